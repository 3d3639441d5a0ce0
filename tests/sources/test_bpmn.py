"""What the elements of BPMN become: steps, ways, beginnings and endings."""

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
    journey,
    lanes,
    pools,
    process,
    read,
    step,
    touchpoint,
    ways,
)

from cxlint.api import Document, Journey, UnreadableFile

# --- kinds and titles -----------------------------------------------------------------------------

STEPS = {
    "a start": (step("startEvent", "a"), "event", "Start"),
    "a start by a message": (step("startEvent", "a", MESSAGE), "event", "Start by message"),
    "an end": (step("endEvent", "a"), "end", "End"),
    "an end that ends all": (step("endEvent", "a", "<terminateEventDefinition/>"), "end", "Terminate"),
    "an end with an error": (step("endEvent", "a", ERROR), "end", "End with error"),
    "an end that tells something": (step("endEvent", "a", MESSAGE), "message", "End with message"),
    "a task": (step("task", "a"), "task", "Task"),
    "a named task": (step("task", "a", name="Check&#10; it"), "task", "Check it"),
    "a user task of nobody": (step("userTask", "a"), "task", "User task"),
    "a manual task of nobody": (step("manualTask", "a"), "task", "Manual task"),
    "a service task": (step("serviceTask", "a"), "task", "Service task"),
    "a business rule": (step("businessRuleTask", "a"), "task", "Business rule task"),
    "a send task": (step("sendTask", "a"), "message", "Send task"),
    "a receive task": (step("receiveTask", "a"), "wait", "Receive task"),
    "a call": (step("callActivity", "a", calledElement="pay"), "call", "Call pay"),
    "a sub-process": (step("subProcess", "a"), "task", "Sub-process"),
    "an exclusive gateway": (step("exclusiveGateway", "a"), "decision", "Exclusive gateway"),
    "an event gateway": (step("eventBasedGateway", "a"), "wait", "Event gateway"),
    "a timer": (step("intermediateCatchEvent", "a", TIMER), "wait", "Wait 15 min"),
    "a message awaited": (step("intermediateCatchEvent", "a", MESSAGE), "wait", "Wait for message"),
    "a message sent": (step("intermediateThrowEvent", "a", MESSAGE), "message", "Send message"),
    "an event": (step("intermediateThrowEvent", "a"), "event", "Event"),
}


@pytest.mark.parametrize(("xml", "kind", "title"), STEPS.values(), ids=STEPS.keys())
def test_kinds_and_titles_of_steps(xml: str, kind: str, title: str) -> None:
    found = touchpoint(xml, step("task", "z"))
    assert (found.kind, found.title) == (kind, title)
    assert found.source["id"] == "a"
    assert found.source["format"] == "bpmn"
    assert found.layer is None
    assert found.channel is None


def test_an_unnamed_event_is_called_by_its_message() -> None:
    named = '<message id="m" name="Invoice"/>'
    caught = step("intermediateCatchEvent", "a", '<messageEventDefinition messageRef="m"/>')
    assert read(named, process(caught)).journeys[0]["a"].title == "Wait for message “Invoice”"


ABOUT = {
    "a date": (
        "<timerEventDefinition><timeCycle>R3/PT10M</timeCycle></timerEventDefinition>",
        "every 10 min, 3 times",
    ),
    "every day": ("<timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition>", "every day"),
    "a cron expression": (
        "<timerEventDefinition><timeCycle>0 0 9 * * ?</timeCycle></timerEventDefinition>",
        "0 0 9 * * ?",
    ),
    "a condition": (
        "<conditionalEventDefinition><condition>stock &lt; 5</condition></conditionalEventDefinition>",
        "stock < 5",
    ),
}


@pytest.mark.parametrize(("definition", "about"), ABOUT.values(), ids=ABOUT.keys())
def test_an_event_is_called_by_what_it_waits_for(definition: str, about: str) -> None:
    event = step("boundaryEvent", "b", definition, attachedToRef="a")
    made = journey(START, step("task", "a"), event, END, flows("start a end", "b end"))
    assert made["b"].title.endswith(f" “{about}”")
    assert made.into("b")[0].label == about


def timer_every(text: str) -> str:
    return f"<timerEventDefinition><timeCycle>{text}</timeCycle></timerEventDefinition>"


def test_what_is_written_for_an_engine_is_no_name() -> None:
    assert touchpoint(
        step("startEvent", "a", timer_every("R6/P1D"), name="R6/P1D"), step("task", "z")
    ).title == ("Start by timer “every day, 6 times”")
    named = step("intermediateCatchEvent", "a", "<timerEventDefinition/>", name="0 0 9 * * ?")
    assert touchpoint(named).title == "Wait for timer “0 0 9 * * ?”"


def test_all_that_an_event_waits_for_is_named() -> None:
    both = '<messageEventDefinition messageRef="m"/>' + TIMER
    made = read('<message id="m" name="Invoice"/>', process(step("intermediateCatchEvent", "a", both)))
    assert made.journeys[0]["a"].title == "Wait for message “Invoice” or timer “15 min”"
    together = step("startEvent", "a", both, parallelMultiple="true")
    made = read('<message id="m" name="Invoice"/>', process(together, step("task", "b"), flows("a b")))
    assert made.journeys[0]["a"].title == "Start by message “Invoice” and timer “15 min”"


def test_an_event_gateway_is_called_by_what_it_waits_for() -> None:
    paid = step("intermediateCatchEvent", "b", MESSAGE, name="paid")
    late = step("intermediateCatchEvent", "c", TIMER)
    gateway = (step("eventBasedGateway", "a"), paid, late, flows("a b", "a c"))
    assert touchpoint(*gateway).title == "Wait for “paid” or 15 min"
    assert touchpoint(step("eventBasedGateway", "a", name="Paid?"), flows("a b")).title == "Paid?"
    waiting = (step("receiveTask", f"r{n}", name=f"r{n}") for n in range(5))
    several = flows(*(f"a r{n}" for n in range(5)))
    assert touchpoint(step("eventBasedGateway", "a"), *waiting, several).title == (
        "Wait for “r0”, “r1” or 3 more"
    )


def test_parallel_gateways_split_and_join() -> None:
    fork, join = step("parallelGateway", "a"), step("parallelGateway", "d")
    made = journey(START, fork, step("task", "b"), step("task", "c"), join, flows("start a b d", "a c d"))
    assert (made["a"].title, made["d"].title) == ("Split", "Join")
    assert touchpoint(step("parallelGateway", "a")).title == "Parallel gateway"


def test_a_sub_process_is_called_by_the_event_that_starts_it() -> None:
    inner = (step("startEvent", "in", MESSAGE, name="order cancelled"), step("endEvent", "out"))
    made = journey(START, END, flows("start end"), sub(*inner, triggeredByEvent="true"))
    assert made["s"].title == "Meanwhile: “order cancelled”"
    bare = journey(START, END, flows("start end"), sub(step("startEvent", "in"), triggeredByEvent="true"))
    assert bare["s"].title == "Event sub-process"


def test_links_without_name_have_nothing_to_do_with_each_other() -> None:
    link = "<linkEventDefinition/>"
    thrown, caught = step("intermediateThrowEvent", "a", link), step("intermediateCatchEvent", "b", link)
    assert ways(journey(START, thrown, caught, END, flows("start a", "b end"))) == ["start -> a", "b -> end"]


HOURS = {
    "no": ("Office open?", {"b": ("yes", "condition"), "c": ("no", "closed")}),
    "the other way": ("Office open?", {"b": ("yes", "condition"), "c": ("", "closed")}),
    "yes": ("Shop closed?", {"b": ("yes", "closed"), "c": ("no", "condition")}),
    "in German": ("Geöffnet?", {"b": ("ja", "condition"), "c": ("nein", "closed")}),
    "in words": ("Business hours", {"b": ("within", "condition"), "c": ("outside hours", "closed")}),
    "nothing": ("Opening hours?", {"b": ("", "condition"), "c": ("", "condition")}),
}


@pytest.mark.parametrize(("name", "answers"), HOURS.values(), ids=HOURS.keys())
def test_opening_hours(name: str, answers: dict[str, tuple[str, str]]) -> None:
    arrows = "".join(
        f'<sequenceFlow id="f{target}" name="{said}" sourceRef="a" targetRef="{target}"/>'
        for target, (said, _) in answers.items()
    )
    gateway = step("exclusiveGateway", "a", name=name)
    for pool in ("Customer=p", "Firm=p"):
        (made,) = read(process(gateway, step("task", "b"), step("task", "c"), arrows), pools(pool)).journeys
        assert made["a"].get("basis") == "hours"
        assert {way.target: way.event for way in made.out("a")} == {
            target: event for target, (_, event) in answers.items()
        }


@pytest.mark.parametrize(
    "name", ["Ticket open?", "Within 24 hours?", "E-Mail geöffnet?", "Case closed?", "Open points?"]
)
def test_what_is_not_about_opening_hours(name: str) -> None:
    gateway = step("exclusiveGateway", "a", name=name)
    assert (
        touchpoint(gateway, step("task", "b"), step("task", "c"), flows("a b", "a c")).get("basis") == "data"
    )


TIMES = {
    "PT15M": "15 min",
    "P3D": "3 d",
    "PT1H30M": "90 min",
    '="PT2H"': "2 h",
    'duration("P1D")': "1 d",
    "P1M": None,
    "${after}": None,
    "soon": None,
    "15m": None,
}


@pytest.mark.parametrize(("text", "duration"), TIMES.items(), ids=TIMES.keys())
def test_only_fixed_spans_are_durations(text: str, duration: str | None) -> None:
    spans = f"<timerEventDefinition><timeDuration>{text}</timeDuration></timerEventDefinition>"
    found = touchpoint(step("intermediateCatchEvent", "a", spans))
    assert (str(found.duration) if found.duration else None) == duration


def test_steps_and_arrows_know_their_place() -> None:
    xml = diagram('<process id="p">', " " + START, END, "  " + flows("start end"), "</process>")
    (read_,) = BPMN.read(xml).journeys
    place = read_["start"].location
    assert (place.line, place.column, place.length) == (3, 2, 11)
    assert BPMN.locate(xml, place) == place
    assert read_.transitions[0].location.line == 5
    assert read_.location.line == 2


def test_a_step_that_is_run_several_times_says_so() -> None:
    several = '<multiInstanceLoopCharacteristics isSequential="true"/>'
    assert touchpoint(step("task", "a", several)).source["repeats"] == "one by one"
    assert touchpoint(step("task", "a", "<standardLoopCharacteristics/>")).source["repeats"] == "loop"


# --- ways -----------------------------------------------------------------------------------------


def test_flows_keep_id_name_and_condition() -> None:
    condition = "<conditionExpression>${total}</conditionExpression>"
    flow = f'<sequenceFlow id="f" name="large" sourceRef="a" targetRef="b">{condition}</sequenceFlow>'
    made = journey(step("task", "a"), step("task", "b"), flow)
    way = made.transition("f")
    assert (way.event, way.label, way.condition) == ("condition", "large", "${total}")


GATEWAYS = {
    "exclusiveGateway": ("one", "condition", "data"),
    "inclusiveGateway": ("any", "condition", "data"),
    "complexGateway": ("any", "condition", None),
    "parallelGateway": ("all", "next", None),
    "eventBasedGateway": ("one", "next", None),
}


@pytest.mark.parametrize(("type", "told"), GATEWAYS.items(), ids=GATEWAYS.keys())
def test_gateways_split(type: str, told: tuple[str, str, str | None]) -> None:
    made = journey(step(type, "a"), step("task", "b"), step("task", "c"), flows("a b", "a c"))
    split, event, basis = told
    assert (made["a"].split, made["a"].get("basis")) == (split, basis)
    assert {way.event for way in made.out("a")} == {event}


@pytest.mark.parametrize(
    ("type", "join"), [("exclusiveGateway", "any"), ("inclusiveGateway", "any"), ("parallelGateway", "all")]
)
def test_gateways_join(type: str, join: str) -> None:
    made = journey(step("task", "b"), step("task", "c"), step(type, "a"), END, flows("b a", "c a", "a end"))
    assert (made["a"].get("join"), made["a"].split, made["a"].get("basis")) == (join, "one", None)
    assert ways(made)[-1] == "a -> end"


def test_the_default_flow_is_what_happens_otherwise() -> None:
    gateway = step("exclusiveGateway", "a", default_="a-c")
    made = journey(gateway, step("task", "b"), step("task", "c"), flows("a b", "a c"))
    assert ways(made)[:2] == ["a -condition-> b", "a -else-> c"]


def test_a_task_with_several_flows_takes_all_of_them() -> None:
    made = journey(step("task", "a"), step("task", "b"), step("task", "c"), flows("a b", "a c"))
    assert made["a"].split == "all"


def test_a_link_leads_to_where_it_arrives() -> None:
    link = '<linkEventDefinition name="Later"/>'
    thrown, caught = step("intermediateThrowEvent", "a", link), step("intermediateCatchEvent", "b", link)
    made = journey(START, thrown, caught, END, flows("start a", "b end"))
    assert ways(made) == ["start -> a", "a -> b", "b -> end"]
    assert not made.unreachable


BOUNDARIES = {
    "time": (TIMER, "true", "timeout", "15 min"),
    "an error": (ERROR, "true", "error", None),
    "a message": (MESSAGE, "true", "message", None),
    "a condition": ("<conditionalEventDefinition/>", "true", "condition", None),
    "time while the work goes on": (TIMER, "false", "meanwhile", "15 min"),
    "a message while the work goes on": (MESSAGE, "false", "meanwhile", None),
}


@pytest.mark.parametrize(
    ("definition", "cancel", "event", "after"), BOUNDARIES.values(), ids=BOUNDARIES.keys()
)
def test_boundary_events_are_ways_out_of_their_activity(
    definition: str, cancel: str, event: str, after: str | None
) -> None:
    boundary = step("boundaryEvent", "b", definition, attachedToRef="a", cancelActivity=cancel)
    made = journey(START, step("task", "a"), boundary, END, flows("start a end", "b end"))
    (way,) = made.into("b")
    assert (way.source, way.event) == ("a", event)
    assert (str(way.after) if way.after else None) == after
    assert made["b"].source["interrupting"] is (cancel == "true")
    assert made["b"].source["attached_to"] == "a"


def test_what_undoes_a_step_comes_to_an_end_of_its_own() -> None:
    undo = step("boundaryEvent", "b", "<compensateEventDefinition/>", attachedToRef="a")
    handler = step("task", "c", isForCompensation="true")
    joined = '<association id="x" sourceRef="b" targetRef="c"/>'
    made = journey(START, step("task", "a"), undo, handler, joined, END, flows("start a end"))
    assert {"a -undo-> b", "b -undo-> c", "c -> c.end"} <= set(ways(made))
    assert not made.unreachable


# --- beginnings and endings -----------------------------------------------------------------------


def test_a_process_begins_at_its_start_events_only() -> None:
    made = journey(
        START, step("startEvent", "other"), step("task", "a"), END, flows("start end", "other end")
    )
    assert made.start == ("start", "other")
    assert [one.id for one in made.unreachable] == ["a"]
    assert not made.out("a")


def test_without_start_events_every_step_that_nothing_leads_to_begins() -> None:
    made = journey(step("task", "a"), step("task", "b"), step("task", "c"), flows("a c", "b c"))
    assert made.start == ("a", "b")


def test_a_message_may_start_a_process_without_start_event() -> None:
    made = journey(START, END, flows("start end"), step("receiveTask", "a", instantiate="true"))
    assert made.start == ("start", "a")


def test_a_circle_without_start_has_no_beginning() -> None:
    assert journey(step("task", "a"), step("task", "b"), flows("a b a")).start == ()


def test_an_activity_without_flow_ends_its_path() -> None:
    made = journey(START, step("task", "a"), flows("start a"))
    end = made["a.end"]
    assert (end.kind, end.title, end.get("ends")) == ("end", "End", "piece")
    assert end.source == {"format": "bpmn", "id": "a", "type": "implicit end", "process": "p"}


STUCK = {
    "a gateway": step("exclusiveGateway", "a"),
    "an event in between": step("intermediateCatchEvent", "a", MESSAGE),
}


@pytest.mark.parametrize("xml", STUCK.values(), ids=STUCK.keys())
def test_what_must_lead_on_and_does_not_is_left_to_the_rules(xml: str) -> None:
    made = journey(START, xml, flows("start a"))
    assert not made.out("a")
    assert not made.stops_at(made["a"])


def test_an_interrupting_event_must_lead_on_and_others_need_not() -> None:
    def at(cancel: str) -> list[str]:
        event = step("boundaryEvent", "b", TIMER, attachedToRef="a", cancelActivity=cancel)
        made = journey(START, step("task", "a"), event, END, flows("start a end"))
        return [way.target for way in made.out("b")]

    assert at("true") == []
    assert at("false") == ["b.end"]


# --- sub-processes --------------------------------------------------------------------------------


def sub(*inside: str, **attributes: str) -> str:
    return step("subProcess", "s", *inside, **attributes)


INNER = (step("startEvent", "in"), step("task", "a"), step("endEvent", "out"), flows("in a out"))


def test_a_sub_process_is_read_where_it_stands() -> None:
    made = journey(START, sub(*INNER, name="Pay"), END, flows("start s end"))
    assert set(ways(made)) == {
        "start -> s",
        "s -> in",
        "in -> a",
        "a -> out",
        "out -> s.done",
        "s.done -> end",
    }
    assert made["s.done"].title == "End of “Pay”"
    assert made["out"].kind == "event"
    assert [one.id for one in made.reached if one.is_end] == ["end"]


def test_a_sub_process_that_nothing_follows_ends_where_its_steps_end() -> None:
    made = journey(START, sub(*INNER), flows("start s"))
    assert made["out"].kind == "end"
    assert "s.done" not in made


def test_a_sub_process_without_steps_is_a_task() -> None:
    made = journey(START, sub(), END, flows("start s end"))
    assert ways(made) == ["start -> s", "s -> end"]


def test_an_error_leads_to_the_event_that_catches_it() -> None:
    inner = (step("startEvent", "in"), step("endEvent", "out", ERROR), flows("in out"))
    caught = step("boundaryEvent", "b", ERROR, attachedToRef="s")
    made = journey(START, sub(*inner), caught, END, step("endEvent", "bad"), flows("start s end", "b bad"))
    assert {"s -error-> b", "out -> b", "b -> bad"} <= set(ways(made))
    assert made["out"].kind == "event"


def test_an_error_that_nothing_catches_ends_all() -> None:
    inner = (step("startEvent", "in"), step("endEvent", "out", ERROR), flows("in out"))
    made = journey(START, sub(*inner), END, flows("start s end"))
    assert made["out"].kind == "end"
    assert not made.out("out")


def test_only_the_right_error_is_caught() -> None:
    def error(name: str) -> str:
        return f'<errorEventDefinition errorRef="{name}"/>'

    inner = (step("startEvent", "in"), step("endEvent", "out", error("x")), flows("in out"))
    events = [step("boundaryEvent", name, error(name), attachedToRef="s") for name in ("y", "x")]
    made = journey(START, sub(*inner), *events, END, flows("start s end", "x end", "y end"))
    assert [way.target for way in made.out("out")] == ["x"]


def test_a_sub_process_started_by_an_event_is_a_way_in_of_its_own() -> None:
    inner = (step("startEvent", "in", MESSAGE), step("endEvent", "out"), flows("in out"))
    made = journey(START, END, flows("start end"), sub(*inner, triggeredByEvent="true"))
    assert made.start == ("start", "s")
    assert made["s"].title == "Meanwhile: message"
    assert made["out"].kind == "end"


def test_inside_another_one_it_is_reached_from_there() -> None:
    event = step("subProcess", "e", step("startEvent", "on", TIMER), triggeredByEvent="true")
    made = journey(START, sub(*INNER, event), END, flows("start s end"))
    assert {"s -meanwhile-> e", "e -> on"} <= set(ways(made))


def test_in_an_ad_hoc_sub_process_every_step_may_be_the_first() -> None:
    inside = (step("task", "a"), step("task", "b"))
    made = journey(START, step("adHocSubProcess", "s", *inside), END, flows("start s end"))
    assert [way.target for way in made.out("s")] == ["a", "b"]
    assert made["s"].split == "any"
    assert {"a -> s.done", "b -> s.done"} <= set(ways(made))


def test_a_loop_is_left_when_something_else_ends_the_process() -> None:
    over = step("endEvent", "over", "<terminateEventDefinition/>")
    waiting = step("intermediateCatchEvent", "a", MESSAGE)
    fork = step("parallelGateway", "fork")
    made = journey(START, fork, waiting, step("task", "b"), over, flows("start fork a b a", "fork over"))
    assert ways(made)[-1] == "a -ended-> over"
    assert not made.traps
    endless = journey(START, fork, waiting, step("task", "b"), END, flows("start fork a b a", "fork end"))
    assert len(endless.traps) == 1


# --- calls ----------------------------------------------------------------------------------------


def test_a_call_comes_back_and_names_the_process() -> None:
    call = step("callActivity", "a", calledElement="ns:pay", name="Pay")
    reference = touchpoint(call).reference
    assert reference is not None
    assert (reference.ref, reference.scheme, reference.returns, reference.late) == (
        "ns:pay",
        "bpmn",
        True,
        False,
    )
    assert "pay" in reference.names


CALLED = {
    "by an expression": (step("callActivity", "a", calledElement="${next}"), "${next}", True),
    "by its name": (step("callActivity", "a", name="Pay"), "Pay", False),
    "as in Camunda 8": (
        step("callActivity", "a", '<extensionElements><calledElement processId="pay"/></extensionElements>'),
        "pay",
        False,
    ),
}


@pytest.mark.parametrize(("xml", "ref", "late"), CALLED.values(), ids=CALLED.keys())
def test_how_a_process_is_named(xml: str, ref: str, late: bool) -> None:
    reference = touchpoint(xml).reference
    assert reference is not None
    assert (reference.ref, reference.late) == (ref, late)


def test_a_called_task_is_a_task() -> None:
    called, call = '<globalManualTask id="g"/>', step("callActivity", "a", calledElement="g")
    (made,) = read(called, process(lanes(Clerk="a"), call)).journeys
    assert made["a"].kind == "agent"


def test_a_called_task_of_no_type_may_stand_for_a_process_elsewhere() -> None:
    (made,) = read('<globalTask id="g"/>', process(step("callActivity", "a", calledElement="g"))).journeys
    assert made["a"].kind == "call"


def test_a_process_is_called_rather_than_a_task_of_the_same_id() -> None:
    calling = process(step("callActivity", "a", calledElement="g"))
    made = read('<globalUserTask id="g"/>', calling, process(step("task", "b"), id="g")).journeys
    assert made[0]["a"].kind == "call"


def test_processes_are_found_by_id_and_name() -> None:
    first = process(START, END, flows("start end"), id="one", more='name="Order"')
    second = process(step("task", "a"), id="two")
    journeys = read(first, second).journeys
    assert [one.id for one in journeys] == ["order", "order-two"]
    assert [one.title for one in journeys] == ["Order", "order (two)"]
    assert journeys[0].names == ("one", "Order", "order.bpmn#one")
    (alone,) = read(second).journeys
    assert alone.names == ("two", "order", "order.bpmn#two")
    assert alone.title == "order"


def test_journeys_of_one_title_have_ids_of_their_own() -> None:
    made = [process(step("task", f"a{n}"), id=f"p{n}", more='name="Order"') for n in range(4)]
    assert [one.id for one in read(*made).journeys] == ["order", "order-2", "order-3", "order-4"]


# --- what is not read -----------------------------------------------------------------------------

NOTHING = {
    "an empty process": ([process()], "is empty", 2),
    "no process": ([], "no process", 1),
    "a choreography": (['<choreography id="c"/>'], "a choreography", 2),
    "empty pools": (['<collaboration id="c"><participant id="a"/></collaboration>'], "pools without", 2),
    "a conversation": (
        ['<collaboration id="c"><conversation id="a"/></collaboration>'],
        "a conversation",
        2,
    ),
}


NOTHING |= {
    "only a start": ([process(START)], "has only a start: nothing is drawn after it", 2),
    "two starts": ([process(START, step("startEvent", "b"))], "has only starts: nothing", 2),
    "two processes with a start each": (
        [process(START), process(step("startEvent", "b"), id="q")],
        "The processes in this BPMN file have only a start",
        2,
    ),
}


@pytest.mark.parametrize(("parts", "words", "line"), NOTHING.values(), ids=NOTHING.keys())
def test_files_in_which_nothing_flows_are_refused(parts: list[str], words: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as caught:
        BPMN.read(diagram(*parts))
    assert words in caught.value.message
    assert caught.value.line == line
    assert caught.value.hint


def test_a_type_of_step_that_is_not_known_is_kept_as_a_task() -> None:
    made = read(process(START, step("quantumTask", "q"), END, flows("start q end"), step("note", "n")))
    assert made.journeys[0]["q"].kind == "task"
    assert "n" not in made.journeys[0]
    (flaw,) = made.flaws
    assert "quantumTask" in flaw.message
    assert not flaw.blocks
    assert flaw.at == "q"


FLAWS = {
    "an arrow without source": (
        '<sequenceFlow id="f" targetRef="a"/>',
        "begins nowhere",
        "a",
    ),
    "an arrow from what is not there": (flows("gone a"), "begins at “gone”", "a"),
    "an arrow to nowhere": ('<sequenceFlow id="f" sourceRef="a"/>', "leads nowhere", "a"),
    "arrows of lost steps": (flows("gone lost"), "1 arrow leads between steps that are not", ""),
    "an id that stands twice": (step("task", "a"), "Two steps have the id “a”", "a"),
    "an event on nothing": (
        step("boundaryEvent", "b", TIMER, attachedToRef="gone"),
        "sits on “gone”",
        "b",
    ),
}


@pytest.mark.parametrize(("xml", "words", "at"), FLAWS.values(), ids=FLAWS.keys())
def test_what_cannot_be_right_is_told_and_the_rest_read(xml: str, words: str, at: str) -> None:
    made = read(process(step("task", "a"), xml))
    (flaw,) = made.flaws
    assert words in flaw.message
    assert flaw.blocks
    assert (flaw.at, flaw.location.line, flaw.journey) == (at, 2, "order")
    assert flaw.fix
    assert "a" in made.journeys[0]


def test_a_missing_step_between_two_others_is_one_matter() -> None:
    made = read(process(START, END, flows("start gone end")))
    assert not made.flaws
    (only,) = made.journeys
    assert [way.target for way in only.dangling] == ["gone"]
    assert only["end"].incomplete
    assert only["end"].tags == ("entry",)


def test_what_only_a_missing_step_leads_to_is_where_it_begins() -> None:
    assert journey(step("task", "a"), flows("gone a")).start == ("a",)


IMPOSSIBLE = {
    "that something leads to": (step("boundaryEvent", "b", ERROR, attachedToRef="a"), flows("start b")),
    "that only names its way in": (
        step("boundaryEvent", "b", "<incoming>f</incoming>", ERROR, attachedToRef="a"),
        "",
    ),
    "that its tool calls an end": (
        step(
            "boundaryEvent",
            "b",
            '<extensionElements><data stereotype="ET_END_EVENT"/></extensionElements>',
            attachedToRef="a",
        ),
        "",
    ),
}


@pytest.mark.parametrize(("event", "more"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_an_event_on_a_border_that_cannot_be_one_leaves_its_host_unknown(event: str, more: str) -> None:
    host = step("task", "a", name="Checkout")
    made = read(process(START, host, END, event, flows("start a end"), more))
    (flaw,) = made.flaws
    assert flaw.message.startswith("This export has put the steps of “Checkout” on its border")
    assert flaw.at == "a"
    assert [one.id for one in made.journeys[0].touchpoints.values() if one.incomplete] == ["a", "b"]


def test_an_event_without_trigger_may_sit_on_a_border() -> None:
    assert not read(process(START, step("task", "a"), step("boundaryEvent", "b", attachedToRef="a"))).flaws


def test_a_target_that_is_not_there_is_left_to_the_rules() -> None:
    made = read(process(START, flows("start gone")))
    assert not made.flaws
    assert [way.target for way in made.journeys[0].dangling] == ["gone"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ('<?xml version="1.0"?><!-- <x/> --><b:definitions xmlns:b="http://www.omg.org/spec/BPMN/2', True),
        ('<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"', True),
        ('<definitions xmlns="http://schema.omg.org/spec/BPMN/2.0">', True),
        ("<bpmn:definitions>", True),
        ('<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">', False),
        ('<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">', False),
        ('<vxml xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">', False),
        ('{"a": "<definitions http://www.omg.org/spec/BPMN/"}', False),
    ],
    ids=["a cut off file", "BPMN", "an older BPMN", "a prefix", "DMN", "WSDL", "another root", "JSON"],
)
def test_what_is_claimed(text: str, claimed: bool) -> None:
    assert BPMN.recognises(Document("x.xml", text.encode())) is claimed


OTHERS = {
    "nothing": ("", "This file is empty."),
    "blanks": (" \n", "This file is empty."),
    "a text": ("hello", "no BPMN diagram, although the name of the file says so: it is not XML"),
    "broken XML": ("<foo //>", "This is not valid XML"),
    "other XML": ("<foo/>", "its first element is “foo”"),
    "DMN": (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>',
        "“definitions” of another",
    ),
}


@pytest.mark.parametrize("name", ["x.bpmn", "x.BPMN", "x.bpmn2", "x.bpmn20.xml"])
@pytest.mark.parametrize(("text", "words"), OTHERS.values(), ids=OTHERS.keys())
def test_a_file_whose_name_promises_a_diagram_is_claimed_and_refused(
    text: str, words: str, name: str
) -> None:
    document = Document(name, text.encode())
    assert BPMN.recognises(document)
    with pytest.raises(UnreadableFile) as caught:
        BPMN.read(document)
    assert words in caught.value.message
    assert caught.value.line == 1
    assert caught.value.hint


# --- what is drawn against the standard, and steps of one name --------------------------------------

LINK = '<linkEventDefinition name="Jump"/>'
THROWN = step("intermediateThrowEvent", "t", LINK, name="Jump")
CAUGHT = step("intermediateCatchEvent", "c", LINK, name="Jump") + step("task", "x") + flows("c x")


@pytest.mark.parametrize(
    ("steps", "around"),
    [
        ((START, flows("start t"), THROWN, step("subProcess", "s", CAUGHT)), "inside a sub-process"),
        ((START, flows("start s"), step("subProcess", "s", THROWN), CAUGHT), "outside its sub-process"),
        ((START, flows("start s"), step("subProcess", "s", THROWN), step("subProcess", "o", CAUGHT)), "inside another sub-process"),
    ],
)  # fmt: skip
def test_a_link_across_the_border_of_a_sub_process_is_told_once(steps: tuple[str, ...], around: str) -> None:
    (flaw,) = read(process(*steps)).flaws
    assert flaw.message == f"“Jump” is to go on at “Jump”, which lies {around}."
    assert (flaw.code, flaw.at) == ("CXL003", "t")
    assert [way.target for way in journey(*steps).out("t")] == ["c"]


def test_a_link_that_arrives_on_its_own_level_does_not_jump() -> None:
    inner = step("subProcess", "s", CAUGHT)
    own = step("intermediateCatchEvent", "own", LINK, name="Jump")
    made = journey(START, flows("start t"), THROWN, own, inner)
    assert [way.target for way in made.out("t")] == ["own"]
    assert not read(process(START, flows("start t"), THROWN, own, inner)).flaws
    assert not read(process(START, flows("start t"), step("intermediateThrowEvent", "t", LINK))).flaws


def test_a_sub_process_for_an_event_that_names_none_never_begins() -> None:
    inner = step("startEvent", "s") + step("task", "x") + flows("s x")
    held = step("subProcess", "sub", inner, triggeredByEvent="true")
    (flaw,) = read(process(START, END, flows("start end"), held)).flaws
    assert (
        flaw.message == "An event is to begin this sub-process, and its start names none, so it never begins."
    )
    made = journey(START, END, flows("start end"), held)
    assert made.start == ("start",)
    assert (made["sub"].tags, made["s"].incomplete, made["x"].incomplete) == (("entry",), True, False)
    begun = held.replace('<startEvent id="s">', f'<startEvent id="s">{TIMER}')
    assert not read(process(START, END, flows("start end"), begun)).flaws


def events(*waits: str) -> Journey:
    """A gateway with an event of each of these definitions behind it: e0, e1, …"""
    steps = (step("intermediateCatchEvent", f"e{n}", wait) for n, wait in enumerate(waits))
    return journey(
        START,
        step("eventBasedGateway", "g"),
        *steps,
        flows("start g", *(f"g e{n}" for n in range(len(waits)))),
    )


@pytest.mark.parametrize(
    ("waits", "titles"),
    [
        ((MESSAGE,), ["Event gateway", "Wait for message"]),
        ((MESSAGE, MESSAGE), ["Wait for one of 2 messages", "Wait for message (1)", "Wait for message (2)"]),
        ((MESSAGE, TIMER), ["Wait for message or 15 min", "Wait for message", "Wait 15 min"]),
        ((MESSAGE, MESSAGE, TIMER), ["Wait for message or 15 min", "Wait for message (1)", "Wait for message (2)", "Wait 15 min"]),
        ((TIMER,), ["Wait for 15 min", "Wait 15 min"]),
    ],
)  # fmt: skip
def test_an_event_gateway_is_not_called_like_its_events(waits: tuple[str, ...], titles: list[str]) -> None:
    made = events(*waits)
    assert [made[one].title for one in ("g", *(f"e{n}" for n in range(len(waits))))] == titles
