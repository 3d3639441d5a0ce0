"""Titles for people: what a designer would recognise in Architect."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from cxlint.sources.archy import kinds, nodes, references
from cxlint.sources.archy.expressions import Words
from cxlint.sources.archy.kinds import Nature, words_for
from cxlint.sources.genesys import says_nothing
from cxlint.sources.naming import quoted, seconds_in_words, shortened, spaced

_LOOKED_UP = re.compile(r'\w+\("(?P<name>[^"\\]+)"\)$')
_ASKS = frozenset({"message", "input", "bot"})


def title(kind: str, body: Any, nature: Nature, said: Words) -> str:
    """The action's own name; where that only repeats its type, with what it is about."""
    named = nodes.text(nodes.child(body, "name"))
    if named and not _is_generic(kind, named):
        return named
    about = shortened(detail(kind, body))
    if not about and nature.kind in _ASKS and not says_nothing(said.text):
        about = quoted(said.text)
    known = named or words_for(kind) or "Action without a name"
    return f"{known}: {about}" if about else known


def _is_generic(kind: str, named: str) -> bool:
    """Whether a name is the one that Architect gives to every new action of the type."""
    plain = "".join(sign for sign in named.lower() if sign.isalpha())
    return plain in (kind.lower(), f"{kind.lower()}action") or plain.replace("a", "") == kind.lower().replace(
        "a", ""
    )


def detail(kind: str, body: Any) -> str:
    """What an action is about: a queue, a number, a data action, a condition."""
    if kind in references.FIELDS:
        return references.reference(kind, body).ref
    if kind == "transferToAcd":
        return queue(body)
    if kind == "decision":
        return nodes.expression(nodes.child(body, "condition"))
    if kind.startswith("callData"):
        return kinds.data_action(body)
    if kind.startswith("find"):
        return nodes.name(nodes.child(body, "findName"))
    if kind == "dataTableLookup":
        return _key(nodes.child(body, "dataTable"))
    if kind.startswith("evaluateSchedule"):
        return _schedule(body)
    if kind == "updateData":
        return ", ".join(updated(body))
    if kind in _MEASURED:
        return _MEASURED[kind](body)
    return _named(body)


def _named(body: Any) -> str:
    for field in ("slot", "targetUser", "targetNumber", "targetGroup"):
        if found := target(body, field):
            return found
    return ""


def target(body: Any, field: str) -> str:
    """The name under *field*, or the expression that works it out: ``FindQueue("Sales")`` is Sales."""
    node = nodes.child(body, field)
    worked_out = nodes.expression(node)
    if "NOT_SET" in worked_out:
        return ""
    found = _LOOKED_UP.match(worked_out)
    return found["name"] if found else worked_out or nodes.name(node)


def queue(body: Any) -> str:
    """The queue of a transfer."""
    return target(body, "targetQueue")


def updated(body: Any) -> tuple[str, ...]:
    """The variables that “Update Data” gives new values."""
    statements = (nodes.only(item) for item in nodes.items(nodes.child(body, "statements")))
    found = (nodes.text(nodes.child(pair[1], "variable")) for pair in statements if pair is not None)
    return tuple(dict.fromkeys(name for name in found if name))


def _wait(body: Any) -> str:
    """How long an action waits: a span of time, or the expression that works it out."""
    duration = nodes.child(body, "duration")
    span = nodes.seconds(duration)
    return seconds_in_words(span) if span is not None else nodes.expression(duration)


def _rounds(body: Any) -> str:
    """How often a loop goes round: a number, or the expression that works it out."""
    count = nodes.child(body, "loopCount")
    known = nodes.whole(count)
    return f"{known}×" if known is not None else nodes.expression(count)


def _schedule(body: Any) -> str:
    group = target(body, "scheduleGroup") or target(body, "emergencyGroup")
    return group or target(nodes.child(body, "evaluationType", "schedule"), "selectedSchedule")


def _key(node: Any) -> str:
    found = nodes.only(node)
    return found[0].text.strip() if found else ""


def asked_for(kind: str, body: Any) -> tuple[str, ...]:
    """The data that a customer has to give, in words: ``card number``."""
    if kind == "collectInput":
        variable = nodes.text(nodes.child(body, "inputData", "var"))
    else:
        variable = nodes.name(nodes.child(body, "slot"))
    plain = spaced(variable.rpartition(".")[2])
    return (plain,) if plain else ()


_MEASURED: Final[dict[str, Callable[[Any], str]]] = {"wait": _wait, "loop": _rounds}
"""Actions that titles tell a number of."""
