"""Read long news articles: topic sections, the people, who said what, and a brief that is verbatim in the text.

    >>> import briefing
    >>> analysis = briefing.analyze(briefing.read("article.txt"))
    >>> print(briefing.markdown(analysis))

Everything is offline, deterministic and by rule. Names are loaded on first use, so importing this package is cheap.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_WHERE = {
    "read": "engine",
    "analyze": "engine",
    "condense": "brief.condensing",
    "markdown": "export.markdown",
    "Analysis": "model",
    "Article": "model",
    "Person": "model",
    "Quote": "model",
    "Section": "model",
    "BriefingError": "errors",
}
__all__ = ["__version__", *_WHERE]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"briefing.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
