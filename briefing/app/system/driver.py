"""The terminal as Textual reads it, but for bytes that are no UTF-8, which are passed over where they would end the reading of
keys, and for pastes without an end.

Only those bytes: a key that is read in one piece with them is heard. Textual's drivers make their decoder by
the name `getincrementaldecoder` of their module; that name gives one that passes over what it cannot decode.
"""

from __future__ import annotations

import codecs
import sys
from typing import Any

from textual.driver import Driver

from briefing.app.system.pasting import Pasting


def forgiving(driver: type[Driver]) -> type[Driver]:
    """The same driver; should a Textual to come decode elsewhere, reading at least begins again behind such bytes."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        vars(module)["getincrementaldecoder"] = _passing_over

    class Forgiving(driver):  # type: ignore[valid-type, misc]
        def run_input_thread(self) -> None:
            while True:
                try:
                    return super().run_input_thread()
                except UnicodeDecodeError:
                    continue

    return Forgiving


def _passing_over(encoding: str) -> Any:
    """A maker of decoders that leave out what is no text, and what is too much of a paste."""
    decoder = codecs.getincrementaldecoder(encoding)

    class Bounded(decoder):  # type: ignore[valid-type, misc]
        def __init__(self) -> None:
            super().__init__(errors="ignore")
            self._pasting = Pasting()

        def decode(self, data: bytes, final: bool = False) -> str:
            return self._pasting.bounded(super().decode(data, final))

    return Bounded
