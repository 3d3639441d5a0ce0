"""EXP101: promises that do not say by when."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, Transition, hear, rule, vocabulary
from cxlint.prompts import Hit, find
from cxlint.rules._endings import medium_at
from cxlint.rules.promises._declared import Declared, declared
from cxlint.rules.promises._spoken import instead_of_time, names_time, promised, quoted, words_at


@rule("EXP101", severity="warning", since="0.1", roles=("customer", "queue", "closing"))
def promise_without_deadline(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are promised that somebody will get in touch, and not told by when.

    Flagged::

        ask:input {prompt: What is it about?} -> bye! -> off:end
        bye {prompt: We will get back to you as soon as possible.}

    Flagged::

        @ {promises: [{id: back, says: We call you back, made_at: bye, kept_at: helper}]}
        ask:input -> bye! -> helper:agent -> done:end(resolved)

    Clean::

        ask:input {prompt: What is it about?} -> bye -> off:end
        bye {prompt: We will get back to you within two working days.}

    Clean::

        # The next sentence says when
        ask:input -> bye -> when -> off:end
        bye {prompt: A colleague will call you back.}
        when {prompt: Expect the call tomorrow morning.}

    Why:
    Customers who do not know when to expect an answer keep waiting, or get in touch again to ask.

    An uncertain wait feels longer than one whose length is known (Maister 1985, reported second-hand).
    Words such as “as soon as possible” promise nothing that a customer can plan with.

    Fix:
    Say by when, and choose a time that you can keep: “by tomorrow evening”, “within two working days”.

    False alarms:
    Silent where the words, or the messages just before and after, name a time, a day or any number,
    or hold a placeholder; where a `deadline`, a `window` or a promise with `within` is declared; and
    where the sentence asks, denies, or only promises under a condition.
    """
    hits = promised(journey)
    timed = _timed(journey) if hits else frozenset()
    groups: dict[str, list[tuple[Touchpoint, Hit]]] = {}
    for identifier, hit in hits.items():
        if identifier not in timed:
            groups.setdefault(hit.text, []).append((journey[identifier], hit))
    yield from (_in_words(journey, group) for group in groups.values())
    yield from (_as_declared(journey, one) for one in declared(journey) if _open(journey, one, hits))


def _timed(journey: Journey) -> frozenset[str]:
    """The touchpoints where a time is named, just before or just after if not there."""
    planned = {one for promise in declared(journey) if promise.within for one in promise.made_at}
    planned -= {one for promise in declared(journey) if promise.within is None for one in promise.made_at}
    named = [one.id for one in journey.reached if one.id in planned or _names_time(journey, one)]

    def passing(way: Transition) -> bool:
        target = journey.touchpoints.get(way.target)
        return target is not None and all(map(_passed, (journey[way.source], target)))

    return journey.reach(named, through=passing) | journey.can_reach(named, through=passing)


def _passed(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind in vocabulary.PASSED_KINDS or touchpoint.is_end


def _names_time(journey: Journey, touchpoint: Touchpoint) -> bool:
    planned = touchpoint.get("deadline") is not None or touchpoint.get("window") is not None
    return planned or any(map(names_time, words_at(journey, touchpoint)))


def _in_words(journey: Journey, group: list[tuple[Touchpoint, Hit]]) -> Problem:
    first, hit = group[0]
    do = hear(medium_at(journey, first))
    vague = instead_of_time(journey, hit)
    end = f"“{vague}” does not tell them by when" if vague else "are not told by when"
    return Problem(
        first.id,
        f"Customers {do} {quoted(hit)} in {first.name}{';' if vague else ' and'} {end}.",
        path=journey.witness(first.id),
        fix=f"Say in {first.name} by when, and choose a time that you can keep.",
        related=tuple(one.id for one, _ in group[1:]),
        label="no time is named",
    )


def _open(journey: Journey, promise: Declared, hits: dict[str, Hit]) -> bool:
    """Whether a promise that is declared has no time, and its words have not been found already."""
    if promise.within is not None or any(one in hits for one in promise.made_at):
        return False
    tongue = journey.tongue()
    timed = any(sign.isdigit() or sign == "{" for sign in promise.says) or find(
        promise.says, tongue, "deadline"
    )
    deadline = any(_names_time(journey, journey[one]) for one in promise.made_at)
    return not timed and not deadline


def _as_declared(journey: Journey, promise: Declared) -> Problem:
    first = journey[promise.made_at[0]]
    return Problem(
        first.id,
        f"Customers are promised {promise.quoted} at {first.name}, and nothing says by when.",
        path=journey.witness(first.id),
        fix=f"Declare `within` for {promise.quoted}, and tell customers at {first.name}.",
        related=promise.made_at[1:],
        label="no time is named",
    )
