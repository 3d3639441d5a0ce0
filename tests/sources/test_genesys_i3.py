"""What each part of a flow exported from Genesys Architect becomes."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import quote

import pytest
from sources.genesys_i3_flows import (
    I3,
    action,
    document,
    flow,
    journey,
    literal,
    loop,
    menu,
    message,
    packed,
    path,
    reading,
    spoken,
    task,
    variable,
    ways,
)

from cxlint.api import Document, Reference
from cxlint.project import link

OFF = action("Disconnect", "off")
ACD: dict[str, Any] = {"queues": [literal("Sales", "que")]}


# --- the file -------------------------------------------------------------------------------------

TINY = flow(task("main", OFF))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.i3InboundFlow", packed(TINY), id="a call flow by its name"),
        pytest.param("a.I3BOTFLOW", b"", id="an empty file by its name, in capitals"),
        pytest.param("a.i3DigitalBotFlow", b"\xff\xfe\x00", id="a damaged file by its name"),
        pytest.param("export.txt", packed(TINY), id="any name, by the contents"),
        pytest.param("export", b"\xef\xbb\xbf\r\n" + packed(TINY), id="contents after blanks"),
        pytest.param("config.json", json.dumps(TINY).encode(), id="the bare JSON of the platform's API"),
    ],
)
def test_exports_are_recognised(name: str, data: bytes) -> None:
    assert I3.recognises(Document(name, data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.json", b'{"StartAction": "a", "Actions": []}', id="another platform's flow"),
        pytest.param("a.json", b'{"note": "flowSequenceItemList"}', id="a mere mention"),
        pytest.param("a.txt", base64.b64encode(b"%7B%22a%22%3A1%7D"), id="other packed JSON"),
        pytest.param("a.i3dm", b"i3dm", id="a three-dimensional model"),
        pytest.param("a.yaml", b"inboundCall:\n  name: x\n", id="the same flow in Archy's YAML"),
        pytest.param("a", b"", id="an empty file"),
    ],
)
def test_other_files_are_left_alone(name: str, data: bytes) -> None:
    assert not I3.recognises(Document(name, data))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(packed(TINY), id="one line"),
        pytest.param(b"\n".join(packed(TINY)[at : at + 76] for at in range(0, 4000, 76)), id="broken lines"),
        pytest.param(packed(TINY).rstrip(b"="), id="without padding"),
        pytest.param(base64.b64encode(quote(json.dumps(TINY)).encode()), id="slashes left as they are"),
        pytest.param(base64.b64encode(json.dumps(TINY).encode()), id="not percent-encoded"),
        pytest.param(json.dumps(TINY).encode(), id="not packed at all"),
    ],
)
def test_the_wrapping_comes_off(data: bytes) -> None:
    (found,) = I3.read(Document("Reception.i3InboundFlow", data)).journeys
    assert list(found.touchpoints) == ["off"]


def test_places_are_the_file_and_what_architect_shows() -> None:
    made = document(flow(task("main", action("PlayAudio", "a", prompts=spoken("Hello.")), start="a")))
    (found,) = I3.read(made).journeys
    place = I3.locate(made, found["a"].location)
    assert (place.file, place.line, place.pointer[-2:]) == (made.path, 0, ("actionList", 0))
    assert found["a"].title == "Play Audio: “Hello.” #7"
    assert found["a"].source["tracking_id"] == "7"
    assert found["a"].source["sequence"] == "Main"


def test_bare_json_has_lines() -> None:
    made = Document("a.json", json.dumps(TINY, indent=1).encode())
    (found,) = I3.read(made).journeys
    place = I3.locate(made, found["off"].location)
    assert made.lines[place.line - 1].strip() == "{"


# --- flows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "role", "channel"),
    [
        ("inboundcall", "customer", "phone"),
        ("inboundchat", "customer", "chat"),
        ("inboundemail", "customer", "email"),
        ("inboundshortmessage", "customer", "messaging"),
        ("inqueuecall", "queue", "phone"),
        ("bot", "customer", None),
        ("digitalbot", "customer", "messaging"),
        ("commonmodule", "module", None),
        ("workflow", "agent", "backstage"),
        ("surveyinvite", "closing", "backstage"),
        ("securecall", "customer", "phone"),
    ],
)
def test_types_of_flows(type: str, role: str, channel: str | None) -> None:
    found = journey(flow(task("main", OFF), type=type))
    assert (found.role, found["off"].channel) == (role, channel)
    assert found.medium(found["off"]) == {"messaging": "text", None: None}.get(
        channel, found.medium(found["off"])
    )


def test_a_type_that_is_not_known_gets_no_rules_for_customers() -> None:
    found = reading(flow(task("main", OFF), type="telepathy"))
    assert found.journeys[0].role == "module"
    assert [(flaw.code, flaw.blocks) for flaw in found.flaws] == [("CXL005", False)]


def test_what_is_said_about_the_flow() -> None:
    raw = flow(
        task("main", OFF),
        description=" For everybody. ",
        supportedLanguages=["en-US", {"language": "de-DE"}],
        errorHandling={"handlingType": "Queue", "queue": literal("Escalated", "que")},
    )
    found = journey(raw, "exports/Reception_v12-0.i3InboundFlow")
    assert (found.id, found.title, found.format) == ("reception", "Reception", "genesys")
    assert found.locales == ("en-US", "de-DE")
    assert found.names == ("Reception", "Reception_v12-0")
    assert found.attributes["description"] == "For everybody."
    assert found.attributes["source"] == {
        "format": "genesys",
        "type": "inboundcall",
        "error_handling": "Queue",
        "error_queue": "Escalated",
    }


def test_a_flow_without_a_name_is_called_after_its_file() -> None:
    raw = flow(task("main", OFF), name="")
    assert journey(raw, "x/After hours_v2-0.i3InboundFlow").names == ("After hours_v2-0", "After hours")


def test_the_greeting_comes_first() -> None:
    found = journey(flow(task("main", OFF), initialPrompts=spoken("Welcome.", de_DE="Willkommen.")))
    assert found.start == ("initial-greeting",)
    assert ways(found, "initial-greeting") == ["next -> off"]
    assert dict(found["initial-greeting"].prompt) == {"en-US": "Welcome.", "de-DE": "Willkommen."}


def test_a_silent_greeting_is_none() -> None:
    blank = {"defaultAudio": {"config": {"ToAudioBlank": {"operands": []}}, "text": "ToAudioBlank(1)"}}
    assert journey(flow(task("main", OFF), initialPrompts=blank)).start == ("off",)


# --- where the flow goes on -------------------------------------------------------------------------


def test_paths_that_are_left_empty_go_on_after_the_action() -> None:
    found = journey(
        flow(
            task(
                "main",
                action("Decision", "d", "off", {"YES": "look", "NO": None}),
                action("Data", "look", None, {"SUCCESS": "say", "FAILURE": None, "TIMEOUT": None}),
                action("PlayAudio", "say"),
                OFF,
            )
        )
    )
    assert ways(found, "d") == ["condition yes -> look", "condition no -> off"]
    assert ways(found, "look") == ["next -> say", "error -> off", "timeout -> off"]
    assert ways(found, "say") == ["next -> off"]


def test_loops_go_round_and_on() -> None:
    found = journey(
        flow(
            task(
                "main",
                loop("l", "d", "off", literal(4, "int")),
                action("Decision", "d", None, {"YES": "exit", "NO": "again"}),
                action("ExitLoop", "exit"),
                action("NextLoop", "again"),
                OFF,
            )
        )
    )
    assert ways(found, "l") == ["condition again -> d", "condition done -> off"]
    assert [way.max for way in found.out("l")] == [4, None]
    assert ways(found, "exit") == ["next -> off"]
    assert ways(found, "again") == ["next -> l"]


def test_what_stands_last_in_a_loop_leads_back_to_it() -> None:
    inner = loop("inner", "say", None, name="Inner")
    found = journey(flow(task("main", loop("l", "inner", "off"), inner, action("PlayAudio", "say"), OFF)))
    assert ways(found, "say") == ["next -> inner"]
    assert ways(found, "inner") == ["condition again -> say", "condition done -> l"]


COUNT = {"id": "n", "name": "Flow.Max", "initialValue": literal(9, "int")}
WRITES = action("UpdateVariable", "w", "off", variables=[{"variable": variable("Flow.Max", "n")}])


@pytest.mark.parametrize(
    ("variables", "first", "most"),
    [
        pytest.param([COUNT], OFF, 9, id="a variable that nothing changes"),
        pytest.param([COUNT | {"isInput": True}], OFF, None, id="an input: nobody knows"),
        pytest.param([COUNT], WRITES, None, id="a variable that is changed: nobody knows"),
        pytest.param([], OFF, None, id="a variable that is not declared: nobody knows"),
    ],
)
def test_how_often_a_loop_goes_round(variables: Any, first: Any, most: int | None) -> None:
    raw = flow(
        task("main", loop("l", "say", "end", variable("Flow.Max", "n")), action("PlayAudio", "say"), first),
        variables=variables,
    )
    assert journey(raw).out("l")[0].max == most


def test_jumps_lead_to_the_beginning_of_a_task_a_state_or_a_menu() -> None:
    found = journey(
        flow(
            task("main", action("ChangeState", "a", stateReference="second")),
            task("second", action("TransferTask", "b", taskReference="third"), kind="State"),
            task("third", OFF, action("TransferMenu", "c", menuReference="options"), start="c"),
            menu("options", {"1": action("Disconnect", "end")}),
        )
    )
    assert [ways(found, one) for one in "abc"] == [["next -> b"], ["next -> c"], ["next -> options"]]


def test_a_called_task_comes_back_to_the_only_caller() -> None:
    found = journey(
        flow(
            task(
                "main",
                action("CallTask", "call", "off", {"DEFAULT": None, "Agent": "acd"}, taskReference="sub"),
                action("TransferPureMatch", "acd", **ACD),
                OFF,
            ),
            task(
                "sub",
                action("Decision", "d", "back", {"YES": "agent", "NO": None}),
                action("EndTask", "agent", pathReference="id of Agent", pathName="Agent"),
                action("EndTask", "back", pathReference="__DEFAULT__"),
            ),
        )
    )
    assert ways(found, "call") == ["next -> d"]
    assert ways(found, "agent") == ["next -> acd"]
    assert ways(found, "back") == ["next -> off"]
    assert [stage.name for stage in found.stages] == ["Main #3", "Sub #3"]


def test_a_task_that_is_called_twice_stays_open_at_its_end() -> None:
    found = journey(
        flow(
            task(
                "main",
                action("CallTask", "one", "two", {"DEFAULT": None}, taskReference="sub"),
                action("CallTask", "two", "off", {"DEFAULT": None}, taskReference="sub"),
                OFF,
            ),
            task("sub", action("PlayAudio", "say")),
        )
    )
    assert ways(found, "one") == ["next -> say", "outcome DEFAULT -> two"]
    assert ways(found, "say") == ["next -> sub.back"]
    assert found["sub.back"].incomplete
    assert found["sub.back"].synthetic
    assert found.loops == ()


def test_what_plays_in_a_queue_begins_again() -> None:
    raw = flow(task("main", action("HoldMusic", "music"), kind="LoopTask"), type="inqueuecall")
    found = journey(raw)
    assert ways(found, "music") == ["next -> music"]
    assert found["music"].get("hold_content") == ("music",)


def test_the_end_of_a_task_that_nothing_calls_is_an_ending() -> None:
    found = journey(flow(task("main", action("EndTask", "end"))))
    assert (found["end"].kind, found["end"].get("ends")) == ("end", "piece")


def test_a_task_without_a_way_on_is_a_dead_end() -> None:
    assert ways(journey(flow(task("main", action("PlayAudio", "say")))), "say") == []


# --- menus ----------------------------------------------------------------------------------------


def options(**more: Any) -> dict[str, Any]:
    chosen = {
        "1": action("TransferPureMatch", "sales", None, {"FAILURE": None}, **ACD),
        "10": action("RepeatMenu", "again"),
        "billing": action("TransferTask", "jump", taskReference="main"),
    }
    return menu("options", chosen, prompts=spoken("For sales press 1."), **more)


def test_a_menu_with_keys_words_and_a_default() -> None:
    default = {"id": "d", "name": "Otherwise", "action": action("Disconnect", "lost")}
    found = journey(
        flow(
            options(default=default),
            task("main", OFF),
            defaultSettings={"Menu": {"promptRepeatCount": literal(3)}},
        )
    )
    assert ways(found, "options") == [
        "option 1 -> sales",
        "option * -> again",
        "option billing -> jump",
        "retries_exhausted -> lost",
    ]
    assert found["options"].get("inputs") == ("dtmf", "speech")
    assert found["options"].get("max_attempts") == 3
    assert found.out("options")[-1].retry == 2
    assert ways(found, "again") == ["next -> options"]
    assert ways(found, "jump") == ["next -> off"]
    assert [way.label for way in found.out("options")][:2] == ["Option 1", "Option 10"]


@pytest.mark.parametrize("default", ["choice 1", "sales", {"id": "choice 1"}], ids=str)
def test_the_default_can_be_one_of_the_choices(default: Any) -> None:
    assert ways(journey(flow(options(default=default), task("main", OFF))), "options")[-1] == (
        "retries_exhausted -> sales"
    )


def test_a_choice_that_only_the_default_takes_cannot_be_pressed() -> None:
    raw = menu("options", {"1": OFF, "nothing": action("Disconnect", "lost")}, default="lost")
    assert ways(journey(flow(raw)), "options") == ["option 1 -> off", "retries_exhausted -> lost"]


def test_the_previous_menu_is_the_only_one_that_leads_here() -> None:
    below = menu("below", {"9": action("PreviousMenu", "up")})
    above = menu("above", {"1": action("Menu", "down", menuReference="below")})
    found = journey(flow(above, below))
    assert ways(found, "up") == ["next -> above"]
    lost = journey(flow(below))
    assert ways(lost, "up") == []
    assert lost["up"].incomplete


# --- actions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "kind", "expected"),
    [
        pytest.param(
            action("TransferPureMatch", "a", "off", {"FAILURE": "off"}, **ACD),
            "queue",
            ["error -> off"],
            id="a queue leads on only when it fails",
        ),
        pytest.param(
            action("TransferUser", "a", "off", {"FAILURE": None}),
            "transfer",
            ["fail -> off"],
            id="a transfer to a person",
        ),
        pytest.param(
            action("TransferVoicemail", "a", "off", {"FAILURE": None}),
            "voicemail",
            ["next -> voicemail-left", "fail -> off"],
            id="voicemail",
        ),
        pytest.param(
            action("DataTableLookup", "a", "off", {"FOUND": None, "NOT_FOUND": None, "FAILURE": None}),
            "task",
            ["condition found -> off", "condition not found -> off", "error -> off"],
            id="a lookup that finds nothing has not failed",
        ),
        pytest.param(
            action("EvaluateScheduleGroup", "a", "off", {"OPEN": None, "CLOSED": None, "HOLIDAY": None}),
            "decision",
            ["condition open -> off", "closed -> off", "closed on holidays -> off"],
            id="opening hours",
        ),
        pytest.param(
            action("EvaluateSchedule", "a", "off", {"ACTIVE": None, "INACTIVE": None}),
            "decision",
            ["condition active -> off", "condition inactive -> off"],
            id="a schedule may be one of holidays",
        ),
        pytest.param(
            action("CollectInput", "a", "off", {"SUCCESS": None, "FAILURE": None}),
            "input",
            ["next -> off", "retries_exhausted -> off"],
            id="digits",
        ),
        pytest.param(
            action("Switch", "a", "off", {"Gold": None, "DEFAULT": None}),
            "decision",
            ["condition Gold -> off", "else -> off"],
            id="cases",
        ),
        pytest.param(
            action("AskForBoolean", "a", "off", {"YES": None, "NO": None}),
            "input",
            ["option yes -> off", "option no -> off"],
            id="a question",
        ),
        pytest.param(
            action("AskForSlot", "a", "off", {"MAX_NO_INPUTS": None, "MAX_NO_MATCHES": None}),
            "input",
            ["next -> off", "no_input -> off", "no_match -> off"],
            id="an answer goes on even if only failures have paths",
        ),
        pytest.param(action("SetFlowOutcome", "a", "off"), "task", ["next -> off"], id="bookkeeping"),
        pytest.param(action("ExitBotFlow", "a", "off"), "end", [], id="an ending leads nowhere"),
    ],
)
def test_what_an_action_becomes(raw: Any, kind: str, expected: list[str]) -> None:
    found = journey(flow(task("main", raw, OFF)))
    assert found["a"].kind == kind
    assert ways(found, "a") == expected


def test_paths_that_are_switched_off_do_not_count() -> None:
    raw = action("Data", "a", "off", {"SUCCESS": None})
    raw["paths"] += [path("FAILURE", "off") | {"disabled": True}, path("TIMEOUT") | {"outOfService": True}]
    assert ways(journey(flow(task("main", raw, OFF))), "a") == ["next -> off"]


def test_the_texts_of_a_queue() -> None:
    raw = action(
        "TransferPureMatch",
        "a",
        None,
        {"FAILURE": "off"},
        preTransferAudio=spoken("One moment."),
        failureTransferAudio=spoken("That did not work."),
        inQueueFlowName="Music",
        **ACD,
    )
    found = journey(flow(task("main", raw, OFF)))
    assert found["a"].title == "Transfer to ACD: Sales #7"
    assert dict(found["a"].prompt) == {"": "One moment."}
    assert found.out("a")[0].say == ("That did not work.",)
    music = journey(flow(task("main", OFF), name="Music"), "flows/Music.i3InboundFlow")
    assert [one.role for one in link([found, music]).journeys] == ["customer", "queue"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param(message("Hello.", "$Flow.Name", "Bye."), "Hello. {{Flow.Name}} Bye.", id="parts"),
        pytest.param(literal("Hi."), "Hi.", id="a constant"),
        pytest.param(
            {"config": {"Append": {"operands": [{"lit": {"text": "a"}}, {"lit": {"text": "b"}}]}}},
            "ab",
            id="glued",
        ),
        pytest.param(
            {"config": {"If": {"operands": [{"lit": {"text": "a"}}], "text": "If({x}, y)"}}},
            "{{If( x , y)}}",
            id="what cannot be seen is a gap",
        ),
        pytest.param(
            {"config": {}, "text": 'ToAudioTTS("Hi \\"you\\".")'}, 'Hi "you".', id="only as written"
        ),
        pytest.param({"config": {"emp": {"text": ""}}}, None, id="nothing"),
    ],
)
def test_texts(value: Any, words: str | None) -> None:
    found = journey(flow(task("main", action("SendResponse", "a", "off", messageBody=value), OFF)))
    assert dict(found["a"].prompt) == ({"": words} if words else {})


def test_recordings_are_known_by_name() -> None:
    recorded = {
        "defaultAudio": {"config": {"ToAudio": {"operands": [{"ref": {"text": "Prompt.hi", "type": "pmt"}}]}}}
    }
    found = journey(flow(task("main", action("PlayAudio", "a", "off", prompts=recorded), OFF)))
    assert dict(found["a"].prompt) == {"": "{{Prompt.hi}}"}
    assert found["a"].source["audio"] == ("Prompt.hi",)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (action("Wait", "a", name="Wait", duration=literal("P0D0H1M30S0F", "dur")), "Wait: 90 s #7"),
        (
            action("Wait", "a", duration={"config": {"MakeDuration": {"operands": [
                *({"lit": {"text": "0"}} for _ in range(3)), {"ref": {"text": "Flow.Pause"}}, {"lit": {"text": "0"}}
            ]}}}),
            "Wait: Flow.Pause seconds #7",
        ),
        (action("Data", "a", name="Call Data Action", actionName="Get balance"), "Call Data Action: Get balance #7"),
        (action("Data", "a", name="Know the caller", actionName="Get"), "Know the caller #7"),
        (action("Disconnect", "a", name="Disconnect"), "Disconnect"),
        (loop("a", "off"), "Loop: 3× #7"),
    ],
    ids=["a pause", "a pause of a variable", "a default name", "the designer's name", "an ending", "a loop"],
)  # fmt: skip
def test_titles(raw: Any, title: str) -> None:
    assert journey(flow(task("main", raw, OFF)))["a"].title == title


def test_a_pause_has_its_length() -> None:
    raw = action("Wait", "a", "off", duration=literal("P0D0H0M5S0F", "dur"))
    length = journey(flow(task("main", raw, OFF)))["a"].duration
    assert length is not None
    assert length.seconds == 5


# --- bots -----------------------------------------------------------------------------------------

BOT: dict[str, Any] = {
    "type": "bot",
    "userInputSettings": {
        "noInputsMax": literal(3, "int"),
        "noMatchesMax": literal(1, "int"),
        "noInputsTimeout": literal("P0D0H0M7S0F", "dur"),
    },
    "errorHandling": {
        "recognitionHandlingType": "Exit",
        "recognitionEventHandover": message("I have trouble understanding you."),
        "enableAgentEscalation": literal("true", "bln"),
        "agentEscalationHandover": message("One moment."),
    },
}


def test_a_bot_gives_up_as_often_as_its_settings_say() -> None:
    ask = action(
        "AskForSlot", "a", "off", question=message("How many?"), noInputs=[message("Please say it.")]
    )
    found = journey(flow(task("main", ask, action("ExitBotFlow", "off"), kind="BotState"), **BOT))
    assert ways(found, "a") == [
        "next -> off",
        "no_input -> recognition-failure",
        "no_match -> recognition-failure",
        "option a person -> agent-escalation",
    ]
    assert [way.retry for way in found.out("a")] == [None, 3, 1, None]
    assert [way.say for way in found.out("a")] == [(), ("Please say it.",), (), ()]
    said = found["recognition-failure"]
    assert (said.kind, dict(said.prompt)) == ("message", {"": "I have trouble understanding you."})
    ending = found["recognition-failure.end"]
    assert (ending.kind, ending.title, ending.get("ends")) == ("end", "Exit bot flow", "piece")
    assert found["a"].get("human_intent") is True
    assert found["a"].get("input_timeout").seconds == 7


def test_who_asks_for_a_person_is_told_so_and_leaves_the_bot() -> None:
    ask = action("AskForSlot", "a", "off")
    found = journey(flow(task("main", ask, action("ExitBotFlow", "off"), kind="BotState"), **BOT))
    assert (found["agent-escalation"].kind, found["agent-escalation"].title) == (
        "message",
        "Agent escalation",
    )
    assert dict(found["agent-escalation"].prompt) == {"": "One moment."}
    assert ways(found, "agent-escalation") == ["next -> agent-escalation.end"]
    assert found["agent-escalation.end"].get("ends") == "piece"
    assert [one.id for one in found.touchpoints.values() if one.source.get("escalates")] == [
        "agent-escalation.end"
    ]


def test_silence_is_nothing_special_in_text() -> None:
    ask = action("AskForSlot", "a", "off")
    settings = BOT | {"type": "digitalbot"}
    found = journey(flow(task("main", ask, action("ExitBotFlow", "off"), kind="BotState"), **settings))
    assert [way.event for way in found.out("a")] == ["next", "no_match", "option"]


def test_intents_lead_to_their_tasks() -> None:
    ask = action("AskForNLUIntent", "a", None, {"KNOWLEDGE": "off"})
    found = journey(
        flow(
            task("main", ask, action("ExitBotFlow", "off"), kind="BotState"),
            task("pay", action("ExitBotFlow", "paid")),
            nluMetaData={"mappings": {"intentsToReusableTasks": {"Pay a bill": "pay", "Gone": "nowhere"}}},
            type="bot",
        )
    )
    assert found["a"].kind == "bot"
    assert ways(found, "a") == [
        "option Pay a bill -> paid",
        "option an answer from the knowledge base -> off",
    ]


def test_anything_else_is_asked_again() -> None:
    ask = action("AskForNLUNextIntent", "a", "off", {"Pay": "say"})
    off = action("ExitBotFlow", "off")
    found = journey(flow(task("main", ask, action("Communicate", "say"), off), type="bot"))
    assert ways(found, "a") == ["next -> off", "option Pay -> say"]
    assert ways(found, "say") == ["next -> a"]


def test_what_settings_lead_to_is_not_unreachable() -> None:
    found = journey(
        flow(
            task("main", OFF),
            task("sorry", action("PlayAudio", "say", "end"), action("Disconnect", "end")),
            task("spare", action("PlayAudio", "never", "stop"), action("Disconnect", "stop")),
            menu("help", {"1": action("Disconnect", "bye")}),
            errorHandling={"handlingType": "Task", "task": {"taskReference": "sorry"}},
            uiMetaData={"task": [{"id": "spare"}]},
            botFlowSettings={"menu": "help"},
        )
    )
    assert [one.id for one in found.touchpoints.values() if "entry" in one.tags] == ["say", "help"]


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            action("CallBotFlow", "a", "off", flowName="Helper", flowId="1"),
            Reference("Helper", "genesys", returns=True, names=("Helper", "1")),
        ),
        (
            action("CallCommonModule", "a", "off", commonModuleName="Hours"),
            Reference("Hours", "genesys", returns=True, names=("Hours",)),
        ),
        (
            action("TransferFlow", "a", "off", {"FAILURE": None}, flowName="Night"),
            Reference("Night", "genesys", names=("Night",)),
        ),
        (action("TransferFlow", "a"), Reference("", "genesys", late=True)),
    ],
    ids=["a bot that comes back", "a common module", "another flow for good", "one that only data names"],
)
def test_other_flows_are_linked_by_name(raw: Any, expected: Reference) -> None:
    found = journey(flow(task("main", raw, OFF)))
    assert found["a"].kind == "call"
    assert found["a"].reference == expected


def test_flows_find_each_other() -> None:
    caller = journey(flow(task("main", action("CallBotFlow", "a", "off", flowName="helper"), OFF)))
    bot = journey(
        flow(task("main", action("ExitBotFlow", "b")), type="bot", name="Helper"), "flows/H.i3BotFlow"
    )
    assert link([caller, bot]).unresolved == ()


# --- what makes no sense --------------------------------------------------------------------------


def test_unknown_actions_are_kept_as_tasks() -> None:
    found = reading(flow(task("main", action("Teleport", "a", "off"), OFF)))
    assert [flaw.message for flaw in found.flaws] == [
        "cxlint does not know these types of actions and takes them for tasks: TeleportAction (1×)."
    ]
    one = found.journeys[0]["a"]
    assert (one.kind, one.title, one.backstage) == ("task", "Teleport #7", False)


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        pytest.param({"nextAction": 5}, "What follows the action “Play #7” in “Main” is a number", id="next"),
        pytest.param({"id": ""}, "There is no id of the action “Play #7” in “Main”", id="no id"),
        pytest.param(
            {"id": "off"}, "The id of the action “Play #7” in “Main” stands twice", id="a second id"
        ),
        pytest.param({"__type": None}, "There is no type of the action “Play #7” in “Main”", id="no type"),
        pytest.param({"paths": {}}, "“paths” of the action “Play #7” in “Main” should be a list", id="paths"),
        pytest.param({"paths": [1]}, "An entry of “paths” of the action “Play #7”", id="a path"),
    ],
)
def test_broken_actions_are_told(broken: Any, sentence: str) -> None:
    raw = action("PlayAudio", "a", "off", name="Play") | broken
    found = reading(flow(task("main", OFF, raw)))
    assert found.flaws[0].message.startswith(sentence)
    assert found.flaws[0].blocks
    assert found.flaws[0].fix
    assert any(one.incomplete for one in found.journeys[0].touchpoints.values())


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(task("main", actionList=5), "“actionList” of “Main” should be a list", id="actions"),
        pytest.param(
            task("main", 5), "An entry of “actionList” of “Main” should be an object", id="an action"
        ),
        pytest.param(menu("main", {"1": 5}), "A choice of “Main” should hold an action", id="a choice"),
        pytest.param(
            7, "Part 2 of the flow should be a task, state or menu, but it is a number", id="a part"
        ),
    ],
)
def test_broken_parts_are_told(raw: Any, sentence: str) -> None:
    found = reading(flow(task("first", OFF), raw))
    assert found.flaws[0].message.startswith(sentence)


def test_ways_to_nowhere_are_kept() -> None:
    found = journey(flow(task("main", action("PlayAudio", "a", "gone"))))
    assert [way.target for way in found.dangling] == ["gone"]


def test_an_empty_task_goes_on_to_the_caller() -> None:
    call = action("CallTask", "call", "off", {"DEFAULT": None}, taskReference="sub")
    found = journey(flow(task("main", call, OFF), task("sub")))
    assert ways(found, "call") == ["next -> sub"]
    assert ways(found, "sub") == ["next -> off"]
    assert found["sub"].title == "Sub #3 (empty)"
