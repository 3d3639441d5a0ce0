"""The kit for rule authors finds wrong rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from cxlint.api import Journey, Problem, Rule, option, rule
from cxlint.errors import ConfigError
from cxlint.testing import Case, check, check_examples, problems, sketch

PAGE = """Menus are bad.

Why:
Because.

Flagged::

    a:menu! -1-> b:end

Clean::

    a -> b:end
"""


@dataclass(frozen=True, slots=True)
class Most:
    most: int = option(0, "Menus that are allowed.")


def made(find: Callable[[Journey], Iterator[Problem]], page: str = PAGE) -> Rule:
    def no_menu(journey: Journey, options: Any) -> Iterator[Problem]:
        if len(journey.of_kind("menu")) > options.most:
            yield from find(journey)

    no_menu.__doc__ = page
    return rule("DEMO101", severity="warning", options=Most)(no_menu)


def menus(journey: Journey) -> Iterator[Problem]:
    for touchpoint in journey.of_kind("menu"):
        yield Problem(touchpoint.id, "A menu.", path=journey.witness(touchpoint.id))


GOOD = made(menus)


def test_a_good_rule_passes() -> None:
    check(GOOD, Case("a menu is flagged", "s -> a:menu! -1-> b:end"))
    check(GOOD, Case("no menu is clean", "a -> b:end"))
    check(GOOD, Case("one menu is allowed", "a:menu -1-> b:end", {"most": 1}))
    check_examples(GOOD)


def test_a_case_reads_as_its_sentence() -> None:
    assert str(Case("a menu is flagged", "")) == "a menu is flagged"


FAILING: dict[str, tuple[Rule, Case]] = {
    "a problem that is not marked": (GOOD, Case("x", "a:menu -1-> b:end")),
    "a mark without a problem": (GOOD, Case("x", "a:menu! -1-> b:end!")),
    "the journey is not flagged": (GOOD, Case("x", "a:menu! -1-> b:end", whole=True)),
    "a problem twice": (made(lambda j: iter([*menus(j), *menus(j)])), Case("x", "a:menu! -1-> b:end")),
    "a problem nowhere": (made(lambda _j: iter([Problem("zz", "x")])), Case("x", "a:menu! -1-> b:end")),
    "a path with a gap": (
        made(lambda _j: iter([Problem("a", "x", path=("a.option.1", "a.option.1"))])),
        Case("x", "a:menu! -1-> b:end"),
    ),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_wrong_rule_fails(case: str) -> None:
    wrong, example = FAILING[case]
    with pytest.raises(AssertionError):
        check(wrong, example)


PAGES = {
    "without examples": "Menus are bad.\n",
    "without a clean one": "Menus are bad.\n\nFlagged::\n\n    a:menu! -1-> b:end\n",
    "with a clean one that is flagged": PAGE.replace("a -> b:end", "a:menu -1-> b:end"),
    "with a flagged one that is clean": PAGE.replace("a:menu! -1-> b:end", "a! -> b:end"),
    "with a wrong mark": PAGE.replace("a:menu! -1-> b:end", "a:menu -1-> b:end!"),
}


@pytest.mark.parametrize("case", PAGES)
def test_a_page_fails(case: str) -> None:
    with pytest.raises(AssertionError):
        check_examples(made(menus, PAGES[case]))


def test_options_are_checked() -> None:
    with pytest.raises(ConfigError):
        problems(GOOD, sketch("a -> b").journey, {"least": 1})
