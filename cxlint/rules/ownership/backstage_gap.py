"""OWN104: journeys that do not show what happens behind the scenes."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, named, rule

_SERVING = frozenset({"agent", "page", "callback", "voicemail"})
_BEHIND = frozenset({"task", "decision"})


@rule("OWN104", severity="info", since="0.1", kind="completeness")
def backstage_gap(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are served, and the design does not show by which work behind the scenes.

    Flagged::

        main:menu -1-> helper:agent! -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent -> book:task {channel: backstage} -> done:end(resolved)

    Clean::

        main:menu -1-> helper:agent {tools: [crm]} -> done:end(resolved)

    Why:
    Much of what goes wrong for customers goes wrong where they cannot see it: a system, a hand-over, a
    back office.

    Service blueprints draw the work behind the scenes below a line of visibility, so that it can be
    designed too (Bitner, Ostrom and Morgan 2008).

    Fix:
    Add the steps of systems and back offices with `channel: backstage`, or write under `tools` what the
    agents work with.

    False alarms:
    One remark for a journey file whose journey serves customers and has no step of a system, nothing
    behind the scenes, no tools or knowledge of agents, and no other journey that may hold them.
    """
    serving = [one for one in journey.reached if one.kind in _SERVING]
    if journey.origin != "journey" or not serving or any(map(_shows, journey.touchpoints.values())):
        return
    places = journey.in_walking_order(one.id for one in serving)
    first, several = journey[places[0]], len(places) > 1
    yield Problem(
        first.id,
        f"Customers are served at {named(journey[place] for place in places)}, and nothing in the design "
        f"shows the work behind {'them' if several else 'it'}.",
        path=journey.witness(first.id),
        fix=f"Add what systems and back offices do for {first.name}, or its tools.",
        related=tuple(places[1:]),
        label="what happens behind this?",
    )


def _shows(touchpoint: Touchpoint) -> bool:
    """Whether the touchpoint is work behind the scenes, names some, or may hide some."""
    named_here = any(touchpoint.get(name) for name in ("tools", "knowledge", "opens_case"))
    return touchpoint.backstage or touchpoint.kind in _BEHIND or touchpoint.kind == "call" or named_here
