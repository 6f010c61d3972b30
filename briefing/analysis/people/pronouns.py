"""What a pronoun after a name tells: that it is a person's, and the sex."""

from __future__ import annotations

from briefing.analysis.language.words import Words
from briefing.analysis.people.names import NameRun

PRONOUN_SEX = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
REACH = 12  # words after the name


def pronoun_after(run: NameRun, words: Words) -> str | None:
    """ "Benn said she would": the sex of the first pronoun of the sentence, when nobody else is named before it."""
    stop = min(words.sentences[words.sentence[run.first]][1], run.last + REACH)
    for i in range(run.last, stop):
        if words.cap[i] or words.quoted[i] != words.quoted[run.first]:
            return None
        if sex := PRONOUN_SEX.get(words.low[i]):
            return sex
    return None
