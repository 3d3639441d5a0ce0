"""EXP105: call-backs that are only half designed."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, listed, option, rule
from cxlint.rules.promises._spoken import names_time, promised, words_at

NOT_REACHED = frozenset({"no_answer", "busy"})
DETAILS = ("attempts", "window", "deadline", "keeps_place")
"""Attributes with which a design describes a call-back."""


class Options(RuleOptions):
    """How often a call-back must be tried."""

    attempts: int = option(2, "Fewest attempts to reach a customer. Our choice.")


@rule("EXP105", severity="warning", since="0.1", kind="declared", options=Options)
def callback_incomplete(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers are promised a call-back that has no set time, too few tries, or no plan for a miss.

    Flagged::

        main:menu -1-> back:callback! {attempts: 1, window: 14:00 to 16:00} -no_answer-> sorry {channel: sms}

    Flagged::

        main:menu -1-> back:callback! {attempts: 3} -> done:end(deferred)

    Clean::

        main:menu -1-> back:callback {attempts: 3, window: 14:00 to 16:00} -> helper:agent
        back -no_answer-> sorry {channel: sms}

    Clean::

        # Nothing is said about how it is done
        main:menu -1-> back:callback -> helper:agent

    Why:
    Whoever waits for a call without knowing when it comes misses it, and then nobody has helped.

    About 7 % of customers who accept a call-back do not pick up when it comes (Hathaway, Emadi and
    Deshpande, undated, reported second-hand). The GetHuman standard (undated) lets customers choose the
    time. At least two attempts is our choice.

    Fix:
    Offer a time window, try more than once, and say what happens when the customer does not answer.

    False alarms:
    Speaks only where something about the call-back is declared: `attempts`, `window`, `deadline`,
    `keeps_place` or a way for `no_answer`. In imported flows only the number of attempts is judged. A
    time may also be named in the words of the call-back, or of the message before or after it. What
    happens when a call-back fails is the matter of failed-callback.
    """
    for back in journey.of_kind("callback"):
        if back.id in journey.reachable and not back.incomplete:
            lacks = list(_lacking(journey, back, options.attempts))
            if lacks:
                yield _problem(journey, back, lacks)


def _lacking(journey: Journey, back: Touchpoint, least: int) -> Iterator[tuple[str, str]]:
    """What is missing, as customers feel it, and what to do."""
    attempts = back.get("attempts")
    missed = any(way.event in NOT_REACHED for way in journey.out(back.id))
    own = "source" not in journey.attributes
    described = own and (missed or any(back.get(one) is not None for one in DETAILS))
    if described and not _time_may_be_told(journey, back):
        yield "do not learn when the call comes", "offer a time window"
    if isinstance(attempts, int) and attempts < least:
        often = "once" if attempts == 1 else f"{attempts} times"
        yield f"are called only {often}", f"try at least {least} times"
    if described and not missed:
        yield "get nothing if they miss the call", "lead on where nobody answers"


def _time_may_be_told(journey: Journey, back: Touchpoint) -> bool:
    """Whether a time is declared, or may be named at the call-back, just before or just after.

    Words that promise a call without a time are a finding of their own (promise-without-deadline).
    """
    if any(back.get(word) is not None for word in ("window", "deadline")) or back.id in promised(journey):
        return True
    near = {*(way.source for way in journey.into(back.id)), *(way.target for way in journey.out(back.id))}
    told = (one for one in map(journey.touchpoints.get, near) if one is not None and one.kind == "message")
    return any(map(names_time, words_at(journey, back))) or any(
        not one.prompt or any(map(names_time, words_at(journey, one))) for one in told
    )


def _problem(journey: Journey, back: Touchpoint, lacks: list[tuple[str, str]]) -> Problem:
    felt, todo = zip(*lacks, strict=True)
    return Problem(
        back.id,
        f"Customers who ask to be called back in {back.name} {listed(felt)}.",
        path=journey.witness(back.id),
        fix=f"At {back.name}, {listed(todo)}.",
        label=f"lacks {len(lacks)} of 3 things" if len(lacks) > 1 else "half designed",
    )
