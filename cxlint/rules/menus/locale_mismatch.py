"""MNU119: translations of one prompt that do not match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cxlint.api import Journey, Problem, Touchpoint, listed, rule
from cxlint.prompts import announced_keys, is_known
from cxlint.rules.menus._announcing import judged_menus
from cxlint.rules.menus._scripts import other_script

_NAMED = re.compile(r"\{+\s*([A-Za-z_][\w.\-]*)\s*\}+|\$\.?([A-Za-z_][\w.]*\w)")
"""A place that is filled in with named data."""


@rule("MNU119", severity="warning", since="0.1", kind="declared")
def locale_mismatch(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are told something else in one language than in another.

    Flagged::

        ask:input {prompt: {en: "To go on, press 1.", de: "Drücken Sie die 2, um fortzufahren."}}!
        ask -> done:end(resolved)

    Flagged::

        hello {prompt: {en: "Welcome.", de: "Willkommen."}} -> later {prompt: {en: "Please wait."}}!
        later -> bye {prompt: {en: "Goodbye.", de: "Auf Wiederhören."}} -> done:end(resolved)

    Flagged::

        hello {prompt: {en: "Your case is {case}.", de: "Ihr Vorgang ist {name}."}}! -> done:end(resolved)

    Flagged::

        hello {prompt: {en: "Welcome to us.", ru: "Welcome to our service."}}! -> done:end(resolved)

    Clean::

        hello {prompt: {en: "Your case is {case}.", de: "Ihr Vorgang ist {case}."}} -> done:end(resolved)

    Clean::

        # The design tells no languages apart
        hello {prompt: "Welcome."} -> later {prompt: {en: "Please wait."}} -> done:end(resolved)

    Why:
    Customers of one language are led astray or left in silence, and whoever tests the other language
    does not notice.

    Prompts are mostly changed in one language first, and the others are forgotten (our own conclusion).

    Fix:
    Bring the translations into line.

    False alarms:
    Speaks only where prompts are given by locale. A language counts as missing when the journey
    declares it in `locales` or more than half of the prompts have it beside another one, and never
    where each prompt is in one language, as in a journey with a branch for each; `de` serves for
    `de-CH`. Keys of menus are compared with the keys that the menu has by `unannounced-option` and
    `announced-option-not-wired`, so that here only other prompts are judged. Scripts are judged for
    languages that are written in one script, from eight letters on.
    """
    expected = _expected(journey)
    menus = {menu.id for menu in judged_menus(journey)}
    for touchpoint in journey.reached:
        if _by_locale(touchpoint):
            causes = list(_causes(journey, touchpoint, expected, touchpoint.id in menus))
            if causes:
                yield _problem(journey, touchpoint, causes)


def _expected(journey: Journey) -> dict[str, str]:
    """Languages that prompts should have, each with the locale that stands for it."""
    spoken = [set(map(_language, one.prompt)) for one in journey.reached if _by_locale(one)]
    translated = [languages for languages in spoken if len(languages) > 1]
    if not translated:
        return {}
    common = Counter(language for languages in translated for language in languages)
    declared = {_language(locale): locale for locale in reversed(journey.locales)}
    often = {language: language for language, times in common.items() if times * 2 > len(spoken)}
    return dict(sorted({**often, **declared}.items()))


def _by_locale(touchpoint: Touchpoint) -> bool:
    return bool(touchpoint.prompt) and "" not in touchpoint.prompt


def _language(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].lower()


def _causes(
    journey: Journey, touchpoint: Touchpoint, expected: dict[str, str], menu: bool
) -> Iterator[tuple[str, str]]:
    """What does not match, each as a part of a sentence and a few words."""
    if not menu:
        yield from _keys(journey, touchpoint)
    yield from _data(touchpoint)
    for locale, text in touchpoint.prompt.items():
        scripts = other_script(text, locale)
        if scripts is not None:
            yield (
                f"are given {scripts[0]} letters for {locale}, which is written in {scripts[1]} ones",
                "other script",
            )
    there = set(map(_language, touchpoint.prompt))
    missing = [locale for language, locale in expected.items() if language not in there]
    if missing:
        yield f"are told nothing in {listed(missing)}", f"no {listed(missing, 'or')}"


def _keys(journey: Journey, touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
    said = {
        locale: frozenset(one.key for one in announced_keys(text, journey.tongue(locale)))
        for locale, text in touchpoint.prompt.items()
        if is_known(text)
    }
    known = [(locale, keys) for locale, keys in said.items() if keys]
    for locale, keys in known[1:]:
        first, others = known[0]
        if keys != others:
            yield (
                f"are told to press {_listed(others)} in {first}, but {_listed(keys)} in {locale}",
                "other keys",
            )
            return


def _listed(keys: frozenset[str]) -> str:
    return listed(sorted(keys), "or")


def _data(touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
    """Data that is filled in in one language and not in another."""
    filled = {locale: _names(text) for locale, text in touchpoint.prompt.items()}
    for name in dict.fromkeys(name for names in filled.values() for name in names):
        told = [locale for locale, names in filled.items() if name in names]
        left = [locale for locale, names in filled.items() if name not in names]
        if left:
            other = next((more for more in filled[left[0]] if more not in filled[told[0]]), "")
            instead = f"“{other}”" if other else "not"
            yield f"are told “{name}” in {listed(told)}, but {instead} in {listed(left)}", "other data"
            return


def _names(text: str) -> dict[str, None]:
    return dict.fromkeys(one or other for one, other in _NAMED.findall(text))


def _problem(journey: Journey, touchpoint: Touchpoint, causes: list[tuple[str, str]]) -> Problem:
    (what, label), *more = causes
    others = f", and {listed([other for other, _ in more])}" if more else ""
    return Problem(
        touchpoint.id,
        f"Customers {what} in {touchpoint.name}{others}.",
        path=journey.witness(touchpoint.id),
        fix=f"Bring the languages of {touchpoint.name} into line.",
        label=label,
    )
