"""MNU111: prompts that customers cannot answer before they end."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, named, rule
from cxlint.prompts import says

LISTENING = ("menu", "input", "bot")


@rule("MNU111", severity="warning", since="0.1", kind="declared", media=("voice",), fix="safe")
def barge_in_disabled(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who know their answer must listen to the whole prompt before they can give it.

    Flagged::

        main:menu {channel: phone, barge_in: false}! -1-> sales:queue; main -2-> service:queue

    Clean::

        main:menu {channel: phone, barge_in: true} -1-> sales:queue; main -2-> service:queue

    Clean::

        # Nothing is said about it
        main:menu {channel: phone} -1-> sales:queue; main -2-> service:queue

    Why:
    Whoever calls again, or has heard enough, loses time on every call, and keys pressed too early are
    swallowed.

    GetHuman's draft standard (undated) asks that callers can always cut in, and keys that are ignored
    while a prompt plays are listed among the common faults of voice menus (an older guide, undated).
    The exceptions below are our choice.

    Fix:
    Let customers answer while the prompt plays (`barge_in: true`).

    False alarms:
    Speaks only where `barge_in` is declared as false, on the phone. Silent for prompts with a legal
    notice, a notice of recording or an emergency number, which must be heard to the end, and where
    customers can answer by voice only, because noise would cut the prompt short.
    """
    closed = [one.id for one in journey.of_kind(*LISTENING) if _closed(journey, one)]
    places = [journey[one] for one in journey.in_walking_order(closed)]
    if places:
        yield _problem(journey, places)


def _closed(journey: Journey, touchpoint: Touchpoint) -> bool:
    if touchpoint.get("barge_in") is not False or journey.medium(touchpoint) not in ("voice", None):
        return False
    spoken = tuple(touchpoint.get("inputs", ())) == ("speech",)
    return not spoken and not _must_be_heard(journey, touchpoint)


def _must_be_heard(journey: Journey, touchpoint: Touchpoint) -> bool:
    return any(says(journey, touchpoint, group) for group in ("legal_notice", "recording_notice"))


def _problem(journey: Journey, places: list[Touchpoint]) -> Problem:
    names = named(places)
    edits = tuple(SetAttribute(one.id, "barge_in", True) for one in places)
    return Problem(
        places[0].id,
        f"Customers cannot answer before the prompt has ended in {names}.",
        path=journey.witness(places[0].id),
        fix=f"Let customers answer in {names} while the prompt still plays (`barge_in: true`).",
        related=tuple(one.id for one in places[1:]),
        label="no answer until the end",
        edits=Fix(f"Let customers cut in at {names}.", edits, Safety.SAFE),
    )
