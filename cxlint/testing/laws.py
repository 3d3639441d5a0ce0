"""Laws that every rule keeps, whatever it looks for.

:func:`check_laws` asserts them all on the examples of the rule's page. A rule that looks at ids on
purpose says so (``reads_ids``); for any other exception, assert the laws one by one: every
``check_…`` function here takes the rule, and most a journey.
"""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from cxlint.errors import CxlintError
from cxlint.findings import Edit, Problem, Safety
from cxlint.journey.edit import apply
from cxlint.journey.journey import LONGEST_WITNESS, Journey
from cxlint.rule import Rule
from cxlint.testing.sketch import sketch
from cxlint.testing.variants import crowd, renamed, shuffled

SIZES = (200, 400)
"""Touchpoints of the two journeys that growth is measured on."""

GROWTH = 1.5
"""How much faster than journey and findings together the work may grow; 1 is linear, 2 quadratic."""


def check_laws(rule: Rule, *sketches: str) -> None:
    """Assert every law for *rule*, on the examples of its page and on *sketches*."""
    check_page(rule)
    check_mending(rule)
    texts = (*rule.page.examples("Flagged"), *rule.page.examples("Clean"), *sketches)
    for text in texts:
        journey = sketch(text).journey
        check_pure(rule, journey)
        check_paths(rule, journey)
        check_causes(rule, journey)
        check_order(rule, journey)
        if not rule.reads_ids:
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


def check_causes(rule: Rule, journey: Journey) -> None:
    """Assert that a cause is told once.

    No sentence is said twice of one element, and what one problem names as having its cause
    (``related``) is not flagged by another problem.
    """
    found = rule(journey)
    twice = [said for said, count in Counter((p.at, p.message) for p in found).items() if count > 1]
    assert not twice, f"{rule.name} says the same twice: {twice[0]}"
    for problem in found:
        others = {other.at for other in found if other is not problem}
        again = others.intersection(problem.related) - {""}
        assert not again, f"{rule.name} flags {sorted(again)} and names it as related to {problem.at}, too."


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
    """Assert that the edits of a problem can be made, are as safe as said, and make the problem go."""
    for problem in rule(journey):
        if problem.edits is None:
            continue
        assert rule.fix, f"{rule.name} brings edits; its declaration must say fix=…"
        said = Safety[rule.fix.upper()]
        assert problem.edits.safety <= said, f"{rule.name}: “{problem.edits.title}” is less safe than said."
        mended = _mended(rule, journey, problem.edits.title, problem.edits.edits)
        left = [(other.at, other.message) for other in rule(mended)]
        assert (problem.at, problem.message) not in left, (
            f"{rule.name}: “{problem.edits.title}” mends nothing."
        )


def check_mending(rule: Rule) -> None:
    """Assert that a rule which says it can mend makes one of its flagged examples a clean one."""
    if not rule.fix:
        return
    for text in rule.page.examples("Flagged"):
        journey = sketch(text).journey
        found = rule(journey)
        edits = [edit for problem in found if problem.edits for edit in problem.edits.edits]
        whole = all(problem.edits for problem in found)
        if whole and not rule(_mended(rule, journey, "all edits", edits)):
            return
    raise AssertionError(f"{rule.name} says it can mend, but its edits make none of its examples clean.")


def _mended(rule: Rule, journey: Journey, title: str, edits: Iterable[Edit]) -> Journey:
    try:
        return apply(journey, edits)
    except CxlintError as error:
        raise AssertionError(f"{rule.name}: “{title}” cannot be done: {error}") from None


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
