"""What goes to a terminal holds no commands for it, and is still what it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.visible import json_shown, visible


@given(st.text())
def test_json_commands_no_terminal_and_says_the_same(text):
    shown = json_shown({"text": text})
    assert json.loads(shown) == {"text": text}
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in shown)


def test_a_clipboard_is_not_written_by_an_article():
    for command in ("\x1b]52;c;aGk=\x07", "\x9d52;c;aGk=\x9c"):
        assert visible(command).isprintable()
        assert not set(json_shown(command)) & set(command[0] + command[-1])
