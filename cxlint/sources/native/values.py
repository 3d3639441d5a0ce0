"""Checks single values against the vocabulary and gives them their type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from cxlint import vocabulary as words
from cxlint.journey.durations import parse_duration
from cxlint.journey.model import Suppression
from cxlint.locations import Location
from cxlint.sources.base import Document, Flaw
from cxlint.sources.tree import AnyNode, Listing, Mapping, Node, Scalar
from cxlint.text import did_you_mean, shorten
from cxlint.vocabulary import Attribute

BAD: Any = object()
"""Stands for a value that is not there, or could not be understood; then a flaw says why."""

MOST_HINTS = 100
"""Guesses in one file. Each compares a word with all known ones, and nobody reads more."""

_OPEN = frozenset({"text", "localized", "texts"})
"""Types whose keys can stand there without a value yet."""

_PERCENT = re.compile(words.PERCENT_PATTERN)
_DATE = re.compile(words.DATE_PATTERN)


class Values:
    """Reads values of one file; what is wrong is added to ``flaws``."""

    def __init__(self, document: Document, flaws: list[Flaw]) -> None:
        self.document = document
        self.flaws = flaws
        self.hints = 0
        self.readers: dict[str, Callable[[AnyNode, Attribute], Any]] = {
            "version": self.any,
            "text": self.text,
            "localized": self.localized,
            "id": self.id,
            "texts": self.texts,
            "int": self.whole,
            "number": self.number,
            "bool": self.truth,
            "duration": self.duration,
            "durations": self.duration,
            "probability": self.probability,
            "date": self.date,
            "enum": self.enum,
            "enums": self.enums,
            "map": self.map,
            "list": self.list,
        }

    def place(self, node: Node) -> Location:
        """Where a value stands."""
        return Location(self.document.path, node.line, node.column, node.length)

    def flaw(self, node: Node, message: str, fix: str = "", label: str = "") -> Any:
        """Note that something is wrong at *node*; answers BAD."""
        self.flaws.append(Flaw(message, self.place(node), fix=fix, label=label))
        return BAD

    def hint(self, word: str, known: Iterable[str]) -> str:
        """A question naming the nearest known word, or nothing."""
        self.hints += 1
        return did_you_mean(word, known) if self.hints <= MOST_HINTS and len(word) <= 100 else ""

    def value(self, node: AnyNode, attribute: Attribute) -> Any:
        """The value of a simple attribute, or BAD."""
        if attribute.type in _OPEN and is_nothing(node):
            return BAD
        return self.readers[attribute.type](node, attribute)

    def text(self, node: AnyNode, attribute: Attribute) -> Any:
        """Text, and of the attribute's pattern when it has one."""
        if not isinstance(node, Scalar):
            return self.flaw(node, f"{attribute.name} is text, but a {_noun(node)} stands here.")
        if attribute.pattern and not re.fullmatch(attribute.pattern, node.text):
            return self.flaw(node, f"{attribute.name} cannot be “{shorten(node.text)}”.", attribute.doc)
        return node.text

    def localized(self, node: AnyNode, attribute: Attribute) -> Any:
        """Text for each locale; "" stands for a single text."""
        if isinstance(node, Scalar):
            return {"": node.text}
        if isinstance(node, Listing):
            return self.flaw(
                node, f"{attribute.name} is text, or one text for each language, not a list.",
                "Write the text, or {en: …, de: …}.",
            )  # fmt: skip
        found = {}
        for key, (_, text) in node.entries.items():
            if is_nothing(text):
                continue
            if isinstance(text, Scalar):
                found[key] = text.text
            else:
                self.flaw(text, f"The {attribute.name} in “{shorten(key)}” is not text.")
        return found

    def id(self, node: AnyNode, attribute: Attribute) -> Any:
        """An id of a touchpoint."""
        text = self.text(node, Attribute(attribute.name, "text", attribute.doc))
        if text is BAD or re.fullmatch(words.ID_PATTERN, text):
            return text
        return self.flaw(node, f"“{shorten(text)}” cannot be an id.", ID_HINT)

    def ids(self, node: AnyNode, attribute: Attribute) -> tuple[str, ...]:
        """One id or a list of them; those that are none are left out."""
        nodes = node.items if isinstance(node, Listing) else [node]
        found = [self.id(item, attribute) for item in nodes]
        return tuple(identifier for identifier in found if identifier is not BAD)

    def texts(self, node: AnyNode, attribute: Attribute) -> Any:
        """One text or a list of texts."""
        nodes = node.items if isinstance(node, Listing) else [node]
        found = [self._entry(item, attribute) for item in nodes]
        return tuple(text for text in found if text is not BAD)

    def _entry(self, node: AnyNode, attribute: Attribute) -> Any:
        if is_nothing(node):
            return self.flaw(node, f"An entry of {attribute.name} is empty.", "Write it out, or take it out.")
        return self.text(node, attribute)

    def whole(self, node: AnyNode, attribute: Attribute) -> Any:
        """A whole number within the attribute's limits."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            return self.flaw(node, f"{attribute.name} is a whole number, not {_quoted(node)}.")
        return self._within(node, value, attribute)

    def number(self, node: AnyNode, attribute: Attribute) -> Any:
        """A number within the attribute's limits."""
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return self.flaw(node, f"{attribute.name} is a number, not {_quoted(node)}.")
        return self._within(node, value, attribute)

    def _within(self, node: Node, value: float, attribute: Attribute) -> Any:
        low, high = attribute.low, attribute.high
        if (low is not None and value < low) or (high is not None and value > high):
            limits = f"at least {low:g}" if high is None else f"between {low:g} and {high:g}"
            return self.flaw(node, f"{attribute.name} must be {limits}, not {value:g}.")
        return value

    def truth(self, node: AnyNode, attribute: Attribute) -> Any:
        """True or false."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        return self.flaw(node, f"{attribute.name} is true or false, not {_quoted(node)}.")

    def duration(self, node: AnyNode, attribute: Attribute) -> Any:
        """A duration, or a mapping of a mean and what 95 of 100 stay below."""
        if isinstance(node, Mapping) and attribute.type == "durations":
            return self.spread(node, attribute)
        found = parse_duration(node.text) if isinstance(node, Scalar) else None
        if found is None:
            message = f"{attribute.name} is a time, but {_quoted(node)} is none that cxlint knows."
            return self.flaw(
                node, message, "Write a duration with a unit: 90s, 1m30s, 2h, 3d, 2bd or PT1M30S."
            )
        return found

    def spread(self, node: Mapping, attribute: Attribute) -> Any:
        """The mean of a mapping such as {mean: 90s, p95: 4m}, with the other figure kept."""
        inner = Attribute(attribute.name, "duration", attribute.doc)
        parts = {key: self.duration(part, inner) for key, (_, part) in node.entries.items()}
        strange = next((key for key in parts if key not in ("mean", "p95")), None)
        if strange is not None or "mean" not in parts:
            what = f"has no “{strange}”" if strange is not None else "needs a mean"
            return self.flaw(node, f"{attribute.name} {what}.", "Write 90s, or {mean: 90s, p95: 4m}.")
        if BAD in parts.values():
            return BAD
        return replace(parts["mean"], p95=parts.get("p95"))

    def probability(self, node: AnyNode, attribute: Attribute) -> Any:
        """A share between 0 and 1."""
        share: float | None = None
        if isinstance(node, Scalar) and _PERCENT.fullmatch(node.text):
            share = float(node.text[:-1]) / 100
        elif isinstance(node, Scalar) and isinstance(node.value, (int, float)):
            share = None if isinstance(node.value, bool) else float(node.value)
        if share is None or not 0 <= share <= 1:
            return self.flaw(
                node, f"{attribute.name} is a share of customers, not {_quoted(node)}.",
                "Write 35% or 0.35; no more than 100%.",
            )  # fmt: skip
        return share

    def date(self, node: AnyNode, attribute: Attribute) -> Any:
        """A calendar day."""
        if isinstance(node, Scalar) and _DATE.fullmatch(node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                pass
        return self.flaw(node, f"{attribute.name} is a date, not {_quoted(node)}.", "Write it as 2026-12-31.")

    def enum(self, node: AnyNode, attribute: Attribute) -> Any:
        """One of the attribute's words."""
        if isinstance(node, Scalar) and node.text in attribute.values:
            return node.text
        hint = self.hint(node.text, attribute.values) if isinstance(node, Scalar) else ""
        listed = ", ".join(attribute.values)
        return self.flaw(
            node, f"{_quoted(node, capital=True)} is no {attribute.name}.",
            f"{hint} It is one of: {listed}.".strip(), hint,
        )  # fmt: skip

    def enums(self, node: AnyNode, attribute: Attribute) -> Any:
        """One or several of the attribute's words."""
        nodes = node.items if isinstance(node, Listing) else [node]
        return tuple(word for word in (self.enum(item, attribute) for item in nodes) if word is not BAD)

    def map(self, node: AnyNode, attribute: Attribute) -> Any:
        """A mapping as plain values."""
        if not isinstance(node, Mapping):
            return self.flaw(node, f"{attribute.name} has keys and values, but a {_noun(node)} stands here.")
        return plain(node)

    def list(self, node: AnyNode, attribute: Attribute) -> Any:
        """A list as it is, in plain values."""
        if not isinstance(node, Listing):
            return self.flaw(node, f"{attribute.name} is a list, but a {_noun(node)} stands here.")
        return plain(node)

    def any(self, node: AnyNode, attribute: Attribute) -> Any:
        """Whatever stands there, as plain values."""
        return plain(node)

    def suppressions(self, node: AnyNode) -> tuple[Suppression, ...]:
        """The entries of ``ignore:``; each needs a rule and a reason of eight letters or more."""
        nodes = node.items if isinstance(node, Listing) else [node]
        found = [self._suppression(item) for item in nodes]
        return tuple(entry for entry in found if entry is not None)

    def _suppression(self, node: AnyNode) -> Suppression | None:
        if not isinstance(node, Mapping):
            self.flaw(node, "An entry of ignore needs a rule and a reason.", IGNORE_HINT)
            return None
        self.known_keys(node, ("rule", "reason", "until"), "an entry of ignore")
        rule, reason, until = node.get("rule"), node.get("reason"), node.get("until")
        if not isinstance(rule, Scalar) or not rule.text or is_nothing(rule):
            self.flaw(node, "This entry of ignore does not name a rule.", IGNORE_HINT)
            return None
        if not isinstance(reason, Scalar) or len(reason.text.strip()) < 8:
            self.flaw(reason or node, "A finding can only be left out with a reason.", IGNORE_HINT)
            return None
        ends = self.date(until, Attribute("until", "date", "")) if until is not None else None
        return Suppression(rule.text, reason.text, None if ends is BAD else ends, self.place(node))

    def known_keys(self, node: Mapping, known: Iterable[str], where: str) -> None:
        """Note every key of *node* that is not known there; ``x-…`` is always free."""
        names = list(known)
        for key, (place, _) in node.entries.items():
            if key not in names and not key.startswith("x-"):
                hint = self.hint(key, names)
                self.flaw(
                    place, f"{where[0].upper()}{where[1:]} has no key “{shorten(key)}”.",
                    f"{hint} Own keys begin with x-.".strip(), hint,
                )  # fmt: skip


ID_HINT = "An id begins with a small letter and goes on with small letters, digits, _ or -, 64 at most."
IGNORE_HINT = "Write {rule: dead-end, reason: at least eight letters, until: 2026-12-31}."


def is_nothing(node: AnyNode) -> bool:
    """Whether no value stands behind a key."""
    return isinstance(node, Scalar) and node.value is None


def plain(node: AnyNode) -> Any:
    """A tree as plain Python values. The depth of trees is bounded."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def _noun(node: AnyNode) -> str:
    return {Scalar: "text", Listing: "list", Mapping: "mapping"}[type(node)]


def _quoted(node: AnyNode, capital: bool = False) -> str:
    if isinstance(node, Scalar):
        return f"“{shorten(node.text)}”" if node.text else ("Nothing" if capital else "nothing")
    return f"{'A' if capital else 'a'} {_noun(node)}"
