"""What reading one file may cost, counted in one place: a file that unpacks, nests or repeats without an end is refused."""

from __future__ import annotations

import time

from briefing.errors import ReadError

CHARACTERS = 64_000_000  # after decompression: a million-word book with all its mark-up is a tenth of it
PARTS = 1_500_000  # elements, records, members: a Word file of 10 MB has about 200,000
SECONDS = 8.0  # of work, whatever else the machine does; only files that are made to be slow come near


class Budget:
    """A running account of characters, parts and seconds; whoever opens something for a file draws on the same one."""

    def __init__(self, characters: int = CHARACTERS, parts: int = PARTS, seconds: float = SECONDS) -> None:
        self._characters, self._parts = characters, parts
        self._until = time.thread_time() + seconds

    def spend(self, characters: int = 0, parts: int = 0) -> None:
        """Raises ReadError once anything is used up."""
        self._characters -= characters
        self._parts -= parts
        if self._characters < 0:
            raise ReadError(f"It holds more than {CHARACTERS // 1_000_000} MB when it is unpacked. Split it first.")
        if self._parts < 0:
            raise ReadError("It has too many parts for one article. Split it first.")
        if time.thread_time() > self._until:
            raise ReadError(f"It takes longer than {SECONDS:.0f} seconds to read. Split it, or save it as plain text.")

    @property
    def characters(self) -> int:
        """How many are left."""
        return self._characters
