"""Web archives (WARC): the pages in them that were fetched with success, and where each starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.batch.extras import needed
from briefing.errors import ReadError
from briefing.visible import visible

PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def responses(path: str | Path, start: int = 0) -> Iterator[tuple[int, Any]]:
    """(offset, record) of each page in an archive that was fetched with success. Raises ReadError for a damaged one."""
    warc = needed("warcio.archiveiterator")
    with open(path, "rb") as file:
        file.seek(start)
        found = warc.ArchiveIterator(file)
        try:
            for record in found:
                if is_page(record):
                    yield found.offset, record  # get_record_offset() would read the page to its end
        except warc.ArchiveLoadFailed as error:
            why = visible(" ".join(str(error).split()))[:300]
            raise ReadError(f"{visible(str(path))} is no WARC archive that can be read ({why}).") from None


def is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in PAGES
