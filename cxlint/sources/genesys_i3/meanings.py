"""What makes a contact leave an action by each of its outputs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxlint import vocabulary
from cxlint.sources import genesys
from cxlint.sources.genesys_i3 import expressions
from cxlint.sources.genesys_i3.kinds import Nature
from cxlint.sources.genesys_i3.parts import Action, Path
from cxlint.sources.jsontext import mapping, string


@dataclass(frozen=True, slots=True)
class Meaning:
    """Why an output is taken."""

    event: str
    key: str = ""
    label: str = ""


_M = Meaning

OUTPUTS: Final = {
    "success": _M("next"),
    "failure": _M("error"),
    "error": _M("error"),
    "timeout": _M("timeout"),
    "found": _M("condition", label="found"),
    "not_found": _M("condition", label="not found"),
    "yes": _M("condition", label="yes"),
    "no": _M("condition", label="no"),
    "default": _M("else"),
    "open": _M("condition", label="open"),
    "closed": _M("closed"),
    "holiday": _M("closed", label=genesys.ON_HOLIDAYS),
    "emergency": _M("condition", label="emergency"),
    "active": _M("condition", label=genesys.ACTIVE),
    "inactive": _M("condition", label=genesys.INACTIVE),
    "max_no_inputs": _M("no_input"),
    "max_no_input": _M("no_input"),
    "max_no_matches": _M("no_match"),
    "max_no_match": _M("no_match"),
    "no_intent": _M("no_match"),
    "knowledge": _M("option", "an answer from the knowledge base"),
}
"""Outputs with a name of their own. Those for cases and intents have an id instead. A schedule that
is not active need not mean that nobody is there: there are schedules for holidays, too. Whether it
does, the rest of the flow shows."""

CHOSEN: Final = frozenset({"yes", "no"})
GIVEN_UP: Final = frozenset(
    {"CollectInputAction", "DialExtensionAction", *(f"AskFor{what}Action" for what in ("Slot", "String"))}
)
"""Questions whose failure means that the customer has failed often enough."""

_NUMBERED = re.compile(r"case \d+", re.IGNORECASE)
"""The name that Architect gives to a new case."""


def meaning(path: Path, action: Action, nature: Nature) -> Meaning:
    """Why a contact leaves *action* by *path*."""
    name = path.output.strip("_").lower()
    asking = nature.kind in vocabulary.INPUT_KINDS or nature.kind == "survey"
    if name == "failure":
        return _failure(action, nature)
    if asking and name in CHOSEN:
        return Meaning("option", name)
    if action.type == "CallTaskAction":
        return Meaning("outcome", path.label or "Default")
    if name in OUTPUTS:
        return OUTPUTS[name]
    if nature.kind == "menu" or nature.kind in ("bot", "survey"):
        return Meaning("option", path.label or name)
    return Meaning("condition", label=path.label or name)


def _failure(action: Action, nature: Nature) -> Meaning:
    if action.type in GIVEN_UP:
        return Meaning("retries_exhausted")
    return Meaning("fail" if nature.kind in ("transfer", "voicemail", "callback") else "error")


def told_in_cases(action: Action, meant: Sequence[tuple[Path, Meaning]]) -> list[Meaning]:
    """The same meanings; cases of a switch without a name of their own tell what they ask for."""
    listed = action.raw.get("cases")
    cases = [mapping(case) for case in (listed if isinstance(listed, list) else ())]
    asked = genesys.cases_in_words([expressions.text(case.get("value")) for case in cases])
    words = dict(zip((string(case.get("referenceId")) for case in cases), asked, strict=True))
    return [
        replace(why, label=words.get(path.output) or why.label)
        if why.event == "condition" and _NUMBERED.fullmatch(why.label)
        else why
        for path, why in meant
    ]
