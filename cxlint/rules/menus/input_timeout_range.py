"""MNU112: menus that wait too short or too long for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import (
    Duration,
    Fix,
    Journey,
    Problem,
    RuleOptions,
    Safety,
    SetAttribute,
    Touchpoint,
    option,
    rule,
)
from cxlint.rules._spans import spell
from cxlint.rules.menus._options import matters

SUGGESTED = "5s"


class Options(RuleOptions):
    """How long customers have to answer."""

    shortest: float = option(3.0, "Fewest seconds to answer. ISO/IEC 13714 (1995, second-hand): 3.")
    longest: float = option(
        10.0, "Most seconds a menu waits for a key. ISO/IEC 13714 (1995, second-hand): 10."
    )


@rule("MNU112", severity="info", since="0.1", kind="declared", options=Options, media=("voice",), fix="safe")
def input_timeout_range(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers have too little time to answer, or wait in silence for too long.

    Flagged::

        main:menu {channel: phone, input_timeout: 2s}! -1-> sales:queue; main -2-> service:queue

    Flagged::

        main:menu {channel: phone, input_timeout: 30s}! -1-> sales:queue; main -2-> service:queue

    Clean::

        main:menu {channel: phone, input_timeout: 5s} -1-> sales:queue; main -2-> service:queue

    Clean::

        # Looking up a long number takes time
        card:input {channel: phone, input_timeout: 30s} -> done:end(resolved)

    Why:
    Too short, and slow customers are treated as if they had said nothing; too long, and all others
    wonder whether the line is dead.

    ISO/IEC 13714 (1995, reported second-hand) gives 3 to 10 seconds, the more the harder the question.
    The accessibility rules of the United States (47 CFR 7.3, as of 2026) ask for one way to answer that
    does not depend on a quick response. That only menus can wait too long is our choice.

    Fix:
    Wait about five seconds, and then ask once more.

    False alarms:
    Speaks only where `input_timeout` is declared, on the phone. Long waits are judged in menus only:
    to find a contract number or a card takes longer. A timeout of zero is passed over, because
    nobody is asked there.
    """
    for touchpoint in journey.of_kind("menu", "input", "bot"):
        if touchpoint.id in journey.reachable and journey.medium(touchpoint) == "voice":
            wait = touchpoint.get("input_timeout")
            if isinstance(wait, Duration) and wait.seconds > 0:
                yield from _judged(journey, touchpoint, wait, options)


def _judged(journey: Journey, touchpoint: Touchpoint, wait: Duration, options: Options) -> Iterator[Problem]:
    if wait.seconds < options.shortest:
        said = f"Customers have only {spell(wait.seconds)} to answer in {touchpoint.name}."
        yield _problem(journey, touchpoint, said, "too little time")
    elif wait.seconds > options.longest and touchpoint.kind == "menu" and matters(journey, touchpoint):
        said = f"Customers who do not answer wait in silence for {spell(wait.seconds)} in {touchpoint.name}."
        yield _problem(journey, touchpoint, said, f"{spell(wait.seconds)} of silence")


def _problem(journey: Journey, touchpoint: Touchpoint, said: str, label: str) -> Problem:
    title = f"Wait five seconds for an answer in {touchpoint.name}."
    return Problem(
        touchpoint.id,
        said,
        path=journey.witness(touchpoint.id),
        fix=f"Wait about five seconds for an answer in {touchpoint.name}, and then ask once more.",
        label=label,
        edits=Fix(title, (SetAttribute(touchpoint.id, "input_timeout", SUGGESTED),), Safety.SAFE),
    )
