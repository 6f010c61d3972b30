"""Which person a speaker phrase stands for, each kind of phrase by its own finder; and the turns of speech so far."""

from __future__ import annotations

from briefing.analysis.language.classes import COORDINATORS, POSSESSIVE
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.analysis.quotes.cues.attribution import Cues
from briefing.analysis.quotes.speakers.bodies import Bodies
from briefing.analysis.quotes.speakers.descriptions import Descriptions
from briefing.analysis.quotes.speakers.generations import Generations
from briefing.analysis.quotes.speakers.headlines import Headlines
from briefing.analysis.quotes.speakers.kin import Kin
from briefing.analysis.quotes.speakers.naming import Naming
from briefing.analysis.quotes.speakers.pronouns import Pronouns
from briefing.analysis.quotes.speakers.referents import NOBODY, Referent, Turns
from briefing.analysis.quotes.speakers.several import Several
from briefing.analysis.quotes.speakers.together import Together

COORDINATING = COORDINATORS | {";"}


class Speakers:
    def __init__(self, words: Words, people: People, cues: Cues, naming: Naming, together: Together) -> None:
        self.w, self.together = words, together
        self.subjects = cues.subjects
        self.name_of = naming.name_of
        self.generations = Generations(words, people, naming)
        self.turns = Turns(words)
        self.descriptions = Descriptions(words, cues.lex, people, self.turns)
        self.pronouns = Pronouns(people, cues, self.turns, self._described, together)
        self.headlines = Headlines(words, self.descriptions.told)
        self.kin = Kin(words, people, self.descriptions.told, self.pronouns.referent)
        self.several = Several(words, self.descriptions.told, self.kin, together)
        self.bodies = Bodies(words, cues, self)

    def referent(self, phrase: Phrase) -> Referent:
        """Whom a phrase means: a person, else the words that say who it is."""
        if phrase.kind == "name" and (found := self.generations.referent(phrase)).known:
            return found
        if phrase.kind == "name" or phrase.person is not None:
            return Referent(phrase.person)
        if phrase.antecedent and (found := self._before_who(phrase.first, *phrase.antecedent)).person is not None:
            return found
        if phrase.kind == "pronoun":
            it = self.w.low[phrase.first] in ("it", "its")
            found = self.bodies.thing(phrase.first) if it else self.pronouns.referent(phrase.first)
            if not found.known and self.w.low[phrase.first] == "they":
                found = self.bodies.those(phrase.first)
        else:
            found = self._together(phrase) or self.bodies.named_beside(phrase)
            if found.known:
                return found
            found = self.headlines.referent(phrase)
            found = found if found.known else self._described(phrase)
            if found.rule in ("", "only-one"):
                topic = self._topic(phrase)
                found = topic if topic.known and topic.person != found.person else found
            if not found.known:
                found = self.descriptions.called(phrase)
            if not found.known:
                found = self.descriptions.named_later(phrase)
            if not found.known:
                found = self.bodies.referent(phrase)
            if found.person is not None and found.rule in ("only-one", "topic") and self._under(found.person, phrase.first):
                found = NOBODY
        return found if found.known else Referent(None, self.descriptions.with_article(phrase))

    def _under(self, number: int, at: int) -> bool:
        """ "Holm read a letter in which the accused said": who is the subject of the clause above is not called so below it."""
        w = self.w
        a, b = w.sentences[w.sentence[at]]
        subject = self.subjects.sentence_subject(a, b)
        above = subject is not None and subject.person == number and subject.last < at and w.text[subject.last] not in POSSESSIVE
        return above and subject is not None and COORDINATING.isdisjoint(w.low[subject.last : at])

    def of_label(self, phrase: Phrase) -> Referent:
        """Whom the label of a transcript means: a person, or one of that office; no guess who else is called so."""
        found = self.descriptions.referent(phrase) if phrase.person is None else Referent(phrase.person)
        return found if found.person is not None and found.rule in ("", "role") else Referent(None, phrase)

    def _described(self, phrase: Phrase) -> Referent:
        """Whom "her brother" or "the mayor" means."""
        found = self.kin.referent(phrase)
        return found if found.known else self.descriptions.referent(phrase)

    def _together(self, phrase: Phrase) -> Referent | None:
        """ "The two students", "the lawmakers": the people who were named together; None where nobody was, or for a phrase of another kind."""
        meant = self.descriptions.several(phrase)
        if meant is None:
            return None
        found = self.several.referent(phrase, *meant)
        return found if found.known else None

    def _before_who(self, who: int, first: int, last: int) -> Referent:
        """ "The priest, who added ...": whom the words before the comma mean; without it they bring somebody new."""
        description = Phrase(first, last, "body" if self.w.cap[last - 1] else "noun")
        return self.referent(description) if self.w.text[who - 1] == "," else NOBODY

    def _topic(self, phrase: Phrase) -> Referent:
        """The one whom the sentences before are about, as a pronoun would mean, when the description may go on with that one."""
        if not self.is_description(phrase):
            return NOBODY
        found = self.pronouns.topic(phrase.first, self.descriptions.form.sex_of(phrase))
        if found.person is None or not self.descriptions.goes_on(phrase, found.person):
            return NOBODY
        return Referent(found.person, None, "topic", "guessed")

    def is_description(self, phrase: Phrase) -> bool:
        """A phrase that calls a person something: "the Welshman", "the lawmaker"."""
        return self.descriptions.is_description(phrase)

    def is_somebody(self, phrase: Phrase) -> bool:
        """A role that the article gave to somebody: "The mayor shook her head"."""
        return self.descriptions.referent(phrase).rule in ("role", "age")

    def note(self, word: int, referent: Referent, sentences: range) -> None:
        """One who speaks, and the sentences of the words."""
        self.turns.add(word, referent, sentences)
