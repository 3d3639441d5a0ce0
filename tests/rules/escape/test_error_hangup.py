"""ESC103 finds failures that simply end the contact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlint.api import Beyond, Retarget, Severity
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.testing import Case, check, check_examples, problems, sketch

BRANCHES = "d:decision {next: [{to: m, if: known}, {to: n}]}\n n:menu -1-> q:queue\n m:menu -1-> q\n m"

CASES = [
    Case("Silence ends the call.", "m:menu -1-> q:queue\n m -no_input!-> off:end"),
    Case("No match ends the call after a message.", "m:menu -1-> q:queue\n m -no_match!-> sorry -> off:end"),
    Case("One menu, one fate: one finding.", "m:menu -1-> q:queue\n m -no_input!-> off:end\n m -no_match-> off"),
    Case("Two menus are two findings.", "m:menu -1-> n:menu -1-> q:queue\n m -no_input!-> off:end\n n -no_input!-> off"),
    Case("A lookup fails.", "look:task -> q:queue\n look -error!-> off:end"),
    Case("Two systems that fail into the same ending are one finding.", "a:task -> b:task -> q:queue\n a -error!-> off:end\n b -timeout-> off"),
    Case("Two endings that look the same count as one.", "a:task -> b:task -> q:queue\n a -error!-> x:end {title: Hang up}\n b -error-> y:end {title: Hang up}"),
    Case("Systems that fail with and without a message are one finding.", "a:task -> b:task -> q:queue\n a -error!-> off:end\n b -error-> sorry -> off"),
    Case("Mistakes with and without a message are two findings.", "m:menu -1-> q:queue\n m -no_input!-> off:end\n m -no_match!-> sorry -> off"),
    Case("The same mistake in two branches is one finding.", f"{BRANCHES} -no_input!-> off:end\n n -no_input-> off"),
    Case("Other mistakes in two branches are two findings.", f"{BRANCHES} -no_input!-> off:end\n n -no_match!-> off"),
    Case("Another end in the second branch.", f"{BRANCHES} -no_input!-> off:end\n n -no_input!-> sorry -> off"),
    Case("More tries in the second branch.", f"{BRANCHES} -no_input!-> off:end\n n -no_input{{retry: 2}}!-> off"),
    Case("The branches lead to each other.", f"{BRANCHES} -no_input!-> off:end\n n -no_input!-> off\n n -9-> m"),
    Case("A branch that asks again itself.", f"{BRANCHES} -no_input!-> off:end\n n -no_input-> off\n n -9-> n\n m -9-> m"),
    Case("The step that sets the queue ends like the queue.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> off:end\n s -error-> off"),
    Case("There are steps between it and the queue.", "s:task {sets_queue: Sales} -> d:decision {next: [{to: q, if: open}, {to: c}]}\n q:queue -error-> off:end {title: Off}\n c:callback\n s -error-> bye:end {title: Off}"),
    Case("Only that step is left out.", "s:task {sets_queue: Sales} -> t:task -> q:queue -queue_full-> off:end\n s -error-> off\n t -error!-> off"),
    Case("Something is said when the queue is full, and nothing here.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> sorry -> off:end\n s -error!-> off"),
    Case("A full queue leads to a call-back.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> c:callback\n s -error!-> off:end"),
    Case("No queue comes after it.", "s:task {sets_queue: Sales} -> m:menu -1-> q:queue -queue_full-> off:end\n s -error!-> off"),
    Case("Another ending than that of the queue.", "s:task {sets_queue: Sales} -> q:queue -queue_full-> off:end\n s -error!-> bye:end"),
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
    Case("A check that fails goes the way that ends, though others lead on.", "d:decision {next: [{to: q, if: a}, {to: bye, if: b}]}\n q:queue\n bye -> off:end\n d -error!-> bye"),
    Case("Three tries here and one there are one finding.", "m:menu -1-> q:queue\n m -no_input{retry: 2}-> off:end\n m -no_match!-> off"),
    Case("Anything else?", "m:menu {prompt: Is there anything else I can do?} -1-> q:queue\n m -no_input-> off:end"),
    Case("For anything else press 3 is no such question.", "m:menu {prompt: For anything else press 3.} -1-> q:queue\n m -no_input!-> off:end"),
    Case("After the agent.", "q:queue -> agent:agent -> m:menu -1-> q\n m -no_input-> off:end"),
    Case("A survey.", "m:menu {title: Survey} -1-> q:queue\n m -no_input-> off:end"),
    Case("A journey that is a survey.", "@ {journey: Survey}\n m:input -> save:task -> thanks -> off:end\n save -error-> off"),
    Case("Silence in a chat.", "m:bot {channel: chat} -help-> q:queue\n m -no_input-> off:end"),
    Case("Queues have a rule of their own.", "q:queue -error-> off:end"),
    Case("Nobody picks up where customers are transferred.", "t:transfer -no_answer!-> off:end"),
    Case("A transfer that fails like one that is over.", "t:transfer -> off:end\n t -error!-> off"),
    Case("Two transfers are two findings.", "m:menu -1-> a:transfer -busy!-> off:end\n m -2-> b:transfer -busy!-> off"),
    Case("Transfers that fail into a call-back.", "t:transfer -no_answer-> c:callback"),
    Case("A question that is over whatever customers do.", "m:menu -no_input-> bye -> off:end\n m -no_match-> bye\n m -error-> bye"),
    Case("A question without any way on but failures.", "m:menu -no_input-> bye -> off:end\n m -error-> off"),
    Case("Success leads there, too, and there is nothing else.", "m:input -> bye -> off:end\n m -no_input-> bye\n m -error-> bye"),
    Case("A bot that goes on with what it does not understand.", "b:bot -no_match-> q:queue\n b -error!-> off:end"),
    Case("A search that fails, or finds too many.", "find:task -> q:queue\n find -error!-> off:end\n find -fail-> off"),
    Case("A search that finds nothing is no breakdown.", "find:task -> q:queue\n find -fail-> new:task -> q\n new -error!-> off:end"),
    Case("The last resort: what fails after a failure.", "a:task -> q:queue\n a -error-> help:call -error-> off:end"),
    Case("What fails after a full queue.", "q:queue -queue_full-> help:call -error-> off:end"),
    Case("What fails after a transfer that failed.", "t:transfer -fail-> help:call -error-> off:end"),
    Case("What fails outside opening hours.", "h:decision -> q:queue\n h -closed-> log:task -> c:callback\n log -error-> off:end"),
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
    ("With words when asked again, and none at the end", "m:menu -1-> q:queue\n m -no_input{retry: 1, say: [Sorry?]}-> off:end", Severity.ERROR),
    ("With words when asked again, and a farewell", "m:menu -1-> q:queue\n m -no_input{retry: 1, say: [Sorry?, Goodbye.]}-> off:end", Severity.WARNING),
    ("Two tries", "m:menu -1-> q:queue\n m -no_input{retry: 1}-> off:end", Severity.ERROR),
    ("Three tries", "m:menu -1-> q:queue\n m -no_input{retry: 2}-> off:end", Severity.INFO),
    ("Three attempts", "m:menu {max_attempts: 3} -1-> q:queue\n m -no_match-> off:end", Severity.INFO),
    ("Asked again twice", "m:menu -1-> q:queue\n m -no_input{max: 2}-> m\n m -retries_exhausted-> off:end", Severity.INFO),
    ("A system, without a word", "a:task -> q:queue\n a -error-> off:end", Severity.WARNING),
    ("A text that stands in the design", "a {prompt: Welcome.} -> q:queue\n a -error-> off:end", Severity.INFO),
    ("A text that is filled in", "a {prompt: 'Hello {name}.'} -> q:queue\n a -error-> off:end", Severity.WARNING),
    ("A recording that may be missing", "a:message -> q:queue\n a -error-> off:end", Severity.WARNING),
    ("A system, with a message", "a:task -> q:queue\n a -error-> sorry -> off:end", Severity.INFO),
    ("A system, with a message on some ways", "a:task -> q:queue\n a -error-> d:decision {next: [{to: sorry, if: day}, {to: off}]}\n sorry -> off:end", Severity.WARNING),
    ("A lookup that may fill the message", "a:task -> q:queue\n a -error-> sorry {prompt: $.External.sorry} -> off:end", Severity.WARNING),
    ("A lookup, and a message with words of its own", "a:task -> q:queue\n a -error-> sorry {prompt: 'Sorry, {name}.'} -> off:end", Severity.INFO),
    ("A recording", "a:task -> q:queue\n a -error-> sorry:message -> off:end", Severity.INFO),
    ("A step that fills nothing", "a:task {sets_queue: Sales} -> q:queue\n a -error-> sorry {prompt: $.External.sorry} -> off:end", Severity.INFO),
    ("A mistake, with a text that is filled in", "m:menu -1-> q:queue\n m -no_input-> sorry {prompt: $.External.sorry} -> off:end", Severity.WARNING),
    ("A transfer, without a word", "t:transfer -error-> off:end", Severity.ERROR),
    ("A transfer, with a message", "t:transfer -timeout-> sorry -> off:end", Severity.WARNING),
    ("A transfer to a bot", "t:transfer {transfer_target: bot} -> q:queue\n t -error-> off:end", Severity.WARNING),
    ("A system behind a menu", "m:menu -1-> q:queue\n m -error-> off:end", Severity.WARNING),
    ("A message in the files of the firm", "a:task -> q:queue\n a -error-> note:message {channel: backstage} -> off:end", Severity.WARNING),
]  # fmt: skip


@pytest.mark.parametrize(("text", "severity"), [pytest.param(*row[1:], id=row[0]) for row in SEVERITIES])
def test_severity(text: str, severity: Severity) -> None:
    assert [problem.severity for problem in problems(error_hangup, sketch(text).journey)] == [severity]


def steps(titles: list[str]) -> str:
    """A chain of steps with these titles, each of which fails into the same ending."""
    ways = [
        f'a{n}:task {{title: "{title}"}} -> a{n + 1}\n a{n} -error-> off:end'
        for n, title in enumerate(titles)
    ]
    return "\n".join([*ways, f"a{len(titles)}:queue"])


COUNTS = [
    ("Four steps", ["A", "B", "C", "D"], "“A”, “B”, “C” or 1 more step fails"),
    ("Three steps are all named", ["A", "B", "C"], "“A”, “B” or “C” fails"),
    ("Equal titles are counted", ["A", "B", "B", "B", "C", "D", "E"], "“A”, “B” (3 steps), “C” or one of 2 more steps fails"),
    ("Only one title", ["A", "A"], "“A” (2 steps) fails"),
]  # fmt: skip


@pytest.mark.parametrize(("titles", "who"), [pytest.param(*row[1:], id=row[0]) for row in COUNTS])
def test_the_names_and_the_number_add_up(titles: list[str], who: str) -> None:
    (found,) = problems(error_hangup, sketch(steps(titles)).journey)
    assert found.message == f"If {who}, customers are cut off without a word."
    assert found.related == tuple(f"a{n}.on_error" for n in range(1, len(titles)))


TWINS = [
    ("What comes before tells which is meant", 'm:menu -1-> n:task {title: Log} -> a:call {title: Go}\n m -2-> b:call {title: Go} -error-> q:queue\n a -error-> off:end', "If “Go” (after “Log”) fails, customers"),
    ("Nothing comes before", "a:task {title: Log} -> b:task {title: Log} -> q:queue\n a -error-> off:end", "If “Log” fails, customers"),
    ("Some of them", "m:menu -1-> a:call {title: Go} -error-> off:end\n m -2-> b:call {title: Go} -error-> off\n m -3-> c:call {title: Go} -error-> q:queue", "If “Go” (2 of 3 steps) fails, customers"),
    ("All of them", "m:menu -1-> a:call {title: Go} -error-> off:end\n m -2-> b:call {title: Go} -error-> off", "If “Go” (2 steps) fails, customers"),
    ("Questions", "k:menu {title: Ask} -1-> s:task -> m:menu {title: Ask} -1-> q:queue\n m -no_input-> off:end", "Customers who do not answer at “Ask” (after “S”) are"),
    ("Transfers", "m:menu -1-> t:transfer {title: Shop} -busy-> off:end\n m -2-> u:transfer {title: Shop}", "Customers who find “Shop” (after “M”) busy are"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "begins"), [pytest.param(*row[1:], id=row[0]) for row in TWINS])
def test_steps_with_the_same_title_are_told_apart(text: str, begins: str) -> None:
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message.startswith(begins)


def test_one_step_that_fails_in_two_manners_is_one_step() -> None:
    text = "find:task -> q:queue\n find -error-> off:end\n find -fail-> off"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message == "If “Find” fails, customers are cut off without a word."
    assert found.related == ("find.on_fail",)


TRANSFERS = [
    ("Nobody picks up", "t:transfer -no_answer-> off:end", "Customers who reach nobody at “T” are cut off without a word."),
    ("Nobody picks up in time", "t:transfer -timeout-> off:end", "Customers who reach nobody in time at “T” are cut off without a word."),
    ("Several reasons", "t:transfer -busy-> s -> off:end\n t -error-> s", "Customers who find “T” busy or are not put through there hear a message and are cut off."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in TRANSFERS])
def test_transfers_that_fail(text: str, message: str) -> None:
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message == message
    assert found.fix == "Instead of “Off”, lead to another team, or offer a call-back or a voicemail."
    assert "person" in found.why


FILLED = "$.External.greeting"
WITHOUT_A = "go on without “A”, or lead to a person or a call-back."
SO_FIXED = "lead to a person or a call-back, and say so in a fixed text."

FIXES = [
    ("A step to do without", "a:task -> q:queue\n a -error-> off:end", "go on without “A”, or lead to a person or a call-back."),
    ("A menu", "a:menu -1-> q:queue\n a -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("A step that sets the queue", "a:task {sets_queue: Sales} -> q:queue\n a -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("Another journey", "m:menu -1-> q:queue\n m -2-> a:call -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("Many steps", steps(["A", "B", "C", "D", "E"]), "go on without “A”, “B”, “C” and 2 more steps, or lead to a person or a call-back."),
    ("A step that may fetch a text", f"a:task -> m:menu {{prompt: {FILLED}}} -1-> q:queue\n a -error-> off:end", SO_FIXED),
    ("A step that may fetch a text further on", f"a:task -> b:wait -> m {{prompt: 'Hello {FILLED}'}} -> q:queue\n a -error-> off:end", SO_FIXED),
    ("A step that may fetch the next step", f"a:task -> b:task {{title: Invoke {FILLED}}} -> q:queue\n a -error-> off:end", SO_FIXED),
    ("A step that may fetch the queue", f"a:task -> b:task {{sets_queue: {FILLED}}} -> q:queue\n a -error-> off:end", SO_FIXED),
    ("A text behind the next question", f"a:task -> m:menu -1-> b {{prompt: {FILLED}}} -> q:queue\n a -error-> off:end", WITHOUT_A),
    ("A text that data decides on", f"a:task -> d:decision {{title: Is {FILLED}, next: [{{to: b, if: known}}, {{to: q}}]}}\n b {{prompt: {FILLED}}} -> q:queue\n a -error-> off:end", WITHOUT_A),
    ("Another journey may need what a step fetches", "a:task -> night.journey.yaml\n a -error-> off:end", SO_FIXED),
    ("A message fetches nothing", f"a:message -> b {{prompt: {FILLED}}} -> q:queue\n a -error-> off:end", WITHOUT_A),
    ("Round and round", "a:task -> b:wait -> b\n b -timeout-> q:queue\n a -error-> off:end", WITHOUT_A),
    ("A step that may fetch, and one to do without", f"a:task -> m:menu {{prompt: {FILLED}}} -1-> b:task -> q:queue\n a -error-> off:end\n b -error-> off", "go on without “B”; where “A” fails, lead to a person or a call-back and say so in a fixed text."),
    ("A step that takes what was asked for", "m:input -> a:task -> q:queue\n a -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("Another step after it", "m:input -> b:task -> a:task -> q:queue\n a -error-> off:end", WITHOUT_A),
    ("A message after it", "m:input -> a -> q:queue\n a -error-> off:end", WITHOUT_A),
    ("A step before a text that says where to go on", "a:task -> b {prompt: Please go to WhatsApp now.} -> m:menu -1-> q:queue\n a -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("A step before a text that says that it is done", "a:task -> w:wait -> b {prompt: Your order has been sent.} -> m:menu -1-> q:queue\n a -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("Such a text behind the next question", "a:task -> m:menu -1-> b {prompt: Your order has been sent.} -> q:queue\n a -error-> off:end", WITHOUT_A),
    ("A pause that is made again and again", "b:decision {next: [{to: a, if: again}, {to: q}]}\n a:wait -> b\n q:queue\n a -error-> off:end", WITHOUT_A),
    ("A message that is played again and again", "b:decision {next: [{to: a, if: again}, {to: q}]}\n a:message -> b\n q:queue\n a -error-> off:end", WITHOUT_A),
    ("A look-up that is made again and again", "b:decision {next: [{to: a, if: again}, {to: q}]}\n a:task -> b\n q:queue\n a -error-> off:end", "lead to a person or a call-back, or say what the customer can do."),
    ("Some of both", "a:task -> b:bot -x-> q:queue\n a -error-> off:end\n b -error-> off", "go on without “A”; where “B” fails, lead to a person or a call-back."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fix"), [pytest.param(*row[1:], id=row[0]) for row in FIXES])
def test_only_some_steps_can_be_done_without(text: str, fix: str) -> None:
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.fix == f"Instead of “Off”, {fix}"
    assert found.why.startswith("When a system fails, it fails for everyone")


SHUT = "h:decision -> q:queue\n h -closed-> m:menu -1-> c:callback\n"
FULL = "q:queue -queue_full-> m:menu -1-> c:callback\n"
LATER = "offer a call-back or a voicemail"

NOBODY_THERE = [
    ("Closed", f"{SHUT} m -no_input-> off:end", f"Ask again at “M” once or twice, then {LATER}."),
    ("A full queue", f"{FULL} m -no_input-> off:end", f"Ask again at “M” once or twice, then {LATER}."),
    ("After the last try", f"{FULL} m -retries_exhausted-> off:end", f"After the last try, {LATER}."),
    ("Three tries", f"{SHUT} m -no_input{{retry: 2}}-> off:end", f"Instead of “Off”, {LATER}."),
    ("Only some find it closed", f"k:menu -1-> {SHUT} k -2-> m\n m -no_input-> off:end", f"Ask again at “M” once or twice, then lead to a person, or {LATER}."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fix"), [pytest.param(*row[1:], id=row[0]) for row in NOBODY_THERE])
def test_nobody_is_led_to_a_person_when_nobody_is_there(text: str, fix: str) -> None:
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.fix == fix
    assert (found.edits is None) == ("person" not in fix)


@pytest.mark.parametrize(("media", "them"), [("", "contacts"), (" {channel: phone}", "customers")])
def test_nobody_may_be_on_the_line_in_a_flow_that_only_routes(media: str, them: str) -> None:
    journey = sketch(f"a:task -> q:queue{media}\n a -error-> off:end").journey
    journey = replace(journey, attributes={"source": {"format": "amazon-connect"}})
    (found,) = problems(error_hangup, journey)
    assert found.message == f"If “A” fails, {them} are cut off without a word."


GONE = Beyond("Sorry", person=False, help=False, cut_off=True, heard=True)
SILENT = Beyond("Sorry", person=False, help=False, cut_off=True, heard=False)
PASSED = "m:menu -1-> t:transfer -busy-> c:call\n m -2-> a:task -> q:queue\n a -error-> d:call"

PASSED_ON = [
    ("A transfer", {"c": GONE}, [("Customers who find “T” busy are passed", Severity.WARNING)]),
    ("A system, and something is said", {"d": GONE}, []),
    ("A system, and nothing is said", {"d": SILENT}, [("If “A” fails, customers are passed", Severity.INFO)]),
    ("Nobody knows what is there", {}, []),
    ("Help is there", {"c": Beyond("Sorry", help=True), "d": Beyond("Sorry", help=True)}, []),
    ("Something is asked there", {"c": replace(GONE, cut_off=False), "d": replace(SILENT, cut_off=False)}, []),
    ("Both", {"c": SILENT, "d": SILENT}, [("Customers who find", Severity.WARNING), ("If “A”", Severity.INFO)]),
]  # fmt: skip


@pytest.mark.parametrize(("beyond", "expected"), [pytest.param(*row[1:], id=row[0]) for row in PASSED_ON])
def test_failures_that_lead_to_another_journey_without_help(
    beyond: dict[str, Beyond], expected: list[tuple[str, Severity]]
) -> None:
    found = problems(error_hangup, sketch(PASSED).journey.linked(beyond))
    assert [one.severity for one in found] == [severity for _, severity in expected]
    for one, (begins, _) in zip(found, expected, strict=True):
        assert one.message.startswith(begins)
        assert one.message.endswith("passed to “Sorry”, where the contact ends without help.")
        assert one.fix.startswith("Instead of passing them to “Sorry”, ")


def test_transfers_that_fail_into_the_same_journey_are_one_finding() -> None:
    text = "m:menu -1-> t:transfer -busy-> c:call\n t -error-> c\n m -2-> u:transfer -no_answer-> d:call"
    (found,) = problems(error_hangup, sketch(text).journey.linked({"c": GONE, "d": GONE}))
    assert found.message.startswith("Customers who are not put through at “T” or “U” are passed to “Sorry”")
    assert (found.at, found.related) == ("t.on_busy", ("t.on_error", "u.on_no_answer"))
    assert found.path == ("m.option.1", "t.on_busy")


def test_transfers_that_fail_alike_are_told_with_their_reasons() -> None:
    text = "m:menu -1-> t:transfer -no_answer-> c:call\n t -busy-> c\n m -2-> u:transfer -busy-> d:call\n u -no_answer-> d"
    (found,) = problems(error_hangup, sketch(text).journey.linked({"c": GONE, "d": GONE}))
    assert found.message.startswith("Customers who reach nobody at “T” or “U” or find it busy are passed to")


NOT_PASSED = [
    ("Success leads there, too", "m:menu -1-> t:transfer -> c:call\n t -busy-> d:call"),
    ("It was ending anyway", "m:menu -1-> t:transfer -> off:end\n t -busy-> c:call"),
    ("Customers come back", "m:menu -1-> t:transfer -busy-> c:call -> m"),
    ("Something is asked before", "m:menu -1-> t:transfer -busy-> n:menu -1-> c:call"),
    ("A mistake of customers", "m:menu -1-> q:queue\n m -no_input-> c:call"),
    ("Queues have a rule of their own", "m:menu -1-> q:queue -queue_full-> c:call"),
    ("What fails after a failure", "a:task -> q:queue\n a -error-> t:transfer -busy-> c:call"),
    ("A check of hours that fails where those go who find it closed", "h:decision -> q:queue\n h -closed-> c:call\n h -error-> c"),
]  # fmt: skip


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in NOT_PASSED])
def test_failures_that_lead_on_or_lead_where_everybody_goes(text: str) -> None:
    assert not problems(error_hangup, sketch(text).journey.linked({"c": SILENT, "d": SILENT}))


def test_a_mistake_is_explained_on_the_page() -> None:
    (found,) = problems(error_hangup, sketch("m:menu -1-> q:queue\n m -no_input-> off:end").journey)
    assert found.why == ""


def test_the_path_to_a_step_does_not_run_over_a_breakdown() -> None:
    text = (
        "a:task -> m:menu -1-> q:queue\n a -error-> b:task\n m -no_input-> c -> b -> q\n b -error-> off:end"
    )
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.path == ("a.next->m", "m.on_no_input", "c.next->b", "b.on_error")


def test_mistakes_are_named_together_and_led_to_the_only_person() -> None:
    text = "m:menu -1-> q:queue\n m -no_input-> off:end\n m -no_match-> off"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert (
        found.message == "Customers who do not answer or press a wrong key at “M” are cut off without a word."
    )
    assert found.edits is not None
    assert found.edits.edits == (Retarget("m.on_no_input", "q"), Retarget("m.on_no_match", "q"))


def test_a_message_on_one_of_two_ways_is_not_sure() -> None:
    text = "a:task -> q:queue\n a -error-> d:decision {next: [{to: sorry, if: day}, {to: off}]}\n sorry -> off:end"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert "hear a message at most" in found.message
    assert found.label == "a message at most, then cut off"


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


def test_a_system_that_is_asked_again_has_to_keep_failing() -> None:
    drawn = sketch(
        "hi:menu -1-> look:task -> q:queue\n"
        " look -error!-> count:decision {basis: counter, next: [{to: look, if: again, max: 9}, {to: off}]}\n off:end"
    )
    (found,) = problems(error_hangup, drawn.journey)
    assert found.severity is Severity.INFO
    assert found.message == "If “Look” keeps failing, customers are cut off without a word."


def test_patience_with_silence_is_none_with_a_wrong_key() -> None:
    drawn = sketch("m:menu -1-> q:queue\n m -no_input{max: 2}-> m\n m -no_match!-> off:end")
    (found,) = problems(error_hangup, drawn.journey)
    assert found.severity is Severity.ERROR
    assert "tries" not in found.message


@pytest.mark.parametrize(
    ("sentence", "text", "told"),
    [
        ("An SMS during a call", "m:menu {channel: phone} -1-> s {channel: sms} -> q:queue\n s -error!-> off:end", "are cut off without a word"),
        ("An SMS in a chat", "m:menu {channel: chat} -1-> s {channel: sms} -> q:queue\n s -error!-> off:end", "are left without an answer"),
        ("Steps behind the scenes of a chat", "a:task {channel: backstage} -> b:bot {channel: chat} -x-> q:queue\n a -error!-> off:end", "are left without an answer"),
    ],
)  # fmt: skip
def test_the_medium_is_that_of_the_contact(sentence: str, text: str, told: str) -> None:
    (found,) = problems(error_hangup, sketch(text).journey)
    assert told in found.message, sentence


def test_what_differs_at_steps_with_the_same_end_is_told() -> None:
    text = "a:task -> b:task -> c:task -> q:queue\n a -error-> s -> off:end\n b -error-> off\n c -error-> off"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message == (
        "If “B” or “C” fails, customers are cut off without a word; if “A” fails, they hear a message and "
        "are cut off."
    )
    assert (found.at, found.severity, found.label) == (
        "b.on_error",
        Severity.WARNING,
        "cut off without a word",
    )
    assert found.related == ("c.on_error", "a.on_error")


def test_a_step_that_fails_in_two_manners_is_told_with_the_worse_one() -> None:
    text = "a:task -> q:queue\n a -error-> s -> off:end\n a -timeout-> off"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message == "If “A” fails, customers are cut off without a word."
    assert found.related == ("a.on_error",)


def test_the_same_mistake_in_two_branches_is_told_together() -> None:
    text = f"{BRANCHES} -no_input-> off:end\n n -no_input-> off"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message == "Customers who do not answer at “M” or “N” are cut off without a word."
    assert found.fix == (
        "Ask again at “M” and “N” once or twice, then lead to a person, or offer a call-back or a voicemail."
    )
    assert found.edits is not None
    assert found.edits.edits == (Retarget("m.on_no_input", "q"), Retarget("n.on_no_input", "q"))


def test_nobody_presses_a_wrong_key_in_writing() -> None:
    text = "m:menu {channel: sms} -1-> q:queue\n m -no_match-> off:end"
    (found,) = problems(error_hangup, sketch(text).journey)
    assert found.message.startswith("Customers who are not understood at “M”")
