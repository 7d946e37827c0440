"""Writes what DuckDB says about the public logs to golden/explore/<log>.json.

Usage: python explore_values.py FOLDER_OF_LOGS [NAME ...]

Every figure is a query over one table of events; where PM4Py answers the same question, both must
agree before anything is written. The tests of crates/measures compare our answers with these files.
"""

import hashlib
import json
import pathlib
import sys

import duckdb
import pandas as pd
import pm4py

CASE, ACTIVITY, TIME = "case:concept:name", "concept:name", "time:timestamp"
XES = dict(case=CASE, activity=ACTIVITY, time=TIME, org="org:group", operator="org:resource")
DISCO = dict(XES, org=None)
# name of the file -> its columns, and for CSV how times are written
LOGS = {
    "bpic2012.xes.gz": XES,
    "bpic2013_incidents.xes.gz": XES,
    "bpic2020_DomesticDeclarations.xes.gz": XES,
    "receipt_coselog.xes.gz": XES,
    "repairExample.xes.gz": XES,
    "running-example.xes": XES,
    "sepsis.xes.gz": XES,
    "running-example.csv": DISCO,
    "Production.csv": DISCO,
    "P2PFin.csv.gz": dict(
        case="case_id", activity="activity", time="end_time", org=None, operator="resource",
        zone="Asia/Tokyo",
    ),
    "CallcenterExample.csv": dict(
        case="Service ID", activity="Operation", time="End Date", org="Agent Position",
        operator="Agent", zone="Asia/Tokyo", format="%d.%m.%y %H:%M",
    ),
}
# The nearest rank among n ascending values: DuckDB's quantile_disc.
EVENTS = """
create table e as select *, row_number() over w as place,
  lag(activity) over w as before, lead(activity) over w as after,
  time - lag(time) over w as gap
from raw window w as (partition by "case" order by time, number)
"""


def digest(rows):
    """SHA-256 of the rows, tab-separated, in byte order, each ended by a line feed."""
    lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
    whole = hashlib.sha256()
    for line in sorted(line.encode() for line in lines):
        whole.update(line + b"\n")
    return whole.hexdigest()


def events(path, columns):
    if ".xes" in path.name:
        frame = pm4py.read_xes(str(path))
        times = pd.to_datetime(frame[columns["time"]], utc=True)
    else:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        times = pd.to_datetime(
            frame[columns["time"]], format=columns.get("format", "ISO8601"),
            utc="zone" not in columns,
        )
        if "zone" in columns:
            times = times.dt.tz_localize(columns["zone"]).dt.tz_convert("UTC")
    optional = lambda key: frame[columns[key]] if columns[key] in frame.columns else None
    table = pd.DataFrame({
        "case": frame[columns["case"]].astype(str),
        "activity": frame[columns["activity"]].astype(str),
        "time": times.astype("datetime64[us, UTC]").astype("int64"),
        "number": range(len(frame)),
        "org": optional("org"),
        "operator": optional("operator"),
    })
    for key in ("org", "operator"):
        values = table[key].astype(object)
        table[key] = values.where(values.notna() & (values != ""), None)
    return table


def agrees(table, found):
    """PM4Py answers the same where it answers at all."""
    frame = table.rename(columns={"case": CASE, "activity": ACTIVITY})
    frame[TIME] = pd.to_datetime(frame["time"], unit="us", utc=True)
    frame = frame.sort_values([CASE, TIME, "number"]).reset_index(drop=True)
    counts, starts, ends = pm4py.discover_dfg(frame)
    assert {k: int(v) for k, v in counts.items()} == {(a, b): n for a, b, n, *_ in found["edges"]}
    assert dict(starts) == dict(found["starts"]) and dict(ends) == dict(found["ends"])
    ways = {"\t".join(k): int(v) for k, v in pm4py.get_variants(frame).items()}
    assert ways == dict(found["variants"])
    rework = {k: int(v) for k, v in pm4py.get_rework_cases_per_activity(frame).items()}
    assert rework == {row[0]: row[3] for row in found["rework"]}
    known = frame[frame["org"].notna()]
    if len(known):
        total = len(known) - known[CASE].nunique()
        network = pm4py.discover_handover_of_work_network(known, resource_key="org").connections
        theirs = {pair: round(share * total) for pair, share in network.items() if share > 0}
        assert theirs == {(a, b): n for a, b, n, *_ in found["handover"]}


def values(path, columns):
    db = duckdb.connect()
    table = events(path, columns)
    db.register("raw", table)
    db.execute(EVENTS)
    ask = lambda query: db.execute(query).fetchall()
    found = {
        "edges": ask("""select before, activity, count(*), sum(gap)::bigint,
            quantile_disc(gap, 0.5), quantile_disc(gap, 0.9)
            from e where before is not null group by all order by all"""),
        "starts": ask("select activity, count(*) from e where before is null group by 1 order by 1"),
        "ends": ask("select activity, count(*) from e where after is null group by 1 order by 1"),
        "variants": ask("""select way, count(*) from (
            select string_agg(activity, chr(9) order by place) way from e group by "case") group by 1"""),
        "leads": ask("""select count(*), sum(l)::bigint, min(l), quantile_disc(l, 0.1),
            quantile_disc(l, 0.25), quantile_disc(l, 0.5), quantile_disc(l, 0.75),
            quantile_disc(l, 0.9), quantile_disc(l, 0.95), quantile_disc(l, 0.99), max(l)
            from (select max(time) - min(time) l from e group by "case")"""),
        "handover": ask("""select a, org, count(*), sum(gap)::bigint, quantile_disc(gap, 0.5),
            quantile_disc(gap, 0.9)
            from (select org, lag(org) over w a, time - lag(time) over w gap
                  from e where org is not null window w as (partition by "case" order by place))
            where a is not null group by all"""),
        "together": ask("""with o as (select distinct "case", org from e where org is not null)
            select a.org, b.org, count(*) from o a join o b on a."case" = b."case" and a.org < b.org
            group by all"""),
        "rework": ask("""with c as (select activity, "case", count(*) n,
              count(*) filter (where before = activity) again from e group by all)
            select activity, sum(n)::bigint, count(*), count(*) filter (where n > 1),
              sum(n - 1)::bigint, sum(again)::bigint, count(*) filter (where again > 0)
            from c group by 1 having max(n) > 1"""),
        "loops": ask("""select activity, via, count(*), count(distinct "case") from (
              select "case", activity, lag(activity) over w via, lag(activity, 2) over w back
              from e window w as (partition by "case" order by place))
            where back = activity and via <> activity group by all"""),
        "operators": ask("""select activity, sum(n)::bigint, count(*), max(n),
              count(*) filter (where cases >= 5) from (
              select activity, operator, count(*) n, count(distinct "case") cases
              from e where operator is not null group by all) group by 1"""),
        "flow": ask("""with c as (
              select date_trunc('month', timezone('Asia/Tokyo', make_timestamptz(min(time)))) a,
                     date_trunc('month', timezone('Asia/Tokyo', make_timestamptz(max(time)))) z
              from e group by "case")
            select m::date::varchar, count(*) filter (where kind = 'a'),
              count(*) filter (where kind = 'z')
            from (select a m, 'a' kind from c union all select z, 'z' from c) group by 1"""),
    }
    agrees(table, found)
    plain = ("starts", "ends", "leads")
    return {
        "duckdb": duckdb.__version__,
        "pm4py": pm4py.__version__,
        "source_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "events": len(table),
        "cases": int(table["case"].nunique()),
        **{key: [list(row) for row in found[key]] for key in plain},
        **{key: {"rows": len(rows), "sha256": digest(rows)}
           for key, rows in found.items() if key not in plain},
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    golden = pathlib.Path(__file__).parent / "golden" / "explore"
    golden.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:] or LOGS:
        found = values(folder / name, LOGS[name])
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (golden / f"{name}.json").write_text(text + "\n")
        print(name, found["events"], found["cases"], found["variants"]["rows"])


main()
