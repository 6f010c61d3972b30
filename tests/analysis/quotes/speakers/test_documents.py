"""Documents that speak: the body or person whose they are, told beside them or in a sentence before."""

from __future__ import annotations

import pytest

from briefing import analyze

MEANT = [
    ("A study last year by the Open Ear Collective praised nobody. “It leaks,” the study said.", "Open Ear Collective"),
    ("The affidavit was filed on Friday by the Rivers Agency. It states that the mayor “knew of it”.", "Rivers Agency"),
    ("A study of 900 dams published on Monday by the Rivers Agency praised nobody. “It leaks,” the study said.", "Rivers Agency"),
    ("The affidavit was filed by the Rivers Agency’s inspector Anna Holm. “It leaks,” it states.", "Rivers Agency"),
    ("The bridge is rusting, the Roads Institute has said in a report. “It leaks,” the report said.", "Roads Institute"),
    ("The Elm Street Association has sued the city. The lawsuit calls the plan “a monument to haste”.", "Elm Street Association"),
    ("Anna Holm, a nurse, sued the hospital. “It leaks,” the complaint says.", "Anna Holm"),
    ("The Larch Gazette reported in May that the mayor kept a lion. “It leaks,” the article said.", "Larch Gazette"),
    ("The Larch Gazette on Monday reported that the mayor kept a lion. “It leaks,” the piece said.", "Larch Gazette"),
    ("A man was found on Monday. “It leaks,” a police statement said.", "police"),
    ("The works of Harbor Foods were shut. “It leaks,” a company statement said.", "Harbor Foods"),
    ("A bishop wrote to the Daily Courier. “It leaks,” the paper said.", "Daily Courier"),
    ("The Kelby Argus newspaper is angry. “It leaks,” the editorial read.", "Kelby Argus"),
    ("The title of Dan Rosen’s article in Haboker tells the story. “It leaks,” the article said.", "Dan Rosen"),
    ("“It leaks,” Anna Holm wrote in the affidavit. It continued: “Nobody saw it.”", "Anna Holm"),
    (
        "Anna Holm was to come, but on Thursday the Dam League of Larch announced she was ill.\n“It leaks,” the release said.",
        "Dam League of Larch",
    ),
    ("A study co-authored by Anna Holm, a professor, praised nobody. “It leaks,” the study said.", "Anna Holm"),
]
LEFT_OPEN = [
    ("A study of attacks by gunmen praised nobody. “It leaks,” the study said.", "the study"),
    (
        "A cook sued the Larch Hotel Company, and the Larch Hotel Company sued Anna Holm. “It leaks,” the lawsuit says.",
        "the lawsuit",
    ),
    ("Anna Holm said nothing. “It leaks,” the study said.", "the study"),
    ("The mayor was sued by the Elm Street Association. “It leaks,” the report said.", "the report"),
    ("“It leaks,” Anna Holm said in court. It rained all day. It said: “Nobody saw it.”", "It"),
    (
        "The Larch Gazette reported on Monday that a leaked report had blamed the mayor. “It leaks,” the report said.",
        "the report",
    ),
    ("A report came out. The Rivers Ministry said it would study the report. “It leaks,” the report said.", "the report"),
    ("Anna Holm received an email on Friday. She said she wept. “It leaks,” the email said.", "the email"),
    ("Harbor Foods met Calder Foods. “It leaks,” a company statement said.", "a company statement"),
]


@pytest.mark.parametrize(("text", "name"), MEANT, ids=[text for text, _ in MEANT])
def test_who_made_a_document_speaks_in_it(text: str, name: str) -> None:
    assert analyze(text).quotes[-1].said_by == name


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN, ids=[text for text, _ in LEFT_OPEN])
def test_a_document_of_nobody_who_is_told_keeps_its_words(text: str, words: str) -> None:
    assert analyze(text).quotes[-1].said_by == words
