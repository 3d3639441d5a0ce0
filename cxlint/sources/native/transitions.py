"""Reads ``next``, ``options`` and ``on_…`` of a touchpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cxlint import vocabulary as words
from cxlint.journey.model import Reference, Touchpoint, Transition
from cxlint.sources.native.values import BAD, ID_HINT, Values
from cxlint.sources.tree import AnyNode, Listing, Mapping, Scalar
from cxlint.text import did_you_mean, shorten
from cxlint.vocabulary import TRANSITION_ATTRIBUTES

_FILE = re.compile(r"^[^#]+\.journey\.(ya?ml|json)(#[a-z][a-z0-9_-]{0,63})?$")
_STRUCTURE = frozenset({"to", "call", "outcomes", "id"})


@dataclass
class Ways:
    """The transitions of a journey as they are read, and the stand-ins for other journeys."""

    values: Values
    transitions: list[Transition] = field(default_factory=list)
    others: dict[str, Touchpoint] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def read(self, source: str, key: str, node: AnyNode, place: Scalar) -> None:
        """Add what the attribute *key* of the touchpoint *source* leads to."""
        if key == "next":
            self._next(source, node)
        elif key == "options":
            self._options(source, node)
        else:
            event = key.removeprefix("on_")
            hint = "" if event in words.EVENTS else did_you_mean(event, words.EVENTS)
            if hint:
                self.values.flaw(
                    place, f"There is no event “{shorten(event)}”.", hint.replace("mean ", "mean on_"), hint
                )
            self._way(source, f"{source}.on_{event}", node, event)

    def _next(self, source: str, node: AnyNode) -> None:
        if not isinstance(node, Listing):
            self._way(source, f"{source}.next", node, "next")
            return
        conditional = any(isinstance(item, Mapping) and item.get("if") is not None for item in node.items)
        for item in node.items:
            event = "else" if conditional else "next"
            self._way(source, f"{source}.next->{_target_text(item)}", item, event)
        if not node.items:
            self.values.flaw(node, "This list of next touchpoints is empty.", "Name one, or leave next out.")

    def _options(self, source: str, node: AnyNode) -> None:
        if not isinstance(node, Mapping):
            self.incomplete.add(source)
            self.values.flaw(node, "options needs a key for each choice.", "Write {1: billing, 0: person}.")
            return
        for key, (_, item) in node.entries.items():
            self._way(source, f"{source}.option.{key}", item, "option", key)

    def _way(self, source: str, identifier: str, node: AnyNode, event: str, key: str = "") -> None:
        found: dict[str, Any] = {}
        if isinstance(node, Mapping):
            found = self._attributes(node)
            if "if" in found and event in ("next", "else"):
                event = "condition"
        target = self._target(source, identifier, node)
        if target is None:
            self.incomplete.add(source)
            return
        own = node.get("id") if isinstance(node, Mapping) else None
        name = self._unique(own.text if isinstance(own, Scalar) else identifier)
        found["condition"] = found.pop("if", "")
        self.transitions.append(
            Transition(name, source, target, event, key, location=self.values.place(node), **found)
        )

    def _unique(self, name: str) -> str:
        made, number = name, 2
        while made in self.ids:
            made, number = f"{name}#{number}", number + 1
        self.ids.add(made)
        return made

    def _attributes(self, node: Mapping) -> dict[str, Any]:
        self.values.known_keys(node, TRANSITION_ATTRIBUTES, "a transition")
        found = {}
        for key, (_, part) in node.entries.items():
            attribute = TRANSITION_ATTRIBUTES.get(key)
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
        if isinstance(call, Scalar):
            return self._called(identifier, call, node)
        if isinstance(to, Scalar):
            return self._named(to)
        self.values.flaw(
            node, "This transition does not say where it leads.", "Write to: and the id of a touchpoint."
        )
        return None

    def _named(self, node: Scalar) -> str | None:
        text = node.text
        if re.match(words.ID_PATTERN, text):
            return text
        if _FILE.match(text):
            return self._other(text, text, node, returns=False)
        if not text:
            self.values.flaw(node, "No target stands here.", "Name a touchpoint, or take the key out.")
        else:
            self.values.flaw(node, f"“{shorten(text)}” is neither an id nor a journey file.", ID_HINT)
        return None

    def _called(self, identifier: str, call: Scalar, node: Mapping) -> str | None:
        if not _FILE.match(call.text):
            self.values.flaw(
                call, f"“{shorten(call.text)}” is not a journey file.", "Its name ends in .journey.yaml."
            )
            return None
        stand_in = self._other(f"{identifier}>{call.text}", call.text, call, returns=True)
        for key, target in self._outcomes(node):
            self._way(stand_in, f"{stand_in}.{key or 'next'}", target, "outcome" if key else "next", key)
        return stand_in

    def _outcomes(self, node: Mapping) -> Iterator[tuple[str, AnyNode]]:
        outcomes = node.get("outcomes")
        if isinstance(outcomes, Mapping):
            yield from ((key, target) for key, (_, target) in outcomes.entries.items())
        elif outcomes is not None:
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


def _target_text(node: AnyNode) -> str:
    if isinstance(node, Scalar):
        return shorten(node.text)
    if isinstance(node, Mapping):
        named = node.get("to") or node.get("call")
        return shorten(named.text) if isinstance(named, Scalar) else ""
    return ""
