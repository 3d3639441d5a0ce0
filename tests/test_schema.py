"""The JSON Schema agrees with the loader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from sources.native_values import bad, cases, good, journey

from cxlint import templates, vocabulary
from cxlint.schema import journey_schema
from cxlint.sources.base import Document
from cxlint.sources.native.values import plain
from cxlint.sources.tree import read_tree

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = journey_schema()
VALIDATOR = Draft7Validator(SCHEMA)


def complaints(whole: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(whole)]


def parsed(text: str) -> Any:
    root, flaws = read_tree(Document("a.journey.yaml", text.encode()))
    assert root is not None
    assert flaws == []
    return plain(root)


def named(case: tuple[str, str, Any]) -> str:
    return f"{case[1]} of {case[0]}: {json.dumps(case[2])[:40]}"


def test_it_is_a_draft_7_schema_that_can_be_written_as_json() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_reference_in_it_leads_somewhere() -> None:
    written = json.dumps(SCHEMA)
    named = {part.split('"')[0] for part in written.split('"#/definitions/')[1:]}
    assert named <= set(SCHEMA["definitions"])
    assert named == set(SCHEMA["definitions"])


def test_it_describes_every_word_of_the_vocabulary() -> None:
    tables = {
        "properties": (SCHEMA["properties"], vocabulary.JOURNEY_ATTRIBUTES),
        "touchpoint": (SCHEMA["definitions"]["touchpoint"]["properties"], vocabulary.TOUCHPOINT_ATTRIBUTES),
        "transition": (SCHEMA["definitions"]["transition"]["properties"], vocabulary.TRANSITION_ATTRIBUTES),
    }
    for properties, attributes in tables.values():
        assert all(properties[name]["description"] == attribute.doc for name, attribute in attributes.items())
    events = SCHEMA["definitions"]["touchpoint"]["properties"]
    assert all(events[f"on_{event}"]["description"] == doc for event, doc in vocabulary.EVENTS.items())


@pytest.mark.parametrize("case", cases(good), ids=named)
def test_it_takes_what_the_loader_takes(case: tuple[str, str, Any]) -> None:
    assert complaints(journey(*case)) == []


UNKNOWABLE = {"2026-12-31\n", "4200/day\n", "a\n"}
"""Python lets ``$`` match before a last line end; editors, which follow ECMAScript, do not."""


@pytest.mark.parametrize("case", cases(bad), ids=named)
def test_it_refuses_what_the_loader_refuses(case: tuple[str, str, Any]) -> None:
    if isinstance(case[2], str) and case[2] in UNKNOWABLE:
        return
    assert complaints(journey(*case))


EXAMPLES = sorted(ROOT.glob("examples/**/*.journey.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_it_takes_the_examples(path: Path) -> None:
    assert complaints(parsed(path.read_text(encoding="utf-8"))) == []


def test_it_takes_what_new_writes() -> None:
    assert complaints(parsed(templates.JOURNEY)) == []


WRONG: dict[str, str] = {
    "no version": "touchpoints: {a: }",
    "no touchpoints": "cxlint: 1",
    "a list": "[cxlint]",
    "an unknown key of the journey": "{cxlint: 1, jurney: x, touchpoints: {a: }}",
    "an unknown key of a touchpoint": "{cxlint: 1, touchpoints: {a: {nxt: b}}}",
    "an unknown key of a transition": "{cxlint: 1, touchpoints: {a: {next: {to: b, retries: 2}}}}",
    "an id with a capital letter": "{cxlint: 1, touchpoints: {Menu: {}}}",
    "an event with a capital letter": "{cxlint: 1, touchpoints: {a: {on_Error: b}}}",
    "an event without a name": "{cxlint: 1, touchpoints: {a: {on_: b}}}",
    "next as an event": "{cxlint: 1, touchpoints: {a: {on_next: b}}}",
    "a target that is a list": "{cxlint: 1, touchpoints: {a: {on_error: [b]}}}",
    "a list in a list": "{cxlint: 1, touchpoints: {a: {next: [[b]]}}}",
    "a default way on": "{cxlint: 1, defaults: {next: a}, touchpoints: {a: }}",
    "outcomes without a call": "{cxlint: 1, touchpoints: {a: {next: {to: b, outcomes: {x: b}}}}}",
    "a file of another kind": "{cxlint: 1, touchpoints: {a: {next: b.yaml}}}",
    "a duration without a unit": "{cxlint: 1, touchpoints: {a: {wait: 90}}}",
}


@pytest.mark.parametrize("case", WRONG)
def test_it_refuses(case: str) -> None:
    assert complaints(parsed(WRONG[case]))


RIGHT: dict[str, str] = {
    "the shortest journey": "{cxlint: 1, touchpoints: {a: }}",
    "own keys": "{cxlint: 1, x-team: [a], touchpoints: {a: {x-colour: red, on_hangup: a}}}",
    "own events": "{cxlint: 1, touchpoints: {a: {on_payment_declined: a}}}",
    "own channels": "{cxlint: 1, channels: {locker: }, touchpoints: {a: {channel: locker}}}",
    "keys without a value yet": "{cxlint: 1, owner: , touchpoints: {a: {title: , prompt: , next: a}}}",
}


@pytest.mark.parametrize("case", RIGHT)
def test_it_takes(case: str) -> None:
    assert complaints(parsed(RIGHT[case])) == []
