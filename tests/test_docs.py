"""README and help tell the truth: every command, option, key and setting is there, and what is there exists."""

import re
from dataclasses import fields

import pytest

from briefing import cli
from briefing.app.article_view import ArticleView
from briefing.app.reader_screen import ReaderScreen
from briefing.config import Settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = {"question_mark": "?", "slash": "/", "full_stop": ".", "comma": ",", "right_square_bracket": "]", "left_square_bracket": "[",
         "right_curly_bracket": "}", "left_curly_bracket": "{", "escape": "esc", "down": "↓", "up": "↑", "left": "←", "right": "→"}  # fmt: skip


def test_every_command_is_in_the_readme_and_the_help():
    for name in cli.COMMANDS:
        assert f"`briefing {name}" in README
        assert f"briefing {name}" in cli.EPILOG


def test_every_option_is_in_the_readme():
    for name, parser in cli.command_parser()._subparsers._group_actions[0].choices.items():
        for action in parser._actions:
            for option in action.option_strings:
                if option.startswith("--") and option not in ("--help", "--force", "--output"):
                    assert option in README, (name, option)


def test_every_command_has_an_example_or_needs_none():
    for name in ("export", "sections", "people", "quotes", "analyze"):
        assert "example" in cli.command_parser()._subparsers._group_actions[0].choices[name].epilog


@pytest.mark.parametrize("owner", [ReaderScreen, ArticleView])
def test_every_key_is_in_the_readme_and_on_the_help_page(owner):
    from briefing.app.screens import KEYS

    page = " ".join(key for _, group in KEYS for key, _ in group)
    for binding in owner.BINDINGS:
        for key in binding.key.split(",")[:1]:
            if key.isdigit():
                continue
            shown = SHOWN.get(key, key)
            assert f"`{shown}`" in README, key
            assert shown in page or shown in ("shift+tab",), key


def test_every_setting_is_in_the_readme():
    for field in fields(Settings):
        assert f"`{field.name}`" in README


def test_the_two_commands_are_the_ones_that_ci_runs():
    test = re.findall(r"^python3 -m venv .*$", README, re.M)[1]
    script = (ROOT / ".ci" / "run").read_text()
    venv, install, run = test.split(" && ")
    assert f"{venv} && {install}" in script
    assert run in script


def test_rules_have_a_reason():
    from briefing.config import reasons

    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "briefing").rglob("*.py"))
    for part in ("people", "quotes", "sections"):
        for rule in reasons()[part]:
            assert f'"{rule}"' in code, rule
