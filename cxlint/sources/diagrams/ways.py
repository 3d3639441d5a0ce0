"""Makes transitions of arrows, and finds the limits that words set to going round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cxlint import vocabulary
from cxlint.journey.journey import Journey
from cxlint.journey.model import Transition
from cxlint.sources import hours
from cxlint.sources.diagrams import events
from cxlint.sources.diagrams.drawing import Edge, folded
from cxlint.sources.diagrams.kinds import Nature, Place, gives_up
from cxlint.sources.diagrams.waits import waited, without_wait
from cxlint.sources.naming import numbered, shortened, transition_name

_ASKING: Final = vocabulary.INPUT_KINDS | {"survey"}
_STAFFED = re.compile(
    r"\b(?:agents?|operators?|representatives?|reps?|staff|somebody|anyone)\b.{0,20}\b(?:available|free|online|signed in|logged in)\b|\bavailable (?:agents?|operators?)\b"
)
_FULL = re.compile(r"\bqueue (?:is )?(?:full|at capacity)\b")
_TITLE: Final = 40


def transitions(
    edges: Sequence[Edge], places: Mapping[str, Place], natures: Mapping[str, Nature]
) -> tuple[Transition, ...]:
    """One transition for each arrow, in the order of the drawing."""
    made = (
        _transition(edge, share, *meaning)
        for edge, share in map(_without_share, edges)
        for meaning in _meanings(edge, places[edge.source], natures[edge.source], places[edge.target])
    )
    return tuple(numbered(made))


_SHARE = re.compile(r"(?:^|, )(\d{1,2}(?:\.\d+)?|100)%$")


def _without_share(edge: Edge) -> tuple[Edge, float | None]:
    """An arrow without the share of customers in its label, and that share: "yes, 30%"."""
    share = _SHARE.search(edge.label)
    if share is None:
        return edge, None
    return replace(edge, label=edge.label[: share.start()]), float(share[1]) / 100


def _transition(edge: Edge, share: float | None, event: str, key: str, label: str) -> Transition:
    """A transition; "after 3 tries" and "after 5 minutes" in the label become facts of it."""
    bound = events.bound_of(label) if event in vocabulary.CUSTOMER_FAILURES else None
    after = waited(label) if event in ("timeout", "hangup") else None
    label = without_wait(label) if after else label
    name = key or (label if event in ("condition", "option") else "")
    said = (event.replace("_", " "), key)
    label = ", ".join(part for part in label.split(", ") if part and part not in said)
    condition = label if event == "condition" else ""
    return Transition(
        transition_name(edge.source, event, name),
        edge.source,
        edge.target,
        event,
        key,
        label="" if condition else label,
        condition=condition,
        probability=share,
        after=after,
        retry=_tries(bound, edge),
        location=edge.location,
    )


_COUNTED = re.compile(r"(?:\bx|×) ?\d$|\b\w+ (?:times|mal|veces|fois|volte|vezes)$")


def _tries(bound: events.Bound | None, edge: Edge) -> int | None:
    """After how many further tries a way is taken: "no input x2" leads on after the second one."""
    if bound is None or not bound.most:
        return None
    leads_on = bound.over or (edge.source != edge.target and _COUNTED.search(edge.label.lower()))
    return bound.most - 1 if leads_on else None


def _meanings(edge: Edge, place: Place, nature: Nature, target: Place) -> Iterator[tuple[str, str, str]]:
    """Event, key and label of an arrow; one for each key where it names several."""
    keys = events.keys_of(edge.label) if nature.kind == "menu" and not edge.event else ()
    if len(keys) > 1:
        yield from (("option", key, "") for key in keys)
    else:
        yield _meaning(edge, place, nature, target)


def _meaning(edge: Edge, place: Place, nature: Nature, target: Place) -> tuple[str, str, str]:
    """Event, key and label of an arrow."""
    if edge.event:
        return edge.event, edge.key, edge.label
    label = edge.label.strip()
    if nature.kind not in ("decision", "survey") and gives_up(target) and not events.key_of(label):
        return "hangup", "", label
    if nature.open and nature.kind not in _ASKING:
        return ("condition" if label else "next"), "", label
    if nature.kind in _ASKING:
        return _answer(label, place, nature, target)
    event = _happening(label, place, nature)
    return event, "", label


def _answer(label: str, place: Place, nature: Nature, target: Place) -> tuple[str, str, str]:
    """What leads on from a question."""
    chosen = nature.kind in ("menu", "bot")
    if not label and _is_check(target):
        return "next", "", ""
    if not label and nature.kind == "menu" and len({e.target for e in place.out}) > 1:
        event = events.event_of(target.node.text)
        if event in vocabulary.CUSTOMER_FAILURES or event == "timeout":
            return _asked(event), "", ""
        key = events.key_of(target.node.text)
        return (
            ("option", *key)
            if key
            else (
                "option",
                shortened(
                    " ".join((target.node.heading or target.node.text or target.node.id).split()), _TITLE
                ),
                "",
            )
        )
    if not label:
        return "next", "", ""
    key = events.key_of(label)
    if key is not None and chosen:
        return "option", key[0], key[1]
    found = events.bound_of(label)
    event = events.event_of(label)
    if found is not None and found.over and event not in vocabulary.CUSTOMER_FAILURES:
        return "retries_exhausted", "", label
    if event in ("", "fail") and _UNKNOWN_ANSWER.search(folded(label)):
        return "no_match", "", label
    if event:
        return _asked(event), "", label
    return (
        ("option", shortened(label, _TITLE), "")
        if chosen and nature.kind == "menu"
        else ("condition", "", label)
    )


_UNKNOWN_ANSWER = re.compile(r"^(?:not found|unknown|nicht gefunden)\b")


def _is_check(target: Place) -> bool:
    """Whether a box looks at what was answered, so that it is no option."""
    return target.node.shape == "decision" or target.node.text.rstrip().endswith("?")


def _asked(event: str) -> str:
    """An event at a question: there, time runs out because nothing is said."""
    return {"timeout": "no_input", "no_answer": "no_input", "invalid": "no_match"}.get(event, event)


_SEEN_BY_DECISIONS: Final = vocabulary.SITUATIONS | {"else", "hangup"}
_OF_PEOPLE: Final = frozenset({"queue", "transfer", "agent", "callback"})
_WAITED_IN: Final = frozenset({"queue", "wait", "transfer"})
_OF_STEPS: Final = frozenset({"error", "fail", "else", "hangup", "timeout"})


def _happening(label: str, place: Place, nature: Nature) -> str:
    """What leads on where nobody is asked."""
    if not label:
        return "next"
    event = events.event_of(label)
    if nature.kind == "decision":
        event = event if event in _SEEN_BY_DECISIONS else ""
        return _known(event, place) or _situation(label, place) or "condition"
    if nature.kind in _WAITED_IN and not event and waited(label) is not None:
        return "timeout"
    if nature.kind in _OF_PEOPLE:
        return event if event and event not in vocabulary.CUSTOMER_FAILURES else "condition"
    only = len({edge.target for edge in place.out}) == 1
    surely = bool(place.node.kind) or not only
    return event if event in _OF_STEPS and surely else "condition"


def _known(event: str, place: Place) -> str:
    """An event that an answer names; an account that is closed is no firm that is."""
    return "" if event == "closed" and hours.may_be_of_things(place.words) else event


def _situation(label: str, place: Place) -> str:
    """The situation that an answer to a question means, such as no to "Open now?"."""
    asked, answer = place.words.partition("?")[0], events.answer_of(label)
    if hours.is_about_hours(asked):
        others = list(dict.fromkeys(edge.label for edge in place.out if edge.label.strip() != label))
        return "closed" if hours.means_closed(asked, label, others) else ""
    if answer is None:
        return ""
    if _FULL.search(asked):
        return "queue_full" if answer else ""
    return "nobody_available" if _STAFFED.search(asked) and not answer else ""


# --- limits ---------------------------------------------------------------------------------------


def bounded(journey: Journey, places: Mapping[str, Place]) -> tuple[Transition, ...]:
    """The transitions with the limits that words at boxes and arrows set to going round.

    A way back that says how often ("retry < 3") is limited, and so are the ways back from a box
    whose words, or the words at another way out of it, say so ("after 3 tries: agent"). Waiting
    until somebody is free is no situation that customers are turned away in.
    """
    rounds = {one: number for number, group in enumerate(journey.components) for one in group}
    if not rounds:
        return journey.transitions
    limits = {one: _limit(places[one]) for one in rounds}
    return tuple(
        _limited(way, limits.get(way.source))
        if way.source in rounds and rounds.get(way.target) == rounds[way.source]
        else way
        for way in journey.transitions
    )


def _limit(place: Place) -> int | None:
    """How often the ways out of a box can lead round, as far as its words and those at ways out tell."""
    own = events.bound_of(place.node.text)
    found = (events.bound_of(edge.label) for edge in place.out if edge.label)
    bounds = (own, *(bound for bound in found if bound is not None and bound.over))
    return next((bound.most for bound in bounds if bound is not None and bound.most), None)


def _limited(way: Transition, limit: int | None) -> Transition:
    if way.event in ("nobody_available", "closed"):
        way = replace(way, event="condition", condition=way.label, label="")
    told = events.bound_of(way.label or way.condition)
    most = told.most if told is not None and not told.over and told.most else limit
    return way if way.deliberate or most is None else replace(way, max=most)


# --- what is left to say --------------------------------------------------------------------------


def tersely(ways: Sequence[Transition]) -> tuple[Transition, ...]:
    """The same transitions without labels that only say once more what their event says."""
    return tuple(replace(way, label="") if _repeats(way) else way for way in ways)


def _repeats(way: Transition) -> bool:
    if not way.label or way.event not in _NAMED or events.adds(way.label):
        return False
    # Why customers leave is more than that they do.
    return way.event != "hangup" or events.event_of(way.label) in ("", "hangup")


_NAMED: Final = frozenset(vocabulary.EVENTS) | {"else"}
