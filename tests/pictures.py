"""Make the pictures of the README from the app itself: `python -m tests.pictures`."""

import asyncio

from tests.app.helpers import reading
from tests.conftest import ROOT, SEEDS

PICTURES = {"reader": ((120, 36), ["p", "j", "enter"]), "narrow": ((50, 20), ["z"])}


async def main():
    for name, (size, keys) in PICTURES.items():
        async with reading(SEEDS / "geneva-talks.txt", size) as (app, pilot, _):
            await pilot.press(*keys)
            await pilot.pause()
            (ROOT / ".pictures" / f"{name}.svg").write_text(app.export_screenshot(title="briefing"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
