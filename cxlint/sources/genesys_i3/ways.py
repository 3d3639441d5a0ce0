"""Makes the transitions of a flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cxlint import vocabulary
from cxlint.journey.model import Transition
from cxlint.locations import Location
from cxlint.sources.genesys_i3 import kinds
from cxlint.sources.genesys_i3.following import DEFAULT, Following, target_of
from cxlint.sources.genesys_i3.limits import Limits
from cxlint.sources.genesys_i3.meanings import Meaning, meaning, told_in_cases
from cxlint.sources.genesys_i3.parts import Action, Flow, Path, Sequence
from cxlint.sources.jsontext import Pointer, mapping, string
from cxlint.sources.naming import numbered, transition_name

UNUNDERSTOOD: Final = "recognition-failure"
"""The id of what bots say to customers who were not understood often enough."""

ESCALATION: Final = "agent-escalation"
"""The id of what bots say to customers who ask for a person."""

OVER: Final = ".end"
"""Ends the ids of what follows after these two."""

A_PERSON: Final = "a person"

VOICEMAIL_LEFT: Final = "voicemail-left"
"""The id of the ending after a voicemail: the flow is over then, and so is the call."""


@dataclass(frozen=True)
class Ways:
    """Makes the transitions of one flow; ``file`` is its name for locations."""

    flow: Flow
    following: Following
    limits: Limits
    file: str

    def all(self) -> tuple[Transition, ...]:
        """Every transition, with unique ids, in the order of the file."""
        made = list(self._made())
        targets = {way.target for way in made}
        for said in (UNUNDERSTOOD, ESCALATION):
            if said in targets:
                made += self._way(said, f"{said}{OVER}", Meaning("next"), ("errorHandling",))
        return tuple(numbered(made))

    def _made(self) -> Iterator[Transition]:
        for sequence in self.flow.sequences:
            if not sequence.actions:
                yield from self._of_empty(sequence)
            if sequence.type == "Menu":
                yield from self._of_menu(sequence)
            for action in sequence.actions:
                yield from self._of_action(action)

    def _way(
        self,
        source: str,
        target: str,
        why: Meaning,
        pointer: Pointer,
        most: int | None = None,
        retry: int | None = None,
        say: tuple[str, ...] = (),
    ) -> Iterator[Transition]:
        """The transition, or none where the flow does not say what follows."""
        if target:
            yield Transition(
                transition_name(source, why.event, why.key or why.label),
                source=source,
                target=target,
                event=why.event,
                key=why.key,
                label=why.label,
                max=most,
                retry=retry,
                say=say,
                location=Location(self.file, pointer=pointer),
            )

    # --- sequences --------------------------------------------------------------------------------

    def _of_empty(self, sequence: Sequence) -> Iterator[Transition]:
        target = self.following.back(sequence.id, DEFAULT)
        yield from self._way(sequence.id, target, Meaning("next"), sequence.pointer)

    def _of_menu(self, menu: Sequence) -> Iterator[Transition]:
        for choice in menu.choices:
            for key in ([choice.key] if choice.key else choice.words[:1]) or self._by_name(
                menu, choice.action
            ):
                label = choice.label if choice.label != key else ""
                why = Meaning("option", key or label, label if key else "")
                yield from self._way(menu.id, choice.action, why, choice.pointer)
        if menu.default:
            why = Meaning("retries_exhausted")
            plays = self.limits.plays(menu)
            retry = None if plays is None else max(plays - 1, 0)
            yield from self._way(
                menu.id, menu.default, why, (*menu.pointer, "defaultMenuChoice"), retry=retry
            )

    def _by_name(self, menu: Sequence, action: str) -> list[str]:
        """A choice without key and words can be chosen all the same, unless it is only the default."""
        return [] if action == menu.default else [""]

    # --- actions ----------------------------------------------------------------------------------

    def _of_action(self, action: Action) -> Iterator[Transition]:
        if action.type in kinds.JUMPS:
            target = self.following.entry(target_of(action))
            yield from self._way(action.id, target, Meaning("next"), action.pointer)
        elif action.type in kinds.LOOPS:
            yield from self._of_loop(action)
        elif action.type in self._special:
            yield from self._way(action.id, self._special_target(action), Meaning("next"), action.pointer)
        elif action.type == "CallTaskAction":
            yield from self._of_call(action)
        elif kinds.nature(action).kind != "end":
            yield from self._of_paths(action)

    _special = frozenset(
        {"EndTaskAction", "ExitLoopAction", "NextLoopAction", "RepeatMenuAction", "PreviousMenuAction"}
    )

    def _special_target(self, action: Action) -> str:
        """Where an action leads whose target follows from where it stands."""
        if action.type == "EndTaskAction":
            return self.following.back(action.sequence, string(action.raw.get("pathReference")) or DEFAULT)
        loop = self.following.loop_around(action)
        if action.type == "ExitLoopAction":
            return self.following.end(loop) if loop is not None else ""
        if action.type == "NextLoopAction":
            return loop.id if loop is not None else ""
        if action.type == "RepeatMenuAction" and action.choice:
            return action.sequence
        menus = self._menus_before.get(action.sequence, ())
        return menus[0] if len(menus) == 1 else ""

    @cached_property
    def _menus_before(self) -> dict[str, tuple[str, ...]]:
        """The menus that lead to each task or menu by one of their choices."""
        found: dict[str, dict[str, None]] = {}
        for sequence in self.flow.sequences:
            for action in sequence.actions:
                if action.choice and action.type in kinds.JUMPS and sequence.id != target_of(action):
                    found.setdefault(target_of(action), {})[sequence.id] = None
        return {target: tuple(menus) for target, menus in found.items()}

    def _of_loop(self, loop: Action) -> Iterator[Transition]:
        bodies = [loop.body] if loop.body is not None else list(loop.paths)
        most = self.limits.rounds(loop)
        for body in bodies:
            again = Meaning("condition", label="again")
            yield from self._way(loop.id, body.target, again, body.pointer, most=most)
        yield from self._way(
            loop.id, self.following.end(loop), Meaning("condition", label="done"), loop.pointer
        )

    def _of_call(self, call: Action) -> Iterator[Transition]:
        """Into the task, and where it is called from several places, also past it, by its outputs."""
        task = target_of(call)
        yield from self._way(call.id, self.following.entry(task), Meaning("next"), call.pointer)
        if len(self.following.callers.get(task, ())) > 1:
            outputs = call.paths or (Path(DEFAULT, "Default", "", call.pointer),)
            for path in outputs:
                why = Meaning("outcome", path.label or "Default")
                yield from self._way(call.id, self.following.output(call, path.output), why, path.pointer)

    def _of_paths(self, action: Action) -> Iterator[Transition]:
        nature = kinds.nature(action)
        meant = [(path, meaning(path, action, nature)) for path in action.paths]
        leaves = action.type in kinds.LEAVES_FLOW
        yield from self._of_intents(action)
        if leaves and nature.kind == "voicemail":
            yield from self._way(action.id, VOICEMAIL_LEFT, Meaning("next"), action.pointer)
        elif not leaves and self._also_goes_on(action, nature, [why for _, why in meant]):
            yield from self._way(action.id, self.following.end(action), Meaning("next"), action.pointer)
        for (path, _), why in zip(meant, told_in_cases(action, meant), strict=True):
            target = path.target or self.following.end(action)
            retry, say = self.limits.before(action, why.event)
            if leaves and why.event in ("error", "fail"):
                say = self.limits.said_when_failed(action)
            yield from self._way(action.id, target, why, path.pointer, retry=retry, say=say)
        for event in self.limits.given_up(action, {why.event for _, why in meant}):
            retry, say = self.limits.before(action, event)
            yield from self._way(
                action.id, UNUNDERSTOOD, Meaning(event), action.pointer, retry=retry, say=say
            )
        if self.limits.escalates(action):
            yield from self._way(action.id, ESCALATION, Meaning("option", A_PERSON), action.pointer)

    def _also_goes_on(self, action: Action, nature: kinds.Nature, meant: list[Meaning]) -> bool:
        """Whether the flow goes on behind the action although none of its outputs says so."""
        if action.type in kinds.GOES_ROUND:
            return True
        if nature.kind == "bot" and (meant or self._intents):
            return False
        return not any(why.event not in vocabulary.FAILURES for why in meant)

    # --- bots -------------------------------------------------------------------------------------

    def _of_intents(self, action: Action) -> Iterator[Transition]:
        """What customers can ask for, where an intent leads to a task of the flow."""
        if action.type not in ("AskForNLUIntentAction", "AskForNLUNextIntentAction"):
            return
        listed = {path.label for path in action.paths}
        for intent, task in self._intents.items():
            if intent not in listed:
                target = self.following.entry(task)
                yield from self._way(action.id, target, Meaning("option", intent), action.pointer)

    @cached_property
    def _intents(self) -> dict[str, str]:
        """The task that each intent leads to."""
        mappings = mapping(mapping(self.flow.raw.get("nluMetaData")).get("mappings"))
        found = mapping(mappings.get("intentsToReusableTasks"))
        return {
            intent: task
            for intent, task in found.items()
            if isinstance(task, str) and task in self.following.sequences
        }
