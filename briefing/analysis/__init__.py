"""Article in, Analysis out; spaCy lives here and nowhere else. Names are loaded on first use (`analyzing.py`)."""

from typing import Any

__all__ = ["Findings", "analyze", "cut_sections", "find_voices", "finish", "prepare"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from briefing.analysis import analyzing

        return getattr(analyzing, name)
    raise AttributeError(f"module 'briefing.analysis' has no attribute {name!r}")
