"""ProQuest: stories between long rules, “Full text:”, and labels after it (or before it); authors as “Falk, Ines”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.lexicon.patterns import pattern
from briefing.reading.databases.story import Story, by, filled, forenames_first, split_at
from briefing.reading.text.dates import day_of

RULE = pattern(r"_{20,}")
NUMBERED = pattern(r"Document \d+ of \d+")
LABELS = (
    "Title|Author|Authors|Publication title|Publication year|Publication date|Publication info|Publication subject|Pages|Section|"
    "Publisher|Place of publication|Country of publication|Source type|Language of publication|Document type|Document feature|"
    "ProQuest document ID|Document URL|Copyright|Last updated|Database|Subject|Location|People|Company / organization|Volume|Issue|"
    "First page|ISSN|e-ISSN|Abstract|Links|Full text|Full text availability|Column|Dateline|Identifier / keyword|Business indexing term|"
    "Classification|Edition|DOI|Credit|Number of pages|Source attribution|Accession number|Supplement|Spatial coverage|Year"
)
LABEL = pattern(rf"(?P<label>{LABELS}):(?:\s+(?P<value>.*))?", re.I)
FULL = pattern(r"Full text:(?:\s+(?P<value>.*))?", re.I)
LINK = pattern(r"(?:ProQuest document link|Publication info:.*|https?://\S+|.*Checked for .*)", re.I)
CITATION = pattern(
    r"(?:(?P<names>[^;:]{3,200}?(?:;\s[^;:.]{2,60}?,\s[^;:.]{2,40}?){0,5})\.\s+)?(?P<paper>[^;\[\]]{2,120});\s[^\[\]]{1,60}(?:\[[^\]]*\])?[.,]?\s*(?P<day>.{0,40}\d{4}).*"
)
CREDIT = pattern(r"(?:credit|byline)\s?:\s*(?P<names>.{2,120})", re.I)
MARKS = {"proquest document id", "publication title", "document url", "source type", "database"}


def stories(lines: Sequence[str]) -> list[Story]:
    """The stories of a download of ProQuest; none when it is something else."""
    labels = {label["label"].lower() for line in lines if (label := LABEL.fullmatch(line))}
    if "full text" not in labels or len(labels & MARKS) < 2:
        return []
    ends = [i for i, line in enumerate(lines) if RULE.fullmatch(line) or NUMBERED.fullmatch(line)]
    return [found for part in split_at(lines, ends) if (found := story(part))]


def story(lines: list[str]) -> Story | None:
    full = next((i for i, line in enumerate(lines) if FULL.fullmatch(line)), None)
    if full is None:
        return None
    end = next((i for i in range(full + 1, len(lines)) if LABEL.fullmatch(lines[i]) and labels_follow(lines, i)), len(lines))
    body = [FULL.fullmatch(lines[full])["value"] or "", *lines[full + 1 : end]]  # type: ignore[index]
    told = fields_of([*lines[:full], *lines[end:]])
    head = [line for line in filled(lines[:full]) if not LABEL.fullmatch(line) and not LINK.fullmatch(line)]
    citation = next((found for line in head[1:] if (found := CITATION.fullmatch(line))), None)
    body, credit = without_credit(body)
    names = told.get("author") or told.get("authors") or (citation["names"] if citation and citation["names"] else "")
    paper = told.get("publication title") or (citation["paper"] if citation else "")
    return Story(
        told.get("title") or (head[0] if head else ""),
        tuple(body),
        by(forenames_first(names)) or by(credit or told.get("credit", "")),
        day_of(told.get("publication date", "")) or (day_of(citation["day"]) if citation else ""),
        paper.split(";")[0].strip(),
        told.get("copyright", ""),
    )


def labels_follow(lines: Sequence[str], i: int) -> bool:
    """A label ends the story where the next line that is filled is a label too, or the file ends; a sentence may begin like one."""
    after = next((line for line in lines[i + 1 :] if line), "")
    return not after or bool(LABEL.fullmatch(after)) or any(LABEL.fullmatch(line) for line in filled(lines[i + 1 :])[1:3])


def fields_of(lines: Sequence[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    label = ""
    for line in lines:
        if found := LABEL.fullmatch(line):
            label = found["label"].lower()
            out.setdefault(label, found["value"] or "")
        elif label and line and not out[label]:
            out[label] = line
    return out


def without_credit(body: list[str]) -> tuple[list[str], str]:
    """The body without a last line that says who wrote it."""
    last = next((i for i in range(len(body) - 1, -1, -1) if body[i]), 0)
    found = CREDIT.fullmatch(body[last]) if body else None
    return (body[:last], found["names"]) if found else (body, "")
