"""The user's own topics (`topics.toml`): sections that are about one are called by its name.

A topic has a name, cue words, people and places. It is a section's when two of its entries stand in the section, or one
in half of the section's paragraphs; of several sections the one with most evidence gets the name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.errors import ConfigError
from briefing.model import Paragraph, Section

LISTS = ("words", "people", "places")
LEAST_ENTRIES, LEAST_SHARE = 2, 0.5
SHOWN = 4


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A name, and the entries that tell of it as they are written."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How far a section is about a topic: the entries found, most used first, and in how many paragraphs."""

    topic: int
    section: int
    entries: tuple[str, ...]
    paragraphs: int
    share: float

    @property
    def enough(self) -> bool:
        return len(self.entries) >= LEAST_ENTRIES or (bool(self.entries) and self.share >= LEAST_SHARE)


def load(path: Path) -> tuple[OwnTopic, ...]:
    """The topics of a file; none when it is not there. Raises ConfigError naming what is wrong."""
    if not path.exists():
        return ()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be used: {error}. Mend it or move it away.") from None
    rows = data.pop("topic", [])
    if data or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path} holds [[topic]] tables and nothing else. Look at the example in the README.")
    return tuple(topic(row, number, path) for number, row in enumerate(rows, 1))


def topic(row: Mapping[str, Any], number: int, path: Path) -> OwnTopic:
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(f'{path}: topic {number} has no name. Give it one: name = "Iran talks".')
    unknown = [key for key in row if key not in ("name", *LISTS)]
    if unknown:
        raise ConfigError(f"{path}: “{unknown[0]}” of topic {number} is not known. A topic has a name and {', '.join(LISTS)}.")
    entries = []
    for key in LISTS:
        values = row.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            raise ConfigError(f'{path}: “{key}” of topic {number} must be a list of texts, as in {key} = ["one", "two"].')
        entries += [" ".join(v.split()) for v in values]
    if not entries:
        raise ConfigError(f"{path}: topic {number} has no words, people or places to be told by.")
    return OwnTopic(" ".join(name.split()), tuple(dict.fromkeys(entries)))


def with_topics(sections: list[Section], topics: Sequence[OwnTopic], text: str, paragraphs: Sequence[Paragraph]) -> list[Section]:
    """The sections under the names of the user's topics where they match; no section has two, no topic names two."""
    inside = {
        k: [text[p.start : p.end] for p in paragraphs if section.start <= p.start < section.end]
        for k, section in enumerate(sections)
        if topics and section.rule != "author-heading"
    }
    found = [evidence(t, k, topic, said) for t, topic in enumerate(topics) for k, said in inside.items()]
    found = sorted((e for e in found if e.enough), key=lambda e: (-len(e.entries), -e.paragraphs, e.section, e.topic))
    out, given = list(sections), set()
    for e in found:
        if e.topic in given or out[e.section] is not sections[e.section]:
            continue
        given.add(e.topic)
        why = "your topic: " + ", ".join(f"“{entry}”" for entry in e.entries[:SHOWN])
        out[e.section] = replace(sections[e.section], title=topics[e.topic].name, named=why)
    return out


def evidence(t: int, k: int, topic: OwnTopic, inside: Sequence[str]) -> Evidence:
    """What speaks for topic `t` in section `k`, whose paragraphs are `inside`."""
    uses = {entry: sum(len(pattern(entry).findall(p)) for p in inside) for entry in topic.entries}
    entries = sorted((entry for entry in topic.entries if uses[entry]), key=lambda entry: -uses[entry])
    having = sum(any(pattern(entry).search(p) for entry in entries) for p in inside)
    return Evidence(t, k, tuple(entries), having, having / max(1, len(inside)))


@lru_cache(maxsize=1 << 12)
def pattern(entry: str) -> re.Pattern[str]:
    """An entry as whole words: small letters match either case, capitals only themselves, so that "us" is not "US"."""
    words = (re.escape(w) if any(c.isupper() for c in w) else f"(?i:{re.escape(w)})" for w in entry.split())
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")
