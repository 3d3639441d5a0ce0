"""EXP107 looks at what becomes of customers when a call-back fails."""

from __future__ import annotations

import pytest

from cxlint.api import Severity
from cxlint.rules.promises.failed_callback import failed_callback
from cxlint.testing import Case, check, problems, sketch

C = "m:menu -1-> c:callback -> a:agent\n"

CASES = [
    Case("It fails, and the contact ends.", C + "c -error!-> e:end"),
    Case("It fails, with a message.", C + "c -fail!-> s {prompt: It failed.} -> e:end"),
    Case("The system takes too long.", C + "c -timeout!-> e:end"),
    Case("Two failures with one end are one finding.", C + "c -error!-> e:end\nc -timeout-> e"),
    Case("It is missed, and nothing is said.", C + "c -no_answer!-> e:end(unresolved)"),
    Case("It fails, and it is missed.", C + "c -error!-> s {prompt: It failed.} -> e:end\nc -no_answer!-> e"),
    Case("It fails and leads to a queue.", C + "c -error-> q:queue"),
    Case("It fails and leads to a voicemail.", C + "c -error-> v:voicemail"),
    Case("It fails and asks again.", C + "c -error-> i:input -> c"),
    Case("It fails and tries again.", C + "c -error{max: 2}-> c"),
    Case("It fails and another journey takes over.", C + "c -error-> other.journey.yaml"),
    Case("It fails, and a case is opened.", C + "c -error-> t:task {opens_case: true} -> e:end"),
    Case("It fails, and a case was opened before.", "t:task {opens_case: true} -> c:callback -> a:agent\nc -error-> e:end"),
    Case("It fails, and the ending says that an answer is owed.", C + "c -error-> e:end(deferred)"),
    Case("It is missed, and a message is sent.", C + "c -no_answer-> s {prompt: We missed you.} -> e:end"),
    Case("It is missed and tried again.", C + "c -no_answer-> c"),
    Case("Nothing is said about failures.", C),
    Case("Customers hang up.", C + "c -hangup-> e:end"),
    Case("It works.", "m:menu -1-> c:callback -> e:end"),
    Case("Nobody gets there.", "m:menu -1-> e:end\nc:callback -error-> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(failed_callback, case)


MESSAGES = [
    ("Silently.", C + "c -error-> e:end", "Customers whose call-back cannot be booked at “C” are cut off without a word."),
    ("With a message.", C + "c -error-> s {prompt: It failed.} -> e:end", "Customers whose call-back cannot be booked at “C” hear a message and are cut off."),
    ("Missed.", C + "c -no_answer-> e:end", "Customers who do not answer when “C” comes get nothing afterwards: the matter ends there."),
    ("Missed in two manners.", C + "c -busy-> e:end\nc -no_answer-> e", "Customers who do not answer or are on the phone when “C” comes get nothing afterwards: the matter ends there."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(failed_callback, sketch(text).journey)
    assert found.message == message


def test_the_ways_with_one_end_are_related_and_the_path_leads_to_it() -> None:
    (found,) = problems(failed_callback, sketch(C + "c -error-> s -> e:end\nc -timeout-> s").journey)
    assert found.related == ("c.on_timeout",)
    assert found.path == ("m.option.1", "c.on_error", "s.next->e")


def test_whoever_misses_the_call_has_a_reason_of_their_own() -> None:
    (found,) = problems(failed_callback, sketch(C + "c -no_answer-> e:end").journey)
    assert found.why.startswith("They asked for help, waited for the call and missed it once")


@pytest.mark.parametrize(
    ("channel", "instead"),
    [("phone", "a queue or a voicemail,"), ("sms", "a queue,")],
    ids=["Who calls can leave a voicemail.", "Who writes cannot."],
)
def test_what_is_offered_instead_fits_the_medium(channel: str, instead: str) -> None:
    text = C.replace("c:callback", f"c:callback {{channel: {channel}}}", 1) + "c -error-> e:end"
    (found,) = problems(failed_callback, sketch(text).journey)
    assert f"lead to {instead} or ask for another number" in found.fix


def test_another_way_to_get_help_makes_it_a_remark() -> None:
    text = "m:menu {channel: phone} -1-> b:callback {channel: phone} -error-> s {prompt: %s} -> x:end\n b -> e:end(deferred)"
    (found,) = problems(failed_callback, sketch(text % "You reach us at help@acme.com at any time.").journey)
    assert found.severity is Severity.INFO
    assert found.message == (
        "Customers whose call-back cannot be booked at “B” are told how else they get help and are cut off."
    )
    (found,) = problems(failed_callback, sketch(text % "Sorry.").journey)
    assert found.severity is None
