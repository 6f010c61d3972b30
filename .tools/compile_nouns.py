"""Compile `briefing/lexicon/nouns.txt` from a folder of WordNet 3.0 files. Run once, by hand:

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wn && python .tools/compile_nouns.py wn/usr/share/wordnet

Each line is a group of words: the class of the noun's first sense ("-" for no noun), in tenths how often the form is a noun,
the part of speech that it has most often beside (v, a, r, or "-"), then the words. The shares are WordNet's own counts of
senses in marked text, with a third of a use for each sense that was never seen.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent.parent / "briefing" / "lexicon"
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
FROM_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
CLASSES = [
    "adj",
    "adj",
    "adv",
    "top",
    "act",
    "animal",
    "artifact",
    "attribute",
    "body",
    "cognition",
    "communication",
    "event",
    "feeling",
    "food",
    "group",
    "location",
    "motive",
    "object",
    "person",
    "phenomenon",
    "plant",
    "possession",
    "process",
    "quantity",
    "relation",
    "shape",
    "state",
    "substance",
    "time",
]
ENDINGS = {
    "n": ["ies y", "ches ch", "shes sh", "ses s", "xes x", "men man", "s "],
    "v": ["ies y", "es e", "es ", "s ", "ied y", "ed e", "ed ", "ing e", "ing "],
    "a": ["er ", "est ", "er e", "est e"],
    "r": [],
}
UNSEEN, INFLECTED, VERB = 0.3, 0.5, 0.5


class WordNet:
    def __init__(self, folder: Path) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.senses: dict[str, dict[str, int]] = defaultdict(dict)
        self.first_class: dict[str, str] = {}
        for line in (folder / "cntlist.rev").open():
            key, _, count = line.split()
            lemma, rest = key.split("%")
            self.counts[lemma][FROM_KEY[rest[0]]] += int(count)
        classes = {line[:8]: CLASSES[int(line[9:11])] for line in (folder / "data.noun").open() if not line.startswith(" ")}
        self.odd: dict[tuple[str, str], str] = {}
        for name, pos in POS.items():
            for line in (folder / f"index.{name}").open():
                if not line.startswith(" "):
                    parts = line.split()
                    self.senses[parts[0]][pos] = int(parts[2])
                    if pos == "n":
                        self.first_class[parts[0]] = classes[parts[6 + int(parts[3])]]
            for line in (folder / f"{name}.exc").open():
                self.odd[pos, line.split()[0]] = line.split()[1]

    def lemmas(self, word: str, pos: str) -> list[str]:
        endings = [ending.split(" ") for ending in ENDINGS[pos]]
        tried = [self.odd.get((pos, word), word), word]
        for ending, instead in endings:
            if word.endswith(ending):
                stem = word.removesuffix(ending) + instead
                tried += [stem, stem[:-1]] if pos == "v" and stem[-2:-1] == stem[-1:] else [stem]
        return [lemma for lemma in dict.fromkeys(tried) if pos in self.senses.get(lemma, {})]

    def shares(self, word: str) -> dict[str, float]:
        """How often a form is each part of speech."""
        out = {}
        for pos in "nvar":
            lemmas = self.lemmas(word, pos)
            share = max((self.counts[x][pos] + UNSEEN * self.senses[x][pos] for x in lemmas), default=0.0)
            out[pos] = share * (VERB if pos == "v" or (pos == "n" and word not in lemmas) else 1.0)
        total = sum(out.values())
        return {pos: share / total for pos, share in out.items()} if total else {}

    def group(self, word: str) -> str | None:
        shares = self.shares(word)
        if not shares:
            return None
        noun = shares.pop("n")
        other = max(shares, key=lambda pos: shares[pos])
        kind = self.first_class[self.lemmas(word, "n")[0]] if noun else "-"
        return f"{kind} {round(10 * noun)} {other if shares[other] else '-'}"


def main(folder: str) -> None:
    wordnet = WordNet(Path(folder))
    words = [line.split(" ")[0] for line in (HERE / "words.txt").read_text().splitlines() if not line.startswith("#")]
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        group = wordnet.group(word)
        if group:
            groups[group].append(word)
    head = (HERE / "nouns.txt").read_text().splitlines() if (HERE / "nouns.txt").exists() else []
    notice = [line for line in head if line.startswith("#")] or ["# Source: WordNet 3.0, Princeton University"]
    lines = [f"{group} {' '.join(found)}" for group, found in sorted(groups.items())]
    (HERE / "nouns.txt").write_text("\n".join(notice + lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
