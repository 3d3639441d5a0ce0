"""Makes designs of any size, the same ones every time.

::

    python benchmarks/generate.py journey 20000 > large.journey.yaml
    python benchmarks/generate.py chain 20000 > chain.journey.yaml
    python benchmarks/generate.py connect 40 > flow.json
    python benchmarks/generate.py diagram 40 > diagram.bpmn

A *journey* is what people draw, many times over: decisions that spread customers over desks, and at
each desk a menu, an input that is asked again, opening hours, a queue with an overflow, an agent and
a survey. Some desks have a fault: a loop without a limit, a dead end, a target that does not exist, a
touchpoint that nobody gets to, no way to a person. A *chain* is one step after the other, which is
the worst that can happen to code that recurses. *connect* is a flow of Amazon Connect, *diagram* a
BPMN diagram of as many elements, for comparison with bpmnlint.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

DESK = """\
  desk{n}_welcome:
    kind: message
    prompt: "Thank you for calling desk {n}."
    next: desk{n}_menu
  desk{n}_menu:
    kind: menu
    prompt: "For your order press 1. For opening hours press 2. For offers press 3.{spoken_person}"
    options:
      1: {{to: desk{n}_ask, label: order, probability: 55%}}
      2: {{to: desk{n}_info, label: opening hours}}
      3: {{to: desk{n}_offer, label: offers}}
{person}\
    on_no_input: {{to: {help}, retry: 2}}
    on_no_match: {{to: {help}, retry: 2}}
  desk{n}_ask:
    title: Ask for the order number
    kind: input
    prompt: "Please enter your order number of eight digits."
    asks: [order_number]
    next: desk{n}_look_up
    on_no_input: {{to: {help}, retry: 1}}
    on_no_match: {misheard}
  desk{n}_look_up:
    title: Look the order up
    kind: task
    channel: backstage
    next: desk{n}_known
    on_error: {help}
  desk{n}_known:
    title: Is the order known?
    kind: decision
    basis: data
    next:
      - {{to: desk{n}_say, if: the order is known}}
      - desk{n}_ask_again
  desk{n}_ask_again:
    kind: message
    prompt: "We do not know this number."
    next: {again}
  desk{n}_say:
    kind: message
    prompt: "Your order arrives on {{day}}. We have sent you the details."
    next: desk{n}_text
  desk{n}_text:
    kind: message
    channel: sms
    next: desk{n}_more
  desk{n}_more:
    kind: menu
    prompt: "For the menu press 1. To end the call press 2.{spoken_person}"
    options:
      1: desk{n}_menu
      2: desk{n}_done
{person}\
    on_no_input: {{to: desk{n}_done, retry: 1}}
    on_no_match: {{to: {help}, retry: 2}}
  desk{n}_info:
    kind: message
    prompt: "We are here from Monday to Friday, from 8 to 18 hours."
{after_info}\
  desk{n}_offer:
    kind: bot
    prompt: "What would you like to know about our offers?"
    next: {after_offer}
    on_no_match: {{to: {help}, retry: 1}}
    on_no_input: {{to: {help}, retry: 1}}
  desk{n}_hours:
    kind: decision
    basis: hours
    next: desk{n}_queue
    on_closed: desk{n}_closed
  desk{n}_closed:
    kind: message
    prompt: "We are closed. Somebody will call you back tomorrow."
    next: desk{n}_call_back
  desk{n}_call_back:
    kind: callback
    window: tomorrow morning
    attempts: 2
    next: desk{n}_agent
  desk{n}_queue:
    kind: queue
    announces: [position, wait]
    max_wait: 5m
    next: desk{n}_agent
    on_queue_full: desk{n}_call_back
    on_timeout: {{to: desk{n}_call_back, after: 5m}}
  desk{n}_agent:
    kind: agent
    owner: desk-{n}
    next: [desk{n}_survey, desk{n}_expert]
  desk{n}_expert:
    kind: transfer
    transfer_mode: warm
    next: desk{n}_survey
  desk{n}_survey:
    kind: survey
    channel: sms
    questions: 2
    next: desk{n}_done
  desk{n}_old:
    kind: message
    prompt: "This offer has ended."
    next: desk{n}_done
  desk{n}_done: {{end: resolved}}
"""
DESK_SIZE = 20
SPREAD = 8
"""Ways on of each decision above the desks."""

HEAD = """\
cxlint: 1
journey: Generated, {size} touchpoints
owner: benchmarks
locales: [en]
defaults: {{channel: phone}}
touchpoints:
"""


def journey(size: int) -> str:
    """A realistic journey of exactly *size* touchpoints; 24 or more."""
    desks = max(1, (size - 2) // (DESK_SIZE + 1))
    while desks > 1 and desks * DESK_SIZE + len(_levels(desks)) + 1 > size:
        desks -= 1
    levels = _levels(desks)
    missing = size - desks * DESK_SIZE - len(levels) - 1
    first = levels[0][0] if levels else "desk0_welcome"
    parts = [HEAD.format(size=size), *_greetings(missing, first)]
    parts += [_decision(name, ways) for name, ways in levels]
    parts += [_desk(number) for number in range(desks)]
    return "".join(parts)


def _levels(desks: int) -> list[tuple[str, list[str]]]:
    """The decisions above the desks, from the top: name and ways on of each."""
    below = [f"desk{number}_welcome" for number in range(desks)]
    found: list[tuple[str, list[str]]] = []
    depth = 0
    while len(below) > 1:
        groups = [below[start : start + SPREAD] for start in range(0, len(below), SPREAD)]
        level = [(f"spread{depth}_{number}", group) for number, group in enumerate(groups)]
        found = [*level, *found]
        below = [name for name, _ in level]
        depth += 1
    return found


def _greetings(count: int, then: str) -> Iterator[str]:
    """The first ``count + 1`` touchpoints: one message after the other."""
    for number in range(count + 1):
        following = f"greeting{number + 1}" if number < count else then
        yield f'  greeting{number}:\n    kind: message\n    prompt: "Welcome, part {number}."\n'
        yield f"    next: {following}\n"


def _decision(name: str, ways: list[str]) -> str:
    rows = [f"      - {{to: {way}, if: segment {number}}}\n" for number, way in enumerate(ways[:-1])]
    return f"  {name}:\n    kind: decision\n    basis: data\n    next:\n{''.join(rows)}      - {ways[-1]}\n"


def _desk(n: int) -> str:
    no_person = n % 19 == 6
    help_ = f"desk{n}_done" if no_person else f"desk{n}_hours"
    more = f"desk{n}_more"
    text = DESK.format(
        n=n,
        help=help_,
        spoken_person="" if no_person else " To speak to someone press 0.",
        person="" if no_person else f"      0: {{to: desk{n}_hours, label: a person}}\n",
        misheard=f"desk{n}_ask" if n % 11 == 0 else f"{{to: {help_}, retry: 2}}",
        again=f"desk{n}_ask" if n % 7 == 2 else f"{{to: desk{n}_ask, max: 2}}",
        after_info="" if n % 13 == 4 else f"    next: {more}\n",
        after_offer=f"desk{n}_ofer" if n % 17 == 5 else more,
    )
    if n % 23 == 7:
        return text
    return text.replace(f"  desk{n}_call_back:\n", f"  desk{n}_call_back:\n    on_no_answer: desk{n}_old\n")


def chain(size: int) -> str:
    """One message after the other, *size* touchpoints in all."""
    steps = [
        f"  step{number}:\n    kind: message\n    prompt: Step {number}.\n    next: step{number + 1}\n"
        for number in range(size - 1)
    ]
    return "".join([HEAD.format(size=size), *steps, f"  step{size - 1}: {{end: resolved}}\n"])


def connect(size: int) -> str:
    """A flow of Amazon Connect of about *size* blocks: menus, hours, queues."""
    actions: list[dict[str, Any]] = []
    count = max(1, size // 6)
    for n in range(count):
        actions += _connect_desk(n, (n + 1) % count)
    flow = {"Version": "2019-10-30", "StartAction": "menu0", "Metadata": {}, "Actions": actions}
    return json.dumps(flow, indent=1)


def _connect_desk(n: int, other: int) -> Iterator[dict[str, Any]]:
    failed = [{"NextAction": f"end{n}", "ErrorType": "NoMatchingError"}]
    mistaken = [
        {"NextAction": f"hours{n}", "ErrorType": kind}
        for kind in ("NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError")
    ]
    keys = (("1", f"info{n}"), ("2", f"menu{other}"), ("0", f"hours{n}"))
    spoken = "For opening hours press 1. For another matter press 2. To speak to someone press 0."
    menu = {"Text": spoken, "StoreInput": "False", "InputTimeLimitSeconds": "5"}
    yield _action(f"menu{n}", "GetParticipantInput", menu, errors=mistaken, conditions=keys)
    yield _action(
        f"info{n}", "MessageParticipant", {"Text": "We are here from 8 to 18 hours."}, f"end{n}", failed
    )
    yield _action(
        f"hours{n}",
        "CheckHoursOfOperation",
        {},
        errors=failed,
        conditions=(("True", f"pick{n}"), ("False", f"info{n}")),
    )
    yield _action(
        f"pick{n}",
        "UpdateContactTargetQueue",
        {"QueueId": f"arn:aws:connect:::queue/{n}"},
        f"queue{n}",
        failed,
    )
    full = [{"NextAction": f"info{n}", "ErrorType": "QueueAtCapacity"}, *failed]
    yield _action(f"queue{n}", "TransferContactToQueue", {}, f"end{n}", full)
    yield _action(f"end{n}", "DisconnectParticipant", {})  # fmt: skip


def _action(
    name: str,
    type_: str,
    parameters: dict[str, Any],
    following: str = "",
    errors: list[dict[str, str]] | None = None,
    conditions: tuple[tuple[str, str], ...] = (),
) -> dict[str, Any]:
    transitions: dict[str, Any] = {}
    if errors is not None:
        transitions = {
            "NextAction": following or errors[0]["NextAction"],
            "Errors": errors,
            "Conditions": [
                {"NextAction": target, "Condition": {"Operator": "Equals", "Operands": [key]}}
                for key, target in conditions
            ],
        }
    return {"Identifier": name, "Type": type_, "Parameters": parameters, "Transitions": transitions}


BPMN_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
 xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="http://example.com/journeys">
<bpmn:process id="process" isExecutable="false">
"""


def diagram(size: int) -> str:
    """A BPMN diagram of about *size* touchpoints: tasks, and decisions that split and join."""
    nodes: dict[str, str] = {"start": "startEvent"}
    flows: list[tuple[str, str]] = []
    last = "start"
    for n in range(max(1, (size - 2) // 4)):
        split, one, other, join = (f"{word}{n}" for word in ("split", "one", "other", "join"))
        nodes |= {split: "exclusiveGateway", one: "task", other: "userTask", join: "exclusiveGateway"}
        flows += [(last, split), (split, one), (split, other), (one, join), (other, join)]
        last = join
    nodes["done"] = "endEvent"
    flows.append((last, "done"))
    return "".join([BPMN_HEAD, *_elements(nodes, flows), *_shapes(nodes, flows)])


def _elements(nodes: dict[str, str], flows: list[tuple[str, str]]) -> Iterator[str]:
    for name, kind in nodes.items():
        into = "".join(f"<bpmn:incoming>{a}-{b}</bpmn:incoming>" for a, b in flows if b == name)
        out = "".join(f"<bpmn:outgoing>{a}-{b}</bpmn:outgoing>" for a, b in flows if a == name)
        yield f'<bpmn:{kind} id="{name}" name="Step {name}">{into}{out}</bpmn:{kind}>\n'
    for a, b in flows:
        yield f'<bpmn:sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}" />\n'
    yield "</bpmn:process>\n"


def _shapes(nodes: dict[str, str], flows: list[tuple[str, str]]) -> Iterator[str]:
    yield '<bpmndi:BPMNDiagram id="picture"><bpmndi:BPMNPlane id="plane" bpmnElement="process">\n'
    for number, name in enumerate(nodes):
        bounds = f'<dc:Bounds x="{number * 150}" y="100" width="100" height="80" />'
        yield f'<bpmndi:BPMNShape id="{name}-shape" bpmnElement="{name}">{bounds}</bpmndi:BPMNShape>\n'
    for a, b in flows:
        points = '<di:waypoint x="0" y="0" /><di:waypoint x="9" y="9" />'
        yield f'<bpmndi:BPMNEdge id="{a}-{b}-edge" bpmnElement="{a}-{b}">{points}</bpmndi:BPMNEdge>\n'
    yield "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>\n"


MAKERS: dict[str, Callable[[int], str]] = {
    "journey": journey,
    "chain": chain,
    "connect": connect,
    "diagram": diagram,
}


def main() -> None:
    """Write the design that the command line asks for to standard output."""
    kind, size = sys.argv[1], int(sys.argv[2])
    sys.stdout.write(MAKERS[kind](size))


if __name__ == "__main__":
    main()
