"""The doctor tries what it calls good."""

import importlib.util
import sys

import pytest

from briefing.commands import main
from briefing.commands.doctor import state, state_of


def test_an_extra_that_works_is_good():
    assert state_of("web") == (True, "works")
    assert state_of("pdf") == (True, "works")


@pytest.mark.parametrize("module", ["trafilatura", "lxml_html_clean", "httpx"])
def test_an_extra_that_is_there_and_cannot_be_imported_is_told(module, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, module, None)  # what Python does with a module whose import fails
    fine, told = state_of("web")
    assert not fine
    assert told.startswith("installed, but it fails")
    assert "briefing-reader[web]" in told
    assert main(["doctor"]) == 1
    assert "extra web" in capsys.readouterr().out


def test_an_extra_that_runs_and_finds_nothing_is_told(monkeypatch):
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: None)
    assert state_of("web")[0] is False


def test_an_extra_of_which_only_a_dependency_of_something_else_is_there_is_absent(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda m: None if m in ("trafilatura", "lxml_html_clean") else find(m))
    fine, told = state_of("web")
    assert not fine
    assert state("extra web", fine, told) == "absent"
