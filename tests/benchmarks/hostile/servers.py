"""Servers on loopback that answer in odd ways, slowly, or never to the end."""

import gzip
import socket
import threading
import time

from briefing.errors import BriefingError
from briefing.reading import articles_from_bytes
from briefing.reading.web.fetching import Limits, fetch

PAGE = (
    "<html><body><article>" + "<p>Anna Holm said that the dam would hold for the winter.</p>" * 20 + "</article></body></html>"
).encode()
PACKED = gzip.compress(PAGE)
LIMITS = Limits(hops=3, connect=1, read=0.6, total=1.2, size=300_000)
STATUS = (b"HTTP/1.1 200 OK", b"HTTP/1.0 200", b"HTTP/1.1 302 Found", b"HTTP/1.1 304 No", b"HTTP/1.1 999 What", b"HTTP/9.9 200 OK", b"ICY 200 OK",
          b"HTTP/1.1 100 Continue", b"HTTP/1.1 103 Early", b"HTTP/1.1 503 Busy", b"HTTP/1.1 abc", b"", b"\x16\x03\x01\x02")  # fmt: skip
HEADERS = (
    b"Content-Length: 10", b"Content-Length: -1", b"Content-Length: 99999999999999999999", b"Content-Encoding: gzip", b"Content-Encoding: br",
    b"Content-Encoding: gzip, gzip", b"Transfer-Encoding: chunked", b"Content-Type: text/html; charset=unicode_escape",
    b"Content-Type: text/html; charset=utf-7", b"Content-Type: application/pdf", b"Content-Type: \xff\xfe", b"Location: http://[::1",
    b"Location: //", b"Location: javascript:x", b"Location: http://\xc3\xbc.test/", b"Location: " + b"a" * 30_000, b"Location: http://a:99999/",
    b"Location: \x1b[31m", b"X-Long: " + b"x" * 70_000, b"Bad header", b": empty", b"Set-Cookie: a=b", b"ETag: \x07", b"Refresh: 0; url=/",
)  # fmt: skip
BODIES = (
    PAGE,
    PACKED,
    PACKED[: len(PACKED) // 2],
    b"",
    b"5\r\nabc",
    b"zz\r\n",
    b"ffffffffffffffff\r\nx",
    b"\0" * 500,
    gzip.compress(b"a" * 3_000_000),
    PAGE * 200,
)
MANNERS = ("whole", "whole", "whole", "cut", "drip", "silent", "endless")


def answer(connection, parts, manner):
    try:
        connection.settimeout(3)
        connection.recv(65_536)
        head, body = parts
        if manner == "silent":
            time.sleep(2)
        elif manner == "drip":
            for at in range(min(len(head), 60)):
                connection.sendall(head[at : at + 1])
                time.sleep(0.05)
        elif manner == "endless":
            for _ in range(200):
                connection.sendall(b"HTTP/1.1 103 Early\r\n\r\n")
                time.sleep(0.02)
        else:
            connection.sendall((head + body)[: None if manner == "whole" else len(head) + len(body) // 2])
    except OSError:
        pass
    finally:
        connection.close()


def trial(parts, manner):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(2)

        def serve():
            try:
                while True:
                    threading.Thread(target=answer, args=(server.accept()[0], parts, manner), daemon=True).start()
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        begun = time.monotonic()
        try:
            page = fetch(f"http://127.0.0.1:{server.getsockname()[1]}/a", allow_private=True, limits=LIMITS)
            articles_from_bytes(page.data, page.url, content_type=page.content_type, charset=page.charset, url=page.url)
        except BriefingError as error:
            if not str(error).strip() or not str(error).replace("\n", "").isprintable():
                return f"said {error!r}"
        took = time.monotonic() - begun
        return f"took {took:.1f} s" if took > 3 * LIMITS.total else ""


def cases(chance, folder):
    while True:
        status, headers, body, manner = (
            chance.choice(STATUS),
            chance.sample(HEADERS, chance.randrange(4)),
            chance.choice(BODIES),
            chance.choice(MANNERS),
        )
        head = b"\r\n".join([status, *headers]) + b"\r\n\r\n"
        yield f"{manner} {status[:14]!r} {[h[:24] for h in headers]}", lambda p=(head, body), m=manner: trial(p, m)
