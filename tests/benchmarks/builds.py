"""Two builds side by side in one run: `python -m tests.benchmarks.builds --against PYTHON [--runs N] [ARTICLES]`.

PYTHON is the interpreter of another environment with another build of briefing installed in it. The two are measured in turn,
A B A B, so that a machine whose speed drifts slows both: words a second of the whole analysis (processor time, one core,
warm), peak memory of that process, first paint and filled panes of the sample, and the panes of an article that the library
has. Medians, and the ratio of this build to the other. The first turn is not counted: modules are compiled in it.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.startup import compiled_once, keep_sample, sample
from tests.conftest import SEEDS

CHILD = """
import json, resource, sys, time
import briefing
texts = [briefing.read(path).text for path in sys.argv[1:]]
for text in texts[:3]:
    briefing.analyze(text)
begun = time.process_time()
for text in texts:
    briefing.analyze(text)
seconds = time.process_time() - begun
print(json.dumps([sum(len(t.split()) for t in texts) / seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
NAMES = (
    ("words a second, whole analysis", True),
    ("peak memory of the analysis, MB", False),
    ("first paint of the sample, s", False),
    ("panes filled, s", False),
    ("panes from the library, s", False),
)


def analysis(python, articles):
    """(words a second, peak megabytes) of a process that analyses all articles."""
    done = subprocess.run([python, "-P", "-c", CHILD, *articles], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def measured(python, articles, kept):
    paint, panes, _ = sample(tempfile.mkdtemp(), python)
    _, again, _ = sample(kept, python)
    return [*analysis(python, articles), paint, panes, again]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="*", default=[str(path) for path in sorted(SEEDS.glob("*.txt"))])
    parser.add_argument("--against", required=True, metavar="PYTHON")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    articles = [str(Path(a).resolve()) for a in options.articles]
    here, there = tempfile.mkdtemp(), tempfile.mkdtemp()
    os.chdir(here)  # so that no build is taken from the current folder
    os.environ.pop("PYTHONPATH", None)  # nor one of them for both from there
    compiled_once()
    keep_sample(here), keep_sample(there, options.against)
    sides = ((sys.executable, here), (options.against, there))
    _, *rows = [[measured(python, articles, kept) for python, kept in sides] for _ in range(options.runs + 1)]
    os.environ.pop("BRIEFING_HOME", None)
    print(f"{'median of ' + str(options.runs):36}{'this build':>12}{'the other':>12}{'ratio':>8}")
    for k, (name, more_is_better) in enumerate(NAMES):
        a, b = (statistics.median(row[side][k] for row in rows) for side in (0, 1))
        ratio = statistics.median(row[0][k] / row[1][k] for row in rows)
        print(f"{name:36}{a:12,.2f}{b:12,.2f}{ratio:8.2f}   {'more' if more_is_better else 'less'} is better")


if __name__ == "__main__":
    main()
