"""The three spaCy components. Results are plain JSON data in `doc.user_data["briefing"]`, so they survive
`to_bytes` and other processes, and span groups in `doc.spans`."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from briefing.analysis.analyzing import find_voices, finish
from briefing.analysis.language.tokenizer import tokens_of
from briefing.analysis.language.words import Words, lines
from briefing.lexicon.lists import shipped
from briefing.model import Article, Paragraph

KEYS = ("people", "others", "quotes", "sections")


def analysis_of(doc: Doc) -> dict[str, Any]:
    """The JSON form of the analysis of a Doc's text, made once however many of the components are in the pipeline."""
    if "briefing" not in doc.user_data:
        whole = analyzed(doc)
        doc.user_data["briefing"] = {key: whole[key] for key in KEYS}
    return doc.user_data["briefing"]


def analyzed(doc: Doc) -> dict[str, Any]:
    """The whole analysis; blank lines and line ends part the paragraphs."""
    lexicon = shipped()
    spans = lines(doc.text)
    paragraphs = tuple(Paragraph(start, end) for start, end in spans)
    article = Article(doc.text, paragraphs=paragraphs)
    return finish(find_voices(Words(tokens_of(doc, doc.text), article.text, spans, lexicon), lexicon, article)).to_dict()


class Finder:
    """One kind of result of the analysis, put on the Doc."""

    key = ""
    label = ""

    def __call__(self, doc: Doc) -> Doc:
        rows = analysis_of(doc)[self.key]
        spans = [span for row in rows for span in self.spans(doc, row)]
        doc.spans[f"briefing_{self.key}"] = SpanGroup(doc, spans=spans)
        return doc

    def spans(self, doc: Doc, row: dict[str, Any]) -> list[Span]:
        return self.span(doc, row["start"], row["end"])

    def span(self, doc: Doc, start: int, end: int) -> list[Span]:
        found = doc.char_span(start, end, label=self.label, alignment_mode="expand")
        return [found] if found is not None else []

    def to_bytes(self, **kwargs: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> Finder:
        return self

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        """Nothing is learned, so nothing is kept."""

    def from_disk(self, path: Any, **kwargs: Any) -> Finder:
        return self


class PeopleFinder(Finder):
    key, label = "people", "PERSON"

    def __init__(self, *, ents: bool = False) -> None:
        self.ents = ents

    def __call__(self, doc: Doc) -> Doc:
        doc = super().__call__(doc)
        if self.ents:
            doc.ents = filter_spans([*doc.spans["briefing_people"], *doc.ents])
        return doc

    def spans(self, doc: Doc, row: dict[str, Any]) -> list[Span]:
        return [span for m in row["mentions"] if m["kind"] == "name" for span in self.span(doc, m["start"], m["end"])]


class QuotesFinder(Finder):
    key, label = "quotes", "QUOTE"


class SectionsFinder(Finder):
    key, label = "sections", "SECTION"
