"""What is said in several reports: every quotation with a speaker, with the place where its words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.comparing.identity import Key, keys, voice_key
from briefing.comparing.lists import listed
from briefing.lexicon.lists import closed_class, fold
from briefing.model import Analysis, Paragraph, Span, Speaker, index_at


@dataclass(frozen=True, slots=True)
class Saying:
    """One quotation of one report: `source` counts the reports from 0, `paragraph` is that of all its `spans`, from 1.

    `text` are the words of the spans as they stand there, parted by " […] "; `key` who says it, over all reports.
    """

    source: int
    quote: int
    spans: tuple[Span, ...]
    paragraph: int
    text: str
    kind: str
    names: tuple[str, ...]
    role: str
    key: Key

    @property
    def start(self) -> int:
        return self.spans[0].start


def sayings(analyses: Sequence[Analysis]) -> list[Saying]:
    """The direct and mixed quotations of people, organisations and groups, report by report."""
    return [saying for source, analysis in enumerate(analyses) for saying in of_report(analysis, source)]


def of_report(analysis: Analysis, source: int) -> Iterator[Saying]:
    known = keys(analysis, source)
    names = {p.id: p for p in analysis.people}
    for quote in analysis.quotes:
        if quote.kind == "indirect" or not quote.speakers:
            continue
        voices = [v for s in quote.speakers if (v := voice(analysis, s, known, source))]
        if len(voices) < len(quote.speakers):
            continue
        spans, paragraph = in_one_paragraph(analysis.article.paragraphs, quote.spans)
        text = " […] ".join(s.of(analysis.article.text) for s in spans)
        first = names.get(quote.speakers[0].person) if quote.speakers[0].person is not None else None
        role = (analysis.role_of(first) or "") if first and len(voices) == 1 else ""
        names_shown = tuple(name for name, _ in voices)
        key = tuple(part for _, key in sorted(voices, key=lambda v: v[1]) for part in key)
        yield Saying(source, quote.id, spans, paragraph, text, quote.kind, names_shown, role, key)


def voice(analysis: Analysis, speaker: Speaker, known: dict[int, Key], source: int) -> tuple[str, Key] | None:
    """(the name to show, the key) of one of those who speak; None for a pronoun or a name of whom too little is known."""
    if speaker.person is not None and speaker.person in known:
        return next(p.name for p in analysis.people if p.id == speaker.person), known[speaker.person]
    body = next((o for o in analysis.others if o.kind != "doubtful" and any(m.start == speaker.start for m in o.mentions)), None)
    if body is None or fold(body.name) in listed("nobodies"):
        return None
    whose = speaker.name.split(" ")[0].lower() in closed_class("possessors")  # "his three opponents" are not three opponents
    return speaker.name if whose else body.name, voice_key(body, source)


def in_one_paragraph(paragraphs: Sequence[Paragraph], spans: Sequence[Span]) -> tuple[tuple[Span, ...], int]:
    """The pieces of the paragraph in which a quotation begins, so that one citation holds for all that is shown."""
    if not paragraphs:
        return tuple(spans), 1
    number = index_at(paragraphs, spans[0].start) + 1
    home = paragraphs[number - 1]
    kept = tuple(Span(s.start, min(s.end, home.end)) for s in spans if home.start <= s.start < home.end)
    return kept or tuple(spans[:1]), number
