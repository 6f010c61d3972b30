"""The brief of several reports: nothing is cited that does not stand there, nobody is left out, and who differs is shown."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.joint import joint_brief
from briefing.comparing.wording import letters
from briefing.export.joint import joint
from tests.comparing.reports import report, said

CITED = re.compile(r"\[(\d+) §(\d+)\]")
VOICES = ("Olga Brandt", "Piet Moller", "Rosa Keller", "Tomas Weber", "Lena Vogt", "Karl Jansen")
LEVELS = ("short", "standard", "long")


def unescaped(line):
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line)


def cited_lines(markdown):
    """(words, [(source, paragraph)]) of every line with citations, a quotation with the line of its speaker below it."""
    quoted = ""
    for line in map(unescaped, markdown.splitlines()):
        places = [(int(s), int(p)) for s, p in CITED.findall(line)]
        if line.startswith("> —"):
            yield quoted, places
        elif line.startswith(">"):
            quoted = line.lstrip("> ")
        elif places:
            words = re.sub(r"^\s*- (?:\*\*\[[^\]]*\]:\*\* )?", "", CITED.sub("", line))
            yield words, places


def assert_every_citation_stands(reports, level):
    for words, places in cited_lines(joint(reports, level)):
        for source, number in places:
            article = reports[source - 1].article
            paragraph = article.paragraphs[number - 1]
            here = letters(article.text[paragraph.start : paragraph.end])
            for piece in re.split(r"\[…\]|” “", words):
                assert letters(piece) in here, (words, source, number)


NAMES = st.sampled_from(("Anna Holm", "Lena Holm", "Rolf Varga", "Helena Varga"))
WORDS = st.sampled_from(
    (
        "We will accept 40 inspectors at the gate",
        "We will not accept 60 inspectors at the gate",
        "We will accept 40 inspectors",
        "We may accept 40 inspectors at the gate. Nobody has asked us, and nobody should",
        "There is a plan for the port",
        "There is no plan for the port",
        "I have nothing to say about the port",
    )
)
BODIES = st.sampled_from(
    (
        "The collision on Friday killed 14 people off the cape.",
        "The collision on Friday killed at least nine people off the cape.",
        "Mayor Anna Holm will speak on Monday about the port and the 40 men who work there.",
        "“The sea is cold,” Rolf Varga said. “It will stay so.” He left on Tuesday.",
    )
)
REPORTS = st.lists(st.lists(st.one_of(BODIES, st.builds(said, WORDS, NAMES)), min_size=1, max_size=5), min_size=2, max_size=4)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.sampled_from(LEVELS))
def test_every_citation_stands_in_that_paragraph_of_that_source(paragraphs, level):
    assert_every_citation_stands([report("The council met at the port.", *each) for each in paragraphs], level)


@settings(max_examples=15, deadline=None)
@given(REPORTS)
def test_at_long_nobody_with_a_quotation_is_left_out(paragraphs):
    reports = [report("The council met at the port.", *each) for each in paragraphs]
    shown = {f.name for f in joint_brief(reports, "long").families}
    for analysis in reports:
        names = {p.id: p.name for p in analysis.people}
        speakers = {s.person for q in analysis.quotes if q.kind != "indirect" for s in q.speakers}
        assert {names[p] for p in speakers if p is not None} <= shown


def test_all_that_one_person_said_in_two_ways_is_shown_and_takes_nobodys_place():
    others = [said(f"The port will close for {k} weeks", name) for k, name in enumerate(VOICES, 2)]
    first = report(
        "The council met.", said("We will spend 40 million on schools"), said("We have 60 days to agree on it"), *others
    )
    second = report("The council met again.", said("We will spend 14 million on schools"), said("We have 39 days to agree on it"))
    families = joint_brief([first, second]).families
    assert sum(f.differs for f in families if f.name == "Anna Holm") == 2
    assert {f.name for f in families} >= {*VOICES}


def test_words_that_differ_stand_under_each_other_and_are_marked():
    a = report("The council met at the port.", said("We will accept 40 inspectors at the gate"))
    b = report("The council met at the port.", said("We will not accept 60 inspectors at the gate"))
    text = joint([a, b], "standard")
    assert "> “We will accept **40** inspectors at the gate,”\n> — **Anna Holm**, Mayor [1 §3]" in text
    assert "*Differs in a number and a denial:*" in text
    assert "> “We will **not** accept **60** inspectors at the gate,”\n> — **Anna Holm**, Mayor [2 §3]" in text


def test_a_shorter_version_is_told_and_not_cited():
    a = report("The council met at the port.", said("We will accept 40 inspectors at the gate"))
    b = report("The council met at the port.", said("We will accept 40 inspectors"))
    text = joint([a, b], "standard")
    assert "[1 §3] · shorter in [2]" in text
    assert "[2 §3]" not in text.split("## Who said what")[1].split("##")[0]


def test_the_same_words_are_cited_for_both():
    words = said("We will accept 40 inspectors at the gate")
    text = joint([report("The council met at the port.", words), report("The council met in the rain.", words)], "standard")
    assert "[1 §3] [2 §3]" in text


def test_numbers_and_days_have_their_sections():
    a = report("The collision on Friday killed 14 people off the cape.", "The inquiry begins on Thursday.")
    b = report("The collision on Friday killed 19 people off the cape.", "It is a sad day for the port.")
    text = joint([a, b], "standard")
    assert "- **14 people [1] · 19 people [2]** (the reports disagree)" in text
    assert "- **15 March 2024**\n  - The collision on Friday" in text
    assert text.index("### What happened") < text.index("### What was to come") < text.index("21 March 2024")


def test_speakers_are_never_pronouns():
    a = report(
        "Mayor Anna Holm met the dockers.", "One said, “We have no bread in the house.” He added: “We have no fish in the house.”"
    )
    names = [f.name.lower() for f in joint_brief([a, a], "long").families]
    assert not {"one", "he", "she", "they"} & set(names)


@pytest.mark.parametrize("level", LEVELS)
def test_the_brief_is_the_same_each_time(level):
    reports = [report("The collision on Friday killed 14 people.", said("We are sorry for it all")) for _ in range(3)]
    assert joint(reports, level) == joint(reports, level)
    assert_every_citation_stands(reports, level)
    assert all(a.text != b.text for a, b in pairwise(joint_brief(reports, level).bottoms))


def test_reports_come_by_their_days_and_keep_their_numbers():
    late = report("The council signed the deal on the port at noon.", published="2024-03-20")
    early = report("The council opened talks about the port at dawn.", published="2024-03-18")
    text = joint([late, early], "standard")
    assert text.index("opened talks about the port at dawn. [2 §2]") < text.index("signed the deal on the port at noon. [1 §2]")


def test_a_dateline_stands_in_no_line():
    wire = report(
        "PORT, March 14 (CNA) - The collision on Thursday killed 14 people off the cape, and nobody has said why.", published=""
    )
    assert "(CNA)" not in joint([wire, wire], "long")
