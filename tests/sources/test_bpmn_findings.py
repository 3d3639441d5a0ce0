"""What the rules find in diagrams: mistakes of structure everywhere, and the rest where customers are."""

from __future__ import annotations

from pathlib import Path

import pytest
from sources.bpmn_diagrams import (
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
    step,
)

from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.session import Session

PLUGINS = load_plugins(installed=False)


def found(folder: Path, *parts: str) -> list[tuple[str, str]]:
    """Rules and places of what is found in a diagram of these parts."""
    (folder / "order.bpmn").write_bytes(diagram(*parts).data)
    report = Session(PLUGINS, Config(root=folder)).check([str(folder)])
    return [(finding.name, finding.at) for finding in report.findings]


TASKS = step("task", "a") + step("task", "b")
LOAN = (
    step("userTask", "form", name="Fill in application"),
    step("serviceTask", "check", name="Check score"),
    step("boundaryEvent", "fails", ERROR, attachedToRef="check"),
    step("exclusiveGateway", "complete", name="Complete?"),
    step("sendTask", "offer"),
    step("endEvent", "lost"),
    START,
    END,
    flows("start form check complete offer end", "complete form", "fails lost"),
)
OWN = lanes(Customer="start form", Bank="check fails complete offer end lost")

PEOPLE = (START, *(step("userTask", name) for name in "abc"), END, flows("start a b c end"))
TALK = pools("Firm=p", "Customer", messages=("a pool1", "b pool1", "c pool1"))

DIAGRAMS = {
    "a way through": ((process(START, TASKS, END, flows("start a b end")),), []),
    "activities that end their path": ((process(START, TASKS, flows("start a", "start b")),), []),
    "activities that begin by themselves": ((process(TASKS, END, flows("a end", "b end")),), []),
    "a step that nothing leads to": (
        (process(START, TASKS, END, flows("start a end", "b end")),),
        [("unreachable-touchpoint", "b")],
    ),
    "a gateway that leads nowhere": (
        (process(START, step("exclusiveGateway", "g"), flows("start g")),),
        [("dead-end", "g")],
    ),
    "an arrow to what is not there": (
        (process(START, flows("start gone")),),
        [("dangling-transition", "start-gone")],
    ),
    "a circle without start": ((process(TASKS, flows("a b a")),), [("missing-entry", "")]),
    "a circle without end": ((process(START, TASKS, flows("start a b a")),), [("cannot-complete", "a")]),
    "a circle that a timer ends": (
        (
            process(
                START,
                step("subProcess", "s", TASKS, step("startEvent", "in"), flows("in a b a")),
                step("boundaryEvent", "late", TIMER, attachedToRef="s"),
                END,
                flows("start s", "late end"),
            ),
        ),
        [],
    ),
    "a loan behind the scenes": ((process(*LOAN),), []),
    "a loan that customers ask for": (
        (process(OWN, *LOAN),),
        [("error-hangup", "check.error"), ("unbounded-loop", "complete-form")],
    ),
    "a hotline that is closed": (
        (
            process(
                START,
                step("exclusiveGateway", "open", name="Hotline open?"),
                step("userTask", "talk"),
                END,
                step("endEvent", "over"),
                '<sequenceFlow id="shut" name="no" sourceRef="open" targetRef="over"/>',
                flows("start open talk end"),
                lanes(Clerk="talk"),
            ),
            pools("Firm=p", "Customer", messages=("pool1 start",)),
        ),
        [("closed-hours-dead-end", "shut")],
    ),
    "a scan that may fail for ever": (
        (
            process(
                START,
                step("userTask", "scan", name="Scan the code"),
                step("exclusiveGateway", "ok", name="Scan successful?"),
                END,
                flows("start scan ok end", "ok scan"),
            ),
            pools("Customer=p"),
        ),
        [("unbounded-loop", "ok-scan")],
    ),
    "an export with the steps of a sub-process on its border": (
        (
            process(
                START,
                step("subProcess", "pay", name="Pay"),
                step("boundaryEvent", "in", attachedToRef="pay"),
                step("boundaryEvent", "out", ERROR, "<incoming>x</incoming>", attachedToRef="pay"),
                END,
                flows("start pay end"),
            ),
            pools("Customer=p"),
        ),
        [("invalid-journey", "pay")],
    ),
    "a missing step": (
        (process(START, END, flows("start gone end")),),
        [("dangling-transition", "start-gone")],
    ),
    "a start alone": ((process(START),), [("unreadable-file", "")]),
    "an answer that customers wait for again": (
        (
            process(
                START,
                step("sendTask", "ask"),
                step("receiveTask", "answer"),
                step("exclusiveGateway", "g", name="Enough?"),
                END,
                flows("start ask answer g end", "g ask"),
            ),
            process(
                step("startEvent", "in", MESSAGE), step("endEvent", "out", MESSAGE), flows("in out"), id="q"
            ),
            pools("Customer=p", "Shop=q", messages=("out answer", "ask in")),
        ),
        [],
    ),
    "three people of whom each talks to the customer": (
        (process(lanes(Hotline="a", Clerk="b", Expert="c"), *PEOPLE), TALK),
        [("excess-transfers", "b-c")],
    ),
    "one person who does three things": ((process(lanes(Clerk="a b c"), *PEOPLE), TALK), []),
    "a process of another file": (
        (process(step("callActivity", "call", calledElement="pay")),),
        [("unresolved-link", "call")],
    ),
    "a process of this file": (
        (process(step("callActivity", "call", calledElement="pay")), process(TASKS, id="pay")),
        [],
    ),
    "a request and its answer": (
        (
            process(START, step("task", "ask"), END, flows("start ask end")),
            process(
                step("startEvent", "in", MESSAGE), step("endEvent", "out", MESSAGE), flows("in out"), id="q"
            ),
            pools("Customer=p", "Shop=q", messages=("ask in", "out ask")),
        ),
        [],
    ),
}


@pytest.mark.parametrize(("parts", "expected"), DIAGRAMS.values(), ids=DIAGRAMS.keys())
def test_what_is_found(tmp_path: Path, parts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert found(tmp_path, *parts) == expected


def test_a_file_called_bpmn_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / "order.bpmn").write_text("<foo //>", encoding="utf-8")
    report = Session(PLUGINS, Config(root=tmp_path)).check([str(tmp_path)])
    assert [(finding.name, finding.blocks) for finding in report.findings] == [("unreadable-file", True)]


def test_of_several_files_with_a_process_of_one_id_the_own_one_is_meant(tmp_path: Path) -> None:
    call = process(step("callActivity", "call", calledElement="pay"))
    pay = process(TASKS, id="pay")
    (tmp_path / "other.bpmn").write_bytes(diagram(pay).data)
    assert found(tmp_path, call, pay) == []
