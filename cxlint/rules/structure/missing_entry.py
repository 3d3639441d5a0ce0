"""STR101: a journey that nobody can start."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import EVERY_ROLE, Journey, Problem, rule
from cxlint.rules.structure._naming import who


@rule("STR101", severity="error", since="0.1", certain=True, roles=EVERY_ROLE)
def missing_entry(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers cannot get into the journey: it has no touchpoint at which it starts.

    Flagged::

        @ {start: []}
        greet -> main:menu
        main -1-> done:end(resolved)

    Clean::

        greet -> main:menu
        main -1-> done:end(resolved)

    Clean::

        @ {start: [shop, phone]}
        shop -> done:end(resolved)
        phone -> done

    Why:
    Without a start nobody gets in, and nothing else about the journey can be checked.

    A process is sound only if it has a beginning from which everything can be reached and finished
    (van der Aalst 1997, "Verification of Workflow Nets").

    Fix:
    Name under `start` the touchpoint, or the touchpoints, that customers meet first.

    False alarms:
    Silent as soon as one of the starts exists; when `start` is left out, the first touchpoint counts.
    Where one of several starts does not exist, a message about reading the file says so.
    """
    if journey.entries:
        return
    if not journey.touchpoints:
        yield Problem("", f"{who(journey)} cannot start this journey: it has no touchpoints.")
        return
    first = next(iter(journey.touchpoints.values()))
    where = "Say in the drawing" if "source" in journey.attributes else "Say under `start`"
    told = "no start is named" if not journey.start else "its start does not exist"
    yield Problem(
        "",
        f"{who(journey)} cannot start this journey: {told}.",
        fix=f"{where} which one comes first, such as {first.name}.",
    )
