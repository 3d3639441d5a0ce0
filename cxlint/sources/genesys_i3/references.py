"""Which other flows a flow names."""

from __future__ import annotations

from typing import Final

from cxlint.journey.model import Reference
from cxlint.sources.genesys_i3 import kinds
from cxlint.sources.genesys_i3.parts import Action
from cxlint.sources.jsontext import string

SCHEME: Final = "genesys"
_NAMES: Final = ("flowName", "commonModuleName", "moduleName", "inQueueFlowName")
_IDS: Final = ("flowId", "commonModuleId", "moduleId", "inQueueFlowId")


def reference(action: Action) -> Reference:
    """The flow that an action hands over to, by its name; late where only a contact's data names it."""
    return _named(action, returns=action.type not in kinds.LEAVES_FLOW)


def hooks(action: Action) -> dict[str, Reference]:
    """The flow that plays while customers wait, where an action sets one."""
    if not string(action.raw.get("inQueueFlowName")).strip():
        return {}
    return {"customerQueue": _named(action, returns=False)}


def _named(action: Action, returns: bool) -> Reference:
    names = _given(action, _NAMES) + _given(action, _IDS)
    return Reference(names[0] if names else "", SCHEME, returns=returns, names=tuple(names), late=not names)


def _given(action: Action, keys: tuple[str, ...]) -> list[str]:
    found = (string(action.raw.get(key)).strip() for key in keys)
    return [one for one in found if one]
