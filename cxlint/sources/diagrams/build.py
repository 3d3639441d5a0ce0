"""Makes a journey of a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from cxlint import vocabulary
from cxlint.journey.journey import Journey
from cxlint.journey.model import Reference, Stage, Touchpoint
from cxlint.sources.diagrams import kinds, signs, ways, words
from cxlint.sources.diagrams.drawing import Drawing, Edge, Node, folded
from cxlint.sources.diagrams.kinds import Nature, Place
from cxlint.sources.naming import shortened, slug
from cxlint.text import in_words

LONGEST_NAME: Final = 60
"""Characters of a box's words in a title."""

ENTRY: Final = "entry"
"""Tag of a box to which no arrow leads and of which nobody can tell whether customers begin there."""


def journey(drawing: Drawing, identifier: str = "") -> Journey:
    """The journey that a drawing shows.

    Where nothing in it tells of customers, all of it counts as not understood, so that no rule
    judges it; its role is ``module``.
    """
    customers = signs.shows_journey(drawing)
    places = _places(drawing)
    natures = _natures(places) if customers else {node.id: _unknown(node) for node in drawing.nodes}
    made = Journey(
        id=identifier or slug(drawing.title),
        title=drawing.title,
        file=drawing.file,
        format=drawing.format,
        touchpoints=_touchpoints(drawing, natures, places, customers),
        transitions=ways.transitions(drawing.edges, places, natures),
        start=_start(places, customers),
        role="customer" if customers else "module",
        stages=tuple(Stage(slug(name), name) for name in _stages(drawing)) if customers else (),
        attributes={"source": {"format": drawing.format, "type": drawing.type}},
        names=drawing.names,
        location=drawing.location,
    )
    return replace(made, transitions=ways.tersely(ways.bounded(made, places))) if customers else made


def _places(drawing: Drawing) -> dict[str, Place]:
    """Each box with the arrows at it, in the order of the drawing."""
    nodes = {node.id: node for node in drawing.nodes}
    out: dict[str, list[Edge]] = {identifier: [] for identifier in nodes}
    into: dict[str, list[Edge]] = {identifier: [] for identifier in nodes}
    for edge in drawing.edges:
        out[edge.source].append(edge)
        into[edge.target].append(edge)
    programs = any(words.PROGRAMS.search(folded(node.text)) for node in drawing.nodes)
    return {one: Place(nodes[one], out[one], into[one], nodes, programs) for one in nodes}


def _unknown(node: Node) -> Nature:
    return Nature(node.kind or ("decision" if node.shape == "decision" else "task"), open=True)


# --- kinds ----------------------------------------------------------------------------------------


def _natures(places: Mapping[str, Place]) -> dict[str, Nature]:
    choices = {edge.target for place in places.values() if kinds.offers_keys(place) for edge in place.out}
    found = {one: kinds.nature(place, one in choices) for one, place in places.items()}
    return {one: _told_of(place, found) or _among_people(place, found) for one, place in places.items()}


def _told_of(place: Place, natures: Mapping[str, Nature]) -> Nature | None:
    """A message behind a call-back, which only tells that it is arranged; None for all other boxes."""
    behind = any(natures[edge.source].kind == "callback" for edge in place.into)
    tells = natures[place.node.id].kind == "callback" and words.BOOKED.search(place.words)
    return Nature("message", spoken=True, quoted=True) if behind and tells and not place.leaf else None


def _among_people(place: Place, natures: Mapping[str, Nature]) -> Nature:
    """The nature of a box, a person counted once: being put through to somebody is no person yet."""
    own = natures[place.node.id]
    if place.node.kind:
        return own
    after = [edge.target for edge in place.out if edge.target != place.node.id]
    if own.kind not in ("agent", "transfer") or not after:
        return own
    follows = all(natures[one].kind in ("agent", "queue") for one in after)
    other = any(words.OTHER_PERSON.search(folded(place.nodes[one].text)) for one in after)
    return Nature("task") if follows and (own.kind == "transfer" or not other) else own


# --- touchpoints ----------------------------------------------------------------------------------


def _touchpoints(
    drawing: Drawing, natures: Mapping[str, Nature], places: Mapping[str, Place], customers: bool
) -> dict[str, Touchpoint]:
    channel = signs.channel(drawing) if customers else None
    stages = _stages(drawing) if customers else {}
    made = {}
    for node in drawing.nodes:
        nature, place = natures[node.id], places[node.id]
        spoken = _prompt(node, nature, place.leaf) if customers else ""
        made[node.id] = Touchpoint(
            node.id,
            nature.kind,
            title(node),
            channel=node.facts.get("channel")
            or nature.channel
            or (None if nature.kind == "page" else channel),
            stage=stages.get(node.group),
            prompt={"": spoken} if spoken else {},
            end=_outcome(node, nature, place.leaf),
            tags=(ENTRY,) if _may_be_entered(place, nature) else (),
            attributes=_facts(node, nature, place),
            reference=_reference(drawing, node, place) if nature.kind == "call" else None,
            source=_source(drawing, node),
            location=node.location,
            incomplete=node.broken or nature.open,
        )
    return made


def title(node: Node) -> str:
    """The words of a box as a title; its id in words where it has none."""
    named = node.heading or " ".join(node.text.split())
    return shortened(named, LONGEST_NAME) or in_words(node.id) or node.id


def _outcome(node: Node, nature: Nature, leaf: bool) -> str | None:
    told = node.facts.get("end")
    if told in vocabulary.OUTCOMES:
        return told
    return "deferred" if nature.kind == "voicemail" and leaf else nature.end or None


def _facts(node: Node, nature: Nature, place: Place) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if nature.basis:
        facts["basis"] = nature.basis
    if nature.kind == "end" and not nature.open and words.HANGS_UP.search(place.words):
        facts["ends"] = "contact"
    return facts


def _source(drawing: Drawing, node: Node) -> dict[str, Any]:
    found = {"format": drawing.format, "id": node.id, "type": node.drawn, "group": node.group}
    return {key: value for key, value in found.items() if value}


def _reference(drawing: Drawing, node: Node, place: Place) -> Reference:
    name = (node.text or node.id).strip()
    stem = re.sub(r"\.\w+$|#.*$", "", name)
    return Reference(name, drawing.format, returns=not place.leaf, names=(stem,))


def _may_be_entered(place: Place, nature: Nature) -> bool:
    """Whether nothing leads to a box of which it is not clear that customers should come there."""
    if place.into:
        return False
    return not place.out or nature.kind not in vocabulary.INPUT_KINDS | vocabulary.HANDED_OVER_KINDS


# --- what is said ---------------------------------------------------------------------------------

_PREFIX = re.compile(
    r"^(?:play|say|says|speak|prompt|message|announce|announcement|tts|bot|ivr|system|ansage)\b[^:\"“]{0,30}:\s*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«„]([^\"”»“«„]{6,})[\"”»“]")
_SENTENCE = re.compile(
    r"^(?:welcome to|thank you for|thanks for|hello|hi[,! ]|please |sorry|we are |we're |our |for \w+.{0,30} press|press |how (?:can|may) |willkommen bei|vielen dank|"
    r"bienvenid[oa] a|gracias por|bienvenue (?:chez|a)|merci de|benvenut[oi] |grazie per|bem[- ]vindo )",
    re.IGNORECASE,
)
_SPOKEN_KINDS: Final = frozenset({"message", "menu", "input", "bot", "end"})
FEWEST_SPOKEN: Final = 20
"""Characters of a sentence that a box quotes, rather than names."""


def _prompt(node: Node, nature: Nature, leaf: bool) -> str:
    """What customers hear, as far as the box quotes it.

    A message at which the drawing stops and that it only names becomes a placeholder, ``{…}``:
    something is said, and nobody can tell what.
    """
    if node.facts.get("prompt"):
        return node.facts["prompt"]
    if nature.kind not in _SPOKEN_KINDS:
        return ""
    text = " ".join((node.below or node.text).split())
    if quote := _QUOTED.search(text):
        return quote[1].strip()
    if words.ANNOUNCES.search(folded(text)):
        return _PREFIX.sub("", text)
    if (node.below or nature.quoted) and nature.kind != "menu":
        return _PREFIX.sub("", text)
    bare = _PREFIX.sub("", text)
    if (bare != text or _SENTENCE.search(bare)) and len(bare) >= FEWEST_SPOKEN and nature.kind != "menu":
        return bare
    return f"{{{title(node)}}}" if nature.spoken and leaf and nature.kind == "end" else ""


# --- the drawing as a whole -----------------------------------------------------------------------


def _start(places: Mapping[str, Place], customers: bool) -> tuple[str, ...]:
    """Where it begins: at boxes that say so, else at those that no arrow leads to, else at the first."""
    roots = [one for one, place in places.items() if not any(e.source != one for e in place.into)]
    if not customers:
        return tuple(roots) or tuple(places)[:1]
    leading = [one for one in roots if places[one].out]
    told = [
        one for one in leading if words.START.search(places[one].words) or words.START.search(folded(one))
    ]
    return tuple(told or leading or roots or list(places)[:1])


_PHASE = re.compile(
    r"^(?:phase|stage|step|schritt|fase|etapa|etape)\b|^\d{1,2}[.):]? |^(?:before|during|after)\b|\b(?:phase|stage)$"
    r"|^(?:awareness|consideration|purchase|onboarding|retention|identification|authentication|greeting|routing|self-service|resolution|closing|follow-up|wrap-up)$"
)


def _stages(drawing: Drawing) -> dict[str, str]:
    """The frames that read as phases, where all of them do: title and id."""
    groups = list(dict.fromkeys(node.group for node in drawing.nodes if node.group))
    if len(groups) < 2 or not all(_PHASE.search(folded(group)) for group in groups):
        return {}
    return {group: slug(group) for group in groups}


def unique(names: Sequence[str]) -> Iterator[str]:
    """Ids of several journeys in one file, made of their titles and each given once."""
    seen: set[str] = set()
    for name in names:
        made, number = slug(name), 2
        while made in seen:
            made, number = f"{slug(name)[:60]}-{number}", number + 1
        seen.add(made)
        yield made
