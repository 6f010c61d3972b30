"""Feeds that are read offline: their entries become articles at a refresh, politely, and what fails says why."""

import json
import threading

import pytest

from briefing import engine
from briefing.commands import main
from briefing.gathering import fetching
from briefing.gathering.asking import fetch_feed
from briefing.library import feeds
from briefing.library.articles import Library
from briefing.reading.web.fetching import Limits, Page
from tests.library.test_feeds import Handler, rss
from tests.served import served

STORY = "".join(f"<p>The dam at Orsova leaks in {n} places, said the engineer Mara Kovac on the shore.</p>" for n in range(20))
PAGE = "<html><head><title>Dam {0}</title></head><body><article><h1>The dam, part {0}</h1><p>This is part {0}.</p>{1}</article></body></html>"


class Pages(Handler):
    paths: list[str] = []

    def do_GET(self):
        self.paths.append(self.path)
        if self.path == "/story/3":
            self.send_error(403)
        elif self.path.startswith("/story"):
            self.answer(PAGE.format(self.path[-1], STORY).encode(), "text/html")
        elif self.path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /story/4\n", "text/plain")
        else:
            self.answer(self.content, "application/rss+xml")


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(fetching, "PAUSE", 0.0)
    Pages.paths, Pages.content = [], rss(1, 2, 3, 4)
    with served(Pages) as address:
        yield address


def run(capsys, *arguments, code=0):
    assert main(list(arguments)) == code
    return capsys.readouterr()


def entries(capsys):
    rows = json.loads(run(capsys, "feeds", "entries", "--json").out)["rows"]
    return {row["url"].rpartition("/")[2]: row for row in rows}


def test_entries_become_articles_and_what_fails_stays_unread_with_its_reason(server, capsys):
    run(capsys, "feeds", "add", f"{server}/rss", "--fetch", "--allow-private")
    said = run(capsys, "refresh").err
    assert "2 fetched" in said
    found = entries(capsys)
    with Library() as library:
        assert [library.article(found[n]["article"]).title for n in "12"] == ["The dam, part 1", "The dam, part 2"]
        assert library.article(found["1"]["article"]).published == "2026-03-01"
        assert library.entry(found["1"]["article"]).state == "unread"
    assert "403" in found["3"]["problem"]
    assert "robots.txt" in found["4"]["problem"]
    assert not found["3"]["read"]
    assert "/story/4" not in Pages.paths


def test_nothing_is_fetched_twice_until_it_is_asked_for(server, capsys):
    run(capsys, "feeds", "add", f"{server}/rss", "--fetch", "--allow-private")
    run(capsys, "refresh")
    asked = [path for path in Pages.paths if path.startswith("/story")]
    run(capsys, "refresh")
    assert [path for path in Pages.paths if path.startswith("/story")] == asked
    run(capsys, "feeds", "fetch", "1")
    run(capsys, "refresh")
    assert Pages.paths.count("/story/3") == 2
    assert Pages.paths.count("/story/1") == 1


def test_a_feed_is_only_fetched_where_that_is_wanted(server, capsys):
    run(capsys, "feeds", "add", f"{server}/rss", "--allow-private")
    run(capsys, "refresh")
    assert not any(path.startswith("/story") for path in Pages.paths)
    assert "offline" not in run(capsys, "feeds").out
    run(capsys, "feeds", "fetch", "1")
    assert "offline" in run(capsys, "feeds").out
    assert "2 fetched" in run(capsys, "refresh").err
    run(capsys, "feeds", "fetch", "1", "--off")
    Pages.content = rss(1, 2, 3, 4, 5)
    run(capsys, "refresh")
    assert "/story/5" not in Pages.paths


def test_the_text_of_the_feed_itself_is_read_where_it_has_it(server, capsys):
    body = STORY.replace("<", "&lt;").replace(">", "&gt;")
    item = f"<item><guid>9</guid><link>/story/9</link><title>The dam by the feed</title><description>{body}</description></item>"
    Pages.content = f"<rss version='2.0'><channel><title>H</title>{item}</channel></rss>".encode()
    run(capsys, "feeds", "add", f"{server}/rss", "--fetch", "--allow-private")
    run(capsys, "refresh")
    assert "/story/9" not in Pages.paths
    with Library() as library:
        article = library.article(entries(capsys)["9"]["article"])
    assert (article.title, article.url) == ("The dam by the feed", f"{server}/story/9")
    assert len(article.paragraphs) > 20


def test_a_feed_that_was_added_as_private_stays_so_for_itself_and_its_host_alone(server, capsys):
    run(capsys, "feeds", "add", f"{server}/rss", "--allow-private")
    assert "4" in run(capsys, "refresh").out
    assert "part 1" in run(capsys, "export", f"{server}/story/1", "--no-keep").out
    assert "private network" in run(capsys, "export", f"{server}/story/7", "--no-keep", code=2).err
    with Library() as library:
        library.do("UPDATE entries SET url = 'http://127.0.0.2:1/x' WHERE id = 1")
        assert feeds.of_private(library, f"{server}/story/2")
        assert not feeds.of_private(library, "http://127.0.0.2:1/x")


def test_an_entry_that_takes_too_long_is_told_and_the_others_become_articles(server, capsys, monkeypatch):
    analyze = engine.analyze

    def sometimes(found, **options):
        while found.title.endswith("part 1"):
            pass
        return analyze(found, **options)

    monkeypatch.setattr(engine, "analyze", sometimes)
    monkeypatch.setattr(engine, "ANALYSING", 2)
    run(capsys, "feeds", "add", f"{server}/rss", "--fetch", "--allow-private")
    assert "1 fetched" in run(capsys, "refresh").err
    found = entries(capsys)
    assert "takes longer than" in found["1"]["problem"]
    assert found["2"]["article"]


def test_an_article_that_was_deleted_is_none_of_the_entry_any_more(server, capsys):
    run(capsys, "feeds", "add", f"{server}/rss", "--fetch", "--allow-private")
    run(capsys, "refresh")
    number = entries(capsys)["1"]["article"]
    run(capsys, "delete", str(number))
    assert entries(capsys)["1"]["article"] == 0
    run(capsys, "refresh")
    assert entries(capsys)["1"]["article"] == 0


def test_robots_txt_the_redirects_and_the_page_share_one_limit_of_time(server, capsys, monkeypatch):
    """A server that is slow with each step is left when the time of the whole is over, for a feed and for an entry."""
    run(capsys, "feeds", "add", "--offline", f"{server}/rss", "--fetch", "--allow-private")
    run(capsys, "refresh")
    asked = []

    def fetch(url, *, limits=None, **options):
        asked.append((url.rpartition("/")[2], (limits or Limits()).total))
        now[0] += 5.0
        return Page(b"User-agent: *\nAllow: /\n", url, 304 if url.endswith("rss") else 200)

    now = [0.0]
    monkeypatch.setattr("briefing.reading.web.fetching.fetch", fetch)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    with Library() as library:
        (feed,) = feeds.feeds(library)
        fetch_feed(feed, True)
        fetching.ask_host(feeds.items(library)[:2], lambda item: True, lambda item, answer: None, threading.Event())
    robots, whole, robots_again, first, second = asked
    assert whole == ("rss", 25.0)
    assert (first[1], second[1]) == (25.0, 30.0)
    assert {robots[0], robots_again[0]} == {"robots.txt"}
