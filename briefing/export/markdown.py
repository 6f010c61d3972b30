"""The brief as Markdown, escaped so that nothing of the article acts."""

from __future__ import annotations

from pathlib import Path

from briefing.brief import levels
from briefing.export.escaping import escape, front_matter, plain
from briefing.export.fragments import link_to, page_of
from briefing.export.rendering import CUT, Rendering
from briefing.model import Analysis, Quote, Span

FOOTNOTE_WORDS = 6


class Markdown(Rendering):
    """The brief as Markdown (CommonMark with a table and front matter); `cite` is one of export.CITES."""

    def __init__(self, analysis: Analysis, level: str, cite: str = "paragraph") -> None:
        super().__init__(analysis, level)
        self.footnotes: set[int] | None = set() if cite == "footnote" else None

    def __str__(self) -> str:
        parts = [self.front(), f"# {escape(self.title())}"]
        parts += [self.bottom(), *self.points()]
        if self.level != "short":
            parts += [*self.quotes(), *(self.people() if self.level != "page" else ())]
            parts += self.spans("Numbers and dates", self.brief.figures)
            parts += self.spans("What’s next", self.brief.coming)
        parts += [*self.marks(), *self.source(), *self.notes()]
        return "\n\n".join(p for p in parts if p) + "\n"

    def front(self) -> str:
        article = self.analysis.article
        rows: list[tuple[str, object]] = [
            ("title", self.title()),
            ("source", plain(Path(article.source).name or article.source)),
            ("url", plain(article.url)),
            ("date", article.published),
            ("source_sha256", article.sha256),
            ("level", self.level),
            ("words", article.words),
            ("brief_words", self.brief.words),
            ("sections", [plain(s.title) for s in self.analysis.sections]),
            ("people", [plain(p.name) for p in self.shown_people()]),
            ("corrections", len(self.analysis.corrections) or ""),
            ("notes", len(self.analysis.marks) or ""),
            ("tags", ["briefing"]),
            ("generator", "briefing 0.1"),
        ]
        return front_matter(rows)

    def cite(self, start: int) -> str:
        number = self.analysis.article.paragraph_at(start)
        if self.footnotes is None:
            return f"[§{number}]"
        self.footnotes.add(number)
        return f"[^p{number}]"

    def source_of(self, quote: Quote) -> str:
        """Where a quote stands: its paragraph, as a link to those words where the article has an address."""
        cited, address = self.cite(quote.start), link_to(self.analysis.article, quote.start, quote.end)
        return f"{cited}({address})" if address and self.footnotes is None else cited

    def notes(self) -> list[str]:
        """What the footnotes refer to: the paragraph's number and its first words."""
        lines = []
        for number in sorted(self.footnotes or ()):
            p = self.analysis.article.paragraphs[number - 1]
            words = self.text[p.start : p.end].split()
            more = "…" if len(words) > FOOTNOTE_WORDS else ""
            address = link_to(self.analysis.article, p.start, p.end)
            place = f"[§{number}]({address})" if address else f"§{number}"
            lines.append(f"[^p{number}]: {place} {escape(' '.join(words[:FOOTNOTE_WORDS]))}{more}")
        return ["\n".join(lines)] if lines else []

    def extract(self, start: int, end: int, cited: str = "") -> str:
        """A line word for word, after the name of whom it opens with when that is a pronoun."""
        return f"{label(self.opener(start))}{escape(self.text[start:end])} {cited or self.cite(start)}"

    def bottom(self) -> str:
        item = self.brief.bottom
        return f"**Bottom line.** {self.extract(item.start, item.end)}" if item else ""

    def points(self) -> list[str]:
        sections = self.analysis.sections
        if not self.brief.points:
            return []
        out = ["## Key points"]
        last = None
        deep = "####" if any(s.part for s in sections) else "###"
        for item in self.brief.points:
            if item.section != last and item.section is not None:
                out += [f"### {escape(part)}" for part in levels.parts_begun(sections, last, item.section)]
                out.append(f"{deep} {escape(sections[item.section].title)}")
                last = item.section
                out.append("")
            line = f"- {self.extract(item.start, item.end)}"
            out[-1] = f"{out[-1]}\n{line}" if out[-1] else line
        return out

    def quotes(self) -> list[str]:
        return ["## Who said what", *(self.quote(q) for q in self.brief.quotes)] if self.brief.quotes else []

    def quote(self, q: Quote, cited: str = "") -> str:
        said = (" " if q.kind == "direct" else f" {CUT} ").join(self.said(s, q.kind) for s in q.spans)
        role = self.role_of_speaker(q)
        who = f"**{escape(q.said_by)}**" + (f", {escape(role)}" if role else "")
        return f"> {said}\n> — {who} {cited or self.source_of(q)}"

    def said(self, span: Span, kind: str) -> str:
        words = escape(span.of(self.text))
        if kind != "direct":
            return words
        return f"“{words.strip('“”')}”"

    def people(self) -> list[str]:
        rows = self.shown_people()
        if not rows:
            return []
        lines = ["| Name | Role in the article | Mentions | Quotes | First |", "| --- | --- | ---: | ---: | --- |"]
        for p in rows:
            role = self.analysis.role_of(p) or ""
            first = self.analysis.article.paragraph_at(p.mentions[0].start)
            lines.append(f"| {escape(p.name)} | {escape(role)} | {len(p.mentions)} | {self.quoted[p.id]} | §{first} |")
        return ["## People", "\n".join(lines)]

    def spans(self, heading: str, spans: tuple[Span, ...]) -> list[str]:
        if not spans:
            return []
        lines = []
        for s in spans:
            before, after = self.elided(s)
            lines.append(f"- {label(self.opener(s.start))}{before}{escape(s.of(self.text))}{after} {self.cite(s.start)}")
        return [f"## {heading}", "\n".join(lines)]

    def marks(self) -> list[str]:
        """What the reader marked, word for word, each with the reader's note below it."""
        if not self.analysis.marks:
            return []
        lines = []
        for m in self.analysis.marks:
            lines.append(f"- {escape(self.text[m.start : m.end])} {self.cite(m.start)}")
            lines += [f"  - {escape(m.note)}"] if m.note.strip() else []
        return ["## Notes", "\n".join(lines)]

    def source(self) -> list[str]:
        article = self.analysis.article
        name = escape(Path(article.source).name or article.source or article.id)
        page = page_of(article.url)
        told = [name, *map(escape, self.who_and_when()), *([f"<{page}>"] if page else []), self.counted()]
        return [
            "## Source",
            f"{' · '.join(told)} Lines with a § number are word-for-word extracts; headings, labels and the table are the program’s.{self.corrected()}",
        ]


def label(opener: str | None) -> str:
    """Whom the pronoun means with which a line opens, before the line."""
    return f"**[{escape(opener)}]:** " if opener else ""


def markdown(analysis: Analysis, level: str = "standard", cite: str = "paragraph") -> str:
    """The brief in Markdown; the same bytes for the same article and level. `cite` is one of export.CITES."""
    return str(Markdown(analysis, level, cite))
