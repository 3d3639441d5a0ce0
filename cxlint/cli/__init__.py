"""The command line. Commands are loaded when they are run, so that ``--help`` is quick."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from cxlint import __version__
from cxlint.errors import CxlintError
from cxlint.text import printable

COMMANDS = {
    "check": "Find where customers get stuck, go round or are dropped.",
    "map": "Draw a journey with its findings.",
    "convert": "Write journeys as journey files, Mermaid or DOT.",
    "rules": "List the rules.",
    "explain": "Show the page of a rule.",
    "new": "Write a journey to begin with.",
    "schema": "Print the JSON Schema of journey files, for editors.",
    "plugins": "List plugins and what they bring.",
}

HELP = """A linter for customer journeys.

Reads phone menus, bots, queues and hand-offs as they are designed, finds where
customers get stuck, shows how it happens, and says what to change.

\b
  cxlint new journey            write a journey to begin with
  cxlint check .                check every journey in this folder
  cxlint check flow.json        check an Amazon Connect export
  cxlint map flow.json          draw it, with the findings on it
  cxlint explain dead-end       read why a rule exists and what to do

Exit status: 0 nothing found, 1 findings at or above --fail-on (error),
2 something could not be checked.
"""


class _PipeClosed(Exception):
    """Nobody reads what is written any more."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and first lines without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"cxlint.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that has seen enough (``| head``) is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _PipeClosed from None  # click would take it for its own and leave with 1

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; a misspelt one gets a guess."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from cxlint.text import did_you_mean

            guess = did_you_mean(args[0], COMMANDS) or "“cxlint --help” lists the commands."
            raise click.UsageError(f"There is no command “{args[0]}”. {guess}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="cxlint")
def cli() -> None:
    """The entry of all commands."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line; answers its exit status. What cannot be done is one clear sentence."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a character gets a substitute instead of a crash
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        status = cli.main(list(arguments), prog_name="cxlint", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except _PipeClosed:
        _close_quietly()
        return 141
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except CxlintError as error:
        for line in str(error).splitlines():
            click.echo(f"cxlint: {printable(line)}", err=True)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - 1 would say "findings"
        _tell_fault(error, "--debug" in arguments)
        return 2
    return status if isinstance(status, int) else 0


def _tell_fault(error: Exception, debug: bool) -> None:
    import traceback

    if debug:
        click.echo(traceback.format_exc(), err=True)
    what = printable(f"{type(error).__name__}: {error}")
    click.echo(f"cxlint: This is a fault of cxlint itself: {what}. Please report it.", err=True)


def _close_quietly() -> None:
    """Keep Python from complaining about a closed pipe while it leaves."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
