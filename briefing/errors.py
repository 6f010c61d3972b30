"""Every error a user can meet: a sentence that says what is wrong, and what to do about it.

BriefingError            exit code 2
├── ReadError            the article cannot be read
│   └── SeveralArticles  there are several, and one must be chosen
├── LexiconError         a word list of the user's is malformed
├── ConfigError          config.toml or topics.toml is malformed
├── LibraryError         the library cannot be used, or has not what was asked for
│   └── NothingFound    it has not what was asked for (exit code 1)
└── ExportError          the brief cannot be written
"""


class BriefingError(Exception):
    """One clear sentence in `args[0]`; `exit_code` is what the command line returns."""

    exit_code = 2


def problem_of(error: Exception) -> str:
    """What is told of one bad thing among many, in whose loop any error is caught."""
    return str(error) if isinstance(error, BriefingError) else f"it cannot be read ({type(error).__name__})"


class ReadError(BriefingError):
    """The article cannot be read."""


class SeveralArticles(ReadError):
    """A file holds several articles where one is wanted; `choices` are (name to open it by, headline)."""

    def __init__(self, source: str, choices: list[tuple[str, str]]) -> None:
        self.choices = choices
        rows = "\n".join(f"  {name}  {title}" for name, title in choices)
        super().__init__(f"{source} holds {len(choices)} articles. Name one:\n{rows}")


class LexiconError(BriefingError):
    """A word list is malformed; the sentence names the file and the line."""


class ConfigError(BriefingError):
    """The configuration file is malformed."""


class LibraryError(BriefingError):
    """The library cannot be opened or written, or has not what was asked for."""


class NothingFound(LibraryError):
    """The library has nothing and nobody of that name."""

    exit_code = 1


class ExportError(BriefingError):
    """The brief cannot be written where it was asked for."""
