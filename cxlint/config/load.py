"""Reads ``cxlint.toml`` or ``[tool.cxlint]`` of pyproject.toml. Every mistake is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxlint.errors import ConfigError
from cxlint.findings import Severity
from cxlint.globs import USUALLY_LEFT_OUT
from cxlint.lexicon import DEFAULT
from cxlint.profiles import USUAL
from cxlint.text import did_you_mean
from cxlint.value import Value

if TYPE_CHECKING:
    from cxlint.config.entries import FileSuppression

FILE = "cxlint.toml"
LOCALE = r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
"""Language, script, region: ``en``, ``de-CH``, ``zh-Hant-TW``, ``es-419``."""
KEYS: dict[str, str] = {
    "plugins": "Files (./my_rules.py) and modules to take rules, profiles, formats and reports from.",
    "profile": "The rules to begin with: core, recommended (the default), strict, voice, chat or a plugin's.",
    "select": "Rules to run instead of the profile's: names, codes, the letters codes begin with, or ALL.",
    "extend-select": "Rules to run beside those of the profile or of select.",
    "ignore": "Rules not to run, whatever else wants them.",
    "per-file-ignores": "A table of globs, and the rules not to run for files that they fit.",
    "exclude": "Globs of files and folders that a search of folders leaves out, instead of the usual ones.",
    "extend-exclude": "Globs of files and folders to leave out as well.",
    "fail-on": "Lowest severity that makes the exit status 1: error, warning, info or never.",
    "locales": "Languages of prompts that declare none, such as en or de-CH.",
    "severity": "A table of rules (names, codes, the letters codes begin with, or ALL) and their severity.",
    "rules": "A table for each rule with its options, such as [rules.menu-too-wide] most = 4.",
    "suppress": "Findings to leave out in files that must not be edited: files, rule, element, reason, until.",
}
"""Every key of the configuration and what it does."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Config(Value):
    """What the project has decided. ``root`` is the folder of the file it was read from.

    ``fail_on`` is None for "never". ``written`` holds options as the command line writes them, whose
    types their rules know.
    """

    root: Path
    file: Path | None = None
    plugins: tuple[str, ...] = ()
    profile: str = USUAL
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = USUALLY_LEFT_OUT
    fail_on: Severity | None = Severity.ERROR
    locales: tuple[str, ...] = DEFAULT
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    written: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    suppress: tuple[FileSuppression, ...] = ()


class ConfigMistakes(ConfigError):
    """The file holds mistakes; ``partial`` is what could be read, to look for further ones."""

    def __init__(self, problems: list[str], partial: Config) -> None:
        super().__init__(problems)
        self.partial = partial


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


_TABLE = re.compile(rb"^[ \t]*\[{1,2}[ \t]*tool[ \t]*\.[ \t]*cxlint[ \t]*[.\]]", re.MULTILINE)


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
        text = path.read_text(encoding="utf-8-sig")
        table: Any = tomllib.loads(text)
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
    config = reader.read(path, table, text)
    if reader.mistakes:
        raise ConfigMistakes(reader.mistakes, config)
    return config


def locale_mistakes(words: Iterable[str]) -> Iterator[str]:
    """A sentence for each word that does not look like a locale."""
    for word in words:
        if re.fullmatch(LOCALE, word) is None:
            yield f"locales: “{word}” does not look like a language. Write en or de-CH."


class _Reader:
    """Checks a table key by key."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.mistakes: list[str] = []

    def mistake(self, sentence: str) -> None:
        self.mistakes.append(f"{self.path}: {sentence}")

    def read(self, path: Path, table: Mapping[str, Any], text: str) -> Config:
        for key in table:
            if key not in KEYS:
                self.mistake(f"there is no key “{key}”. {did_you_mean(key, KEYS)}".rstrip())
        return Config(
            root=path.resolve().parent,
            file=path,
            plugins=self.texts(table, "plugins"),
            profile=self.profile(table),
            select=self.texts(table, "select"),
            extend_select=self.texts(table, "extend-select"),
            ignore=self.texts(table, "ignore"),
            per_file_ignores=self.per_file_ignores(table),
            exclude=self.texts(table, "exclude", USUALLY_LEFT_OUT) + self.texts(table, "extend-exclude"),
            fail_on=self.fail_on(table),
            locales=self.locales(table),
            severity=self.severities(table),
            rules=self.rules(table),
            suppress=self.suppress(table, text),
        )

    def suppress(self, table: Mapping[str, Any], text: str) -> tuple[FileSuppression, ...]:
        if "suppress" not in table:
            return ()
        from cxlint.config.entries import read_entries

        return tuple(read_entries(table["suppress"], text, self.path, self.mistake))

    def texts(self, table: Mapping[str, Any], key: str, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = table.get(key, list(usual))
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.mistake(f'{key} must be a list of texts, such as ["…"].')
        return ()

    def profile(self, table: Mapping[str, Any]) -> str:
        value = table.get("profile", USUAL)
        if isinstance(value, str):
            return value
        self.mistake('profile must be a text, such as "strict".')
        return USUAL

    def per_file_ignores(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        value = table.get("per-file-ignores", {})
        if not isinstance(value, dict):
            self.mistake('per-file-ignores must be a table, such as "flows/old/*" = ["MNU"].')
            return {}
        said = {f"per-file-ignores: “{glob}”": rules for glob, rules in value.items()}
        return {glob: self.texts(said, key) for glob, key in zip(value, said, strict=True)}

    def locales(self, table: Mapping[str, Any]) -> tuple[str, ...]:
        locales = self.texts(table, "locales", DEFAULT)
        for sentence in locale_mistakes(locales):
            self.mistake(sentence)
        return locales

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
