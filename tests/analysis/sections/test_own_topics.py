"""The user's own topics name sections, one each, and a file that is wrong is named."""

import pytest

import briefing
from briefing.analysis.sections import own_topics as topics
from briefing.commands import main
from briefing.config import folder
from briefing.errors import ConfigError
from tests.conftest import SEEDS

TALKS = SEEDS / "geneva-talks.txt"
DESK = """
[[topic]]
name = "Enrichment file"
words = ["uranium", "centrifuges", "talks"]
places = ["Vienna", "Iran"]

[[topic]]
name = "Fisheries"
words = ["herring"]
"""


def desk(text):
    path = folder("config") / "topics.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_section_is_called_by_the_topic_it_is_about():
    before = [s.title for s in briefing.analyze(briefing.read(TALKS)).sections]
    desk(DESK)
    sections = briefing.analyze(briefing.read(TALKS)).sections
    assert [s.title for s in sections] == ["Enrichment file" if "Iran" in t else t for t in before]
    assert "your topic: “Iran”" in next(s for s in sections if s.title == "Enrichment file").named


def test_no_topic_names_two_sections():
    desk('[[topic]]\nname = "The talks"\nwords = ["talks", "meeting"]\npeople = ["Blinken", "Lavrov"]\n')
    titles = [s.title for s in briefing.analyze(briefing.read(TALKS)).sections]
    assert titles.count("The talks") == 1


def test_one_entry_in_passing_is_not_enough():
    desk('[[topic]]\nname = "Belarus"\nplaces = ["Belarus"]\n')
    assert "Belarus" not in [s.title for s in briefing.analyze(briefing.read(TALKS)).sections]


def test_entries_are_whole_words_and_capitals_only_themselves():
    assert topics.pattern("us").search("They told us.")
    assert not topics.pattern("US").search("They told us.")
    assert not topics.pattern("oil").search("The soil was wet.")
    assert topics.pattern("written responses").search("Written\nresponses followed.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[topic]]\nwords = ['a']\n", "no name"),
        ("[[topic]]\nname = 'A'\n", "no words, people or places"),
        ("[[topic]]\nname = 'A'\nwords = 'b'\n", "list of texts"),
        ("[[topic]]\nname = 'A'\nverbs = ['b']\n", "“verbs”"),
        ("name = 'A'\n", "[[topic]]"),
        ("[[topic]\n", "line 1"),
    ],
)
def test_what_is_wrong_is_said(text, says, capsys):
    path = desk(text)
    with pytest.raises(ConfigError, match=r"topics\.toml"):
        topics.load(path)
    assert main(["sections", str(TALKS)]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
