"""Where a flow goes on after each action.

Architect's sequences are trees: a path that is left empty, or whose last action names none that
follows, goes on after the action that the path belongs to; below a loop, it goes round again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from cxlint.sources.genesys_i3 import kinds
from cxlint.sources.genesys_i3.parts import Action, Flow, Path, Sequence

DEFAULT: Final = "__DEFAULT__"
"""The output of a task that ends without naming another one."""


_NO_SETTINGS: Final = frozenset({"flowSequenceItemList", "initialSequence", "uiMetaData", "manifest", "name"})
"""Keys of a flow that hold the tasks themselves, or lists of everything in it."""


@dataclass(frozen=True)
class Following:
    """Looks up where a flow goes on; made once for each flow, every question cheap."""

    flow: Flow

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Every action by its id."""
        return {action.id: action for sequence in self.flow.sequences for action in sequence.actions}

    @cached_property
    def sequences(self) -> Mapping[str, Sequence]:
        """Every task, state and menu by its id."""
        return {sequence.id: sequence for sequence in self.flow.sequences}

    @cached_property
    def from_settings(self) -> frozenset[str]:
        """Where tasks, states and menus begin that settings of the flow lead to, such as on errors."""
        waiting: list[Any] = [value for key, value in self.flow.raw.items() if key not in _NO_SETTINGS]
        found = set()
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict | list):
                waiting.extend(value.values() if isinstance(value, dict) else value)
            elif isinstance(value, str) and value in self.sequences:
                found.add(self.entry(value))
        return frozenset(found)

    @cached_property
    def callers(self) -> Mapping[str, list[Action]]:
        """The actions that call a task and come back, by the task."""
        found: dict[str, list[Action]] = {}
        for action in self.actions.values():
            if action.type == "CallTaskAction":
                found.setdefault(target_of(action), []).append(action)
        return found

    @cached_property
    def _above(self) -> Mapping[str, tuple[str, str]]:
        """The action that each one is below and the loop that it is in, by id; empty at the top."""
        found: dict[str, tuple[str, str]] = {}
        inner = {path.target for action in self.actions.values() for path in paths_of(action)}
        inner |= {action.next for action in self.actions.values()}
        starts = [sequence.start for sequence in self.flow.sequences]
        tops = [one for one in self.actions if one not in inner]
        for top in (*starts, *tops, *self.actions):
            self._walk(top, found)
        return found

    def _walk(self, top: str, found: dict[str, tuple[str, str]]) -> None:
        waiting = [(top, "", "")]
        while waiting:
            here, parent, loop = waiting.pop()
            while here in self.actions and here not in found:
                found[here] = (parent, loop)
                action = self.actions[here]
                round_ = here if action.type in kinds.LOOPS else loop
                waiting.extend((path.target, here, round_) for path in paths_of(action) if path.target)
                here = action.next

    def _parent(self, action: str) -> str:
        return self._above.get(action, ("", ""))[0]

    @cached_property
    def _after(self) -> dict[str, str]:
        return {}

    def after(self, action: Action) -> str:
        """The id of what follows when an action is done; empty at the end of its sequence."""
        return action.next or self._after_inside(self._parent(action.id))

    def _after_inside(self, parent: str) -> str:
        """What follows the last action on a path of *parent*; remembered for all on the way up."""
        passed = []
        found = ""
        while parent:
            if parent in self._after:
                found = self._after[parent]
                break
            passed.append(parent)
            owner = self.actions[parent]
            round_ = owner.type in kinds.GOES_ROUND
            if round_ or owner.next:
                found = parent if round_ else owner.next
                break
            parent = self._parent(parent)
        self._after.update(dict.fromkeys(passed, found))
        return found

    def loop_around(self, action: Action) -> Action | None:
        """The innermost loop that an action is in."""
        return self.actions.get(self._above.get(action.id, ("", ""))[1])

    def entry(self, sequence: str) -> str:
        """The touchpoint at which a task, state or menu begins."""
        found = self.sequences.get(sequence)
        if found is None or found.type == "Menu" or not found.actions:
            return sequence
        return found.start or found.actions[0].id

    def back(self, sequence: str, output: str) -> str:
        """Where a task comes back to on this output; a stand-in when it is called from several places.

        Empty where nothing calls the task.
        """
        callers = self.callers.get(sequence, [])
        if len(callers) > 1:
            return returning(sequence)
        return self.output(callers[0], output) if callers else ""

    def output(self, caller: Action, output: str) -> str:
        """Where the flow goes on after a called task that came back on this output."""
        path = next((one for one in caller.paths if one.output == output and one.target), None)
        return path.target if path is not None else self.end(caller)

    def end(self, action: Action) -> str:
        """What follows an action, beyond the end of its sequence, too, where that is known."""
        found = self.after(action)
        return found if found or action.choice else self._end_of(action.sequence)

    @cached_property
    def _ends(self) -> dict[str, str]:
        return {}

    def _end_of(self, sequence: str) -> str:
        """What follows a sequence that nothing ends; remembered for all that it is the last part of."""
        passed: list[str] = []
        found = ""
        while sequence not in self._ends and sequence not in passed:
            passed.append(sequence)
            found, sequence = self._one_end(sequence)
            if found or not sequence:
                break
        found = found or self._ends.get(sequence, "")
        self._ends.update(dict.fromkeys(passed, found))
        return found

    def _one_end(self, sequence: str) -> tuple[str, str]:
        """What follows a sequence, or else the sequence that its caller is the last action of."""
        known = self.sequences.get(sequence)
        if known is not None and known.type == "LoopTask":
            return self.entry(sequence), ""
        callers = self.callers.get(sequence, [])
        if len(callers) != 1:
            return (returning(sequence) if callers else ""), ""
        default = (one.target for one in callers[0].paths if one.output == DEFAULT and one.target)
        found = next(default, "") or self.after(callers[0])
        return found, "" if callers[0].choice else callers[0].sequence


def paths_of(action: Action) -> tuple[Path, ...]:
    """All ways out of an action that have a path of their own."""
    return (*action.paths, action.body) if action.body is not None else action.paths


def target_of(action: Action) -> str:
    """The task, menu or state that an action names; empty when it names none."""
    for key in ("taskReference", "menuReference", "stateReference"):
        found = action.raw.get(key)
        if isinstance(found, str) and found:
            return found
    return ""


def returning(sequence: str) -> str:
    """The id of the stand-in for wherever a task was called from, when there are several places."""
    return f"{sequence}.back"
