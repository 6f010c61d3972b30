"""The brief as Markdown or JSON, escaped so that nothing of the article acts, and written without ever losing a file."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from briefing.brief import condensing as briefs
from briefing.errors import ExportError
from briefing.model import ENGLISH_ONLY, Analysis, Person, Quote, Span

CITES = ("paragraph", "footnote")
FOOTNOTE_WORDS = 6
FORMATS = {"markdown": ".md", "html": ".html", "json": ".json"}
CUT = "[…]"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]")
ALWAYS = re.compile(r"([\\`*_\[\]<>~|$&{}])")
OBSIDIAN = re.compile(r"(==|%%)")
WORD_START = re.compile(r"(?<![^\s(“\"'‘])([#@^:])")
LINE_START = re.compile(r"^([#+\-=:!])")
NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
CLOSING_HASHES = re.compile(r"(\s)(#+)$")
BARE_LINK = re.compile(r"(?i)\b(https?|ftp)(:)(?=//)|\b(www)(\.)|(?<=\w)(@)(?=\w)|(?<=\w)(\.)(?=[a-z]{2})")


def plain(text: str) -> str:
    """One line without control characters, white space squashed."""
    return " ".join(CONTROL.sub(" ", text).split())


def escape(text: str) -> str:
    """Text of the article as Markdown that shows it and does nothing else (CommonMark, GFM, Obsidian, Pandoc)."""
    out = ALWAYS.sub(r"\\\1", plain(text))
    out = OBSIDIAN.sub(r"\\\1", out)
    out = WORD_START.sub(r"\\\1", out)
    out = BARE_LINK.sub(lambda m: f"{m[1] or m[3] or ''}\\{m[2] or m[4] or m[5] or m[6]}", out)
    out = LINE_START.sub(r"\\\1", out)
    out = NUMBERED.sub(r"\1\\\2", out)
    return CLOSING_HASHES.sub(r"\1\\\2", out)


def front_matter(rows: Iterable[tuple[str, object]]) -> str:
    """Flat fields that YAML and Obsidian read, each value as JSON; what is empty is left out."""
    told = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in rows if value not in ("", None))
    return "\n".join(["---", *told, "---"])


class Rendering:
    """One export of an analysis at a level; `§n` counts the paragraphs of the article from 1."""

    def __init__(self, analysis: Analysis, level: str) -> None:
        self.analysis, self.level = analysis, level
        self.text = analysis.article.text
        self.brief = briefs.at_level(analysis, level)
        self.openers = briefs.openers(analysis)
        self.quoted = Counter(q.speaker.person for q in analysis.quotes if q.speaker)

    def title(self) -> str:
        article = self.analysis.article
        return plain(article.title or Path(article.source).name or article.id) or "Untitled"

    def shown_people(self) -> list[Person]:
        """Everyone with a quote or two mentions; everyone else only when there are few."""
        said = {q.speaker.person for q in self.analysis.quotes if q.speaker}
        people = self.analysis.people
        kept = [p for p in people if p.id in said or len(p.mentions) > 1 or p.role]
        return kept if kept else list(people[:10])

    def opener(self, start: int) -> str | None:
        """Who the pronoun is with which a line opens."""
        name = self.openers.get(start)
        return plain(name) if name else None

    def role_of_speaker(self, quote: Quote) -> str | None:
        person = next((p for p in self.analysis.people if quote.speaker and p.id == quote.speaker.person), None)
        return self.analysis.role_of(person) if person else None

    def elided(self, span: Span) -> tuple[str, str]:
        """What stands before and after a stretch that is not a whole sentence."""
        sentences = self.analysis.sentences
        before = "" if any(s.start == span.start for s in sentences) else f"{CUT} "
        after = "" if any(s.end == span.end for s in sentences) else f" {CUT}"
        return before, after

    def corrected(self) -> str:
        """How much of what is shown is the reader's word and not the program's."""
        count = len(self.analysis.corrections)
        return f" {count} correction{'s' if count != 1 else ''} by the reader." if count else ""

    def counted(self) -> str:
        article = self.analysis.article
        count = len(article.paragraphs)
        only = "" if article.is_english else f" {ENGLISH_ONLY}"
        return f"{article.words} words in {count} paragraph{'s' if count != 1 else ''}.{only}"


class Markdown(Rendering):
    """The brief as Markdown (CommonMark with a table and front matter); `cite` is one of CITES."""

    def __init__(self, analysis: Analysis, level: str, cite: str = "paragraph") -> None:
        super().__init__(analysis, level)
        self.footnotes: set[int] | None = set() if cite == "footnote" else None

    def __str__(self) -> str:
        parts = [self.front(), f"# {escape(self.title())}"]
        parts += [self.bottom(), *self.points()]
        if self.level != "short":
            parts += [*self.quotes(), *self.people()]
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

    def notes(self) -> list[str]:
        """What the footnotes refer to: the paragraph's number and its first words."""
        lines = []
        for number in sorted(self.footnotes or ()):
            p = self.analysis.article.paragraphs[number - 1]
            words = self.text[p.start : p.end].split()
            more = "…" if len(words) > FOOTNOTE_WORDS else ""
            lines.append(f"[^p{number}]: §{number} {escape(' '.join(words[:FOOTNOTE_WORDS]))}{more}")
        return ["\n".join(lines)] if lines else []

    def extract(self, start: int, end: int, cited: str = "") -> str:
        """A line word for word, after the name of whom it opens with when that is a pronoun."""
        name = self.opener(start)
        label = f"**[{escape(name)}]:** " if name else ""
        return f"{label}{escape(self.text[start:end])} {cited or self.cite(start)}"

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
                out += [f"### {escape(part)}" for part in briefs.parts_begun(sections, last, item.section)]
                out.append(f"{deep} {escape(sections[item.section].title)}")
                last = item.section
                out.append("")
            line = f"- {self.extract(item.start, item.end)}"
            out[-1] = f"{out[-1]}\n{line}" if out[-1] else line
        return out

    def quotes(self) -> list[str]:
        return ["## Who said what", *(self.quote(q) for q in self.brief.quotes)] if self.brief.quotes else []

    def quote(self, q: Quote, cited: str = "") -> str:
        assert q.speaker is not None
        said = (" " if q.kind == "direct" else f" {CUT} ").join(self.said(s, q.kind) for s in q.spans)
        role = self.role_of_speaker(q)
        who = f"**{escape(q.speaker.name)}**" + (f", {escape(role)}" if role else "")
        return f"> {said}\n> — {who} {cited or self.cite(q.start)}"

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
            lines.append(f"- {before}{escape(s.of(self.text))}{after} {self.cite(s.start)}")
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
        lines = f"{name} · {self.counted()}"
        return [
            "## Source",
            f"{lines} Lines with a § number are word-for-word extracts; headings, labels and the table are the program’s.{self.corrected()}",
        ]


def markdown(analysis: Analysis, level: str = "standard", cite: str = "paragraph") -> str:
    """The brief in Markdown; the same bytes for the same article and level. `cite` is one of CITES."""
    return str(Markdown(analysis, level, cite))


def as_json(analysis: Analysis) -> str:
    return json.dumps(analysis.to_dict(), ensure_ascii=False, indent=1) + "\n"


def render(analysis: Analysis, format: str, level: str, cite: str = "paragraph") -> str:
    if format == "html":
        from briefing.export.html import page

        return page(analysis, level)
    return markdown(analysis, level, cite) if format == "markdown" else as_json(analysis)


def write(text: str, path: Path, *, overwrite: bool = False) -> Path:
    """Write a file in one step: it is there whole or not at all. Raises ExportError; never overwrites unasked."""
    path = path.expanduser()
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".briefing-", suffix=".part")
    except OSError as error:
        raise ExportError(f"{plain(str(path))} cannot be written: {error.strerror}. Choose another folder.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n", errors="replace") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        if overwrite:
            os.replace(temporary, path)
        else:
            os.link(temporary, path)
            os.unlink(temporary)
    except FileExistsError:
        os.unlink(temporary)
        raise ExportError(f"{plain(str(path))} is there already. Choose another name, or say --force.") from None
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise ExportError(f"{plain(str(path))} cannot be written: {error.strerror}.") from None
    return path


def file_name(analysis: Analysis, format: str = "markdown") -> str:
    """A name for the export beside the article: `talks-brief.md`."""
    stem = re.sub(r"[^\w.-]+", "-", analysis.article.id).strip("-.") or "article"
    return f"{stem[:80]}-brief{FORMATS[format]}"
