"""README and help tell the truth: every command, option, key and setting is there, and what is there exists."""

import re
from dataclasses import fields
from importlib import import_module

import pytest

from briefing.app.base.keys import KEYS, shown
from briefing.commands import main
from briefing.commands.registry import COMMANDS, FAMILIES, command_parser, overview
from briefing.config import Settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_the_help():
    for name in COMMANDS:
        assert f"`briefing {name}" in README
        assert f"briefing {name}" in overview()


def test_every_command_is_where_the_registry_looks_for_it():
    for family, names in FAMILIES.items():
        assert tuple(command.name for command in import_module(f"briefing.commands.{family}").COMMANDS) == names


def test_every_option_is_in_the_readme():
    for command in COMMANDS.values():
        for option in command.options:
            for name in option.names:
                if name.startswith("--") and name not in ("--force", "--output"):
                    assert name in README, (command.name, name)


def test_every_command_has_an_example_or_needs_none():
    for command in COMMANDS.values():
        assert command.example.startswith(command.name) or command.name in ("keys", "paths")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_is_in_the_readme(key):
    for name in key.keys.split(",")[:1]:
        assert f"`{shown(name)}`" in README, name


def test_every_name_of_a_key_is_one():
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_every_setting_is_in_the_readme():
    for field in fields(Settings):
        assert re.search(rf"^(?:{field.name} = |\[{field.name}\])", README, re.M), field.name


def test_the_two_commands_are_the_ones_that_ci_runs():
    test = re.findall(r"^python3 -m venv .*$", README, re.M)[1]
    script = (ROOT / ".ci" / "run").read_text()
    venv, install, run = test.split(" && ")
    assert f"{venv} && {install}" in script
    assert run in script


def test_rules_have_a_reason():
    from briefing.lexicon.lists import reasons

    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "briefing").rglob("*.py"))
    for part in ("people", "quotes", "sections"):
        for rule in reasons()[part]:
            assert f'"{rule}"' in code, rule


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_every_command(shell, capsys):
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in ("dossier", "refresh", "--same-as", "footnote"))


def test_the_man_page_has_every_command_and_option_and_no_broken_line(capsys):
    assert main(["man"]) == 0
    page = capsys.readouterr().out
    for name, parser in command_parser()._subparsers._group_actions[0].choices.items():
        assert f".SS briefing {name}" in page
        for action in parser._actions:
            for option in action.option_strings:
                assert option.replace("-", "\\-") in page, (name, option)
    requests = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".br"}
