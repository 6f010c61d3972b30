"""A dossier as Markdown: what a person said, article by article in order of date, each line with its paragraph."""

from __future__ import annotations

from briefing.export.escaping import escape, front_matter, plain
from briefing.library.dossier import Dossier, Saying


def markdown(found: Dossier) -> str:
    """The same bytes for the same library."""
    front = front_matter(
        [
            ("title", f"Dossier: {plain(found.name)}"),
            ("articles", len(found.articles)),
            ("quotes", len(found.said)),
            ("tags", ["briefing", "dossier"]),
        ]
    )
    lines = [front, "", f"# {escape(found.name)}", ""]
    if found.roles:
        lines += ["\n".join(f"- {escape(role)}" for role in found.roles), ""]
    for entry in found.articles:
        lines += [f"## {escape(entry.title)}", "", f"{entry.date} · {escape(entry.url or entry.source)} · article {entry.id}", ""]
        for saying in found.of(entry.id):
            lines += [f"> {shown(saying)} [§{saying.paragraph}]", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def shown(saying: Saying) -> str:
    """Quoted words in marks; what an article only reports is said to be so."""
    words = escape(saying.text)
    if saying.kind == "indirect":
        return f"(reported) {words}"
    return words if saying.kind == "mixed" else f"“{words.strip('“”')}”"
