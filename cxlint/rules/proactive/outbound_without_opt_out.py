"""PRO103: advertising that customers cannot refuse."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import AddTouchpoint, AddTransition, Fix, Journey, Problem, SetAttribute, Touchpoint, rule
from cxlint.prompts import says
from cxlint.rules.proactive._outbound import all_known, sent, way_named

ENDING = "opted_out"
STOP = "STOP"
PRESS = "9"


@rule("PRO103", severity="warning", since="0.1", kind="declared", fix="unsafe")
def outbound_without_opt_out(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are sent advertising and are given no way to refuse more of it.

    Flagged::

        offer! {channel: sms, direction: out, message_purpose: marketing, opt_out: false} -> done:end

    Flagged::

        offer! -> done:end
        offer {channel: sms, direction: out, message_purpose: marketing, prompt: This week all shoes are half price.}

    Clean::

        offer {channel: sms, direction: out, message_purpose: marketing, opt_out: true} -> done:end

    Clean::

        offer {channel: sms, direction: out, message_purpose: marketing} -STOP-> gone:end
        offer -> done:end

    Clean::

        # A service message
        note {channel: sms, direction: out, message_purpose: service, opt_out: false} -> done:end

    Why:
    Whoever cannot say no blocks the sender, and then misses the messages that matter, too.

    In the United States, 47 CFR 64.1200 (as of 2026) wants a key or a word for it in calls that sell,
    within two seconds of saying who calls, (b)(3), and takes words such as “stop” and “unsubscribe” as
    a no, (a)(10).

    Fix:
    Let customers refuse in the message itself: by the word STOP, a link, or a key on the phone.

    The automatic fix adds the way; the words that tell customers about it are still to be written.

    False alarms:
    Speaks only of messages with `direction: out` and `message_purpose: marketing` where `opt_out` is
    false, or where it is missing and the text is known and says nothing of the kind. Silent where a way
    out is labelled with such words.
    """
    for one in sent(journey):
        if one.get("message_purpose") == "marketing" and _no_way_out(journey, one):
            yield _problem(journey, one)


def _no_way_out(journey: Journey, note: Touchpoint) -> bool:
    if way_named(journey, note, "opt_out") or says(journey, note, "opt_out") is not None:
        return False
    declared = note.get("opt_out")
    return declared is False or (declared is None and all_known(journey, note))


def _problem(journey: Journey, note: Touchpoint) -> Problem:
    voice = journey.medium(note) == "voice"
    by = f"the key {PRESS}" if voice else f"the word {STOP}, or a link"
    return Problem(
        note.id,
        f"Customers who get the advertising in {note.name} are given no way to refuse more of it.",
        path=journey.witness(note.id),
        fix=f"Let customers refuse in {note.name} itself, by {by}, and lead from there to the step that takes"
        " them off the list.",
        edits=_way_out(journey, note, PRESS if voice else STOP),
        label="no way to refuse",
    )


def _way_out(journey: Journey, note: Touchpoint, key: str) -> Fix:
    number = 1
    while (ending := f"{ENDING}_{number}" if number > 1 else ENDING) in journey:
        number += 1
    added = AddTouchpoint(ending, {"title": "Gets no more advertising", "kind": "end", "end": "resolved"})
    way = AddTransition(note.id, ending, "option", key)
    return Fix(f"Add a way to refuse to {note.name}.", (added, way, SetAttribute(note.id, "opt_out", True)))
