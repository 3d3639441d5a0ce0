"""Pools, lanes and messages: who acts, whose journey it is, and how it goes on in another pool."""

from __future__ import annotations

import pytest
from sources.bpmn_diagrams import (
    BPMN,
    END,
    ERROR,
    MESSAGE,
    START,
    TIMER,
    diagram,
    flows,
    lanes,
    pools,
    process,
    read,
    step,
    ways,
)

from cxlint.api import Document, Journey
from cxlint.sources.bpmn.customers import is_customer

# --- who is a customer ----------------------------------------------------------------------------

CUSTOMERS = (
    "Customer",
    "Pizza Customer",
    "customers",
    "Client",
    "Caller",
    "Patient",
    "Customer (web)",
    "Customer 1",
    "Customer / Buyer",
    "Customer A",
    "Customer - online",
    "Bank customer",
    "Bank Client",
    "User",
    "End user",
    "App users",
    "Subscriber",
    "Claimant",
    "Borrower",
    "Policy holder",
    "Policyholder",
    "Guest",
    "Passenger",
    "Citizen",
    "Kunde",
    "Der Kunde",
    "Kundin",
    "Patienten",
    "Cliente final",
    "Clientes",
    "Utente",
    "Acheteur",
    "Consumidores",
)
OTHERS = (
    "",
    "Customer Service",
    "Customer Onboarding",
    "Private Customer Account Manager",
    "Client Services",
    "Kundenservice",
    "Servicio al cliente",
    "Atención al paciente",
    "Customer's bank",
    "Customer Portal",
    "Customer 360",
    "REST client",
    "Web client",
    "Mail client",
    "Email client",
    "E-Mail client",
    "API client",
    "Java external task client",
    "Service client",
    "Kafka consumer",
    "Power user",
    "System user",
    "User management",
    "Support for customers",
    "Betreuung der Kunden",
    "Agent",
    "Bank",
    "Team-Assistant",
    "Supplier",
    "1",
)


@pytest.mark.parametrize("name", CUSTOMERS)
def test_names_of_customers(name: str) -> None:
    assert is_customer(name)


@pytest.mark.parametrize("name", OTHERS)
def test_names_that_only_speak_of_customers(name: str) -> None:
    assert not is_customer(name)


# --- whose journey it is --------------------------------------------------------------------------


def firm(*more: str, id: str = "firm") -> str:
    """A process of the firm: a message starts it, somebody does something, and it ends."""
    received = step("startEvent", f"{id}-in", MESSAGE)
    work = step("userTask", f"{id}-work")
    done = step("endEvent", f"{id}-out")
    return process(received, work, done, flows(f"{id}-in {id}-work {id}-out"), *more, id=id)


def customer(*more: str) -> str:
    """A process of a customer: they ask, wait for an answer and go."""
    ask, answer = step("task", "ask"), step("intermediateCatchEvent", "answer", MESSAGE)
    return process(START, ask, answer, END, flows("start ask answer end"), *more, id="own")


def one(*parts: str) -> Journey:
    (only,) = read(*parts).journeys
    return only


def test_a_process_without_pools_runs_behind_the_scenes() -> None:
    assert one(firm()).role == "agent"


def test_a_pool_of_a_customer_makes_the_journey_theirs() -> None:
    made = one(customer(), pools("Customer=own"))
    assert (made.role, made.title) == ("customer", "Customer")
    assert {touchpoint.layer for touchpoint in made.touchpoints.values()} == {"customer"}
    assert {touchpoint.get("actor") for touchpoint in made.touchpoints.values()} == {"Customer"}


def test_a_lane_of_a_customer_makes_the_journey_theirs() -> None:
    made = one(firm(lanes(Customer="firm-in", Clerk="firm-work firm-out")))
    assert made.role == "customer"
    assert (made["firm-in"].layer, made["firm-in"].get("actor")) == ("customer", "Customer")
    assert (made["firm-work"].layer, made["firm-work"].get("actor")) == ("backstage", "Clerk")


def test_lanes_in_lanes_and_sub_processes_tell_who_acts() -> None:
    inner = "<childLaneSet><lane id='l2' name='Chef'><flowNodeRef>sub</flowNodeRef></lane></childLaneSet>"
    held = f"<laneSet><lane id='l1' name='Kitchen'><flowNodeRef>sub</flowNodeRef>{inner}</lane></laneSet>"
    made = one(process(held, step("subProcess", "sub", step("task", "bake"))), pools("Pizzeria=p"))
    assert made["bake"].get("actor") == "Chef"


@pytest.mark.parametrize("message", ["pool1 firm-in", "firm-out pool1"])
def test_messages_with_a_pool_of_a_customer_make_the_journey_theirs(message: str) -> None:
    assert one(firm(), pools("Firm=firm", "Customer", messages=(message,))).role == "customer"
    assert one(firm(), pools("Firm=firm", "Supplier", messages=(message,))).role == "agent"


def test_a_pool_of_a_customer_that_says_nothing_changes_nothing() -> None:
    assert one(firm(), pools("Firm=firm", "Customer")).role == "agent"


# --- messages -------------------------------------------------------------------------------------

BOTH = pools("Firm=firm", "Customer=own", messages=("ask firm-in", "firm-work answer"))


def test_pools_that_send_each_other_messages_are_one_journey() -> None:
    made = one(firm(), customer(), BOTH)
    assert made.title == "Customer and Firm"
    assert made.start == ("start",)
    assert {"ask -message-> firm-in", "firm-work -message-> answer"} <= set(ways(made))
    assert made["ask"].split == "all"
    assert not made.unreachable
    assert made.names[:2] == ("own", "firm")


def test_pools_without_messages_are_journeys_of_their_own() -> None:
    made = read(firm(), customer(), pools("Firm=firm", "Customer=own")).journeys
    assert [(journey.title, journey.role) for journey in made] == [
        ("Firm", "agent"),
        ("Customer", "customer"),
    ]


def test_an_answer_is_no_way_back() -> None:
    answered = pools("Firm=firm", "Customer=own", messages=("firm-out ask", "ask firm-in"))
    made = one(firm(), customer(), answered)
    assert "ask -message-> firm-in" in ways(made)
    assert made["firm-out"].kind == "end"
    assert made["firm-out"].source["sends_to"] == ("ask",)
    assert not made.loops


ORDER = ("ask firm-in", "firm-work answer", "firm-out ask", "firm-work again")


def test_the_order_of_messages_in_the_file_changes_nothing() -> None:
    again = step("task", "again")
    parts = firm(), customer(again, flows("ask again"))
    made = [one(*parts, pools("Firm=firm", "Customer=own", messages=order)) for order in (ORDER, ORDER[::-1])]
    first, other = ([way for way in ways(journey) if "-message->" in way] for journey in made)
    assert first == other
    assert {"ask -message-> firm-in", "firm-work -message-> answer"} <= set(first)
    assert [journey["firm-out"].source["sends_to"] for journey in made] == [("ask",)] * 2


def test_customers_who_try_again_get_an_answer_each_time() -> None:
    ask, answer = step("sendTask", "ask"), step("intermediateCatchEvent", "answer", MESSAGE)
    which = step("exclusiveGateway", "g", name="Accepted?")
    retrying = process(START, ask, answer, which, END, flows("start ask answer g end", "g ask"), id="own")
    for messages in (("ask firm-in", "firm-work answer"), ("firm-work answer", "ask firm-in")):
        made = one(firm(), retrying, pools("Firm=firm", "Customer=own", messages=messages))
        assert {"ask -message-> firm-in", "firm-work -message-> answer"} <= set(ways(made))


def test_an_ending_that_starts_something_elsewhere_stays_an_ending() -> None:
    other = process(step("startEvent", "in2", MESSAGE), step("task", "b"), flows("in2 b"), id="q")
    talk = pools("Firm=firm", "Other=q", messages=("firm-out in2",))
    made = one(firm().replace('<endEvent id="firm-out">', f'<endEvent id="firm-out">{MESSAGE}'), other, talk)
    assert (made["firm-out"].kind, made["firm-out"].get("ends")) == ("end", "piece")
    assert "firm-out -message-> in2" in ways(made)


# --- pools and lanes on the map ---------------------------------------------------------------------


def test_pools_and_their_lanes_are_stages() -> None:
    made = one(firm(lanes(Clerk="firm-in firm-work", Boss="firm-out")), customer(), BOTH)
    assert [stage.name for stage in made.stages] == ["Customer", "Firm: Clerk", "Firm: Boss"]
    assert [made[step].stage for step in ("ask", "firm-work", "firm-out")] == [one.id for one in made.stages]


def test_one_pool_is_no_stage() -> None:
    made = one(customer(), pools("Customer=own"))
    assert not made.stages
    assert made["ask"].stage is None


def test_stages_of_names_that_look_alike_are_kept_apart() -> None:
    held = "".join(
        f'<lane id="l{n}" name="{name}"><flowNodeRef>{step}</flowNodeRef></lane>'
        for n, (name, step) in enumerate([("Отдел", "firm-in"), ("Банк", "firm-work"), ("flow", "firm-out")])
    )
    made = one(firm(f"<laneSet>{held}</laneSet>"))
    assert len({stage.id for stage in made.stages}) == 3


# --- nobody is called a customer --------------------------------------------------------------------

REMARKED = {
    "two pools": ((firm(), pools("Firm=firm", "Supplier")), True),
    "two lanes": ((firm(lanes(Clerk="firm-in", Boss="firm-work")),), True),
    "one pool": ((firm(), pools("Firm=firm")), False),
    "no pool": ((firm(),), False),
    "a customer": ((firm(), pools("Firm=firm", "Customer")), False),
    "a lane of customers": ((firm(lanes(Client="firm-in", Boss="firm-work")),), False),
}


@pytest.mark.parametrize(("parts", "remarked"), REMARKED.values(), ids=REMARKED.keys())
def test_pools_without_customers_get_a_remark(parts: tuple[str, ...], remarked: bool) -> None:
    flaws = read(*parts).flaws
    assert [(flaw.code, flaw.blocks) for flaw in flaws] == [("CXL011", False)] * remarked
    assert all("No pool or lane is the customers'" in flaw.message for flaw in flaws)


@pytest.mark.parametrize(
    ("named", "more", "answer", "remarked"),
    [(True, (), "yes", True), (False, (), "yes", False), (True, (), "big", False), (True, (pools("Firm=p"),), "yes", False)],
)  # fmt: skip
def test_a_process_without_pools_that_decides_gets_a_remark_where_it_is_named(
    named: bool, more: tuple[str, ...], answer: str, remarked: bool
) -> None:
    decides = (
        step("exclusiveGateway", "g"),
        step("endEvent", "e"),
        f'<sequenceFlow id="ge" sourceRef="g" targetRef="e" name="{answer}"/>',
    )
    document = diagram(process(*decides), *more)
    read_from = Document(document.path, document.data, named=named)
    flaws = BPMN.read(read_from).flaws
    assert [flaw.code for flaw in flaws] == ["CXL011"] * remarked


# --- for whom a firm waits --------------------------------------------------------------------------


def test_a_firm_that_waits_for_customers_does_not_let_them_wait() -> None:
    made = one(
        process(
            step("sendTask", "ask"),
            step("eventBasedGateway", "g"),
            step("intermediateCatchEvent", "papers", MESSAGE),
            step("intermediateCatchEvent", "late", "<timerEventDefinition/>"),
            step("intermediateCatchEvent", "bank", MESSAGE),
            flows("ask g papers bank", "g late"),
        ),
        pools("Firm=p", "Customer", "Bank", messages=("ask pool1", "pool1 papers", "pool2 bank")),
    )
    layers = {step: made[step].layer for step in ("ask", "g", "papers", "late", "bank")}
    assert layers == {
        "ask": "frontstage",
        "g": "backstage",
        "papers": "backstage",
        "late": None,
        "bank": None,
    }


# --- messages to pools ------------------------------------------------------------------------------


def test_messages_to_a_pool_as_a_whole_lead_to_no_step() -> None:
    made = read(firm(), customer(), pools("Firm=firm", "Customer=own", messages=("ask pool0",))).journeys
    assert [journey.start for journey in made] == [("firm-in",), ("start",)]
    assert made[1]["ask"].source["sends_to"] == ("pool0",)


def test_messages_are_named_and_placed() -> None:
    named = BOTH.replace('id="m0"', 'id="m0" name="order"').replace('id="m1"', 'id="m1" messageRef="x"')
    made = one('<message id="x" name="offer"/>', firm(), customer(), named)
    assert made.transition("m0").label == "“order”"
    assert made.transition("m1").label == "“offer”"
    assert made.transition("m0").location.line == 5


# --- what steps are, by who acts --------------------------------------------------------------------

OWN = {
    "task": "event",
    "userTask": "page",
    "manualTask": "event",
    "sendTask": "event",
    "receiveTask": "wait",
    "serviceTask": "page",
    "exclusiveGateway": "decision",
}


@pytest.mark.parametrize(("type", "kind"), OWN.items(), ids=OWN.keys())
def test_what_customers_do_themselves(type: str, kind: str) -> None:
    firm = process(step("task", "b"), id="q")
    talk = pools("Customer=p", "Firm=q", messages=("start b",))
    made = one(process(START, step(type, "a"), END, flows("start a end")), firm, talk)
    assert made["a"].kind == kind


def test_what_customers_do_is_all_that_is_shown_of_the_firm_where_they_are_alone() -> None:
    made = one(process(START, step("task", "a"), END, flows("start a end")), pools("Customer=p"))
    assert made["a"].kind == "page"


def test_customers_choose_at_their_own_gateways() -> None:
    gateway = step("exclusiveGateway", "a", default_="a-c")
    steps = (gateway, step("task", "b"), step("task", "c"), flows("a b", "a c"))
    made = one(process(*steps), pools("Customer=p"))
    assert [way.event for way in made.out("a")] == ["option", "option"]
    assert made["a"].get("basis") is None


OUTCOMES = ("Scan successful?", "Payment accepted?", "OK?", "Karte gültig?", "¿Pago aceptado?", "Trouvé ?")
CHOICES = ("Done shopping?", "Offer accepted?", "Retry?", "")


@pytest.mark.parametrize(
    ("name", "event"), [*((name, "condition") for name in OUTCOMES), *((name, "option") for name in CHOICES)]
)
def test_nobody_chooses_how_something_turns_out(name: str, event: str) -> None:
    gateway = step("exclusiveGateway", "a", name=name)
    made = one(
        process(gateway, step("task", "b"), step("task", "c"), flows("a b", "a c")), pools("Customer=p")
    )
    assert {way.event for way in made.out("a")} == {event}


@pytest.mark.parametrize(("definition", "event"), [(TIMER, "time_is_up"), (ERROR, "exception")])
def test_what_goes_wrong_where_customers_act_is_no_failing_system(definition: str, event: str) -> None:
    boundary = step("boundaryEvent", "b", definition, attachedToRef="a")
    made = one(
        process(START, step("task", "a"), boundary, END, flows("start a end", "b end")), pools("Kunde=p")
    )
    (way,) = made.into("b")
    assert way.event == event
    assert not way.accidental


SENDING = {
    "to a customer": (("s pool1",), "message"),
    "to somebody else": (("s pool2",), "task"),
    "to both": (("s pool1", "s pool2"), "message"),
    "to nobody that is drawn": ((), "message"),
}


@pytest.mark.parametrize(("messages", "kind"), SENDING.values(), ids=SENDING.keys())
@pytest.mark.parametrize("type", ["sendTask", "intermediateThrowEvent"])
def test_messages_are_for_customers_unless_drawn_otherwise(
    type: str, messages: tuple[str, ...], kind: str
) -> None:
    steps = (START, step(type, "s", MESSAGE), END, flows("start s end"))
    made = one(process(*steps), pools("Firm=p", "Customer", "Supplier", messages=messages))
    assert made["s"].kind == kind


def test_people_who_exchange_messages_with_customers_are_in_front() -> None:
    made = one(firm(), pools("Firm=firm", "Customer", messages=("firm-work pool1", "pool1 firm-in")))
    assert made["firm-work"].layer == "frontstage"
    hidden = one(firm(), pools("Firm=firm", "Customer", messages=("pool1 firm-in",)))
    assert hidden["firm-work"].layer == "backstage"


def test_several_steps_of_one_person_are_no_row_of_people() -> None:
    work = tuple(step("userTask", name) for name in "abc")
    talk = pools("Firm=p", "Customer", messages=("a pool1", "b pool1", "c pool1"))
    alike = one(process(lanes(Clerk="a b c"), START, *work, END, flows("start a b c end")), talk)
    assert [alike[name].layer for name in "abc"] == ["backstage"] * 3
    others = lanes(Hotline="a", Clerk="b", Expert="c")
    passed_on = one(process(others, START, *work, END, flows("start a b c end")), talk)
    assert [passed_on[name].layer for name in "abc"] == ["frontstage"] * 3


# --- what ends --------------------------------------------------------------------------------------


def test_the_contact_ends_where_the_customer_ends() -> None:
    made = one(firm(), customer(), BOTH)
    assert made["end"].get("ends") == "contact"
    assert made["firm-out"].get("ends") == "piece"


def test_where_the_customer_is_not_shown_the_firm_ends_the_contact() -> None:
    made = one(firm(), pools("Firm=firm", "Customer", messages=("pool1 firm-in",)))
    assert made["firm-out"].get("ends") == "contact"


def test_a_process_that_is_called_only_ends_a_piece() -> None:
    calling = process(step("callActivity", "call", calledElement="firm"), id="calling")
    made = read(firm(), calling, pools("Firm=firm", "Customer", messages=("pool1 firm-in",))).journeys
    assert made[0]["firm-out"].get("ends") == "piece"


def test_a_last_message_to_customers_is_heard_before_the_end() -> None:
    told = step("endEvent", "bye", MESSAGE)
    steps = process(START, told, flows("start bye"))
    made = one(steps, pools("Firm=p", "Customer", messages=("bye pool1",)))
    assert (made["bye"].kind, made["bye.end"].kind) == ("message", "end")
    silent = one(steps, pools("Firm=p", "Supplier", messages=("bye pool1",)))
    assert silent["bye"].kind == "end"
