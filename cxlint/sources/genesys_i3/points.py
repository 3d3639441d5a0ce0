"""Makes the touchpoints of a flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from cxlint import vocabulary
from cxlint.journey.model import Stage, Touchpoint, Transition
from cxlint.locations import Location
from cxlint.sources.genesys_i3 import expressions, kinds, prompts, references, titles
from cxlint.sources.genesys_i3.following import Following, returning
from cxlint.sources.genesys_i3.kinds import FlowType, Nature
from cxlint.sources.genesys_i3.limits import Limits
from cxlint.sources.genesys_i3.parts import Action, Flow, Sequence
from cxlint.sources.genesys_i3.ways import ESCALATION, OVER, UNUNDERSTOOD, VOICEMAIL_LEFT
from cxlint.sources.jsontext import Pointer, mapping, string
from cxlint.sources.naming import duration

FORMAT: Final = references.SCHEME
GREETING: Final = "initial-greeting"
"""The id of what callers hear before the flow begins."""


@dataclass(frozen=True)
class Points:
    """Makes the touchpoints of one flow."""

    flow: Flow
    following: Following
    limits: Limits
    ways: tuple[Transition, ...]
    file: str

    @cached_property
    def type(self) -> FlowType:
        """What is known of flows of this type."""
        return kinds.flow_type(self.flow.type)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Tasks, states and menus, where there are several, so that maps show them as such."""
        shown = [one for one in self.flow.sequences if one.actions or one.type == "Menu"]
        shown.sort(key=lambda one: one.id != self.flow.initial)
        if len(shown) < 2:
            return ()
        return tuple(Stage(one.id, titles.sequence_title(one)) for one in shown)

    @cached_property
    def _targets(self) -> frozenset[str]:
        return frozenset(way.target for way in self.ways)

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(way.source for way in self.ways)

    def all(self) -> Iterator[Touchpoint]:
        """Every touchpoint in the order of the file, stand-ins for what the platform does last."""
        yield from self._greeting()
        for sequence in self.flow.sequences:
            if sequence.type == "Menu":
                yield self._menu(sequence)
            elif not sequence.actions:
                yield self._empty(sequence)
            for action in sequence.actions:
                yield self._action(action)
        yield from self._stand_ins()

    def _greeting(self) -> Iterator[Touchpoint]:
        raw = {"prompts": self.flow.raw.get("initialPrompts")}
        prompt = prompts.prompt(raw, self.flow.language)
        recorded = prompts.recordings(raw)
        if prompt or recorded:
            yield Touchpoint(
                GREETING,
                "message",
                "Initial greeting",
                channel=self.type.channel,
                prompt=prompt,
                source={"format": FORMAT, "type": "initialPrompts", "audio": recorded},
                location=self._place(("initialPrompts",)),
            )

    def _place(self, pointer: Pointer) -> Location:
        return Location(self.file, pointer=pointer)

    def _stage(self, sequence: str) -> str | None:
        return sequence if self.stages else None

    # --- sequences --------------------------------------------------------------------------------

    def _menu(self, menu: Sequence) -> Touchpoint:
        plays = self.limits.plays(menu)
        inputs = tuple(_ways_to_choose(menu))
        facts = {"inputs": inputs, "max_attempts": plays if plays else None}
        return Touchpoint(
            menu.id,
            "menu",
            titles.sequence_title(menu),
            channel=self.type.channel,
            stage=self._stage(menu.id),
            tags=("entry",) if menu.id in self.following.from_settings else (),
            prompt=prompts.prompt(menu.raw, self.flow.language),
            attributes={key: value for key, value in facts.items() if value},
            source=_source(menu, audio=prompts.recordings(menu.raw)),
            location=self._place(menu.pointer),
            incomplete=menu.incomplete,
        )

    def _empty(self, sequence: Sequence) -> Touchpoint:
        return Touchpoint(
            sequence.id,
            "task",
            f"{titles.sequence_title(sequence)} (empty)",
            channel="backstage",
            source=_source(sequence),
            location=self._place(sequence.pointer),
            incomplete=sequence.incomplete,
        )

    def _stand_ins(self) -> Iterator[Touchpoint]:
        for sequence in self.flow.sequences:
            if returning(sequence.id) in self._targets:
                yield Touchpoint(
                    returning(sequence.id),
                    "task",
                    f"Back to where {titles.sequence_title(sequence)} was called",
                    channel="backstage",
                    stage=self._stage(sequence.id),
                    source=_source(sequence),
                    location=self._place(sequence.pointer),
                    incomplete=True,
                    synthetic=True,
                )
        if UNUNDERSTOOD in self._targets:
            yield from self._said_last(
                UNUNDERSTOOD, "Recognition failure", "recognitionEventHandover", self.limits.ununderstood()
            )
        if ESCALATION in self._targets:
            handling = mapping(self.flow.raw.get("errorHandling"))
            then = string(handling.get("agentEscalationHandlingType")) or "Exit"
            yield from self._said_last(ESCALATION, "Agent escalation", "agentEscalationHandover", then)
        if VOICEMAIL_LEFT in self._targets:
            yield Touchpoint(
                VOICEMAIL_LEFT,
                "end",
                "End of the call after the voicemail",
                channel=self.type.channel,
                attributes={"ends": "contact"},
                source={"format": FORMAT, "type": "end after a voicemail"},
                location=self._place(()),
                synthetic=True,
            )

    def _said_last(self, identifier: str, title: str, key: str, then: str) -> Iterator[Touchpoint]:
        """What a setting of the bot says, and the end that follows.

        ``source["escalates"]`` tells that the bot is left for its caller to find a person.
        """
        words = expressions.words(mapping(self.flow.raw.get("errorHandling")).get(key))
        over = "contact" if then == "Disconnect" else "piece"
        returned = {"escalates": True} if (identifier, then) == (ESCALATION, "Exit") else {}
        message = Touchpoint(
            identifier,
            "message",
            title,
            channel=self.type.channel,
            prompt={"": words} if words else {},
            source={"format": FORMAT, "type": key},
            location=self._place(("errorHandling",)),
        )
        yield message
        yield replace(
            message,
            id=f"{identifier}{OVER}",
            kind="end",
            title={"Exit": "Exit bot flow"}.get(then, then),
            prompt={},
            attributes={"ends": over},
            source={**message.source, **returned},
            incomplete=then not in ("Exit", "Disconnect"),
        )

    # --- actions ----------------------------------------------------------------------------------

    def _action(self, action: Action) -> Touchpoint:
        nature = kinds.nature(action)
        nature = self._settled(action, nature)
        wait = expressions.seconds(action.raw.get("duration")) if nature.kind == "wait" else None
        return Touchpoint(
            action.id,
            nature.kind,
            titles.title(action, nature),
            channel=self._channel(action, nature),
            stage=self._stage(action.sequence),
            prompt=prompts.prompt(action.raw, self.flow.language),
            duration=duration(wait),
            tags=("entry",) if action.id in self.following.from_settings else (),
            attributes=self._facts(action, nature),
            reference=references.reference(action) if nature.kind == "call" else None,
            source=self._action_source(action),
            location=self._place(action.pointer),
            incomplete=action.incomplete or self._is_unclear(action, nature),
        )

    def _settled(self, action: Action, nature: Nature) -> Nature:
        """The end of a task that nothing calls ends the flow, as far as can be seen."""
        if action.type == "EndTaskAction" and action.id not in self._sources:
            return Nature("end", nature.name)
        return nature

    def _is_unclear(self, action: Action, nature: Nature) -> bool:
        """Whether what follows depends on what the file does not show."""
        if action.id in self._sources or nature.kind in vocabulary.HANDED_OVER_KINDS or nature.kind == "end":
            return False
        return action.choice or action.type == "PreviousMenuAction"

    def _channel(self, action: Action, nature: Nature) -> str | None:
        """Where customers notice the action; not known of types that are not known."""
        if not kinds.is_known(action) or not action.type:
            return self.type.channel if nature.kind not in kinds.BACKSTAGE_KINDS else None
        return "backstage" if nature.kind in kinds.BACKSTAGE_KINDS else self.type.channel

    def _facts(self, action: Action, nature: Nature) -> dict[str, Any]:
        """Attributes of the vocabulary, only what is sure."""
        facts: dict[str, Any] = {"basis": nature.basis}
        if nature.kind == "end":
            facts["ends"] = self._over(action)
        if nature.kind in vocabulary.INPUT_KINDS:
            facts["inputs"] = self._inputs(action)
            facts["input_timeout"] = duration(self.limits.timeout(action))
            facts["human_intent"] = True if self.limits.escalates(action) else None
        if nature.kind == "transfer":
            external = action.type == "TransferExternalAction"
            facts["transfer_target"] = "number" if external else "internal"
        if action.type in _ANNOUNCED:
            facts["announces"] = _ANNOUNCED[action.type]
        if action.type == "HoldMusicAction":
            facts["hold_content"] = ("music",)
        return {key: value for key, value in facts.items() if value}

    def _inputs(self, action: Action) -> tuple[str, ...]:
        if action.type == "CollectInputAction":
            return ("dtmf",)
        return ("text",) if self.type.channel not in (None, "phone") else ()

    def _over(self, action: Action) -> str:
        """What ends with an action; not known where an agent may be on the line, too."""
        if action.type not in kinds.ENDS_CONTACT:
            return "piece"
        return "" if self.flow.returns_to_agent else "contact"

    def _action_source(self, action: Action) -> dict[str, Any]:
        found = _source(
            action,
            audio=prompts.recordings(action.raw),
            hooks=references.hooks(action),
            counter=expressions.text(action.raw.get("currentIndex")) if action.type == "LoopAction" else "",
            sets=titles.updated(action) if action.type == "UpdateVariableAction" else (),
        )
        sequence = self.following.sequences.get(action.sequence)
        return found | ({"sequence": sequence.name} if sequence is not None and sequence.name else {})


_ANNOUNCED: Final = {
    "PlayPositionInQueueAction": ("position",),
    "PlayEstimatedWaitTimeAction": ("wait-live",),
}


def _ways_to_choose(menu: Sequence) -> Iterator[str]:
    if any(choice.key for choice in menu.choices):
        yield "dtmf"
    if any(choice.words for choice in menu.choices):
        yield "speech"


def _source(part: Action | Sequence, **facts: Any) -> dict[str, Any]:
    """Where a touchpoint comes from; ``tracking_id`` is the number that Architect shows."""
    found = {"format": FORMAT, "id": part.id, "type": part.type, "tracking_id": part.number, **facts}
    return {key: value for key, value in found.items() if value}
