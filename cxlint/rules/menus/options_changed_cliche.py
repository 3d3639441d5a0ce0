"""MNU105: prompts that say the options have changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cxlint.api import Fix, Journey, Problem, RuleOptions, Safety, SetAttribute, Touchpoint, option, rule
from cxlint.prompts import Span, cliche, without

FRESH = timedelta(days=90)
"""How long a change is news. Our choice."""

SPEAKING = ("message", "menu", "input", "bot")


class Options(RuleOptions):
    """What day it is."""

    today: str = option("", "The day to judge by, as in 2026-12-31. Empty for today. Our choice.")


@rule("MNU105", severity="warning", since="0.1", options=Options, fix="safe")
def options_changed_cliche(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers are asked to listen carefully because the options have changed.

    Flagged::

        main:menu {prompt: "Please listen carefully as our menu options have changed. For sales press 1."}!
        main -1-> sales:queue

    Clean::

        main:menu {prompt: "For sales press 1."} -1-> sales:queue

    Why:
    It is almost never news, and every customer has to sit through it.

    Designers of voice menus report so, and GetHuman's draft standard lists it among the phrases to
    avoid. Avaya's guide does allow it for returning callers right after a change (all undated). How
    long a change is news is our choice.

    Fix:
    Leave the sentence out.

    False alarms:
    Silent for 90 days (our choice) after the day in `changed_on` of the touchpoint or of the menu
    that follows it, and for notices about customers' own options ("your options have changed").
    """
    today = _today(options.today)
    for touchpoint in journey.of_kind(*SPEAKING):
        spans = _spans(journey, touchpoint) if touchpoint.id in journey.reachable else {}
        if spans and not _fresh(journey, touchpoint, today):
            yield _problem(journey, touchpoint, spans)


def _today(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return date.today()


def _spans(journey: Journey, touchpoint: Touchpoint) -> dict[str, Span]:
    found = {locale: cliche(text, journey.tongue(locale)) for locale, text in touchpoint.prompt.items()}
    return {locale: span for locale, span in found.items() if span is not None}


def _fresh(journey: Journey, touchpoint: Touchpoint, today: date) -> bool:
    following = [journey[way.target] for way in journey.out(touchpoint.id) if way.target in journey]
    days = [one.get("changed_on") for one in (touchpoint, *(one for one in following if one.kind == "menu"))]
    return any(isinstance(day, date) and today - day <= FRESH for day in days)


def _problem(journey: Journey, touchpoint: Touchpoint, spans: dict[str, Span]) -> Problem:
    told = "hear" if journey.medium(touchpoint) in ("voice", None) else "are told"
    dated = "" if "source" in journey.attributes else ", or write the day of the change in `changed_on`"
    return Problem(
        touchpoint.id,
        f"Customers {told} in {touchpoint.name} that the options have changed, before they hear the options."
        if told == "hear"
        else f"Customers are told in {touchpoint.name} that the options have changed.",
        path=journey.witness(touchpoint.id),
        fix=f"Leave that sentence out of {touchpoint.name}{dated}.",
        edits=_fix(touchpoint, spans),
        label="says options have changed",
    )


def _fix(touchpoint: Touchpoint, spans: dict[str, Span]) -> Fix | None:
    prompts = dict(touchpoint.prompt)
    for locale, span in spans.items():
        rest = without(prompts[locale], span)
        if not rest or not _begins_sentence(prompts[locale], span):
            return None
        prompts[locale] = rest
    value = prompts[""] if list(prompts) == [""] else prompts
    title = f"Leave out of {touchpoint.name} that the options have changed."
    return Fix(title, (SetAttribute(touchpoint.id, "prompt", value),), Safety.SAFE)


def _begins_sentence(text: str, span: Span) -> bool:
    before = text[: span.start].rstrip()
    return not before or before[-1] in ".!?…:;"
