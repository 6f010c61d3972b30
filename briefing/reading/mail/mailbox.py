"""A mailbox (mbox): mails one after the other, each under a line `From sender day`, as Thunderbird, mutt and Takeout keep them.

The standard library's `mailbox` takes a file on disk and every line that begins with “From ” for the start of a mail; here a
mail starts where a blank line, a From line with a year and a header follow each other, so a sentence “From Monday …” stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

from briefing.errors import ReadError
from briefing.model import Article
from briefing.reading.origin import Origin

START = re.compile(rb"(?m)(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\b\d{4}[ \t]*\r?\n(?=[\w-]+:)")
MOST_MAILS = 20_000
QUOTED = re.compile(rb"(?m)^>(>*From )")


def mailbox_articles(data: bytes, origin: Origin) -> list[Article]:
    """An article for each mail that has text; those without are counted in a note. Raises ReadError when none has any."""
    from briefing.reading.readers import read_kind

    found: list[Article] = []
    left_out = 0
    for k, mail in enumerate(mails_in(data, origin), 1):
        origin.budget.spend(parts=1)
        try:
            found += read_kind("mail", mail, replace(origin, id=f"{origin.id}-{k}"))
        except ReadError:
            left_out += 1
    if not found:
        raise ReadError("No mail of this mailbox has text in it.")
    note = (f"left out {left_out} mails without text",) if left_out else ()
    return [replace(a, id=origin.id, notes=(*a.notes, *note)) for a in found]


def mails_in(data: bytes, origin: Origin) -> list[bytes]:
    """The mails of a mailbox, their own lines “>From ” as they were written. Raises ReadError when there are too many."""
    starts = [(m.start(), m.end()) for m in islice(START.finditer(data), MOST_MAILS + 1)]
    origin.budget.spend(parts=len(starts))
    if len(starts) > MOST_MAILS:
        raise ReadError(f"The mailbox has more than {MOST_MAILS:,} mails. Split it first.")
    ends = [after[0] for _, after in pairwise(starts)] + [len(data)]
    return [QUOTED.sub(rb"\1", data[body:end]) for (_, body), end in zip(starts, ends, strict=True)]
