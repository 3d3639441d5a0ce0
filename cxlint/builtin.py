"""What cxlint brings along, handed in through the same hooks as any plugin's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.report import Reporter
    from cxlint.rule import Rule
    from cxlint.sources.base import Source


@hookimpl
def rules() -> Iterable[Rule]:
    """The built-in rules, family by family."""
    from cxlint.rules import all_rules

    return all_rules()


@hookimpl
def sources() -> Iterable[Source]:
    """The built-in formats; the own format is asked first."""
    from cxlint.sources.connect import AmazonConnect
    from cxlint.sources.native import JourneyFile

    return (JourneyFile(), AmazonConnect())


@hookimpl
def reporters() -> Iterable[Reporter]:
    """The built-in ways to write findings."""
    from cxlint.reporters.concise import ConciseReporter
    from cxlint.reporters.full import FullReporter
    from cxlint.reporters.json import JsonReporter

    return (FullReporter(), ConciseReporter(), JsonReporter())
