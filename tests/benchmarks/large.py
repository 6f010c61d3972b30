"""A million words beside the sample: `python -m tests.benchmarks.large [WORDS]`: first paint, keys, memory, analysis."""

import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import SEEDS
from tests.terminal import Terminal

KEYS = 40


def book(words):
    """A text of that many words from the samples' paragraphs, numbered so that no two are alike."""
    paragraphs = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line]
    lines, count = [], 0
    while count < words:
        line = f"Entry {len(lines)}. {paragraphs[len(lines) % len(paragraphs)]}"
        lines.append(line)
        count += len(line.split())
    path = Path(tempfile.mkdtemp()) / "book.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(path, first):
    terminal = Terminal(sys.executable, "-m", "briefing", str(path))
    paint = terminal.seconds_until(first)
    during = [terminal.answer_to("b" if k % 2 else " ") for k in range(KEYS // 4)]
    begun = time.perf_counter()
    while not re.search(rb"People \d", terminal.output) and time.perf_counter() - begun < 300:
        terminal.read(0.05)
    filled = time.perf_counter() - terminal.started
    time.sleep(1)
    after = [terminal.answer_to(" " if k % 2 else "b") for k in range(KEYS)]
    memory = terminal.megabytes()
    terminal.press("q")
    terminal.end()
    return paint, filled, quantile(during), quantile(after), memory


def quantile(values):
    return statistics.quantiles(values, n=20)[-1]


def main(words=1_000_000):
    path = book(words)
    os.environ["BRIEFING_HOME"] = tempfile.mkdtemp()
    sample = run(SEEDS / "geneva-talks.txt", "The senior diplomats")
    large = run(path, "Entry 0.")
    names = (
        "first paint, s",
        "panes filled, s",
        "key while analysing, p95 s",
        "key afterwards, p95 s",
        "memory of the screen, MB",
    )
    print(f"{'':28}{'sample':>10}{f'{words:,} words':>18}{'ratio':>8}")
    for name, a, b in zip(names, sample, large, strict=True):
        print(f"{name:28}{a:10.3f}{b:18.3f}{b / a:8.2f}")
    print(f"text itself: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
