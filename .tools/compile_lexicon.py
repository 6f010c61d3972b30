"""Compile the word lists that come from other packages. Run once, by hand, when one of them has a new release:

    pip install faker babel spacy-lookups-data && python .tools/compile_lexicon.py

Writes, into `briefing/lexicon`, `words.txt` (how common an English word is and how often it stands in small letters, from
spacy-lookups-data, MIT), `first_names.txt` and `surnames.txt` (from Faker's person providers, MIT) and
`territories.txt` (English territory names of CLDR, from Babel, BSD-3-Clause). The other lists are written by hand.
"""

import gzip
import importlib
import json
import math
import pkgutil
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent.parent / "briefing" / "lexicon"
LATIN_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PLAIN_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
LEAST_ZIPF = 2.4


def fold(word: str) -> str:
    """Small letters without accents: the form in which every list is looked up."""
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def word_lines() -> list[str]:
    """`word zipf small`: 10 x log10 of uses in a thousand million words, and the share of uses in small letters in per cent."""
    import spacy_lookups_data

    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    total: dict[str, float] = defaultdict(float)
    small: dict[str, float] = defaultdict(float)
    for word, log_probability in json.loads(gzip.decompress(path.read_bytes())).items():
        lower = word.lower()
        if PLAIN_WORD.fullmatch(lower) and len(lower) > 1 and not word.isupper():
            total[lower] += math.exp(log_probability)
            if word == lower:
                small[lower] += math.exp(log_probability)
    zipf = {word: 9 + math.log10(p) for word, p in total.items()}
    kept = sorted(word for word in total if zipf[word] >= LEAST_ZIPF)
    return [f"{word} {round(10 * zipf[word])} {round(100 * small[word] / total[word])}" for word in kept]


def names_in(value: object) -> list[str]:
    names = list(value) if isinstance(value, (tuple, list, dict)) else []
    return [name for name in names if isinstance(name, str)]


def person_providers():
    import faker.providers.person as package

    for info in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{info.name}").Provider


def name_lines() -> tuple[list[str], list[str]]:
    """First names as `name sex` (m, f or b for both), and surnames."""
    sexes: dict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for provider in person_providers():
        for attribute in dir(provider):
            if not re.match(r"(first|last)_name", attribute):
                continue
            for name in names_in(getattr(provider, attribute)):
                for word in name.split():
                    if not LATIN_NAME.fullmatch(word) or not unicodedata.name(word[0]).startswith("LATIN") or len(word) < 2:
                        continue
                    if attribute.startswith("last"):
                        surnames.add(fold(word))
                    else:
                        sex = {"f": "f", "m": "m"}.get(attribute.partition("first_names_")[2][:1], "")
                        sexes[fold(word)] |= {sex} if sex else set()
    first = [f"{name} {'b' if len(sex) != 1 else next(iter(sex))}" for name, sex in sorted(sexes.items())]
    return first, sorted(surnames)


def territory_lines() -> list[str]:
    from babel import Locale

    names = Locale("en").territories
    return sorted({name.replace("&", "and") for code, name in names.items() if not code.isdigit() or code == "001"})


def write(name: str, source: str, lines: list[str]) -> None:
    (HERE / name).write_text(f"# Source: {source}\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("words.txt", "spacy-lookups-data 1.0 (MIT), en_lexeme_prob: word, 10 x Zipf, % in small letters", word_lines())
    first_names, last_names = name_lines()
    write("first_names.txt", "Faker (MIT), person providers: name, sex (m, f, b: both or not told)", first_names)
    write("surnames.txt", "Faker (MIT), person providers", last_names)
    write("territories.txt", "Unicode CLDR through Babel (BSD-3-Clause, data under the Unicode licence)", territory_lines())
