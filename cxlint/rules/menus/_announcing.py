"""What a menu announces: its own words and those of the messages played just before it."""

from __future__ import annotations

from dataclasses import dataclass

from cxlint.api import Journey, Tongue, Touchpoint, Transition, listed
from cxlint.prompts import Announced, announced_keys, is_known, says_any_key

DIGITS = frozenset("0123456789*#")


@dataclass(frozen=True, slots=True)
class Words:
    """All that is said around a menu in one language.

    ``own`` is the menu's prompt, ``around`` what the messages before it and the repetitions say.
    ``known`` tells whether none of it is a recording or holds a placeholder.
    """

    tongue: Tongue
    own: str
    around: tuple[str, ...]
    known: bool

    def announced(self) -> tuple[Announced, ...]:
        """The keys announced by the menu itself and before it, each once."""
        found: dict[str, Announced] = {}
        for text in (self.own, *self.around):
            for one in announced_keys(text, self.tongue):
                found.setdefault(one.key, one)
        return tuple(found.values())

    @property
    def any_key(self) -> bool:
        """Whether customers are told that any key will do."""
        return any(says_any_key(text, self.tongue) for text in (self.own, *self.around))


def is_key(key: str) -> bool:
    """Whether an option is chosen on a telephone's keypad."""
    return bool(key) and len(key) <= 2 and all(sign in DIGITS for sign in key)


def key_options(journey: Journey, menu: str) -> list[Transition]:
    """The options of a menu that are chosen by a key."""
    return [way for way in journey.out(menu) if way.deliberate and is_key(way.key)]


def in_runs(keys: list[str]) -> str:
    """The keys in words, three or more in a row as the first and the last.

    >>> in_runs(["1", "2", "3", "4", "0"]), in_runs(["1", "2"]), in_runs(["1", "2", "3", "5", "*"])
    ('1 to 4 and 0', '1 and 2', '1 to 3, 5 and *')
    """
    runs: list[list[str]] = []
    for key in keys:
        if runs and key.isdigit() and runs[-1][-1].isdigit() and int(key) == int(runs[-1][-1]) + 1:
            runs[-1].append(key)
        else:
            runs.append([key])
    parts = ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run for run in runs)
    return listed([key for part in parts for key in part])


def judged_menus(journey: Journey) -> list[Touchpoint]:
    """Menus with keys that are fully read and take nothing but their options."""
    return [
        menu
        for menu in journey.of_kind("menu")
        if menu.id in journey.reachable
        and not menu.incomplete
        and key_options(journey, menu.id)
        and not any(way.automatic for way in journey.out(menu.id))
    ]


def before(journey: Journey, menu: str) -> list[Touchpoint]:
    """Messages that lead to the menu and nowhere else, and silent steps between, nearest first."""
    found: dict[str, Touchpoint] = {}
    waiting = [menu]
    for identifier in waiting:
        for way in journey.into(identifier):
            source = journey[way.source]
            if source.id != menu and source.id not in found and _only_leads_on(journey, source):
                found[source.id] = source
                waiting.append(source.id)
    return list(found.values())


def _only_leads_on(journey: Journey, touchpoint: Touchpoint) -> bool:
    silent = touchpoint.kind == "task" and touchpoint.backstage
    if touchpoint.kind != "message" and not silent:
        return False
    return len({way.target for way in journey.out(touchpoint.id) if not way.accidental}) == 1


def words_of(journey: Journey, menu: Touchpoint) -> list[Words]:
    """What is said at a menu, once for each of its languages."""
    earlier = [one for one in before(journey, menu.id) if one.kind == "message"]
    said = tuple(text for way in journey.out(menu.id) for text in way.say)
    return [_words(journey, menu, earlier, said, locale) for locale in menu.prompt or {"": ""}]


def _words(
    journey: Journey, menu: Touchpoint, earlier: list[Touchpoint], said: tuple[str, ...], locale: str
) -> Words:
    texts = [_text(message, locale) for message in earlier]
    own = _text(menu, locale)
    return Words(journey.tongue(locale), own, (*texts, *said), all(map(is_known, (own, *texts, *said))))


def _text(touchpoint: Touchpoint, locale: str) -> str:
    """The prompt in this language; the only one where the design tells no languages apart."""
    prompt = touchpoint.prompt
    only = next(iter(prompt)) if len(prompt) == 1 else ""
    return prompt.get(locale) or prompt.get("") or (prompt[only] if only and _fit(only, locale) else "")


def _fit(one: str, other: str) -> bool:
    """Whether two locales are of one language, or one of them is not named."""
    languages = {name.replace("_", "-").split("-")[0].lower() for name in (one, other) if name}
    return len(languages) < 2
