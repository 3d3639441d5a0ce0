"""What each action, menu and setting of an Architect flow in Archy's YAML becomes."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from cxlint.api import Document, Journey, Reading, Source, UnreadableFile
from cxlint.project import link
from cxlint.sources.archy import GenesysArchy

ARCHY = GenesysArchy()


def reading(text: str, path: str = "flows/Main line.yaml") -> Reading:
    document = Document(path, text.encode())
    assert ARCHY.recognises(document)
    return ARCHY.read(document)


def journey(text: str, path: str = "flows/Main line.yaml") -> Journey:
    found = reading(text, path)
    assert not [flaw for flaw in found.flaws if flaw.blocks]
    return found.journeys[0]


def task(actions: str, more: str = "", type: str = "inboundCall") -> str:
    """A flow with one task that is called Start."""
    head = (
        f"{type}:\n  name: Line\n  startUpRef: /{type}/tasks/task[Start_1]\n  defaultLanguage: en-us\n"
        "  tasks:\n    - task:\n        name: Start\n        refId: Start_1\n        actions:\n"
    )
    tail = indent(dedent(more).strip("\n"), "  ")
    return head + indent(dedent(actions).strip("\n"), " " * 10) + f"\n{tail}\n"


def bot(actions: str, settings: str = "", type: str = "botFlow") -> str:
    """A bot with the actions and the settings given."""
    head = f"{type}:\n  name: Bot\n  startUpRef: ./bots/bot[Bot_1]\n  defaultLanguage: en-us\n"
    middle = indent(dedent(settings).strip("\n"), "  ") + "\n" if settings else ""
    tail = "  bots:\n    - bot:\n        name: Bot\n        refId: Bot_1\n        actions:\n"
    return head + middle + tail + indent(dedent(actions).strip("\n"), " " * 10) + "\n"


def menu(choices: str, more: str = "") -> str:
    """A flow that begins with a menu."""
    head = (
        "inboundCall:\n  name: Line\n  startUpRef: ./menus/menu[Main_1]\n  menus:\n    - menu:\n"
        "        name: Main\n        refId: Main_1\n        audio:\n          tts: For sales press 1.\n"
        "        choices:\n"
    )
    tail = indent(dedent(more).strip("\n"), "        ")
    return head + indent(dedent(choices).strip("\n"), " " * 10) + f"\n{tail}\n"


def ways(found: Journey) -> list[str]:
    """The transitions in the words of a test: ``Ask -no_input-> Bye``; parts are left out of ids."""
    return [
        f"{short(way.source)} -{' '.join(filter(None, (way.event, way.key or way.label)))}-> {short(way.target)}"
        for way in found.transitions
    ]


def short(identifier: str) -> str:
    return identifier.rpartition(" / ")[2]


DECISION = """
- decision:
    name: Known?
    condition: {exp: Flow.known}
    outputs:
      yes: {actions: [{playAudio: {name: Hello, audio: {tts: Hello}}}]}
- disconnect: {name: Bye}
"""
DATA = """
- callData:
    name: Look up
    outputs:
      success: {actions: [{transferToAcd: {name: Sales}}]}
- disconnect: {name: Bye}
"""
SWITCH = """
- switch:
    name: Wish
    evaluate:
      firstTrue:
        default: {actions: [{transferToAcd: {name: All}}]}
        cases:
          - case: {value: {exp: 'Flow.x == "gold"'}, actions: [{transferToAcd: {name: One}}]}
          - case: {value: {exp: 'Contains(Lower(Flow.x), "silver")'}}
- disconnect: {name: Bye}
"""
LOOP = """
- loop:
    name: Thrice
    loopCount: {lit: 3}
    outputs:
      loop:
        actions:
          - decision:
              name: Enough
              outputs:
                yes: {actions: [{loopExit: {name: Out}}]}
                no: {actions: [{loopNext: {name: On}}]}
- disconnect: {name: Bye}
"""
HOURS = """
- evaluateScheduleGroup:
    name: Hours
    outputs:
      closed: {actions: [{disconnect: {name: Closed}}]}
      emergency: {actions: [{disconnect: {name: Alarm}}]}
- disconnect: {name: Bye}
"""


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        pytest.param(
            DECISION,
            ["Hello -next-> Bye", "Known? -condition yes-> Hello", "Known? -condition no-> Bye"],
            id="a branch goes on with what stands below the action, and so does one that is left out",
        ),
        pytest.param(
            DATA,
            [
                "Sales -error-> Bye",
                "Look up -next-> Sales",
                "Look up -error-> Bye",
                "Look up -timeout-> Bye",
            ],
            id="a data action that fails or takes too long goes on below",
        ),
        pytest.param(
            SWITCH,
            [
                "One -error-> Bye",
                "Wish -condition is “gold”-> One",
                "Wish -condition contains “silver”-> Bye",
                "All -error-> Bye",
                "Wish -else-> All",
            ],
            id="each case of a switch is a way, and its default is taken otherwise",
        ),
        pytest.param(
            LOOP,
            [
                "Out -next-> Bye",
                "Enough -condition yes-> Out",
                "On -next-> Thrice",
                "Enough -condition no-> On",
                "Thrice -condition again-> Enough",
                "Thrice -condition done-> Bye",
            ],
            id="a loop can be left and begun again from inside",
        ),
        pytest.param(
            HOURS,
            [
                "Hours -closed-> Closed",
                "Hours -condition emergency-> Alarm",
                "Hours -condition open-> Bye",
                "Hours -closed on holidays-> Bye",
            ],
            id="opening hours and holidays",
        ),
        pytest.param(
            "- collectInput: {name: PIN}\n- disconnect: {name: Bye}",
            ["PIN -next-> Bye", "PIN -retries_exhausted-> Bye"],
            id="digits that are wrong too often",
        ),
        pytest.param(
            "- findQueue: {name: Find, outputs: {notFound: {actions: [{endTask: {}}]}}}\n- disconnect: {name: Bye}",
            ["Find -condition not found-> End Task", "Find -condition found-> Bye"],
            id="a queue that is found or not",
        ),
        pytest.param(
            "- playAudio: {name: Hello}", ["Hello -next-> end"], id="a task without an ending has an end"
        ),
        pytest.param(
            "- jumpToTask: {name: Again, targetTaskRef: '/inboundCall/tasks/task[Start_1]'}",
            ["Again -next-> Again"],
            id="a jump leads to the first action of a task",
        ),
        pytest.param(
            "- jumpToMenu: {name: Go, targetMenuRef: './menus/menu[Lost]'}",
            ["Go -next-> Lost"],
            id="a jump to what does not exist dangles",
        ),
        pytest.param(
            "- transferToAcd: {name: Sales}", [], id="a failed transfer with nothing below leads nowhere"
        ),
        pytest.param(
            "- getResponse: {name: Set, outputs: {success: {actions: [{disconnect: {name: Bye}}]}}}",
            ["Set -next-> Bye"],
            id="an output for success stands for what follows",
        ),
        pytest.param(
            "- getConversationData: {name: Get, outputs: {found: {actions: [{disconnect: {name: A}}]}}}\n"
            "- disconnect: {name: B}",
            ["Get -condition found-> A", "Get -condition not found-> B"],
            id="data of a conversation are found or not",
        ),
        pytest.param(
            "- getExternalTag: {name: Get, outputs: {known: {actions: [{disconnect: {name: A}}]}}}\n"
            "- disconnect: {name: B}",
            ["Get -next-> B", "Get -condition known-> A"],
            id="other outputs do not",
        ),
    ],
)
def test_ways_out(actions: str, expected: list[str]) -> None:
    assert ways(journey(task(actions))) == expected


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        pytest.param("inboundCall", ["Sales -error-> Bye"], id="a call goes on when a transfer fails"),
        pytest.param("inboundShortMessage", [], id="elsewhere the flow's handling of errors takes over"),
        pytest.param("secureCall", [], id="a secure flow ends the call"),
    ],
)
def test_transfers_that_fail(type: str, expected: list[str]) -> None:
    assert (
        ways(journey(task("- transferToAcd: {name: Sales}\n- disconnect: {name: Bye}", type=type)))
        == expected
    )


CHOICES = """
- menuTransferToAcd: {name: Sales, refId: Sales_2, dtmf: digit_1, targetQueue: {lit: {name: Sales}}}
- menuTask: {name: Hours, dtmf: digit_2, task: {actions: [{playAudio: {name: Open}}, {previousMenu: {name: Back}}]}}
- menuSubMenu:
    name: More
    refId: More_3
    dtmf: star
    choices:
      - menuPreviousMenu: {name: Up, dtmf: digit_*}
      - menuRepeatMenu: {name: Again, speechRecTerms: {en-us: [repeat]}}
      - menuDisconnect: {name: Bye, dtmf: pound}
"""


def test_choices_of_a_menu() -> None:
    found = journey(menu(CHOICES, "defaultChoiceRef: ./choices/choice[Sales_2]"))
    assert ways(found) == [
        "Main_1 -option 1-> Sales",
        "Open -next-> Back",
        "Back -next-> Main_1",
        "Main_1 -option 2-> Open",
        "More_3 -option *-> Main_1",
        "More_3 -option repeat-> More_3",
        "More_3 -option #-> Bye",
        "Main_1 -option *-> More_3",
        "Main_1 -retries_exhausted-> Sales",
    ]
    main = found["Main_1"]
    assert (main.kind, main.title, main.prompt[""]) == ("menu", "Main", "For sales press 1.")
    assert (main.get("max_attempts"), main.get("input_timeout").seconds) == (3, 10)
    assert (main.get("inputs"), found["More_3"].get("inputs")) == (("dtmf",), ("dtmf", "speech"))


def test_a_menu_without_default_does_not_say_what_comes_after_the_last_try() -> None:
    found = journey(
        menu("- menuDisconnect: {name: Bye, dtmf: digit_9}", "settingsMenu: {repeatCount: {lit: 5}}")
    )
    assert ways(found) == ["Main_1 -option 9-> Bye"]
    assert found["Main_1"].source["unconnected"] == ("retries_exhausted",)
    assert found["Main_1"].get("max_attempts") == 5


def test_settings_of_the_flow_hold_for_menus_that_have_none() -> None:
    text = menu(
        "- menuDisconnect: {name: Bye, dtmf: digit_9}", "settingsMenu: {repeatCount: {noValue: true}}"
    )
    usual = "settingsMenu: {repeatCount: {lit: 1}, menuSelectionTimeout: {lit: {seconds: 4}}, "
    main = journey(text + f"  {usual}listenForExtensionDialing: {{lit: true}}}}\n")["Main_1"]
    assert (main.get("max_attempts"), main.get("input_timeout").seconds) == (1, 4)
    assert main.source["extension_dialing"] is True


# --- bots -----------------------------------------------------------------------------------------

ORDER = """
- askForSlot:
    name: Order
    slot: {name: OrderNumber}
    question: {exp: 'MakeCommunication("Which order", "?")'}
    outputs:
      maxNoInputs: {enabled: false}
      maxNoMatches: {actions: [{communicate: {name: Sorry}}]}
- exitBotFlow: {name: Exit}
"""
LIMITS = """
settingsErrorHandling:
  errorHandling: {exit: {none: true}}
  recognitionFailureEventHandover: {exp: 'MakeCommunication("I cannot understand you.")'}
  recognitionFailureEventHandling: {disconnect: {none: true}}
settingsUserInput: {noMatchesMax: {lit: 2}, noInputsMax: {lit: 1}, noInputsTimeout: {lit: {seconds: 7}}}
"""


def test_a_limit_without_an_output_of_its_own_ends_in_the_recognition_failure_of_the_bot() -> None:
    found = journey(bot(ORDER, LIMITS))
    assert ways(found) == [
        "Order -next-> Exit",
        "Sorry -next-> Exit",
        "Order -no_match-> Sorry",
        "Recognition failure -next-> disconnect",
        "Order -no_input-> Recognition failure",
    ]
    assert {way.event: way.retry for way in found.out("Bot_1 / Order")} == {
        "next": None,
        "no_match": 2,
        "no_input": 1,
    }
    assert found["Recognition failure"].prompt[""] == "I cannot understand you."
    assert found["Recognition failure / disconnect"].get("ends") == "contact"
    order = found["Bot_1 / Order"]
    assert (order.prompt[""], order.asks, order.get("input_timeout").seconds) == (
        "Which order?",
        ("order number",),
        7,
    )
    assert not found.loops


INTENT = """
- askForIntent:
    name: Wish
    outputs:
      intents:
        - intent: {name: Buy, actions: [{communicate: {name: Shop}}], enabled: true}
        - intent: {name: Cancel, enabled: false}
        - intent: {name: Ask}
      knowledge: {actions: [{communicate: {name: Answer}}]}
- exitBotFlow: {name: Exit}
"""


def test_intents_and_a_person() -> None:
    found = journey(bot(INTENT, "settingsErrorHandling: {enableAgentEscalation: {lit: true}}"))
    assert ways(found) == [
        "Shop -next-> Exit",
        "Wish -option Buy-> Shop",
        "Wish -option Ask-> Exit",
        "Answer -next-> Exit",
        "Wish -option an answer from the knowledge base-> Answer",
        "Recognition failure -next-> exit",
        "Wish -no_match-> Recognition failure",
        "Wish -no_input-> Recognition failure",
        "Agent escalation -next-> exit",
        "Wish -option a person-> Agent escalation",
    ]
    assert found["Bot_1 / Wish"].get("human_intent") is True
    assert [one.id for one in found.touchpoints.values() if one.source.get("escalates")] == [
        "Agent escalation / exit"
    ]
    assert found.role == "module"


def test_a_bot_that_hands_a_wish_for_a_person_to_nobody_else_does_not_escalate() -> None:
    settings = "settingsErrorHandling: {enableAgentEscalation: {lit: true}, agentEscalationHandling: {disconnect: {none: true}}}"
    found = journey(bot(INTENT, settings))
    assert "Agent escalation -next-> disconnect" in ways(found)
    assert not any(one.source.get("escalates") for one in found.touchpoints.values())


def test_an_output_that_newer_flows_leave_out_leads_on() -> None:
    found = journey(bot(ORDER.replace("      maxNoInputs: {enabled: false}\n", "")))
    assert "Order -no_input-> Exit" in ways(found)
    older = ORDER.partition("    outputs:")[0] + "- exitBotFlow: {name: Exit}\n"
    assert "Order -no_input-> Recognition failure" in ways(journey(bot(older)))


@pytest.mark.parametrize(
    ("last", "role"),
    [
        pytest.param("- exitBotFlow: {}", "module", id="a bot that hands back is a piece of other flows"),
        pytest.param("- disconnect: {}", "customer", id="a bot that ends the contact is the whole journey"),
    ],
)
def test_roles_of_bots(last: str, role: str) -> None:
    assert journey(bot(last)).role == role


def test_silence_is_nothing_special_in_text() -> None:
    found = journey(bot("- askForBoolean: {name: Sure}\n- exitBotFlow: {name: Exit}", type="digitalBotFlow"))
    assert [way.event for way in found.out("Bot_1 / Sure")] == ["option", "option", "no_match"]
    assert found.medium(found["Bot_1 / Sure"]) == "text"


# --- the flow as a whole --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "role", "channel"),
    [
        ("inboundCall", "customer", "phone"),
        ("inboundShortMessage", "customer", "messaging"),
        ("inboundEmail", "customer", "email"),
        ("inqueueCall", "queue", "phone"),
        ("secureCall", "customer", "phone"),
        ("commonModule", "module", None),
        ("workflow", "agent", "backstage"),
        ("surveyInvite", "closing", "backstage"),
    ],
)
def test_types_of_flows(type: str, role: str, channel: str | None) -> None:
    found = journey(task("- sendResponse: {name: Hello, messageBody: {lit: Hello}}", type=type))
    assert (found.role, found.entries[0].channel) == (role, channel)
    assert found.attributes["source"]["type"] == type
    assert found.format == "genesys"


def test_a_greeting_comes_first_unless_it_says_nothing() -> None:
    actions = "- disconnect: {name: Bye}"
    assert journey(task(actions, "initialGreeting: {tts: Welcome}")).start == ("Initial greeting",)
    for silent in ("initialGreeting: {exp: ToAudioBlank(1)}", "initialGreeting: {noValue: true}"):
        assert journey(task(actions, silent)).start == ("Start_1 / Bye",)


def test_a_flow_that_does_not_say_where_it_starts() -> None:
    two = task("- disconnect: {}").replace("  startUpRef: /inboundCall/tasks/task[Start_1]\n", "")
    assert journey(two).start == ("Start_1 / Disconnect",)
    two += "    - task: {name: Other, actions: [{disconnect: {}}]}\n"
    assert journey(two).start == ()


def test_menus_and_tasks_are_the_stages_of_a_flow_that_has_several() -> None:
    text = menu("- menuJumpToTask: {dtmf: digit_1, targetTaskRef: './tasks/task[Pay_2]'}")
    pay = "  tasks:\n    - task: {name: Pay, refId: Pay_2, actions: [{disconnect: {name: Bye}}]}\n"
    found = journey(text + pay)
    assert [(stage.id, stage.name) for stage in found.stages] == [("Main_1", "Main"), ("Pay_2", "Pay")]
    assert {one.stage for one in found.touchpoints.values()} == {"Main_1", "Pay_2"}
    alone = journey(task("- disconnect: {}"))
    assert (alone.stages, alone.entries[0].stage) == ((), None)


def test_what_errors_lead_to_counts_as_reached() -> None:
    handling = "settingsErrorHandling: {errorHandling: {jumpToTask: {targetTaskRef: './tasks/task[Help_2]'}}}"
    other = "    - task: {name: Help, refId: Help_2, actions: [{transferToAcd: {name: Help}}]}\n"
    text = task("- disconnect: {}").rstrip() + "\n" + other + f"  {handling}\n"
    assert journey(text)["Help_2 / Help"].tags == ("entry",)


CALLING = """
- callTask:
    name: Who
    targetTaskRef: ./tasks/task[Who_2]
    outputs:
      paths:
        - path: {name: Known, actions: [{playAudio: {name: Hello}}]}
- callTask: {name: Who again, targetTaskRef: './tasks/task[Who_2]'}
- callTask: {name: Lost, targetTaskRef: './tasks/task[Lost]'}
- disconnect: {name: Bye}
"""
CALLED = """
    - task:
        name: Who
        refId: Who_2
        actions:
          - decision:
              name: Known?
              outputs:
                yes: {actions: [{endTask: {name: End}}]}
                no: {actions: [{jumpToTask: {name: Leave, targetTaskRef: './tasks/task[Start_1]'}}]}
"""


def test_a_task_that_is_called_is_a_journey_that_comes_back() -> None:
    read = reading(task(CALLING).rstrip() + CALLED)
    main, called = read.journeys
    assert ways(main) == [
        "Who -next-> Who again",
        "Hello -next-> Who again",
        "Who -outcome Known-> Hello",
        "Who again -next-> Lost",
        "Lost -next-> Lost",
        "Lost -next-> Bye",
    ]
    assert [way.target for way in main.dangling] == ["Lost"]
    assert (called.title, called.role, called["Who_2 / End"].get("ends")) == ("Line: Who", "module", "piece")
    assert ways(called)[-1] == "Known? -condition no-> Leave"
    assert not main.loops
    assert not called.loops
    whole = link(read.journeys)
    assert not whole.unresolved
    assert set(whole.journeys[0].beyond) == {"Start_1 / Who", "Start_1 / Who again"}
    assert set(whole.journeys[1].beyond) == {"to Start_1 / Who"}


def test_flows_find_each_other_by_name_and_bots_by_the_name_of_their_file() -> None:
    main = task(
        "- callBotFlow: {botFlow: {Order bot: {ver_latestPublished: {none: true}}}}\n"
        "- transferToFlow: {targetFlow: {name: Second line}}"
    )
    second = task("- transferToAcd: {}").replace("name: Line", "name: Second Line")
    template = bot("- exitBotFlow: {}").replace("name: Bot\n  start", "name: '{{name}}'\n  start", 1)
    found = link(
        [journey(main), journey(second, "flows/b.yaml"), journey(template, "flows/Order bot_v2-0.yaml")]
    )
    assert not found.unresolved
    assert [(one.journey, one.person) for one in found.journeys[0].beyond.values()] == [
        ("Order bot", False),
        ("Second Line", True),
    ]


@pytest.mark.parametrize(
    ("action", "ref", "late"),
    [
        ("callBotFlow: {botFlow: {'{{bot}}': {ver_latestPublished: {}}}}", "{{bot}}", False),
        ("callCommonModule: {commonModule: {Greeting: {}}}", "Greeting", False),
        ("transferToFlow: {targetFlow: {lit: {name: Other}}}", "Other", False),
        ("transferToFlow: {targetFlow: {exp: Flow.next}}", "Flow.next", True),
    ],
)
def test_links_to_other_flows(action: str, ref: str, late: bool) -> None:
    link_to = journey(task(f"- {action}")).of_kind("call")[0].reference
    assert link_to is not None
    assert (link_to.ref, link_to.scheme, link_to.late) == (ref, "genesys", late)
    assert link_to.returns is not action.startswith("transfer")


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "prompt"),
    [
        ("{tts: Hello there}", "Hello there"),
        ("{exp: 'ToAudioTTS(\"Hello\")'}", "Hello"),
        ("{exp: 'ToAudioTTS(\"Hello \" + Flow.Name, true)'}", "Hello {{Flow.Name}}"),
        ('{exp: \'Append("Hi ", Flow.Name, "!")\'}', "Hi {{Flow.Name}}!"),
        ('{exp: \'MakeCommunication("What is the", "number", "?")\'}', "What is the number?"),
        ('{exp: \'Trim(Append("A", If(IsNotSetOrEmpty("A"), "", " "), "B"))\'}', "A B"),
        ('{exp: \'If(Flow.x, "yes", "no")\'}', "{{…}}"),
        ('{exp: "\\"Say \\\\\\"hi\\\\\\"\\""}', 'Say "hi"'),
        ("{exp: 'ToAudioBlank(100)'}", None),
        ("{prompt: Prompt.Welcome}", None),
        ("{lit: {name: PromptSystem.processing}}", None),
        ("{exp: Prompt.Welcome}", None),
        ("{noValue: true}", None),
    ],
)
def test_words(value: str, prompt: str | None) -> None:
    assert journey(task(f"- playAudio: {{audio: {value}}}")).entries[0].prompt.get("") == prompt


def test_recordings_are_remembered() -> None:
    found = journey(task("- playAudio: {audio: {prompt: Prompt.Welcome}}")).entries[0]
    assert found.source["audio"] == ("Prompt.Welcome",)


@pytest.mark.parametrize(
    ("action", "title"),
    [
        ("playAudio: {name: Welcome words, audio: {tts: Hello}}", "Welcome words"),
        ("playAudio: {name: Play Audio, audio: {tts: Hello}}", "Play Audio: “Hello”"),
        ("transferToAcd: {name: Transfer to ACD, targetQueue: {lit: {name: Gold}}}", "Transfer to ACD: Gold"),
        ("transferToAcd: {targetQueue: {exp: 'FindQueue(\"Gold\")'}}", "Transfer to ACD: Gold"),
        ("callData: {category: {CRM: {dataAction: {Find customer: {}}}}}", "Call Data Action: Find customer"),
        ("decision: {name: Decision, condition: {exp: Flow.a > 1}}", "Decision: Flow.a > 1"),
        ("evaluateSchedule: {evaluationType: {schedule: {selectedSchedule: {lit: {name: Day}}}}}",
         "Evaluate Schedule: Day"),
        ("updateData: {}", "Update Data"),
        ("updateData: {statements: [{string: {variable: Flow.a}}, {string: {variable: Flow.b}}]}",
         "Update Data: Flow.a, Flow.b"),
        ("wait: {name: Wait, duration: {lit: {minutes: 5}}}", "Wait: 5 min"),
        ("wait: {duration: {exp: 'MakeDuration(0,0,1,0,0)'}}", "Wait: MakeDuration(0,0,1,0,0)"),
        ("loop: {name: Loop, loopCount: {lit: 5}}", "Loop: 5×"),
        ("loop: {loopCount: {exp: Flow.Max}}", "Loop: Flow.Max"),
        ("playAudioOnSilence: {}", "Play Audio on Silence"),
        ("communicate: {communication: {exp: 'If(Flow.a, \"b\", \"c\")'}}", "Communicate"),
    ],
)  # fmt: skip
def test_titles(action: str, title: str) -> None:
    assert journey(task(f"- {action}")).entries[0].title == title


def test_what_bots_say_before_they_ask_again() -> None:
    ask = "- askForSlot: {name: Ask, noMatch: {exp: 'MakeCommunication(\"Once more.\")'}}\n- exitBotFlow: {}"
    limits = "settingsUserInput: {noMatchesMax: {lit: 2}, noInputsMax: {lit: 0}}"
    found = journey(bot(ask, limits))
    assert {way.event: (way.retry, way.say) for way in found.out("Bot_1 / Ask")} == {
        "next": (None, ()),
        "no_match": (2, ("Once more.",)),
        "no_input": (0, ()),
    }


def test_what_is_said_when_a_transfer_fails() -> None:
    transfer = "- transferToAcd: {preTransferAudio: {tts: One moment}, failureTransferAudio: {tts: Sorry}}"
    found = journey(task(f"{transfer}\n- disconnect: {{}}"))
    assert found.entries[0].prompt[""] == "One moment"
    assert found.transitions[0].say == ("Sorry",)


@pytest.mark.parametrize(
    ("settings", "locales"),
    [
        ("defaultLanguage: fr-ca\n  supportedLanguages: [{en-us: {none: true}}, {fr-ca: {none: true}}]", ("fr-ca", "en-us")),
        ("defaultLanguage: fr-ca\n  supportedLanguages: {en-us: {none: true}}", ("fr-ca", "en-us")),
        ("defaultLanguage: de", ("de",)),
        ('defaultLanguage: "{{language}}"\n  supportedLanguages: [{"{{language}}": {none: true}}]', ()),
        ("description: no language", ()),
    ],
)  # fmt: skip
def test_the_languages_of_a_flow(settings: str, locales: tuple[str, ...]) -> None:
    text = task("- disconnect: {}").replace("defaultLanguage: en-us", settings)
    assert journey(text).locales == locales


@pytest.mark.parametrize("action", ["transferToVoicemail", "transferToGroupVoicemail"])
def test_the_call_is_over_after_a_voicemail(action: str) -> None:
    found = journey(task(f"- {action}: {{name: Record}}\n- disconnect: {{}}"))
    (after,) = [found[way.target] for way in found.ways_on(found.entries[0].id) if way.event == "next"]
    assert (after.title, after.get("ends")) == ("End of the call after the voicemail", "contact")


@pytest.mark.parametrize(
    ("action", "kind", "attributes"),
    [
        ("disconnect: {none: true}", "end", {"ends": "contact"}),
        ("transferToNumber: {targetNumber: {lit: '+49'}}", "transfer", {"transfer_target": "number"}),
        ("transferToUser: {}", "transfer", {"transfer_target": "internal"}),
        ("transferToVoicemail: {}", "voicemail", {}),
        ("createCallback: {}", "callback", {}),
        ("callLexV2Bot: {}", "bot", {}),
        ("loop: {loopCount: {lit: 3}}", "decision", {"basis": "counter"}),
        ("loop: {loopCount: {exp: Count(Flow.list)}}", "decision", {"basis": "counter"}),
        ("evaluateSchedule: {}", "decision", {"basis": "hours"}),
        ("createWorkitem: {}", "task", {"opens_case": True}),
        ("playEstimatedWaitTime: {}", "message", {"announces": ("wait",)}),
        ("holdMusic: {}", "message", {"hold_content": ("music",)}),
        ("setParticipantData: {}", "task", {}),
    ],
)
def test_kinds(action: str, kind: str, attributes: dict[str, object]) -> None:
    read = reading(task(f"- {action}"))
    found = read.journeys[0].entries[0]
    assert (found.kind, dict(found.attributes)) == (kind, attributes)
    assert not read.flaws


def test_waits_have_their_time() -> None:
    found = journey(task("- wait: {duration: {lit: {minutes: 2, seconds: 30}}}", type="workflow"))
    assert str(found.entries[0].duration) == "150 s"


def test_unknown_actions_are_told_once() -> None:
    read = reading(task("- doMagic: {}\n- doMagic: {}\n- disconnect: {}"))
    assert [(flaw.code, flaw.message) for flaw in read.flaws] == [
        ("CXL005", "cxlint does not know these types of actions and takes them for tasks: doMagic (2×).")
    ]


# --- templates and files --------------------------------------------------------------------------

TEMPLATE = """
# made by hand
inboundCall:
  name: {{flow_name}}
  startUpRef: ./tasks/task[A]
  tasks:
    - task:
        name: A
        actions:
          - callData:
              category:
                {{category}} :
                  dataAction:
                    {{prefix}}-lookup: {inputs: {a: {lit: "{{ x["y"]: z }}"}}}
          - transferToAcd:
              targetQueue: {lit: {name: ${queue}}}
          - playAudio: {audio: {tts: Hello {{name}}}}
"""


def test_holes_in_a_template_may_stand_anywhere() -> None:
    found = journey(TEMPLATE, "flows/Front desk_v3-1.yaml")
    assert (found.title, found.names) == ("Front desk", ("Front desk_v3-1", "Front desk"))
    assert [one.title for one in found.touchpoints.values()] == [
        "Call Data Action: {{prefix}}-lookup",
        "Transfer to ACD: ${queue}",
        "Play Audio: “Hello {{name}}”",
        "End of “A”",
    ]
    transfer = found["A / Transfer to ACD"]
    assert (transfer.location.line, transfer.location.column, transfer.location.length) == (15, 13, 13)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        pytest.param(
            "inboundCall:\n  name: A\n  defaultLanguage: en\n{% if a %}\n  tasks: []\n{% endif %}\n",
            "This is a template: in line 4 a program fills in “{% if a %}”, and before that it makes no sense.",
            4,
            id="a template with commands",
        ),
        pytest.param(
            "inboundCall:\n  name: {{a\n  defaultLanguage: en\n  tasks: []\n",
            "This is a template: in line 2 a program fills in “{{a”, and before that it makes no sense.",
            2,
            id="a hole that is not closed",
        ),
        pytest.param(
            "inboundCall:\n  name: A\n  defaultLanguage: en\n",
            "This flow has no menu, task, state or bot, so there is nothing to check in it.",
            1,
            id="a flow with nothing in it",
        ),
        pytest.param(
            "inboundCall:\n name: A\n defaultLanguage: en\n  tasks: []\n",
            "This is not valid YAML: mapping values are not allowed in this context.",
            4,
            id="a wrong indentation",
        ),
        pytest.param(
            "inboundCall:\n# nothing\nother:\n  defaultLanguage: en\n",
            "A flow begins here, but nothing stands in it.",
            1,
            id="a type without a flow",
        ),
    ],
)
def test_files_without_a_flow(text: str, message: str, line: int) -> None:
    with pytest.raises(UnreadableFile) as told:
        reading(text)
    assert (told.value.message, told.value.line) == (message, line)
    assert told.value.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (task("- playAudio:\n  audio: {tts: Hi}"), "What belongs to the action “playAudio” is not indented."),
        (task("- jumpToTask: {}"), "“jumpToTask” does not say where to."),
        (task("- loopExit: {}"), "“loopExit” stands outside of any loop."),
        (task("- decision: {outputs: {yes: {actions: 7}}}"), "Actions should be a list, but they are not."),
        (task("- just words"), "An action is missing here."),
        (menu("- menuJumpToTask: {name: Go, dtmf: digit_1}"), "The choice “Go” does not say where to."),
        (
            task("- disconnect: {}").rstrip() + "\n    - task: {name: Other, refId: Start_1, actions: []}\n",
            "Two parts of this flow have the reference “Start_1”, so it is unclear which one is meant.",
        ),
        (
            task("- disconnect: {}").rstrip() + "\n    - words\n",
            "Something here should be a task of the flow, but is not.",
        ),
    ],
    ids=lambda value: value if " " in value and "\n" not in value else "",
)
def test_what_cannot_be_understood_is_told(text: str, message: str) -> None:
    flaws = [flaw for flaw in reading(text).flaws if flaw.blocks]
    assert [flaw.message for flaw in flaws] == [message]
    assert flaws[0].location.line > 0


@pytest.mark.parametrize(
    "text",
    [
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: inboundCall\n",
        "kind: AdaptiveDialog\nbeginDialog:\n  kind: OnUnknownIntent\n",
        "version: '3.1'\nstories:\n- story: a\n  steps: []\n",
        "cxlint: 1\njourney: A\ntouchpoints: {}\n",
        "workflow:\n  rules:\n    - if: $CI\n",
        "jobs: {}\nworkflow:\n  name: A\n  refId: b\n",
        "inboundCall: now\n",
        "",
    ],
    ids=["Kubernetes", "Copilot", "Rasa", "cxlint", "GitLab", "another root first", "no flow", "empty"],
)
def test_other_files_are_left_alone(text: str) -> None:
    assert not ARCHY.recognises(Document("a.yaml", text.encode()))


def test_it_is_a_source() -> None:
    assert isinstance(ARCHY, Source)
    assert (ARCHY.name, tuple(ARCHY.suffixes)) == ("genesys-archy", (".yaml", ".yml"))


def test_two_flows_in_one_file_have_ids_of_their_own() -> None:
    read = reading(task("- disconnect: {}") + task("- disconnect: {}", type="inboundChat"))
    assert [one.id for one in read.journeys] == ["line", "line-2"]


def test_places_are_those_of_the_file() -> None:
    found = journey(task(DECISION))
    hello, yes = found["Start_1 / Hello"], found.out("Start_1 / Known?")[0]
    text = task(DECISION).splitlines()
    assert text[hello.location.line - 1][hello.location.column - 1 :].startswith("playAudio")
    assert text[yes.location.line - 1][yes.location.column - 1 :].startswith("yes")
    assert ARCHY.locate(Document("a.yaml", b""), hello.location) == hello.location
