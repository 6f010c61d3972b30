"""People: names of many origins, titles and roles, one entry a person; places and bodies kept out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from tests.analysis.helpers import people


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("President Leila Marwick left on Monday.", "Leila Marwick", "President"),
        ("Secretary of State Hugh Pemberton said little.", "Hugh Pemberton", "Secretary of State"),
        ("The Russian Foreign Minister Pavel Dorokhov arrived.", "Pavel Dorokhov", "Russian Foreign Minister"),
        ("Minister of Foreign Affairs Amina Yusufu resigned.", "Amina Yusufu", "Minister of Foreign Affairs"),
        ("A hospital spokesman Carlos Benavides confirmed it.", "Carlos Benavides", "hospital spokesman"),
        ("Ruth Okonjo, an analyst at Calder Street Capital, was glad.", "Ruth Okonjo", "analyst at Calder Street Capital"),
        ("Ruth Okonjo, who heads the falls clinic, was glad.", "Ruth Okonjo", "heads the falls clinic"),
        ("Its chairman, Gordon Ames, said the tax was wrong.", "Gordon Ames", "chairman"),
        ("Park Sun-woo, 33, was among those who came.", "Park Sun-woo", None),
        ("Mr. Ibrahim bin Saleh spoke for an hour.", "Ibrahim bin Saleh", None),
        ("Professor Liesbeth van Aardenne said she doubted it.", "Liesbeth van Aardenne", "Professor"),
        ("They met KB Larkquist there on Monday.", "KB Larkquist", None),
        ("Former ambassador K.B. Raghavan wrote the report.", "K.B. Raghavan", "Former ambassador"),
    ],
)
def test_a_person_and_the_role(text, name, role):
    found = people(text)
    assert name in found
    if role:
        assert found[name] == role


@pytest.mark.parametrize(
    "text",
    [
        "They met in New York and in Sri Lanka on Monday.",
        "The Supreme Court and the European Union waited.",
        "Halvorsen Marine Ltd fell. Shares of Halvorsen rose later.",
        "The Beijing-based Orient Bank closed on Tuesday.",
        "They met UN Larkquist there on Monday.",
        "They sold Larkquist Zorvak SA on Monday.",
        "They drove to the village of Zorvak Larkquist.",
        "He read the Larkhaven Gazette at Victoria Station.",
    ],
)
def test_places_and_bodies_are_no_people(text):
    assert people(text) == {}


def test_a_surname_alone_joins_its_full_name():
    text = "Mayor Teresa Quillfeather came. Quillfeather spoke. Nobody followed Ms. Quillfeather."
    analysis = briefing.analyze(text)
    assert [(p.name, len(p.mentions)) for p in analysis.people] == [("Teresa Quillfeather", 3)]


def test_two_people_of_one_family_stay_two():
    text = "Anna Holm and her brother Peter Holm met. Mr. Holm spoke first. “No,” said Anna Holm."
    assert set(people(text)) == {"Anna Holm", "Peter Holm"}


def test_an_initial_is_the_same_person():
    text = "Dr. Samuel Adeyinka spoke. Later, Samuel K. Adeyinka left."
    assert list(people(text)) == ["Samuel K. Adeyinka"]


def test_a_title_is_no_part_of_the_mention():
    text = "Later Sen. Maria Lindgren’s bill failed."
    mention = briefing.analyze(text).people[0].mentions[0]
    assert text[mention.start : mention.end] == "Maria Lindgren"


@given(
    st.lists(
        st.sampled_from(
            [
                "Mr.",
                "Osei",
                "said",
                "“no”",
                "to",
                "The",
                "President",
                "of",
                "Larkhaven",
                ",",
                ".",
                "Anna",
                "Holm",
                "who",
                "is’s",
                "Dr.",
                "de",
                "Souza",
                "33",
                "in",
            ]
        ),
        max_size=40,
    )
)
def test_mentions_never_overlap_and_stand_in_the_text(parts):
    text = " ".join(parts)
    analysis = briefing.analyze(text)
    spans = sorted((m.start, m.end) for p in analysis.people for m in p.mentions)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(0 <= a < b <= len(text) for a, b in spans)


def test_the_role_of_one_who_was_asked():
    text = "The city's deputy planning director was asked who would pay. “We shall see about that,” Samuel Adeyinka said."
    assert people(text) == {"Samuel Adeyinka": "city's deputy planning director"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prosecutors said that Sun Weimin, the mayor, had left.", "Sun Weimin"),
        ("Former president Moon Seo-jun spoke for an hour.", "Moon Seo-jun"),
        ("Control Yuan Member Wang Mei-lan said so.", "Wang Mei-lan"),
        ("Secretary for Education Choi Yuk-ping said so.", "Choi Yuk-ping"),
        ("Senator Rodolfo “Rudy” Benavides came by train.", "Rodolfo “Rudy” Benavides"),
        ("Officer BM Rahman Ullah confirmed it.", "BM Rahman Ullah"),
        ("The clerk, Isabel dos Santos, said so.", "Isabel dos Santos"),
        ("4. Eleni Papadaki (Greece) 52.20 seconds", "Eleni Papadaki"),
    ],
)
def test_names_of_every_origin(text, name):
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met at Parque Benavides and at San Rodolfo.",
        "The match against Atletico Benavides was short.",
        "Sporting Larkhaven winger Samuel Adeyinka scored. Samuel Adeyinka was glad.",
        "The store was opened in FIFA Kollmorgen.",
    ],
)
def test_foreign_words_for_places_and_bodies(text):
    assert set(people(text)) <= {"Samuel Adeyinka"}


def test_a_headline_adds_nothing_to_a_name():
    text = "Anna Holm Joins Growing List\nAnna Holm came late on Monday. Holm said nothing about it to anyone who asked."
    assert list(people(text)) == ["Anna Holm"]


def test_a_wife_named_in_passing_does_not_take_the_surname():
    text = "Marcel Okonjo spoke. Okonjo was tired. His wife, Gabriela Okonjo, came too. Okonjo said he would sleep."
    found = {p.name: len(p.mentions) for p in briefing.analyze(text).people}
    assert found["Gabriela Okonjo"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "The mayor Anna Holm came. “No,” said the mayor Anna Holm. “Yes,” said the mayor.",
        "Anna Holm, the mayor of Larch, came. “No,” the mayor said. “I am the mayor,” she said.",
    ],
)
def test_the_mentions_of_one_person_never_overlap(text):
    for person in briefing.analyze(text).people:
        spans = sorted((m.start, m.end) for m in person.mentions)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("full", "alone", "whose"),
    [
        ("Donald Li Kwok-tung", "Li", "Donald Li Kwok-tung"),
        ("Randy Kremlacek", "Kremacek", "Randy Kremlacek"),
        ("Mel Dean", "Dean", "Mel Dean"),
        ("Randy Kremlacek", "Bremlacek", None),
        ("Anna Holm", "Hulm", None),
    ],
)
def test_whose_a_name_alone_is(full, alone, whose):
    quote = briefing.analyze(f"The chef {full} cooks there. It was late.\n“It leaks,” said {alone}.").quotes[-1]
    assert quote.said_by == (whose or alone)
