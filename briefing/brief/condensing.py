"""What is worth keeping of an article, ranked: pure data in, pure data out.

The order is the finding of the yardsticks: the opening of a news report first, then one line for every section, then
who said what, then the rest by position. A line never cuts a quotation from its speaker. The levels short, standard
and long are cut from the one ranking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.comparing.places import behind_dateline
from briefing.lexicon.lists import word_list
from briefing.model import Analysis, BriefItem, Quote, Section, Span, index_at

LEAD_WORDS = 70
SHORT_WORDS, SHORT_SPARE = 120, 40
STANDARD_LEAST, STANDARD_MOST, STANDARD_SHARE = 120, 350, 0.35
STANDARD_QUOTES = 5
LONG_QUOTES = 12
LONGEST_LINE = 70
SHORTEST_QUOTE = 4
PRONOUN_SPEAKER = 4.0
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DASHES = re.compile(r"\s*(?:—|–|--|-)\s*")
FIGURE = re.compile(
    r"(?:[$€£¥]|US\$|R\$|Rs\.?|RM|Tk\.?)\s?\d[\d,.]*(?:\s(?:million|billion|trillion|crore|lakh))?"
    r"|\b\d[\d,.]*\s?(?:%|percent|per cent|percentage points)"
    r"|\b\d[\d,.]*\s(?:million|billion|trillion|thousand|crore|lakh)\b"
    r"|\b\d{1,3}(?:,\d{3})+\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\d{1,2}\b(?:,\s\d{4})?"
    r"|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:in|since|by|until|of|from)\s(?:19|20)\d\d\b"
    r"|\b(?:by|until|before|no later than)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|midnight|noon"
    r"|(?:the\s)?end\sof\s(?:the\s)?(?:week|month|year|decade))\b"
    r"|\b\d+[- ](?:year|month|week|day|hour|minute|member|seat|vote|nation|point|mile|kilomet(?:er|re))s?\b"
)


@dataclass(slots=True)
class Unit:
    """A sentence, or several that one quotation holds together."""

    start: int
    end: int
    paragraph: int
    section: int
    words: int
    quotes: list[Quote] = field(default_factory=list)

    def text(self, source: str) -> str:
        return source[self.start : self.end]


def condense(analysis: Analysis) -> Analysis:
    """The analysis with its ranked brief: every line once, rank 1 first to keep."""
    units = units_of(analysis)
    if not units:
        return replace(analysis, brief=())
    source = analysis.article.text
    order = ranked(analysis, units)
    kept = [
        BriefItem(u.text(source), "extract", u.start, u.end, rank, speaker_of(u), u.section) for rank, u in enumerate(order, 1)
    ]
    return replace(analysis, brief=tuple(kept))


# ---------------------------------------------------------------------- units
def units_of(analysis: Analysis) -> list[Unit]:
    """The sentences of the running text; those that one quotation spans are one unit."""
    article = analysis.article
    texts = [
        (i, p)
        for i, p in enumerate(article.paragraphs)
        if p.kind in ("text", "title") and not is_row(article.text[p.start : p.end])
    ]
    spoken = sorted((s.start, s.end, q) for q in analysis.quotes for s in q.spans if q.kind != "indirect")
    out: list[Unit] = []
    sentences, at = analysis.sentences, 0
    k = 0
    for number, paragraph in texts:
        while at < len(sentences) and sentences[at].end <= paragraph.start:
            at += 1
        first_of_paragraph = len(out)
        while at < len(sentences) and sentences[at].start < paragraph.end:
            sentence = sentences[at]
            at += 1
            while k < len(spoken) and spoken[k][1] <= sentence.start:
                k += 1
            joins = len(out) > first_of_paragraph and any(s < sentence.start < e for s, e, _ in spoken[max(0, k - 1) : k + 2])
            if joins:
                out[-1].end = sentence.end
            else:
                out.append(Unit(sentence.start, sentence.end, number, index_at(analysis.sections, sentence.start), 0))
    after_dateline(analysis, out)
    for unit in out:
        unit.words = len(unit.text(article.text).split())
    hand_out_quotes(analysis.quotes, out)
    return [u for u in out if u.words]


def is_row(paragraph: str) -> bool:
    """A row of a table, its cells parted by bars: it says nothing by itself."""
    return " | " in paragraph and not paragraph.endswith((".", "”", '"'))


def after_dateline(analysis: Analysis, units: list[Unit]) -> None:
    """The line that opens the report begins after its dateline."""
    dateline, text = analysis.article.dateline, analysis.article.text
    for unit in units[:6]:
        if dateline and text.startswith(dateline, unit.start):
            dash = DASHES.match(text, unit.start + len(dateline))
            unit.start = dash.end() if dash else unit.start
            return


def hand_out_quotes(quotes: Sequence[Quote], units: list[Unit]) -> None:
    k = 0
    for unit in units:
        while k < len(quotes) and quotes[k].end <= unit.start:
            k += 1
        j = k
        while j < len(quotes) and quotes[j].start < unit.end:
            unit.quotes.append(quotes[j])
            j += 1


def speaker_of(unit: Unit) -> str | None:
    """Who speaks in a line; several names are parted by semicolons."""
    names = [q.said_by for q in unit.quotes if q.kind != "indirect" and q.speaker]
    return "; ".join(dict.fromkeys(names)) or None


# ---------------------------------------------------------------------- ranking
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


# ---------------------------------------------------------------------- pronouns at the beginning
def openers(analysis: Analysis) -> dict[int, str]:
    """Where a pronoun stands for a person that is known -> the name that the article uses most for the person."""
    text = analysis.article.text
    found: dict[int, str] = {}
    for person in analysis.people:
        pronouns = [m.start for m in person.mentions if m.kind == "pronoun"]
        if pronouns:
            names = Counter(text[m.start : m.end] for m in person.mentions if m.kind == "name")
            name = min(names, key=lambda name: (-names[name], len(name)), default=person.name)
            found |= dict.fromkeys(pronouns, name)
    return found


class Danglers:
    """Tells lines that open with a pronoun of which neither the person is known nor the sentence before it shown."""

    def __init__(self, analysis: Analysis) -> None:
        self.known = openers(analysis)
        self.starts = [s.start for s in analysis.sentences]
        self.shown: set[int] = set()

    def show(self, item: BriefItem) -> None:
        self.shown.update(range(bisect_left(self.starts, item.start), bisect_left(self.starts, item.end)))

    def dangles(self, item: BriefItem) -> bool:
        word = re.match(r"\W*(\w+)", item.text)
        if word is None or word[1].lower() not in word_list("brief", "pronouns") or item.start in self.known:
            return False
        before = bisect_left(self.starts, item.start) - 1
        return before >= 0 and before not in self.shown


# ---------------------------------------------------------------------- levels
@dataclass(frozen=True, slots=True)
class Brief:
    """What one level shows: extracts by section, quotes, figures and what is next."""

    bottom: BriefItem | None
    points: tuple[BriefItem, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Span, ...]
    coming: tuple[Span, ...]
    words: int


def at_level(analysis: Analysis, level: str) -> Brief:
    """Cut the ranking to `short`, `standard` or `long`."""
    headlines = [Span(p.start, p.end) for p in analysis.article.paragraphs if p.kind == "title"]
    items = sorted(
        (b for b in analysis.brief if not any(Span(b.start, b.end).overlaps(h) for h in headlines)), key=lambda b: b.rank
    )
    if not items:
        return Brief(None, (), (), (), (), 0)
    bottom = items[0]
    first = first_of_sections(items[1:], len(analysis.sections))
    if level == "short":
        points = short_points(first, items[1:], bottom)
        words = sum(len(b.text.split()) for b in [bottom, *points])
        return Brief(bottom, tuple(sorted(points, key=lambda b: b.start)), (), (), (), words)
    cap = budget(analysis.article.words, level)
    points, words = [], len(bottom.text.split())
    covered: set[int | None] = set()
    danglers = Danglers(analysis)
    danglers.show(bottom)
    for item in dict.fromkeys(first + items[1:]):
        size = len(item.text.split())
        if item.section in covered and (words + size > cap or danglers.dangles(item)):
            continue
        points.append(item)
        danglers.show(item)
        covered.add(item.section)
        words += size
    points.sort(key=lambda b: b.start)
    taken = [Span(i.start, i.end) for i in [bottom, *points]]
    quotes = best_quotes(analysis, taken, STANDARD_QUOTES if level == "standard" else LONG_QUOTES)
    words += sum(len(q.text(analysis.article.text).split()) for q in quotes)
    few = 5 if level == "standard" else 12
    return Brief(bottom, tuple(points), quotes, figures(analysis, few), coming(analysis, few), words)


def short_points(first: Sequence[BriefItem], ranked: Sequence[BriefItem], bottom: BriefItem) -> list[BriefItem]:
    """One line a section as far as the words go, sections without the bottom line first; more where sections are few."""
    points: list[BriefItem] = []
    words = len(bottom.text.split())
    for item in sorted(first, key=lambda b: (b.section == bottom.section, len(b.text.split()))):
        words += len(item.text.split())
        if words > SHORT_WORDS + SHORT_SPARE:
            break
        points.append(item)
    for item in ranked:
        words = sum(len(i.text.split()) for i in [bottom, *points])
        if item not in points and words + len(item.text.split()) <= SHORT_WORDS:
            points.append(item)
    return points


def budget(words: int, level: str) -> int:
    """How many words of lines the standard and the long level have."""
    if level == "standard":
        return int(max(STANDARD_LEAST, min(STANDARD_MOST, STANDARD_SHARE * words)))
    return max(STANDARD_MOST, words // 2)


def first_of_sections(items: Sequence[BriefItem], sections: int) -> list[BriefItem]:
    """The best ranked line of each section."""
    first: dict[int | None, BriefItem] = {}
    for item in items:
        first.setdefault(item.section, item)
    return [first[s] for s in range(sections) if s in first]


def parts_begun(sections: Sequence[Section], last: int | None, here: int) -> list[str]:
    """The part that begins between the section shown last and this one; the latest, when lines pass one over."""
    begun = [s.part for s in sections[0 if last is None else last + 1 : here + 1] if s.part]
    return begun[-1:]


def best_quotes(analysis: Analysis, taken: Sequence[Span], most: int) -> tuple[Quote, ...]:
    """Quotes with a speaker that the lines do not show yet, one of each speaker before a second of anyone."""
    text = analysis.article.text
    lines = sorted(taken)  # no two overlap, so the last one that begins before a quote's end tells
    starts = [t.start for t in lines]

    def shown(q: Quote) -> bool:
        k = bisect_left(starts, q.end) - 1
        return k >= 0 and lines[k].end > q.start

    bodies = [o for o in analysis.others if o.kind != "doubtful"]
    able = [
        q
        for q in analysis.quotes
        if q.kind != "indirect"
        and q.speaker
        and (q.speaker.person is not None or any(body.says(q) for body in bodies))
        and len(q.text(text).split()) >= SHORTEST_QUOTE
        and not shown(q)
        and all(balanced(s.of(text)) and not CONTROL.search(s.of(text)) for s in q.spans)
    ]
    turn: dict[str, int] = {}
    ordered = []
    for q in able:
        assert q.speaker
        turn[q.speaker.name] = turn.get(q.speaker.name, 0) + 1
        size = len(q.text(text).split())
        ordered.append((turn[q.speaker.name], abs(size - 22) // 12, q.start, q))
    ordered.sort(key=lambda row: row[:3])
    return tuple(sorted((row[3] for row in ordered[:most]), key=lambda q: q.start))


def figures(analysis: Analysis, most: int) -> tuple[Span, ...]:
    """Clauses that hold an amount, a share, a count or a date."""
    return spread_out(
        analysis, (m.start() for s in sentences(analysis) for m in FIGURE.finditer(analysis.article.text, s.start, s.end)), most
    )


def coming(analysis: Analysis, most: int) -> tuple[Span, ...]:
    """Sentences that say what is to happen."""
    cues = sorted(word_list("brief", "next"), key=len, reverse=True)
    pattern = re.compile(r"(?<!\bof )(?<!\bno )(?<!\bthe )\b(?:" + "|".join(map(re.escape, cues)) + r")\b")
    text = analysis.article.text

    def places():
        for s in sentences(analysis):
            found = pattern.search(text, s.start, s.end)
            if found and not in_marks(text, s.start, found.start()) and not text[s.start : s.end].rstrip().endswith("?"):
                yield found.start()

    return spread_out(analysis, places(), most)


def sentences(analysis: Analysis) -> list[Span]:
    """The sentences of the text, without the dateline before the first, whose day and place are those of the report."""
    kinds = [(p.start, p.end) for p in analysis.article.paragraphs if p.kind == "text"]
    out, k = [], 0
    for s in analysis.sentences:
        while k < len(kinds) and kinds[k][1] <= s.start:
            k += 1
        if k < len(kinds) and kinds[k][0] <= s.start:
            out.append(behind_dateline(analysis.article, s))
    return out


def spread_out(analysis: Analysis, places, most: int) -> tuple[Span, ...]:
    """The clause around each place, no sentence twice, at most `most`."""
    text = analysis.article.text
    out: list[Span] = []
    taken: set[int] = set()
    bounds = sentences(analysis)
    k = 0
    for at in places:
        while k < len(bounds) and bounds[k].end <= at:
            k += 1
        if k >= len(bounds) or bounds[k].start in taken:
            continue
        span = clause(text, bounds[k], at)
        if balanced(span.of(text)) and not CONTROL.search(span.of(text)):
            taken.add(bounds[k].start)
            out.append(span)
        if len(out) >= most:
            break
    return tuple(out)


def clause(text: str, sentence: Span, at: int) -> Span:
    """The stretch between commas, dashes or semicolons around `at`; the whole sentence when it is short."""
    if len(sentence.of(text).split()) <= 28:
        return sentence
    breaks = [sentence.start, *(m.end() for m in re.finditer(r"(?:,|;|—|–|--)\s+", text[sentence.start : sentence.end]))]
    edges = [breaks[0], *(sentence.start + b for b in breaks[1:]), sentence.end]
    for size in range(1, len(edges)):
        for i in range(len(edges) - size):
            a, b = edges[i], edges[i + size]
            if a <= at < b and len(text[a:b].split()) >= 8:
                return Span(a, a + len(text[a:b].rstrip(" ,;—–-")))
    return sentence


def in_marks(text: str, start: int, at: int) -> bool:
    """True when a quotation mark of the sentence is open at `at`."""
    before = text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1


def balanced(text: str) -> bool:
    """No quotation mark or bracket left open by a cut."""
    return (
        text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and text.count("''") % 2 == 0
    )
