"""The man page, made from the parsers themselves so that it cannot say anything else."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from briefing.commands.command import Command


def man_page(reading: argparse.ArgumentParser, commands: argparse.ArgumentParser) -> str:
    """groff (man macros) of the whole command line."""
    return "\n".join(_lines(reading, commands)) + "\n"


def _lines(reading: argparse.ArgumentParser, commands: argparse.ArgumentParser) -> Iterator[str]:
    yield from ('.TH BRIEFING 1 "" "briefing" "User commands"', ".SH NAME", f"briefing \\- {roff(reading.description or '')}")
    yield from (".SH SYNOPSIS", ".B briefing", "[\\fIARTICLE\\fR] [options]", ".br", ".B briefing", "\\fICOMMAND\\fR ...")
    yield ".SH READING"
    yield from options_of(reading)
    yield ".SH COMMANDS"
    for name, parser, help in subcommands(commands):
        yield from (f".SS briefing {roff(name)} {roff(usage(parser))}".rstrip(), roff(help).capitalize() + ".")
        yield from options_of(parser)
        if parser.epilog:
            yield from (".PP", roff(parser.epilog).replace("example: ", "Example: \\fB", 1) + "\\fR")
    yield from (".SH EXIT STATUS", "0 done, 1 nothing found, 2 unreadable input or usage, 3 some of many failed, 130 on Ctrl+C.")
    yield from (
        ".SH FILES",
        "The command",
        ".B briefing paths",
        "names the settings, the word lists, the topics and the library.",
    )


def subcommands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, sub in action.choices.items():
                yield name, sub, helps.get(name, "")


def usage(parser: argparse.ArgumentParser) -> str:
    """The arguments without options."""
    return " ".join(
        (a.metavar if isinstance(a.metavar, str) else a.dest.upper()) + (" ..." if a.nargs in ("+", "*") else "")
        for a in parser._actions
        if not a.option_strings and not isinstance(a, argparse._SubParsersAction)
    )


def options_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if not action.option_strings or action.help == argparse.SUPPRESS:
            continue
        value = "" if action.nargs == 0 else " " + (action.metavar if isinstance(action.metavar, str) else action.dest.upper())
        value = " " + "|".join(map(str, action.choices)) if action.choices else value
        yield from (".TP", "\\fB" + roff(", ".join(action.option_strings)) + "\\fR" + roff(value))
        yield (
            roff(
                (action.help or "").replace("%%", "%") % {"default": action.default}
                if "%(" in (action.help or "")
                else (action.help or "").replace("%%", "%")
            )
            or "\\&"
        )


def roff(text: str) -> str:
    """Text as groff shows it: no line begins with a request, hyphens stay hyphens."""
    out = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{out}" if out.startswith((".", "'")) else out


def write(options: argparse.Namespace) -> int:
    from briefing.commands.registry import command_parser, reading_parser

    sys.stdout.write(man_page(reading_parser(), command_parser()))
    return 0


COMMANDS = (Command("man", "the man page", write, example="man | man -l -"),)
