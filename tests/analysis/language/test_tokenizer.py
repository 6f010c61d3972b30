"""Words that are remembered are the words that spaCy finds, whatever was asked before and however long a stretch is."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.language.tokenizer import EnglishTokens, blank, english, tokens

WORDS = st.sampled_from(["can't", "''", "'Cause", "p.m.", "U.S.", "“So", "said”he", "…", "x" * 300, "a\u2003b", "(6'2\")", "’em"])


@given(st.lists(WORDS, max_size=8))
def test_offsets_are_true_and_nothing_is_lost(words):
    text = "  ".join(words)
    found = list(english(text))
    assert all(text[at : at + len(token)] == token for at, token in found)
    assert "".join(token for _, token in found) == "".join(text.split())


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_what_was_asked_before_changes_nothing(words, before):
    asked = EnglishTokens()
    list(asked(" ".join(before)))
    assert list(asked(" ".join(words))) == list(EnglishTokens()(" ".join(words)))


def test_remembered_words_are_those_of_the_pipeline():
    text = "“I can't,” said Dr. O'Neil-Ray at 6 p.m.; the U.S. won't pay $3.5m.\n\nNobody’d asked."
    assert list(english(text)) == [pair for pair in tokens(blank(), text) if not pair[1].isspace()]
