"""Whether a drawing shows what customers go through, or something else, such as software.

Most flowcharts in repositories are of programs. One is taken for a journey only when its words add
up: clear signs count two, vague ones one, each once, and boxes that speak of software may not be
many. The words, weights and limits are our choice, tried on the flowcharts of public repositories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from cxlint.sources.diagrams import words
from cxlint.sources.diagrams.drawing import Drawing, folded

ENOUGH: Final = 4
"""Points that make a journey, one clear sign among them."""

FEWEST_BOXES: Final = 3
MOST_TECHNICAL: Final = 0.34
"""Share of boxes that may speak of software."""

MOST_BOXES: Final = 20_000
"""Boxes that are looked at; a drawing of more was made by a program and shows something else."""

_LOOKED_AT: Final = 3_000
"""Texts in which signs are looked for."""

_GENERIC: Final = frozenset({"task", "event", "page", "decision", "end", "message", "input", "wait", "call"})
"""Kinds whose names are classes in drawings of anything."""


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_CLEAR: Final = {
    "acts": _p(
        r"\b(?:customer|caller|kunde|cliente|guest|patient|passenger) (?:calls|contacts|submits|opens|asks|complains|visits|buys|orders|places|returns"
        r"|receives|chooses|selects|waits|pays|sees|ruft|wahlt|llama|appelle|chiama)\b"
    ),
    "keys": _p(words.ANNOUNCES.pattern + r"|\bpress(?:es|ed|ing)? [\"'(\[]?[0-9*#]|\bdtmf\b|\bkeypad\b"),
    "ivr": _p(
        r"\bivr\b|\b(?:voice|phone) (?:menu|tree|system)\b|\bauto ?-?attendant\b|\.vxml\b|\bvoicexml\b"
    ),
    "call": _p(
        r"\b(?:call|contact) ?-?(?:cent(?:er|re)|flow)\b|\bcall queue\b|\b(?:inbound|incoming) (?:phone )?call\b|\bcallers?\b|\bhotline\b|\banrufer\b"
        r"|\bllamada entrante\b|\bappel entrant\b|\bchiamata in arrivo\b|\bcustomer calls\b"
    ),
    "left": _p(
        r"\bvoice ?-?mail\b|\b(?:request|schedule|offer|customer|arrange) (?:an? )?call ?-?back\b|\bruckruf\b|\bbuzon de voz\b|\bleave (?:a )?message\b"
    ),
    "hung up": _p(
        r"\bhangs? ?-?up\b|\b(?:end|ends|disconnect) (?:the )?(?:call|conversation|chat)\b|\bcall (?:ends|ended)\b|\bhold music\b|\bauflegen\b|\bcolgar\b|\braccroch"
    ),
    "person": _p(
        r"\b(?:live|human|next available|customer (?:service|care)|support|real|available) (?:agents?|representatives?|reps?|operators?|advis[eo]rs?)\b"
        r"|\b(?:transfer\w*|connect\w*|escalat\w+|speak|talk|hand\w*[- ]?(?:off|over)) (?:[\w-]+ ){0,3}?(?:to|with) (?:[\w-]+ ){0,3}?(?:agent|human|representative|operator"
        r"|person|specialist|supervisor|mitarbeiter|agente|asesor|conseiller|operatore|atendente)s?\b"
    ),
    "menu": _p(
        r"\b(?:main|language|phone|voice|options) menu\b|\bhauptmenu\b|\bmenu (?:principal|principale|vocal)\b"
    ),
    "hours": _p(
        r"\b(?:business|opening|office|after) ?-?hours\b|\boffnungszeiten\b|\bhorario de atencion\b|\bheures d'ouverture\b"
    ),
    "queue": _p(
        r"\b(?:joins?|enters?|waits? in|placed? in|added to|transfer(?: to)?) (?:the |an? )?(?:[\w-]+ )?queue\b|\bwait(?:ing)? for (?:an? )?(?:\w+ )?agent\b|\bcall queue\b"
        r"|\b(?:no )?agents? (?:available|answers?|free)\b|\bestimated wait\b|\bwarteschleife\b|\bwarteschlange\b|\bcola de espera\b|\bfile d'attente\b"
    ),
    "thanks": _p(
        r"\bthank(?:s| you) for (?:calling|contacting|your call)\b|\bwelcome to\b|\bhow (?:can|may) (?:i|we) help\b|\bour menu\b"
    ),
}
_VAGUE: Final = {
    "customer": _p(rf"\b{words.CUSTOMER}s?\b"),
    "agent": _p(rf"\b{words.PERSON}\b"),
    "bot": words.BOT,
    "greeting": _p(r"\b(?:greet(?:ing|s)?|welcome|goodbye|good bye|begrussung|saludo|bienvenida|accueil)\b"),
    "support": _p(r"\b(?:support|help ?desk|customer (?:service|care)|complaint|kundenservice)\b"),
    "talk": _p(r"\b(?:call|chat|phone|conversation|escalat\w+)\b"),
    "survey": words.SURVEY,
    "menu word": _p(r"\bmenu\b"),
}
_LANE: Final = _p(
    r"^(?:the |our |new |bank )?(?:customers?|callers?|guests?|patients?|passengers?|policy ?holders?|kund(?:e|in|en)|anrufer(?:in)?)$"
)
"""Titles of frames in which customers act. A frame for users or clients may be a program."""

_IMPLIED: Final = {"agent": "person", "menu word": "menu"}
"""Vague signs that tell nothing more beside a clear one."""

_TITLE: Final = _p(
    r"\b(?:customer|caller|user|guest|patient|passenger) ?-?journeys?\b|\b(?:call|contact|ivr|conversation|chat|phone) ?-?(?:flow|tree|routing|menu)s?\b|\bivr\b"
)
_TECHNICAL: Final = _p(
    r"\b(?:apis?|sdk|lambda|servers?|databases?|db|cache|redis|postgres\w*|sql\w*|https?|rest|grpc|graphql|websockets?|endpoints?|backend|frontend"
    r"|proxy|gateway|microservices?|kafka|sqs|sns|s3|dynamodb|docker|kubernetes|k8s|pods?|containers?|cdk|cli|npm|git|pull request|pr|pipelines?|ci|deploy\w*"
    r"|modules?|class|functions?|librar(?:y|ies)|plugins?|framework|react|vue|fastapi|flask|django|python|java|javascript|typescript|langgraph|langchain|llm|gpt\S*|rag|embeddings?"
    r"|vector|mcp|webhooks?|oauth|jwt|tokens?|schema|json|ya?ml|xml|html|mongo\w*|openai|ctrl|esc|llms?|tools?|subprocess|commands?|execut\w+|dialog|displays?|transactions?|parser|compiler|threads?|socket|orchestrator|runtime|config\w*|script|repo(?:sitory)?|branch|commit"
    r"|service ?bus|event ?bus|topic|consumer|producer|publisher|subscriber|scheduler|worker|handler|controller|middleware|component|kernel|driver|port \d+)\b"
    r"|\w\(\)|\b\w+\.(?:py|js|jsx|ts|tsx|java|cs|csx|go|rs|rb|php|c|h|cpp|html|css|sh)\b|\w/\w+/|\w::\w|\b\w+_\w+\b|[{}]"
)


def shows_journey(drawing: Drawing) -> bool:
    """Whether a drawing shows what customers go through. Takes time in proportion to its boxes."""
    nodes = drawing.nodes
    if drawing.told:
        return True
    if not FEWEST_BOXES <= len(nodes) <= MOST_BOXES or len(drawing.edges) < FEWEST_BOXES - 1:
        return False
    kinds = [node.kind for node in nodes if node.kind]
    if len(kinds) * 2 >= len(nodes) and not _GENERIC.issuperset(kinds):
        return True
    texts = [folded(node.text) for node in nodes[:_LOOKED_AT]]
    technical = sum(bool(_TECHNICAL.search(text)) for text in texts)
    if technical > MOST_TECHNICAL * len(texts):
        return False
    clear, vague = _signs(drawing, texts)
    clear += bool(_TITLE.search(folded(drawing.title)))
    return clear > 0 and 2 * clear + vague >= ENOUGH


def may_show_journey(text: str) -> bool:
    """Whether the text of a file holds a clear sign at all; tells quickly what need not be read."""
    said = text.lower()
    return any(sign.search(said) for sign in _CLEAR.values())


def _signs(drawing: Drawing, texts: list[str]) -> tuple[int, int]:
    """How many different signs there are, clear ones and vague ones."""
    lanes = {folded(node.group) for node in drawing.nodes[:_LOOKED_AT] if node.group}
    said = "\n".join([*texts, *_labels(drawing), *sorted(lanes)])
    clear = {"lane" for lane in lanes if _LANE.search(lane)}
    clear |= {name for name, sign in _CLEAR.items() if sign.search(said)}
    vague = {name for name, sign in _VAGUE.items() if sign.search(said)}
    return len(clear), sum(_IMPLIED.get(name) not in clear for name in vague)


def _labels(drawing: Drawing) -> Iterator[str]:
    found = (folded(edge.label) for edge in drawing.edges if edge.label)
    yield from islice(found, _LOOKED_AT)


_PHONE: Final = ("keys", "ivr", "call", "hung up")
_WRITTEN: Final = _p(r"\b(?:chats?|messages? sent|whatsapp|messenger|webchat|conversation|inbox)\b")


def channel(drawing: Drawing) -> str | None:
    """``phone`` where all that is said is about calls; None where it is not sure."""
    said = "\n".join([*(folded(node.text) for node in drawing.nodes[:_LOOKED_AT]), *_labels(drawing)])
    spoken = sum(bool(_CLEAR[sign].search(said)) for sign in _PHONE)
    return "phone" if spoken and not _WRITTEN.search(said) else None
