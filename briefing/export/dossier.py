"""A dossier as Markdown, and its counts as CSV: what was said in quotation marks, what was only reported, what differs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.comparing.changes import TELLING
from briefing.export.escaping import escape, front_matter, plain
from briefing.export.reports import in_what
from briefing.library.dossier import Dossier, Saying, Wanted, counts
from briefing.library.rows import Entry
from briefing.model import Span
from briefing.model.times import shown as shown_day

COUNTED = ("outlet", "month", "articles", "direct", "reported", "words quoted")


def markdown(found: Dossier) -> str:
    """The same bytes for the same library."""
    front = front_matter(
        [
            ("title", f"Dossier: {plain(found.name)}"),
            ("articles", len(found.articles)),
            ("quotes", sum(s.direct for s in found.said)),
            ("reported", sum(not s.direct for s in found.said)),
            ("since", found.wanted.since),
            ("until", found.wanted.until),
            ("about", plain(found.wanted.about)),
            ("tags", ["briefing", "dossier"]),
        ]
    )
    return "\n".join([front, "", *blocks(found)]).rstrip("\n") + "\n"


def blocks(found: Dossier) -> Iterator[str]:
    yield from (f"# {escape(found.name)}", "")
    if found.roles:
        yield from (f"- {escape(role)}" for role in found.roles)
        yield ""
    if told := scope(found.wanted, found.left_out):
        yield from (told, "")
    yield from differing(found)
    yield from in_order(found, "In quotation marks", [s for s in found.said if s.direct])
    yield from in_order(found, "Reported in other words", [s for s in found.said if not s.direct])
    speaking = found.by_article()
    quiet = [entry for entry in found.articles if entry.id not in speaking]
    if quiet:
        yield from ("## Named, and not quoted", "")
        yield from (f"- {source(entry)}" for entry in quiet)


def scope(wanted: Wanted, left_out: int) -> str:
    """What of all that was said is told here, in a sentence or two; "" for all of it."""
    parts = [f"{name} {shown_day(day)}" for name, day in (("from", wanted.since), ("until", wanted.until)) if day]
    if wanted.about:
        parts.append(f"in paragraphs that have: {escape(wanted.about)}")
    told = f"Only what was said {', '.join(parts)}." if parts else ""
    if left_out:
        one = left_out == 1
        told += f" {left_out} article{'' if one else 's'} that nothing dates {'is' if one else 'are'} left out."
    return told


def differing(found: Dossier) -> Iterator[str]:
    """Pairs of sayings that differ, under each other; which holds is not for us to say."""
    if not found.changes:
        return
    yield from ("## Said in two ways", "", "Nearly the same words; what differs is in bold.", "")
    entries = {entry.id: entry for entry in found.articles}
    for a, b, how in found.changes:
        kinds = [kind for kind in how.kinds if kind in TELLING]
        yield from (f"{in_what('differs', kinds)}:", "")
        for k, spans in ((a, how.left), (b, how.right)):
            saying = found.said[k]
            yield from (f"> {shown(saying, spans)} [§{saying.paragraph}] — {source(entries[saying.article])}", "")


def in_order(found: Dossier, heading: str, said: Sequence[Saying]) -> Iterator[str]:
    """Sayings under their articles, by the articles' own days; those without one at the end."""
    if not said:
        return
    yield from (f"## {heading}", "")
    undated = False
    by_article = replace(found, said=tuple(said)).by_article()
    for entry in found.articles:
        here = by_article.get(entry.id)
        if not here:
            continue
        if not entry.published and not undated:
            undated = True
            yield from ("### Undated", "")
        yield from (f"{'####' if undated else '###'} {source(entry)}", "")
        for saying in here:
            yield from (f"> {shown(saying)} [§{saying.paragraph}]", "")


def source(entry: Entry) -> str:
    """Day, headline, where it came from, and its number in the library."""
    day = f"{shown_day(entry.published)} · " if entry.published else ""
    return f"{day}{escape(entry.title)} · {escape(entry.url or entry.place)} · @{entry.id}"


def shown(saying: Saying, marks: Sequence[Span] = ()) -> str:
    """Quoted words in marks of quotation, those that differ in bold; what an article only reports as it stands there."""
    out, here = [], 0
    for span in marks:
        out += [saying.text[here : span.start], "\0", span.of(saying.text), "\1"]
        here = span.end
    words = "".join(inside(part) for part in [*out, saying.text[here:]])
    return words if saying.kind != "direct" else f"“{words.strip('“”')}”"


def inside(part: str) -> str:
    """A piece of a sentence as Markdown; the blanks at its ends stay."""
    if part in ("\0", "\1"):
        return "**"
    inner = escape(part) if part.strip() else ""
    return f"{' ' * part[:1].isspace()}{inner}{' ' * (part[-1:].isspace() and len(part) > 1)}"


def as_csv(found: Dossier) -> str:
    """How often each outlet has the person in each month, with a row of names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COUNTED)
    for row in counts(found):
        writer.writerow([cell(row.outlet), row.month, row.articles, row.direct, row.reported, row.words])
    return out.getvalue()


def cell(text: str) -> str:
    """Text that a spreadsheet shows and does not reckon."""
    text = plain(text)
    return f"'{text}" if text[:1] in "=+-@" else text
