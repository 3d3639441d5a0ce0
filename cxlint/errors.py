"""Every way in which cxlint says "I could not do the job".

::

    CxlintError                exit status 2
    ├── UsageError             the command line asks for something that cannot be
    ├── ConfigError            cxlint.toml or [tool.cxlint] is wrong
    ├── UnreadableFile         a file cannot be opened, decoded or parsed
    │   └── FileTooLarge       … or is larger than any design
    ├── PluginError            a plugin is missing, broken or misspelt
    ├── RuleDefinitionError    a rule was declared wrongly (told to its author)
    ├── JourneyError           a question about a journey that has no answer
    └── RenderError            a map could not be drawn
"""

from __future__ import annotations


class CxlintError(Exception):
    """Base of all errors that are meant to be read by the person at the terminal."""

    exit_code = 2


class UsageError(CxlintError):
    """The command line asks for something that cannot be done."""


class ConfigError(CxlintError):
    """The configuration holds one or more mistakes.

    ``problems`` holds one sentence for each, so that all are shown at once.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UnreadableFile(CxlintError):
    """A file as a whole cannot be read: nothing in it was checked.

    ``line`` and ``column`` count from 1; 0 means that the place is not known.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint


class FileTooLarge(UnreadableFile):
    """A file is larger than any design. ``head`` holds its first bytes, to tell what it is."""

    def __init__(self, message: str, hint: str, head: bytes) -> None:
        super().__init__(message, hint=hint)
        self.head = head


class PluginError(CxlintError):
    """A plugin could not be found, loaded or used."""


class RuleDefinitionError(CxlintError):
    """A rule was declared wrongly; the message tells its author what is missing."""


class JourneyError(CxlintError):
    """A question about a journey has no answer, such as a touchpoint that is not in it."""


class RenderError(CxlintError):
    """A map could not be drawn."""
