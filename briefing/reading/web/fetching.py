"""Fetching one address, and nothing that was not asked for: within limits of size, time and hops, never a private address.

Every hop is resolved, checked and then connected to by the address that was checked, so that a name cannot be made to
point elsewhere in between. No cookies, no scripts, no pictures.
"""

from __future__ import annotations

import contextlib
import ipaddress
import queue
import socket
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from briefing.errors import ReadError
from briefing.visible import visible

HOPS = 5
CONNECT, READ, TOTAL = 5.0, 15.0, 30.0
SOON = 0.1  # seconds that are left to a step when the time is over: it ends in the sentence that is its own
MAX_BYTES = 5_000_000
AGAIN = (502, 503, 504)
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "briefing-reader/0.1 (a reader of single articles in the terminal)"
ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"
ENCODINGS = frozenset(("", "identity", "gzip", "x-gzip"))


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes that a fetch may take."""

    hops: int = HOPS
    connect: float = CONNECT
    read: float = READ
    total: float = TOTAL
    size: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Page:
    """What came from an address: the bytes, where they came from in the end, and what the server said of them."""

    data: bytes
    url: str
    status: int
    content_type: str = ""
    charset: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def fetch(url: str, *, allow_private: bool = False, headers: Mapping[str, str] | None = None, limits: Limits = Limits()) -> Page:
    """Get a page. Private addresses are allowed for the first hop alone, and only when asked. Raises ReadError.

    A server that answers 304 gives a Page of that status without data.
    """
    try:
        import httpx
    except ImportError:
        raise ReadError("Reading from the web needs an extra. Install it with: pip install 'briefing-reader[web]'") from None
    deadline = time.monotonic() + limits.total
    notes: list[str] = []
    for hop in range(limits.hops + 1):
        checked(url)
        try:
            page, onward = get(httpx, url, headers or {}, limits, deadline=deadline, allow_private=allow_private and hop == 0)
        except httpx.TimeoutException:
            raise late(url) from None
        except httpx.InvalidURL:
            raise not_an_address(url) from None
        except httpx.HTTPError as error:
            if time.monotonic() >= deadline:
                raise late(url) from None
            raise ReadError(f"{host_of(url)} cannot be reached: {plain_reason(error)}.") from None
        if onward is None:
            assert page is not None
            return Page(page.data, url, page.status, page.content_type, page.charset, page.headers, tuple(notes))
        if url.startswith("https://") and onward.startswith("http://"):
            raise ReadError(f"{host_of(url)} sends on to an address that is not encrypted. It is not followed.")
        if host_of(url) != host_of(onward):
            notes.append(f"sent on to {host_of(onward)}")
        url = onward
    raise ReadError(f"{host_of(url)} sends on from one address to the next without an end.")


def late(url: str) -> ReadError:
    return ReadError(f"{host_of(url)} did not answer in time. Try again later.")


def not_an_address(url: str) -> ReadError:
    return ReadError(f"{visible(url)[:200]} is not an address. Check it.")


def robots_allow(url: str, *, allow_private: bool = False) -> bool:
    """Whether a server lets programs ask for an address by themselves, as its robots.txt says; asked for feeds and their entries."""
    return robots_of(url, allow_private=allow_private).can_fetch(AGENT, url)


def robots_of(url: str, *, allow_private: bool = False) -> RobotFileParser:
    """The rules of a server for programs; none where it has none."""
    rules = RobotFileParser()
    try:
        page = fetch(urljoin(url, "/robots.txt"), allow_private=allow_private, limits=Limits(hops=2, total=8.0, size=500_000))
        rules.parse(page.data.decode("utf-8", "replace").splitlines())
    except ReadError:
        rules.parse([])
    return rules


def checked(url: str) -> None:
    """Raise ReadError for an address that is not one of a page."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise not_an_address(url) from None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or not url.isprintable() or port == 0:
        raise ReadError(f"{visible(url)[:200]} is not an address of a page. It must begin with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise ReadError("An address with a user name or password in it is refused. Take them out.")


def host_of(url: str) -> str:
    try:
        return visible(urlsplit(url).hostname or url)[:200]
    except ValueError:
        return visible(url)[:200]


def ascii_host(host: str) -> str:
    """A host's name as servers know it: "bücher.example" is "xn--bcher-kva.example". Raises ReadError for what is none."""
    if host.isascii():
        return host
    import idna  # httpx brings it

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise ReadError(f"{visible(host)[:200]} is not the name of a server. Check the address.") from None


def plain_reason(error: Exception) -> str:
    text = str(error)
    return (
        "its certificate is not valid"
        if "CERTIFICATE" in text.upper()
        else visible(text[:120]).rstrip(".") or type(error).__name__
    )


def address_of(host: str, port: int, allow_private: bool, seconds: float = TOTAL) -> str:
    """The address to connect to. Raises ReadError when the name has none, none in time, or any of them is private."""
    found = looked_up(host, port, seconds)
    if found is None:
        raise ReadError(f"There is no server {visible(host)}. Check the address and the connection.")
    addresses = [str(row[4][0]) for row in found]
    if not allow_private and not all(is_public(a) for a in addresses):
        raise ReadError(
            f"{visible(host)} is an address of a private network and is refused. For an intranet say --allow-private."
        )
    return addresses[0]


def looked_up(host: str, port: int, seconds: float) -> list[Any] | None:
    """What the system knows of a name, None for nothing; its resolver takes no limit of time, so that a thread waits for it.

    Raises ReadError when it does not answer.
    """
    answers: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            answers.put(None)

    threading.Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        raise ReadError(f"{visible(host)} is not found in time. Check the connection, or try again later.") from None


def is_public(address: str) -> bool:
    """Whether an address is one of the open network, in whatever notation: an IPv6 address may stand for an IPv4 one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (ip.is_site_local or any(ip in network for network in CARRYING)):
        return False
    carried = inside(ip)
    # some Pythons take all of 6to4 for private and some do not; the IPv4 address in it decides
    asked = carried if ip in SIX_TO_FOUR else [ip, *carried]
    return all(one.is_global and not one.is_multicast for one in asked)


CARRYING = (ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("::/96"))
"""Local NAT64 (RFC 8215) and the old "compatible" addresses (RFC 4291): never those of an open server."""
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")  # RFC 3056
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052


def inside(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    last = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None
    return [one for one in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), last) if one]


def get(
    httpx: Any, url: str, headers: Mapping[str, str], limits: Limits, *, deadline: float, allow_private: bool
) -> tuple[Page | None, str | None]:
    """(the page, None), or (None, where it is sent on to)."""
    parts = urlsplit(url)
    host = ascii_host(parts.hostname or "")
    port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    address = address_of(host, port, allow_private, max(deadline - time.monotonic(), SOON))
    sent = {"Host": netloc(host, parts.port), "User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", **headers}
    left = max(deadline - time.monotonic(), SOON)
    timeout = httpx.Timeout(min(limits.read, left), connect=min(limits.connect, left))
    with httpx.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client, Watch(left) as watch:
        for attempt in range(2):
            request = client.build_request(
                "GET",
                httpx.URL(url).copy_with(host=address),
                headers=sent,
                extensions={"sni_hostname": host, "trace": watch.connected},
            )
            response = client.send(request, stream=True)
            try:
                if response.status_code in AGAIN and not attempt and time.monotonic() < deadline - 1:
                    continue
                return received(response, url, limits, deadline)
            finally:
                response.close()
    raise AssertionError("the second attempt returns")


def netloc(host: str, port: int | None) -> str:
    """Host and port as the header `Host` has them."""
    return (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")


class Watch:
    """Closes the connections that are open when the time is over.

    The timeouts of httpx are those of one read each: a server that sends a byte now and then would never meet them.
    """

    def __init__(self, seconds: float) -> None:
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self.close)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def connected(self, name: str, told: Mapping[str, Any]) -> None:
        """What httpx tells of its steps; it has a socket after connecting, and another after the handshake."""
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._sockets = [told["return_value"].get_extra_info("socket")]

    def close(self) -> None:
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)  # beneath TLS, which would ask the server first


def received(response: Any, url: str, limits: Limits, deadline: float) -> tuple[Page | None, str | None]:
    status, headers = response.status_code, {k.lower(): v for k, v in response.headers.items()}
    if status in REDIRECTS and headers.get("location"):
        try:
            return None, urljoin(url, headers["location"]).split("#")[0]
        except ValueError:
            raise ReadError(f"{host_of(url)} sends on to something that is no address.") from None
    if status == 304:
        return Page(b"", url, status, headers=headers), None
    if status >= 400:
        raise ReadError(f"{host_of(url)} answers {status} ({reason(status)}). {advice(status)}")
    data = body(response, headers.get("content-encoding", ""), limits, deadline, url)
    content_type = headers.get("content-type", "").lower()
    charset = content_type.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return Page(data, url, status, content_type, charset, headers), None


def body(response: Any, encoding: str, limits: Limits, deadline: float, url: str) -> bytes:
    """The decoded bytes, cut off with an error when they are too many or come too slowly."""
    encoding = encoding.lower().strip()
    if encoding not in ENCODINGS:
        raise ReadError(f"{host_of(url)} answers in an encoding that was not asked for ({visible(encoding)[:20]}).")
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in encoding else None
    out = bytearray()
    for chunk in response.iter_raw():
        try:
            out += inflate.decompress(chunk, limits.size + 1 - len(out)) if inflate else chunk
        except zlib.error:
            raise ReadError(f"{host_of(url)} sent something damaged. Try again later.") from None
        if len(out) > limits.size:
            raise ReadError(
                f"The page at {host_of(url)} is larger than {limits.size // 1_000_000} MB. Save the article as a file first."
            )
        if time.monotonic() >= deadline:
            break
    if time.monotonic() >= deadline:  # where the watch has closed the connection, the end of the data is not that of the page
        raise ReadError(f"{host_of(url)} sends too slowly: not done after {limits.total:.0f} seconds.")
    if inflate and out and not inflate.eof:
        raise ReadError(f"{host_of(url)} broke off before the end. Try again later.")
    return bytes(out)


def reason(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "no usual answer"


def advice(status: int) -> str:
    if status in (401, 402, 403):
        return "The page is not open to everybody; save it from your browser and open the file."
    if status in (404, 410):
        return "The page is not there any more; check the address."
    return "Try again later."
