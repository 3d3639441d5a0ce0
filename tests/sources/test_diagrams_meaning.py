"""What drawings leave open, who is a person in them, and what words at arrows add."""

from __future__ import annotations

import pytest

from cxlint.journey.journey import Journey
from cxlint.rules import all_rules
from cxlint.sources.base import Document, Reading
from cxlint.sources.diagrams.events import adds, event_of
from cxlint.sources.diagrams.waits import waited
from cxlint.sources.mermaid import Mermaid
from cxlint.testing import problems

RULES = {rule.name: rule for rule in all_rules()}


def read(chart: str) -> Reading:
    return Mermaid().read(Document("flow.mmd", f"flowchart TD\n{chart}\n".encode()))


def journey(chart: str) -> Journey:
    (made,) = read(chart).journeys
    return made


def found(made: Journey) -> dict[str, list[str]]:
    """Severities of all rules, by name, that have something to say on a journey."""
    told = {
        name: [(one.severity or rule.severity).name.lower() for one in problems(rule, made)]
        for name, rule in RULES.items()
    }
    return {name: severities for name, severities in told.items() if severities}


# --- words at arrows ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "event"),
    [
        ("agent answers", ""), ("answered", ""), ("picks up", ""), ("connected", ""), ("served by agent", ""),
        ("agent does not answer", "no_answer"), ("nobody answers", "no_answer"), ("nobody picks up", "no_answer"),
        ("not answered", "no_answer"), ("unanswered", "no_answer"), ("nimmt nicht ab", "no_answer"),
        ("too long", "timeout"), ("waited too long", "timeout"), ("no longer valid", ""),
    ],
)  # fmt: skip
def test_people_who_answer_are_not_people_who_do_not(label: str, event: str) -> None:
    assert event_of(label) == event


@pytest.mark.parametrize(
    ("label", "seconds"),
    [
        ("after 10 minutes", 600), ("wait > 10 min", 600), ("länger als 10 min", 600), ("more than 5 minutes", 300),
        ("after five minutes", 300), ("> 90 s", 90), ("nach 2 Stunden", 7200), ("10+ min", 600),
        ("wait < 10 min", None), ("10 min", None), ("after 3 tries", None), ("after hours", None), ("> 5", None),
        ("after some minutes", None),
    ],
)  # fmt: skip
def test_waits_in_words(label: str, seconds: float | None) -> None:
    told = waited(label)
    assert (None if told is None else told.seconds) == seconds


def test_a_title_that_is_cut_ends_in_one_ellipsis() -> None:
    box = "Reads all of the claims of this customer aloud and again (max… three times in a row"
    assert journey(f"s([Caller dials]) --> x[{box}] --> q[Call queue]")["x"].title.endswith("again…")


QUEUE = "s([Caller dials]) --> q[Call queue]\nq -->|agent answers| a[Live agent]\n"


@pytest.mark.parametrize(
    "label", ["after 10 minutes", "länger als 10 min", "timeout", "too long", "max wait"]
)
def test_a_wait_that_gets_long_cuts_customers_off(label: str) -> None:
    made = journey(QUEUE + f"q -->|{label}| e[Hang up]")
    assert made.out("q")[1].event == "timeout"
    assert found(made) == {"queue-overflow-hangup": ["error"]}


def test_the_length_of_a_wait_stands_at_the_way() -> None:
    (_, way) = journey(QUEUE + "q -->|wait > 10 min| e[Hang up]").out("q")
    assert way.words == "timeout, after 10 min"


@pytest.mark.parametrize("label", ["not found", "unknown number", "nicht gefunden"])
def test_an_answer_that_is_not_found_is_no_fault_of_a_system(label: str) -> None:
    made = journey(
        f"s([Caller dials]) --> n[Enter customer number]\nn -->|{label}| x[Please try again] --> n\nn -->|found| a[Live agent]"
    )
    assert made.out("n")[0].event == "no_match"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("no input", "no input"), ("no input x2", "no input, after 2 tries"), ("keine Eingabe", "no input"),
        ("timeout", "no input"), ("invalid, third time", "no match, after 3 tries"), ("wrong key x2", "no match, after 2 tries"),
        ("no input, ask for the name", "no input, ask for the name"),
    ],
)  # fmt: skip
def test_words_that_repeat_the_event_are_left_out(label: str, words: str) -> None:
    made = journey(
        f"s([Caller dials]) --> m[Main menu]\nm -->|1| b[Sales queue]\nm -->|{label}| a[Live agent]"
    )
    assert made.out("m")[1].words == words


def test_yes_and_no_are_left_out_where_they_mean_a_situation() -> None:
    made = journey("s([Caller dials]) --> d{Open now?}\nd -->|No| a[Voicemail]\nd -->|Yes| b[Live agent]")
    assert [way.words for way in made.out("d")] == ["closed", "Yes"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("nobody available", False), ("no agent available", False), ("queue is full", False), ("failed", False),
        ("otherwise", False), ("other: sales", True), ("API error", True), ("no, call again tomorrow", True),
        ("x" * 200, True),
    ],
)  # fmt: skip
def test_what_words_add(text: str, more: bool) -> None:
    assert adds(text) is more


# --- what is not known ----------------------------------------------------------------------------

MENU = "s([Caller dials]) --> m[Main menu]\nm -->|1| a[Live agent]\n"


def test_a_hang_up_right_after_silence_is_found() -> None:
    assert found(journey(MENU + "m -->|no input| e[Hang up]")) == {"error-hangup": ["error"]}


@pytest.mark.parametrize("box", ["Claims", "Emergency plan B", "Escalation path", "Level up"])
def test_a_box_that_tells_nothing_leaves_open_what_happens_there(box: str) -> None:
    made = journey(MENU + f"m -->|no input| x[{box}] --> e[Hang up]")
    assert (made["x"].kind, made["x"].incomplete) == ("task", True)
    assert found(made) == {}


@pytest.mark.parametrize(
    "box",
    ["Log the attempt", "Create ticket in CRM", "Customer lookup", "Karte sperren", "Refund paid", "Transfer funds", "(CRM)"],
)  # fmt: skip
def test_work_of_the_firm_is_known_and_helps_nobody(box: str) -> None:
    made = journey(MENU + f"m -->|no input| x[{box}] --> e[Hang up]")
    assert (made["x"].kind, made["x"].incomplete) == ("task", False)
    assert found(made)["error-hangup"] == ["error"]


@pytest.mark.parametrize(
    ("box", "prompt"),
    [
        ("All lines busy", "All lines busy"), ("We are closed", "We are closed"),
        ("Sorry, an error occurred", "Sorry, an error occurred"), ("Leider ist niemand da", "Leider ist niemand da"),
        ("Your call is important", "Your call is important"), ("IVR: #quot;Not this time#quot;", "Not this time"),
        ("Documents can be found on our website", "Documents can be found on our website"),
        ("Closed: message with opening hours", ""),
    ],
)  # fmt: skip
def test_what_reads_like_something_said_is_said(box: str, prompt: str) -> None:
    made = journey(MENU + f'm -->|no input| x["{box}"] --> e[Hang up]')
    assert (made["x"].kind, made["x"].prompt.get("", "")) == ("message", prompt)
    assert found(made)["error-hangup"] == ["warning"]


def test_a_page_is_one_only_where_customers_go_there() -> None:
    assert journey(MENU + "m -->|2| x[Form on our web site] --> e[Hang up]")["x"].kind == "page"


# --- who is there ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("Colleague", "agent"), ("Reception", "agent"), ("Help desk", "agent"), ("Service desk", "agent"), ("Call centre staff", "agent"),
        ("Fault agent", "agent"), ("Broker desk agent", "agent"), ("Live agent chat", "agent"), ("Billing team", "agent"),
        ("Second level", "agent"), ("Tier 2 support", "agent"), ("Speak to a colleague", "transfer"), ("Duty officer", "agent"),
        ("Kundenberater", "agent"), ("Mitarbeiterin", "agent"), ("Hand over to citizen office", "transfer"),
        ("Hand-over", "transfer"), ("Put through to reception", "transfer"), ("Forward call to Claims", "transfer"),
        ("Übergabe an Berater", "transfer"), ("Forward to the next page", "task"), ("Notify agent", "message"), ("Orders", "task"),
        ("No agents", "task"), ("Bot: Your parcel is here", "message"), ("Send payment link", "message"),
        ("Customer rates the chat", "survey"), ("Feedback form", "survey"), ("Bot: What is your name?", "bot"),
        ("Bitte Kundennummer eingeben", "input"), ("Bitte Kundennummer nennen", "input"), ("Please say your name", "input"),
        ("/E-mail address/", "input"), ("E-mail address", "task"), ("/Print label/", "task"),
    ],
)  # fmt: skip
def test_people_and_questions_in_plain_words(box: str, kind: str) -> None:
    assert journey(MENU + f"m -->|2| x[{box}] --> y[Check the order] --> e[Hang up]")["x"].kind == kind


def test_agents_beside_programs_may_be_programs() -> None:
    made = journey(MENU + "m -->|2| x[Orders agent] --> t[Call tools] --> e[Hang up]")
    assert (made["x"].kind, made["x"].incomplete) == ("task", True)


@pytest.mark.parametrize(
    "box", ["Hangs up frustrated", "Customer hangs up", "Gives up", "Abandoned", "Legt genervt auf"]
)
def test_customers_who_give_up_are_not_cut_off(box: str) -> None:
    made = journey(MENU + f"m -->|no input| x[{box}]\nm -->|2| q[Sales queue]\nq -->|after 10 min| x")
    assert made["x"].end == "abandoned"
    assert [way.words for way in made.into("x")] == ["hangup, no input", "hangup, after 10 min"]
    assert found(made) == {}


def test_what_stands_in_the_lane_of_customers_is_done_by_them() -> None:
    made = journey(
        "subgraph Customer\n  b[Finds a charge] --> c[Dials hotline]\n  h[Hangs up]\nend\nc --> m[Main menu]\nm -->|1| a[Live agent]\nm -->|silence| h"
    )
    assert (made["b"].kind, made["b"].incomplete, made["h"].end) == ("event", False, "abandoned")


def test_a_file_gets_one_remark_on_drawings_that_nobody_can_judge() -> None:
    chart = "```mermaid\nflowchart TD\na[Commit] --> b{Tests pass?}\nb -->|yes| c[Deploy]\nb -->|no| a\n```\n"
    (flaw,) = Mermaid().read(Document("flow.md", (chart * 3).encode(), named=True)).flaws
    assert flaw.code == "CXL011"
    assert "2 further drawings" in flaw.message


@pytest.mark.parametrize(
    "box", ["WhatsApp message received", "Anruf geht ein", "Customer writes to us", "Call arrives"]
)
def test_contacts_that_come_in_are_where_it_begins(box: str) -> None:
    assert (
        journey(f"x[{box}] --> m[Main menu]\nm -->|1| a[Live agent]\nm -->|2| v[Voicemail]")["x"].kind
        == "event"
    )


def test_a_limit_to_trying_again_is_kept() -> None:
    made = journey(MENU + "m -->|not understood (max 2)| m")
    assert made.out("m")[1].max == 2
    assert found(made) == {}


def test_an_answer_that_leads_back_keeps_its_words() -> None:
    made = journey(MENU + "m -->|2| d{Open now?}\nd -->|no| x[We are closed] --> m\nd -->|yes| a")
    assert [way.words for way in made.out("d")] == ["no", "yes"]
