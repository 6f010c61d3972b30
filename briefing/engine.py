"""The one place where reading, analysis and brief meet: the process, the batch and the command line all go through here.

What is slow to load (spaCy with the analysis, readers of other kinds) is loaded by the function that needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import config, corrections, library
from briefing.errors import BriefingError
from briefing.limits import TooLong, at_most, nothing_collected
from briefing.model import Analysis, Article, Section
from briefing.sources import is_address
from briefing.visible import json_shown

if TYPE_CHECKING:
    from briefing.analysis.analyzing import Findings, PartDone, Progress


def read(
    source: str | Path,
    *,
    data: bytes | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
    again: bool = True,
) -> Article:
    """Read an article from a file, an address, `@12` of the library, standard input for `-`, or from `data` called `source`.

    An address is fetched even when the library has it, unless `again` is False. Raises ReadError, LibraryError.
    """
    from briefing.reading import article_from_bytes, open_article

    name = str(source)
    if data is not None:
        return article_from_bytes(data, name, encoding)
    kept = library.kept(name, again=again)
    return kept or open_article(source, encoding=encoding, allow_private=allow_private or of_private_feed(name))


def of_private_feed(source: str) -> bool:
    """Whether a feed that was added with --allow-private offers this address."""
    if not is_address(source):
        return False
    from briefing.library.feeds import of_private

    return library.asked(lambda kept: of_private(kept, source), False)


def read_page(data: bytes, url: str, content_type: str, *, max_bytes: int) -> Article:
    """The article in the bytes of a page that was fetched elsewhere, with its `Content-Type`. Raises ReadError."""
    from email.message import Message

    from briefing.reading import article_from_bytes

    head = Message()
    head["Content-Type"] = content_type
    kind, charset = head.get_content_type(), head.get_content_charset()
    return article_from_bytes(data, url, None, max_bytes, content_type=kind, charset=charset, url=url)


def forgetting() -> AbstractContextManager[Any]:
    """Where many articles are analysed: words that were never seen before are given back at the end, not kept for ever."""
    from briefing.analysis.language.tokenizer import blank

    return blank().memory_zone()


def read_all(source: str | Path, *, encoding: str | None = None, allow_private: bool = False) -> list[Article]:
    """All articles of a source: a mailbox, a download of a database, an archive of pages may hold many. Raises as `read`."""
    from briefing.reading import open_articles

    kept = library.kept(str(source), again=True)
    return (
        [kept] if kept else open_articles(source, encoding=encoding, allow_private=allow_private or of_private_feed(str(source)))
    )


def prepare(
    article: Article,
    *,
    progress: Progress = lambda step, share: None,
    found: PartDone = lambda part, rows: None,
) -> Findings:
    """The people and quotes of an article, by the rules and the user's own lists. Raises LexiconError, ConfigError."""
    from briefing.analysis import analyzing

    lists, topics = config.user_lexicon(), config.user_topics()
    return analyzing.prepare(article, user_lexicon=lists, user_topics=topics, progress=progress, found=found)


def cut(findings: Findings, *, starts: Sequence[int] | None = None, count: int | None = None) -> Sequence[Section]:
    """The sections at given starts, or about as many as wanted."""
    from briefing.analysis import analyzing

    return analyzing.cut_sections(findings, starts, count)


def complete(
    findings: Findings,
    *,
    starts: Sequence[int] | None = None,
    count: int | None = None,
    progress: Progress = lambda step, share: None,
) -> Analysis:
    """The whole analysis with its brief."""
    from briefing.analysis import analyzing
    from briefing.brief.condensing import condense

    return condense(analyzing.finish(findings, starts, count, progress=progress))


@nothing_collected()
def analyze(article: Article | str, *, section_starts: Sequence[int] | None = None, section_count: int | None = None) -> Analysis:
    """Sections, people, quotes and brief of an article or of a bare text, whose offsets stay as they are.

    `section_starts` gives the offsets where sections start instead of finding them, `section_count` about how many are
    wanted. Raises LexiconError or ConfigError.
    """
    findings = prepare(bare(article) if isinstance(article, str) else article)
    return complete(findings, starts=section_starts, count=section_count)


def rules_version() -> str:
    """What an analysis depends on beside its text: the rules, the word lists, the user's own. Kept analyses carry it."""
    from hashlib import sha1

    package = Path(__file__).parent
    rules = [*(package / "analysis").rglob("*.py"), *(package / "brief").rglob("*.py")]
    words = [f for f in (package / "lexicon").rglob("*") if f.suffix in (".py", ".toml", ".txt")]
    own = [config.folder("config") / "topics.toml", *(config.folder("config") / "lexicon").glob("*.toml")]
    told = []
    for file in sorted([*rules, *words]) + sorted(own):
        if file.is_file():
            state = file.stat()
            told.append(f"{file.name} {state.st_size} {state.st_mtime_ns}")
    return sha1("\n".join(told).encode()).hexdigest()[:16]


def stored(article: Article) -> Analysis | None:
    """The analysis that the library has of an article by the same rules, in no time."""
    return library.asked(lambda kept: kept.analysis(article, rules_version()), None)


def left(article: Article) -> dict[str, Any]:
    """How the reader left an article, as the library keeps it; empty when it is new."""
    return asdict(library.reading(article))


def keep(analysis: Analysis, *, stored: bool) -> str | None:
    """Keep an opened article in the library, its analysis too unless that is `stored`; what is wrong when it cannot be."""
    library.asked(lambda kept: kept.keep_opened(analysis, rules_version(), stored), None, make=True)
    return library.problem()


def analyzed(article: Article, sections: int | None = None) -> Analysis:
    """The analysis of an article, from the library where it is there. Raises LexiconError or ConfigError."""
    return (stored(article) if sections is None else None) or analyze(article, section_count=sections)


def with_readers_own(analysis: Analysis) -> Analysis:
    """The analysis with the corrections, marks and notes that the reader made in the app, as far as they still fit."""
    from briefing.brief.condensing import condense

    kept = library.reading(analysis.article)
    corrected = corrections.apply(analysis, kept.corrections)[0] if kept.corrections else analysis
    if corrected.corrections:
        corrected = condense(corrected)
    return replace(corrected, marks=kept.marks)


def bare(text: str) -> Article:
    """An Article around a text that is not to be changed at all: its lines are its paragraphs."""
    from briefing.analysis.language.words import lines
    from briefing.model import Paragraph
    from briefing.reading.text.plain import assemble, cleaned

    spans = [(a, b) for a, b in lines(text) if cleaned(text[a:b])]  # a line with nothing to see is no paragraph
    shape = assemble([(text[a:b], None) for a, b in spans], id="text", source="text")
    kinds = [p.kind for p in shape.paragraphs]
    paragraphs = tuple(Paragraph(a, b, kind) for (a, b), kind in zip(spans, kinds, strict=True))
    return replace(shape, text=text, paragraphs=paragraphs)


def analyze_file(
    source: str, encoding: str | None = None, as_found: bool = False, sections: int | None = None, allow_private: bool = False
) -> tuple[str | None, str | None]:
    """(a line of JSON for each article, or None; what is wrong, or None) of a source, which may hold several articles."""
    try:
        with at_most(READING):
            articles = read_all(source, encoding=encoding, allow_private=allow_private)
    except BriefingError as error:
        return None, str(error)
    except TooLong:
        return None, f"{source}: reading it takes longer than {READING} seconds; it is left out."
    except Exception as error:  # one bad article must not end a batch of thousands
        return None, f"{source}: it cannot be read ({type(error).__name__}). Please report it."
    found = [analyze_one(article, as_found, sections) for article in articles]
    lines, problems = ("\n".join(filter(None, part)) for part in zip(*found, strict=True))
    return lines or None, problems or None


def analyze_in_time(article: Article, sections: int | None = None) -> Analysis:
    """The same as `analyze`, for one of many articles: none of them may hold up the others. Raises BriefingError."""
    seconds = ANALYSING + article.words // SLOWEST
    try:
        with at_most(seconds):
            return analyze(article, section_count=sections)
    except TooLong:
        raise BriefingError(f"{article.source}: its analysis takes longer than {seconds} seconds; it is left out.") from None


def analyze_one(article: Article, as_found: bool, sections: int | None) -> tuple[str | None, str | None]:
    """(one line of JSON, None), or (None, what is wrong)."""
    try:
        analysis = analyze_in_time(article, sections)
        if not as_found:
            analysis = with_readers_own(analysis)
        return json_shown(analysis.to_dict()), None
    except BriefingError as error:
        return None, str(error)
    except Exception as error:  # one bad article must not end a batch of thousands
        return None, f"{article.source}: the analysis failed ({type(error).__name__}). Please report it."


READING, ANALYSING = 60, 30  # seconds; a fetch has thirty, a file eight
SLOWEST = 200  # words a second; a slow machine does some thousands


def batch(
    sources: Sequence[str],
    jobs: int = 1,
    encoding: str | None = None,
    *,
    as_found: bool = False,
    sections: int | None = None,
    allow_private: bool = False,
) -> Iterator[tuple[str | None, str | None]]:
    """`analyze_file` of each source in input order, with `jobs` processes."""
    if jobs <= 1 or len(sources) < 2:
        for source in sources:
            yield analyze_file(source, encoding, as_found, sections, allow_private)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial
    from multiprocessing import active_children, get_context

    size = max(1, min(16, len(sources) // (4 * jobs)))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=ignore_interrupt) as pool:
        try:
            yield from pool.map(
                partial(analyze_file, encoding=encoding, as_found=as_found, sections=sections, allow_private=allow_private),
                sources,
                chunksize=size,
            )
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.kill()
            raise


def ignore_interrupt() -> None:
    """Ctrl+C is the parent's affair: its processes end with it, without a word."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
