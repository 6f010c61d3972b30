#!/usr/bin/env bash
# Belief:    the plain text of a Word file has the words of a text box once, as the page shows them.
# Behaviour: python-docx leaves them out. docx2txt has them twice: Word writes a box in its new form and, for old programs, once
#            more in the old one, and docx2txt takes both. mammoth has them once.
# Version:   python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0
# Why:       pull quotes and statements of a press office stand in boxes. A speaker's words are lost, or counted as said twice.
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

words = "We were told nothing, said Ulla Brandt."
inside = f"<w:txbxContent>{p(r(words))}</w:txbxContent>"
new = f'<w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>'
old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
box = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'
write("box.docx", p(r("The mast fell.") + box) + p(r("Nobody was hurt.")))

found = {
    "python-docx": "\n".join(q.text for q in docx.Document("box.docx").paragraphs).count(words),
    "docx2txt": docx2txt.process("box.docx").count(words),
    "mammoth": mammoth.extract_raw_text(open("box.docx", "rb")).value.count(words),
}
print("how often the words of the box are in the text:", found)
sys.exit(found != {"python-docx": 0, "docx2txt": 2, "mammoth": 1})
PYTHON
