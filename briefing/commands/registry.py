"""Every command, in the order of the help, and the parsers that are made of them."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches

from briefing.commands import about, doctor, dossier, feeds, grouped, reading, results, serving, shelf, stories, transfer
from briefing.commands.command import ARTICLE, Command, Parser, option
from briefing.commands.completing import SHELLS, WORDS, script, words
from briefing.commands.manual import man_page, subcommands
from briefing.errors import BriefingError
from briefing.sources import is_file

DESCRIPTION = "Read a long news article by topic, person and quote."


def write_completion(options: argparse.Namespace) -> int:
    asked = options.shell
    sys.stdout.write(words(asked) if asked in WORDS else script(whole_parser(), asked))
    return 0


def write_man_page(options: argparse.Namespace) -> int:
    sys.stdout.write(man_page(reading_parser(), command_parser()))
    return 0


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        *results.COMMANDS,
        *stories.COMMANDS,
        *serving.COMMANDS,
        *shelf.COMMANDS,
        *grouped.COMMANDS,
        *dossier.COMMANDS,
        *feeds.COMMANDS,
        *transfer.COMMANDS,
        *doctor.COMMANDS,
        Command(
            "completion",
            "completions for bash, zsh, fish",
            write_completion,
            (option("shell", choices=(*SHELLS, *WORDS), help="or the words that they ask for, one a line"),),
            "completion bash > briefing.bash",
        ),
        Command("man", "the man page", write_man_page, example="man | man -l -"),
        *about.COMMANDS,
    )
}
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


def reading_parser() -> Parser:
    """The parser of `briefing ARTICLE`."""
    parser = Parser("briefing", description=DESCRIPTION, epilog=overview(), formatter_class=argparse.RawDescriptionHelpFormatter)
    for each in reading.OPTIONS:
        parser.add_argument(*each.names, **each.settings)
    return parser


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The options of a command, before, between or behind its words; its own parser refuses what it does not know."""
    name, *rest = arguments
    parser = parser_of(command_parser(), name)
    options, unknown = parser.parse_known_intermixed_args(rest, argparse.Namespace(command=name))
    if unknown:
        parser.error(too_much(COMMANDS[name], unknown))
    return options


def too_much(command: Command, unknown: list[str]) -> str:
    """What is wrong with words that a command has no place for."""
    if any(word.startswith("-") for word in unknown):
        return f"unrecognized arguments: {' '.join(unknown)}"
    one = "one article is read at a time, and " if ARTICLE in command.options else ""
    return f"{one}“{unknown[0]}” is one word too many"


def parser_of(parser: Parser, name: str) -> argparse.ArgumentParser:
    return next(sub for known, sub, _ in subcommands(parser) if known == name)


def check_reading(arguments: list[str]) -> None:
    """What was meant by words that are neither a command nor one article. Raises BriefingError with a proposal."""
    _, rest = reading_parser().parse_known_args(arguments)
    word = arguments[0] if arguments else ""
    if not is_file(word) and (near := get_close_matches(word.lower(), COMMANDS, 1, LIKE)):
        raise BriefingError(f"There is no command {word}. Did you mean: briefing {near[0]}?")
    others = [text for text in rest if not text.startswith("-")]
    if others and others == rest:
        raise BriefingError(
            "One article is read at a time. For a brief of several: briefing export FILE FILE; to keep them: briefing add FILE FILE"
        )


LIKE = 0.75  # of difflib: one letter wrong or two changed about in a word of five


def whole_parser() -> Parser:
    """The parser of `briefing COMMAND` with the options of `briefing ARTICLE` above it, for the shells."""
    parser = command_parser()
    for each in reading.OPTIONS:
        if each.names[0].startswith("-"):
            parser.add_argument(*each.names, **each.settings)
    return parser


def command_parser() -> Parser:
    """The parser of `briefing COMMAND`."""
    parser = Parser("briefing", description=DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for command in COMMANDS.values():
        epilog = f"example: briefing {command.example}" if command.example else None
        sub = commands.add_parser(command.name, help=command.help, epilog=epilog)
        for each in command.options:
            sub.add_argument(*each.names, **each.settings)
    return parser
