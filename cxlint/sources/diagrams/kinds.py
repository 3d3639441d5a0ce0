"""What a box of a drawing is for the customer: told by class, shape and plain words, in this order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary
from cxlint.sources.diagrams import events, words
from cxlint.sources.diagrams.drawing import Edge, Node, folded
from cxlint.sources.hours import is_about_a_case, is_about_hours
from cxlint.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Nature(Value):
    """What a box is: its kind, what a decision looks at, and whether that is sure.

    ``spoken`` tells that something is said in words that the drawing may only name, ``quoted`` that
    the words of the box are what is said. ``open`` tells that something may happen there, or follow,
    which the drawing does not show. ``end`` is the outcome of an ending that the words tell.
    """

    kind: str
    basis: str = ""
    spoken: bool = False
    open: bool = False
    channel: str = ""
    quoted: bool = False
    end: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Place(Value):
    """A box with the arrows at it and the boxes they lead to.

    ``programs`` tells that agents may be programs in this drawing.
    """

    node: Node
    out: Sequence[Edge]
    into: Sequence[Edge]
    nodes: Mapping[str, Node]
    programs: bool = False

    @property
    def words(self) -> str:
        """The words of the box, ready for looking for some."""
        return folded(self.node.text)

    @property
    def leaf(self) -> bool:
        """Whether no arrow leads on."""
        return all(edge.target == self.node.id for edge in self.out)


_BY_WORDS: Final[Sequence[tuple[str, re.Pattern[str], re.Pattern[str] | None]]] = (
    ("voicemail", words.VOICEMAIL, words.NO_VOICEMAIL),
    ("callback", words.CALLBACK, words.NO_CALLBACK),
    ("queue", words.QUEUE, words.NO_QUEUE),
    ("bot", words.BOT, words.NO_BOT),
    ("transfer", words.TRANSFER, None),
    ("agent", words.AGENT, words.BOT),
    ("survey", words.SURVEY, None),
    ("survey", words.RATED, None),
)


def nature(place: Place, choice: bool = False) -> Nature:
    """What a box of a customer's journey is; *choice* tells that it stands for a key of a menu."""
    node = place.node
    if node.kind:
        return _told(place)
    if words.ELSEWHERE.search(place.words) and place.into:
        return Nature("call")
    if place.leaf:
        return _ending(place)
    if words.START.search(place.words) and not place.into:
        return Nature("event")
    if choice:
        return Nature("event")
    return _question(place) or _step(place)


def _told(place: Place) -> Nature:
    kind = place.node.kind
    basis = basis_of(place.words) if kind == "decision" else ""
    handed = (
        kind in vocabulary.HANDED_OVER_KINDS
        or kind in ("end", "voicemail", "call")
        or "end" in place.node.facts
    )
    channel = channel_of(place.words) if kind == "message" else ""
    return Nature(kind, basis, spoken=kind == "message", open=place.leaf and not handed, channel=channel)


def _ending(place: Place) -> Nature:
    """What a box is that no arrow leaves: an ending, or a hand-over, as far as its words are clear."""
    said = place.words
    if place.node.shape == "decision" or (words.MENU.search(said) and not words.NO_MENU.search(said)):
        return Nature("decision" if place.node.shape == "decision" else "menu", open=True)
    if words.GOES_ON.search(said) or words.ANNOUNCES.search(said):
        return Nature("task", open=True)
    if gives_up(place):
        return Nature("end", end="abandoned")
    kind = _by_words(said) or _some_agent(place)
    if kind in ("bot", "survey"):
        return Nature("bot", open=True) if kind == "bot" else Nature("end", spoken=True)
    if kind:
        return Nature(kind)
    if words.END.search(said):
        return Nature("end", spoken=_speaks(said))
    if channel := channel_of(said):
        return Nature("end", spoken=True, channel=channel)
    if place.node.below or _speaks(said) or words.SENDS.search(said):
        return Nature("end", spoken=True)
    if _quotes(place):
        return Nature("end", spoken=True, quoted=True)
    return Nature("task", open=True)


def _question(place: Place) -> Nature | None:
    """A menu or a decision; None for all other boxes."""
    said, ways = place.words, len({edge.target for edge in place.out})
    keys = sum(events.key_of(edge.label) is not None for edge in place.out)
    named = bool(words.MENU.search(said)) and not words.NO_MENU.search(said)
    announced = bool(words.ANNOUNCES.search(said))
    if keys > 1 or offers_keys(place) or (keys and (named or announced)):
        return Nature("menu")
    if ways > 1 and (named or announced) and not _is_yes_or_no(place):
        return Nature("menu")
    if ways > 1 and _of_customer(said) and any(edge.label for edge in place.out):
        return Nature("menu")
    if place.node.shape == "decision" or (ways > 1 and said.endswith("?")):
        return Nature("decision", basis_of(said))
    return Nature("message", spoken=True) if announced or (named and words.OFFERS.search(said)) else None


def _of_customer(said: str) -> bool:
    """Whether it is customers who answer a question."""
    return bool(words.ADDRESSES.search(said) or words.MORE.search(said))


def _is_yes_or_no(place: Place) -> bool:
    """Whether the way on is a matter of yes or no that the firm answers."""
    answers = [events.answer_of(edge.label) for edge in place.out]
    asked = _of_customer(place.words) or words.ANNOUNCES.search(place.words)
    return place.node.shape == "decision" and any(one is not None for one in answers) and not asked


def offers_keys(place: Place) -> bool:
    """Whether the boxes that follow stand for keys: "1 - Sales", "2 - Service"."""
    targets = {edge.target for edge in place.out}
    if len(targets) < 2 or any(edge.label for edge in place.out):
        return False
    keys = [events.key_of(place.nodes[target].text) for target in targets]
    found = {key[0] for key in keys if key is not None}
    return len(found) == len(keys)


def _step(place: Place) -> Nature:
    said = place.words
    if words.CUSTOMER_ACTS.search(said):
        return Nature("event")
    if words.QUOTED.search(said):
        return Nature("bot") if said.endswith("?") else _plain_step(place)
    kind = _by_words(said) or _some_agent(place)
    if kind:
        return Nature(kind)
    if channel := channel_of(said):
        return Nature("message", spoken=True, channel=channel)
    if place.node.shape == "store" or place.node.facts.get("prompt"):
        return Nature("task")
    return _plain_step(place)


def _plain_step(place: Place) -> Nature:
    """A step in which nobody else takes part; what its words do not tell is not known."""
    said = place.words
    if _asks(place):
        return Nature("input")
    if _OF_CUSTOMERS.search(folded(place.node.group)):
        return Nature("event")
    if place.node.below or _speaks(said):
        return Nature("message", spoken=True, quoted=bool(words.SAID.search(said)))
    if _quotes(place):
        return Nature("message", spoken=True, quoted=True)
    if words.SENDS.search(said):
        return Nature("message", spoken=True)
    if words.WAIT.search(said):
        return Nature("wait")
    if words.PAGE.search(said):
        return Nature("page")
    return Nature("task", open=not words.WORK.search(said))


_OF_CUSTOMERS: Final = re.compile(rf"^(?:the )?{words.CUSTOMER}s?$")
"""Titles of lanes in which customers act."""

_QUOTE: Final = re.compile(r"[\"“«„][^\"”»“«„]{6,}[\"”»“]")


def _asks(place: Place) -> bool:
    said = place.words
    if words.ASKED.search(said) or (words.INPUT.search(said) and words.ASKING.search(said)):
        return True
    if said.endswith("?") and words.ADDRESSES.search(said):
        return True
    return place.node.drawn in _SLANTED and bool(words.FIELD.search(said))


_SLANTED: Final = frozenset(
    {"parallelogram", "lean_r", "lean-r", "lean-right", "in-out", "shape=parallelogram"}
)


def _quotes(place: Place) -> bool:
    """Whether the words of a box read like something that customers hear."""
    said = place.words
    if words.WORK.search(said) or words.NO_SAID.search(said):
        return False
    return bool(words.SAID.search(said) or _QUOTE.search(place.node.text[:400]))


def gives_up(place: Place) -> bool:
    """Whether customers leave there because they want to."""
    if place.node.kind:
        return False
    in_lane = bool(_OF_CUSTOMERS.search(folded(place.node.group)))
    leaves = words.GIVES_UP.search(place.words) or (in_lane and words.HANGS_UP.search(place.words))
    return bool(leaves) and place.leaf


def _some_agent(place: Place) -> str:
    """``agent`` where a box names people of some kind and no agent of the drawing is a program."""
    named = words.SOME_AGENT.search(place.words) and not words.BOT.search(place.words)
    return "agent" if named and not place.programs else ""


def _by_words(said: str) -> str:
    if said.endswith("?"):
        return ""
    return next(
        (kind for kind, yes, no in _BY_WORDS if yes.search(said) and not (no and no.search(said))), ""
    )


def _speaks(said: str) -> bool:
    if words.SPOKEN.search(said):
        return ":" in said or not said.endswith("?")
    return bool(words.MESSAGE.search(said)) and not words.NO_MESSAGE.search(said)


def channel_of(said: str) -> str:
    """``sms``, ``email``, … where something is sent to the customer there; empty otherwise."""
    found = words.SENT.search(said)
    if not found or words.TELLS_OF.search(said):
        return ""
    word = (found[1] or found[2]).replace("-", "").split()[0]
    return {"email": "email", "letter": "letter", "whatsapp": "social"}.get(word, "sms")


# --- decisions ------------------------------------------------------------------------------------

_BASES: Final = (
    (
        "counter",
        re.compile(
            r"\b(?:attempts?|retries|retry|tries|versuche?|intentos?|tentatives?|tentativi|tentativas)\b"
        ),
    ),
    ("chance", re.compile(r"\b(?:a/b|random|percentage)\b")),
)


def basis_of(said: str) -> str:
    """What a decision looks at, where its words say so. Whether agents are there is left open."""
    if is_about_hours(said):
        return "hours"
    if is_about_a_case(said):
        return "data"
    return next((basis for basis, sign in _BASES if sign.search(said)), "")
