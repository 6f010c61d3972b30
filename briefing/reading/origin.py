"""What is known of some bytes beside themselves; it travels from the door to whichever reader opens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.model import Article
from briefing.reading.bounded.budget import Budget
from briefing.reading.text.plain import assemble

Piece = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Origin:
    """`name` is what the bytes are called, `encoding` what the user asks for, `charset` what the server or a wrapping says,
    `url` the address they came from, `notes` what was done so far; `budget` is shared by all that is opened in them.
    """

    name: str
    id: str = "article"
    sha256: str = ""
    encoding: str | None = None
    charset: str | None = None
    url: str = ""
    notes: tuple[str, ...] = ()
    budget: Budget = field(default_factory=Budget, compare=False)

    def noted(self, *notes: str) -> Origin:
        """The same with more notes; those that are empty are left out."""
        return replace(self, notes=(*self.notes, *(note for note in notes if note)))

    def article(self, pieces: Sequence[Piece], **told: Any) -> Article:
        """An Article of paragraphs (text, kind or None), with what is told of it: title, byline, published, url, language."""
        told.setdefault("url", self.url)
        return assemble(pieces, id=self.id, source=self.name, notes=self.notes, sha256=self.sha256, **told)
