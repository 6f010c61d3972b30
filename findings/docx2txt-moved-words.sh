#!/usr/bin/env bash
# Belief:    a text that was moved with changes tracked is in the plain text where it is now, once.
# Behaviour: docx2txt gives it at both places, where it was and where it is: it knows deletions (`w:del`) but not moves
#            (`w:moveFrom`), whose words Word keeps as ordinary text.
# Version:   docx2txt 0.9
# Why:       an editor moves a quotation up and sends the file; the reader sees it said twice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check docx2txt==0.9 2>/dev/null
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
from make import docx, p, r

mark = 'w:id="1" w:author="E" w:date="2026-01-01T00:00:00Z"'
quote = r("“Nobody asked us,” said Marta Okonjo. ")
deleted = f'<w:del {mark}><w:r><w:delText xml:space="preserve">twelve </w:delText></w:r></w:del>'
docx("moved.docx", p(f"<w:moveTo {mark}>{quote}</w:moveTo>" + r("The lake was lowered. ") + f"<w:moveFrom {mark}>{quote}</w:moveFrom>" + deleted + r("The end.")))
text = docx2txt.process("moved.docx")
print(text)
print("moved words:", text.count("Nobody asked us"), "- deleted words:", text.count("twelve"))
sys.exit((text.count("Nobody asked us"), text.count("twelve")) != (2, 0))
PYTHON
