"""TRU106: calls that cost extra, and nobody says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, rule
from cxlint.prompts.text import fold, tokens
from cxlint.rules.trust._telling import may_tell, untold

_FREE = frozenset(
    {"free", "freephone", "freecall", "toll-free", "tollfree", "gratis", "kostenlos", "kostenfrei",
     "gebuhrenfrei", "gratuit", "gratuite", "gratuito", "gratuita", "basic", "local", "standard",
     "normal", "ordinary", "geographic", "ortstarif", "grundtarif", "none"}
)  # fmt: skip
"""Words of tariffs that are no dearer than any other call."""

_DEAR = frozenset(
    {"premium", "surcharge", "surcharged", "kostenpflichtig", "surtaxe", "surtaxee", "€", "$", "£",
     "cent", "cents", "ct", "eur", "euro", "usd", "gbp", "p/min"}
)  # fmt: skip
"""Words and signs of tariffs that cost something."""


@rule("TRU106", severity="warning", since="0.1", kind="declared")
def cost_not_announced(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers come to a line that costs extra, and nobody tells them the price.

    Flagged::

        @ {locales: [en]}
        main:menu {prompt: For an expert press 1.} -1-> expert:transfer {tariff: 1.99 EUR/min}!

    Clean::

        @ {locales: [en]}
        main:menu {prompt: For an expert at 1.99 euros a minute press 1.}
        main -1-> expert:transfer {tariff: 1.99 EUR/min}

    Clean::

        main:menu {prompt: For an expert press 1.} -1-> expert:transfer {tariff: free}

    Why:
    Customers find the price on their bill, when it is too late to hang up.

    Germany wants the price told at the first waiting loop of a line that is neither free nor at a usual
    rate (TKG of 2021, § 115, paragraph 2); Spain forbids service lines that are dearer than a normal
    call, and diversions from free to paid numbers (Ley 10/2025, art. 10).

    Fix:
    Say the price before customers are put through, or use a line at the basic rate.

    False alarms:
    Speaks only where a `tariff` is declared that names a price or says premium. Silent where a price, a
    charge or a rate is spoken of on every way, and where a text on the way is a recording, holds a
    placeholder or is not written down.
    """
    paid = [one for one in journey.touchpoints.values() if _is_dear(one.get("tariff"))]
    if not paid or not journey.tongue().lexicons:
        return
    first, later = untold(journey, paid, lambda one: may_tell(journey, one, "cost", ""))
    for place in first:
        yield _problem(journey, journey[place], later if place == first[0] else ())


def _is_dear(tariff: object) -> bool:
    """Whether a tariff surely costs more than any other call."""
    if not isinstance(tariff, str):
        return False
    parts = [token.word for token in tokens(tariff)]
    plain = {fold(part) for part in (*parts, *tariff.split())}
    if plain & _FREE or not plain & _DEAR:
        return False
    digits = [sign for sign in tariff if sign.isdigit()]
    return not digits or any(digit != "0" for digit in digits)


def _problem(journey: Journey, touchpoint: Touchpoint, later: Sequence[str]) -> Problem:
    tariff = touchpoint.get("tariff")
    return Problem(
        touchpoint.id,
        f"Customers pay “{tariff}” at {touchpoint.name}, and no text of this journey up to there tells them the price.",
        path=journey.witness(touchpoint.id),
        fix=f"Say “{tariff}” before {touchpoint.name}, or use a line at the basic rate.",
        related=tuple(later),
        label="the price is not told",
    )
