"""What a command of the command line is: one frozen record, from which parser, help, completions, man page and the README's
test come; and the options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from briefing.model import LEVELS
from briefing.model.frozen import record
from briefing.visible import visible


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, visible(f"{self.prog}: {message}. Try: {self.prog} --help") + "\n")


@record(frozen=True, slots=True)
class Option:
    """One argument of a command, as `add_argument` takes it."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]


def option(*names: str, **settings: Any) -> Option:
    return Option(names, settings)


@record(frozen=True, slots=True)
class Command:
    """`help` is one line, `example` what stands after `briefing`, `run` returns the exit code."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    options: tuple[Option, ...] = ()
    example: str = ""


def positive(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if value < 1:
        raise argparse.ArgumentTypeError("must be a number from 1 up, and below a billion")
    return value


ARTICLE = option("article", help="a file, an address, @12 of the library, or - for standard input")
ARTICLES = option("articles", nargs="+", metavar="ARTICLE")
ENCODING = option("--encoding", help="the file's encoding, when it is told wrong")
ALLOW_PRIVATE = option("--allow-private", action="store_true", help="let the address be one of a private network")
SECTIONS = option("--sections", type=positive, metavar="N", help="about so many sections, instead of as many as fit")
AS_FOUND = option("--as-found", action="store_true", help="leave out your own corrections, marks and notes")
NO_KEEP = option("--no-keep", action="store_true", help="leave no trace of the article in the library")
ADDING = (ENCODING, ALLOW_PRIVATE)
READING = (*ADDING, NO_KEEP)
"""Of every command that reads an article. Only the app keeps what it reads; elsewhere `--no-keep` says what is so anyway."""
FINDING = (*READING, SECTIONS, AS_FOUND)
LEVEL = option("--level", choices=LEVELS, default="standard")
JOBS = option("--jobs", type=positive, default=1, metavar="N", help="processes")
OUTPUT = option("-o", "--output", default="-", metavar="FILE", help="a file, or - for standard output (default)")
FORCE = option("--force", action="store_true", help="overwrite a file that is there")
RAW = option("--raw", action="store_true", help="Markdown as it is, where a terminal would show it as a page")
AS_JSON = option("--json", action="store_true", help="for other programs")
