#!/usr/bin/env bash
# Belief:    `alpha2digit` writes "1.3 million" as one number, or leaves it: it is the form in which papers print large numbers.
# Behaviour: it writes "1.3 1000000", two numbers. Only the word is changed, the figure before it is not its factor; "three million" is
#            3000000 as it should be.
# Version:   text2num 3.1.0
# Why:       whoever compares two reports by their numbers after that compares 1.3 with 1.4 and a million with a million.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check text2num==3.1.0 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from text_to_num import alpha2digit

print("text2num", version("text2num"))
found = {told: alpha2digit(told, "en") for told in ("1.3 million children", "three million children")}
for told, written in found.items():
    print(f"{told!r} -> {written!r}")
sys.exit(0 if list(found.values()) == ["1.3 1000000 children", "3000000 children"] else 1)
PYTHON
