"""What the questions at gateways are about: opening hours, or how something turned out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_PLACE: Final = (
    r"(?:office|shop|store|branch|bank|hotline|helpline|(?:call|contact|service) cent(?:er|re)|counter|clinic|reception"
    r"|restaurant|service ?desk|help ?desk|business|buro|geschaft|filiale|laden|praxis|schalter|oficina|tienda|sucursal"
    r"|magasin|bureau|agence|boutique|ufficio|negozio|loja|escritorio|agencia)"
)
_HOURS: Final = r"(?:business|office|opening|working|operating|service|support)[ -]?(?:hours|times)"
_ZEITEN: Final = r"(?:offnungs|geschafts|service|buro|sprech)zeit(?:en)?"
_HORARIO: Final = (
    r"horario(?: (?:de )?(?:atencion|apertura|oficina|laboral|comercial|servicio|atendimento|funcionamento))?"
    r"|(?:heures|horaires?) d.ouverture|orari[o]? (?:di )?(?:apertura|ufficio|lavoro)"
)
_BEEN_OPENED: Final = re.compile(
    r"\b(?:e-?mail|mail|brief|datei|dokument|link|ticket|paket|konto|case|account|fall)\b"
)
"""What is opened without having opening hours."""

_CLOSED: Final = re.compile(
    rf"\b(?:after|outside|out of)[ -]?(?:of )?(?:the )?(?:{_HOURS}|hours)\b|\b{_PLACE} (?:is )?(?:already )?closed\b"
    rf"|\bausserhalb (?:der )?{_ZEITEN}\b|\b{_PLACE} (?:ist )?(?:schon )?geschlossen\b|\bfuera de(?:l)? horario\b"
    rf"|\bfora do horario\b|\bhors (?:des )?(?:heures|horaires)\b|\bfuori orario\b"
    rf"|\b{_PLACE} (?:esta |est |e )?(?:cerrad[oa]|fermee?|chius[oa]|fechad[oa])\b|^(?:public |bank )?holidays?\b"
)
_OPEN: Final = re.compile(
    rf"\b{_HOURS}\b|\b(?:within|during|in) hours\b|\b{_ZEITEN}\b|\b(?:{_HORARIO})\b|\bare we (?:still )?open\b"
    rf"|\b{_PLACE} (?:is |are )?(?:still |currently |now )?open\b|\bis (?:the |our )?{_PLACE} (?:still )?open\b"
    rf"|\bopen (?:now|today|right now)\b|\bgeoffnet\b|^abiert[oa]s?\b|^ouverte?s?\b|^apert[oa]\b|^abert[oa]\b"
    rf"|\b{_PLACE} (?:esta |est |e )?(?:abiert[oa]|ouverte?|apert[oa]|abert[oa])\b"
)
_YES: Final = frozenset(
    [
        "yes",
        "y",
        "true",
        "ja",
        "si",
        "oui",
        "sim",
        "open",
        "geoffnet",
        "abierto",
        "ouvert",
        "aperto",
        "aberto",
    ]
)
_NO: Final = frozenset(["no", "n", "false", "nein", "non", "nao", "not"])
_SHUT: Final = frozenset(["closed", "geschlossen", "cerrado", "cerrada", "ferme", "chiuso", "fechado"])

_TURNED_OUT: Final = re.compile(
    r"\b(?:success(?:ful)?(?:ly)?|succesful|succeeded|failed|failure|accepted|declined|rejected|ok|okay|valid|invalid|understood|help(?:s|ed|ful)?|answer(?:s|ed)?|got|received|reached|solved|resolved|fixed"
    r"|recogni[sz]ed|found|available|unavailable|in stock|approved|paid|correct|incorrect|possible|authenticated|authori[sz]ed"
    r"|verified|identified|granted|denied|resolved|solved"
    r"|erfolgreich|fehlgeschlagen|akzeptiert|angenommen|abgelehnt|gultig|ungultig|verstanden|gefunden|verfugbar|vorhanden"
    r"|genehmigt|bezahlt|korrekt|erkannt|geklappt|gelost"
    r"|exito|exitos[oa]|aceptad[oa]|rechazad[oa]|valid[oa]|invalid[oa]|entendid[oa]|encontrad[oa]|disponible|aprobad[oa]"
    r"|pagad[oa]|correct[oa]|reconocid[oa]"
    r"|reussie?|succes|acceptee?|refusee?|valide|compris|trouvee?|approuvee?|payee?|correcte|reconnue?"
    r"|riuscit[oa]|successo|accettat[oa]|capit[oa]|trovat[oa]|disponibile|approvat[oa]|pagat[oa]|corrett[oa]|riconosciut[oa]"
    r"|sucesso|aceit[oae]|disponivel|aprovad[oa]|pag[oa]|corret[oa]|reconhecid[oa])\b"
)
"""Words for how something turned out, which customers do not choose."""

_AGREED: Final = re.compile(
    r"\b(?:offers?|terms|conditions|contract|proposal|quote|price|invitation|angebot|preis|vertrag|bedingungen|oferta"
    r"|precio|contrato|condiciones|offre|prix|contrat|offerta|prezzo|contratto|proposta|preco)\b"
)
"""What customers themselves accept or not."""


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Small letters without accents, blanks made one."""
    plain = unicodedata.normalize("NFKD", text[:200].casefold())
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def is_about_hours(name: str) -> bool:
    """Whether a gateway of this name asks if it is within opening hours.

    >>> is_about_hours("Office open?"), is_about_hours("Ticket open?"), is_about_hours("Within 24 hours?")
    (True, False, False)
    """
    asked = _folded(name).lstrip("¿ ")
    if any(one.isdigit() for one in asked) or _BEEN_OPENED.search(asked):
        return False
    return _OPEN.search(asked) is not None or _CLOSED.search(asked) is not None


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
    return _folded(answer) in _YES | _NO


def _open(name: str, answer: str) -> bool | None:
    said = re.findall(r"[^\W\d_]+", _folded(answer))
    first = said[0] if said else ""
    if first in _SHUT or _CLOSED.search(_folded(answer)):
        return False
    if first not in _YES and first not in _NO:
        return None
    asked_if_closed = _CLOSED.search(_folded(name)) is not None
    return (first in _NO) if asked_if_closed else (first in _YES)


def is_about_an_outcome(name: str) -> bool:
    """Whether a gateway of this name tells how something turned out, so that nobody chooses there.

    >>> is_about_an_outcome("Scan successful?"), is_about_an_outcome("Done shopping?")
    (True, False)
    """
    asked = _folded(name)
    return _TURNED_OUT.search(asked) is not None and _AGREED.search(asked) is None
