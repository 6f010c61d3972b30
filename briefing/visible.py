"""Control characters as symbols: nothing of an article or a file name ever reaches the terminal as a command.

The one place that decides it, for the screen, the command line and the messages.
"""

from __future__ import annotations

import json
import re
from typing import Any

COMMANDS = re.compile(r"[\x7f-\x9f]")
"""What JSON lets stand as it is and a terminal may obey (ISO 6429)"""
JOINERS = frozenset("\u200b\u200c\u200d\u2060")
UNSEEN = frozenset("\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def visible(text: str, *, keep: str = "") -> str:
    """The text with every control character as a symbol of one cell, direction marks left out, `keep` as it is."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in JOINERS or c in keep else symbol(c) for c in text)


def symbol(c: str) -> str:
    if c < " ":
        return chr(0x2400 + ord(c))
    if c in UNSEEN:
        return ""
    return " " if c.isspace() else "\N{REPLACEMENT CHARACTER}"


def json_shown(value: Any, *, indent: int | None = None) -> str:
    """JSON in its own letters that no terminal takes for commands."""
    return COMMANDS.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))
