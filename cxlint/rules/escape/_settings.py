"""Questions that only set something, such as the language, before customers can choose what they want."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.api import Journey, Transition


def choosing_first(journey: Journey, inputs: Sequence[str]) -> list[str]:
    """The questions; those before the first at which it matters what customers choose come last."""
    matters = next((n for n, one in enumerate(inputs) if not _only_sets_something(journey, one)), 0)
    return [*inputs[matters:], *inputs[:matters]]


def _only_sets_something(journey: Journey, question: str) -> bool:
    """Whether all options meet again before anything is said or asked, as those for a language do."""
    options = [way for way in journey.out(question) if way.deliberate]
    passed = [_passed_silently(journey, way) for way in options]
    return len(options) > 1 and bool(frozenset.intersection(*passed) - {question})


def _passed_silently(journey: Journey, way: Transition) -> frozenset[str]:
    """The steps of systems that surely come after *way*, and the first touchpoint after them."""
    passed: dict[str, None] = {}
    places = {way.target}
    while len(places) == 1 and not places <= passed.keys():
        (place,) = places
        passed[place] = None
        task = place in journey and journey[place].kind == "task"
        places = {on.target for on in journey.ways_on(place) if not on.accidental} if task else set()
    return frozenset(passed)
