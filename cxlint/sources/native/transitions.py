"""Reads ``next``, ``options``, ``on_…`` and ``ways`` of a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cxlint import vocabulary as words
from cxlint.journey.model import Reference, Touchpoint, Transition
from cxlint.sources.native.values import BAD, ID_HINT, Values, is_nothing
from cxlint.sources.tree import AnyNode, Listing, Mapping, Scalar
from cxlint.text import shorten
from cxlint.vocabulary import STEP_ATTRIBUTES, TRANSITION_ATTRIBUTES, WAY_ATTRIBUTES, Attribute

Words = dict[str, Attribute]
_FILE = re.compile(r"^[^#]+\.journey\.(ya?ml|json)(#[a-z][a-z0-9_-]{0,63})?$")
_STRUCTURE = frozenset({"to", "call", "outcomes", "id", "event", "key"})
_EVENT_KEY = re.compile(r"on_[a-z0-9_]+")
_WAYS_ON = words.AUTOMATIC - {"outcome"}


@dataclass
class Ways:
    """The transitions of a journey as they are read, and the stand-ins for other journeys."""

    values: Values
    transitions: list[Transition] = field(default_factory=list)
    others: dict[str, Touchpoint] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    ids: dict[str, int] = field(default_factory=dict)
    touchpoints: frozenset[str] = frozenset()

    def read(self, source: str, key: str, node: AnyNode, place: Scalar) -> None:
        """Add what the attribute *key* of the touchpoint *source* leads to."""
        if key == "next":
            self._next(source, node, place)
        elif key == "options":
            self._options(source, node)
        elif key == "ways":
            self._listed(source, node)
        else:
            self._event(source, key, node, place)

    def _event(self, source: str, key: str, node: AnyNode, place: Scalar) -> None:
        event = key.removeprefix("on_")
        if not _EVENT_KEY.fullmatch(key) or event in words.AUTOMATIC | words.DELIBERATE:
            self.incomplete.add(source)
            self.values.flaw(
                place,
                f"“{shorten(key)}” does not name an event.",
                "Write on_ and a word, such as on_no_input.",
            )
            return
        hint = "" if event in words.EVENTS else self.values.hint(event, words.EVENTS)
        if hint:
            self.values.flaw(
                place, f"There is no event “{shorten(event)}”.", hint.replace("mean ", "mean on_"), hint
            )
        self._way(source, f"{source}.on_{event}", node, place, event)

    def check_shares(self, first: int, source: str, split: str, places: Mapping) -> None:
        """Note when shares of the ways of *source*, read since the *first*, are more than all customers."""
        own = [way for way in self.transitions[first:] if way.source == source]
        for key, events in (("next", _WAYS_ON), ("options", words.DELIBERATE), ("outcomes", {"outcome"})):
            shares = [way.probability for way in own if way.event in events and way.probability is not None]
            total = sum(shares)
            written = key if key in places.entries else "ways"
            if total > 1.000001 and written in places.entries and (split == "one" or key != "next"):
                self.values.flaw(
                    places.entries[written][0],
                    f"The probabilities under {written} add up to {total * 100:.4g}%.",
                    "Together they are at most 100%; ways without one share the rest.",
                )

    def _next(self, source: str, node: AnyNode, place: AnyNode) -> None:
        if not isinstance(node, Listing):
            self._way(source, f"{source}.next", node, place, "next", self._word(node, "key"), STEP_ATTRIBUTES)
            return
        event = "else" if any(map(_is_conditional, node.items)) else "next"
        for item in node.items:
            name, place = f"{source}.next->{_target_text(item)}", _target_node(item) or item
            self._way(source, name, item, place, event, self._word(item, "key"), STEP_ATTRIBUTES)
        if not node.items:
            self.incomplete.add(source)
            self.values.flaw(node, "This list of next touchpoints is empty.", "Name one, or leave next out.")

    def _options(self, source: str, node: AnyNode) -> None:
        if not isinstance(node, Mapping):
            self.incomplete.add(source)
            self.values.flaw(node, "options needs a key for each choice.", "Write {1: billing, 0: person}.")
            return
        for key, (own, item) in node.entries.items():
            self._way(source, f"{source}.option.{key}", item, own, "option", key)

    def _listed(self, source: str, node: AnyNode) -> None:
        if not isinstance(node, Listing) or not node.items:
            self.incomplete.add(source)
            self.values.flaw(node, "ways lists at least one way out.", "Write [{event: error, to: billing}].")
            return
        for item in node.items:
            place = _target_node(item) or item
            event, key = self._word(item, "event") or "next", self._word(item, "key")
            self._way(source, _usual_id(source, event, key, item), item, place, event, key, WAY_ATTRIBUTES)

    def _word(self, node: AnyNode, name: str) -> str:
        part = node.get(name) if isinstance(node, Mapping) else None
        found = "" if part is None else self.values.value(part, WAY_ATTRIBUTES[name])
        return "" if found is BAD else found

    def _way(
        self, source: str, identifier: str, node: AnyNode, place: AnyNode, event: str, key: str = "",
        known: Words = TRANSITION_ATTRIBUTES,
    ) -> None:  # fmt: skip
        found: dict[str, Any] = {}
        if isinstance(node, Mapping):
            found = self._attributes(node, known)
            if event in ("next", "else") and "event" not in node.entries and ("if" in found or key):
                event = "condition"
        name = self._name(identifier, node)
        target = self._target(source, name, node)
        if target is None:
            self.incomplete.add(source)
            return
        found["condition"] = found.pop("if", "")
        self.transitions.append(
            Transition(name, source, target, event, key, location=self.values.place(place), **found)
        )

    def _name(self, identifier: str, node: AnyNode) -> str:
        """The id of a transition: its own when it has one that nothing else has."""
        own = node.get("id") if isinstance(node, Mapping) else None
        if own is None or is_nothing(own):
            return self._unique(identifier)
        if not isinstance(own, Scalar) or not own.text.strip():
            self.values.flaw(
                own, "The id of a transition is a word.", "Write id: follow-up, or leave it out."
            )
        elif own.text in self.ids or own.text in self.touchpoints:
            self.values.flaw(own, f"The id “{shorten(own.text)}” is taken.", "Choose another one.")
        else:
            return self._unique(own.text)
        return self._unique(identifier)

    def _unique(self, name: str) -> str:
        made = name
        while made in self.ids:
            self.ids[name] += 1
            made = f"{name}#{self.ids[name]}"
        self.ids[made] = 1
        return made

    def _attributes(self, node: Mapping, known: Words) -> dict[str, Any]:
        self.values.known_keys(node, known, "a transition")
        found = {}
        for key, (_, part) in node.entries.items():
            attribute = known.get(key)
            if attribute is None or key in _STRUCTURE:
                continue
            value = self.values.value(part, attribute)
            if value is not BAD:
                found[key] = value
        return found

    def _target(self, source: str, identifier: str, node: AnyNode) -> str | None:
        if isinstance(node, Scalar):
            return self._named(node)
        if isinstance(node, Listing):
            self.values.flaw(node, "One target stands here, not a list.", "Only next can hold a list.")
            return None
        to, call = node.get("to"), node.get("call")
        if call is None and "outcomes" in node.entries:
            place = node.entries["outcomes"][0]
            self.values.flaw(place, "Only a call has outcomes.", "Write call: and the journey file, or next.")
        if isinstance(call, Scalar):
            return self._called(identifier, call, node)
        if call is not None:
            self.values.flaw(call, "One journey file stands here.", "Its name ends in .journey.yaml.")
            return None
        if isinstance(to, Scalar):
            return self._named(to)
        self.values.flaw(
            node, "This transition does not say where it leads.", "Write to: and the id of a touchpoint."
        )
        return None

    def _named(self, node: Scalar) -> str | None:
        text = node.text
        if not text or is_nothing(node):
            self.values.flaw(node, "No target stands here.", "Name a touchpoint, or take the key out.")
            return None
        if re.fullmatch(words.ID_PATTERN, text):
            return text
        if _FILE.fullmatch(text):
            return self._other(text, text, node, returns=False)
        self.values.flaw(node, f"“{shorten(text)}” is neither an id nor a journey file.", ID_HINT)
        return None

    def _called(self, identifier: str, call: Scalar, node: Mapping) -> str | None:
        if not _FILE.fullmatch(call.text):
            self.values.flaw(
                call, f"“{shorten(call.text)}” is not a journey file.", "Its name ends in .journey.yaml."
            )
            return None
        stand_in = self._other(f"{identifier}>{call.text}", call.text, call, returns=True)
        first = len(self.transitions)
        for key, target in self._outcomes(stand_in, node):
            event = "outcome" if key else "next"
            self._way(
                stand_in, f"{stand_in}.{key or 'next'}", target, _target_node(target) or target, event, key
            )
        self.check_shares(first, stand_in, "one", node)
        return stand_in

    def _outcomes(self, stand_in: str, node: Mapping) -> Iterator[tuple[str, AnyNode]]:
        outcomes = node.get("outcomes")
        if isinstance(outcomes, Mapping):
            yield from ((key, target) for key, (_, target) in outcomes.entries.items())
        elif outcomes is not None:
            self.incomplete.add(stand_in)
            self.values.flaw(outcomes, "outcomes needs a key for each outcome.", "Write {paid: thanks}.")
        after = node.get("to")
        if after is not None:
            yield "", after

    def _other(self, identifier: str, text: str, node: Scalar, returns: bool) -> str:
        path, _, touchpoint = text.partition("#")
        title = path.rsplit("/", 1)[-1].split(".journey.")[0].replace("-", " ").replace("_", " ")
        if identifier not in self.others:
            self.others[identifier] = Touchpoint(
                identifier,
                "call",
                title=title,
                reference=Reference(path, "file", returns, touchpoint),
                location=self.values.place(node),
                synthetic=True,
            )
        return identifier


def _usual_id(source: str, event: str, key: str, node: AnyNode) -> str:
    """The id that a way would have under next, options or on_…"""
    if event in ("option", "outcome"):
        return f"{source}.{event}.{key}"
    if event in words.AUTOMATIC:
        return f"{source}.next->{_target_text(node)}"
    return f"{source}.on_{event}"


def _is_conditional(node: AnyNode) -> bool:
    """Whether an entry of next is taken only when something is so."""
    return isinstance(node, Mapping) and (node.get("if") is not None or node.get("key") is not None)


def _target_node(node: AnyNode) -> Scalar | None:
    """Where a transition names its target."""
    named = (node.get("to") or node.get("call")) if isinstance(node, Mapping) else node
    return named if isinstance(named, Scalar) else None


def _target_text(node: AnyNode) -> str:
    named = _target_node(node)
    return shorten(named.text) if named is not None else ""
