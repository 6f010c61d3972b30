"""Fetching one address, and nothing that was not asked for: within limits of size, time and hops, never a private address.

Every hop is resolved, checked and then connected to by the address that was checked, so that a name cannot be made to
point elsewhere in between. No cookies, no scripts, no pictures.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from briefing.errors import ReadError
from briefing.visible import visible

HOPS = 5
CONNECT, READ, TOTAL = 5.0, 15.0, 30.0
MAX_BYTES = 5_000_000
AGAIN = (502, 503, 504)
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "briefing-reader/0.1 (a reader of single articles in the terminal)"
ACCEPT = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"


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
            page, onward = get(httpx, url, allow_private and hop == 0, headers or {}, limits, deadline)
        except httpx.TimeoutException:
            raise ReadError(f"{host_of(url)} did not answer in time. Try again later.") from None
        except httpx.HTTPError as error:
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


def robots_allow(url: str, *, allow_private: bool = False) -> bool:
    """Whether a server lets programs ask for an address by themselves, as its robots.txt says; asked for feeds alone."""
    from urllib.robotparser import RobotFileParser

    try:
        page = fetch(urljoin(url, "/robots.txt"), allow_private=allow_private, limits=Limits(hops=2, total=8.0, size=500_000))
    except ReadError:
        return True
    rules = RobotFileParser()
    rules.parse(page.data.decode("utf-8", "replace").splitlines())
    return rules.can_fetch(AGENT, url)


def checked(url: str) -> None:
    """Raise ReadError for an address that is not one of a page."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ReadError(f"{visible(url)[:200]} is not an address. Check it.") from None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or not url.isprintable() or port == 0:
        raise ReadError(f"{visible(url)[:200]} is not an address of a page. It must begin with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise ReadError("An address with a user name or password in it is refused. Take them out.")


def host_of(url: str) -> str:
    return visible(urlsplit(url).hostname or url)


def plain_reason(error: Exception) -> str:
    text = str(error)
    return (
        "its certificate is not valid"
        if "CERTIFICATE" in text.upper()
        else visible(text[:120]).rstrip(".") or type(error).__name__
    )


def address_of(host: str, port: int, allow_private: bool) -> str:
    """The address to connect to. Raises ReadError when the name has none, or any of them is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ReadError(f"There is no server {visible(host)}. Check the address and the connection.") from None
    addresses = [str(row[4][0]) for row in found]
    if not allow_private and not all(is_public(a) for a in addresses):
        raise ReadError(
            f"{visible(host)} is an address of a private network and is refused. For an intranet say --allow-private."
        )
    return addresses[0]


def is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)


def get(
    httpx: Any, url: str, allow_private: bool, headers: Mapping[str, str], limits: Limits, deadline: float
) -> tuple[Page | None, str | None]:
    """(the page, None), or (None, where it is sent on to)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    address = address_of(host, port, allow_private)
    sent = {"Host": parts.netloc, "User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", **headers}
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    with httpx.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client:
        for attempt in range(2):
            request = client.build_request(
                "GET", httpx.URL(url).copy_with(host=address), headers=sent, extensions={"sni_hostname": host}
            )
            response = client.send(request, stream=True)
            try:
                if response.status_code in AGAIN and not attempt and time.monotonic() < deadline - 1:
                    continue
                return received(response, url, limits, deadline)
            finally:
                response.close()
    raise AssertionError("the second attempt returns")


def received(response: Any, url: str, limits: Limits, deadline: float) -> tuple[Page | None, str | None]:
    status, headers = response.status_code, {k.lower(): v for k, v in response.headers.items()}
    if status in REDIRECTS and headers.get("location"):
        return None, urljoin(url, headers["location"]).split("#")[0]
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
    if encoding not in ("", "identity", "gzip", "x-gzip"):
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
        if time.monotonic() > deadline:
            raise ReadError(f"{host_of(url)} sends too slowly: not done after {limits.total:.0f} seconds.")
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
