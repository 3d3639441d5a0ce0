"""AUT104: everybody has to prove who they are before anybody asks what they want."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, rule
from cxlint.prompts import is_known
from cxlint.rules.authentication._proving import judged, walled, without_proof

CHOOSING = frozenset({"menu", "bot"})


@rule("AUT104", severity="info", since="0.1")
def auth_before_purpose(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers have to prove who they are before they can choose something that needs no proof.

    Flagged::

        who:input {auth_methods: [pin]}! -> main:menu -1-> balance:task -> off:end(resolved)
        main -2-> hours {prompt: We are open from 9 to 5.} -> off
        main -0-> people:queue
        who -no_match-> people

    Clean::

        main:menu -1-> who:input {auth_methods: [pin]} -> balance:task -> off:end(resolved)
        main -2-> hours {prompt: We are open from 9 to 5.} -> off

    Clean::

        # All that can be chosen is about the customer
        who:input {auth_methods: [pin]} -> main:menu -1-> balance {prompt: "Your balance is {amount}."} -> off:end(resolved)
        main -2-> last_bill {prompt: "Your last bill was {amount}."} -> off

    Clean::

        # Whoever does not want to can go on
        who:input {auth_methods: [pin]} -> main:menu -2-> hours {prompt: We are open from 9 to 5.} -> off:end(resolved)
        who -no_input-> main

    Why:
    All customers pay with time, and some with failing, for a proof that only some matters need.

    ISO 9241-154 (2013; we have read its headings only) has a clause on using what the system already
    knows. That nobody should prove more than the matter needs is our own conclusion.

    Fix:
    Ask first what it is about, and for the proof behind the options that need one.

    False alarms:
    Only what is declared (`auth_level`, `auth_methods`) or surely said ("enter your PIN") counts as a
    proof, and only a fixed message that is the same for everybody surely needs none. Silent where
    customers can go on to the choice without the proof, on pages, where a choice comes before, and
    where auth-blocks-human reports the same step.
    """
    every, walls = judged(journey), walled(journey)
    if not every:
        return
    free = {way.source: way for way in reversed(journey.transitions) if _needs_none(journey, way)}
    before, without = _asked_before(journey), without_proof(journey)
    seen = {"", *walls}
    for place in journey.in_walking_order(free):
        step = before.get(place, "")
        if step not in seen and every[step].clear and place not in without:
            seen.add(step)
            yield _problem(journey, journey[step], free[place])


def _needs_none(journey: Journey, way: Transition) -> bool:
    """Whether customers choose something that is the same for everybody: a message without gaps."""
    if not way.deliberate or way.target not in journey or journey[way.target].kind != "message":
        return False
    said = journey[way.target].prompt.values()
    return bool(said) and all(map(is_known, said))


def _asked_before(journey: Journey) -> dict[str, str]:
    """The first proof that everybody passes before a touchpoint, where no choice comes before it."""
    found: dict[str, str] = {}
    chosen: set[str] = set()
    proofs, above = judged(journey), journey.dominators
    for place in journey.walking_order:
        before = above[place]
        asked = "" if before == place else found[before] or (before if _is_step(journey, before) else "")
        choice = before != place and (before in chosen or (not asked and journey[before].kind in CHOOSING))
        found[place] = "" if choice else asked
        if choice or (place not in proofs and journey[place].kind in CHOOSING and not asked):
            chosen.add(place)
    return found


def _is_step(journey: Journey, place: str) -> bool:
    return place in judged(journey) and journey[place].kind != "page"


def _problem(journey: Journey, step: Touchpoint, way: Transition) -> Problem:
    menu, free = journey[way.source], journey[way.target]
    return Problem(
        step.id,
        f"Customers have to prove who they are at {step.name} before they can choose {free.name}, which is "
        "the same for everybody.",
        path=journey.witness(step.id),
        fix=f"Lead to {menu.name} first, and to {step.name} from the options that need a proof.",
        related=(menu.id,),
        label="asked before the purpose",
    )
