"""Who else is in the article: organisations that speak, groups of people who speak, and names that may be people.

None of them is in the list of people, so that a wrong name costs nothing there; each is shown in a group of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.language.classes import BARE_SUBJECTS, QUANTITIES
from briefing.analysis.language.noun_phrases import Phrase
from briefing.analysis.language.words import Words
from briefing.analysis.people.grouping import People
from briefing.lexicon.lists import Lexicon
from briefing.model import Mention, Person


def find(words: Words, lexicon: Lexicon, people: People, speakers: Sequence[Phrase]) -> tuple[Person, ...]:
    """Organisations, then groups, then doubtful names, each in order of first mention; ids go on after the people's."""
    finder = Others(words, lexicon, people)
    found = [*finder.organisations(speakers), *finder.groups(speakers), *finder.doubtful()]
    return tuple(
        Person(len(people.persons) + k, name, None, rule, mentions, kind) for k, (name, kind, rule, mentions) in enumerate(found)
    )


Row = tuple[str, str, str, tuple[Mention, ...]]


class Others:
    def __init__(self, words: Words, lexicon: Lexicon, people: People) -> None:
        self.w, self.lex, self.people = words, lexicon, people

    def organisations(self, speakers: Sequence[Phrase]) -> list[Row]:
        """Names in capitals that speak and are nobody's: every place where they stand is a mention."""
        names = dict.fromkeys(self.name_of(p) for p in speakers if p.kind == "body" and self.is_name(p))
        rows = [(name, "organisation", "organisation", self.everywhere(name)) for name in names]
        return sorted((row for row in rows if row[3]), key=lambda row: row[3][0].start)

    def groups(self, speakers: Sequence[Phrase]) -> list[Row]:
        """People in number without a name who speak: "officials", "critics of the dam"."""
        mentions: dict[str, list[Mention]] = {}
        for p in speakers:
            if self.is_group(p):
                mentions.setdefault(self.name_of(p).lower(), []).append(self.mention(p))
        return [(self.spelled(seen[0]), "group", "group", tuple(seen)) for seen in mentions.values()]

    def doubtful(self) -> list[Row]:
        """Names with too little evidence for the list of people."""
        w = self.w
        out = []
        for found in self.people.doubtful:
            mentions = tuple(Mention(w.start[a], w.end[b - 1]) for a, b in found)
            out.append((self.spelled(mentions[0]), "doubtful", "doubtful", mentions))
        return sorted(out, key=lambda row: row[3][0].start)

    # ------------------------------------------------------------------ what a phrase is
    def is_name(self, p: Phrase) -> bool:
        """A name in capitals, and no common noun that only begins a sentence."""
        w = self.w
        begins = w.sentences[w.sentence[p.first]][0] == p.first
        word = w.low[p.last - 1]
        common = self.lex.is_common(word) or word in self.lex["roles"] or word.removesuffix("s") in self.lex["roles"]
        return (
            not (common and p.last - p.first == 1 and begins) and word not in self.lex["titles"] and word not in self.lex.demonyms
        )

    def is_group(self, p: Phrase) -> bool:
        w = self.w
        word = w.low[p.last - 1]
        if p.kind == "pronoun" or p.kind == "name" or (p.kind == "body" and self.is_name(p)):
            return False
        singular = word.removesuffix("s")
        plural = word.endswith("s") and (singular in self.lex["roles"] or singular.removesuffix("ie") + "y" in self.lex["roles"])
        return plural or word in QUANTITIES or word in BARE_SUBJECTS or (word in self.lex["eponyms"] and word.endswith("s"))

    def name_of(self, p: Phrase) -> str:
        return " ".join(self.w.source[self.w.start[p.first] : self.w.end[p.last - 1]].split())

    def mention(self, p: Phrase) -> Mention:
        return Mention(self.w.start[p.first], self.w.end[p.last - 1])

    def spelled(self, mention: Mention) -> str:
        return " ".join(self.w.source[mention.start : mention.end].split())

    def everywhere(self, name: str) -> tuple[Mention, ...]:
        """Where a name stands in the text, outside the names of people."""
        taken = [(m.start, m.end) for p in self.people.persons for m in p.mentions]
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
        spans = [m.span() for m in re.finditer(pattern, self.w.source)]
        return tuple(Mention(a, b) for a, b in spans if not any(a < y and x < b for x, y in taken))
