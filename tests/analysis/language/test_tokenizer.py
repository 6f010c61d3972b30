"""Words that are remembered are the words that spaCy finds, whatever was asked before and however long a stretch is."""

import spacy
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.language.tokenizer import EnglishTokens, blank, english, tokens
from briefing.lexicon.lists import shipped

SPACY = spacy.blank("en")

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


def same_as_spacy(words):
    text = " ".join(words)
    return list(EnglishTokens()(text)) == [pair for pair in tokens(SPACY, text) if not pair[1].isspace()]


@given(st.lists(st.from_regex(r"[^\W\d_]{1,12}(?:n't|[,.;'’-]?)", fullmatch=True), max_size=8))
def test_words_that_spacy_is_not_asked_about_are_cut_as_it_cuts_them(words):
    assert same_as_spacy(words)


CORES = st.sampled_from(
    [
        "Mr",
        "etc",
        "it",
        "may",
        "8",
        "0.0",
        "don't",
        "U.S",
        "I",
        "im",
        "UN",
        "x",
        "D-Fla",
        "well-known",
        "naïve",
        "café",
        "1,000",
        "v.v",
    ]
)
MARKS = st.text(",;:!?.”\"')’", max_size=3)


@given(st.lists(st.tuples(st.text('“"(‘', max_size=2), CORES, st.sampled_from(["", "'s", "’s"]), MARKS).map("".join), max_size=8))
def test_words_between_marks_are_cut_as_spacy_cuts_them(words):
    assert same_as_spacy(words)


def test_all_listed_words_are_cut_as_spacy_cuts_them():
    listed = sorted(word for word in [*shipped().words, *SPACY.tokenizer.rules] if len(word.split()) == 1)[::7]
    assert same_as_spacy(listed)
    assert same_as_spacy(f"{word.capitalize()}," for word in listed)
