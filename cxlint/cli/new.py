"""``cxlint new``"""

from __future__ import annotations

from pathlib import Path

import click

from cxlint.cli import options
from cxlint.errors import UsageError
from cxlint.files import write_whole
from cxlint.templates import JOURNEY


@click.group()
def command() -> None:
    """Write a journey to begin with."""


@command.command("journey")
@click.argument("name", default="my")
def journey(name: str) -> None:
    """Write NAME.journey.yaml (default: my.journey.yaml), a small journey to change.

    A file that exists is never overwritten.
    """
    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.journey.yaml")
    if path.exists():
        raise UsageError(f"{path} exists already. Choose another name.")
    write_whole(path, JOURNEY.encode())
    options.write_out(f"Wrote {path}. Next: cxlint check {path}\n")
