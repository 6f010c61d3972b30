"""Learn the weights of cuts from articles that editors cut: `python .tools/learn_cuts.py FOLDER NAME…`.

FOLDER holds `data/sections/NAME.jsonl`. A semi-Markov conditional random field: the weights under which the editors' way of
cutting, as a whole, is likeliest of all ways, each sign in units of its standard deviation; signs that weigh next to nothing are
left out and the rest learned anew. Prints how well starts are found in articles not learned from, then rewrites the numbers of
`briefing/lexicon/cuts.toml`, where each sign's line keeps its reason. Needs numpy and scipy.
"""

import itertools
import json
import re
import sys
import tomllib
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from briefing.analysis import prepare
from briefing.analysis.sections import openings
from briefing.analysis.sections.facets import PRICE, fitting
from briefing.analysis.sections.likely import best, gains, ways
from briefing.analysis.sections.passages import passage
from briefing.analysis.sections.signals import Signals
from briefing.analysis.sections.spans import Spans
from briefing.engine import bare

TARGET = Path(__file__).parent.parent / "briefing" / "lexicon" / "cuts.toml"
HELD_START, HELD_SECTION = 30.0, 5.0  # how much weights are held down
LEAST, RARE, FOLDS = 0.06, 40, 5
TWICE = {"before-speaker-stays", "next-same-speaker"}  # what "same-speaker" and "speaker-stays" tell


@dataclass
class Article:
    """The signs of each start but the first (a row is a paragraph) and of each section (a row is one), and where editors cut."""

    name: str
    starts: np.ndarray
    sections: np.ndarray
    first: np.ndarray
    after: np.ndarray
    cuts: list[int]

    def ways(self, start, section):
        """All ways of cutting it, and what each section weighs."""
        scores = np.full((len(self.starts), len(self.starts) + 1), -np.inf)
        scores[self.first, self.after] = self.sections @ section + (self.starts @ start)[self.first]
        return ways(scores), scores[self.first, self.after]

    def of_the_editor(self):
        """The sums of the signs of the editor's starts and sections."""
        bounds = [0, *self.cuts, len(self.starts)]
        chosen = np.isin(self.first * 1000 + self.after, [a * 1000 + b for a, b in itertools.pairwise(bounds)])
        return self.starts[self.cuts].sum(0), self.sections[chosen].sum(0)


def measured(folder, name):
    """(article, signals of its paragraphs, signs of its sections, the sections, the editor's cuts)."""
    for line in (folder / "data" / "sections" / f"{name}.jsonl").open():
        gold = json.loads(line)
        found = prepare(bare(gold["text"]))
        passages = [passage(found.words, found.lexicon, k) for k in range(len(found.article.paragraphs))]
        units = [k for k, p in enumerate(found.article.paragraphs) if p.kind == "text" and passages[k].last > passages[k].first]
        rows = [passages[k] for k in units]
        openings.score(found.words, found.lexicon, found.quotes, rows)
        signals, wanted = Signals(rows), fitting(rows)
        spans = Spans(rows, signals, len(rows) / wanted, sum(r.last - r.first for r in rows) / wanted)
        cuts = [u for u, k in enumerate(units) if u and found.article.paragraphs[k].start in gold["boundaries"]]
        yield gold["id"], signals.rows, spans, cuts


def articles_of(folder, names):
    """(names of the signals of a start, names of the signs of a section, the articles)."""
    found = [m for name in names for m in measured(folder, name)]
    counts = Counter(name for _, rows, _, _ in found for row in rows[1:] for name, value in row.items() if value)
    starts = ["any", *sorted(name for name, n in counts.items() if n > RARE and name not in TWICE)]
    sections = list(found[0][2].signs)
    articles = []
    for name, rows, spans, cuts in found:
        table = np.array([[1.0, *(row.get(sign, 0.0) for sign in starts[1:])] for row in rows])
        table[0] = 0.0  # the first paragraph starts whatever it shows
        signs = np.stack([spans.signs[sign] for sign in sections], axis=1)
        # an editor's section that is longer than any that is looked at is left out
        longest = max(b - a for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=False))
        if longest <= (spans.after - spans.first).max():
            articles.append(Article(name, table, signs, spans.first, spans.after, cuts))
    return starts, sections, articles


def scaled(articles):
    """What one standard deviation of each sign is, and the articles in these units."""
    start = np.concatenate([a.starts[1:] for a in articles]).std(0) + 1e-9
    start[0] = 1.0
    section = np.concatenate([a.sections for a in articles]).std(0) + 1e-9
    return start, section, [Article(a.name, a.starts / start, a.sections / section, a.first, a.after, a.cuts) for a in articles]


def learned(articles, first=None):
    """The weights of starts and of sections, under which the editors' ways are likeliest."""
    size = articles[0].starts.shape[1]
    held = np.full(size + articles[0].sections.shape[1], HELD_SECTION)
    held[:size], held[0] = HELD_START, 0.01
    editors = [np.concatenate(a.of_the_editor()) for a in articles]

    def loss(weights):
        value, slope = 0.5 * (held * weights) @ weights, held * weights
        for article, editor in zip(articles, editors, strict=False):
            found, weighed = article.ways(weights[:size], weights[size:])
            likely = np.exp(found.before[article.first] + weighed + found.onward[article.after] - found.whole)
            value += found.whole - editor @ weights
            slope = slope + np.concatenate([found.starts @ article.starts, likely @ article.sections]) - editor
        return value, slope

    begin = np.zeros(len(held)) if first is None else first
    return minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 500, "ftol": 1e-10}).x


def chosen(articles, starts, sections):
    """The articles with those signs alone."""
    return [Article(a.name, a.starts[:, starts], a.sections[:, sections], a.first, a.after, a.cuts) for a in articles]


def cross_validated(articles, first):
    """How well starts are found in articles not learned from: (log-likelihood of the editor's way an article, F1)."""
    size = articles[0].starts.shape[1]
    folds = np.array([zlib.crc32(a.name.encode()) % FOLDS for a in articles])
    told = hit = found = wanted = 0
    for k in range(FOLDS):
        weights = learned([a for a, f in zip(articles, folds, strict=False) if f != k], first)
        for a in (a for a, f in zip(articles, folds, strict=False) if f == k):
            way, _ = a.ways(weights[:size], weights[size:])
            told += np.concatenate(a.of_the_editor()) @ weights - way.whole
            cuts = set(best(gains(way.starts.tolist()), PRICE)[1:])
            hit, found, wanted = hit + len(cuts & set(a.cuts)), found + len(cuts), wanted + len(a.cuts)
    return told / len(articles), 2 * hit / (found + wanted)


def written(part, names, weights, reasons):
    order = sorted(zip(names, weights, strict=False), key=lambda w: (w[0] != "any", -w[1]))
    lines = (
        f"{name} = {weight:.3g}".ljust(34) + f"# {reasons.get((part, name), 'WRITE WHAT IT SHOWS')}" for name, weight in order
    )
    return [f"[{part}]", *lines]


def reasons_of(text):
    """{(part, sign): its reason}."""
    known, part = {}, ""
    for line in text.splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif match := re.match(r"(\S+) = \S+\s*# (.*)$", line):
            known[part, match[1]] = match[2]
    return known


def main(folder: str, *names: str) -> None:
    starts, sections, articles = articles_of(Path(folder), names)
    one_start, one_section, articles = scaled(articles)
    weights = np.abs(everything := learned(articles))
    keep_start = weights[: len(starts)] >= LEAST
    keep_start[0] = True
    keep_section = weights[len(starts) :] >= LEAST
    articles = chosen(articles, keep_start, keep_section)
    first = everything[np.concatenate([keep_start, keep_section])]
    told, found_well = cross_validated(articles, first)
    print(f"cross-validated: log-likelihood of an editor's cuts {told:.3f}, F1 of ours {found_well:.3f}")
    found = learned(articles, first)
    size = int(keep_start.sum())
    text = TARGET.read_text()
    reasons = reasons_of(text)
    head = [line for line in text.split("\n[")[0].splitlines() if line.startswith("#")]
    lines = [
        *written("start", np.array(starts)[keep_start], found[:size] / one_start[keep_start], reasons),
        "",
        *written("section", np.array(sections)[keep_section], found[size:] / one_section[keep_section], reasons),
    ]
    TARGET.write_text("\n".join([*head, "", *lines]) + "\n")
    tomllib.loads(TARGET.read_text())


if __name__ == "__main__":
    main(*sys.argv[1:])
