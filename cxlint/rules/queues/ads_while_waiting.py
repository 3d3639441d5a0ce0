"""QUE108: advertising to people who cannot get away."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, rule
from cxlint.prompts import Hit, says


@rule(
    "QUE108",
    severity="info",
    since="0.1",
    kind="declared",
    roles=("customer", "queue", "hold", "closing"),
    fix="safe",
)
def ads_while_waiting(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers who wait for help are played advertising.

    Flagged::

        main:menu -1-> people:queue! {hold_content: [music, ads]} -> helper:agent

    Clean::

        main:menu -1-> people:queue {hold_content: [music, info]} -> helper:agent

    Clean::

        @ {role: queue}
        hold {prompt: You can find the status of your order on our website.} -> hold

    Why:
    Somebody who waits with a problem cannot switch off, and hears that selling comes first.

    Brazil's Decreto 11.034/2022 (art. 4 § 5) forbids advertising during the wait, and so does
    Portugal's decree-law 134/2009 (reported second-hand).

    Fix:
    Leave the advertising out; play music, or say what helps: how long it takes, what to have at hand.

    False alarms:
    Looks at what the design declares (`hold_content`) and, in what plays while customers wait, at
    phrases that are advertising in whatever text, such as “our latest offers”.
    """
    for one in journey.reached:
        content = one.get("hold_content") or ()
        if "ads" in content:
            yield _problem(journey, one, _without_ads(one, content))
        elif not one.backstage and (journey.role in ("queue", "hold") or one.kind == "queue"):
            hit = says(journey, one, "advert")
            if hit is not None:
                yield _problem(journey, one, None, hit)


def _problem(journey: Journey, place: Touchpoint, edits: Fix | None, hit: Hit | None = None) -> Problem:
    heard = f", such as “{hit.words}”" if hit else ""
    return Problem(
        place.id,
        f"Customers who wait are played advertising in {place.name}{heard}.",
        path=journey.witness(place.id),
        fix=f"Leave the advertising out of {place.name}; music, or a word on how long it takes, helps more.",
        edits=edits,
        label="advertising while waiting",
    )


def _without_ads(place: Touchpoint, content: tuple[str, ...]) -> Fix:
    left = [one for one in content if one != "ads"]
    change = SetAttribute(place.id, "hold_content", left or None)
    return Fix(f"Leave the advertising out of {place.name}.", (change,), Safety.SAFE)
