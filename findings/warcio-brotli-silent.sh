#!/usr/bin/env bash
# Belief:    `content_stream()` of warcio gives a page as the browser saw it, its compression undone, or raises.
# Behaviour: where the page was sent with brotli and the package brotli is not there, it gives the compressed bytes without an
#            error or a warning; deflate is undone.
# Version:   warcio 1.8.1
# Why:       most news sites send brotli to whoever offers it. An archive of them reads as noise on one machine and as articles
#            on another.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check warcio==1.8.1 2>/dev/null
venv/bin/python - <<'PYTHON'
import base64
import io
import sys
import zlib

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

page = b"<p>The dam held.</p>" * 20
packed = {"deflate": zlib.compress(page), "br": base64.b64decode("G48B+J0JvAnr6hB3SHtb/cJDBadBXMjQJAhbW/qElQWFMYJsXK/mSxk=")}
file = io.BytesIO()
writer = WARCWriter(file, gzip=False)
for coding, body in packed.items():
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", coding)], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(f"https://herald.test/{coding}", "response", payload=io.BytesIO(body), http_headers=head))
file.seek(0)
found = {r.rec_headers.get_header("WARC-Target-URI").rpartition("/")[2]: r.content_stream().read() for r in ArchiveIterator(file)}
for coding, body in found.items():
    print(coding, body[:40])
sys.exit(not (found["deflate"] == page and found["br"] == packed["br"]))
PYTHON
