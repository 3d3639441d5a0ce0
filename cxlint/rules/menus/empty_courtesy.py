"""MNU118: phrases that say how important customers are."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Fix, Journey, Problem, Safety, SetAttribute, Touchpoint, hear, rule
from cxlint.prompts import Hit, Span, announced_keys, find, says, texts, without
from cxlint.prompts.lexicon import words
from cxlint.prompts.text import Token, sentence, tokens

PAUSES = frozenset(",:-–—")


@rule("MNU118", severity="info", since="0.1", roles=("customer", "queue"), fix="safe")
def empty_courtesy(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are told how important they are instead of what happens next.

    Flagged::

        hold:queue {channel: phone, prompt: "Your call is important to us. Please stay on the line."}!
        hold -> people:agent

    Clean::

        hold:queue {channel: phone, prompt: "About four minutes to go. Please stay on the line."}
        hold -> people:agent

    Clean::

        # They are thanked for something they did
        hello {prompt: "Thank you for calling Example Energy."} -> main:menu -1-> people:queue

    Why:
    Nobody who has to wait believes it, and it takes the place of what they want to know: how long it
    still takes.

    In an experiment with 123 real calls, 67 % of callers hung up while apologies were played, and 36 %
    when they were told their place in line (Munichor and Rafaeli 2007). Which phrases are empty is our
    choice.

    Fix:
    Leave the sentence out, or say how long it takes.

    False alarms:
    Known by its words only, in the languages that come along. Thanks for calling, for waiting or for
    patience are not reported. The fix cuts the words out only where what is left is a sentence.
    """
    for touchpoint in journey.reached:
        if touchpoint.prompt and not touchpoint.backstage:
            hit = says(journey, touchpoint, "courtesy")
            if hit is not None:
                yield _problem(journey, touchpoint, hit)


def _problem(journey: Journey, touchpoint: Touchpoint, hit: Hit) -> Problem:
    return Problem(
        touchpoint.id,
        f"Customers {hear(journey.medium(touchpoint))} “{hit.words}” in {touchpoint.name}, which tells them"
        " nothing.",
        path=journey.witness(touchpoint.id),
        fix=f"Leave it out of {touchpoint.name}, or say how long it takes.",
        label="tells customers nothing",
        edits=_fix(journey, touchpoint),
    )


def _fix(journey: Journey, touchpoint: Touchpoint) -> Fix | None:
    prompts = {}
    for text in texts(journey, touchpoint):
        rest = text.text
        while (hit := find(rest, text.tongue, "courtesy", text.locale)) is not None:
            span = _removable(hit, bool(announced_keys(rest, text.tongue)))
            shorter = without(rest, span) if span is not None else ""
            if not shorter:
                return None
            rest = shorter
        prompts[text.locale] = rest
    value = prompts[""] if list(prompts) == [""] else prompts
    title = f"Leave out of {touchpoint.name} how important customers are."
    return Fix(title, (SetAttribute(touchpoint.id, "prompt", value),), Safety.SAFE)


def _removable(hit: Hit, keys: bool) -> Span | None:
    """The clause or the sentence of *hit*, if nothing else is said in it."""
    parts = tokens(hit.text)
    at = next(at for at, part in enumerate(parts) if part.start == hit.span.start)
    first, last = sentence(parts, at)
    closed = parts[last - 1].ends_sentence
    end = last - 1 if closed else last
    left = next((one + 1 for one in range(at - 1, first - 1, -1) if parts[one].word in PAUSES), first)
    right = next((one for one in range(at, end) if parts[one].word in PAUSES), end)
    if keys or not _says_nothing_else(parts[left:right], hit):
        return None
    if left == first and right == end:
        return _with_blanks(hit.text, parts[first].start, parts[last - 1].end)
    if right < end:
        after = right + 1 + (parts[right + 1].word in words(hit.lexicon, "joins")) if right + 1 < end else end
        return _with_blanks(hit.text, parts[left].start, parts[after].start) if after < end else None
    return Span(parts[left - 1].start, parts[right - 1].end)


def _says_nothing_else(clause: tuple[Token, ...], hit: Hit) -> bool:
    empty = words(hit.lexicon, "stop")
    inside = hit.span
    return all(
        inside.start <= part.start < inside.end or part.word in empty for part in clause if part.is_word
    )


def _with_blanks(text: str, start: int, stop: int) -> Span:
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return Span(start, stop)
