"""What an engine costs over a plain loop: `python -m tests.benchmarks.engines [ARTICLES] [ENGINE:JOBS]...` (-:1 -:2 dask:1 dask:2).

CPU seconds are those of all processes, start-up included; wall time says something on a quiet machine alone, so the load stands beside it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import news

RUNS = ["-:1", "-:2", "dask:1", "dask:2"]


def measured(run, source, out):
    """(wall seconds, CPU seconds of the whole family) of one run."""
    engine, jobs = run.split(":")
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "briefing", "analyze", source, "--out", out, "--shard", "100", "--jobs", jobs]
    command += ["--engine", engine] if engine != "-" else []
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def main(count, runs):
    folder = Path(tempfile.mkdtemp())
    news.write(folder / "news.jsonl", count)
    base = None
    for run in runs:
        wall, cpu = measured(run, folder / "news.jsonl", folder / "out")
        base = base or (wall, cpu)
        print(
            f"{run:8} wall {wall:6.1f} s ({base[0] / wall:.2f} times as fast as the first)   CPU {1000 * cpu / count:5.1f} ms an article"
            f" ({cpu / base[1]:.2f} of the first)   load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, sys.argv[2:] or RUNS)
