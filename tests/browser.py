"""A real browser (Chromium), driven over its DevTools protocol: for what only a browser can tell of a page."""

import asyncio
import base64
import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed: apt-get install chromium")
PATIENCE = 60.0  # seconds for what a page is waited for
DEAF = 5.0  # seconds after which a key that nothing answered counts as lost; far longer than a dialog takes to open


class Browser:
    """One page: `goto`, `evaluate`, `wait_for`, `screenshot`, `pdf`; `console` holds what it and its scripts complained of,
    `received` what came over its websockets."""

    def __init__(self, width=1200, height=800):
        self.size = f"--window-size={width},{height}"
        self.console, self.received, self._answers, self._number = [], b"", {}, 0

    async def __aenter__(self):
        import aiohttp

        self._home = tempfile.mkdtemp()
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={self._home}"]
        self._process = await asyncio.create_subprocess_exec(
            PROGRAM, *flags, self.size, "about:blank", stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        told = Path(self._home) / "DevToolsActivePort"
        async with asyncio.timeout(PATIENCE):
            while not (told.exists() and told.read_text().count("\n")):
                await asyncio.sleep(0.05)
        port = told.read_text().split("\n")[0]
        self._session = aiohttp.ClientSession()
        async with self._session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            pages = [page for page in await answer.json() if page["type"] == "page"]
        self._socket = await self._session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0)
        self._hearing = asyncio.create_task(self._hear())
        for domain in ("Page", "Runtime", "Log", "Network"):
            await self.call(f"{domain}.enable")
        return self

    async def __aexit__(self, *_):
        self._hearing.cancel()
        await self._socket.close()
        await self._session.close()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    async def _hear(self):
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                answer = self._answers.pop(told["id"])
                if not answer.done():
                    answer.set_result(told)
            elif told["method"] == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                binary = frame["opcode"] == 2
                self.received += base64.b64decode(frame["payloadData"]) if binary else frame["payloadData"].encode()
            elif told["method"] == "Log.entryAdded" and told["params"]["entry"]["level"] == "error":
                self.console.append(told["params"]["entry"]["text"])
            elif told["method"] == "Runtime.exceptionThrown":
                self.console.append(told["params"]["exceptionDetails"]["exception"].get("description", ""))

    async def call(self, method, **params):
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        told = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in told, told
        return told["result"]

    async def goto(self, address):
        await self.call("Page.navigate", url=address)

    async def evaluate(self, script):
        """The value of an expression in the page."""
        told = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return told["result"].get("value")

    async def wait_for(self, script):
        """Until an expression is true."""
        async with asyncio.timeout(PATIENCE):
            while True:
                with contextlib.suppress(TimeoutError):  # what is asked while a page goes away is never answered
                    if await asyncio.wait_for(self.evaluate(script), 3):
                        return
                await asyncio.sleep(0.05)

    async def wait_for_received(self, text):
        """Until a websocket has brought a text."""
        async with asyncio.timeout(PATIENCE):
            while text.encode() not in self.received:
                await asyncio.sleep(0.05)

    async def press_until_received(self, key, text, *, told):
        """A key; again each time that something else is told for it, or nothing in a while: a busy page may lose a key, and the
        same words told twice may be drawn once."""
        async with asyncio.timeout(PATIENCE):
            while text.encode() not in self.received:
                times = self.received.count(told.encode())
                await self.press(key)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(DEAF):
                        while text.encode() not in self.received and self.received.count(told.encode()) == times:
                            await asyncio.sleep(0.05)

    async def press(self, text):
        for key in text:
            await self.call("Input.dispatchKeyEvent", type="char", text=key)

    async def key(self, name, code):
        text = {"text": "\r"} if name == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=name, code=name, windowsVirtualKeyCode=code, **text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=name, code=name, windowsVirtualKeyCode=code)

    async def screenshot(self, path):
        Path(path).write_bytes(base64.b64decode((await self.call("Page.captureScreenshot"))["data"]))

    async def pdf(self, path):
        Path(path).write_bytes(base64.b64decode((await self.call("Page.printToPDF"))["data"]))
