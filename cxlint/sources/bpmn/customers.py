"""Which pools and lanes are the customers'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LAST: Final = _words(
    "customer client caller patient consumer buyer shopper guest passenger traveller traveler "
    "policyholder citizen resident visitor "
    "kunde kundin kundinnen kunden endkunde neukunde privatkunde anrufer anruferin patientin patienten "
    "klient klientin verbraucher käufer besteller gast fahrgast bürger antragsteller versicherter "
    "versicherungsnehmer"
)
"""Words for a customer that stand last in a name: “Pizza customer”, “Der Kunde”."""

_FIRST: Final = _words(
    "cliente clienta paciente consumidor comprador usuario utente paziente consumatore acquirente "
    "acheteur usager consommateur appelant pasajero passageiro passeggero passager ciudadano cidadão "
    "cittadino citoyen huésped hóspede"
)
"""Words for a customer that stand first in a name: “Cliente final”."""

_FIRMS: Final = _words(
    "service services support care manager management managers onboarding desk center centre department "
    "team agent agents advisor adviser representative relations success account portal system app "
    "application database server platform office process bank api servicio atención servizio assistenza "
    "atendimento serviço gestión gestione gestor banco banca"
)
"""Words of names that only speak of customers: “Customer service”, “Servicio al cliente”."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTS: Final = re.compile(r"[/,;|&+]|\b(?:and|or|und|oder|y|o|e|et|ou)\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=4096)
def is_customer(name: str) -> bool:
    """Whether a pool or lane of this name is surely the customers'. English and five others.

    >>> is_customer("Pizza Customer"), is_customer("Kunde (online)"), is_customer("Customer Service")
    (True, True, False)
    """
    plain = _ASIDE.sub(" ", name[:200].lower())
    return any(_means_customer(_WORD.findall(part)) for part in _PARTS.split(plain))


def _means_customer(words: list[str]) -> bool:
    if not words or not _FIRMS.isdisjoint(words):
        return False
    return _singular(words[-1]) in _LAST or words[-1] in _LAST or _singular(words[0]) in _FIRST


def _singular(word: str) -> str:
    return word.removesuffix("es") if word.endswith(("ores", "antes")) else word.removesuffix("s")


def any_customer(names: Iterable[str]) -> bool:
    """Whether one of the names of who acts is the customers'."""
    return any(map(is_customer, names))
