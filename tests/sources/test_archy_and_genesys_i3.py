"""Both formats of Genesys Cloud Architect tell the same of the same flow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Document, Journey
from cxlint.sources import genesys
from cxlint.sources.archy import GenesysArchy
from cxlint.sources.genesys_i3 import GenesysExport
from tests.sources.genesys_i3_flows import action, flow, literal, loop, message, task, variable
from tests.sources.genesys_i3_flows import journey as exported

ARCHY = GenesysArchy()
I3 = GenesysExport()
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ACTIONS = "  tasks:\n    - task:\n        name: Start\n        refId: Start_1\n        actions:\n"


def written(actions: str, type: str = "inboundCall") -> Journey:
    """The journey of a flow with one task."""
    head = f"{type}:\n  name: Line\n  startUpRef: ./tasks/task[Start_1]\n{ACTIONS}"
    lines = "\n".join(" " * 10 + line for line in actions.strip().splitlines())
    document = Document("flows/Line.yaml", (head + lines + "\n").encode())
    (found, *_) = ARCHY.read(document).journeys
    return found


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        pytest.param(
            ['Contains(Lower(Flow.text),"agent") or Contains(Flow.text, "human")', 'Flow.text == "bye"'],
            ["contains “agent” or contains “human”", "is “bye”"],
            id="what all cases look at goes without saying",
        ),
        pytest.param(
            ['AreEqual(Flow.kind,"a") and !Flow.done', 'AreEqual("b", Flow.kind)'],
            ["is “a” and !Flow.done", "is “b”"],
            id="the rest of a condition stays",
        ),
        pytest.param(
            ['Flow.tier == "gold"', 'StartsWith(Call.Ani, "+34")'],
            ["tier is “gold”", "Ani starts with “+34”"],
            id="different variables are named",
        ),
        pytest.param(["Flow.x > 1"], ["Flow.x > 1"], id="other conditions stay as they are"),
        pytest.param(
            [f"{'Or(' * 30}Flow.{last})" for last in "ab"],
            [f"…{('Or(' * 30)[-25:]}Flow.{last})" for last in "ab"],
            id="long ones begin shortly before they differ",
        ),
    ],
)
def test_cases(conditions: list[str], told: list[str]) -> None:
    assert genesys.cases_in_words(conditions) == told


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("Schedule Callback", True),
        ("{{create_callback_data_action_name}}", True),
        ("Create Call-Back - CRM", True),
        ("Get Callback Priority", False),
        ("cancelCallback", False),
        ("Create Case", False),
    ],
)
def test_data_actions_that_see_to_a_callback(name: str, asks: bool) -> None:
    assert genesys.asks_for_callback(name) is asks
    raw = action("Data", "a", "off", {"SUCCESS": None, "FAILURE": None}, actionName=name)
    found = exported(flow(task("main", raw, action("Disconnect", "off"))))["a"]
    quoted = name.replace("'", "")
    twin = written(
        f"- callData: {{category: {{C: {{dataAction: {{'{quoted}': {{}}}}}}}}}}\n- disconnect: {{}}"
    )
    assert {found.kind, twin.entries[0].kind} == {"callback" if asks else "task"}
    assert found.title.removesuffix(" #7") == twin.entries[0].title
    ways = [way.event for way in twin.out(twin.entries[0].id)]
    assert ways == ["next", "fail" if asks else "error", "timeout"]


def test_texts_that_begin_alike_are_told_apart() -> None:
    said = "Thank you for waiting. I will put you through to our team for {}."
    one, two = (said.format(what) for what in ("mortgages", "insurance"))
    found = written(f"- playAudio: {{audio: {{tts: {one}}}}}\n- playAudio: {{audio: {{tts: {two}}}}}")
    titles = [touchpoint.title for touchpoint in found.of_kind("message")]
    assert titles == ["Play Audio: “…for mortgages.”", "Play Audio: “…for insurance.”"]


# --- loops ----------------------------------------------------------------------------------------

WRITTEN_LOOP = """
- loop:
    name: Poll
    currentIndex: {{var: Flow.Round}}
    loopCount: {{lit: 9}}
    outputs:
      loop:
        actions:
          - updateData: {{name: Set, statements: [{{integer: {{variable: {inside}, value: {{lit: 0}}}}}}]}}
          - wait: {{name: Pause, duration: {{lit: {{seconds: 5}}}}}}
- updateData: {{name: Later, statements: [{{integer: {{variable: Flow.Round}}}}]}}
- disconnect: {{name: Bye}}
"""


@pytest.mark.parametrize(
    ("inside", "basis", "most"),
    [
        pytest.param("Flow.Round", "data", None, id="a counter that is set back inside bounds nothing"),
        pytest.param("Flow.Other", "counter", 9, id="a counter that is set elsewhere bounds the loop"),
    ],
)
def test_loops_whose_counter_is_set_back(inside: str, basis: str, most: int | None) -> None:
    found = written(WRITTEN_LOOP.format(inside=inside))
    head = found["Start_1 / Poll"]
    assert (head.get("basis"), next(way.max for way in found.out(head.id))) == (basis, most)

    def update(id: str, next: str, name: str) -> dict[str, Any]:
        return action("UpdateVariable", id, next, variables=[{"variable": variable(name, name)}])

    poll = loop("l", "set", "later", literal(9, "int"), currentIndex=variable("Flow.Round", "Flow.Round"))
    pause, off = action("Wait", "pause"), action("Disconnect", "off")
    parts = (poll, update("set", "pause", inside), pause, update("later", "off", "Flow.Round"), off)
    twin = exported(flow(task("main", *parts)))
    assert (twin["l"].get("basis"), twin.out("l")[0].max) == (basis, most)


# --- schedules ------------------------------------------------------------------------------------

QUEUE, SORRY, BYE = "[{transferToAcd: {name: Help}}]", "[{playAudio: {audio: {tts: Closed}}}]", "disconnect"


@pytest.mark.parametrize(
    ("active", "inactive", "told"),
    [
        pytest.param("queue", "off", ["open", "closed"], id="hours in which somebody is there"),
        pytest.param("off", "queue", ["closed", "open"], id="hours in which nobody is there"),
        pytest.param("queue", "queue", ["active", "inactive"], id="help either way"),
        pytest.param("off", "off", ["active", "inactive"], id="help neither way"),
        pytest.param("queue", "bot", ["active", "inactive"], id="another flow that may help"),
    ],
)
def test_schedules(active: str, inactive: str, told: list[str]) -> None:
    steps = {
        "queue": "transferToAcd: {name: Help}",
        "off": "disconnect: {name: Bye}",
        "bot": "callBotFlow: {botFlow: {Bot: {}}}",
    }
    outputs = f"active: {{actions: [{{{steps[active]}}}]}}, inactive: {{actions: [{{{steps[inactive]}}}]}}"
    found = written(f"- evaluateSchedule: {{outputs: {{{outputs}}}}}\n- disconnect: {{}}", "inboundEmail")
    assert [way.label or way.event for way in found.out(found.entries[0].id)] == told

    check = action("EvaluateSchedule", "a", None, {"ACTIVE": active, "INACTIVE": inactive})
    others = (action("TransferPureMatch", "queue"), action("CallBotFlow", "bot", "off", flowName="Bot"))
    twin = exported(flow(task("main", check, *others, action("Disconnect", "off"))))
    assert [way.label or way.event for way in twin.out("a")] == told


# --- bots and secure flows ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comes_back", "role", "ends"),
    [
        pytest.param(False, "customer", "contact", id="a call that was passed on"),
        pytest.param(True, "module", None, id="an agent is on the line"),
    ],
)
def test_secure_flows(comes_back: bool, role: str, ends: str | None) -> None:
    last = "- returnToAgent: {}" if comes_back else "- playAudio: {}"
    found = written(
        f"- decision: {{outputs: {{yes: {{actions: [{{disconnect: {{}}}}]}}}}}}\n{last}", "secureCall"
    )
    hang_up = next(one for one in found.of_kind("end") if one.source["type"] == "disconnect")
    assert (found.role, hang_up.get("ends")) == (role, ends)

    check = action("Decision", "d", None, {"YES": "off", "NO": "back"})
    back = action("ReturnToAgent" if comes_back else "Disconnect", "back")
    twin = exported(flow(task("main", check, action("Disconnect", "off"), back), type="securecall"))
    assert (twin.role, twin["off"].get("ends")) == (role, ends)
    assert twin["back"].kind == "end"


def test_bots() -> None:
    settings = """
  settingsErrorHandling:
    enableAgentEscalation: {lit: true}
    agentEscalationHandover: {exp: 'MakeCommunication("One moment.")'}
    recognitionFailureEventHandover: {exp: 'MakeCommunication("I am lost.")'}
  settingsUserInput: {noMatchesMax: {lit: 3}, noInputsMax: {lit: 3}, noInputsTimeout: {lit: {seconds: 7}}}
"""
    ask = "- askForIntent: {question: {exp: 'MakeCommunication(Flow.Hello)'}, outputs: {knowledge: {}}}"
    text = f"botFlow:\n  name: Reception\n  startUpRef: ./tasks/task[Start_1]{settings}{ACTIONS}"
    text += f"{' ' * 10}{ask}\n{' ' * 10}- exitBotFlow: {{}}\n"
    (found,) = ARCHY.read(Document("flows/Bot.yaml", text.encode())).journeys
    question = action("AskForNLUIntent", "a", None, {"KNOWLEDGE": "off"}, question=message("$Flow.Hello"))
    twin = exported(
        flow(
            task("main", question, action("ExitBotFlow", "off"), kind="BotState"),
            type="bot",
            userInputSettings={
                "noInputsMax": literal(3, "int"),
                "noMatchesMax": literal(3, "int"),
                "noInputsTimeout": literal("P0D0H0M7S0F", "dur"),
            },
            errorHandling={
                "recognitionHandlingType": "Exit",
                "enableAgentEscalation": literal("true", "bln"),
                "agentEscalationHandover": message("One moment."),
                "recognitionEventHandover": message("I am lost."),
            },
        )
    )
    assert told(found) == told(twin)


def told(journey: Journey) -> tuple[set[Any], set[Any]]:
    """What a journey says, without the ids and the numbers that only exports have."""

    def titled(identifier: str) -> str:
        return re.sub(r" #\d+$", "", journey[identifier].title)

    points = {
        (
            one.kind,
            titled(one.id),
            one.channel,
            tuple(one.prompt.values()),
            *((name, str(one.get(name))) for name in ("basis", "ends", "human_intent", "input_timeout")),
        )
        for one in journey.touchpoints.values()
    }
    ways = {
        (titled(way.source), titled(way.target), way.event, way.key, way.label, way.retry, way.max, way.say)
        for way in journey.transitions
    }
    return points, ways


TWINS = [
    ("design-architect-flow-data-actions-for-resiliency", "CacheExampleFlow", "CacheExample"),
    ("web-messaging-chatbot-with-knowledge-base", "DevOpsKnowledgeChatBot", "DevOpsKnowledgeChatBot"),
    ("web-messaging-chatbot-with-knowledge-base", "DevOpsKnowledgeInbound", "DevOpsKnowledgeInbound"),
]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the collected flows are not here")
@pytest.mark.parametrize(("folder", "yaml", "i3"), TWINS, ids=[twin[1] for twin in TWINS])
def test_real_flows_in_both_formats(folder: str, yaml: str, i3: str) -> None:
    (written_file,) = CORPUS.glob(f"genesys-archy/*__{folder}/*__{yaml}*")
    (exported_file,) = CORPUS.glob(f"genesys-i3/*__{folder}/*__{i3}*")
    first = ARCHY.read(Document(written_file.name, written_file.read_bytes())).journeys[0]
    second = I3.read(Document(exported_file.name, exported_file.read_bytes())).journeys[0]
    assert told(first) == told(second)
    assert first.role == second.role
