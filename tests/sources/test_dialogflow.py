"""Agents of Dialogflow CX: each flow becomes the journey that customers go through."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Document, Journey, UnreadableFile
from cxlint.archives import Archive
from cxlint.config.load import Config
from cxlint.files import gathered, read_document
from cxlint.locations import Location
from cxlint.plugins import load_plugins
from cxlint.project import link
from cxlint.session import Session
from cxlint.sources.base import Reading
from cxlint.sources.dialogflow import DialogflowCx

CX = DialogflowCx()
Files = dict[str, Any]

HAND_OVER: dict[str, Any] = {"messages": [{"liveAgentHandoff": {"metadata": {}}}]}


def say(*texts: str, language: str = "en") -> dict[str, Any]:
    return {"messages": [{"text": {"text": list(texts)}, "languageCode": language}]}


NO_MATCH = {"event": "sys.no-match-default", "triggerFulfillment": say("Again, please.")}
NO_INPUT = {"event": "sys.no-input-default", "triggerFulfillment": say("Are you there?")}


def flow(*routes: Any, events: Any = (NO_MATCH, NO_INPUT), **more: Any) -> dict[str, Any]:
    return {"name": "id", "transitionRoutes": list(routes), "eventHandlers": list(events), **more}


def asked(name: str, prompt: str = "", *handlers: Any, **more: Any) -> dict[str, Any]:
    fill = {
        "initialPromptFulfillment": say(prompt) if prompt else {},
        "repromptEventHandlers": list(handlers),
    }
    return {"displayName": name, "required": True, "entityType": "@sys.number", "fillBehavior": fill, **more}


def form(*parameters: Any) -> dict[str, Any]:
    return {"parameters": list(parameters)}


def agent(start: Any, pages: Mapping[str, Any] | None = None, **flows: Any) -> Files:
    """The files of an agent: its start flow with its pages, and further flows as (flow, pages)."""
    files: Files = {"agent.json": {"defaultLanguageCode": "en", "startFlow": "Main"}}
    for name, (body, of_flow) in {"Main": (start, pages or {}), **flows}.items():
        files[f"flows/{name}/{name}.json"] = {"displayName": name, **body}
        for page, raw in of_flow.items():
            files[f"flows/{name}/pages/{page}.json"] = {"name": f"id of {page}", "displayName": page, **raw}
    return files


def zipped(files: Files, path: str = "agent.zip", below: str = "") -> Document:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(below + name, value if isinstance(value, bytes) else json.dumps(value, indent=1))
    return Document(path, packed.getvalue(), Archive(path, packed.getvalue()))


def read(files: Files) -> Reading:
    document = zipped(files)
    assert CX.recognises(document)
    return CX.read(document)


def main(files: Files) -> Journey:
    reading = read(files)
    assert not reading.flaws
    return reading.journeys[0]


def edges(journey: Journey) -> set[tuple[str, str, str, str]]:
    return {(way.source, way.event, way.key or way.label, way.target) for way in journey.transitions}


# --- pages ----------------------------------------------------------------------------------------


@dataclass
class Case:
    """What it shows, the files, and ways that must be there as (from, event, word, to)."""

    sentence: str
    files: Files
    ways: tuple[tuple[str, str, str, str], ...]
    kinds: Mapping[str, str]

    def __str__(self) -> str:
        return self.sentence


BYE = {"intent": "bye", "targetPage": "End Session"}
LADDER = (
    {"event": "sys.no-match-1", "triggerFulfillment": say("Sorry?")},
    {"event": "sys.no-match-2", "triggerFulfillment": say("Once more?")},
    {"event": "sys.no-match-3", "targetPage": "Help"},
)

CASES = [
    Case(
        "a start page that waits is a bot with its intents as options",
        agent(flow({"intent": "pay", "targetPage": "Pay"}, BYE), {"Pay": {"entryFulfillment": say("Paid.")}}),
        (
            ("Start Page", "option", "pay", "Pay"),
            ("Start Page", "option", "bye", "End Session"),
            ("Start Page", "no_match", "", "Start Page"),
            ("Start Page", "no_input", "", "Start Page"),
        ),
        {"Start Page": "bot", "Pay": "end", "End Session": "end"},
    ),
    Case(
        "an intent without a target keeps customers on the page",
        agent(flow({"intent": "hello", "triggerFulfillment": say("Hi!")}, BYE)),
        (("Start Page", "option", "hello", "Start Page"),),
        {"Start Page": "bot"},
    ),
    Case(
        "a page that always goes on is passed by itself",
        agent(
            flow({"condition": "true", "targetPage": "Note"}),
            {
                "Note": {
                    "entryFulfillment": say("Closed today."),
                    "transitionRoutes": [{"condition": "true", "targetPage": "END_SESSION"}],
                }
            },
        ),
        (("Start Page", "next", "", "Note"), ("Note", "next", "", "End Session")),
        {"Start Page": "decision", "Note": "message"},
    ),
    Case(
        "conditions are ways of a decision, in their order",
        agent(
            flow({"condition": "true", "targetPage": "Check"}),
            {
                "Check": {
                    "transitionRoutes": [
                        {"condition": "$session.params.vip = true", "targetPage": "End Session"},
                        {"condition": "true", "targetPage": "Check more"},
                    ]
                },
                "Check more": {"entryFulfillment": say("Please wait.")},
            },
        ),
        (("Check", "condition", "", "End Session"), ("Check", "else", "", "Check more")),
        {"Check": "decision"},
    ),
    Case(
        "what can be said anywhere is one touchpoint that every question leads to",
        agent(
            flow({"intent": "pay", "targetPage": "Pay"}, {"intent": "agent", "targetPage": "Person"}),
            {
                "Pay": {"form": form(asked("amount", "How much?"), asked("card", "Which card?"))},
                "Person": {"entryFulfillment": HAND_OVER},
            },
        ),
        (
            ("Pay/amount", "option", "says something else", "Start Page"),
            ("Pay/card", "option", "says something else", "Start Page"),
            ("Start Page", "option", "agent", "Person"),
        ),
        {"Person": "transfer"},
    ),
    Case(
        "it is a touchpoint of its own where the start page goes on by itself",
        agent(
            flow({"condition": "true", "targetPage": "Ask"}, {"intent": "agent", "targetPage": "Person"}),
            {
                "Ask": {
                    "entryFulfillment": say("Yes or no?"),
                    "transitionRoutes": [{"intent": "yes", "targetPage": "End Session"}],
                },
                "Person": {"entryFulfillment": HAND_OVER},
            },
        ),
        (
            ("Ask", "option", "says something else", "Anywhere"),
            ("Anywhere", "option", "agent", "Person"),
            ("Ask", "option", "yes", "End Session"),
        ),
        {"Anywhere": "decision", "Start Page": "decision", "Ask": "bot"},
    ),
    Case(
        "required parameters are asked for in their order, optional ones are not",
        agent(
            flow({"intent": "pay", "targetPage": "Pay"}),
            {
                "Pay": {
                    "entryFulfillment": say("Let us begin."),
                    "form": form(
                        asked("amount", "How much?"),
                        {**asked("note", "Any note?"), "required": False},
                        asked("card", "Which card?"),
                    ),
                    "transitionRoutes": [
                        {"condition": '$page.params.status = "FINAL"', "targetPage": "End Flow"}
                    ],
                }
            },
        ),
        (
            ("Pay", "next", "", "Pay/amount"),
            ("Pay/amount", "next", "answered", "Pay/card"),
            ("Pay/card", "next", "", "End Flow"),
        ),
        {"Pay": "message", "Pay/amount": "input", "Pay/card": "input", "End Flow": "end"},
    ),
    Case(
        "what a form says when it is filled comes before its end",
        agent(
            flow({"intent": "pay", "targetPage": "Pay"}),
            {
                "Pay": {
                    "form": form(asked("amount", "How much?")),
                    "transitionRoutes": [
                        {"condition": "$page.params.status = 'FINAL'", "triggerFulfillment": say("Done.")}
                    ],
                }
            },
        ),
        (
            ("Pay/amount", "next", "", "Pay/then/says"),
            ("Pay/then/says", "next", "", "Pay/rest"),
            ("Pay/rest", "option", "says something else", "Start Page"),
            ("Pay/rest", "else", "", "Pay/end"),
        ),
        {"Pay/then/says": "message", "Pay/rest": "decision", "Pay/end": "end"},
    ),
    Case(
        "a form after which nothing more is understood simply ends",
        agent(
            flow({"condition": "true", "targetPage": "Pay"}),
            {"Pay": {"form": form(asked("amount", "How much?"))}},
        ),
        (("Pay/amount", "next", "", "Pay/rest"),),
        {"Pay/rest": "end"},
    ),
    Case(
        "intents that are only answered share a way round, three at most",
        agent(
            flow(*({"intent": f"faq {n}", "triggerFulfillment": say(f"It is {n}.")} for n in range(4)), BYE)
        ),
        (
            ("Start Page", "option", "faq 0, faq 1, faq 2", "Start Page"),
            ("Start Page", "option", "faq 3", "Start Page"),
        ),
        {"Start Page": "bot"},
    ),
    Case(
        "intents are told in words, without what many of them begin with",
        agent(
            flow(
                {"intent": "made_parts_sure_yes", "targetPage": "End Session"},
                {"intent": "made_parts_sure_no", "targetPage": "End Flow"},
                {"intent": "made_parts_wait", "targetPage": "END_FLOW_WITH_FAILURE"},
                {"intent": "pay.bill", "targetPage": "END_FLOW_WITH_CANCELLATION"},
            )
        ),
        (
            ("Start Page", "option", "sure: yes", "End Session"),
            ("Start Page", "option", "sure: no", "End Flow"),
            ("Start Page", "option", "wait", "End Flow With Failure"),
            ("Start Page", "option", "pay.bill", "End Flow With Cancellation"),
        ),
        {},
    ),
    Case(
        "a webhook without a target goes wrong as the handlers say",
        agent(
            flow(
                {"condition": "true", "targetPage": "Look up"},
                events=(NO_MATCH, NO_INPUT, {"event": "webhook.error", "targetPage": "Sorry"}),
            ),
            {
                "Look up": {
                    "entryFulfillment": {"webhook": "crm", "tag": "find"},
                    "transitionRoutes": [{"condition": "true", "targetPage": "End Session"}],
                    "eventHandlers": [{"event": "webhook.error.timeout", "targetPage": "Late"}],
                },
                "Sorry": {"entryFulfillment": say("Sorry.")},
                "Late": {"entryFulfillment": say("Late.")},
            },
        ),
        (
            ("Start Page", "next", "", "Look up/crm"),
            ("Look up/crm", "next", "", "Look up"),
            ("Look up/crm", "error", "", "Sorry"),
            ("Look up/crm", "timeout", "", "Late"),
        ),
        {"Look up/crm": "task"},
    ),
    Case(
        "a webhook with a target fails silently",
        agent(
            flow(
                {"intent": "go", "triggerFulfillment": {"webhook": "crm"}, "targetPage": "End Session"},
                events=(NO_MATCH, NO_INPUT, {"event": "webhook.error", "targetPage": "Sorry"}),
            ),
            {"Sorry": {"entryFulfillment": say("Sorry.")}},
        ),
        (
            ("Start Page", "option", "go", "Start Page/go/crm"),
            ("Start Page/go/crm", "next", "", "End Session"),
        ),
        {"Start Page/go/crm": "task"},
    ),
    Case(
        "a telephone transfer is a transfer to a number",
        agent(
            flow(
                {
                    "intent": "agent",
                    "triggerFulfillment": {
                        "messages": [
                            {"text": {"text": ["One moment."]}},
                            {"telephonyTransferCall": {"phoneNumber": "+15550100"}},
                        ]
                    },
                }
            )
        ),
        (
            ("Start Page", "option", "agent", "Start Page/agent/says"),
            ("Start Page/agent/says", "next", "", "Start Page/agent/person"),
        ),
        {"Start Page/agent/person": "transfer"},
    ),
    Case(
        "the previous page is the one that led here, and the current one begins again",
        agent(
            flow({"intent": "a", "targetPage": "A"}),
            {
                "A": {
                    "entryFulfillment": say("A?"),
                    "transitionRoutes": [{"intent": "b", "targetPage": "B"}],
                },
                "B": {
                    "entryFulfillment": say("B?"),
                    "transitionRoutes": [
                        {"intent": "back", "targetPage": "Previous Page"},
                        {"intent": "again", "targetPage": "CURRENT_PAGE"},
                        {"intent": "top", "targetPage": "Start Page"},
                    ],
                },
            },
        ),
        (
            ("B", "option", "back", "A"),
            ("B", "option", "again", "B"),
            ("B", "option", "top", "Start Page"),
        ),
        {"A": "bot", "B": "bot"},
    ),
    Case(
        "route groups are one touchpoint for all pages that use them",
        agent(flow({"intent": "a", "targetPage": "A"}, {"intent": "b", "targetPage": "B"}))
        | {
            "flows/Main/transitionRouteGroups/Help.json": {
                "displayName": "Help",
                "transitionRoutes": [{"intent": "agent", "targetPage": "Person"}],
            },
            "flows/Main/pages/Person.json": {"displayName": "Person", "entryFulfillment": HAND_OVER},
            "flows/Main/pages/A.json": {"displayName": "A", "transitionRouteGroups": ["Help"]},
            "flows/Main/pages/B.json": {"displayName": "B", "transitionRouteGroups": ["Help"]},
        },
        (
            ("A", "option", "says something else", "group/Help"),
            ("B", "option", "says something else", "group/Help"),
            ("group/Help", "option", "agent", "Person"),
        ),
        {"group/Help": "decision", "A": "bot"},
    ),
    Case(
        "an event from outside is an option, a handler for it that leads nowhere is nothing",
        agent(
            flow(events=(NO_MATCH, {"event": "BUTTON", "targetPage": "End Session"}, {"event": "TIMER"})),
        ),
        (("Start Page", "option", "button", "End Session"),),
        {"Start Page": "bot"},
    ),
    Case(
        "a target that is not there stays to be told by a rule",
        agent(flow({"intent": "pay", "targetPage": "Payy"})),
        (("Start Page", "option", "pay", "Payy"),),
        {},
    ),
    Case(
        "targets may be written as names of resources",
        agent(
            flow({"intent": "pay", "targetPage": "projects/p/locations/l/agents/a/flows/f/pages/id of Pay"}),
            {"Pay": {"entryFulfillment": say("Paid.")}},
        ),
        (("Start Page", "option", "pay", "Pay"),),
        {},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pages(case: Case) -> None:
    journey = main(case.files)
    assert set(case.ways) <= edges(journey)
    assert {name: journey[name].kind for name in case.kinds} == dict(case.kinds)


# --- what is not understood -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "handlers", "target", "retry", "said"),
    [
        pytest.param((), LADDER, "Help", 2, ("Sorry?", "Once more?"), id="three steps, then help"),
        pytest.param(
            LADDER, (), "Help", 2, ("Sorry?", "Once more?"), id="the steps of the page count inside"
        ),
        pytest.param(
            LADDER, LADDER[:2], "Help", 2, ("Sorry?", "Once more?"), id="the first levels come first"
        ),
        pytest.param(
            LADDER,
            (NO_MATCH,),
            "P/x",
            None,
            ("Again, please.",),
            id="a default inside hides the page's steps",
        ),
        pytest.param(
            (),
            LADDER[:2],
            "P/x",
            None,
            ("Sorry?", "Once more?", "Again, please."),
            id="steps without end repeat",
        ),
        pytest.param((), (), "P/x", None, ("Again, please.",), id="the flow's handler repeats"),
        pytest.param(
            (),
            (LADDER[0], {"event": "sys.no-match-default", "targetPage": "Help"}),
            "Help",
            1,
            ("Sorry?",),
            id="one step, then the default leads away",
        ),
        pytest.param(
            (),
            (LADDER[2],),
            "Help",
            2,
            ("Again, please.",),
            id="the flow's default fills the gap before a step",
        ),
    ],
)
def test_ladders_become_limits(
    events: Any, handlers: Any, target: str, retry: int | None, said: tuple[str, ...]
) -> None:
    pages = {
        "P": {"form": form(asked("x", "What?", *handlers)), "eventHandlers": list(events)},
        "Help": {"entryFulfillment": HAND_OVER},
    }
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}), pages))
    (way,) = [way for way in journey.out("P/x") if way.event == "no_match"]
    assert (way.target, way.retry, way.say) == (target, retry, said)
    assert bool(journey.loops) is (True)
    assert ("P/x" in {loop.head for loop in journey.loops if loop.closing.event == "no_match"}) is (
        target == "P/x"
    )


def test_a_page_that_says_nothing_when_it_does_not_understand_repeats_nothing() -> None:
    quiet = [{"event": "sys.no-match-default", "triggerFulfillment": {}}]
    journey = main(agent(flow(BYE, events=quiet)))
    assert edges(journey) == {("Start Page", "option", "bye", "End Session")}


def test_a_question_that_takes_anything_is_never_misunderstood() -> None:
    pages = {"P": {"form": form(asked("x", "What?", entityType="@sys.any"))}}
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}), pages))
    assert [way.event for way in journey.out("P/x") if way.target == "P/x"] == ["no_input"]


def test_what_a_model_answers_is_said_again() -> None:
    made_up = {"event": "sys.no-match-default", "triggerFulfillment": {"enableGenerativeFallback": True}}
    pages = {"P": {"form": form(asked("x", "What?"), asked("y", "And?"))}}
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}, events=(made_up,)), pages))
    said = {way.source: way.say for way in journey.transitions if way.event == "no_match"}
    assert said == dict.fromkeys(("Start Page", "P/x", "P/y"), ("{{generated answer}}",))


def test_what_an_inherited_handler_says_is_drawn_once() -> None:
    events = [
        {"event": "sys.no-match-default", "triggerFulfillment": say("Bye."), "targetPage": "End Session"}
    ]
    pages = {"P": {"form": form(asked("x", "What?"), asked("y", "And?"))}}
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}, events=events), pages))
    (bye,) = journey.of_kind("message")
    assert {way.source for way in journey.into(bye.id)} == {"Start Page", "P/x", "P/y"}


def test_a_webhook_that_is_asked_for_help_may_do_anything() -> None:
    events = [{"event": "sys.no-match-default", "triggerFulfillment": {"webhook": "count"}}]
    journey = main(agent(flow(BYE, events=events)))
    assert ("Start Page", "no_match", "", "Start Page/no_match/count") in edges(journey)
    assert journey.opaque == {"Start Page/no_match/count"}
    assert not journey.loops


def test_a_question_that_no_handler_speaks_of_is_asked_again() -> None:
    pages = {"P": {"form": form(asked("x", "What?"))}}
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}, events=()), pages))
    assert ("P/x", "no_match", "", "P/x") in edges(journey)
    assert not [way for way in journey.out("Start Page") if way.event == "no_match"]


# --- texts and facts ------------------------------------------------------------------------------


def test_prompts_by_language_and_by_condition() -> None:
    cases = [
        {"condition": "$x = 1", "caseContent": [{"message": {"text": {"text": ["One?"]}}}]},
        {
            "caseContent": [
                {"additionalCases": {"cases": [{"caseContent": [{"message": say("Two?")["messages"][0]}]}]}}
            ]
        },
    ]
    entry = {
        "messages": [
            *say("  Hello\nthere.", "Hi.")["messages"],
            *say("Hallo.", language="de")["messages"],
            {"outputAudioText": {"ssml": "<speak>Well<break/>then</speak>"}},
            {"outputAudioText": {"text": "Well then"}},
        ],
        "conditionalCases": [{"cases": cases}],
    }
    page = {"entryFulfillment": entry, "transitionRoutes": [BYE]}
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}), {"P": page}))
    assert journey["P"].prompt == {"en": "Hello there. Well then One? / Two?", "de": "Hallo."}


def test_facts_of_parameters() -> None:
    keypad = {"dtmfSettings": {"enabled": True}}
    parameter = asked("pin", "Your PIN?", redact=True, advancedSettings=keypad)
    journey = main(agent(flow({"intent": "p", "targetPage": "P"}), {"P": {"form": form(parameter)}}))
    touchpoint = journey["P/pin"]
    assert touchpoint.asks == ("pin",)
    assert touchpoint.get("sensitive") == ("pin",)
    assert touchpoint.get("inputs") == ("speech", "text", "dtmf")
    assert touchpoint.title == "P: pin"


@pytest.mark.parametrize(
    "does",
    [
        pytest.param({"messages": [{"payload": {"action": "handoff"}}]}, id="a payload that may hand over"),
        pytest.param({"webhook": "escalate_to_agent"}, id="a webhook that may hand over"),
        pytest.param(
            {"conditionalCases": [{"cases": [{"caseContent": [{"message": {"liveAgentHandoff": {}}}]}]}]},
            id="a hand-over on a condition",
        ),
    ],
)
def test_what_may_hand_over_is_unknown(does: Any) -> None:
    journey = main(agent(flow({"intent": "agent", "triggerFulfillment": does, "targetPage": "End Session"})))
    assert journey.opaque
    assert not journey.people


def test_a_playbook_is_a_bot_that_nobody_has_read() -> None:
    reading = read(agent(flow({"intent": "x", "targetPlaybook": "Cards"})))
    (journey,) = reading.journeys
    assert journey["playbook/Cards"].incomplete
    assert [flaw.code for flaw in reading.flaws] == ["CXL005"]


# --- flows ----------------------------------------------------------------------------------------

CALLING = {"intent": "pay", "targetFlow": "Pay"}
RAISING = {"intent": "agent", "targetPage": "End Flow With Human Escalation"}
HANDLING = {"event": "flow.failed.human-escalation", "triggerFulfillment": HAND_OVER}


def linked(files: Files) -> dict[str, Journey]:
    reading = read(files)
    whole = link(reading.journeys)
    assert not whole.unresolved
    return {journey.title: journey for journey in whole.journeys}


def test_flows_are_linked_there_and_back() -> None:
    done = {"intent": "done", "targetPage": "End Flow"}
    person = {"entryFulfillment": HAND_OVER}
    files = agent(
        flow(CALLING, {"intent": "agent", "targetPage": "P"}),
        {"P": person},
        Pay=(flow(done, {**done, "intent": "no"}), {}),
    )
    found = linked(files)
    assert [journey.role for journey in found.values()] == ["customer", "customer"]
    assert ("Start Page/Pay", "outcome", "done", "Start Page") in edges(found["Main"])
    assert found["Pay"]["End Flow"].kind == "call"
    assert found["Pay"].people == {"End Flow"}


@pytest.mark.parametrize("spelling", ["END_FLOW_WITH_HUMAN_ESCALATION", "End Flow With Human Escalation"])
@pytest.mark.parametrize("handled", [True, False], ids=["handled", "not handled"])
def test_an_escalation_reaches_a_person_only_where_the_caller_handles_it(
    spelling: str, handled: bool
) -> None:
    events = (NO_MATCH, NO_INPUT, *((HANDLING,) if handled else ()))
    found = linked(agent(flow(CALLING, events=events), Pay=(flow({**RAISING, "targetPage": spelling}), {})))
    escalation = found["Pay"]["End Flow With Human Escalation"]
    assert bool(found["Pay"].people) is handled
    told = [way.key for way in found["Main"].out("Start Page/Pay")]
    assert told == (["wants a person"] if handled else ["wants a person, nobody handles it"])
    assert escalation.title.startswith("Wants a person, nobody handles it") is not handled
    assert escalation.source["handled"] == ("yes" if handled else "no")


def test_an_escalation_in_the_start_flow_hands_over() -> None:
    assert main(agent(flow(RAISING))).people == {"End Flow With Human Escalation"}


def test_the_end_of_the_start_flow_is_the_end_of_the_session() -> None:
    journey = main(agent(flow({"intent": "x", "targetPage": "End Flow"})))
    assert (journey["End Flow"].kind, journey["End Flow"].get("ends")) == ("end", "contact")


def test_a_flow_that_failed_goes_on_as_its_caller_says() -> None:
    events = (NO_MATCH, {"event": "flow.failed", "targetPage": "End Session"})
    failing = flow({"intent": "x", "targetPage": "END_FLOW_WITH_FAILURE"})
    found = linked(agent(flow(CALLING, events=events), Pay=(failing, {})))
    assert ("Start Page/Pay", "fail", "", "End Session") in edges(found["Main"])


def test_whoever_comes_back_goes_on_with_the_routes_after_the_call() -> None:
    page = {
        "transitionRoutes": [
            {"condition": "$session.params.new = true", "targetFlow": "Pay"},
            {"condition": "$session.params.paid = true", "targetPage": "End Session"},
        ]
    }
    done = flow({"intent": "done", "targetPage": "End Flow"})
    found = linked(agent(flow({"intent": "p", "targetPage": "P"}), {"P": page}, Pay=(done, {})))
    assert ("P/Pay", "outcome", "done", "P/routes") in edges(found["Main"])
    assert ("P/routes", "condition", "", "End Session") in edges(found["Main"])
    assert ("P", "else", "", "P/routes") in edges(found["Main"])


def test_whoever_called_a_flow_from_anywhere_comes_back_to_the_page_it_was_said_on() -> None:
    start = flow({"condition": "true", "targetPage": "P"}, {"intent": "wait", "targetFlow": "Wait"})
    pages = {
        "P": {
            "form": form(asked("x", "What?"), asked("y", "And?")),
            "transitionRoutes": [
                {"intent": "no", "targetPage": "Q"},
                {"condition": "true", "targetPage": "Q"},
            ],
        },
        "Q": {"entryFulfillment": say("Sure?"), "transitionRoutes": [BYE]},
    }
    waiting = flow({"intent": "ready", "targetPage": "End Flow"})
    found = linked(agent(start, pages, Wait=(waiting, {})))["Main"]
    assert ("Anywhere/Wait", "outcome", "done", "Anywhere/back") in edges(found)
    assert {way.target for way in found.out("Anywhere/back")} == {"P/x", "P/y", "Q"}


def test_nobody_is_led_back_to_a_page_who_was_never_there() -> None:
    start = flow({"condition": "true", "targetPage": "P"}, {"intent": "wait", "targetFlow": "Wait"})
    pages = {
        "P": {
            "form": form(*(asked(name, "What?") for name in "vwxyz")),
            "transitionRoutes": [{"condition": "true", "targetPage": "Q"}],
        },
        "Q": {"entryFulfillment": say("Sure?"), "transitionRoutes": [BYE]},
    }
    waiting = flow({"intent": "ready", "targetPage": "End Flow"})
    found = linked(agent(start, pages, Wait=(waiting, {})))["Main"]
    assert "Q" in {way.target for way in found.out("Anywhere/back")}
    assert "Anywhere/back" not in {found.transition(step).source for step in found.witness("Q")}


def test_nobody_is_led_to_a_page_as_the_previous_one_who_was_never_there() -> None:
    pages = {
        "A": {"transitionRoutes": [{"intent": "b", "targetPage": "B"}]},
        "B": {"transitionRoutes": [{"intent": "back", "targetPage": "Previous Page"}]},
        "C": {"transitionRoutes": [{"intent": "d", "targetPage": "D"}]},
        "D": {"transitionRoutes": [{"intent": "f", "targetPage": "F"}]},
        "F": {"transitionRoutes": [{"intent": "g", "targetPage": "G"}]},
        "G": {"transitionRoutes": [{"intent": "e", "targetPage": "E"}]},
        "E": {"transitionRoutes": [{"intent": "b", "targetPage": "B"}]},
    }
    start = flow({"intent": "a", "targetPage": "A"}, {"intent": "c", "targetPage": "C"})
    found = main(agent(start, pages))
    assert {way.target for way in found.out("B/Previous Page")} == {"A", "E"}
    assert [found.transition(step).target for step in found.witness("E")] == ["C", "D", "F", "G", "E"]


def test_the_only_page_that_a_flow_can_be_called_from_is_come_back_to_at_once() -> None:
    start = flow({"condition": "true", "targetPage": "Q"}, {"intent": "wait", "targetFlow": "Wait"})
    pages = {"Q": {"entryFulfillment": say("Sure?"), "transitionRoutes": [BYE]}}
    waiting = flow({"intent": "ready", "targetPage": "End Flow"})
    found = linked(agent(start, pages, Wait=(waiting, {})))["Main"]
    assert ("Anywhere/Wait", "outcome", "done", "Q") in edges(found)


def test_two_decisions_of_one_page_have_titles_of_their_own() -> None:
    page = {
        "transitionRoutes": [
            {"condition": "$x = 1", "targetFlow": "Pay"},
            {"condition": "$x = 2", "targetFlow": "Pay"},
            {"condition": "$x = 3", "targetPage": "End Session"},
        ]
    }
    done = flow({"intent": "done", "targetPage": "End Flow"})
    found = linked(agent(flow({"intent": "p", "targetPage": "P"}), {"P": page}, Pay=(done, {})))["Main"]
    titles = [one.title for one in found.of_kind("decision")]
    assert len(set(titles)) == len(titles) > 2


def test_a_flow_with_several_callers_leads_back_to_each() -> None:
    done = flow(
        {"intent": "done", "targetPage": "End Flow"}, {"intent": "no", "targetPage": "END_FLOW_WITH_FAILURE"}
    )
    files = agent(
        flow(CALLING, {"intent": "order", "targetFlow": "Order"}), Order=(flow(CALLING), {}), Pay=(done, {})
    )
    journey = linked(files)["Pay"]
    backs = [one.title for one in journey.of_kind("call")]
    assert backs == ["Back to Main", "Back to Order"]
    assert len([way for way in journey.transitions if way.event == "condition"]) == 4


def test_a_flow_that_nobody_calls_is_no_customers_journey() -> None:
    found = linked(agent(flow(BYE), Draft=(flow({"intent": "x", "targetPage": "End Flow"}), {})))
    assert found["Draft"].role == "module"
    assert found["Draft"]["End Flow"].get("ends") == "piece"


def test_where_no_condition_of_a_page_holds_nothing_more_happens() -> None:
    pages = {"P": {"transitionRoutes": [{"condition": "$tries < 3", "targetPage": "Start Page"}]}}
    found = main(agent(flow({"condition": "true", "targetPage": "P"}), pages))
    assert {("P", "condition", "", "Start Page"), ("P", "else", "", "P/rest")} <= edges(found)
    assert (found["P/rest"].kind, found["P/rest"].get("ends")) == ("end", "piece")


def test_a_page_that_hands_over_has_no_other_ending() -> None:
    pages = {"P": {"entryFulfillment": HAND_OVER}}
    found = main(agent(flow({"condition": "true", "targetPage": "P"}), pages))
    assert (found["P"].kind, found.out("P")) == ("transfer", ())


WAITING = {"transitionRoutes": [{"intent": "ready", "targetPage": "End Flow"}]}
NO_PAUSES = {
    "it has two answers": (
        flow({"intent": "yes", "targetPage": "End Flow"}, {"intent": "no", "targetPage": "End Flow"}),
        {},
    ),
    "it asks something": (
        flow({"condition": "true", "targetPage": "P"}),
        {
            "P": {
                "form": form(asked("x")),
                "transitionRoutes": [{"condition": "true", "targetPage": "End Flow"}],
            }
        },
    ),
    "it has two questions": (
        flow({"intent": "a", "targetPage": "P"}, {"intent": "b", "targetPage": "End Flow"}),
        {"P": WAITING},
    ),
    "it fails": (flow({"intent": "no", "targetPage": "END_FLOW_WITH_FAILURE"}), {}),
    "it ends the conversation": (flow(BYE), {}),
    "it may end the conversation": (
        flow({"intent": "ready", "targetPage": "P"}),
        {"P": {"transitionRoutes": [{"condition": "$x", "targetPage": "End Flow"}]}},
    ),
    "it calls another flow": (flow({"intent": "pay", "targetFlow": "Pay"}), {}),
    "it hands over to a person": (
        flow({"intent": "agent", "targetPage": "P"}),
        {"P": {"entryFulfillment": HAND_OVER}},
    ),
}


def test_a_flow_that_only_waits_and_leads_back_is_a_pause() -> None:
    start = flow({"intent": "wait", "targetFlow": "Wait"}, BYE)
    waiting = flow({"intent": "ready", "targetPage": "End Flow"})
    found = linked(agent(start, Wait=(waiting, {})))
    assert (found["Main"].role, found["Wait"].role) == ("customer", "hold")
    two = linked(agent(start, Other=(flow({"intent": "w", "targetFlow": "Wait"}), {}), Wait=(waiting, {})))
    assert two["Wait"].role == "hold"


@pytest.mark.parametrize("waiting", NO_PAUSES.values(), ids=NO_PAUSES.keys())
def test_a_flow_that_does_more_than_wait_is_no_pause(waiting: Any) -> None:
    done = flow({"intent": "done", "targetPage": "End Flow"})
    files = agent(flow({"intent": "wait", "targetFlow": "Wait"}, BYE), Wait=waiting, Pay=(done, {}))
    assert linked(files)["Wait"].role == "customer"


def test_a_playbook_can_call_a_flow_and_goes_on_after_it() -> None:
    done = flow({"intent": "done", "targetPage": "End Flow"})
    files = agent(flow(BYE), Draft=(done, {})) | {"playbooks/A/A.json": {"referencedFlows": ["Draft"]}}
    draft = linked(files)["Draft"]
    assert draft.role == "customer"
    assert draft.opaque == {"End Flow"}


def test_where_a_playbook_starts_only_flows_it_names_are_customers_journeys() -> None:
    files = agent(flow(BYE), Draft=(flow(BYE), {})) | {"playbooks/A/A.json": {"referencedFlows": ["Draft"]}}
    files["agent.json"] = {"startPlaybook": "A", "defaultLanguageCode": "en"}
    assert {name: journey.role for name, journey in linked(files).items()} == {
        "Main": "module",
        "Draft": "customer",
    }


def test_flows_of_two_agents_do_not_mix() -> None:
    done = flow({"intent": "done", "targetPage": "End Flow"})
    first, second = agent(flow(CALLING), Pay=(done, {})), agent(flow(CALLING), Pay=(flow(RAISING), {}))
    del second["flows/Pay/Pay.json"]
    readings = [CX.read(zipped(files, path)) for files, path in ((first, "a/x.zip"), (second, "a/y.zip"))]
    whole = link([journey for reading in readings for journey in reading.journeys])
    assert [one.journey.file for one in whole.unresolved] == ["a/y.zip/flows/Main/Main.json"]


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "agent/", "exported/my agent/"], ids=["flat", "nested", "deeper"])
def test_a_zip_may_hold_the_agent_in_a_folder(below: str) -> None:
    document = zipped(agent(flow(BYE)), below=below)
    assert CX.recognises(document)
    assert CX.read(document).journeys[0].file == f"agent.zip/{below}flows/Main/Main.json"


def test_a_zip_may_hold_two_agents() -> None:
    one = agent(flow(BYE))
    document = zipped({f"{name}/{path}": raw for name in "ab" for path, raw in one.items()})
    reading = CX.read(document)
    assert [journey.id for journey in reading.journeys] == ["main", "main.2"]


def write(folder: Path, files: Files) -> Path:
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value, indent=1).encode())
    return folder


def test_a_folder_is_read_like_a_zip(tmp_path: Path) -> None:
    files = agent(flow(CALLING), {"A b": {"entryFulfillment": say("Hi.")}}, Pay=(flow(BYE), {}))
    folder = write(tmp_path, files)
    document = read_document(str(folder / "agent.json"))
    assert CX.recognises(document)
    reading = CX.read(gathered(document, CX.belongs(document), lambda _: True))
    packed = read(files)
    assert [edges(one) for one in reading.journeys] == [edges(one) for one in packed.journeys]


def test_the_other_files_of_an_agent_are_not_reported(tmp_path: Path) -> None:
    files = agent(flow(CALLING), Pay=(flow(BYE), {})) | {"intents/pay/pay.json": {"displayName": "pay"}}
    write(tmp_path, files)
    report = Session(load_plugins(installed=False), Config(tmp_path)).check([str(tmp_path)])
    assert [Path(file.path).name for file in report.files] == ["agent.json"]
    assert {journey.title for journey in report.files[0].journeys} == {"Main", "Pay"}
    assert report.findings
    assert all(finding.location.line for finding in report.findings)


def test_places_are_looked_up_in_the_part_that_they_are_in() -> None:
    document = zipped(agent(flow(CALLING), Pay=(flow(BYE), {})))
    for journey in CX.read(document).journeys:
        places = [one.location for one in journey.touchpoints.values()]
        for location in (*places, *(way.location for way in journey.transitions)):
            place = CX.locate(document, location)
            part = document.at(place.file)
            assert part is not None
            assert part.lines[place.line - 1][place.column - 1] in '"{'


def test_a_place_in_a_part_that_is_not_there_stays_as_it_is() -> None:
    place = Location("agent.zip/flows/x.json", pointer=("a",))
    assert CX.locate(zipped(agent(flow())), place) == place


# --- what is wrong --------------------------------------------------------------------------------


def test_a_broken_page_does_not_hide_the_others() -> None:
    files = agent(flow({"intent": "a", "targetPage": "A"}, {"intent": "b", "targetPage": "B > c"}))
    files["flows/Main/pages/A.json"] = {"displayName": "A", "entryFulfillment": say("Hi.")}
    files["flows/Main/pages/B %3e c.json"] = b'{"displayName": "B > c",'
    reading = read(files)
    (journey,) = reading.journeys
    assert not journey.dangling
    assert journey["B > c"].incomplete
    assert not journey["A"].incomplete
    (flaw,) = reading.flaws
    assert flaw.blocks
    assert (flaw.location.file, flaw.location.line) == ("agent.zip/flows/Main/pages/B %3e c.json", 1)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            {"flows/Main/Main.json": {"transitionRoutes": "none"}},
            "“transitionRoutes” should be a list, but it is a text.",
            id="routes that are no list",
        ),
        pytest.param(
            {"flows/Main/Main.json": {"eventHandlers": [7]}},
            "A handler should be an object, but it is a number.",
            id="a handler that is a number",
        ),
        pytest.param(
            {"flows/Main/Main.json": {"transitionRoutes": [{"targetPage": []}]}},
            "“targetPage” should be a name, but it is a list.",
            id="a target that is a list",
        ),
        pytest.param(
            {"flows/Main/Main.json": b"[]"},
            "This file should hold an object, but it is a list.",
            id="a flow that is a list",
        ),
        pytest.param(
            {"flows/Main/pages/P.json": {"form": []}},
            "“form” should be an object, but it is a list.",
            id="a form",
        ),
        pytest.param(
            {"flows/Main/pages/P.json": {"form": {"parameters": [None]}}},
            "A parameter should be an object, but it is empty.",
            id="a parameter",
        ),
        pytest.param(
            {"flows/Main/pages/P.json": {"transitionRouteGroups": ["Help"]}},
            "“P” uses the route group “Help”, which is not in this agent.",
            id="a route group that is missing",
        ),
        pytest.param(
            {
                "flows/Main/pages/P.json": {"displayName": "Q"},
                "flows/Main/pages/Q.json": {"displayName": "Q"},
            },
            "Two pages of this flow have the name “Q”, so it is unclear which one is meant.",
            id="two pages of one name",
        ),
        pytest.param(
            {"flows/Other/pages/P.json": {}},
            "The start page of the flow “Other” is missing in this agent.",
            id="a flow without its start page",
        ),
        pytest.param(
            {"agent.json": b'{"startFlow": '}, "This file is not valid JSON: ", id="settings cut off"
        ),
        pytest.param(
            {"flows/Main/pages/P.json": b'{"name": "1", "name": "2"}'},
            "“name” stands twice in the same object; only the last one counts.",
            id="a key that stands twice",
        ),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_read(change: Files, sentence: str) -> None:
    reading = read({**agent(flow(BYE)), **change})
    assert reading.journeys
    assert sentence in reading.flaws[0].message
    assert reading.flaws[0].blocks


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        pytest.param({"agent.json": {"startFlow": "Main", "timeZone": ""}}, "no flow", id="settings alone"),
        pytest.param(
            {"agent.json": {"startPlaybook": "A", "timeZone": ""}, "playbooks/A/A.json": {}},
            "playbooks",
            id="playbooks",
        ),
    ],
)
def test_an_agent_without_flows_is_refused(files: Files, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        CX.read(zipped(files))
    assert refused.value.hint


def test_settings_without_flows_beside_them_are_refused() -> None:
    document = Document("agent.json", b'{"startFlow": "Main", "defaultLanguageCode": "en"}')
    assert CX.recognises(document)
    with pytest.raises(UnreadableFile, match="no flow beside this file"):
        CX.read(document)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            Document("agent.json", b'{"description": "", "language": "en"}'), id="a Dialogflow ES agent"
        ),
        pytest.param(
            zipped({"botcomponents/a/data": b"x", "solution.xml": b""}), id="a Copilot Studio solution"
        ),
        pytest.param(zipped({"agent.json": {}, "intents/a.json": {}}), id="a zip without flows"),
        pytest.param(zipped({}), id="an empty zip"),
        pytest.param(Document("x.json", b""), id="an empty file"),
    ],
)
def test_other_files_are_left_to_others(document: Document) -> None:
    assert not CX.recognises(document)
