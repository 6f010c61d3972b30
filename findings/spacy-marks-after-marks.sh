#!/usr/bin/env bash
# Belief:    a stretch without white space gives the same tokens wherever it stands, and tokenizer.explain, "a slow debugging
#            version of the tokenizer" by its documentation, tells the same tokens as the tokenizer.
# Behaviour: the quotation mark of two apostrophes is one token. Where one closes a quotation and the next word opens another,
#            the second is two tokens of one apostrophe each; with a word between the two it is one again. explain tells one
#            token in both places.
# Version:   spacy 3.8.18
# Why:       wire services and older newspaper archives write their quotation marks so. Whoever pairs marks by tokens loses the
#            beginning of every quotation that follows another at once, and with it who said it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check spacy==3.8.18 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys

import spacy

ALONE = ["''", "harvest", "''"]
nlp = spacy.blank("en")


def end_of(text):
    """The tokens of the last stretch, by the tokenizer and by its explanation."""
    start = text.rindex(" ") + 1
    told = [token for _, token in nlp.tokenizer.explain(text)]
    found = [token.text for token in nlp(text) if token.idx >= start]
    return found, told[-len(ALONE) :]


print(f"spacy {spacy.__version__}")
rows = {}
for text in ("the ''harvest''", "a law,'' said ''harvest''", "a law,'' ''harvest''", "a law'' ''harvest''"):
    rows[text] = end_of(text)
    print(f"{text:28} tokens {rows[text][0]}   explained {rows[text][1]}")
apart, beside = list(rows.values())[:2], list(rows.values())[2:]
same = all(found == ALONE == told for found, told in apart)
cut = all(found == ["'", "'", "harvest", "''"] and told == ALONE for found, told in beside)
sys.exit(0 if same and cut else 1)
PYTHON
