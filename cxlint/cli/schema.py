"""``cxlint schema``"""

from __future__ import annotations

import json
from pathlib import Path

import click

from cxlint.cli import options
from cxlint.files import write_whole
from cxlint.schema import journey_schema


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write the schema to this file.")
def command(output: str | None) -> None:
    """Print the JSON Schema of journey files, for editors.

    Write it to a file and begin a journey with the line
    "# yaml-language-server: $schema=journey.schema.json" to get completion and checks.
    """
    text = json.dumps(journey_schema(), indent=1, ensure_ascii=False) + "\n"
    if output:
        write_whole(Path(output), text.encode())
    else:
        options.write_out(text)
