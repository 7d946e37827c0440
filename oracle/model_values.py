"""Writes the process trees that PM4Py discovers in the public logs to golden/models.json.

Usage: python model_values.py FOLDER_OF_LOGS

The trees are in its own notation. PM4Py runs here, in a process of its own, and only when somebody
renews the file; nothing of it is part of the product.
"""

import hashlib
import json
import pathlib
import sys

import pm4py

LOGS = [
    "running-example.xes",
    "repairExample.xes.gz",
    "receipt_coselog.xes.gz",
    "sepsis.xes.gz",
    "bpic2020_DomesticDeclarations.xes.gz",
]
NOISE = {"0": 0.0, "200": 0.2}


def main():
    folder = pathlib.Path(sys.argv[1])
    found = {"pm4py": pm4py.__version__, "logs": {}}
    for name in LOGS:
        path = folder / name
        log = pm4py.read_xes(str(path))
        trees = {
            key: str(pm4py.discover_process_tree_inductive(log, noise_threshold=noise))
            for key, noise in NOISE.items()
        }
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        found["logs"][name] = {"source_sha256": sha256, "trees": trees}
    golden = pathlib.Path(__file__).parent / "golden" / "models.json"
    golden.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


main()
