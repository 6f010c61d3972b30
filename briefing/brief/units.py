"""The lines of which a brief is made: sentences, and those that one quotation holds together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.lexicon.patterns import pattern
from briefing.model import Analysis, Quote, index_at

DASHES = pattern(r"\s*(?:—|–|--|-)\s*")


@dataclass(slots=True)
class Unit:
    """A sentence, or several that one quotation holds together."""

    start: int
    end: int
    paragraph: int
    section: int
    words: int
    quotes: list[Quote] = field(default_factory=list)

    def text(self, source: str) -> str:
        return source[self.start : self.end]


def units_of(analysis: Analysis) -> list[Unit]:
    """The sentences of the running text; those that one quotation spans are one unit."""
    article = analysis.article
    texts = [
        (i, p)
        for i, p in enumerate(article.paragraphs)
        if p.kind in ("text", "title") and not is_row(article.text[p.start : p.end])
    ]
    spoken = sorted((s.start, s.end, q) for q in analysis.quotes for s in q.spans if q.kind != "indirect")
    out: list[Unit] = []
    sentences, at = analysis.sentences, 0
    k = 0
    for number, paragraph in texts:
        while at < len(sentences) and sentences[at].end <= paragraph.start:
            at += 1
        first_of_paragraph = len(out)
        while at < len(sentences) and sentences[at].start < paragraph.end:
            sentence = sentences[at]
            at += 1
            while k < len(spoken) and spoken[k][1] <= sentence.start:
                k += 1
            joins = len(out) > first_of_paragraph and any(s < sentence.start < e for s, e, _ in spoken[max(0, k - 1) : k + 2])
            if joins:
                out[-1].end = sentence.end
            else:
                out.append(Unit(sentence.start, sentence.end, number, index_at(analysis.sections, sentence.start), 0))
    after_dateline(analysis, out)
    for unit in out:
        unit.words = len(unit.text(article.text).split())
    hand_out_quotes(analysis.quotes, out)
    return [u for u in out if u.words]


def is_row(paragraph: str) -> bool:
    """A row of a table, its cells parted by bars: it says nothing by itself."""
    return " | " in paragraph and not paragraph.endswith((".", "”", '"'))


def after_dateline(analysis: Analysis, units: list[Unit]) -> None:
    """The line that opens the report begins after its dateline."""
    dateline, text = analysis.article.dateline, analysis.article.text
    for unit in units[:6]:
        if dateline and text.startswith(dateline, unit.start):
            dash = DASHES.match(text, unit.start + len(dateline))
            unit.start = dash.end() if dash else unit.start
            return


def hand_out_quotes(quotes: Sequence[Quote], units: list[Unit]) -> None:
    k = 0
    for unit in units:
        while k < len(quotes) and quotes[k].end <= unit.start:
            k += 1
        j = k
        while j < len(quotes) and quotes[j].start < unit.end:
            unit.quotes.append(quotes[j])
            j += 1


def speaker_of(unit: Unit) -> str | None:
    """Who speaks in a line; several names are parted by semicolons."""
    names = [q.said_by for q in unit.quotes if q.kind != "indirect" and q.speaker]
    return "; ".join(dict.fromkeys(names)) or None
