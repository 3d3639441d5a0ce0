"""What each widget and each way out of a Twilio Studio flow becomes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Document, Journey, Reading, Source, Transition, UnreadableFile, Verdict
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.project import link
from cxlint.session import Session
from cxlint.sources.twilio import TwilioStudio

STUDIO = TwilioStudio()
Json = Mapping[str, Any]
FLEX = {"callComplete": None, "failedToEnqueue": None, "callFailure": None}


def widget(
    type: str, name: str, ways_out: Mapping[str, str | None] | None = None, /, **properties: Any
) -> dict[str, Any]:
    """A widget; *ways_out* maps each event to where it leads, None for nowhere."""
    ways = [
        {"event": event, **({"next": target} if target else {})} for event, target in (ways_out or {}).items()
    ]
    return {"name": name, "type": type, "transitions": ways, "properties": properties}


def trigger(**to: str | None) -> dict[str, Any]:
    events = (
        "incomingMessage",
        "incomingCall",
        "incomingConversationMessage",
        "incomingRequest",
        "incomingParent",
    )
    return widget("trigger", "Trigger", {event: to.get(event) for event in events})


def gather(
    name: str, to: Mapping[str, str | None], say: str = "Press 1 for sales.", **properties: Any
) -> dict[str, Any]:
    ways = {"keypress": None, "speech": None, "timeout": None, **to}
    return widget("gather-input-on-call", name, ways, say=say, timeout=5, loop=1, **properties)


def reply(
    name: str, to: Mapping[str, str | None], body: str = "Yes or no?", **properties: Any
) -> dict[str, Any]:
    ways = {"incomingMessage": None, "timeout": None, "deliveryFailure": None, **to}
    return widget("send-and-wait-for-reply", name, ways, body=body, timeout="3600", **properties)


def split(
    name: str, input: str, *tests: tuple[str, str, str | None], otherwise: str | None = None
) -> dict[str, Any]:
    """A split; tests are operator, value and target."""
    made = widget("split-based-on", name, {"noMatch": otherwise}, input=input)
    for kind, value, target in tests:
        condition = {
            "friendly_name": f"If value {kind} {value}",
            "arguments": [input],
            "type": kind,
            "value": value,
        }
        made["transitions"].append(
            {"event": "match", **({"next": target} if target else {}), "conditions": [condition]}
        )
    return made


def flow(*widgets: Json, start: str = "Trigger", **more: Any) -> dict[str, Any]:
    return {"description": "", "states": list(widgets), "initial_state": start, "flags": {}, **more}


def reading(value: Any, path: str = "flows/Main line.json") -> Reading:
    document = Document(path, value if isinstance(value, bytes) else json.dumps(value, indent=1).encode())
    assert STUDIO.recognises(document)
    return STUDIO.read(document)


def journey(*widgets: Json, **more: Any) -> Journey:
    found = reading(flow(*widgets, **more))
    assert not [flaw for flaw in found.flaws if flaw.blocks]
    return found.journeys[0]


def call(*widgets: Json) -> Journey:
    """The journey of callers who come to the widget “a” first."""
    return journey(trigger(incomingCall="a"), *widgets)


def chat(*widgets: Json) -> Journey:
    """The journey of people who write and come to the widget “a” first."""
    return journey(trigger(incomingMessage="a"), *widgets)


def ways(found: Journey, *sources: str) -> list[tuple[str, str]]:
    """The ids of the ways from *sources*, or from all but the trigger, and where they lead."""
    every = (way for way in found.transitions if not way.source.startswith("Trigger"))
    return [(way.id, way.target) for way in every if not sources or way.source in sources]


def way(found: Journey, identifier: str) -> Transition:
    return found.transition(identifier)


def test_it_is_a_source() -> None:
    assert isinstance(STUDIO, Source)
    assert (STUDIO.name, STUDIO.title, STUDIO.suffixes) == (
        "twilio-studio",
        "Twilio Studio flow",
        (".json", ""),
    )


# --- entries --------------------------------------------------------------------------------------


def test_one_entry_is_the_trigger_and_has_its_channel() -> None:
    found = call(widget("say-play", "a", {"audioComplete": None}, say="Hello"))
    assert found.start == ("Trigger",)
    assert found["Trigger"].kind == "event"
    assert found["Trigger"].channel == "phone"
    assert way(found, "Trigger.next.incoming_call").target == "a"
    assert found["Trigger"].source["unconnected"] == (
        "incomingMessage", "incomingConversationMessage", "incomingRequest", "incomingParent",
    )  # fmt: skip


def test_entries_in_several_media_are_several_touchpoints() -> None:
    found = journey(
        trigger(incomingCall="a", incomingMessage="b", incomingRequest="b"),
        widget("say-play", "a", {"audioComplete": "flex"}, say="Hello"),
        widget("send-message", "b", {"sent": "flex", "failed": None}, body="Hello"),
        widget("send-to-flex", "flex", FLEX),
    )
    assert found.start == ("Trigger.incomingMessage", "Trigger.incomingCall", "Trigger.incomingRequest")
    assert [found[one].channel for one in found.start] == ["message", "phone", "backstage"]
    assert found["Trigger.incomingCall"].title == "Trigger: incoming call"
    assert "Trigger" not in found
    assert found["a"].channel == "phone"
    assert found["b"].channel == "message"
    assert found["flex"].channel is None
    assert found.medium(found["b"]) == "text"


def test_entries_in_one_medium_are_one_touchpoint() -> None:
    found = journey(
        trigger(incomingMessage="a", incomingConversationMessage="a"), widget("send-to-flex", "a", FLEX)
    )
    assert found.start == ("Trigger",)
    assert found["Trigger"].channel == "message"
    assert [(way.event, way.label) for way in found.out("Trigger")] == [
        ("condition", "incoming message"),
        ("condition", "incoming conversation"),
    ]


ROLES = [
    ("callers come", trigger(incomingCall="a"), "say-play", "customer"),
    ("people write", trigger(incomingMessage="a"), "run-function", "customer"),
    ("another flow and callers come", trigger(incomingCall="a", incomingParent="a"), "say-play", "customer"),
    ("only other flows call it", trigger(incomingParent="a"), "say-play", "module"),
    ("a program starts it and customers are called", trigger(incomingRequest="a"), "make-outgoing-call-v2", "customer"),
    ("a program starts it and customers get a message", trigger(incomingRequest="a"), "send-message", "customer"),
    ("a program starts it and only programs run", trigger(incomingRequest="a"), "run-function", "agent"),
    ("nothing is connected", trigger(), "say-play", "customer"),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "type", "role"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_roles(begin: Json, type: str, role: str) -> None:
    assert journey(begin, widget(type, "a", {"x": None}, say="Hello")).role == role


# --- kinds, titles, attributes --------------------------------------------------------------------

KINDS = [
    ("says", widget("say-play", "greeting", say="Hello"), "message", "phone"),
    ("plays", widget("say-play", "greeting", play="https://x/y.mp3"), "message", "phone"),
    ("sends tones", widget("say-play", "greeting", digits="1w2"), "task", "backstage"),
    ("asks", gather("greeting", {}), "input", "phone"),
    ("writes", widget("send-message", "greeting", body="Hi"), "message", "message"),
    ("writes and waits", reply("greeting", {}), "input", "message"),
    ("connects", widget("connect-call-to", "greeting", noun="number", to="+1"), "transfer", "phone"),
    ("calls", widget("make-outgoing-call-v2", "greeting", to="+1"), "event", "phone"),
    ("voicemail", widget("record-voicemail", "greeting"), "voicemail", "phone"),
    ("records", widget("record-call", "greeting", record_call=True), "task", "backstage"),
    ("queue", widget("enqueue-call", "greeting", queue_name="Sales"), "queue", "phone"),
    ("Flex", widget("send-to-flex", "greeting"), "queue", "phone"),
    ("pays", widget("capture-payments", "greeting"), "input", "phone"),
    ("streams", widget("fork-stream", "greeting"), "task", "backstage"),
    ("virtual agent", widget("connect-virtual-agent-v2", "greeting", channel="voice"), "bot", "phone"),
    ("relay", widget("run-conversation-relay", "greeting"), "bot", "phone"),
    ("autopilot", widget("send-to-auto-pilot", "greeting"), "bot", "phone"),
    ("subflow", widget("run-subflow", "greeting", flow_sid="FW1"), "call", "phone"),
    ("elsewhere", widget("add-twiml-redirect", "greeting", url="https://x"), "call", "phone"),
    ("function", widget("run-function", "greeting"), "task", "backstage"),
    ("request", widget("make-http-request", "greeting"), "task", "backstage"),
    ("variables", widget("set-variables", "greeting"), "task", "backstage"),
    ("conversation", widget("start-conversation", "greeting"), "task", "backstage"),
    ("split", split("greeting", "{{trigger.call.From}}"), "decision", "backstage"),
]


@pytest.mark.parametrize(
    ("raw", "kind", "channel"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS]
)
def test_kinds(raw: Json, kind: str, channel: str) -> None:
    found = journey(trigger(incomingCall="greeting"), raw)["greeting"]
    assert (found.kind, found.channel, found.title) == (kind, channel, "greeting")
    assert found.source["format"] == "twilio-studio"
    assert found.source["type"] == raw["type"]


def test_an_unknown_type_is_a_task_and_told_once() -> None:
    found = reading(flow(
        trigger(incomingCall="a"),
        widget("teleport", "a", {"success": "b", "failed": None, "arrived": "b"}),
        widget("teleport", "b", {"success": None, "failed": None}),
    ))  # fmt: skip
    made = found.journeys[0]
    assert (made["a"].kind, made["a"].channel) == ("task", None)
    assert ways(made) == [("a.next", "b"), ("a.arrived", "b"), ("b.next", "b.end")]
    (remark,) = found.flaws
    assert (remark.code, remark.blocks, remark.at) == ("CXL005", False, "a")
    assert "teleport (2×)" in remark.message


TITLES = [
    ("a name that people gave", widget("say-play", "Goodbye", say="Bye bye"), "Goodbye"),
    ("a name that Studio gave", widget("say-play", "say_play_1", say=",, Bye bye"), "say_play_1 “Bye bye”"),
    ("a name that Studio gave, and a recording", widget("say-play", "say_play_1", play="https://x"), "say_play_1"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "title"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_titles(raw: Json, title: str) -> None:
    assert journey(trigger(incomingCall=raw["name"]), raw)[raw["name"]].title == title


PROMPTS = [
    ("markup", "<speak>Hi <break time='1s'/>you &amp; me</speak>", "Hi you & me"),
    ("placeholders", "Hi  {{flow.data.name}},\nbye", "Hi {{flow.data.name}}, bye"),
    ("signs that are no markup", "5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
]


@pytest.mark.parametrize(("said", "prompt"), [row[1:] for row in PROMPTS], ids=[row[0] for row in PROMPTS])
def test_prompts(said: str, prompt: str) -> None:
    assert call(widget("say-play", "a", {}, say=said))["a"].prompt == {"": prompt}


def test_facts() -> None:
    found = call(
        gather("a", {"keypress": "pay", "speech": "pay"}),
        widget("capture-payments", "pay", {"success": "dial", "maxFailedAttempts": None}, max_attempts=3),
        widget("connect-call-to", "dial", {"callCompleted": None}, noun="client", to="anna", record=True),
    )
    assert found["a"].get("inputs") == ("dtmf", "speech")
    assert str(found["a"].get("input_timeout")) == "5 s"
    assert way(found, "a.no_input").retry is None
    assert found["pay"].asks == ("payment card",)
    assert way(found, "pay.retries_exhausted").retry == 2
    assert found["dial"].get("transfer_target") == "internal"
    assert found["dial"].get("recorded") is True
    assert found.attributes["source"]["limits"] == {"steps": 1000, "same_widget_in_a_row": 10}


def test_a_prompt_that_is_played_several_times_is_no_further_try() -> None:
    asked = gather("a", {"timeout": None})
    asked["properties"]["loop"] = 3
    found = call(asked)
    assert way(found, "a.no_input").retry is None
    assert found["a"].source["loop"] == "3"


def test_what_an_assistant_of_autopilot_does_is_not_known() -> None:
    bot = widget("send-to-auto-pilot", "a", {"sessionEnded": None, "failure": None, "timeout": None})
    found = call(bot)
    assert found["a"].incomplete
    assert "a" in found.opaque
    virtual = widget("connect-virtual-agent-v2", "a", {"completed": None, "live-agent-handoff": None})
    assert not call(virtual)["a"].incomplete


# --- what is not connected ------------------------------------------------------------------------

CALL_ENDS = [
    ("silence", gather("a", {"keypress": "b"}), [("a.no_input", "a.end"), ("a.next", "b")]),
    ("a last message", widget("say-play", "a", {"audioComplete": None}, say="Bye"), [("a.next", "a.end")]),
    ("a message that cannot be sent", widget("send-message", "a", {"sent": "b", "failed": None}), [("a.next", "b"), ("a.error", "a.end")]),
    ("no agent", widget("send-to-flex", "a", FLEX), [("a.error.not_queued", "a.end"), ("a.error.call_failed", "a.end")]),
    ("nobody picks up", widget("connect-call-to", "a", {"callCompleted": None, "hangup": None}, noun="number"), [("a.no_answer", "a.end")]),
    ("a conference", widget("connect-call-to", "a", {"callCompleted": None}, noun="conference"), []),
    ("a call that goes on", widget("connect-call-to", "a", {"callCompleted": "b"}, noun="number"), [("a.next", "b")]),
    ("a message that is left", widget("record-voicemail", "a", {"recordingComplete": None, "noAudio": None, "hangup": None}), [("a.next", "a.end")]),
    ("who has hung up", widget("record-voicemail", "a", {"hangup": "b"}), [("a.hangup", "b")]),
    ("a failing system", widget("run-function", "a", {"success": "b", "fail": None}), [("a.next", "b"), ("a.error", "a.end")]),
    ("a system that says no", split("a", "{{flow.variables.x}}", ("equal_to", "1", "b")), [("a.else", "a.end"), ("a.condition.1", "b")]),
    ("another application", widget("add-twiml-redirect", "a", {"return": None, "timeout": None, "fail": None}), [("a.error", "a.end")]),
    ("an outgoing call", widget("make-outgoing-call-v2", "a", {"answered": "b", "busy": None, "noAnswer": None, "failed": None}), [("a.next", "b")]),
    ("a bot", widget("connect-virtual-agent", "a", {"completed": None, "live-agent-handoff": "b", "hangup": None, "failed": None}), [("a.next", "a.end"), ("a.outcome.live_agent_handoff", "b"), ("a.error", "a.end")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "made"), [row[1:] for row in CALL_ENDS], ids=[row[0] for row in CALL_ENDS])
def test_an_event_that_leads_nowhere_ends_a_call(raw: Json, made: list[tuple[str, str]]) -> None:
    found = call(raw, widget("say-play", "b", {}, say="Go on"))
    assert ways(found, "a") == made
    if "a.end" in found:
        ending = found["a.end"]
        assert (ending.kind, ending.title, ending.get("ends"), ending.channel) == (
            "end",
            "Hang up",
            "contact",
            "phone",
        )
        assert ending.source["type"] == "(not connected)"
        assert not ending.synthetic


CHAT_ENDS = [
    ("a reply that never comes", reply("a", {"incomingMessage": "b"}), [("a.no_input", "a.end"), ("a.next", "b")]),
    ("a message that cannot be sent", widget("send-message", "a", {"sent": "b", "failed": None}), [("a.next", "b")]),
    ("no agent", widget("send-to-flex", "a", FLEX), [("a.error.not_queued", "a.end")]),
    ("a failing system", widget("run-function", "a", {"success": "b", "fail": None}), [("a.next", "b"), ("a.error", "a.end")]),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "made"), [row[1:] for row in CHAT_ENDS], ids=[row[0] for row in CHAT_ENDS])
def test_an_event_that_leads_nowhere_ends_the_flow_in_writing(raw: Json, made: list[tuple[str, str]]) -> None:
    found = chat(raw, widget("send-message", "b", {}, body="Go on"))
    assert ways(found, "a") == made
    if "a.end" in found:
        assert (found["a.end"].title, found["a.end"].get("ends")) == ("End of flow", "piece")


def test_nobody_notices_that_a_program_fails_before_customers_are_told_anything() -> None:
    failing = widget("run-function", "a", {"success": "b", "fail": None})
    found = journey(
        trigger(incomingRequest="a"), failing, widget("send-message", "b", {"sent": None}, body="Hi")
    )
    assert ways(found) == [("a.next", "b"), ("b.next", "b.end")]


def test_customers_who_have_answered_notice_that_a_program_fails() -> None:
    found = journey(
        trigger(incomingRequest="a"),
        reply("a", {"incomingMessage": "save"}),
        widget("run-function", "save", {"success": "b", "fail": None}),
        widget("send-message", "b", {"sent": None}, body="Thank you"),
    )
    assert ways(found, "save") == [("save.next", "b"), ("save.error", "save.end")]


def test_a_flow_that_others_call_gives_back() -> None:
    found = journey(trigger(incomingParent="a"), widget("say-play", "a", {"audioComplete": None}, say="Hi"))
    assert (found["a.end"].title, found["a.end"].get("ends")) == ("Return", "piece")


def test_what_nobody_reaches_has_no_ending() -> None:
    found = call(
        widget("say-play", "a", {}, say="Hi"), widget("say-play", "b", {"audioComplete": None}, say="Lost")
    )
    assert "b.end" not in found
    assert ways(found) == []


def test_a_program_may_have_the_last_word_in_a_chat_but_not_in_a_call() -> None:
    last = widget("make-http-request", "a", {"success": None, "failed": None})
    assert chat(last)["a"].incomplete
    assert not call(last)["a"].incomplete
    assert not chat(
        {**last, "transitions": [{"event": "success", "next": "b"}]}, widget("send-message", "b")
    )["a"].incomplete


# --- menus ----------------------------------------------------------------------------------------

DIGITS = "{{widgets.a.Digits}}"
SALES = widget("enqueue-call", "sales", FLEX)
HELP = widget("enqueue-call", "help", FLEX)


def menu(*tests: tuple[str, str, str | None], input: str = DIGITS, otherwise: str | None = "a") -> Journey:
    return call(
        gather("a", {"keypress": "s", "timeout": "a"}),
        split("s", input, *tests, otherwise=otherwise),
        SALES,
        HELP,
    )


def test_a_question_and_its_split_are_one_menu() -> None:
    found = menu(("equal_to", "1", "sales"), ("matches_any_of", "2, two, Support", "help"))
    assert found["a"].kind == "menu"
    assert (found["s"].kind, found["s"].get("basis")) == ("decision", None)
    assert ways(found, "a", "s") == [
        ("a.no_input", "a"),
        ("a.option.1", "sales"),
        ("a.option.2", "help"),
        ("a.option.two", "help"),
        ("a.option.Support", "help"),
        ("a.no_match", "s"),
        ("s.else", "a"),
    ]
    assert way(found, "a.option.Support").label == "two"
    (loop,) = found.loops
    assert loop.head == "a"
    assert loop.verdict is Verdict.UNBOUNDED
    assert {loop.closing.id, *(one.id for one in loop.also)} == {"a.no_input", "s.else"}


def test_what_is_chosen_stands_where_the_split_compares_it() -> None:
    found = menu(("equal_to", "1", "sales"), ("equal_to", "2", None))
    chosen = way(found, "a.option.2")
    assert chosen.target == "a.end"
    assert chosen.location.pointer[-4:] == ("transitions", 2, "conditions", 0)


def test_a_split_that_compares_more_than_choices_keeps_the_rest() -> None:
    both = split("s", DIGITS, ("equal_to", "1", "sales"), ("less_than", "5", "help"), otherwise="a")
    both["transitions"][1]["conditions"].append({"type": "regex", "value": "^9+$", "arguments": [DIGITS]})
    both["transitions"][2]["conditions"] = [{"type": "regex", "value": "^8+$", "arguments": [DIGITS]}]
    found = call(gather("a", {"keypress": "s", "timeout": "a"}), both, SALES, HELP)
    assert found["s"].get("basis") == "answer"
    assert [(one.event, one.key, one.target) for source in ("a", "s") for one in found.out(source)] == [
        ("no_input", "", "a"),
        ("option", "1", "sales"),
        ("next", "", "s"),
        ("no_match", "", "a"),
        ("condition", "matches ^9+$", "sales"),
        ("condition", "matches ^8+$", "help"),
    ]


def test_a_split_without_a_way_for_the_rest_ends_the_call() -> None:
    short = split("s", DIGITS, ("equal_to", "1", "sales"))
    del short["transitions"][0]
    found = call(gather("a", {"keypress": "s"}), short, SALES)
    assert ways(found, "a", "s") == [
        ("a.no_input", "a.end"),
        ("a.option.1", "sales"),
        ("a.no_match", "s"),
        ("s.else", "s.end"),
    ]


def test_of_two_ways_for_silence_the_first_is_taken() -> None:
    tests = (("is_blank", "", "help"), ("is_blank", "", "sales"), ("equal_to", "1", "sales"))
    found = menu(*tests)
    assert found.unreachable == ()
    assert ways(found, "a", "s")[2:] == [
        ("a.no_input.2", "help"),
        ("a.no_match", "s"),
        ("s.else", "a"),
        ("s.no_input", "sales"),
    ]


def test_a_check_before_the_choice_leaves_both_splits_a_way_on() -> None:
    found = call(
        gather("a", {"keypress": "check"}),
        split("check", DIGITS, ("regex", r"^\d{4}$", "help"), otherwise="s"),
        split("s", DIGITS, ("equal_to", "1", "sales"), otherwise="a"),
        SALES,
        HELP,
    )
    assert [(one, to) for one, to in ways(found, "a", "check", "s") if ".condition" not in one] == [
        ("a.no_input", "a.end"),
        ("a.option.1", "sales"),
        ("a.next", "check"),
        ("a.no_match", "check"),
        ("check.else", "s"),
        ("s.else", "a"),
    ]


OPTIONS = [
    ("one key", ("equal_to", "1"), ["1"]),
    ("several words", ("matches_any_of", "Y, y, YES,,yes "), ["Y", "YES"]),
    ("a part of what is said", ("contains", "sales"), ["sales"]),
    ("a pattern of words", ("regex", "^(yes|yeah|1)$"), ["yes", "yeah", "1"]),
    ("a pattern of keys", ("regex", "[1-3]"), ["1", "2", "3"]),
    ("a pattern that is a check", ("regex", r"^\d{4}$"), []),
    ("a list that is a check", ("matches_any_of", ",".join(map(str, range(100, 200)))), []),
]  # fmt: skip


@pytest.mark.parametrize(("test", "keys"), [row[1:] for row in OPTIONS], ids=[row[0] for row in OPTIONS])
def test_options(test: tuple[str, str], keys: list[str]) -> None:
    found = menu((*test, "sales"))
    assert [(one.key, one.target) for one in found.out("a") if one.event == "option"] == [
        (key, "sales") for key in keys
    ]
    assert not any(one.event == "option" for one in found.out("s"))
    leading = [one.event for one in found.out("a") if one.target == "s" and one.event == "next"]
    assert leading == ([] if keys else ["next"])


WRONG = [
    ("no split", call(gather("a", {"keypress": "s", "timeout": "a"}), widget("run-function", "s", {"success": "sales"}), SALES), "input", [("a.no_input", "a"), ("a.next", "s")]),
    ("nothing is connected for other keys", menu(("equal_to", "1", "sales"), otherwise=None), "menu", [("a.no_input", "a"), ("a.option.1", "sales"), ("a.no_match", "s")]),
    ("blank is silence", menu(("equal_to", "1", "sales"), ("is_blank", "", "help")), "menu", [("a.no_input", "a"), ("a.option.1", "sales"), ("a.no_input.2", "help"), ("a.no_match", "s")]),
    ("a code is checked", menu(("regex", r"^\d{4}$", "sales")), "input", [("a.no_input", "a"), ("a.next", "s"), ("a.invalid", "a")]),
    ("a code is compared", menu(("equal_to", "4711", "sales")), "input", [("a.no_input", "a"), ("a.option.4711", "sales"), ("a.no_match", "s")]),
    ("a range is a check", menu(("less_than", "5", "sales"), otherwise="help"), "input", [("a.no_input", "a"), ("a.next", "s")]),
    ("what is not 1 goes on", menu(("not_equal_to", "1", "sales"), otherwise="help"), "input", [("a.no_input", "a"), ("a.next", "s")]),
]  # fmt: skip


@pytest.mark.parametrize(("found", "kind", "made"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_answers_that_fit_nothing(found: Journey, kind: str, made: list[tuple[str, str]]) -> None:
    assert found["a"].kind == kind
    assert ways(found, "a") == made


def test_a_word_that_is_listened_for_says_nothing_of_others() -> None:
    found = chat(
        reply("a", {"incomingMessage": "s"}),
        split("s", "{{widgets.a.inbound.Body}}", ("contains", "agent", "flex"), otherwise="bot"),
        widget("send-to-flex", "flex", FLEX),
        widget("send-to-auto-pilot", "bot", {"sessionEnded": None}),
    )
    assert ways(found, "a", "s") == [
        ("a.no_input", "a.end"),
        ("a.option.agent", "flex"),
        ("a.next", "s"),
        ("s.else", "bot"),
    ]


def test_a_stored_answer_is_still_the_answer() -> None:
    found = call(
        gather("a", {"keypress": "store"}),
        widget("set-variables", "store", {"next": "s"}, variables=[{"key": "choice", "value": "{{ widgets.a.Digits }}"}]),
        split("s", "{{flow.variables.choice | strip}}", ("equal_to", "1", "sales"), otherwise="a"),
        SALES,
    )  # fmt: skip
    assert ways(found, "a", "store", "s") == [
        ("a.no_input", "a.end"),
        ("a.option.1", "sales"),
        ("a.no_match", "store"),
        ("store.next", "s"),
        ("s.else", "a"),
    ]


def test_keys_and_words_may_have_a_split_each() -> None:
    found = call(
        gather("a", {"keypress": "keys", "speech": "words"}),
        split("keys", DIGITS, ("equal_to", "1", "sales"), otherwise="a"),
        split(
            "words",
            "{{widgets.a.SpeechResult}}",
            ("contains", "sales", "sales"),
            ("contains", "help", "help"),
        ),
        SALES,
        HELP,
    )
    assert ways(found, "a", "keys", "words") == [
        ("a.no_input", "a.end"),
        ("a.option.1", "sales"),
        ("a.no_match", "keys"),
        ("a.option.sales", "sales"),
        ("a.option.help", "help"),
        ("a.no_match.2", "words"),
        ("keys.else", "a"),
        ("words.else", "words.end"),
    ]


def test_splits_one_behind_the_other_are_one_menu() -> None:
    found = call(
        gather("a", {"keypress": "first", "timeout": "first"}),
        split("first", DIGITS, ("equal_to", "1", "sales"), otherwise="second"),
        split("second", DIGITS, ("equal_to", "2", "help"), otherwise="a"),
        SALES,
        HELP,
    )
    assert ways(found, "a", "first", "second") == [
        ("a.no_input", "first"),
        ("a.option.1", "sales"),
        ("a.option.2", "help"),
        ("a.no_match", "first"),
        ("first.else", "second"),
        ("second.else", "a"),
    ]


def test_a_split_that_others_lead_to_keeps_its_ways() -> None:
    found = call(
        gather("a", {"keypress": "s", "timeout": "again"}),
        gather("again", {"keypress": "s"}),
        split("s", DIGITS, ("equal_to", "1", "sales"), otherwise="a"),
        SALES,
    )
    assert ways(found, "a", "s") == [
        ("a.no_input", "again"),
        ("a.next", "s"),
        ("s.else", "a"),
        ("s.option.1", "sales"),
    ]
    assert found["s"].get("basis") == "answer"


def test_the_first_message_is_an_answer_too() -> None:
    found = chat(
        split("a", "{{trigger.message.Body}}", ("matches_any_of", "STOP,Quit", "bye"), otherwise="flex"),
        widget("send-message", "bye", {"sent": None}, body="Bye"),
        widget("send-to-flex", "flex", FLEX),
    )
    assert found["a"].get("basis") == "answer"
    assert ways(found, "a") == [("a.else", "flex"), ("a.option.STOP", "bye"), ("a.option.Quit", "bye")]


def test_the_length_of_an_answer_is_a_check_of_the_answer() -> None:
    found = menu(("less_than", "4", "a"), input="{{widgets.a.Digits | size}}", otherwise="sales")
    assert found["s"].get("basis") == "answer"
    assert way(found, "s.condition.4_digits").key == "< 4 digits"
    assert {loop.verdict for loop in found.loops} == {Verdict.UNBOUNDED}


BASES = [
    ("data", "{{trigger.call.From}}", ("equal_to", "+1", "b"), "data", "= +1"),
    ("the hour", "{{'now' | date: '%H'}}", ("less_than", "9", "b"), "hours", "< 9"),
    ("a time", "{{flow.variables.now}}", ("is_before_time", "09:00", "b"), "hours", "before 09:00"),
    ("a list", "{{flow.variables.x}}", ("does_not_match_any_of", "a,b", "b"), "data", "none of a, b"),
    ("a blank", "{{flow.variables.x}}", ("is_blank", "x", "b"), "data", "is blank"),
    ("an unknown operator", "{{flow.variables.x}}", ("sounds_like", "x", "b"), "data", "sounds like x"),
]


@pytest.mark.parametrize(
    ("input", "test", "basis", "key"), [row[1:] for row in BASES], ids=[row[0] for row in BASES]
)
def test_what_other_splits_look_at(input: str, test: tuple[str, str, str], basis: str, key: str) -> None:
    found = call(split("a", input, test), widget("say-play", "b", {}, say="Hi"))
    assert found["a"].get("basis") == basis
    assert found.out("a")[1].key == key


# --- counters -------------------------------------------------------------------------------------

COUNT = "{{flow.variables.count | plus: 1}}"


def counting(*tests: tuple[str, str, str | None], value: str = COUNT, otherwise: str | None = "a") -> Journey:
    return call(
        gather("a", {"keypress": "sales", "timeout": "add"}),
        widget("set-variables", "add", {"next": "s"}, variables=[{"key": "count", "value": value}]),
        split("s", "{{flow.variables.count}}", *tests, otherwise=otherwise),
        SALES,
    )


COUNTERS = [
    ("more than", counting(("greater_than", "2", "sales")), Verdict.BOUNDED, 2),
    ("equal to", counting(("equal_to", "3", "sales")), Verdict.BOUNDED, 2),
    ("less than, and again", counting(("less_than", "3", "a"), otherwise="sales"), Verdict.BOUNDED, 2),
    ("in steps of two", counting(("greater_than", "6", "sales"), value="{{flow.variables.count | plus: 2}}"), Verdict.BOUNDED, 3),
    ("with a default", counting(("greater_than", "2", "sales"), value="{{flow.variables.count | default: 0 | plus: 1}}"), Verdict.BOUNDED, 2),
    ("never counted", counting(("greater_than", "2", "sales"), value="{{flow.variables.other | plus: 1}}"), Verdict.UNPROVEN, None),
    ("compared with data", counting(("greater_than", "{{flow.data.most}}", "sales")), Verdict.UNPROVEN, None),
    ("a counter that is set back in the loop", call(
        gather("a", {"keypress": "sales", "timeout": "zero"}),
        widget("set-variables", "zero", {"next": "add"}, variables=[{"key": "count", "value": "0"}]),
        widget("set-variables", "add", {"next": "s"}, variables=[{"key": "count", "value": COUNT}]),
        split("s", "{{flow.variables.count}}", ("greater_than", "2", "sales"), otherwise="a"), SALES), Verdict.UNPROVEN, None),
    ("a way round without counting", call(
        gather("a", {"keypress": "s", "timeout": "add"}),
        widget("set-variables", "add", {"next": "s"}, variables=[{"key": "count", "value": COUNT}]),
        split("s", "{{flow.variables.count}}", ("greater_than", "2", "sales"), otherwise="a"), SALES), Verdict.UNPROVEN, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "verdict", "bound"), [row[1:] for row in COUNTERS], ids=[row[0] for row in COUNTERS]
)
def test_counters(found: Journey, verdict: Verdict, bound: int | None) -> None:
    (loop,) = found.loops
    assert (loop.verdict, loop.bound) == (verdict, bound)


def test_a_counter_is_known_as_one() -> None:
    assert counting(("greater_than", "2", "sales"))["s"].get("basis") == "counter"


# --- links ----------------------------------------------------------------------------------------


def test_flows_find_each_other_by_sid() -> None:
    main = flow(
        trigger(incomingCall="a"),
        widget("run-subflow", "a", {"completed": None, "failed": None}, flow_sid="FW2"),
    )
    sub = flow(trigger(incomingParent="b"), widget("enqueue-call", "b", FLEX))
    both = [
        {"sid": "FW1", "friendly_name": "Main", "definition": main},
        {"sid": "FW2", "friendly_name": "Sub", "definition": sub},
    ]
    found = reading(both)
    assert [(one.id, one.title, one.role) for one in found.journeys] == [
        ("main", "Main", "customer"),
        ("sub", "Sub", "module"),
    ]
    reference = found.journeys[0]["a"].reference
    assert reference is not None
    assert (reference.ref, reference.scheme, reference.returns, reference.late) == (
        "FW2",
        "twilio-studio",
        True,
        False,
    )
    whole = link(found.journeys)
    assert not whole.unresolved
    assert whole.journeys[0].beyond["a"].person is True


LINKS = [
    ("a hole of a template", "${payments_flow_sid}", ("payments_flow_sid", "payments"), False),
    ("a resource of Terraform", "${twilio_studio_flow.payments.sid}", ("payments",), False),
    ("data of the contact", "{{flow.variables.next}}", (), True),
    ("a sid", "FW12", ("FW12",), False),
]


@pytest.mark.parametrize(("sid", "names", "late"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_names_of_subflows(sid: str, names: tuple[str, ...], late: bool) -> None:
    reference = call(widget("run-subflow", "a", {}, flow_sid=sid))["a"].reference
    assert reference is not None
    assert (reference.names, reference.late) == (names, late)


def test_names_of_a_flow() -> None:
    wrapped = {"sid": "FW9", "friendly_name": "Main menu", "definition": flow(trigger())}
    (found,) = reading(wrapped, "repo/flows__main-menu.json").journeys
    assert found.names == ("FW9", "Main menu", "flows__main-menu", "main-menu", "main menu")
    assert found.attributes["source"]["sid"] == "FW9"
    (bare,) = reading(flow(trigger(), description="What it does"), "repo/flows__main-menu.json").journeys
    assert bare.id == "main-menu"
    assert bare.attributes["description"] == "What it does"
    sid = "FW" + "0123456789abcdef" * 2
    (named,) = reading(flow(trigger()), f"repo/main-{sid}.json").journeys
    assert sid in named.names


NAMED = [
    ("a name", "Parcel line", "Parcel line"),
    ("a name in small letters", "returns desk", "Returns desk"),
    ("what Studio writes", "A New Flow", "Front IVR"),
    ("what any flow could be called", "IVR", "Front IVR"),
    ("nothing", "", "Front IVR"),
    ("a sentence", "Asks who is calling. Then asks why.", "Front IVR"),
    ("many words", "Bot flow for creating a Flex webchat task", "Front IVR"),
    ("a hole of a template", "${name} line", "Front IVR"),
]


@pytest.mark.parametrize(("described", "title"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_titles_of_flows(described: str, title: str) -> None:
    (found,) = reading(flow(trigger(), description=described), "repo/flows__front-ivr.json").journeys
    assert (found.id, found.title) == ("front-ivr", title)


def test_a_flow_is_found_by_the_name_of_its_file() -> None:
    main = flow(trigger(incomingCall="a"), widget("run-subflow", "a", {"completed": None}, flow_sid="FW2"))
    sub = flow(trigger(incomingParent="b"), widget("enqueue-call", "b", FLEX))
    both = (*reading(main, "flows/FW1.json").journeys, *reading(sub, "flows/FW2.json").journeys)
    assert link(both).journeys[0].beyond["a"].person is True


# --- shapes ---------------------------------------------------------------------------------------

TINY = flow(trigger(incomingCall="a"), widget("say-play", "a", {"audioComplete": None}, say="Hi"))
SHAPES = {
    "bare": TINY,
    "wrapped": {"sid": "FW1", "definition": TINY},
    "wrapped as text": {"sid": "FW1", "definition": json.dumps(TINY)},
    "a list": [{"sid": "FW1", "definition": TINY}],
}


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES.keys())
def test_shapes_and_places(value: Any) -> None:
    document = Document("f.json", json.dumps(value, indent=1).encode())
    assert STUDIO.recognises(document)
    (found,) = STUDIO.read(document).journeys
    assert list(found.touchpoints) == ["Trigger", "a", "a.end"]
    for touchpoint in found.touchpoints.values():
        place = STUDIO.locate(document, touchpoint.location)
        assert touchpoint.source["id"] in document.lines[place.line - 1][place.column - 1 :]
    place = STUDIO.locate(document, found.transition("Trigger.next.incoming_call").location)
    assert document.lines[place.line - 1][place.column - 1 :].lstrip("\\").startswith('"a')


def test_flows_of_one_name_have_ids_of_their_own() -> None:
    found = reading([{"friendly_name": "Main", "definition": TINY}] * 3)
    assert [one.id for one in found.journeys] == ["main", "main-2", "main-3"]


REFUSED = [
    ("no widgets", flow(), "This flow has no widgets"),
    ("widgets are no list", {"states": {}, "initial_state": "Trigger"}, "“states”, is an object"),
    ("a definition that is no flow", {"definition": 7, "sid": '"states": "initial_state": '}, "it is a number"),
    ("a definition that is broken", {"definition": json.dumps(TINY)[:-9]}, "inside “definition” is not valid JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_makes_no_sense_is_refused_with_a_sentence(value: Any, told: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        STUDIO.read(Document("f.json", json.dumps(value, indent=1).encode()))
    assert told in caught.value.message
    assert caught.value.line >= 1
    assert "Export the flow again" in caught.value.hint


HOLES = ["${jsonencode(x)}", "%{ if x }", "{{ x }}", "{% if x %}", "<%= x %>"]


@pytest.mark.parametrize("hole", HOLES)
def test_a_template_is_told_from_broken_json(hole: str) -> None:
    text = json.dumps(TINY, indent=1).replace('"flags": {}', f'"flags": {hole}')
    document = Document("f.json", text.encode())
    assert STUDIO.recognises(document)
    with pytest.raises(UnreadableFile) as caught:
        STUDIO.read(document)
    assert "template that still has to be filled in" in caught.value.message
    assert hole in caught.value.message
    assert "fills it in" in caught.value.hint


def test_holes_inside_texts_are_no_problem() -> None:
    value = flow(trigger(incomingMessage="a"), widget("send-to-flex", "a", FLEX, workflow="${WORKFLOW_SID}"))
    assert reading(value).journeys[0]["a"].source["workflow"] == "${WORKFLOW_SID}"


OTHERS = {
    "another JSON file": {"states": [], "name": "x"},
    "a state machine of AWS": {"StartAt": "a", "States": {"a": {"Type": "Pass"}}},
    "a list of countries": {"states": ["NY", "CA"], "initial_state": 1}["states"],
}


@pytest.mark.parametrize("value", OTHERS.values(), ids=OTHERS.keys())
def test_other_files_are_left_to_others(value: Any) -> None:
    assert not STUDIO.recognises(Document("f.json", json.dumps(value).encode()))


# --- what rules make of it ------------------------------------------------------------------------

BYE = widget("say-play", "bye", {"audioComplete": None}, say="Goodbye.")
TOLD = [
    (
        "an announced key that the split does not have",
        gather("a", {"keypress": "s", "timeout": "sales"}, say="For sales press 1, for billing press 3."),
        split("s", DIGITS, ("equal_to", "1", "sales"), otherwise="a"),
        "announced-option-not-wired",
        "Customers are told to press 3 for “billing” in “a”, but the menu does not take 3 and they hear the same again.",
    ),
    (
        "a key that nobody is told of",
        gather("a", {"keypress": "s", "timeout": "sales"}, say="For sales press 1."),
        split("s", DIGITS, ("equal_to", "1", "bye"), ("equal_to", "0", "sales"), otherwise="sales"),
        "unannounced-option",
        "Customers can get to “sales” with 0 in “a”, but nobody tells them.",
    ),
    (
        "silence and wrong keys without limit",
        gather("a", {"keypress": "s", "timeout": "a"}),
        split("s", DIGITS, ("equal_to", "1", "sales"), otherwise="a"),
        "unbounded-loop",
        "Customers who stay silent or press a wrong key at “a” hear it again and again without limit.",
    ),
    (
        "wrong keys that end the call",
        gather("a", {"keypress": "s", "timeout": "sales"}),
        split("s", DIGITS, ("equal_to", "1", "sales")),
        "error-hangup",
        "Customers who press a wrong key at “a” are cut off without a word.",
    ),
    (
        "a number that nobody answers",
        gather("a", {"keypress": "s", "timeout": "sales"}),
        widget("connect-call-to", "s", {"callCompleted": None}, noun="number", to="+1"),
        "error-hangup",
        "Customers who reach nobody at “s” are cut off without a word.",
    ),
]


EXAMPLE = Path(__file__).parents[2] / "examples" / "twilio" / "parcel-line.json"


def test_the_way_to_a_finding_is_one_that_a_caller_can_go() -> None:
    report = Session(load_plugins(installed=False), Config(EXAMPLE.parent)).check([str(EXAMPLE)])
    (finding,) = [one for one in report.findings if one.name == "queue-overflow-hangup"]
    ((found,),) = (file.journeys for file in report.files)
    told = [found.transition(one).words for one in finding.steps]
    assert told == ["incoming call", "", "0, Talk to us", "error, not queued"]
    assert found.title == "Parcel line"


@pytest.mark.parametrize(
    ("first", "second", "rule", "message"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_findings_say_what_happens_to_customers(
    tmp_path: Path, first: Json, second: Json, rule: str, message: str
) -> None:
    file = tmp_path / "flow.json"
    file.write_text(json.dumps(flow(trigger(incomingCall="a"), first, second, SALES, BYE)), "utf-8")
    report = Session(load_plugins(installed=False), Config(tmp_path)).check([str(file)])
    assert [one.message for one in report.findings if one.name == rule] == [message]


@pytest.mark.parametrize(
    "text",
    [
        '{"initial_state": "idle", "states": {"idle": {"on": {"go": "busy"}}}}',
        '{"initial_state": "idle", "states": [{"name": "idle"}]}',
    ],
)
def test_other_machines_with_states_are_left_alone(text: str) -> None:
    assert not TwilioStudio().recognises(Document("x.json", text.encode()))


# --- open questions -------------------------------------------------------------------------------


def answered_by(question: Mapping[str, Any], *rest: Json) -> list[tuple[str, str]]:
    """The ways of a question on the phone or in writing, and of the split “s” behind it."""
    return ways((call if question["type"].startswith("gather") else chat)(question, *rest), "a", "s")


LOOK_UP = widget("run-function", "look", {"success": "told", "fail": None}, url="{{widgets.a.Digits}}")
SAVE = widget("run-function", "save", {"success": "told"}, url="{{widgets.a.inbound.Body}}")
TOLD_IT = widget("say-play", "told", {"audioComplete": None}, say="Thank you.")
WROTE = widget("send-message", "told", {"sent": None, "failed": None}, body="Thank you.")
SORRY = widget("say-play", "sorry", {"audioComplete": "a"}, say="Sorry, {{widgets.a.Digits}} is wrong.")
ENDED = widget("send-message", "end", {"sent": None, "failed": None}, body="Goodbye.")
BODY = "{{widgets.a.inbound.Body}}"

OPEN = [
    pytest.param(
        gather("a", {"keypress": "s"}, "Enter your order number, or press 0.", number_of_digits=8),
        [split("s", DIGITS, ("equal_to", "0", "people"), otherwise="look"), LOOK_UP, TOLD_IT],
        id="a number of several digits",
    ),
    pytest.param(
        gather("a", {"keypress": "s"}, "Enter your order number, or press 0."),
        [split("s", DIGITS, ("equal_to", "0", "people"), otherwise="look"), LOOK_UP, TOLD_IT],
        id="an answer that a function works with",
    ),
    pytest.param(
        reply("a", {"incomingMessage": "s"}, "What is your name? Reply STOP to end or AGENT for a person."),
        [
            split("s", BODY, ("equal_to", "STOP", "end"), ("equal_to", "AGENT", "people"), otherwise="save"),
            SAVE,
            WROTE,
            ENDED,
        ],
        id="words that only lead away",
    ),
    pytest.param(
        reply("a", {"incomingMessage": "s"}, "How was it? Tell us, or reply STOP or HELP."),
        [
            split("s", BODY, ("equal_to", "STOP", "end"), ("equal_to", "HELP", "people"), otherwise="told"),
            WROTE,
            ENDED,
        ],
        id="an answer that is only kept",
    ),
    pytest.param(
        reply("a", {"incomingMessage": "s"}, "Which doctor do you need? Reply 3 for a person."),
        [
            split("s", BODY, ("equal_to", "3", "people"), otherwise="book"),
            widget("run-function", "book", {"success": "told"}),
            WROTE,
        ],
        id="an answer that leads to a function",
    ),
    pytest.param(
        reply("a", {"incomingMessage": "s"}, "Reply 1 for a person, or ask your question."),
        [
            split("s", BODY, ("equal_to", "1", "people"), otherwise="keep"),
            widget("set-variables", "keep", {"next": "send"}, variables=[{"key": "asked", "value": BODY}]),
            widget("make-http-request", "send", {"success": None}, body="{{flow.variables.asked}}"),
        ],
        id="an answer that is kept in a variable",
    ),
]


@pytest.mark.parametrize(("question", "rest"), OPEN)
def test_an_open_question_with_a_way_out_takes_every_other_answer(question: Json, rest: list[Json]) -> None:
    found = answered_by(question, *rest, widget("send-to-flex", "people", FLEX))
    assert "a.no_match" not in dict(found)
    assert ("a.next", "s") in found
    assert [target for name, target in found if name.startswith("s.else")]


CLOSED = [
    pytest.param(
        gather("a", {"keypress": "s"}, "Press 0 for a person.", number_of_digits=1),
        [split("s", DIGITS, ("equal_to", "0", "people"), otherwise="told"), TOLD_IT],
        id="a single key",
    ),
    pytest.param(
        gather("a", {"keypress": "s"}, "Press 1 or 2."),
        [
            split("s", DIGITS, ("equal_to", "1", "people"), ("equal_to", "2", "told"), otherwise="look"),
            LOOK_UP,
            TOLD_IT,
        ],
        id="a menu whose wrong keys are written down",
    ),
    pytest.param(
        gather("a", {"keypress": "s"}, "Enter your order number, or press 0.", number_of_digits=8),
        [split("s", DIGITS, ("equal_to", "0", "people"), otherwise="a")],
        id="back to the question",
    ),
    pytest.param(
        gather("a", {"keypress": "s"}, "Enter your order number, or press 0.", number_of_digits=8),
        [split("s", DIGITS, ("equal_to", "0", "people"), otherwise="sorry"), SORRY],
        id="back to the question after a message",
    ),
    pytest.param(
        gather("a", {"keypress": "s"}, "Press 0 for a person."),
        [split("s", DIGITS, ("equal_to", "0", "people"), otherwise="people")],
        id="a person",
    ),
    pytest.param(
        reply("a", {"incomingMessage": "s"}, "Reply 1, 2 or 0 for help."),
        [
            split(
                "s",
                BODY,
                ("equal_to", "1", "told"),
                ("equal_to", "2", "told"),
                ("equal_to", "0", "people"),
                otherwise="save",
            ),
            SAVE,
            WROTE,
        ],
        id="a menu in writing",
    ),
]


@pytest.mark.parametrize(("question", "rest"), CLOSED)
def test_what_a_menu_does_not_take_is_not_understood(question: Json, rest: list[Json]) -> None:
    found = answered_by(question, *rest, widget("send-to-flex", "people", FLEX))
    assert "a.no_match" in dict(found)


# --- languages ------------------------------------------------------------------------------------

SPOKEN = [
    pytest.param({"language": "de-DE"}, ("de-DE",), id="named"),
    pytest.param({"voice": "Polly.Vicki-Neural"}, ("de-DE",), id="a voice of Polly"),
    pytest.param({"voice": "Google.es-US-Wavenet-A"}, ("es-US",), id="a voice of Google"),
    pytest.param({"voice": "Polly.Lupe", "language": "es-MX"}, ("es-MX",), id="both"),
    pytest.param({"voice": "Polly.Camila", "language": "en-US"}, (), id="both, and they differ"),
    pytest.param({"voice": "alice"}, (), id="a voice of many languages"),
    pytest.param({"voice": "Polly.Nobody"}, (), id="a voice that nobody knows"),
    pytest.param({"language": "{{flow.variables.language}}"}, (), id="filled in"),
    pytest.param({}, (), id="not named"),
]


@pytest.mark.parametrize(("properties", "locales"), SPOKEN)
def test_the_language_of_what_is_said(properties: Json, locales: tuple[str, ...]) -> None:
    found = call(widget("say-play", "a", {"audioComplete": None}, say="Hallo", **properties))
    assert found.locales == locales
    assert found["a"].prompt == {locales[0] if locales else "": "Hallo"}


def test_each_text_has_its_own_language() -> None:
    found = call(
        gather("a", {"keypress": "b"}, "Press 1.", language="en-US"),
        widget("say-play", "b", {"audioComplete": "c"}, say="Hola.", language="es-MX"),
        widget("say-play", "c", {"audioComplete": None}, say="Bye."),
    )
    assert found.locales == ()
    assert [dict(found[one].prompt) for one in "abc"] == [
        {"en-US": "Press 1."},
        {"es-MX": "Hola."},
        {"": "Bye."},
    ]


def test_a_recording_and_a_written_text_name_no_language() -> None:
    found = call(
        widget("say-play", "a", {"audioComplete": "b"}, play="https://example.com/a.mp3", language="de-DE"),
        widget("send-message", "b", {"sent": None, "failed": None}, body="Hi", language="de-DE"),
    )
    assert (found.locales, dict(found["a"].prompt), dict(found["b"].prompt)) == ((), {}, {"": "Hi"})


def test_texts_are_read_in_their_language(tmp_path: Path) -> None:
    said = "Wir melden uns schnellstmöglich bei Ihnen."
    bye = widget("say-play", "a", {"audioComplete": None}, say=said, language="de-DE")
    (tmp_path / "a.json").write_text(json.dumps(flow(trigger(incomingCall="a"), bye)), encoding="utf-8")
    report = Session(load_plugins(installed=False), Config(tmp_path)).check([str(tmp_path / "a.json")])
    assert "EXP101" in [finding.code for finding in report.findings]
