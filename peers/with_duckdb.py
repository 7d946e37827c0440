"""What DuckDB can do of each job, as its users would write it."""

import duckdb

from said import edges, pairs

COLUMNS = "案件番号 AS kase, 工程 AS act, 日時 AS ts, 担当部署 AS org"


def connect(folder):
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET temp_directory='{folder}/duckdb-temp'")
    connection.execute("SET preserve_insertion_order=false")
    return connection


def load_csv(files, folder):
    """CSV to a Parquet file sorted by case and time."""
    connect(folder).execute(
        f"COPY (SELECT * FROM read_csv('{files['csv']}') ORDER BY 案件番号, 日時) "
        f"TO '{folder}/duckdb-sorted.parquet' (FORMAT parquet, COMPRESSION zstd)"
    )
    return {}


def flow(connection, source):
    """Directly-follows with durations."""
    rows = connection.execute(
        "WITH e AS (SELECT act, ts, lead(act) OVER w AS nxt, lead(ts) OVER w AS nts "
        f"FROM {source} WINDOW w AS (PARTITION BY kase ORDER BY ts)) "
        "SELECT act, nxt, count(*), sum(epoch_us(nts) - epoch_us(ts)) FROM e "
        "WHERE nxt IS NOT NULL GROUP BY ALL"
    ).fetchall()
    return edges((str(a), str(b), n, us) for a, b, n, us in rows)


def variants(connection, source):
    """Variants, and the lead time of every case."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE c AS SELECT kase, list(act ORDER BY ts) AS v, "
        f"max(epoch_us(ts)) - min(epoch_us(ts)) AS lead FROM {source} GROUP BY kase"
    )
    total = connection.execute("SELECT count(DISTINCT v) FROM c").fetchone()[0]
    top = connection.execute(
        "SELECT count(*) FROM c GROUP BY v ORDER BY 1 DESC LIMIT 10"
    ).fetchall()
    cases, lead = connection.execute("SELECT count(*), sum(lead) FROM c").fetchone()
    said = {"variants": total, "top": [n for (n,) in top]}
    return said | {"cases": cases, "lead_us": int(lead)}


def trace_text(files, folder):
    connection = connect(folder)
    source = f"(SELECT {COLUMNS} FROM read_parquet('{files['parquet']}'))"
    return {"edges": flow(connection, source)} | variants(connection, source)


def trace_store(files, folder):
    """The same from our own sorted files, with their integer codes."""
    connection = connect(folder)
    source = (
        '(SELECT "case" AS kase, activity AS act, "time" AS ts '
        f"FROM read_parquet({files['segments']}))"
    )
    said = {"edges": flow(connection, source)} | variants(connection, source)
    said.pop("edges")
    return said


def network(connection, source):
    rows = connection.execute(
        "WITH e AS (SELECT org, lead(org) OVER (PARTITION BY kase ORDER BY ts) AS nxt "
        f"FROM {source}) SELECT org, nxt, count(*) FROM e "
        "WHERE nxt IS NOT NULL GROUP BY ALL"
    ).fetchall()
    again = connection.execute(
        f"SELECT act, count(*) FROM (SELECT kase, act FROM {source} GROUP BY ALL "
        "HAVING count(*) > 1) GROUP BY act"
    ).fetchall()
    return {"handover": pairs(rows), "rework": dict(sorted(again))}


def network_text(files, folder):
    connection = connect(folder)
    return network(connection, f"(SELECT {COLUMNS} FROM read_parquet('{files['parquet']}'))")


def pack(files, folder):
    """Its part of a pack from CSV: reading, the map, variants, lead times, hand-overs."""
    connection = connect(folder)
    connection.execute(
        f"CREATE TABLE log AS SELECT {COLUMNS} FROM read_csv('{files['csv']}')"
    )
    said = {"edges": flow(connection, "log")} | variants(connection, "log")
    return said | network(connection, "log")


JOBS = {
    "import-csv": load_csv,
    "trace": trace_text,
    "trace-store": trace_store,
    "network": network_text,
    "pack": pack,
}
