"""Settings and folders: config.toml, where styles, seeds and word lists are, where the user's files go."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field, fields
from functools import cache
from pathlib import Path

from briefing.errors import ConfigError
from briefing.model import LEVELS
from briefing.model.frozen import record

MEASURES = range(40, 121)
KIND_NAMES = {str: "a text in quotation marks", int: "a whole number", bool: "true or false", dict: "a table: [keys]"}


@record(frozen=True, slots=True)
class Settings:
    """What `config.toml` may set; every key has a default. `keys` gives keys to ids of the help page."""

    theme: str = "auto"
    level: str = "standard"
    measure: int = 80
    animation: bool = False
    ascii: bool = False
    mouse: bool = True
    screen_reader: bool = False
    keep: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)


def folder(kind: str) -> Path:
    """The user's `config` or `data` folder; it is not made by asking. BRIEFING_HOME overrides both."""
    home = os.environ.get("BRIEFING_HOME")
    if home:
        return Path(home) / kind
    return usual_folder(kind)


@cache
def usual_folder(kind: str) -> Path:
    """Where this system keeps such files; asked once, for every article asks for the user's word lists."""
    import platformdirs

    find = platformdirs.user_config_path if kind == "config" else platformdirs.user_data_path
    return find("briefing", appauthor=False)


def user_lexicon() -> Path | None:
    """The folder of the user's own word lists, when there is one."""
    path = folder("config") / "lexicon"
    return path if path.is_dir() else None


def user_topics() -> Path | None:
    """The file of the user's own topics, when there is one."""
    path = folder("config") / "topics.toml"
    return path if path.is_file() else None


def load() -> Settings:
    """Settings from config.toml. Raises ConfigError naming the line or the key that is wrong."""
    path = folder("config") / "config.toml"
    if not path.exists():
        return Settings()
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be used: {error}. Mend it or move it away.") from None
    known = {f.name: type(getattr(Settings(), f.name)) for f in fields(Settings)}
    for key, value in data.items():
        if key not in known:
            raise ConfigError(f"{path}: “{key}” is not a setting. Known: {', '.join(sorted(known))}.")
        if type(value) is not known[key]:
            raise ConfigError(f"{path}: “{key}” must be {KIND_NAMES[known[key]]}.")
    settings = Settings(**data)
    if settings.measure not in MEASURES:
        raise ConfigError(f"{path}: “measure” must be from {MEASURES.start} to {MEASURES.stop - 1} columns.")
    if settings.level not in LEVELS:
        raise ConfigError(f"{path}: “level” must be one of {', '.join(LEVELS)}.")
    return settings


def shipped(name: str) -> Path:
    """A folder that ships with the program (`styles`, `seeds`): inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    return package / name if (package / name).is_dir() else package.parent / name


def samples() -> dict[str, Path]:
    """The sample articles by name."""
    return {path.stem: path for path in sorted(shipped("seeds").glob("*.txt"))}
