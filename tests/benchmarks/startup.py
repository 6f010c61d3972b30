"""How soon the sample can be read: `python -m tests.benchmarks.startup [RUNS]`.

Prints medians of runs taken in turn: a bare Textual app, the sample's text on screen, its panes filled, the same from a library
that has it, and a process that only imports spaCy and makes a blank pipeline; then the peak memory of the analysis process
beside that of the last. Everything has been started once before, with its compiled modules kept in a folder of the run
(`PYTHONPYCACHEPREFIX`, whatever `PYTHONDONTWRITEBYTECODE` says): so it is for a user, and so it is for Textual's and spaCy's
modules anyway, beside which ours would otherwise be compiled at each start. The ratios are taken within each turn: a machine
that is busy elsewhere slows both sides (on Linux `chrt -f 5` before the command keeps others off).
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
SPACY = """
import spacy
spacy.blank("en")
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
AFTERWARDS = 0.5  # seconds in which an analysis process of the run before ends
NAMES = (
    "bare Textual app, s", "text of the sample, s", "panes filled, s", "text, from the library, s", "panes, from the library, s",
    "import spaCy, blank pipeline, s", "the same, peak memory, MB", "analysis process, peak memory, MB",
)  # fmt: skip
RATIOS = (
    ("first paint / bare app", 1, 0, 1.2),
    ("panes filled / spaCy alone", 2, 5, 1.15),
    ("panes from the library / bare app", 4, 0, 1.3),
    ("memory of the analysis / spaCy alone", 7, 6, 1.25),
)
"""Name, which of the figures by which other, and what is aimed at"""


def compiled_once():
    """From here on each process finds the compiled modules that another one left."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp()


def bare(path):
    terminal = Terminal(sys.executable, str(path))
    seconds = terminal.seconds_until("bare application")
    terminal.end()
    return seconds


def sample(home, python=sys.executable):
    """Seconds until the text of the sample, and until its panes, with a data folder and an interpreter; the peak memory of
    its analysis process in megabytes."""
    os.environ["BRIEFING_HOME"] = home
    terminal = Terminal(python, "-P", "-m", "briefing", str(SEEDS / "geneva-talks.txt"))
    text = terminal.seconds_until("The senior diplomats")
    panes = terminal.seconds_until("People 8")
    terminal.wait_for("Sections 4", 2)
    memory = max(map(peak, children(terminal.pid)), default=0)
    terminal.end()
    time.sleep(AFTERWARDS)
    return text, panes, memory


def children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def peak(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def keep_sample(home, python=sys.executable):
    """Put the sample and its analysis into the library of a data folder; a window that closes early may leave no analysis there."""
    command = [python, "-P", "-m", "briefing", "add", str(SEEDS / "geneva-talks.txt")]
    subprocess.run(command, env=os.environ | {"BRIEFING_HOME": home}, stdout=subprocess.DEVNULL, check=True)


def spacy_alone():
    """Seconds and megabytes."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", SPACY], check=True, capture_output=True, text=True)
    return time.perf_counter() - begun, int(done.stdout) / 1024


def row(path, kept):
    """One turn, as `NAMES` has it."""
    text, panes, memory = sample(tempfile.mkdtemp())
    return bare(path), text, panes, *sample(kept)[:2], *spacy_alone(), memory


def main(runs=7):
    compiled_once()
    path = Path(tempfile.mkdtemp()) / "bare.py"
    path.write_text(BARE)
    kept = tempfile.mkdtemp()
    keep_sample(kept)
    _, *rows = [row(path, kept) for _ in range(runs + 1)]
    for name, column in zip(NAMES, zip(*rows, strict=True), strict=True):
        print(f"{name:36} {statistics.median(column):8.3f}")
    for name, one, other, aim in RATIOS:
        print(f"{name:36} {statistics.median(row[one] / row[other] for row in rows):8.2f}   (aim {aim:.2f})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
