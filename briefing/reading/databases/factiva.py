"""Factiva: a headline, a block of lines (words, day, paper, code, language, rights), the story, “Document …”; or two-letter codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.lexicon.patterns import pattern
from briefing.reading.databases.story import Story, by, is_day, split_at
from briefing.reading.text.dates import day_of

DOCUMENT = pattern(r"(?:Document|Dokument|Documento) (?=\w*\d{8})[A-Z]{2}\w{13,}")
WORDS = pattern(r"[\d,.]+ (?:words|Wörter|mots|palabras|parole|palavras|woorden)", re.I)
RIGHTS = pattern(r"(?:Copyright|\(c\)|©).*", re.I)
FIELD = r"(?P<code>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM|CX|NT|GC)"
CODE = pattern(FIELD + r"(?:(?:\s{2,}|\t|\s*\|\s*)(?P<value>.*))?")
SPACED = pattern(FIELD + r"(?: (?P<value>\S.*))?")
"""The same with a single blank before the value, as copied from a page."""
CLASSIFIED = pattern(r"\w+ : \S.*|Document \w{10,}")
"""What stands behind a code under a story: "estnia : Estonia". """
TEXT = ("LP", "TD")
HEADED = frozenset(("HD", "WC", "PD"))
SUMMARY = pattern(r"(?:Search Summary|© \d{4} (?:Dow Jones )?Factiva.*|Page \d+ of \d+.*)", re.I)
HEAD_LINES = 25
SMALL_IN_NAMES = ("and", "in", "de", "van", "von", "der", "la", "di", "al")
CODES = frozenset((*TEXT, "HD", "BY", "AN"))
ALONE = 3
"""Other codes that stand on a line of their own, from which on they are no words of a story."""


def stories(lines: Sequence[str]) -> list[Story]:
    """The stories of a download of Factiva; none when it is something else."""
    return coded_stories(lines) or labelled_stories(lines)


# ---------------------------------------------------------------------- two-letter codes
def coded_stories(lines: Sequence[str]) -> list[Story]:
    """Stories by codes; a code on a line of its own counts where it opens one of the fields that each story has, or most do."""
    fields: dict[str, list[str]] = {}
    out: list[Story] = []
    code = ""
    alone = len({line for line in lines if CODE.fullmatch(line)} - CODES) >= ALONE
    spaced = is_spaced(lines)
    for line in lines:
        found = CODE.fullmatch(line) or (SPACED.fullmatch(line) if spaced else None)
        if found and spaced and code in TEXT and not ends_text(found):
            found = None
        if found and (found["value"] is not None or found["code"] in CODES or alone or spaced):
            if code == "AN" or (found["code"] == "HD" and "HD" in fields):
                out += coded(fields)
                fields = {}
            code = found["code"]
            fields.setdefault(code, []).append(found["value"] or "")
        elif code:
            fields[code].append(line)
    return out + coded(fields)


def is_spaced(lines: Sequence[str]) -> bool:
    """Whether headline, length and day stand behind their codes and a single blank."""
    codes = {found["code"] for line in lines if (found := SPACED.fullmatch(line)) and found["value"]}
    return codes >= HEADED and any(line in TEXT for line in lines)


def ends_text(found: re.Match[str]) -> bool:
    """Whether a code among the words of a story is one: "LA police said" is a sentence."""
    return found["value"] is None or found["code"] in TEXT or bool(CLASSIFIED.fullmatch(found["value"]))


def coded(fields: dict[str, list[str]]) -> list[Story]:
    """The story of a set of fields; none unless headline, day or length, and text are among them."""
    if "HD" not in fields or not {"PD", "WC"} & set(fields) or not set(TEXT) & set(fields):
        return []

    def value(code: str) -> str:
        return " ".join(" ".join(fields.get(code, ())).split())

    body = [line for code in TEXT for line in (*fields.get(code, ()), "")]
    return [Story(value("HD"), tuple(body), by(value("BY")), day_of(value("PD")), value("SN"), value("CY"))]


# ---------------------------------------------------------------------- lines in a fixed order
def labelled_stories(lines: Sequence[str]) -> list[Story]:
    ends = [i for i, line in enumerate(lines) if DOCUMENT.fullmatch(line)]
    if not ends or not any(WORDS.fullmatch(line) for line in lines):
        return []
    return [found for part in split_at(lines, ends)[:-1] if (found := labelled(part))]


def labelled(lines: list[str]) -> Story | None:
    lines = [line for line in lines if not SUMMARY.fullmatch(line)]
    words = next((i for i, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    if words is None:
        return None
    title, author = title_and_author(lines[:words])
    head = head_end(lines, words)
    block = [line for line in lines[words + 1 : head] if line]
    dated = next((i for i, line in enumerate(block) if is_day(line)), None)
    after = [line for line in block[dated + 1 :] if not re.fullmatch(r"\d{1,2}:\d{2}.*", line)] if dated is not None else []
    rights = next((line for line in block if RIGHTS.match(line)), "")
    return Story(
        title,
        tuple(lines[head:]),
        by(author),
        day_of(block[dated]) if dated is not None else "",
        after[0] if after else "",
        rights,
    )


def title_and_author(lines: Sequence[str]) -> tuple[str, str]:
    """(headline, byline) of what stands before the count of words: perhaps a rubric, the headline, perhaps a byline."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        blocks[-1:] = [[*blocks[-1], line]] if line else [blocks[-1], []]
    blocks = [block for block in blocks if block]
    plain = [line for block in blocks for line in block]
    if len(plain) <= 1:
        return "".join(plain), ""
    by_line = next((i for i, line in enumerate(plain) if i and re.match(r"(?i)by\s", line)), None)
    if by_line is None:
        by_line = len(plain) - 1 if len(blocks) > 1 and is_name(plain[-1]) else len(plain)
    return plain[by_line - 1], " ".join(plain[by_line:])


def is_name(line: str) -> bool:
    """Two to eight words that all begin with a capital but for the small ones between names."""
    words = line.split()
    small = SMALL_IN_NAMES
    return 2 <= len(words) <= 8 and all(w[:1].isupper() or w in small for w in words) and not line.endswith((".", "?", "!"))


def head_end(lines: Sequence[str], words: int) -> int:
    """Where the story starts: after the rights line, else after the first blank line that follows the day."""
    near = range(words + 1, min(len(lines), words + HEAD_LINES))
    rights = next((i for i in near if RIGHTS.fullmatch(lines[i]) and len(lines[i]) < 300), None)
    if rights is not None:
        return rights + 1
    return next((i for i in near if not lines[i] and any(is_day(line) for line in lines[words:i])), words + 1)
