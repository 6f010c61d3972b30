"""Search itself: case, accents, whole words, expressions, stretches."""

import pytest

from briefing.app.base.search import BadPattern, Search, Searchable, find_all


def test_an_expression_that_would_hang_is_given_up():
    with pytest.raises(BadPattern, match="too long"):
        find_all("a" * 5000 + "!", Search(r"(a|aa)+$", regex=True))


def test_hits_come_in_stretches_and_none_is_lost(monkeypatch):
    from briefing.app.base import search

    text = "\n".join(f"Line {n} names Zürich twice: ZURICH." for n in range(200))
    whole = find_all(text, Search("zurich"))
    monkeypatch.setattr(search, "STRETCH", 500)
    batches = list(Searchable(text).find(Search("zurich")))
    assert len(batches) > 5
    assert [hit for hits in batches for hit in hits] == whole
    assert len(whole) == 400
    assert all(text[a:b] in ("Zürich", "ZURICH") for a, b in whole)


@pytest.mark.parametrize(("wanted", "count"), [("dam", 1), ("the dam", 1), ("dams", 1), ("da", 0)])
def test_whole_words(wanted, count):
    assert len(find_all("The dam, not the dams or the damage.", Search(wanted, whole_words=True))) == count


@pytest.mark.parametrize(("wanted", "count"), [("zurich", 2), ("ZÜRICH", 2), ("the  dam", 1), ("nothing", 0), ("it's", 1)])
def test_find_folds_case_and_accents(wanted, count):
    text = "Zürich and ZURICH.\nThe\ndam. It’s late."
    hits = find_all(text, Search(wanted))
    assert len(hits) == count
    assert all(text[a:b].strip() for a, b in hits)


def test_letters_with_accents_of_their_own_are_found():
    text = "Cafe\u0301 and café."
    assert [text[a:b] for a, b in find_all(text, Search("cafe"))] == ["Cafe", "café"]
