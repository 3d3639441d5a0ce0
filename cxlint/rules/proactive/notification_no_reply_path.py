"""PRO102: messages that customers cannot answer."""

from __future__ import annotations

from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, hear, rule, vocabulary
from cxlint.prompts import Text, find, says, texts
from cxlint.prompts.text import sentence, tokens
from cxlint.rules.proactive._outbound import gives_address, sent

NO_REPLY = ("noreply", "no-reply", "donotreply", "do-not-reply", "no_reply", "none")
"""What an address that nobody reads begins with."""
NONE = ("none", "None")

WRITTEN = frozenset({"text", "post"})
ANSWERING = vocabulary.INPUT_KINDS | {"page", "survey", "agent", "queue", "transfer", "callback", "voicemail"}


@rule("PRO102", severity="warning", since="0.1", kind="declared")
def notification_no_reply_path(journey: Journey, options: object) -> Iterator[Problem]:
    """The firm writes to customers, and whoever has a question about it finds no way to answer.

    Flagged::

        late:event -> note! -> done:end(resolved)
        note {channel: email, direction: out, prompt: Your parcel is two days late., reply_to: no-reply@shop.example}

    Flagged::

        late:event -> note! {channel: sms, direction: out, reply_to: none} -> done:end(resolved)

    Flagged::

        @ {locales: [en]}
        late:event -> note! -> done:end(resolved)
        note {channel: sms, direction: out, prompt: Your parcel is late. Please do not reply to this message.}

    Clean::

        late:event -> note -> done:end(resolved)
        note {channel: email, direction: out, prompt: Your parcel is late. Questions? Call 5512., reply_to: none}

    Clean::

        late:event -> note {channel: email, direction: out, reply_to: care@shop.example} -> done:end(resolved)

    Clean::

        # Nobody says where an answer goes
        late:event -> note {channel: email, direction: out, prompt: Your parcel is late.} -> done:end(resolved)

    Why:
    A message raises questions; without a way to answer, customers have to look for one and begin again
    in another channel.

    That the missing address is what costs customers this search is our own conclusion.

    Fix:
    Name an address or a number that somebody reads (`reply_to`), or lead on from the message to where
    customers can ask.

    False alarms:
    Speaks only of written messages with `direction: out` whose `reply_to` is declared as none or as an
    address that nobody reads, such as no-reply@, or that declare none and ask not to be answered. Silent where the text names another way (an address, a
    number, a link, a word such as “call”), and where a question, a page or a person follows, or something
    that is not known.
    """
    notes = [one for one in sent(journey) if one.kind == "message" and journey.medium(one) in WRITTEN]
    mute = [one for one in notes if _mute(journey, one)]
    if mute:
        goals = frozenset(one.id for one in journey.of_kind(*ANSWERING)) | journey.opaque
        able = journey.can_reach(goals | journey.help)
        yield from (_problem(journey, one) for one in mute if one.id not in able)


def _mute(journey: Journey, note: Touchpoint) -> bool:
    named = any(gives_address(text.text) for text in texts(journey, note))
    address = str(note.get("reply_to") or "").lower()
    unread = address.startswith(NO_REPLY) if address else says(journey, note, "no_reply") is not None
    return unread and not named and not any(_asks_to_answer(text) for text in texts(journey, note))


def _asks_to_answer(text: Text) -> bool:
    """Whether a text says how to get in touch, in a sentence that does not ask not to answer."""
    hit = find(text.text, text.tongue, "no_reply", text.locale)
    rest = text.text
    if hit is not None:
        parts = tokens(text.text)
        first, last = sentence(
            parts, next(at for at, part in enumerate(parts) if part.start == hit.span.start)
        )
        rest = f"{text.text[: parts[first].start]} {text.text[parts[last - 1].end :]}"
    return find(rest, text.tongue, "reach_us", text.locale) is not None


def _problem(journey: Journey, note: Touchpoint) -> Problem:
    address, asked = note.get("reply_to"), says(journey, note, "no_reply")
    sender = f"it is sent from “{address}”"
    if not address and asked is not None:
        sender = f"it says “{asked.words}”"
    elif address in NONE:
        sender = "nobody reads replies to it"
    do = hear(journey.medium(note))
    return Problem(
        note.id,
        f"Customers who {do} {note.name} and have a question cannot reply: {sender}, and nothing in the journey"
        " leads on to anybody.",
        path=journey.witness(note.id),
        fix=f"Give {note.name} a `reply_to` that somebody reads, and say in it how to answer.",
        label="no way to answer",
    )
