"""Nexis (Lexis, Nexis Uni, LexisNexis Academic): labels with a colon, the heading “Body”, “End of Document”, or “3 of 25 DOCUMENTS”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.lexicon.patterns import pattern
from briefing.reading.databases.story import Story, by, filled, is_day, split_at
from briefing.reading.text.bylines import MASTHEAD
from briefing.reading.text.dates import day_of

END = pattern(r"End of Document", re.I)
COUNTED = pattern(r"(?:DOCUMENT )?\d{1,4} of \d{1,4}(?: DOCUMENTS?)?")
LENGTH = pattern(r"LENGTH:\s*[\d,]+ words\b.*", re.I)
LABEL = pattern(
    r"(?P<label>Section|Length|Byline|Dateline|Highlight|Headline|Series|Column|Type|Edition|Distribution|Country|Journal Code|Website)"
    r":(?:\s+(?P<value>.*))?",
    re.I,
)
TRAILER = pattern(
    r"(?:Graphic|Classification|Notes|Correction|Correction-Date|Load-Date|Language|Publication-Type|Publication Type|Subject|"
    r"Geographic|Industry|Organization|Company|Person|Ticker|Journal Code|Document-Type|Acc-No|ISSN|DOI|URL|Jurisdiction)"
    r"(?::.*)?",
    re.I,
)
RIGHTS = pattern(r"(?:Copyright|\(c\)|©).{0,300}", re.I)
NOISE = pattern(r"Link to (?:Image|the original story)\.?|Page \d+ of \d+|Load-Date:.*|.{0,20}All Rights Reserved", re.I)
PAGE = pattern(r"Page \d+ of \d+", re.I)
HEAD_LINES = 40  # a story's head is shorter; what looks like a label further down is in the story


@dataclass(slots=True)
class Head:
    """What stands before a story."""

    lines: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)


def stories(lines: Sequence[str]) -> list[Story]:
    """The stories of a download of Nexis; none when it is something else."""
    lines = without_cover(lines)
    ends = [i for i, line in enumerate(lines) if END.fullmatch(line) or counted(line)]
    told = any(LENGTH.fullmatch(line) for line in lines)
    if not told or not (ends or any(line in ("Body", "BODY") for line in lines)):
        return []
    return [found for part in split_at(lines, ends) if (found := story(part))]


def without_cover(lines: Sequence[str]) -> Sequence[str]:
    """The lines from the first headline on, where a cover page lists the headlines before."""
    start = next((i for i, line in enumerate(lines[:60]) if re.fullmatch(r"Documents? \(\d+\)", line)), None)
    if start is None:
        return lines
    numbered = (re.fullmatch(r"\d+\.\s+(.+)", line) for line in lines[start:])
    titles = {found[1] for found in numbered if found}
    first = next((i for i in range(start, len(lines)) if lines[i] in titles), None)
    return lines if first is None else lines[first:]


def counted(line: str) -> bool:
    return bool(COUNTED.fullmatch(line)) and "DOCUMENT" in line


def story(lines: list[str]) -> Story | None:
    """One story; None for a cover page, or what stands after the last end."""
    start = body_start(lines)
    if start is None:
        return None
    head = head_of(lines[:start])
    end = next((i for i in range(start, len(lines)) if TRAILER.fullmatch(lines[i]) and trails(lines, i)), len(lines))
    dated = next((i for i, line in enumerate(head.lines) if is_day(line)), None)
    title, source = title_and_source(head, dated)
    body = [line for line in without_page_heads(lines[start:end], title) if not NOISE.fullmatch(line)]
    load = next((line for line in lines[end:] if line.lower().startswith("load-date:")), "")
    return Story(
        title,
        tuple(body),
        by(head.labels.get("byline", "")),
        day_of(head.lines[dated]) if dated is not None else day_of(load),
        source,
        next((line for line in head.lines if RIGHTS.match(line)), ""),
    )


def without_page_heads(lines: Sequence[str], title: str) -> list[str]:
    """The body without the headline that stands again under each “Page 2 of 3”."""
    out: list[str] = []
    heads = False
    for line in lines:
        if not (heads and line == title):
            out.append(line)
        heads = bool(PAGE.fullmatch(line)) or (heads and not line)
    return out


def body_start(lines: Sequence[str]) -> int | None:
    """Where the story starts: after “Body”, else after the last of its labels."""
    for i, line in enumerate(lines):
        if line in ("Body", "BODY") and any(LENGTH.fullmatch(before) or LABEL.fullmatch(before) for before in lines[:i]):
            return i + 1
    length = next((i for i, line in enumerate(lines) if LENGTH.fullmatch(line)), None)
    if length is None:
        return None
    labelled = [i for i in range(length, min(len(lines), length + HEAD_LINES)) if LABEL.fullmatch(lines[i])]
    return labelled[-1] + 1


def trails(lines: Sequence[str], i: int) -> bool:
    """A heading without a colon ends the story only where one of the database's labels comes after it."""
    return ":" in lines[i] or any(TRAILER.fullmatch(line) and ":" in line for line in lines[i + 1 :])


def head_of(lines: Sequence[str]) -> Head:
    head = Head()
    label = ""
    for line in lines:
        found = LABEL.fullmatch(line)
        if NOISE.fullmatch(line):
            continue
        if found:
            label = found["label"].lower()
            head.labels[label] = found["value"] or ""
        elif line and label and not RIGHTS.match(line) and not is_day(line) and line not in ("Body", "BODY"):
            head.labels[label] = f"{head.labels[label]} {line}".strip()
        elif line:
            head.lines.append(line)
        else:
            label = "" if not label or head.labels[label] else label
    return head


def title_and_source(head: Head, dated: int | None) -> tuple[str, str]:
    """Headline and paper: the headline stands before paper and day, in old downloads after them."""
    plain = [line for line in head.lines if not RIGHTS.match(line) and line not in ("Body", "BODY")]
    if dated is None:
        if len(plain) > 1 and MASTHEAD.fullmatch(plain[0]) and not MASTHEAD.fullmatch(plain[1]):
            plain[:2] = plain[1::-1]
        return head.labels.get("headline") or (plain[0] if plain else ""), plain[1] if len(plain) > 1 else ""
    before, after = list(dict.fromkeys(filled(head.lines[:dated]))), filled(head.lines[dated + 1 :])
    before = [line for line in before if not RIGHTS.match(line)]
    after = [line for line in after if not RIGHTS.match(line) and not line.endswith("Edition")]
    if head.labels.get("headline"):
        return head.labels["headline"], before[-1] if before else ""
    if len(before) >= 2:
        return " ".join(before[:-1]), before[-1]
    return " ".join(after[:2]), before[0] if before else ""
