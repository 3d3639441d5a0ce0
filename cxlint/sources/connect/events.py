"""What makes a customer leave a block by each of its exits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxlint import vocabulary as words
from cxlint.journey.model import Transition
from cxlint.locations import Location
from cxlint.sources.connect import kinds
from cxlint.sources.connect.blocks import CONDITION, ERROR, NEXT, Block, Exit
from cxlint.sources.connect.kinds import Nature
from cxlint.sources.naming import snake_case, transition_name

EVENTS: Final = {
    "NoMatchingError": "error",
    "InputTimeLimitExceeded": "no_input",
    "QueueAtCapacity": "queue_full",
    "AtCapacity": "queue_full",
    "InvalidPhoneNumber": "invalid",
    "InvalidCallbackNumber": "invalid",
    "CallbackNumberNotDialable": "fail",
    "CallFailed": "no_answer",
    "ConnectionTimeLimitExceeded": "timeout",
    "TimeLimitExceeded": "timeout",
}
"""Error types of Amazon Connect and the events they are; any other one is a failure."""

NO_MATCH: Final = "NoMatchingCondition"
NEVER_RETURN: Final = frozenset(
    {
        "TransferContactToQueue",
        "DequeueContactAndTransferToQueue",
        "TransferContactToAgent",
        "TransferToFlow",
    }
)
"""Blocks that end the flow when they succeed: their NextAction repeats an error."""

SIGNS: Final = {
    "Equals": "=",
    "NumberEquals": "=",
    "NumberGreaterThan": ">",
    "NumberGreaterOrEqualTo": "≥",
    "NumberLessThan": "<",
    "NumberLessOrEqualTo": "≤",
    "TextContains": "contains",
    "TextStartsWith": "starts with",
    "TextEndsWith": "ends with",
}
LABELS: Final = {
    "ContinueLooping": "again",
    "DoneLooping": "done",
    "MessagesInterrupted": "interrupted",
    "CustomerReturned": "customer is back",
}
_NOBODY: Final = {("Equals", "0"), ("NumberLessThan", "1"), ("NumberLessOrEqualTo", "0")}
_SOMEBODY: Final = {("NumberGreaterThan", "0"), ("NumberGreaterOrEqualTo", "1")}


@dataclass(frozen=True, slots=True)
class Meaning:
    """Why an exit is taken."""

    event: str
    key: str = ""
    label: str = ""
    max: int | None = None


def transitions(block: Block, nature: Nature, file: str) -> tuple[Transition, ...]:
    """One transition for each exit that leads somewhere; what usually follows comes first."""
    meant = [(way, meaning(way, block, nature)) for way in block.exits]
    last = [pair for pair in meant if pair[0].kind == NEXT and pair[1].event != "next"]
    ordered = [pair for pair in meant if pair not in last] + last
    return tuple(
        Transition(
            transition_name(block.id, why.event, why.key or why.label),
            source=block.id,
            target=way.target,
            event=why.event,
            key=why.key,
            label=why.label,
            max=why.max,
            location=Location(file, pointer=way.pointer),
        )
        for way, why in ordered
        if way.target
    )


def unconnected(block: Block, nature: Nature) -> tuple[str, ...]:
    """The events for which a block has an exit that leads nowhere."""
    empty = (way for way in block.exits if not way.target and way.kind != NEXT)
    return tuple(dict.fromkeys(meaning(way, block, nature).event for way in empty))


# --- meanings -------------------------------------------------------------------------------------


def meaning(way: Exit, block: Block, nature: Nature) -> Meaning:
    """Why a customer leaves *block* by *way*."""
    if way.kind == ERROR:
        return _error(way, block, nature)
    if way.kind == CONDITION:
        return _condition(way, block, nature)
    return _default(way, block, nature)


def _error(way: Exit, block: Block, nature: Nature) -> Meaning:
    if way.error == NO_MATCH:
        if nature.kind in words.INPUT_KINDS:
            return Meaning("no_match")
        return Meaning("nobody_available" if _else_is_nobody(block, nature) else "else")
    if way.error in EVENTS:
        return Meaning(EVENTS[way.error])
    told = snake_case(way.error).replace("_", " ")
    return Meaning("fail", label=told) if told else Meaning("error")


def _default(way: Exit, block: Block, nature: Nature) -> Meaning:
    """NextAction: what follows, or where there are conditions a copy of one of the exits."""
    if not may_succeed(block):
        return Meaning("error")
    same = [other for other in block.exits if other.kind != NEXT and other.target == way.target]
    branches = bool(block.conditions()) or any(other.error == NO_MATCH for other in block.errors())
    if not branches:
        endless = block.type == "MessageParticipantIteratively"
        return meaning(same[0], block, nature) if endless and same else Meaning("next")
    asking = nature.kind in words.INPUT_KINDS
    for wanted in (_is_no_match, _is_error, _is_condition):
        for other in same:
            if wanted(other) and not (asking and wanted is _is_condition):
                return meaning(other, block, nature)
    return Meaning("no_match" if asking else "else")


def may_succeed(block: Block) -> bool:
    """Whether the flow goes on after the block has done its work."""
    if block.type == "TransferParticipantToThirdParty":
        return block.parameter("ContinueFlowExecution").lower() == "true"
    return block.type not in NEVER_RETURN


def _is_no_match(way: Exit) -> bool:
    return way.kind == ERROR and way.error == NO_MATCH


def _is_error(way: Exit) -> bool:
    return way.kind == ERROR


def _is_condition(way: Exit) -> bool:
    return way.kind == CONDITION


def _condition(way: Exit, block: Block, nature: Nature) -> Meaning:
    value = ", ".join(way.operands)
    equal = way.operator == "Equals"
    if nature.basis == "answer":
        return _answer(way, value)
    if nature.kind in ("menu", "input", "bot", "page"):
        return Meaning("option", value if equal else _compared(way))
    if block.type == "CheckHoursOfOperation" and equal and value in ("True", "False"):
        return Meaning("condition", label="open") if value == "True" else Meaning("closed")
    if value == "WaitCompleted" and equal:
        return Meaning("next")
    if value in LABELS and equal:
        most = kinds.loop_count(block) if value == "ContinueLooping" else None
        return Meaning("condition", label=LABELS[value], max=None if most is None else max(1, most))
    if block.type == "InvokeFlowModule":
        return Meaning("outcome", value)
    if _means_nobody(way, block, nature):
        return Meaning("nobody_available")
    plain = equal and block.type not in ("Compare", "CheckMetricData")
    return Meaning("condition", value if plain else _compared(way))


def _answer(way: Exit, value: str) -> Meaning:
    """What an answer that was stored before leads to; a range is a check, not a choice.

    Silence goes on as the answer “Timeout”, says the reference of the block that asks.
    """
    if way.operator not in ("Equals", "NumberEquals"):
        return Meaning("condition", _compared(way))
    return Meaning("no_input") if value == "Timeout" else Meaning("option", value)


def _compared(way: Exit) -> str:
    return f"{SIGNS.get(way.operator, way.operator)} {', '.join(way.operands)}".strip()


def _means_nobody(way: Exit, block: Block, nature: Nature) -> bool:
    counted = nature.basis == "staffing" and kinds.counts_signed_in(block)
    return counted and len(way.operands) == 1 and (way.operator, way.operands[0]) in _NOBODY


def _else_is_nobody(block: Block, nature: Nature) -> bool:
    """Whether an unmatched staffing check means that no agent is signed in."""
    if nature.basis != "staffing" or not kinds.counts_signed_in(block):
        return False
    tests = {(way.operator, *way.operands) for way in block.conditions()}
    return bool(tests & _SOMEBODY)
