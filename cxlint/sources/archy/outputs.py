"""What makes a flow leave an action by each of its outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from cxlint.sources import genesys
from cxlint.sources.archy import nodes
from cxlint.sources.naming import spaced
from cxlint.sources.tree import Mapping, Scalar


@dataclass(frozen=True, slots=True)
class Meaning:
    """Why an output is taken."""

    event: str = "next"
    key: str = ""
    label: str = ""
    retry: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A way out of an action: why it is taken, where it stands, and the actions on it.

    Without ``actions`` it leads on to what follows, unless ``goal`` names where.
    """

    why: Meaning
    place: Scalar | None = None
    actions: Any = None
    goal: str = ""


_M = Meaning
NEXT: Final = _M()
_FAILED: Final = _M("error")
_YES_NO: Final = {"yes": _M("condition", label="yes"), "no": _M("condition", label="no")}
_DATA: Final = {"success": NEXT, "failure": _FAILED, "timeout": _M("timeout")}
_FOUND: Final = {"found": _M("condition", label="found"), "notFound": _M("condition", label="not found")}
_DONE: Final = {"success": NEXT, "failure": _FAILED}

ALWAYS: Final[dict[str, dict[str, Meaning]]] = {
    "decision": _YES_NO,
    "callData": _DATA,
    "callDataSecure": _DATA,
    "callBridge": _DATA,
    "dataTableLookup": _FOUND | {"failure": _FAILED},
    "evaluateSchedule": {
        "active": _M("condition", label=genesys.ACTIVE),
        "inactive": _M("condition", label=genesys.INACTIVE),
    },
    "evaluateScheduleGroup": {
        "open": _M("condition", label="open"),
        "closed": _M("closed"),
        "holiday": _M("closed", label=genesys.ON_HOLIDAYS),
    },
    "collectInput": {"success": NEXT, "failure": _M("retries_exhausted")},
    "createCallback": _DONE,
    "setConversationData": _DONE,
    "getConversationData": _FOUND,
    "dialByExtension": {"failure": _M("retries_exhausted")},
}
"""Outputs that an action always has. Archy writes only those that hold actions: the others lead on.

Source: the actions of Architect in the resource center of Genesys Cloud, and exports that list all
outputs. Transfers have an output for failure in calls only; elsewhere the flow's handling of errors
takes over.
"""

KNOWN: Final[dict[str, Meaning]] = {
    "success": NEXT,
    "next": NEXT,
    "default": NEXT,
    "failure": _FAILED,
    "error": _FAILED,
    "timeout": _M("timeout"),
    "emergency": _M("condition", label="emergency"),
    "knowledge": _M("option", "an answer from the knowledge base"),
    "maxNoInputs": _M("no_input"),
    "noInput": _M("no_input"),
    "maxNoMatches": _M("no_match"),
    "noMatch": _M("no_match"),
    "noIntent": _M("no_match"),
    **_FOUND,
    **_YES_NO,
}
"""What outputs mean wherever they occur."""


def meaning(kind: str, key: str) -> Meaning:
    """What the output *key* of an action of type *kind* means."""
    if kind.startswith("find") and key in _FOUND:
        return _FOUND[key]
    known = ALWAYS.get(kind, {}).get(key) or KNOWN.get(key)
    return known or Meaning("condition", label=spaced(key))


def is_enabled(node: Any) -> bool:
    """Whether an output is switched on."""
    return nodes.flag(nodes.child(node, "enabled")) is not False


def listed(kind: str, body: Any, call: bool) -> Iterator[Output]:
    """The outputs of an action, those that always exist included, in the order of the file.

    *call* tells that the flow is for calls.
    """
    written = nodes.child(body, "outputs")
    always = dict(_always(kind, call))
    for key, value in nodes.entries(written):
        always.pop(key.text, None)
        if key.text == "paths":
            yield from _paths(value)
        elif is_enabled(value):
            yield Output(meaning(kind, key.text), key, nodes.child(value, "actions"))
    for why in always.values():
        yield Output(why)


def _always(kind: str, call: bool) -> dict[str, Meaning]:
    if kind.startswith("transferTo"):
        return {"failure": _FAILED} if call else {}
    return _FOUND if kind.startswith("find") else ALWAYS.get(kind, {})


def _paths(node: Any) -> Iterator[Output]:
    """Named ways out of a task or module that was called."""
    for item in nodes.items(node):
        pair = nodes.only(item)
        if pair is not None and is_enabled(pair[1]):
            named = nodes.text(nodes.child(pair[1], "name"))
            yield Output(Meaning("outcome", named), pair[0], nodes.child(pair[1], "actions"))


def cases(body: Any) -> Iterator[Output]:
    """The cases of a switch and its default, which is taken when none fits."""
    listed = (item for holder in _holders(body) for item in nodes.items(nodes.child(holder, "cases")))
    found = [pair for item in listed if (pair := nodes.only(item)) is not None]
    told = genesys.cases_in_words([_condition(case) for _, case in found])
    for (key, case), label in zip(found, told, strict=True):
        yield Output(Meaning("condition", label=label), key, nodes.child(case, "actions"))
    yield from _default(body)


def _default(body: Any) -> Iterator[Output]:
    for holder in _holders(body):
        for key, value in nodes.entries(holder):
            if key.text == "default":
                yield Output(Meaning("else"), key, nodes.child(value, "actions"))
                return
    yield Output(Meaning("else"))


def _holders(body: Any) -> Iterator[Any]:
    """Where the cases of a switch may stand."""
    for key, value in nodes.entries(nodes.child(body, "evaluate")):
        if isinstance(value, Mapping):
            yield value
        elif key.text == "cases":
            yield nodes.child(body, "evaluate")
    yield body
    yield nodes.child(body, "outputs")


def _condition(case: Any) -> str:
    value = nodes.child(case, "value")
    return nodes.expression(value) or nodes.name(value) or nodes.text(nodes.child(case, "name"))


def rounds(body: Any) -> tuple[Output, Output]:
    """The two ways out of a loop: once more, as often as its count says, and on."""
    most = nodes.whole(nodes.child(body, "loopCount"))
    again = Meaning("condition", label="again", max=None if most is None else max(1, most))
    for key, value in nodes.entries(nodes.child(body, "outputs")):
        if key.text == "loop":
            return Output(again, key, nodes.child(value, "actions")), Output(
                Meaning("condition", label="done")
            )
    return Output(again), Output(Meaning("condition", label="done"))
