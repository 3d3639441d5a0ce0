"""What makes a contact leave an action by each of its outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary
from cxlint.sources.genesys_i3 import expressions
from cxlint.sources.genesys_i3.kinds import Nature
from cxlint.sources.genesys_i3.parts import Action, Path
from cxlint.sources.jsontext import mapping, string
from cxlint.sources.naming import shortened


@dataclass(frozen=True, slots=True)
class Meaning:
    """Why an output is taken."""

    event: str
    key: str = ""
    label: str = ""
    condition: str = ""


_M = Meaning

OUTPUTS: Final = {
    "success": _M("next"),
    "failure": _M("error"),
    "error": _M("error"),
    "timeout": _M("timeout"),
    "found": _M("condition", "Found"),
    "not_found": _M("condition", "Not found"),
    "yes": _M("condition", "Yes"),
    "no": _M("condition", "No"),
    "default": _M("else"),
    "open": _M("condition", label="open"),
    "closed": _M("closed"),
    "holiday": _M("closed", label="holiday"),
    "emergency": _M("condition", label="emergency"),
    "active": _M("condition", label="schedule is active"),
    "inactive": _M("condition", label="schedule is not active"),
    "max_no_inputs": _M("no_input"),
    "max_no_input": _M("no_input"),
    "max_no_matches": _M("no_match"),
    "max_no_match": _M("no_match"),
    "no_intent": _M("no_match", label="no intent"),
    "knowledge": _M("condition", label="answered from the knowledge base"),
}
"""Outputs with a name of their own. Those for cases and intents have an id instead. A schedule that
is not active need not mean that nobody is there: there are schedules for holidays, too."""

CHOSEN: Final = frozenset({"yes", "no"})
GIVEN_UP: Final = frozenset(
    {"CollectInputAction", "DialExtensionAction", *(f"AskFor{what}Action" for what in ("Slot", "String"))}
)
"""Questions whose failure means that the customer has failed often enough."""

LONGEST_CONDITION: Final = 60


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
    if action.type == "DecisionAction" and name in CHOSEN:
        found = OUTPUTS[name]
        told = name == "yes" and action.name not in ("", nature.name)
        return Meaning(found.event, found.key, condition=_tested(action) if told else "")
    if name in OUTPUTS:
        return OUTPUTS[name]
    if nature.kind == "menu" or nature.kind in ("bot", "survey"):
        return Meaning("option", path.label or name)
    return Meaning("condition", path.label or name, condition=_case(action, path))


def _failure(action: Action, nature: Nature) -> Meaning:
    if action.type in GIVEN_UP:
        return Meaning("retries_exhausted")
    return Meaning("fail" if nature.kind in ("transfer", "voicemail", "callback") else "error")


def _tested(action: Action) -> str:
    return shortened(expressions.text(action.raw.get("expression")), LONGEST_CONDITION)


def _case(action: Action, path: Path) -> str:
    """What a case of a switch asks for."""
    cases = action.raw.get("cases")
    for case in map(mapping, cases if isinstance(cases, list) else ()):
        if string(case.get("referenceId")) == path.output:
            return shortened(expressions.text(case.get("value")), LONGEST_CONDITION)
    return ""
