"""What a shell offers behind a command: every option, files, and the numbers, people, tags and samples as they are at that moment.

Scripts are made of the parser by shtab. A script asks `briefing completion people` and its like for words and compares them
itself: bash's `compgen -W` would expand what stands in a name.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from briefing.commands.command import Command, option
from briefing.errors import BriefingError
from briefing.visible import visible

SHELLS = ("bash", "zsh", "fish")
MOST = 2000  # words; nobody looks through more

ARTICLES = "articles"  # files and numbers
KINDS = {
    "ARTICLE": ARTICLES, "article": ARTICLES, "NUMBER": "numbers", "TAG": "tags", "sample": "samples", "name": "people", "same_as": "people",
    "FILE": "files", "DIR": "files", "ADDRESS": "files", "path": "files",
}  # fmt: skip
"""Of which kind the words of an argument are, by its placeholder or its name"""


def numbers() -> Iterable[str]:
    from briefing.library.articles import Library

    with Library() as library:
        return [str(entry.id) for entry in library.find(limit=MOST)]


def people() -> Iterable[str]:
    from briefing.library import dossier
    from briefing.library.articles import Library

    with Library() as library:
        return [person.name for person in dossier.people(library, limit=MOST)]


def tags() -> Iterable[str]:
    from briefing.library.articles import Library

    with Library() as library:
        return list(library.tags())


def samples() -> Iterable[str]:
    from briefing.config import samples as known

    return known()


WORDS: dict[str, Callable[[], Iterable[str]]] = {"numbers": numbers, "people": people, "tags": tags, "samples": samples}


def words(kind: str) -> str:
    """The words of a kind, one a line; none where the library cannot be read."""
    with suppress(BriefingError):
        return "".join(f"{visible(' '.join(word.split()))}\n" for word in WORDS[kind]())
    return ""


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    import shtab

    for sub in parsers(parser):
        for action in sub._actions:
            if not action.choices and (kind := kind_of(action, sub)):
                action.complete = completer(kind)  # type: ignore[attr-defined]
    return shtab.complete(parser, shell)


def parsers(parser: argparse.ArgumentParser) -> Iterable[argparse.ArgumentParser]:
    """A parser and those of its commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def kind_of(action: argparse.Action, parser: argparse.ArgumentParser) -> str | None:
    if action.dest == "name" and action.option_strings:  # a name that is given to something
        return None
    return KINDS.get(str(action.metavar)) or KINDS.get(action.dest)


def completer(kind: str) -> Any:
    """As shtab takes it: what each shell calls, and the functions for it."""
    import shtab

    if kind == "files":
        return shtab.FILE
    asked = "numbers" if kind == ARTICLES else kind
    with_files = kind == ARTICLES
    names = {"bash": f"_briefing_{kind}", "zsh": f"_briefing_{kind}", "fish": f"(_briefing_{kind})"}
    bodies = {"bash": BASH, "zsh": ZSH, "fish": FISH}
    files = {"bash": 'compgen -f -- "$1"', "zsh": "_files", "fish": "__fish_complete_path (commandline -ct)"}
    preamble = {
        shell: body.replace("KIND", kind).replace("ASKED", asked).replace("FILES", files[shell] if with_files else "true")
        for shell, body in bodies.items()
    }
    return {**names, "preamble": preamble}


BASH = r"""
_briefing_KIND() {
  local line word="${1//\\/}"
  word="${word#[\"\']}"
  while IFS= read -r line; do
    if [[ "$line" == "$word"* ]]; then
      if [[ "$1" == [\"\']* ]]; then printf '%s\n' "$line"; else printf '%q\n' "$line"; fi
    fi
  done < <(briefing completion ASKED 2>/dev/null)
  FILES
}
"""
ZSH = r"""
_briefing_KIND() {
  compadd -- ${(f)"$(briefing completion ASKED 2>/dev/null)"}
  FILES
}
"""
FISH = r"""
function _briefing_KIND
  briefing completion ASKED 2>/dev/null
  FILES
end
"""


def write(options: argparse.Namespace) -> int:
    from briefing.commands.registry import whole_parser

    asked = options.shell
    sys.stdout.write(words(asked) if asked in WORDS else script(whole_parser(), asked))
    return 0


COMMANDS = (
    Command(
        "completion",
        "completions for bash, zsh, fish",
        write,
        (option("shell", choices=(*SHELLS, *WORDS), help="or the words that they ask for, one a line"),),
        "completion bash > briefing.bash",
    ),
)
