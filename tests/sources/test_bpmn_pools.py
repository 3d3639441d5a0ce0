"""Pools, lanes and messages: who acts, whose journey it is, and how it goes on in another pool."""

from __future__ import annotations

import pytest
from sources.bpmn_diagrams import (
    END,
    ERROR,
    MESSAGE,
    START,
    TIMER,
    flows,
    lanes,
    pools,
    process,
    read,
    step,
    ways,
)

from cxlint.api import Journey
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


def test_messages_to_a_pool_as_a_whole_lead_to_no_step() -> None:
    made = read(firm(), customer(), pools("Firm=firm", "Customer=own", messages=("ask pool0",))).journeys
    assert [journey.start for journey in made] == [("firm-in",), ("start",)]
    assert made[1]["ask"].source["sends_to"] == ("pool0",)


def test_messages_are_named_and_placed() -> None:
    named = BOTH.replace('id="m0"', 'id="m0" name="order"').replace('id="m1"', 'id="m1" messageRef="x"')
    made = one('<message id="x" name="offer"/>', firm(), customer(), named)
    assert made.transition("m0").label == "order"
    assert made.transition("m1").label == "offer"
    assert made.transition("m0").location.line == 5


# --- what steps are, by who acts --------------------------------------------------------------------

OWN = {
    "task": "page",
    "userTask": "page",
    "manualTask": "event",
    "sendTask": "event",
    "receiveTask": "wait",
    "serviceTask": "page",
    "exclusiveGateway": "decision",
}


@pytest.mark.parametrize(("type", "kind"), OWN.items(), ids=OWN.keys())
def test_what_customers_do_themselves(type: str, kind: str) -> None:
    made = one(process(START, step(type, "a"), END, flows("start a end")), pools("Customer=p"))
    assert made["a"].kind == kind


def test_customers_choose_at_their_own_gateways() -> None:
    gateway = step("exclusiveGateway", "a", default_="a-c")
    steps = (gateway, step("task", "b"), step("task", "c"), flows("a b", "a c"))
    made = one(process(*steps), pools("Customer=p"))
    assert [way.event for way in made.out("a")] == ["option", "option"]
    assert made["a"].get("basis") is None


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
