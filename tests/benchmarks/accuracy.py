"""Accuracy on marked articles, one table: `python -m tests.benchmarks.accuracy FOLDER`.

FOLDER holds the scorers (quotes.py, people.py, sections.py, titles.py, brief.py) and their `data/`. The articles are
evaluation data and are not part of the project; without the folder there is nothing to measure.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import briefing
from briefing.brief.levels import at_level
from briefing.export.markdown import markdown
from tests.benchmarks import halves, pronouns

Row = tuple[str, str, float | None, float | None]
# figure, where it stands in the scorers' answers, the best public system, the aim
ROWS: list[Row] = [
    ("quotes, end to end F1", "quotes end_to_end F1", 0.828, 0.88),
    ("speaker accuracy, direct", "quotes speaker direct accuracy", 0.96, 0.95),
    ("speaker accuracy, mixed", "quotes speaker mixed accuracy", 0.77, 0.85),
    ("speaker accuracy, source named", "quotes speaker named accuracy", 0.92, 0.93),
    ("speaker accuracy, pronoun", "quotes speaker pronoun accuracy", 0.96, 0.96),
    ("speaker accuracy, common noun", "quotes speaker noun accuracy", 0.73, 0.75),
    ("pronoun speakers: right person", "pronouns right", None, 0.90),
    ("reported speech, F1", "quotes attributions indirect F1", 0.359, 0.45),
    ("reported speech, precision", "quotes attributions indirect P", 0.867, 0.85),
    ("reported speech with a cue, recall", "quotes indirect_speech_cue_recall", 0.639, 0.75),
    ("people list F1, worldwide", "people-worldwide people list f", 0.774, 0.88),
    ("people list F1, conll", "people-conll people list f", 0.822, 0.90),
    ("mentions exact F1, worldwide", "people-worldwide mentions exact f", 0.754, 0.87),
    ("full name right, worldwide", "people-worldwide full name right", 0.898, 0.95),
    ("Pk, mixed-worldwide (less is better)", "sections-mixed-worldwide Pk", 0.40, 0.115),
    ("Pk, mixed-polnear (less is better)", "sections-mixed-polnear Pk", 0.432, 0.14),
    ("sections F1, editor's set", "sections-editor F1", 0.20, 0.40),
    ("sections predicted/gold, editor's set", "sections-editor ratio", None, 1.0),
    ("sections F1, real", "sections-real F1", 0.20, 0.32),
    ("Pk, real (less is better)", "sections-real Pk", 0.391, 0.39),
    ("sections predicted/gold, real", "sections-real ratio", 0.8, 1.0),
    ("headings good, mixed-worldwide", "titles-mixed-worldwide good", 0.87, 0.95),
    ("headings good, mixed-polnear", "titles-mixed-polnear good", 0.90, 0.95),
    ("headings good, real", "titles-real good", 0.84, 0.92),
    ("headings hit, mixed-worldwide", "titles-mixed-worldwide hit", 0.36, 0.60),
    ("headings hit, mixed-polnear", "titles-mixed-polnear hit", 0.51, 0.68),
    ("headings P, mixed-worldwide", "titles-mixed-worldwide P", 0.23, 0.35),
    ("headings P, mixed-polnear", "titles-mixed-polnear P", 0.34, 0.38),
    ("headings focus, mixed-worldwide", "titles-mixed-worldwide focus", 0.54, 0.68),
    ("headings focus, mixed-polnear", "titles-mixed-polnear focus", 0.57, 0.68),
    ("headings focus, real", "titles-real focus", 0.30, 0.42),
    ("brief of 120 words: quotes with their speaker", "attribution kept", 0.80, 0.95),
    ("brief of 120 words: wrong speaker", "attribution wrong", None, 0.02),
    ("standard brief: how far it reaches", "standard-brief reach", None, 0.70),
]


def look_up(figures, path):
    """The number at a path such as "quotes end_to_end F1", whose keys may hold spaces themselves."""
    name, _, rest = path.partition(" ")
    found = figures.get(name)
    while rest and isinstance(found, dict):
        key = next((k for k in sorted(found, key=len, reverse=True) if rest == k or rest.startswith(f"{k} ")), None)
        if key is None:
            return None
        found, rest = found[key], rest[len(key) :].strip()
    return found if isinstance(found, (int, float)) else None


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
        self.figures["quotes"] = found
        verdicts = pronouns.measure(self.folder)
        self.figures["pronouns"] = {"right": pronouns.share(verdicts)}
        self.figures["pronoun speakers"] = ", ".join(f"{len(rows)} {verdict}" for verdict, rows in verdicts.items())
        self.figures["quotes with a wrong speaker or nothing spoken, by rule"] = self.by_rule(folder)

    def by_rule(self, folder):
        """Each rule with its quotes and the share of them that the scorer counts as wrong."""
        sys.path.insert(0, str(self.folder))
        import quotes as scorer

        gold, counts = scorer.read_gold(folder), {}
        with open(self.out / "quotes.jsonl", encoding="utf-8") as file:
            for row in map(json.loads, file):
                text, regions, attributions, _ = gold[row["id"]]
                for q in row["quotes"]:
                    spoken = scorer.Quote(text, [tuple(s) for s in q["spans"]], regions, q["speaker"], q["kind"])
                    near = [g for g in attributions if g.speaker and len(g.chars & spoken.chars) * 2 >= len(spoken.chars)]
                    right = any(scorer.speaker_right(text, g.speaker, q["speaker"]) for g in near)
                    total, wrong = counts.get(q["rule"], (0, 0))
                    counts[q["rule"]] = total + 1, wrong + (not right)
        lines = (
            f"{rule:20}{total:6}{wrong / total:8.3f}" for rule, (total, wrong) in sorted(counts.items(), key=lambda c: -c[1][1])
        )
        return "\n".join(lines)

    def people(self):
        for name in ("worldwide", "conll"):
            rows = self.rows(f"people/{name}.jsonl")
            path = self.predict(name, [(r["id"], r["text"]) for r in rows])
            self.figures[f"people-{name}"] = self.score("people.py", self.folder / f"data/people/{name}.jsonl", path)

    def sections(self):
        for name in ("mixed-worldwide", "mixed-polnear", "real", "editor"):
            rows = self.rows(f"sections/{name}.jsonl")
            gold = self.folder / f"data/sections/{name}.jsonl"
            pairs = [(r["id"], r["text"]) for r in rows]
            found = self.score("sections.py", gold, self.predict(name, pairs))
            self.figures[f"sections-{name}"] = found | {"ratio": found["pred"] / found["gold"]}
            given = self.predict(f"{name}-given", pairs, [r["boundaries"] for r in rows])
            self.figures[f"titles-{name}"] = self.score("titles.py", gold, given)

    def brief(self):
        for name in ("summaries", "headlines"):
            rows = self.rows(f"brief/{name}.jsonl")
            gold = self.folder / f"data/brief/{name}.jsonl"
            path = self.predict(name, [(r["id"], r["text"]) for r in rows])
            self.figures[f"brief, {name}"] = self.run("brief.py", "score", "--gold", gold, "--sys", path)
            lead = self.out / f"lead-{name}.jsonl"
            self.run("brief.py", "baseline", "--gold", gold, "--method", "lead", "--out", lead)
            self.figures[f"brief minus lead, {name}"] = self.run(
                "brief.py", "compare", "--gold", gold, "--sys", path, "--base", lead
            )
        said = self.run("brief.py", "attrib", "--gold", gold, "--sys", path, "--budget", "120")
        self.figures["attribution"], self.figures["who said it, 120 words"] = json.loads(said), said

    def faith(self):
        """Every level of every article of the brief's sets through the scorer's check of the Markdown."""
        sys.path.insert(0, str(self.folder))
        import brief as scorer

        checked = problems = 0
        reach = []
        for name in ("summaries", "headlines"):
            for row in self.rows(f"brief/{name}.jsonl"):
                analysis = briefing.analyze(row["text"])
                shown = at_level(analysis, "standard")
                if shown.bottom:
                    reach.append(max(i.end for i in (shown.bottom, *shown.points)) / len(row["text"]))
                for level in ("short", "standard", "long"):
                    result = scorer.faith(row["text"], markdown(analysis, level))
                    checked += result["checked"]
                    problems += len(result["problems"])
        self.figures["standard-brief"] = {"reach": sum(reach) / len(reach)}
        self.figures["verbatim Markdown"] = f"{checked} lines checked, {problems} problems"

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
    print(f"{'figure':46}{'ours':>8}{'best public':>14}{'aim':>8}")
    for name, path, public, aim in ROWS:
        ours = look_up(bench.figures, path)
        print(f"{name:46}{'' if ours is None else f'{ours:.3f}':>8}{public or '':>14}{aim or '':>8}")
    for name, value in bench.figures.items():
        if isinstance(value, str):
            print(f"\n{name}\n{value}")
    print()
    for line in halves.table(folder):
        print(line, flush=True)
    with open(bench.out / "figures.json", "w", encoding="utf-8") as file:
        json.dump(bench.figures, file, indent=1)
    print(f"\nall figures: {bench.out / 'figures.json'}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".")
