"""Reads how a call names the journey that takes over."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from typing import Any

from cxlint.journey.model import Reference
from cxlint.sources.native.values import BAD, Values, is_nothing
from cxlint.sources.tree import AnyNode, Mapping, Scalar
from cxlint.vocabulary import REFERENCE_ATTRIBUTES

SCHEME = "journey"
_FILE = re.compile(r"^(?P<file>[^#]+\.journey\.(ya?ml|json))(#(?P<at>[a-z][a-z0-9_-]{0,63}))?$")


class Links:
    """Reads references to other journeys, which have the names of the format they came from."""

    def __init__(self, values: Values, root: Mapping) -> None:
        self.values = values
        source = root.get("source")
        own = source.get("format") if isinstance(source, Mapping) else None
        self.own = own.text if isinstance(own, Scalar) and not is_nothing(own) else ""

    def known_as(self, name: str, format_: str | None = None) -> str:
        """A name as :attr:`cxlint.journey.journey.Journey.names` has it.

        Names of different formats are kept apart by the format before a colon.
        """
        space = self.own if format_ is None else format_
        return f"{space}:{name.strip()}" if space and name.strip() else name

    def of(self, body: Mapping) -> Reference | None:
        """The journey that a touchpoint hands over to, None when it names none."""
        node = body.get("journey")
        return None if node is None or is_nothing(node) else self.reference(node)

    def with_hooks(self, source: AnyMapping[str, Any], body: Mapping) -> AnyMapping[str, Any]:
        """The facts under ``source:``, with the journeys that are set for later moments as references."""
        node = body.get("source")
        hooks = node.get("hooks") if isinstance(node, Mapping) else None
        if not isinstance(hooks, Mapping):
            return source
        read = {moment: self.reference(part) for moment, (_, part) in hooks.entries.items()}
        return {**source, "hooks": {moment: found for moment, found in read.items() if found is not None}}

    def reference(self, node: AnyNode) -> Reference | None:
        """What *node* names: a file, a name, or a mapping that says more."""
        if isinstance(node, Scalar):
            file = _FILE.match(node.text)
            if file:
                return Reference(file["file"], "file", touchpoint=file["at"] or "")
            return Reference(self.known_as(node.text), SCHEME)
        named = isinstance(node, Mapping) and ("name" in node.entries) != ("file" in node.entries)
        if not isinstance(node, Mapping) or not named:
            self.values.flaw(
                node, "A call names one journey, by its name or by its file.",
                "Write billing.journey.yaml, or {name: Billing, returns: true}.",
            )  # fmt: skip
            return None
        return self._spelt_out(node)

    def _spelt_out(self, node: Mapping) -> Reference:
        self.values.known_keys(node, REFERENCE_ATTRIBUTES, "a journey that is called")
        found: dict[str, Any] = {}
        for key, (_, part) in node.entries.items():
            if key in REFERENCE_ATTRIBUTES:
                value = self.values.value(part, REFERENCE_ATTRIBUTES[key])
                found |= {} if value is BAD else {key: value}
        at, late = found.get("at", ""), found.get("late", False)
        returns, also = found.get("returns", False), found.get("also", ())
        if "file" in node.entries:
            return Reference(found.get("file", ""), "file", returns, at, also, late)
        named = (self.known_as(name, found.get("format")) for name in (found.get("name", ""), *also))
        ref, *names = named
        return Reference(ref, SCHEME, returns, at, tuple(names), late)
