"""Sentences that survive abbreviations, initials and quotation marks; words that keep their hyphens."""

import pytest
import spacy

from briefing.analysis.language.tokenizer import tokens
from briefing.analysis.language.words import Words, lines
from briefing.lexicon.lists import shipped

NLP = spacy.blank("en")


def words_of(text):
    return Words(tokens(NLP, text), text, lines(text), shipped())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Osei met Dr. Pell in St. Louis. They talked.", 2),
        ("The U.S. Senate voted. It was late.", 2),
        ("She lives in the U.S. The vote was close.", 2),
        ("John F. Harlan came on Nov. 28 at 6 p.m. and left.", 1),
        ("“Stop. Now,” he said. Nobody moved.", 3),
        ("“Why?” she asked. He left.", 2),
        ("It rose 3.5 percent to $2.1 million.", 1),
    ],
)
def test_sentences(text, count):
    assert len(words_of(text).sentences) == count


@pytest.mark.parametrize("word", ["Kendall-Taylor", "trans-Atlantic", "Jae-in", "30-year-old"])
def test_hyphenated_words_are_one(word):
    assert word in words_of(f"We met {word} there.").text


def test_every_word_stands_in_the_text():
    text = "“Kendall-Taylor’s plan,” Mr. O’Brien said—twice—“isn't new.”\n\nIt's $3.5m, a 12-year-old idea (again)."
    words = words_of(text)
    assert all(text[a:b] == t for a, b, t in zip(words.start, words.end, words.text, strict=True))
