"""A bracketed paste (xterm's mode 2004) as long as an article may be: what is pasted beyond is passed over, and one whose end never
comes is ended by Escape, Ctrl+C or Ctrl+Q. Textual itself collects until the end, and hears no key before it.
"""

from __future__ import annotations

BEGIN, END = "\x1b[200~", "\x1b[201~"
LONGEST_PASTE = 1_000_000  # characters; a long novel has 800,000
KEYS_THAT_END = frozenset(("\x1b", "\x03", "\x11"))
"""Alone in one reading from the terminal: typed, for terminals paste no control characters"""

PASSED_OVER = "\x1b[G"
"""Stands for a piece that is passed over: a key that Textual knows and ignores, for an empty piece ends its reading"""


class Pasting:
    """What the terminal sends, a piece at a time."""

    def __init__(self) -> None:
        self.inside = False
        self._count = 0
        self._before = ""  # the last characters, for marks that come in two pieces

    def bounded(self, text: str) -> str:
        """The next piece, without what is too much of a paste."""
        if self.inside and text in KEYS_THAT_END:
            self.inside, self._before = False, ""
            return text if self._count > LONGEST_PASTE else END + text
        out = ""
        nothing = PASSED_OVER if text else ""
        while text:
            mark = END if self.inside else BEGIN
            joined = self._before + text
            at = joined.find(mark)
            stop = len(text) if at < 0 else at + len(mark) - len(self._before)
            out += self._kept(text[:stop])
            text, self._before = text[stop:], joined[-len(mark) + 1 :] if at < 0 else ""
            if at >= 0:
                self.inside, self._count = not self.inside, 0
        return out or nothing

    def _kept(self, piece: str) -> str:
        """What is still heard of a piece that lies wholly inside a paste, or outside; at the limit the paste ends."""
        if not self.inside or self._count > LONGEST_PASTE:
            return piece if not self.inside else ""
        room = LONGEST_PASTE - self._count
        self._count += len(piece)
        return piece if len(piece) <= room else piece[:room] + END
