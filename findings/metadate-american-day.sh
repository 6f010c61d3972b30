#!/usr/bin/env bash
# Belief:    a finder of dates that is given a day as American papers write it (06/14/2024) finds that day, or nothing.
# Behaviour: metadate finds the year in it and calls all of 2024 the date: the grain of a day is read as the grain of a year, and nothing
#            says that month and day were left out. The same day in the form 2024-06-14 is read as the day.
# Version:   metadate 0.6.2
# Why:       in a timeline made of news the event moves to the first of January, or fills a year, while its sentence names the day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check metadate==0.6.2 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from metadate import parse_date

print("metadate", version("metadate"))
found = {}
for told in ("The form was stamped 06/14/2024.", "The form was stamped 2024-06-14."):
    period = parse_date(told)
    found[told] = (period.start_date, period.end_date)
    print(f"{told!r}: from {period.start_date} to {period.end_date}")
days = [(end - start).days for start, end in found.values()]
sys.exit(0 if days[0] > 300 and days[1] <= 1 else 1)
PYTHON
