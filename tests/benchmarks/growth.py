"""How the library's figures grow: `python -m tests.benchmarks.growth [ARTICLES]...` (1000 10000 100000): a table with exponents.

Articles of real length, with words as frequent as in English and people of their own: a few are in many articles, most in few. All
but the last thousand are written by `save` with an analysis that is packed once for each sample; the last are taken in from JSON lines,
so that taking in is measured where the library is large. Times are of CPU. The exponent is that of the figure over the number of
articles, from the smallest library to the largest: 0 does not grow, 1 grows as the library does.
"""

import math
import os
import random
import shutil
import string
import sys
import tempfile
import time
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from unittest.mock import patch

import briefing
from briefing import config
from briefing.library import dossier, rows, transfer
from briefing.library.articles import Library
from briefing.library.query import ORDERS
from briefing.model import Paragraph

SEARCHES = ["water", "the", "speaker:lavrov", "tag:t3", '"written demands"', "minister dam", "is:unread council", "ferry",
            "president -nato", "source:report-77", "before:2024-02 sanctions", "pil", "ukraine border troops", "t", "se",
            "con", "inter", "minister se", "th tag:t3", "w"]  # fmt: skip
LISTS = ["", "is:unread", "is:starred", "is:archived", "after:2024-06", "tag:t3"]
NAMES = ["", "ann", "z", "bora k", "bank"]
TIMES = 5
TAKEN_IN = 1000  # articles, the last of a library
DRAWN = 250  # words behind each sample


@cache
def english():
    """Words, and how often each stands in a billion."""
    lines = (Path(config.__file__).parent / "lexicon" / "words.txt").read_text(encoding="utf-8").splitlines()
    found = [line.split() for line in lines if line[:1].isalpha()]
    return [word for word, *_ in found], [10 ** (int(zipf) / 10) for _, zipf, *_ in found]


def reports(count):
    """Variations of the samples, every text another one, with names of which a few are frequent and many are not."""
    chance = random.Random(3)
    samples = [briefing.analyze(briefing.read(file)) for file in config.samples().values()]
    initials = ["", *(f"{letter}. " for letter in string.ascii_uppercase)]
    names = [f"{a} {initial}{b}" for initial in initials for a in first_names() for b in first_names()]
    drawn = iter(chance.choices(names, [1 / (k + 8) for k in range(len(names))], k=count * 12))
    words, weights = english()
    for k in range(count):
        found = samples[k % len(samples)]
        article = found.article
        text = f"{article.text}\nReport {k}. " + " ".join(chance.choices(words, weights, k=DRAWN))
        paragraphs = (*article.paragraphs, Paragraph(len(article.text) + 1, len(text)))
        day = f"{2015 + k % 10}-{1 + k % 12:02}-{1 + k % 28:02}"
        article = replace(article, text=text, paragraphs=paragraphs, published=day, source=f"report-{k}.txt")
        yield replace(found, article=article, people=tuple(replace(p, name=next(drawn)) for p in found.people))


def kept(k):
    """How the reader kept an article."""
    day = f"2024-{1 + k % 12:02}-{1 + k % 28:02}T{k % 24:02}:00:00Z"
    return {"tags": f"t{k % 20}", "state": "archived" if k % 50 == 0 else "unread", "star": int(k % 100 == 1), "added": day}


def record(analysis, k):
    """A line of a library."""
    how = kept(k)
    return {"briefing_library": 1, "version": "v", "reading": {}, **how, "tags": [how["tags"]], "analysis": analysis.to_dict()}


def fill(shelf, made, count):
    """Keep that many reports, a hundred in an action."""
    packed = cache(lambda sample: rows.packed(briefing.analyze(briefing.read(list(config.samples().values())[sample]))))
    samples = len(config.samples())
    for first in range(0, count, 100):
        with shelf.action():
            for k, analysis in enumerate(islice(made, min(100, count - first)), first):
                with patch("briefing.library.articles.packed", lambda _, k=k: packed(k % samples)):
                    shelf.save(analysis, "v", kept=kept(k))


def first_names():
    return [
        a + b
        for a in ("Ann", "Bor", "Cel", "Dor", "Eli", "Fen", "Gus", "Hal", "Iva", "Jon")
        for b in ("a", "is", "ek", "ora", "um", "i")
    ]


def worst(ask, what):
    """The 95th percentile of some questions in milliseconds of CPU, each asked a few times, and the slowest question."""
    took = []
    for one in what:
        for _ in range(TIMES):
            begun = time.process_time()
            ask(one)
            took.append(((time.process_time() - begun) * 1000, one))
    took.sort()
    return took[int(0.95 * (len(took) - 1))][0], took[-1][1]


def figures(count):
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    made = reports(count)
    with Library() as shelf:
        fill(shelf, made, max(0, count - TAKEN_IN))
        lines = [record(analysis, k) for k, analysis in enumerate(made, max(0, count - TAKEN_IN))]
        begun = time.process_time()
        for _ in transfer.take_in(shelf, enumerate(lines, 1)):
            pass
        took = time.process_time() - begun
        assert shelf.count("") + shelf.count("is:archived") == count
        text = sum(len(shelf.article(number).text.encode()) for number in range(1, count + 1, 10)) * 10
        frequent = dossier.people(shelf, "", 1)[0].name
        found = {
            "taken in, articles a CPU second": len(lines) / took,
            "search, 95th percentile CPU ms": worst(lambda q: shelf.find(q, limit=200), SEARCHES),
            "list and filters, 95th percentile CPU ms": worst(lambda q: shelf.find(q, limit=200), LISTS),
            "list in another order, CPU ms": worst(lambda order: shelf.find("", order=order, limit=200), ORDERS),
            "dossier of the most frequent, on screen": worst(
                lambda n: dossier.dossier(shelf, n, newest=200, compared=False), [frequent]
            ),
            "the same, all of it (a file), CPU ms": worst(lambda name: dossier.dossier(shelf, name), [frequent]),
            "articles that name them": dossier.people(shelf, "", 1)[0].articles,
            "people, CPU ms": worst(lambda name: dossier.people(shelf, name), NAMES),
            "opened, with what was read lately, CPU ms": worst(opened, [30]),
            "file over text": shelf.size() / text,
        }
    shutil.rmtree(Path(os.environ["BRIEFING_HOME"]))
    return found


def opened(limit):
    with Library() as shelf:
        shelf.recent(limit)


def value(figure):
    return figure[0] if isinstance(figure, tuple) else figure


def main(counts):
    table = {}
    for count in counts:
        table[count] = figures(count)
        for name, figure in table[count].items():
            print(
                f"  {count:>8,}  {name:44}{value(figure):10.2f}{f'   slowest: {figure[1]!r}' if isinstance(figure, tuple) else ''}",
                flush=True,
            )
    print(f"{'':44}" + "".join(f"{count:>10,}" for count in counts) + "  exponent")
    for name in table[counts[0]]:
        row = [value(table[count][name]) for count in counts]
        exponent = math.log(row[-1] / row[0]) / math.log(counts[-1] / counts[0]) if len(counts) > 1 else 0
        print(f"{name:44}" + "".join(f"{v:10.2f}" for v in row) + f"{exponent:10.2f}")


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1_000, 10_000, 100_000])
