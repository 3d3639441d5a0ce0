"""PRO104: calls and messages that do not say who sends them, or come at night."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxlint.api import Journey, Problem, RuleOptions, Touchpoint, Transition, option, rule, vocabulary
from cxlint.prompts import says, texts
from cxlint.prompts.text import Token, tokens
from cxlint.rules.proactive._outbound import all_known, sent

_HOURS = re.compile(
    r"\b([01]?\d|2[0-4])(?:[:.h]([0-5]\d))?\s*(?:h|uhr)?\s*(?:-|–|to|until|bis)\s*([01]?\d|2[0-4])(?:[:.h]([0-5]\d))?\b"
)
"""Hours as designs write them: ``8-21``, ``08:00 to 20:30``."""


class Options(RuleOptions):
    """When customers may be disturbed."""

    earliest: float = option(
        8.0, "Hour before which nobody is called or written to. Source: 47 CFR 64.1200(c)(1)."
    )
    latest: float = option(
        21.0, "Hour after which nobody is called or written to. Source: 47 CFR 64.1200(c)(1)."
    )


@rule("PRO104", severity="warning", since="0.1", kind="declared", options=Options)
def outbound_without_identity(journey: Journey, options: Options) -> Iterator[Problem]:
    """The firm calls customers and does not say at the beginning who it is, or disturbs them at night.

    Flagged::

        offer:menu! -1-> people:queue
        offer {channel: phone, direction: out, prompt: Good news! You can save on your bill. Press 1.}

    Flagged::

        note! {channel: sms, direction: out, send_window: 6:00 to 22:00} -> done:end

    Clean::

        offer:menu -1-> people:queue
        offer {channel: phone, direction: out, prompt: This is Norvik Energy. You can save on your bill. Press 1.}

    Clean::

        # Customers called, not the firm
        offer:menu -1-> people:queue
        offer {channel: phone, prompt: Good news! You can save on your bill. Press 1.}

    Clean::

        note {channel: sms, direction: out, send_window: 9:00 to 20:00} -> done:end

    Why:
    People who hear a machine that does not say whose it is take it for fraud and hang up.

    In the United States, 47 CFR 64.1200 (as of 2026) wants calls by a recorded or artificial voice to
    say who calls at the beginning, (b)(1), and forbids selling before 8 and after 21 o'clock where the
    customer is, (c)(1). Portugal allows 9 to 22 (decree-law 134/2009, reported second-hand). That
    messages in writing, and those that do not sell, keep the same hours is our choice.

    Fix:
    Begin with the name of the firm, and send only between the hours that customers expect.

    False alarms:
    Speaks only where `direction: out` is declared. Who calls is judged on the phone only, at the first
    thing that is said, where its text is known: silent where a name may stand in it (a word with a
    capital letter inside a sentence) or a phrase such as “on behalf of”. Written messages show their
    sender. Hours are judged only where `send_window` gives both.
    """
    first = _first_heard(journey)
    for one in sent(journey):
        if one.id in first and journey.medium(one) == "voice" and _nameless(journey, one):
            yield _unnamed(journey, one)
        hours = _hours(str(one.get("send_window") or ""))
        if hours and not options.earliest <= hours[0] <= hours[1] <= options.latest:
            yield _at_night(journey, one, hours, options)


def _first_heard(journey: Journey) -> frozenset[str]:
    """The touchpoints before which nothing is said."""

    def silent(way: Transition) -> bool:
        before = journey[way.source]
        return before.kind in vocabulary.PASSED_KINDS and (not before.prompt or before.backstage)

    return journey.reach([entry.id for entry in journey.entries], through=silent)


def _nameless(journey: Journey, call: Touchpoint) -> bool:
    if not all_known(journey, call) or says(journey, call, "identity") is not None:
        return False
    return not any(_may_name(text.text) for text in texts(journey, call))


def _may_name(text: str) -> bool:
    """Whether a word inside a sentence has a capital letter, as names have."""
    parts = tokens(text)
    return any(
        token.is_word
        and text[token.start].isupper()
        and token.word not in _NO_NAMES
        and not _opens(parts, at)
        for at, token in enumerate(parts)
    )


_NO_NAMES = frozenset({"i", "i'm", "i'll", "i've", "i'd"})


def _opens(parts: tuple[Token, ...], at: int) -> bool:
    """Whether a sentence begins at this word."""
    return at == 0 or parts[at - 1].ends_sentence or parts[at - 1].word in ("¿", "¡", '"', "“", ":")


def _hours(window: str) -> tuple[float, float] | None:
    found = _HOURS.search(window.lower())
    if found is None or "pm" in window.lower():
        return None
    start, end = (int(found[hour]) + int(found[hour + 1] or 0) / 60 for hour in (1, 3))
    return start, end


def _unnamed(journey: Journey, call: Touchpoint) -> Problem:
    return Problem(
        call.id,
        f"Customers who are called hear {call.name} first, and it does not say who is calling.",
        path=journey.witness(call.id),
        fix=f"Begin {call.name} with the name of the firm.",
        label="nobody says who calls",
    )


def _clock(hour: float) -> str:
    """A time of the day as people write it.

    >>> _clock(6.0), _clock(23.5)
    ('6:00', '23:30')
    """
    minutes = round(hour * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _at_night(journey: Journey, one: Touchpoint, hours: tuple[float, float], options: Options) -> Problem:
    return Problem(
        one.id,
        f"{one.name} may be sent from {_clock(hours[0])} to {_clock(hours[1])}; allowed is"
        f" {_clock(options.earliest)} to {_clock(options.latest)}.",
        path=journey.witness(one.id),
        why="Who is called or written to early or late is disturbed, and blocks the sender.",
        fix=f"Send {one.name} only between {_clock(options.earliest)} and {_clock(options.latest)} where the customer is.",
        label="sent too early or too late",
    )
