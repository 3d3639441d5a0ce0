"""Which pools and lanes are the customers'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CUSTOMERS: Final = _words(
    "customer client caller patient consumer buyer shopper guest passenger traveller traveler "
    "policyholder cardholder accountholder citizen resident visitor subscriber claimant borrower "
    "kunde kundin kundinnen kunden endkunde neukunde privatkunde anrufer anruferin patientin patienten "
    "klient klientin verbraucher käufer besteller gast fahrgast bürger antragsteller versicherter "
    "versicherungsnehmer"
)
"""Words for a customer that stand at the end of a name: “Pizza customer”, “Der Kunde”."""

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

_HAVING_CUSTOMERS: Final = _words("bank account portal app platform service services store")
"""Those whose customers are meant where they stand before: “Bank customer”."""

_PROGRAMS: Final = _words("client subscriber consumer")
_TECHNICAL: Final = _FIRMS - {"bank"} | _words(
    "rest web mail email http https java node js python task thin fat rich desktop mobile browser chat oauth "
    "vpn ftp sftp git sql db ldap mqtt kafka soap grpc graphql rpc test worker sdk network software event "
    "message queue topic webhook espace relation conseiller conseillère gestion compte dossier accueil"
)
"""Words before “client” that make it a program, or in French a part of the firm."""

_USERS: Final = _words("user enduser")
_OF_USERS: Final = _words(
    "the a an end app web website site registered new external online final premium guest"
)
"""Words before “user”. Others, such as “power” and “system”, may mean somebody of the firm."""

_AFTER: Final = _words("online offline web phone telephone mobile new existing private business retail side")
"""Words behind a customer that say which one: “Customer - online”. So does a single letter."""

_ABOUT: Final = _words("for of to with about für von des der vom zum pour para per du del al")
"""Words between what a firm does and its customers: “Support for customers”."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTS: Final = re.compile(r"[/,;|&+]|\b(?:and|or|und|oder|y|o|e|et|ou)\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_HOLDER: Final = re.compile(r"\b(policy|card|account)[ -]holder")
_PRODUCT: Final = re.compile(r"\b360\b")
"""“Customer 360” is a system."""


@lru_cache(maxsize=4096)
def is_customer(name: str) -> bool:
    """Whether a pool or lane of this name is surely the customers'. English and five others.

    >>> is_customer("Pizza Customer"), is_customer("Kunde (online)"), is_customer("Customer Service")
    (True, True, False)
    """
    plain = _HOLDER.sub(r"\1holder", _ASIDE.sub(" ", name[:200].lower()))
    if _PRODUCT.search(plain):
        return False
    return any(_means_customer(_WORD.findall(part)) for part in _PARTS.split(plain))


def _means_customer(words: list[str]) -> bool:
    if words and _singular(words[0]) in _FIRST:
        return _FIRMS.isdisjoint(words)
    while words and (words[-1] in _AFTER or len(words[-1]) == 1):
        words = words[:-1]
    if not words:
        return False
    noun = words[-1] if words[-1] in _CUSTOMERS else _singular(words[-1])
    if noun in _USERS:
        return _OF_USERS.issuperset(words[:-1])
    if noun not in _CUSTOMERS or not _ABOUT.isdisjoint(words[1:-1]):
        return False
    doubtful = _TECHNICAL if noun in _PROGRAMS else _FIRMS - _HAVING_CUSTOMERS
    return doubtful.isdisjoint(words[:-1])


def _singular(word: str) -> str:
    return word.removesuffix("es") if word.endswith(("ores", "antes")) else word.removesuffix("s")


def any_customer(names: Iterable[str]) -> bool:
    """Whether one of the names of who acts is the customers'."""
    return any(map(is_customer, names))
