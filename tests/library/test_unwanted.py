"""Tags of feeds, and words of which the reader wants to see nothing."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.commands import main
from briefing.library import feeds, unwanted
from briefing.library.articles import Library
from briefing.reading.web.feeds import Entry

HEADLINES = ("Dam leaks again", "Horoscope: the week of the Dam", "Łódź football: a late goal", "Damage to the wall")


def run(capsys, *argv, code=0):
    assert main([*map(str, argv)]) == code
    return capsys.readouterr()


def offer(library, *headlines, url="https://herald.test/rss"):
    """Let a feed offer entries with these headlines."""
    feeds.add(library, url, "The Herald")
    feed = feeds.found(library, url)
    entries = [Entry(f"{url}/{h}", f"{url}/{n}", h, "2026-03-04", "A summary.") for n, h in enumerate(headlines)]
    return feeds.refreshed(library, feed, "The Herald", entries)


def offered(library):
    return {item.title for item in feeds.items(library)}


@pytest.fixture
def shelf():
    with Library() as opened:
        offer(opened, *HEADLINES)
        yield opened


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("horoscope", {HEADLINES[1]}),
        ("DAM", {HEADLINES[0], HEADLINES[1]}),  # whole words: no "Damage"
        ("dam horoscope", {HEADLINES[1]}),
        ('"the dam"', {HEADLINES[1]}),
        ('"dam the"', set()),
        ("lodz", {HEADLINES[2]}),
        ("summary", set(HEADLINES)),
    ],
)
def test_entries_with_these_words_are_hidden_and_come_back(shelf, words, gone):
    assert unwanted.hide(shelf, words) == len(gone)
    assert offered(shelf) == set(HEADLINES) - gone
    assert feeds.feeds(shelf)[0].unread == len(HEADLINES) - len(gone)
    assert {item.title for item in feeds.items(shelf, unread=False) if item.hidden} == gone
    assert unwanted.show(shelf, words.upper()) == len(gone)
    assert offered(shelf) == set(HEADLINES)


@pytest.mark.parametrize(
    ("words", "again", "headline"),
    [
        ("Überfall", "ÜBERFALL", "Ein Überfall am Fluss"),
        ("the, wall", "wall the", HEADLINES[3]),
        ('"wall"', "Wall", HEADLINES[3]),
        ("大坝", "大坝", "市长说大坝将会坚守"),
    ],
)
def test_the_same_words_are_one_rule_however_they_are_written(shelf, words, again, headline):
    offer(shelf, headline)
    assert unwanted.hide(shelf, words) == 1
    assert unwanted.hide(shelf, again) == 0
    assert [rule.words for rule in unwanted.unwanted(shelf)] == [words]
    assert unwanted.show(shelf, again) == 1
    assert unwanted.unwanted(shelf) == []


def test_an_entry_is_cut_into_words_once_however_many_words_hide(shelf, monkeypatch):
    for n in range(30):
        unwanted.hide(shelf, f"number {n}")
    cut, spaced = [], unwanted.spaced
    monkeypatch.setattr(unwanted, "spaced", lambda text: cut.append(text) or spaced(text))
    unwanted.judge(shelf)
    assert sum("summary" in text for text in cut) == len(HEADLINES)


def test_what_comes_later_is_hidden_as_well_and_never_fetched(shelf):
    unwanted.hide(shelf, "horoscope")
    assert offer(shelf, *HEADLINES, "Horoscope for spring", "The dam holds") == 2
    assert offered(shelf) == {*HEADLINES, "The dam holds"} - {HEADLINES[1]}
    waiting = feeds.waiting(shelf, feeds.feeds(shelf)[0], 10)
    assert {item.title for item in waiting} == offered(shelf)


def test_words_may_be_hidden_in_one_feed_alone(shelf):
    offer(shelf, "Dam of the others", url="https://other.test/rss")
    unwanted.hide(shelf, "dam", feeds.found(shelf, "https://other.test/rss").id)
    assert offered(shelf) == set(HEADLINES)
    feeds.remove(shelf, "https://other.test/rss")
    assert unwanted.unwanted(shelf) == []


def test_an_entry_that_two_hide_stays_hidden_when_one_is_taken_back(shelf):
    unwanted.hide(shelf, "horoscope")
    assert unwanted.hide(shelf, "dam") == 1
    assert [(rule.words, rule.hides) for rule in unwanted.unwanted(shelf)] == [("horoscope", 1), ("dam", 2)]
    assert unwanted.show(shelf, "dam") == 1
    assert HEADLINES[1] not in offered(shelf)


@given(st.text(max_size=40))
def test_any_text_is_a_rule_or_is_refused_in_one_sentence(words):
    terms = unwanted.terms(words)
    assert all(term.startswith(" ") and term.endswith(" ") and term.strip() for term in terms)
    assert unwanted.holds(unwanted.spaced(f"before {words} after"), unwanted.terms(words.replace('"', " ")))


def test_hiding_by_command(shelf, capsys):
    assert "1 entry hidden" in run(capsys, "feeds", "hide", "horoscope").err
    assert "horoscope\tall feeds\t1" in run(capsys, "feeds", "hidden").out
    assert len(json.loads(run(capsys, "feeds", "entries", "--json").out)["rows"]) == 3
    assert len(json.loads(run(capsys, "feeds", "entries", "--all", "--json").out)["rows"]) == 4
    assert "there again" in run(capsys, "feeds", "hide", "horoscope", "--off").err
    assert "Nothing is hidden by" in run(capsys, "feeds", "hide", "horoscope", "--off", code=2).err
    assert "Name what to hide" in run(capsys, "feeds", "hide", "...", code=2).err
    assert "Nothing is hidden" in run(capsys, "feeds", "hidden", code=1).err


def test_feeds_are_tagged_and_asked_for_by_tag(shelf, capsys):
    offer(shelf, "Elsewhere", url="https://other.test/rss")
    assert "water, urgent" in run(capsys, "feeds", "tag", "https://herald.test/rss", "Water", "urgent").err
    assert "https://other.test" not in run(capsys, "feeds", "--tag", "water").out
    rows = json.loads(run(capsys, "feeds", "entries", "--tag", "water", "--json").out)["rows"]
    assert {row["title"] for row in rows} == set(HEADLINES)
    assert "water" in run(capsys, "feeds", "tag", "https://herald.test/rss", "urgent", "--off").err
    assert feeds.found(shelf, "https://herald.test/rss").tags == ("water",)
    assert "Name the tags" in run(capsys, "feeds", "tag", "https://herald.test/rss", code=2).err
    assert "No feed has the tag" in run(capsys, "refresh", "--tag", "nothing").err


def test_an_article_of_a_tagged_feed_has_its_tags(shelf):
    feeds.tag(shelf, "https://herald.test/rss", ["water"])
    found = briefing.analyze("Dam leaks again\n\nThe dam leaks, Anna Holm said.")
    here = replace(found, article=replace(found.article, url="https://herald.test/rss/0"))
    number = shelf.save(here, "1")
    assert shelf.entry(number).tags == ("water",)
    assert [entry.id for entry in shelf.find("tag:water")] == [number]
    shelf.tag([number], ["water"], off=True)
    shelf.save(here, "1")
    assert shelf.entry(number).tags == ()


def test_the_tags_of_a_list_of_newsboat_are_kept(capsys, article):
    text = 'https://herald.test/rss "Water" "city hall" "~The Herald"\nhttps://other.test/rss\n'
    run(capsys, "import", article(text, "urls"))
    with Library() as library:
        assert {feed.url: feed.tags for feed in feeds.feeds(library)} == {
            "https://herald.test/rss": ("water", "city-hall"),
            "https://other.test/rss": (),
        }
