"""The command line: an argparse tree, each command a short function that imports what it needs.

Results go to stdout, everything else to stderr. Exit codes: 0 done, 2 unreadable input or usage, 3 some of many
failed, 130 on Ctrl+C; a closed pipe is silent.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

from briefing import __version__
from briefing.errors import BriefingError
from briefing.model import ENGLISH_ONLY
from briefing.sources import is_address, library_number
from briefing.visible import visible

if TYPE_CHECKING:
    from briefing.config import Settings
    from briefing.process.client import AnalysisProcess

COMMANDS = ("export", "sections", "people", "quotes", "analyze", "serve", "keys", "paths", "completion", "man")
LIBRARY_COMMANDS = frozenset(
    ("add", "list", "search", "show", "tag", "archive", "delete", "dossier", "feeds", "refresh", "import", "dump", "doctor")
)
DESCRIPTION = "Read a long news article by topic, person and quote."
EPILOG = """commands:
  briefing ARTICLE            read an article (a file, an address; - for standard input)
  briefing --sample [NAME]    read one of the samples
  briefing                    start screen: samples, recent articles, open a file
  briefing export ARTICLE     the condensed brief: Markdown, HTML or JSON; of several articles: one brief of all
  briefing sections ARTICLE   the topic sections
  briefing people ARTICLE     the people, their roles and mentions
  briefing quotes ARTICLE     who said what
  briefing analyze A B --jsonl    everything, one JSON object an article
  briefing serve ARTICLE      read it in a browser on this machine
  briefing list, search, show, add, tag, archive, delete    the library: every article you opened
  briefing dossier NAME       everything a person said, in order of date
  briefing feeds, refresh     RSS and Atom
  briefing import, dump       the whole library in and out
  briefing doctor             is everything in order?
  briefing completion SHELL   completions for bash, zsh, fish
  briefing man                the man page
  briefing keys               every key and its name for config.toml
  briefing paths              where settings and word lists are

Inside: ? shows the keys.  "briefing COMMAND --help" tells more.
"""


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. Try: {self.prog} --help\n")


def reading_parser() -> Parser:
    parser = Parser("briefing", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", help="a file, an address, or - for standard input")
    parser.add_argument("--sample", nargs="?", const="", metavar="NAME", help="read a sample article")
    parser.add_argument("--encoding", help="the file's encoding, when it is told wrong")
    parser.add_argument("--allow-private", action="store_true", help="let the address be one of a private network")
    parser.add_argument("--plain", action="store_true", help="print the article under its headings instead of opening the app")
    parser.add_argument("--screen-reader", action="store_true", help="print outline and brief in plain sentences")
    parser.add_argument("--again", action="store_true", help="fetch an address anew that the library has")
    parser.add_argument("--no-keep", action="store_true", help="leave no trace of the article in the library")
    parser.add_argument("--at", metavar="PLACE", default="", help="open at a paragraph (12) or a share (50%%)")
    parser.add_argument("--ascii", action="store_true", help="draw the screen with ASCII alone")
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    return parser


def command_parser() -> Parser:
    from briefing.commands.library import add_parsers
    from briefing.commands.manual import SHELLS

    parser = Parser("briefing", description=DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    export = commands.add_parser(
        "export", help="the condensed brief", epilog="example: briefing export talks.txt -o talks-brief.md --level short"
    )
    export.add_argument("articles", nargs="+", metavar="ARTICLE")
    export.add_argument("-o", "--output", default="-", metavar="FILE", help="a file, or - for standard output (default)")
    export.add_argument("--format", choices=("markdown", "html", "json"), default="markdown")
    export.add_argument("--level", choices=("short", "standard", "long"), default="standard")
    export.add_argument("--cite", choices=("paragraph", "footnote"), default="paragraph", help="[§8], or a footnote (Markdown)")
    export.add_argument("--force", action="store_true", help="overwrite a file that is there")
    for name in ("sections", "people", "quotes"):
        table = commands.add_parser(name, help=f"the {name}", epilog=f"example: briefing {name} talks.txt | cut -f1")
        table.add_argument("article")
    analyze = commands.add_parser(
        "analyze", help="everything as JSON lines", epilog="example: briefing analyze *.txt --jsonl --jobs 2 > all.jsonl"
    )
    analyze.add_argument("articles", nargs="+", metavar="ARTICLE")
    analyze.add_argument("--jsonl", action="store_true", help="one JSON object an article, one a line (the only format)")
    analyze.add_argument("--jobs", type=positive, default=1, metavar="N", help="processes")
    serve = commands.add_parser("serve", help="read in a browser", epilog="example: briefing serve talks.txt --port 8080")
    serve.add_argument("article")
    serve.add_argument("--port", type=positive, default=8000, help="on this machine alone; 8000 when not given")
    add_parsers(commands, positive)
    complete = commands.add_parser(
        "completion", help="completions for a shell", epilog="example: briefing completion bash > briefing.bash"
    )
    complete.add_argument("shell", choices=SHELLS)
    commands.add_parser("man", help="the man page", epilog="example: briefing man | man -l -")
    commands.add_parser("keys", help="every key of the app, and its name for config.toml")
    commands.add_parser("paths", help="where settings and word lists are")
    for name, sub in commands.choices.items():
        if name in COMMANDS[:6]:
            sub.add_argument("--encoding", help="the file's encoding, when it is told wrong")
            sub.add_argument("--allow-private", action="store_true", help="let the address be one of a private network")
        if name in COMMANDS[:5]:
            sub.add_argument("--sections", type=positive, metavar="N", help="about so many sections, instead of as many as fit")
            sub.add_argument("--as-found", action="store_true", help="leave out your own corrections, marks and notes")
    return parser


def positive(text: str) -> int:
    value = int(text) if text.isdigit() else 0
    if value < 1:
        raise argparse.ArgumentTypeError("must be a number from 1 up")
    return value


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code
    except BriefingError as error:
        print(f"briefing: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2


def run(arguments: list[str]) -> int:
    if arguments and arguments[0] in LIBRARY_COMMANDS:
        from briefing.commands import library as library_cli

        return library_cli.run(command_parser().parse_args(arguments))
    if arguments and arguments[0] in COMMANDS:
        options = command_parser().parse_args(arguments)
        return globals()[f"command_{options.command}"](options)
    return command_read(reading_parser().parse_args(arguments))


# ---------------------------------------------------------------------- reading in the app
def command_read(options: argparse.Namespace) -> int:
    from briefing import config

    source = options.article
    if options.sample is not None:
        source = sample(options.sample)
    settings = config.load()
    plainly = options.plain or options.screen_reader or settings.screen_reader
    if plainly or not on_a_terminal():
        if source is None:
            print("briefing: name an article to read, or open the app on a terminal. Try: briefing --help", file=sys.stderr)
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

    analysis = engine.with_readers_own(
        engine.analyze(engine.read(source, encoding=options.encoding, allow_private=options.allow_private))
    )
    if options.plain:
        text = plain.article(analysis)
    elif options.screen_reader or settings.screen_reader:
        text = plain.spoken(analysis, settings.level)
    else:
        text = export.render([analysis])
    sys.stdout.write(visible(text, keep="\n"))
    return 0


def open_app(source: str | None, options: argparse.Namespace, settings: Settings) -> int:
    """Start the analysis process first, then load the screen; standard input is read to its end before."""
    import gc

    from briefing.process.client import AnalysisProcess
    from briefing.reading import MAX_BYTES

    gc.disable()  # nothing of what start-up loads is garbage; the app turns it on again
    data = None
    if source == "-":
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
    app = BriefingApp(process, settings, source=source, request=number, place=options.at, dark=dark[0])
    app.run(mouse=settings.mouse)
    if app.return_value:
        print(f"briefing: {app.return_value}", file=sys.stderr)
        return 2
    return app.return_code or 0


def is_elsewhere(source: str) -> bool:
    """An address, or an article of the library (`@12`): nothing that a look at the disk could check."""
    return is_address(source) or library_number(source) is not None


def check(source: str) -> None:
    """What is plainly wrong with a file is said before the screen opens."""
    from pathlib import Path

    from briefing.reading import read_file

    read_file(Path(source), 0)
    if Path(source).stat().st_size == 0:
        raise BriefingError(f"{source} is empty. Give me an article with some text in it.")


# ---------------------------------------------------------------------- results on stdout
def load(options: argparse.Namespace, source: str | None = None) -> Any:
    from briefing import engine

    article = engine.read(source or options.article, encoding=options.encoding, allow_private=options.allow_private)
    analysis = engine.analyzed(article, options.sections)
    if not article.is_english and options.command in ("people", "quotes"):
        print(f"briefing: {ENGLISH_ONLY} This one is in another ({article.language}).", file=sys.stderr)
    return analysis if options.as_found else engine.with_readers_own(analysis)


def command_export(options: argparse.Namespace) -> int:
    from pathlib import Path

    from briefing import export
    from briefing.export import files

    analyses = [load(options, source) for source in options.articles]
    text = export.render(analyses, options.format, options.level, options.cite)
    if options.output == "-":
        sys.stdout.write(text)
    else:
        path = files.write(text, Path(options.output), overwrite=options.force)
        print(f"briefing: wrote {path}", file=sys.stderr)
    return 0


def command_sections(options: argparse.Namespace) -> int:
    analysis = load(options)
    starts = [p.start for p in analysis.article.paragraphs]
    rows = []
    for k, s in enumerate(analysis.sections, 1):
        inside = [i for i, start in enumerate(starts, 1) if s.start <= start < s.end]
        rows.append([str(k), s.title, f"{inside[0]}-{inside[-1]}" if inside else "", s.rule, s.evidence, s.named, s.part])
    columns = ["#", "heading", "paragraphs", "rule", "evidence", "named by", "part"]
    shown = len(columns) if any(s.part for s in analysis.sections) else len(columns) - 1
    return show(columns[:shown], [row[:shown] for row in rows])


def command_people(options: argparse.Namespace) -> int:
    analysis = load(options)
    said = [s.person for q in analysis.quotes for s in q.speakers]
    rows = [[p.name, analysis.role_of(p) or "", str(len(p.mentions)), str(said.count(p.id)), p.rule] for p in analysis.people]
    rows += [[p.name, "", str(len(p.mentions)), str(sum(map(p.says, analysis.quotes))), p.rule] for p in analysis.others]
    return show(["name", "role", "mentions", "quotes", "rule"], rows)


def command_quotes(options: argparse.Namespace) -> int:
    analysis = load(options)
    text = analysis.article.text
    rows = [[q.said_by, q.kind, q.text(text), q.rule] for q in analysis.quotes]
    return show(["speaker", "kind", "words", "rule"], rows)


def command_analyze(options: argparse.Namespace) -> int:
    from briefing import engine

    failed = 0
    results = engine.batch(
        options.articles,
        options.jobs,
        options.encoding,
        as_found=options.as_found,
        sections=options.sections,
        allow_private=options.allow_private,
    )
    for line, problem in progress(results, len(options.articles)):
        if line is None:
            failed += 1
            print(f"briefing: {problem}", file=sys.stderr)
        else:
            sys.stdout.write(line + "\n")
    if failed:
        return 2 if failed == len(options.articles) == 1 else 3
    return 0


def command_serve(options: argparse.Namespace) -> int:
    """The app in a browser, for this machine alone."""
    import shlex

    try:
        from textual_serve.server import Server
    except ImportError:
        raise BriefingError(
            "Reading in a browser needs an extra. Install it with: pip install 'briefing-reader[serve]'"
        ) from None
    if not is_elsewhere(options.article):
        check(options.article)
    source = options.article if is_elsewhere(options.article) else os.path.abspath(options.article)
    command = [sys.executable, "-m", "briefing", source]
    if options.encoding:
        command += ["--encoding", options.encoding]
    if options.allow_private:
        command.append("--allow-private")
    Server(shlex.join(command), host="127.0.0.1", port=options.port, title="briefing").serve()
    return 0


def command_completion(options: argparse.Namespace) -> int:
    from briefing.commands.manual import completion

    sys.stdout.write(completion(command_parser(), options.shell))
    return 0


def command_man(options: argparse.Namespace) -> int:
    from briefing.commands.manual import man_page

    sys.stdout.write(man_page(reading_parser(), command_parser()))
    return 0


def command_keys(options: argparse.Namespace) -> int:
    from briefing import config
    from briefing.app.base.keys import KEYS, keymap, of

    changed = keymap(config.load().keys)
    return show(["name", "keys", "what"], [[k.id, of(k.id, changed), k.what] for k in KEYS])


def command_paths(options: argparse.Namespace) -> int:
    from briefing import config

    rows = [
        ["settings", str(config.folder("config") / "config.toml")],
        ["topics", str(config.folder("config") / "topics.toml")],
        ["word lists", str(config.folder("config") / "lexicon")],
        ["data", str(config.folder("data"))],
        ["library", str(config.folder("data") / "library.sqlite3")],
        ["samples", str(config.shipped("seeds"))],
    ]
    return show(["what", "where"], rows)


def progress(results: Iterable[Any], total: int, doing: str = "Analysing") -> Iterable[Any]:
    """A bar on stderr when that is a terminal."""
    if not sys.stderr.isatty() or total < 2:
        return results
    from rich.console import Console
    from rich.progress import track

    return track(results, doing, total=total, console=Console(stderr=True), transient=True)


def show(columns: list[str], rows: list[list[str]]) -> int:
    """A table on a terminal, tab-separated lines when piped."""
    if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
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
