"""The order of a brief's lines: the lead, one line a section, then who claims what, then the rest; junk is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.brief.figures import CONTROL
from briefing.brief.units import Unit
from briefing.lexicon.lists import word_list
from briefing.model import Analysis

LEAD_WORDS = 70
LONGEST_LINE = 70
PRONOUN_SPEAKER = 4.0


def ranked(analysis: Analysis, units: list[Unit]) -> list[Unit]:
    """Lead, one line a section, then the rest; nothing twice, junk last."""
    source = analysis.article.text
    weak = frozenset(word_list("brief", "weak_openers"))
    captions = word_list("brief", "captions")
    good = [u for u in units if not is_junk(u, source, captions)] or units[:1]
    order: list[Unit] = []
    words = 0
    for u in good:
        if words >= LEAD_WORDS or (order and (orphaned(u) or said_by_pronoun(u, source, weak))):
            break
        order.append(u)
        words += u.words
    covered = {u.section for u in order}
    by_section: dict[int, list[Unit]] = {}
    for u in good:
        by_section.setdefault(u.section, []).append(u)
    for section, inside in by_section.items():
        if section not in covered:
            topic = analysis.sections[section].title
            best = max(
                range(len(inside)), key=lambda i: line_score(inside[i], i, source, weak) + on_topic(inside[i], source, topic)
            )
            order.append(inside[best])
    chosen = {u.start for u in order}
    rest = [u for u in good if u.start not in chosen]
    rest.sort(key=lambda u: (-line_score(u, good.index(u) if len(good) < 400 else u.paragraph, source, weak), u.start))
    return order + rest


def is_junk(u: Unit, source: str, captions: Sequence[str]) -> bool:
    text = u.text(source).lower()
    return u.words < 4 or bool(CONTROL.search(text)) or text.startswith((*captions, "http://", "https://", "www."))


def orphaned(u: Unit) -> bool:
    """A quotation of which nobody is said to be the speaker."""
    return any(q.kind != "indirect" and q.speaker is None for q in u.quotes)


def said_by_pronoun(u: Unit, source: str, weak: frozenset[str]) -> bool:
    """Somebody is quoted of whom the line has only a pronoun."""
    return any(q.speaker and source[q.speaker.start : q.speaker.end].lower() in weak for q in u.quotes)


def on_topic(u: Unit, source: str, heading: str) -> float:
    """How many of the heading's words the sentence has: a section's line should be about what it is called."""
    text = u.text(source).lower()
    words = [w for w in re.split(r"[\W_]+", heading.lower()) if len(w) > 2]
    return 2.5 * sum(w[: max(4, len(w) - 2)] in text for w in words) / max(1, len(words))


def line_score(u: Unit, position: int, source: str, weak: frozenset[str]) -> float:
    """How well a sentence stands alone: early, not opening with a pronoun, no question, not long."""
    text = u.text(source)
    first = re.sub(r"[^\w']", "", text.split()[0].lower()) if text.split() else ""
    score = 2.0 / (1 + position) - 0.002 * position
    score -= 1.2 * (first in weak)
    score -= 0.6 * text.rstrip("”\"'").endswith("?")
    score -= 0.5 * (first in ("i", "we", "my", "our", "you"))
    score -= 0.4 * any(q.kind == "direct" for q in u.quotes)
    score -= 2.0 * orphaned(u)
    score -= PRONOUN_SPEAKER * said_by_pronoun(u, source, weak)
    score -= 0.8 * (u.words > LONGEST_LINE) + 0.3 * (u.words < 9)
    return score
