"""Bytes to an Article: encoding, line ends, hard wraps, headline, byline, dateline and tail.

Promises that only white space and what nobody sees is changed: every other character of the file stands in `Article.text`,
in order. All offsets are offsets into that text.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Sequence

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article, Paragraph
from briefing.reading.text.bylines import (
    LEAD,
    MASTHEAD,
    byline_of,
    day_of_lines,
    imprint,
    is_bare_name,
    is_handle,
    is_masthead,
    is_role,
    is_time_line,
    is_unlisted_name,
    shown_byline,
)
from briefing.reading.text.characters import cleaned, encoded_once
from briefing.reading.text.charsets import of_the_web
from briefing.reading.text.furniture import is_furniture, is_listed, is_navigation, is_running_head, tail_from
from briefing.reading.text.language import language_of
from briefing.reading.text.subheadings import subheadings

LINE_ENDS = pattern(r"\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive",
    b"\x7fELF": "a program",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "a database",
}

FEWEST_SIGNS = 2
OTHER_CODECS = (
    ("cp1250", "Windows-1250", pattern(r"(?<=[^\W\d_])[¹³¿](?=[^\W\d_])|\b[£Œ¯](?=[^\W\d_]{2})|[^\W\d_]Ÿ\b")),
    ("mac-roman", "Mac Roman", pattern(r"(?<=[a-z])Õ(?=[a-z]{1,2}\b)|(?<![^\W_])Ò(?=[A-Za-z])|(?<=[a-z.,!?])Ó(?!\w)")),
)
"""Codecs, and what words of theirs look like when they are taken for Windows-1252: "Wa³êsa", "itÕs"."""

PLACE = r"[A-Z][\w.'’-]*(?:[ -](?:[A-Z][\w.'’-]*|de|del|la|al|of|the))*"
DAY = r"(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?"
DATELINE = pattern(
    rf"(?P<place>[A-Z][A-Z.'’ -]{{2,40}}(?:,\s{PLACE})?|{PLACE}(?:,\s{PLACE})?)"
    rf"{DAY}\s?(?P<agency>\([A-Z][\w./ -]{{1,30}}\))?{DAY}\s?(?:—|–|--|-(?=\s))\s*"
)
AGENCY_DATELINE = pattern(r"[A-Z][A-Z.'’ -]{2,40}(?:,\s[\w. ]{2,30})?\s\([A-Z][\w./ -]{1,30}\)\s")
LISTS = ("most read", "most viewed", "most popular", "up next")
"""lines that stand over headlines of other stories, though without a colon"""
HEAD, BEGUN = 8, 15
"""Paragraphs over a report in which byline and day stand, and the words from which on a paragraph is the report itself."""
WRAPPED = range(50, 91)
INDENT = pattern(r"(?:\t| {1,8})(?=[^\s*•·+-])")
OPENING_LINES, FEWEST_INDENTS = (0.05, 0.6), 3
"""The share of lines that open a paragraph by their indent, and the fewest of them right under another line."""
LONG_LINES = 0.05
"""The share of lines over 100 that wrapped text may have: addresses and the like, which no program wraps."""
ADDRESS_LINE = pattern(r".{0,40}?[<(\[]?https?://\S{20,}[>)\]]?\S*")
COLUMNS = range(28, 101)
"""Characters of the columns at which sentences are cut: those of a newspaper's page to those of a screen."""
TORN, FEWEST_TORN = 0.2, 3
"""The share of lines under another that begin in the middle of a sentence, with a small letter, and the fewest of them."""
REACH, REACHING = 0.8, 0.85
"""The share of a column that a line with the next word fills, as proportional letters vary, and the share of lines that do."""
REACH_OF_END = 0.9
"""The same of a line that ends with a sentence: there a paragraph is likely to end, too."""
OVER = 1.25
"""How far over a column a line is none of it."""
ENDS = (".", "!", "?", '"', "”", ":")
"""what the last line of a paragraph ends with"""
BULLET = pattern(r"\s*(?:[-*•·+]|\d{1,2}[.)])\s")


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> tuple[str, list[str]]:
    """The text of some bytes and notes on how it was decoded. Raises ReadError when it is no text.

    Order: the encoding asked for, byte order mark, UTF-16 by its NUL pattern, strict UTF-8, the one that the source
    declares, Windows-1252 with a note.
    """
    if encoding:
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError as error:
            raise ReadError(f"The text is not {encoding}: byte {error.start} does not fit. Leave out --encoding.") from None
        except (LookupError, ValueError):
            raise ReadError(f"“{encoding[:40]}” is not an encoding that Python knows. Try utf-8 or cp1252.") from None
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace"), []
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise ReadError(f"This is {what}, not text. Save the article as plain text or Markdown first.")
    wide = _utf16_by_pattern(data)
    if wide:
        return data.decode(wide, errors="replace"), [f"read as {wide}"]
    if b"\0" in data:
        raise ReadError("This is not text: it has NUL bytes in it.")
    try:
        text = data.decode("utf-8")
        notes: list[str] = []
    except UnicodeDecodeError:
        text, notes = _declared_or_western(data, declared)
    text, mended = encoded_once(text)
    notes = [*notes, "mended text that was encoded twice"] if mended else notes
    control = sum(c < " " and c not in "\t\n\r\f\v" for c in text[:100_000])
    if control > max(3, 0.05 * min(len(text), 100_000)):
        raise ReadError("This is not text: too many control characters.")
    return text, notes


def _declared_or_western(data: bytes, declared: str | None) -> tuple[str, list[str]]:
    """Text that is not UTF-8: as the source says, else as Windows-1252, which such news is nearly always in."""
    codec = of_the_web(declared or "")
    with contextlib.suppress(UnicodeDecodeError):
        if codec and declared:
            return data.decode(codec), [f"read as {declared.strip().lower()}, as it says"]
    western = data.decode("cp1252", errors="replace")
    for codec, name, shows in OTHER_CODECS:
        if len(shows.findall(western)) >= FEWEST_SIGNS:
            return data.decode(codec, errors="replace"), [f"not UTF-8: read as {name}"]
    return western, ["not UTF-8: read as Windows-1252"]


def _utf16_by_pattern(data: bytes) -> str | None:
    sample = data[:4000]
    if len(sample) >= 4:
        for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if sample[offset::2].count(0) >= 0.3 * len(sample[offset::2]) and sample[1 - offset :: 2].count(0) == 0:
                return name
    return None


def plain_article(text: str, *, id: str = "article", source: str = "", notes: Sequence[str] = (), sha256: str = "") -> Article:
    """An article from plain text: one paragraph a line, joined where the file was hard-wrapped."""
    lines = [line.strip() for line in indents_parted(with_line_ends(text).split("\n"))]
    noted = list(notes)
    width = column(lines)
    if width or is_hard_wrapped(lines):
        lines = join_wrapped(lines, width)
        noted.append("joined hard-wrapped lines")
    return assemble([(line, None) for line in lines if line], id=id, source=source, notes=noted, sha256=sha256)


def indents_parted(lines: Sequence[str]) -> list[str]:
    """Lines with a blank one before each that opens a paragraph by its indent, where no blank lines part the paragraphs."""
    filled = sum(1 for line in lines if line.strip())
    opening = [bool(INDENT.match(line)) for line in lines]
    inside = sum(opening[i] for i in range(1, len(lines)) if lines[i - 1].strip())
    if not OPENING_LINES[0] * filled <= sum(opening) <= OPENING_LINES[1] * filled or inside < FEWEST_INDENTS:
        return list(lines)
    return [part for line, opens in zip(lines, opening, strict=True) for part in (("", line) if opens else (line,))]


def with_line_ends(text: str) -> str:
    """Every line end as a newline; a text that has no other kind is not searched a second time."""
    return LINE_ENDS.sub("\n", text) if any(c in text for c in "\r\u2028\u2029\x85\x0b\x0c") else text


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """True when the lines inside paragraphs are cut at a column, whether those of the head are or not."""
    lines = [line for line in lines if not ADDRESS_LINE.fullmatch(line)]
    return is_cut_at_a_column(lines) or ("" in lines[:HEAD] and is_cut_at_a_column(lines[lines.index("") :]))


def is_cut_at_a_column(lines: Sequence[str]) -> bool:
    """Most lines 50-90 wide, hardly any over 100, and most that are followed no end of a sentence (INTAKE)."""
    inner = [(line, after) for line, after in itertools.pairwise(lines) if line and after]
    return (
        len(inner) >= 2
        and sum(len(line) > 100 for line in lines) <= LONG_LINES * len(inner)
        and sum(len(line) in WRAPPED for line, _ in inner) >= 0.7 * len(inner)
        and sum(after[0].islower() or not line.endswith(ENDS) for line, after in inner) >= 0.5 * len(inner)
    )


def column(lines: Sequence[str]) -> int:
    """The width at which sentences are cut, of lines that go on with a small letter; 0 where they are not cut."""
    pairs = [(line, after) for line, after in itertools.pairwise(lines) if line and after]
    torn = [(line, after) for line, after in pairs if after[0].islower()]
    if len(torn) < max(FEWEST_TORN, TORN * len(pairs)):
        return 0
    width = sorted(len(line) for line, _ in torn)[int(0.9 * (len(torn) - 1))]
    full = sum(reaches(line, after, REACH * width) for line, after in torn)
    return width if width in COLUMNS and full >= REACHING * len(torn) else 0


def reaches(line: str, after: str, width: float) -> bool:
    """Whether a line had to be cut: a word is parted, or the next would have gone over the column."""
    return line.endswith("-") or len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def ends_itself(line: str, after: str, width: int, *, head: bool) -> bool:
    """Whether a line of a column ends where its writer ended it: over the report all that is not full to the end."""
    if after[0].islower():
        return False
    share = 1 if head else REACH_OF_END if line.endswith(ENDS) else REACH
    return not reaches(line, after, share * width) or len(line) > OVER * width


def join_wrapped(lines: Sequence[str], width: int = 0) -> list[str]:
    """Paragraphs out of lines; the short lines of the first block are headline, byline and day, each for itself.

    Of a column of a known width a line that had room for the next word ends a paragraph, also without a blank line after it.
    """
    joined: list[str] = []
    open_line = head = False
    report = next((i for i, line in enumerate(lines) if line[:1].islower()), len(lines)) - 1
    for i, line in enumerate(lines):
        head = i < HEAD and (head or not joined)
        if not (line and open_line):
            own = True
        elif width:
            own = ends_itself(lines[i - 1], line, width, head=head and i <= report)
        else:
            own = head and len(joined[-1]) < WRAPPED.start and line[:1].isupper()
        if not own and not BULLET.match(line):
            glue = "" if re.search(r"\w-$", joined[-1]) else " "
            joined[-1] += glue + line
        elif line:
            joined.append(line)
        open_line = bool(line)
        head = head and bool(line)
    return joined


def assemble(
    pieces: Sequence[tuple[str, str | None]],
    *,
    id: str,
    source: str,
    notes: Sequence[str] = (),
    title: str | None = None,
    byline: str | None = None,
    sha256: str = "",
    url: str = "",
    published: str = "",
    language: str = "",
) -> Article:
    """Put paragraphs (text, kind or None when still to be told) into one Article; a language that is not given is told."""
    pieces = [(body, kind) for text, kind in pieces if (body := cleaned(text))]
    kinds = tell_kinds([text for text, _ in pieces], [kind for _, kind in pieces])
    paragraphs, at = [], 0
    for (text, _), kind in zip(pieces, kinds, strict=True):
        paragraphs.append(Paragraph(at, at + len(text), kind))
        at += len(text) + 1
    text = "\n".join(text for text, _ in pieces)
    first = {kind: text[p.start : p.end] for p in reversed(paragraphs) for kind in [p.kind]}
    signed = itertools.takewhile(lambda p: p.kind == "byline", itertools.dropwhile(lambda p: p.kind != "byline", paragraphs))
    placed = next((d for p in paragraphs[:6] if p.kind == "text" and (d := dateline(text[p.start : p.end]))), None)
    return Article(
        text=text,
        id=id,
        source=source,
        title=cleaned(title or "") or first.get("title"),
        byline=cleaned(byline or "") or shown_byline([text[p.start : p.end] for p in signed]),
        dateline=placed,
        paragraphs=tuple(paragraphs),
        sha256=sha256,
        notes=tuple(notes),
        url=url,
        published=published
        or day_of_lines([*told_times([text for text, _ in pieces[:HEAD]], kinds), *([placed] if placed else [])]),
        language=language or language_of(text),
    )


def told_times(texts: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Of the first paragraphs those that may tell the day: bylines, and asides that are lines of a time or of paper and day."""
    return [
        text
        for text, kind in zip(texts, kinds, strict=False)
        if kind == "byline" or (kind == "aside" and (is_time_line(text) or imprint(text)))
    ]


def tell_kinds(texts: Sequence[str], given: Sequence[str | None]) -> list[str]:
    """What each paragraph is; a kind that is given stays."""
    kinds: list[str] = [kind or "text" for kind in given]
    over = next(
        (i for i, text in enumerate(texts) if not is_running_head(text) and not is_navigation(text)), 0
    )  # of a page, before the headline
    if "title" not in kinds and given and given[0] is None and is_headline(texts[over:]):
        at = over + headline_at(texts[over:])
        kinds[: at + 1] = ["aside"] * at + ["title"]
    tell_head(texts, kinds)
    tell_later_bylines(texts, kinds)
    start = tail_from(texts, [kind not in ("text", "aside") for kind in kinds])
    for i, text in enumerate(texts):
        if kinds[i] == "text" and i >= start:
            kinds[i] = "tail"
        elif (given[i] is None and kinds[i] == "text" and is_furniture(text)) or (
            kinds[i] == "heading" and is_furniture(text) and not is_followed(texts, kinds, i)
        ):
            kinds[i] = "aside"
    tell_listed(texts, kinds)
    if not any(given):
        for i in subheadings(texts, kinds):
            kinds[i] = "heading"
    return kinds


def tell_listed(texts: Sequence[str], kinds: list[str]) -> None:
    """The headlines of other stories under a line such as "More from us:", "Most read"."""
    listing = False
    for i, text in enumerate(texts):
        if listing and kinds[i] == "text" and is_listed(text):
            kinds[i] = "aside"
        elif kinds[i] in ("text", "aside"):
            listing = kinds[i] == "aside" and (text.endswith(":") or text.lower() in LISTS)


def tell_head(texts: Sequence[str], kinds: list[str]) -> None:
    """Byline and lines of day and time over the report: among the first paragraphs, before it has begun in earnest."""
    for i, text in enumerate(texts[:HEAD]):
        if kinds[i] != "text":
            continue
        under = kinds[i - 1] if i else ""
        below = texts[i + 1] if i + 1 < len(texts) else ""
        bare = under in ("title", "byline") and below and (is_bare_name(text) or (is_unlisted_name(text) and is_of_writer(below)))
        if told := imprint(text):
            kinds[i] = told
        elif bare or byline_of(text) or (under == "byline" and is_role(text)):
            kinds[i] = "byline"
        elif is_time_line(text) or (under == "byline" and (is_handle(text) or is_masthead(text))):
            kinds[i] = "aside"
        elif len(text.split()) >= BEGUN:
            begun = i
            if (
                i + 1 < len(texts)
                and kinds[i + 1] == "text"
                and not any(k == "byline" for k in kinds[:begun])
                and byline_of(texts[i + 1])
            ):
                kinds[i + 1] = "byline"  # under a standfirst
            return


def is_of_writer(line: str) -> bool:
    """What stands under a writer's name: a role, an address, a day, the paper and the day."""
    return is_role(line) or is_handle(line) or is_time_line(line) or imprint(line) == "aside"


def tell_later_bylines(texts: Sequence[str], kinds: list[str]) -> None:
    """The byline under the headline of each further story in a file."""
    for i, text in enumerate(texts):
        if kinds[i] == "text" and i and kinds[i - 1] == "heading" and len(text) < 120 and LEAD.match(text) and byline_of(text):
            kinds[i] = "byline"


def is_followed(texts: Sequence[str], kinds: Sequence[str], i: int) -> bool:
    """Whether text stands under a heading."""
    return i + 1 < len(texts) and kinds[i + 1] == "text" and len(texts[i + 1].split()) >= BEGUN


# A headline that is a quotation: in marks from end to end, and no comma that somebody's name would follow.
QUOTED_HEADLINE = pattern(r"[“\"][^“”\"]+[^“”\",.][”\"]")


def is_headline(texts: Sequence[str]) -> bool:
    """A short first line before longer ones: a headline, with or without a full stop."""
    if len(texts) < 2 or not texts[0]:
        return False
    first = texts[0]
    words = len(first.split())
    if not 2 <= words <= 22 or len(first) > 160 or first.startswith(("http://", "https://")):
        return False
    if first.startswith(("“", '"')) and not QUOTED_HEADLINE.fullmatch(first):
        return False
    if dateline(first) or byline_of(first):
        return False
    report = (text for text in texts[1:HEAD] if not (is_of_writer(text) or is_unlisted_name(text) or is_furniture(text)))
    rest = list(itertools.islice(report, 3)) or texts[1:4]
    return max(len(text) for text in rest) >= 1.4 * len(first)


def headline_at(texts: Sequence[str]) -> int:
    """Where the headline stands: first, or after the name of the paper and the day, with a byline right under it."""
    if not MASTHEAD.fullmatch(texts[0]):
        return 0
    at = next((i for i in range(1, min(HEAD, len(texts))) if not is_time_line(texts[i])), 0)
    under = texts[at + 1 : at + 2]
    return at if at and under and byline_of(under[0]) and is_headline(texts[at:]) else 0


def dateline(paragraph: str) -> str | None:
    """The place that opens a report, such as `WASHINGTON` or `GENEVA (Reuters)`; None when there is none."""
    found = DATELINE.match(paragraph[:120]) or AGENCY_DATELINE.match(paragraph[:120])
    if not found or found.end() >= len(paragraph):
        return None
    head = paragraph[: found.end()].rstrip(" —–-")
    capitals = sum(w.isupper() for w in re.findall(r"[^\W\d_]{3,}", head))
    return head if capitals or "(" in head or "—" in found.group() or "–" in found.group() else None
