"""Writes golden/business_hours.json: business time computed by PM4Py for `domain::calendar`.

PM4Py counts in UTC without holidays, so the calendar here does too. Run with Python 3.11+ and
pm4py:  python oracle/business_hours.py
"""

import datetime
import json
import pathlib
import random

import pm4py
from pm4py.util.business_hours import BusinessHours

HOUR = 3600
DAY = 24 * HOUR
# Seconds from Monday 00:00: Monday to Friday 9:00-12:00 and 13:00-18:00, and the night from
# Saturday 22:00 to Sunday 6:30.
SLOTS = [
    (day * DAY + start * HOUR, day * DAY + end * HOUR)
    for day in range(5)
    for start, end in [(9, 12), (13, 18)]
] + [(5 * DAY + 22 * HOUR, 6 * DAY + 6 * HOUR + 1800)]


def main():
    draw = random.Random(20261122)
    first = int(datetime.datetime(2012, 1, 1, tzinfo=datetime.timezone.utc).timestamp())
    pairs = []
    for index in range(200):
        start = first + draw.randrange(400 * DAY)
        length = draw.randrange([2 * HOUR, DAY, 10 * DAY, 400 * DAY][index % 4])
        moments = [
            datetime.datetime.fromtimestamp(second, datetime.timezone.utc)
            for second in (start, start + length)
        ]
        seconds = BusinessHours(*moments, business_hour_slots=SLOTS).get_seconds()
        pairs.append([start, start + length, int(seconds)])
        assert seconds == int(seconds)
    path = pathlib.Path(__file__).parent / "golden" / "business_hours.json"
    lines = ",\n".join("  " + json.dumps(pair) for pair in pairs)
    head = f'{{\n "pm4py": "{pm4py.__version__}",\n "columns": ["from", "until", "business"],\n'
    path.write_text(f'{head} "seconds": [\n{lines}\n ]\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
