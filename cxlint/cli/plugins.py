"""``cxlint plugins``"""

from __future__ import annotations

import click

from cxlint.cli import options
from cxlint.plugins import Plugin
from cxlint.text import counted, printable


@click.command()
@options.plugged
def command(config: str | None, isolated: bool, debug: bool) -> int:
    """List plugins and what they bring.

    A plugin that is broken, missing or misspelt is told here, and the exit status is 2.
    """
    settings = options.load_config(config, isolated)
    plugins = options.plugins_for(settings, isolated)
    for plugin in plugins.found:
        options.write_out(_line(plugin) + "\n")
    for problem in plugins.problems:
        options.write_out(
            printable(f"{problem.plugin}: broken. {problem.message} {problem.fix}".rstrip()) + "\n"
        )
    return 2 if plugins.problems else 0


def _line(plugin: Plugin) -> str:
    parts = [
        counted(len(brought), noun)
        for brought, noun in (
            (plugin.rules, "rule"),
            (plugin.sources, "source"),
            (plugin.reporters, "reporter"),
            (plugin.profiles, "profile"),
            (plugin.lexicons, "lexicon"),
        )
        if brought
    ]
    version = f" {plugin.version}" if plugin.version else ""
    return printable(f"{plugin.name}{version} ({plugin.origin}): {', '.join(parts) or 'nothing'}")
