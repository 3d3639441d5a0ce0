"""PRV103: sensitive data that is written into logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import EVERY_ROLE, Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, listed, rule
from cxlint.rules.privacy._fields import quoted, secrets


@rule("PRV103", severity="warning", since="0.1", kind="declared", roles=EVERY_ROLE, fix="safe")
def sensitive_in_logs(journey: Journey, options: object) -> Iterator[Problem]:
    """What customers tell in confidence is written into the logs.

    Flagged::

        who:input {asks: [account, diagnosis], sensitive: [diagnosis], logs: on}! -> people:queue

    Clean::

        who:input {asks: [account, diagnosis], sensitive: [diagnosis], logs: masked} -> people:queue

    Clean::

        # Nothing sensitive is asked for
        who:input {asks: [account], logs: on} -> people:queue

    Why:
    Logs are read by many, kept long and seldom protected as customer data is.

    Amazon's good practices for contact flows (undated) say to switch logging off wherever sensitive
    data is collected.

    Fix:
    Mask the data in the logs, or switch logging off while it is asked for.

    False alarms:
    Speaks only where a touchpoint declares `logs: on` and either names under `sensitive` what must be
    protected, or asks for a PIN, a password or card data by name.
    """
    kept = {one.id: _open_data(one) for one in journey.reached if one.get("logs") == "on"}
    places = [place for place, fields in kept.items() if fields]
    for group in journey.regions(places):
        ordered = journey.in_walking_order(group)
        yield _problem(journey, ordered, [field for place in ordered for field in kept[place]])


def _open_data(touchpoint: Touchpoint) -> list[str]:
    """What is asked for here and must not be seen by everybody."""
    declared = touchpoint.get("sensitive") or ()
    return list(dict.fromkeys((*declared, *secrets(touchpoint.asks))))


def _problem(journey: Journey, places: Sequence[str], fields: Sequence[str]) -> Problem:
    first = journey[places[0]]
    names = listed(quoted(fields))
    edits = tuple(SetAttribute(place, "logs", "masked") for place in places)
    return Problem(
        first.id,
        f"Customers give {names} at {first.name}, and the logs show {'it' if len(set(fields)) == 1 else 'them'}.",
        path=journey.witness(first.id),
        fix=f"Mask {names} in the logs of {first.name}, or switch logging off there.",
        related=tuple(places[1:]),
        edits=Fix(f"Mask {names} in the logs", edits, Safety.SAFE),
        label="sensitive data in the logs",
    )
