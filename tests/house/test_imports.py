"""Who loads what: the command line and the app never wait for spaCy, the analysis knows nothing of the screen."""

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

GROUND = {"model", "errors", "visible", "sources", "times"}
ALLOWED = {
    "model": set(),
    "errors": set(),
    "visible": set(),
    "sources": set(),
    "times": set(),
    "config": {"errors", "model"},
    "records": {"model"},
    "lexicon": {"errors", "config"},
    "reading": GROUND | {"config", "lexicon", "records"},
    "analysis": {"model", "errors", "times", "lexicon"},
    "corrections": {"model"},
    "comparing": {"model", "times", "lexicon"},
    "brief": {"model", "errors", "config", "times", "lexicon", "comparing"},
    "library": GROUND | {"config", "lexicon", "records", "corrections", "comparing"},
    "export": GROUND | {"config", "lexicon", "brief", "comparing", "library"},
    "process": {"model", "errors"},
    "app": GROUND | {"config", "lexicon", "process", "library", "brief", "comparing", "export", "corrections"},
}


def loaded(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


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
        ("import briefing.process.client", {"spacy", "textual", "briefing.engine"}),
        ("import briefing.analysis", {"spacy", "textual"}),
    ],
)
def test_what_an_import_does_not_load(code, absent):
    assert not absent & loaded(code)


def test_the_spacy_entry_point_loads_nothing_that_spacy_does_not():
    extra = loaded("import briefing.analysis.pipeline") - loaded("import spacy")
    assert {m for m in extra if not m.startswith("briefing")} <= {"__future__"}


def top_level_imports(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "briefing":
                yield from (alias.name for alias in node.names)
            elif node.module.startswith("briefing."):
                yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("briefing."))


@pytest.mark.parametrize("part", ALLOWED)
def test_a_part_imports_only_what_it_may(part):
    path = ROOT / "briefing" / part
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
    assert files
    for file in files:
        assert set(top_level_imports(file)) <= ALLOWED[part] | {part}, file.name
