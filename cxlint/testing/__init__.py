"""The kit for authors of rules and sources: sketches, cases, laws, and a page's examples as tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cxlint.config.options import make_options
from cxlint.findings import Problem
from cxlint.journey.journey import Journey
from cxlint.rule import Rule
from cxlint.testing.laws import check_laws
from cxlint.testing.sketch import Sketch, SketchError, sketch
from cxlint.testing.sources import check_source

__all__ = [
    "Case",
    "Sketch",
    "SketchError",
    "check",
    "check_examples",
    "check_laws",
    "check_source",
    "problems",
    "sketch",
]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the sketch that shows it, and the options it needs.

    What the rule must flag is marked with ``!`` in the sketch; a sketch without marks must come
    out clean. ``whole`` tells that the journey itself must be flagged.
    """

    sentence: str
    text: str
    options: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = False

    def __str__(self) -> str:
        return self.sentence


def problems(rule: Rule, journey: Journey, options: Mapping[str, Any] | None = None) -> list[Problem]:
    """What *rule* finds in *journey*; every witness path is checked to be a real one."""
    found = rule(journey, make_options(rule, dict(options or {})))
    for problem in found:
        _check_path(journey, problem)
    return found


def _check_path(journey: Journey, problem: Problem) -> None:
    known = problem.at in journey or journey.has_transition(problem.at) or problem.at == ""
    assert known, f"“{problem.at}” is neither a touchpoint nor a transition."
    steps = [journey.transition(step) for step in problem.path]
    for before, after in pairwise(steps):
        assert before.target == after.source, f"{before.id} does not lead to {after.id}."


def check(rule: Rule, case: Case) -> None:
    """Assert that *rule* flags exactly what the case marks."""
    drawn = sketch(case.text)
    found = problems(rule, drawn.journey, case.options)
    expected = set(drawn.flagged) | ({""} if case.whole else set())
    got = [problem.at for problem in found]
    assert sorted(got) == sorted(expected), f"{case.sentence}: flagged {got}, expected {sorted(expected)}"


def check_examples(rule: Rule) -> None:
    """Assert that every ``Flagged`` example of the rule's page is flagged and no ``Clean`` one."""
    for title in ("Flagged", "Clean"):
        assert rule.page.examples(title), f"{rule.name}: the page has no {title}:: example"
    for text in rule.page.examples("Flagged"):
        drawn = sketch(text)
        found = {problem.at for problem in problems(rule, drawn.journey)}
        assert found, f"{rule.name}: the Flagged example is clean:\n{text}"
        assert found == drawn.flagged or not drawn.flagged, f"{rule.name}: flagged {found} in:\n{text}"
    for text in rule.page.examples("Clean"):
        found = {problem.at for problem in problems(rule, sketch(text).journey)}
        assert not found, f"{rule.name}: the Clean example is flagged at {found}:\n{text}"
