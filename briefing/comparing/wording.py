"""Two wordings of what one person said: the same, one cut shorter, different in what matters, or two sayings.

They are aligned word by word. "Do not" and "don't" are one wording here, "60" and "sixty" too; but only what has the same
letters is `same`, so that a citation of it stands word for word in both reports.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from briefing.comparing.lists import listed, table
from briefing.lexicon.lists import fold, lexicon_file
from briefing.model import Span

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[%$€£]")
CLAUSE_END = re.compile(r"[.!?;:,—–]")
LEAST_WORDS = 3  # a shorter piece of a quotation tells nothing of the whole
MOST_WORDS = 400  # of one quotation; what is longer is compared by its beginning
LIKE = 0.6  # share of the shorter wording's words that stand in the other, in order, where they differ in what matters
REWORDED = 0.7  # the same where they do not; stricter, for there is less to tell
CONDITIONS = ("if", "unless", "provided", "until")
KINDS = ("number", "negation", "modal", "name", "amount")
CHANGES = ("negation", "modal", "amount")


@dataclass(frozen=True, slots=True)
class Word:
    """One form of a word; `kind` (of KINDS, or "") is how it can change what is said, `content` whether it tells the topic."""

    form: str
    kind: str
    content: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two wordings stand to each other: `same`, `shorter` (the second is the shorter), `longer`, `differs`, `reworded`, `other`.

    `kinds` says in what they differ (of KINDS); `left` and `right` are the stretches of each text that differ.
    """

    name: str
    kinds: tuple[str, ...] = ()
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


OTHER = Verdict("other")


@lru_cache(4096)
def letters(text: str) -> str:
    """The letters and digits of a text: what two reports must share to be cited for the same words."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if c.isalnum())


@lru_cache(4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in a common form; a contraction is the two words that it stands for."""
    out: list[Word] = []
    for match in TOKEN.finditer(text):
        token = match.group().replace("’", "'")
        begins = not out or CLAUSE_END.search(text, out[-1].end, match.start()) is not None
        out += [word(form, token, begins, match) for form in forms(token)]
        if len(out) >= MOST_WORDS:
            break
    return tuple(out)


def forms(token: str) -> list[str]:
    low = fold(token)
    told = table("contractions").get(low)
    if told:
        return told.split()
    for ending, full in table("endings").items():
        if low.endswith(ending) and len(low) > len(ending):
            return [low[: -len(ending)], full]
    return [low]


def word(form: str, token: str, begins: bool, match: re.Match[str]) -> Word:
    kind = kind_of(form, token, begins)
    if kind == "number":
        form = number_form(form)
    return Word(form, kind, not kind and form not in listed("plain") and len(form) > 2, match.start(), match.end())


def kind_of(form: str, token: str, begins: bool) -> str:
    """How a word can change what is said; a capital tells a name where no sentence or clause begins."""
    if form[0].isdigit() or form in "%$€£" or (form in listed("numbers") and form != "one") or form in listed("scales"):
        return "number"
    for kind in CHANGES:
        if form in listed(f"{kind}s"):
            return kind
    if form in listed("ordinals"):
        return "number"
    if form in listed("calendar") or (token[0].isupper() and not begins and token != "I" and not token.startswith("I'")):
        return "name"
    return ""


def number_form(form: str) -> str:
    """A number in figures, whether it was told in figures or in words."""
    value = lexicon_file("quantities")["numbers"].get(form)
    if value is not None:
        return str(value)
    return "%" if form == "percent" else form.replace(",", "").rstrip("s")


# ---------------------------------------------------------------------- the verdict
def verdict(left: str, right: str) -> Verdict:
    """How the wording on the right stands to the one on the left."""
    a, b = words_of(left), words_of(right)
    if not a or not b:
        return OTHER
    if left == right:
        return Verdict("same")
    if [w.form for w in a] == [w.form for w in b]:
        return Verdict("same" if letters(left) == letters(right) else "reworded")
    short, long = (b, a) if len(b) <= len(a) else (a, b)
    at = cut_of(short, long)
    if at is not None and letters(text_of(short, right if short is b else left)) in letters(left if short is b else right):
        name = "shorter" if short is b else "longer"
        whole = left if short is b else right
        return cut(name, long, (at, at + len(short)), whole) if len(short) >= LEAST_WORDS else OTHER
    if order(a) <= order(b):
        return aligned(a, b)
    found = aligned(b, a)  # one order, for an alignment is not the same from both sides
    return Verdict(found.name, found.kinds, found.right, found.left)


def order(words: Sequence[Word]) -> tuple[int, list[str]]:
    return len(words), [w.form for w in words]


def text_of(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[-1].end]


def cut_of(short: Sequence[Word], long: Sequence[Word]) -> int | None:
    """Where the shorter wording stands whole in the longer one."""
    wanted = [w.form for w in short]
    have = [w.form for w in long]
    return next((i for i in range(len(have) - len(wanted) + 1) if have[i : i + len(wanted)] == wanted), None)


def cut(name: str, long: Sequence[Word], kept: tuple[int, int], text: str) -> Verdict:
    """One cut shorter; what was cut off must not turn its sense ("it is not true that ...", "... if we are paid")."""
    first, last = kept
    lost = [w for w in same_clause(long, first, text) if w.kind == "negation" or w.form == "if"]
    kind = "negation"
    if (
        not lost
        and last < len(long)
        and long[last].form in CONDITIONS
        and not CLAUSE_END.search(text, long[last - 1].end, long[last].start)
    ):
        lost, kind = [long[last]], "modal"
    if not lost:
        return Verdict(name)
    marks = spans(lost)
    return Verdict("differs", (kind,), *((marks, ()) if name == "shorter" else ((), marks)))


def same_clause(words: Sequence[Word], at: int, text: str) -> list[Word]:
    """The words before one, back to the beginning of its clause."""
    k = at
    while k > 0 and not CLAUSE_END.search(text, words[k - 1].end, words[k].start):
        k -= 1
    return list(words[k:at])


def aligned(a: Sequence[Word], b: Sequence[Word]) -> Verdict:
    """The verdict on two wordings of which neither holds the other."""
    blocks = [
        m for m in SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False).get_matching_blocks() if m.size
    ]
    shared = sum(m.size for m in blocks)
    least = min(len(a), len(b))
    if shared < LEAST_WORDS or shared < LIKE * least or not enough_content(a, b, blocks):
        return OTHER
    left, right = differing(a, b, blocks)
    kinds = tuple(kind for kind in KINDS if of_kind(left, kind) != of_kind(right, kind))
    marks = (spans(left), spans(right))
    if kinds:
        return Verdict("differs", kinds, *marks)
    return Verdict("reworded", (), *marks) if shared >= REWORDED * least else OTHER


def enough_content(a: Sequence[Word], b: Sequence[Word], blocks: Sequence) -> bool:
    """Whether half of the telling words of the shorter wording are in both."""
    both = sum(w.content for m in blocks for w in a[m.a : m.a + m.size])
    fewest = min(sum(w.content for w in a), sum(w.content for w in b))
    return both >= 1 and 2 * both >= fewest


def differing(a: Sequence[Word], b: Sequence[Word], blocks: Sequence) -> tuple[list[Word], list[Word]]:
    """The words between what is shared, and as much before and behind it as the shorter wording has."""
    left: list[Word] = []
    right: list[Word] = []
    first, last = blocks[0], blocks[-1]
    lead = min(first.a, first.b)
    end_a, end_b = last.a + last.size, last.b + last.size
    tail = min(len(a) - end_a, len(b) - end_b)
    left += a[first.a - lead : first.a]
    right += b[first.b - lead : first.b]
    for here, following in pairwise(blocks):
        left += a[here.a + here.size : following.a]
        right += b[here.b + here.size : following.b]
    left += a[end_a : end_a + tail]
    right += b[end_b : end_b + tail]
    return left, right


def of_kind(words: Sequence[Word], kind: str) -> Counter[str]:
    """What is counted of a kind; of negations only how many, for "not" and "never" deny alike."""
    found = Counter(w.form for w in words if w.kind == kind)
    return Counter({"denied": found.total() % 2}) if kind == "negation" else found


def spans(words: Sequence[Word]) -> tuple[Span, ...]:
    """The stretches of the words, neighbours joined."""
    out: list[Span] = []
    for w in words:
        if out and w.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, w.end))
        else:
            out.append(Span(w.start, w.end))
    return tuple(out)
