"""Options that several commands share, and what they mean."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from glob import escape
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from cxlint.config.load import Config, ConfigMistakes, find_config, locale_mistakes, read_config
from cxlint.config.select import settled
from cxlint.errors import ConfigError, UsageError
from cxlint.findings import Severity
from cxlint.globs import is_path
from cxlint.plugins import Plugins, load_plugins
from cxlint.report import Style

F = TypeVar("F", bound=Callable[..., Any])

SEVERITIES = ("error", "warning", "info")


_PROJECT = (
    click.option("--config", type=click.Path(dir_okay=False), help="Use this file instead of the nearest cxlint.toml."),
    click.option("--isolated", is_flag=True, help="Use no configuration and no installed plugins."),
)  # fmt: skip
_CHOICE = (
    click.option("--profile", metavar="NAME", help="Begin with these rules: core, recommended, strict, voice, chat or a plugin's."),
    click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or family, whatever the configuration says; repeatable."),
    click.option("--extend-select", multiple=True, metavar="RULE", help="Run this rule or family as well; repeatable."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Do not run this rule or family; repeatable."),
    click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="Make it an error, a warning or info; repeatable."),
    click.option("--option", "option", multiple=True, metavar="RULE.KEY=VALUE", help="Set an option of a rule, as in menu-too-wide.most=4; repeatable."),
)  # fmt: skip
_FILES = (
    click.option("--per-file-ignores", multiple=True, metavar="GLOB:RULE", help="Do not run this rule or family for files that the glob fits; repeatable."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these files and folders out when a folder is searched; repeatable."),
    click.option("--locales", metavar="LIST", help="Languages of prompts that declare none, as in en,de."),
)  # fmt: skip
_DEBUG = (click.option("--debug", is_flag=True, help="Show what a broken rule or plugin did."),)


class Choice(NamedTuple):
    """What the command line says about configuration and rules, as it was typed."""

    config: str | None = None
    isolated: bool = False
    profile: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    option: tuple[str, ...] = ()
    per_file_ignores: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    locales: str | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is said about which rules are meant."""
        return bool(self.profile or self.select or self.extend_select or self.ignore)


def plugged(function: F) -> F:
    """Add the options that choose configuration and plugins, for commands that run no rules."""
    return _with(function, *_PROJECT, *_DEBUG)


def chosen(*, files: bool) -> Callable[[F], Callable[..., Any]]:
    """Add all options about configuration and rules, and *files* if wanted, as one ``choice``."""
    added = (*_PROJECT, *_CHOICE, *(_FILES if files else ()), *_DEBUG)

    def add(function: F) -> Callable[..., Any]:
        @functools.wraps(function)
        def called(**given: Any) -> Any:
            said = {name: given.pop(name) for name in Choice._fields if name in given}
            return function(choice=Choice(**said), **given)

        return _with(called, *added)

    return add


def _with(function: F, *options: Callable[[F], F]) -> F:
    for add in reversed(options):
        function = add(function)
    return function


def load_config(config: str | None, isolated: bool) -> Config:
    """The configuration that the options ask for, where no rules are chosen."""
    return settings(Choice(config, isolated))


def settings(choice: Choice) -> Config:
    """The configuration with what the command line changes.

    Raises :class:`cxlint.errors.ConfigError` with everything that is wrong with either.
    """
    if choice.config and choice.isolated:
        raise UsageError("--config and --isolated do not go together.")
    changes = _Changes(choice)
    try:
        found = _found(choice)
    except ConfigMistakes as error:
        found, changes.mistakes = error.partial, list(error.problems)
    changed = changes.over(found)
    if changes.mistakes:
        raise ConfigMistakes(changes.mistakes, changed)
    return changed


def _found(choice: Choice) -> Config:
    if choice.isolated:
        return Config(root=Path.cwd())
    return read_config(Path(choice.config)) if choice.config else find_config(Path.cwd())


class _Changes:
    """What the command line changes; each mistake becomes a sentence."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.mistakes: list[str] = []

    def over(self, config: Config) -> Config:
        """*config* as changed. To choose by hand starts afresh: what the project chooses does not count."""
        said = self.choice
        afresh = bool(said.select)
        return replace(
            config,
            profile=said.profile or config.profile,
            select=split(said.select) if afresh or said.profile else config.select,
            extend_select=(*(() if afresh else config.extend_select), *split(said.extend_select)),
            ignore=(*(() if afresh else config.ignore), *split(said.ignore)),
            severity={**config.severity, **self.severity()},
            written=self.written(),
            per_file_ignores=self.per_file_ignores(config),
            exclude=(*config.exclude, *(from_here(glob, config.root) for glob in said.exclude)),
            locales=self.locales() if said.locales is not None else config.locales,
        )

    def severity(self) -> Mapping[str, Severity]:
        made = {}
        for text in self.choice.severity:
            rule, _, word = text.rpartition("=")
            if rule and word in SEVERITIES:
                made[rule] = Severity.of(word)
            else:
                levels = "Levels are error, warning and info."
                self.mistakes.append(f"--severity {text}: write RULE=LEVEL, as in dead-end=info. {levels}")
        return made

    def written(self) -> Mapping[str, Mapping[str, str]]:
        made: dict[str, dict[str, str]] = {}
        for text in self.choice.option:
            left, equals, value = text.partition("=")
            rule, _, key = left.partition(".")
            if rule and key and equals:
                made.setdefault(rule, {})[key] = value
            else:
                self.mistakes.append(f"--option {text}: write RULE.KEY=VALUE, as in menu-too-wide.most=4.")
        return made

    def per_file_ignores(self, config: Config) -> Mapping[str, tuple[str, ...]]:
        made = dict(config.per_file_ignores)
        for text in self.choice.per_file_ignores:
            glob, _, rules = text.rpartition(":")
            if glob and split((rules,)):
                glob = from_here(glob, config.root)
                made[glob] = (*made.get(glob, ()), *split((rules,)))
            else:
                self.mistakes.append(f'--per-file-ignores {text}: write GLOB:RULE, as in "flows/old/*:MNU".')
        return made

    def locales(self) -> tuple[str, ...]:
        words = split((self.choice.locales or "",))
        self.mistakes += (f"--{mistake}" for mistake in locale_mistakes(words))
        return words


def from_here(glob: str, root: Path) -> str:
    """A glob that was typed in the current folder, as it would be written in *root*."""
    here = os.path.relpath(os.getcwd(), os.path.realpath(root)).replace(os.sep, "/")
    if here == "." or not is_path(glob) or glob.startswith("/"):
        return glob
    return f"{escape(here)}/{glob.removeprefix('./')}"


def split(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that were given one by one or joined by commas."""
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def plugins_for(config: Config, isolated: bool = False) -> Plugins:
    """The plugins of a configuration."""
    return load_plugins(config.plugins, config.root, installed=not isolated)


def project(choice: Choice) -> tuple[Config, Plugins]:
    """The configuration and its plugins.

    Raises :class:`cxlint.errors.ConfigError` with every mistake at once, also with those that only
    the rules can tell, such as options that none of them has.
    """
    mistakes: list[str] = []
    try:
        config = settings(choice)
    except ConfigMistakes as error:
        config, mistakes = error.partial, error.problems
    plugins = plugins_for(config, choice.isolated)
    if mistakes:
        with _gathered(mistakes):
            settled(plugins.rules, config, plugins.profiles)
        raise ConfigError(told(plugins, mistakes))
    return config, plugins


@contextmanager
def _gathered(mistakes: list[str]) -> Iterator[None]:
    try:
        yield
    except ConfigError as error:
        mistakes += error.problems


@contextmanager
def blaming(plugins: Plugins) -> Iterator[None]:
    """Tell of broken plugins, too, when what they should bring is missed."""
    try:
        yield
    except ConfigError as error:
        raise ConfigError(told(plugins, error.problems)) from None


def told(plugins: Plugins, mistakes: Iterable[str]) -> list[str]:
    """What is wrong with plugins, then with the configuration."""
    return [*(f"{problem.message} {problem.fix}".rstrip() for problem in plugins.problems), *mistakes]


def tell(debug: bool) -> Callable[[str], None] | None:
    """Where tracebacks go: to standard error, or nowhere."""
    return (lambda text: click.echo(text, err=True)) if debug else None


def style_for(stream: Any, colour: str = "auto") -> Style:
    """How to write to *stream*: NO_COLOR, FORCE_COLOR, dumb terminals and pipes are respected."""
    terminal = bool(getattr(stream, "isatty", lambda: False)())
    width = _terminal_width() if terminal else 100
    return Style(_coloured(terminal) if colour == "auto" else colour == "always", width)


def _coloured(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def _terminal_width() -> int:
    import shutil

    return max(40, min(shutil.get_terminal_size((100, 24)).columns, 100))


def lowest(word: str | None, default: Severity | None) -> Severity | None:
    """The severity that an option names; None for "never"."""
    if word is None:
        return default
    return None if word == "never" else Severity.of(word)


def write_out(text: str) -> None:
    """Write to standard output as it is; characters the terminal lacks are replaced."""
    sys.stdout.write(text)
    sys.stdout.flush()
