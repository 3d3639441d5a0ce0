"""PRV105: data that is asked for and not used for anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, Transition, listed, rule
from cxlint.api import vocabulary as words
from cxlint.rules.privacy._fields import quoted

_USING = frozenset(
    {"task", "decision", "call", "page", "bot", "event", "wait", "survey", "callback", "voicemail"}
)
"""Kinds that may use any data without saying so."""


@rule("PRV105", severity="info", since="0.1", kind="declared")
def excess_data(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers have to give data that the journey does not use.

    Flagged::

        who:input {asks: [account, birthday]}! -{carries: [account]}-> people:queue -> helper:agent

    Clean::

        who:input {asks: [account, birthday]} -{carries: [account, birthday]}-> people:queue -> helper:agent

    Clean::

        # A system may use it
        who:input {asks: [account, birthday]} -> look_up:task -{carries: [account]}-> people:queue

    Why:
    Every question costs customers time and trust, and what is not collected cannot leak.

    European data protection law asks to collect no more than the purpose needs (GDPR, 2016, art. 5).

    Fix:
    Drop the question, or hand the answer on to the person who needs it.

    False alarms:
    Silent unless every way from automation to a person declares what it hands over, where the platform
    hands over everything, and where a system, a page, a bot or a journey that could not be read may use
    the data before.
    """
    if not _tells_all(journey):
        return
    using = [one.id for one in journey.touchpoints.values() if one.kind in _USING]
    used = journey.can_reach({*using, *journey.opaque})
    named = _named(journey)
    for one in journey.reached:
        unused = [field for field in one.asks if field.casefold() not in named]
        if unused and one.kind == "input" and one.id not in used:
            yield _problem(journey, one, unused)


def _tells_all(journey: Journey) -> bool:
    """Whether all that is handed over to people is declared."""
    if journey.attributes.get("context_carry") == "all":
        return False
    handing = [way for way in journey.transitions if _hands_over(journey, way)]
    return bool(handing) and all(way.carries is not None for way in handing)


def _hands_over(journey: Journey, way: Transition) -> bool:
    automatic = way.source in journey and journey[way.source].kind in words.AUTOMATION_KINDS
    return automatic and way.target in journey.help


def _named(journey: Journey) -> frozenset[str]:
    """Data that is handed on somewhere or on which a way depends."""
    handed = {name.casefold() for way in journey.transitions for name in way.carries or ()}
    conditions = " ".join(way.condition for way in journey.transitions).casefold()
    asked = {field.casefold() for one in journey.reached for field in one.asks}
    return frozenset(handed | {field for field in asked if conditions and field in conditions})


def _problem(journey: Journey, touchpoint: Touchpoint, unused: Sequence[str]) -> Problem:
    names = listed(quoted(unused))
    return Problem(
        touchpoint.id,
        f"Customers have to give {names} at {touchpoint.name}, and nothing after it uses what they gave.",
        path=journey.witness(touchpoint.id),
        fix=f"Drop {names} from {touchpoint.name}, or hand it on to the person who needs it.",
        label="asked for and not used",
    )
