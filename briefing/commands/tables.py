"""Rows on a terminal, in a pipe and for other programs; a bar while many are worked through."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from briefing.commands.rendered import is_drawn, page
from briefing.visible import json_shown, visible

Row = dict[str, Any]
Columns = Mapping[str, Callable[[Row], Any]]
"""heading -> what stands below it"""


def tell(message: str) -> None:
    """A message to the user, on stderr; nothing that comes from outside reaches the terminal as a command."""
    print(f"briefing: {visible(message, keep=LINE_END)}", file=sys.stderr)


LINE_END = "\n"


def show(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str = "") -> int:
    """A table on a terminal, tab-separated lines when piped. Where there is a sentence for `nothing`, no row is exit code 1."""
    if nothing and not rows:
        tell(nothing)
        return 1
    if is_drawn():
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        Console().print(table)
    else:
        for row in rows:
            print("\t".join(visible(" ".join(cell.split())) for cell in row))
    return 0


def say(rows: Sequence[Row], table: Columns, as_json: bool, nothing: str = "") -> int:
    """Rows as JSON, or as a table of some columns. Nothing at all is exit code 1, and for a reader the sentence for `nothing`."""
    if as_json:
        print(json_shown({"schema_version": 1, "rows": rows}))
    elif rows:
        show(list(table), [[str(value(row)) for value in table.values()] for row in rows])
    elif nothing:
        tell(nothing)
    return 0 if rows else 1


def columns(*keys: str) -> Columns:
    """Columns that show a row's values as they are."""
    return {key: itemgetter(key) for key in keys}


def put_out(text: str, *, raw: bool) -> None:
    """A result to standard output; Markdown that is not wanted raw is a page on a terminal."""
    if not raw and is_drawn():
        page(text)
    else:
        sys.stdout.write(text)


def progress(results: Iterable[Any], total: int, doing: str = "Analysing") -> Iterable[Any]:
    """A bar on stderr when that is a terminal."""
    if not sys.stderr.isatty() or total < 2:
        return results
    from rich.console import Console
    from rich.progress import track

    return track(results, doing, total=total, console=Console(stderr=True), transient=True)


def partly(done: int, wanted: int) -> int:
    """The exit code when some of several could not be read."""
    return 0 if done == wanted else 3 if done else 2


def put(text: str, output: str, *, force: bool, raw: bool = True) -> int:
    """A result to standard output, or into a file that is told of; `raw` is as it is. Raises ExportError."""
    if output == "-":
        put_out(text, raw=raw)
        return 0
    from pathlib import Path

    from briefing.export import files

    tell(f"wrote {files.write(text, Path(output), overwrite=force)}")
    return 0
