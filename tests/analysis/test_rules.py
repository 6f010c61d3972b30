"""Every rule that is shown has an example in which it is seen and a near miss in which it is not.

The rows inside the rules (evidence, roles, families, speakers, days) have theirs in the rooms; here are the names that stand
beside people, quotes and sections. A rule that is taken out, or that no longer finds its example, fails.
"""

import pytest

import briefing
from briefing.corrections import RULE
from briefing.lexicon.lists import reasons
from briefing.reading import article_from_bytes
from tests.analysis.sections.test_sections import CHESS, DAM

PEOPLE = {
    "honorific": ("Then Dr. Ulfrek Larkquist came.", "Then Drum Ulfrek Larkquist came."),
    "title-before": ("Then President Ulfrek Larkquist came.", "Then Presidential Ulfrek Larkquist came."),
    "role-before": ("Then the mayor Ulfrek Larkquist came.", "Then the tower Ulfrek Larkquist came."),
    "role-after": ("Then Ulfrek Larkquist, the mayor, came.", "Then Ulfrek Larkquist, the tower, came."),
    "who-after": ("Then Ulfrek Larkquist, who owns it, came.", "Then Ulfrek Larkquist, which owns it, came."),
    "age": ("Then Ulfrek Larkquist, 57, came.", "Then Ulfrek Larkquist, 570, came."),
    "speaks": ("Then Ulfrek Larkquist said no.", "Then Ulfrek Larkquist fell."),
    "known-names": ("Then Anna Benson left.", "Then Anna Larkquist left."),
    "family-first": ("Then Zhang Wei-ming left.", "Then Wei-ming Zhang left."),
    "first-name": ("Then Anna Larkquist left.", "Then Ulfrek Larkquist left."),
    "surname-later": (
        "Ulfrek Larkquist left. Mr. Larkquist said no. Larkquist said it twice.",
        "Ulfrek Larkquist left. The Larkquist fell. Larkquist fell twice.",
    ),
    "country-after": ("The winner was Ulfrek Larkquist (Kenya).", "The winner was Ulfrek Larkquist (Kelby)."),
    "coordinated": ("Anna Benson, Ulfrek Larkquist and Peter Osei left.", "Anna Benson left Ulfrek Larkquist to Peter Osei."),
    "rare-words": ("Then Ulfrek Larkquist left his house.", "Then Ulfrek Street left."),
    "single-name": ("“It leaks,” Holm said.", "“It leaks,” Anna Holm said."),
    "organisation": ("Harbor Watch said on Monday that it leaks.", "Harbor Watch leaks on Monday."),
    "group": ("Critics of the wall said that it leaks.", "A critic of the wall said that it leaks."),
    "doubtful": ("Then Quell Larkquist, the mayor, came.", "Then Quell Larkquist, the tower, came."),
}

QUOTES = {
    "cue-after": ("“It leaks badly,” Anna Holm said.", "“It leaks badly.” Anna Holm left."),
    "verb-after": ("“It leaks badly,” the nominee riffed.", "“It leaks badly.” The nominee riffed."),
    "cue-inverted": ("“It leaks badly,” said Anna Holm.", "“It leaks badly,” Anna Holm said."),
    "cue-before": ("Anna Holm said, “It leaks badly.”", "Anna Holm went in. “It leaks badly.”"),
    "cue-noun": ("Anna Holm's remark that “the wall leaks badly” was odd.", "Anna Holm's wall that “leaks very badly” was odd."),
    "cue-colon": ("Anna Holm shook her head: “It leaks badly.”", "Anna Holm shook her head. “It leaks badly.”"),
    "clause-subject": ("Anna Holm said the wall was “a sieve of a thing”.", "Anna Holm had “a sieve of a thing” there."),
    "according-to": (
        "According to Anna Holm, the wall is “a sieve of a thing”.",
        "Thanks to Anna Holm, it is “a sieve of a thing”.",
    ),
    "agent": (
        "The wall, described by Anna Holm as “a sieve of a thing”, fell.",
        "The wall, described on Monday as “a sieve of a thing”, fell.",
    ),
    "in-words-of": (
        "In the words of Anna Holm, the wall is “a sieve of a thing”.",
        "In the hall of Anna Holm, the wall is “a sieve of a thing”.",
    ),
    "repeated": (
        "The town slept at the wall.\n“It leaks badly every night in May”\nNobody came to the wall.\n“It leaks badly every night in May,” Anna Holm said.",
        "The town slept at the wall.\n“It leaks badly every night in May”\nNobody came to the wall.\n“It holds,” Anna Holm said.",
    ),
    "answer": (
        "“It leaks,” Anna Holm said.\nWho will mend it?\n“Not the town.”",
        "“It leaks,” Anna Holm said.\nSo who will mend it? It is old.\n“Not the town.”",
    ),
    "both-sides": (
        "Anna Holm said it leaked.\nThe town slept.\n“It leaks badly.”\nHolm said so twice.",
        "Anna Holm said it leaked.\nThe town slept.\n“It leaks badly.”\nPeter Osei said so twice.",
    ),
    "participle": ("Anna Holm left, saying, “It leaks badly.”", "Anna Holm left; a note said, “It leaks badly.”"),
    "same-paragraph": ("“It leaks,” Anna Holm said. “We saw it.”", "“It leaks,” Anna Holm said.\n“We saw it.”"),
    "previous-paragraph": ("Anna Holm came late.\n“It leaks badly.”", "Anna Holm came late.\nThe wall fell. “It leaks badly.”"),
    "reopened": ("“It leaks,” Anna Holm said. “We saw it.\n“It leaks.”", "“It leaks,” Anna Holm said. “We saw it.”\n“It leaks.”"),
    "next-sentence": (
        "“It leaks.” And then: “It leaks still,” Anna Holm said.",
        "“It leaks.”\n“It leaks still,” Anna Holm said.",
    ),
    "sentence-subject": ("Anna Holm had a “sieve of a wall”.", "The town had a “sieve of a wall”."),
    "previous-subject": ("Anna Holm shook her head. “It leaks badly.”", "The wall shook. “It leaks badly.”"),
    "signed-below": (
        "“It leaks badly.”\n\nAnna Holm, in her first report, 1994",
        "“It leaks badly.”\n\nAnna Holm, in her first report, told the council of it",
    ),
    "dash-after": ("“It leaks badly.” — Anna Holm", "“It leaks badly.” — The wall"),
    "transcript": (
        "Anna Holm: It leaks.\nPeter Osei: It holds.\nAnna Holm: It leaks.\nPeter Osei: It held.",
        "The wall: It leaks.\nThe roof: It holds.\nThe wall: It leaks.\nThe roof: It held.",
    ),
    "signed": (
        "It leaks very badly.\n\n— Anna Holm (@anna) 1 March",
        "It leaks very badly.\n\n— Anna Holm (Larch) 1 March",
    ),
    "led-in": ("Anna Holm wrote on Monday:\nIt leaks very badly.", "Anna Holm wrote three words:\nIt leaks very badly."),
    "no-speaker": ("The wall had a “badly leaking foot of clay”.", "Anna Holm had a “badly leaking foot of clay”."),
    "reported": ("Anna Holm said that it leaks.", "Anna Holm saw that it leaks."),
    "reported-act": ("Anna Holm promised to mend the wall.", "Anna Holm began to mend the wall."),
    "reported-by": ("Peter Osei was asked by Anna Holm whether it leaks.", "Peter Osei was seen by Anna Holm while it leaked."),
    "reported-noun": ("It was Anna Holm's promise to mend the wall.", "It was Anna Holm's tool to mend the wall."),
    "reported-after": ("The wall leaks at night, Anna Holm said.", "The wall leaks at night, Anna Holm saw."),
    "asked": ("Asked whether the wall leaks, Anna Holm laughed.", "Anna Holm wondered about the wall, and laughed."),
    "reported-colon": ("Anna Holm: The wall has leaked at night", "The old wall: It has leaked at night"),
}

TURN = "the chess tournament entered its last week with three players level on points."
SECTIONS = {
    "opening": ([*DAM], ["# Two things", "## The dam", *DAM, "## The chess", *CHESS]),
    "author-heading": (["# Two things", *DAM, "## The chess", *CHESS], ["# Two things", *DAM, "The chess", *CHESS]),
    "new-words": ([*DAM, *CHESS[1:]], [*DAM]),
    "turn": ([*DAM, f"Meanwhile, {TURN}", *CHESS[1:]], [*DAM, TURN.capitalize(), *CHESS[1:]]),
}
"""paragraphs of Markdown"""

PARTS = {
    "people": (PEOPLE, lambda analysis: (*analysis.people, *analysis.others)),
    "quotes": (QUOTES, lambda analysis: analysis.quotes),
    "sections": (SECTIONS, lambda analysis: analysis.sections),
}
BY_THE_READER = {RULE, "given"}
"""rules of what a reader said, which no text alone shows: tests of the corrections and of the sections"""

ALL = [(part, rule, *texts) for part, (rows, _) in PARTS.items() for rule, texts in rows.items()]


def seen(part, text):
    article = text if isinstance(text, str) else article_from_bytes("\n\n".join(text).encode(), "news.md")
    return {found.rule for found in PARTS[part][1](briefing.analyze(article))}


@pytest.mark.parametrize(("part", "rule", "example", "near_miss"), ALL, ids=[f"{row[0]} {row[1]}" for row in ALL])
def test_a_rule_is_seen_in_its_example_and_not_in_its_near_miss(part, rule, example, near_miss):
    assert rule in seen(part, example)
    assert rule not in seen(part, near_miss)


@pytest.mark.parametrize("part", PARTS)
def test_every_rule_that_is_shown_has_an_example(part):
    assert set(PARTS[part][0]) == set(reasons()[part]) - BY_THE_READER
