"""What goes to the clipboard: a quote, a section, a mark with where it is from. Pure functions over an analysis."""

from __future__ import annotations

from briefing.model import Analysis, Mark, Quote


def attributed(analysis: Analysis, quote: Quote) -> str:
    """A quote as it may be pasted into a text: words, speaker, article, paragraph."""
    words = quote.told(analysis.article.text)
    who = f" — {quote.said_by}" if quote.speaker else ""
    said = f"“{words}”" if quote.kind == "direct" else words
    return f"{said}{who} ({cited(analysis, quote.start)})"


def cited(analysis: Analysis, offset: int) -> str:
    return f"{analysis.article.called}, ¶ {analysis.article.paragraph_at(offset)}"


def section_text(analysis: Analysis, k: int) -> str:
    """A section with its heading and its source."""
    s = analysis.sections[k]
    return f"{s.title}\n\n{analysis.article.text[s.start : s.end].strip()}\n\n({cited(analysis, s.start)})"


def marked(analysis: Analysis, mark: Mark) -> str:
    """A marked stretch with its source, and the note beneath."""
    return f"{analysis.article.text[mark.start : mark.end]} ({cited(analysis, mark.start)})" + f"\n{mark.note}".rstrip()


def introduced(analysis: Analysis, person: int) -> str:
    """A person by name and role."""
    chosen = next(p for p in analysis.everyone if p.id == person)
    role = analysis.role_of(chosen)
    return chosen.name + (f", {role}" if role else "")
