"""Fetching from a server of the test's own on loopback: limits, redirects, encodings, and private addresses refused."""

import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler

import pytest

import briefing
from briefing.commands import main
from briefing.errors import ReadError
from briefing.library.articles import Library
from briefing.reading import article_from_web, open_article
from briefing.reading.lists import listed
from briefing.reading.web.fetching import Limits, address_of, ascii_host, checked, fetch, is_public
from tests.reading.test_pdf import STORY, TITLE, column, pdf
from tests.reading.test_readers import PAGE, REPORT
from tests.served import served

QUICK = Limits(connect=2, read=1, total=1.5, size=200_000)


class Handler(BaseHTTPRequestHandler):
    seen: list[dict] = []

    def log_message(self, *args):
        pass

    def answer(self, data=b"", status=200, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        self.seen.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
        getattr(self, "get_" + self.path.strip("/").split("/")[0].split(".")[0], self.get_missing)()

    def get_page(self):
        self.answer(PAGE.encode())

    def get_missing(self):
        self.answer(b"<html><p>not here</p></html>", 404)

    def get_closed(self):
        self.answer(b"", 403)

    def get_moved(self):
        self.answer(b"", 302, Location="/page")

    def get_loop(self):
        self.answer(b"", 302, Location="/loop")

    def get_metadata(self):
        self.answer(b"", 302, Location="http://169.254.169.254/latest/meta-data")

    def get_inside(self):
        self.answer(b"", 302, Location=f"http://[::1]:{self.server.server_port}/page")

    def get_file(self):
        self.answer(b"", 302, Location="file:///etc/passwd")

    def get_packed(self):
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_bomb(self):
        self.answer(gzip.compress(b"<p>" + b"a" * 5_000_000), Content_Encoding="gzip")

    def get_damaged(self):
        self.answer(b"\x1f\x8bnothing", Content_Encoding="gzip")

    def get_large(self):
        self.answer(b"<p>" + b"a" * 300_000)

    def get_western(self):
        self.answer(PAGE.replace("Coldwater. She", "Zürich. She").encode("cp1252"), kind="text/html; charset=windows-1252")

    def get_wrong(self):
        self.answer(PAGE.replace("Coldwater. She", "Zürich. She").encode("utf-8"), kind="text/html; charset=iso-8859-1")

    def get_pdf(self):
        self.answer(pdf([TITLE, *column(50, 700, 90, STORY)]), kind="application/pdf")

    def get_feed(self):
        self.answer(b"<rss version='2.0'><channel><title>x</title></channel></rss>", kind="application/rss+xml")

    def get_short(self):
        self.answer(f"<html><body><article><p>{REPORT[0]}</p></article></body></html>".encode())

    def get_flaky(self):
        times = sum(row["path"] == "/flaky" for row in self.seen)
        self.answer(PAGE.encode(), 503 if times == 1 else 200)

    def get_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"<p>word</p>")
                time.sleep(0.1)
            except OSError:
                return

    def get_drip(self):
        """A header that never ends: each byte comes in time, the whole never."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            for _ in range(60):
                self.wfile.write(b"x")
                time.sleep(0.1)
        except OSError:
            return

    def get_informed(self):
        try:
            for _ in range(60):
                self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
                time.sleep(0.1)
        except OSError:
            return

    def get_half(self):
        data = gzip.compress(PAGE.encode() * 20)
        self.answer(data[: len(data) // 2], Content_Encoding="gzip")

    def get_broken(self):
        self.answer(b"", 302, Location="http://[::1/page")

    def get_escape(self):
        self.answer(b"", 302, Location="unicode_escape:x")

    def get_odd(self):
        self.answer(
            PAGE.replace("Coldwater. She", "Z\\u00fcrich caf\xe9. She").encode("cp1252"), kind="text/html; charset=unicode_escape"
        )

    def get_silent(self):
        time.sleep(2)

    def get_idle(self):
        """Sends on in circles, and takes its time for each."""
        time.sleep(0.3)
        self.answer(b"", 302, Location="/idle")


@pytest.fixture(scope="module")
def server():
    with served(Handler) as address:
        yield address


def get(url, limits=QUICK):
    return fetch(url, allow_private=True, limits=limits)


def test_a_page_is_read_with_its_address(server):
    article = article_from_web(f"{server}/page", allow_private=True)
    assert article.title == "Dam leaks again"
    assert article.url == f"{server}/page"
    assert REPORT[0] in article.text
    sent = Handler.seen[-1]
    assert sent["user-agent"].startswith("briefing-reader/")
    assert "cookie" not in sent
    assert sent["host"] == server.removeprefix("http://")


def test_a_redirect_is_followed_and_an_endless_one_is_not(server):
    # the first hop alone may be private, so even a redirect on the same private server is refused
    with pytest.raises(ReadError, match="private network"):
        get(f"{server}/moved")
    with pytest.raises(ReadError, match="private network"):
        get(f"{server}/loop")


def test_redirects_between_public_addresses(server, monkeypatch):
    monkeypatch.setattr("briefing.reading.web.fetching.is_public", lambda address: True)
    page = fetch(f"{server}/moved", limits=QUICK)
    assert page.url == f"{server}/page"
    with pytest.raises(ReadError, match="without an end"):
        fetch(f"{server}/loop", limits=QUICK)
    assert sum(row["path"] == "/loop" for row in Handler.seen) >= QUICK.hops + 1


@pytest.mark.parametrize("path", ["metadata", "inside"])
def test_a_redirect_to_a_private_address_is_refused(server, path):
    with pytest.raises(ReadError, match="private network"):
        get(f"{server}/{path}")


def test_a_redirect_to_a_file_is_refused(server):
    with pytest.raises(ReadError, match="must begin with http"):
        get(f"{server}/file")


def test_a_private_address_is_refused_unless_asked_for(server, capsys):
    with pytest.raises(ReadError, match="--allow-private"):
        fetch(f"{server}/page")
    assert main(["sections", f"{server}/page"]) == 2
    assert "--allow-private" in capsys.readouterr().err
    assert main(["sections", "--allow-private", f"{server}/page"]) == 0
    assert "What it costs" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "fc00::1",
        "0.0.0.0",
        "::ffff:10.0.0.1",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_private_addresses(address):
    assert not is_public(address)


def test_public_addresses():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_a_name_that_means_a_private_address_is_refused():
    with pytest.raises(ReadError, match="private network"):
        address_of("localhost", 80, False)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.test/x", "http://", "http://a:b@c.test/", "http://a.test:99999/", "file:///etc/passwd", "http://a.test/\x1b[31m"],
)
def test_what_is_no_address_of_a_page(url):
    with pytest.raises(ReadError):
        checked(url)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere", "404.*not there"),
        ("closed", "403.*not open"),
        ("bomb", "larger than"),
        ("large", "larger than"),
        ("damaged", "damaged"),
        ("slow", "too slowly"),
        ("silent", "in time"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(server, path, says):
    with pytest.raises(ReadError, match=says):
        get(f"{server}/{path}")


def test_a_server_that_is_busy_is_asked_once_more(server):
    assert get(f"{server}/flaky").status == 200


def test_nobody_there_is_said():
    with pytest.raises(ReadError, match=r"cannot be reached|in time"):
        get("http://127.0.0.1:9/")


def test_packed_pages_and_charsets(server):
    assert get(f"{server}/packed").data == PAGE.encode()
    assert "Zürich" in article_from_web(f"{server}/western", allow_private=True).text
    assert "Zürich" in article_from_web(f"{server}/wrong", allow_private=True).text


def test_a_pdf_is_read_and_a_feed_is_told(server):
    assert "They lean a little more" in article_from_web(f"{server}/pdf", allow_private=True).text
    with pytest.raises(ReadError, match="feeds add"):
        article_from_web(f"{server}/feed", allow_private=True)


def test_a_page_of_few_words_is_noted(server):
    assert any("paywall" in note for note in article_from_web(f"{server}/short", allow_private=True).notes)


def test_the_whole_way(server):
    analysis = briefing.analyze(open_article(f"{server}/page", allow_private=True))
    assert "Anna Holm" in [p.name for p in analysis.people]
    assert f'url: "{server}/page"' in briefing.markdown(analysis)


def test_without_the_extra_the_command_is_named(monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    assert main(["sections", "https://herald.test/dam"]) == 2
    assert "pip install 'briefing-reader[web]'" in capsys.readouterr().err


def test_a_list_of_another_program_is_fetched_with_its_tags(server, article, capsys):
    path = article(
        f"title,url,time_added,tags,status\nDam,{server}/page,1,dams|water,unread\nGone,{server}/nowhere,2,,unread\n",
        "pocket.csv",
    )
    assert main(["import", path, "--allow-private"]) == 3
    assert "404" in capsys.readouterr().err
    with Library() as library:
        assert [(e.title, e.tags) for e in library.find()] == [("Dam leaks again", ("dams", "water"))]
    before = len(Handler.seen)
    assert main(["import", path, "--allow-private"]) == 2
    assert [row["path"] for row in Handler.seen[before:]] == ["/nowhere"]


def test_what_a_list_keeps_of_an_article_comes_with_it(server, article, capsys):
    text = "".join(f"<p>{t}</p>" for t in REPORT)
    rows = [
        {"url": f"{server}/page", "title": "Dam", "tags": ["dams"], "is_archived": 1, "is_starred": 1, "created_at": "2024-05-06",
         "annotations": [{"quote": REPORT[2], "text": "why?"}]},
        {"url": f"{server}/nowhere", "title": "Gone from the web", "content": text},
        {"title": "no address"},
    ]  # fmt: skip
    assert main(["import", article(json.dumps(rows), "wallabag.json"), "--allow-private"]) == 3
    said = capsys.readouterr().err
    assert "line 3: no address in this entry" in said
    assert "line 2 (Gone from the web): " in said
    assert "kept the text that the list has" in said
    with Library() as library:
        fetched, gone = (library.entry(library.at_address(row["url"])) for row in rows[:2])
        assert (fetched.state, fetched.star, fetched.tags, fetched.added[:10]) == ("archived", True, ("dams",), "2024-05-06")
        kept = library.article(fetched.id)
        (mark,) = library.reading(fetched.sha)["marks"]
        assert (kept.text[mark["start"] : mark["end"]], mark["note"]) == (REPORT[2], "why?")
        assert REPORT[0] in library.article(gone.id).text
    assert main(["import", article(json.dumps(rows[:2]), "wallabag.json"), "--allow-private"]) == 0
    assert "0 taken in, 2 there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("URL,Title,Folder\nhttps://a.test/,A,Unread\n", [("https://a.test/", ())]),
        ('Title,URL,Document tags\nA,https://a.test/,"[""x"", ""y z""]"\n', [("https://a.test/", ("x", "y z"))]),
        (
            '<DL><DT><A HREF="https://a.test/" TAGS="x,y">A</A><DT><A HREF="javascript:x">B</A></DL>',
            [("https://a.test/", ("x", "y"))],
        ),
        ("url\nhttps://a.test/\nhttps://b.test/\nhttps://a.test/\n", [("https://a.test/", ()), ("https://b.test/", ())]),
    ],
)
def test_lists_of_addresses(text, expected):
    assert [(item.url, item.tags) for item in listed(text.encode()).items] == expected


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "<a href='/x'>x</a>", '"'])
def test_what_is_no_list_says_so(text):
    with pytest.raises(ReadError):
        listed(text.encode())


@pytest.mark.parametrize("path", ["drip", "informed"])
def test_a_server_that_never_ends_is_left(server, path):
    with pytest.raises(ReadError, match="in time"):
        get(f"{server}/{path}", Limits(connect=2, read=1, total=0.8))


def test_redirects_share_one_limit_of_time(server, monkeypatch):
    monkeypatch.setattr("briefing.reading.web.fetching.is_public", lambda address: True)
    with pytest.raises(ReadError, match=r"in time|too slowly"):
        fetch(f"{server}/idle", limits=Limits(hops=50, connect=2, read=2, total=0.7))


def test_a_resolver_that_never_answers_is_left(monkeypatch):
    never = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: never.wait(20))
    begun = time.monotonic()
    with pytest.raises(ReadError, match="in time"):
        fetch("http://herald.test/dam", limits=QUICK)
    never.set()
    assert time.monotonic() - begun < 10


def test_a_packed_page_that_breaks_off_is_no_page(server):
    with pytest.raises(ReadError, match="broke off"):
        get(f"{server}/half")


@pytest.mark.parametrize("path", ["broken", "escape"])
def test_a_redirect_to_nowhere_is_a_sentence(server, path):
    with pytest.raises(ReadError, match=r"address|location"):
        get(f"{server}/{path}")


def test_a_charset_that_is_none_is_not_obeyed(server):
    article = article_from_web(f"{server}/odd", allow_private=True)
    assert "Z\\u00fcrich café" in article.text


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::a00:1",
        "::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::ffff:ffff",
        "fec0::1",
        "240.0.0.1",
    ],
)
def test_a_private_address_in_another_notation_is_private(address):
    assert not is_public(address)


def test_the_open_network_stays_open():
    assert is_public("64:ff9b::5db8:d822")
    assert is_public("2002:5db8:d822::1")


@pytest.mark.parametrize(
    "url", ["http://bücher.test/a", "http://" + "ü" * 80 + ".test/", "http://a..b/", "http://\u2024\u2024/", "http://xn--/"]
)
def test_an_odd_host_is_a_sentence(url):
    with pytest.raises(ReadError):
        fetch(url, limits=QUICK)


def test_a_name_of_another_alphabet_is_asked_for_as_servers_know_it():
    assert ascii_host("bücher.test") == "xn--bcher-kva.test"
