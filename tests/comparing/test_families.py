"""Quote families: who is one person in several reports, and which words are cited for which report."""

import pytest

from briefing.comparing.families import families
from briefing.comparing.identity import key_of
from briefing.comparing.wording import letters
from tests.comparing.reports import report, said

OPENING = "The dockers walked out on Monday over the price of rope."


def found(*reports):
    return [
        (f.name, [(v.how, v.kinds, tuple(s + 1 for s in v.sources), v.text) for v in f.versions])
        for f in families([report(OPENING, *each) for each in reports])
    ]


def test_the_same_words_are_told_once_with_all_reports():
    words = "We will open the sluice at noon"
    [(name, versions)] = found([said(words)], [OPENING, said(words)], [said(words)])
    assert name == "Anna Holm"
    assert [v[:3] for v in versions] == [("", (), (1, 2, 3))]


def test_another_number_is_another_version_and_never_cited_for_the_first():
    [(_, versions)] = found([said("We will take 40 men into the yard")], [said("We will not take 60 men into the yard")])
    assert [v[:3] for v in versions] == [("", (), (1,)), ("differs", ("number", "negation"), (2,))]


def test_the_longest_is_told_whichever_report_comes_first():
    short, long = "We will open the sluice at noon", "We will open the sluice at noon, and nobody will drown"
    for reports in ([said(short)], [said(long)]), ([said(long)], [said(short)]):
        [(_, versions)] = found(*reports)
        assert letters(versions[0][3]) == letters(long)
        assert versions[1][0] == "shorter"


def test_a_surname_is_not_a_person():
    words = "We found mines in the bay and we removed all of them"
    both = found([said(words, "Rolf Varga")], [said(words, "Helena Varga")])
    assert [name for name, _ in both] == ["Rolf Varga", "Helena Varga"]
    assert all(len(versions) == 1 for _, versions in both)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Anna Holm", "Anna Holm", True),
        ("Anna Holm", "Anna M. Holm", True),
        ("Dr. Anna Holm", "Anna Holm", True),
        ("Zoë Marsh", "Zoe Marsh", True),
        ("Anna Holm", "Lena Holm", False),
        ("Anna Holm", "A. Holm", False),
        ("Holm", "Holm", False),
        ("Karl Benn", "Karl Benn Jr.", False),
        ("Ingrid Solheim-Baum", "Ingrid Baum", False),
    ],
)
def test_who_is_one_person_in_two_reports(a, b, one):
    assert (key_of(a, 0) == key_of(b, 1)) is one


def test_bodies_are_one_by_their_whole_name():
    assert key_of("Nordlys Lines", 0, "organisation") == key_of("Nordlys Lines", 1, "organisation")
    assert key_of("dockers", 0, "group") != key_of("dockers", 1, "group")


def test_what_one_says_twice_in_a_report_is_two_sayings():
    pair = found([said("We will raise the toll on the bridge"), said("We will not raise the toll on the bridge")])
    assert [len(versions) for _, versions in pair] == [1, 1]


def test_what_one_took_back_is_told_beside_the_fuller_wording_of_what_was_said_first():
    whole = "We will rebuild this mill, and we will rebuild it in brick"
    [(_, versions)] = found(
        [said(whole)], [said("We will rebuild this mill")], [said("We will not rebuild this mill beside a school")]
    )
    assert [(v[0], v[1], v[2]) for v in versions] == [("", (), (1,)), ("shorter", (), (2,)), ("differs", ("negation",), (3,))]


def test_a_group_that_belongs_to_somebody_is_called_so():
    rivals = "Mayor Anna Holm wants rope. “That is very bad for sailors,” her three rivals said."
    assert [name for name, _ in found([rivals], ["A whale came."])] == ["her three rivals"]
