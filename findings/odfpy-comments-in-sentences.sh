#!/usr/bin/env bash
# Belief:    odfpy's `teletype.extractText` of a paragraph gives the paragraph as it is printed.
# Behaviour: it gives the note's number and the note's words in the middle of the sentence, glued to the word before, and the
#            editor's comment with the editor's name; a walk over all paragraphs gives note and comment once more, and what was
#            deleted with changes tracked as a paragraph of its own.
# Version:   odfpy 1.4.1
# Why:       “since 2019” with a third note is “since 20193”, a comment in the margin is part of the report, a struck figure is
#            back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check odfpy==1.4.1 2>/dev/null
venv/bin/python - <<'PYTHON'
import sys
import zipfile

from odf import teletype, text
from odf.opendocument import load

NAMES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text")) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
body = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info><dc:creator>Ed</dc:creator>'
    "<dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>twelve</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p>It has leaked since 2019<text:note text:id="n" text:note-class="footnote"><text:note-citation>3</text:note-citation><text:note-body>'
    '<text:p>See the report.</text:p></text:note-body></text:note>, she said.<office:annotation><dc:creator>Ed</dc:creator><text:p>Really?</text:p>'
    '</office:annotation> It killed <text:change text:change-id="c"/>fifteen.</text:p>'
)
with zipfile.ZipFile("a.odt", "w") as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    archive.writestr(
        "META-INF/manifest.xml",
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    )
    archive.writestr(
        "content.xml",
        f'<office:document-content {NAMES} office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>',
    )
found = [teletype.extractText(p) for p in load("a.odt").getElementsByType(text.P)]
print("\n".join(map(repr, found)))
sys.exit(not ("20193See the report." in found[1] and "EdReally?" in found[1] and "twelve" in found and "See the report." in found))
PYTHON
