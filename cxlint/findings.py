"""What a rule says (a problem), what cxlint makes of it (a finding), and how to mend it (a fix)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from cxlint.locations import Location
from cxlint.value import Value


class Severity(IntEnum):
    """How bad a finding is for the customer; larger is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity in lower case, as reports and configuration write it."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Severity:
        """The severity that *word* names; ``KeyError`` when there is none."""
        return cls[word.upper()]


class Safety(IntEnum):
    """How far a fix can be trusted.

    ``SAFE`` changes only wording or adds what is missing without taking anything away,
    ``UNSAFE`` changes where customers go and wants a look.
    """

    SAFE = 1
    UNSAFE = 2


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetAttribute(Value):
    """Give an attribute of a touchpoint or a transition (by id) a value."""

    at: str
    attribute: str
    value: Any


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AddTouchpoint(Value):
    """Add a touchpoint; ``attributes`` are written as in a journey file."""

    id: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RemoveTouchpoint(Value):
    """Remove a touchpoint and every transition into or out of it."""

    id: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AddTransition(Value):
    """Add a transition; ``event`` and ``key`` as in :class:`cxlint.journey.model.Transition`."""

    source: str
    target: str
    event: str = "next"
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RemoveTransition(Value):
    """Remove the transition with this id."""

    id: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Retarget(Value):
    """Lead the transition with this id to another touchpoint."""

    id: str
    target: str


Edit = SetAttribute | AddTouchpoint | RemoveTouchpoint | AddTransition | RemoveTransition | Retarget


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fix(Value):
    """Edits of the model, so that one fix serves every format that can be written back."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.UNSAFE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Problem(Value):
    """One thing that is wrong, as a rule says it.

    ``at`` is the id of the touchpoint or transition that closes the problem; empty when the
    journey as a whole is meant. ``path`` holds the ids of the transitions that lead a customer
    there, in order. ``why`` and ``fix`` are sentences for the designer; when empty, the ones on
    the rule's page are used. ``severity`` replaces the rule's own for this problem only.
    ``related`` are ids of further touchpoints or transitions with the same cause.
    """

    at: str
    message: str
    path: tuple[str, ...] = ()
    why: str = ""
    fix: str = ""
    severity: Severity | None = None
    related: tuple[str, ...] = ()
    edits: Fix | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Finding(Value):
    """A problem with everything a report needs: number, rule, place and path.

    ``path`` are touchpoint ids from the entry on, ``steps`` the ids of the transitions between
    them. ``label`` is the short remark beside the underlined code.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    journey: str
    at: str
    message: str
    why: str = ""
    fix: str = ""
    path: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    edits: Fix | None = None
    label: str = ""
    number: int = 0
    fingerprint: str = ""
    suppressed: bool = False
    blocks: bool = False
    """True when something could not be checked because of this (exit status 2)."""


def fingerprint(code: str, file: str, journey: str, at: str, nth: int = 0) -> str:
    """A short name for a finding that stays the same when lines move.

    It is made of the rule, the file, the journey and the element's id, and of ``nth`` when one
    rule finds several things at one element.
    """
    import hashlib

    parts = "\x1f".join((code, file.replace("\\", "/"), journey, at, str(nth) if nth else ""))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
