"""Reads the old format with ``modules`` and says it in the words of the newer Flow language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from cxlint.sources.connect.blocks import CONDITION, ERROR, NEXT, Block, Exit, entries
from cxlint.sources.connect.language import target
from cxlint.sources.connect.shapes import Export
from cxlint.sources.jsontext import Pointer, mapping, string
from cxlint.sources.notes import Notes, kind_of

TYPES: Final[dict[str, str]] = {
    "PlayPrompt": "MessageParticipant",
    "GetUserInput": "GetParticipantInput",
    "StoreUserInput": "GetParticipantInput",
    "CheckAttribute": "Compare",
    "CheckStaffing": "CheckMetricData",
    "CheckQueueStatus": "CheckMetricData",
    "SetQueue": "UpdateContactTargetQueue",
    "Transfer": "TransferToFlow",
    "TransferToQueue": "TransferContactToQueue",
    "InvokeExternalResource": "InvokeLambdaFunction",
    "InvokeModule": "InvokeFlowModule",
    "LoopPrompts": "MessageParticipantIteratively",
    "SetVoice": "UpdateContactTextToSpeechVoice",
    "SetAttributes": "UpdateContactAttributes",
    "SetContactData": "UpdateContactData",
    "SetEventHook": "UpdateContactEventHooks",
    "SetContactFlow": "UpdateContactEventHooks",
    "SetLoggingBehavior": "UpdateFlowLoggingBehavior",
    "SetRecordingBehavior": "UpdateContactRecordingBehavior",
    "StartMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "StopMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "UpdateRoutingPriority": "UpdateContactRoutingBehavior",
    "SetCallbackNumber": "UpdateContactCallbackNumber",
    "SetCustomerCallbackNumber": "UpdateContactCallbackNumber",
    "CreateCallback": "CreateCallbackContact",
    "HoldCustomerOrAgent": "UpdatePreviousContactParticipantState",
    "Disconnect": "DisconnectParticipant",
    "Resume": "EndFlowExecution",
    "EndFlow": "EndFlowExecution",
}
"""Old type to new type; types that are not here keep their name."""

TRANSFERS: Final = {
    "Queue": "TransferContactToQueue",
    "Callback": "CreateCallbackContact",
    "PhoneNumber": "TransferParticipantToThirdParty",
    "Flow": "TransferToFlow",
    "Agent": "TransferContactToAgent",
}
ERRORS: Final = {
    "Error": "NoMatchingError",
    "NoMatch": "NoMatchingCondition",
    "AtCapacity": "QueueAtCapacity",
    "CallFailure": "CallFailed",
    "InvalidNumber": "InvalidCallbackNumber",
    "NotDialable": "CallbackNumberNotDialable",
}
WORDS: Final = {
    "Looping": "ContinueLooping",
    "Complete": "DoneLooping",
    "CustomerReturn": "CustomerReturned",
}
TIMEOUTS: Final = {"Wait": "WaitCompleted", "MessageParticipantIteratively": "MessagesInterrupted"}
OPERATORS: Final = {
    "GreaterThan": "NumberGreaterThan",
    "LessThan": "NumberLessThan",
    "GreaterThanOrEqualTo": "NumberGreaterOrEqualTo",
    "LessThanOrEqualTo": "NumberLessOrEqualTo",
    "Contains": "TextContains",
    "StartsWith": "TextStartsWith",
    "EndsWith": "TextEndsWith",
}
NAMESPACES: Final = {"External": "$.External.", "User Defined": "$.Attributes.", "Lex": "$.Lex."}
PARAMETERS: Final = {
    "AudioPrompt": "PromptId",
    "Timeout": "InputTimeLimitSeconds",
    "FunctionArn": "LambdaFunctionARN",
    "Queue": "QueueId",
    "Agent": "AgentId",
    "PhoneNumber": "ThirdPartyPhoneNumber",
    "TimeoutSeconds": "TimeLimitSeconds",
    "GlobalVoice": "TextToSpeechVoice",
}


def blocks(export: Export, notes: Notes) -> Iterator[Block]:
    """The blocks of a flow in the order of the file; flaws go to *notes*."""
    listed = entries(export.body["modules"], (*export.pointer, "modules"), "The list of blocks", notes)
    for number, (raw, pointer) in enumerate(listed, start=1):
        if isinstance(raw, dict):
            yield _block(raw, number, pointer, notes)
        else:
            notes.wrong(f"Block {number} should be an object, but it is {kind_of(raw)}.", pointer)


def _block(raw: Mapping[str, Any], number: int, pointer: Pointer, notes: Notes) -> Block:
    before = len(notes.flaws) + notes.left_out
    identifier, written = string(raw.get("id")), string(raw.get("type"))
    if not identifier or not written:
        notes.wrong(f"Block {number} needs texts as “id” and “type”.", pointer)
    identifier = identifier or f"(block {number})"
    kind = new_type(written, string(raw.get("target")))
    exits = tuple(_exits(raw, kind, written, identifier, pointer, notes))
    broken = len(notes.flaws) + notes.left_out > before
    given = list(_parameters(raw, pointer, identifier, notes))
    return Block(
        identifier,
        kind,
        pointer,
        " ".join(part for part in (written, string(raw.get("target"))) if part),
        _translated(written, given, exits),
        _remembered(mapping(raw.get("metadata")), given),
        exits,
        incomplete=broken,
    )


def new_type(written: str, aim: str) -> str:
    """The type in the Flow language; *aim* is the block's ``target``, such as Queue or Lex."""
    if written == "Transfer":
        return TRANSFERS.get(aim, "Transfer")
    if written == "GetUserInput" and aim == "Lex":
        return "ConnectParticipantWithLexBot"
    return TYPES.get(written, written)


# --- ways out -------------------------------------------------------------------------------------


def _exits(
    raw: Mapping[str, Any], kind: str, written: str, at: str, pointer: Pointer, notes: Notes
) -> Iterator[Exit]:
    way: Pointer = (*pointer, "branches")
    for item, place in entries(raw.get("branches"), way, f"“branches” of block “{at}”", notes):
        if not isinstance(item, dict):
            notes.wrong(f"A branch of block “{at}” is {kind_of(item)}.", place, at)
            continue
        condition = item.get("condition")
        if not isinstance(condition, str):
            notes.wrong(f"A branch of block “{at}” does not say when it is taken.", place, at)
        goal = target(item.get("transition"), place, at, notes)
        yield _exit(string(condition), item, kind, written, goal, place)


def _exit(
    condition: str, item: Mapping[str, Any], kind: str, written: str, goal: str, place: Pointer
) -> Exit:
    if condition == "Success":
        return Exit(NEXT, goal, place)
    if condition in ERRORS:
        return Exit(ERROR, goal, place, ERRORS[condition])
    if written == "CheckStaffing" and condition == "False":
        return Exit(ERROR, goal, place, "NoMatchingCondition")
    if written == "CheckStaffing" and condition == "True":
        return Exit(CONDITION, goal, place, operator="NumberGreaterThan", operands=("0",))
    if condition == "Timeout" and kind not in TIMEOUTS:
        transfer = kind == "TransferParticipantToThirdParty"
        return Exit(
            ERROR, goal, place, "ConnectionTimeLimitExceeded" if transfer else "InputTimeLimitExceeded"
        )
    if condition == "Timeout":
        return Exit(CONDITION, goal, place, operator="Equals", operands=(TIMEOUTS[kind],))
    if "conditionType" in item or "conditionValue" in item:
        operator = string(item.get("conditionType"))
        operands = _operands(item.get("conditionValue"))
        return Exit(CONDITION, goal, place, operator=OPERATORS.get(operator, operator), operands=operands)
    return Exit(CONDITION, goal, place, operator="Equals", operands=(WORDS.get(condition, condition),))


def _operands(value: Any) -> tuple[str, ...]:
    return (str(value),) if isinstance(value, str | int | float) else ()


# --- parameters -----------------------------------------------------------------------------------


def _parameters(
    raw: Mapping[str, Any], pointer: Pointer, at: str, notes: Notes
) -> Iterator[Mapping[str, Any]]:
    way: Pointer = (*pointer, "parameters")
    for item, place in entries(raw.get("parameters"), way, f"The parameters of block “{at}”", notes):
        if isinstance(item, dict):
            yield item
        else:
            notes.wrong(f"A parameter of block “{at}” is {kind_of(item)}.", place, at)


def _value(item: Mapping[str, Any]) -> Any:
    """A parameter's value, with a namespace as the path that the Flow language would write."""
    value, space = item.get("value"), item.get("namespace")
    if not isinstance(value, str) or not isinstance(space, str) or not space:
        return value
    return attribute(space, value)


def attribute(space: str, name: str) -> str:
    """The path of an attribute: ``$.Attributes.x``, ``$.External.x``, ``$.Channel``."""
    if space == "System" and name == "Channel":
        return "$.Channel"
    return NAMESPACES.get(space, f"$.{space.replace(' ', '')}.") + name


def _translated(written: str, given: list[Mapping[str, Any]], exits: tuple[Exit, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in given:
        name = string(item.get("name"))
        found.setdefault(PARAMETERS.get(name, name), _value(item))
    if found.get("TextToSpeechType") == "ssml" and "Text" in found:
        found["SSML"] = found.pop("Text")
    if written in ("GetUserInput", "StoreUserInput"):
        found["StoreInput"] = str(written == "StoreUserInput")
    if written == "Wait" and "TimeLimitSeconds" not in found:
        found["TimeLimitSeconds"] = found.get("InputTimeLimitSeconds")
    if written == "CheckAttribute":
        found["ComparisonValue"] = attribute(
            string(found.get("Namespace")) or "Attributes", string(found.get("Attribute"))
        )
    if written == "CheckStaffing":
        found["MetricType"] = f"NumberOfAgents{string(found.get('Status'))}"
    if written == "CheckQueueStatus":
        found["MetricType"] = "NumberOfContactsInQueue"
    if written in ("SetEventHook", "SetContactFlow"):
        found["EventHooks"] = {string(found.get("Type")): found.get("ContactFlowId")}
    if written == "LoopPrompts":
        found["Messages"] = list(_messages(given))
        found = {name: value for name, value in found.items() if name not in ("Text", "SSML", "PromptId")}
    if written == "Transfer":
        found["ContinueFlowExecution"] = str(any(way.kind == NEXT for way in exits))
    if written == "SetAttributes":
        found["Attributes"] = {string(item.get("key")): _value(item) for item in given if item.get("key")}
    return found


def _messages(given: list[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in given:
        if item.get("name") in ("Text", "AudioPrompt"):
            yield {PARAMETERS.get(string(item["name"]), "Text"): _value(item)}


def _remembered(metadata: Mapping[str, Any], given: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The designer's metadata, with the names of resources where the Flow language keeps them."""
    shown = {
        PARAMETERS.get(string(item.get("name")), string(item.get("name"))): {
            "displayName": item["resourceName"]
        }
        for item in given
        if isinstance(item.get("resourceName"), str)
    }
    return {**metadata, "parameters": shown}
