"""Whether an article, an analysis or any frozen record that comes from outside is one of ours: the one schema, used where
records are imported and where rows of the library are read; and the strings of an Article cleaned, once, as it is read.

Types come from the annotations of the model; on top of them: offsets lie in the text and in its order, ids occur once,
what names a kind is a known one. All raise ValueError with a few words for the user.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from briefing import model
from briefing.model import Analysis, Article

Record = TypeVar("Record")
Test = Callable[[Sequence[Any]], bool]
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
ANY_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d", re.ASCII)
SURROGATE = re.compile("[\ud800-\udfff]")
LANGUAGE = re.compile(r"[a-z]{2,3}(-\w+)*")
SPAN_LISTS = ("people", "others", "quotes")
MORE_SPAN_LISTS = ("brief", "dates", "undated", "quantities", "marks", "corrections")


def typed(record: Record) -> Record:
    """The record itself, when every field is of the type that it is annotated with."""
    test_all([record], type(record))
    return record


def test_all(records: Sequence[Any], kind: type) -> bool:
    """Whether records of one kind are as they are annotated, looked through field by field: there are hundreds in an analysis.

    True, or it raises ValueError.
    """
    for name, value_of, fit in tests_of(kind):
        if not fit(list(map(value_of, records))):
            raise ValueError(f"{kind.__name__.lower()} with a wrong “{name}”")
    return True


@cache
def tests_of(kind: Any) -> tuple[tuple[str, Callable[[Any], Any], Test], ...]:
    hints = get_type_hints(kind)
    return tuple((f.name, attrgetter(f.name), test_of(hints[f.name])) for f in fields(kind))


def test_of(hint: Any) -> Test:
    """A test of the values of one annotation: plain types, `X | None`, `tuple[X, ...]`, and records of their own."""
    origin, inner = get_origin(hint), [a for a in get_args(hint) if a is not Ellipsis]
    if origin in (Union, types.UnionType):
        return one_of(inner)
    if origin is tuple:
        fit = test_of(inner[0])
        return lambda values: are(values, tuple) and fit(list(chain.from_iterable(values)))
    if hint is str:
        return lambda values: are(values, str) and is_clean("".join(values))
    if hint is float:
        return lambda values: are(values, int, float) and all(abs(value) < float("inf") for value in values)
    if hasattr(hint, "__dataclass_fields__"):
        return lambda values: are(values, hint) and test_all(values, hint)
    return lambda values: are(values, hint)


def are(values: Sequence[Any], *kinds: type) -> bool:
    """Whether all values are of these types, and of none derived from them: True is no number."""
    return set(map(type, values)).issubset(kinds)


def one_of(hints: list[Any]) -> Test:
    """A test that each value be of one of several types; None, as nearly always one of them is, is left out at once."""
    tests = [test_of(hint) for hint in hints if hint is not types.NoneType]
    may_lack = types.NoneType in hints

    def fit(values: Sequence[Any]) -> bool:
        there = [value for value in values if value is not None] if may_lack else values
        return tests[0](there) if len(tests) == 1 else all(any(test([value]) for test in tests) for value in there)

    return fit


def is_clean(text: str) -> bool:
    """Whether a text can be written down: it has no lone surrogates."""
    return text.isascii() or not SURROGATE.search(text)


def mended(found: Article) -> Article:
    """An article as it comes from a reader, with strings that can be written down, letter for letter, and no day that is none."""
    strings = {f.name: clean(getattr(found, f.name)) for f in fields(Article) if isinstance(getattr(found, f.name), str)}
    notes = tuple(clean(note) for note in found.notes)
    day = found.published if DAY.fullmatch(found.published) else ""
    language = found.language if LANGUAGE.fullmatch(found.language) else ""
    changed: Any = {**strings, "notes": notes, "published": day, "language": language}
    return replace(found, **changed)


def clean(text: str) -> str:
    return text if is_clean(text) else SURROGATE.sub("\ufffd", text)


def article(found: Article) -> Article:
    """Raises ValueError for an article that is none."""
    typed(found)
    in_order("paragraphs", found.paragraphs, len(found.text))
    known("paragraph", (p.kind for p in found.paragraphs), model.PARAGRAPH_KINDS)
    if found.published and not DAY.fullmatch(found.published):
        raise ValueError("article with a wrong day")
    if found.language and not LANGUAGE.fullmatch(found.language):
        raise ValueError("article with a wrong language")
    return found


def analysis(found: Analysis) -> Analysis:
    """Raises ValueError for an analysis that is none, or is not one of its article."""
    typed(found)
    article(found.article)
    length = len(found.article.text)
    in_order("sentences", found.sentences, length)
    in_order("sections", found.sections, length)
    for name in SPAN_LISTS:
        once(name, [part.id for part in getattr(found, name)])
    for name, spans in spans_of(found):
        if not all(0 <= s.start <= s.end <= length for s in spans):
            raise ValueError(f"{name} outside the text")
    of_known_kinds(found)
    names = {p.id for p in found.people}
    if not all(p.mentions for p in found.people):
        raise ValueError("people who are named nowhere")
    if not all(item.section is None or 0 <= item.section < len(found.sections) for item in found.brief):
        raise ValueError("brief of a section that is not there")
    if not all(map(is_time, {d.value for d in found.dates})):
        raise ValueError("dates of no time")
    if any(s.person is not None and s.person not in names for q in found.quotes for s in q.speakers):
        raise ValueError("quotes of a person who is not there")
    return found


def is_time(value: str) -> bool:
    """Whether a value has a first and a last day."""
    from briefing.model import times  # not before the first paint, which knows no dates

    try:
        return all(ANY_DAY.fullmatch(day) for day in times.bounds(value))
    except (ValueError, OverflowError):
        return False


def spans_of(found: Analysis) -> Iterable[tuple[str, list[Any]]]:
    """All that has offsets, by what it is."""
    for person in found.everyone:
        yield "people", [*person.mentions, *([person.role] if person.role else [])]
    for quote in found.quotes:
        if not quote.spans:
            raise ValueError("quotes without words")
        yield "quotes", [*quote.spans, *quote.speakers, *([quote.cue] if quote.cue else [])]
    for name in MORE_SPAN_LISTS:
        yield name, list(getattr(found, name))


def of_known_kinds(found: Analysis) -> None:
    known("mention", (m.kind for p in found.everyone for m in p.mentions), model.MENTION_KINDS)
    known("person", (p.kind for p in found.everyone), model.VOICE_KINDS)
    known("quote", (q.kind for q in found.quotes), model.QUOTE_KINDS)
    known("quote", (q.sure for q in found.quotes), model.SURE)
    known("brief", (item.kind for item in found.brief), model.BRIEF_KINDS)


def in_order(name: str, parts: Iterable[Any], length: int) -> None:
    """Stretches that follow each other without overlapping, inside the text."""
    rows = [(part.start, part.end) for part in parts]
    if any(not 0 <= a <= b <= length for a, b in rows) or any(before[1] > after[0] for before, after in pairwise(rows)):
        raise ValueError(f"{name} out of order or outside the text")


def known(name: str, kinds: Iterable[str], all_of: Iterable[str]) -> None:
    for kind in set(kinds) - set(all_of):
        raise ValueError(f"{name} of an unknown kind “{kind[:20]}”")


def once(name: str, ids: list[int]) -> None:
    if len(set(ids)) < len(ids):
        raise ValueError(f"{name} with the same number twice")
