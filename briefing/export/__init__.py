"""What goes out: the forms an analysis can be written in, one record each. A new form is a record here and a file beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.errors import ExportError
from briefing.model import Analysis
from briefing.visible import json_shown

CITES = ("paragraph", "footnote")


@dataclass(frozen=True, slots=True)
class Format:
    """How one form is called and written; `several` writes several articles, where the form can hold them; `brief` says
    that it tells what an article says, and is no mere citation of it."""

    name: str
    suffix: str
    one: Callable[[Analysis, str, str], str]
    several: Callable[[Sequence[Analysis], str], str] | None = None
    brief: bool = True


def _markdown(analysis: Analysis, level: str, cite: str) -> str:
    from briefing.export.markdown import markdown

    return markdown(analysis, level, cite)


def _joint(analyses: Sequence[Analysis], level: str) -> str:
    from briefing.export.joint import joint

    return joint(analyses, level)


def _joint_html(analyses: Sequence[Analysis], level: str) -> str:
    from briefing.export.joint_html import joint_page

    return joint_page(analyses, level)


def _joint_json(analyses: Sequence[Analysis], level: str) -> str:
    from briefing.export.joint_json import joint_json

    return joint_json(analyses, level)


def _html(analysis: Analysis, level: str, cite: str) -> str:
    from briefing.export.html import page

    return page(analysis, level)


def _csl(analyses: Sequence[Analysis], level: str = "") -> str:
    from briefing.export.citing import csl_json

    return csl_json(analyses)


def _ris(analyses: Sequence[Analysis], level: str = "") -> str:
    from briefing.export.citing import ris

    return ris(analyses)


def _bibtex(analyses: Sequence[Analysis], level: str = "") -> str:
    from briefing.export.citing import bibtex

    return bibtex(analyses)


def as_json(analysis: Analysis) -> str:
    return json_shown(analysis.to_dict(), indent=1) + "\n"


def json_lines(analyses: Sequence[Analysis], level: str = "standard") -> str:
    """One object a line."""
    return "".join(json_shown(a.to_dict()) + "\n" for a in analyses)


FORMATS = {
    form.name: form
    for form in (
        Format("markdown", ".md", _markdown, _joint),
        Format("html", ".html", _html, _joint_html),
        Format("json", ".json", lambda analysis, level, cite: as_json(analysis), _joint_json),
        Format("csl-json", ".json", lambda analysis, level, cite: _csl([analysis]), _csl, brief=False),
        Format("ris", ".ris", lambda analysis, level, cite: _ris([analysis]), _ris, brief=False),
        Format("bibtex", ".bib", lambda analysis, level, cite: _bibtex([analysis]), _bibtex, brief=False),
    )
}


def form_of(file: str | None) -> str:
    """The form that the ending of a file's name tells; Markdown for any other ending, and for no file."""
    name = (file or "").lower()
    return next((form.name for form in FORMATS.values() if name.endswith(form.suffix)), "markdown")


def render(analyses: Sequence[Analysis], format: str = "markdown", level: str = "standard", cite: str = "paragraph") -> str:
    """One analysis, or a brief of several, in a form; the same bytes for the same articles and level. Raises ExportError."""
    form = FORMATS[format]
    if len(analyses) == 1:
        return form.one(analyses[0], level, cite)
    if form.several is None or cite != CITES[0]:
        able = ", ".join(f.name for f in FORMATS.values() if f.several)
        raise ExportError(
            f"A brief of several articles is cited by paragraph and one of: {able}. Leave out --cite or change --format."
        )
    return form.several(analyses, level)
