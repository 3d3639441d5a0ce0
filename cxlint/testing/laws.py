"""Laws that every rule keeps, whatever it looks for.

:func:`check_laws` asserts them all on the examples of the rule's page. A law that a rule breaks on
purpose can be left out by asserting the others one by one: every ``check_…`` function here takes
the rule and a journey.
"""

from __future__ import annotations

import dataclasses
import random
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

from cxlint.errors import CxlintError
from cxlint.findings import Problem
from cxlint.journey.edit import apply
from cxlint.journey.journey import LONGEST_WITNESS, Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.rule import Rule
from cxlint.testing.sketch import sketch

SIZES = (200, 400)
"""Touchpoints of the two journeys that growth is measured on."""

GROWTH = 1.5
"""How much faster than journey and findings together the work may grow; 1 is linear, 2 quadratic."""


def check_laws(rule: Rule, *sketches: str) -> None:
    """Assert every law for *rule*, on the examples of its page and on *sketches*."""
    check_page(rule)
    texts = (*rule.page.examples("Flagged"), *rule.page.examples("Clean"), *sketches)
    for text in texts:
        journey = sketch(text).journey
        check_pure(rule, journey)
        check_paths(rule, journey)
        check_order(rule, journey)
        check_names(rule, journey)
        check_edits(rule, journey)
        check_growth(rule, journey)


def check_page(rule: Rule) -> None:
    """Assert that the page says what is wrong, why it matters, how to mend it, and shows both cases."""
    page = rule.page
    assert page.summary.endswith("."), f"{rule.name}: the first line of the page is not a sentence."
    for title in ("Why", "Fix"):
        assert page.text(title), f"{rule.name}: the page has no section {title}:"
    for title in ("Flagged", "Clean"):
        assert page.examples(title), f"{rule.name}: the page has no example {title}::"
    for entry in dataclasses.fields(rule.options):
        assert entry.metadata.get("doc"), f"{rule.name}: the option {entry.name} is not explained."


def check_pure(rule: Rule, journey: Journey) -> None:
    """Assert that the same journey gives the same problems twice, and is left as it was."""
    before = _values(journey)
    first, second = rule(journey), rule(journey)
    assert first == second, f"{rule.name} says something else the second time."
    assert rule(_copy(journey)) == first, f"{rule.name} says something else of an equal journey."
    assert _values(journey) == before, f"{rule.name} changes the journey."


def check_paths(rule: Rule, journey: Journey) -> None:
    """Assert that problems name what is in the journey, and lead there on ways that can be gone.

    A path is unbroken, starts at an entry of the journey (or was cut to its last steps), and has
    the flagged element on it.
    """
    for problem in rule(journey):
        _check_place(rule, journey, problem)
        steps = [journey.transition(step) for step in problem.path]
        for before, after in pairwise(steps):
            assert before.target == after.source, f"{rule.name}: {before.id} does not lead to {after.id}."
        if steps:
            starts = {entry.id for entry in journey.entries}
            cut = len(steps) >= LONGEST_WITNESS
            assert cut or steps[0].source in starts, f"{rule.name}: a path does not start at an entry."
            passed = {steps[0].source, *(step.target for step in steps), *problem.path}
            assert problem.at in passed or not problem.at, (
                f"{rule.name}: the path does not lead to {problem.at}."
            )


def _check_place(rule: Rule, journey: Journey, problem: Problem) -> None:
    named = [problem.at, *problem.related]
    known = [name for name in named if name == "" or name in journey or journey.has_transition(name)]
    assert known == named, f"{rule.name} names {named}, of which only {known} are in the journey."
    said = problem.message
    assert said.endswith((".", "!", "?", "”")), f"{rule.name}: “{said}” is no sentence."


def check_order(rule: Rule, journey: Journey) -> None:
    """Assert that the order in which a design is written down does not decide what is wrong in it.

    When touchpoints change places, the same elements are flagged or named as related. When the ways
    out of each touchpoint change places as well, the rule still finds something or still does not:
    which of several ways closes a loop is a matter of reading order.
    """
    expected = _named(rule(journey))
    for seed in range(3):
        moved = shuffled(journey, seed)
        assert _named(rule(moved)) == expected, f"{rule.name} depends on the order of touchpoints."
        mixed = shuffled(journey, seed, ways=True)
        assert bool(rule(mixed)) == bool(expected), f"{rule.name} depends on the order of ways."


def check_names(rule: Rule, journey: Journey) -> None:
    """Assert that ids do not matter: with other ids, the same is said of the same elements."""
    other, names = renamed(journey)
    expected = sorted((names.get(problem.at, problem.at), problem.message) for problem in rule(journey))
    got = sorted((problem.at, problem.message) for problem in rule(other))
    assert got == expected, f"{rule.name} depends on ids: {got} instead of {expected}"


def check_edits(rule: Rule, journey: Journey) -> None:
    """Assert that the edits of a problem can be made, and that the problem is gone afterwards."""
    for problem in rule(journey):
        if problem.edits is None:
            continue
        try:
            mended = apply(journey, problem.edits.edits)
        except CxlintError as error:
            raise AssertionError(f"{rule.name}: “{problem.edits.title}” cannot be done: {error}") from None
        left = [(other.at, other.message) for other in rule(mended)]
        assert (problem.at, problem.message) not in left, (
            f"{rule.name}: “{problem.edits.title}” mends nothing."
        )


def check_growth(rule: Rule, journey: Journey) -> None:
    """Assert that the work grows about as fast as the journey and what is said of it.

    Function calls are counted, not seconds, on journeys made of many copies of *journey*.
    """
    copies = [max(2, size // len(journey.touchpoints)) for size in SIZES]
    for linked in (False, True):
        _check_growth(rule, *(crowd(journey, number, linked) for number in copies))


def _check_growth(rule: Rule, small: Journey, large: Journey) -> None:
    calls = [_calls(rule, one) for one in (small, large)]
    work = [_size(one, rule(one)) for one in (small, large)]
    limit = GROWTH * calls[0] * work[1] / work[0]
    assert calls[1] <= limit, (
        f"{rule.name}: {calls[0]} calls for {work[0]} things, but {calls[1]} for {work[1]}; "
        "use what the journey has worked out already instead of searching for each touchpoint."
    )


# --- other journeys made of one -----------------------------------------------------------------------


def shuffled(journey: Journey, seed: int, ways: bool = False) -> Journey:
    """The same journey, its touchpoints written down in another order.

    With *ways*, the ways out of each touchpoint change places, too. The entries stay the entries.
    """
    mixer = random.Random(seed)  # noqa: S311 - tests must come out the same every time
    touchpoints = list(journey.touchpoints.values())
    mixer.shuffle(touchpoints)
    transitions: list[Transition] = []
    for touchpoint in touchpoints:
        out = list(journey.out(touchpoint.id))
        if ways:
            mixer.shuffle(out)
        transitions += out
    places = {touchpoint.id: touchpoint for touchpoint in touchpoints}
    return dataclasses.replace(journey, touchpoints=places, transitions=tuple(transitions))


def renamed(journey: Journey) -> tuple[Journey, Mapping[str, str]]:
    """The same journey with other ids, in the opposite alphabetical order, and the new id of each.

    Titles stay, and so do ids that name other files or nothing at all.
    """
    own = sorted(t.id for t in journey.touchpoints.values() if not t.synthetic)
    names = {old: f"r{len(own) - number:05}" for number, old in enumerate(own)}
    ways = sorted(transition.id for transition in journey.transitions)
    names |= {old: f"w{len(ways) - number:05}" for number, old in enumerate(ways)}
    return _with_names(journey, lambda old: names.get(old, old)), names


def crowd(journey: Journey, copies: int, linked: bool = False) -> Journey:
    """A journey of so many copies of *journey*, reached through a tree of messages.

    All entries of the copies are reached from one start, in a number of steps that grows with the
    logarithm of *copies*. With *linked*, the first entry of each copy leads on to the next copy, so
    that much lies ahead of everybody although nobody has come far.
    """
    forks = {f"fork{n}": Touchpoint(f"fork{n}", "message", f"Fork {n}") for n in range(1, copies)}
    ways: list[tuple[str, str]] = []
    for number in range(1, copies):
        for child in (2 * number, 2 * number + 1):
            ways += [(f"fork{number}", target) for target in _starts(journey, child, copies)]
    if linked:
        for number in range(copies, 2 * copies - 1):
            after = _starts(journey, number + 1, 0)
            ways += [(f"{start}~{number}", target) for start in journey.start[:1] for target in after]
    return _joined(journey, range(copies, 2 * copies), forks, ways)


def _starts(journey: Journey, number: int, forks: int) -> list[str]:
    return [f"fork{number}"] if number < forks else [f"{start}~{number}" for start in journey.start]


def _joined(
    journey: Journey,
    numbers: Iterable[int],
    between: Mapping[str, Touchpoint],
    ways: Iterable[tuple[str, str]],
) -> Journey:
    """Numbered copies of *journey* with touchpoints and plain ways between them."""
    touchpoints = dict(between)
    transitions = [Transition(f"{source}>{target}", source, target) for source, target in ways]
    for number in numbers:
        copy = _with_names(journey, partial(_numbered, number=number))
        touchpoints |= copy.touchpoints
        transitions += copy.transitions
    return dataclasses.replace(
        journey, touchpoints=touchpoints, transitions=tuple(transitions), start=("fork1",), beyond={}
    )


def _numbered(name: str, number: int) -> str:
    return f"{name}~{number}"


def _with_names(journey: Journey, name: Callable[[str], str]) -> Journey:
    touchpoints = {name(t.id): _touchpoint(t, name) for t in journey.touchpoints.values()}
    transitions = tuple(
        dataclasses.replace(t, id=name(t.id), source=name(t.source), target=name(t.target))
        for t in journey.transitions
    )
    promises = tuple(
        dataclasses.replace(p, made_at=tuple(map(name, p.made_at)), kept_at=tuple(map(name, p.kept_at)))
        for p in journey.promises
    )
    return dataclasses.replace(
        journey,
        touchpoints=touchpoints,
        transitions=transitions,
        promises=promises,
        start=tuple(map(name, journey.start)),
        beyond={name(key): value for key, value in journey.beyond.items()},
    )


def _touchpoint(touchpoint: Touchpoint, name: Callable[[str], str]) -> Touchpoint:
    attributes = dict(touchpoint.attributes)
    if "low_score_to" in attributes:
        attributes["low_score_to"] = name(attributes["low_score_to"])
    return dataclasses.replace(touchpoint, id=name(touchpoint.id), attributes=attributes)


def _copy(journey: Journey) -> Journey:
    """An equal journey that has worked out nothing yet."""
    return dataclasses.replace(journey)


# --- measures -----------------------------------------------------------------------------------------


def _values(journey: Journey) -> str:
    return repr([getattr(journey, entry.name) for entry in dataclasses.fields(journey)])


def _named(problems: Iterable[Problem]) -> set[str]:
    return {name for problem in problems for name in (problem.at, *problem.related)}


def _size(journey: Journey, problems: Iterable[Problem]) -> int:
    """Everything a rule has to look at, and everything it says."""
    said = sum(1 + len(problem.path) + len(problem.related) for problem in problems)
    return len(journey.touchpoints) + len(journey.transitions) + said


def _calls(rule: Rule, journey: Journey) -> int:
    """Function calls that the rule makes, the journey's analyses included."""
    count = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        rule(journey)
    finally:
        sys.setprofile(before)
    return count
