"""ESC104 finds customers who are turned away with nothing when nobody is there."""

from __future__ import annotations

import pytest

from cxlint.rules.escape._texts import speaks_of
from cxlint.rules.escape.closed_hours_dead_end import closed_hours_dead_end
from cxlint.testing import Case, check, check_examples, problems, sketch

OPEN = "h:decision -> q:queue"

CASES = [
    Case("Closed, and cut off without a word.", f"{OPEN}\n h -closed!-> off:end"),
    Case("Closed, a message, and cut off.", f"{OPEN}\n h -closed!-> sorry -> off:end"),
    Case("No agent is there.", f"{OPEN}\n h -nobody_available!-> sorry -> off:end"),
    Case("Both to the same message are one finding.", "h:decision -> s:decision -> q:queue\n h -closed!-> sorry -> off:end\n s -nobody_available-> sorry"),
    Case("One check, one finding: with and without a message.", "h:decision -> q:queue\n h -closed-> shut -> off:end\n h -nobody_available!-> bye:end"),
    Case("One check that finds it closed or without staff.", "h:decision -> q:queue\n h -closed!-> off:end\n h -nobody_available-> bye:end"),
    Case("Two checks, one of which has another way of its own.", "h:decision -> s:decision -> q:queue\n h -closed!-> off:end\n s -closed-> off\n s -nobody_available!-> bye:end"),
    Case("To two messages are two.", "h:decision -> s:decision -> q:queue\n h -closed!-> shut -> off:end\n s -nobody_available!-> busy -> off"),
    Case("All branches end.", f"{OPEN}\n h -closed!-> d:decision {{next: [{{to: a, if: night}}, {{to: b}}]}}\n a -> off:end\n b -> off"),
    Case("Hours, but no other way.", f"{OPEN}\n h -closed!-> s {{prompt: We open Monday at 9 am.}} -> off:end"),
    Case("Another way, but no hours.", f"{OPEN}\n h -closed!-> s {{prompt: Please use our website.}} -> off:end"),
    Case("A placeholder may say anything, the call ends all the same.", f"{OPEN}\n h -closed!-> s {{prompt: '{{{{closed}}}}'}} -> off:end"),
    Case("A queue that is closed.", "q:queue -closed!-> sorry -> off:end"),
    Case("Customers who already wait.", "@ {role: queue}\n h:decision -> music\n h -nobody_available!-> off:end"),
    Case("A call-back.", f"{OPEN}\n h -closed-> c:callback -> off:end"),
    Case("A voicemail.", f"{OPEN}\n h -closed-> v:voicemail -> off:end"),
    Case("A menu.", f"{OPEN}\n h -closed-> m:menu -1-> off:end\n m -2-> off"),
    Case("Another journey.", f"{OPEN}\n h -closed-> night.journey.yaml"),
    Case("Another number.", f"{OPEN}\n h -closed-> t:transfer"),
    Case("The queue all the same.", f"{OPEN}\n h -closed-> warn -> q"),
    Case("A web page.", f"{OPEN}\n h -closed-> p:page -> off:end"),
    Case("One branch offers a call-back.", f"{OPEN}\n h -closed-> d:decision {{next: [{{to: c, if: night}}, {{to: off}}]}}\n c:callback\n off:end"),
    Case("Hours and another way.", f"{OPEN}\n h -closed-> s {{prompt: We open at 9 am. Visit www.example.com}} -> off:end"),
    Case("In two messages.", f"{OPEN}\n h -closed-> s {{prompt: We open on Monday.}} -> w {{prompt: Or text us.}} -> off:end"),
    Case("A text message during a call.", "hi:message {channel: phone} -> h:decision -> q:queue\n h -closed-> s:message {channel: sms} -> off:end"),
    Case("The ending is declared good.", f"{OPEN}\n h -closed-> off:end(deferred)"),
    Case("Contacts end when it is open, too.", "h:decision -> news -> off:end\n h -closed-> shut -> off"),
    Case("A full queue is another finding.", "q:queue -queue_full-> sorry -> off:end"),
    Case("A failing check is another finding.", f"{OPEN}\n h -error-> sorry -> off:end"),
    Case("What nobody reaches.", "q:queue\n h:decision -> q\n h -closed-> off:end"),
    Case("Modules come back.", f"@ {{role: module}}\n {OPEN}\n h -closed-> off:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(closed_hours_dead_end, case)


def test_examples() -> None:
    check_examples(closed_hours_dead_end)


MESSAGES = {
    f"{OPEN}\n h -closed-> off:end": (
        "Customers who get in touch outside opening hours (“H”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
    "@ {role: queue}\n h:decision -> music\n h -nobody_available-> sorry -> off:end": (
        "Customers waiting while no agent is there (“H”) hear a message and are cut off; "
        "no call-back or voicemail is offered."
    ),
    f"hi {{channel: chat}} -> {OPEN}\n h -closed-> off:end": (
        "Customers who get in touch outside opening hours (“H”) are left without an answer; "
        "no call-back or voicemail is offered."
    ),
    # Only the check of the other queue turns customers away
    "h:decision -> q:queue\n h -closed-> t:task {sets_queue: Second line} -> k:decision -> q"
    "\n k -closed-> off:end": (
        "Customers who are on their way to “Second line” outside opening hours (“K”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
    "h:decision -> q:queue\n h -closed-> k:decision -> q\n k -closed-> off:end": (
        "Customers who are led on to a further check outside opening hours (“K”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
    # Known only by an id, which says nothing
    "h:decision -> q:queue\n h -closed-> t:task {sets_queue: 'arn:aws:x'} -> k:decision -> q"
    "\n k -closed-> off:end": (
        "Customers who are led on to a further check outside opening hours (“K”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
    # Two checks for two queues have the same title
    "m:menu -1-> a:task {sets_queue: Sales} -> h:decision {title: Check} -> q:queue"
    "\n m -2-> b:task {sets_queue: Care} -> k:decision {title: Check} -> q"
    "\n h -closed-> c:callback\n k -closed-> off:end": (
        "Customers who are on their way to “Care” outside opening hours (“Check”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
    # Both checks turn customers away, so all of them are meant
    "h:decision -> k:decision -> q:queue\n h -closed-> off:end\n k -closed-> off": (
        "Customers who get in touch outside opening hours (“H” and “K”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
    # A check for something else comes before
    "k:decision -> h:decision -> q:queue\n k -nobody_available-> c:callback\n h -closed-> off:end": (
        "Customers who get in touch outside opening hours (“H”) are cut off without a word; "
        "no call-back or voicemail is offered."
    ),
}


@pytest.mark.parametrize("text", MESSAGES)
def test_message(text: str) -> None:
    found = problems(closed_hours_dead_end, sketch(text).journey)
    assert [problem.message for problem in found] == [MESSAGES[text]]


TOLD = [
    ("Hours", "s {prompt: 'We are open from 9 am to 5 pm, Monday to Friday. Please call again then.'}", "Customers learn when to try again,", "or tell another channel."),
    ("Another channel", "s {prompt: Please use our website.}", "Customers learn where else to go, but not when", "or tell the opening hours as well."),
    ("Neither", "s {prompt: Sorry.}", "Customers have made the effort, learn nothing they can use", "or tell the opening hours and another channel."),
    ("Not a word", "s:task", "Customers have made the effort, learn nothing they can use", "or tell the opening hours and another channel."),
    ("A placeholder", "s {prompt: '{{closed}}'}", "Customers have made the effort and leave without help; what the message", "or make sure that the message tells the opening hours and another channel."),
    ("A recording", "s:message", "Customers have made the effort and leave without help; what the message", "or make sure that the message tells the opening hours and another channel."),
    ("A recording, and hours", "r:message -> s {prompt: We open at 9 am.}", "Customers learn when to try again,", "or tell another channel."),
    ("Hours on one of two ways", "d:decision {next: [{to: s, if: night}, {to: off}]}\n s {prompt: We open at 9 am.}", "", "or tell the opening hours and another channel."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why", "fix"), [pytest.param(*row[1:], id=row[0]) for row in TOLD])
def test_why_and_fix_depend_on_what_customers_are_told(text: str, why: str, fix: str) -> None:
    first = text.split(":")[0].split(" ")[0]
    (found,) = problems(
        closed_hours_dead_end, sketch(f"{OPEN}\n h -closed-> {first}\n {text} -> off:end").journey
    )
    assert found.why.startswith(why)
    assert bool(found.why) == bool(why)
    assert found.fix == f"Before “Off”, offer a call-back or a voicemail, {fix}"


def test_what_is_said_on_the_way_itself_counts() -> None:
    text = f"{OPEN}\n h -closed{{say: [We open at 9 am.]}}-> off:end"
    (found,) = problems(closed_hours_dead_end, sketch(text).journey)
    assert found.why.startswith("Customers learn when to try again,")


def test_two_ways_on_which_different_things_are_told_are_explained_on_the_page() -> None:
    text = "h:decision -> s:decision -> q:queue\n h -closed{say: [We open at 9 am.]}-> off:end\n s -nobody_available-> off"
    (found,) = problems(closed_hours_dead_end, sketch(text).journey)
    assert found.why == ""


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Please call back Mon-Fri 8-18.", True),
        ("Wir haben geschlossen, Mo - Fr 8 bis 18 Uhr.", True),
        ("Vuelva a llamar de lunes a viernes.", True),
        ("Nous ouvrons à 9 h.", True),
        ("We open at 9 a.m. tomorrow.", True),
        ("We open at 9am tomorrow.", True),
        ("From 8:30 on.", True),
        ("We are open mon to fri.", True),
        ("We are closed.", False),
        ("Sorry, we are a small team.", False),
        ("I am sorry, the 2 of us are busy.", False),
    ],
)
def test_words_of_opening_hours(text: str, hours: bool) -> None:
    assert speaks_of(sketch("a:message").journey, "hours", [(text, "")]) is hours


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("You find help at www.example.com.", True),
        ("Send us an e-mail.", True),
        ("Text us.", True),
        ("Besuchen Sie unsere Webseite.", True),
        ("Visite nuestra web.", True),
        ("Please hold the line.", False),
        ("Please call again.", False),
    ],
)
def test_words_of_another_channel(text: str, elsewhere: bool) -> None:
    assert speaks_of(sketch("a:message").journey, "elsewhere", [(text, "")]) is elsewhere


def test_where_the_design_names_its_language_only_that_one_counts() -> None:
    journey = sketch("@ {locales: [en]}\n a:message").journey
    assert not speaks_of(journey, "hours", [("Lunes.", "")])
    assert speaks_of(journey, "hours", [("Monday.", "")])


NAMED = [
    ("A name, yes and no", "is_open", "'yes'", "'no'", True),
    ("A name in one word, true and false", "isOpen", "'true'", "'false'", True),
    ("A comparison", "check_hours", "is_open == true", "is_open == false", True),
    ("Words that say it", "business_hours", "open", "closed", True),
    ("Only one of two has words", "office_hours", "within hours, open", "", True),
    ("The question is the other way round", "closed_now_in_business_hours", "'no'", "'yes'", True),
    ("The other answer leads to the queue", "is_open", "'no'", "'yes'", False),
    ("A question for something else", "is_member", "'yes'", "'no'", False),
    ("Words that say nothing", "opening_hours", "a", "b", False),
    ("Closed is denied", "business_hours", "closed", "not closed", False),
    ("An account that is closed", "account", "active", "closed", False),
]


@pytest.mark.parametrize(
    ("name", "on", "off", "flagged"), [pytest.param(*row[1:], id=row[0]) for row in NAMED]
)
def test_checks_of_hours_are_known_by_their_words(name: str, on: str, off: str, flagged: bool) -> None:
    other = f"{{to: s, if: {off}}}" if off else "{to: s}"
    text = f"check:decision {{title: {name}, next: [{{to: q, if: '{on}'}}, {other}]}}".replace("''", "'")
    found = problems(closed_hours_dead_end, sketch(f"{text}\n q:queue\n s -> off:end").journey)
    message = (
        f"Customers who get in touch outside opening hours (“{name}”) hear a message and are cut off; "
        "no call-back or voicemail is offered."
    )
    assert [one.message for one in found] == ([message] if flagged else [])


def test_what_differs_at_one_check_is_told_and_the_worst_comes_first() -> None:
    text = (
        "h:decision {channel: phone} -> q:queue\n h -closed-> s {prompt: We open at 9 am.} -> off:end\n"
        " h -nobody_available-> off"
    )
    (found,) = problems(closed_hours_dead_end, sketch(text).journey)
    assert found.message == (
        "Customers who get in touch when no agent is there or outside opening hours (“H”) are cut off without "
        "a word or hear a message and are cut off; no call-back or voicemail is offered."
    )
    assert (found.at, found.related) == ("h.on_nobody_available", ("h.on_closed",))
    assert found.why == ""
