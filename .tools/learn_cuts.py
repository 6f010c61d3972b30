"""Learn the weights of cuts from articles that editors cut: `python .tools/learn_cuts.py FOLDER NAME…`.

FOLDER holds `data/sections/NAME.jsonl`. A logistic regression over the paragraphs of all articles, each signal in units of its
standard deviation; signals that weigh next to nothing are left out and the rest learned anew. Prints how well starts are
ranked (area under the curve, cross-validated by article), then rewrites the numbers of `briefing/lexicon/cuts.toml`, where
each signal's line keeps its reason. Needs numpy and scikit-learn.
"""

import json
import re
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from briefing.analysis import prepare
from briefing.analysis.sections import openings
from briefing.analysis.sections.passages import passage
from briefing.analysis.sections.signals import Signals
from briefing.engine import bare

TARGET = Path(__file__).parent.parent / "briefing" / "lexicon" / "cuts.toml"
STRENGTH, LEAST, RARE, FOLDS = 0.03, 0.035, 40, 5


def paragraphs_of(folder: Path, name: str):
    """(article, signals, whether an editor cut there) of every paragraph but the first."""
    for line in (folder / "data" / "sections" / f"{name}.jsonl").open():
        gold = json.loads(line)
        found = prepare(bare(gold["text"]))
        passages = [passage(found.words, found.lexicon, k) for k in range(len(found.article.paragraphs))]
        units = [k for k, p in enumerate(found.article.paragraphs) if p.kind == "text" and passages[k].last > passages[k].first]
        rows = [passages[k] for k in units]
        openings.score(found.words, found.lexicon, found.quotes, rows)
        for k, row in list(zip(units, Signals(rows).rows, strict=True))[1:]:
            yield gold["id"], row, found.article.paragraphs[k].start in gold["boundaries"]


def fitted(values, cuts, scale):
    return LogisticRegression(C=STRENGTH, max_iter=500).fit(values / scale, cuts)


def main(folder: str, *names: str) -> None:
    found = [p for name in names for p in paragraphs_of(Path(folder), name)]
    counts = Counter(name for _, row, _ in found for name, value in row.items() if value)
    signals = sorted(name for name, n in counts.items() if n > RARE)
    values = np.array([[row.get(name, 0.0) for name in signals] for _, row, _ in found])
    cuts = np.array([cut for _, _, cut in found])
    scale = values.std(0) + 1e-9
    folds = np.array([zlib.crc32(id.encode()) % FOLDS for id, _, _ in found])
    odds = np.zeros(len(cuts))
    for k in range(FOLDS):
        odds[folds == k] = fitted(values[folds != k], cuts[folds != k], scale).decision_function(values[folds == k] / scale)
    print("area under the curve, cross-validated:", round(roc_auc_score(cuts, odds), 3))
    kept = np.abs(fitted(values, cuts, scale).coef_[0]) >= LEAST
    model = fitted(values[:, kept], cuts, scale[kept])
    learned = dict(zip(np.array(signals)[kept], model.coef_[0] / scale[kept], strict=True)) | {"start": model.intercept_[0]}
    reasons = dict(re.findall(r"^(\S+) = \S+\s+# (.*)$", TARGET.read_text(), flags=re.MULTILINE))
    head = [line for line in TARGET.read_text().splitlines() if line.startswith("#")]
    lines = [
        f"{name} = {weight:.3g}".ljust(34) + f"# {reasons.get(name, 'WRITE WHAT IT SHOWS')}"
        for name, weight in sorted(learned.items(), key=lambda w: (w[0] != "start", -w[1]))
    ]
    TARGET.write_text("\n".join([*head, "", *lines]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
