"""Learn the weights of headings from articles that editors cut and headed: `python .tools/learn_headings.py FOLDER NAME…`.

FOLDER holds `titles.py` and `data/sections/NAME.jsonl`; of `NAME/2` every second article is taken. For each section every candidate heading is scored by what it shares
with the editor's; the weights are those of a softmax over the candidates whose expected sharing is that of a target
distribution (cross entropy), with a penalty on their squares. What speaks for a word anywhere in a heading is learned before
from all terms of the sections, which are many more, by a logistic regression; its odds are one more sign of the head and of
what stands before it, and are spread over the signs in the end. Prints cross-validated figures, then writes
`briefing/lexicon/headings.toml`. Candidates are chosen by the weights before, so run it twice. Needs numpy, scipy and
scikit-learn.
"""

import json
import sys
import zlib
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from briefing.analysis import prepare
from briefing.analysis.sections.candidates import Candidates
from briefing.analysis.sections.composing import Composer
from briefing.analysis.sections.cutting import nearest, word_range
from briefing.analysis.sections.terms import Terms
from briefing.engine import bare

TARGET = Path(__file__).parent.parent / "briefing" / "lexicon" / "headings.toml"
REWARD = np.array([0.6, 0.1, 0.6])  # recall, precision, one word or more
SHARPNESS, PENALTY, STEPS, FOLDS, RARE = 0.3, 0.15, 250, 5, 15
STRENGTH = 0.005  # of the regression over words
PARTS = ("head", "before")
BY_HAND = {
    ("head", "noun-quoted-once"): -0.15,
    ("head", "weak"): -0.1,
    ("head", "noun-goes-on"): -0.15,
    ("pair", "only-speaks"): -0.3,
    ("outer", "only-speaks"): -0.3,
    ("pair", "name-alone"): 0.0,
    ("pair", "loose-noun"): -0.25,
    ("pair", "loose-thing"): -0.22,
    ("outer", "loose-thing"): -0.22,
    ("pair", "loose-speaker"): -0.05,
    ("pair", "loose-owned"): -0.1,
    ("pair", "loose-weak"): -0.12,
    ("outer", "loose-owned"): -0.1,
    ("outer", "loose-speaker"): -0.05,
    ("pair", "both"): -0.12,
    ("pair", "three-name-adjective"): 0.05,
}
Sign = tuple[str, str]


def signs_of(candidate) -> Counter:
    found = Counter()
    for name, value in candidate.terms[-1].all_signs:
        found["head", name] += value
    for term in candidate.terms[:-1]:
        for name, value in term.all_signs:
            found["before", name] += value
    for name, value in candidate.together:
        found["pair", name] += value
    for name, value in candidate.outer:
        found["outer", name] += value
    return found


def sections_of(folder: Path, name: str, content):
    """(article, candidates' signs, candidates' rewards, (signs of a term, whether the editor has it)) of every section with a heading."""
    name, _, step = name.partition("/")
    for line in islice((folder / "data" / "sections" / f"{name}.jsonl").open(), 0, None, int(step or 1)):
        gold = json.loads(line)
        found = prepare(bare(gold["text"]))
        paragraphs = found.article.paragraphs
        starts = sorted({nearest(paragraphs, s) for s in gold["boundaries"]} | {0})
        if len(starts) != len(gold["titles"]):
            continue
        ranges = [word_range(found.words, a, b) for a, b in zip(starts, [*starts[1:], len(paragraphs)], strict=True)]
        skipped = [k for k, p in enumerate(paragraphs) if p.kind != "text"]
        terms = Terms(Candidates(found.words, found.lexicon, found.people, True, skipped), found.quotes, True)
        terms.count_spread(ranges)
        for (a, b), title in zip(ranges, gold["titles"], strict=True):
            wanted = set(content(title or ""))
            composer = Composer(terms, a, b)
            candidates = list(composer.candidates()) if wanted else []
            if candidates:
                shared = [(len(wanted & set(content(c.shown))), len(set(content(c.shown)))) for c in candidates]
                rewards = [(n / len(wanted), n / size if size else 0.0, float(n > 0)) for n, size in shared]
                words = [(dict(t.all_signs), bool(wanted & set(content(t.shown)))) for t in composer.of.values()]
                yield gold["id"], [signs_of(c) for c in candidates], np.array(rewards), words


def odds_of_words(sections) -> dict[str, float]:
    """What each sign of a term tells of its standing in the editor's heading, wherever there."""
    terms = [term for _, _, _, words in sections for term in words]
    columns, scale = DictVectorizer(), StandardScaler(with_mean=False)
    values = scale.fit_transform(columns.fit_transform([signs for signs, _ in terms]))
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(values, [there for _, there in terms])
    return dict(zip(columns.get_feature_names_out(), model.coef_[0] / scale.scale_, strict=True))


def with_odds(signs: Counter, odds: dict[str, float]) -> Counter:
    """Signs of a candidate, with the odds of its words as one more of each part."""
    found = Counter(signs)
    for part in PARTS:
        found[part, "odds"] = sum(odds.get(name, 0.0) * value for (where, name), value in signs.items() if where == part)
    return found


def learned(sections) -> dict[Sign, float]:
    """The weight of each sign, with what it tells of a word anywhere."""
    odds = odds_of_words(sections)
    raised = [(id, [with_odds(found, odds) for found in signs], rewards) for id, signs, rewards, _ in sections]
    counts = Counter(sign for _, signs, _ in raised for sign in {name for found in signs for name in found})
    columns = {sign: k for k, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= RARE))}
    weights = Examples(raised, columns).learn()
    known = {sign: weights[k] for sign, k in columns.items()}
    for part in PARTS:
        share = known.pop((part, "odds"))
        for name, value in odds.items():
            known[part, name] = known.get((part, name), 0.0) + share * value
    return known


def taken(sections, known: dict[Sign, float]):
    columns = {sign: k for k, sign in enumerate(known)}
    return Examples([s[:3] for s in sections], columns).taken(np.array(list(known.values())))


class Examples:
    def __init__(self, sections, columns: dict[Sign, int]) -> None:
        self.sizes = [len(rewards) for _, _, rewards in sections]
        self.edges = np.r_[0, np.cumsum(self.sizes)]
        self.section = np.repeat(np.arange(len(sections)), self.sizes)
        rows, cols, values = [], [], []
        for at, (_, signs, _) in zip(self.edges, sections, strict=False):
            for r, found in enumerate(signs):
                for sign, value in found.items():
                    if sign in columns:
                        rows.append(at + r), cols.append(columns[sign]), values.append(value)
        self.signs = sparse.csr_matrix((values, (rows, cols)), shape=(self.edges[-1], len(columns)))
        self.rewards = np.concatenate([rewards for _, _, rewards in sections])

    def softmax(self, scores):
        raised = np.exp(scores - np.maximum.reduceat(scores, self.edges[:-1])[self.section])
        return raised / np.add.reduceat(raised, self.edges[:-1])[self.section]

    def learn(self):
        """Adam on the cross entropy."""
        target = self.softmax(self.rewards @ REWARD / SHARPNESS)
        weights, mean, square = (np.zeros(self.signs.shape[1]) for _ in range(3))
        for step in range(1, STEPS + 1):
            slope = self.signs.T @ (self.softmax(self.signs @ weights) - target) / len(self.sizes) + PENALTY * weights
            mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
            rate = 0.05 if step < 0.7 * STEPS else 0.015
            weights -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        return weights

    def taken(self, weights):
        """The rewards of the candidates that the weights choose."""
        scores = self.signs @ weights
        return np.array([self.rewards[a + np.argmax(scores[a:b])] for a, b in zip(self.edges, self.edges[1:], strict=False)])


def main(folder: str, *names: str) -> None:
    sys.path.insert(0, folder)
    from titles import content

    sections = [s for name in names for s in sections_of(Path(folder), name, content)]
    rewards = []
    for k in range(FOLDS):
        inside = [zlib.crc32(id.encode()) % FOLDS == k for id, *_ in sections]
        rest = [s for s, held in zip(sections, inside, strict=True) if not held]
        rewards.append(taken([s for s, held in zip(sections, inside, strict=True) if held], learned(rest)))
    print("cross-validated recall, precision, hit:", np.concatenate(rewards).mean(0).round(3))
    head = [line for line in TARGET.read_text().splitlines() if line.startswith("#")]
    lines = list(head)
    known = learned(sections) | BY_HAND
    for part in ("head", "before", "pair", "outer"):
        lines += ["", f"[{part}]"]
        mine = sorted(((name, w) for (where, name), w in known.items() if where == part), key=lambda w: -w[1])
        lines += [f"{name} = {weight:.2f}" for name, weight in mine if abs(weight) >= 0.01 or (part, name) in BY_HAND]
    TARGET.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
