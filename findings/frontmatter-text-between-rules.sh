#!/usr/bin/env bash
# Belief:    a Markdown text that opens with a rule and has a second rule further down has no front matter, and all of it is its content.
# Behaviour: python-frontmatter takes what stands between the rules for front matter, finds no fields in it, and drops it without a word:
#            no metadata, and only what follows the second rule is left.
# Version:   python-frontmatter 1.3.0
# Why:       a report that somebody put between two rules loses its headline and all its paragraphs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check python-frontmatter==1.3.0 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys

import frontmatter

text = "---\nThe council will close the bridge on Monday.\n---\nThe author is a reporter.\n"
found = frontmatter.loads(text)
print("metadata:", found.metadata)
print("content: ", found.content)
sys.exit(not (found.metadata == {} and found.content == "The author is a reporter."))
PYTHON
