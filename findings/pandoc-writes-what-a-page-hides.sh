#!/usr/bin/env bash
# Belief:    pandoc makes of a web page what its reader sees.
# Behaviour: pandoc's HTML reader knows neither the attribute `hidden` nor display:none, and writes closed dialogs, templates and noscript as well:
#            six paragraphs of a page that shows one.
# Version:   pandoc 3 of pypandoc_binary 1.15
# Why:       drafts, log-in walls and consent notices become paragraphs of the report in every EPUB and Word file that is made from a page.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pypandoc_binary==1.15 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys

import pypandoc

page = (
    "<p>The bridge will close.</p><p hidden>Draft by attribute.</p><p style='display:none'>Draft by style.</p>"
    "<dialog><p>Log in to read on.</p></dialog><template><p>Template.</p></template><noscript><p>Switch scripts on.</p></noscript>"
)
found = pypandoc.convert_text(page, "plain", format="html")
print("pandoc", pypandoc.get_pandoc_version())
print(found)
hidden = ("Draft by attribute.", "Draft by style.", "Log in to read on.", "Template.", "Switch scripts on.")
sys.exit(not all(words in found for words in hidden))
PYTHON
