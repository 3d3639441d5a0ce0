"""What customers have told, and what of it gets lost when they are handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.rules._once import once

_SECRET = frozenset(
    {"pan", "cvv", "cvc", "csc", "pin", "pins", "password", "passcode", "passphrase", "passwort", "secret",
     "otp", "tan", "mtan", "totp", "card", "iban", "signature", "token", "code"}
)  # fmt: skip
"""Words in the names of data that nobody but the customer may know, or that changes each time."""

_NAME = re.compile(r"[^\W_]+")


def field(name: str) -> str:
    """A name of data in its plainest spelling, so that two spellings of it are one.

    >>> field("Account-Number"), field("account_number")
    ('account number', 'account number')
    """
    return " ".join(_NAME.findall(name.casefold()))


def is_secret(name: str) -> bool:
    """Whether data of this name must not be handed over.

    >>> is_secret("card_number"), is_secret("PIN"), is_secret("spinning class")
    (True, True, False)
    """
    return not _SECRET.isdisjoint(field(name).split())


def told(touchpoint: Touchpoint) -> frozenset[str]:
    """What customers tell at a touchpoint and may be handed over."""
    sensitive = {field(name) for name in touchpoint.get("sensitive", ())}
    return frozenset(field(name) for name in touchpoint.asks if not is_secret(name)) - sensitive - {""}


def given(journey: Journey, way: Transition) -> bool:
    """Whether customers surely go *way* after having answered.

    An option may be chosen instead, and so may one of several ways out of a page, but for those that
    carry something of what the page asks for.
    """
    here = journey[way.source]
    if here.kind != "page" or sum(other.automatic for other in journey.out(here.id)) < 2:
        return way.automatic
    return way.automatic and not told(here).isdisjoint(map(field, way.carries or ()))


_BARE = frozenset({"what", "how", "why", "who", "whose", "which", "when", "where", "my", "your"})


def in_words(fields: Iterable[str]) -> list[str]:
    """Names of data as they stand in a sentence.

    >>> in_words(["name", "what happened"])
    ['the name', 'what happened']
    """
    return [name if name.split()[0] in _BARE else f"the {name}" for name in sorted(fields)]


@dataclass(frozen=True, slots=True)
class Lost:
    """A way to a person on which something that all customers have told is not handed over."""

    way: Transition
    fields: frozenset[str]


@once
def lost(journey: Journey) -> tuple[Lost, ...]:
    """Every way to a person that surely loses something, in the order in which customers come by.

    Only what the design declares counts: ``carries`` on the way, or that nothing is carried at all.
    """
    if journey.attributes.get("context_carry") == "all":
        return ()
    nothing = journey.attributes.get("context_carry") == "none"
    ways = [way for way in journey.transitions if _hands_over(journey, way, nothing)]
    if not ways:
        return ()
    known, order = journey.surely(told, partial(given, journey)), journey.walking_order
    found = []
    for way in ways:
        here = known.at(way.source) | (told(journey[way.source]) if given(journey, way) else frozenset())
        missing = here - {field(name) for name in way.carries or ()}
        if missing:
            found.append(Lost(way, missing))
    return tuple(sorted(found, key=lambda one: order[one.way.source]))


def _hands_over(journey: Journey, way: Transition, nothing: bool) -> bool:
    """Whether customers get to a person by *way*, and it is known what is handed over with them."""
    if way.target not in journey.people or way.source not in journey.reachable or way.event == "hangup":
        return False
    source = journey[way.source]
    clerk = source.kind == "agent" and source.backstage
    if clerk or journey[way.target].kind == "call":
        return False
    return way.carries is not None or (nothing and source.kind not in ("queue", "transfer"))
