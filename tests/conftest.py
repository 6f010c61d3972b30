"""Shared fixtures: nothing of the user's is read or written, and the first example may pay for importing spaCy."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from briefing import library

settings.register_profile("briefing", deadline=None)
settings.load_profile("briefing")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    os.chdir(tmp_path)
    library.problem()  # what an earlier test met is not this one's


@pytest.fixture
def article(tmp_path):
    """Write a text to a file and return its path."""

    def write(text, name="article.txt", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return str(path)

    return write
