"""Are pronoun speakers resolved to the right person? `python -m tests.benchmarks.pronouns FOLDER`.

FOLDER is the one that `accuracy` takes; the list of who is meant is `data/pronouns.tsv` (offsets and names only). A
speaker is right when the names agree in their last word and, where both give one, in their first. Left open is no error.
"""

import sys
from pathlib import Path

import briefing

LIST = Path(__file__).parent / "data" / "pronouns.tsv"


def read(path=LIST):
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [(stem, int(at), name) for stem, at, name in rows]


def agree(found, meant):
    a, b = found.lower().split(), meant.lower().split()
    suffixes = ("jr.", "sr.", "iii", "iv")
    a, b = [w for w in a if w not in suffixes], [w for w in b if w not in suffixes]
    return a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0])


def judge(analysis, at, meant):
    """right, wrong, open (nobody was named) or missed (no quote has this speaker)."""
    speakers = [q.speaker for q in analysis.quotes if q.speaker and q.speaker.start == at]
    if not speakers:
        return "missed"
    named = [s for s in speakers if s.person is not None]
    if not named:
        return "right" if not meant else "open"
    return "right" if meant and agree(named[0].name, meant) else "wrong"


def measure(folder):
    """{verdict: [(stem, offset, meant, found)]} over the list."""
    out = {"right": [], "wrong": [], "open": [], "missed": []}
    texts = {}
    for stem, at, meant in read():
        if stem not in texts:
            with open(Path(folder) / "data/polnear/text" / f"{stem}.txt", encoding="utf-8", newline="") as file:
                texts[stem] = briefing.analyze(file.read())
        found = [q.speaker.name for q in texts[stem].quotes if q.speaker and q.speaker.start == at]
        out[judge(texts[stem], at, meant)].append((stem, at, meant, found[0] if found else ""))
    return out


def share(verdicts):
    """Right among those that a quote was found for."""
    return len(verdicts["right"]) / max(1, sum(len(verdicts[k]) for k in ("right", "wrong", "open")))


if __name__ == "__main__":
    verdicts = measure(sys.argv[1] if len(sys.argv) > 1 else ".")
    print({k: len(v) for k, v in verdicts.items()}, f"right of those found: {share(verdicts):.3f}")
    for stem, at, meant, found in verdicts["wrong"] + verdicts["open"]:
        print(f"{stem[:40]:40} {at:6} meant {meant or '-':24} found {found}")
