"""Applies edits to a journey. Pure: the journey stays as it is, and another one comes out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from cxlint import vocabulary as words
from cxlint.errors import JourneyError
from cxlint.findings import (
    AddTouchpoint,
    AddTransition,
    Edit,
    RemoveTouchpoint,
    RemoveTransition,
    Retarget,
    SetAttribute,
)
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.journey.values import typed
from cxlint.text import did_you_mean, in_words

_FIELDS = frozenset(
    {"title", "kind", "channel", "stage", "layer", "owner", "prompt", "says", "asks",
     "duration", "wait", "end", "split", "tags", "source"}
)  # fmt: skip
_UNSET: Mapping[str, Any] = {
    "title": "", "kind": "message", "prompt": {}, "says": {}, "asks": (), "split": "one", "tags": (),
    "source": {}, "condition": "", "label": "", "say": (),
}  # fmt: skip
"""What a field holds when its attribute is taken away; None for all others."""

_WAYS = frozenset({"next", "options", "ways", "journey", "incomplete", "ignore"})
_TARGETS = frozenset({"to", "call", "outcomes", "id"})


def apply(journey: Journey, edits: Iterable[Edit]) -> Journey:
    """The journey that *edits* make of *journey*, one after the other.

    Values are written as in a journey file (``"90s"``, ``["dtmf"]``, a text for a prompt); None
    takes an attribute away. Raises :class:`cxlint.errors.JourneyError` for a touchpoint, a
    transition or an attribute that is not there, and for a value that the attribute cannot have.
    """
    draft = _Draft(journey)
    for edit in edits:
        draft.take(edit)
    return draft.finished()


class _Draft:
    """A journey while it is being changed."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.touchpoints = dict(journey.touchpoints)
        self.transitions = {transition.id: transition for transition in journey.transitions}
        self.positions = {identifier: number for number, identifier in enumerate(self.transitions)}
        self.start = journey.start

    def take(self, edit: Edit) -> None:
        match edit:
            case SetAttribute():
                self.set(edit)
            case AddTouchpoint():
                self.add_touchpoint(edit)
            case RemoveTouchpoint():
                self.remove_touchpoint(self.touchpoint(edit.id))
            case AddTransition():
                self.add_transition(edit)
            case RemoveTransition():
                del self.transitions[self.transition(edit.id).id]
            case Retarget():
                old = self.transition(edit.id)
                self.transitions[old.id] = replace(old, target=self.touchpoint(edit.target).id)

    def touchpoint(self, identifier: str) -> Touchpoint:
        if identifier not in self.touchpoints:
            raise JourneyError(_unknown("touchpoint", identifier, self.touchpoints))
        return self.touchpoints[identifier]

    def transition(self, identifier: str) -> Transition:
        if identifier not in self.transitions:
            raise JourneyError(_unknown("transition", identifier, self.transitions))
        return self.transitions[identifier]

    # --- attributes ---------------------------------------------------------------------------

    def set(self, edit: SetAttribute) -> None:
        if edit.at in self.touchpoints:
            self.touchpoints[edit.at] = self.changed(self.touchpoints[edit.at], edit.attribute, edit.value)
        elif edit.at in self.transitions:
            self.set_on_transition(self.transitions[edit.at], edit.attribute, edit.value)
        else:
            raise JourneyError(f"There is no touchpoint and no transition “{edit.at}”.")

    def changed(self, touchpoint: Touchpoint, name: str, value: Any) -> Touchpoint:
        attribute = words.TOUCHPOINT_ATTRIBUTES.get(name)
        if attribute is None or name in _WAYS:
            known = [key for key in words.TOUCHPOINT_ATTRIBUTES if key not in _WAYS]
            raise JourneyError(_unknown("attribute", name, known))
        if name == "channel":
            known = [*words.CHANNELS, *self.journey.channels]
            if value is not None and value not in known:
                raise JourneyError(_unknown("channel", str(value), known))
        made = typed(attribute, value)
        if name in _FIELDS:
            changes: dict[str, Any] = {name: _UNSET.get(name) if made is None else made}
            return replace(touchpoint, **changes)
        attributes = {key: held for key, held in touchpoint.attributes.items() if key != name}
        return replace(touchpoint, attributes=attributes if made is None else {**attributes, name: made})

    def set_on_transition(self, transition: Transition, name: str, value: Any) -> None:
        attribute = words.TRANSITION_ATTRIBUTES.get(name)
        if name == "to":
            changed = replace(transition, target=self.touchpoint(value).id)
        elif attribute is None or name in _TARGETS:
            known = [key for key in words.TRANSITION_ATTRIBUTES if key not in _TARGETS]
            raise JourneyError(_unknown("attribute", name, known))
        else:
            made, key = typed(attribute, value), "condition" if name == "if" else name
            changes: dict[str, Any] = {key: _UNSET.get(key) if made is None else made}
            changed = replace(transition, **changes)
        self.transitions[transition.id] = changed

    # --- touchpoints --------------------------------------------------------------------------

    def add_touchpoint(self, edit: AddTouchpoint) -> None:
        if edit.id in self.touchpoints or not edit.id:
            raise JourneyError(
                f"There is already a touchpoint “{edit.id}”." if edit.id else "An id is missing."
            )
        made = Touchpoint(edit.id, _usual_kind(edit.attributes), title=in_words(edit.id))
        self.touchpoints[edit.id] = made
        for name, value in edit.attributes.items():
            if name in ("next", "options") or name.startswith("on_"):
                self.add_ways(edit.id, name, value)
            else:
                self.touchpoints[edit.id] = self.changed(self.touchpoints[edit.id], name, value)

    def add_ways(self, source: str, name: str, value: Any) -> None:
        if name == "options":
            ways = [(target, "option", str(key)) for key, target in dict(value).items()]
        else:
            event = name.removeprefix("on_")
            ways = [
                (target, event, "") for target in (value if isinstance(value, (list, tuple)) else [value])
            ]
        for target, event, key in ways:
            details = dict(target) if isinstance(target, Mapping) else {"to": target}
            made = self.add_transition(AddTransition(source, str(details.pop("to", "")), event, key))
            for attribute, detail in details.items():
                self.set_on_transition(self.transitions[made], attribute, detail)

    def remove_touchpoint(self, touchpoint: Touchpoint) -> None:
        gone = touchpoint.id
        del self.touchpoints[gone]
        self.transitions = {
            identifier: transition
            for identifier, transition in self.transitions.items()
            if gone not in (transition.source, transition.target)
        }
        self.start = tuple(start for start in self.start if start != gone)

    # --- transitions --------------------------------------------------------------------------

    def add_transition(self, edit: AddTransition) -> str:
        source, target = self.touchpoint(edit.source), self.touchpoint(edit.target)
        name = self.unique(self.name_of(edit))
        self.transitions[name] = Transition(name, source.id, target.id, edit.event, edit.key)
        self.positions.pop(name, None)
        return name

    def name_of(self, edit: AddTransition) -> str:
        """The id as the loader of journey files would make it."""
        if edit.event == "option":
            return f"{edit.source}.option.{edit.key}"
        if edit.event == "outcome":
            return f"{edit.source}.{edit.key or 'next'}"
        if edit.event == "next" and f"{edit.source}.next" not in self.transitions:
            alone = not any(t.source == edit.source and t.automatic for t in self.transitions.values())
            return f"{edit.source}.next" if alone else f"{edit.source}.next->{edit.target}"
        if edit.event in words.AUTOMATIC:
            return f"{edit.source}.next->{edit.target}"
        return f"{edit.source}.on_{edit.event}"

    def unique(self, name: str) -> str:
        made, number = name, 2
        while made in self.transitions:
            made, number = f"{name}#{number}", number + 1
        return made

    # --- the result ---------------------------------------------------------------------------

    def finished(self) -> Journey:
        self.drop_stand_ins()
        return replace(
            self.journey,
            touchpoints=self.touchpoints,
            transitions=self.ordered(),
            start=self.start,
            beyond={key: value for key, value in self.journey.beyond.items() if key in self.touchpoints},
        )

    def drop_stand_ins(self) -> None:
        """Stand-ins are there for the transitions that lead to them, and go with the last one."""
        stand_ins = [touchpoint for touchpoint in self.touchpoints.values() if touchpoint.synthetic]
        lost = stand_ins
        while lost:
            led_to = {transition.target for transition in self.transitions.values()}
            lost = [t for t in stand_ins if t.id not in led_to and self.journey.into(t.id)]
            stand_ins = [touchpoint for touchpoint in stand_ins if touchpoint not in lost]
            for touchpoint in lost:
                self.remove_touchpoint(touchpoint)

    def ordered(self) -> tuple[Transition, ...]:
        """Transitions as before, new ones behind those of the same touchpoint."""
        made = list(self.transitions.values())
        if all(transition.id in self.positions for transition in made):
            return tuple(sorted(made, key=lambda transition: self.positions[transition.id]))
        index = {identifier: number for number, identifier in enumerate(self.touchpoints)}
        old = sorted((t for t in made if t.id in self.positions), key=lambda t: self.positions[t.id])
        last = {transition.source: number for number, transition in enumerate(old)}
        listed = (-1 if self.touchpoints[t.source].synthetic else index[t.source] for t in old)
        highest = list(accumulate(listed, max))
        keys = {transition.id: (number, 0, 0) for number, transition in enumerate(old)}
        for number, fresh in enumerate(t for t in made if t.id not in self.positions):
            own = index[fresh.source]
            before = last.get(fresh.source, bisect_right(highest, own) - 1)
            keys[fresh.id] = (before, own + 1, number)
        return tuple(sorted(made, key=lambda transition: keys[transition.id]))


def _usual_kind(attributes: Mapping[str, Any]) -> str:
    if "end" in attributes:
        return "end"
    if "options" in attributes:
        return "menu"
    return "input" if "asks" in attributes else "message"


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    return f"There is no {what} “{name}”. {did_you_mean(name, known)}".strip()
