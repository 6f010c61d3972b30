#!/usr/bin/env bash
# Belief:    a hyphen that must not break (Ctrl+Shift+hyphen in Word) is a hyphen in the plain text.
# Behaviour: docx2txt drops it, because Word writes it as an element and not as a character: “twenty-five” becomes “twentyfive”,
#            “2024-25” becomes “202425”.
# Version:   docx2txt 0.9
# Why:       a season, a range of years or a score becomes a number that nobody wrote.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check docx2txt==0.9 mammoth==1.13.0 2>/dev/null
cat > make.py <<'PYTHON'
"""The smallest Word files: `docx(name, body)` writes one, `p` and `r` are a paragraph and a run."""
import zipfile

NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def r(text, marks=""):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(runs, style=""):
    return f'<w:p><w:pPr>{f"""<w:pStyle w:val="{style}"/>""" if style else ""}</w:pPr>{runs}</w:p>'


def docx(name, body):
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles {NAMES}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    with zipfile.ZipFile(name, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + data)
PYTHON
venv/bin/python - <<'PYTHON'
import sys

import docx2txt
import mammoth
from make import docx, p

run = "<w:r><w:t>{}</w:t><w:noBreakHyphen/><w:t xml:space='preserve'>{}</w:t></w:r>".format
docx("hyphen.docx", p(run("Costs rose in 2024", "25 by twenty") + run("", "five per cent.")))
found = docx2txt.process("hyphen.docx"), mammoth.extract_raw_text(open("hyphen.docx", "rb")).value.strip()
print("docx2txt:", found[0])
print("mammoth: ", found[1])
sys.exit(not ("202425" in found[0] and "twentyfive" in found[0] and "2024\u201125" in found[1]))
PYTHON
