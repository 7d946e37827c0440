"""Every job with every peer, side by side in one run: answers are compared before times are told.

usage: bench.py --kajitori PATH [--decode PATH] [--rust4pm PATH] --folder DIR --rows N[,N…] [--runs 5]
       [--jobs JOB[,JOB…]] [--most N] [--json FILE]
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys

import prepare
from table import show

# job, what it is, who can do it, and what is asked of us: times faster than whom
JOBS = [
    ("import-csv", "CSV → store", ("kajitori", "duckdb", "polars", "pm4py"),
     {"duckdb": 1.5, "polars": 1.5, "pm4py": 15}),
    ("import-xes", "XES → store", ("kajitori", "rust4pm", "pm4py"), {"rust4pm": 4, "pm4py": 40}),
    ("trace", "directly-follows with durations, variants, lead times",
     ("kajitori", "duckdb", "polars", "pm4py"), {"duckdb": 25, "polars": 25, "pm4py": 150}),
    ("trace-store", "the same, peers on our sorted files", ("kajitori", "duckdb", "polars"),
     {"duckdb": 10, "polars": 10}),
    ("lead", "lead times in business time", ("kajitori", "pm4py"), {"pm4py": 100}),
    ("network", "hand-overs, rework, performance map in business time",
     ("kajitori", "duckdb", "polars", "pm4py"), {"duckdb": 5, "pm4py": 50}),
    ("discovery", "inductive miner, noise 0.2", ("kajitori", "pm4py"), {"pm4py": 10}),
    ("measure", "the whole monthly measurement, ten levels", ("kajitori", "decoding"), {}),
    ("incremental", "1 % more data into a measured store", ("kajitori",), {}),
    ("pack", "from CSV to all measures and pack.json", ("kajitori", "duckdb", "pm4py"),
     {"duckdb": 3, "pm4py": 25}),
]
# Sizes at which only some jobs are asked for.
ONLY = {5_000_000: ("pack",)}
# What reads the store, and so profits from what importing did.
STORED = ("trace", "trace-store", "lead", "network", "discovery", "measure")
# A job that takes longer than this once is not repeated; the table says how often it ran.
LONG = 60.0
HERE = pathlib.Path(__file__).parent


def main():
    options = arguments()
    tables = []
    for rows in options.rows.split(","):
        files = prepare.files(options, int(rows))
        done = [measured for job in JOBS if (measured := run(job, files, options))]
        tables.append({"rows": int(rows), "jobs": with_import(done, files)})
        print(show(tables[-1]), flush=True)
        if options.json:
            pathlib.Path(options.json).write_text(json.dumps(tables, ensure_ascii=False, indent=1))


def with_import(jobs, files):
    """Says beside each job that reads the store how long making it took."""
    imports = [job["peers"]["kajitori"]["wall"] for job in jobs if job["job"] == "import-csv"]
    seconds = imports[0] if imports else files["import"]
    return [job | ({"import": seconds} if job["job"] in STORED else {}) for job in jobs]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kajitori", required=True)
    parser.add_argument("--decode")
    parser.add_argument("--rust4pm")
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rows", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", help="only these, by comma")
    parser.add_argument("--most", type=int, default=5_000_000, help="most rows for PM4Py")
    parser.add_argument("--json")
    return parser.parse_args()


def run(job, files, options):
    """Runs a job with each peer in turn, so that a slow minute of the machine hits all alike."""
    name, title, peers, asked = job
    wanted = options.jobs.split(",") if options.jobs else ONLY.get(files["rows"], [name])
    if name not in wanted:
        return None
    peers = [peer for peer in peers if can(peer, name, files, options)]
    taken = {peer: [] for peer in peers}
    for turn in range(options.runs):
        for peer in peers:
            if turn == 0 or taken[peer][0]["wall"] < LONG:
                taken[peer].append(once(peer, name, files, options))
        if turn == 0:
            compare(name, {peer: runs[0]["answer"] for peer, runs in taken.items()})
    found = {}
    for peer, runs in taken.items():
        middle = {key: statistics.median(r[key] for r in runs) for key in ("wall", "cpu", "peak")}
        found[peer] = middle | {"runs": len(runs)}
    return {"job": name, "title": title, "asked": asked, "peers": found}


def can(peer, job, files, options):
    if peer in ("rust4pm", "decoding") and not files["decode" if peer == "decoding" else peer]:
        return False
    if job == "import-xes" and "xes" not in files:
        return False
    return peer != "pm4py" or files["rows"] <= options.most


def once(peer, job, files, options):
    command = [sys.executable, str(HERE / "one.py"), peer, job, json.dumps(files), files["folder"]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{peer} failed at {job}:\n{done.stderr}")
    measured = json.loads(done.stdout.splitlines()[-1])
    print(f"  {files['rows']:>11} {job:12} {peer:9} {measured['wall']:9.3f} s", file=sys.stderr)
    return measured


def compare(job, answers):
    """Stops unless all who answered a question gave the same answer."""
    keys = {key for answer in answers.values() for key in answer}
    for key in sorted(keys):
        said = {peer: answer[key] for peer, answer in answers.items() if key in answer}
        if any(value != next(iter(said.values())) for value in said.values()):
            shown = "\n".join(f"  {peer}: {str(value)[:400]}" for peer, value in said.items())
            sys.exit(f"{job}: the answers to '{key}' differ:\n{shown}")


main()
