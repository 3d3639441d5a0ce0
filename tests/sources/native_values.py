"""Good and bad values for every attribute of the vocabulary, by type. Shared by loader and schema tests."""

from __future__ import annotations

from typing import Any

from cxlint.vocabulary import (
    JOURNEY_ATTRIBUTES,
    TOUCHPOINT_ATTRIBUTES,
    TRANSITION_ATTRIBUTES,
    Attribute,
)

_LIST, _MAP = ["a", "b"], {"a": "b"}
_GOOD: dict[str, list[Any]] = {
    "version": [1, "1"],
    "text": ["words", 2026, True, None, "ünï — “code”"],
    "localized": ["words", 3, {"en": "Hello", "de": "Hallo"}, {"en": "Hello", "de": None}, None],
    "id": ["main_menu", "a", "a-1"],
    "texts": [["a", "b"], "a", [], ["a", 1], None],
    "int": [2, 2.0],
    "number": [1, 1.5, -1],
    "bool": [True, False],
    "duration": ["90s", "1m30s", "2h", "3d", "2bd", "PT1M30S"],
    "durations": ["90s", {"mean": "90s", "p95": "4m"}],
    "probability": [0, 1, 0.35, "35%", "12.5%", "100%"],
    "date": ["2026-12-31"],
    "map": [{}, {"a": {"b": [1]}}],
    "list": [[], [{"name": "bill", "share": 0.3}]],
    "channel": ["phone", "backstage"],
    "target": ["done"],
    "file": ["pay.journey.yaml", "../shared/pay.journey.json", "pay.journey.yml#start"],
    "outcomes": [{"paid": "done", "declined": {"to": "here", "label": "x"}}, {}],
    "next": ["done", {"to": "done"}, {"to": "done", "key": 1}, ["done", {"to": "here", "key": "= gold"}], ["done", {"to": "here", "if": "gold"}], "other.journey.yaml#start",
             {"call": "pay.journey.yaml", "outcomes": {"paid": "done"}}],
    "options": [{1: "done", "*": "here", "billing": {"to": "done", "label": "Bills"}}, {}],
    "ways": [["done", {"to": "done", "event": "error", "key": 1, "if": "gold"}], [{"event": "no such", "call": "pay.journey.yaml"}]],
    "journey": ["Billing", "pay.journey.yaml", {"name": "Billing", "format": "x", "also": ["b", 1], "returns": True, "late": False},
                {"file": "../a.vxml", "at": "there"}, {"name": None}, None],
    "ignore": [[{"rule": "dead-end", "reason": "It is meant to be so.", "until": "2026-12-31"}], [],
               {"rule": "dead-end", "reason": "It is meant to be so."}],
    "stages": [["reach", {"id": "solve", "name": "Solve it", "goal": "Be done"}], []],
    "channels": [{"locker": {"name": "Locker", "medium": "physical"}, "drone": None}, {}],
    "promises": [[{"id": "p", "says": "We call", "made_at": "here", "kept_at": ["done"], "within": "2d"}], []],
    "defaults": [{}, {"channel": "phone", "on_error": "done", "x-own": 1}],
    "start": ["here", ["here", "done"]],
    "touchpoints": [{"here": {"next": "done"}, "done": {"end": "resolved"}}, {"here": None, "done": None}],
}  # fmt: skip

_BAD: dict[str, list[Any]] = {
    "version": [2, "one", [1]],
    "text": [_LIST, _MAP],
    "localized": [_LIST, {"en": _LIST}],
    "id": ["Main", "1st", "", _LIST, "a b", "a" * 65, "a\n"],
    "texts": [_MAP, [_LIST], [None]],
    "int": ["two", 1.5, True, None, _LIST],
    "number": ["two", True, None, _LIST],
    "bool": ["yes", 1, None, _LIST],
    "duration": [90, "90", "1:30", "soon", None, _LIST, {"mean": "90s"}],
    "durations": [90, {"mean": 90}, {"p95": "4m"}, {"mean": "90s", "p80": "2m"}, {}, _LIST],
    "probability": [1.5, -0.1, "120%", "35 %", True, None, _LIST],
    "date": ["31.12.2026", 2026, "2026-12-31\n", None, _LIST],
    "map": ["words", _LIST],
    "list": ["words", _MAP],
    "channel": [_LIST],
    "target": ["Done", "", None, _LIST, "done.yaml"],
    "file": ["pay", "pay.yaml", "", None, _LIST],
    "outcomes": ["done", ["done"], {"paid": None}, {"paid": ["done"]}],
    "next": ["", None, [], ["done", ["here"]], {"label": "no target"}, {"to": "done", "tx": 1}, "Done",
             {"to": "done", "outcomes": {"paid": "done"}}, {"call": "pay"}],
    "options": ["done", ["done"], {1: None}, {1: {"label": "x"}}, {1: ["done"]}],
    "ways": ["done", [], {"to": "done"}, [["done"]], [{"event": "error"}], [{"to": "done", "event": _LIST}], [{"to": "done", "evnt": "x"}]],
    "journey": [_LIST, {}, {"name": "a", "file": "b"}, {"nme": "a"}, {"name": _LIST}, {"name": "a", "returns": "yes"}],
    "ignore": ["dead-end", [{"rule": "dead-end"}], [{"reason": "It is meant to be so."}],
               [{"rule": "dead-end", "reason": "short"}], [{"rule": "dead-end", "reason": "long enough", "why": 1}],
               [{"rule": "dead-end", "reason": "long enough", "until": "soon"}]],
    "stages": ["reach", _MAP, ["Reach"], [{"name": "Reach"}], [{"id": "reach", "nmae": "x"}], [{"id": "reach", "name": _LIST}]],
    "channels": ["locker", _LIST, {"locker": "physical"}, {"locker": {"medium": "wood"}}, {"locker": {"medim": "none"}}],
    "promises": ["soon", [{"id": "p"}], [{"made_at": "here"}], [{"made_at": "here", "kept_at": "done", "within": 2}],
                 [{"made_at": "here", "kept_at": "done", "say": "x"}], [{"made_at": "Here", "kept_at": "done"}]],
    "defaults": ["phone", _LIST, {"chanel": "phone"}, {"next": "done"}, {"options": {}}, {"on_error": {"too": "done"}},
                 {"source": {}}, {"ignore": []}],
    "start": ["Here", [_LIST], _MAP],
    "touchpoints": ["here", _LIST, {}, None, {"Here": {}}, {"here": "menu"}, {"here": {"knd": "menu"}}],
}  # fmt: skip


def _within(attribute: Attribute, values: list[Any]) -> list[Any]:
    low, high = attribute.low, attribute.high
    return [v for v in values if (low is None or v >= low) and (high is None or v <= high)]


def good(attribute: Attribute) -> list[Any]:
    """Values that *attribute* takes."""
    if attribute.type == "enum":
        return list(attribute.values)
    if attribute.type == "enums":
        return [list(attribute.values), attribute.values[0]]
    if attribute.pattern:
        return ["4200/day"]
    values = _GOOD[attribute.type]
    return _within(attribute, values) if attribute.type in ("int", "number") else values


def bad(attribute: Attribute) -> list[Any]:
    """Values that *attribute* does not take."""
    if attribute.type in ("enum", "enums"):
        return [attribute.values[0] + "x", "", _MAP, [_LIST]]
    if attribute.pattern:
        return ["many", "4200", "4200/day\n", _LIST]
    beyond = [limit + sign for limit, sign in ((attribute.low, -1), (attribute.high, 1)) if limit is not None]
    return _BAD[attribute.type] + beyond


PLACES = {
    "a journey": JOURNEY_ATTRIBUTES,
    "a touchpoint": TOUCHPOINT_ATTRIBUTES,
    "a transition": TRANSITION_ATTRIBUTES,
}


def journey(place: str = "", name: str = "", value: Any = None) -> dict[str, Any]:
    """A journey in which the attribute *name* of *place* has this value."""
    here: dict[str, Any] = {"next": "done"}
    whole: dict[str, Any] = {"cxlint": 1, "touchpoints": {"here": here, "done": {"end": "resolved"}}}
    if place == "a journey":
        whole[name] = value
    elif place == "a touchpoint":
        here[name] = value
    elif place == "a transition":
        here["next"] = {"to": "done", name: value}
        if name == "outcomes":
            here["next"]["call"] = "pay.journey.yaml"
    return whole


def cases(values: Any) -> list[Any]:
    """Every attribute with each of its values, to be a parameter of a test."""
    return [
        (place, name, value)
        for place, table in PLACES.items()
        for name, attribute in table.items()
        for value in values(attribute)
    ]
