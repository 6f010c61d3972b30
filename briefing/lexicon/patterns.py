"""Regular expressions that are compiled when they are first asked.

A reader or a rule brings a dozen, and most of them meet nothing in an article; to compile all of them would take longer than
to read it. A pattern of this module is used as one of `re`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class Pattern:
    """Stands for a compiled pattern, and takes over its methods when one of them is asked for."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


if TYPE_CHECKING:

    def pattern(text: str, flags: int = 0) -> re.Pattern[str]: ...

else:
    pattern = Pattern
