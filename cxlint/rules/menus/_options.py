"""What customers can choose in a menu, and which of it is a matter of its own."""

from __future__ import annotations

from dataclasses import dataclass

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import Hit, announced_keys, find_all, names_service
from cxlint.prompts.text import Token, tokens
from cxlint.rules.menus._announcing import is_key, key_options

SERVICE_KEYS = frozenset({"0", "*", "#"})


@dataclass(frozen=True, slots=True)
class Option:
    """An option with what it is for; ``label`` is empty where nobody says.

    ``service`` tells that it repeats, goes back, leads to a person or leaves, and is no matter.
    """

    way: Transition
    label: str
    service: bool

    @property
    def key(self) -> str:
        """What is pressed or said."""
        return self.way.key


def offered(journey: Journey, menu: Touchpoint) -> list[Option]:
    """The options of a menu; those by key where there are some, because words say the same."""
    ways = [way for way in journey.out(menu.id) if way.deliberate]
    keys = [way for way in ways if is_key(way.key)]
    labels = _announced_labels(journey, menu)
    found = []
    for way in keys or ways:
        label = way.label or labels.get(way.key, "") or ("" if is_key(way.key) else way.key)
        found.append(Option(way, label, _is_service(journey, way, label)))
    return found


def matter_options(journey: Journey, menu: Touchpoint) -> list[Option]:
    """The options that stand for a matter, each once.

    Options for repeating, going back, a person or leaving are left out, and a second option without
    a label to the same place.
    """
    found: dict[tuple[str, str], Option] = {}
    for one in offered(journey, menu):
        if not one.service:
            found.setdefault((one.way.target, one.label), one)
    return list(found.values())


def matters(journey: Journey, menu: Touchpoint) -> list[Transition]:
    """The ways of those options."""
    return [one.way for one in matter_options(journey, menu)]


def announced_order(journey: Journey, menu: Touchpoint) -> list[str]:
    """The keys of the menu in the order in which its first prompt with keys announces them."""
    wired = {way.key for way in key_options(journey, menu.id)}
    for locale, text in menu.prompt.items():
        said = [one.key for one in announced_keys(text, journey.tongue(locale)) if one.key in wired]
        if said:
            return said
    return []


def is_answer(journey: Journey, label: str) -> bool:
    """Whether an option's words only say yes or no, or go on or not.

    They do when nothing else is said, or when the answer stands apart: “Yes, cancel my order”.
    """
    tongue = journey.tongue()
    words = [token for token in tokens(label) if token.is_word]
    found = find_all(label, tongue, "answers")
    covered = (*found, *find_all(label, tongue, "beside_answers"))
    apart = bool(found) and found[0].span.start == words[0].start and label[found[0].span.end :][:1] == ","
    return apart or (bool(found) and all(any(_holds(hit, word) for hit in covered) for word in words))


def _holds(hit: Hit, word: Token) -> bool:
    return hit.span.start <= word.start and word.end <= hit.span.end


def _announced_labels(journey: Journey, menu: Touchpoint) -> dict[str, str]:
    labels: dict[str, str] = {}
    for locale, text in menu.prompt.items():
        for one in announced_keys(text, journey.tongue(locale)):
            labels.setdefault(one.key, one.label)
    return labels


def _is_service(journey: Journey, way: Transition, label: str) -> bool:
    if way.target == way.source:
        return True
    if way.key in SERVICE_KEYS and (way.target in journey.help or way.target in journey.opaque):
        return True
    return bool(label) and names_service(label, journey.tongue())
