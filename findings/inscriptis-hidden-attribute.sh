#!/usr/bin/env bash
# Belief:    a converter of pages to text that heeds display:none leaves out what the attribute `hidden` hides.
# Behaviour: inscriptis leaves the paragraph with style="display:none" out and writes the one with `hidden`, which every browser hides by the
#            same rule; <dialog> and <template> are written too.
# Version:   inscriptis 2.7.6
# Why:       drafts and notes that a desk hides on the page stand in the text, and in no place that a reader could see.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check inscriptis==2.7.6 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys

from inscriptis import get_text

page = (
    "<p>The bridge will close.</p><p style='display:none'>By style.</p><p hidden>By attribute.</p>"
    "<dialog><p>In a dialog.</p></dialog><template><p>In a template.</p></template>"
)
found = get_text(page)
print(found)
sys.exit(not ("By style" not in found and "By attribute" in found and "In a dialog" in found and "In a template" in found))
PYTHON
