"""What the program tells of itself: `keys paths`."""

from __future__ import annotations

import argparse

from briefing.commands.command import Command
from briefing.commands.tables import show

KEY_COLUMNS = ["name", "keys", "what"]


def keys(options: argparse.Namespace) -> int:
    from briefing import config
    from briefing.app.base.keys import KEYS, keymap, of, sentence

    changed = keymap(config.load().keys)
    return show(KEY_COLUMNS, [[k.id, of(k.id, changed), sentence(k.what, changed)] for k in KEYS])


def paths(options: argparse.Namespace) -> int:
    from briefing import config

    rows = [
        ["settings", str(config.folder("config") / "config.toml")],
        ["topics", str(config.folder("config") / "topics.toml")],
        ["word lists", str(config.folder("config") / "lexicon")],
        ["data", str(config.folder("data"))],
        ["library", str(config.folder("data") / "library.sqlite3")],
        ["samples", str(config.shipped("seeds"))],
    ]
    return show(["what", "where"], rows)


COMMANDS = (
    Command("keys", "every key of the app, and its name for config.toml", keys),
    Command("paths", "where settings and word lists are", paths),
)
