"""Runs one job of one peer once and prints what it answered, how long it took and what it held."""

import importlib
import json
import resource
import sys
import time

# Who is a program of its own.
OUTSIDE = ("kajitori", "decoding", "rust4pm")


def main():
    peer, job, files, folder = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), sys.argv[4]
    module = importlib.import_module(f"with_{peer}")
    run = module.JOBS[job]
    getattr(module, "PREPARE", {}).get(job, lambda *_: None)(files, folder)
    cpu, wall = spent(), time.perf_counter()
    answer = run(files, folder)
    wall, cpu = time.perf_counter() - wall, spent() - cpu
    who = resource.RUSAGE_CHILDREN if peer in OUTSIDE else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss * 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak, "answer": answer}))


def spent():
    """Processor seconds of this process and of those that it waited for."""
    whole = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    times = [resource.getrusage(who) for who in whole]
    return sum(t.ru_utime + t.ru_stime for t in times)


main()
