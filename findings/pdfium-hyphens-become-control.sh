#!/usr/bin/env bash
# Belief:    the hyphen at the end of a line of a PDF is a hyphen in its text, or the word is joined.
# Behaviour: PDFium gives U+0002 (get_text_bounded) or U+FFFE (get_text_range) for it, takes the line end away, and so does with hyphens that belong
#            to the word: “well-/known” is “well\x02known”. Before a figure (2024-/25) it leaves hyphen and line end.
# Version:   pypdfium2 5.15.2
# Why:       dropping control characters, as everybody does, makes “wellknown” of it; the two kinds of hyphen cannot be told apart any more.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pypdfium2==5.15.2 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys

import pypdfium2


def pdf(lines):
    shown = " ".join(f"({line}) Tj 0 -12 Td" for line in lines)
    stream = f"BT /F1 10 Tf 50 700 Td {shown} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


page = pypdfium2.PdfDocument(pdf(["The council said that the well-", "known bridge would cost 2024-", "25 money, the engi-", "neer said."]))[0]
text = page.get_textpage()
found = text.get_text_bounded(), text.get_text_range()
print("get_text_bounded:", ascii(found[0]))
print("get_text_range:  ", ascii(found[1]))
sys.exit(not ("well\x02known" in found[0] and "engi\x02neer" in found[0] and "well\ufffeknown" in found[1] and "2024-\r\n25" in found[0]))
PYTHON
