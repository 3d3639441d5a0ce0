"""The one vocabulary of journeys: kinds, channels, events and attributes.

Loader, JSON Schema, documentation and every source take their words from here. A word that is
not here is not part of format 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxlint.value import Value

FORMAT_VERSION: Final = 1
ID_PATTERN: Final = r"^[a-z][a-z0-9_-]{0,63}$"
DURATION_PATTERN: Final = (
    r"^(([0-9]+(\.[0-9]+)?(w|bd|d|h|m|s))+"
    r"|P(?=.)([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?)$"
)
PERCENT_PATTERN: Final = r"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%$"
VOLUME_PATTERN: Final = r"^[0-9]+/(h|day|week|month)$"
DATE_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

KINDS: Final[dict[str, str]] = {
    "message": "Tells the customer something and goes on.",
    "menu": "Offers options to choose from.",
    "input": "Asks the customer for something: digits, words, a form field.",
    "bot": "Talks with the customer in free language.",
    "agent": "A person.",
    "queue": "The customer waits for a person.",
    "transfer": "The customer is passed on to another number, team or firm.",
    "callback": "The firm will call the customer back.",
    "voicemail": "The customer leaves a message.",
    "task": "The firm or a system does something.",
    "decision": "The firm or a system decides which way to go: hours, segment, data.",
    "wait": "Time passes.",
    "page": "A page or screen that the customer uses.",
    "event": "Something happens to the customer.",
    "survey": "Asks how it went.",
    "call": "Another journey takes over here, for good or until it comes back.",
    "end": "The journey ends.",
}

CHANNELS: Final[dict[str, str]] = {
    "phone": "voice",
    "sms": "text",
    "chat": "text",
    "social": "text",
    "email": "post",
    "letter": "post",
    "web": "screen",
    "app": "screen",
    "kiosk": "screen",
    "store": "person",
    "video": "person",
    "backstage": "none",
}
"""Each built-in channel and its medium."""

MEDIA: Final = ("voice", "text", "post", "screen", "person", "physical", "none")
LAYERS: Final = ("customer", "frontstage", "backstage", "support")
OUTCOMES: Final[dict[str, str]] = {
    "resolved": "The customer has what they came for.",
    "deferred": "The firm owes an answer: a call-back, a case.",
    "transferred": "Somebody else has taken over.",
    "redirected": "The customer was sent to another channel.",
    "unresolved": "The customer leaves without what they came for.",
    "abandoned": "The customer gave up.",
}
BAD_OUTCOMES: Final = frozenset({"unresolved", "abandoned"})

ROLES: Final[dict[str, str]] = {
    "customer": "A customer goes through it from the beginning. The default.",
    "queue": "Plays while the customer waits in a queue.",
    "hold": "Plays while the customer or the agent is on hold.",
    "whisper": "Is said to the agent or the customer just before they are connected.",
    "agent": "Runs on the agent's side: guides, screens, wrap-up.",
    "module": "A piece that other journeys call and that comes back.",
    "closing": "Runs after the agent has hung up.",
}

AUTOMATIC: Final = frozenset({"next", "else", "condition", "outcome"})
DELIBERATE: Final = frozenset({"option"})
CUSTOMER_FAILURES: Final = frozenset({"no_input", "no_match", "invalid", "retries_exhausted"})
SYSTEM_FAILURES: Final = frozenset({"error", "fail", "no_answer", "timeout", "busy"})
FAILURES: Final = CUSTOMER_FAILURES | SYSTEM_FAILURES
SITUATIONS: Final = frozenset({"closed", "queue_full", "nobody_available"})

EVENTS: Final[dict[str, str]] = {
    "no_input": "The customer says or presses nothing.",
    "no_match": "What the customer said or pressed was not understood.",
    "invalid": "What the customer gave cannot be right, such as a number with too few digits.",
    "retries_exhausted": "The customer failed as often as is allowed.",
    "error": "A system failed.",
    "fail": "The step did not succeed.",
    "timeout": "It took too long: the wait, the answer of a system.",
    "no_answer": "Nobody picked up.",
    "busy": "The line is busy.",
    "closed": "Outside opening hours.",
    "nobody_available": "Open, but no agent is signed in.",
    "queue_full": "The queue takes no more customers.",
    "low_score": "The customer is not satisfied, by the answer to a survey.",
    "hangup": "The customer leaves.",
}
"""Events that a touchpoint's ``on_<event>`` keys may name; any other word is allowed too."""

INPUT_KINDS: Final = frozenset({"menu", "input", "bot"})
"""Touchpoints where the customer has to answer."""

PERSON_KINDS: Final = frozenset({"agent", "queue", "transfer"})
"""Touchpoints that lead to a person, as long as the customer can see them."""

DEFERRED_KINDS: Final = frozenset({"callback", "voicemail"})
"""Touchpoints after which a person will get in touch."""

HANDED_OVER_KINDS: Final = frozenset({"agent", "queue", "transfer", "callback"})
"""Touchpoints that need no next step: somebody takes over."""

PASSED_KINDS: Final = frozenset({"message", "task", "decision", "wait", "event"})
"""Touchpoints that a contact passes by itself, without anybody answering."""

AUTOMATION_KINDS: Final = INPUT_KINDS | {"message", "task", "decision", "wait", "page", "survey"}

NO_HUMAN: Final = "no-human-by-design"
"""What a designer writes under ``assures`` where no person is meant to be reached."""

SPLITS: Final = ("one", "any", "all")
JOINS: Final = ("any", "all")
EVIDENCE: Final = ("assumed", "partly", "researched")
STATUS: Final = ("planned", "current")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Attribute(Value):
    """One key of format 1.

    ``type`` is one of: ``text``, ``localized``, ``id``, ``ids``, ``texts``, ``int``, ``number``,
    ``bool``, ``duration``, ``durations`` (a duration or mean/p95), ``probability``, ``date``,
    ``enum``, ``enums``, ``map``, ``any`` and the structures ``next``, ``options``, ``target``,
    ``stages``, ``promises``, ``ignore``, ``touchpoints``, ``defaults``, ``channels``, ``start``,
    ``ways``, ``journey``.
    """

    name: str
    type: str
    doc: str
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    pattern: str = ""


def _table(*attributes: Attribute) -> dict[str, Attribute]:
    return {attribute.name: attribute for attribute in attributes}


_A = Attribute

JOURNEY_ATTRIBUTES: Final = _table(
    _A("cxlint", "version", "Format version. Always 1."),
    _A("journey", "text", "Name of the journey, such as 'Why is my bill higher?'."),
    _A("description", "text", "What the journey is about."),
    _A("version", "text", "Version of this design."),
    _A("owner", "text", "Who answers for the journey."),
    _A("status", "enum", "planned = to be, current = as it is today.", STATUS),
    _A("role", "enum", "Who goes through it, and when.", tuple(ROLES)),
    _A("goal", "text", "What the customer wants to have at the end."),
    _A("sector", "text", "Industry, for legal packs."),
    _A("jurisdictions", "texts", "Countries whose law applies, such as ES or US-CA."),
    _A("consumer", "bool", "Whether the customers are consumers."),
    _A("locales", "texts", "Languages of the prompts, such as en or de-CH."),
    _A("hours", "text", "Opening hours, in words or as an expression."),
    _A("calendar", "map", "Working days and hours, for bd and opening times."),
    _A("volume", "text", "How many customers start it: 4200/day.", pattern=VOLUME_PATTERN),
    _A("reviewed_on", "date", "When the design was last reviewed."),
    _A("metrics", "texts", "What the journey is measured by."),
    _A("kpis", "map", "Targets of the measures."),
    _A(
        "top_reasons",
        "list",
        "Most frequent reasons for contact: name, share, stage, predictable (false: cannot be foreseen).",
    ),
    _A("assures", "texts", "What the designer vouches for all over, such as no-human-by-design."),
    _A("context_carry", "enum", "Whether the platform hands all data over.", ("all", "none")),
    _A("names", "texts", "Further names by which other journeys refer to this one."),
    _A("start", "start", "Entry touchpoint or touchpoints. Default: the first one."),
    _A("persona", "map", "Whom the journey is for: name, goal, needs."),
    _A("stages", "stages", "Phases of the journey, in order."),
    _A("channels", "channels", "Own channels besides the built-in ones: name, medium."),
    _A("promises", "promises", "What is promised where, and where it is kept."),
    _A("defaults", "defaults", "Values that every touchpoint inherits unless it sets its own."),
    _A("ignore", "ignore", "Findings to leave out: rule, reason, until."),
    _A("source", "map", "Where the journey was imported from."),
    _A("touchpoints", "touchpoints", "The touchpoints, by id."),
)

TOUCHPOINT_ATTRIBUTES: Final = _table(
    _A("title", "text", "Name for people. Default: the id in words."),
    _A("kind", "enum", "What kind of touchpoint this is.", tuple(KINDS)),
    _A("channel", "channel", "The medium the customer uses here."),
    _A("stage", "id", "Phase of the journey."),
    _A("layer", "enum", "Row of a service blueprint.", LAYERS),
    _A("actor", "text", "Who acts here."),
    _A("owner", "text", "Who answers for this touchpoint."),
    _A("tags", "texts", "Free words to select by."),
    _A("prompt", "localized", "What the customer hears or reads."),
    _A("says", "localized", "What is promised here."),
    _A("thinks", "text", "What the customer thinks."),
    _A("pain", "text", "What annoys the customer."),
    _A("gain", "text", "What pleases the customer."),
    _A("opportunities", "texts", "What could be better."),
    _A("emotion", "number", "Mood of the customer, -2 to 2.", low=-2, high=2),
    _A("moment_of_truth", "bool", "Whether the relationship is decided here."),
    _A("evidence", "enum", "How far research backs this.", EVIDENCE),
    _A("asks", "texts", "Data that the customer must give here."),
    _A("sensitive", "texts", "Which of the data asked for is sensitive."),
    _A("purpose", "text", "Why the step exists."),
    _A("complexity", "enum", "How hard the matter is.", ("low", "mid", "high")),
    _A("urgency", "enum", "How urgent the matter is.", ("low", "mid", "high", "critical")),
    _A("hours", "text", "Opening hours of this touchpoint."),
    _A("duration", "durations", "How long it takes: 90s, or mean and p95."),
    _A("wait", "durations", "How long the customer waits."),
    _A("max_wait", "duration", "Longest wait that is allowed."),
    _A("barge_in", "bool", "Whether the customer may answer before the prompt ends."),
    _A("input_timeout", "duration", "How long the customer has to answer."),
    _A("max_attempts", "int", "How often the customer may try in all.", low=1),
    _A("attempt_scope", "enum", "What the attempts count for.", ("node", "task", "call")),
    _A("inputs", "enums", "How the customer can answer.", ("dtmf", "speech", "text")),
    _A("changed_on", "date", "When the options last changed."),
    _A(
        "basis",
        "enum",
        "What a decision looks at.",
        ("hours", "staffing", "queue", "answer", "data", "chance", "counter"),
    ),
    _A("bot_type", "enum", "How the bot works.", ("rules", "ai")),
    _A("discloses", "bool", "Whether the bot says that it is one."),
    _A("mandatory_turns", "int", "Turns with the bot before a person can be asked for.", low=0),
    _A("direct_entry", "bool", "Whether customers can choose the bot from the start."),
    _A("human_intent", "bool", "Whether asking for a person is understood here."),
    _A("auth_level", "int", "How surely the customer is known after this step, 0 to 3.", (), 0, 3),
    _A("auth_methods", "texts", "Ways to prove who one is."),
    _A("auth_valid_for", "duration", "How long the proof holds."),
    _A("skill", "text", "What the agents of this queue are good at."),
    _A("announces", "enums", "What waiting customers are told.", ("position", "wait", "wait-live", "none")),
    _A("announced_wait", "duration", "The wait that is announced."),
    _A("update_every", "duration", "How often waiting customers are told how it stands."),
    _A("keeps_place", "bool", "Whether the customer keeps the place in the queue."),
    _A("hold_content", "enums", "What plays while waiting.", ("music", "info", "ads", "silence")),
    _A("target", "map", "Service level: pct, seconds."),
    _A("tools", "texts", "Systems the agent has."),
    _A("knowledge", "texts", "What the agent can look up."),
    _A("authority", "texts", "What the agent may decide."),
    _A("script", "enum", "How far the agent is scripted.", ("none", "guide", "mandatory")),
    _A("resolves", "texts", "Matters that can be settled here."),
    _A("languages", "texts", "Languages spoken here."),
    _A("transfer_mode", "enum", "How a customer is passed on.", ("warm", "cold", "conference")),
    _A("transfer_target", "enum", "Whom to.", ("internal", "external", "number", "bot")),
    _A("tariff", "text", "What the line costs the customer."),
    _A("window", "text", "When the call-back comes."),
    _A("attempts", "int", "How often the call-back is tried.", low=1),
    _A("deadline", "duration", "By when the firm answers."),
    _A("direction", "enum", "Who starts the contact.", ("in", "out")),
    _A("message_purpose", "enum", "What a notification is for.", ("service", "marketing")),
    _A("reply_to", "text", "Where the customer can answer."),
    _A("opt_out", "bool", "Whether the customer can refuse further messages."),
    _A("send_window", "text", "Hours in which messages are sent."),
    _A("questions", "int", "Number of questions in a survey.", low=0),
    _A("low_score_to", "id", "Where an unhappy customer is led: the way on_low_score."),
    _A("recorded", "bool", "Whether the contact is recorded."),
    _A("recording_notice", "bool", "Whether the recording is announced here."),
    _A("logs", "enum", "What is logged.", ("on", "masked", "off")),
    _A("promise", "map", "A promise made here: what, within."),
    _A("fulfils", "text", "Id of the promise that is kept here."),
    _A("decides", "enum", "What automation decides about the customer.", ("none", "assist", "significant")),
    _A("assures", "texts", "What the designer vouches for, such as no-human-by-design."),
    _A("opens_case", "bool", "Whether somebody has the matter on the desk after this."),
    _A("sets_queue", "text", "Queue that customers are put into next."),
    _A("split", "enum", "How many of the next touchpoints are taken.", SPLITS),
    _A("join", "enum", "How many of the ways in must have arrived.", JOINS),
    _A("next", "next", "What usually follows."),
    _A("options", "options", "What the customer can choose: key and target."),
    _A("ways", "ways", "All ways out in their order, where next, options and on_… cannot say it."),
    _A("journey", "journey", "For a call: the journey that takes over, by its file or one of its names."),
    _A("incomplete", "bool", "What follows is not known: it could not be read, or is not designed yet."),
    _A("end", "enum", "Makes it an ending, with this outcome.", tuple(OUTCOMES)),
    _A("ends", "enum", "What ends here: the contact, or only this piece of it.", ("contact", "piece")),
    _A("ignore", "ignore", "Findings to leave out here: rule, reason, until."),
    _A("source", "map", "Where the touchpoint was imported from: format, id, type."),
)

TRANSITION_ATTRIBUTES: Final = _table(
    _A("to", "target", "Id of a touchpoint, or another file: other.journey.yaml#id."),
    _A("call", "file", "Run another journey file and come back."),
    _A("outcomes", "outcomes", "Where to go on, by the outcome of the journey that was called."),
    _A("id", "text", "Own id of the transition."),
    _A("label", "text", "What stands beside the arrow."),
    _A("if", "text", "Condition in words or as an expression; never evaluated."),
    _A("probability", "probability", "Share of customers: 0.35 or 35%."),
    _A("wait", "duration", "Time that passes on the way."),
    _A("after", "duration", "Time after which this happens."),
    _A("retry", "int", "Ask again up to so many times before going this way.", low=0),
    _A("max", "int", "This way is taken at most so many times per customer.", low=1),
    _A("say", "texts", "What is said at each attempt."),
    _A("carries", "texts", "Data handed over with the customer."),
)

STEP_ATTRIBUTES: Final = {
    **TRANSITION_ATTRIBUTES,
    **_table(_A("key", "text", "What was pressed, said or found: 1, = gold.")),
}
"""What an entry of ``next`` has. One with a key is taken only when that is found, as with ``if``."""

WAY_ATTRIBUTES: Final = {
    **STEP_ATTRIBUTES,
    **_table(
        _A("event", "text", "What makes the customer go this way: next, option, else, error and so on.")
    ),
}
"""What an entry of ``ways`` has: it names its event itself."""

REFERENCE_ATTRIBUTES: Final = _table(
    _A("name", "text", "A name of the journey."),
    _A("file", "text", "Its file, relative to this one."),
    _A("format", "text", "Whose name it is: a format such as amazon-connect. Default: this journey's."),
    _A("also", "texts", "Further names, or files, to look for."),
    _A("at", "text", "The touchpoint where one arrives. Default: the start."),
    _A("returns", "bool", "Whether the customer comes back."),
    _A("late", "bool", "Whether only data of the running contact says which journey is meant."),
)
"""How a call names the journey that takes over, where a file or a name alone does not do."""
