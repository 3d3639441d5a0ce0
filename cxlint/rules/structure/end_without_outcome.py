"""STR108: endings that do not say what customers leave with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, counted, named, rule
from cxlint.api import vocabulary as words
from cxlint.rules.structure._native import is_written_here


@rule("STR108", severity="info", since="0.1", kind="completeness", fix="safe")
def end_without_outcome(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers leave, and the design does not say whether they got what they came for.

    All such endings of a journey are one remark.

    Flagged::

        main:menu -1-> resolved:end!
        main -2-> people:queue

    Clean::

        main:menu -1-> done:end(resolved)
        main -2-> people:queue

    Clean::

        # Somebody takes over: no ending
        greet -> people:queue

    Why:
    Without outcomes nobody can tell customers who were served from customers who gave up.

    Where contacts simply end, one that was given up counts like one that was settled without an agent,
    and so failure looks like success (our own conclusion).

    Fix:
    Say with `end` how it ends: resolved, deferred, transferred, redirected, unresolved or abandoned.

    False alarms:
    Only journey files are looked at, because exported flows have no place for an outcome. Silent for
    endings that only end this piece of the contact (`ends: piece`) and for those nobody reaches.
    """
    if not is_written_here(journey):
        return
    open_ = [one.id for one in journey.reached if _is_open(one)]
    if open_:
        yield _problem(journey, [journey[one] for one in journey.in_walking_order(open_)])


def _is_open(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind == "end" and touchpoint.end is None and touchpoint.get("ends") != "piece"


def _problem(journey: Journey, endings: Sequence[Touchpoint]) -> Problem:
    number = len(endings)
    verb = "do" if number > 1 else "does"
    several = f"The {counted(number, 'ending')} {named(endings)}" if number > 1 else endings[0].name
    return Problem(
        endings[0].id,
        f"{several} {verb} not say what customers leave with.",
        path=journey.witness(endings[0].id),
        fix=f"Give {named(endings)} an outcome with `end`: {', '.join(words.OUTCOMES)}.",
        related=tuple(one.id for one in endings[1:]),
        edits=_named_so(endings),
        label="with what outcome?",
    )


def _named_so(endings: Sequence[Touchpoint]) -> Fix | None:
    """Outcomes for endings that are called by one, where all of them are."""
    names = [one.title.strip().lower() for one in endings]
    if not all(name in words.OUTCOMES for name in names):
        return None
    edits = [SetAttribute(one.id, "end", name) for one, name in zip(endings, names, strict=True)]
    return Fix("Take the outcome from the name", tuple(edits), Safety.SAFE)
