"""ESC103 finds failures that simply end the contact."""

from __future__ import annotations

import pytest

from cxlint.api import Retarget, Severity
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case("Silence ends the call.", "m:menu -1-> q:queue\n m -no_input!-> off:end"),
    Case("No match ends the call after a message.", "m:menu -1-> q:queue\n m -no_match!-> sorry -> off:end"),
    Case("One menu, one fate: one finding.", "m:menu -1-> q:queue\n m -no_input!-> off:end\n m -no_match-> off"),
    Case("Two menus are two findings.", "m:menu -1-> n:menu -1-> q:queue\n m -no_input!-> off:end\n n -no_input!-> off"),
    Case("A lookup fails.", "look:task -> q:queue\n look -error!-> off:end"),
    Case("Two systems that fail into the same ending are one finding.", "a:task -> b:task -> q:queue\n a -error!-> off:end\n b -timeout-> off"),
    Case("Two endings that look the same count as one.", "a:task -> b:task -> q:queue\n a -error!-> x:end {title: Hang up}\n b -error-> y:end {title: Hang up}"),
    Case("With and without a message are two findings.", "a:task -> b:task -> q:queue\n a -error!-> off:end\n b -error!-> sorry -> off"),
    Case("Through tasks and decisions.", "a:task -> q:queue\n a -error!-> log:task -> which:decision -> off:end\n which -closed-> over:end"),
    Case("An error on the way does not count.", "a:task -> q:queue\n a -error!-> sorry -> off:end\n sorry -error-> off"),
    Case("An ending that is declared bad.", "m:menu -1-> q:queue\n m -no_input!-> off:end(abandoned)"),
    Case("A call that fails.", "a:menu -1-> x:call -error!-> off:end\n a -2-> q:queue"),
    Case("Counted attempts, then cut off.", "m:menu -1-> q:queue\n m -no_input!-> count:decision {basis: counter, next: [{to: m, if: again}, {to: off}]}\n off:end"),
    Case("An option leads there as well, others do not.", "m:menu -1-> q:queue\n m -9-> off:end\n m -no_input!-> off"),
    Case("Asked again.", "m:menu -1-> q:queue\n m -no_input-> again -> m"),
    Case("To a person.", "look:task -> b -> off:end\n look -error-> q:queue"),
    Case("To a call-back.", "look:task -> q:queue\n look -error-> c:callback -> off:end"),
    Case("To another journey.", "look:task -> q:queue\n look -error-> x.journey.yaml"),
    Case("To a missing touchpoint.", "look:task -> q:queue\n look -error-> log:task {next: nowhere}"),
    Case("To a page.", "look:task -> q:queue\n look -error-> p:page -> off:end"),
    Case("To a text message during a call.", "hi:message {channel: phone} -> look:task -> q:queue\n look -error-> link:message {channel: sms} -> off:end"),
    Case("The ending is declared good.", "look:task -> q:queue\n look -error-> off:end(deferred)"),
    Case("One branch leads to help.", "look:task -> q:queue\n look -error-> which:decision {next: [{to: q, if: open}, {to: off}]}\n off:end"),
    Case("The error is passed over.", "look:task -> q:queue\n look -error-> q"),
    Case("It was ending there anyway.", "bye -> off:end\n bye -error-> off"),
    Case("It was ending anyway, at another block.", "bye -> off:end\n bye -error-> over:end"),
    Case("Everything that can follow ends the contact, too.", "look:task -> thanks -> off:end\n look -error-> sorry -> off"),
    Case("Silence goes where every option goes.", "m:menu -1-> news -> off:end\n m -2-> more -> off\n m -no_input-> news"),
    Case("Success is told, failure is not.", "pay:task -> paid -> off:end\n pay -error!-> off"),
    Case("Anything else?", "m:menu {prompt: Is there anything else I can do?} -1-> q:queue\n m -no_input-> off:end"),
    Case("For anything else press 3 is no such question.", "m:menu {prompt: For anything else press 3.} -1-> q:queue\n m -no_input!-> off:end"),
    Case("After the agent.", "q:queue -> agent:agent -> m:menu -1-> q\n m -no_input-> off:end"),
    Case("A survey.", "m:menu {title: Survey} -1-> q:queue\n m -no_input-> off:end"),
    Case("A journey that is a survey.", "@ {journey: Survey}\n m:input -> save:task -> thanks -> off:end\n save -error-> off"),
    Case("Silence in a chat.", "m:bot {channel: chat} -help-> q:queue\n m -no_input-> off:end"),
    Case("Queues have a rule of their own.", "q:queue -error-> off:end"),
    Case("Transfers, too.", "t:transfer -no_answer-> off:end"),
    Case("The last resort: what fails after a failure.", "a:task -> q:queue\n a -error-> help:call -error-> off:end"),
    Case("A dead end is another finding.", "look:task -> q:queue\n look -error-> stuck"),
    Case("A round is another finding.", "look:task -> q:queue\n look -error-> a -> b -> a"),
    Case("What nobody reaches.", "q:queue\n look:task -> q\n look -error-> off:end"),
    Case("Modules come back.", "@ {role: module}\n look:task -> q:queue\n look -error-> off:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(error_hangup, case)


def test_examples() -> None:
    check_examples(error_hangup)


SEVERITIES = [
    ("A mistake, without a word", "m:menu -1-> q:queue\n m -no_input-> off:end", Severity.ERROR),
    ("A mistake, with a message", "m:menu -1-> q:queue\n m -no_input-> sorry -> off:end", Severity.WARNING),
    ("With the ending's own words", "m:menu -1-> q:queue\n m -no_input-> off:end {prompt: Bye}", Severity.WARNING),
    ("With words at each attempt", "m:menu -1-> q:queue\n m -no_input{say: [Sorry?]}-> off:end", Severity.WARNING),
    ("Two tries", "m:menu -1-> q:queue\n m -no_input{retry: 1}-> off:end", Severity.ERROR),
    ("Three tries", "m:menu -1-> q:queue\n m -no_input{retry: 2}-> off:end", Severity.INFO),
    ("Three attempts", "m:menu {max_attempts: 3} -1-> q:queue\n m -no_match-> off:end", Severity.INFO),
    ("Asked again twice", "m:menu -1-> q:queue\n m -no_input{max: 2}-> m\n m -retries_exhausted-> off:end", Severity.INFO),
    ("A system, without a word", "a:task -> q:queue\n a -error-> off:end", Severity.WARNING),
    ("A system, with a message", "a:task -> q:queue\n a -error-> sorry -> off:end", Severity.INFO),
    ("A system behind a menu", "m:menu -1-> q:queue\n m -error-> off:end", Severity.WARNING),
    ("A message in the files of the firm", "a:task -> q:queue\n a -error-> note:message {channel: backstage} -> off:end", Severity.WARNING),
]  # fmt: skip


@pytest.mark.parametrize(("text", "severity"), [pytest.param(*row[1:], id=row[0]) for row in SEVERITIES])
def test_severity(text: str, severity: Severity) -> None:
    assert [problem.severity for problem in problems(error_hangup, sketch(text).journey)] == [severity]


def test_the_message_names_three_and_counts_all() -> None:
    ways = "\n".join(f"t{n}:task -> t{n + 1}:task\n t{n} -error-> off:end" for n in range(4))
    (found,) = problems(error_hangup, sketch(f"{ways}\n t4 -> q:queue").journey)
    assert found.message == (
        "If “T0”, “T1”, “T2” or 1 more fails, customers are cut off without a word (4 steps do this)."
    )
    assert found.related == ("t1.on_error", "t2.on_error", "t3.on_error")


def test_mistakes_are_named_together_and_led_to_the_only_person() -> None:
    text = "m:menu -1-> q:queue\n m -no_input-> off:end\n m -no_match-> off"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert (
        found.message
        == "Customers who do not answer or are not understood at “M” are cut off without a word."
    )
    assert found.edits is not None
    assert found.edits.edits == (Retarget("m.on_no_input", "q"), Retarget("m.on_no_match", "q"))


def test_a_message_on_one_of_two_ways_is_not_sure() -> None:
    text = "a:task -> q:queue\n a -error-> d:decision {next: [{to: sorry, if: day}, {to: off}]}\n sorry -> off:end"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert "hear a message at most" in found.message


def test_the_path_leads_to_the_ending() -> None:
    text = "hi -> a:task -> q:queue\n a -error-> log:task -> sorry -> off:end"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.path == ("hi.next->a", "a.on_error", "log.next->sorry", "sorry.next->off")


MEDIA = [
    ("A bot in a chat", "m:bot {channel: chat} -help-> q:queue\n m -no_match-> off:end", "are left without an answer", "left without an answer"),
    ("A bot in a chat, with a message", "m:bot {channel: chat} -help-> q:queue\n m -no_match-> sorry -> off:end", "read a message and are left without help", "a message, then no help"),
    ("A lookup behind a chat", "hi {channel: chat} -> a:task {channel: backstage} -> q:queue\n a -error-> off:end", "are left without an answer", "left without an answer"),
    ("In a shop", "a:task {channel: store} -> q:queue\n a -error-> sorry -> off:end", "get a message and are left without help", "a message, then no help"),
    ("On the phone", "a:task {channel: phone} -> q:queue\n a -error-> sorry -> off:end", "hear a message and are cut off", "a message, then cut off"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "end", "label"), [pytest.param(*row[1:], id=row[0]) for row in MEDIA])
def test_the_words_fit_the_medium(text: str, end: str, label: str) -> None:
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message.endswith(f" {end}.")
    assert found.label == label


def test_braces_in_a_title_do_no_harm() -> None:
    (found,) = problems(
        error_hangup, sketch('a:task {title: "Look up {x}"} -> q:queue\n a -error-> off:end').journey
    )
    assert "“Look up {x}”" in found.message
