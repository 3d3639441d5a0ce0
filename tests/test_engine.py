"""The engine makes findings of problems: severity, path, place, texts from the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cxlint.api import Journey, Problem, Severity, rule
from cxlint.config.select import Enabled
from cxlint.engine import in_order, own_finding, run_rules
from cxlint.findings import Finding
from cxlint.locations import Location
from cxlint.own import OWN_RULES
from cxlint.testing import sketch

JOURNEY = sketch("a:menu -1-> b -> c:end(resolved); a -no_input-> a").journey
E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO


@rule("TEST101", severity="warning")
def says_something(journey: Journey, options: object) -> Iterator[Problem]:
    """Something.

    Why:
    It matters
    a lot.

    In a second paragraph.

    Fix:
    Mend it.
    """
    yield Problem("b", "Something is wrong.")


def found(problem: Problem, severity: Severity | None = None, journey: Journey = JOURNEY) -> Finding:
    speaking = replace(says_something, check=lambda _journey, _options: [problem])
    (finding,) = run_rules(journey, [Enabled(speaking, None, severity)], lambda _: "test")
    return finding


def test_a_finding_has_what_the_rule_and_its_page_say() -> None:
    finding = found(Problem("b", "Something is wrong."))
    assert (finding.code, finding.name, finding.severity) == ("TEST101", "says-something", W)
    assert (finding.why, finding.fix) == ("It matters a lot.", "Mend it.")
    assert (finding.journey, finding.at, finding.message) == ("sketch", "b", "Something is wrong.")
    assert finding.location == JOURNEY["b"].location


def test_what_the_problem_says_itself_comes_first() -> None:
    finding = found(Problem("b", "Wrong.", why="Because.", fix="So.", label="here", related=("c",)))
    assert (finding.why, finding.fix, finding.label, finding.related) == ("Because.", "So.", "here", ("c",))


@pytest.mark.parametrize(
    ("said", "wished", "severity"),
    [
        pytest.param(None, None, W, id="the rule's own"),
        pytest.param(E, None, E, id="the problem's"),
        pytest.param(None, N, N, id="the project's"),
        pytest.param(None, E, E, id="the project's, lifted"),
        pytest.param(E, N, W, id="the project lowers the rule, and the problem stays one above it"),
        pytest.param(N, E, W, id="the project lifts the rule, and the problem stays one below it"),
        pytest.param(E, E, E, id="there is nothing above an error"),
        pytest.param(N, N, N, id="there is nothing below a note"),
    ],
)
def test_severity(said: Severity | None, wished: Severity | None, severity: Severity) -> None:
    assert found(Problem("b", "Wrong.", severity=said), wished).severity is severity


@pytest.mark.parametrize(
    ("at", "path", "touchpoints", "steps"),
    [
        pytest.param("b", ("a.option.1",), ("a", "b"), ("a.option.1",), id="the way of the witness"),
        pytest.param("a", (), ("a",), (), id="a touchpoint without a way is its own path"),
        pytest.param("a.option.1", (), ("a",), (), id="a transition without a way begins at its source"),
        pytest.param("", (), (), (), id="the journey as a whole has none"),
        pytest.param("a.on_no_input", ("a.on_no_input",), ("a", "a"), ("a.on_no_input",), id="a loop"),
    ],
)
def test_path(at: str, path: tuple[str, ...], touchpoints: tuple[str, ...], steps: tuple[str, ...]) -> None:
    finding = found(Problem(at, "Wrong.", path=path))
    assert (finding.path, finding.steps) == (touchpoints, steps)


def test_places() -> None:
    assert found(Problem("", "Wrong.")).location == JOURNEY.location
    assert found(Problem("a.option.1", "Wrong.")).location == JOURNEY.transition("a.option.1").location


def test_a_journey_in_another_role_is_not_looked_at() -> None:
    assert run_rules(replace(JOURNEY, role="whisper"), [Enabled(says_something, None)], lambda _: "") == []


def test_findings_are_listed_worst_first_and_then_from_the_top() -> None:
    def at(severity: Severity, line: int, code: str = "A") -> Finding:
        return Finding(code, "n", severity, Location("f", line, 1), "j", "x", "m")

    ordered = [at(E, 9), at(W, 1, "A"), at(W, 1, "B"), at(W, 2), at(N, 1)]
    assert list(in_order(reversed(ordered))) == ordered


@pytest.mark.parametrize("code", list(OWN_RULES))
def test_own_findings_say_why(code: str) -> None:
    finding = own_finding(code, "Said.", Location("f"))
    assert finding.name == OWN_RULES[code].name
    assert finding.why.endswith(".")
