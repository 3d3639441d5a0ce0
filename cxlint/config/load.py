"""Reads ``cxlint.toml`` or ``[tool.cxlint]`` of pyproject.toml. Every mistake is told at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cxlint.errors import ConfigError
from cxlint.findings import Severity
from cxlint.text import did_you_mean
from cxlint.value import Value

FILE = "cxlint.toml"
KEYS: dict[str, str] = {
    "plugins": "Files (./my_rules.py) and modules to take rules, sources and reporters from.",
    "select": "Rules to run: names, codes or the letters codes begin with. Default: all.",
    "ignore": "Rules not to run: names, codes or the letters codes begin with.",
    "fail-on": "Lowest severity that makes the exit status 1: error, warning, info or never.",
    "severity": "A table of rules (names, codes or the letters codes begin with) and their severity.",
    "rules": "A table for each rule with its options, such as [rules.menu-too-wide] most = 4.",
}
"""Every key of the configuration and what it does."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Config(Value):
    """What the project has decided. ``root`` is the folder of the file it was read from.

    ``fail_on`` is None for "never".
    """

    root: Path
    file: Path | None = None
    plugins: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def find_config(start: Path) -> Config:
    """The configuration for *start*: the nearest one in this folder or above it.

    Without one, the defaults, with the nearest folder that holds ``.git`` as root.
    """
    root = start
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return read_config(folder / FILE)
        if _has_table(folder / "pyproject.toml"):
            return read_config(folder / "pyproject.toml")
        if (folder / ".git").exists():
            root = folder
            break
    return Config(root=root)


_TABLE = re.compile(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*cxlint[ \t]*[.\]]", re.MULTILINE)


def _has_table(path: Path) -> bool:
    try:
        return _TABLE.search(path.read_bytes()) is not None
    except OSError:
        return False


def read_config(path: Path) -> Config:
    """The configuration in *path*.

    Raises :class:`cxlint.errors.ConfigError` with one sentence for every mistake.
    """
    import tomllib

    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror}."]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError([f"{path}: this is not valid TOML: {error}"]) from None
    if path.name == "pyproject.toml":
        for key in ("tool", "cxlint"):
            table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        raise ConfigError([f"{path}: there is no table [tool.cxlint]."])
    reader = _Reader(str(path))
    config = reader.read(path, table)
    if reader.mistakes:
        raise ConfigError(reader.mistakes)
    return config


class _Reader:
    """Checks a table key by key."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.mistakes: list[str] = []

    def mistake(self, sentence: str) -> None:
        self.mistakes.append(f"{self.path}: {sentence}")

    def read(self, path: Path, table: Mapping[str, Any]) -> Config:
        for key in table:
            if key not in KEYS:
                self.mistake(f"there is no key “{key}”. {did_you_mean(key, KEYS)}".rstrip())
        return Config(
            root=path.resolve().parent,
            file=path,
            plugins=self.texts(table, "plugins"),
            select=self.texts(table, "select"),
            ignore=self.texts(table, "ignore"),
            fail_on=self.fail_on(table),
            severity=self.severities(table),
            rules=self.rules(table),
        )

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.mistake(f'{key} must be a list of texts, such as ["…"].')
        return ()

    def fail_on(self, table: Mapping[str, Any]) -> Severity | None:
        value = table.get("fail-on", "error")
        return (
            None if value == "never" else self.one_severity("fail-on", value, "error, warning, info or never")
        )

    def one_severity(self, key: str, value: Any, known: str = "error, warning or info") -> Severity:
        if isinstance(value, str) and value in ("error", "warning", "info"):
            return Severity.of(value)
        self.mistake(f"{key} must be {known}, not {value!r}.")
        return Severity.ERROR

    def severities(self, table: Mapping[str, Any]) -> dict[str, Severity]:
        value = table.get("severity", {})
        if not isinstance(value, dict):
            self.mistake("severity must be a table of rule names and severities.")
            return {}
        return {name: self.one_severity(f"the severity of {name}", word) for name, word in value.items()}

    def rules(self, table: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        value = table.get("rules", {})
        if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
            self.mistake("rules must hold a table for each rule.")
            return {}
        return value
