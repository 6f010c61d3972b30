"""Settings: a wrong one is a sentence."""

import pytest

from briefing import config
from briefing.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("measure = 300", "from 40 to 120"),
        ("level = 'all'", "one of"),
        ("mouse = 1", "true or false"),
        ("fnord = 1", "not a setting"),
        ("keys = 1", "a table"),
        ("= 1", "cannot be used"),
        ("theme = " + "[" * 5000, "cannot be used"),
    ],
)
def test_a_wrong_setting_is_a_sentence(tmp_path, text, words):
    (tmp_path / "home" / "config").mkdir(parents=True)
    (tmp_path / "home" / "config" / "config.toml").write_text(text)
    with pytest.raises(ConfigError, match=words):
        config.load()
