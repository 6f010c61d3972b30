"""How soon the sample can be read: `python -m tests.benchmarks.startup [RUNS]`.

Prints medians of runs taken in turn: a bare Textual app, the sample's text on screen, its panes filled, the same from a library
that has it, and a process that only imports spaCy and makes a blank pipeline.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import SEEDS
from tests.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Header, Static, Footer
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("bare application")
        yield Footer()
Bare().run()
"""


AFTERWARDS = 0.5  # seconds in which an analysis process of the run before ends


def bare(path):
    terminal = Terminal(sys.executable, str(path))
    seconds = terminal.seconds_until("bare application")
    terminal.end()
    return seconds


def sample(home, python=sys.executable):
    """Seconds until the text of the sample, and until its panes, with a data folder and an interpreter."""
    os.environ["BRIEFING_HOME"] = home
    terminal = Terminal(python, "-P", "-m", "briefing", str(SEEDS / "geneva-talks.txt"))
    text = terminal.seconds_until("The senior diplomats")
    panes = terminal.seconds_until("People 8")
    terminal.end()
    time.sleep(AFTERWARDS)
    return text, panes


def keep_sample(home, python=sys.executable):
    """Put the sample and its analysis into the library of a data folder; a window that closes early may leave no analysis there."""
    command = [python, "-P", "-m", "briefing", "add", str(SEEDS / "geneva-talks.txt")]
    subprocess.run(command, env=os.environ | {"BRIEFING_HOME": home}, stdout=subprocess.DEVNULL, check=True)


def spacy_alone():
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import spacy; spacy.blank('en')"], check=True)
    return time.perf_counter() - begun


def main(runs=7):
    path = Path(tempfile.mkdtemp()) / "bare.py"
    path.write_text(BARE)
    kept = tempfile.mkdtemp()
    keep_sample(kept)
    rows = [(bare(path), *sample(tempfile.mkdtemp()), *sample(kept), spacy_alone()) for _ in range(runs)]
    names = (
        "bare Textual app", "text of the sample", "panes filled", "text, from the library", "panes, from the library",
        "import spaCy, blank pipeline",
    )  # fmt: skip
    medians = [statistics.median(column) for column in zip(*rows, strict=True)]
    for name, value in zip(names, medians, strict=True):
        print(f"{name:30} {value:.3f} s")
    print(f"first paint / bare app         {medians[1] / medians[0]:.2f}   (aim 1.3)")
    print(f"panes filled / spaCy alone     {medians[2] / medians[5]:.2f}   (aim 1.6)")
    print(f"panes from the library / bare  {medians[4] / medians[0]:.2f}   (aim 1.5)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
