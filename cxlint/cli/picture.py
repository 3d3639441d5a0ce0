"""The picture of an example on the page of a rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cxlint.cli.map import format_of
from cxlint.config.select import Enabled
from cxlint.engine import run_rules
from cxlint.findings import Problem
from cxlint.renderers.outline import outline
from cxlint.rule import Rule
from cxlint.testing.sketch import sketch
from cxlint.text import printable

INDENT = "    "


def picture(rule: Rule, text: str, width: int) -> Iterator[str]:
    """The journey that the sketch *text* writes, drawn as a tree, and what the rule says of it.

    Raises :class:`cxlint.testing.sketch.SketchError` when the sketch makes no sense.
    """
    journey = sketch(text).journey
    problems = rule(journey)
    yield from (
        f"{INDENT}{line}".rstrip() for line in outline(journey, _marks(problems), width - len(INDENT))
    )
    if problems:
        yield ""
    for number, problem in enumerate(problems, start=1):
        first = f"{INDENT}{_sign(number, len(problems))} "
        yield from textwrap.wrap(
            printable(problem.message), width, initial_indent=first, subsequent_indent=" " * len(first)
        )


def drawn(rule: Rule, target: Path) -> bytes:
    """The map of the rule's first flagged example, in the format of *target*'s ending."""
    from cxlint.renderers import draw

    title = rule.name.replace("-", " ").capitalize()
    journey = replace(sketch(rule.page.examples("Flagged")[0]).journey, title=title)
    findings = run_rules(journey, [Enabled(rule, rule.options())], lambda _: "")
    numbered = [replace(finding, number=number) for number, finding in enumerate(findings, start=1)]
    return draw(journey, numbered, format=format_of(target), file=rule.code).data


def _marks(problems: list[Problem]) -> dict[str, str]:
    marks: dict[str, str] = {}
    for number, problem in enumerate(problems, start=1):
        sign = _sign(number, len(problems))
        marks[problem.at] = f"{marks[problem.at]} {sign}" if problem.at in marks else sign
    return marks


def _sign(number: int, count: int) -> str:
    """What joins a place in the tree and the sentence below it."""
    return "!" if count == 1 else f"!{number}"
