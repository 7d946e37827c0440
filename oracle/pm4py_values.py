"""Writes what PM4Py says about the public logs to golden/<log>.json.

Usage: python pm4py_values.py FOLDER_OF_LOGS [NAME ...]

The tests of crates/measures compare our figures with these files. PM4Py runs here, in a process of
its own, and only when somebody renews the files; nothing of it is part of the product.
"""

import hashlib
import json
import pathlib
import sys

import pandas as pd
import pm4py

LOGS = [
    "bpic2013_incidents",
    "receipt_coselog",
    "sepsis",
    "bpic2012",
    "bpic2020_DomesticDeclarations",
]
CASE, ACTIVITY, TIME, RESOURCE = (
    "case:concept:name",
    "concept:name",
    "time:timestamp",
    "org:resource",
)
# Monday to Friday, 09:00 to 17:00, in seconds since Monday 00:00 UTC.
SLOTS = [(day * 86400 + 9 * 3600, day * 86400 + 17 * 3600) for day in range(5)]


def digest(lines):
    """SHA-256 of the lines in byte order, each ended by a line feed."""
    whole = hashlib.sha256()
    for line in sorted(line.encode() for line in lines):
        whole.update(line + b"\n")
    return whole.hexdigest()


def in_order(path):
    """The log as a data frame: by case, then time, then the order of the file."""
    frame = pm4py.read_xes(str(path))
    frame[TIME] = pd.to_datetime(frame[TIME], utc=True)
    frame["place"] = range(len(frame))
    return frame.sort_values([CASE, TIME, "place"]).reset_index(drop=True)


def follows(frame):
    counts, starts, ends = pm4py.discover_dfg(frame)
    times, _, _ = pm4py.discover_performance_dfg(frame)
    edges = [
        [a, b, int(n), round(float(times[(a, b)]["mean"]) * 1000)]
        for (a, b), n in counts.items()
    ]
    return {
        "edges": sorted(edges),
        "starts": {k: int(v) for k, v in sorted(starts.items())},
        "ends": {k: int(v) for k, v in sorted(ends.items())},
    }


def variants(frame):
    counts = {"\t".join(v): int(n) for v, n in pm4py.get_variants(frame).items()}
    top = sorted(counts.items(), key=lambda v: (-v[1], v[0].encode()))[:10]
    return {
        "count": len(counts),
        "sha256": digest(f"{n}\t{v}" for v, n in counts.items()),
        "top": [[v.split("\t"), n] for v, n in top],
    }


def durations(frame, **how):
    milliseconds = [round(s * 1000) for s in pm4py.get_all_case_durations(frame, **how)]
    return {
        "count": len(milliseconds),
        "sum_ms": sum(milliseconds),
        "max_ms": max(milliseconds),
        "sha256": digest(str(m) for m in milliseconds),
    }


def handovers(frame):
    """Shares turned back into counts; PM4Py divides each count by their sum."""
    known = frame[frame[RESOURCE].notna()]
    if known.empty:
        return None
    total = len(known) - known[CASE].nunique()
    shares = pm4py.discover_handover_of_work_network(known).connections
    counts = sorted((round(share * total) for share in shares.values()), reverse=True)
    pairs = [f"{a}\t{b}\t{round(share * total)}" for (a, b), share in shares.items()]
    return {
        "total": total,
        "pairs": len(counts),
        "largest": counts[:50],
        "counts_sha256": digest(str(n) for n in counts),
        "pairs_sha256": digest(pairs),
    }


def values(path):
    frame = in_order(path)
    return {
        "pm4py": pm4py.__version__,
        "source_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "events": len(frame),
        "cases": int(frame[CASE].nunique()),
        "follows": follows(frame),
        "variants": variants(frame),
        "durations": durations(frame),
        "business_durations": durations(frame, business_hours=True, business_hour_slots=SLOTS),
        "handovers": handovers(frame) if RESOURCE in frame.columns else None,
        "rework": {
            k: int(v) for k, v in sorted(pm4py.get_rework_cases_per_activity(frame).items())
        },
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    golden = pathlib.Path(__file__).parent / "golden"
    golden.mkdir(exist_ok=True)
    for name in sys.argv[2:] or LOGS:
        found = values(folder / f"{name}.xes.gz")
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (golden / f"{name}.json").write_text(text + "\n")
        print(name, found["events"], found["cases"], found["variants"]["count"])


main()
