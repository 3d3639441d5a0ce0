"""TRU105: recordings that customers are not told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Fix, Journey, Problem, Safety, Touchpoint, rule
from cxlint.rules.trust._telling import may_tell, said_first, unheard_way, untold

SENTENCES = {
    "en": "This conversation is recorded.",
    "de": "Dieses Gespräch wird aufgezeichnet.",
    "es": "Esta conversación será grabada.",
    "fr": "Cette conversation est enregistrée.",
    "it": "Questa conversazione viene registrata.",
    "pt": "Esta conversa será gravada.",
}


@rule("TRU105", severity="error", since="0.1", kind="declared", fix="safe")
def recording_not_announced(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are recorded, and nobody tells them.

    Flagged::

        @ {locales: [en]}
        main:menu {prompt: For sales press 1.} -1-> people:queue -> helper:agent {recorded: true}!

    Clean::

        @ {locales: [en]}
        main:menu {prompt: This call may be recorded. For sales press 1.} -1-> people:queue
        people -> helper:agent {recorded: true}

    Clean::

        main:menu {prompt: For sales press 1.} -1-> people:queue {recording_notice: true}
        people -> helper:agent {recorded: true}

    Clean::

        # It is not known what is said
        main:menu -1-> people:queue -> helper:agent {recorded: true}

    Why:
    People speak differently when somebody may listen later, so they must be able to choose.

    California asks for the consent of everybody before a call is recorded (Penal Code 632 and 632.7, as
    of 2026), and other places do too; European data protection law asks to inform beforehand (GDPR,
    2016, art. 13).

    Fix:
    Tell customers before the recording begins, and mark where you do (`recording_notice: true`).

    False alarms:
    Speaks only where `recorded: true` is declared. Silent for voicemails, where `recording_notice:
    true` or a word such as “recorded” stands on every way, and where a text on the way is a recording,
    holds a placeholder or is not written down. What agents or other journeys say before is not in this
    design: declare it.
    """
    recorded = [one for one in journey.touchpoints.values() if _recorded(one)]
    if not recorded or not journey.tongue().lexicons:
        return

    def tells(touchpoint: Touchpoint) -> bool:
        return may_tell(journey, touchpoint, "recording_notice", "recording_notice")

    first, later = untold(journey, recorded, tells)
    way_to = unheard_way(journey, tells)
    for place in first:
        yield _problem(journey, journey[place], way_to(place), later if place == first[0] else ())


def _recorded(touchpoint: Touchpoint) -> bool:
    known = touchpoint.kind == "voicemail" or touchpoint.backstage or touchpoint.is_end
    return touchpoint.get("recorded") is True and not known


def _problem(
    journey: Journey, touchpoint: Touchpoint, path: tuple[str, ...], later: Sequence[str]
) -> Problem:
    edits = said_first(journey, touchpoint, SENTENCES, "recording_notice")
    return Problem(
        touchpoint.id,
        f"Customers are recorded at {touchpoint.name}, and no text of this journey up to there tells them.",
        path=path,
        fix=f"Tell customers before {touchpoint.name} that it is recorded, and mark where you do (`recording_notice: true`).",
        related=tuple(later),
        edits=Fix(f"Announce the recording before {touchpoint.name}", edits, Safety.SAFE) if edits else None,
        label="recorded without a word",
    )
