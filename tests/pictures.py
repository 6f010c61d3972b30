"""Make the pictures of the README from the app itself: `python -m tests.pictures`."""

import asyncio
import os
import tempfile

from tests.app.helpers import opened
from tests.conftest import ROOT, SEEDS

PICTURES = {
    "reader": ((120, 36), ["p", "j", "enter", "n"]),
    "correct": ((100, 30), ["u", "j", "j", "c", "1", "s"]),
    "narrow": ((50, 20), ["z"]),
}


async def main():
    for name, (size, keys) in PICTURES.items():
        async with opened(SEEDS / "geneva-talks.txt", size, theme="textual-dark") as (app, pilot, _):
            await pilot.press(*keys)
            await pilot.pause()
            (ROOT / ".pictures" / f"{name}.svg").write_text(app.export_screenshot(title="briefing"), encoding="utf-8")


if __name__ == "__main__":
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    asyncio.run(main())
