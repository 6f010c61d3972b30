"""A library of many articles: taking in, searching, opening again: `python -m tests.benchmarks.shelf [ARTICLES]`."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import briefing
from briefing import commands, config
from briefing.library import transfer
from briefing.library.articles import Library

QUERIES = [
    "water", "the", "speaker:lavrov", "tag:t3", '"written demands"', "minister dam", "person:blinken after:2024-06", "is:unread council",
    "ferry", "president -nato", "source:report-77", "before:2024-02 sanctions", "pil", "speaker:holm tag:t5", "ukraine border troops",
]  # fmt: skip


def file_of(count, path):
    """A library of variations of the samples as JSON lines, every text a different one."""
    chance = random.Random(3)
    analyses = [briefing.analyze(briefing.read(file)) for file in config.samples().values()]
    words = " ".join(a.article.text for a in analyses).split()
    with path.open("w", encoding="utf-8") as out:
        for k in range(count):
            data = analyses[k % len(analyses)].to_dict()
            tail = "\n" + f"Report {k}. " + " ".join(chance.choices(words, k=120))
            start = len(data["text"]) + 1
            data["text"] += tail
            data["paragraphs"].append({"start": start, "end": len(data["text"]), "kind": "text"})
            data["published"] = f"2024-{1 + k % 12:02}-{1 + k % 28:02}"
            data["source"] = f"report-{k}.txt"
            row = {
                "briefing_library": 1,
                "version": "v",
                "tags": [f"t{k % 20}"],
                "state": "unread",
                "star": 0,
                "share": 0.0,
                "reading": {},
            }
            out.write(
                json.dumps({**row, "added": "2024-01-01T00:00:00Z", "opened": "", "analysis": data}, ensure_ascii=False) + "\n"
            )


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main(count):
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    path = Path(os.environ["BRIEFING_HOME"]) / "all.jsonl"
    file_of(count, path)
    half = subprocess.Popen([sys.executable, "-m", "briefing", "import", str(path)], stderr=subprocess.DEVNULL)
    time.sleep(4)
    half.kill()
    half.wait()
    with Library() as shelf:
        before = shelf.count()
    begun = time.perf_counter()
    assert commands.main(["import", str(path)]) == 0
    took = time.perf_counter() - begun
    with Library() as shelf:
        print(f"taken in: {before:,} before a kill, {shelf.count() - before:,} after it in {took:.1f} s")
        assert shelf.count() == count
        times = {}
        for query in QUERIES:
            for _ in range(8):
                begun = time.perf_counter()
                shelf.find(query, limit=200)
                times.setdefault(query, []).append((time.perf_counter() - begun) * 1000)
        all_times = [t for rows in times.values() for t in rows]
        print(
            f"search over {count:,}: median {statistics.median(all_times):.1f} ms, 95th percentile {percentile(all_times, 0.95):.1f} ms (aim 50)"
        )
        for query, rows in sorted(times.items(), key=lambda row: -max(row[1]))[:4]:
            print(f"  {query:32}{max(rows):8.1f} ms at most")
        begun = time.perf_counter()
        rows = sum(1 for _ in transfer.everything(shelf)) if count <= 2000 else 0
        if rows:
            print(f"written out: {rows:,} in {time.perf_counter() - begun:.1f} s")
    print(f"file: {(Path(os.environ['BRIEFING_HOME']) / 'data' / 'library.sqlite3').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
