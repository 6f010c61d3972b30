"""Word lists are data: the user's own files add to them, and a malformed one is named with its line."""

import pytest

import briefing
from briefing.errors import LexiconError
from briefing.lexicon.lists import inflect, load


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("add", ("add", "adds", "added", "adding")),
        ("argue", ("argue", "argues", "argued", "arguing")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("say: says said saying", ("say", "says", "said", "saying")),
        ("deny", ("deny", "denies", "denied", "denying")),
    ],
)
def test_verbs_are_inflected(entry, forms):
    assert inflect(entry)[:4] == forms


def test_the_users_words_count(tmp_path, monkeypatch):
    from briefing.lexicon import lists as lexicon

    text = "“We will be there at noon,” Anna Holm spake."
    before = briefing.analyze(text).quotes[0].rule
    folder = tmp_path / "home" / "config" / "lexicon"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('speech = "speak: speaks spake speaking"\n')
    lexicon.shipped.cache_clear()
    after = briefing.analyze(text).quotes[0]
    assert before != "cue-after"
    assert (after.rule, after.speaker.name) == ("cue-after", "Anna Holm")


def test_a_malformed_list_is_named_with_its_line(tmp_path):
    (tmp_path / "mine.toml").write_text('roles = "chief\n')
    with pytest.raises(LexiconError, match=r"mine\.toml.*line 1"):
        load(user_folder=tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("roles = 3", "roles"),
        ('[roles]\nchief = "x"', 'roles” must be a text: roles = "one, two"'),
        ('demonyms = "larkhavener"', r"demonyms” must be a table: \[demonyms\]"),
        ("[demonyms]\nlarkhavener = 3", "every entry of"),
        ("roles = " + "[" * 5000, "cannot be read"),
    ],
)
def test_a_list_of_the_wrong_kind_is_named(tmp_path, text, told):
    (tmp_path / "mine.toml").write_text(text + "\n")
    with pytest.raises(LexiconError, match=told):
        load(user_folder=tmp_path)
