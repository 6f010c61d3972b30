#!/usr/bin/env bash
# Belief:    a page whose byline says “By Maud Ferris, March 5, 2024” is of the same day when the month is written as American papers write
#            it, “Mar. 5, 2024”.
# Behaviour: it is then of January 1, 2024, with no sign that only the year was found; “Sept 30, 2023” is January 1, 2023. Either way the
#            month becomes a second author: “Maud Ferris; Mar 5”.
# Version:   trafilatura 2.3.1 with htmldate 1.11.0
# Why:       whoever sorts a year's reports by day finds those of autumn before those of spring.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check trafilatura==2.3.1 htmldate==1.11.0 lxml_html_clean==0.4.6 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys

import trafilatura

PAGE = (
    '<html lang="en"><head><title>Mine closes</title></head><body><article><h1>Mine closes</h1><div class="byline">By Maud Ferris, {}</div>'
    "<p>The mine of Larkhaven will close in June, and 400 people will lose their work, the council said on Friday.</p></article></body></html>"
)
expected = {
    "March 5, 2024": ("2024-03-05", "Maud Ferris; March 5"),
    "Mar. 5, 2024": ("2024-01-01", "Maud Ferris; Mar 5"),
    "Sept 30, 2023": ("2023-01-01", "Maud Ferris; Sept"),
}
wrong = 0
for told, (day, author) in expected.items():
    found = trafilatura.extract_metadata(PAGE.format(told))
    print(f"{told:<14} {found.date}  {found.author}")
    wrong += (found.date, found.author) != (day, author)
sys.exit(wrong > 0)
PYTHON
