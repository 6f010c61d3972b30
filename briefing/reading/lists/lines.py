"""Plain lists: an address a line, perhaps with a title or tags behind it; newsboat's `urls`, whose addresses are feeds."""

from __future__ import annotations

import re

from briefing.lexicon.patterns import pattern
from briefing.reading.lists.listed import Listed, Problem, address, words

ITEM = pattern(
    r"(?:[-*+]\s+|\d{1,4}[.)]\s+)?(?:\[(?P<title>[^\]]{0,300})\]\((?P<linked>https?://[^\s)]+)\)|<?(?P<url>https?://[^\s>]+)>?)(?P<rest>.*)",
    re.I,
)
LONGEST_REST = 200
QUERY = pattern(r'"?(?:query|exec|filter):', re.I)
WORD = pattern(r'"(?P<quoted>[^"]*)"|(?P<bare>\S+)')


def is_lines(text: str) -> bool:
    """Nothing but addresses, comments and what belongs to them."""
    lines = [line.strip() for line in text[:200_000].lstrip("\ufeff").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#") and not QUERY.match(line)]
    return bool(lines) and all(is_item(line) for line in lines)


def is_item(line: str) -> bool:
    found = ITEM.fullmatch(line)
    return found is not None and len(found["rest"]) <= LONGEST_REST and not found["rest"].rstrip().endswith((".", "!", "?", "”"))


def is_newsboat(text: str) -> bool:
    """Tags in quotation marks, a title after a tilde, a hidden feed: what only newsboat writes behind an address."""
    behind = [found["rest"] for line in text.splitlines() if (found := ITEM.fullmatch(line.strip()))]
    return any(QUERY.match(line) for line in text.splitlines()) or any(re.search(r'(?:^|\s)(?:"|~|!)', rest) for rest in behind)


def rows(text: str) -> list[tuple[Listed | None, Problem | None]]:
    feeds = is_newsboat(text)
    out: list[tuple[Listed | None, Problem | None]] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#") or QUERY.match(line):
            continue
        found = ITEM.fullmatch(line)
        url = address(found["linked"] or found["url"]) if found else ""
        if not found or not url:
            out.append((None, (number, "no address in this line")))
            continue
        title, tags = (words(found["title"] or ""), ()) if not feeds else title_and_tags(found["rest"])
        out.append((Listed(url, number, title or ("" if feeds else words(found["rest"])), tags, feed=feeds), None))
    return out


def title_and_tags(rest: str) -> tuple[str, tuple[str, ...]]:
    """newsboat's words behind an address: `~title` renames the feed, `!` hides it, all others are its tags."""
    told = [found["quoted"] or found["bare"] or "" for found in WORD.finditer(rest)]
    title = next((word[1:] for word in told if word.startswith("~")), "")
    return words(title), tuple(words(word) for word in told if word and word[0] not in "~!")
