#!/usr/bin/env bash
# Belief:    a finder of amounts that knows “half a dozen” as half and “a half million” as 500,000 reads “half a million” as 500,000 too.
# Behaviour: quantulum3 gives 1,500,000, “a” being the one to which the half is added; “half a billion dollars” is 1.5 billion. “A million and a half”
#            is 1,000,000.5.
# Version:   quantulum3 0.10.0
# Why:       it is how news tells crowds, votes and damages that nobody counted, and each of them becomes three times as large.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check quantulum3==0.10.0 2>/dev/null
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import sys

from quantulum3 import parser

expected = {
    "A half million people marched.": 500_000,
    "Half a million people marched.": 1_500_000,
    "The flood cost half a billion dollars.": 1_500_000_000,
    "A million and a half people voted.": 1_000_000.5,
}
found = {told: [amount.value for amount in parser.parse(told)] for told in expected}
for told, values in found.items():
    print(f"{told:<42}", *(f"{value:,}" for value in values))
sys.exit(any(found[told] != [value] for told, value in expected.items()))
PYTHON
