"""INC103: languages that a journey speaks and its people do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxlint.api import Journey, Problem, Touchpoint, named, rule

LANGUAGES = {
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "eu": "Basque", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician",
    "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese", "ar": "Arabic", "hi": "Hindi",
}  # fmt: skip
"""Names of languages, by which agents' languages may be given as well."""

_CODES = {name.casefold(): code for code, name in LANGUAGES.items()}


@rule("INC103", severity="warning", since="0.1", kind="declared")
def language_gap(journey: Journey, options: object) -> Iterator[Problem]:
    """Customers are spoken to in their language by the machine, and then nobody speaks it.

    Flagged::

        @ {locales: [en, es]}
        hello {prompt: {en: Welcome., es: Bienvenido.}} -> people:queue {languages: [en]}!

    Clean::

        @ {locales: [en, es]}
        hello {prompt: {en: Welcome., es: Bienvenido.}} -> people:queue {languages: [en, es]}

    Clean::

        # Which languages agents speak is not declared
        @ {locales: [en, es]}
        hello {prompt: {en: Welcome., es: Bienvenido.}} -> people:queue

    Why:
    Customers chose their language and waited, and now have to explain everything in another one, or
    hang up.

    The GetHuman standard 1.0 (undated) names languages in item 9; Spain's Ley 10/2025 asks for an
    answer in the language the customer used (arts. 7.2, 8.6 and 13.6).

    Fix:
    Make sure that somebody speaks each language that the journey speaks, or tell customers before they
    wait in which languages people answer.

    False alarms:
    Speaks only where the journey declares its languages, or has every prompt in several, and each place
    where people answer declares the languages spoken there. Silent where a journey that could not be
    read may have others. A queue that declares none has those of the people it leads to. A text that is missing in a language is reported by locale-mismatch.
    """
    wanted = _wanted(journey)
    places = _answering(journey)
    spoken = {_code(language) for one in places for language in one.get("languages") or ("?",)}
    if len(wanted) < 2 or not places or "" in spoken or journey.opaque:
        return
    for language in wanted:
        if language not in spoken:
            yield _problem(journey, language, places)


def _answering(journey: Journey) -> list[Touchpoint]:
    """Where people answer; those who declare their languages stand for the queues that lead to them."""
    places = [journey[one] for one in journey.in_walking_order(journey.people)]
    agents = [one for one in places if one.kind == "agent"]
    if not agents or not all(one.get("languages") for one in agents):
        return places
    before = journey.can_reach(one.id for one in agents)
    return [one for one in places if one.get("languages") or one.id not in before]


def _wanted(journey: Journey) -> list[str]:
    """The languages that the journey declares, or those in which every prompt by language is written."""
    if journey.locales:
        return list(dict.fromkeys(map(_language, journey.locales)))
    prompts = [one.prompt for one in journey.reached if one.prompt and "" not in one.prompt]
    written = [frozenset(map(_language, prompt)) for prompt in prompts]
    return sorted(frozenset.intersection(*written)) if written else []


def _language(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].casefold()


def _problem(journey: Journey, language: str, places: Sequence[Touchpoint]) -> Problem:
    name = LANGUAGES.get(language, f"the language “{language}”")
    first = places[0]
    return Problem(
        first.id,
        f"Customers who speak {name} get to nobody who speaks it: not at {named(places, 'or')}.",
        path=journey.witness(first.id),
        fix=f"See that somebody at {first.name} speaks {name}, or tell customers before that nobody does.",
        related=tuple(one.id for one in places[1:]),
        label=f"nobody speaks {name}",
    )


def _code(language: str) -> str:
    """The code of a language that is given by its code or its English name; empty for others."""
    code = _language(language)
    return code if len(code) in (2, 3) else _CODES.get(language.casefold(), "")
