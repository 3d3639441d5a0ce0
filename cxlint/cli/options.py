"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from cxlint.config.load import Config, find_config, read_config
from cxlint.errors import UsageError
from cxlint.findings import Severity
from cxlint.plugins import Plugins, load_plugins
from cxlint.report import Style

F = TypeVar("F", bound=Callable[..., Any])

SEVERITIES = ("error", "warning", "info")


_PROJECT = (
    click.option("--config", type=click.Path(dir_okay=False), help="Use this file instead of the nearest cxlint.toml."),
    click.option("--isolated", is_flag=True, help="Use no configuration and no installed plugins."),
)  # fmt: skip
_RULES = (
    click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or family; repeatable."),
    click.option(
        "--ignore", multiple=True, metavar="RULE", help="Do not run this rule or family; repeatable."
    ),
)
_DEBUG = (click.option("--debug", is_flag=True, help="Show what a broken rule or plugin did."),)


def configured(function: F) -> F:
    """Add the options that choose configuration and rules."""
    return _with(function, *_PROJECT, *_RULES, *_DEBUG)


def plugged(function: F) -> F:
    """Add the options that choose configuration and plugins, for commands that run no rules."""
    return _with(function, *_PROJECT, *_DEBUG)


def _with(function: F, *options: Callable[[F], F]) -> F:
    for add in reversed(options):
        function = add(function)
    return function


def load_config(
    config: str | None, isolated: bool, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> Config:
    """The configuration that the options ask for; what stands on the command line wins."""
    if config and isolated:
        raise UsageError("--config and --isolated do not go together.")
    here = Path.cwd()
    found = Config(root=here)
    if not isolated:
        found = read_config(Path(config)) if config else find_config(here)
    chosen, left_out = split(select), split(ignore)
    if chosen:  # what the project leaves out may be asked for by hand
        return replace(found, select=chosen, ignore=left_out)
    return replace(found, ignore=(*found.ignore, *left_out))


def split(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that were given one by one or joined by commas."""
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def plugins_for(config: Config, isolated: bool = False) -> Plugins:
    """The plugins of a configuration."""
    return load_plugins(config.plugins, config.root, installed=not isolated)


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
