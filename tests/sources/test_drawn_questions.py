"""What the questions in drawings are about: opening hours, things that are open, and what customers choose."""

from __future__ import annotations

import pytest

from cxlint.journey.journey import Journey
from cxlint.rules import all_rules
from cxlint.sources.base import Document
from cxlint.sources.diagrams.events import adds, bound_of
from cxlint.sources.drawio import DrawIo
from cxlint.sources.hours import is_about_hours, means_closed
from cxlint.sources.mermaid import Mermaid
from cxlint.testing import problems

RULES = {rule.code: rule for rule in all_rules()}


def journey(chart: str) -> Journey:
    (made,) = Mermaid().read(Document("flow.mmd", f"flowchart TD\n{chart}\n".encode())).journeys
    return made


def asked(question: str, answer: str = "no") -> Journey:
    """A call in which *answer* to a question cuts customers off."""
    other = {"no": "yes", "yes": "no"}.get(answer, "other")
    return journey(
        f's((Customer calls the hotline)) --> g{{"{question}"}}\n g -->|{answer}| e([Call ends])\n'
        f" g -->|{other}| a[Live agent] --> e"
    )


# --- opening hours --------------------------------------------------------------------------------

OF_HOURS = [
    ("Open?", "no"), ("Open now?", "no"), ("Are we open?", "no"), ("Office open?", "no"), ("Is the shop still open?", "no"),
    ("Within business hours?", "no"), ("Within hours?", "no"), ("Business hours (8-18)?", "no"), ("Business hours 9 to 17?", "no"),
    ("Support open?", "no"), ("After hours?", "yes"), ("Outside office hours?", "yes"), ("Closed?", "yes"), ("Are we closed?", "yes"),
    ("Holiday?", "yes"), ("Is it a bank holiday?", "yes"), ("Weekend or holiday?", "yes"), ("Innerhalb der Öffnungszeiten?", "nein"),
]  # fmt: skip
OF_OTHER_THINGS = [
    ("Reopened within 5 days?", "no"), ("Account open?", "no"), ("Within 30 days?", "no"), ("Ticket closed?", "yes"),
    ("Order within warranty period?", "no"), ("Is the case still open?", "no"), ("Is the customer outside Germany?", "yes"),
    ("Answered within 24 business hours?", "no"), ("Within 2 working hours?", "no"), ("Is the offer open?", "no"), ("Outside the EU?", "yes"),
    ("Delivered before the weekend?", "yes"), ("Is the claim closed?", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer"), OF_HOURS)
def test_customers_who_come_while_it_is_closed_are_found(question: str, answer: str) -> None:
    made = asked(question, answer)
    assert made["g"].get("basis") == "hours"
    assert [way.target for way in made.out("g") if way.event == "closed"] == ["e"]
    assert problems(RULES["ESC104"], made)


@pytest.mark.parametrize(("question", "answer"), OF_OTHER_THINGS)
def test_what_is_open_or_within_something_need_not_be_a_firm(question: str, answer: str) -> None:
    made = asked(question, answer)
    assert made["g"].get("basis") != "hours"
    assert "closed" not in {way.event for way in made.transitions}
    assert not problems(RULES["ESC104"], made)


def test_an_account_that_is_closed_is_no_firm_that_is() -> None:
    assert "closed" not in {way.event for way in asked("Status of the account?", "closed").transitions}
    assert "closed" in {way.event for way in asked("Time of day?", "closed").transitions}


@pytest.mark.parametrize(
    ("question", "answer", "others", "closed"),
    [
        ("Open?", "weekend", ["yes"], True), ("Open?", "weekdays", ["no"], False), ("Open?", "later", ["sooner"], False),
        ("Closed?", "no", ["yes"], False), ("Closed?", "yes, until Monday", ["no"], True),
    ],
)  # fmt: skip
def test_the_other_answer_tells_what_an_answer_means(
    question: str, answer: str, others: list[str], closed: bool
) -> None:
    assert is_about_hours(question)
    assert means_closed(question, answer, others) is closed


# --- what customers choose ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "Anything else?", "Is there anything else?", "Is there anything else I can help you with?", "Another question?",
        "Further questions?", "Any other questions?", "Noch etwas?", "Weitere Fragen?", "¿Algo más?", "Autre chose?",
        "Shall we call you back?", "May we call you back today?", "Should I send you the form?", "Sollen wir Sie zurückrufen?",
    ],
)  # fmt: skip
def test_customers_answer_what_they_are_asked(question: str) -> None:
    made = asked(question, "yes")
    assert made["g"].kind == "menu"
    assert all(way.deliberate for way in made.out("g"))


@pytest.mark.parametrize(
    "question",
    ["Anything else wrong with the order?", "Another attempt?", "Other issue pending?", "Should we escalate?", "More than 2?", "May the agent decide?"],
)  # fmt: skip
def test_the_firm_answers_what_it_asks_itself(question: str) -> None:
    assert asked(question, "yes")["g"].kind == "decision"


def test_customers_who_want_more_are_not_caught_in_a_loop() -> None:
    made = journey(
        's((Customer calls the hotline)) --> q[/"Please say your customer number"/] --> b["Your balance is 20 euros."]\n'
        " b --> o{Anything else?} -->|yes| q\n o -->|no| e([Goodbye])\n q -->|agent| a[Live agent] --> e"
    )
    assert not problems(RULES["RPT102"], made)


# --- what boxes are -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "channel"),
    [
        ("Your appointment is cancelled. We send you a text message to confirm it.", "message", "phone"),
        ("You will receive an e-mail with the details.", "message", "phone"),
        ("Send text message to customer", "message", "sms"),
        ("We send an SMS to the customer", "message", "sms"),
        ("We are closed. Please leave your name and number, we call you back.", "voicemail", "phone"),
        ("Sorry, could you put it differently? For example: moving, bill.", "input", "phone"),
        ("Which branch? Say the town.", "input", "phone"),
        ("What is your order number?", "input", "phone"),
        ("Branch calls customer back", "callback", "phone"),
        ("Agent calls the caller back", "callback", "phone"),
        ("Customer calls back", "task", "phone"),
        ("Your call-back is booked for today.", "callback", "phone"),
    ],
)
def test_what_a_box_in_plain_words_is(text: str, kind: str, channel: str) -> None:
    made = journey(
        f's((Customer calls the hotline)) --> a["{text}"] --> b[Live agent]\n s --> c[Caller dials again] --> b'
    )
    assert (made["a"].kind, made["a"].channel) == (kind, channel)


def test_a_call_back_that_is_booked_is_told_of_by_a_message() -> None:
    made = journey(
        "s((Customer calls the hotline)) --> c[Book call-back] --> m[Your call-back is booked.] --> e([Call ends])"
    )
    assert (made["c"].kind, made["m"].kind) == ("callback", "message")


@pytest.mark.parametrize(
    ("label", "most"),
    [("nothing pressed, 2 times", 2), ("not understood, 2 times", 2), ("no input three times", 3), ("invalid key, 2 times", 2)],
)  # fmt: skip
def test_how_often_customers_were_not_understood(label: str, most: int) -> None:
    found = bound_of(label)
    assert found is not None
    assert found.most == most
    made = journey(
        f's((Customer calls the hotline)) --> q[Enter your PIN] -->|"{label}"| a[Live agent]\n q --> e([End])'
    )
    (way,) = [way for way in made.out("q") if way.target == "a"]
    assert way.retry == most - 1
    assert bound_of("Play music 2 times") is None


def test_words_that_only_count_a_failure_add_nothing() -> None:
    assert not adds("nothing pressed, 2 times")


def test_how_long_customers_waited_is_told_once() -> None:
    made = journey(
        's((Customer calls the hotline)) --> q[Queue: sales] -->|"too long, nobody free after 5 minutes"| e([Call ends])\n'
        " q --> a[Live agent] --> e"
    )
    (way,) = [way for way in made.out("q") if way.target == "e"]
    assert str(way.after) == "5 min"
    assert "5" not in way.label


# --- swimlanes ------------------------------------------------------------------------------------

LANES = """<mxfile><diagram name="Onboarding"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="L" value="{lane}" style="swimlane" vertex="1" parent="1"/><mxCell id="M" value="Bank" style="swimlane" vertex="1" parent="1"/>
<mxCell id="a" value="Fill in the form" vertex="1" parent="L"/><mxCell id="b" value="Call and complete it" vertex="1" parent="M"/>
<mxCell id="g" value="Accepted?" style="rhombus" vertex="1" parent="M"/><mxCell id="y" value="{yes}" vertex="1" parent="L"/>
<mxCell id="n" value="Told why not, and whom to call" vertex="1" parent="L"/>
<mxCell id="1e" edge="1" source="a" target="b" parent="1"/><mxCell id="2e" edge="1" source="b" target="g" parent="1"/>
<mxCell id="3e" edge="1" value="yes" source="g" target="y" parent="1"/><mxCell id="4e" edge="1" value="no" source="g" target="n" parent="1"/>
</root></mxGraphModel></diagram></mxfile>"""


def lanes(lane: str, yes: str = "Account ready") -> Journey:
    (made,) = DrawIo().read(Document("flow.drawio", LANES.format(lane=lane, yes=yes).encode())).journeys
    return made


def test_a_swimlane_of_customers_is_a_sign_of_them() -> None:
    assert lanes("Customer").role == "customer"
    assert lanes("Kundin").role == "customer"
    assert lanes("Client").role == "module"
    assert lanes("Scheduler").role == "module"


@pytest.mark.parametrize(
    ("text", "gone"),
    [("Ends the call", True), ("Hangs up", True), ("Chat is over", True), ("Told whom to call", False), ("Account ready, see chat", False)],
)  # fmt: skip
def test_customers_leave_where_the_words_say_so(text: str, gone: bool) -> None:
    made = lanes("Customer", text)
    assert (made["y"].end == "abandoned") is gone
    assert made["n"].end is None
