"""Turns of transcripts and interviews: labels of every form, and lines with a colon that are none."""

import pytest

import briefing

LONG = "We start with the pumps, and with them alone."


def turns(text):
    analysis = briefing.analyze(text)
    return [(q.said_by, q.text(analysis.article.text)) for q in analysis.quotes if q.rule == "transcript"]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("MARGA OBERLIN:", "MARGA OBERLIN"),
        ("THE CHAIR:", "THE CHAIR"),
        ("MARGA OBERLIN, HERALD:", "MARGA OBERLIN"),
        ("MARGA OBERLIN, ferry captain:", "MARGA OBERLIN"),
        ("THE CHAIR (through an interpreter):", "THE CHAIR"),
        ("[00:14:22] THE CHAIR:", "THE CHAIR"),
        ("Marga Oberlin:", "Marga Oberlin"),
        ("Interviewer:", "Interviewer"),
    ],
)
def test_a_label_names_the_speaker(label, speaker):
    text = f"An hour on the dam\nThe dam is old, and it will be mended in May.\n{label} Why?\nEDGAR VOSS: {LONG}\n{label} When?\nEDGAR VOSS: In May."
    found = turns(text)
    assert [name.casefold() for name, _ in found[::2]] == [speaker.casefold()] * 2
    assert found[0][1] == "Why?"


def test_a_turn_goes_on_and_holds_what_is_quoted_in_it():
    text = f"EDGAR VOSS: {LONG}\nI told them, “Read it.” (Laughter.)\nTHE CHAIR: Thank you.\nEDGAR VOSS: Well.\n(Applause.)"
    assert [words for _, words in turns(text)] == [LONG, "I told them, “Read it.” (Laughter.)", "Thank you.", "Well."]


def test_questions_and_answers():
    text = f"Four questions for Anna Holm\nQ: Why now?\nA: {LONG}\nQ Who pays?\nA: Nobody."
    assert [name for name, _ in turns(text)] == ["Q", "Anna Holm", "Q", "Anna Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "The result: the roof is gone.\nLost: two vans and a boat.\nWorse still: it rained for a week.",
        "UPDATE: The roof is gone.\nNobody will pay for it, the council said.",
        "Anna Holm said it at once: the roof is gone.\nPeter Osei said it later: nobody pays.",
    ],
)
def test_a_colon_alone_makes_no_turn(text):
    assert turns(text) == []


def test_a_list_with_labels_is_no_transcript():
    roster = "The squad\nGOALKEEPERS: Donis Marsh (Olimpia), Luis Holm (Vida)\nDEFENDERS: Ivo Finch (Necaxa)\nFORWARDS: Karl Benn (Vida)"
    assert not turns(roster)
    assert not turns("Parks\nAdults: $10 Children: $5\nLarch\nAdults: $8 Children: $4\nKelby\nAdults: $6 Children: $3")


def test_labels_of_people_who_speak_once_are_turns_where_they_are_most_of_the_text():
    text = "Anna Holm: We cannot wait for the tide.\nPeter Osei: My nets are in that channel.\nNobody answered him."
    assert [name for name, _ in turns(text)] == ["Anna Holm", "Peter Osei"]
    assert not turns(
        "Anna Holm: The mayor has run the town since May.\nPeter Osei: The engineer built the quay.\nNobody else stands."
    )


def test_a_headline_with_a_colon_is_no_turn():
    text = f"TRANSCRIPT: The board of Tessin\nANNA HOLM: {LONG}\nPETER OSEI: Why?\nANNA HOLM: In May."
    assert [name for name, _ in turns(text)] == ["ANNA HOLM", "PETER OSEI", "ANNA HOLM"]


def test_an_interview_whose_labels_grow_shorter():
    text = (
        f"The dam\nAnna Holm has run the works since May.\nTarn Post: Why now?\nAnna Holm: {LONG}\nPost: Who pays?\nHolm: Nobody."
    )
    assert [name for name, _ in turns(text)] == ["Tarn Post", "Anna Holm", "Post", "Anna Holm"]


def test_who_answers_is_told_under_a_headline_that_names_nobody():
    text = f"Four questions on the dam\nAnna Holm runs the works. She spoke to Peter Osei.\nQ. Why now?\nA. {LONG}\nQ. Who pays?\nA. Nobody.\nOsei: And then?\nHolm: Then we rest."
    assert [name for name, _ in turns(text)] == ["Q.", "Anna Holm", "Q.", "Anna Holm", "Peter Osei", "Anna Holm"]


LINES = {
    "of a call": ("Hilde Strom - Larch Salmon ASA - CEO", "Anna Berg - Fjord Bank - Analyst", "Operator"),
    "with times": ("Hilde Strom (00:02):", "Anna Berg (00:09):", "Speaker 1 (00:14):"),
    "with bare times": ("Hilde Strom  0:02", "Anna Berg  0:09", "Arne Moe  0:14"),
    "with dashes": ("Hilde Strom -- Chief Executive Officer", "Anna Berg -- Fjord Bank -- Analyst", "Arne Moe -- Finance Chief"),
}


@pytest.mark.parametrize("form", LINES)
def test_a_speaker_alone_on_a_line_says_what_stands_under_it(form):
    one, two, three = LINES[form]
    text = f"Larch Salmon, fourth quarter\n\n{one}\n\n{LONG}\n\nWe sold them.\n\n{three}\n\nOne question.\n\n{two}\n\nWhy?\n\n{one}\n\nThey leak.\n\n{three}\n\nThank you."
    names = [line.split("  ")[0].split(" (")[0].split(" -")[0] for line in (one, one, three, two, one, three)]
    assert turns(text) == list(
        zip(names, [LONG, "We sold them.", "One question.", "Why?", "They leak.", "Thank you."], strict=True)
    )


def test_a_list_of_names_and_roles_is_no_transcript():
    text = "The crew\n\nHilde Strom - captain\n\nAnna Berg - mate\n\nArne Moe - cook\n\nThey left on Monday, and the harbour was empty."
    assert turns(text) == []


def test_initials_and_papers_are_labels():
    text = "Nina Holm talks to the explorer Borje Ask.\nNH: Where were you in May?\nBA: On the ice.\nNH: And then?\nBA: We lost the dog."
    assert [name for name, _ in turns(text)] == ["Nina Holm", "Borje Ask"] * 2
    text = "A talk with Pavel Drda\nThe Courier: How many are there?\nPavel Drda: Nobody counted them.\nThe Courier: Why?\nDrda: I am on the letter K."
    assert [name for name, _ in turns(text)] == ["The Courier", "Pavel Drda"] * 2


def test_what_a_desk_sets_before_a_line_is_nobody():
    text = "Dam cracks\n\nBREAKING: The dam has cracks, the mayor says.\n\nREAD MORE: Where the water goes.\n\nThe harbour was empty on Monday."
    assert turns(text) == []
