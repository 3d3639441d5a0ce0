"""EXAM101: prompts that nobody has finished writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cxlint.api import (
    EVERY_ROLE,
    Fix,
    Journey,
    Problem,
    RuleOptions,
    SetAttribute,
    Touchpoint,
    option,
    rule,
)

SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)")


class Options(RuleOptions):
    """What the rule can be told in ``[rules.placeholder-left-in-prompt]``."""

    words: tuple[str, ...] = option(
        ("TODO", "TBD", "FIXME", "XXX", "lorem ipsum"),
        "Words that stand for text still to be written, as whole words and exactly as written here.",
    )
    unreachable: bool = option(False, "Whether to look at touchpoints that no customer gets to, too.")


@rule(
    "EXAM101", severity="error", kind="declared", fix="unsafe", roles=EVERY_ROLE, options=Options, since="0.1"
)
def placeholder_left_in_prompt(journey: Journey, options: Options) -> Iterator[Problem]:
    """Customers hear or read a note that somebody left in an unfinished prompt.

    Flagged::

        welcome {prompt: Good morning. TODO opening hours.}! -> main:menu
        main -1-> sales:queue

    Flagged::

        menu:menu {prompt: For sales press 1.} -1-> sales:queue
        menu -no_input-> again {prompt: {en: Sorry?, de: lorem ipsum}}! -> sales

    Clean::

        # "todo" is Spanish for "everything"
        welcome {prompt: Gracias por todo.} -> done:end(resolved)

    Clean::

        welcome {prompt: 'Hello ${name}, you have {{points}} points.'} -> people:agent

    Why:
    A voice reads out whatever stands in the prompt. Notes meant for colleagues are found by the
    first customer who calls, because tests check which branch is taken, not what is said.

    Fix:
    Write the text that is missing, or take the note out.

    False alarms:
    Silent for variables that are filled in later, and for touchpoints that nobody gets to. A word
    counts only as it is written in the options: "todo" in a Spanish prompt is a word like any other.
    """
    unfinished = _pattern(options.words)
    for touchpoint in journey.touchpoints.values() if options.unreachable else journey.reached:
        found = unfinished.search("\n".join(touchpoint.prompt.values()))
        if found is not None:
            yield Problem(
                touchpoint.id,
                f"Customers hear or read “{found[0]}” at {touchpoint.name}.",
                path=journey.witness(touchpoint.id),
                fix=f"Write what “{found[0]}” stands for, or take the note out.",
                edits=_without_notes(touchpoint, unfinished),
                label="not finished",
            )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of *words* as a whole word; never anything when there are none."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b" if words else r"(?!)")


def _without_notes(touchpoint: Touchpoint, unfinished: re.Pattern[str]) -> Fix | None:
    """Take out the sentences that hold a note, when something to say is left in every language."""
    finished = {locale: _kept(text, unfinished) for locale, text in touchpoint.prompt.items()}
    if not all(finished.values()):
        return None
    return Fix(
        f"Take the unfinished sentences out of {touchpoint.name}",
        (SetAttribute(touchpoint.id, "prompt", _as_written(finished)),),
    )


def _kept(text: str, unfinished: re.Pattern[str]) -> str:
    sentences = SENTENCE.findall(text)
    return "".join(sentence for sentence in sentences if not unfinished.search(sentence)).strip()


def _as_written(prompt: Mapping[str, str]) -> str | Mapping[str, str]:
    """A prompt as a journey file writes it: plain text when the design names no language."""
    return prompt[""] if set(prompt) == {""} else prompt
