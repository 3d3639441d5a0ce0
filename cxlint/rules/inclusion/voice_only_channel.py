"""INC101: journeys that can only be gone through by voice."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, rule


@rule("INC101", severity="warning", since="0.1", kind="declared")
def voice_only_channel(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who cannot hear or speak well have no way through the journey: every step is by voice.

    Flagged::

        @ {consumer: true, jurisdictions: [ES], defaults: {channel: phone}}
        main:menu -1-> people:queue -> done:end(resolved)

    Clean::

        @ {consumer: true, jurisdictions: [ES], defaults: {channel: phone}}
        main:menu -1-> people:queue -> done:end(resolved)
        main -2-> write {channel: sms} -> helper:agent {channel: chat}

    Clean::

        # A flow by itself does not tell which other ways there are
        @ {defaults: {channel: phone}}
        main:menu -1-> people:queue -> done:end(resolved)

    Why:
    People who are deaf, hard of hearing or who stammer cannot use the phone as others do, and all of us
    are sometimes where we cannot talk.

    Ireland's guidance on universal design (undated) asks for an alternative by text message; EN 301 549
    (2021), 6.2.1.1, asks for real-time text wherever there is two-way voice; Spain's Ley 10/2025 asks
    for a written or visual alternative (arts. 5.5 and 10.5).

    Fix:
    Offer the same by chat, text message, e-mail or on a page, and show it in the journey.

    False alarms:
    Speaks only where the design declares that customers are consumers, in which countries, and the
    channel of every step. A channel of your own that is not by voice, such as a relay service, keeps it
    silent.
    """
    if journey.attributes.get("consumer") is not True or not journey.attributes.get("jurisdictions"):
        return
    steps = [one for one in journey.touchpoints.values() if _met(one)]
    if steps and all(journey.medium(one) == "voice" for one in steps) and not _hides_some(journey):
        yield Problem(
            "",
            "Customers can only go through this journey by voice; whoever cannot hear or speak well is left "
            "out.",
            fix="Offer the same by chat, text message, e-mail or on a page, and show it in the journey.",
            related=tuple(entry.id for entry in journey.entries),
            label="by voice only",
        )


def _met(touchpoint: Touchpoint) -> bool:
    """Whether customers meet it in some medium."""
    return not (
        touchpoint.backstage or touchpoint.is_end or touchpoint.synthetic or touchpoint.kind == "decision"
    )


def _hides_some(journey: Journey) -> bool:
    """Whether another journey may hold the alternative."""
    return bool(journey.opaque) or bool(journey.of_kind("call"))
