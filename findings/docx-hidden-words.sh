#!/usr/bin/env bash
# Belief:    words that Word hides (Font, Hidden) are on no page and in no print, and so in no plain text either.
# Behaviour: python-docx, docx2txt and mammoth all give them, in the middle of the sentence and without a sign.
# Version:   python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0
# Why:       drafts of statements carry notes to the author as hidden words. Read by these libraries they become part of what
#            somebody is quoted as saying.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 2>/dev/null
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

import docx
import docx2txt
import mammoth
from make import p, r
from make import docx as write

write("hidden.docx", p(r("“The wall is ") + r("(check with legal!) ", "<w:vanish/>") + r("sound,” said Anna Holm.")))
found = {
    "python-docx": docx.Document("hidden.docx").paragraphs[0].text,
    "docx2txt": docx2txt.process("hidden.docx"),
    "mammoth": mammoth.extract_raw_text(open("hidden.docx", "rb")).value.strip(),
}
for name, text in found.items():
    print(f"{name:12} {text}")
sys.exit(not all("legal" in text for text in found.values()))
PYTHON
