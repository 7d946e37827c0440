"""What Polars can do of each job, as its users would write it."""

import polars as pl

from said import edges, pairs


def load_csv(files, folder):
    """CSV to a Parquet file sorted by case and time."""
    frame = pl.read_csv(files["csv"], try_parse_dates=True)
    frame = frame.sort(["案件番号", "日時"])
    frame.write_parquet(f"{folder}/polars-sorted.parquet", compression="zstd")
    return {}


def trace(frame, case, activity, time):
    frame = frame.sort([case, time])
    nxt = pl.col(activity).shift(-1)
    same = pl.col(case) == pl.col(case).shift(-1)
    gap = (pl.col(time).shift(-1) - pl.col(time)).dt.total_microseconds()
    steps = (
        frame.select(pl.col(activity).alias("a"), nxt.alias("b"), gap.alias("us"), same.alias("s"))
        .filter(pl.col("s"))
        .group_by("a", "b")
        .agg(pl.len().alias("n"), pl.col("us").sum())
    )
    cases = frame.group_by(case).agg(
        pl.col(activity).alias("v"),
        (pl.col(time).max() - pl.col(time).min()).dt.total_microseconds().alias("lead"),
    )
    by_variant = cases.group_by("v").agg(pl.len().alias("n"))
    top = by_variant.select(pl.col("n").top_k(10)).to_series().sort(descending=True)
    said = {
        "edges": edges((str(a), str(b), n, us) for a, b, n, us in steps.select("a", "b", "n", "us").rows()),
        "variants": by_variant.height,
        "top": [int(n) for n in top],
        "cases": cases.height,
        "lead_us": int(cases["lead"].sum()),
    }
    return said


def trace_text(files, _folder):
    frame = pl.read_parquet(files["parquet"], columns=["案件番号", "工程", "日時"])
    return trace(frame, "案件番号", "工程", "日時")


def trace_store(files, _folder):
    frame = pl.read_parquet(files["segments"], columns=["case", "activity", "time"])
    said = trace(frame, "case", "activity", "time")
    said.pop("edges")
    return said


def network_text(files, _folder):
    frame = pl.read_parquet(files["parquet"], columns=["案件番号", "工程", "日時", "担当部署"])
    frame = frame.sort(["案件番号", "日時"])
    same = pl.col("案件番号") == pl.col("案件番号").shift(-1)
    steps = (
        frame.select(
            pl.col("担当部署").alias("a"), pl.col("担当部署").shift(-1).alias("b"), same.alias("s")
        )
        .filter(pl.col("s"))
        .group_by("a", "b")
        .len()
    )
    again = (
        frame.group_by("案件番号", "工程").len().filter(pl.col("len") > 1).group_by("工程").len()
    )
    return {"handover": pairs(steps.rows()), "rework": dict(sorted(again.rows()))}


JOBS = {
    "import-csv": load_csv,
    "trace": trace_text,
    "trace-store": trace_store,
    "network": network_text,
}
