"""Questions about opening hours, and the answers yes and no, in the words of six languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_PLACE: Final = (
    r"(?:office|shop|store|branch|bank|company|department|agency|pharmacy|surgery|salon|garage|hotel|location|lines?|support|sales"
    r"|service|hotline|helpline|(?:call|contact|service) cent(?:er|re)|counter|clinic|reception"
    r"|restaurant|service ?desk|help ?desk|business|buro|geschaft|filiale|laden|praxis|schalter|oficina|tienda|sucursal"
    r"|magasin|bureau|agence|boutique|ufficio|negozio|loja|escritorio|agencia)"
)
_HOURS: Final = r"(?:business|office|opening|working|operating|service|support)[ -]?(?:hours|times)"
_ZEITEN: Final = r"(?:offnungs|geschafts|service|buro|sprech)zeit(?:en)?"
_HORARIO: Final = (
    r"horario(?: (?:de )?(?:atencion|apertura|oficina|laboral|comercial|servicio|atendimento|funcionamento))?"
    r"|(?:heures|horaires?) d.ouverture|orari[o]? (?:di )?(?:apertura|ufficio|lavoro)"
)
_WHEN: Final = r"(?: (?:now|today|right now|currently|at the moment))?"
_STILL: Final = r"(?:(?:still|currently|already|now) )?"
_FREE: Final = r"(?:(?:public|bank|national) )?(?:holidays?|weekends?|sundays?)"

_BEEN_OPENED: Final = re.compile(
    r"\b(?:e-?mail|mail|brief|datei|dokument|link|ticket|paket|konto|case|account|fall|order|claim|complaint"
    r"|incident|invoice|contract|parcel|door|window)\b"
)
"""What is opened without having opening hours."""

_SPAN: Final = re.compile(
    r"(?<![\d:.-])(?<!to )(?<!bis )\d+(?! ?(?:-|to|bis|:|\.|am|pm|h\b|uhr)) ?(?:\w+[ -])?(?:hours|stunden|horas|heures|ore|times)\b"
)
"""A span of time: "24 hours", "2 working hours". No opening hours, which run from one time to another."""

_CLOSED: Final = re.compile(
    rf"\b(?:after|outside|out of)[ -]?(?:of )?(?:the )?(?:{_HOURS}|hours)\b|\b{_PLACE} (?:is )?(?:already )?closed\b"
    rf"|\bare we {_STILL}closed\b|^(?:is it )?{_STILL}closed{_WHEN}$|^(?:is (?:it|today|this) )?(?:an? |the )?{_FREE}(?: or (?:an? )?{_FREE})?(?: today)?$"
    rf"|\bausserhalb (?:der )?{_ZEITEN}\b|\b{_PLACE} (?:ist )?(?:schon )?geschlossen\b|^(?:wir haben )?geschlossen$"
    r"|\bfuera de(?:l)? horario\b"
    rf"|\bfora do horario\b|\bhors (?:des )?(?:heures|horaires)\b|\bfuori orario\b"
    rf"|\b{_PLACE} (?:esta |est |e )?(?:cerrad[oa]|fermee?|chius[oa]|fechad[oa])\b|^(?:public |bank )?holidays?\b"
)
_CASE: Final = re.compile(r"\w (?:still |already )?(?:open|closed)$")
_OPEN: Final = re.compile(
    rf"\b{_HOURS}\b|\b(?:within|during|in) hours\b|\b{_ZEITEN}\b|\b(?:{_HORARIO})\b|\bare we {_STILL}open\b"
    rf"|\b{_PLACE} (?:is |are )?{_STILL}open\b|\bis (?:the |our )?{_PLACE} {_STILL}open\b"
    rf"|\bopen (?:now|today|right now)\b|^(?:(?:is it|check if|check whether|if) )?{_STILL}open{_WHEN}$"
    r"|\bgeoffnet\b|^abiert[oa]s?\b|^ouverte?s?\b|^apert[oa]\b|^abert[oa]\b"
    rf"|\b{_PLACE} (?:esta |est |e )?(?:abiert[oa]|ouverte?|apert[oa]|abert[oa])\b"
)
YES: Final = frozenset(["yes", "y", "true", "ja", "si", "oui", "sim"])
"""Words that say yes."""

NO: Final = frozenset(["no", "n", "false", "nein", "non", "nao", "not"])
"""Words that say no."""

_AGREED: Final = YES | {"open", "geoffnet", "abierto", "ouvert", "aperto", "aberto"}
_SHUT: Final = frozenset(["closed", "geschlossen", "cerrado", "cerrada", "ferme", "chiuso", "fechado"])


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Small letters without accents, blanks made one."""
    small = unicodedata.normalize("NFKD", text[:200].casefold())
    return " ".join("".join(one for one in small if not unicodedata.combining(one)).split())


def is_about_hours(name: str) -> bool:
    """Whether a question of this name asks if it is within opening hours.

    >>> is_about_hours("Office open?"), is_about_hours("Ticket open?"), is_about_hours("Within 24 hours?")
    (True, False, False)
    """
    asked = plain(name).lstrip("¿ ").partition("?")[0].strip()
    if _SPAN.search(asked) or _BEEN_OPENED.search(asked):
        return False
    return _OPEN.search(asked) is not None or _CLOSED.search(asked) is not None


def may_be_of_things(name: str) -> bool:
    """Whether a question of this name is about something that is opened and closed for good.

    >>> may_be_of_things("Status of the account?"), may_be_of_things("Now?")
    (True, False)
    """
    return _BEEN_OPENED.search(plain(name)) is not None


def is_about_a_case(name: str) -> bool:
    """Whether a question asks if a case is open or in time, which is looked up and no matter of hours.

    >>> is_about_a_case("Account open?"), is_about_a_case("Within 24 hours?"), is_about_a_case("Office open?")
    (True, True, False)
    """
    asked = plain(name).partition("?")[0].strip()
    return not is_about_hours(name) and bool(_CASE.search(asked) or _SPAN.search(asked))


def means_closed(name: str, answer: str, others: Sequence[str]) -> bool:
    """Whether *answer* to a question about opening hours means that nobody is there.

    *others* are the further answers; where there is one that means open, the rest means closed.
    """
    if len(others) == 1 and _open(name, answer) is None:
        return _open(name, others[0]) is True
    return _open(name, answer) is False


def is_yes_or_no(answer: str) -> bool:
    """Whether an answer says nothing but yes or no.

    >>> is_yes_or_no("Nein"), is_yes_or_no("no, closed")
    (True, False)
    """
    return plain(answer) in _AGREED | NO


def _open(name: str, answer: str) -> bool | None:
    said = re.findall(r"[^\W\d_]+", plain(answer))
    first = said[0] if said else ""
    if first in _SHUT or _CLOSED.search(plain(answer)):
        return False
    if first not in _AGREED and first not in NO:
        return None
    asked_if_closed = _CLOSED.search(plain(name).lstrip("¿ ").partition("?")[0].strip()) is not None
    return (first in NO) if asked_if_closed else (first in _AGREED)
