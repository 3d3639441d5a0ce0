"""INC102: questions on the phone that can be answered in one way only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Severity, Touchpoint, named, rule
from cxlint.api import vocabulary as words

_WAYS = {"speech": ("by speaking", "keys"), "dtmf": ("by pressing keys", "spoken answers")}
"""How customers answer with an input, and what should be possible, too."""


@rule(
    "INC102", severity="warning", since="0.1", kind="declared", roles=("customer", "module"), media=("voice",)
)
def single_input_mode(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers can answer a question on the phone only by speaking, or only by pressing keys.

    Only by speaking is a warning. Only by pressing keys is a remark, and only in designs of cxlint's own
    format: it is how most phone menus work, and exported flows show no other way.

    Flagged::

        who:input {channel: phone, inputs: [speech]}! -> people:queue

    Clean::

        who:input {channel: phone, inputs: [speech, dtmf]} -> people:queue

    Clean::

        # Whoever cannot press a key gets to a person
        main:menu {channel: phone, inputs: [dtmf]} -1-> balance -> bye:end
        main -no_input-> people:queue

    Why:
    Some people cannot speak, others cannot handle a keypad, and nobody dictates an account number on a
    train.

    The GetHuman standard 1.0 (undated) asks in item 5 for keys beside speech; US rules (47 CFR 7.3, as
    of 2026) ask that a service can be used without hearing and without speech.

    Fix:
    Accept keys as well as speech, and say both in the prompt.

    False alarms:
    Speaks only where `inputs` are declared and the channel is the phone. Questions with keys alone are
    left alone where those who press nothing get to a person.
    """
    single: dict[str, list[str]] = {}
    for one in journey.reached:
        only = _only(journey, one)
        if only:
            single.setdefault(only, []).append(one.id)
    for only, places in single.items():
        yield _problem(journey, only, journey.in_walking_order(places))


def _only(journey: Journey, touchpoint: Touchpoint) -> str:
    """The one way of answering here; empty when there are several, or none is declared."""
    inputs = frozenset(touchpoint.get("inputs") or ())
    asks = touchpoint.kind in words.INPUT_KINDS and journey.medium(touchpoint) == "voice"
    if not asks or len(inputs) != 1:
        return ""
    only = next(iter(inputs))
    if only == "dtmf" and (journey.origin != "journey" or _silence_helps(journey, touchpoint)):
        return ""
    return only if only in _WAYS else ""


def _silence_helps(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers who press nothing get to a person."""
    silent = (way for way in journey.out(touchpoint.id) if way.event in ("no_input", "retries_exhausted"))
    return any(way.target in journey.help for way in silent)


def _problem(journey: Journey, only: str, places: Sequence[str]) -> Problem:
    how, other = _WAYS[only]
    first = journey[places[0]]
    return Problem(
        first.id,
        f"Customers can answer only {how} at {named(journey[place] for place in places)}.",
        path=journey.witness(first.id),
        fix=f"Accept {other} at {first.name}, too, and say so in the prompt.",
        severity=Severity.WARNING if only == "speech" else Severity.INFO,
        related=tuple(places[1:]),
        label=f"only {how}",
    )
