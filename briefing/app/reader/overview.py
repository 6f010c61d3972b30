"""The article as a whole: a strip of its sections and of who speaks where, and its days in their order.

Lines for a dialog, drawn in a given width; each leads to its place. What is past and what is to come is `comparing/timeline.py`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from briefing.app.base.glyphs import Glyphs
from briefing.app.base.wording import squashed
from briefing.app.dialogs.places import Place
from briefing.app.reader.ranges import voices
from briefing.comparing.timeline import Event, Timeline
from briefing.model import Analysis, Quote, Section, Span
from briefing.model.openers import opened
from briefing.model.times import shown
from briefing.visible import visible

NAMES, SHARE = 24, 3  # columns of the names at most, and the part of the width that they may take
FEWEST = 10  # columns of the strip


def strip(analysis: Analysis, width: int, signs: Glyphs, colours: Sequence[str]) -> list[Place]:
    """The sections in two signs by turns, and a row in the colour of the pane for each who speaks, those first who speak first."""
    names = min(NAMES, width // SHARE)
    cells = max(FEWEST, width - names - 1)
    length = max(1, len(analysis.article.text))

    def cell(offset: int) -> int:
        return min(cells - 1, offset * cells // length)

    def fill(drawn: list[str], span: Span | Section | Quote, sign: str) -> None:
        first, last = cell(span.start), cell(max(span.start, span.end - 1))
        drawn[first : last + 1] = [sign] * (last + 1 - first)

    def row(name: str, drawn: list[str], span: Span, colour: str = "") -> Place:
        strip_of = Content("".join(drawn))
        return Place(Content.assemble(named(name, names, signs), " ", strip_of.stylize(colour) if colour else strip_of), span)

    rows = []
    if analysis.sections:
        drawn = [" "] * cells
        for k, section in enumerate(analysis.sections):
            fill(drawn, section, signs.empty if k % 2 else signs.full)
        first_section = analysis.sections[0]
        rows.append(row("Sections", drawn, Span(first_section.start, first_section.end)))
    number, voiced = voices(analysis), dict[str, list[Quote]]()
    for quote in analysis.quotes:
        if quote.speaker:
            voiced.setdefault(quote.said_by, []).append(quote)
    for name, said in voiced.items():
        drawn = [" "] * cells
        for quote in said:
            fill(drawn, quote, signs.full)
        rows.append(row(name, drawn, Span(said[0].start, said[0].end), colours[number[name] % len(colours)]))
    return rows


def named(name: str, columns: int, signs: Glyphs) -> str:
    """A name in so many columns."""
    text = visible(squashed(name))
    return (text if len(text) <= columns else text[: columns - len(signs.cut)].rstrip() + signs.cut).ljust(columns)


def days(found: Timeline) -> Iterator[Place]:
    """What happened and what was to come, each sentence under its day."""
    for heading, events in (("What happened", found.past), ("What was to come", found.planned)):
        if events:
            yield Place(Content(heading).stylize("bold"))
            yield from map(day, events)


def day(event: Event) -> Place:
    place = event.places[0]
    words = visible(squashed(opened(event.opener, event.text)))
    return Place(Content.assemble(Content(shown(event.value)).stylize("bold"), "  ", words), Span(place.start, place.end))
