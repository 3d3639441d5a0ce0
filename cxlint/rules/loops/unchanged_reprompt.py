"""RPT106: the same words again for those who have not understood them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, Transition, Verdict, hear, option, rule
from cxlint.api import vocabulary as words
from cxlint.prompts import is_known
from cxlint.rules._drawn import CHARTS
from cxlint.rules._endings import medium_at
from cxlint.rules.loops._landing import lands
from cxlint.rules.loops._rounds import who

QUOTED = 8
"""Words of a prompt that are quoted."""


class Options(RuleOptions):
    """Which prompts are too long to be said twice in the same words."""

    least: int = option(15, "Prompts of fewer words may well be repeated as they are. Our choice.")


@rule("RPT106", severity="info", since="0.1", options=Options)
def unchanged_reprompt(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers who made a mistake hear exactly the same long text again.

    Flagged::

        main:menu {prompt: Welcome to Contoso. For your bills press 1. For faults and repairs press 2. For all other matters press 3.}!
        main -1-> people:queue
        main -no_match{max: 2}-> main

    Clean::

        main:menu {prompt: Welcome to Contoso. For your bills press 1. For faults and repairs press 2. For all other matters press 3.}
        main -1-> people:queue
        main -no_match{max: 2, say: [Press 1 2 or 3 please.]}-> main

    Clean::

        main:menu {prompt: Press 1 for bills.} -1-> people:queue
        main -no_match{max: 2}-> main

    Clean::

        # The second time it is said in other words
        main:menu {prompt: Welcome to Contoso. For your bills press 1. For faults and repairs press 2. For all other matters press 3.}
        main -1-> people:queue
        main -no_match-> again:menu {prompt: Please press 1 for bills or 2 for faults.} -1-> people

    Why:
    Words that did not help the first time seldom help the second; customers do not even learn that they
    were not understood.

    Google's guidance on designing conversations (undated) asks for a wording of its own at each
    attempt. From how many words on a prompt is long is our choice.

    Fix:
    Say first that it did not work, then ask again in other, shorter words.

    In a journey file that is `say`, one text for each attempt.

    False alarms:
    Silent for short prompts, for prompts that are recorded or filled in when they are played, where a
    message comes in between, where customers ask to hear it again, and where nothing limits how often,
    which is the finding of another rule (unbounded-loop). Silent for drawings, which do not give the
    words, and in VoiceXML for answers that are not understood, because platforms say so by themselves.
    """
    if journey.origin in CHARTS:
        return
    endless = {
        way.id
        for loop in journey.loops
        for way in (*loop.cycle, *loop.also)
        if loop.verdict is Verdict.UNBOUNDED
    }
    for question in journey.reached:
        if question.kind in words.INPUT_KINDS and _is_long(question, options.least):
            found = (_again(journey, question, way) for way in journey.out(question.id))
            again = [steps for steps in found if steps and steps[-1].id not in endless]
            if again:
                yield _problem(journey, question, again)


def _is_long(question: Touchpoint, least: int) -> bool:
    texts = question.prompt.values()
    return bool(texts) and all(is_known(text) and len(text.split()) >= least for text in texts)


def _again(journey: Journey, question: Touchpoint, way: Transition) -> tuple[Transition, ...]:
    """The way from a mistake at *question* to the same words; nothing where something else is heard."""
    by_platform = way.event == "no_match" and journey.origin == "voicexml"
    if by_platform or way.event not in words.CUSTOMER_FAILURES - {"retries_exhausted"}:
        return ()
    landed = lands(journey, way)
    if landed is None or dict(journey[landed[0]].prompt) != dict(question.prompt):
        return ()
    return landed[1]


def _problem(journey: Journey, question: Touchpoint, again: Sequence[Sequence[Transition]]) -> Problem:
    said = next(iter(question.prompt.values())).split()
    quoted = " ".join(said[:QUOTED]).rstrip(".,;:")
    shown = quoted.translate(str.maketrans("“”", "‘’"))
    heard = hear(medium_at(journey, question))
    return Problem(
        question.id,
        f"{who(journey, [steps[0] for steps in again])} {heard} the same {len(said)} words again: “{shown} …”.",
        path=journey.witness(question.id, then=tuple(again[0])),
        fix=f"After a mistake at {question.name}, say that it did not work and ask again in shorter words.",
        related=tuple(steps[0].id for steps in again),
        label="the same words again",
    )
