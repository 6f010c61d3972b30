"""Completions tried in the shells themselves, where they are installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.commands import main
from tests.conftest import SEEDS
from tests.terminal import Terminal

BASH = 'source c.bash; COMP_WORDS=({words}); COMP_CWORD={at}; _shtab_briefing; printf "%s\\n" "${{COMPREPLY[@]}}"'
ASKED = [
    (("quotes", "al"), "alpha.txt"),
    (("quotes", ""), "1"),
    (("show", ""), "1"),
    (("date", ""), "1"),
    (("tag", "1", "lo"), "local"),
    (("dossier", "Ter"), "Teresa Quillfeather"),
    (("--sample", "city"), "city-budget"),
    (("export", "--form"), "--format"),
    (("dump", "al"), "alpha.txt"),
]


@pytest.fixture
def place(tmp_path, monkeypatch, capsys):
    """A folder with a file in it, a library with an article in it, and the program on the path."""
    if not (Path(sys.executable).parent / "briefing").exists():
        pytest.skip("the program is not installed beside its interpreter")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    Path("alpha.txt").touch()
    main(["add", str(SEEDS / "city-budget.txt"), "--tag", "local"])
    for shell in ("bash", "zsh", "fish"):
        capsys.readouterr()
        main(["completion", shell])
        Path(f"c.{shell}").write_text(capsys.readouterr().out)
    return tmp_path


def needs(shell):
    return pytest.mark.skipif(not shutil.which(shell), reason=f"no {shell} here")


def said(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


@needs("bash")
@pytest.mark.parametrize(("words", "wanted"), ASKED)
def test_bash_offers(place, words, wanted):
    line = " ".join(f"'{w}'" for w in ("briefing", *words))
    offered = said("bash", "-c", BASH.format(words=line, at=len(words)))
    assert wanted.replace(" ", "\\ ") in offered


@needs("fish")
@pytest.mark.parametrize(("words", "wanted"), ASKED)
def test_fish_offers(place, words, wanted):
    offered = said("fish", "-c", f"source c.fish; complete -C 'briefing {' '.join(words)}'")
    assert wanted in [line.split("\t")[0] for line in offered]


@needs("zsh")
@pytest.mark.parametrize(
    ("typed", "wanted"), [("dossier Ter", "Quillfeather"), ("quotes al", "alpha.txt"), ("tag 1 lo", "local")]
)
def test_zsh_completes(place, typed, wanted):
    terminal = Terminal(shutil.which("zsh"), "-f", "-i")
    terminal.press("autoload -U compinit; compinit -u -D; source c.zsh; compdef _shtab_briefing briefing; PS1=; echo rea''dy\r")
    assert terminal.wait_for("ready")
    terminal.press(f"briefing {typed}\t")
    assert terminal.wait_for(wanted, 10)
    terminal.end()


@needs("bash")
def test_a_name_runs_nothing(place):
    from briefing.library.articles import Library

    with Library() as library:
        library.tag([1], ["$(touch ran)", "`touch ran`"])
    assert said("bash", "-c", BASH.format(words="briefing tag 1 ''", at=3))
    assert not Path("ran").exists()
