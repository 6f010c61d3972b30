"""Where names stand in one document: runs, trimmed, with the evidence around each."""

from __future__ import annotations

from itertools import pairwise

from briefing.analysis.language.words import Words
from briefing.analysis.people import evidence
from briefing.analysis.people.names import NameRun, Runs
from briefing.analysis.people.trimming import Trimmer
from briefing.lexicon.lists import Lexicon, closed_class

OF_ONE_NAME = closed_class("of_one_name")


def find_names(words: Words, lexicon: Lexicon) -> tuple[Runs, list[NameRun]]:
    """What may be a name, in the order of the text, with the cues around it."""
    runs = Runs(words, lexicon)
    trimmer = Trimmer(runs)
    found = []
    for a, b in runs:
        run = trimmer.trim(a, b)
        if run:
            evidence.gather(words, lexicon, run)
            if words.paragraph[a] in runs.headlines:
                run.cues.add("headline")
            found.append(run)
    _mark_titles_of_works(words, found)
    _trim_headlines(found)
    _share_surnames(words, lexicon, found)
    return runs, found


def _share_surnames(words: Words, lexicon: Lexicon, found: list[NameRun]) -> None:
    """ "Alan and Jean Holm": the surname is that of both, unless the first name is known as somebody's surname."""
    full = {run.key for run in found if len(run.key) > 1}
    surnames = {key[-1] for key in full}
    for one, other in pairwise(found):
        first, surname = one.key[0], other.key[-1]
        joined = (
            words.low[one.last : other.first] in (["and"], ["&"]) and words.sentence[one.first] == words.sentence[other.first]
        )
        given = (
            len(one.key) == 1
            and not one.cues & {"honorific"}
            and first in lexicon.first_names
            and other.key[0] in lexicon.first_names
        )
        if not joined or not given or len(other.key) != 2 or first in surnames:
            continue
        elsewhere = {key for key in full if key[0] == first} - {(first, surname)}
        told = (first, surname) in full or first not in lexicon.surnames or tells_kin(words, one.first)
        if told and not elsewhere:
            one.key, one.surname = (first, surname), other.last - 1


def tells_kin(words: Words, first: int) -> bool:
    """ "Brothers Ray and X", "the couple, Ray and X": those named have one surname."""
    at = first - 1 - (first > 0 and words.text[first - 1] == ",")
    return at >= 0 and words.low[at] in OF_ONE_NAME


def _trim_headlines(found: list[NameRun]) -> None:
    """ "Anna Holm Joins Growing List": in a headline the name ends where it ends in the text."""
    known = {run.key for run in found if "headline" not in run.cues and len(run.key) > 1}
    for run in found:
        if "headline" not in run.cues or run.key in known:
            continue
        size = next((n for n in range(len(run.key) - 1, 1, -1) if run.key[:n] in known), 0)
        if size:
            run.key, run.last = run.key[:size], run.first + size


def _mark_titles_of_works(words: Words, found: list[NameRun]) -> None:
    """Names that fill quotation marks are titles of works more often than people."""
    by_left = {mark.start: mark for mark in words.marks}
    for run in found:
        mark = by_left.get(words.start[run.first])
        if mark and mark.end - words.end[run.last - 1] <= 1:
            run.cues.add("in-marks")
