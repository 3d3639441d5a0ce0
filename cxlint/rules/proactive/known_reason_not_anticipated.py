"""PRO101: reasons for contact that are known, and that nothing heads off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxlint.api import Journey, Problem, RuleOptions, Severity, option, rule
from cxlint.rules.proactive._answering import content, named, plain, same_word, serves_itself, spoken_of


class Options(RuleOptions):
    """How frequent a reason must be to weigh more."""

    share: float = option(0.10, "Share of contacts from which on a reason is a warning. Our choice.")


@rule("PRO101", severity="info", since="0.1", kind="declared", options=Options)
def known_reason_not_anticipated(journey: Journey, options: Options) -> Iterator[Problem]:
    """The firm knows why customers get in touch, and no step of the journey says that it answers that.

    A reason for a tenth of the contacts or more, of which the journey does not have a single word, is a
    warning.

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
    Tell customers before they have to ask, or add a step that answers it. Where a step does so already,
    name the reason there (`resolves`).

    False alarms:
    Speaks only of `top_reasons`. Silent where a step names the reason among `resolves` or `tags`, where
    all words of it, in whatever form, stand in titles, prompts and options of the journey, where its
    `stage` has a page, a bot or an outgoing message, for reasons that are `predictable: false`, and where
    another journey that was not read may answer.
    """
    reasons = journey.attributes.get("top_reasons")
    if not isinstance(reasons, (list, tuple)) or journey.reachable & journey.opaque:
        return
    answered, spoken, stages = named(journey), spoken_of(journey), serves_itself(journey)
    for reason in reasons:
        name = reason.get("name") if isinstance(reason, Mapping) else None
        if not isinstance(name, str) or reason.get("predictable") is False:
            continue
        wanted = content(journey, name)
        found = {word for word in wanted if any(same_word(word, other) for other in spoken)}
        if found < wanted and plain(name) not in answered and reason.get("stage") not in stages:
            share = _share(reason.get("share"))
            heavy = share is not None and share >= options.share and not found
            yield _problem(name, share, heavy)


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


def _problem(name: str, share: float | None, heavy: bool) -> Problem:
    part = "" if share is None else f" ({share * 100:.3g} % of contacts)"
    return Problem(
        "",
        f"Customers get in touch about “{name}”{part}, and no step says that it answers this.",
        fix=f"Tell customers about “{name}” before they have to ask, or add a step that answers it; where one"
        " does, name it there (`resolves`).",
        severity=Severity.WARNING if heavy else None,
        label="no step answers this",
    )
