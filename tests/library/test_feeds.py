"""Feeds: added, asked for what is new and only that, listed, read, taken in and out as OPML."""

import json
from http.server import BaseHTTPRequestHandler

import pytest

from briefing.commands import main
from briefing.errors import ReadError
from briefing.library import feeds
from briefing.library.articles import Library
from briefing.reading.web.feeds import Outline, parse_feed, parse_opml, write_opml
from tests.reading.test_readers import PAGE
from tests.served import served

ITEM = "<item><guid>{0}</guid><link>/story/{0}</link><title>Dam &amp; water {0} &lt;b&gt;bold&lt;/b&gt;</title><pubDate>Wed, 0{0} Mar 2026 09:00:00 GMT</pubDate><description>&lt;p&gt;It leaks.&lt;/p&gt;</description></item>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>x</id><title>Dam</title>
<link href="https://herald.test/dam"/><updated>2026-03-04T09:00:00Z</updated><summary>It leaks.</summary></entry></feed>"""


def rss(*numbers):
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Herald</title>{''.join(map(ITEM.format, numbers))}</channel></rss>".encode()


class Handler(BaseHTTPRequestHandler):
    content = rss(1, 2)
    asked: list[dict] = []

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.asked.append({k.lower(): v for k, v in self.headers.items()})
        mark = f'"{len(self.content)}"'
        if self.path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /closed\n", "text/plain")
        elif self.path == "/gone":
            self.send_error(410)
        elif self.path.startswith("/story"):
            self.answer(PAGE.encode(), "text/html")
        elif self.headers.get("If-None-Match") == mark:
            self.send_response(304)
            self.end_headers()
        else:
            self.answer(self.content, "application/rss+xml", ETag=mark, Last_Modified="Wed, 04 Mar 2026 09:00:00 GMT")

    def answer(self, data, kind, **headers):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def server():
    Handler.content, Handler.asked = rss(1, 2), []
    with served(Handler) as address:
        yield address


def run(capsys, *arguments, code=0):
    assert main(list(arguments)) == code
    return capsys.readouterr()


def test_a_feed_is_asked_only_for_what_is_new(server, capsys):
    run(capsys, "feeds", "add", "--offline", f"{server}/rss")
    assert "2" in run(capsys, "refresh", "--allow-private").out
    assert run(capsys, "refresh", "--allow-private").out == ""
    assert Handler.asked[-1]["if-none-match"]
    assert Handler.asked[-1]["if-modified-since"]
    Handler.content = rss(1, 2, 3)
    rows = json.loads(run(capsys, "refresh", "--allow-private", "--json").out)["rows"]
    assert rows == [{"feed": "The Herald", "new": 1, "problem": ""}]
    entries = json.loads(run(capsys, "feeds", "entries", "--json").out)["rows"]
    assert [e["title"] for e in entries] == ["Dam & water 3 bold", "Dam & water 2 bold", "Dam & water 1 bold"]
    assert entries[0]["url"] == f"{server}/story/3"
    assert entries[0]["published"] == "2026-03-03"


def test_a_feed_that_fails_is_named_and_the_others_go_on(server, capsys):
    run(capsys, "feeds", "add", "--offline", f"{server}/rss", f"{server}/gone")
    said = run(capsys, "refresh", "--allow-private", code=3)
    assert "410" in said.err
    assert "The Herald" in said.out
    listed = json.loads(run(capsys, "feeds", "--json").out)["rows"]
    assert sorted((f["unread"], bool(f["problem"])) for f in listed) == [(0, True), (2, False)]


def test_a_server_that_wants_no_programs_is_heeded(server, capsys):
    run(capsys, "feeds", "add", "--offline", f"{server}/closed/rss")
    assert "robots.txt" in run(capsys, "refresh", "--allow-private", code=2).err
    assert len(Handler.asked) == 1


def test_private_addresses_are_refused_for_feeds_too(server, capsys):
    run(capsys, "feeds", "add", "--offline", f"{server}/rss")
    assert "private network" in run(capsys, "refresh", code=2).err


def test_an_entry_that_was_read_is_not_listed_again(server, capsys):
    run(capsys, "feeds", "add", "--offline", f"{server}/rss")
    run(capsys, "refresh", "--allow-private")
    with Library() as library:
        [second] = [item for item in feeds.items(library) if item.url.endswith("/2")]
        feeds.mark_read(library, second.id)
        assert [item.url for item in feeds.items(library)] == [f"{server}/story/1"]
        assert len(feeds.items(library, unread=False)) == 2


@pytest.mark.parametrize("which", ["1", "--all"])
def test_all_that_a_feed_offers_is_marked_as_read(server, capsys, which):
    run(capsys, "feeds", "add", "--offline", f"{server}/rss")
    run(capsys, "refresh", "--allow-private")
    assert "The Herald: 2 marked as read" in run(capsys, "feeds", "read", which).err
    assert "Nothing new" in run(capsys, "feeds", "entries", code=1).err
    assert len(json.loads(run(capsys, "feeds", "entries", "--all", "--json").out)["rows"]) == 2
    assert "Name what to read" in run(capsys, "feeds", "read", code=2).err


def test_feeds_are_removed_with_their_entries(server, capsys):
    run(capsys, "feeds", "add", "--offline", f"{server}/rss")
    run(capsys, "refresh", "--allow-private")
    run(capsys, "feeds", "remove", f"{server}/rss")
    with Library() as library:
        assert feeds.feeds(library) == []
        assert feeds.items(library, unread=False) == []
    assert "no feed" in run(capsys, "feeds", "remove", "nothing", code=2).err


def test_a_list_of_thousands_of_feeds_is_taken_in_as_one(capsys, article):
    rows = "".join(f'<outline xmlUrl="https://feed{n}.test/rss" text="F" category="water,dams"/>' for n in range(3000))
    text = f'<opml version="2.0"><body>{rows}</body></opml>'
    assert "3000 new" in run(capsys, "feeds", "import", article(text, "many.opml")).err  # a minute where each looks at all others
    with Library() as library:
        assert {feed.tags for feed in feeds.feeds(library)} == {("water", "dams")}


def test_opml_goes_out_and_comes_in(server, capsys, article):
    run(capsys, "feeds", "add", "--offline", "https://herald.test/rss?a=1&b=2", "https://other.test/atom")
    text = run(capsys, "feeds", "export").out
    run(capsys, "feeds", "remove", "https://other.test/atom")
    assert "1 new" in run(capsys, "feeds", "import", article(text, "all.opml")).err
    assert sorted(feed.url for feed in parse_opml(text.encode())) == [
        "https://herald.test/rss?a=1&b=2",
        "https://other.test/atom",
    ]


def test_a_feed_that_is_added_is_asked_for_its_title(server, capsys):
    assert "The Herald" in run(capsys, "feeds", "add", f"{server}/rss", "--allow-private").err
    assert [f["title"] for f in json.loads(run(capsys, "feeds", "--json").out)["rows"]] == ["The Herald"]
    asked = len(Handler.asked)
    assert "there already" in run(capsys, "feeds", "add", f"{server}/rss", "--allow-private").err
    assert len(Handler.asked) == asked


def test_what_is_no_feed_is_told_at_once_and_the_others_are_added(server, capsys):
    said = run(capsys, "feeds", "add", f"{server}/story/1", f"{server}/gone", f"{server}/rss", "--allow-private", code=3).err
    assert "not a feed" in said
    assert "410" in said
    assert [f["url"] for f in json.loads(run(capsys, "feeds", "--json").out)["rows"]] == [f"{server}/rss"]
    assert "private network" in run(capsys, "feeds", "add", f"{server}/atom", code=2).err


def test_a_file_is_no_address_of_a_feed(capsys, article):
    said = run(capsys, "feeds", "add", str(article(rss(1).decode(), "feed.xml")), code=2).err
    assert "it is a file" in said
    assert "briefing feeds import" in said


def test_feeds_are_exported_into_a_file_that_is_not_overwritten_unasked(capsys, tmp_path):
    run(capsys, "feeds", "add", "--offline", "https://herald.test/rss")
    target = tmp_path / "mine.opml"
    assert run(capsys, "feeds", "export", str(target)).out == ""
    assert parse_opml(target.read_bytes())[0][0] == "https://herald.test/rss"
    assert "there already" in run(capsys, "feeds", "export", str(target), code=2).err
    run(capsys, "feeds", "export", str(target), "--force")


@pytest.mark.parametrize(
    "data",
    [
        b"<opml><body>",
        b"nothing",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]><opml version='2.0'><body><outline xmlUrl='&x;'/></body></opml>",
    ],
)
def test_a_bad_opml_file_is_refused(data, article, capsys):
    assert "OPML" in run(capsys, "feeds", "import", article(data, "bad.opml"), code=2).err


def test_addresses_that_are_none_are_left_out_of_opml():
    text = write_opml([Outline("javascript:alert(1)", "x"), Outline("https://a.test/", '"quoted" <b>', ("a&b", "c"))])
    assert parse_opml(text.encode()) == [("https://a.test/", '"quoted" <b>', ("a&b", "c"))]


def test_folders_and_categories_of_opml_are_tags(capsys, article):
    inner = '<outline text="Rss" xmlUrl="https://a.test/rss" category="/World/Dams,urgent"/><outline text="B" xmlUrl="https://b.test/rss"/>'
    text = f'<opml version="2.0"><body><outline text="The Water Desk"><outline text="Europe">{inner}</outline></outline></body></opml>'
    run(capsys, "feeds", "import", article(text, "all.opml"))
    with Library() as library:
        tags = {feed.url: feed.tags for feed in feeds.feeds(library)}
    assert tags == {
        "https://a.test/rss": ("the-water-desk", "europe", "dams", "urgent"),
        "https://b.test/rss": ("the-water-desk", "europe"),
    }
    back = parse_opml(run(capsys, "feeds", "export").out.encode())
    assert {feed.url: feed.tags for feed in back} == tags


def test_folders_in_folders_without_end_are_read_to_a_bound():
    text = (
        "<opml><body>"
        + "<outline text='x'>" * 3000
        + "<outline xmlUrl='https://a.test/'/>"
        + "</outline>" * 3000
        + "</body></opml>"
    )
    assert parse_opml(text.encode()) == []


def test_atom_and_what_is_no_feed():
    feed = parse_feed(ATOM.encode(), "https://herald.test/atom")
    assert (feed.title, feed.entries[0].url, feed.entries[0].published) == ("Herald", "https://herald.test/dam", "2026-03-04")
    for data in (b"", b"<html><p>no</p></html>", b"\x00\x01", b"<rss"):
        with pytest.raises(ReadError):
            parse_feed(data, "https://herald.test/")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Wed, 04 Mar 2026 23:30:00 EST", "2026-03-04"),
        ("Wed, 04 Mar 2026 23:30:00 -0500", "2026-03-04"),
        ("2026-03-05T00:30:00+01:00", "2026-03-05"),
        ("Wed, 04 Mar 26 09:00:00 GMT", "2026-03-04"),
        ("soon", ""),
    ],
)
def test_the_day_of_an_entry_is_the_one_that_the_feed_writes(told, day):
    item = ITEM.format(4).replace("Wed, 04 Mar 2026 09:00:00 GMT", told)
    feed = parse_feed(rss().replace(b"</channel>", f"{item}</channel>".encode()), "https://herald.test/rss")
    assert [entry.published for entry in feed.entries] == [day]


def test_an_item_without_a_title_is_called_by_its_first_words():
    item = "<item><link>https://herald.test/5</link><description>It leaks again.</description></item>"
    feed = parse_feed(rss().replace(b"</channel>", f"{item}</channel>".encode()), "https://herald.test/rss")
    assert [entry.title for entry in feed.entries] == ["It leaks again."]


def test_without_the_extra_the_command_is_named(monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "feedparser", None)
    with pytest.raises(ReadError, match=r"briefing-reader\[feeds\]"):
        parse_feed(rss(1), "https://herald.test/")


def test_a_json_feed():
    rows = [
        {"id": "1", "url": "/dam", "title": "Dam", "date_published": "2026-03-04T09:00:00Z", "content_html": "<p>It leaks.</p>"},
        {"id": "1", "url": "/dam"},
        {"id": "2", "content_text": "no address"},
    ]
    data = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Herald", "items": rows})
    feed = parse_feed(data.encode(), "https://herald.test/feed.json")
    assert feed.title == "The Herald"
    assert [(e.url, e.title, e.published, e.summary) for e in feed.entries] == [
        ("https://herald.test/dam", "Dam", "2026-03-04", "It leaks.")
    ]
    with pytest.raises(ReadError, match="not a feed"):
        parse_feed(b'{"a": 1}', "https://herald.test/")


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<guid isPermaLink='true'>https://herald.test/a</guid>", "https://herald.test/a"),
        ("<guid isPermaLink='false'>x</guid><enclosure url='/a.mp3' type='audio/mpeg' length='1'/>", "https://herald.test/a.mp3"),
        ("<guid isPermaLink='false'>x</guid>", None),
        ("<guid>12345</guid>", None),
    ],
)
def test_an_item_without_a_link_never_gets_the_address_of_the_feed(inner, url):
    data = f"<rss version='2.0'><channel><title>H</title><item><title>Dam</title>{inner}</item></channel></rss>"
    assert [e.url for e in parse_feed(data.encode(), "https://herald.test/rss").entries] == ([url] if url else [])


def test_a_title_of_nothing_but_brackets_costs_no_time():
    from briefing.reading.web.feeds import TAGS, parse_feed, plain

    assert not TAGS.search("<" * 5000)
    assert len(plain("<" * 50_000)) < 50_000
    with pytest.raises(ReadError, match="too many parts"):
        parse_feed(b"<rss>" + b"<a " * 200_000, "http://a.test/")
