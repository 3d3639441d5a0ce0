"""RPT106 finds long texts that are said again as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.rules.loops.unchanged_reprompt import unchanged_reprompt
from cxlint.testing import Case, check, problems, sketch

LONG = "Welcome to Contoso. For your bills press 1. For faults and repairs press 2. For all else press 3."
HEAD = f"m:menu {{channel: phone, prompt: {LONG}}}"
MENU = HEAD + " -1-> q:queue\n"
MARKED = HEAD + "! -1-> q:queue\n"

CASES = [
    Case("The same menu again.", MARKED + "m -no_match{max: 2}-> m"),
    Case("Once is enough.", MARKED + "m -no_input{max: 1}-> m"),
    Case("A counter stands in between.", MARKED + "m -no_input-> c:decision {basis: counter, next: [{to: m, if: more, max: 2}, q]}"),
    Case("A counter without a number.", MARKED + "m -no_input-> c:decision {basis: counter, next: [{to: m, if: more}, q]}"),
    Case("A step behind the scenes.", MARKED + "m -no_input-> t:task -{max: 2}-> m"),
    Case("Another menu in the same words.", MARKED + f"m -no_input-> n:menu {{channel: phone, prompt: {LONG}}} -1-> q"),
    Case("A shorter limit.", "m:menu {prompt: Press 1 for bills.}! -1-> q:queue\n m -no_match{max: 2}-> m", {"least": 3}),
    Case("Without a limit it is the finding of unbounded-loop.", MENU + "m -no_input-> m"),
    Case("So it is with a step behind the scenes.", MENU + "m -no_input-> t:task -> m"),
    Case("Something is said first.", MENU + "m -no_match{max: 2, say: [Sorry.]}-> m"),
    Case("A message comes in between.", MENU + "m -no_match-> sorry -> m"),
    Case("A message after a counter.", MENU + "m -no_match-> c:decision {basis: counter, next: [{to: s, if: more, max: 2}, q]}\n s -> m"),
    Case("The way back says something.", MENU + "m -no_match-> t:task {next: {to: m, say: [Sorry.]}}"),
    Case("Short texts may be said again.", "m:menu {prompt: Press 1 for bills.} -1-> q:queue\n m -no_match-> m"),
    Case("The text is filled in.", MENU.replace("Contoso", "$.Attributes.name") + "m -no_match-> m"),
    Case("The text is recorded.", "m:menu -1-> q:queue\n m -no_match-> m"),
    Case("Another menu in other words.", MENU + "m -no_match-> n:menu {prompt: Press 1 or 2 or 3.} -1-> q"),
    Case("Customers ask to hear it again.", MENU + "m -9-> m"),
    Case("Customers have failed for good.", MENU + "m -retries_exhausted-> m"),
    Case("A person comes next.", MENU + "m -no_match-> q"),
    Case("Data decides how it goes on.", MENU + "m -no_match-> d:decision {next: [{to: m, if: x}, q]}"),
    Case("What happens next is not known.", MENU + "m -no_match-> t:task {incomplete: true} -> m"),
    Case("A way to nowhere.", MENU + "m {on_no_match: gone}"),
    Case("It ends.", MENU + "m -no_match-> z:end"),
    Case("A long silence.", MENU + "m -no_match-> " + " -> ".join(f"t{n}:task" for n in range(15)) + " -> m"),
    Case("Steps that only lead to each other.", MENU + "m -no_match-> t:task -> u:task -> t"),
    Case("Nobody gets there.", "q:queue\n " + MENU + "m -no_match-> m"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unchanged_reprompt, case)


MESSAGES = [
    ("Heard", MENU + "m -no_match{max: 2}-> m\n m -no_input{max: 2}-> m", "Customers who press a wrong key or stay silent at “M” hear the same 19 words again: “Welcome to Contoso. For your bills press 1 …”."),
    ("Read", MENU.replace("phone", "chat") + "m -no_match{max: 2}-> m", "Customers who are not understood at “M” read the same 19 words again: “Welcome to Contoso. For your bills press 1 …”."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(unchanged_reprompt, sketch(text).journey)
    assert found.message == message
    assert found.related == tuple(way.id for way in sketch(text).journey.out("m") if way.accidental)


def test_drawings_do_not_give_the_words() -> None:
    journey = sketch(MENU + "m -no_match-> m").journey
    assert not problems(unchanged_reprompt, replace(journey, format="mermaid"))


def test_voicexml_platforms_tell_customers_that_they_were_not_understood() -> None:
    journey = replace(
        sketch(MENU + "m -no_match{max: 2}-> m\n m -no_input{max: 2}-> m").journey, format="voicexml"
    )
    (found,) = problems(unchanged_reprompt, journey)
    assert found.related == ("m.on_no_input",)
