"""``cxlint rules``"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

import click

from cxlint.cli import options
from cxlint.config.select import Enabled, running_codes, settled
from cxlint.errors import UsageError
from cxlint.families import FAMILIES
from cxlint.findings import Severity
from cxlint.plugins import Plugins
from cxlint.profiles import CHAT, CORE, PROFILES, RECOMMENDED, STRICT, VOICE, Profile
from cxlint.rule import Rule
from cxlint.text import printable

WIDTH = 100


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the list.",
)
@click.option("--family", metavar="LETTERS", help="Only the rules whose codes begin so, as in ESC.")
@options.chosen(files=False)
def command(format_: str, family: str | None, choice: options.Choice, debug: bool) -> int:
    """List the rules: code, name, severity as set here, kind, fix, profile, and what they find.

    All of them, those that do not run here as off; with --profile, --select, --extend-select or
    --ignore those that run. Structural rules look at touchpoints, ways and texts; declared ones speak
    only where the design says something; completeness rules ask for what it does not say. A safe fix
    takes nothing away, an unsafe one changes where customers go. The profile is the smallest that has
    the rule: core is a part of recommended, and recommended of strict.
    """
    config, plugins = options.project(choice)
    with options.blaming(plugins):
        entries = settled(plugins.rules, config, plugins.profiles)
    running = running_codes(plugins.rules, config, plugins.profiles)
    shown = _of_family(entries, family)
    if choice.narrows:
        shown = [entry for entry in shown if entry.rule.code in running]
    if format_ == "json":
        made = [_as_dict(entry, entry.rule.code in running, plugins) for entry in shown]
        options.write_out(json.dumps(made, indent=1) + "\n")
    else:
        options.write_out("".join(f"{line}\n" for line in _table(shown, running, plugins)))
    for problem in plugins.problems:
        click.echo(f"cxlint: {printable(problem.message)} {printable(problem.fix)}".rstrip(), err=True)
    return 2 if plugins.problems else 0


def _of_family(entries: Sequence[Enabled], family: str | None) -> list[Enabled]:
    if family is None:
        return list(entries)
    kept = [entry for entry in entries if entry.rule.family == family.upper()]
    if not kept:
        known = dict.fromkeys(entry.rule.family for entry in entries)
        raise UsageError(f"There are no rules {family}. There are {', '.join(known)}.")
    return kept


def _as_dict(entry: Enabled, runs: bool, plugins: Plugins) -> dict[str, Any]:
    rule = entry.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "family": title(rule, plugins),
        "severity": rule.severity.word,
        "here": _grade(entry) if runs else "off",
        "kind": rule.kind,
        "media": rule.media,
        "fix": rule.fix,
        "profiles": profiles_of(rule, plugins.profiles),
        "summary": rule.page.summary,
        "plugin": plugins.owner(rule).name,
        "since": rule.since,
    }


def title(rule: Rule, plugins: Plugins) -> str:
    """The title of a rule's family; for a rule of a plugin, the plugin's name."""
    return FAMILIES.get(rule.family) or plugins.owner(rule).name


def profiles_of(rule: Rule, profiles: Iterable[Profile]) -> list[str]:
    """The names of the profiles that have a rule."""
    return [profile.name for profile in profiles if profile.has(rule)]


def _grade(entry: Enabled) -> str:
    return Severity(entry.severity or entry.rule.severity).word


def _table(entries: Sequence[Enabled], running: Container[str], plugins: Plugins) -> Iterator[str]:
    """The rules family by family, those of cxlint first."""
    order = [*FAMILIES, *dict.fromkeys(entry.rule.family for entry in entries)]
    codes = max((len(entry.rule.code) for entry in entries), default=0)
    names = max((len(entry.rule.name) for entry in entries), default=0)
    letters = ""
    for entry in sorted(entries, key=lambda entry: order.index(entry.rule.family)):
        rule = entry.rule
        if rule.family != letters:
            yield from ([""] if letters else [])
            letters = rule.family
            heading = title(rule, plugins)
            yield f"{printable(heading[:1].upper() + heading[1:])} ({letters})"
        grade = _grade(entry) if rule.code in running else "off"
        facts = f"{grade:7}  {rule.kind:12}  {rule.fix or 'no fix':6}  "
        yield from _wrapped(f"{rule.code:{codes}}  {rule.name:{names}}  {facts}", _smallest(rule, plugins))
        yield from _wrapped(" " * (codes + 2), printable(rule.page.summary))


def _smallest(rule: Rule, plugins: Plugins) -> str:
    """The smallest of the profiles that hold each other, those for a medium only, and those of plugins."""
    names = profiles_of(rule, plugins.profiles)
    nested = [profile.name for profile in (CORE, RECOMMENDED, STRICT) if profile.name in names][:1]
    media = [name for name in (VOICE.name, CHAT.name) if name in names]
    only = [f"{media[0]} only"] if len(media) == 1 else []
    own = {profile.name for profile in PROFILES}
    return ", ".join((*nested, *only, *(name for name in names if name not in own)))


def _wrapped(start: str, text: str) -> list[str]:
    """Text that goes on under its beginning where it does not fit."""
    wide = max(WIDTH, len(start) + 20)
    wrapper = textwrap.TextWrapper(
        wide, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
    )
    return wrapper.wrap(text) or [start.rstrip()]
