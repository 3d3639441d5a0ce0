"""Blocks that set the queue, or put the matter on somebody's desk, say so in words of the vocabulary."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxlint.api import Touchpoint
from cxlint.sources.base import Document
from cxlint.sources.connect.source import AmazonConnect


def block(kind: str, parameters: dict[str, Any], metadata: dict[str, Any] | None = None) -> Touchpoint:
    flow = {
        "Version": "2019-10-30",
        "StartAction": "a",
        "Metadata": {"ActionMetadata": {"a": metadata or {}}},
        "Actions": [
            {"Identifier": "a", "Type": kind, "Parameters": parameters, "Transitions": {"NextAction": "x"}},
            {"Identifier": "x", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}},
        ],
    }
    document = Document("flow.json", json.dumps(flow).encode())
    return AmazonConnect().read(document).journeys[0]["a"]


SHOWN = {"parameters": {"QueueId": {"displayName": "Customer care"}}}
QUEUES = [
    ("its name for people", {"QueueId": "arn:aws:connect:eu:1:instance/i/queue/q"}, SHOWN, "Customer care"),
    ("a placeholder", {"QueueId": "$.Attributes.queue"}, {}, "$.Attributes.queue"),
    ("a bare id", {"QueueId": "6f1d6f5e-0000-4000-8000-000000000001"}, {}, "6f1d6f5e-0000-4000-8000-000000000001"),
    ("an agent", {"AgentId": "$.Attributes.agent"}, {}, "$.Attributes.agent"),
    ("nothing at all", {}, {}, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("parameters", "metadata", "expected"), [pytest.param(*row[1:], id=row[0]) for row in QUEUES]
)
def test_the_queue_that_is_set(parameters: dict[str, Any], metadata: dict[str, Any], expected: str) -> None:
    assert block("UpdateContactTargetQueue", parameters, metadata).get("sets_queue") == expected


@pytest.mark.parametrize("kind", ["CreateTask", "CreateCase", "UpdateCase"])
def test_somebody_has_it_on_the_desk(kind: str) -> None:
    assert block(kind, {}).get("opens_case") is True


@pytest.mark.parametrize("kind", ["GetCase", "InvokeLambdaFunction", "MessageParticipant"])
def test_other_blocks_say_nothing_of_it(kind: str) -> None:
    found = block(kind, {})
    assert found.get("opens_case") is None
    assert found.get("sets_queue") is None
