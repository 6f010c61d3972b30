"""Libraries with pages overwritten, cut, mixed up or turned into other versions; then every command that asks them."""

import shutil

import briefing
from briefing.library import store
from briefing.library.articles import Library
from tests.benchmarks.hostile.trial import run
from tests.conftest import SEEDS

COMMANDS = (
    ["list"],
    ["search", "dam"],
    ["doctor"],
    ["dump", "all.jsonl"],
    ["export", "@3"],
    ["quotes", "@1"],
    ["stories"],
    ["dossier", "Anna Holm"],
    ["watch", "add", "dam"],
    ["watch"],
    ["notes"],
    ["feeds"],
    ["compare", "@1", "@2"],
    ["add", str(SEEDS / "medical-study.txt")],
    ["list"],
)


def made(folder):
    whole = folder / "whole.sqlite3"
    if not whole.exists():
        with Library() as shelf:
            for k in range(12):
                shelf.save(
                    briefing.analyze(f"Report {k}. “It holds,” said Anna Holm, the mayor. " + f"The dam is {k} years old. " * 60),
                    "v",
                )
            shelf.do("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(store.path(), whole)
    return whole


def damage(data, chance):
    out = bytearray(data)
    kind = chance.choice(("pages", "bytes", "cut", "zero", "swap", "empty"))
    page = 4096
    if kind == "pages":
        at = chance.randrange(len(out) // page) * page
        out[at : at + page] = bytes([chance.randrange(256)]) * page
    elif kind == "bytes":
        for _ in range(chance.choice((1, 10, 500))):
            out[chance.randrange(len(out))] = chance.randrange(256)
    elif kind == "cut":
        del out[chance.randrange(len(out)) :]
    elif kind == "zero":
        out[:100] = bytes(100)
    elif kind == "swap":
        a, b = (chance.randrange(len(out) // page) * page for _ in range(2))
        out[a : a + page], out[b : b + page] = out[b : b + page], out[a : a + page]
    else:
        out.clear()
    return kind, bytes(out)


CHANGES = ("PRAGMA user_version = -5", "PRAGMA user_version = 77777", "DROP TABLE readings", "DROP TABLE words", "UPDATE texts SET data = x'78' WHERE article = 2",
           "UPDATE articles SET topics = '{}' WHERE id = 3", "UPDATE analyses SET data = x'00'", "UPDATE articles SET title = CAST(x'ff' AS TEXT) WHERE id = 1",
           "UPDATE articles SET words = 'many', star = 'x' WHERE id = 2", "ALTER TABLE articles DROP COLUMN share", "UPDATE heard SET said = '[5]'", "UPDATE story_of SET sketch = '[[1]]', day = 5",
           "UPDATE story_of SET story = 'x'", "DROP TABLE story_of", "DROP TABLE voices", "UPDATE voices SET articles = 'x', name = x'ff'",
           "UPDATE articles SET id = id + 9223372036854775000", "UPDATE articles SET added = 5, title = 7 WHERE id = 1")  # fmt: skip


def cases(chance, folder):
    whole = made(folder)

    def trial(change):
        for old in store.path().parent.glob("library*"):
            old.unlink()
        if isinstance(change, bytes):
            store.path().write_bytes(change)
        else:
            shutil.copy(whole, store.path())
            db = store.opened(store.path())  # knows the functions that its triggers call
            db.execute(change)
            db.commit()
            db.close()
        for command in COMMANDS:
            if wrong := run(*command):
                return f"{command[0]}: {wrong}"
        for aside in list(store.path().parent.glob("library-damaged-*.sqlite3"))[:1]:
            if wrong := run("doctor", "--recover", aside):
                return f"recover: {wrong}"
        return run("list")

    while True:
        if chance.random() < 0.3:
            change = chance.choice(CHANGES)
            yield change, lambda c=change: trial(c)
        else:
            kind, data = damage(whole.read_bytes(), chance)
            yield kind, lambda d=data: trial(d)
