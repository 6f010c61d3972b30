"""What can be corrected about the thing under the cursor, asked step by step; the answer is one Correction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from briefing.app.base.wording import squashed
from briefing.app.dialogs.ask import Ask, AskName
from briefing.app.dialogs.choose import Choose
from briefing.app.reader.pointing import Subject
from briefing.app.reader.session import Session
from briefing.corrections import paragraph_start, section_at
from briefing.model import Correction, Person, Quote

Show = Callable[[Any], Awaitable[str | None]]
MOST_WORDS = 40
CALLED = "called "


async def ask(session: Session, subject: Subject, show: Show) -> Correction | None:
    """Lead the reader to a correction; `show` puts a dialog on screen and gives its answer."""
    if subject.quote:
        kind = await quote_kind(session, subject.quote, show, also_section=subject.section is not None)
        if kind != "section":
            return await of_quote(session, subject.quote, kind, show)
    if subject.person:
        return await of_person(session, subject.person, show)
    if subject.section is not None:
        return await of_section(session, subject.section, subject.offset, show)
    return None


def short(text: str) -> str:
    text = squashed(text)
    return text if len(text) <= MOST_WORDS else text[: MOST_WORDS - 1].rstrip() + "…"


async def quote_kind(session: Session, quote: Quote, show: Show, *, also_section: bool) -> str | None:
    """What is wrong about a quote; in the article it may be the section that it stands in."""
    words = short(quote.text(session.analysis.article.text))
    choices = [("name", "Somebody else says this"), ("nobody", "Nobody known says this"), ("unquote", "This is no quote")]
    choices += [("section", "Something about the section")] if also_section else []
    return await show(Choose(f"Correct “{words}”", choices))


async def of_quote(session: Session, quote: Quote, kind: str | None, show: Show) -> Correction | None:
    words = short(quote.text(session.analysis.article.text))
    if kind == "name":
        title = f"Who says “{words}”?"
        name = await show(AskName(title, names=[p.name for p in session.filters.people], hint="enter takes the name"))
        if not name or not await is_meant(session, name, show):
            return None
        return Correction("speaker", quote.start, quote.end, words, name)
    if kind == "nobody":
        return Correction("speaker", quote.start, quote.end, words)
    return Correction("unquote", quote.start, quote.end, words) if kind else None


async def is_meant(session: Session, name: str, show: Show) -> bool:
    """Whether a name that is nowhere in the text is no slip of the keys."""
    text = squashed(session.analysis.article.text).casefold()
    if name.casefold() in text or any(p.name == name for p in session.analysis.everyone):
        return True
    choices = [("yes", "It is right all the same"), ("no", "Leave the quote as it is")]
    return await show(Choose(f"“{short(name)}” is nowhere in the text", choices)) == "yes"


async def of_person(session: Session, person: Person, show: Show) -> Correction | None:
    others = [p for p in session.analysis.people if p.id != person.id]
    choices = [("rename", "Another name"), ("drop", "This is no person of the article")]
    if person.kind != "person":
        choices = [("admit", "This is a person"), ("rename", "Another name"), ("drop", "Leave it out")]
    if others:
        choices.insert(1, ("merge", "The same person as another one"))
    kind = await show(Choose(f"Correct {person.name}", choices))
    first = person.mentions[0]
    if kind == "rename":
        name = await show(Ask(f"What is {person.name} called?", value=person.name))
        return Correction("rename", first.start, first.end, person.name, name) if name and name != person.name else None
    if kind == "merge":
        name = await show(AskName(f"Who is {person.name}?", names=[p.name for p in others], hint="enter joins the two"))
        other = next((p for p in others if name and p.name.casefold() == name.casefold()), None)
        at = other.mentions[0].start if other else None
        return Correction("merge", first.start, first.end, person.name, other.name, at) if other else None
    return Correction(kind, first.start, first.end, person.name) if kind else None


async def of_section(session: Session, k: int, offset: int, show: Show) -> Correction | None:
    analysis = session.analysis
    section = analysis.sections[k]
    here = paragraph_start(analysis, offset)
    place = f"¶ {analysis.article.paragraph_at(here)}"
    kind = await show(Choose(f"Correct {section.title}", section_choices(session, k, here, place)))
    if kind == "heading":
        title = await show(Ask("What is this section called?", value=section.title))
        return (
            Correction("heading", section.start, section.end, section.title, title) if title and title != section.title else None
        )
    if kind and kind.startswith(CALLED):
        return Correction("heading", section.start, section.end, section.title, kind.removeprefix(CALLED))
    if kind == "cut":
        return Correction("cut", here, here, short(analysis.article.text[here : here + MOST_WORDS]))
    if kind and kind.startswith("move"):
        moved = analysis.sections[k + (kind == "move-next")]
        return Correction("move", moved.start, moved.end, moved.title, at=here)
    return Correction("join", section.start, section.end, section.title) if kind else None


def section_choices(session: Session, k: int, here: int, place: str) -> Sequence[tuple[str, str]]:
    """What makes sense for this section and the paragraph of the cursor."""
    sections = session.analysis.sections
    choices = [("heading", "Another heading")]
    if here and section_at(session.analysis, here) is None:
        choices.append(("cut", f"A section starts at {place}"))
        if k and sections[k - 1].start < here < sections[k].end:
            choices.append(("move", f"This section starts at {place}"))
        if k + 1 < len(sections) and sections[k].start < here < sections[k].end:
            choices.append(("move-next", f"“{sections[k + 1].title}” starts at {place} already"))
    if k:
        choices.append(("join", f"It belongs to “{sections[k - 1].title}”"))
    choices += [(CALLED + other, f"Call it “{other}”") for other in sections[k].others]
    return choices
