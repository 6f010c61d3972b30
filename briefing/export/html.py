"""The brief and the article as one HTML page: folding sections, no script, nothing loaded, everything escaped, printable."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape as escape_html

from briefing.brief.joint import DAYS
from briefing.brief.levels import parts_begun
from briefing.brief.telling import outline
from briefing.comparing.timeline import most_telling, timeline
from briefing.export.escaping import clean
from briefing.export.fragments import link_to, page_of
from briefing.export.pictures import bars, days, strip
from briefing.export.rendering import CUT, Rendering
from briefing.export.reports import left_out
from briefing.model import Analysis, Mark, Quote, Span
from briefing.model.times import shown

STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, summary { font-family: system-ui, sans-serif; line-height: 1.25; }
h2 { margin-top: 2.2rem; font-size: 1.15rem; }
h3 { font: 600 1.05rem system-ui, sans-serif; margin: 1.6rem 0 .3rem; }
h4 { font: 600 1rem system-ui, sans-serif; margin: 1.2rem 0 .3rem; }
summary { font-weight: 600; margin: 1rem 0 .5rem; cursor: pointer; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid currentColor; }
table { border-collapse: collapse; font: .95rem system-ui, sans-serif; }
td, th { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top; }
td.n { text-align: right; }
a { color: inherit; opacity: .7; text-decoration: none; font-size: .85em; white-space: nowrap; }
mark { background: #fd68; color: inherit; text-decoration: underline; }
summary > em { display: none; }
details:not([open]) > summary > em { display: block; font: .95rem/1.4 Georgia, serif; opacity: .8; }
.headline { font: 600 1.3rem/1.25 system-ui, sans-serif; }
.origin { font: .9rem system-ui, sans-serif; margin-top: -.3rem; overflow-wrap: anywhere; }
.origin a { white-space: normal; }
.lead { font-size: 1.15rem; }
figure { margin: 1rem 0; break-inside: avoid; }
svg { width: 100%; fill: currentColor; font: 13px system-ui, sans-serif; }
figcaption { font: .85rem system-ui, sans-serif; opacity: .75; }
footer { margin-top: 3rem; font: .85rem system-ui, sans-serif; opacity: .75; }
h2, h3, h4, summary, .how { break-after: avoid; }
li > ul { break-before: avoid; }
blockquote, tr { break-inside: avoid; }
@media (max-width: 30rem) {
  svg { font-size: 11px; }
  table { font-size: .8rem; }
  td, th { padding-right: .4rem; }
  td { overflow-wrap: anywhere; }
  th:first-child { min-width: 6em; }
  ul { padding-left: 1.2rem; }
}
@media print {
  details > *:not(summary) { display: block; }
  details::details-content { content-visibility: visible; }
  details:not([open]) > summary > em { display: none; }
  a { opacity: 1; }
  .page { font-size: .8rem; line-height: 1.35; margin: 0; max-width: none; }
  .page h1 { font-size: 1.2rem; margin: 0; }
  .page h2 { font-size: .9rem; margin: .7rem 0 .2rem; }
  .page ul, .page ol, .page blockquote { margin: .2rem 0; }
  .page .articles { display: none; }
}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(analysis: Analysis, level: str = "standard") -> str:
    """The page of an analysis; the same bytes for the same article and level."""
    return str(Html(analysis, level))


def document(title: str, body: str, kind: str = "") -> str:
    """A whole page that loads nothing and runs nothing; one of the kind `page` is printed on one sheet."""
    body_tag = f'<body class="{kind}">' if kind else "<body>"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<style>{STYLE}</style>\n</head>\n'
        f"{body_tag}\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def under(heading: str, blocks: Iterable[str]) -> str:
    """Blocks under a heading of their own; nothing where there are none."""
    inside = "\n".join(blocks)
    return f"<h2>{heading}</h2>\n{inside}" if inside else ""


def rows(items: Iterable[str]) -> str:
    inside = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<ul>\n{inside}\n</ul>" if inside else ""


def where(source: str) -> str:
    """An address as a link, which is told nothing of this page; else the name of the source."""
    page = page_of(source)
    return f'<a href="{clean(page)}" rel="noreferrer">{clean(source)}</a>' if page else clean(source)


def label(opener: str | None) -> str:
    """Whom the pronoun means with which a line opens, before the line."""
    return f"<b>[{clean(opener)}]</b> " if opener else ""


def numbered(items: Iterable[str]) -> str:
    return rows(items).replace("<ul>", "<ol>").replace("</ul>", "</ol>")


def listed(heading: str, items: Iterable[str]) -> str:
    return under(heading, filter(None, [rows(items)]))


class Html(Rendering):
    """Brief on top, the article below; every § leads to its paragraph."""

    def __str__(self) -> str:
        body = "\n".join(part for part in self.parts() if part)
        return document(clean(self.title()), body, kind="page" if self.level == "page" else "")

    def parts(self) -> Iterator[str]:
        bottom = self.brief.bottom
        yield self.origin()
        if bottom:
            yield f'<p class="lead">{self.cited(bottom.start, bottom.end)}</p>'
        yield from self.points()
        if self.level != "short":
            yield under("Who said what", map(self.quote, self.brief.quotes))
            yield from self.people_and_pictures() if self.level != "page" else ()
            yield listed("Numbers and dates", map(self.span, self.brief.figures))
            yield from self.timeline() if self.level != "page" else ()
            yield listed("What’s next", map(self.span, self.brief.coming))
        yield listed("Notes", map(self.mark, self.analysis.marks))
        yield '<div class="articles">\n<h2>The article</h2>'
        yield from self.article()
        yield "</div>"
        name = clean(self.analysis.article.source.rsplit("/", 1)[-1] or self.analysis.article.id)
        yield f"<footer>{name} · {self.counted()} Every line with a § is word for word.{self.corrected()}</footer>"

    def origin(self) -> str:
        """Who wrote the article, when, and its page."""
        told = [*map(clean, self.who_and_when()), *filter(None, [where(self.analysis.article.url)])]
        return f'<p class="origin">{" · ".join(told)}</p>' if told else ""

    def people_and_pictures(self) -> Iterator[str]:
        yield self.people()
        yield under("At a glance", filter(None, (strip(self.analysis), bars(self.analysis))))

    def cite(self, start: int) -> str:
        n = self.analysis.article.paragraph_at(start)
        return f'<a href="#p{n}">§{n}</a>'

    def cited(self, start: int, end: int) -> str:
        return f"{label(self.opener(start))}{clean(self.text[start:end])} {self.cite(start)}"

    def points(self) -> Iterator[str]:
        """Key points under their sections."""
        by_section: dict[int | None, list[str]] = {}
        for item in self.brief.points:
            by_section.setdefault(item.section, []).append(self.cited(item.start, item.end))
        if by_section:
            yield "<h2>Key points</h2>"
        last = None
        for section, points in by_section.items():
            if section is not None:
                yield from (f"<h3>{clean(part)}</h3>" for part in parts_begun(self.analysis.sections, last, section))
                yield f"<h4>{clean(self.analysis.sections[section].title)}</h4>"
                last = section
            yield rows(points)

    def quote(self, q: Quote) -> str:
        words = (" " if q.kind == "direct" else f" {CUT} ").join(self.said(s, q.kind) for s in q.spans)
        role = self.role_of_speaker(q)
        who = f"<strong>{clean(q.said_by)}</strong>" + (f", {clean(role)}" if role else "")
        return f"<blockquote>{words}<br>— {who} {self.cite(q.start)}{self.at_source(q)}</blockquote>"

    def at_source(self, q: Quote) -> str:
        """A link to the quote's words on the page that the article came from, which is told nothing of this one."""
        address = link_to(self.analysis.article, q.start, q.end)
        return f' <a href="{escape_html(address)}" rel="noreferrer">on its page</a>' if address else ""

    def said(self, span: Span, kind: str) -> str:
        """One quoted piece in marks of its own; a quotation in parts stays in parts."""
        words = clean(span.of(self.text))
        return f"“{words.strip('“”')}”" if kind == "direct" else words

    def timeline(self) -> Iterator[str]:
        """The days as a picture, and the sentences that tell them."""
        found = most_telling(timeline([self.analysis]), DAYS[self.level])
        told = [
            f"<strong>{shown(e.value)}</strong>{', to come' * e.planned}: {label(self.opener(e.places[0].start))}{clean(e.text)} {self.cite(e.places[0].start)}"
            for e in found.events
        ]
        left = left_out(replace(found, undated=0, without_day=()))
        if told:
            yield under("Timeline", filter(None, [days(found.events), rows(told), f"<p>{left}</p>" if left else ""]))

    def people(self) -> str:
        people = [
            f"<tr><td>{clean(p.name)}</td><td>{clean(self.analysis.role_of(p) or '')}</td>"
            f'<td class="n">{len(p.mentions)}</td><td class="n">{self.quoted[p.id]}</td><td>{self.cite(p.mentions[0].start)}</td></tr>'
            for p in self.shown_people()
        ]
        head = "<tr><th>Name</th><th>Role in the article</th><th>Mentions</th><th>Quotes</th><th>First</th></tr>"
        return under("People", [f"<table>\n{head}\n" + "\n".join(people) + "\n</table>"] if people else [])

    def span(self, span: Span) -> str:
        before, after = self.elided(span)
        return f"{label(self.opener(span.start))}{before}{clean(span.of(self.text))}{after} {self.cite(span.start)}"

    def mark(self, mark: Mark) -> str:
        note = f"<br><em>{clean(mark.note)}</em>" if mark.note.strip() else ""
        return self.cited(mark.start, mark.end) + note

    def article(self) -> Iterator[str]:
        """Every paragraph, in sections that fold."""
        starts = [s.start for s in self.analysis.sections]
        lines = outline(self.analysis)
        paragraphs = list(enumerate(self.analysis.article.paragraphs, 1))
        yield from (
            f'<p id="p{n}" class="headline">{self.marked(p.start, p.end)}</p>' for n, p in paragraphs if p.kind == "title"
        )
        at = -1
        for n, p in paragraphs:
            if p.kind == "title":
                continue
            section = bisect_right(starts, p.start) - 1
            if section > at:
                yield (
                    ("</details>\n" if at >= 0 else "")
                    + self.part_above(at, section)
                    + f"<details open><summary>{clean(self.analysis.sections[section].title)}{self.told(lines[section])}</summary>"
                )
                at = section
            yield f'<p id="p{n}">{self.marked(p.start, p.end)}</p>'
        if at >= 0:
            yield "</details>"

    def told(self, line: Span | None) -> str:
        """The line of the outline, seen while the section is closed."""
        return f"<em>{clean(line.of(self.text))}{self.elided(line)[1]}</em>" if line else ""

    def part_above(self, last: int, section: int) -> str:
        parts = parts_begun(self.analysis.sections, last if last >= 0 else None, section)
        return "".join(f"<h3>{clean(part)}</h3>\n" for part in parts)

    def marked(self, start: int, end: int) -> str:
        """A paragraph with what the reader marked."""
        out, here = [], start
        for m in self.analysis.marks:
            a, b = max(here, m.start), min(end, m.end)
            if a < b:
                out += [clean_inside(self.text[here:a]), f"<mark>{clean_inside(self.text[a:b])}</mark>"]
                here = b
        return "".join([*out, clean_inside(self.text[here:end])])


def clean_inside(text: str) -> str:
    """As `clean`, but the spaces at both ends stay."""
    inner = clean(text)
    return f"{' ' * text[:1].isspace()}{inner}{' ' * (text[-1:].isspace() and len(text) > 1)}"
