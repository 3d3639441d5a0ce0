"""Reads the newer Flow language: ``StartAction`` and ``Actions``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxlint.sources.connect.blocks import CONDITION, ERROR, NEXT, Block, Exit, entries
from cxlint.sources.connect.shapes import Export
from cxlint.sources.jsontext import Pointer, mapping, string
from cxlint.sources.notes import Notes, kind_of


def blocks(export: Export, notes: Notes) -> Iterator[Block]:
    """The blocks of a flow in the order of the file; flaws go to *notes*."""
    remembered = mapping(export.metadata.get("ActionMetadata"))
    listed = entries(export.body["Actions"], (*export.pointer, "Actions"), "The list of blocks", notes)
    for number, (raw, pointer) in enumerate(listed, start=1):
        if isinstance(raw, dict):
            yield _block(raw, number, pointer, remembered, notes)
        else:
            notes.wrong(f"Block {number} should be an object, but it is {kind_of(raw)}.", pointer)


def _block(
    raw: Mapping[str, Any], number: int, pointer: Pointer, remembered: Mapping[str, Any], notes: Notes
) -> Block:
    before = len(notes.flaws) + notes.left_out
    identifier = _word(raw, "Identifier", number, pointer, notes) or f"(block {number})"
    kind = _word(raw, "Type", number, pointer, notes)
    exits = tuple(_exits(raw.get("Transitions"), (*pointer, "Transitions"), identifier, notes))
    broken = len(notes.flaws) + notes.left_out > before
    parameters = raw.get("Parameters")
    if parameters is not None and not isinstance(parameters, dict):
        notes.wrong(
            f"The parameters of block “{identifier}” should be an object, but they are {kind_of(parameters)}.",
            (*pointer, "Parameters"),
            identifier,
        )
    return Block(
        identifier,
        kind,
        pointer,
        kind,
        mapping(parameters),
        mapping(remembered.get(identifier)),
        exits,
        incomplete=broken,
    )


def _word(raw: Mapping[str, Any], key: str, number: int, pointer: Pointer, notes: Notes) -> str:
    value = string(raw.get(key))
    if not value:
        found = f"it is {kind_of(raw[key])}" if key in raw and raw[key] != "" else "there is none"
        notes.wrong(f"Block {number} needs a text as “{key}”, but {found}.", pointer)
    return value


def _exits(raw: Any, pointer: Pointer, at: str, notes: Notes) -> Iterator[Exit]:
    if raw is None:
        return
    if not isinstance(raw, dict):
        message = f"The transitions of block “{at}” should be an object, but they are {kind_of(raw)}."
        notes.wrong(message, pointer, at)
        return
    if "NextAction" in raw:
        way = (*pointer, "NextAction")
        yield Exit(NEXT, target(raw["NextAction"], way, at, notes), way)
    for item, way in _listed(raw, "Conditions", pointer, at, notes):
        yield _condition(item, way, at, notes)
    for item, way in _listed(raw, "Errors", pointer, at, notes):
        yield Exit(ERROR, target(item.get("NextAction"), way, at, notes), way, _error(item, way, at, notes))


def _listed(
    raw: Mapping[str, Any], key: str, pointer: Pointer, at: str, notes: Notes
) -> Iterator[tuple[Mapping[str, Any], Pointer]]:
    for item, way in entries(raw.get(key), (*pointer, key), f"“{key}” of block “{at}”", notes):
        if isinstance(item, dict):
            yield item, way
        else:
            notes.wrong(f"An entry of “{key}” of block “{at}” is {kind_of(item)}.", way, at)


def target(raw: Any, pointer: Pointer, at: str, notes: Notes) -> str:
    """The id of the block that a way out leads to; empty when nothing is connected."""
    if raw is not None and not isinstance(raw, str):
        notes.wrong(f"A way out of block “{at}” leads to {kind_of(raw)} instead of a block.", pointer, at)
    return string(raw)


def _error(item: Mapping[str, Any], pointer: Pointer, at: str, notes: Notes) -> str:
    kind = item.get("ErrorType")
    if not isinstance(kind, str):
        notes.wrong(f"An error of block “{at}” does not say which one it is.", pointer, at)
    return string(kind)


def _condition(item: Mapping[str, Any], pointer: Pointer, at: str, notes: Notes) -> Exit:
    condition = mapping(item.get("Condition"))
    operator, operands = condition.get("Operator"), condition.get("Operands")
    if not isinstance(operator, str) or not isinstance(operands, list):
        notes.wrong(f"A condition of block “{at}” could not be understood.", pointer, at)
    values = operands if isinstance(operands, list) else []
    return Exit(
        CONDITION,
        target(item.get("NextAction"), pointer, at, notes),
        pointer,
        operator=string(operator),
        operands=tuple(str(value) for value in values if isinstance(value, str | int | float)),
    )
