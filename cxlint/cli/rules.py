"""``cxlint rules``"""

from __future__ import annotations

import json

import click

from cxlint.cli import options
from cxlint.config.select import enabled_rules
from cxlint.rule import Rule


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the list.",
)
@options.configured
def command(
    format_: str,
    config: str | None,
    isolated: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    debug: bool,
) -> int:
    """List the rules: code, name, severity, kind and what they find.

    Structural rules look at touchpoints and transitions alone; declared ones speak only where the
    design says something; completeness rules ask for what is missing.
    """
    settings = options.load_config(config, isolated, select, ignore)
    plugins = options.plugins_for(settings, isolated)
    rules = [entry.rule for entry in enabled_rules(plugins.rules, settings)]
    if format_ == "json":
        options.write_out(
            json.dumps([_as_dict(rule, plugins.owner(rule).name) for rule in rules], indent=1) + "\n"
        )
    else:
        options.write_out("".join(f"{line}\n" for line in _table(rules)))
    for problem in plugins.problems:
        click.echo(f"cxlint: {problem.message} {problem.fix}", err=True)
    return 2 if plugins.problems else 0


def _as_dict(rule: Rule, plugin: str) -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.word,
        "kind": rule.kind,
        "summary": rule.page.summary,
        "plugin": plugin,
        "since": rule.since,
    }


def _table(rules: list[Rule]) -> list[str]:
    widths = [
        max((len(text) for text in column), default=0) for column in zip(*map(_cells, rules), strict=True)
    ]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(_cells(rule), widths, strict=True))
        + f"  {rule.page.summary}"
        for rule in rules
    ]


def _cells(rule: Rule) -> tuple[str, str, str, str]:
    return rule.code, rule.name, rule.severity.word, rule.kind
