"""``cxlint explain``"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Sequence

import click

from cxlint.cli import options
from cxlint.errors import UsageError
from cxlint.own import OWN_RULES, OwnRule
from cxlint.rule import EVERY_ROLE, Rule, Section
from cxlint.sources.base import Source
from cxlint.text import did_you_mean, printable

WIDTH = 80


@click.command()
@click.argument("name")
@options.configured
def command(
    name: str,
    config: str | None,
    isolated: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    debug: bool,
) -> None:
    """Show the page of a rule or of a format.

    NAME is the name of a rule (dead-end), its code (STR104) or the name of a format that is read
    (amazon-connect).
    """
    settings = options.load_config(config, isolated, select, ignore)
    plugins = options.plugins_for(settings, isolated)
    for problem in plugins.problems:
        click.echo(f"cxlint: {printable(problem.message)} {printable(problem.fix)}".rstrip(), err=True)
    options.write_out("\n".join(page_of(name, plugins.rules, plugins.sources)) + "\n")


def page_of(word: str, rules: Sequence[Rule], sources: Sequence[Source] = ()) -> Iterator[str]:
    """The lines of the page of the rule or the format that *word* names."""
    for rule in rules:
        if word.lower() in (rule.name, rule.code.lower()):
            return _page(rule)
    for own in OWN_RULES.values():
        if word.lower() in (own.name, own.code.lower()):
            return _own_page(own)
    for source in sources:
        if word.lower() == source.name:
            return _source_page(source)
    names = [*(r.name for r in rules), *(own.name for own in OWN_RULES.values()), *(s.name for s in sources)]
    guess = did_you_mean(word.lower(), names) or "“cxlint rules” lists all rules."
    raise UsageError(f"There is no rule and no format “{word}”. {guess}")


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.code})"
    yield "=" * (len(rule.name) + len(rule.code) + 3)
    yield ""
    yield from _paragraph(rule.page.summary)
    yield ""
    facts = [f"severity {rule.severity.word}", rule.kind]
    if rule.roles != EVERY_ROLE:
        facts.append(f"journeys of role {', '.join(rule.roles)}")
    if rule.since:
        facts.append(f"since {rule.since}")
    yield from _paragraph(" · ".join(facts))
    title = ""
    for section in rule.page.sections:
        yield ""
        yield from _section(section, title)
        title = section.title
    yield from _options(rule)


_DOUBLED = re.compile(r"``([^`]*)``")
_NOTES = {"Flagged": "Flagged (at the !)"}


def _section(section: Section, before: str) -> Iterator[str]:
    """A section; one with the same title as the one *before* goes on under that title."""
    heading = _NOTES.get(section.title, section.title)
    if section.title not in ("What", before):
        yield heading
        yield "-" * len(heading)
    if section.example:
        yield from (part for line in section.text.splitlines() for part in _code(line))
        return
    for number, paragraph in enumerate(section.text.split("\n\n")):
        if number:
            yield ""
        yield from _paragraph(paragraph)


def _code(line: str) -> list[str]:
    """A line of an example; one that is too long goes on further to the right."""
    lines = textwrap.wrap(
        line,
        WIDTH,
        initial_indent=" " * 4,
        subsequent_indent=" " * 12,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]


def _paragraph(text: str) -> list[str]:
    return click.wrap_text(" ".join(text.split()), WIDTH).splitlines()


def _options(rule: Rule) -> Iterator[str]:
    entries = dataclasses.fields(rule.options)
    if entries:
        yield from ("", "Options", "-------")
    for entry in entries:
        name = entry.name.replace("_", "-")
        default = json.dumps(entry.default, ensure_ascii=False)  # as TOML writes it, too
        text = f"{name} = {default}: {entry.metadata['doc']}"
        yield from click.wrap_text(text, WIDTH, subsequent_indent="    ").splitlines()


def _own_page(own: OwnRule) -> Iterator[str]:
    yield f"{own.name} ({own.code})"
    yield "=" * (len(own.name) + len(own.code) + 3)
    yield ""
    yield from _paragraph(own.why)
    yield ""
    yield f"severity {own.severity.word} · about the check itself, not about the journey"


def _source_page(source: Source) -> Iterator[str]:
    yield f"{source.title} ({source.name})"
    yield "=" * (len(source.title) + len(source.name) + 3)
    yield ""
    endings = [ending or "no ending" for ending in source.suffixes]
    yield from _paragraph(f"Files: {', '.join(endings)}")
    for paragraph in (inspect.getdoc(type(source)) or "").split("\n\n"):
        yield ""
        yield from _paragraph(printable(_DOUBLED.sub(r"“\1”", paragraph)))
