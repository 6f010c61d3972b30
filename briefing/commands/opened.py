"""The library under a command: opened for it, and given the articles that it reads."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from briefing.commands.tables import progress, tell
from briefing.errors import LibraryError
from briefing.sources import number_of

if TYPE_CHECKING:
    from briefing.library.articles import Library


def in_library(do: Callable[[Library, argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A command that is given the library, open as long as it runs."""

    def run(options: argparse.Namespace) -> int:
        from briefing.library.articles import Library

        with Library() as library:
            try:
                return do(library, options)
            finally:
                for note in library.notes:
                    tell(note)

    return run


def number(text: str) -> int:
    found = number_of(text.removeprefix("@"))
    if found is None:
        raise LibraryError(f"“{text}” is not the number of an article. See: briefing list")
    return found


def numbers(texts: Iterable[str]) -> list[int]:
    return [number(text) for text in texts]


def kept(
    library: Library,
    sources: Sequence[str],
    doing: str = "Analysing",
    *,
    place: Callable[[str], str] = lambda source: "",
    **options: Any,
) -> Iterator[tuple[str, list[int]]]:
    """(source, the numbers of its articles in the library) of each as it is read, analysed and kept.

    What is wrong goes to stderr, behind what `place` says of the source.
    """
    from briefing import engine
    from briefing.model import Analysis

    version = engine.rules_version()
    results = progress(engine.batch(sources, as_found=True, **options), len(sources), doing)
    for source, (lines, problem) in zip(sources, results, strict=True):
        if problem:
            tell(f"{place(source)}{problem}")
        yield source, [library.save(Analysis.from_dict(json.loads(line)), version) for line in (lines or "").split("\n") if line]
