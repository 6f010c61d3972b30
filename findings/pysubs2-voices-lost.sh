#!/usr/bin/env bash
# Belief:    pysubs2 reads a WebVTT transcript with its speakers: its lines have a field `name` for them.
# Behaviour: the voice tags `<v Maud Ferris>` are removed and the field stays empty; nothing of what pysubs2 gives or writes
#            says who speaks.
# Version:   pysubs2 1.8.1
# Why:       a debate that goes through it (to SRT, or to text) is one long speech of nobody.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pysubs2==1.8.1 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys

import pysubs2

vtt = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Maud Ferris>We have waited.</v>\n\n00:04.000 --> 00:08.000\n<v Ivo Brandt>Nobody told us.</v>\n"
found = pysubs2.SSAFile.from_string(vtt, "vtt")
for line in found:
    print(f"name {line.name!r}, text {line.text!r}")
again = found.to_string("vtt")
print(again)
sys.exit(any(line.name for line in found) or "Ferris" in "".join(line.text for line in found) + again)
PYTHON
