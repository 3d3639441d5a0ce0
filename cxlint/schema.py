"""The JSON Schema of journey format 1, made from the vocabulary. For editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxlint import vocabulary as words
from cxlint.vocabulary import Attribute

_ID = {"$ref": "#/definitions/id"}
_ONE = {"anyOf": [{"$ref": "#/definitions/target"}, {"$ref": "#/definitions/transition"}]}
_STEP = {"anyOf": [{"$ref": "#/definitions/target"}, {"$ref": "#/definitions/step"}]}
_TARGET = r"^([a-z][a-z0-9_-]{0,63}|[^#]+\.journey\.(ya?ml|json)(#[a-z][a-z0-9_-]{0,63})?)$"
_EVENT_KEY = rf"^on_(?!({'|'.join(sorted(words.AUTOMATIC | words.DELIBERATE))})$)[a-z0-9_]+$"
_FILE = r"^[^#]+\.journey\.(ya?ml|json)(#[a-z][a-z0-9_-]{0,63})?$"
_SCALAR = ["string", "number", "boolean"]
_TEXT = [*_SCALAR, "null"]
_OWN_ONLY = ("next", "options", "ways", "journey", "incomplete", "ignore", "source")


def journey_schema() -> dict[str, Any]:
    """A draft-07 schema that yaml-language-server understands."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"cxlint journey, format {words.FORMAT_VERSION}",
        "type": "object",
        "required": ["cxlint", "touchpoints"],
        "additionalProperties": False,
        "patternProperties": {"^x-": {}},
        "properties": _properties(words.JOURNEY_ATTRIBUTES),
        "definitions": _definitions(),
    }


def _properties(table: Mapping[str, Attribute]) -> dict[str, Any]:
    return {name: {**_type(attribute), "description": attribute.doc} for name, attribute in table.items()}


def _type(attribute: Attribute) -> dict[str, Any]:
    made = _TYPES.get(attribute.type)
    if made is not None:
        return dict(made)
    if attribute.type in ("int", "number"):
        return _number(attribute)
    if attribute.type == "enum":
        return {"enum": list(attribute.values)}
    if attribute.type == "enums":
        one = {"enum": list(attribute.values)}
        return {"anyOf": [one, {"type": "array", "items": one}]}
    if attribute.pattern:
        return {"type": "string", "pattern": attribute.pattern}
    return {"type": _TEXT}


def _number(attribute: Attribute) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "integer" if attribute.type == "int" else "number"}
    if attribute.low is not None:
        made["minimum"] = attribute.low
    if attribute.high is not None:
        made["maximum"] = attribute.high
    return made


_TEXTS = {"anyOf": [{"type": _TEXT}, {"type": "array", "items": {"type": _SCALAR}}]}
_TYPES: dict[str, dict[str, Any]] = {
    "version": {"enum": [words.FORMAT_VERSION, str(words.FORMAT_VERSION)]},
    "localized": {"anyOf": [{"type": _TEXT}, {"type": "object", "additionalProperties": {"type": _TEXT}}]},
    "id": _ID,
    "ids": {"anyOf": [_ID, {"type": "array", "items": _ID}]},
    "start": {"anyOf": [_ID, {"type": "array", "items": _ID}]},
    "texts": _TEXTS,
    "bool": {"type": "boolean"},
    "duration": {"$ref": "#/definitions/duration"},
    "durations": {
        "anyOf": [
            {"$ref": "#/definitions/duration"},
            {
                "type": "object",
                "required": ["mean"],
                "properties": {
                    "mean": {"$ref": "#/definitions/duration"},
                    "p95": {"$ref": "#/definitions/duration"},
                },
                "additionalProperties": False,
            },
        ]
    },
    "probability": {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {"type": "string", "pattern": words.PERCENT_PATTERN},
        ]
    },
    "date": {"type": "string", "pattern": words.DATE_PATTERN},
    "map": {"type": "object"},
    "list": {"type": "array"},
    "file": {"type": "string", "pattern": _FILE},
    "target": {"$ref": "#/definitions/target"},
    "outcomes": {"type": "object", "additionalProperties": _ONE},
    "next": {"anyOf": [*_STEP["anyOf"], {"type": "array", "minItems": 1, "items": _STEP}]},
    "options": {"type": "object", "additionalProperties": _ONE},
    "ways": {
        "type": "array",
        "minItems": 1,
        "items": {"anyOf": [{"$ref": "#/definitions/target"}, {"$ref": "#/definitions/way"}]},
    },
    "journey": {"anyOf": [{"type": _TEXT}, {"$ref": "#/definitions/reference"}]},
    "channel": {"anyOf": [{"enum": list(words.CHANNELS)}, {"type": "string"}]},
    "ignore": {
        "anyOf": [
            {"$ref": "#/definitions/ignored"},
            {"type": "array", "items": {"$ref": "#/definitions/ignored"}},
        ]
    },
    "stages": {"type": "array", "items": {"anyOf": [_ID, {"$ref": "#/definitions/stage"}]}},
    "channels": {
        "type": "object",
        "additionalProperties": {"anyOf": [{"$ref": "#/definitions/channel"}, {"type": "null"}]},
    },
    "promises": {
        "anyOf": [
            {"$ref": "#/definitions/promise"},
            {"type": "array", "items": {"$ref": "#/definitions/promise"}},
        ]
    },
    "defaults": {"$ref": "#/definitions/defaults"},
    "touchpoints": {
        "type": "object",
        "minProperties": 1,
        "propertyNames": _ID,
        "additionalProperties": {"anyOf": [{"$ref": "#/definitions/touchpoint"}, {"type": "null"}]},
    },
}


def _object(properties: dict[str, Any], required: list[str], **more: Any) -> dict[str, Any]:
    patterns = {"^x-": {}, **more.pop("patterns", {})}
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "patternProperties": patterns,
        "properties": properties,
        **more,
    }


def _leading(attributes: Mapping[str, Attribute]) -> dict[str, Any]:
    """A way out with these attributes: it leads to a touchpoint, or calls a journey."""
    return _object(
        _properties(attributes),
        [],
        anyOf=[{"required": ["to"]}, {"required": ["call"]}],
        dependencies={"outcomes": ["call"]},
    )


def _definitions() -> dict[str, Any]:
    text = {"type": _TEXT}
    events = {f"on_{event}": {**_ONE, "description": doc} for event, doc in words.EVENTS.items()}
    duration = {
        "type": "string",
        "pattern": words.DURATION_PATTERN,
        "description": "90s, 1m30s, 2h, 3d, 2bd (working days) or ISO 8601 PT1M30S",
        "patternErrorMessage": "Write a duration with a unit: 90s, 1m30s, 2h, 3d, 2bd or PT1M30S.",
    }
    ignored = {
        "rule": {"type": "string", "minLength": 1},
        "reason": {"type": "string", "minLength": 8},
        "until": _TYPES["date"],
    }
    touchpoint = {**_properties(words.TOUCHPOINT_ATTRIBUTES), **events}
    inherited = {name: part for name, part in touchpoint.items() if name not in _OWN_ONLY}
    promise = {
        "id": text,
        "says": text,
        "made_at": _TYPES["ids"],
        "kept_at": _TYPES["ids"],
        "within": {"$ref": "#/definitions/duration"},
    }
    return {
        "id": {"type": "string", "pattern": words.ID_PATTERN},
        "target": {
            "type": "string",
            "pattern": _TARGET,
            "description": words.TRANSITION_ATTRIBUTES["to"].doc,
        },
        "duration": duration,
        "stage": _object({"id": _ID, "name": text, "goal": text}, ["id"]),
        "channel": _object({"name": text, "medium": {"enum": list(words.MEDIA)}}, []),
        "promise": _object(promise, ["made_at", "kept_at"]),
        "ignored": _object(ignored, ["rule", "reason"]),
        "transition": _leading(words.TRANSITION_ATTRIBUTES),
        "step": _leading(words.STEP_ATTRIBUTES),
        "way": _leading(words.WAY_ATTRIBUTES),
        "reference": _object(
            _properties(words.REFERENCE_ATTRIBUTES),
            [],
            oneOf=[{"required": ["name"]}, {"required": ["file"]}],
        ),
        "touchpoint": _object(touchpoint, [], patterns={_EVENT_KEY: _ONE}),
        "defaults": _object(inherited, [], patterns={_EVENT_KEY: _ONE}),
    }
