"""Quotation marks: which stretches of a paragraph stand inside them.

Curly, straight, doubled apostrophes, guillemets and British single marks; apostrophes are told from marks by what
stands on both sides. A mark left open ends with its paragraph; one that opens the next paragraph again goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

ELISIONS = r"(?i:tis|twas|twere|em|cause|til)\b"
"""words that begin with an apostrophe, which is no mark: 'tis"""
# Each begins with the mark itself and looks back from behind it, so that `re` tries it nowhere else.
DOUBLE = re.compile(rf"``|''(?!{ELISIONS})|’’(?!{ELISIONS})|‘‘|\"|“|”|„|«|»|「|」|『|』")
OPENS_SINGLE = re.compile(rf"['‘](?<![\w'’‘].)(?=[\w“\"$£€…\[]|['’]{ELISIONS})(?!\d0s\b|n['’]|{ELISIONS})")
CLOSES_SINGLE = re.compile(r"['’](?<=[\w.,?!…)”\"—–-].)(?<!\s['’]n.)(?![\w'’])")
SINGLE_WRONG = re.compile(r"‘(?<![\w'’‘].)(?=\w)((?:[^’‘“”]|(?<=\w)’(?=\w)){15,})”")
SAID = r"(?:said|says|added|adds|explained|explains|recalled|recalls)"
LOST_CLOSING = re.compile(rf",(?=\s+(?:{SAID}\s+(?:[A-Z]|the\s)|(?:he|she|they|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s+{SAID}\b))")
"""the comma at which a mark that nothing closes ends: “It leaks, says Anna Holm."""
ALWAYS_OPEN = frozenset(("“", "„", "«", "``", "‘‘", "「", "『"))
ALWAYS_CLOSE = frozenset(("”", "»", "’’", "」", "』"))
TURNED = {"„": "“", "»": "«", "“": "“"}
"""opening mark -> the mark that closes it although it opens elsewhere: „German“, »inwards«, “turned round“"""


CLOSED_BY = {"“": "”", "„": "”“", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}
"""opening mark -> those that may close it, of a quotation within another"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A quoted stretch: `start`/`end` of what stands inside the marks, `left`/`right` with them.

    `closed` is False when the paragraph ends first; `opens_paragraph` when nothing stands before the opening mark.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    closed: bool = True


def find_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """All quoted stretches in order of the text; nested ones are part of the outer one."""
    found: list[Marked] = []
    for number, (start, end) in enumerate(paragraphs):
        body = text[start:end]
        here = double_marks(body, start, number) if DOUBLE.search(body) else []
        if "'" in body or "‘" in body:
            here = with_single_marks(body, start, number, here)
        found += here
    return found


def double_marks(body: str, base: int, number: int) -> list[Marked]:
    out: list[Marked] = []
    opened: re.Match[str] | None = None

    def close(inner_end: int, right: int, closed: bool = True) -> None:
        assert opened is not None
        if body[opened.end() : inner_end].strip():
            out.append(Marked(base + opened.end(), base + inner_end, base + opened.start(), base + right, number, closed))

    found = list(DOUBLE.finditer(body))
    skipped, looked = set[int](), 0  # how far it was looked for a lost closing mark
    for number_of, mark in enumerate(found):
        if number_of in skipped:
            continue
        opens, closes = sides(body, mark)
        if opened is not None and nests(body, opened.group(), found[number_of : number_of + 3]):
            skipped.add(number_of + 1)
            continue
        if opened is not None and turned_round(body, opened.group(), mark):
            close(mark.start(), mark.end())
            opened = None
            continue
        if opened is not None and inches(body, mark):
            continue
        if opened is None:
            if opens or not closes:
                opened = mark
        elif (closes or not opens) and mark.group() not in ALWAYS_OPEN:
            close(mark.start(), mark.end())
            opened = None
        elif opens:
            cut = closing_lost(body, max(opened.end(), looked), mark.start())
            looked = mark.start() - LONGEST_CUE
            if cut or mark.group() not in ALWAYS_OPEN:
                close(cut or mark.start(), cut + 1 if cut else mark.start(), closed=bool(cut))
                opened = mark
    if opened is not None:
        cut = closing_lost(body, max(opened.end(), looked), len(body))
        close(cut or len(body), cut + 1 if cut else len(body), closed=bool(cut))
    return out


LONGEST_CUE = 80
"""characters of a name and its verb behind a comma; what was looked through but for so many is not looked through again"""


def closing_lost(body: str, start: int, stop: int) -> int:
    """Where what opens at `start` ends when the writer forgot its closing mark, and a verb of saying tells it; 0 when none does."""
    found = LOST_CLOSING.search(body, start, stop)
    return found.end() if found else 0


def turned_round(body: str, opening: str, mark: re.Match[str]) -> bool:
    """Whether a mark that elsewhere opens closes here: it fits the opening one, and stands at the end of a word."""
    if TURNED.get(opening) != mark.group():
        return False
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    return opening == "„" or (bool(before.strip()) and before not in "([" and not after.isalnum())


def nests(body: str, opening: str, marks: Sequence[re.Match[str]]) -> bool:
    """The next three marks are a pair within and the one that closes what is open: “ “ ” ”, « “ ” », „ » « ”."""
    if len(marks) < 3 or opening == marks[0].group() == '"':
        return False
    first, second, third = (mark.group() for mark in marks)
    if second not in CLOSED_BY.get(first, "") or third not in CLOSED_BY.get(opening, ""):
        return False
    before, after = body[marks[0].start() - 1 : marks[0].start()], body[marks[0].end() : marks[0].end() + 1]
    return first == opening or (not before.isalnum() and after.isalnum() and bool(body[marks[1].start() - 1].strip()))


def inches(body: str, mark: re.Match[str]) -> bool:
    """`12" pipes and beams," said X`: a straight mark after a figure while another one closes later."""
    if (
        mark.group() != '"'
        or not body[mark.start() - 1 : mark.start()].isdigit()
        or not body[mark.end() :].lstrip()[:1].islower()
    ):
        return False
    later = next((m for m in DOUBLE.finditer(body, mark.end())), None)
    return later is not None and sides(body, later) == (False, True)


def sides(body: str, mark: re.Match[str]) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close, by its shape and its neighbours."""
    before, after = body[mark.start() - 1 : mark.start()], body[mark.end() : mark.end() + 1]
    opens = bool(after.strip()) and (not before.strip() or before in "([{—–-/‘'")
    closes = bool(before.strip()) and (not after or not after.isalnum())
    shape = mark.group()
    if shape in ALWAYS_OPEN:
        return True, False
    if shape in ALWAYS_CLOSE:
        return (opens and not closes), True
    return opens, closes


def single_marks(body: str) -> list[tuple[int, int]]:
    """British single marks: (opening mark, closing mark) of each pair."""
    out: list[tuple[int, int]] = []
    openings = [m.start() for m in OPENS_SINGLE.finditer(body)]
    closings = [m.start() for m in CLOSES_SINGLE.finditer(body)]
    for k, start in enumerate(openings):
        if out and start < out[-1][1]:
            continue
        limit = openings[k + 1] if k + 1 < len(openings) else len(body)
        able = [c for c in closings if start + 1 < c < limit]
        if not able:  # the next opening mark may be an apostrophe
            able = [c for c in closings if start + 1 < c][:1]
        if able:
            out.append((start, next((c for c in able if not possessive(body, c)), able[0])))
    return out


def possessive(body: str, mark: int) -> bool:
    """ "the members’ vote": an apostrophe after a plural, as far as its neighbours tell."""
    return body[mark - 1] == "s" and body[mark + 1 : mark + 2] == " " and body[mark + 2 : mark + 3].islower()


def with_single_marks(body: str, base: int, number: int, double: list[Marked]) -> list[Marked]:
    """Add British single marks that stand outside the double ones, and those that a double one closes by mistake."""
    out = list(double)
    for start, end in single_marks(body):
        add_single(out, Marked(base + start + 1, base + end, base + start, base + end + 1, number))
    for found in SINGLE_WRONG.finditer(body):
        mark = Marked(base + found.start(1), base + found.end(1), base + found.start(), base + found.end(), number)
        # opened with a single mark and closed with a double one: whatever the double marks made of it is wrong
        out = [m for m in out if not (m.left < mark.right and mark.left < m.right)] + [mark]
    return sorted(out, key=lambda m: m.start)


def add_single(out: list[Marked], mark: Marked) -> None:
    """A single pair that crosses no double one, or holds them whole."""
    crossed = [m for m in out if m.left < mark.right and mark.left < m.right]
    if all(mark.left < m.left and m.right < mark.right for m in crossed):
        out[:] = [m for m in out if m not in crossed] + [mark]
