"""Keys at random, as fast as they can be typed, on mutants of the samples in windows of any size."""

import asyncio
from itertools import islice

import briefing
from briefing.app.base.keys import KEYS
from briefing.errors import BriefingError
from tests.app.helpers import calm, key_event, opened
from tests.benchmarks.hostile.mutants import mutant
from tests.conftest import SEEDS

NAMES = sorted({key for k in KEYS for key in k.keys.split(",")} - {"q", "ctrl+q", "ctrl+z", "o"})
PRESSED = [
    *NAMES,
    "ctrl+p",
    "ctrl+p",
    "1",
    "2",
    "3",
    "enter",
    "escape",
    "escape",
    "escape",
    "a",
    "space",
    "tab",
    "backspace",
    "up",
    "down",
]
SIZES = {(120, 40): 2, (80, 24): 3, (50, 20): 4, (20, 3): 2, (200, 60): 1}  # how often: each costs what it has to draw
BURSTS = (1, 6, 6, 12)  # keys that are typed before the screen has answered
MANY = 240  # keys of one opened app, which costs as much as some thirty of them


def parted(keys, chance):
    """Keys in bursts."""
    rest = iter(keys)
    while burst := list(islice(rest, chance.choice(BURSTS))):
        yield burst


def trial(path, bursts, size):
    async def typed():
        async with opened(path, size) as (app, pilot, screen):
            before = screen.desk.article.text
            for burst in bursts:
                for key in burst:
                    app._driver.send_message(key_event(key))
                await calm(pilot)
            return "" if app.reader.desk.article.text == before else "the article has changed"

    return asyncio.run(typed())


def is_article(path):
    try:
        return bool(briefing.read(path))
    except BriefingError:
        return False


def cases(chance, folder):
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    path = folder / "keys.txt"
    while True:
        text = mutant(chance.choice(texts), chance)
        keys, (size,) = chance.choices(PRESSED, k=MANY), chance.choices([*SIZES], [*SIZES.values()])
        bursts = list(parted(keys, chance))

        def one(text=text, bursts=bursts, size=size):
            path.write_bytes(text.encode("utf-8", "replace"))
            return trial(path, bursts, size) if is_article(path) else ""

        yield f"{size} {' '.join(keys)[:60]}", one
