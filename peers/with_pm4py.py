"""What PM4Py can do of each job, as its users would write it."""

import contextlib
import io

with contextlib.redirect_stdout(io.StringIO()):
    import pm4py
import pandas as pd

from said import edges, pairs

NAMES = {"案件番号": "case:concept:name", "工程": "concept:name", "日時": "time:timestamp"}
NAMES |= {"担当部署": "org:group"}
DAY = 86_400
WEEK = [(d * DAY + a * 3600, d * DAY + b * 3600) for d in range(5) for a, b in ((9, 12), (13, 18))]


def frame_of_csv(path):
    return ready(pd.read_csv(path))


def frame_of_parquet(path):
    return ready(pd.read_parquet(path, columns=list(NAMES)))


def ready(frame):
    frame = frame.rename(columns=NAMES)
    frame["time:timestamp"] = pd.to_datetime(frame["time:timestamp"])
    return pm4py.format_dataframe(frame)


def load_csv(files, _folder):
    """It has no store: reading into a frame."""
    return {"events": len(frame_of_csv(files["csv"]))}


def load_xes(files, _folder):
    """Its reader as it comes."""
    return {"events": len(pm4py.read_xes(files["xes"]))}


def traces(frame):
    counts, _, _ = pm4py.discover_dfg(frame)
    sums = pm4py.discover_performance_dfg(frame, perf_aggregation_key="sum")[0]
    steps = ((a, b, n, round(total(sums[(a, b)]) * 1e6)) for (a, b), n in counts.items())
    variants = pm4py.get_variants(frame)
    leads = pm4py.get_all_case_durations(frame)
    return {
        "edges": edges(steps),
        "variants": len(variants),
        "top": sorted((int(n) for n in variants.values()), reverse=True)[:10],
        "cases": len(leads),
        "lead_us": round(sum(leads) * 1e6),
    }


def total(value):
    return value["sum"] if isinstance(value, dict) else value


def trace_text(files, _folder):
    return traces(frame_of_parquet(files["parquet"]))


def lead_in_business_time(files, _folder):
    """Weekly slots in UTC without holidays, zone or stop clocks: it has none of these."""
    frame = frame_of_parquet(files["parquet"])
    return business_leads(frame)


def business_leads(frame):
    leads = pm4py.get_all_case_durations(frame, business_hours=True, business_hour_slots=WEEK)
    return {"cases": len(leads)}


def networks(frame):
    handed = pm4py.discover_handover_of_work_network(frame, resource_key="org:group")
    again = pm4py.get_rework_cases_per_activity(frame)
    found = {"rework": {k: int(v) for k, v in sorted(again.items())}}
    found["handover_pairs"] = len(handed.connections)
    pm4py.discover_performance_dfg(frame, business_hours=True, business_hour_slots=WEEK)
    return found


def network(files, _folder):
    """Hand-overs, rework, and the performance map in business time."""
    return networks(frame_of_parquet(files["parquet"]))


def discovery(files, _folder):
    frame = frame_of_parquet(files["parquet"])
    tree = pm4py.discover_process_tree_inductive(frame, noise_threshold=0.2)
    return {"tree": str(tree)[:200]}


def pack(files, _folder):
    """Its part of a pack from CSV."""
    frame = frame_of_csv(files["csv"])
    return traces(frame) | business_leads(frame) | networks(frame)


JOBS = {
    "import-csv": load_csv,
    "import-xes": load_xes,
    "trace": trace_text,
    "lead": lead_in_business_time,
    "network": network,
    "discovery": discovery,
    "pack": pack,
}
