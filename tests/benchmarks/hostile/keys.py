"""Keys at random, as fast as they can be typed, on mutants of the samples in windows of any size."""

import asyncio

import briefing
from briefing.app.base.keys import KEYS
from briefing.errors import BriefingError
from tests.app.helpers import calm, key_event, opened
from tests.benchmarks.hostile.mutants import mutant
from tests.conftest import SEEDS

NAMES = sorted({key for k in KEYS for key in k.keys.split(",")} - {"q", "ctrl+q", "ctrl+z", "o", "t"})
PRESSED = [*NAMES, "1", "2", "3", "enter", "escape", "escape", "escape", "a", "space", "tab", "backspace", "up", "down"]
SIZES = ((120, 40), (80, 24), (50, 20), (20, 3), (200, 60))
BURST, MANY = 6, 120


def trial(path, keys, size):
    async def typed():
        async with opened(path, size) as (app, pilot, screen):
            before = screen.desk.article.text
            for k in range(0, len(keys), BURST):
                for key in keys[k : k + BURST]:
                    app._driver.send_message(key_event(key))
                await calm(pilot)
            return "" if app.reader.desk.article.text == before else "the article has changed"

    return asyncio.run(typed())


def cases(chance, folder):
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    path = folder / "keys.txt"
    while True:
        text = mutant(chance.choice(texts), chance)
        keys, size = chance.choices(PRESSED, k=MANY), chance.choice(SIZES)

        def one(text=text, keys=keys, size=size):
            path.write_bytes(text.encode("utf-8", "replace"))
            try:
                briefing.read(path)
            except BriefingError:
                return ""
            return trial(path, keys, size)

        yield f"{size} {' '.join(keys)[:60]}", one
