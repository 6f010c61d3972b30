"""By what an article was analysed: two machines with the same checksum give the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing import __version__, config

ROOMS = ("model", "reading", "lexicon", "analysis", "brief")
FILES = ("engine.py",)
LIBRARIES = ("spacy", "trafilatura", "pypdf")  # spaCy's tokenizer, and what finds the report in a page or a PDF


@cache
def rules() -> str:
    """The package's version and a checksum of all that results depend on: code, word lists, the user's own, libraries.

    By content and not by date, so that it is the same on every machine; once a process.
    """
    digest = sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {installed(library)}\n".encode())
    for name, path in files():
        digest.update(f"{name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return f"{__version__} {digest.hexdigest()[:16]}"


def installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "not there"


def files() -> Iterator[tuple[str, Path]]:
    package, own = Path(__file__).parent.parent, config.folder("config")
    for room in ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix in (".py", ".toml", ".txt"):
                yield path.relative_to(package).as_posix(), path
    yield from ((name, package / name) for name in FILES)
    for path in (own / "topics.toml", *sorted((own / "lexicon").glob("*.toml"))):
        if path.is_file():
            yield path.relative_to(own).as_posix(), path
