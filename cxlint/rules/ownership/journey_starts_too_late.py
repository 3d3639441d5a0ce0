"""OWN105: journeys that begin only when customers get in touch."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule
from cxlint.rules.ownership._measures import words_of

_CONTACT = frozenset(
    {"contact", "contacts", "contacting", "touch", "call", "calling", "calls", "phone", "support",
     "service", "help", "complaint", "hotline", "ivr", "reach", "identify", "identification", "kontakt",
     "anruf", "hilfe", "contacto", "llamada", "atencion", "appel", "assistance", "contato",
     "atendimento", "chamada", "contatto", "chiamata", "assistenza"}
)  # fmt: skip
"""Words of phases in which customers get in touch with a firm."""

_BEFORE = frozenset(
    {"discover", "discovery", "search", "aware", "awareness", "research", "browse", "web", "website",
     "online", "find", "consider", "choose", "buy", "purchase", "order", "use", "need", "trigger",
     "before", "problem", "notice", "bill", "event"}
)  # fmt: skip
"""Words of phases that come before, so that the name does not speak of a contact alone."""


@rule("OWN105", severity="info", since="0.1", kind="declared")
def journey_starts_too_late(journey: Journey, options: object) -> Iterator[Problem]:
    """The journey begins when customers get in touch, not when they begin to look for help.

    Flagged::

        @ {stages: [{id: contact, name: Get in touch}, {id: solve, name: Solve}]}
        main:menu {channel: phone, stage: contact}! -1-> people:queue {channel: phone, stage: solve}

    Clean::

        @ {stages: [{id: search, name: Search}, {id: contact, name: Get in touch}]}
        site:page {channel: web, stage: search} -> main:menu {channel: phone, stage: contact} -1-> people:queue

    Clean::

        # No phases are declared
        main:menu {channel: phone} -1-> people:queue

    Why:
    By the time customers call they have searched and tried by themselves; what failed there is the
    reason for the call, and the design does not show it.

    46 % of consumers always go to a search engine first, while 15 % of firms think so (NICE 2022,
    reported second-hand).

    Fix:
    Add what customers do before: what sets them off, what they search for, what they find on the website.

    False alarms:
    Speaks only where phases are declared, the first of them is by its name one of getting in touch, and
    every start is on the phone, in a chat or by text. Silent where the journey begins with an event, a
    page, an e-mail, a letter or a message that the firm sends.
    """
    if not journey.stages or not _is_contact(journey.stages[0].name, journey.stages[0].id):
        return
    entries = journey.entries
    if entries and all(_in_contact(journey, one) for one in entries):
        stage = journey.stages[0]
        yield Problem(
            entries[0].id,
            f"Customers appear in this journey only at {entries[0].name}, in the phase “{stage.name}”; what "
            "they tried before is not in it.",
            fix=f"Add a phase before “{stage.name}” with what sets customers off and where they look first.",
            related=tuple(one.id for one in entries[1:]),
            label="the journey begins here",
        )


def _is_contact(name: str, identifier: str) -> bool:
    words = {*words_of(name), *words_of(identifier)}
    return bool(words & _CONTACT) and not words & _BEFORE


def _in_contact(journey: Journey, entry: Touchpoint) -> bool:
    """Whether customers have got in touch themselves, by phone or in writing."""
    medium = journey.medium(entry)
    if entry.kind == "message":  # One in writing is sent by the firm.
        return medium == "voice" and entry.get("direction") != "out"
    return entry.kind not in ("event", "page", "wait", "task", "decision") and medium in ("voice", "text")
