"""What the words at an arrow say: a key, an answer, something that went wrong, how often at most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cxlint.sources.diagrams.drawing import folded
from cxlint.sources.diagrams.numbers import NUMBERS
from cxlint.sources.diagrams.waits import LONGER, LONGEST
from cxlint.sources.hours import NO, YES
from cxlint.value import Value


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_N = r"(?P<n>\d{1,2}(?:st|nd|rd|th)?|one|two|three|four|five|first|second|third|zwei|drei|dos|tres|deux|trois|due|tre|dois)"
_TIMES = r"(?:times|x|×|attempts?|tries|try|retries|retry|reprompts?|failures?|errors?|mal|versuche?n?|intentos?|veces|fois|essais|tentatives?|volte|tentativi|tentativas|vezes)"

_FAILED = (
    r"\b(?:nothing (?:said|pressed|entered)|not (?:understood|recogni[sz]ed)|no (?:input|match|answer|response|reply|entry)|silence|silent"
    r"|(?:invalid|wrong|unknown)(?: \w+)?|nicht verstanden|keine eingabe)"
)

_OVER: Final = (
    _p(rf"\b(?:after|>=?|≥|more than|nach|despues de|apres|dopo|apos) ?{_N} ?(?:\w+ ){{0,2}}{_TIMES}\b"),
    _p(rf"\b{_TIMES} ?(?:count)? ?(?:>=?|≥|=|==) ?{_N}\b"),
    _p(rf"\b{_N} ?(?:\w+ ){{0,1}}{_TIMES} ?(?:\w+ )?(?:reached|exceeded|exhausted|failed|used|up)\b"),
    _p(rf"\b(?:played|repeated|asked|tried|attempted|prompted|retried|looped) {_N} ?{_TIMES}\b"),
    _p(rf"\b{_N} (?:failed|invalid|wrong|consecutive|unsuccessful) {_TIMES}"),
    _p(
        r"\b(?P<n>2nd|3rd|4th|5th|second|third) (?:\w+ )?(?:time|attempt|try|failure|error|no match|no input)"
    ),
)
_UNDER: Final = (
    _p(
        r"\b(?:up to|max(?:imum|\.)?(?: of)?|at most|less than|fewer than|only|bis zu|hochstens|maximal|hasta|maximo"
        rf"|jusqu'a|fino a|ate|no more than)\s*:? ?{_N}\b(?! (?:seconds?|minutes?|min|sec|hours?|digits?|days?))"
    ),
    _p(rf"\b{_TIMES}(?: count| counter| left)? ?(?:<=?|≤) ?{_N}\b"),
    _p(rf"(?:<=?|≤) ?{_N} ?(?:\w+ )?{_TIMES}"),
    _p(rf"^(?:re)?try ?{_N}x?$"),
    _p(r"^(?P<n>first|1st)$"),
    _p(rf"\b{_N} ?x(?:\b|$)"),
    _p(rf"(?:\bx|×) ?{_N}\b"),
    _p(rf"{_FAILED},? {_N} (?:times|mal|veces|fois|volte|vezes)$"),
    _p(rf"\b(?:repeat|retry|reprompt|try again) \(?{_N} ?(?:{_TIMES})?\b"),
    _p(r"\b(?P<n>1st|first) (?:\w+ )?(?:time|attempt|try|failure|error|no match|no input)"),
)
_MANY: Final = _p(
    rf"\b(?:max(?:imum)?|too many|all|no more|out of)\.? (?:\w+ )?{_TIMES}|\b{_TIMES} (?:limit )?(?:exceeded|exhausted|reached|used up|over)"
    r"|\bzu viele versuche|\bdemasiados intentos|\btrop de tentatives|\btroppi tentativi|\bmuitas tentativas"
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bound(Value):
    """How often something happens: ``most`` times, None where no number is given.

    ``over`` tells that the words speak of what comes when that is used up.
    """

    over: bool
    most: int | None = None


def bound_of(text: str) -> Bound | None:
    """How often at most, where a text says so: "attempts < 3", "3rd failure", "retry (max 2)".

    >>> found = bound_of("No, after 3 tries")
    >>> found.over, found.most
    (True, 3)
    """
    said = folded(text)
    for over, patterns in ((True, _OVER), (False, _UNDER)):
        for pattern in patterns:
            if found := pattern.search(said):
                number = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", found["n"] or "")
                return Bound(over, NUMBERS.get(found["n"] or "") or NUMBERS.get(number))
    return Bound(True) if _MANY.search(said) else None


# --- keys and answers -----------------------------------------------------------------------------

_KEY: Final = _p(
    r"^(?:(?:if |when |the |user |caller |customer |client )*(?:press(?:es|ed)?|pressing|dial(?:s|ed)?|option|opt|key|dtmf|digit|choice|choose[sn]?"
    r"|selects?|enters?|input|taste|druckt|tecla|opcion|touche|choix|tasto|opzione|opcao|pulsa|marca|presses key)[ :=#.-]*)?"
    r"[\"'(\[]?(?P<key>[0-9]{1,2}|[*#]|star|pound|hash|null)[\"')\]]?(?P<rest>$|[ :.)=,/|\n-].*)"
)
_UNITS: Final = _p(
    r"^[ ]?(?:st|nd|rd|th|x|%|seconds?|secs?|s|minutes?|mins?|hours?|days?|weeks?|months?|years?|times|attempts?|tries|retries|or more|to |and |agents?"
    r"|business|failures?|of|calls?|people|digits?|euros?|dollars?)\b|^ ?[+<>%-] ?\d|^[.,/]\d|^:\d\d"
)
_SIGNED: Final = {"star": "*", "pound": "#", "hash": "#", "null": "0"}
_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SPELT: Final = {word: str(number) for number, word in enumerate(_DIGITS)}


def key_of(text: str) -> tuple[str, str] | None:
    """The key that a text stands for and what it is good for; None when it stands for none.

    >>> key_of("Press 1 for sales"), key_of("2 - Support"), key_of("3 attempts")
    (('1', 'sales'), ('2', 'Support'), None)
    """
    plain = " ".join(text[:200].split())
    if plain.lower() in _SPELT:
        return _SPELT[plain.lower()], ""
    found = _KEY.match(plain.lower())
    if found is None or _UNITS.match(found["rest"]) or len(plain.lower()) != len(plain):
        return None
    rest = re.sub(r"^[\s:.()=,/|–—-]*(?:(?:for|fur|para|pour|per|to|is) )?", "", plain[found.start("rest") :])
    return _SIGNED.get(found["key"], found["key"]), rest.strip(" \"')]")


def keys_of(text: str) -> tuple[str, ...]:
    """All keys of a text that is nothing but keys, such as "1/2" or "two or three"."""
    parts = re.split(r"\s*(?:/|,|&| or | and | oder | und | o | ou )\s*", text[:60].strip().lower())
    keys = [key_of(part) for part in parts]
    found = tuple(key[0] for key in keys if key is not None and not key[1])
    return found if len(found) == len(parts) else ()


_YES: Final = YES | {"ok", "✓", "open", "available", "within", "success", "successful", "valid"}
_NO: Final = NO | {"✗", "nope", "closed", "unavailable"}


def answer_of(label: str) -> bool | None:
    """Whether a label says yes or no; None when it says something else."""
    said = folded(label).strip(" .!,()")
    first = said.split(",")[0].split(" - ")[0].strip()
    return True if first in _YES else False if first in _NO else None


# --- what happened --------------------------------------------------------------------------------

_EVENTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "hangup",
        _p(
            r"\b(?:caller|customer|user|client|anrufer|kunde|cliente)\b.{0,12}\b(?:hangs?[ -]?up|abandons?|disconnects?|drops? off|leaves|legt auf"
            r"|cuelga|raccroche|riaggancia|desliga)\b|^(?:abandon(?:s|ed|ment)?|hangs?[ -]?up|hung up|auflegen)$"
        ),
    ),
    (
        "nobody_available",
        _p(
            r"\bno (?:live |free |available )?(?:agents?|one|body|operators?|staff|reps?|representatives?)\b.{0,16}\b(?:available|free|online"
            r"|(?:logged|signed)[ -]?in|staffed|there)\b|^no (?:free |available )?(?:agents?|operators?|representatives?)$"
            r"|\b(?:agents?|operators?|staff) (?:are |is )?(?:un|not )available\b|^nobody (?:is )?(?:available|there|free|online|signed in|logged in)$|\bkein (?:agent|mitarbeiter) (?:frei|verfugbar)"
            r"|\b(?:ningun|sin) agentes?\b|\baucun agent\b|\bnessun operatore\b|\bnenhum (?:agente|atendente)\b"
        ),
    ),
    (
        "queue_full",
        _p(
            r"\b(?:queue|warteschlange|cola|file|coda|fila) (?:is |ist |at )?(?:full|voll|llena|pleine|piena|cheia|capacity)\b|^at capacity$|^overflow$"
        ),
    ),
    (
        "closed",
        _p(
            r"^(?:we are |office |currently )?closed\b|\bafter ?-?hours\b|\bout(?:side)?(?: of)? (?:the )?(?:business|office|opening|working|service|operating)?"
            r" ?hours\b|\bgeschlossen\b|\baußerhalb\b|\bausserhalb\b|\bcerrado\b|\bfuera de horario\b|\bferme\b|\bchiuso\b|\bfechado\b|^holidays?$"
        ),
    ),
    (
        "no_input",
        _p(
            r"\bno (?:user |customer |caller )?(?:input|response|reply|selection|entry|digits?|keypress|speech)\b|^silence$|^silent$|\bnothing (?:said|pressed|entered)\b"
            r"|\bkeine (?:eingabe|antwort)\b|\bsin (?:respuesta|entrada)\b|\bpas de (?:saisie|reponse)\b|\bnessun(?:a)? (?:input|risposta)\b"
            r"|\bsem (?:resposta|entrada)\b"
        ),
    ),
    (
        "no_answer",
        _p(
            r"^no ?-?answer\b|\b(?:nobody|no ?one|no (?:agent|operator|advisor|representative|one there)) (?:answers?|picks? up|responds)\b"
            r"|\b(?:does not|doesn't|do not|don't|did not|didn't|is not|isn't|not) (?:answer(?:ed)?|pick(?:ed)? up)\b|\b(?:un|not |non-)answered\b"
            r"|\bsin contestar\b|\bnimmt nicht ab\b|\bnimmt niemand ab\b|\bniemand (?:nimmt ab|meldet sich)\b"
        ),
    ),
    (
        "timeout",
        _p(
            r"^(?:time ?-?out|times out|timed out|timeouts?)\b|\btime ?-?out$|\bmax(?:imum)? wait\b|\b(?:waits?|waited|waiting) (?:is )?too long\b|^too long$|^zu lange?\b|\bzeituberschreitung\b|\btiempo (?:agotado|de espera agotado)\b|\bdelai depasse\b|\btempo (?:scaduto|esgotado)\b"
        ),
    ),
    (
        "no_match",
        _p(
            r"\bno ?-?match\b|\bnot (?:understood|recogni[sz]ed)\b|\bunrecogni[sz]ed\b|\b(?:invalid|wrong|incorrect|unknown) (?:\w+ )?(?:input|options?|selection|choice|key|entry"
            r"|digit|response|intent)\b|^(?:any )?other (?:key|digit|input|option)s?\b|^fallback$|\b(?:nicht verstanden|ungultige eingabe)\b|\bopcion (?:invalida|no valida|incorrecta)\b"
            r"|\b(?:choix|touche|saisie) invalide\b|\bopzione non valida\b|\bopcao invalida\b"
        ),
    ),
    ("invalid", _p(r"^(?:invalid|not valid|incorrect|wrong|ungultig|invalid[oa]|invalide|non valid[oa])\b")),
    (
        "busy",
        _p(
            r"^(?:line )?busy$|\ball (?:agents?|lines?|operators?) (?:are )?busy\b|^besetzt$|^ocupado$|^occupe$|^occupato$"
        ),
    ),
    (
        "error",
        _p(
            r"^(?:on |system |api |technical |lookup )?(?:error|failure|exception|fehler|erreur|errore|erro)s?\b"
        ),
    ),
    (
        "fail",
        _p(r"^(?:fails?|failed|unsuccessful|not found|fehlgeschlagen|fallid[oa]|echec|fallit[oa]|falhou)\b"),
    ),
    (
        "else",
        _p(
            r"^(?:else|otherwise|default|sonst|ansonsten|de lo contrario|si no|sinon|autrement|altrimenti|senao|caso contrario|other|others|any other|none of the above|andere[s]?)\b[^?]*$"
        ),
    ),
)


def event_of(text: str) -> str:
    """The event of the vocabulary that a text clearly names, or ``else``; empty otherwise."""
    said = folded(text)[:LONGEST]
    return next((event for event, sign in _EVENTS if sign.search(said)), "") if said else ""


# --- what words add to an event -------------------------------------------------------------------

_FAULT: Final = _p(r"\b(?:system|technical|error|failure|exception|fehler|erreur|errore|erro)s?\b")
_FILLER: Final = _p(
    r"\b(?:the|an?|is|are|on|if|when|user|customer|caller|anrufer|kunde|we|of|for|at|after|case|nach|any|time|option|wait|waiting|true)\b|[^\w]+"
)


def adds(text: str) -> bool:
    """Whether words say more than the event and the limit that they name.

    >>> adds("no input x2"), adds("keine Eingabe"), adds("no, call again tomorrow")
    (False, False, True)
    """
    said = folded(text)
    if len(said) > LONGEST:
        return True
    if answer_of(said) is not None and "," not in said:
        return False
    event = event_of(said)
    signs = [_FAULT if name == "error" else sign for name, sign in _EVENTS if name == event != "else"]
    for sign in (LONGER, *_OVER, *_UNDER, _MANY, *signs):
        said = sign.sub(" ", said)
    return bool(_FILLER.sub("", said)) and said not in _OTHERWISE


_OTHERWISE: Final = frozenset(
    {"else", "otherwise", "default", "sonst", "ansonsten", "sinon", "other", "others"}
)
