"""MNU116 finds menus that take silence for an answer."""

from __future__ import annotations

import pytest

from cxlint.rules.menus.silence_chooses_option import silence_chooses_option
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Silence pays.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input!-> p"),
    Case("A wrong key pays.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_match!-> p"),
    Case("Silence and a wrong key.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input!-> p; m -no_match-> p"),
    Case("The words stand in the prompt.", 'm:menu {prompt: "To pay press 1. To move press 2."} -1-> p:input -> e:end; m -2-> o:input -> e; m -no_input!-> p'),
    Case("Cancelling an order is no answer.", "m:menu -1{label: cancel your order}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input!-> p"),
    Case("Confirming an order is none, either.", "m:menu -1{label: confirm your order}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input!-> p"),
    Case("It is asked again.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> m"),
    Case("It is asked again first.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input{retry: 1}-> p"),
    Case("The platform asks three times.", "m:menu {max_attempts: 3} -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> p"),
    Case("Something is said on the way.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input{say: [Let us pay then.]}-> p"),
    Case("The option leads to a person.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> q:queue; m -no_input-> q"),
    Case("The option leads to a person behind a message.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> s -> q:queue; m -no_input-> s"),
    Case("The option leads to a journey nobody has read.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> other.journey.yaml; m -no_input-> other.journey.yaml"),
    Case("The option is for everything else.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: something else}-> o:input -> e; m -no_input-> o"),
    Case("The option says no.", "m:menu -1{label: pay now}-> p:input -> e:end; m -2{label: not now}-> o:input -> e; m -no_input-> o"),
    Case("The option only says to confirm.", "m:menu -1{label: confirm}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> p"),
    Case("The option says yes, and what to.", "m:menu -1{label: 'Yes, cancel my order'}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> p"),
    Case("A choice of language.", 'm:menu {prompt: "For English, press 1. Para español, oprima 2."} -1-> p:input -> e:end; m -2-> o:input -> e; m -no_input-> p'),
    Case("Languages by their labels.", "m:menu -1{label: English}-> p:input -> e:end; m -2{label: Español}-> o:input -> e; m -no_input-> p"),
    Case("Customers may stay on the line.", 'm:menu {prompt: "To pay, press 1 or stay on the line. To move, press 2."} -1-> p:input -> e:end; m -2-> o:input -> e; m -no_input-> p'),
    Case("Customers may just hold, as they are told before.", 's {prompt: "Press a key, or just hold to pay."} -> m:menu {prompt: "To pay press 1. To move press 2."} -1-> p:input -> e:end; m -2-> o:input -> e; m -no_input-> p'),
    Case("The option goes back.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: main menu}-> o:input -> e; m -3{label: move}-> r:input -> e; m -no_input-> o"),
    Case("Nobody says what the option is for.", "m:menu -1-> p:input -> e:end; m -2-> o:input -> e; m -no_input-> p"),
    Case("There is just one place to go to.", "m:menu -1{label: pay}-> p:input -> e:end; m -no_input-> p"),
    Case("Silence leads elsewhere.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> s -> e"),
    Case("A system fails.", "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -error-> p"),
    Case("Nobody gets there.", "a:end\nm:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> p"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(silence_chooses_option, case)


MESSAGES = [
    ("m -no_input-> p", "Customers who say nothing in “M” are sent on to “P”, as if they had chosen “pay”."),
    ("m -no_match-> p; m -no_input-> p", "Customers who say nothing or are not understood in “M” are sent on to “P”, as if they had chosen “pay”."),
]  # fmt: skip


@pytest.mark.parametrize(("ways", "message"), MESSAGES)
def test_message(ways: str, message: str) -> None:
    options = "m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; "
    (found,) = problems(silence_chooses_option, sketch(options + ways).journey)
    assert found.message == message


def test_the_path_ends_with_the_way_that_is_flagged() -> None:
    options = (
        "s -> m:menu -1{label: pay}-> p:input -> e:end; m -2{label: move}-> o:input -> e; m -no_input-> p"
    )
    (found,) = problems(silence_chooses_option, sketch(options).journey)
    assert found.path[-1] == found.at
