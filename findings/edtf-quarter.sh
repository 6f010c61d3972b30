#!/usr/bin/env bash
# Belief:    a reader of dates in plain English for EDTF, which has a code for each quarter of a year (33 to 36), reads "Q1 2024" as the first
#            quarter, or says that it cannot.
# Behaviour: edtf gives 2024-01 for it, January alone, without a mark of doubt; "Q3 2024" gives March. The number of the quarter is taken for
#            that of a month. Seasons ("spring 2024") are read with their codes.
# Version:   edtf 5.0.2
# Why:       results of firms are told by quarters: what was earned from July to September is dated to March, before the quarter began.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check edtf==5.0.2 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from edtf import text_to_edtf

print("edtf", version("edtf"))
found = {told: text_to_edtf(told) for told in ("Q1 2024", "Q3 2024", "spring 2024")}
for told, value in found.items():
    print(f"{told!r}: {value}")
sys.exit(0 if (found["Q1 2024"], found["Q3 2024"], found["spring 2024"]) == ("2024-01", "2024-03", "2024-21") else 1)
PYTHON
