"""Flows that name each other: what is known of the other side, and what is never read."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from cxlint.api import Journey, Reference, Touchpoint
from cxlint.config.load import Config
from cxlint.links import findings
from cxlint.plugins import load_plugins
from cxlint.project import HOOK_ROLES, Project, link, resolve
from cxlint.report import Report
from cxlint.session import Session
from cxlint.sources.base import Document
from cxlint.sources.native import JourneyFile

PERSON = "person: {kind: queue}"
LETTER = "letter: {kind: voicemail, end: deferred}"
BYE = "bye: {end: resolved}"


def journey(path: str, *touchpoints: str) -> Journey:
    text = (
        "cxlint: 1\njourney: " + path.split(".")[0] + "\ntouchpoints:\n  " + "\n  ".join(touchpoints) + "\n"
    )
    reading = JourneyFile().read(Document(path, text.encode()))
    assert not reading.flaws
    return reading.journeys[0]


def going(to: str) -> str:
    return f"hello: {{kind: message, next: {to}}}"


def facts(project: Project, number: int = 0) -> list[tuple[bool | None, bool | None]]:
    return [(beyond.person, beyond.help) for beyond in project.journeys[number].beyond.values()]


FACTS = [
    pytest.param((PERSON,), (True, True), id="a person is there"),
    pytest.param((LETTER,), (False, True), id="help is there, but no person"),
    pytest.param((BYE,), (False, False), id="there is nobody"),
    pytest.param((BYE, PERSON), (False, False), id="there is somebody, but no way to them"),
    pytest.param(("hello: {kind: message, on_hangup: person}", PERSON), (False, False), id="hanging up is no way"),
    pytest.param((going("gone.journey.yaml"),), (None, None), id="it goes on to something unread"),
    pytest.param(
        ("hello: {kind: menu, options: {1: gone.journey.yaml, 2: person}}", PERSON),
        (True, True),
        id="what is unread does not hide a person who is there",
    ),
    pytest.param(("hello: {kind: message, next: nowhere}",), (None, None), id="a way leads to what is not there"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "expected"), FACTS)
def test_what_is_known_of_another_journey(
    other: tuple[str, ...], expected: tuple[bool | None, bool | None]
) -> None:
    project = link([journey("a.journey.yaml", going("b.journey.yaml")), journey("b.journey.yaml", *other)])
    assert facts(project) == [expected]


@pytest.mark.parametrize(("role", "asks"), [("module", True), ("customer", False)])
def test_questions_of_modules_are_known_to_those_who_call_them(role: str, asks: bool) -> None:
    bot = replace(journey("b.journey.yaml", "ask: {kind: input, next: done}", "done: {kind: end}"), role=role)
    project = link([journey("a.journey.yaml", going("b.journey.yaml")), bot])
    assert [beyond.asks for beyond in project.journeys[0].beyond.values()] == [asks]


@pytest.mark.parametrize(("ending", "escalates"), [("done", True), ("bye", False)])
def test_a_wish_for_a_person_that_comes_back_is_known_to_those_who_call(ending: str, escalates: bool) -> None:
    bot = journey("b.journey.yaml", "done: {kind: end}", "ask: {kind: input, next: bye}", "bye: {kind: end}")
    marked = {**bot.touchpoints, ending: replace(bot[ending], source={"escalates": True})}
    bot = replace(bot, touchpoints=marked, start=("done",))
    project = link([journey("a.journey.yaml", going("b.journey.yaml")), bot])
    assert [beyond.escalates for beyond in project.journeys[0].beyond.values()] == [escalates]


ENDED = [
    (("bye: {kind: message, prompt: Bye., next: done}", "done: {kind: end}"), (True, True)),
    (("log: {kind: task, next: done}", "done: {kind: end}"), (True, False)),
    (("ask: {kind: input, next: done}", "done: {kind: end}"), (False, True)),
    (("people: {kind: queue}",), (False, True)),
    (("done: {kind: end, ends: piece}",), (False, False)),
]


@pytest.mark.parametrize(("other", "expected"), ENDED)
def test_contacts_that_end_by_themselves_elsewhere(
    other: tuple[str, ...], expected: tuple[bool, bool]
) -> None:
    project = link([journey("a.journey.yaml", going("b.journey.yaml")), journey("b.journey.yaml", *other)])
    assert [(one.cut_off, one.heard) for one in project.journeys[0].beyond.values()] == [expected]


def ring(*last: str) -> Project:
    return link(
        [
            journey("a.journey.yaml", going("b.journey.yaml")),
            journey("b.journey.yaml", going("c.journey.yaml")),
            journey("c.journey.yaml", *last),
        ]
    )


def test_facts_go_round_in_a_circle_of_calls() -> None:
    project = ring("hello: {kind: menu, options: {1: a.journey.yaml, 0: person}}", PERSON)
    assert [facts(project, number)[0] for number in range(3)] == [(True, True)] * 3


def test_a_circle_in_which_there_is_nobody_knows_that() -> None:
    project = ring(going("a.journey.yaml"))
    assert [facts(project, number)[0] for number in range(3)] == [(False, False)] * 3
    assert project.unresolved == ()


def test_a_circle_with_a_hole_knows_nothing() -> None:
    project = ring("hello: {kind: menu, options: {1: a.journey.yaml, 2: gone.journey.yaml}}")
    assert facts(project) == [(None, None)]
    assert [one.touchpoint.id for one in project.unresolved] == ["gone.journey.yaml"]


def test_a_journey_may_call_itself() -> None:
    project = link([journey("a.journey.yaml", going("a.journey.yaml"))])
    assert facts(project) == [(False, False)]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("b.journey.yaml#desk", [(True, True)], id="from there on, a person"),
        pytest.param("b.journey.yaml#bye", [(False, False)], id="from there on, nobody"),
        pytest.param("b.journey.yaml#nowhere", [], id="there is no such touchpoint"),
    ],
)
def test_a_call_may_name_a_touchpoint(target: str, expected: list[tuple[bool, bool]]) -> None:
    other = journey(
        "b.journey.yaml", "menu: {kind: menu, options: {1: bye, 2: desk}}", BYE, "desk: {kind: agent}"
    )
    project = link([journey("a.journey.yaml", going(target)), other])
    assert facts(project) == expected
    assert len(project.unresolved) == (not expected)


def test_linking_leaves_the_journeys_given_as_they_are() -> None:
    given = [journey("a.journey.yaml", going("b.journey.yaml")), journey("b.journey.yaml", PERSON)]
    link(given)
    assert all(not one.beyond for one in given)
    assert given[0].opaque == {"b.journey.yaml"}


# --- names that a platform gives ------------------------------------------------------------------------


def named(
    name: str, file: str = "x/flow.json", hooks: dict[str, object] | None = None, *calls: str
) -> Journey:
    touchpoints = {"a": Touchpoint("a", "task", source={"hooks": hooks or {}})}
    for call in calls:
        touchpoints[call] = Touchpoint(call, "call", reference=Reference(call, "platform"))
    return Journey(name, name, file, "platform", touchpoints, (), ("a",), names=(name,))


def test_names_are_compared_without_case() -> None:
    project = link([named("Main", "x/a.json", None, "billing "), named("BILLING", "x/b.json")])
    assert [beyond.journey for beyond in project.journeys[0].beyond.values()] == ["BILLING"]


def test_of_two_flows_of_one_name_the_one_in_the_same_folder_is_meant() -> None:
    main = named("Main", "x/a.json", None, "Bill")
    near, far = named("Bill", "x/b.json"), replace(named("Bill", "y/b.json"), title="far")
    for journeys in ([main, near, far], [far, near, main]):
        linked = next(one for one in link(journeys).journeys if one.id == "Main")
        assert [beyond.journey for beyond in linked.beyond.values()] == ["Bill"]


def test_of_two_flows_of_one_name_in_one_folder_none_is_meant() -> None:
    main = named("Main", "x/a.json", None, "Bill")
    project = link([main, named("Bill", "x/b.json"), named("Bill", "x/c.json")])
    assert [one.touchpoint.id for one in project.unresolved] == ["Bill"]


@pytest.mark.parametrize(("event", "role"), HOOK_ROLES.items())
def test_a_flow_hung_onto_an_event_gets_the_role(event: str, role: str) -> None:
    hook = {event.title(): Reference("Waiting", "platform")}
    for order in (1, -1):
        journeys = [named("Main", "x/a.json", hook), named("Waiting", "x/b.json")][::order]
        assert {one.id: one.role for one in link(journeys).journeys} == {"Main": "customer", "Waiting": role}


def test_a_flow_hung_onto_two_events_gets_the_same_role_in_any_order() -> None:
    one = named("One", "x/a.json", {"CustomerWhisper": Reference("W", "platform")})
    two = named("Two", "x/b.json", {"CustomerQueue": Reference("W", "platform")})
    target = named("W", "x/c.json")
    for journeys in ([one, two, target], [two, one, target]):
        assert link(journeys).journeys[2].role == "queue"


def test_a_role_that_the_design_names_itself_is_kept() -> None:
    hook = {"CustomerQueue": Reference("W", "platform")}
    project = link([named("Main", "x/a.json", hook), replace(named("W", "x/b.json"), role="module")])
    assert project.journeys[1].role == "module"


def test_reasons_why_links_lead_out_of_sight_are_told_one_by_one() -> None:
    main = named("Main", "x/a.json", None, "Gone", "Bill", "Lost", "{{name}}")
    project = link([main, named("Bill", "x/b.json"), named("Bill", "x/c.json")])
    found = list(findings(project.unresolved, project.journeys[:1]))
    assert [one.message for one in found] == [
        "2 links lead to journeys that were not read: “Gone”, “Lost”.",
        "1 link leads to a journey whose name others have, too, so it is unclear which one is meant: “Bill”.",
        "1 link leads to a journey whose name is still to be filled in: “{{name}}”.",
    ]


# --- files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "relative", "path"),
    [
        ("a.journey.yaml", "b.journey.yaml", "b.journey.yaml"),
        ("flows/a.journey.yaml", "b.journey.yaml", "flows/b.journey.yaml"),
        ("flows/a.journey.yaml", "./b.journey.yaml", "flows/b.journey.yaml"),
        ("flows/a.journey.yaml", "../b.journey.yaml", "b.journey.yaml"),
        ("flows/a.journey.yaml", "../../b.journey.yaml", "../b.journey.yaml"),
        ("../a.journey.yaml", "../b.journey.yaml", "../../b.journey.yaml"),
        ("a.journey.yaml", "x//y/../b.journey.yaml", "x/b.journey.yaml"),
        ("flows\\a.journey.yaml", "sub\\b.journey.yaml", "flows/sub/b.journey.yaml"),
        ("/p/a.journey.yaml", "b.journey.yaml", "/p/b.journey.yaml"),
        ("/a.journey.yaml", "b.journey.yaml", "/b.journey.yaml"),
        ("/p/a.journey.yaml", "../../../b.journey.yaml", "/b.journey.yaml"),
        ("a.journey.yaml", "/etc/b.journey.yaml", None),
        ("a.journey.yaml", "C:/b.journey.yaml", None),
        ("a.journey.yaml", "http://example.com/b.journey.yaml", None),
    ],
)
def test_what_a_path_means_in_a_file(base: str, relative: str, path: str | None) -> None:
    assert resolve(base, relative) == path


class Disk:
    """A project folder with something private beside it."""

    def __init__(self, folder: Path) -> None:
        self.outside = folder
        self.root = folder / "project"
        self.root.mkdir()
        self.write("../private.journey.yaml", PERSON)

    def write(self, name: str, *touchpoints: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "\n  ".join(touchpoints)
        path.write_text(f"cxlint: 1\njourney: {path.stem}\ntouchpoints:\n  {body}\n", encoding="utf-8")

    def check(self, *names: str) -> Report:
        return Session(load_plugins(installed=False), Config(root=self.root)).check(names)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    made = Disk(tmp_path)
    monkeypatch.chdir(made.root)
    return made


def unresolved(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.code == "CXL006"]


def test_files_beside_are_read_for_facts_and_not_checked(disk: Disk) -> None:
    disk.write("a.journey.yaml", going("sub/b.journey.yaml"))
    disk.write("sub/b.journey.yaml", going("../c.journey.yaml"))
    disk.write("c.journey.yaml", "hello: {kind: menu, options: {1: person, 2: stuck}}", PERSON, "stuck: {}")
    report = disk.check("a.journey.yaml")
    assert [file.path for file in report.files] == ["a.journey.yaml"]
    assert report.findings == ()
    assert [beyond.person for beyond in report.files[0].journeys[0].beyond.values()] == [True]
    assert [finding.code for finding in disk.check("c.journey.yaml").findings if finding.at == "stuck"] == [
        "STR104"
    ]


def test_files_beside_may_call_back(disk: Disk) -> None:
    disk.write("a.journey.yaml", going("b.journey.yaml"))
    disk.write("b.journey.yaml", going("a.journey.yaml"))
    assert unresolved(disk.check("a.journey.yaml")) == []


OUTSIDE = [
    pytest.param("../private.journey.yaml", id="above the project"),
    pytest.param("sub/../../private.journey.yaml", id="above the project, by a detour"),
    pytest.param("link.journey.yaml", id="a link that leads out"),
    pytest.param("door/private.journey.yaml", id="a folder that leads out"),
    pytest.param("circle.journey.yaml", id="a link in a circle"),
    pytest.param('"x\\0y.journey.yaml"', id="a name that no file can have"),
    pytest.param('"' + "x" * 5000 + '.journey.yaml"', id="a name that is too long"),
    pytest.param("sub.journey.yaml", id="a folder"),
    pytest.param("gone.journey.yaml", id="a file that is not there"),
]


@pytest.mark.parametrize("target", OUTSIDE)
def test_nothing_is_read_outside_the_project(disk: Disk, target: str) -> None:
    os.symlink(disk.outside / "private.journey.yaml", "link.journey.yaml")
    os.symlink(disk.outside, "door")
    os.symlink("circle.journey.yaml", "circle.journey.yaml")
    Path("sub.journey.yaml").mkdir()
    disk.write("a.journey.yaml", going(target))
    report = disk.check("a.journey.yaml")
    assert len(unresolved(report)) == 1
    assert not report.files[0].journeys[0].beyond
    assert report.exit_status(None) == 0


def test_an_absolute_path_is_never_followed(disk: Disk) -> None:
    disk.write("b.journey.yaml", PERSON)
    disk.write("a.journey.yaml", going(f"{disk.root}/b.journey.yaml"))
    assert len(unresolved(disk.check("a.journey.yaml"))) == 1


def test_beside_a_file_that_was_named_is_inside(disk: Disk) -> None:
    disk.write("../a.journey.yaml", going("private.journey.yaml"))
    assert unresolved(disk.check("../a.journey.yaml")) == []


def test_links_to_what_was_not_read_are_one_note_for_each_journey(disk: Disk) -> None:
    options = ", ".join(f"{n}: gone{n}.journey.yaml" for n in range(1, 6))
    disk.write("a.journey.yaml", f"hello: {{kind: menu, options: {{{options}}}}}")
    report = disk.check("a.journey.yaml")
    assert report.findings[0].fix == "Check the journeys together, or check that the names are right."
    assert unresolved(report) == [
        "5 links lead to journeys that were not read: “gone1”, “gone2”, “gone3” and 2 more."
    ]
    assert report.exit_status(None) == 0


def exported(*targets: str) -> str:
    """An Amazon Connect flow that goes on to one flow, or to the next where that fails."""
    steps = [
        {
            "Identifier": f"s{number}",
            "Type": "TransferToFlow",
            "Parameters": {"ContactFlowId": target},
            "Transitions": {"Errors": [{"ErrorType": "NoMatchingError", "NextAction": f"s{number + 1}"}]},
        }
        for number, target in enumerate(targets)
    ]
    last = {"Identifier": f"s{len(targets)}", "Type": "DisconnectParticipant"}
    return json.dumps({"Version": "2019-10-30", "StartAction": "s0", "Actions": [*steps, last]})


NAMED, DATA = "arn:aws:connect:x:1:instance/i/contact-flow/f", "$.External.flow"
TOGETHER = "Check the flows together, or check that the names are right."
LATE = "Data or a server decides which flow comes next. Check that each one it can be leads to help."
FLOWS = [
    pytest.param([NAMED], "1 link leads to a flow that was not read: ", TOGETHER, id="one flow"),
    pytest.param(
        [DATA],
        "1 link leads to a flow that is only decided while a contact runs: ",
        LATE,
        id="a flow that data names",
    ),
    pytest.param(
        [""], "1 link does not say which flow it leads to: ", "Name the flow that comes next.", id="no name"
    ),
    pytest.param(
        [NAMED, NAMED + "2"], "2 links lead to flows that were not read: ", TOGETHER, id="two flows"
    ),
]


@pytest.mark.parametrize(("targets", "message", "fix"), FLOWS)
def test_exports_speak_of_flows(disk: Disk, targets: list[str], message: str, fix: str) -> None:
    (disk.root / "flow.json").write_text(exported(*targets), encoding="utf-8")
    (found,) = [one for one in disk.check("flow.json").findings if one.code == "CXL006"]
    assert found.message.startswith(message)
    assert found.fix == fix
    assert "such a link" in found.why
