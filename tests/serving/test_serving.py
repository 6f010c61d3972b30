"""The served app obeys its owner alone: a real server, asked as browsers ask, and as what is not the owner's browser does."""

import asyncio
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.serving.guard import Guard
from tests.browser import Browser, needs_browser
from tests.conftest import SEEDS

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")
from briefing.serving import server as serving  # noqa: E402

TALKS = str(SEEDS / "geneva-talks.txt")
COMMAND = [sys.executable, "-P", "-m", "briefing"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(guard, lines of standard error) of a running server; the guard is read off what it printed."""
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "serve", TALKS, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"BRIEFING_HOME": str(tmp_path_factory.mktemp("home"))},
    )
    line = process.stderr.readline()
    yield Guard("127.0.0.1", port, re.search(r"token=(\S+)", line)[1]), process.stderr
    process.terminate()
    process.wait(10)


async def asked(guard, path="/", *, headers=None, cookie=None, follow=False):
    """(status, headers, text, cookies) of a request."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        aiohttp.ClientSession(cookie_jar=jar, cookies={guard.cookie: cookie} if cookie else None) as session,
        session.get(guard.origin + path, headers=headers, allow_redirects=follow) as answer,
    ):
        return answer.status, answer.headers, await answer.text(), answer.cookies


async def drawn(guard, *, origin, cookie, text=b"The senior diplomats"):
    """True once the app has drawn a text for a websocket; the status when that is refused."""
    headers = {"Origin": origin} if origin else {}
    headers |= {"Cookie": f"{guard.cookie}={cookie}"} if cookie else {}
    seen = b""
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"ws://{guard.netloc}/ws?width=120&height=40", headers=headers) as ws,
        ):
            while text not in seen:
                message = await ws.receive(timeout=60)
                if message.type not in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT):
                    return False
                seen += message.data if isinstance(message.data, bytes) else message.data.encode()
            return True
    except aiohttp.WSServerHandshakeError as error:
        return error.status


def test_the_owner_reads_and_types(served):
    guard, _ = served
    assert asyncio.run(drawn(guard, origin=guard.origin, cookie=guard.token)) is True


@pytest.mark.parametrize(
    ("origin", "cookie"),
    [
        ("http://evil.test", "right"),
        ("null", "right"),
        (None, "right"),
        ("http://localhost:{port}", "right"),
        ("http://127.0.0.1", "right"),
        ("{origin}", None),
        ("{origin}", "wrong"),
        ("{origin}", ""),
    ],
)
def test_no_other_socket_is_opened(served, origin, cookie):
    guard, errors = served
    origin = origin and origin.format(port=guard.port, origin=guard.origin)
    given = guard.token if cookie == "right" else cookie
    assert asyncio.run(drawn(guard, origin=origin, cookie=given)) == 403
    line = errors.readline()
    assert line.startswith("briefing: refused /ws: ")
    assert guard.token not in line


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/?token=wrong", {}),
        ("/?token={token}", {"Host": "evil.test"}),
        ("/?token={token}", {"Host": "localhost:{port}"}),
        ("/?token={token}", {"Origin": "http://evil.test"}),
        ("/static/js/textual.js", {}),
        ("/page/page.js", {}),
        ("/download/x", {}),
        ("/nothing", {}),
    ],
)
def test_no_other_page_is_given(served, path, headers):
    guard, _ = served
    told = {name: value.format(port=guard.port) for name, value in headers.items()}
    status, answered, text, cookies = asyncio.run(asked(guard, path.format(token=guard.token), headers=told))
    assert status == 403
    assert guard.token not in text
    assert not cookies
    assert answered["X-Frame-Options"] == "DENY"


def test_the_token_moves_into_a_cookie_that_scripts_cannot_read(served):
    guard, _ = served
    status, headers, _, cookies = asyncio.run(asked(guard, f"/?token={guard.token}"))
    assert status == 303
    assert headers["Location"] == "/"
    cookie = cookies[guard.cookie]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (guard.token, True, "Strict")


def test_the_page_loads_nothing_from_elsewhere(served):
    guard, _ = served
    status, headers, text, _ = asyncio.run(asked(guard, cookie=guard.token))
    assert status == 200
    assert "//" not in text.replace(f"ws://{guard.netloc}", "")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert guard.token not in text


def test_it_listens_on_loopback_alone(served):
    guard, _ = served
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    assert {row[1].split(":")[0] for row in rows if row[1].endswith(f":{guard.port:04X}") and row[3] == "0A"} == {"0100007F"}


class Service:
    """Stands for the app of a session: keeps what it is told."""

    def __init__(self):
        self.told = []

    async def send_bytes(self, data):
        self.told.append(data)

    async def set_terminal_size(self, width, height):
        self.told.append((width, height))


async def session(send, *, idle=30.0):
    """What a session's app is told when a real socket sends these messages; "idle" when the server ends it."""
    guard, service = Guard("127.0.0.1", free_port()), Service()
    server = serving.GuardedServer("true", guard, idle=idle)

    async def handle(request):
        socket = aiohttp.web.WebSocketResponse()
        await socket.prepare(request)
        await server._process_messages(socket, service)
        return socket

    app = aiohttp.web.Application()
    app.router.add_get("/ws", handle)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, guard.host, guard.port).start()
    try:
        async with aiohttp.ClientSession() as client, client.ws_connect(f"ws://{guard.netloc}/ws") as socket:
            for message in send:
                await socket.send_str(message)
            if not send:
                await socket.receive(timeout=30)
                return "idle"
            await socket.close()
    finally:
        await runner.cleanup()
    return service.told


def test_messages_that_make_no_sense_are_passed_over():
    odd = [
        "",
        "{}",
        "[]",
        "[1]",
        "[" * 5000,
        '["stdin"]',
        '["stdin", 5]',
        '["resize", {"width": -1, "height": "x"}]',
        '["stdin", "q"]',
    ]
    assert asyncio.run(session(odd)) == [(80, 24), b"q"]


def test_a_session_ends_when_nobody_types():
    assert asyncio.run(session([], idle=0.05)) == "idle"


def test_there_are_only_so_many_sessions():
    server = serving.GuardedServer("true", Guard("127.0.0.1", 1), sessions=0)
    with pytest.raises(aiohttp.web.HTTPServiceUnavailable):
        asyncio.run(server.handle_websocket(None))


@pytest.mark.parametrize("port", ["0", "65536", "-1", "٣", "1e3", "99999999999999999999"])
def test_a_bad_port_is_a_sentence(port, capsys):
    from briefing.commands import main

    assert main(["serve", TALKS, f"--port={port}"]) == 2
    assert "65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_sentence(served, capsys):
    from briefing.commands import main

    guard, _ = served
    assert main(["serve", TALKS, "--port", str(guard.port)]) == 2
    assert f"Port {guard.port} cannot be used" in capsys.readouterr().err


@needs_browser
def test_a_real_browser_draws_the_article_and_takes_an_export(served, tmp_path):
    """The page's own policy lets it draw; the exported brief comes down to the browser and is written nowhere else."""
    guard, _ = served

    async def read():
        async with Browser() as page:
            await page.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
            await page.goto(guard.address)
            await page.wait_for("document.body && document.body.classList.contains('-first-byte')")
            assert await page.evaluate("location.href") == f"{guard.origin}/"
            assert await page.evaluate("document.cookie") == ""
            await page.wait_for("!!document.querySelector('textarea')")
            await page.evaluate("document.querySelector('textarea').focus()")
            await page.wait_for_received("People 8")
            await page.press_until_received("e", "Export the brief", told="The analysis is not there yet")
            await page.wait_for_received("Bottom line")
            await page.key("Enter", 13)
            async with asyncio.timeout(60):
                while not list(tmp_path.glob("*-brief.md")):
                    await asyncio.sleep(0.1)
            return [line for line in page.console if "Content Security Policy" in line]

    assert asyncio.run(read()) == []
    assert "## Who said what" in (tmp_path / "geneva-talks-brief.md").read_text(encoding="utf-8")
