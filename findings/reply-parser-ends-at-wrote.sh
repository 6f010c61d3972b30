#!/usr/bin/env bash
# Belief:    a parser that cuts quoted mails off a reply leaves a story alone that quotes nobody's mail.
# Behaviour: email-reply-parser and mail-parser-reply take any line from “On …” to “… wrote:” for the line over a quoted mail and drop all that
#            follows, with no address, no name of a sender and no sign of quoting there.
# Version:   email-reply-parser 0.5.12, mail-parser-reply 1.36
# Why:       “On Tuesday the chief engineer wrote:” stands in many a report; of a newsletter that has it nothing more is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check email-reply-parser==0.5.12 mail-parser-reply==1.36 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys

from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as Other

text = (
    "The bridge will close on Monday, the council said.\n\n"
    "On Tuesday the chief engineer of the council, Maud Ferris, wrote:\n\n"
    "\"We have waited as long as the steel allowed.\"\n\n"
    "Shopkeepers said that they had been told nothing.\n"
)
found = EmailReplyParser.parse_reply(text), Other(languages=["en"]).parse_reply(text=text)
print("email-reply-parser:", found[0])
print("mail-parser-reply: ", found[1])
sys.exit(not all("said" in t and "waited" not in t and "Shopkeepers" not in t for t in found))
PYTHON
