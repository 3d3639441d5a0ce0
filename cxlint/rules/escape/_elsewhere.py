"""Questions that move customers to another channel of the same journey."""

from __future__ import annotations

from cxlint.api import Journey, Touchpoint
from cxlint.api import vocabulary as words
from cxlint.rules._once import once
from cxlint.rules.escape._texts import speaks_of


def moves_elsewhere(journey: Journey, question: Touchpoint) -> bool:
    """Whether customers are asked to go on in another medium, where the same journey begins anew and may help."""
    here, helped = journey.medium(question), _begun_with_help(journey)
    if here is None or question.id in helped:
        return False
    media = {journey.medium(journey[one]) for one in helped if journey[one].kind in words.INPUT_KINDS}
    texts = [(text, locale) for locale, text in question.prompt.items()]
    return bool(media - {here, None, "none"}) and speaks_of(journey, "elsewhere", texts)


@once
def _begun_with_help(journey: Journey) -> frozenset[str]:
    """What customers come to who begin where help, or what nobody has read, can be reached."""
    helping = journey.can_reach(journey.help | journey.opaque)
    return journey.reach([entry.id for entry in journey.entries if entry.id in helping])
