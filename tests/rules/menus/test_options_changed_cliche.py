"""MNU105 finds the sentence about changed options."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.menus.options_changed_cliche import options_changed_cliche
from cxlint.testing import Case, check, check_examples, problems, sketch

TODAY = {"today": "2026-06-01"}

CASES = [
    Case("In a menu.", "m:menu {prompt: \"Please listen carefully as our menu options have changed. Press 1.\"}! -1-> a:end"),
    Case("In a message.", "s {prompt: Our options have changed.}! -> a:end"),
    Case("In German.", "@ {locales: [de]}\n s {prompt: Unsere Menüoptionen haben sich geändert.}! -> a:end"),
    Case("They changed long ago.", "m:menu {changed_on: 2025-01-01, prompt: Our options have changed.}! -1-> a:end", TODAY),
    Case("They changed last month.", "m:menu {changed_on: 2026-05-20, prompt: Our options have changed.} -1-> a:end", TODAY),
    Case("The menu that follows changed last month.", "s {prompt: Our options have changed.} -> m:menu {changed_on: 2026-05-20} -1-> a:end", TODAY),
    Case("Customers changed their own options.", "s {prompt: Your options have been changed.} -> a:end"),
    Case("Something else has changed.", "s {prompt: Our address has changed.} -> a:end"),
    Case("Listening alone.", "s {prompt: Please listen carefully.} -> a:end"),
    Case("A language without a lexicon.", "@ {locales: [ja]}\n s {prompt: Our options have changed.} -> a:end"),
    Case("The text is not known.", "s {prompt: '{cliche}'} -> a:end"),
    Case("Nobody gets there.", "a:end\n s {prompt: Our options have changed.}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(options_changed_cliche, case)


def test_examples() -> None:
    check_examples(options_changed_cliche)


def test_fix_leaves_the_sentence_out() -> None:
    journey = sketch(
        "m:menu {prompt: 'Please listen carefully as our menu options have changed. Press 1.'} -1-> a:end"
    ).journey
    (found,) = problems(options_changed_cliche, journey)
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("m", "prompt", "Press 1."),)


def test_no_fix_that_would_tear_a_sentence_apart() -> None:
    journey = sketch("m:menu {prompt: 'Press 1, please note our options have changed.'} -1-> a:end").journey
    (found,) = problems(options_changed_cliche, journey)
    assert found.edits is None
