"""`briefing ARTICLE`: the app on a terminal, plain text elsewhere."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.commands.command import READING, SECTIONS, option
from briefing.commands.rendered import is_drawn, wrapped
from briefing.commands.tables import tell
from briefing.errors import BriefingError
from briefing.sources import is_address, library_number, part_of
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.config import Settings
    from briefing.process.client import AnalysisProcess

OPTIONS = (
    option("article", nargs="?", help="a file, an address, or - for standard input"),
    option("--sample", nargs="?", const="", metavar="NAME", help="read a sample article"),
    *READING,
    SECTIONS,
    option("--plain", action="store_true", help="print the article under its headings instead of opening the app"),
    option("--screen-reader", action="store_true", help="print outline and brief in plain sentences"),
    option("--again", action="store_true", help="fetch an address anew that the library has"),
    option("--at", metavar="PLACE", default="", help="open at a paragraph (12) or a share (50%%)"),
    option("--ascii", action="store_true", help="draw the screen with ASCII alone"),
    option("--version", action="version", version=f"briefing {__version__}"),
)


def read(options: argparse.Namespace) -> int:
    from briefing import config

    source = options.article
    if options.sample is not None:
        source = sample(options.sample)
    settings = config.load()
    plainly = options.plain or options.screen_reader or settings.screen_reader
    if plainly or not on_a_terminal():
        if source is None:
            tell("name an article to read, or open the app on a terminal. Try: briefing --help")
            return 2
        return print_plainly(source, options, settings)
    return open_app(
        source, options, replace(settings, ascii=settings.ascii or options.ascii, keep=settings.keep and not options.no_keep)
    )


def on_a_terminal() -> bool:
    """True where the app can be drawn: a terminal that knows more than lines, or a browser (textual-serve)."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb")


def sample(name: str) -> str:
    from briefing.config import samples

    known = samples()
    if not known:
        raise BriefingError("The sample articles are not installed. Install briefing-reader again.")
    if name and name not in known:
        raise BriefingError(f"There is no sample {name!r}. Samples: {', '.join(known)}.")
    return str(known[name or ("geneva-talks" if "geneva-talks" in known else next(iter(known)))])


def print_plainly(source: str, options: argparse.Namespace, settings: Settings) -> int:
    """The article, the outline with the brief, or into a pipe the brief alone."""
    from briefing import engine, export
    from briefing.export import plain

    article = engine.read(source, encoding=options.encoding, allow_private=options.allow_private)
    analysis = engine.with_readers_own(engine.analyzed(article, options.sections))
    if options.plain:
        text = plain.article(analysis)
    elif options.screen_reader or settings.screen_reader:
        text = plain.spoken(analysis, settings.level)
    else:
        text = export.render([analysis])
    text = visible(text, keep="\n")
    sys.stdout.write(wrapped(text) if options.plain and is_drawn() else text)
    return 0


def open_app(source: str | None, options: argparse.Namespace, settings: Settings) -> int:
    """Start the analysis process first, then load the screen; standard input is read to its end before."""
    import gc

    from briefing.process.client import AnalysisProcess

    gc.disable()  # nothing of what start-up loads is garbage; the app turns it on again
    data = None
    if source == "-":
        from briefing.sources import MAX_BYTES  # no reader is loaded: the analysis process has them

        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        source = "standard input"
    elif source is not None and not is_elsewhere(source):
        check(source)
    process = AnalysisProcess()
    try:
        number = None
        if source is not None:
            number = process.open(
                source,
                data=data,
                encoding=options.encoding,
                allow_private=options.allow_private,
                keep=settings.keep,
                again=options.again,
            )
        if not sys.stdin.isatty() and "TEXTUAL_DRIVER" not in os.environ:
            os.dup2(os.open("/dev/tty", os.O_RDONLY), 0)
        if not sys.stderr.isatty() and "TEXTUAL_DRIVER" not in os.environ:
            os.dup2(1, 2)  # Textual draws there; with `2>log` the screen stayed blank
        return run_app(process, source, number, options, settings)
    finally:
        process.stop()


def run_app(
    process: AnalysisProcess, source: str | None, number: int | None, options: argparse.Namespace, settings: Settings
) -> int:
    from briefing.commands.ground import asked

    with asked() if settings.theme == "auto" else nullcontext([True]) as dark:
        from briefing.app.app import BriefingApp
        from briefing.app.base.keys import keymap

        keymap(settings.keys)
    sys.setswitchinterval(0.001)  # results of a very long text come in beside the screen, which must not wait for them
    app = BriefingApp(process, settings, source=source, request=number, place=options.at, sections=options.sections, dark=dark[0])
    app.run(mouse=settings.mouse)
    if app.return_value:
        tell(f"{app.return_value}")
        return 2
    return app.return_code or 0


def is_elsewhere(source: str) -> bool:
    """An address, or an article of the library (`@12`): nothing that a look at the disk could check."""
    return is_address(source) or library_number(source) is not None


def check(source: str) -> None:
    """What is plainly wrong with a file is said before the screen opens."""
    from pathlib import Path

    from briefing.sources import read_file

    source, _ = part_of(source)
    read_file(Path(source), 0)
    if Path(source).stat().st_size == 0:
        raise BriefingError(f"{source} is empty. Give me an article with some text in it.")
