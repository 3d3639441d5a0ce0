"""Questions of bots: how often they are asked again, and what happens when nobody understands anybody.

A question has outputs for silence and for answers that are not understood. They are taken after as
many further tries as the settings of the flow allow. An output that is switched off does not mean
that the bot asks for ever: then the *recognition failure event* of the flow takes over, which
usually says so and leaves the bot. The same goes for flows from the time before there were such
outputs; those that know them leave out an output that is empty, which then leads on. Source: “Set default event handling behavior” and “Set up user
input for a bot flow” in the resource center of Genesys Cloud, and ``recognitionFailureEventHandling``
in the reference of Architect Scripting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from cxlint.journey.model import Touchpoint
from cxlint.sources.archy import nodes, titles, touchpoints
from cxlint.sources.archy.draft import FORMAT, Draft
from cxlint.sources.archy.outputs import NEXT, Meaning, Output, is_enabled, meaning
from cxlint.sources.naming import duration
from cxlint.sources.tree import Scalar

EVENTS: Final = "settingsErrorHandling"
INPUT: Final = "settingsUserInput"

QUESTIONS: Final[dict[str, tuple[str, ...]]] = {
    "askForIntent": ("noIntent", "maxNoInputs"),
    "askForNLUIntent": ("noIntent", "maxNoInputs"),
    "askForSlot": ("maxNoMatches", "maxNoInputs"),
    "askForNLUSlot": ("maxNoMatches", "maxNoInputs"),
    "askForBoolean": ("maxNoMatches", "maxNoInputs"),
    "waitForInput": ("maxNoInputs",),
}
"""Questions, and the outputs for those who do not answer or cannot be understood."""

RETRIES: Final = {"no_match": "noMatchesMax", "no_input": "noInputsMax"}
"""Settings that say how often a bot asks again, by the event."""

NEWER: Final = frozenset({"maxNoInputs", "maxNoMatches"})
"""Outputs that older flows do not know."""

A_PERSON: Final = Meaning("option", "a person")

ESCALATION: Final = "agentEscalation"
"""The event of customers who ask for a person."""


class Asking:
    """Knows the settings of a flow for questions; draws what they lead to where it is needed."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.drawn: dict[str, str] = {}
        self.in_text = "digital" in draft.flow.written.lower()
        self.newer = any(key in NEWER for key in nodes.all_keys(draft.flow.body))
        self.escalates = nodes.flag(draft.flow.setting(EVENTS, "enableAgentEscalation")) is True

    def is_question(self, kind: str) -> bool:
        """Whether a type of action asks customers something in free language."""
        return kind in QUESTIONS

    def completed(self, touchpoint: Touchpoint, kind: str) -> Touchpoint:
        """The touchpoint of a question with what the settings say about it."""
        if not self.is_question(kind):
            return touchpoint
        timeout = duration(nodes.seconds(self.draft.flow.setting(INPUT, "noInputsTimeout")))
        facts: dict[str, Any] = dict(touchpoint.attributes)
        facts |= {"input_timeout": timeout} if timeout is not None else {}
        facts |= {"human_intent": True} if self.escalates else {}
        return replace(touchpoint, attributes=facts)

    # --- ways out -----------------------------------------------------------------------------

    def outputs(self, kind: str, body: Any) -> Iterator[Output]:
        """What can come of a question."""
        written = nodes.child(body, "outputs")
        yield from self.answers(kind, written)
        for key in QUESTIONS[kind]:
            yield from self.failing(kind, key, written)
        if self.escalates:
            yield Output(A_PERSON, goal=self.event(ESCALATION, "Agent escalation"))

    def answers(self, kind: str, written: Any) -> Iterator[Output]:
        """Answers that were understood."""
        if kind == "askForBoolean":
            for key in ("yes", "no"):
                yield from self.answer(written, key, Meaning("option", key))
        elif not kind.endswith("Intent"):
            yield Output(NEXT)
        yield from self.intents(written)
        others = {*QUESTIONS[kind], "intents", "yes", "no"}
        for name, value in nodes.entries(written):
            if name.text not in others and is_enabled(value):
                yield Output(meaning(kind, name.text), name, nodes.child(value, "actions"))

    def answer(self, written: Any, key: str, why: Meaning) -> Iterator[Output]:
        """One of the answers that a question always has."""
        entry = next((pair for pair in nodes.entries(written) if pair[0].text == key), None)
        if entry is None:
            yield Output(why)
        elif is_enabled(entry[1]):
            yield Output(why, entry[0], nodes.child(entry[1], "actions"))

    def intents(self, written: Any) -> Iterator[Output]:
        """What customers can want, as far as it is switched on."""
        for item in nodes.items(nodes.child(written, "intents")):
            pair = nodes.only(item)
            if pair is not None and is_enabled(pair[1]):
                wanted = nodes.text(nodes.child(pair[1], "name"))
                actions = nodes.child(pair[1], "actions")
                yield Output(Meaning("option", wanted), pair[0], actions)

    def failing(self, kind: str, key: str, written: Any) -> Iterator[Output]:
        """What happens when customers failed as often as is allowed."""
        why = meaning(kind, key)
        limit = self.draft.flow.setting(INPUT, RETRIES[why.event])
        why = replace(why, retry=nodes.whole(limit))
        entry = next((pair for pair in nodes.entries(written) if pair[0].text == key), None)
        if entry is None and why.event == "no_input" and self.in_text:
            return  # silence is nothing special there
        if entry is not None and is_enabled(entry[1]):
            yield Output(why, entry[0], nodes.child(entry[1], "actions"))
        elif entry is None and self.newer:
            yield Output(why)
        else:
            place = entry[0] if entry else None
            yield Output(why, place, goal=self.event("recognitionFailureEvent", "Recognition failure"))

    # --- events of the flow -------------------------------------------------------------------

    def event(self, name: str, title: str) -> str:
        """The id of what a setting for the whole flow says and does; drawn once."""
        if name not in self.drawn:
            self.drawn[name] = identifier = self.draft.new_id(title)
            key, said = self.setting(f"{name}Handover", self.draft.flow.key)
            self.draft.add(touchpoints.saying(self.draft, identifier, title, said, key, name))
            self.handle(name, identifier, *self.setting(f"{name}Handling", key))
        return self.drawn[name]

    def setting(self, name: str, otherwise: Scalar) -> tuple[Scalar, Any]:
        """A setting for events with the place to show for it; *otherwise* when it is not there."""
        group = self.draft.flow.body.get(EVENTS)
        found = next((pair for pair in nodes.entries(group) if pair[0].text == name), None)
        return found or (otherwise, None)

    def handle(self, event: str, source: str, key: Scalar, node: Any) -> None:
        """Draw what the flow does after it has said something; a bot is left when nothing else is set."""
        pair = nodes.only(node)
        does = pair[0].text if pair else "exit"
        jump = next(
            (value for name, value in nodes.entries(pair and pair[1]) if name.text.endswith("Ref")), None
        )
        goal = self.draft.part(jump) if jump is not None else ""
        if not goal:
            goal = self.draft.new_id(f"{source} / {does}")
            self.draft.add(self.last(event, goal, does, pair[1] if pair else None, key))
        self.draft.way(source, goal, NEXT, key)

    def last(self, event: str, identifier: str, does: str, body: Any, key: Scalar) -> Touchpoint:
        """The touchpoint with which an event is over for the flow.

        ``source["escalates"]`` tells that the flow is left for its caller to find a person.
        """
        queue = does in ("queue", "transferToAcd")
        over = "contact" if does == "disconnect" else "piece"
        title = {"disconnect": "Disconnect", "exit": "Exit bot flow"}.get(does, does) or "End"
        return Touchpoint(
            identifier,
            "queue" if queue else "end",
            f"Transfer to ACD: {titles.queue(body)}" if queue else title,
            channel=self.draft.flow.type.channel,
            attributes={} if queue else {"ends": over},
            source={"format": FORMAT, "id": key.text, "type": does}
            | ({"escalates": True} if (event, does) == (ESCALATION, "exit") else {}),
            location=self.draft.place(key),
            incomplete=not queue and does not in ("disconnect", "exit", "endWorkflow"),
        )
