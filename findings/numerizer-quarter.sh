#!/usr/bin/env bash
# Belief:    writing the numbers of a sentence in figures leaves its other words alone: "in the quarter" tells when, and is no number.
# Behaviour: numerizer writes "in the/4": it takes the quarter of a year for a fourth part and glues it to the article before it; "the second
#            quarter" becomes "the 2nd/4".
# Version:   numerizer 0.2.4
# Why:       sentences on the results of firms come out with words that stand in no paper, and the time is lost with them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check numerizer==0.2.4 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from numerizer import numerize

print("numerizer", version("numerizer"))
told = "The yard lost two ships in the quarter."
written = numerize(told)
print(f"{told!r} -> {written!r}")
sys.exit(0 if written == "The yard lost 2 ships in the/4." else 1)
PYTHON
