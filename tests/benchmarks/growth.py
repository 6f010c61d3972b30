"""How the library's figures grow: `python -m tests.benchmarks.growth [ARTICLES]...` (1000 10000 100000): a table with exponents.

Articles of real length with people of their own: a few are in many articles, most in few. The exponent is that of the figure over the
number of articles, from the smallest library to the largest: 0 does not grow, 1 grows as the library does.
"""

import json
import math
import os
import random
import shutil
import string
import sys
import tempfile
import time
from pathlib import Path

import briefing
from briefing import config
from briefing.library import dossier, transfer
from briefing.library.articles import Library
from briefing.library.query import ORDERS

SEARCHES = ["water", "the", "speaker:lavrov", "tag:t3", '"written demands"', "minister dam", "is:unread council", "ferry",
            "president -nato", "source:report-77", "before:2024-02 sanctions", "pil", "ukraine border troops", "t", "se"]  # fmt: skip
LISTS = ["", "is:unread", "is:starred", "is:archived", "after:2024-06", "tag:t3"]
TIMES = 5


def records(count):
    """Lines of a library: variations of the samples, every text another one, names by a few that are frequent and many that are not."""
    chance = random.Random(3)
    analyses = [briefing.analyze(briefing.read(file)).to_dict() for file in config.samples().values()]
    words = " ".join(a["text"] for a in analyses).split()
    initials = ["", *(f"{letter}. " for letter in string.ascii_uppercase)]
    names = [f"{a} {initial}{b}" for initial in initials for a in first_names() for b in first_names()]
    weights = [1 / (k + 8) for k in range(len(names))]
    drawn = iter(chance.choices(names, weights, k=count * 12))
    for k in range(count):
        data = json.loads(json.dumps(analyses[k % len(analyses)]))
        tail = f"\nReport {k}. " + " ".join(chance.choices(words, k=120))
        data["text"] += tail
        data["paragraphs"].append({"start": len(data["text"]) - len(tail) + 1, "end": len(data["text"]), "kind": "text"})
        for person in data["people"]:
            person["name"] = next(drawn)
        data |= {"published": f"2024-{1 + k % 12:02}-{1 + k % 28:02}", "source": f"report-{k}.txt"}
        kept = {"tags": [f"t{k % 20}"], "state": "archived" if k % 50 == 0 else "unread", "star": int(k % 100 == 1), "share": 0.0}
        day = f"2024-{1 + k % 12:02}-{1 + k % 28:02}T{k % 24:02}:00:00Z"
        yield {"briefing_library": 1, "version": "v", "reading": {}, "added": day, "opened": "", **kept, "analysis": data}


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
    return took[int(0.95 * len(took))][0], took[-1][1]


def figures(count):
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    text = 0
    with Library() as shelf:
        begun, spent = time.process_time(), 0.0
        made = records(count)

        def counted():
            nonlocal spent, text
            while True:
                before = time.process_time()
                row = next(made, None)
                spent += time.process_time() - before
                if row is None:
                    return
                text += len(row["analysis"]["text"].encode())
                yield row

        for _ in transfer.take_in(shelf, enumerate(counted(), 1)):
            pass
        took = time.process_time() - begun - spent
        frequent = dossier.people(shelf, "", 1)[0].name
        found = {
            "import, articles a CPU second": count / took,
            "search, 95th percentile CPU ms": worst(lambda q: shelf.find(q, limit=200), SEARCHES),
            "list and filters, 95th percentile CPU ms": worst(lambda q: shelf.find(q, limit=200), LISTS),
            "list in another order, CPU ms": worst(lambda order: shelf.find("", order=order, limit=200), ORDERS),
            "dossier of the most frequent speaker, CPU ms": worst(lambda name: dossier.dossier(shelf, name), [frequent]),
            "people, CPU ms": worst(lambda n: dossier.people(shelf, "", n), [500]),
        }
    file = config.folder("data") / "library.sqlite3"
    found["file over text"] = file.stat().st_size / text
    shutil.rmtree(Path(os.environ["BRIEFING_HOME"]))
    return found


def value(figure):
    return figure[0] if isinstance(figure, tuple) else figure


def main(counts):
    table = {}
    for count in counts:
        table[count] = figures(count)
        for name, figure in table[count].items():
            print(
                f"  {count:>8,}  {name:44}{value(figure):10.1f}{f'   slowest: {figure[1]!r}' if isinstance(figure, tuple) else ''}",
                flush=True,
            )
    print(f"{'':44}" + "".join(f"{count:>10,}" for count in counts) + "  exponent")
    for name in table[counts[0]]:
        row = [value(table[count][name]) for count in counts]
        exponent = math.log(row[-1] / row[0]) / math.log(counts[-1] / counts[0]) if len(counts) > 1 else 0
        print(f"{name:44}" + "".join(f"{v:10.1f}" for v in row) + f"{exponent:10.2f}")


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1_000, 10_000, 100_000])
