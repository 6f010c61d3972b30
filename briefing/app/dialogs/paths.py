"""Completion of file paths while typing."""

from __future__ import annotations

import os
from pathlib import Path

from textual.suggester import Suggester

from briefing.sources import is_folder, typed_path


class PathSuggester(Suggester):
    """Suggests the first file or folder that begins with what is typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        folder, _, begin = value.rpartition("/")
        try:
            names = sorted(os.listdir(typed_path(folder + "/") if folder or value.startswith("/") else Path(".")))
        except (OSError, ValueError):
            return None
        for name in names:
            if begin and name.startswith(begin) and not (name.startswith(".") and not begin.startswith(".")):
                whole = f"{folder}/{name}" if folder or value.startswith("/") else name
                return whole + "/" if is_folder(typed_path(whole)) else whole
        return None
