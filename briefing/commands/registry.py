"""Every command, in the order of the help, and the parsers that are made of them.

Only names are known beforehand: a family of commands is loaded when one of it is asked for, or all of them for the help.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module

from briefing.commands import reading
from briefing.commands.command import ARTICLE, Command, Option, Parser
from briefing.errors import BriefingError
from briefing.sources import is_file

DESCRIPTION = "Read a long news article by topic, person and quote."


FAMILIES = {
    "results": ("export", "sections", "people", "quotes", "analyze"),
    "stories": ("timeline", "compare"),
    "serving": ("serve",),
    "shelf": ("add", "list", "search", "notes", "show", "tag", "archive", "delete"),
    "grouped": ("stories", "watch"),
    "dossier": ("dossier", "date"),
    "feeds": ("feeds", "refresh"),
    "transfer": ("import", "dump"),
    "doctor": ("doctor",),
    "completing": ("completion",),
    "manual": ("man",),
    "about": ("keys", "paths"),
}
"""the commands of each module, as its COMMANDS has them"""


class Commands(Mapping[str, Command]):
    """Every command by its name."""

    def __init__(self, families: Mapping[str, Iterable[str]]) -> None:
        self._module = {name: f"briefing.commands.{module}" for module, names in families.items() for name in names}

    def __getitem__(self, name: str) -> Command:
        family: Iterable[Command] = import_module(self._module[name]).COMMANDS
        return next(command for command in family if command.name == name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._module)

    def __len__(self) -> int:
        return len(self._module)


COMMANDS = Commands(FAMILIES)
OPENING = """commands:
  briefing ARTICLE            read an article (a file, an address; - for standard input)
  briefing --sample [NAME]    read one of the samples
  briefing                    start screen: samples, recent articles, open a file
"""
CLOSING = """
Inside: ? shows the keys.  "briefing COMMAND --help" tells more.
"""


def overview() -> str:
    """The commands with a line each, as `briefing --help` ends."""
    return OPENING + "".join(f"  briefing {c.name:<18} {c.help}\n" for c in COMMANDS.values()) + CLOSING


class ReadingParser(Parser):
    """Tells at the end of its help what else there is."""

    def format_help(self) -> str:
        self.epilog = overview()
        return super().format_help()


def reading_parser() -> Parser:
    """The parser of `briefing ARTICLE`."""
    form = argparse.RawDescriptionHelpFormatter
    return with_options(ReadingParser("briefing", description=DESCRIPTION, formatter_class=form), reading.OPTIONS)


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The options of a command, before, between or behind its words; its own parser refuses what it does not know."""
    name, *rest = arguments
    command = COMMANDS[name]
    parser = with_options(Parser(f"briefing {name}", epilog=example(command)), command.options)
    options, unknown = parser.parse_known_intermixed_args(rest, argparse.Namespace(command=name))
    if unknown:
        parser.error(too_much(command, unknown))
    return options


def too_much(command: Command, unknown: list[str]) -> str:
    """What is wrong with words that a command has no place for."""
    if any(word.startswith("-") for word in unknown):
        return f"unrecognized arguments: {' '.join(unknown)}"
    one = "one article is read at a time, and " if ARTICLE in command.options else ""
    return f"{one}“{unknown[0]}” is one word too many"


def check_reading(arguments: list[str]) -> None:
    """What was meant by words that are neither a command nor one article. Raises BriefingError with a proposal."""
    _, rest = reading_parser().parse_known_args(arguments)
    word = arguments[0] if arguments else ""
    if not is_file(word) and (near := like(word)):
        raise BriefingError(f"There is no command {word}. Did you mean: briefing {near[0]}?")
    others = [text for text in rest if not text.startswith("-")]
    if others and others == rest:
        raise BriefingError(
            "One article is read at a time. For a brief of several: briefing export FILE FILE; to keep them: briefing add FILE FILE"
        )


def like(word: str) -> Sequence[str]:
    """The command that is most like a word, if one is."""
    from difflib import get_close_matches

    return get_close_matches(word.lower(), COMMANDS, 1, LIKE)


LIKE = 0.75  # of difflib: one letter wrong or two changed about in a word of five


def whole_parser() -> Parser:
    """The parser of `briefing COMMAND` with the options of `briefing ARTICLE` above it, for the shells."""
    return with_options(command_parser(), (each for each in reading.OPTIONS if each.names[0].startswith("-")))


def command_parser() -> Parser:
    """The parser of `briefing COMMAND`."""
    parser = Parser("briefing", description=DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for command in COMMANDS.values():
        with_options(commands.add_parser(command.name, help=command.help, epilog=example(command)), command.options)
    return parser


def with_options(parser: Parser, options: Iterable[Option]) -> Parser:
    for each in options:
        parser.add_argument(*each.names, **each.settings)
    return parser


def example(command: Command) -> str | None:
    """The last line of a command's help."""
    return f"example: briefing {command.example}" if command.example else None
