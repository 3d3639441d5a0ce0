"""FUP101 finds matters that nothing follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Severity
from cxlint.rules.followup.missing_follow_up import missing_follow_up
from cxlint.testing import Case, check, check_examples, problems, sketch

CASES = [
    Case(
        "They have been asked, and somebody calls those who were unhappy.",
        "a:agent -> s:survey {low_score_to: lead} -> e:end(resolved)\nlead:agent -> e",
    ),
    Case("After an agent.", "a:agent -> e:end(resolved)!"),
    Case("After a page that settles it.", "p:page {resolves: [refund]} -> e:end(resolved)!"),
    Case("After a transaction on a page.", "p:page {tags: [transaction]} -> e:end(resolved)!"),
    Case("Only staff writes something down.", "a:agent -> s {channel: backstage} -> e:end(resolved)!"),
    Case("Two endings are one finding.", "a:agent {next: [e, f]} -> e\n e:end(resolved)!\n f:end(resolved)".replace(" -> e\n", "\n")),
    Case("A message is left and nobody listens.", "v:voicemail! -> e:end"),
    Case("A call-back that nobody makes.", "c:callback!"),
    Case("A message without a way on is a dead end, which is another finding.", "m:menu -1-> v:voicemail\n m -2-> a:agent"),
    Case("A message from which only a failure leads on, too.", "v:voicemail -error-> e:end"),
    Case("A survey.", "a:agent -> s:survey -> e:end(resolved)"),
    Case("A thank-you.", "a:agent -> s {prompt: Thank you for your call.} -> e:end(resolved)"),
    Case("Something is said, without thanks.", "a:agent -> s {prompt: It is done.} -> e:end(resolved)"),
    Case("What is said is recorded.", "a:agent -> s -> e:end(resolved)"),
    Case("The way says it.", "a:agent -{say: [Thank you.]}-> e:end(resolved)"),
    Case("A page comes in between.", "a:agent -> p:page -> e:end(resolved)"),
    Case("Another journey comes in between.", "a:agent -{call: other.journey.yaml}-> e:end(resolved)"),
    Case("The ending says thanks.", "a:agent -> e:end(resolved) {prompt: Thank you. Goodbye.}"),
    Case("A confirmation by e-mail.", "a:agent -> s {channel: email} -> e:end(resolved)"),
    Case("A check-in later.", "a:agent -> s:task {tags: [check-in]} -> e:end(resolved)"),
    Case("A trivial matter.", "a:agent {complexity: low} -> e:end(resolved)"),
    Case("A transaction that nobody confirms is another finding.", "t:task {tags: [transaction]} -> e:end(resolved)"),
    Case("Nor where a person began it.", "a:agent -> t:task {tags: [transaction]} -> e:end(resolved)"),
    Case("Outcomes are not declared.", "a:agent -> e:end"),
    Case("Self-service that says nothing of settling.", "m:menu -1-> s -> e:end(resolved)"),
    Case("Back to the menu, then something else.", "m:menu -1-> a:agent -> m\n m -2-> s -> e:end(resolved)"),
    Case("Somebody calls back.", "v:voicemail -> a:agent -> s:survey"),
    Case("An answer is written.", "v:voicemail -> s {channel: email}"),
    Case("Somebody is named who calls back.", "c:callback {owner: service desk}"),
    Case("A deadline is given.", "v:voicemail {deadline: 2d}"),
    Case("A promise covers it.", "@ {promises: [{id: p, says: We call back., made_at: v, kept_at: a}]}\n v:voicemail -> e:end; m:menu -1-> v\n a:task"),
    Case("Another journey may answer it.", "v:voicemail -> other.journey.yaml"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(missing_follow_up, case)


def test_examples() -> None:
    check_examples(missing_follow_up)


def test_exported_flows_do_not_show_who_listens() -> None:
    journey = replace(
        sketch("v:voicemail -> e:end").journey, attributes={"source": {"format": "amazon-connect"}}
    )
    assert problems(missing_follow_up, journey) == []


def test_a_message_left_is_a_warning() -> None:
    (found,) = problems(missing_follow_up, sketch("v:voicemail -> e:end").journey)
    assert found.severity is Severity.WARNING
    assert found.message == "Customers leave a message in “V” and nothing in the journey follows it up."
    assert found.why == "Whoever leaves a message has been told that somebody will listen."


def test_a_call_back_has_its_own_reason() -> None:
    (found,) = problems(missing_follow_up, sketch("c:callback").journey)
    assert found.why == "Whoever asks for a call-back has been told that somebody will call."


def test_what_customers_do_not_get_is_named() -> None:
    (found,) = problems(missing_follow_up, sketch("a:agent -> e:end(resolved)").journey)
    assert found.message.endswith("no thanks, no confirmation, no question about how it went.")


def test_the_path_leads_by_the_person_who_settled_it() -> None:
    journey = sketch("m:menu -1-> e:end(resolved)\n m -2-> q:queue -> a:agent -> e").journey
    (found,) = problems(missing_follow_up, journey)
    assert found.path == ("m.option.2", "q.next->a", "a.next->e")


def test_further_endings_are_counted() -> None:
    text = "a:agent {next: [e, f]}\ne:end(resolved)\nf:end(resolved)"
    (found,) = problems(missing_follow_up, sketch(text).journey)
    assert "settled at “E” (and 1 more ending) hear nothing" in found.message
    assert found.related == ("f",)
