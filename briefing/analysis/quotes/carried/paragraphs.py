"""Whom a paragraph is about, for a quotation that stands alone under it: "Holm mends nets. The pay is low." and then what she says."""

from __future__ import annotations

from briefing.analysis.language.classes import NOBODIES
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.cues.subjects import PRESENTING
from briefing.lexicon.lists import closed_class

BRINGING_IN = closed_class("bringing_in")
"""before somebody of whom a paragraph tells: "For Anna Holm, ...", "cooks such as Anna Holm" """


class Paragraphs:
    def __init__(self, people: People, cues: Cues) -> None:
        self.w: Words = cues.w
        self.people, self.cues = people, cues

    def about(self, number: int) -> Phrase | None:
        """The last mention of the only person named in a paragraph where no body, group or role speaks; None in any other."""
        w = self.w
        a, b = w.paragraphs[number]
        named = [i for i in range(a, b) if i in self.people.at_word and not w.quoted[i]]
        if len({self.people.at_word[i][0] for i in named}) != 1:
            return None
        at = next((i for i in reversed(named) if self._stands_out(i)), None)
        if at is None or self._another_speaks(at, b):
            return None
        person, last = self.people.at_word[at]
        return Phrase(at, last, "name", person)

    def speaker(self, number: int, *, first: bool = False) -> Phrase | None:
        """Who speaks last in a paragraph, or in its first sentence, by name; None where somebody else does, or nobody."""
        w, cues = self.w, self.cues
        a, b = w.paragraphs[number]
        b = min(b, w.sentences[w.sentence[a]][1]) if first and a < b else b
        for v in range(b - 1, a, -1):
            if cues.verbs.is_cue(v, cues.verbs.plain) and not w.quoted[v]:
                found = cues.of_verb(v, max(a, w.sentences[w.sentence[v]][0]), b)
                if found and found.phrase.kind != "noun":
                    return found.phrase if found.phrase.kind == "name" else None
        return None

    def role_speaking(self, number: int) -> Phrase | None:
        """The role, or the name beside it, that is the subject of the first verb of saying in a paragraph's last sentence."""
        w, cues = self.w, self.cues
        a, b = w.paragraphs[number]
        sa, sb = w.sentences[w.sentence[b - 1]]
        sa = max(a, sa)
        verb = next((i for i in range(sa, sb) if cues.verbs.is_cue(i, cues.verbs.plain)), None)
        if verb is None or w.quoted[b - 1] or w.low[verb - 1] == "to":
            return None
        found = cues.of_verb(verb, sa, sb)
        if found is None or found.phrase.kind != "noun" or w.low[found.phrase.last - 1] not in cues.lex["roles"]:
            return None
        return found.phrase

    def only_speaker(self, a: int, b: int) -> Phrase | None:
        """Who speaks in the words [a, b) of a paragraph that names nobody else."""
        w = self.w
        named = {self.people.at_word[i][0] for i in range(a, b) if i in self.people.at_word and not w.quoted[i]}
        if len(named) > 1:
            return None
        for v in range(b - 1, a, -1):
            if self.cues.verbs.is_cue(v, self.cues.verbs.plain):
                sa, sb = w.sentences[w.sentence[v]]
                found = self.cues.of_verb(v, max(sa, a), sb)
                if found and found.phrase.kind in ("name", "pronoun") and w.low[found.phrase.first] not in NOBODIES:
                    return found.phrase
        return None

    def names_another(self, phrase: Phrase, a: int, b: int) -> bool:
        """Among the words [a, b), outside quotation marks, stands a name and it is not the phrase's own person."""
        at_word = self.people.at_word
        return any(
            i in at_word and not self.w.quoted[i] and i != phrase.first and at_word[i][0] != phrase.person for i in range(a, b)
        )

    def _stands_out(self, first: int) -> bool:
        """A name that is its sentence's subject or owns it, that "for" or "such as" brings in, or a verb: "The first to arrive was Anna Holm"."""
        w = self.w
        a, b = w.sentences[w.sentence[first]]
        last = self.people.at_word[first][1]
        subject = self.cues.subjects.sentence_subject(a, b)
        owns = w.text[last : last + 1] == ["'s"] or w.text[last : last + 1] == ["’s"]
        if subject is not None and (subject.first == first or (owns and 0 <= subject.first - last <= 1)):
            return True
        if w.low[first - 1] in PRESENTING and subject is not None and subject.kind == "noun" and subject.last < first:
            return True
        k = first
        while k > a and w.text[k - 1][0].isalnum() and w.low[k - 1] not in BRINGING_IN:
            k -= 1
        return k > a and w.low[k - 1] in BRINGING_IN and (w.low[k - 1] != "for" or k - 1 == a)

    def _another_speaks(self, a: int, b: int) -> bool:
        """The subject of a verb of saying among the words [a, b) is no name and no pronoun."""
        w, cues = self.w, self.cues
        for v in range(a, b):
            if cues.verbs.is_cue(v, cues.verbs.plain) and not w.quoted[v]:
                found = cues.of_verb(v, max(a, w.sentences[w.sentence[v]][0]), b)
                if found and found.phrase.kind not in ("name", "pronoun"):
                    return True
        return False
