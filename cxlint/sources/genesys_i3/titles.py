"""Names by which people recognise the actions of a flow in Architect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from cxlint.sources.genesys import says_nothing
from cxlint.sources.genesys_i3 import expressions, prompts
from cxlint.sources.genesys_i3.kinds import Nature
from cxlint.sources.genesys_i3.parts import Action, Sequence
from cxlint.sources.jsontext import mapping, string
from cxlint.sources.naming import quoted, seconds_in_words, shortened


def title(action: Action, nature: Nature) -> str:
    """The name that the designer gave, or the type and what matters most, with Architect's number.

    Endings go without the number: those that look the same are the same to customers.
    """
    name = action.name or nature.name
    if name == nature.name or name.lower() in (action.type.lower(), nature.name.lower()):
        detail = _DETAILS[action.type](action) if action.type in _DETAILS else _said(action)
        name = f"{name}: {detail}" if detail else name
    return name if nature.kind == "end" else numbered(name, action.number)


def numbered(name: str, number: str) -> str:
    """A name with the number that Architect shows beside it and searches for."""
    return f"{name} #{number}" if number else name


def sequence_title(sequence: Sequence) -> str:
    """The name of a task, state or menu."""
    return numbered(sequence.name or sequence.type or "Task", sequence.number)


def queues(action: Action) -> str:
    """The queues that an action names, in the words of the designer."""
    listed = action.raw.get("queues")
    names = (expressions.text(one) for one in (listed if isinstance(listed, list) else ()))
    return ", ".join(dict.fromkeys(name for name in names if name))


def _said(action: Action) -> str:
    said = prompts.words(prompts.prompt(action.raw, ""))
    if said and says_nothing(said):
        return ""
    return quoted(said) if said else shortened(", ".join(prompts.recordings(action.raw)))


def _text(*keys: str) -> Callable[[Action], str]:
    def find(action: Action) -> str:
        values: list[Any] = [action.raw.get(key) for key in keys]
        found = (value if isinstance(value, str) else expressions.text(value) for value in values)
        return shortened(next((one for one in found if one), ""))

    return find


def _wait(action: Action) -> str:
    duration = action.raw.get("duration")
    seconds = expressions.seconds(duration)
    if seconds is not None:
        return seconds_in_words(seconds)
    return shortened(expressions.made_of(duration) or expressions.text(duration))


def updated(action: Action) -> tuple[str, ...]:
    """The variables that an action lists."""
    listed = action.raw.get("variables")
    held = (mapping(one) for one in (listed if isinstance(listed, list) else ()))
    names = (expressions.text(one.get("variable")) for one in held)
    return tuple(dict.fromkeys(name for name in names if name))


def _variables(action: Action) -> str:
    return shortened(", ".join(updated(action)))


def _loop(action: Action) -> str:
    count = _text("loopCount")(action)
    return f"{count}×" if count.isdigit() else count


_DETAILS: Final[dict[str, Callable[[Action], str]]] = {
    "TransferPureMatchAction": queues,
    "TransferAcdAction": queues,
    "TransferUserAction": _text("user"),
    "TransferGroupAction": _text("group", "transferTargetGroup"),
    "TransferExternalAction": _text("externalNumber"),
    "TransferVoicemailAction": _text("transferTarget", "transferTargetGroup", "transferTargetQueue"),
    "TransferFlowAction": _text("flowName"),
    "TransferFlowSecureAction": _text("flowName"),
    "CallBotFlowAction": _text("flowName"),
    "CallDigitalBotFlowAction": _text("flowName"),
    "CallCommonModuleAction": _text("flowName", "commonModuleName"),
    "DataAction": _text("actionName"),
    "DataTableLookupAction": _text("datatableName"),
    "DecisionAction": _text("expression"),
    "EvaluateScheduleAction": _text("schedule"),
    "EvaluateScheduleGroupAction": _text("scheduleGroup"),
    "LoopAction": _loop,
    "WaitAction": _wait,
    "UpdateVariableAction": _variables,
    "SetConversationDataAction": _variables,
    "SetAttributesAction": _variables,
    "GetAttributesAction": _variables,
    "TransferTaskAction": _text("taskName"),
    "TransferMenuAction": _text("menuName"),
    "CallTaskAction": _text("taskName"),
    "ChangeStateAction": _text("stateName"),
    "GetResponseAction": _text("responseName"),
    "AskForSlotAction": lambda action: string(action.raw.get("selectedSlot")) or _said(action),
}
