"""Where names stand in one document: runs, trimmed, with the evidence around each."""

from __future__ import annotations

from briefing.analysis.language.words import Words
from briefing.analysis.people import evidence
from briefing.analysis.people.names import NameRun, Runs
from briefing.analysis.people.trimming import Trimmer
from briefing.lexicon.lists import Lexicon


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
    return runs, found


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
