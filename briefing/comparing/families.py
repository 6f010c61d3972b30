"""Quote families: the wordings in which several reports give what one person said, and how they differ.

What has the same letters is one version with all its places; a shorter one, and one that differs in a number, a negation, a
modal, a name or an amount, is a version of its own and is never cited for the words of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.comparing.identity import Key, agreed
from briefing.comparing.sayings import Saying, sayings
from briefing.comparing.wording import Verdict, verdict
from briefing.model import Analysis, Span, together

MOST_OF_ONE = 80  # sayings of one person that are compared; a group of ten reports has a fifth of that


@dataclass(frozen=True, slots=True)
class Version:
    """One wording: `places` are all sayings with exactly these words, `how` it stands to the first version of the family.

    `how` is one of "", `shorter`, `differs`, `reworded`; `kinds` in what it differs; `marks` the words of `text` that do, and
    `marks_of_first` those of the first version.
    """

    places: tuple[Saying, ...]
    how: str = ""
    kinds: tuple[str, ...] = ()
    marks: tuple[Span, ...] = ()
    marks_of_first: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.places[0].text

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(p.source for p in self.places))


@dataclass(frozen=True, slots=True)
class Family:
    """What one person said once, in the wordings of the reports; the first version is the one told first, and whole."""

    names: tuple[str, ...]
    role: str
    key: Key
    versions: tuple[Version, ...]

    @property
    def name(self) -> str:
        """All who said it: "A", "A and B", "A, B and C"."""
        return together(self.names)

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(s for v in self.versions for s in v.sources))

    @property
    def differs(self) -> bool:
        """Whether the reports disagree on what was said."""
        return any(v.how == "differs" for v in self.versions)


@dataclass(slots=True)
class Draft:
    """A family that grows: its sayings by wording, the fullest first."""

    wordings: list[list[Saying]] = field(default_factory=list)

    def place(self, saying: Saying) -> bool:
        """Take a saying in where it belongs; False when it is another one."""
        found = [verdict(w[0].text, saying.text) for w in self.wordings]
        same = next((k for k, v in enumerate(found) if v.name == "same"), None)
        if same is not None:
            self.wordings[same].append(saying)
            return True
        if all(v.name == "other" for v in found) or not self.may_hold(saying, found):
            return False
        self.wordings.append([saying])
        return True

    def may_hold(self, saying: Saying, found: Sequence[Verdict]) -> bool:
        """In one report two wordings that differ are two sayings; a piece of the other is told once."""
        at_home = [v.name for w, v in zip(self.wordings, found, strict=True) if any(s.source == saying.source for s in w)]
        return all(name in ("shorter", "longer") for name in at_home)


def families(analyses: Sequence[Analysis]) -> list[Family]:
    """The quote families of several reports, in the order in which each is first told."""
    return families_of(sayings(analyses))


def families_of(said: Sequence[Saying]) -> list[Family]:
    roles: dict[Key, dict[tuple[int, str], str]] = {}  # each of a report once
    names: dict[Key, list[tuple[str, ...]]] = {}
    drafts: dict[Key, list[Draft]] = {}
    order: list[tuple[Key, Draft]] = []
    for saying in said:
        names.setdefault(saying.key, []).append(saying.names)
        roles.setdefault(saying.key, {})[saying.source, saying.role] = saying.role
        mine = drafts.setdefault(saying.key, [])
        if not any(draft.place(saying) for draft in mine[:MOST_OF_ONE]):
            mine.append(Draft([[saying]]))
            order.append((saying.key, mine[-1]))
    return [
        Family(max(names[key], key=lambda n: len("".join(n))), agreed(list(roles[key].values())), key, versions(draft.wordings))
        for key, draft in order
    ]


def versions(wordings: Sequence[list[Saying]]) -> tuple[Version, ...]:
    """The wording that was told first, or the one that it was cut from, then the others by how they stand to it."""
    first = next(w for w in wordings if not any(verdict(w[0].text, other[0].text).name == "longer" for other in wordings))
    out = [Version(tuple(first))]
    for wording in wordings:
        if wording is not first:
            out.append(version(wording, first[0].text, [w[0].text for w in wordings if w is not wording and w is not first]))
    return tuple(out)


def version(wording: Sequence[Saying], first: str, others: Sequence[str]) -> Version:
    """How a wording stands to the first one; where that is cut so that they cannot be held together, to one that was cut from it."""
    found = verdict(first, wording[0].text)
    if found.name == "other":
        cut = (verdict(text, wording[0].text) for text in others if verdict(first, text).name == "shorter")
        found = next((Verdict(v.name, v.kinds, (), v.right) for v in cut if v.name == "differs"), found)
    how = found.name if found.name in ("shorter", "differs") else "reworded"
    return Version(tuple(wording), how, found.kinds, found.right, found.left)
