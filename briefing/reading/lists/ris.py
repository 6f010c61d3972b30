"""RIS, the exchange form of Zotero and of databases of literature: two letters, two blanks, a hyphen; `ER` ends a record."""

from __future__ import annotations

import re

from briefing.lexicon.patterns import pattern
from briefing.reading.lists.listed import Listed, Problem, address, words

ADDRESS = ("UR", "L2", "L1", "LK")  # tags, the best first
LINE = pattern(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")


def is_ris(text: str) -> bool:
    return bool(re.match(r"\ufeff?\s*TY  ?- ?[A-Z]{3,8}\s*\n", text))


def rows(text: str) -> list[tuple[Listed | None, Problem | None]]:
    out: list[tuple[Listed | None, Problem | None]] = []
    record: dict[str, list[str]] = {}
    start = 1
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        found = LINE.fullmatch(line.strip("\r "))
        if not found:
            continue
        if found["tag"] == "TY":
            record, start = {}, number
        record.setdefault(found["tag"], []).append((found["value"] or "").strip())
        if found["tag"] == "ER":
            item = listed(record, start)
            out.append((item, None if item else (start, "no address in this record")))
    return out


def listed(record: dict[str, list[str]], line: int) -> Listed | None:
    url = next((found for tag in ADDRESS for value in record.get(tag, ()) if (found := address(value))), "")
    if not url:
        return None
    title = next((value for tag in ("TI", "T1") for value in record.get(tag, ())), "")
    notes = tuple(filter(None, (words(value) for tag in ("N1", "RN") for value in record.get(tag, ()))))
    return Listed(url, line, words(title), tuple(filter(None, map(words, record.get("KW", ())))), notes=notes)
