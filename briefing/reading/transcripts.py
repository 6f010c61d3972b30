"""Transcripts with times: WebVTT, SubRip (SRT) and the JSON of Podcasting 2.0. A turn is a paragraph “Name: words”.

Cues are cut where a screen is full, not where a sentence ends: those of one speaker are joined, those of nobody up to the end of
a sentence after which the recording rests, or the paragraph has become long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from briefing.errors import ReadError
from briefing.lexicon.patterns import pattern
from briefing.model import Article
from briefing.reading.bounded.budget import Budget
from briefing.reading.bounded.json_kinds import json_of
from briefing.reading.origin import Origin, Piece
from briefing.reading.text.plain import decode

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
TIMES = pattern(rf"\s*(?P<start>{CLOCK})\s*-->\s*(?P<end>{CLOCK})(?:\s.*)?")
TIMED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:WEBVTT(?:[ \t].*)?\r?\n|\s*(?:\d+\s*\r?\n)?\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*\d)"
)
VOICE = pattern(r"<v(?:\.[^\s>]*)?\s+(?P<name>[^>]{1,120})>|</v>")  # </v> names nobody: who speaks after it is not told
TAG = pattern(r"</?[a-zA-Z][^>]{0,200}>|<(?:\d{1,3}:)?\d{1,2}:\d{2}\.\d{3}>|\{\\[^}]{0,80}\}")
LABEL = pattern(
    r"(?:>>\s*|-\s+)?(?P<name>[^\W\d_][\w.'’-]*(?:\s(?:[^\W\d_][\w.'’-]*|\([^)]{1,30}\))){0,5})\s?:\s+(?P<words>\S.*)", re.S
)
CHANGE = pattern(r"(?:>>|[-–—])\s*(?=[^\W\d_“\"])")
PARTICLES = frozenset(["and", "de", "der", "di", "du", "la", "le", "of", "the", "van", "von"])
REST, LONG, LONGEST = (
    2.0,
    400,
    1200,
)  # seconds between captions; characters after which a paragraph may end, and of one without a stop
SENTENCE = pattern(r"[.!?…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Caption:
    """Words with their seconds; `opens` tells a change of speaker that has no name (a dash, or “>>”)."""

    start: float
    end: float
    speaker: str
    words: str
    opens: bool = False


def is_timed(head: bytes) -> bool:
    return bool(TIMED.match(head))


def timed_article(data: bytes, origin: Origin) -> Article:
    """The turns of a transcript. Raises ReadError when nothing is said in it."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{":
        notes: list[str] = []
        captions = json_captions(data)
    else:
        text, notes = decode(data, origin.encoding, origin.charset)
        captions = list(captions_of(text, origin.budget))
    origin.budget.spend(parts=len(captions))
    pieces: list[Piece] = [(turn, None if i else "text") for i, turn in enumerate(turns(captions))]
    if not pieces:
        raise ReadError("Nothing is said in this transcript.")
    return origin.noted(*notes, "read from a transcript").article(pieces)


def captions_of(text: str, budget: Budget) -> Iterator[Caption]:
    """The captions of WebVTT or SubRip; notes, styles, numbers and settings are left out."""
    speaker, start, end = "", 0.0, 0.0
    tags = bool(VOICE.search(text))  # a voice tag holds for its own caption, unless that breaks off in a sentence
    goes_on = not text.lstrip("\ufeff").startswith("WEBVTT")  # SubRip knows no notes: a caption may have a blank line in it
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")):
        budget.spend(parts=1)
        lines = block.split("\n")
        at = next((i for i, line in enumerate(lines[:3]) if TIMES.fullmatch(line)), None)
        if at is None and goes_on and (said := plain(block)):
            yield Caption(start, end, speaker, said)
        if at is None:
            continue
        times = TIMES.fullmatch(lines[at])
        assert times is not None
        start, end = seconds(times["start"]), seconds(times["end"])
        body = "\n".join(lines[at + 1 :])
        for voice, words, opens in tagged(body) if VOICE.search(body) else labelled(body, speaker):
            yield Caption(start, end, voice, words, opens)
            speaker = "" if tags and SENTENCE.search(words) else voice


def tagged(body: str) -> Iterator[tuple[str, str, bool]]:
    """(speaker, words, opens) between the voice tags of a caption; nobody's, "", before the first and behind `</v>`."""
    parts = ["", *VOICE.split(body)]
    for name, words in zip(parts[::2], parts[1::2], strict=True):
        if said := CHANGE.sub("", plain(words)):
            yield plain(name or ""), said, False


def labelled(body: str, before: str) -> Iterator[tuple[str, str, bool]]:
    """(speaker, words, opens) of each turn in a caption without voice tags: a label “Name:” on a line; the speaker before goes on without one."""
    speaker, waiting = before, ""
    for line in filter(None, map(plain, body.split("\n"))):
        found = label(line)
        if (found or CHANGE.match(line)) and waiting:
            yield opened(speaker, waiting)
            waiting = ""
        speaker, words = found or (speaker, line)
        waiting = f"{waiting} {words}".strip()
    if waiting:
        yield opened(speaker, waiting)


def opened(speaker: str, words: str) -> tuple[str, str, bool]:
    """A turn without the dash or “>>” that opens it, which is then nobody's."""
    return ("", CHANGE.sub("", words), True) if CHANGE.match(words) else (speaker, words, False)


def label(line: str) -> tuple[str, str] | None:
    """(name, words) of a line that begins with a speaker: words with capitals, up to six, before a colon."""
    found = LABEL.fullmatch(line)
    if not found:
        return None
    names = [w for w in found["name"].split() if w not in PARTICLES]
    capitals = all(w[:1].isupper() or w.startswith("(") for w in names)
    return (found["name"], found["words"]) if names and capitals else None


def plain(text: str) -> str:
    """Words without tags, entities and marks of position."""
    return " ".join(unescape(TAG.sub("", text)).replace("\u200e", "").replace("\u200f", "").split())


def seconds(clock: str) -> float:
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def json_captions(data: bytes) -> list[Caption]:
    """The segments of a podcast's transcript, each with its speaker."""
    found = json_of(data)
    out = []
    for row in found.get("segments", []) if isinstance(found, dict) else []:
        if isinstance(row, dict) and isinstance(body := row.get("body", row.get("text", "")), str) and plain(body):
            out.append(
                Caption(
                    number(row.get("startTime")), number(row.get("endTime")), plain(str(row.get("speaker") or "")), plain(body)
                )
            )
    return out


def number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def turns(captions: Iterable[Caption]) -> Iterator[str]:
    """Paragraphs: the words of one speaker after another; a line that the next caption repeats (rolling captions) once."""
    speaker, said, last = "", "", Caption(0, 0, "", "")
    for caption in captions:
        words = unrepeated(last, caption)
        if said and (caption.speaker != speaker or caption.opens or may_end(said, caption.start - last.end, speaker)):
            yield turn(speaker, said)
            said = ""
        speaker, last = caption.speaker, caption
        said = f"{said} {words}".strip()
    if said:
        yield turn(speaker, said)


def unrepeated(before: Caption, caption: Caption) -> str:
    """The words of a caption without those at its start that the caption before ended with."""
    if caption.words == before.words and caption.start <= before.end + 0.1:
        return ""
    old, new = before.words.split(), caption.words.split()
    for size in range(min(len(old), len(new)), 2, -1):
        if old[-size:] == new[:size]:
            return " ".join(new[size:])
    return caption.words


def may_end(said: str, rest: float, speaker: str) -> bool:
    """Whether a paragraph of nobody's words may end here; a speaker's turn ends with the speaker."""
    if speaker:
        return False
    return len(said) > LONGEST or (bool(SENTENCE.search(said)) and (rest > REST or len(said) > LONG))


def turn(speaker: str, said: str) -> str:
    return f"{speaker}: {said}" if speaker else said
