"""What was found in an article, on stdout: `export sections people quotes analyze`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from briefing.commands import batch
from briefing.commands.command import ARTICLE, ARTICLES, FINDING, FORCE, JOBS, LEVEL, OUTPUT, RAW, Command, option
from briefing.commands.tables import progress, put, show, tell
from briefing.errors import BriefingError
from briefing.export import CITES, FORMATS, form_of, render
from briefing.model import ENGLISH_ONLY, Analysis, Article, Person, Starting
from briefing.visible import visible

PEOPLE_COLUMNS = ["name", "role", "mentions", "quotes", "rule", "paragraphs"]
QUOTE_COLUMNS = ["speaker", "kind", "words", "rule", "paragraph"]
OF_SECTIONS = ["#", "heading", "paragraphs", "rule", "evidence", "named by", "line", "part"]


def load(options: argparse.Namespace, source: str) -> Analysis:
    """The analysis of a source that is one article, with the reader's own corrections unless they are to be left out."""
    from briefing import engine

    return loaded(options, engine.read(source, encoding=options.encoding, allow_private=options.allow_private))


def load_all(options: argparse.Namespace, source: str) -> list[Analysis]:
    """The same for all articles of a source that may hold several."""
    from briefing import engine

    articles = engine.read_all(source, encoding=options.encoding, allow_private=options.allow_private)
    return [loaded(options, article) for article in articles]


def loaded(options: argparse.Namespace, article: Article) -> Analysis:
    from briefing import engine

    analysis = engine.analyzed(article, options.sections)
    for lost in analysis.article.notes[len(article.notes) :]:
        tell(f"{lost}")
    return analysis if options.as_found else engine.with_readers_own(analysis)


def voices(options: argparse.Namespace) -> Analysis:
    """The same for what only English has; of other languages that is said."""
    analysis = load(options, options.article)
    if not analysis.article.is_english:
        tell(f"{ENGLISH_ONLY} This one is in another ({analysis.article.language}).")
    return analysis


def export(options: argparse.Namespace) -> int:
    template = template_of(options.template) if options.template else ""
    analyses = [analysis for source in options.articles for analysis in load_all(options, source)]
    if options.template:
        from briefing.export.templates import filled

        text = filled(template, options.template, analyses, options.level)
        return put(visible(text, keep="\n\r\t"), options.output, force=options.force)
    form = options.format or form_of(options.output)
    raw = options.raw or form != "markdown"
    return put(render(analyses, form, options.level, options.cite), options.output, force=options.force, raw=raw)


def template_of(path: str) -> str:
    """The text of a template. Raises BriefingError."""
    from pathlib import Path

    from briefing.sources import MAX_BYTES, read_file

    try:
        return read_file(Path(path), MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BriefingError(f"{visible(path)} is no template: it is not text in UTF-8.") from None


def sections(options: argparse.Namespace) -> int:
    from briefing.brief.telling import outline

    analysis = load(options, options.article)
    starts = [p.start for p in analysis.article.paragraphs]
    rows = []
    lines = [line.of(analysis.article.text) if line else "" for line in outline(analysis)]
    for k, s in enumerate(analysis.sections, 1):
        inside = [i for i, start in enumerate(starts, 1) if s.start <= start < s.end]
        rows.append(
            [str(k), s.title, f"{inside[0]}-{inside[-1]}" if inside else "", s.rule, s.evidence, s.named, lines[k - 1], s.part]
        )
    shown = len(OF_SECTIONS) if any(s.part for s in analysis.sections) else len(OF_SECTIONS) - 1
    return show(OF_SECTIONS[:shown], [row[:shown] for row in rows])


def people(options: argparse.Namespace) -> int:
    analysis = voices(options)
    said = [s.person for q in analysis.quotes for s in q.speakers]
    counts = {p: said.count(p.id) for p in analysis.people} | {p: sum(map(p.says, analysis.quotes)) for p in analysis.others}
    rows = [
        [p.name, role_shown(analysis, p), str(len(p.mentions)), str(count), p.rule, paragraphs(analysis, p.mentions)]
        for p, count in counts.items()
    ]
    return show(PEOPLE_COLUMNS, rows, f"Nobody is named in {options.article}.")


def role_shown(analysis: Analysis, person: Person) -> str:
    return (analysis.role_of(person) or "") if person.kind == "person" else ""


def paragraphs(analysis: Analysis, places: Iterable[Starting]) -> str:
    """The numbers of the paragraphs in which something stands: "3 5 9"."""
    return " ".join(map(str, sorted({analysis.article.paragraph_at(place.start) for place in places})))


def quotes(options: argparse.Namespace) -> int:
    analysis = voices(options)
    text = analysis.article.text
    rows = [[q.said_by, q.kind, q.told(text), q.rule, paragraphs(analysis, [q])] for q in analysis.quotes]
    return show(QUOTE_COLUMNS, rows, f"Nobody is quoted in {options.article}.")


def analyze(options: argparse.Namespace) -> int:
    from briefing import engine

    if options.out or options.engine:
        return batch.run(options)
    failed = 0
    results = engine.batch(
        options.articles,
        options.jobs,
        options.encoding,
        as_found=options.as_found,
        sections=options.sections,
        allow_private=options.allow_private,
    )
    for lines, problem in progress(results, len(options.articles)):
        if problem:
            failed += 1
            tell(f"{problem}")
        if lines:
            sys.stdout.write(lines + "\n")
    if failed:
        return 2 if failed == len(options.articles) == 1 else 3
    return 0


COMMANDS = (
    Command(
        "export",
        "the condensed brief: Markdown, HTML or JSON; of several articles: one brief of all",
        export,
        (
            ARTICLES,
            OUTPUT,
            option("--format", choices=tuple(FORMATS), help="else by the ending of FILE, else Markdown"),
            LEVEL,
            option("--cite", choices=CITES, default="paragraph", help="[§8], or a footnote (Markdown)"),
            option("--template", default="", metavar="FILE", help="a template of your own (Jinja2) instead of a format"),
            RAW,
            FORCE,
            *FINDING,
        ),
        "export talks.txt -o talks-brief.md --level short",
    ),
    Command("sections", "the topic sections", sections, (ARTICLE, *FINDING), "sections talks.txt | cut -f2"),
    Command("people", "the people, their roles and mentions", people, (ARTICLE, *FINDING), "people talks.txt | cut -f1"),
    Command("quotes", "who said what", quotes, (ARTICLE, *FINDING), "quotes talks.txt | cut -f1"),
    Command(
        "analyze",
        "everything as JSON lines, one object an article; of many articles as tables (--out)",
        analyze,
        (
            ARTICLES,
            option("--jsonl", action="store_true", help="one JSON object an article, one a line (without --out)"),
            JOBS,
            *batch.OPTIONS,
            *FINDING,
        ),
        "analyze *.txt --jsonl --jobs 2 > all.jsonl",
    ),
)
