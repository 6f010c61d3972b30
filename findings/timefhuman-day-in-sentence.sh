#!/usr/bin/env bash
# Belief:    timefhuman finds dates in any text, as it says of itself: what “12 June 2024” is, it is in a sentence too.
# Behaviour: alone it is the twelfth; behind another word (“on 12 June 2024”) it is the first of June. “12 to 14 June 2024” is an hour of that
#            first of June: from noon to two. June 12, 2024 is right in both places.
# Version:   timefhuman 0.1.5
# Why:       the way in which most of the world writes a date moves every vote and deadline of a report to the first of its month.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check timefhuman==0.1.5 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import datetime
import sys

from timefhuman import tfhConfig, timefhuman

config = tfhConfig(now=datetime.datetime(2024, 5, 15, 12))
found = {
    told: str(timefhuman(told, config))
    for told in ("12 June 2024", "The vote is on 12 June 2024.", "The vote is on June 12, 2024.", "12 to 14 June 2024")
}
for told, value in found.items():
    print(f"{told:<30} {value}")
right, first = "datetime.datetime(2024, 6, 12, 0, 0)", "datetime.datetime(2024, 6, 1, 0, 0)"
hours = "(datetime.datetime(2024, 6, 1, 12, 0), datetime.datetime(2024, 6, 1, 14, 0))"
sys.exit(list(found.values()) != [f"[{value}]" for value in (right, first, right, hours)])
PYTHON
