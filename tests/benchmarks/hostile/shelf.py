"""Keys at random in the library, the articles that open from it, and back, as fast as they can be typed."""

import asyncio
import shutil
from itertools import chain

import briefing
from briefing.app.base.keys import KEYS
from briefing.library import store
from briefing.library.articles import Library
from tests.app.helpers import calm, key_event, press, reading
from tests.benchmarks.hostile.keys import SIZES, parted
from tests.conftest import SEEDS

NAMES = sorted({key for k in KEYS for key in k.keys.split(",")} - {"ctrl+q", "ctrl+z", "o"})
OF_THE_SHELF = sorted({key for k in KEYS if k.place == "shelf" for key in k.keys.split(",")} - {"q"})
PRESSED = [*NAMES, *OF_THE_SHELF * 3, *["enter", "down", "up", "backspace", "h", "m"] * 4]
MANY = 120


def whole(folder):
    """A library with the samples, one of them twice."""
    path = folder / "whole.sqlite3"
    if not path.exists():
        with Library() as shelf:
            for seed in sorted(SEEDS.glob("*.txt")):
                shelf.save(briefing.analyze(briefing.read(seed)), "v")
            text = (SEEDS / "geneva-talks.txt").read_text(encoding="utf-8")
            shelf.save(briefing.analyze(text.replace("Ukraine", "Moldova", 2)), "v")
            shelf.do("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(store.path(), path)
    return path


async def typed(bursts, size):
    async with reading(None, size) as (app, pilot, _):
        await press(pilot, "l")
        for burst in bursts:
            for key in burst:
                app._driver.send_message(key_event(key))
            await calm(pilot)
            if app._exit:
                return


def trial(bursts, size):
    """Opens the app again where a key has led out of it."""
    rest = iter(bursts)
    for first in rest:
        asyncio.run(typed(chain([first], rest), size))
    with Library() as shelf:
        return "" if shelf.one("PRAGMA integrity_check")[0] == "ok" else "the library is damaged"


def cases(chance, folder):
    path = whole(folder)
    while True:
        keys, (size,) = chance.choices(PRESSED, k=MANY), chance.choices([*SIZES], [*SIZES.values()])
        bursts = list(parted(keys, chance))

        def one(bursts=bursts, size=size):
            for old in store.path().parent.glob("library*"):
                old.unlink()
            shutil.copy(path, store.path())
            return trial(bursts, size)

        yield f"{size} {' '.join(keys)[:60]}", one
