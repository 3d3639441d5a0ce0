"""What each block and each way out of an Amazon Connect flow becomes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from cxlint.api import Document, Journey, Reading, Reference, Source, Touchpoint, Transition
from cxlint.project import link
from cxlint.sources.connect import AmazonConnect

CONNECT = AmazonConnect()
Json = Mapping[str, Any]


def action(
    type: str,
    id: str = "a",
    next: str | None = None,
    errors: Mapping[str, str] | None = None,
    conditions: Mapping[str, str] | None = None,
    **parameters: Any,
) -> dict[str, Any]:
    """A block; conditions are written ``{"Equals 1": "target"}``."""
    transitions: dict[str, Any] = {} if next is None else {"NextAction": next}
    if errors:
        transitions["Errors"] = [{"NextAction": to, "ErrorType": kind} for kind, to in errors.items()]
    if conditions:
        transitions["Conditions"] = [
            {
                "NextAction": to,
                "Condition": {"Operator": test.split(" ", 1)[0], "Operands": test.split(" ", 1)[1:]},
            }
            for test, to in conditions.items()
        ]
    return {"Identifier": id, "Type": type, "Parameters": parameters, "Transitions": transitions}


def flow(
    *actions: Json, metadata: Json | None = None, blocks: Json | None = None, start: str = "a"
) -> dict[str, Any]:
    return {
        "Version": "2019-10-30",
        "StartAction": start,
        "Metadata": {**(metadata or {}), "ActionMetadata": blocks or {}},
        "Actions": list(actions),
    }


def reading(value: Any, path: str = "flows/Main line.json") -> Reading:
    document = Document(path, json.dumps(value, indent=1).encode())
    assert CONNECT.recognises(document)
    return CONNECT.read(document)


def journey(value: Any, path: str = "flows/Main line.json") -> Journey:
    found = reading(value, path)
    assert not [flaw for flaw in found.flaws if flaw.blocks]
    return found.journeys[0]


def block(*actions: Json, blocks: Json | None = None) -> Touchpoint:
    return journey(flow(*actions, blocks=blocks))["a"]


def ways(value: Any) -> list[tuple[str, str]]:
    return [(way.id, way.target) for way in journey(value).transitions]


def only(*actions: Json) -> Transition:
    found = journey(flow(*actions)).transitions
    assert len(found) == 1
    return found[0]


def test_it_is_a_source() -> None:
    assert isinstance(CONNECT, Source)
    assert (CONNECT.name, CONNECT.suffixes) == ("amazon-connect", (".json", ""))


# --- kinds, titles, attributes --------------------------------------------------------------------

KINDS = [
    (
        "plays text",
        action("MessageParticipant", Text="Thank you for calling Acme"),
        "message",
        "Play “Thank you for calling Acme”",
    ),
    (
        "plays ssml",
        action("MessageParticipant", SSML="<speak>Hi<break time='1s'/>you &amp; me</speak>"),
        "message",
        "Play “Hi you & me”",
    ),
    (
        "pauses",
        action("MessageParticipant", SSML='<speak><break time="1s"/></speak>'),
        "message",
        "Play 1 second of silence",
    ),
    (
        "pauses twice",
        action("MessageParticipant", Text='<break time="1s"/><break time="500ms"/>'),
        "message",
        "Play 1.5 seconds of silence",
    ),
    ("plays a variable", action("MessageParticipant", Text="$.External.x"), "message", "Play $.External.x"),
    (
        "plays a recording",
        action("MessageParticipant", PromptId="arn:aws:connect:x:1:instance/i/prompt/p"),
        "message",
        "Play",
    ),
    (
        "loops prompts",
        action("MessageParticipantIteratively", Messages=[{"Text": "Please hold"}]),
        "message",
        "Play in a loop “Please hold”",
    ),
    ("menu", action("GetParticipantInput", Text="Press 1", StoreInput="False"), "menu", "Menu “Press 1”"),
    ("menu unless stored", action("GetParticipantInput", Text="Press 1"), "menu", "Menu “Press 1”"),
    (
        "stores input",
        action("GetParticipantInput", Text="Your PIN?", StoreInput="True"),
        "input",
        "Ask “Your PIN?”",
    ),
    (
        "bot by name",
        action("ConnectParticipantWithLexBot", Text="Hi", LexBot={"Name": "Booker"}),
        "bot",
        "Bot Booker",
    ),
    ("bot by greeting", action("ConnectParticipantWithLexBot", Text="Hi"), "bot", "Bot “Hi”"),
    ("queue", action("TransferContactToQueue"), "queue", "Transfer to queue"),
    (
        "queue to queue",
        action("DequeueContactAndTransferToQueue", QueueId="Gold"),
        "queue",
        "Move to queue Gold",
    ),
    ("agent", action("TransferContactToAgent"), "transfer", "Transfer to agent"),
    (
        "number",
        action("TransferParticipantToThirdParty", ThirdPartyPhoneNumber="+1555"),
        "transfer",
        "Transfer to +1555",
    ),
    ("flow", action("TransferToFlow", ContactFlowId="Sales"), "call", "Transfer to flow Sales"),
    ("module", action("InvokeFlowModule", FlowModuleId="Auth"), "call", "Run module Auth"),
    ("hours", action("CheckHoursOfOperation"), "decision", "Check hours"),
    ("staffing", action("CheckMetricData", MetricType="NumberOfAgentsOnline"), "decision", "Check staffing"),
    (
        "queue size",
        action("CheckMetricData", MetricType="NumberOfContactsInQueue"),
        "decision",
        "Check queue",
    ),
    ("compare", action("Compare", ComparisonValue="$.Attributes.x"), "decision", "Compare $.Attributes.x"),
    ("chance", action("DistributeByPercentage"), "decision", "Split by percentage"),
    ("loop", action("Loop", LoopCount="3"), "decision", "Loop 3×"),
    ("open loop", action("Loop", LoopCount="$.Attributes.n"), "decision", "Loop $.Attributes.n"),
    ("wait", action("Wait", TimeLimitSeconds="900"), "wait", "Wait 15 min"),
    ("callback", action("CreateCallbackContact"), "callback", "Call back later"),
    ("hang up", action("DisconnectParticipant"), "end", "Hang up"),
    ("end of flow", action("EndFlowExecution"), "end", "End of flow"),
    ("return", action("EndFlowModuleExecution"), "end", "Return"),
    ("view", action("ShowView", ViewResource={"Id": "form"}), "page", "Show view form"),
    ("view with heading", action("ShowView", ViewData={"Heading": "Claim"}), "page", "Show view “Claim”"),
    (
        "lambda",
        action("InvokeLambdaFunction", LambdaFunctionARN="arn:aws:lambda:eu:1:function:look-up:3"),
        "task",
        "Invoke Lambda look-up",
    ),
    (
        "set queue",
        action("UpdateContactTargetQueue", QueueId="%GoldQueueArn%"),
        "task",
        "Set queue GoldQueueArn",
    ),
    (
        "set agent",
        action("UpdateContactTargetQueue", AgentId="$.Attributes.a"),
        "task",
        "Set agent $.Attributes.a",
    ),
    (
        "attributes",
        action("UpdateContactAttributes", Attributes={"x": "1", "y": "2"}),
        "task",
        "Set attributes x, y",
    ),
    ("task", action("CreateTask", Name="Follow up"), "task", "Create task Follow up"),
    ("number for callback", action("UpdateContactCallbackNumber"), "task", "Set call-back number"),
    ("figures", action("GetMetricData"), "task", "Get queue figures"),
]


@pytest.mark.parametrize(
    ("raw", "kind", "title"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS]
)
def test_kind_and_title(raw: Json, kind: str, title: str) -> None:
    found = block(raw)
    assert (found.kind, found.title) == (kind, title)
    assert dict(found.source) | {"format": "amazon-connect", "id": "a", "type": raw["Type"]} == dict(
        found.source
    )
    assert found.end is None


NAMED = [
    ("own name", action("Loop", LoopCount="3", id="a"), {"friendlyName": "Three tries"}, "Three tries"),
    (
        "queue",
        action("UpdateContactTargetQueue", QueueId="arn:aws:connect:q"),
        {"queue": {"text": "Basic"}},
        "Set queue Basic",
    ),
    (
        "parameter",
        action("UpdateContactTargetQueue", QueueId="x"),
        {"parameters": {"QueueId": {"displayName": "Gold"}}},
        "Set queue Gold",
    ),
    ("prompt", action("MessageParticipant", PromptId="x"), {"promptName": "Beep.wav"}, "Play Beep.wav"),
    (
        "looped prompt",
        action("MessageParticipantIteratively", Messages=[{"PromptId": ""}]),
        {"audio": [{"text": "Jazz"}]},
        "Play in a loop Jazz",
    ),
    (
        "flow",
        action("TransferToFlow", ContactFlowId=""),
        {"ContactFlow": {"text": "Sales"}},
        "Transfer to flow Sales",
    ),
    (
        "hours",
        action("CheckHoursOfOperation", HoursOfOperationId=""),
        {"Hours": {"text": "Office"}},
        "Check hours Office",
    ),
    ("bot", action("ConnectParticipantWithLexBot"), {"lexV2BotName": "Ann"}, "Bot Ann"),
    ("nonsense", action("CheckHoursOfOperation"), {"Hours": 5, "parameters": [], "name": {}}, "Check hours"),
]


@pytest.mark.parametrize(("raw", "metadata", "title"), [c[1:] for c in NAMED], ids=[c[0] for c in NAMED])
def test_names_from_the_designer(raw: Json, metadata: Json, title: str) -> None:
    assert block(raw, blocks={"a": metadata}).title == title


def test_an_identifier_written_by_people_is_the_title() -> None:
    found = journey(
        flow(
            action("Loop", "Play one minute", LoopCount="1"),
            action("Loop", "x", LoopCount="1"),
            start="x",
            blocks={"x": {"isFriendlyName": True}},
        )
    )
    assert [t.title for t in found.touchpoints.values()] == ["Play one minute", "x"]


def test_long_prompts_are_shortened_in_titles_only() -> None:
    words = "Welcome to the customer service of Acme, the leading maker of everything."
    found = block(action("MessageParticipant", Text=words))
    assert found.title == "Play “Welcome to the customer service of…”"
    assert found.prompt == {"": words}


@pytest.mark.parametrize(
    ("raw", "basis"),
    [
        (action("CheckHoursOfOperation"), "hours"),
        (action("CheckMetricData", MetricType="NumberOfAgentsStaffed"), "staffing"),
        (action("CheckMetricData", MetricType="OldestContactInQueueAgeSeconds"), "queue"),
        (action("Compare", ComparisonValue="$.Metrics.Agents.Online.Count"), "staffing"),
        (action("Compare", ComparisonValue="$.Metrics.Queue.Size"), "queue"),
        (action("Compare", ComparisonValue="$.Queue.Name"), "data"),
        (action("Compare", ComparisonValue="$.Attributes.x"), "data"),
        (action("DistributeByPercentage"), "chance"),
        (action("Loop", LoopCount="3"), "counter"),
        (action("Loop", LoopCount="${LOOPS}"), "data"),
        (action("InvokeLambdaFunction"), None),
    ],
    ids=lambda value: value["Type"] + str(value["Parameters"]) if isinstance(value, dict) else str(value),
)
def test_what_a_decision_looks_at(raw: Json, basis: str | None) -> None:
    assert block(raw).get("basis") == basis


def test_facts_of_menus_and_bots() -> None:
    menu = block(action("GetParticipantInput", Text="Press 1", InputTimeLimitSeconds="5"))
    assert (menu.get("inputs"), menu.get("input_timeout").seconds, menu.channel) == (("dtmf",), 5, "phone")
    assert block(action("GetParticipantInput", InputTimeLimitSeconds="$.x")).get("input_timeout") is None
    assert block(action("ConnectParticipantWithLexBot")).get("inputs") == ("speech", "text")
    asked = action("GetParticipantInput", StoreInput="True", InputValidation={"PhoneNumberValidation": {}})
    assert block(asked).asks == ("phone number",)
    assert block(action("GetParticipantInput", StoreInput="True")).asks == ()


def test_facts_of_the_other_blocks() -> None:
    assert block(action("TransferParticipantToThirdParty")).get("transfer_target") == "number"
    assert block(action("CreateCallbackContact", MaximumConnectionAttempts="3")).get("attempts") == 3
    looped = block(action("MessageParticipantIteratively", Messages=[{"Text": "Hold"}, {"PromptId": "x"}]))
    assert looped.get("hold_content") == ("music", "info")
    assert looped.source["audio"] == ("x",)
    waiting = block(action("Wait", TimeLimitSeconds="60"))
    assert waiting.duration is not None
    assert waiting.duration.seconds == 60
    view = block(action("ShowView"))
    assert (view.layer, view.channel, view.backstage) == ("backstage", "backstage", True)


@pytest.mark.parametrize(
    ("others", "channel"),
    [
        pytest.param([], None, id="a flow without voice blocks may be a chat"),
        pytest.param([action("GetParticipantInput", "b")], "phone", id="keys are for phones"),
        pytest.param([action("MessageParticipant", "b", SSML="<speak/>")], "phone", id="ssml is spoken"),
        pytest.param([action("UpdateContactTextToSpeechVoice", "b")], "phone", id="a voice is heard"),
        pytest.param(
            [action("GetParticipantInput", "b"), action("Compare", "c", ComparisonValue="$.Channel")],
            None,
            id="a flow that tells channels apart has several",
        ),
        pytest.param(
            [action("Wait", "b", conditions={"Equals CustomerReturned": "a"})],
            "chat",
            id="only who chats can come back",
        ),
        pytest.param(
            [action("Wait", "b", conditions={"Equals WaitCompleted": "a"})],
            None,
            id="a wait without coming back may be anything",
        ),
        pytest.param(
            [action("Wait", "b", conditions={"Equals CustomerReturned": ""})],
            None,
            id="coming back that leads nowhere tells nothing",
        ),
        pytest.param(
            [
                action("Wait", "b", conditions={"Equals CustomerReturned": "a"}),
                action("Compare", "c", ComparisonValue="$.Channel"),
            ],
            None,
            id="a flow that tells channels apart is no mere chat",
        ),
        pytest.param(
            [
                action("Wait", "b", conditions={"Equals CustomerReturned": "a"}),
                action("UpdateContactTextToSpeechVoice", "c"),
            ],
            None,
            id="a voice and coming back are two channels",
        ),
    ],
)
def test_channel(others: list[Json], channel: str | None) -> None:
    found = journey(flow(action("MessageParticipant", Text="Hi"), *others))
    assert found["a"].channel == channel
    assert all(t.channel == "phone" for t in found.of_kind("menu"))
    assert all(t.channel == "backstage" for t in found.of_kind("decision", "task"))


def test_who_comes_by_one_channel_only() -> None:
    """Behind a comparison of the channel, each branch has the channel that it is for."""
    tell = action(
        "Compare",
        next="o",
        conditions={"Equals CHAT": "c", "Equals VOICE": "v"},
        ComparisonValue="$.Channel",
    )
    others = (action("MessageParticipant", one, next="z", Text="Hi") for one in "cvo")
    found = journey(flow(tell, *others, action("MessageParticipant", "z", Text="Bye")))
    assert [found[one].channel for one in "cvoz"] == ["chat", "phone", None, None]


@pytest.mark.parametrize(
    ("condition", "value"),
    [("Equals CHAT", "$.Attributes.Channel"), ("Equals TASK", "$.Channel"), ("StartsWith CHAT", "$.Channel")],
)
def test_what_does_not_tell_the_channel(condition: str, value: str) -> None:
    tell = action("Compare", next="o", conditions={condition: "c"}, ComparisonValue=value)
    found = journey(flow(tell, *(action("MessageParticipant", one, Text="Hi") for one in "co")))
    assert [found[one].channel for one in "co"] == [None, None]


def test_what_follows_only_where_customers_come_back_is_chat() -> None:
    back = action("Wait", "w", conditions={"Equals CustomerReturned": "c", "Equals WaitCompleted": "d"})
    spoken = action("MessageParticipant", "v", next="d", SSML="<speak>Hi</speak>")
    after = [action("MessageParticipant", one, Text="Bye") for one in "cd"]
    loop = action("Loop", conditions={"Equals ContinueLooping": "w", "Equals DoneLooping": "v"})
    found = journey(flow(loop, spoken, back, *after))
    assert [found[one].channel for one in "vcd"] == [None, "chat", None]


def test_a_placeholder_is_no_name_for_people() -> None:
    remembered = {
        "a": {"parameters": {"LambdaFunctionARN": {"displayName": "{{lambdaFunctions.update.arn}}"}}}
    }
    found = block(action("InvokeLambdaFunction", LambdaFunctionARN="$.x.y"), blocks=remembered)
    assert found.title == "Invoke Lambda $.x.y"
    found = block(action("InvokeLambdaFunction"), blocks=remembered)
    assert found.title == "Invoke Lambda update"


# --- languages ------------------------------------------------------------------------------------


def voice(name: str, id: str = "a", next: str = "b") -> dict[str, Any]:
    return action("UpdateContactTextToSpeechVoice", id, next=next, TextToSpeechVoice=name)


def code(tag: str, id: str = "a", next: str = "b") -> dict[str, Any]:
    return action("UpdateContactData", id, next=next, LanguageCode=tag)


HALLO = action("MessageParticipant", "b", Text="Hallo")
LANGUAGES = [
    pytest.param([voice("Vicki")], ("de-DE",), id="a voice of one language"),
    pytest.param([code("de-AT")], ("de-AT",), id="a language code"),
    pytest.param([voice("Vicki", next="c"), code("de-DE", "c")], ("de-DE",), id="both, the same"),
    pytest.param([voice("Vicki", next="c"), code("de-AT", "c")], ("de",), id="one language of two countries"),
    pytest.param([voice("Vicki", next="c"), code("fr-FR", "c")], (), id="two languages"),
    pytest.param([voice("Kajal")], (), id="a voice of two languages"),
    pytest.param([voice("$.Attributes.voice")], (), id="filled in later"),
    pytest.param([code("%LangCode%")], (), id="a placeholder"),
    pytest.param(
        [voice("Vicki", next="c"), voice("$.Attributes.voice", "c")], (), id="one is filled in later"
    ),
    pytest.param([action("UpdateContactData", next="b", CustomerId="1")], (), id="other data"),
    pytest.param([voice("Vicki"), voice("Lea", "x")], ("de-DE",), id="a block that nobody reaches"),
    pytest.param(
        [action("MessageParticipant", next="c", Text="Hi"), voice("Vicki", "c")], (), id="words before"
    ),
    pytest.param(
        [action("Loop", next="b", conditions={"Equals DoneLooping": "c"}), voice("Vicki", "c")],
        (),
        id="only on one branch",
    ),
    pytest.param([action("Loop", next="c"), voice("Vicki", "c")], ("de-DE",), id="only silence before"),
]


@pytest.mark.parametrize(("blocks", "locales"), LANGUAGES)
def test_the_language_that_a_flow_sets(blocks: list[Json], locales: tuple[str, ...]) -> None:
    assert journey(flow(*blocks, HALLO)).locales == locales


# --- ways out -------------------------------------------------------------------------------------

MENU = action(
    "GetParticipantInput",
    next="n",
    conditions={"Equals 1": "x", "Equals *": "y"},
    errors={"NoMatchingCondition": "n", "InputTimeLimitExceeded": "t", "NoMatchingError": "e"},
)
CASES: list[tuple[str, Json, list[str]]] = [
    (
        "menu",
        MENU,
        ["a.option.1 x", "a.option.* y", "a.no_match n", "a.no_input t", "a.error e", "a.no_match.2 n"],
    ),
    (
        "menu without error list",
        action("GetParticipantInput", next="n", conditions={"Equals 1": "x"}),
        ["a.option.1 x", "a.no_match n"],
    ),
    (
        "stored input",
        action(
            "GetParticipantInput",
            next="n",
            StoreInput="True",
            errors={"NoMatchingError": "e", "InvalidPhoneNumber": "i"},
        ),
        ["a.next n", "a.error e", "a.invalid i"],
    ),
    (
        "bot",
        action(
            "ConnectParticipantWithLexBot",
            next="n",
            conditions={"Equals Book flight": "x"},
            errors={"NoMatchingCondition": "n"},
        ),
        ["a.option.Book_flight x", "a.no_match n", "a.no_match.2 n"],
    ),
    (
        "bot whose default is the error",
        action(
            "ConnectParticipantWithLexBot",
            next="e",
            errors={"NoMatchingCondition": "n", "NoMatchingError": "e"},
        ),
        ["a.no_match n", "a.error e", "a.error.2 e"],
    ),
    (
        "message",
        action("MessageParticipant", next="n", errors={"NoMatchingError": "n"}),
        ["a.next n", "a.error n"],
    ),
    (
        "queue",
        action("TransferContactToQueue", next="e", errors={"QueueAtCapacity": "q", "NoMatchingError": "e"}),
        ["a.queue_full q", "a.error e", "a.error.2 e"],
    ),
    (
        "flow",
        action("TransferToFlow", next="e", errors={"NoMatchingError": "e"}),
        ["a.error e", "a.error.2 e"],
    ),
    (
        "module",
        action(
            "InvokeFlowModule",
            next="n",
            conditions={"Equals Known": "k"},
            errors={"NoMatchingError": "e", "NoMatchingCondition": "n"},
        ),
        ["a.outcome.Known k", "a.error e", "a.else n", "a.else.2 n"],
    ),
    (
        "plain module",
        action("InvokeFlowModule", next="n", errors={"NoMatchingError": "e"}),
        ["a.next n", "a.error e"],
    ),
    (
        "number, ends",
        action(
            "TransferParticipantToThirdParty",
            next="e",
            ContinueFlowExecution="False",
            errors={"CallFailed": "c", "ConnectionTimeLimitExceeded": "t"},
        ),
        ["a.no_answer c", "a.timeout t", "a.error e"],
    ),
    (
        "number, returns",
        action(
            "TransferParticipantToThirdParty",
            next="n",
            ContinueFlowExecution="True",
            errors={"NoMatchingError": "e"},
        ),
        ["a.next n", "a.error e"],
    ),
    (
        "hours",
        action(
            "CheckHoursOfOperation",
            next="e",
            conditions={"Equals True": "o", "Equals False": "c"},
            errors={"NoMatchingError": "e"},
        ),
        ["a.condition.open o", "a.closed c", "a.error e", "a.error.2 e"],
    ),
    (
        "hours, no error list",
        action("CheckHoursOfOperation", next="c", conditions={"Equals True": "o", "Equals False": "c"}),
        ["a.condition.open o", "a.closed c", "a.closed.2 c"],
    ),
    (
        "staffing",
        action(
            "CheckMetricData",
            next="e",
            MetricType="NumberOfAgentsOnline",
            conditions={"NumberGreaterThan 0": "x"},
            errors={"NoMatchingCondition": "n", "NoMatchingError": "e"},
        ),
        ["a.condition.0 x", "a.nobody_available n", "a.error e", "a.error.2 e"],
    ),
    (
        "staffing of one agent",
        action(
            "CheckMetricData",
            MetricType="NumberOfAgentsOnline",
            AgentId="x",
            conditions={"NumberGreaterThan 0": "x"},
            errors={"NoMatchingCondition": "n"},
        ),
        ["a.condition.0 x", "a.else n"],
    ),
    (
        "free agents",
        action(
            "CheckMetricData",
            MetricType="NumberOfAgentsAvailable",
            conditions={"NumberGreaterThan 0": "x"},
            errors={"NoMatchingCondition": "n"},
        ),
        ["a.condition.0 x", "a.else n"],
    ),
    (
        "more than three agents",
        action(
            "CheckMetricData",
            MetricType="NumberOfAgentsOnline",
            conditions={"NumberGreaterThan 3": "x"},
            errors={"NoMatchingCondition": "n"},
        ),
        ["a.condition.3 x", "a.else n"],
    ),
    (
        "no agents",
        action(
            "Compare",
            next="n",
            ComparisonValue="$.Metrics.Agents.Online.Count",
            conditions={"Equals 0": "x"},
            errors={"NoMatchingCondition": "n"},
        ),
        ["a.nobody_available x", "a.else n", "a.else.2 n"],
    ),
    (
        "compare",
        action(
            "Compare",
            next="n",
            ComparisonValue="$.x",
            conditions={"Equals a b": "x", "TextContains c": "y"},
            errors={"NoMatchingCondition": "n"},
        ),
        ["a.condition.a_b x", "a.condition.contains_c y", "a.else n", "a.else.2 n"],
    ),
    (
        "loop",
        action(
            "Loop",
            next="d",
            LoopCount="3",
            conditions={"Equals ContinueLooping": "x", "Equals DoneLooping": "d"},
        ),
        ["a.condition.again x", "a.condition.done d", "a.condition.done.2 d"],
    ),
    (
        "wait",
        action(
            "Wait",
            next="e",
            conditions={"Equals WaitCompleted": "x", "Equals CustomerReturned": "y"},
            errors={"NoMatchingError": "e"},
        ),
        ["a.next x", "a.condition.customer_is_back y", "a.error e", "a.error.2 e"],
    ),
    (
        "interrupted music",
        action(
            "MessageParticipantIteratively",
            next="e",
            conditions={"Equals MessagesInterrupted": "x"},
            errors={"NoMatchingError": "e"},
        ),
        ["a.condition.interrupted x", "a.error e", "a.error.2 e"],
    ),
    (
        "endless music",
        action("MessageParticipantIteratively", next="e", errors={"NoMatchingError": "e"}),
        ["a.error e", "a.error.2 e"],
    ),
    (
        "view",
        action(
            "ShowView",
            next="n",
            conditions={"Equals Next": "x"},
            errors={"NoMatchingCondition": "n", "TimeLimitExceeded": "t"},
        ),
        ["a.option.Next x", "a.else n", "a.timeout t", "a.else.2 n"],
    ),
    (
        "call-back number",
        action(
            "UpdateContactCallbackNumber",
            next="n",
            errors={"InvalidCallbackNumber": "i", "CallbackNumberNotDialable": "d"},
        ),
        ["a.next n", "a.invalid i", "a.fail d"],
    ),
    (
        "unknown errors",
        action("GetCustomerProfile", next="n", errors={"NoneFoundError": "x", "???": "y"}),
        ["a.next n", "a.fail.none_found_error x", "a.error y"],
    ),
    (
        "a check of what the customer entered before",
        {
            "Identifier": "a",
            "Type": "Compare",
            "Parameters": {"ComparisonValue": "$.StoredCustomerInput"},
            "Transitions": {
                "NextAction": "d",
                "Conditions": [
                    {"NextAction": "o", "Condition": {"Operator": "Equals", "Operands": ["1"]}},
                    {"NextAction": "s", "Condition": {"Operator": "Equals", "Operands": ["Timeout"]}},
                    {"NextAction": "b", "Condition": {"Operator": "NumberGreaterThan", "Operands": ["5"]}},
                ],
                "Errors": [{"NextAction": "d", "ErrorType": "NoMatchingCondition"}],
            },
        },
        ["a.option.1 o", "a.no_input s", "a.condition.5 b", "a.else d", "a.else.2 d"],
    ),
    ("nothing connected", action("MessageParticipant", next="", errors={"NoMatchingError": ""}), []),
    ("end", action("DisconnectParticipant"), []),
]


@pytest.mark.parametrize(("raw", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_ways_out(raw: Json, expected: list[str]) -> None:
    found = journey(flow(raw))
    assert [f"{way.id} {way.target}" for way in found.transitions] == expected
    assert all(way.source == "a" for way in found.transitions)
    assert len({way.id for way in found.transitions}) == len(found.transitions)


def test_what_was_pressed_and_compared() -> None:
    option = only(action("GetParticipantInput", conditions={"Equals 1": "x"}))
    assert (option.event, option.key, option.label, option.deliberate) == ("option", "1", "", True)
    compared = only(action("Compare", ComparisonValue="$.x", conditions={"NumberLessOrEqualTo 5": "x"}))
    assert (compared.event, compared.key) == ("condition", "≤ 5")
    opened = only(action("CheckHoursOfOperation", conditions={"Equals True": "x"}))
    assert (opened.event, opened.key, opened.label) == ("condition", "", "open")


@pytest.mark.parametrize(
    ("count", "most"), [("3", 3), (5, 5), ("0", 1), ("$.Attributes.n", None), (None, None), ("-1", None)]
)
def test_how_often_a_loop_goes_round(count: Any, most: int | None) -> None:
    assert only(action("Loop", LoopCount=count, conditions={"Equals ContinueLooping": "x"})).max == most


def test_a_copy_of_the_way_round_is_limited_too() -> None:
    found = journey(flow(action("Loop", next="x", LoopCount="3", conditions={"Equals ContinueLooping": "x"})))
    assert [way.max for way in found.transitions] == [3, 3]


def test_exits_that_lead_nowhere_are_remembered() -> None:
    found = block(action("TransferContactToQueue", errors={"QueueAtCapacity": "", "NoMatchingError": "e"}))
    assert found.source["unconnected"] == ("queue_full",)


def test_targets_that_do_not_exist_dangle() -> None:
    found = journey(flow(action("MessageParticipant", next="nowhere")))
    assert [way.target for way in found.dangling] == ["nowhere"]


def test_unknown_types_are_kept_and_told_once() -> None:
    found = reading(flow(action("Dance", next="b"), action("Dance", "b", next="c"), action("Sing", "c")))
    assert [(t.kind, t.title, t.channel) for t in found.journeys[0].touchpoints.values()] == [
        ("task", "Dance", None)
    ] * 2 + [("task", "Sing", None)]
    assert [(f.code, f.blocks, f.location.line) for f in found.flaws] == [("CXL005", False, 8)]
    assert "Dance (2×), Sing (1×)" in found.flaws[0].message


# --- references -----------------------------------------------------------------------------------

ARN = "arn:aws:connect:eu-west-2:1:instance/7/contact-flow/9f"
REFERENCES = [
    ("arn", ARN, {}, ("9f",)),
    ("arn with a name", ARN, {"ContactFlow": {"text": "Sales"}}, ("Sales", "9f")),
    ("typed placeholder", "${F:Sales line:F}", {}, ("Sales line",)),
    ("braces", "{{contactFlows.Sales.arn}}", {}, ("Sales",)),
    ("percent signs", "%%SALES%%", {}, ("SALES",)),
    ("percent sign", "%SalesFlowArn%", {}, ("SalesFlowArn", "SalesFlow")),
    ("variable", "$.Attributes.flow", {"ContactFlow": {"text": "old"}}, ()),
    ("plain name", "Sales", {}, ("Sales",)),
    (
        "name only in the designer",
        "",
        {"parameters": {"ContactFlowId": {"displayName": "Sales"}}},
        ("Sales",),
    ),
    ("nothing", "", {}, ()),
]


@pytest.mark.parametrize(
    ("ref", "metadata", "names"), [c[1:] for c in REFERENCES], ids=[c[0] for c in REFERENCES]
)
def test_references(ref: str, metadata: Json, names: tuple[str, ...]) -> None:
    found = block(action("TransferToFlow", ContactFlowId=ref), blocks={"a": metadata}).reference
    assert found is not None
    assert (found.scheme, found.returns, found.names) == ("amazon-connect", False, names)
    assert found.ref == (ref or (names[0] if names else ""))


def test_modules_return() -> None:
    found = block(action("InvokeFlowModule", FlowModuleId="Auth")).reference
    assert found is not None
    assert (found.returns, found.names) == (True, ("Auth",))


def test_flows_set_for_later_are_kept() -> None:
    raw = action("UpdateContactEventHooks", EventHooks={"CustomerQueue": "%WaitFlowArn%"})
    found = block(raw, blocks={"a": {"contactFlow": {"text": "Waiting"}}})
    wanted = Reference("%WaitFlowArn%", "amazon-connect", names=("Waiting", "WaitFlowArn", "WaitFlow"))
    assert found.source["hooks"] == {"CustomerQueue": wanted}
    assert found.title == "Set flows CustomerQueue Waiting"


# --- the flow as a whole --------------------------------------------------------------------------

HANG_UP = action("DisconnectParticipant")
END = action("EndFlowExecution")
VIEW = action("ShowView", next="b")
ROLES = [
    ("plain", flow(HANG_UP), "Main", "customer"),
    ("typed queue", flow(HANG_UP, metadata={"type": "customerQueue"}), "Main", "queue"),
    ("typed hold", flow(HANG_UP, metadata={"type": "agentHold"}), "Main", "hold"),
    ("typed whisper", flow(HANG_UP, metadata={"type": "outboundWhisper"}), "Main", "whisper"),
    ("typed transfer", flow(HANG_UP, metadata={"type": "queueTransfer"}), "Main", "customer"),
    ("typed customer", flow(HANG_UP, metadata={"type": "contactFlow"}), "CustomerQueue", "customer"),
    (
        "disconnect flow",
        flow(HANG_UP, metadata={"type": "contactFlow", "name": "After disconnect"}),
        "x",
        "closing",
    ),
    ("module by its end", flow(action("EndFlowModuleExecution")), "Main", "module"),
    ("queue by name", flow(END), "AcmeCustomerQueue", "queue"),
    ("hold by name", flow(action("MessageParticipantIteratively")), "customer_hold", "hold"),
    ("whisper by name", flow(END), "agent-whisper", "whisper"),
    ("household is no hold", flow(HANG_UP), "household", "customer"),
    ("queue by music", flow(action("MessageParticipantIteratively")), "Main", "queue"),
    (
        "music, then an agent",
        flow(action("MessageParticipantIteratively", next="b"), action("TransferContactToQueue", "b")),
        "Main",
        "customer",
    ),
    (
        "whisper by its end",
        flow(action("MessageParticipant", next="b"), action("EndFlowExecution", "b")),
        "Main",
        "whisper",
    ),
    (
        "guide",
        flow(VIEW, action("DisconnectParticipant", "b"), metadata={"type": "contactFlow"}),
        "Main",
        "agent",
    ),
    ("a view nobody reaches", flow(HANG_UP, action("ShowView", "b")), "Main", "customer"),
    (
        "more talk than views",
        flow(VIEW, action("MessageParticipant", "b", next="c"), action("GetParticipantInput", "c")),
        "Main",
        "customer",
    ),
]


@pytest.mark.parametrize(("value", "stem", "role"), [c[1:] for c in ROLES], ids=[c[0] for c in ROLES])
def test_role(value: Json, stem: str, role: str) -> None:
    assert journey(value, f"flows/{stem}.json").role == role


@pytest.mark.parametrize(
    ("path", "metadata", "expected"),
    [
        ("x/Main line.json", {}, ("main-line", "Main line")),
        ("x\\repo__flows__Main_line", {}, ("main-line", "Main line")),
        ("x/v1.2", {}, ("v1-2", "v1.2")),
        ("x/main.content.json", {}, ("main", "main")),
        ("x/a.json", {"name": "Näive Sales"}, ("n-ive-sales", "Näive Sales")),
        ("x/100.json", {}, ("flow-100", "100")),
        ("x/Été.json", {"name": "日本"}, ("flow", "日本")),
    ],
)
def test_id_and_title(path: str, metadata: Json, expected: tuple[str, str]) -> None:
    found = journey(flow(HANG_UP, metadata=metadata), path)
    assert (found.id, found.title) == expected
    assert found.start == ("a",)


def test_wrapped_flows_and_modules() -> None:
    wrapper = {
        "Id": "9f",
        "Arn": ARN,
        "Name": "Sales",
        "Type": "CUSTOMER_QUEUE",
        "Content": json.dumps(flow(HANG_UP)),
    }
    found = journey({"ContactFlow": wrapper}, "x/export")
    assert (found.title, found.role, found.format) == ("Sales", "queue", "amazon-connect")
    assert found.names == ("Sales", "9f", ARN, "export")
    assert journey({"ContactFlowModule": wrapper}).role == "module"
    assert journey({"Content": json.dumps(flow(HANG_UP))}).title == "Main line"
    assert journey({"ContactFlow": {**wrapper, "Content": flow(HANG_UP)}}).title == "Sales"


# --- the old format -------------------------------------------------------------------------------


def module(
    type: str, branches: Mapping[str, Any] | None = None, id: str = "a", **more: Any
) -> dict[str, Any]:
    """A block; a branch is ``{"Success": "target"}`` or ``{"Evaluate Equals 1": "target"}``."""
    listed = []
    for test, to in (branches or {}).items():
        condition, *rest = test.split(" ")
        branch = {"condition": condition, "transition": to}
        if rest:
            branch |= {"conditionType": rest[0], "conditionValue": rest[1]}
        listed.append(branch)
    given = [{"name": name, "value": value} for name, value in more.pop("given", {}).items()]
    return {"id": id, "type": type, "branches": listed, "parameters": given, "metadata": {}, **more}


def old(*modules: Json, type: str = "contactFlow") -> dict[str, Any]:
    return {
        "modules": list(modules),
        "version": "1",
        "type": type,
        "start": "a",
        "metadata": {"name": "Old one"},
    }


LEGACY: list[tuple[str, Json, str, str, list[str]]] = [
    (
        "prompt",
        module("PlayPrompt", {"Success": "n"}, given={"Text": "Hello"}),
        "message",
        "Play “Hello”",
        ["next n"],
    ),
    (
        "ssml",
        module("PlayPrompt", given={"Text": "<speak>Hi <b>you</b></speak>", "TextToSpeechType": "ssml"}),
        "message",
        "Play “Hi you”",
        [],
    ),
    (
        "menu",
        module(
            "GetUserInput",
            {"Evaluate Equals 1": "x", "Timeout": "t", "NoMatch": "n", "Error": "e"},
            target="Digits",
        ),
        "menu",
        "Menu",
        ["option.1 x", "no_input t", "no_match n", "error e"],
    ),
    (
        "bot",
        module(
            "GetUserInput",
            {"Evaluate Equals Book": "x", "NoMatch": "n"},
            target="Lex",
            given={"BotName": "Ann"},
        ),
        "bot",
        "Bot Ann",
        ["option.Book x", "no_match n"],
    ),
    (
        "input",
        module("StoreUserInput", {"Success": "n", "Error": "e"}, given={"Text": "PIN?"}),
        "input",
        "Ask “PIN?”",
        ["next n", "error e"],
    ),
    (
        "compare",
        module(
            "CheckAttribute",
            {"Evaluate GreaterThan 5": "x", "NoMatch": "n"},
            given={"Namespace": "External", "Attribute": "n"},
        ),
        "decision",
        "Compare $.External.n",
        ["condition.5 x", "else n"],
    ),
    (
        "staffing",
        module("CheckStaffing", {"True": "x", "False": "n", "Error": "e"}, given={"Status": "Online"}),
        "decision",
        "Check staffing",
        ["condition.0 x", "nobody_available n", "error e"],
    ),
    (
        "queue status",
        module("CheckQueueStatus", {"CheckQueueTime LessThan 300": "x", "NoMatch": "n"}),
        "decision",
        "Check queue",
        ["condition.300 x", "else n"],
    ),
    (
        "hours",
        module("CheckHoursOfOperation", {"True": "o", "False": "c", "Error": "e"}),
        "decision",
        "Check hours",
        ["condition.open o", "closed c", "error e"],
    ),
    (
        "loop",
        module("Loop", {"Looping": "x", "Complete": "d"}, given={"LoopCount": "3"}),
        "decision",
        "Loop 3×",
        ["condition.again x", "condition.done d"],
    ),
    (
        "music",
        module("LoopPrompts", {"Error": "e", "Timeout": "t"}, given={"Text": "Hold on"}),
        "message",
        "Play in a loop “Hold on”",
        ["error e", "condition.interrupted t"],
    ),
    (
        "wait",
        module("Wait", {"Timeout": "t", "CustomerReturn": "r", "Error": "e"}, given={"TimeoutSeconds": "60"}),
        "wait",
        "Wait 1 min",
        ["next t", "condition.customer_is_back r", "error e"],
    ),
    (
        "to queue",
        module("Transfer", {"AtCapacity": "q", "Error": "e"}, target="Queue"),
        "queue",
        "Transfer to queue",
        ["queue_full q", "error e"],
    ),
    (
        "to number",
        module("Transfer", {"CallFailure": "c", "Timeout": "t", "Error": "e"}, target="PhoneNumber"),
        "transfer",
        "Transfer to a number",
        ["no_answer c", "timeout t", "error e"],
    ),
    (
        "to number and back",
        module("Transfer", {"Success": "n"}, target="PhoneNumber"),
        "transfer",
        "Transfer to a number",
        ["next n"],
    ),
    ("to agent", module("Transfer", target="Agent"), "transfer", "Transfer to agent", []),
    (
        "to flow",
        module(
            "Transfer",
            {"Error": "e"},
            target="Flow",
            parameters=[{"name": "ContactFlowId", "value": ARN, "resourceName": "Sales"}],
        ),
        "call",
        "Transfer to flow Sales",
        ["error e"],
    ),
    (
        "lambda",
        module(
            "InvokeExternalResource",
            {"Success": "n", "Error": "e"},
            target="Lambda",
            given={"FunctionArn": "look-up"},
        ),
        "task",
        "Invoke Lambda look-up",
        ["next n", "error e"],
    ),
    (
        "hook",
        module("SetEventHook", {"Success": "n"}, given={"Type": "CustomerQueue", "ContactFlowId": "Wait"}),
        "task",
        "Set flows CustomerQueue Wait",
        ["next n"],
    ),
    ("hang up", module("Disconnect"), "end", "Hang up", []),
    ("resume", module("Resume"), "end", "End of flow", []),
]


@pytest.mark.parametrize(
    ("raw", "kind", "title", "expected"), [c[1:] for c in LEGACY], ids=[c[0] for c in LEGACY]
)
def test_old_format(raw: Json, kind: str, title: str, expected: list[str]) -> None:
    found = journey(old(raw))
    assert (found["a"].kind, found["a"].title) == (kind, title)
    assert found["a"].source["type"].split(" ")[0] == raw["type"]
    assert [f"{way.id[2:]} {way.target}" for way in found.transitions] == expected
    assert found.title == "Old one"


def test_old_namespaces() -> None:
    parameters = [{"name": "Text", "value": "greeting", "namespace": "External"}, "odd"]
    assert (
        reading(old(module("PlayPrompt", parameters=parameters))).journeys[0]["a"].title
        == "Play $.External.greeting"
    )
    assert (
        journey(old(module("CheckAttribute", given={"Namespace": "System", "Attribute": "Channel"})))[
            "a"
        ].title
        == "Compare $.Channel"
    )
    assert journey(old(module("Resume"), type="agentWhisper")).role == "whisper"


def test_flows_find_each_other() -> None:
    main = flow(
        action(
            "UpdateContactEventHooks", next="b", EventHooks={"CustomerQueue": "{{contactFlows.Music.arn}}"}
        ),
        action("TransferToFlow", "b", ContactFlowId="%%SALES%%"),
    )
    sales = {"ContactFlow": {"Name": "Sales", "Content": json.dumps(flow(action("TransferContactToQueue")))}}
    files = {"x/main.json": main, "x/sales-v2.json": sales, "x/Music": flow(HANG_UP)}
    project = link([journey(value, path) for path, value in files.items()])
    assert project.unresolved == ()
    assert project.journeys[0].people == {"b"}
    assert project.journeys[2].role == "queue"
