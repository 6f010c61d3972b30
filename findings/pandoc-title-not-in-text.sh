#!/usr/bin/env bash
# Belief:    `pandoc report.docx -t plain` gives the text of a Word file, from its first line on.
# Behaviour: the headline is not in it. A first paragraph of the style “Title” is taken for metadata, which only `--standalone`
#            writes; a heading 1 in the same place is kept.
# Version:   pandoc 3.9 (pypandoc_binary 1.17)
# Why:       scripts that turn a press office's Word files into text lose every headline, and with it the name and the figure that
#            stand nowhere else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check pypandoc_binary==1.17 2>/dev/null
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

import pypandoc
from make import docx, p, r

docx("title.docx", p(r("Mast falls in the night"), "Title") + p(r("Nobody was hurt.")))
print("pandoc", pypandoc.get_pandoc_version())
plain = pypandoc.convert_file("title.docx", "plain")
whole = pypandoc.convert_file("title.docx", "plain", extra_args=["--standalone"])
print("plain:     ", repr(plain))
print("standalone:", repr(whole))
sys.exit("Mast falls" in plain or "Mast falls" not in whole)
PYTHON
