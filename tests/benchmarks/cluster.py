"""Many articles on a cluster of two nodes that are killed meanwhile, against a plain loop:

    python -m tests.benchmarks.cluster [ARTICLES] [FOLDER]

A worker is killed when a third of the shards is done, a whole node after two thirds; then every file is compared with the
loop's, byte for byte. Prints CPU seconds an article, memory of driver and workers, and every port that was listened on.
"""

import filecmp
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from briefing.batch.tables import TABLES
from tests.batch.nodes import Nodes
from tests.benchmarks import news

DRIVER = """
import sys
from briefing.batch import run
from briefing.batch.running import Place
engine, address, source, out, size = sys.argv[1:]
if __name__ == "__main__":
    place = Place(engine, workers=1, address=address or None)
    for outcome in run([source], out, place=place, size=int(size)):
        print(outcome.articles, outcome.failed, outcome.error or "-", flush=True)
"""
SIZE = 100  # articles in a shard


class Watched:
    """A driver, followed by the lines it prints: one for each shard."""

    def __init__(self, engine, address, source, out):
        script = Path(tempfile.mkdtemp()) / "driver.py"
        script.write_text(DRIVER, encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, script, engine, address, source, out, str(SIZE)], stdout=subprocess.PIPE, text=True
        )
        self.seen = psutil.Process(self.process.pid)
        self.articles = self.failed = 0
        self.memory = []
        self.errors = []

    def __iter__(self):
        for line in self.process.stdout:
            articles, failed, error = line.strip().split(" ", 2)
            self.articles += int(articles)
            self.failed += int(failed)
            self.errors += [error] * (error != "-")
            self.memory.append((self.articles, megabytes(self.seen)))
            self.cpu = cpu(self.seen)
            yield self.articles


def megabytes(process):
    return process.memory_info().rss / 2**20


def cpu(process):
    times = process.cpu_times()
    return times.user + times.system


def workers_of(nodes):
    """The processes that work, one for each node that lives: not its nanny, not multiprocessing's tracker."""
    for node in nodes.nodes:
        if node.poll() is None:
            yield from (c for c in psutil.Process(node.pid).children(recursive=True) if "spawn_main" in " ".join(c.cmdline()))


def ports(process):
    found = [process, *process.children(recursive=True)]
    return {c.laddr[:2] for p in found for c in p.net_connections("inet") if c.status == psutil.CONN_LISTEN}


def on_nodes(source, out, count, folder):
    """Run on two nodes and kill as the module's text says; (driver, figures)."""
    told = {"ports": set(), "workers": [], "cpu": 0.0}
    with Nodes(folder) as nodes:
        while len(list(workers_of(nodes))) < 2:
            time.sleep(0.1)
        driver = Watched("dask", nodes.address, source, out)
        steps = [(count / 3, lambda: next(workers_of(nodes)).kill()), (2 * count / 3, lambda: nodes.kill_node(1))]
        for articles in driver:
            for process in (driver.seen, *(psutil.Process(n.pid) for n in (nodes.scheduler, *nodes.nodes) if n.poll() is None)):
                told["ports"] |= ports(process)
            told["workers"].append((articles, max((megabytes(w) for w in workers_of(nodes)), default=0)))
            if steps and articles >= steps[0][0]:
                steps.pop(0)[1]()
                print(f"  killed {('a node', 'a worker')[len(steps)]} at {articles:,} articles", flush=True)
        driver.process.wait()
    return driver, told


def some(pairs, parts=5):
    """A few of many figures over the run, the last among them."""
    return ", ".join(
        f"{pairs[k * (len(pairs) - 1) // parts][0]:,}: {pairs[k * (len(pairs) - 1) // parts][1]:.0f} MB" for k in range(parts + 1)
    )


def compare(one, two):
    """(files, those that differ or are missing)."""
    names = {p.relative_to(one) for table in TABLES for p in (one / table).iterdir()}
    others = {p.relative_to(two) for table in TABLES for p in (two / table).iterdir()}
    return len(names), sorted(
        map(str, (names ^ others) | {n for n in names & others if not filecmp.cmp(one / n, two / n, shallow=False)})
    )


def main(count, folder):
    os.environ["BRIEFING_HOME"] = str(folder / "home")
    source = folder / f"news-{count}.jsonl"
    if not source.exists():
        news.write(source, count)
    print(f"{count:,} articles, {source.stat().st_size / 1e6:.0f} MB", flush=True)
    begun = time.perf_counter()
    loop = Watched("", "", source, folder / "loop")
    for _ in loop:
        pass
    print(f"plain loop: {loop.articles:,} articles, {loop.failed} failed, {time.perf_counter() - begun:.0f} s")
    print(f"  CPU {1000 * loop.cpu / count:.1f} ms an article; memory at {some(loop.memory)}", flush=True)
    begun = time.perf_counter()
    driver, told = on_nodes(source, folder / "nodes", count, folder)
    print(
        f"two nodes: {driver.articles:,} articles, {driver.failed} failed, {time.perf_counter() - begun:.0f} s; errors: {driver.errors or 'none'}"
    )
    print(f"  driver's memory at {some(driver.memory)}")
    print(f"  largest worker's memory at {some(told['workers'])}")
    print(f"  listened on: {sorted({host for host, _ in told['ports']})} ({len(told['ports'])} ports)")
    files, other = compare(folder / "loop", folder / "nodes")
    print(f"files: {files}, different from the loop's: {other or 'none'}")
    sys.exit(bool(other) or driver.articles != count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()))
