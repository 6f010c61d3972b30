"""Sections partition the text, start where the topic changes, and are named by their own words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.analysis.language.tokenizer import english
from briefing.analysis.language.words import Words, lines
from briefing.analysis.people import grouping
from briefing.analysis.sections.candidates import Candidates
from briefing.analysis.sections.cutting import Start, worth_a_heading
from briefing.analysis.sections.stems import singular
from briefing.lexicon.lists import shipped
from briefing.model import Paragraph
from tests.conftest import SEEDS

DAM = [
    "The dam at Coldwater leaked again on Sunday, and engineers lowered the water behind the dam by two metres.",
    "Engineers have patched the dam four times since spring. The water board says the dam is safe for the winter.",
    "Villagers below the dam were told to keep their boots by the door. The leak was found by a fisherman.",
    "A new dam would cost $90 million, the water board says, and the old dam would have to stay until it is built.",
    "The dam was built in 1931 and raised in 1958 when the village of Upper Coldwater was given up to the water.",
]
CHESS = [
    "In Brightmoor, the chess tournament entered its last week with three players level on points at the top.",
    "The youngest of the chess players, a student of sixteen, won her game against the champion in 71 moves.",
    "The champion has not lost a chess tournament in Brightmoor since he first played there nine years ago.",
    "Tickets for the last round of the chess tournament were sold out within the hour, the organisers of it said.",
    "The tournament ends on Sunday. The winner of the chess title takes home a clock and a modest sum of money.",
]


def headings(text, **options):
    return [s.title for s in briefing.analyze(text, **options).sections]


def test_a_new_topic_starts_a_section():
    text = "\n".join(DAM + CHESS)
    sections = briefing.analyze(text).sections
    assert [text[s.start :][:14] for s in sections] == ["The dam at Col", "In Brightmoor,"]


def test_headings_use_the_words_of_their_section():
    first, second = headings("\n".join(DAM + CHESS))
    assert "dam" in first.lower() or "coldwater" in first.lower()
    assert "chess" in second.lower() or "tournament" in second.lower() or "brightmoor" in second.lower()


def test_a_short_item_is_one_section():
    assert len(headings("\n".join(DAM[:3]))) == 1


def test_given_starts_are_kept():
    text = "\n".join(DAM)
    start = text.index("A new dam")
    sections = briefing.analyze(text, section_starts=[start]).sections
    assert [s.start for s in sections] == [0, start]


def test_an_authors_headings_are_the_sections(article):
    path = article("# Two things\n\n" + DAM[0] + "\n\n## The chess\n\n" + "\n\n".join(CHESS), "two.md")
    sections = briefing.analyze(briefing.read(path)).sections
    assert [(s.title, s.rule) for s in sections][1:] == [("The chess", "author-heading")]


def test_the_sample_on_geneva_shows_its_topics():
    titles = headings(briefing.read(SEEDS / "geneva-talks.txt").text)
    assert titles[0] in ("Russia border", "Ukraine border")
    assert {"NATO demands", "Iran talks"} <= set(titles)


@pytest.mark.parametrize("name", ["geneva-talks", "city-budget", "medical-study", "company-merger"])
def test_headings_are_short_and_all_different(name):
    titles = headings(briefing.read(SEEDS / f"{name}.txt").text)
    assert len(set(titles)) == len(titles) >= 3
    assert all(2 <= len(t.split()) <= 5 for t in titles)


def test_a_start_shows_its_evidence_and_a_heading_what_named_it():
    sections = {s.title: s for s in briefing.analyze(briefing.read(SEEDS / "geneva-talks.txt")).sections}
    iran, nato = sections["Iran talks"], sections["NATO demands"]
    assert "Iran" in iran.evidence.split(", ")
    assert "NATO" in nato.evidence.split(", ")
    assert nato.named == "“NATO” 6 times, “demands” 4 times"


def test_a_turn_of_phrase_is_shown_as_evidence():
    turned = "Meanwhile, the chess tournament entered its last week with three players level on points at the top."
    second = briefing.analyze("\n".join([*DAM, turned, *CHESS[1:]])).sections[1]
    assert second.rule == "turn"
    assert "“meanwhile”" in second.evidence


LONG = [f"{line} {more}" for line in (*DAM, *CHESS) for more in (DAM[0], CHESS[0], DAM[3], CHESS[2])]


def test_a_long_article_has_parts_and_a_short_one_has_none():
    text = "\n".join(LONG * 3)
    sections = briefing.analyze(text).sections
    parts = [s.part for s in sections if s.part]
    assert len(text.split()) > 3000
    assert sections[0].part
    assert 2 <= len(parts) < len(sections)
    assert len(set(parts)) == len(parts)
    assert not any(s.part for s in briefing.analyze("\n".join(DAM + CHESS)).sections)


def test_a_country_that_is_only_an_adjective_stays_one():
    one = [f"The German economy {rest}" for rest in ("shrank again.", "is short of hands.", "needs power.", "will not grow.")]
    assert briefing.analyze("\n".join(one)).sections[0].title.startswith("German econom")


def test_a_name_is_not_cut_at_of():
    text = "\n".join(
        [f"The Department of Forests {rest}" for rest in ("began a review.", "held its review.", "ends the review.")]
    )
    assert "Department of Forests" in briefing.analyze(text).sections[0].title


@given(st.lists(st.sampled_from([*DAM, *CHESS, "No.", "“Yes,” she said."]), max_size=25))
def test_sections_partition_the_text(paragraphs):
    text = "\n".join(paragraphs)
    sections = briefing.analyze(text).sections
    if not text.strip():
        assert sections == ()
        return
    assert sections[0].start == 0
    assert sections[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(sections))


@pytest.mark.parametrize("name", ["geneva-talks", "city-budget", "medical-study", "company-merger"])
def test_about_as_many_sections_as_are_wanted(name):
    article = briefing.read(SEEDS / f"{name}.txt")
    counts = []
    for wanted in (1, 2, 4, 6):
        sections = briefing.analyze(article, section_count=wanted).sections
        assert "".join(article.text[s.start : s.end] for s in sections) == article.text
        counts.append(len(sections))
    assert counts[0] == 1
    assert counts == sorted(counts)
    assert all(abs(count - wanted) <= 1 for count, wanted in zip(counts, (1, 2, 4, 6), strict=True))


def test_the_authors_own_headings_are_kept_whatever_is_wanted(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# Title\n\nMayor Anna Holm spoke at the dam.\n\n## The dam\n\nIt held.\n\n## The budget\n\nIt did not.\n")
    titles = [s.title for s in briefing.analyze(briefing.read(path), section_count=1).sections]
    assert titles[-2:] == ["The dam", "The budget"]


def test_new_belongs_to_a_name_and_numbers_are_no_nouns():
    lines = [
        "The vote in New Hampshire ended with a victory, and three-quarters of the wards of New Hampshire had counted by nine.",
        "The New Hampshire victory was the first in a generation, and the five-hour count of New Hampshire was seen by all.",
        "A victory in New Hampshire opens the year, said those who had stood in the snow of the state since the morning.",
    ]
    (title,) = headings("\n".join(lines))
    assert title.startswith("New Hampshire")
    assert "hour" not in title
    assert "quarters" not in title


def test_what_a_person_is_called_by_names_no_section():
    text = (
        "Ada Brenner, a historian now at Larkhaven University, described the plan for the harbour.\n\n"
        "The harbour plan will cost nine million, and the harbour board likes the plan, Brenner said."
    )
    section = briefing.analyze(text).sections[0]
    assert not any("Larkhaven" in shown for shown in (section.title, *section.others))


def test_a_drop_in_prices_is_a_price_drop():
    text = (
        "The ministry published its figures on Monday. A sharp drop in consumer prices surprised Norway.\n\n"
        "The drop in consumer prices came after a mild winter, the figures for Norway show."
    )
    assert headings(text) == ["Consumer price drop"]


@pytest.mark.parametrize(
    ("noun", "before"),
    [("prices", "price"), ("policies", "policy"), ("sanctions", "sanctions"), ("news", "news"), ("loss", "loss")],
)
def test_a_noun_in_number_is_one_before_another(noun, before):
    assert singular(noun) == before


def test_what_is_demanded_stands_in_the_heading():
    text = (
        "Torvia's demands — that Ostland be kept out of the Harbour League — were sent by post on Monday.\n\n"
        "The demands are not new, and the harbour masters have read them before. Nobody has answered the demands yet."
    )
    section = briefing.analyze(text).sections[0]
    assert "Torvia Ostland demands" in (section.title, *section.others)


def test_a_demand_that_has_an_owner_is_nobody_elses():
    text = (
        "Torvia's demands reached the port on Monday. Ada Brenner and Carl Lindqvist walked along the quay in the rain.\n\n"
        "The demands are long, and Brenner met Lindqvist twice to read them. Torvia's demands fill nine pages."
    )
    assert headings(text) == ["Torvia demands"]


def test_a_coarse_word_names_no_section():
    text = (
        "The council of Larkhaven called the new contract a crap deal, and the crap was the crap of the contractor.\n\n"
        "The contract with Larkhaven runs for nine years. Another contract would cost the crap of a lifetime, the crap said."
    )
    section = briefing.analyze(text).sections[0]
    assert not any("crap" in shown.lower() for shown in (section.title, *section.others))


def test_the_credit_of_a_picture_names_no_section():
    text = (
        "Pictura.\n\nThe bridge at Larkhaven was closed on Monday after a crack was found in the bridge.\n\n"
        "Pictura.\n\nThe crack in the bridge is two metres long, and the bridge carries nine thousand cars a day."
    )
    assert not any("Pictura" in s.title for s in briefing.analyze(text).sections)


def test_first_belongs_to_a_name_within_a_sentence():
    text = (
        "The report of the First Harbour on storms was read on Monday. Storms have hit the First Harbour for years.\n\n"
        "The people of the First Harbour want an answer to the report on storms before the winter, and the First Harbour waits."
    )
    assert headings(text)[0].startswith("First Harbour")


def shown_names(text):
    words = Words(english(text), text, lines(text), shipped())
    return [shown for *_, shown in Candidates(words, shipped(), grouping.find(words, shipped())).names]


def test_a_short_name_is_the_only_one_that_ends_so():
    told = "The Harbour Department sued. On Monday the Department won."
    assert shown_names(told) == ["Harbour Department", "Harbour Department"]
    assert shown_names(f"The Rivers Department slept. {told}") == ["Rivers Department", "Harbour Department"]


def test_letters_and_the_word_they_end_with_are_not_said_together():
    text = (
        "The Harbour Safety Commission (HSC) met on Monday. The HSC wants more lights, and the commission of the HSC will pay.\n\n"
        "The commission has asked the HSC for a plan, and the HSC gave the commission a plan for lights."
    )
    section = briefing.analyze(text).sections[0]
    assert "HSC commission" not in (section.title, *section.others)


def test_what_one_person_does_heads_nothing():
    text = (
        "The harvest expert Ada Brenner praised Larkhaven on Monday, and Larkhaven cheered.\n\n"
        "Larkhaven will build a bridge. The bridge of Larkhaven is to be of stone, and Larkhaven is proud of the bridge."
    )
    section = briefing.analyze(text).sections[0]
    assert not any(shown.endswith("harvest") for shown in (section.title, *section.others))


def test_other_headings_differ_in_more_than_number():
    text = (
        "Larkhaven has a plan for the bridge. The plans of Larkhaven for the bridge were read on Monday in the hall.\n\n"
        "The plan for the bridge will cost Larkhaven nine million, and the plans of the bridge fill nine pages."
    )
    section = briefing.analyze(text).sections[0]
    assert not {"Larkhaven plan", "Larkhaven plans"} <= {section.title, *section.others}


def test_a_line_or_two_are_no_section_of_their_own():
    def starts(*sizes):
        text, paragraphs, at = "", [], 0
        for size in sizes:
            body = " ".join(["wall"] * size)
            paragraphs.append(Paragraph(at, at + len(body), "text"))
            text += body + "\n"
            at = len(text)
        found = [Start(k, "turn") for k in range(len(sizes))]
        return [start.paragraph for start in worth_a_heading(text, paragraphs, found)]

    assert starts(60, 40, 12, 50) == [0, 1, 3]
    assert starts(60, 40, 29) == [0, 1]
    assert starts(10, 40, 40) == [0, 2]
    assert starts(60, 30) == [0, 1]


def test_who_does_an_act_is_named_there_or_in_the_sentence_before():
    text = (
        "Ada Brenner of Larkhaven was downbeat on Monday.\n\n“It is not good,” she tweeted at noon.\n\n"
        "Rain fell on Torvia. The quay was wet all day. Nobody sailed."
    )
    shown = [s for section in briefing.analyze(text).sections for s in (section.title, *section.others)]
    assert "Ada Brenner remarks" in shown
    assert "Larkhaven decline" not in shown  # called by "fell", three sentences further on
