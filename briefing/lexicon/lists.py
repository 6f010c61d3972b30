"""Word lists: loaded from the data files of `briefing/lexicon`, with the user's own files merged over them.

Every look-up is by the folded form (small letters, no accents) of a word. A `Lexicon` is built once a process.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from briefing.errors import LexiconError
from briefing.lexicon.folding import fold

Answer = TypeVar("Answer")
SHIPPED = Path(__file__).parent
VOWELS = "aeiou"
MOST_REMEMBERED = 1 << 15  # words, of one question; some 4 MB
SIBILANTS = ("s", "sh", "ch", "x", "z")
CONTINENTS = ("africa", "asia", "europe", "america")


def entries(text: str) -> list[str]:
    """The entries of a list: separated by commas or line ends."""
    return [" ".join(fold(part).split()) for part in text.replace("\n", ",").split(",") if part.strip()]


def by_entry(table: Mapping[str, str]) -> dict[str, str]:
    """Entry -> the key of the list in which it stands."""
    return {entry: key for key, text in table.items() for entry in entries(text)}


def inflect(entry: str) -> tuple[str, str, str, str, list[str]]:
    """(base, -s, -ed, -ing, further forms) of a verb entry such as `say: says said saying`."""
    base, _, irregular = entry.partition(":")
    base = base.strip()
    given = irregular.split()
    third = next((f for f in given if f.endswith("s")), None)
    gerund = next((f for f in given if f.endswith("ing") and f != base), None)
    past = [f for f in given if f not in (third, gerund)]
    stem = base[:-1] if base.endswith("e") else base
    soft_y = base.endswith("y") and base[-2:-1] not in VOWELS
    if third is None:
        third = base[:-1] + "ies" if soft_y else base + ("es" if base.endswith(SIBILANTS) else "s")
    if gerund is None:
        gerund = stem + "ing"
    if not past:
        past = [base[:-1] + "ied" if soft_y else stem + "ed"]
    return base, third, past[0], gerund, past[1:]


class Remembered(dict[str, Answer]):
    """What a function tells of each word; it is asked once for a word, as long as there are not too many of them."""

    def __init__(self, tell: Callable[[str], Answer]) -> None:
        self.tell = tell

    def __missing__(self, word: str) -> Answer:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        answer = self[word] = self.tell(word)
        return answer


@dataclass(frozen=True, eq=False)
class Lexicon(dict[str, frozenset[str]]):
    """Frozen sets by their names in the data files, and mappings; each is equal to itself only, so that one can be remembered by."""

    sets: InitVar[Mapping[str, frozenset[str]]]
    words: Mapping[str, tuple[int, int]]
    first_names: Mapping[str, str]
    surnames: frozenset[str]
    demonyms: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str]]
    """each form of a verb of saying -> (base, kind)"""
    reporting: Mapping[str, tuple[str, str]]
    """the same for all verbs that report: saying, thinking, wanting"""
    is_common: Callable[[str], bool] = field(init=False)
    """an ordinary English word: not rare, and written in small letters most of the time; remembered, for it is asked of most words"""

    __eq__, __hash__ = object.__eq__, object.__hash__  # type: ignore[assignment]

    def __post_init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        self.update(sets)
        object.__setattr__(self, "is_common", Remembered(self._is_common).__getitem__)

    def zipf(self, low: str) -> float:
        """How common a word is: log10 of its uses in a thousand million words; 1.5 when it is not listed."""
        found = self.words.get(low)
        return found[0] / 10 if found else 1.5

    def _is_common(self, low: str) -> bool:
        found = self.words.get(low)
        if found is None and "-" in low:
            return all(map(self.is_common, low.split("-")))
        return found is not None and found[0] >= 28 and found[1] >= 60

    def sex(self, first_name: str) -> str | None:
        """`m` or `f` when the list of first names tells it."""
        found = self.first_names.get(first_name)
        return found if found in ("m", "f") else None


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


def read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"The word list {path.name} is malformed: {error}. Mend that line.") from None
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise LexiconError(f"The word list {path.name} cannot be read: {error}.") from None


def merge(into: dict[str, Any], data: Mapping[str, Any], name: str) -> None:
    """Add one file's lists to those read before."""
    for key, value in data.items():
        if key == "lists" and isinstance(value, dict):
            merge(into, value, name)
        elif isinstance(value, dict):
            if not all(isinstance(v, str) for v in value.values()):
                raise LexiconError(f"The word list {name}: every entry of [{key}] must be a text in quotation marks.")
            known(into, key, {}, name).update({fold(k): v for k, v in value.items()})
        elif isinstance(value, (str, list)):
            text = value if isinstance(value, str) else ",".join(str(v) for v in value)
            known(into, key, [], name).extend(entries(text))
        else:
            raise LexiconError(f"The word list {name}: “{key}” must be a text or a list of texts.")


def known(into: dict[str, Any], key: str, new: Any, name: str) -> Any:
    """The list or table of that key, made where there is none. Raises LexiconError where it is of the other kind."""
    there = into.setdefault(key, new)
    if type(there) is not type(new):
        form = f"a table: [{key}]" if isinstance(there, dict) else f'a text: {key} = "one, two"'
        raise LexiconError(f"The word list {name}: “{key}” must be {form}.")
    return there


@cache
def _grammar() -> dict[str, frozenset[str]]:
    lists = read_toml(SHIPPED / "grammar.toml")
    return {name: frozenset(text.split(", ")) for name, text in lists.items()}


def closed_class(name: str) -> frozenset[str]:
    """A closed class of words from `grammar.toml`, such as `prepositions`; not for the user to extend."""
    return _grammar()[name]


@cache
def opening_weights() -> dict[str, float]:
    """What each sign at the opening of a paragraph tells (`openings.toml`): log-odds of a section starting there."""
    return {name: float(weight) for name, weight in read_toml(SHIPPED / "openings.toml").items()}


def verb_forms(speech: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Every form of every verb: form -> (base, kind), kind one of base, s, ed, ing."""
    forms: dict[str, tuple[str, str]] = {}
    for entry in speech:
        base, third, past, gerund, more = inflect(entry)
        for form, kind in ((base, "base"), (third, "s"), (gerund, "ing"), (past, "ed"), *((m, "ed") for m in more)):
            forms.setdefault(form, (base, kind))
    return forms


SHIPPED_LISTS = ("people", "places", "organisations", "quotes", "reported", "sentences", "sections", "ranks")


def load(folder: Path = SHIPPED, user_folder: Path | None = None) -> Lexicon:
    """Read the shipped lists and the user's. Raises LexiconError naming file and line when one is malformed."""
    raw: dict[str, Any] = {}
    for name in SHIPPED_LISTS:
        merge(raw, read_toml(folder / f"{name}.toml"), f"{name}.toml")
    for path in sorted(user_folder.glob("*.toml")) if user_folder and user_folder.is_dir() else ():
        merge(raw, read_toml(path), path.name)
    sets = {key: frozenset(value) for key, value in raw.items() if isinstance(value, list)}
    territories = frozenset(fold(line) for line in lines_of(folder / "territories.txt"))
    sets["territories"] = territories
    sets["places"] = sets["places"] | territories
    sets["countries"] = territories | frozenset(CONTINENTS)
    sets["place_heads"] = frozenset(p.split(" ")[0] for p in sets["places"] if " " in p)
    verbs = verb_forms(raw["speech"])
    short = frozenset(entry for ranks in raw["short_ranks"].values() for entry in entries(ranks))
    sets["ranks"] = (short | frozenset(entry for ranks in raw["ranks"].values() for entry in entries(ranks))) - sets["titles"]
    sets["titles"] |= sets["ranks"]
    sets["abbreviations"] |= short
    sets["all_honorifics"] = sets["honorifics"] | sets["honorifics_male"] | sets["honorifics_female"]
    sets["cue_forms"] = frozenset(verbs)
    sets["report_forms"] = frozenset(f for f, (base, _) in verbs.items() if base in sets["report"])
    sets["strong_forms"] = frozenset(f for f, (base, _) in verbs.items() if base not in sets["weak"] or base in sets["report"])
    return Lexicon(
        sets=sets,
        words=common_words(folder / "words.txt"),
        first_names=dict(line.split(" ") for line in lines_of(folder / "first_names.txt")),
        surnames=frozenset(lines_of(folder / "surnames.txt")),
        demonyms=raw["demonyms"],
        verbs=verbs,
        reporting=verb_forms([*raw["speech"], *raw["attitudes"]]),
    )


def common_words(path: Path) -> dict[str, tuple[int, int]]:
    """Each word of a list with how common it is and how often it is small; words that are alike in this share their numbers."""
    numbers = Remembered(two_numbers)
    return {word: numbers[rest] for word, _, rest in (line.partition(" ") for line in lines_of(path))}


def two_numbers(text: str) -> tuple[int, int]:
    one, other = text.split(" ")
    return int(one), int(other)


@cache
def shipped(user_folder: Path | None = None) -> Lexicon:
    """The lexicon of this process."""
    return load(SHIPPED, user_folder)


@cache
def lexicon_file(name: str) -> dict[str, Any]:
    """One data file of `briefing/lexicon`, read once a process."""
    return tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_list(file: str, name: str) -> tuple[str, ...]:
    """One list of `briefing/lexicon/<file>.toml`, in its order."""
    return tuple(" ".join(entry.split()) for entry in lexicon_file(file)[name].split(",") if entry.strip())


@cache
def nouns() -> dict[str, tuple[str, int, str]]:
    """What WordNet has of a word (`nouns.txt`): form -> (class of the noun or "-", tenths used as a noun, other part of speech)."""
    known: dict[str, tuple[str, int, str]] = {}
    for line in lines_of(SHIPPED / "nouns.txt"):
        kind, tenths, other, *words = line.split(" ")
        known.update(dict.fromkeys(words, (kind, int(tenths), other)))
    return known


NO_NOUN = ("-", 0, "-")
"""of `nouns` for a word that is not listed"""


def reasons() -> dict[str, dict[str, str]]:
    """Rule name -> what it saw, for each part of the analysis (`rules.toml`)."""
    return lexicon_file("rules")


def reason(part: str, rule: str, **seen: str) -> str:
    """The one-line reason for a rule, with what was seen filled in."""
    text = reasons().get(part, {}).get(rule, rule)
    for key in ("cue", "evidence"):
        text = text.replace("{" + key + "}", seen.get(key) or "")
    return text.replace(" (cue: )", "").replace(": .", ".")
