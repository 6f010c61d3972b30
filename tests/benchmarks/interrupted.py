"""Ctrl+C into a run at several moments, by engine: `python -m tests.benchmarks.interrupted [dask|ray|-]...`.

Prints exit code, seconds to the end, lines on stderr, and what is left: processes that live, unfinished files.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.benchmarks import news

MOMENTS = (0.5, 2.0, None)  # seconds after the start; None: once the first shard is done


def interrupt(engine, moment, source, out):
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "briefing", "analyze", source, "--out", out, "--shard", "20", "--jobs", "2"]
    command += ["--engine", engine] if engine != "-" else []
    run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    begun = time.monotonic()
    while time.monotonic() - begun < moment if moment else not list(out.glob("articles/*")):
        time.sleep(0.05)
    family = psutil.Process(run.pid).children(recursive=True)
    begun = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=120)[1]
    took = time.monotonic() - begun
    time.sleep(1)
    left = [p.name() for p in family if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
    when = f"after {moment} s" if moment else "first shard done"
    print(
        f"{engine:5} {when:17} exit {run.returncode}  {took:4.1f} s  {len(said.splitlines())} lines on stderr  left: {left or 'no process'}",
        end="",
    )
    print(f", {'unfinished files' if (out / '_unfinished').exists() else 'no unfinished file'}", flush=True)


def main(engines):
    folder = Path(tempfile.mkdtemp())
    news.write(folder / "news.jsonl", 300)
    for engine in engines:
        for moment in MOMENTS:
            interrupt(engine, moment, folder / "news.jsonl", folder / "out")


if __name__ == "__main__":
    main(sys.argv[1:] or ["-", "dask"])
