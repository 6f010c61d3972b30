"""Who loads what: the command line and the app never wait for spaCy, the analysis knows nothing of the screen.

Who may import whom is said once, in the contracts of pyproject.toml; here is what no contract can see: what one import loads.
"""

import subprocess
import sys

import pytest

from briefing.commands.registry import FAMILIES


def loaded(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


OPENING = """
import argparse, os
import briefing.commands.reading as reading
from briefing.config import Settings
os.environ["TEXTUAL_DRIVER"] = ""
reading.run_app = lambda *_: 0
reading.open_app(None, argparse.Namespace(), Settings())
import briefing.app.reader.screen
"""
COMMANDLESS = """
import briefing.commands.reading as reading
reading.read = lambda options: 0
from briefing.commands import main
assert main(["seeds/geneva-talks.txt"]) == 0
"""
NUMBERED = """
import contextlib, io
from briefing.commands import main
with contextlib.redirect_stderr(io.StringIO()):
    assert main(["quotes"]) == 2
"""


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import briefing", {"spacy", "textual", "rich", "numpy"}),
        ("import briefing.commands; briefing.commands.main(['--version'])", {"spacy", "textual", "rich"}),
        ("import briefing.app.app", {"spacy", "briefing.analysis", "briefing.reading", "briefing.engine"}),
        (
            "import briefing.app.app",
            {"briefing.app.widgets.panes", "briefing.app.dialogs.ask", "regex", "briefing.brief.condensing"},
        ),
        (OPENING, {"spacy", "briefing.reading", "briefing.engine", "briefing.brief.levels"}),
        (OPENING, {"tomllib", "briefing.lexicon.lists", "calendar", "briefing.model.times", "sqlite3"}),
        (COMMANDLESS, {f"briefing.commands.{family}" for family in FAMILIES}),
        (NUMBERED, {f"briefing.commands.{family}" for family in FAMILIES if family not in ("results", "batch")} | {"spacy"}),
        ("import briefing.process.client", {"spacy", "textual", "briefing.engine"}),
        ("import briefing.analysis", {"spacy", "textual"}),
    ],
)
def test_what_an_import_does_not_load(code, absent):
    assert not absent & loaded(code)


def test_the_spacy_entry_point_loads_nothing_that_spacy_does_not():
    extra = loaded("import briefing.analysis.pipeline") - loaded("import spacy")
    assert {m for m in extra if not m.startswith("briefing")} <= {"__future__"}
