"""Routes and event handlers: when they are taken, what happens then, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cxlint.locations import NOWHERE, Location
from cxlint.sources.dialogflow import fulfilments
from cxlint.sources.dialogflow.fulfilments import Fulfilment
from cxlint.sources.jsontext import Pointer, string
from cxlint.sources.notes import Notes, kind_of

END_SESSION: Final = "END_SESSION"
END_FLOW: Final = "END_FLOW"
CANCELLED: Final = "END_FLOW_WITH_CANCELLATION"
FAILED: Final = "END_FLOW_WITH_FAILURE"
ESCALATED: Final = "END_FLOW_WITH_HUMAN_ESCALATION"
START_PAGE: Final = "START_PAGE"
CURRENT_PAGE: Final = "CURRENT_PAGE"
PREVIOUS_PAGE: Final = "PREVIOUS_PAGE"
LEAVING: Final = (END_FLOW, CANCELLED, FAILED, ESCALATED)
"""Targets that end the flow and lead back to the one that called it."""

SYMBOLS: Final = frozenset({END_SESSION, *LEAVING, START_PAGE, CURRENT_PAGE, PREVIOUS_PAGE})
"""Targets that are no pages. Source: the guide to state handlers. Exports also write ``End Flow``."""

FROM_DOCUMENTS: Final = "a question answered from documents"
"""Stands for an intent where a data store answers."""

PAGE, FLOW, PLAYBOOK, SYMBOL, STAY = "page", "flow", "playbook", "symbol", ""
_KEYS: Final = (("targetPage", PAGE), ("targetFlow", FLOW), ("targetPlaybook", PLAYBOOK))
_RESOURCE = re.compile(r"^projects/.+/(pages|flows|playbooks|intents)/(?P<name>[^/]+)$")

_FINAL = re.compile(r'^\s*\(?\s*\$page\.params\.status\s*=\s*"?\'?FINAL"?\'?\s*\)?\s*$', re.IGNORECASE)
_TRUE = re.compile(r"^\s*\(?\s*true\s*\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a handler leads: a page, a flow, a playbook or a symbol; nowhere means it stays."""

    kind: str = STAY
    name: str = ""


@dataclass(frozen=True, slots=True)
class Handler:
    """A route or an event handler. ``place`` is where the file says when it is taken.

    ``filled`` tells that its condition is that the parameters of the page have values.
    """

    intent: str = ""
    condition: str = ""
    event: str = ""
    target: Target = Target()
    does: Fulfilment = fulfilments.NOTHING
    place: Location = NOWHERE
    filled: bool = False

    @property
    def stays(self) -> bool:
        """Whether customers stay on the page."""
        return self.target.kind == STAY

    @property
    def only_says(self) -> bool:
        """Whether customers stay on the page and nothing but words can come of it."""
        return self.stays and not (self.does.webhook or self.does.person or self.does.opaque)

    @property
    def leads_away(self) -> bool:
        """Whether customers get somewhere else, if only to a person."""
        return not self.stays or bool(self.does.person)

    @property
    def always(self) -> bool:
        """Whether its condition is always true."""
        return bool(_TRUE.match(self.condition))

    @property
    def when_filled(self) -> bool:
        """Whether its condition is that all parameters are filled, and nothing else."""
        return self.filled or bool(_FINAL.match(self.condition))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the handlers of one file; what is wrong goes to ``notes``."""

    file: str
    language: str
    notes: Notes

    def place(self, pointer: Pointer) -> Location:
        """A place in this file."""
        return Location(self.file, pointer=pointer)

    def fulfilment(self, raw: Any) -> Fulfilment:
        """What is said and done."""
        return fulfilments.read(raw, self.language)

    def listed(self, holder: Mapping[str, Any], key: str, pointer: Pointer) -> Iterator[tuple[Any, Pointer]]:
        """The members of the list *key* with their pointers; a flaw for what is none."""
        raw = holder.get(key)
        if raw is None:
            return
        if not isinstance(raw, list):
            self.wrong(f"“{key}” should be a list, but it is {kind_of(raw)}.", (*pointer, key))
            return
        for number, item in enumerate(raw):
            yield item, (*pointer, key, number)

    def wrong(self, message: str, pointer: Pointer) -> None:
        """Something in this file could not be read."""
        self.notes.wrong(message, self.place(pointer))

    def handlers(self, holder: Mapping[str, Any], key: str, pointer: Pointer = ()) -> tuple[Handler, ...]:
        """The routes or event handlers in the list *key*."""
        found = []
        for raw, at in self.listed(holder, key, pointer):
            if isinstance(raw, dict):
                found.append(self.handler(raw, at))
            else:
                self.wrong(f"A handler should be an object, but it is {kind_of(raw)}.", at)
        return tuple(found)

    def knowledge(self, holder: Mapping[str, Any]) -> tuple[Handler, ...]:
        """The route that is taken when documents hold an answer."""
        key = "knowledgeConnectorSettings"
        raw = holder.get(key)
        if not isinstance(raw, dict) or raw.get("enabled") is not True:
            return ()
        return (replace(self.handler(raw, (key,)), intent=FROM_DOCUMENTS),)

    def handler(self, raw: Mapping[str, Any], pointer: Pointer) -> Handler:
        """One route or event handler."""
        target, key = self.target(raw, pointer)
        telling = next((one for one in (key, "event", "intent", "condition") if one and one in raw), "")
        return Handler(
            intent=_shown(raw.get("intent")),
            condition=string(raw.get("condition")).strip(),
            event=re.sub(r"[._]", "-", string(raw.get("event")).strip().lower()),
            target=target,
            does=self.fulfilment(raw.get("triggerFulfillment")),
            place=self.place((*pointer, telling) if telling else pointer),
        )

    def target(self, raw: Mapping[str, Any], pointer: Pointer) -> tuple[Target, str]:
        """Where a handler leads, and the key that says so."""
        for key, kind in _KEYS:
            value = raw.get(key)
            if isinstance(value, str) and value.strip():
                name = _shown(value)
                symbol = re.sub(r"[ -]", "_", name).upper()
                if kind == PAGE and symbol in SYMBOLS:
                    return Target(SYMBOL, symbol), key
                return Target(kind, name), key
            if value is not None and not isinstance(value, str):
                self.wrong(f"“{key}” should be a name, but it is {kind_of(value)}.", (*pointer, key))
        return Target(), ""


def _shown(raw: Any) -> str:
    """A display name, or the last part of a resource's name."""
    name = string(raw).strip()
    found = _RESOURCE.match(name)
    return found["name"] if found else name


# --- what is not understood -----------------------------------------------------------------------

GENERATED: Final = "{{generated answer}}"
"""Stands for the words that a model makes up."""

MOST_NUMBERED: Final = 6
"""The highest number in sys.no-match-[1-6]. Source: the guide to state handlers."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What becomes of customers who fail again and again at one place.

    ``last`` is the handler that leads away, after ``retries`` further attempts; where none does,
    ``retries`` is None and ``last`` the handler that repeats for ever, if there is one. ``says`` is
    what is said on the way there.
    """

    last: Handler | None
    retries: int | None
    says: tuple[str, ...]


def ladder(levels: Sequence[Mapping[str, Handler]], family: str) -> Ladder:
    """What ``sys.no-match`` or ``sys.no-input`` handlers do, innermost level first.

    At each attempt the numbered handler of a level counts before its default one, and a level
    before those around it. Source: the guide to state handlers, evaluation order.
    """
    says: dict[str, None] = {}
    handler: Handler | None = None
    for attempt in range(1, MOST_NUMBERED + 2):
        names = (f"sys-{family}-{attempt}", f"sys-{family}-default")
        handler = next((level[name] for level in levels for name in names if name in level), None)
        if handler is not None and handler.leads_away:
            return Ladder(handler, attempt - 1, tuple(says))
        says |= dict.fromkeys(_words(handler.does) if handler else ())
    return Ladder(handler, None, tuple(says))


def _words(does: Fulfilment) -> tuple[str, ...]:
    """What is said; a placeholder for what a model makes up when it is needed."""
    return does.texts or (GENERATED,) * does.generated


def by_event(handlers: Sequence[Handler]) -> dict[str, Handler]:
    """The first handler of each event, which is the one that counts."""
    found: dict[str, Handler] = {}
    for handler in handlers:
        if handler.event:
            found.setdefault(handler.event, handler)
    return found


BUILT_IN = re.compile(r"^(sys-|webhook-error|flow-(cancelled|failed))")


def custom_events(handlers: Mapping[str, Handler]) -> Iterator[Handler]:
    """The handlers of events that something outside the conversation raises."""
    return (one for event, one in handlers.items() if not BUILT_IN.match(event))
