"""Are reports that stand together of one story, and how fast are they found? `python -m tests.benchmarks.stories pairs FOLDER | speed [ARTICLES]`.

`pairs` brings the campaign reports of FOLDER (the one that `accuracy` takes) into a library and holds its groups against pairs
that were marked by reading (`data/story_pairs.txt`). `speed` takes a library in which every article is nearly a copy of
hundreds of others of its week: the most that shared words can cost.
"""

import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import briefing
from briefing.comparing.timeline import timeline
from briefing.library import stories, transfer, watches
from briefing.library.articles import Library
from tests.benchmarks.halves import HALVES, half
from tests.benchmarks.shelf import file_of

MARKED = Path(__file__).parent / "data" / "story_pairs.txt"
SETS = ("polnear", "polnear2")
ONE_STORY = ("same", "facet")
QUERIES = ("water", "speaker:lavrov tag:t3", "person:blinken after:2024-06", "the", '"written demands"')
AIMS = {"from nothing": 60_000, "new": 50, "watch": 100, "timeline": 300}  # milliseconds


def key(stem):
    """What stands for a report in the marked pairs."""
    return hashlib.md5(stem.encode()).hexdigest()[:12]


def marked(folder):
    """{(id, id): verdict}, the two ids in order."""
    stems = {key(stem): stem for stem in texts(folder)}
    rows = [line.split() for line in MARKED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {tuple(sorted(stems[one] for one in row[1:])): row[0] for row in rows}


def texts(folder):
    return {p.stem: p for name in SETS for p in sorted((Path(folder) / "data" / name / "text").glob("*.txt"))}


def groups(folder):
    """The pairs of ids that stand in one group, when all reports were kept with the days of their names."""
    with Library(Path(tempfile.mkdtemp()) / "library.sqlite3") as library:
        ids = {}
        for stem, path in texts(folder).items():
            analysis = briefing.analyze(path.read_text(encoding="utf-8"))
            ids[library.save(analysis, "v")] = stem
            library.set_day(max(ids), stem.split("_")[1])
        list(stories.bring_in(library))
        found = stories.stories(library)
        return [tuple(sorted(ids[r.entry.id] for r in pair)) for story in found for pair in combinations(story.reports, 2)]


def pairs(folder):
    verdicts = marked(folder)
    together = groups(folder)
    counts = Counter(verdicts.values())
    print(
        f"marked by reading: {counts['same']} pairs of one story, {counts['facet']} of its facets, {counts['other']} of others that are hard to tell apart"
    )
    for which in (None, *HALVES):

        def mine(pair, which=which):
            return which is None or half(pair[0]) == which

        found = Counter(verdicts.get(pair, "unmarked") for pair in together if mine(pair))
        right, all_found = sum(found[v] for v in ONE_STORY), sum(found.values())
        wanted = Counter(v for pair, v in verdicts.items() if mine(pair))
        print(
            f"  {which or 'all':8} {all_found:3} pairs in groups: of one story {right / max(1, all_found):.3f} (aim .95),"
            f" of one event {found['same'] / max(1, all_found):.3f}; recall of one event {found['same'] / max(1, wanted['same']):.3f},"
            f" with its facets {right / max(1, sum(wanted[v] for v in ONE_STORY)):.3f}"
        )
    for pair in together:
        if verdicts.get(pair) not in ONE_STORY and half(pair[0]) == half(pair[1]) == "read":
            print(f"  {verdicts.get(pair, 'unmarked')}: {' '.join(pair)}")


def timed(work):
    """Milliseconds of the processor: other programs of the machine do not count."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def told(what, values):
    print(
        f"{what:44}{statistics.median(values):9.1f} ms, at most {max(values):9.1f} (aim {AIMS[what.split(':')[0]]:,})", flush=True
    )


def speed(count):
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    path = Path(os.environ["BRIEFING_HOME"]) / "all.jsonl"
    file_of(count, path)
    with Library() as library:
        for _ in transfer.take_in(library, transfer.read_jsonl(path)):
            pass
        told("from nothing: all articles", [timed(lambda: list(stories.bring_in(library)))])
        print(f"  {len(stories.stories(library)):,} stories")
        fresh = []
        for number in range(1, count, max(1, count // 20)):
            library.do("DELETE FROM story_of WHERE article = ?", (number,))
            fresh.append(timed(lambda: list(stories.bring_in(library))))
        told("new: the story of one article", fresh)
        for query in QUERIES:
            watch = watches.add(library, query)
            told(f"watch: {query}", [timed(lambda watch=watch: watches.news(library, watch)) for _ in range(5)])
        ten = range(1, 11)
        told(
            "timeline: of ten articles of the library",
            [timed(lambda: timeline([kept(library, k) for k in ten])) for _ in range(5)],
        )


def kept(library, number):
    article = library.article(number)
    return library.analysis(article, "v")


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["speed"]
    pairs(rest[0] if rest else ".") if what == "pairs" else speed(int(rest[0]) if rest else 10_000)
