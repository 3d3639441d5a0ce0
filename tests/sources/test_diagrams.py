"""What the shapes and words of drawings mean: kinds, events, limits, and whether customers go through."""

from __future__ import annotations

import pytest

from cxlint.journey.journey import Journey
from cxlint.plugins import load_plugins
from cxlint.rules import all_rules
from cxlint.sources.base import Document, Reading
from cxlint.sources.diagrams import Drawing, Edge, Node, shows_journey
from cxlint.sources.diagrams.build import journey as built
from cxlint.sources.diagrams.build import unique
from cxlint.sources.diagrams.events import answer_of, bound_of, event_of, key_of, keys_of
from cxlint.sources.mermaid import Mermaid
from cxlint.testing import problems

RULES = {rule.name: rule for rule in all_rules()}


def read(chart: str, *, named: bool = True) -> Reading:
    return Mermaid().read(Document("flow.mmd", f"flowchart TD\n{chart}\n".encode(), named=named))


def journey(chart: str) -> Journey:
    (made,) = read(chart).journeys
    return made


def found(made: Journey) -> dict[str, list[str]]:
    """Messages of all rules, by name, that have something to say on a journey."""
    told = {
        name: [problem.message for problem in problems(rule, made)]
        for name, rule in RULES.items()
        if made.role in rule.roles
    }
    return {name: messages for name, messages in told.items() if messages}


# --- kinds ----------------------------------------------------------------------------------------

FRAME = "s([Incoming call]) --> x\n{box}\nx --> y[Press 1 for a live agent] --> z[Hang up]\n"


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        pytest.param("x[Play greeting]", "message", id="a greeting that is played is a message"),
        pytest.param("x[Look up the account]", "task", id="a look-up is a task"),
        pytest.param("x[(CRM)]", "task", id="a data base is a task"),
        pytest.param("x[Sales queue]", "queue", id="a queue for callers is a queue"),
        pytest.param("x[Wait for next available agent]", "queue", id="waiting for an agent is a queue"),
        pytest.param("x[Message queue]", "task", id="a message queue is no queue for customers"),
        pytest.param("x[Set working queue]", "task", id="setting a queue is not waiting in it"),
        pytest.param("x[Voicemail]", "voicemail", id="voicemail is voicemail"),
        pytest.param("x[Offer callback]", "callback", id="a call-back is a call-back"),
        pytest.param("x[OAuth callback URL]", "task", id="a callback URL is no call-back"),
        pytest.param("x[Virtual agent]", "bot", id="a virtual agent is a bot"),
        pytest.param("x[Chatbot]", "bot", id="a chatbot is a bot"),
        pytest.param("x[Orders Agent API]", "task", id="an unclear agent stays unknown"),
        pytest.param("x[Customer survey]", "survey", id="a survey is a survey"),
        pytest.param("x[Enter account number]", "input", id="entering a number is an input"),
        pytest.param("x[Send SMS with link]", "message", id="a text that is sent is a message"),
        pytest.param("x[Hold music]", "wait", id="hold music is waiting"),
        pytest.param("x[Transfer funds]", "task", id="transferring money is no transfer of a customer"),
        pytest.param("x[Ansage: Willkommen]", "message", id="German: an announcement is a message"),
        pytest.param("x[Warteschlange]", "queue", id="German: a queue"),
        pytest.param("x[Buzón de voz]", "voicemail", id="Spanish: voicemail"),
        pytest.param("x[File d'attente]", "queue", id="French: a queue"),
        pytest.param("x[Segreteria telefonica]", "voicemail", id="Italian: voicemail"),
        pytest.param("x[Fila de espera]", "queue", id="Portuguese: a queue"),
        pytest.param("x[Anything]:::queue", "queue", id="a class that is a kind settles it"),
    ],
)
def test_kinds_come_from_classes_shapes_and_plain_words(box: str, kind: str) -> None:
    assert journey(FRAME.format(box=box))["x"].kind == kind


@pytest.mark.parametrize(
    ("box", "kind", "incomplete"),
    [
        pytest.param("x[Hang up]", "end", False, id="hanging up is an ending"),
        pytest.param("x([End])", "end", False, id="End is an ending"),
        pytest.param("x[Goodbye]", "end", False, id="goodbye is an ending"),
        pytest.param("x[Live agent]", "agent", False, id="a person is a person"),
        pytest.param("x[Transfer to billing team]", "transfer", False, id="a transfer to a team stays one"),
        pytest.param("x[Billing]", "task", True, id="what lies behind a bare name is not known"),
        pytest.param("x[Billing menu]", "menu", True, id="a menu without options is not finished"),
        pytest.param("x[Please try again]", "task", True, id="trying again leads on somewhere"),
    ],
)
def test_boxes_that_nothing_leaves(box: str, kind: str, incomplete: bool) -> None:
    made = journey(f"s([Caller dials]) --> m[Main menu]\nm -->|1| x\n{box}\nm -->|2| y[Voicemail]")
    assert (made["x"].kind, made["x"].incomplete) == (kind, incomplete)
    assert "dead-end" not in found(made)


def test_a_voicemail_that_nothing_leaves_is_a_deferred_ending() -> None:
    made = journey("s([Caller dials]) --> m[Main menu]\nm -->|1| x[Voicemail]\nm -->|0| a[Live agent]")
    assert made["x"].end == "deferred"


def test_a_message_that_is_only_named_counts_as_heard_and_unknown() -> None:
    made = journey(
        "s([Caller dials]) --> h{Business hours?}\nh -->|yes| q[Call queue]\nh -->|no| c[Play closed message]"
    )
    assert made["c"].kind == "end"
    assert made["c"].prompt == {"": "{Play closed message}"}


def test_a_heading_in_a_box_is_the_title_and_the_sentences_below_are_the_prompt() -> None:
    made = journey(
        's([Caller dials]) --> m["Main menu<br/>For sales press 1, for help press 0."]\nm -->|1| a[Sales queue]\nm -->|0| b[Operator]'
    )
    assert made["m"].title == "Main menu"
    assert made["m"].prompt == {"": "For sales press 1, for help press 0."}


def test_boxes_for_keys_are_options_of_the_menu_before() -> None:
    made = journey(
        's([Caller dials]) --> m[Main menu]\nm --> a[/"1 - Sales"/] & b[/"0 - A person"/]\na --> q[Sales queue]\nb --> o[Live agent]'
    )
    assert made["m"].kind == "menu"
    assert [(way.event, way.key, way.label) for way in made.out("m")] == [
        ("option", "1", "Sales"),
        ("option", "0", "A person"),
    ]
    assert made["a"].kind == "event"


def test_steps_that_are_numbered_are_no_options() -> None:
    made = journey("a[1. Caller dials] --> b[2. Greeting] --> c[3. Call queue] --> d[4. Live agent]")
    assert {way.event for way in made.transitions} == {"next"}


def test_a_person_counts_once_however_many_boxes_speak_of_it() -> None:
    made = journey(
        "s([Caller dials]) --> q[Call queue] --> t[Transfer to agent] --> a[Agent answers] --> b[Live agent] --> e[End call]"
    )
    assert [one.kind for one in made.touchpoints.values()] == [
        "event",
        "queue",
        "task",
        "task",
        "agent",
        "end",
    ]
    assert "excess-transfers" not in found(made)


# --- words at arrows ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "event"),
    [
        ("No input", "no_input"), ("Silence", "no_input"), ("keine Eingabe", "no_input"),
        ("timeout", "timeout"), ("timed out", "timeout"),
        ("Invalid option", "no_match"), ("not understood", "no_match"), ("opción inválida", "no_match"),
        ("invalid", "invalid"), ("error", "error"), ("API error", "error"), ("failed", "fail"),
        ("closed", "closed"), ("After hours", "closed"), ("geschlossen", "closed"), ("fermé", "closed"),
        ("no agents available", "nobody_available"), ("nobody available", "nobody_available"), ("queue full", "queue_full"), ("busy", "busy"),
        ("otherwise", "else"), ("default", "else"), ("sonst", "else"),
        ("caller hangs up", "hangup"), ("no answer", "no_answer"),
        ("yes", ""), ("Sales", ""), ("not closed yet, waiting", ""), ("open", ""), ("", ""),
    ],
)  # fmt: skip
def test_only_clear_words_are_events(label: str, event: str) -> None:
    assert event_of(label) == event


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1", ("1", "")), ("Press 1 for sales", ("1", "sales")), ("2 - Support", ("2", "Support")),
        ("0: operator", ("0", "operator")), ("*", ("*", "")), ("star", ("*", "")), ("three", ("3", "")),
        ("Option 4", ("4", "")), ("Taste 5", ("5", "")), ("Tecla 6 (ventas)", ("6", "ventas")),
        ("3 attempts", None), ("1st", None), ("24/7", None), ("2 hours", None), ("10%", None),
        ("1.5 s", None), ("Sales", None), ("", None), ("press", None),
    ],
)  # fmt: skip
def test_keys_in_words(text: str, key: tuple[str, str] | None) -> None:
    assert key_of(text) == key


def test_several_keys_at_one_arrow_are_several_options() -> None:
    assert keys_of("two/three") == ("2", "3")
    assert keys_of("1 or 2") == ("1", "2")
    assert keys_of("1 or help") == ()
    made = journey("s([Caller dials]) --> m[Main menu]\nm -->|1/2| a[Sales queue]\nm -->|0| b[Operator]")
    assert [way.key for way in made.out("m")] == ["1", "2", "0"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("attempts < 3", (False, 3)), ("retry (max 2)", (False, 2)), ("up to three times", (False, 3)),
        ("1st attempt", (False, 1)), ("First", (False, 1)), ("bis zu 3 mal", (False, 3)),
        ("3rd attempt", (True, 3)), ("after 3 tries", (True, 3)), ("attempts >= 3", (True, 3)),
        ("2 failed attempts", (True, 2)), ("Played 2 times?", (True, 2)), ("max retries", (True, None)),
        ("too many attempts", (True, None)), ("retries exhausted", (True, None)),
        ("yes", None), ("max 30 seconds", None), ("3", None), ("Press 3", None), ("Retry", None),
    ],
)  # fmt: skip
def test_limits_in_words(text: str, bound: tuple[bool, int | None] | None) -> None:
    told = bound_of(text)
    assert (None if told is None else (told.over, told.most)) == bound


@pytest.mark.parametrize(
    ("label", "answer"), [("Yes", True), ("nein", False), ("Sí", True), ("No, later", False), ("maybe", None)]
)
def test_answers(label: str, answer: bool | None) -> None:
    assert answer_of(label) is answer


@pytest.mark.parametrize(
    ("question", "label", "event"),
    [
        pytest.param("Within business hours?", "No", "closed", id="no to open means closed"),
        pytest.param("Within business hours?", "Yes", "condition", id="yes to open means nothing"),
        pytest.param("Holiday?", "Yes", "closed", id="yes to a holiday means closed"),
        pytest.param("During holiday?", "No", "condition", id="no to a holiday means nothing"),
        pytest.param("Agents available?", "No", "nobody_available", id="no to agents means nobody is there"),
        pytest.param("Queue full?", "Yes", "queue_full", id="yes to full means full"),
        pytest.param("Known customer?", "No", "condition", id="any other no stays a condition"),
    ],
)
def test_answers_to_questions_about_hours_and_people(question: str, label: str, event: str) -> None:
    made = journey(
        f"s([Caller dials]) --> d{{{question}}}\nd -->|{label}| a[Call queue]\nd -->|other| b[Voicemail]"
    )
    assert made.out("d")[0].event == event


def test_shares_of_customers_and_tries_in_labels_become_facts() -> None:
    made = journey(
        "s([Caller dials]) -->|70%| m[Main menu]\nm -->|1, bills, 30%| a[Call queue]\nm -->|no input, after 3 tries| b[Operator]"
    )
    assert [(way.event, way.key, way.label, way.probability, way.retry) for way in made.transitions] == [
        ("next", "", "", 0.7, None),
        ("option", "1", "bills", 0.3, None),
        ("no_input", "", "", None, 2),
    ]


# --- going round ----------------------------------------------------------------------------------

MENU = "s([Caller dials]) --> m[Main menu]\nm -->|1| a[Live agent]\n"


def test_an_event_that_leads_back_without_a_limit_is_found() -> None:
    made = journey(MENU + "m -->|invalid| r[Invalid option message]\nr --> m")
    assert list(found(made)) == ["unbounded-loop"]


@pytest.mark.parametrize(
    "back",
    [
        pytest.param("m -->|invalid, max 3 attempts| m", id="a limit at the way back"),
        pytest.param(
            "m -->|invalid| r[Try again, up to 3 times]\nr --> m", id="a limit in a box on the way back"
        ),
        pytest.param(
            "m -->|invalid| c{Attempts < 3?}\nc -->|yes| m\nc -->|no| a",
            id="a decision that counts to a number",
        ),
        pytest.param("m -->|invalid| m\nm -->|after 3 tries| a", id="another way after so many tries"),
    ],
)
def test_limits_in_words_end_a_loop(back: str) -> None:
    assert "unbounded-loop" not in found(journey(MENU + back))


def test_a_loop_that_a_decision_may_end_is_no_more_than_a_remark() -> None:
    made = journey(
        MENU + "m -->|2| p[Enter account number]\np --> v{Valid?}\nv -->|no| p\nv -->|yes| q[Call queue]"
    )
    verdicts = {loop.verdict.value for loop in made.loops}
    assert verdicts == {"unproven"}


def test_a_limit_at_one_way_back_is_none_for_another() -> None:
    made = journey(MENU + "m -->|invalid, max 3 attempts| m\nm -->|no input| m")
    assert [way.max for way in made.out("m")] == [None, 3, None]


def test_a_failure_at_a_single_way_on_is_how_it_goes_on() -> None:
    made = journey(MENU + "m -->|no input| r[Repeat the prompt]\nr -->|timeout| e[Hang up]")
    assert made.out("r")[0].event == "condition"
    assert "dead-end" not in found(made)


# --- what is a journey ----------------------------------------------------------------------------

JOURNEYS = {
    "a phone menu": "a[Incoming call] --> b[Welcome] --> c{Press 1 or 2}\nc -->|1| d[Sales queue]\nc -->|2| e[Voicemail]",
    "a chat that hands over": "a([Customer opens chat]) --> b[Chatbot greets] --> c{Solved?}\nc -->|no| d[Transfer to live agent]\nc -->|yes| e[End chat]",
    "a German hotline": "a[Eingehender Anruf] --> b[Begrüßung] --> c[Warteschlange] --> d[Mitarbeiter]\nc -->|aufgelegt| e[Auflegen]",
    "a ticket": "a[Customer submits ticket] --> b{Priority?}\nb -->|high| c[Tier 2 support]\nb -->|low| d[Tier 1 support] --> e[Send survey]",
    "a Spanish line": "a((Inicio)) --> b[Menú principal: marque 1 o 2]\nb -->|1| c[Cola de ventas]\nb -->|2| d[Agente]",
    "kinds as classes": "a:::message --> b:::menu\nb --> c:::queue\nb --> d:::end",
}
OTHERS = {
    "a stack of services": "a[Web client] -->|HTTPS| b[API gateway] --> c[Lambda]\nc --> d[(Database)]\nd --> c\nc --> b",
    "agents of a language model": "a[User query] --> b[Supervisor Agent LLM] --> c[Tool call]\nc --> d[Vector DB]\nd --> b",
    "a release": "a[Commit] --> b{Tests pass?}\nb -->|yes| c[Deploy]\nb -->|no| d[Fix]\nd --> a",
    "a job queue": "a[Producer] --> b[Message queue] --> c[Worker] -->|error| d[Dead letter queue]\nd --> b",
    "an online shop's checkout module": "a[cart.py] --> b[checkout.py] --> c[payment.py] --> a",
    "an approval of expenses": "a[Employee files report] --> b{Manager approves?}\nb -->|no| a\nb -->|yes| c[Pay]",
    "two boxes": "a[Caller] --> b[Queue for an agent]",
}


@pytest.mark.parametrize("chart", JOURNEYS.values(), ids=JOURNEYS)
def test_drawings_of_what_customers_go_through(chart: str) -> None:
    assert journey(chart).role == "customer"


@pytest.mark.parametrize("chart", OTHERS.values(), ids=OTHERS)
def test_drawings_of_other_things_give_no_findings(chart: str) -> None:
    made = journey(chart)
    assert made.role == "module"
    assert all(one.incomplete for one in made.touchpoints.values())
    assert found(made) == {}


def test_a_flow_in_which_nothing_tells_of_customers_gets_a_remark() -> None:
    (flaw,) = read(OTHERS["a release"]).flaws
    assert (flaw.code, flaw.blocks) == ("CXL011", False)
    assert not read(OTHERS["a stack of services"]).flaws
    assert not read(OTHERS["a release"], named=False).flaws


def test_a_drawing_of_very_many_boxes_is_no_journey() -> None:
    nodes = tuple(Node(f"n{number}", "Caller waits for a live agent, press 1") for number in range(30_000))
    edges = tuple(Edge(f"n{number}", f"n{number + 1}") for number in range(29_999))
    drawing = Drawing("dot", "digraph", "Calls", "calls.dot", nodes, edges)
    assert not shows_journey(drawing)
    assert built(drawing).role == "module"


# --- the journey as a whole -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chart", "start"),
    [
        pytest.param("x[Caller dials] --> b[Main menu]\nb -->|1| c[Live agent]\nn[Old notice] --> b", ("x",), id="a box that says so"),
        pytest.param("x[Greeting] --> b[Main menu: press 1]\ny[Ads] --> b\nb -->|1| c[Live agent]", ("x", "y"), id="boxes that no arrow leads to"),
        pytest.param("a[Main menu: press 1] -->|1| b[Live agent] --> a", ("a",), id="the first where all are in a circle"),
    ],
)  # fmt: skip
def test_where_a_drawing_begins(chart: str, start: tuple[str, ...]) -> None:
    assert journey(chart).start == start


def test_frames_that_read_as_phases_are_stages_and_others_are_not() -> None:
    chart = "subgraph A[{}]\n  a[Caller dials] --> b[Main menu]\nend\nsubgraph B[{}]\n  c[Live agent]\nend\nb -->|1| c\nb -->|2| d[Voicemail]"
    phases = journey(chart.format("Phase 1: Arrive", "Phase 2: Be helped"))
    assert [stage.name for stage in phases.stages] == ["Phase 1: Arrive", "Phase 2: Be helped"]
    assert (phases["a"].stage, phases["c"].stage) == ("phase-1-arrive", "phase-2-be-helped")
    assert journey(chart.format("Telephony", "People")).stages == ()


def test_ids_of_drawings_with_the_same_title_differ() -> None:
    assert list(unique(["Calls", "Calls", "calls", "!"])) == ["calls", "calls-2", "calls-3", "flow"]


def test_files_that_boxes_name_are_other_journeys() -> None:
    made = journey("s([Caller dials]) --> m[Main menu]\nm -->|1| b[billing.mmd]\nm -->|0| a[Live agent]")
    reference = made["b"].reference
    assert made["b"].kind == "call"
    assert reference is not None
    assert (reference.ref, reference.scheme, reference.names) == ("billing.mmd", "mermaid", ("billing",))


def test_the_channel_is_told_only_where_all_is_about_calls() -> None:
    phone = journey(MENU)
    assert {one.channel for one in phone.touchpoints.values()} == {"phone"}
    mixed = journey(MENU + "m -->|2| c[Send SMS with chat link]")
    assert mixed["m"].channel is None
    assert mixed["c"].channel == "sms"


def test_plugins_hand_the_sources_of_drawings_in() -> None:
    assert "mermaid" in {source.name for source in load_plugins(installed=False).sources}
