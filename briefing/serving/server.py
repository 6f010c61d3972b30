"""The app in a browser, on textual-serve: its server behind the guard, with a page of ours that loads nothing from elsewhere.

Sessions are few and end when nobody types; every answer carries the guard's headers; what is refused is told in a line.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from contextlib import suppress
from importlib.resources import files
from typing import Any

from aiohttp import WSMsgType, web
from textual_serve.server import Server, to_int

from briefing.serving.guard import Guard
from briefing.visible import visible

SESSIONS = 4  # tabs at once; each is an app and an analysis process of about 200 MB
IDLE_SECONDS = 30 * 60.0
LONGEST_MESSAGE = 1 << 20  # bytes of one message of a browser; a paste of that size is longer than any article
SIZES = range(8, 49)  # pixels of the font


class GuardedServer(Server):
    """Serves one command to its owner; `serve()` returns when Ctrl+C ends it. Raises OSError when the port is taken."""

    def __init__(self, command: str, guard: Guard, *, sessions: int = SESSIONS, idle: float = IDLE_SECONDS) -> None:
        super().__init__(command, host=guard.host, port=guard.port, title="briefing", public_url=guard.origin)
        self.guard, self.most, self.idle = guard, sessions, idle
        self.open = 0
        self.page = files("briefing.serving") / "page"

    def serve(self, debug: bool = False) -> None:
        """As the parent, but the address is told once it can be asked, not before the port is taken."""
        loop = asyncio.new_event_loop()
        with suppress(NotImplementedError):  # a system without such signals
            for sent in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(sent, self.request_exit)
        web.run_app(self._make_app(), host=self.host, port=self.port, handle_signals=False, loop=loop, print=self.tell_address)

    # ------------------------------------------------------------------ what is answered
    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self.guarded])
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/ws", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.get("/page/{name}", self.handle_page),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_response_prepare.append(self.with_headers)
        return app

    @web.middleware
    async def guarded(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """403 for all but the owner; the token moves from the address into a cookie on the way in."""
        guard = self.guard
        socket, query = request.path == "/ws", request.query.get("token")
        why = guard.refusal(request.headers, cookie=request.cookies.get(guard.cookie), query=query, socket=socket)
        if why is not None:
            print(f"briefing: refused {visible(request.path[:80])}: {visible(why[:200])}", file=sys.stderr, flush=True)
            raise web.HTTPForbidden(
                text="This address is for the one who started briefing serve: open the one that it printed.\n"
            )
        if query is not None and not socket:
            answer = web.HTTPSeeOther("/")
            answer.set_cookie(guard.cookie, guard.token, httponly=True, samesite="Strict", path="/")
            return answer
        return await handler(request)

    async def with_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self.guard.headers())

    def tell_address(self, _: str) -> None:
        print(f"briefing: read at {self.guard.address}  (Ctrl+C ends)", file=sys.stderr, flush=True)

    def initialize_logging(self) -> None:
        """Nothing is logged but what is refused: the lines of a server are no reader's concern."""

    async def handle_index(self, request: web.Request) -> web.Response:  # type: ignore[override]
        size = to_int(request.query.get("fontsize", "16"), 16)
        page = (self.page / "index.html").read_text(encoding="utf-8")
        told = {"title": "briefing", "socket": f"ws://{self.guard.netloc}/ws", "size": str(size if size in SIZES else 16)}
        for name, value in told.items():
            page = page.replace("{{ " + name + " }}", value)
        return web.Response(text=page, content_type="text/html")

    async def handle_page(self, request: web.Request) -> web.Response:
        kinds = {"page.css": "text/css", "page.js": "text/javascript"}
        name = request.match_info["name"]
        if name not in kinds:
            raise web.HTTPNotFound
        return web.Response(text=(self.page / name).read_text(encoding="utf-8"), content_type=kinds[name])

    # ------------------------------------------------------------------ sessions
    async def handle_websocket(self, request: web.Request) -> web.StreamResponse:  # type: ignore[override]
        if self.open >= self.most:
            print("briefing: refused another session: there are enough", file=sys.stderr, flush=True)
            raise web.HTTPServiceUnavailable(text=f"There are {self.most} sessions already. Close one.\n")
        self.open += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self.open -= 1

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: Any) -> None:
        """Hand on what the browser says, until it closes or nobody has typed for long; what makes no sense is passed over."""
        loop = asyncio.get_running_loop()
        typed = loop.time()
        while (left := typed + self.idle - loop.time()) > 0:
            try:
                message = await websocket.receive(timeout=left)
            except TimeoutError:
                break
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                return
            kind, data = envelope(message.data if message.type == WSMsgType.TEXT else "")
            if kind == "stdin" and isinstance(data, str):
                typed = loop.time()
                await app_service.send_bytes(data.encode("utf-8", "replace"))
            elif kind == "resize" and isinstance(data, dict):
                await app_service.set_terminal_size(cells(data.get("width"), 80), cells(data.get("height"), 24))
            elif kind == "ping":
                await websocket.send_json(["pong", data])
            elif kind in ("blur", "focus"):
                await getattr(app_service, kind)()
        await websocket.close(message=b"nobody has typed for long")


def envelope(text: str) -> tuple[str, Any]:
    """(kind, data) of a message; ("", None) for what is none."""
    if len(text) > LONGEST_MESSAGE:
        return "", None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "", None
    if not isinstance(found, list) or not found or not isinstance(found[0], str):
        return "", None
    return found[0], found[1] if len(found) > 1 else None


def cells(value: Any, otherwise: int) -> int:
    """A size of a terminal that can be drawn."""
    return value if type(value) is int and 1 <= value <= 1000 else otherwise
