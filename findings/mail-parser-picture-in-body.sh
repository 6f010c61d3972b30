#!/usr/bin/env bash
# Belief:    the body that a mail parser gives is what the mail's reader reads.
# Behaviour: mail-parser's `body` holds the bytes of a picture that the mail shows, decoded as text, behind a line “--- mail_boundary ---” of its own
#            making; `text_plain` has the two parts alone.
# Version:   mail-parser 4.8.0
# Why:       an agency's mail with a picture in the middle becomes an article that ends in letters of a PNG.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check mail-parser==4.8.0 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys
from email.message import EmailMessage

import mailparser

mail = EmailMessage()
mail["Subject"], mail["From"], mail["To"] = "Bridge", "desk@herald.test", "reader@herald.test"
mail.set_content("The bridge will close.\n")
mail.add_attachment(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", maintype="image", subtype="png", disposition="inline")
mail.add_attachment("A ferry will run.\n", disposition="inline")
found = mailparser.parse_from_bytes(mail.as_bytes())
print("text_plain:", found.text_plain)
print("body:      ", ascii(found.body))
sys.exit(not ("PNG" in found.body and "IHDR" in found.body and not any("PNG" in part for part in found.text_plain)))
PYTHON
