"""Make the pictures of the README from the app itself: `python -m tests.pictures`."""

import asyncio
import os
import tempfile

import briefing
from briefing.library.articles import Library
from tests.app.helpers import opened, reading
from tests.conftest import ROOT, SEEDS

PICTURES = {
    "reader": ((120, 36), ["p", "j", "enter", "n"]),
    "correct": ((100, 30), ["u", "j", "j", "c", "1", "s"]),
    "narrow": ((50, 20), ["z"]),
}
LIBRARY = ((100, 26), ["l"])


async def main():
    for name, (size, keys) in PICTURES.items():
        async with opened(SEEDS / "geneva-talks.txt", size, theme="textual-dark") as (app, pilot, _):
            await pilot.press(*keys)
            await pilot.pause()
            (ROOT / ".pictures" / f"{name}.svg").write_text(app.export_screenshot(title="briefing"), encoding="utf-8")
    with Library() as library:
        for path in sorted(SEEDS.glob("*.txt")):
            number = library.save(briefing.analyze(briefing.read(path)), "v")
            library.tag([number], [path.stem.split("-")[0]])
        library.set_star([2], True)
    size, keys = LIBRARY
    async with reading(None, size, theme="textual-dark") as (app, pilot, _):
        await pilot.press(*keys)
        await pilot.pause(0.5)
        (ROOT / ".pictures" / "library.svg").write_text(app.export_screenshot(title="briefing"), encoding="utf-8")


if __name__ == "__main__":
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    asyncio.run(main())
