"""Ours, as its users would call it: every job is a start of the program, and its whole time counts."""

import json
import pathlib
import shutil
import subprocess

from said import edges, pairs


def call(files, *arguments):
    done = subprocess.run(
        [files["kajitori"], *arguments, "--quiet"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}\n{done.stderr}")
    return done.stdout


def answer(files, *arguments):
    return json.loads(call(files, "log", *arguments, "--store", files["store"], "--json"))["answer"]


def load_csv(files, folder):
    add(files, f"{folder}/store-again", files["csv"], "--mapping", files["mapping"])
    return {}


def load_xes(files, folder):
    add(files, f"{folder}/store-xes", files["xes"])
    return {"events": listed(files, f"{folder}/store-xes")}


def add(files, store, *rest):
    shutil.rmtree(store, ignore_errors=True)
    call(files, "store", "add", "--store", store, "--key", files["key"], *rest)


def listed(files, store):
    batches = json.loads(call(files, "store", "list", "--store", store, "--json"))
    return sum(batch["counts"]["accepted"] for batch in batches)


def trace(files, _folder):
    found = answer(files, "overview", "--no-median", "--top", "10")
    names = [node["activity"] for node in found["follows"]["nodes"]]
    steps = found["follows"]["edges"]
    said = variants_and_leads(found)
    said["edges"] = edges(
        (names[e["from"]], names[e["to"]], e["count"], e["clock"]["total"]) for e in steps
    )
    return said


def trace_store(files, folder):
    said = trace(files, folder)
    said.pop("edges")
    return said


def variants_and_leads(found):
    clock = found["durations"]["clock"]
    return {
        "variants": found["variants"]["distinct"],
        "top": [variant["cases"] for variant in found["variants"]["variants"]][:10],
        "cases": clock["count"],
        "lead_us": clock["total"],
    }


def lead(files, _folder):
    """Weekdays 9–12 and 13–18 in Tokyo without its holidays; who held the case, by agreement."""
    found = answer(files, "durations", "--no-median", "--agreement", files["agreement"])
    return {"cases": found["clock"]["count"]}


def network(files, _folder):
    handed = answer(files, "handover", "--no-median", "--top", "1000")
    names = [org["org"] for org in handed["orgs"]]
    rows = [(names[p["from"]], names[p["to"]], p["count"]) for p in handed["pairs"]]
    again = answer(files, "rework", "--top", "1000")["activities"]
    answer(files, "dfg", "--no-median", "--calendar", "japan-office")
    rework = {a["activity"]: a["repeated"] for a in again if a["repeated"]}
    return {
        "handover": pairs(rows),
        "handover_pairs": len(rows),
        "rework": dict(sorted(rework.items())),
    }


def discovery(files, folder):
    out = f"{folder}/model.bpmn"
    call(files, "log", "model", "--store", files["store"], "--method", "inductive", "--noise",
         "0.2", "--out", out)
    return {"bytes": pathlib.Path(out).stat().st_size}


def measure(files, folder, store=None):
    """Everything that the agreement with its ten levels asks for, into pack.json."""
    store = store or files["store"]
    shutil.rmtree(f"{store}/cache", ignore_errors=True)
    return figures(files, folder, "--store", store)


def figures(files, folder, *log):
    call(files, "pack", "--agreement", files["agreement"], "--month", "2026-09", "--figures",
         "--out", f"{folder}/pack", *log)
    return {}


def measured_store(files, folder):
    """A store that was measured, before more comes in."""
    store = f"{folder}/store-more"
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(files["store"], store)
    measure(files, folder, store)


def incremental(files, folder):
    store = f"{folder}/store-more"
    call(files, "store", "add", "--store", store, "--key", files["key"], "--mapping",
         files["mapping"], files["more"])
    return figures(files, folder, "--store", store)


def pack(files, folder):
    return figures(files, folder, "--log", files["csv"], "--mapping", files["mapping"], "--key",
                   files["key"])


PREPARE = {"incremental": measured_store}
JOBS = {
    "measure": measure,
    "incremental": incremental,
    "pack": pack,
    "import-csv": load_csv,
    "import-xes": load_xes,
    "trace": trace,
    "trace-store": trace_store,
    "lead": lead,
    "network": network,
    "discovery": discovery,
}
