"""Where customers have to prove who they are, and what becomes of those who cannot."""

from __future__ import annotations

from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition, Verdict
from cxlint.api import vocabulary as words
from cxlint.prompts import find, find_all, texts
from cxlint.prompts.text import sentence, tokens
from cxlint.rules._once import once

ASKED_BY_MACHINE = words.INPUT_KINDS | {"page"}
TOLD_BY_TEXT = frozenset({"input", "bot"})
"""Kinds whose words are believed: a menu may only offer to prove something."""

FURTHEST = 12
"""Steps within which what was given is looked up. Our choice: nobody looks further."""

ENOUGH_TRIES = 3
"""Tries after which error-hangup only remarks that a contact ends."""

UNRELATED = frozenset({"hours", "staffing", "queue", "chance"})
"""What a decision looks at when it does not look at what customers gave."""


def proves(touchpoint: Touchpoint) -> bool:
    """Whether the design declares that customers are surer known after this step."""
    level = touchpoint.get("auth_level")
    return bool(touchpoint.get("auth_methods")) or (isinstance(level, int) and level > 0)


@once
def proofs(journey: Journey) -> frozenset[str]:
    """The steps that customers can get to at which a machine surely asks them who they are."""
    return frozenset(one.id for one in journey.reached if _asks_who(journey, one))


def _asks_who(journey: Journey, one: Touchpoint) -> bool:
    if one.kind not in ASKED_BY_MACHINE or one.backstage:
        return False
    if one.get("auth_level") is not None or one.get("auth_methods") is not None:
        return proves(one)
    if one.kind not in TOLD_BY_TEXT:
        return False
    if find(one.title, journey.tongue(), "identify"):
        return True
    return any(_says_so(text.text, journey, text.locale) for text in texts(journey, one))


def _says_so(text: str, journey: Journey, locale: str) -> bool:
    """Whether *text* asks for a proof, in a sentence without a “not”."""
    tongue = journey.tongue(locale)
    hit = find(text, tongue, "identify", locale)
    if hit is None:
        return False
    parts = tokens(text)
    at = next(place for place, part in enumerate(parts) if part.start == hit.span.start)
    first, last = sentence(parts, at)
    start, end = parts[first].start, parts[last - 1].end
    return not any(start <= no.span.start < end for no in find_all(text, tongue, "negation", locale))


@dataclass(frozen=True, slots=True)
class Proof:
    """A step at which customers have to prove who they are.

    ``passed`` are the ways of those who could, ``other`` those of the others: who failed, or chose
    something else. Neither is complete where ``clear`` is false, because something that follows
    decides by what the design does not say.
    """

    at: str
    passed: tuple[Transition, ...]
    other: tuple[Transition, ...]
    clear: bool


@once
def judged(journey: Journey) -> dict[str, Proof]:
    """Every proof with its ways, in the order in which customers come by."""
    return {one: _judged(journey, one) for one in journey.in_walking_order(proofs(journey))}


def _judged(journey: Journey, proof: str) -> Proof:
    passed: list[Transition] = []
    other: list[Transition] = []
    clear = True
    for way in journey.ways_on(proof):
        if not way.automatic:
            other.append(way)
            continue
        good, bad, known = _looked_up(journey, way)
        passed += good
        other += bad
        clear = clear and known
    return Proof(proof, tuple(passed), tuple(other), clear)


def _refused(journey: Journey, way: Transition) -> bool:
    """Whether customers go this way out of a decision because they could not prove who they are."""
    tongue = journey.tongue()
    if any(find(text, tongue, "identity_refused") for text in (way.label, way.key, way.condition) if text):
        return True
    fate = journey.fates.get(way.target)
    return fate is not None and journey[fate.ending].end in words.BAD_OUTCOMES


def _looked_up(journey: Journey, way: Transition) -> tuple[list[Transition], list[Transition], bool]:
    """The ways of those whose proof was right, of those whose was not, and whether that is all.

    What was given may be looked up behind the step; who fails there goes the ways on which it fails.
    """
    good, bad, place = [way], list[Transition](), way.target
    for _ in range(FURTHEST):
        one = journey.touchpoints.get(place)
        if one is None or one.incomplete:
            return good, bad, False
        if one.kind not in words.PASSED_KINDS or one.is_end or one.get("basis") in UNRELATED:
            return good, bad, True
        ahead = [step for step in journey.ways_on(place) if step.automatic]
        failing = [step for step in journey.ways_on(place) if not step.automatic]
        if len(ahead) != 1:
            refused = [step for step in ahead if _refused(journey, step)]
            good, bad = [step for step in ahead if step not in refused], bad + refused + failing
            return (good, bad, True) if good and refused else ([way], [], not ahead)
        if failing:
            good, bad = ahead, bad + failing
        place = ahead[0].target
    return good, bad, False


@once
def endless(journey: Journey) -> frozenset[str]:
    """The ways of loops that nothing ends, which unbounded-loop reports."""
    loops = (loop for loop in journey.loops if loop.verdict is Verdict.UNBOUNDED)
    return frozenset(way.id for loop in loops for way in (*loop.cycle, *loop.also))


def cut_off(journey: Journey, way: Transition) -> bool:
    """Whether the contact ends without help on *way*, which error-hangup reports."""
    fate = journey.fates.get(way.target) if way.accidental else None
    return fate is not None and fate.cut_off


def cut_off_at_once(journey: Journey, way: Transition) -> bool:
    """Whether it does so unheard or after few tries, so that error-hangup says more than a remark."""
    if not cut_off(journey, way):
        return False
    fate, source = journey.fates[way.target], journey[way.source]
    if source.kind not in words.INPUT_KINDS or way.event not in words.CUSTOMER_FAILURES:
        return not fate.always_heard and not fate.counted
    declared = source.get("max_attempts")
    tries = max(declared if isinstance(declared, int) else 1, 1 + (way.retry or 0))
    return tries < ENOUGH_TRIES and not fate.counted


@once
def without_proof(journey: Journey) -> frozenset[str]:
    """The touchpoints that customers can get to without having proved anything."""
    cut = {way.id for proof in judged(journey).values() for way in proof.passed}
    return journey.reach([one.id for one in journey.entries], through=lambda way: way.id not in cut)


@once
def walled(journey: Journey) -> tuple[str, ...]:
    """The proofs that stand before every person, so that who fails at them gets to nobody.

    None where somebody gets to help without a proof, or where that cannot be told.
    """
    every = judged(journey)
    if not every or journey.reachable.isdisjoint(journey.help):
        return ()
    without = without_proof(journey)
    if not without.isdisjoint(journey.help | journey.opaque):
        return ()
    wall = [proof for proof in every.values() if proof.at in without and _leads_to_help(journey, proof)]
    if any(not proof.clear or not proof.other for proof in wall):
        return ()
    return tuple(proof.at for proof in wall)


def _leads_to_help(journey: Journey, proof: Proof) -> bool:
    helped = _helped(journey)
    return any(way.target in helped for way in proof.passed)


@once
def _helped(journey: Journey) -> frozenset[str]:
    return journey.can_reach(journey.help)
