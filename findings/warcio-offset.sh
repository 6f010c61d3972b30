#!/usr/bin/env bash
# Belief:    asking warcio's iterator where the record starts that it has just given (`get_record_offset()`) is a question and
#            changes nothing.
# Behaviour: it reads the record to its end. The page that is read afterwards is empty, without an error; the attribute `offset`
#            tells the same number and reads nothing.
# Version:   warcio 1.8.1
# Why:       whoever cuts an archive of newspapers' pages into pieces notes where each page starts and reads it; asked in this order,
#            every page of the archive is an empty one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check warcio==1.8.1 2>/dev/null
"$work/venv/bin/python" - "$work/pages.warc.gz" <<'PYTHON'
import io
import sys
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

with open(sys.argv[1], "wb") as file:
    writer = WARCWriter(file, gzip=True)
    for k in range(2):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = io.BytesIO(f"<p>The dam held, report {k}.</p>".encode())
        writer.write_record(writer.create_warc_record(f"https://herald.test/{k}", "response", payload=page, http_headers=head))


def pages(where):
    with open(sys.argv[1], "rb") as file:
        found = ArchiveIterator(file)
        return [(where(found), record.content_stream().read()) for record in found]


print("warcio", version("warcio"))
asked = pages(lambda found: found.get_record_offset())
looked = pages(lambda found: found.offset)
print("asked with get_record_offset():", asked)
print("looked up as .offset:          ", looked)
same_place = [at for at, _ in asked] == [at for at, _ in looked]
sys.exit(0 if same_place and not any(page for _, page in asked) and all(page for _, page in looked) else 1)
PYTHON
