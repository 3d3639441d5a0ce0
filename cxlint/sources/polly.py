"""Voices of Amazon Polly, which several platforms speak with, and the language that each has."""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "ar": "hala zayd zeina",
    "ca-ES": "arlet",
    "cs-CZ": "jitka",
    "cy-GB": "gwyneth",
    "da-DK": "mads naja sofie",
    "de-AT": "hannah",
    "de-CH": "sabrina",
    "de-DE": "daniel hans marlene vicki",
    "en-AU": "nicole olivia russell",
    "en-GB": "amy arthur brian emma geraint",
    "en-IE": "niamh",
    "en-IN": "raveena",
    "en-NZ": "aria",
    "en-SG": "jasmine",
    "en-US": """
        danielle gregory ivy joanna joey justin kendra kevin kimberly matthew patrick ruth salli stephen
    """,
    "en-ZA": "ayanda",
    "es-ES": "alba conchita enrique lucia raul sergio",
    "es-MX": "andres mia",
    "es-US": "lupe miguel pedro penelope",
    "fi-FI": "suvi",
    "fr-BE": "isabelle",
    "fr-CA": "chantal gabrielle liam",
    "fr-FR": "celine lea mathieu remi",
    "is-IS": "dora karl",
    "it-IT": "adriano bianca carla giorgio",
    "ja-JP": "kazuha mizuki takumi tomoko",
    "ko-KR": "jihye seoyeon",
    "nb-NO": "ida liv",
    "nl-BE": "lisa",
    "nl-NL": "laura lotte ruben",
    "pl-PL": "ewa jacek jan maja ola",
    "pt-BR": "camila ricardo thiago vitoria",
    "pt-PT": "cristiano ines",
    "ro-RO": "carmen",
    "ru-RU": "maxim tatyana",
    "sv-SE": "astrid elin",
    "tr-TR": "burcu filiz",
    "yue-CN": "hiujin",
    "zh-CN": "zhiyu",
}
TAGS: Final = {name: tag for tag, names in _NAMES.items() for name in names.split()}
"""Voices that speak one language, in small letters. Source: the list of voices in AWS' reference of Polly."""


def language(voice: str) -> str:
    """The locale that a voice speaks; empty for one that is not known or speaks several languages.

    >>> language("Vicki"), language("Kajal")
    ('de-DE', '')
    """
    return TAGS.get(voice.lower(), "")
