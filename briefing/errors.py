"""Every error a user can meet: a sentence that says what is wrong, and what to do about it.

BriefingError            exit code 2
├── ReadError            the article cannot be read
├── LexiconError         a word list of the user's is malformed
├── ConfigError          config.toml or topics.toml is malformed
├── LibraryError         the library cannot be used, or has not what was asked for
└── ExportError          the brief cannot be written
"""


class BriefingError(Exception):
    """One clear sentence in `args[0]`; `exit_code` is what the command line returns."""

    exit_code = 2


class ReadError(BriefingError):
    """The article cannot be read."""


class LexiconError(BriefingError):
    """A word list is malformed; the sentence names the file and the line."""


class ConfigError(BriefingError):
    """The configuration file is malformed."""


class LibraryError(BriefingError):
    """The library cannot be opened or written, or has not what was asked for."""


class ExportError(BriefingError):
    """The brief cannot be written where it was asked for."""
