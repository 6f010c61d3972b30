"""A reader's own template for briefs and quotes, in Jinja2: loops and conditions are what a list of quotes needs, and spaCy brings it.

A template is often somebody else's. It runs in Jinja2's sandbox, sees plain data alone, loads and includes nothing, and has a few
seconds. What an article says is escaped in HTML and XML by itself, in Markdown by the filter `md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.brief.levels import at_level
from briefing.brief.telling import outline
from briefing.comparing.timeline import timeline
from briefing.config import folder
from briefing.errors import ExportError
from briefing.export.escaping import escape, plain
from briefing.export.fragments import link_to
from briefing.limits import TooLong, at_most, within
from briefing.model import Analysis, Person, Quote, Span
from briefing.model.times import shown
from briefing.visible import visible

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

SECONDS = 10.0
ESCAPED = frozenset((".html", ".htm", ".xhtml", ".xml", ".svg"))
LARGEST = 1_000_000  # characters of a template
ROOM = 300_000_000  # bytes that it may take
LARGEST_NUMBER = 10**18  # that it may reckon with; the work of larger ones could not be stopped
MOST_OFFERED = 6  # templates in the export dialog
Data = dict[str, Any]


def own() -> list[Path]:
    """The templates that the reader keeps in `templates` beside config.toml, by name."""
    place = folder("config") / "templates"
    try:
        found = sorted(path for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError:
        return []
    return found[:MOST_OFFERED]


def read(path: Path) -> str:
    """The text of one of them. Raises ExportError."""
    try:
        with path.open("rb") as file:
            return file.read(4 * LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExportError(f"{visible(path.name)} is no template: it is not text in UTF-8.") from None
    except OSError as error:
        raise ExportError(f"{visible(path.name)} cannot be read: {error.strerror}.") from None


def filled(template: str, name: str, analyses: Sequence[Analysis], level: str = "standard") -> str:
    """A template with the data of one article or several; `name` is that of its file. Raises ExportError, with the line."""
    from jinja2 import TemplateError
    from jinja2.sandbox import SecurityError

    environment = sandbox(escaped=bool(ESCAPED & {suffix.lower() for suffix in Path(name).suffixes}))
    if len(template) > LARGEST:
        raise ExportError(f"{visible(name)}: the template has more than {LARGEST:,} characters. Make it shorter.")
    articles = [data_of(analysis, level) for analysis in analyses]
    try:
        with at_most(SECONDS), within(ROOM):
            return environment.from_string(template).render(**articles[0], articles=articles, level=level)
    except SecurityError as error:
        raise ExportError(f"{name}: the template wants what no template may ({visible(str(error))}).") from None
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise ExportError(
            f"{name}{f', line {line}' if line else ''}: {visible(error.message or type(error).__name__)}."
        ) from None
    except TooLong:
        raise ExportError(f"{name}: the template takes longer than {SECONDS:.0f} seconds.") from None
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
        raise ExportError(f"{name}: the template fails ({type(error).__name__}: {visible(str(error))[:200]}).") from None


def sandbox(*, escaped: bool) -> ImmutableSandboxedEnvironment:
    """Where templates run: the sandbox of Jinja2, which also reckons with no large numbers."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

    class Sandbox(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset(("*", "**"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            numbers = [abs(value) for value in (left, right) if isinstance(value, (int, float))]
            if len(numbers) == 2 and (max(numbers) > LARGEST_NUMBER or (operator == "**" and numbers[1] > MOST_TIMES)):
                raise SecurityError(f"reckon {left} {operator} {right}"[:80])
            return super().call_binop(context, operator, left, right)

    environment = Sandbox(
        autoescape=escaped, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["md"] = escape
    return environment


MOST_TIMES = 64  # that a number is taken with itself


# ---------------------------------------------------------------------- what a template sees
def data_of(analysis: Analysis, level: str) -> Data:
    """Everything of one article as plain texts, numbers and lists; `paragraph` counts from 1."""
    article, brief = analysis.article, at_level(analysis, level)
    return {
        "title": plain(article.called),
        "source": plain(article.source),
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "words": article.words,
        "bottom": extract(analysis, brief.bottom) if brief.bottom else None,
        "points": [extract(analysis, item) | {"section": section_of(analysis, item.start)} for item in brief.points],
        "quotes": [quote_of(analysis, quote, chosen=quote in brief.quotes) for quote in analysis.quotes],
        "people": [person_of(analysis, person) for person in analysis.people],
        "sections": sections_of(analysis),
        "figures": [extract(analysis, span) for span in brief.figures],
        "coming": [extract(analysis, span) for span in brief.coming],
        "timeline": days_of(analysis),
        "notes": [extract(analysis, mark) | {"note": plain(mark.note)} for mark in analysis.marks],
        "corrections": len(analysis.corrections),
    }


def extract(analysis: Analysis, span: Any) -> Data:
    """Words of the article, their paragraph, and a link to them where the article has an address."""
    text = plain(analysis.article.text[span.start : span.end])
    link = link_to(analysis.article, span.start, span.end)
    return {"text": text, "paragraph": analysis.article.paragraph_at(span.start), "link": link}


def section_of(analysis: Analysis, offset: int) -> str:
    return next((plain(s.title) for s in analysis.sections if s.start <= offset < s.end), "")


def quote_of(analysis: Analysis, quote: Quote, *, chosen: bool) -> Data:
    """A quote; `chosen` says whether the brief has it."""
    known = [person for person in analysis.people if [s.person for s in quote.speakers] == [person.id]]
    return extract(analysis, Span(quote.start, quote.end)) | {
        "text": plain(quote.text(analysis.article.text)),
        "speaker": plain(quote.said_by),
        "role": plain(analysis.role_of(known[0]) or "") if known else "",
        "kind": quote.kind,
        "section": section_of(analysis, quote.start),
        "chosen": chosen,
    }


def person_of(analysis: Analysis, person: Person) -> Data:
    return {
        "name": plain(person.name),
        "role": plain(analysis.role_of(person) or ""),
        "mentions": len(person.mentions),
        "quotes": sum(map(person.says, analysis.quotes)),
    }


def sections_of(analysis: Analysis) -> list[Data]:
    return [
        {
            "title": plain(section.title),
            "line": plain(line.of(analysis.article.text)) if line else "",
            "paragraph": analysis.article.paragraph_at(section.start),
        }
        for section, line in zip(analysis.sections, outline(analysis), strict=True)
    ]


def days_of(analysis: Analysis) -> list[Data]:
    return [
        extract(analysis, Span(event.places[0].start, event.places[0].end))
        | {"day": event.value, "shown": shown(event.value), "planned": event.planned}
        for event in timeline([analysis]).events
    ]
