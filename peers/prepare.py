"""The files of the jobs: the same log as CSV, zstd Parquet, XES and store."""

import json
import pathlib
import shutil
import subprocess
import time

import duckdb


def files(options, rows):
    folder = pathlib.Path(options.folder) / str(rows)
    folder.mkdir(parents=True, exist_ok=True)
    here = pathlib.Path(__file__).resolve().parents[1] / "crates/xtask/bench"
    found = {
        "rows": rows,
        "folder": str(folder),
        "csv": str(folder / "events.csv"),
        "more": str(folder / "more.csv"),
        "parquet": str(folder / "events.parquet"),
        "store": str(folder / "store"),
        "kajitori": options.kajitori,
        "decode": options.decode,
        "rust4pm": options.rust4pm,
        "mapping": str(here / "mapping.toml"),
        "agreement": str(here / "agreement.toml"),
        "key": str(folder / "operators.key"),
    }
    csv(options, rows, found)
    parquet(found)
    store(options, found)
    found["segments"] = segments(found["store"])
    found["import"] = float((folder / "import").read_text())
    if rows <= 1_000_000:
        found["xes"] = str(folder / "events.xes")
        xes(options, found)
    return found


def csv(options, rows, found):
    """The log, and one percent more of it: the newest events apart."""
    if not pathlib.Path(found["csv"]).exists():
        whole = pathlib.Path(found["folder"]) / "whole.csv"
        more = rows // 100
        ours(options, "sample", "--bench", str(rows + more), "--out", str(whole))
        with whole.open(encoding="utf-8") as lines:
            header = next(lines)
            with open(found["csv"], "w", encoding="utf-8") as out:
                out.write(header)
                for _ in range(rows):
                    out.write(next(lines))
            with open(found["more"], "w", encoding="utf-8") as out:
                out.write(header)
                out.writelines(lines)
        whole.unlink()


def parquet(found):
    """Cases interleaved in time order, texts as texts, zstd."""
    if not pathlib.Path(found["parquet"]).exists():
        duckdb.sql(
            f"COPY (SELECT * FROM read_csv('{found['csv']}')) TO '{found['parquet']}' "
            "(FORMAT parquet, COMPRESSION zstd)"
        )


def store(options, found):
    made = pathlib.Path(found["folder"]) / "import"
    if not pathlib.Path(found["store"]).exists() or not made.exists():
        shutil.rmtree(found["store"], ignore_errors=True)
        began = time.perf_counter()
        ours(options, "store", "add", "--store", found["store"], "--mapping", found["mapping"],
             "--key", found["key"], found["csv"])
        made.write_text(str(time.perf_counter() - began))


def segments(folder):
    """The files with events, as the catalogue names them."""
    entries = sorted(pathlib.Path(folder).glob("catalogue/*.json"))
    batches = [json.loads(entry.read_text(encoding="utf-8")) for entry in entries]
    return [f"{folder}/{s['file']['name']}" for batch in batches for s in batch["segments"]]


def xes(options, found):
    if not pathlib.Path(found["xes"]).exists():
        ours(options, "log", "export", found["csv"], "--mapping", found["mapping"], "--key",
             found["key"], "--to", "xes", "--out", found["xes"])


def ours(options, *arguments):
    subprocess.run([options.kajitori, *arguments, "--quiet"], check=True)
