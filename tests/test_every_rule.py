"""Laws for every rule that any plugin offers, built in or installed; and that the laws catch what they should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cxlint.api import Fix, Journey, Problem, RemoveTransition, Rule, Severity, rule
from cxlint.plugins import load_plugins
from cxlint.testing import check_examples, check_laws, sketch, variants
from cxlint.testing import laws as checks

RULES = load_plugins().rules
EXAMPLE = "main:menu -1-> pay -> done:end(resolved); main -2-> pay; main -3-> stuck"


def test_there_are_rules() -> None:
    assert len(RULES) >= 15


@pytest.mark.parametrize("each", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_rule_keeps_the_laws_on_the_examples_of_its_page(each: Rule) -> None:
    check_laws(each)


@pytest.mark.parametrize("each", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_examples_of_a_page_are_true(each: Rule) -> None:
    check_examples(each)


@rule("LAWS101", severity="error")
def honest(journey: Journey, options: object) -> Iterator[Problem]:
    """A touchpoint leads nowhere.

    Why:
    It matters.

    Fix:
    Mend it.

    Flagged::

        a -> b!

    Clean::

        a -> b:end(resolved)
    """
    for touchpoint in journey.reached:
        if not journey.out(touchpoint.id) and not touchpoint.is_end:
            yield _said(journey, touchpoint.id)


def _said(journey: Journey, at: str, **more: object) -> Problem:
    return replace(Problem(at, "It leads nowhere.", path=journey.witness(at)), **more)


def first_by_order(journey: Journey, options: object) -> Iterator[Problem]:
    yield _said(journey, next(iter(journey.touchpoints)))


def last_way(journey: Journey, options: object) -> Iterator[Problem]:
    first = journey.entries[0].id
    if journey.out(first)[-1].target == "stuck":
        yield _said(journey, first)


def by_id(journey: Journey, options: object) -> Iterator[Problem]:
    yield from (_said(journey, one.id) for one in journey.reached if "stuck" in one.id)


def by_alphabet(journey: Journey, options: object) -> Iterator[Problem]:
    yield _said(journey, min(journey.touchpoints))


def searching(journey: Journey, options: object) -> Iterator[Problem]:
    for one in journey.reached:
        if all(way.source != one.id for way in journey.transitions) and not one.is_end:
            yield _said(journey, one.id)


def reaching(journey: Journey, options: object) -> Iterator[Problem]:
    ends = {one.id for one in journey.reached if one.is_end}
    yield from (_said(journey, one.id) for one in journey.reached if not journey.reach([one.id]) & ends)


def elsewhere(journey: Journey, options: object) -> Iterator[Problem]:
    yield Problem("stuck", "It leads nowhere.", path=(journey.out("main")[0].id,))


def broken_path(journey: Journey, options: object) -> Iterator[Problem]:
    ways = journey.out("main")
    yield Problem("stuck", "It leads nowhere.", path=(ways[0].id, ways[2].id))


def stranger(journey: Journey, options: object) -> Iterator[Problem]:
    yield Problem("main", "It leads nowhere.", related=("nobody",))


def murmuring(journey: Journey, options: object) -> Iterator[Problem]:
    yield Problem("main", "dead end")


def useless(journey: Journey, options: object) -> Iterator[Problem]:
    yield _said(journey, "stuck", edits=Fix("Take a way out", (RemoveTransition(journey.out("main")[0].id),)))


def impossible(journey: Journey, options: object) -> Iterator[Problem]:
    yield _said(journey, "stuck", edits=Fix("Take a way out", (RemoveTransition("nothing"),)))


class Forgetful:
    """A rule that says something only the first time."""

    told = False

    def __call__(self, journey: Journey, options: object) -> Iterator[Problem]:
        if not self.told:
            self.told = True
            yield _said(journey, "stuck")


def meddling(journey: Journey, options: object) -> Iterator[Problem]:
    object.__setattr__(journey["main"], "title", journey["main"].title + "!")
    yield from ()


BREAKS = [
    pytest.param(first_by_order, checks.check_order, "order of touchpoints", id="order of touchpoints"),
    pytest.param(last_way, checks.check_order, "order of ways", id="order of ways"),
    pytest.param(by_id, checks.check_names, "depends on ids", id="reads ids"),
    pytest.param(by_alphabet, checks.check_names, "depends on ids", id="sorts by id"),
    pytest.param(searching, checks.check_growth, "calls for", id="searches all ways for each touchpoint"),
    pytest.param(reaching, checks.check_growth, "calls for", id="walks on from each touchpoint"),
    pytest.param(elsewhere, checks.check_paths, "does not lead to stuck", id="a path to somewhere else"),
    pytest.param(broken_path, checks.check_paths, "does not lead to", id="a path with a gap"),
    pytest.param(stranger, checks.check_paths, "nobody", id="names what is not there"),
    pytest.param(murmuring, checks.check_paths, "no sentence", id="says no sentence"),
    pytest.param(useless, checks.check_edits, "mends nothing", id="a fix that mends nothing"),
    pytest.param(impossible, checks.check_edits, "cannot be done", id="a fix that cannot be made"),
    pytest.param(Forgetful(), checks.check_pure, "the second time", id="remembers"),
    pytest.param(meddling, checks.check_pure, "changes the journey", id="changes the journey"),
]


@pytest.mark.parametrize(("body", "law", "words"), BREAKS)
def test_a_rule_that_breaks_a_law_is_caught(body: object, law: object, words: str) -> None:
    broken = replace(honest, check=body, fix="unsafe")
    with pytest.raises(AssertionError, match=words):
        law(broken, sketch(EXAMPLE).journey)  # type: ignore[operator]


def test_an_honest_rule_keeps_every_law_on_sketches_of_ones_own() -> None:
    check_laws(honest, EXAMPLE)


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        ("no full stop", "not a sentence"),
        ("A sentence.", "no section Why"),
        ("A sentence.\n\nWhy:\nSo.\n", "no section Fix"),
        ("A sentence.\n\nWhy:\nSo.\n\nFix:\nSo.\n", "no example Flagged"),
    ],
)
def test_a_page_that_lacks_something_is_caught(doc: str, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        checks.check_page(replace(honest, doc=doc))


def test_renaming_keeps_everything_but_ids() -> None:
    journey = sketch("a:menu {low_score_to: b} -1-> b -> c:end(resolved); a -no_input-> gone!").journey
    other, names = variants.renamed(journey)
    assert len(set(names.values())) == len(names)
    assert [t.title for t in other.touchpoints.values()] == [t.title for t in journey.touchpoints.values()]
    assert other[names["a"]].get("low_score_to") == names["b"]
    assert other.start == (names["a"],)


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("copies", [2, 3, 8])
def test_copies_are_all_reached(copies: int, linked: bool) -> None:
    journey = variants.crowd(sketch(EXAMPLE).journey, copies, linked)
    assert not journey.unreachable
    assert not journey.dangling
    assert sum(one.title == "Stuck" for one in journey.reached) == copies


def test_severities_of_rules_are_words_of_the_vocabulary() -> None:
    assert {each.severity for each in RULES} <= set(Severity)
