"""PRO101: reasons for contact that are known, and that nothing heads off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxlint.api import Journey, Problem, RuleOptions, Severity, option, rule
from cxlint.prompts.text import tokens

ANSWERS = frozenset({"message", "page", "bot", "task"})
"""Kinds of steps that can answer before anybody has to ask a person."""


class Options(RuleOptions):
    """How frequent a reason must be to weigh more."""

    share: float = option(0.10, "Share of contacts from which on a reason is a warning. Our choice.")


@rule("PRO101", severity="info", since="0.1", kind="declared", options=Options)
def known_reason_not_anticipated(journey: Journey, options: Options) -> Iterator[Problem]:
    """The firm knows why customers get in touch, and neither tells them first nor answers it by itself.

    A reason for a tenth of the contacts or more is a warning.

    Flagged::

        @ {top_reasons: [{name: late parcel, share: 18%}]}
        main:menu {prompt: Press 1 for your order.} -1-> people:queue

    Clean::

        @ {top_reasons: [{name: late parcel, share: 18%}]}
        shipped:event -> note {title: Late parcel, channel: sms, direction: out} -> main:menu -1-> people:queue

    Clean::

        @ {top_reasons: [{name: late parcel, share: 18%}]}
        main:menu -1-> where:page {title: Where is it?, resolves: [late parcel]} -> done:end(resolved)

    Clean::

        @ {top_reasons: [{name: storm damage, share: 12%, predictable: false}]}
        main:menu -1-> people:queue

    Why:
    Every contact that a message in time would have saved is effort for the customer and cost for the firm.

    Dixon, Freeman and Toman (2010) advise to head off the next issue before customers call about it.
    Spain's Ley 10/2025 (art. 4.5) wants customers told of incidents unasked. That a tenth makes it a
    warning is our choice.

    Fix:
    Tell customers before they have to ask, or add a step that answers it, and name the reason there
    with `resolves` or `tags`.

    False alarms:
    Speaks only of `top_reasons`. A reason is anticipated where a message, a page, a bot or a task that
    customers get to has its name among `resolves` or `tags`, or its words in title or prompt. Silent
    for reasons that are `predictable: false`, and where another journey that was not read may answer.
    """
    reasons = journey.attributes.get("top_reasons")
    if not isinstance(reasons, (list, tuple)) or journey.reachable & journey.opaque:
        return
    answers = [one for one in journey.reached if one.kind in ANSWERS]
    tagged = {_plain(word) for one in answers for word in (*one.tags, *(one.get("resolves") or ()))}
    worded = [frozenset(_plain(" ".join((one.title, *one.prompt.values()))).split()) for one in answers]
    for reason in reasons:
        name = reason.get("name") if isinstance(reason, Mapping) else None
        if not isinstance(name, str) or reason.get("predictable") is False:
            continue
        wanted = frozenset(_plain(name).split())
        if wanted and _plain(name) not in tagged and not any(wanted <= words for words in worded):
            yield _problem(name, _share(reason.get("share")), options.share)


def _plain(text: str) -> str:
    return " ".join(token.word for token in tokens(text.replace("_", " ").replace("-", " ")) if token.is_word)


def _share(value: Any) -> float | None:
    """The share of contacts, between 0 and 1."""
    text = str(value).strip()
    percent = text.endswith("%")
    try:
        number = float(text.rstrip("% "))
    except ValueError:
        return None
    share = number / 100 if percent or number > 1 else number
    return share if 0 <= share <= 1 else None


def _problem(name: str, share: float | None, heavy: float) -> Problem:
    part = "" if share is None else f" ({share * 100:.3g} % of contacts)"
    return Problem(
        "",
        f"Customers get in touch about “{name}”{part}, and nothing in the journey tells them before or answers"
        " it without a person.",
        fix=f"Send a message about “{name}” before customers have to ask, or add a page or a bot that answers it.",
        severity=Severity.WARNING if share is not None and share >= heavy else None,
        label="nothing heads this off",
    )
