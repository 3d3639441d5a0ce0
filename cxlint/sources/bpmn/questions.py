"""What the questions at gateways are about: how something turned out, or what customers agree to."""

from __future__ import annotations

import re
from typing import Final

from cxlint.sources.hours import plain

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


def is_about_an_outcome(name: str) -> bool:
    """Whether a gateway of this name tells how something turned out, so that nobody chooses there.

    >>> is_about_an_outcome("Scan successful?"), is_about_an_outcome("Done shopping?")
    (True, False)
    """
    asked = plain(name)
    return _TURNED_OUT.search(asked) is not None and _AGREED.search(asked) is None
