"""Relatives, couples and colleagues: "her brother", "Tom and Lisa Holm said", "the owners, brothers X and Y"."""

import pytest

import briefing
from tests.analysis.helpers import people, speakers


def together(text):
    """The names of all who say the last quotation."""
    analysis = briefing.analyze(text)
    return [analysis.people[s.person].name if s.person is not None else s.name for s in analysis.quotes[-1].speakers]


SIBLINGS = "Anneli Tarn and her brother, Joonas Tarn, sold the farm.\n“We wept,” Anneli Tarn said.\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (SIBLINGS + "“I did not,” her brother said.", "Joonas Tarn"),
        (SIBLINGS + "“I did not,” Joonas Tarn said.\n“You did,” said his sister.", "Anneli Tarn"),
        (SIBLINGS + "Her brother shook his head. “I did not,” he said.", "Joonas Tarn"),
        (SIBLINGS + "“I did not,” Tarn's brother said.", "Joonas Tarn"),
        (SIBLINGS + "“I did not,” said her younger brother.", "her younger brother"),
        (SIBLINGS + "“I did not,” said her cousin.", "her cousin"),
        (
            "Rosa Olm bakes. Her sons, Piet Olm and Jan Olm, sell.\n“I bake,” Rosa Olm said.\n“I eat,” said her son.",
            "her son",
        ),
        ("Rosa Olm bakes. Her son, Piet Olm, sells.\n“I sell,” said Piet Olm.\n“Go on,” said his mother.", "Rosa Olm"),
        ("The man is Ivar Pose, 31. His mother, Karme Pose, waited. “He can swim,” she said.", "Karme Pose"),
    ],
)
def test_a_relative_is_the_one_whom_the_article_named(text, speaker):
    assert speakers(text)[-1] == speaker or together(text) == [speaker]


def test_a_surname_given_once_is_that_of_both():
    text = "Alan and Jean Olm, both 67, had lost their map.\n“He asked nobody,” Jean Olm said.\n“Nobody was there,” said her husband."
    assert list(people(text)) == ["Alan Olm", "Jean Olm"]
    assert together(text) == ["Alan Olm"]
    assert together(text + "\n“She sang,” Mr. Olm said.") == ["Alan Olm"]


def test_a_surname_before_another_name_is_no_first_name():
    text = "Karl Thomas stayed. Later Thomas and Anna Holm left."
    assert list(people(text)) == ["Karl Thomas", "Anna Holm"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Nobody wrote to us,” Tom and Lisa Olm said in a letter.", ["Tom Olm", "Lisa Olm"]),
        ("“They were mended,” said the firm's owners, brothers Ray and Dale Olm.", ["Ray Olm", "Dale Olm"]),
        ("“Stop,” the mayors of Larch and Kelby, Inga Prat and Hugo Leal, wrote.", ["Inga Prat", "Hugo Leal"]),
        (
            "“It is fast,” said Nora Hadd of Larch University and Pim de Wit of the bee trust, who led it.",
            ["Nora Hadd", "Pim de Wit"],
        ),
        ("Nora Hadd and Pim de Wit counted.\n“It is fast,” Hadd and de Wit said.", ["Nora Hadd", "Pim de Wit"]),
        ("“It is fast,” said Nora Hadd of Larch University, and Pim de Wit laughed.", ["Nora Hadd"]),
        ("“It is late,” said the mayor of Larch, Inga Prat, and Hugo Leal laughed.", ["Inga Prat"]),
    ],
)
def test_who_speaks_together(text, names):
    assert together(text) == names


def test_both_of_a_role_are_not_two_others():
    text = (
        "Health Minister Ana Dorn and Interior Minister Rui Salg came.\n"
        "“We were promised buses,” said teachers Karla Reis and Nuno Vahl.\n“No,” both ministers said."
    )
    assert "Karla Reis" not in together(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("“It leaks,” said Karl Benn.\n“It does not,” says the priest, a tall man of sixty.", "Karl Benn"),
        ("“It leaks,” said Karl Benn.\n“It does not,” said the ferry's owner, Volta Lines.", "Karl Benn"),
        ("Mercy Holm is missing.\n“Shame,” said Mercy's brother, Justice Holm.", "Mercy Holm"),
    ],
)
def test_who_is_brought_in_anew_is_nobody_named_before(text, wrong):
    assert wrong not in together(text)


def test_the_surname_is_the_fathers_when_his_son_was_told_of():
    text = "Police held the son of Gov. Walter Olm. Cody Olm, 24, was freed.\n“I love him,” the governor said.\nCody Olm was silent.\n“We wait,” Olm said."
    assert together(text) == ["Walter Olm"]


def test_a_title_that_both_have_tells_them_not_apart():
    text = "Dr. Wei Olm and Dr. Mei Olm share a clinic.\n“I get his flowers,” said Mei Olm.\n“She gets my bills,” Dr. Olm said."
    assert together(text) == ["Dr. Olm"]


@pytest.mark.parametrize("rank", ["Stn. Off.", "Sub-Lt.", "Sgt.-Maj.", "Sqn Ldr", "Lt.-Col.", "Vice-Adm."])
def test_a_rank_of_two_parts_is_no_speaker(rank):
    assert speakers(f"“It was hot,” said {rank} Brid Keane. She had lost her boots.") == ["Brid Keane"]


MARRIED = "Dora Lund met her husband, Nils Lund, on a bus.\n"
FORGE = "Brothers Ray and Dale Olm mend gates.\nTheir landlord, Peter Voss, does not.\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (MARRIED + "Peter Voss drove it.\n“It was late,” the couple said.", ["Dora Lund", "Nils Lund"]),
        (MARRIED + "Peter Voss drove it.\n“It was late,” the pair said.", ["Dora Lund", "Nils Lund"]),
        (FORGE + "“We stay,” the brothers said.", ["Ray Olm", "Dale Olm"]),
        ("Ona Berg and her brother Pal Berg sang. Kim Dahl wept.\n“We sang,” the siblings said.", ["Ona Berg", "Pal Berg"]),
        # near misses
        (MARRIED + "Ilse Haas met her husband, Piet Haas, at work.\n“It was late,” the couple said.", ["the couple"]),
        (MARRIED + "Ilse Haas came with her husband.\n“It was late,” the couple said.", ["the couple"]),
        (MARRIED + "A couple from Larch saw it.\n“It was late,” the couple said.", ["the couple"]),
        (FORGE + "Brothers Ned and Guy Moon paint them.\n“We stay,” the brothers said.", ["the brothers"]),
        (FORGE + "“We stay,” the sisters said.", ["the sisters"]),
    ],
)
def test_two_who_are_tied_are_meant_by_the_word_for_it(text, names):
    assert together(text) == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ben Moss drowned. His mother, Ada Moss, wept.\nThe guard, Jon Ask, came.\n“He swam,” his mother said.", "Ada Moss"),
        ("Karl Odum, the father of Tim Odum, wept.\nThe guard, Jon Ask, came.\n“He swam,” his father said.", "Karl Odum"),
        ("Anna Olm left her husband, Karl Olm.\n“I wait,” her estranged husband said.", "Karl Olm"),
        ("Anna Olm left her husband, Karl Olm.\n“I wait,” her former husband said.", "her former husband"),
        ("Lea Moss drowned. Her mother, Ada Moss, wept.\nThe guard, Jon Ask, came.\n“He swam,” his mother said.", "his mother"),
        (
            "Ben Moss drowned. His mother, Ada Moss, wept. Tim Gray drowned. His mother, Eva Gray, wept.\nJon Ask came.\n“He swam,” his mother said.",
            "his mother",
        ),
    ],
)
def test_a_relative_told_of_once_is_meant_whoever_was_named_since(text, speaker):
    assert together(text) == [speaker]
