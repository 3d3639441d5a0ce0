"""RPT102 finds loops that nothing ends."""

from __future__ import annotations

import pytest

from cxlint.rules.loops.unbounded_loop import unbounded_loop
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("Silence repeats the menu.", "m:menu -1-> q:queue\n m -no_input!-> m"),
    Case("A message comes in between.", "m:menu -1-> q:queue\n m -no_match-> s -!-> m"),
    Case("A full queue sends customers back.", "m:menu -1-> q:queue -queue_full!-> m"),
    Case("A system that keeps failing.", "m:menu -1-> q:queue\n m -2-> t:task -> e:end\n t -error!-> t"),
    Case("Data may end it, which is a remark.", "i:input -> d:decision -{if: good}-> e:end\n d -!-> i"),
    Case("A retry leads on to a person.", "m:menu -1-> q:queue\n m -no_input{retry: 2}-> q"),
    Case("At most two times.", "m:menu -1-> q:queue\n m -no_input{max: 2}-> m"),
    Case("The menu has a limit.", "m:menu {max_attempts: 3} -1-> q:queue\n m -no_match-> m"),
    Case("The customer wants to hear it again.", "m:menu -1-> q:queue\n m -9-> m"),
    Case("Back to the menu after the answer.", "m:menu -1-> answer -> m\n m -0-> q:queue"),
    Case("A trap is another finding.", "a:menu -1-> a\n a -no_input-> a"),
    Case("Music goes round while waiting.", "@ {role: queue}\n a -> a"),
    Case("Hold music, too.", "@ {role: hold}\n a -> a"),
    Case("Agents ask each other.", "m:menu -1-> a:agent -> b:agent -> a"),
    Case("Nobody gets there.", "m -> e:end\n a -> a"),
    Case("A full queue leads to a call-back.", "m:menu -1-> q:queue -queue_full-> c:callback"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(unbounded_loop, case)


def test_examples() -> None:
    check_examples(unbounded_loop)


SENTENCES = [
    (
        "m:menu -1-> q:queue\n m -no_input-> m\n m -no_match-> m",
        "error",
        "Customers who stay silent or press a wrong key in “M” hear it again and again without limit.",
    ),
    (
        "m:bot {channel: chat} -no_match-> m\n m -help-> q:queue",
        "warning",
        "Customers who are not understood in “M” get it again and again without limit.",
    ),
    (
        "m:menu -1-> q:queue -timeout-> m",
        "error",
        "Customers who wait too long in “Q” are sent back to “M” and have to choose again without limit.",
    ),
    (
        "i:input -> d:decision {next: [{to: e, if: good}, i]}\n e:end",
        "info",
        "Customers may hear “I” again and again until “D” lets them on; the design does not show a limit.",
    ),
    (
        "i:input -> t:task -> e:end\n t -error-> i",
        "error",
        "Customers for whom “T” fails hear “I” again and again without limit.",
    ),
    (
        "m:menu -1-> q:queue\n m -2-> t:task {channel: backstage} -> q\n t -error-> t",
        "warning",
        "If “T” keeps failing, the customer hangs in a loop that nothing ends.",
    ),
]


@pytest.mark.parametrize(
    ("text", "severity", "sentence"), SENTENCES, ids=[case[2][:60] for case in SENTENCES]
)
def test_sentence_and_severity(text: str, severity: str, sentence: str) -> None:
    (found,) = problems(unbounded_loop, sketch(text).journey)
    assert found.message == sentence
    assert (found.severity or unbounded_loop.severity).word == severity


def test_further_ways_are_related() -> None:
    (found,) = problems(
        unbounded_loop, sketch("m:menu -1-> q:queue\n m -no_input-> m\n m -no_match-> m").journey
    )
    assert (found.at, found.related) == ("m.on_no_input", ("m.on_no_match",))
