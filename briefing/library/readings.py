"""How an article was left, by its text; apart from the articles, for it is all that the screen asks of the library as it opens one."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from briefing.library.store import Store


def text_hash(text: str) -> str:
    """The same article is known by its text, whatever file it comes from."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Readings(Store):
    """What the reader left of each article."""

    def reading(self, sha: str) -> dict[str, Any] | None:
        row = self.one("SELECT state FROM readings WHERE sha = ?", (sha,))
        try:
            data = json.loads(row["state"]) if row else None
        except (ValueError, RecursionError):
            return None
        return data if isinstance(data, dict) else None
