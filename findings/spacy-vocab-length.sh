#!/usr/bin/env bash
# Belief:    len(nlp.vocab) is "the current number of lexemes stored", as spaCy documents it; after a memory zone, which gives
#            new words back, it is what it was before.
# Behaviour: it goes on counting. The words are gone from the vocabulary and from its strings, but the length keeps every word
#            that was ever seen.
# Version:   spacy 3.8.18
# Why:       every day of news brings names that were never seen before, so a program that reads it for weeks looks at this
#            figure to tell whether its memory grows, and starts its worker anew for nothing, or looks for a leak that is not there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check spacy==3.8.18 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys

import spacy

nlp = spacy.blank("en")


def figures():
    return len(nlp.vocab), sum(1 for _ in nlp.vocab), len(nlp.vocab.strings)


print(f"spacy {spacy.__version__}")
rows = []
for day in range(4):
    with nlp.memory_zone():
        nlp.make_doc(" ".join(f"Newname{day}x{k}" for k in range(10_000)))
    rows.append(figures())
    print(f"day {day}: len(vocab) {rows[-1][0]:,}   lexemes in it {rows[-1][1]:,}   strings {rows[-1][2]:,}")
given_back = len({row[1:] for row in rows}) == 1
counted_on = rows[-1][0] - rows[0][0] >= 30_000
sys.exit(0 if given_back and counted_on else 1)
PYTHON
