"""``cxlint explain``"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from cxlint.cli import options
from cxlint.config.entries import ENTRY_KEYS
from cxlint.config.load import KEYS, Config
from cxlint.config.select import Enabled, find_profile, running_codes, settled
from cxlint.errors import ConfigError, UsageError
from cxlint.files import write_whole
from cxlint.findings import Severity
from cxlint.own import OWN_RULES, OwnRule
from cxlint.plugins import Plugins
from cxlint.profiles import Profile
from cxlint.rule import EVERY_ROLE, Rule, Section
from cxlint.sources.base import Source
from cxlint.text import counted, did_you_mean, printable

WIDTH = 80


@click.command()
@click.argument("name")
@click.option(
    "--picture",
    type=click.Path(dir_okay=False),
    help="Also draw the flagged example of a rule: page.svg, page.png.",
)
@options.chosen(files=False)
def command(name: str, picture: str | None, choice: options.Choice, debug: bool) -> None:
    """Show the page of a rule, a format, a profile or a key of the configuration.

    NAME is the name of a rule (dead-end) or its code (STR104), of a format that is read
    (amazon-connect), of a profile (strict) or of a key (per-file-ignores). What the configuration
    changes about a rule is told as "here".
    """
    config, plugins = options.project(choice)
    for problem in plugins.problems:
        click.echo(f"cxlint: {printable(problem.message)} {printable(problem.fix)}".rstrip(), err=True)
    options.write_out("\n".join(page_of(name, plugins, config)) + "\n")
    if picture is not None:
        _draw(name, plugins, Path(picture))


def _draw(word: str, plugins: Plugins, target: Path) -> None:
    from cxlint.cli.picture import drawn

    rule = next((rule for rule in plugins.rules if word.lower() in (rule.name, rule.code.lower())), None)
    if rule is None or not rule.page.examples("Flagged"):
        raise UsageError(f"“{word}” has no example to draw.")
    write_whole(target, drawn(rule, target))


def page_of(word: str, plugins: Plugins, config: Config) -> Iterator[str]:
    """The lines of the page of what *word* names."""
    low = word.lower()
    for rule in plugins.rules:
        if low in (rule.name, rule.code.lower()):
            return _page(rule, plugins, config)
    for own in OWN_RULES.values():
        if low in (own.name, own.code.lower()):
            return _own_page(own)
    for source in plugins.sources:
        if low == source.name:
            return _source_page(source)
    for profile in plugins.profiles:
        if low == profile.name:
            return _profile_page(profile, plugins.rules)
    if low in KEYS:
        return _key_page(low)
    guess = did_you_mean(low, _names(plugins)) or "“cxlint rules” lists all rules."
    raise UsageError(f"There is no rule and no format “{word}”. {guess}")


def _names(plugins: Plugins) -> Iterator[str]:
    yield from (rule.name for rule in plugins.rules)
    yield from (own.name for own in OWN_RULES.values())
    yield from (source.name for source in plugins.sources)
    yield from (profile.name for profile in plugins.profiles)
    yield from KEYS


def _page(rule: Rule, plugins: Plugins, config: Config) -> Iterator[str]:
    here = _here(rule, plugins, config)
    yield from _heading(f"{rule.name} ({rule.code})")
    yield from _paragraph(rule.page.summary)
    yield ""
    yield from _paragraph(" · ".join(_facts(rule, plugins)))
    if here is not None:
        yield from _grade_here(rule, here, plugins, config)
    title = ""
    for section in rule.page.sections:
        yield ""
        yield from _section(rule, section, title)
        title = section.title
    yield from _options(rule, here)


def _facts(rule: Rule, plugins: Plugins) -> Iterator[str]:
    yield f"severity {rule.severity.word}"
    yield rule.kind
    if rule.roles != EVERY_ROLE:
        yield f"journeys of role {', '.join(rule.roles)}"
    if rule.media:
        yield f"about {', '.join(rule.media)}"
    yield f"{rule.fix} fix" if rule.fix else "no fix"
    names = [profile.name for profile in plugins.profiles if profile.has(rule)]
    yield f"profiles {', '.join(names)}" if names else "in no profile"
    if rule.since:
        yield f"since {rule.since}"


def _here(rule: Rule, plugins: Plugins, config: Config) -> Enabled | None:
    """The rule as it is set here; nothing when the configuration makes no sense, which is told."""
    try:
        entries = settled(plugins.rules, config, plugins.profiles)
    except ConfigError as error:
        for problem in error.problems:
            click.echo(f"cxlint: {printable(problem)}", err=True)
        return None
    return next(entry for entry in entries if entry.rule is rule)


def _grade_here(rule: Rule, here: Enabled, plugins: Plugins, config: Config) -> Iterator[str]:
    if rule.code not in running_codes(plugins.rules, config, plugins.profiles):
        profile = find_profile(config.profile, plugins.profiles)
        by_profile = profile is not None and not profile.has(rule)
        yield f"Here: off, with the profile {config.profile}." if by_profile else "Here: off."
    elif here.severity not in (None, rule.severity):
        yield f"Here: {Severity(here.severity or rule.severity).word}."


_DOUBLED = re.compile(r"``([^`]*)``")


def _section(rule: Rule, section: Section, before: str) -> Iterator[str]:
    """A section; one with the same title as the one *before* goes on under that title."""
    if section.title not in ("What", before):
        yield section.title
        yield "-" * len(section.title)
    if section.example:
        yield from _example(rule, section.text)
        return
    for number, paragraph in enumerate(section.text.split("\n\n")):
        if number:
            yield ""
        yield from _paragraph(paragraph)


def _example(rule: Rule, text: str) -> Iterator[str]:
    """The picture of an example; of one that nobody can read (in somebody's plugin), its text."""
    from cxlint.cli.picture import picture
    from cxlint.testing.sketch import SketchError

    try:
        yield from (f"    {line[1:].strip()}" for line in text.splitlines() if line.startswith("# "))
        yield from picture(rule, text, WIDTH)
    except SketchError:
        yield from (f"    {line}" for line in text.splitlines())


def _paragraph(text: str) -> list[str]:
    return click.wrap_text(" ".join(text.split()), WIDTH).splitlines()


def _options(rule: Rule, here: Enabled | None) -> Iterator[str]:
    entries = dataclasses.fields(rule.options)
    if entries:
        yield from ("", "Options", "-------")
    for entry in entries:
        name = entry.name.replace("_", "-")
        value = getattr(here.options, entry.name) if here is not None else entry.default
        text = f"{name} = {_as_toml(entry.default)}: {entry.metadata['doc']}"
        if value != entry.default:
            text += f" Here: {_as_toml(value)}."
        yield from click.wrap_text(text, WIDTH, subsequent_indent="    ").splitlines()


def _as_toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # the two write texts, numbers and lists alike


def _heading(title: str) -> tuple[str, ...]:
    return title, "=" * len(title), ""


def _own_page(own: OwnRule) -> Iterator[str]:
    yield from _heading(f"{own.name} ({own.code})")
    yield from _paragraph(own.why)
    yield ""
    yield f"severity {own.severity.word} · about the check itself, not about the journey"


def _profile_page(profile: Profile, rules: Sequence[Rule]) -> Iterator[str]:
    yield from _heading(f"{profile.name} (profile)")
    yield from _paragraph(printable(profile.doc))
    has = sum(map(profile.has, rules))
    yield ""
    yield from _paragraph(
        f"{has} of {counted(len(rules), 'rule')}; “cxlint rules --profile {profile.name}” lists them. "
        f'Set it with profile = "{profile.name}" in the configuration.'
    )
    if profile.severity or profile.options:
        yield from ("", "What it changes", "---------------")
    for rule, word in profile.severity.items():
        yield printable(f"severity of {rule}: {word}")
    for rule, table in profile.options.items():
        yield from (printable(f"{rule}: {key} = {_as_toml(value)}") for key, value in table.items())


_CHOOSING = """\
The rules of the profile run; where select names any, exactly those instead, with the severities and
options of the profile. extend-select adds rules, and ignore takes some away, whatever wants them. On
the command line, --profile sets aside the select of the file, and --select everything that the file
selects and ignores. What the project sets for a rule counts more than what the profile sets."""
_GLOBS = """\
A glob without a slash is the name of a file or a folder anywhere, one with a slash a path from the
folder of the configuration. * stands for anything but a slash, ** for any number of folders. A glob
that fits a folder fits all that is in it. A named file is checked even when it is excluded."""
_MORE = dict.fromkeys(("profile", "select", "extend-select", "ignore"), _CHOOSING) | dict.fromkeys(
    ("per-file-ignores", "exclude", "extend-exclude", "suppress"), _GLOBS
)


def _key_page(key: str) -> Iterator[str]:
    yield from _heading(f"{key} (in cxlint.toml, or under [tool.cxlint])")
    yield from _paragraph(KEYS[key])
    if key in _MORE:
        yield ""
        yield from _paragraph(_MORE[key])
    if key == "suppress":
        yield ""
        for name, doc in ENTRY_KEYS.items():
            yield from click.wrap_text(f"{name}: {doc}", WIDTH, subsequent_indent="    ").splitlines()


def _source_page(source: Source) -> Iterator[str]:
    yield from _heading(f"{source.title} ({source.name})")
    endings = [ending or "no ending" for ending in source.suffixes]
    yield from _paragraph(f"Files: {', '.join(endings)}")
    for paragraph in (inspect.getdoc(type(source)) or "").split("\n\n"):
        yield ""
        yield from _paragraph(printable(_DOUBLED.sub(r"“\1”", paragraph)))
