"""Accuracy on marked articles, one table: `python -m tests.benchmarks.accuracy FOLDER [--errors]`.

FOLDER holds the scorers (quotes.py, people.py, sections.py, titles.py, brief.py) and their `data/`. The articles are
evaluation data and are not part of the project; without the folder there is nothing to measure.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import briefing
from briefing import export

# best public system, and the target, for each figure; from the scorers' guides
BASELINES = {
    "quotes end to end F1": (0.808, 0.80),
    "speaker accuracy, direct": (0.96, 0.95),
    "speaker accuracy, mixed": (0.77, 0.85),
    "indirect F1": (0.359, 0.45),
    "people list F1, worldwide": (0.774, 0.78),
    "people list F1, conll": (0.822, 0.90),
    "mentions exact F1, worldwide": (0.754, 0.87),
    "full name right, worldwide": (0.898, 0.95),
    "Pk mixed-worldwide (less is better)": (0.123, 0.16),
    "Pk mixed-polnear (less is better)": (0.130, 0.145),
    "F1 real": (0.25, 0.29),
    "F1 editor": (0.20, 0.40),
    "titles good, mixed-worldwide": (0.87, 0.85),
    "titles hit, mixed-worldwide": (0.36, 0.60),
    "titles good, mixed-polnear": (0.90, 0.95),
    "titles focus, mixed-worldwide": (0.54, 0.68),
}


class Bench:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.out = Path(tempfile.mkdtemp())
        self.figures = {}

    def rows(self, name):
        with open(self.folder / "data" / name, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]

    def score(self, script, *arguments):
        done = subprocess.run(
            [sys.executable, str(self.folder / script), *map(str, arguments), "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    def predict(self, name, pairs, starts=None):
        """Write the analysis of (id, text) pairs as JSON lines."""
        path = self.out / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number, (id, text) in enumerate(pairs):
                cuts = starts[number] if starts else None
                data = briefing.analyze(text, section_starts=cuts).to_dict() | {"id": id}
                file.write(json.dumps(data) + "\n")
        return path

    # ------------------------------------------------------------------ the yardsticks
    def quotes(self):
        folder = self.folder / "data" / "polnear"
        texts = [(p.stem, p.open(encoding="utf-8", newline="").read()) for p in sorted((folder / "text").glob("*.txt"))]
        found = self.score("quotes.py", folder, self.predict("quotes", texts))
        self.figures["(quotes, raw)"] = found

    def people(self):
        for name in ("worldwide", "conll"):
            rows = self.rows(f"people/{name}.jsonl")
            path = self.predict(name, [(r["id"], r["text"]) for r in rows])
            self.figures[f"(people {name}, raw)"] = self.score("people.py", self.folder / f"data/people/{name}.jsonl", path)

    def sections(self):
        for name in ("mixed-worldwide", "mixed-polnear", "real", "editor"):
            rows = self.rows(f"sections/{name}.jsonl")
            gold = self.folder / f"data/sections/{name}.jsonl"
            pairs = [(r["id"], r["text"]) for r in rows]
            self.figures[f"(sections {name}, raw)"] = self.score("sections.py", gold, self.predict(name, pairs))
            given = self.predict(f"{name}-given", pairs, [r["boundaries"] for r in rows])
            self.figures[f"(titles {name}, raw)"] = self.score("titles.py", gold, given)

    def brief(self):
        for name in ("summaries", "headlines"):
            rows = self.rows(f"brief/{name}.jsonl")
            gold = self.folder / f"data/brief/{name}.jsonl"
            path = self.predict(name, [(r["id"], r["text"]) for r in rows])
            self.figures[f"(brief {name}, raw)"] = self.run("brief.py", "score", "--gold", gold, "--sys", path)
            lead = self.out / f"lead-{name}.jsonl"
            self.run("brief.py", "baseline", "--gold", gold, "--method", "lead", "--out", lead)
            self.figures[f"(brief {name} minus lead)"] = self.run(
                "brief.py", "compare", "--gold", gold, "--sys", path, "--base", lead
            )
        self.figures["(who said it, 120 words)"] = self.run(
            "brief.py", "attrib", "--gold", gold, "--sys", path, "--budget", "120"
        )

    def faith(self):
        """Every level of every article of the brief's sets through the scorer's check of the Markdown."""
        sys.path.insert(0, str(self.folder))
        import brief as scorer

        checked = problems = 0
        for name in ("summaries", "headlines"):
            for row in self.rows(f"brief/{name}.jsonl"):
                analysis = briefing.analyze(row["text"])
                for level in ("short", "standard", "long"):
                    result = scorer.faith(row["text"], export.markdown(analysis, level))
                    checked += result["checked"]
                    problems += len(result["problems"])
        self.figures["(faith)"] = f"{checked} lines checked, {problems} problems"

    def run(self, script, *arguments):
        done = subprocess.run(
            [sys.executable, str(self.folder / script), *map(str, arguments)], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()


def main(folder):
    if not (Path(folder) / "quotes.py").exists():
        sys.exit(f"{folder} has no scorers. Name the folder that holds quotes.py, people.py, sections.py, titles.py, brief.py.")
    bench = Bench(folder)
    for step in (bench.quotes, bench.people, bench.sections, bench.brief, bench.faith):
        step()
    for name, value in bench.figures.items():
        print(name)
        print("   ", value if isinstance(value, str) else json.dumps(value))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".")
