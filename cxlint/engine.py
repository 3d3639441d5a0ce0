"""Runs rules over one journey and makes findings of what they say. A crash is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cxlint.config.select import Enabled
from cxlint.errors import CxlintError
from cxlint.findings import Finding, Problem, Severity
from cxlint.journey.journey import Journey
from cxlint.locations import Location
from cxlint.own import OWN_RULES
from cxlint.rule import Rule
from cxlint.text import shorten

MOST_PROBLEMS = 100_000
"""Problems taken from one rule for one journey; more help nobody, and the rule is reported as broken."""

LONGEST_REASON = 200
"""Characters of an exception's text that are shown."""

Tell = Callable[[str], None]


def run_rules(
    journey: Journey, enabled: Iterable[Enabled], owner: Callable[[Rule], str], debug: Tell | None = None
) -> list[Finding]:
    """The findings of all rules in *enabled*, unordered and without numbers.

    *owner* names the plugin of a rule, for the report of a crash. *debug* is given the traceback.
    """
    findings: list[Finding] = []
    for entry in enabled:
        if journey.role not in entry.rule.roles:
            continue
        try:
            # one by one, so that what was found before a crash is kept
            findings.extend(_said(journey, entry))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a broken rule must not hide the others
            if debug is not None:
                import traceback

                debug(traceback.format_exc())
            findings.append(_crash(journey, entry.rule, owner(entry.rule), error))
    return findings


def _said(journey: Journey, entry: Enabled) -> Iterator[Finding]:
    """The findings of one rule; raises whatever the rule raises, and when it says nonsense."""
    problems = entry.rule.check(journey, entry.options)
    if not isinstance(problems, Iterable):
        raise _Nonsense(f"it answers {type(problems).__name__} instead of yielding problems")
    for number, problem in enumerate(problems):
        if number == MOST_PROBLEMS:
            raise _Nonsense(
                f"it finds more than {MOST_PROBLEMS:,} problems here, and the others are left out"
            )
        if not isinstance(problem, Problem):
            raise _Nonsense(f"it yields {type(problem).__name__} instead of a Problem")
        texts = (problem.at, problem.message, problem.why, problem.fix, problem.label)
        if not problem.message or not all(isinstance(text, str) for text in texts):
            raise _Nonsense("it yields a problem without a sentence")
        if problem.at and problem.at not in journey and not journey.has_transition(problem.at):
            raise _Nonsense(f"it names “{shorten(problem.at)}”, which is not in the journey")
        if (problem.severity or entry.rule.severity) >= entry.lowest:
            yield _finding(journey, entry, problem)


class _Nonsense(CxlintError):
    """What a rule answers cannot be used."""


def _finding(journey: Journey, entry: Enabled, problem: Problem) -> Finding:
    rule = entry.rule
    path, steps = _path(journey, problem)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=_severity(entry, problem),
        location=_location(journey, problem.at),
        journey=journey.id,
        at=problem.at,
        message=problem.message,
        why=problem.why or _first_paragraph(rule, "Why"),
        fix=problem.fix or _first_paragraph(rule, "Fix"),
        path=path,
        steps=steps,
        related=problem.related,
        edits=problem.edits,
        label=problem.label,
    )


def _severity(entry: Enabled, problem: Problem) -> Severity:
    """The rule's own, the problem's when it names one; the project's wish caps and lifts both alike."""
    own = entry.rule.severity
    said = problem.severity or own
    if entry.severity is None:
        return said
    return Severity(max(1, min(3, entry.severity + said - own)))


def _first_paragraph(rule: Rule, title: str) -> str:
    return " ".join(rule.page.text(title).split("\n\n")[0].split())


def _path(journey: Journey, problem: Problem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The touchpoints and transitions of the witness; an element without a way is its own path."""
    if problem.path:
        steps = [journey.transition(step) for step in problem.path]
        return (steps[0].source, *(step.target for step in steps)), tuple(problem.path)
    if problem.at in journey:
        return (problem.at,), ()
    if problem.at:
        return (journey.transition(problem.at).source,), ()
    return (), ()


def _location(journey: Journey, at: str) -> Location:
    if at == "":
        return journey.location
    return journey[at].location if at in journey else journey.transition(at).location


def _crash(journey: Journey, rule: Rule, owner: str, error: BaseException) -> Finding:
    own = OWN_RULES["CXL001"]
    plain = isinstance(error, _Nonsense)
    what = (
        str(error)
        if plain
        else f"{type(error).__name__}: {shorten(str(error), LONGEST_REASON)}{_place(error)}"
    )
    return Finding(
        code=own.code,
        name=own.name,
        severity=own.severity,
        location=replace(journey.location, line=0, column=0, pointer=()),
        journey=journey.id,
        at="",
        message=f"The rule {rule.name} of “{owner}” {'is broken' if plain else 'crashed'}: {what}.",
        why=own.why,
        fix=f"Tell the author of “{owner}”; run again with --debug for details, or ignore {rule.name}.",
        blocks=True,
    )


def _place(error: BaseException) -> str:
    """The line that raised, in words."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return f" ({Path(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno})" if place else ""


def own_finding(
    code: str, message: str, location: Location, *, fix: str = "", journey: str = "", at: str = "",
    label: str = "", blocks: bool = False,
) -> Finding:  # fmt: skip
    """A finding of the linter's own, by its code in :data:`cxlint.own.OWN_RULES`."""
    own = OWN_RULES[code]
    return Finding(
        own.code,
        own.name,
        own.severity,
        location,
        journey,
        at,
        message,
        own.why,
        fix,
        label=label,
        blocks=blocks,
    )


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of one file as reports list them: worst first, then from the top of the file."""
    return iter(
        sorted(
            findings,
            key=lambda f: (-f.severity, f.location.line, f.location.column, f.code, f.at, f.message),
        )
    )
