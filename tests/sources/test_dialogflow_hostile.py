"""Whatever is in the file, an agent is read or refused, quickly and without crashing."""

from __future__ import annotations

import copy
import io
import json
import time
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.api import Document, UnreadableFile
from cxlint.archives import Archive
from cxlint.project import link
from cxlint.sources.base import Reading
from cxlint.sources.dialogflow import DialogflowCx

CX = DialogflowCx()

SAMPLE: dict[str, Any] = {
    "agent.json": {"defaultLanguageCode": "en", "startFlow": "Main"},
    "flows/Main/Main.json": {
        "name": "0",
        "displayName": "Main",
        "transitionRoutes": [
            {"intent": "pay", "targetPage": "Pay"},
            {"intent": "agent", "targetFlow": "Help"},
            {"condition": "true", "targetPage": "Pay"},
        ],
        "eventHandlers": [
            {
                "event": "sys.no-match-default",
                "triggerFulfillment": {"messages": [{"text": {"text": ["What?"]}}]},
            },
            {"event": "flow.failed.human-escalation", "targetPage": "End Session"},
        ],
        "transitionRouteGroups": ["G"],
    },
    "flows/Main/pages/Pay.json": {
        "name": "1",
        "displayName": "Pay",
        "entryFulfillment": {
            "messages": [{"text": {"text": ["Hello."]}, "languageCode": "en"}, {"payload": {"a": 1}}],
            "webhook": "crm",
            "conditionalCases": [
                {"cases": [{"condition": "$a", "caseContent": [{"message": {"text": {}}}]}]}
            ],
        },
        "form": {
            "parameters": [
                {
                    "displayName": "amount",
                    "required": True,
                    "fillBehavior": {
                        "initialPromptFulfillment": {"messages": [{"text": {"text": ["How much?"]}}]},
                        "repromptEventHandlers": [{"event": "sys.no-match-3", "targetPage": "Previous Page"}],
                    },
                }
            ]
        },
        "transitionRoutes": [{"condition": '$page.params.status = "FINAL"', "targetFlow": "Help"}],
        "eventHandlers": [{"event": "webhook.error.timeout", "targetPage": "Current Page"}],
    },
    "flows/Main/transitionRouteGroups/G.json": {
        "displayName": "G",
        "transitionRoutes": [{"intent": "x", "targetPage": "Pay"}],
    },
    "flows/Help/Help.json": {
        "name": "2",
        "displayName": "Help",
        "transitionRoutes": [{"intent": "x", "targetPage": "END_FLOW_WITH_HUMAN_ESCALATION"}],
        "eventHandlers": [],
    },
    "playbooks/A/A.json": {"referencedFlows": ["Help"]},
}
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        1e9,
        "",
        "Pay",
        "Main",
        "End Flow",
        "Start Page",
        [],
        [[]],
        {},
        {"a": {}},
        "\ud800",
        "x" * 999,
    ]
)


def zipped(files: dict[str, Any]) -> Document:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            raw = value if isinstance(value, bytes | str) else json.dumps(value)
            archive.writestr(name, raw.encode("utf-8", "replace") if isinstance(raw, str) else raw)
    return Document("agent.zip", packed.getvalue(), Archive("agent.zip", packed.getvalue()))


def read(document: Document) -> Reading | None:
    """What is read; None when it is refused with a sentence."""
    try:
        reading = CX.read(document)
    except UnreadableFile:
        return None
    ids = [journey.id for journey in reading.journeys]
    assert len(ids) == len(set(ids))
    for journey in reading.journeys:
        assert all(way.source in journey for way in journey.transitions)
        assert journey.entries
        assert journey.loops is not None
    link(reading.journeys)
    return reading


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at] if at else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found += places(inner, (*at, key))
    return found


PLACES = places(SAMPLE)


def changed(at: tuple[Any, ...], make: Any) -> dict[str, Any]:
    files = copy.deepcopy(SAMPLE)
    holder = files
    for key in at[:-1]:
        holder = holder[key]
    make(holder, at[-1])
    return files


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(PLACES), ODD)
def test_values_of_other_types(at: tuple[Any, ...], value: Any) -> None:
    read(zipped(changed(at, lambda holder, key: holder.__setitem__(key, value))))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLACES))
def test_missing_values(at: tuple[Any, ...]) -> None:
    def drop(holder: Any, key: Any) -> None:
        del holder[key]

    read(zipped(changed(at, drop)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(SAMPLE)), st.integers(0, 400))
def test_parts_cut_off(name: str, length: int) -> None:
    reading = read(zipped({**SAMPLE, name: json.dumps(SAMPLE[name])[:length]}))
    assert reading is not None


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(zipped(SAMPLE).data)), st.binary(max_size=8))
def test_a_damaged_zip(at: int, noise: bytes) -> None:
    whole = zipped(SAMPLE).data
    for data in (whole[:at], whole[:at] + noise + whole[at + len(noise) :]):
        document = Document("agent.zip", data, Archive("agent.zip", data))
        if CX.recognises(document):
            read(document)


@pytest.mark.parametrize("share", [0.99, 0.6], ids=["at its end", "in the middle"])
def test_a_zip_cut_off_is_told_as_damaged(share: float) -> None:
    whole = zipped(SAMPLE).data
    data = whole[: int(len(whole) * share)]
    document = Document("agent.zip", data, Archive("agent.zip", data))
    assert CX.recognises(document)
    with pytest.raises(UnreadableFile, match="damaged"):
        CX.read(document)


def test_a_zip_that_names_a_path_outside_is_refused() -> None:
    document = zipped({**SAMPLE, "../agent.json": b"{}"})
    assert CX.recognises(document)
    with pytest.raises(UnreadableFile, match="outside of itself"):
        CX.read(document)


def test_a_part_packed_too_tightly_is_told_and_the_rest_is_read() -> None:
    reading = read(zipped({**SAMPLE, "flows/Main/pages/Big.json": b" " * 3_000_000}))
    assert reading is not None
    assert any("packed more tightly" in flaw.message for flaw in reading.flaws)
    assert len(reading.journeys) == 2


def test_a_locked_part_is_told() -> None:
    data = bytearray(zipped(SAMPLE).data)
    name = b"flows/Main/pages/Pay.json"
    data[data.rindex(name) - 46 + 8] |= 1
    document = Document("agent.zip", bytes(data), Archive("agent.zip", bytes(data)))
    reading = read(document)
    assert reading is not None
    assert any("locked with a password" in flaw.message for flaw in reading.flaws)


def test_deep_nesting_is_refused() -> None:
    deep = '{"displayName": "Deep", "form": ' + "[" * 5000 + "]" * 5000 + "}"
    reading = read(zipped({**SAMPLE, "flows/Main/pages/Deep.json": deep}))
    assert reading is not None
    assert "levels deep" in reading.flaws[0].message


def many_pages(number: int) -> dict[str, Any]:
    """Pages of one name, each leading to the others and back to the page before."""
    page = {
        "displayName": "P",
        "transitionRoutes": [
            {"intent": "x", "targetPage": "P"},
            {"intent": "y", "targetPage": "Previous Page"},
        ],
        "eventHandlers": [{"event": f"sys.no-match-{step}"} for step in range(1, 7)],
    }
    return {f"flows/Main/pages/{one}.json": page for one in range(number)}


def many_routes(number: int) -> dict[str, Any]:
    """Pages that lead to each other and back, so that many are the page before."""
    routes = [{"intent": f"i{one}", "targetPage": "Previous Page"} for one in range(number)]
    hub = {"displayName": "Hub", "transitionRoutes": routes}
    pages = {
        f"flows/Main/pages/{one}.json": {
            "displayName": str(one),
            "transitionRoutes": [{"intent": "x", "targetPage": "Hub"}],
        }
        for one in range(number)
    }
    return {"flows/Main/pages/Hub.json": hub, **pages}


def many_flows(number: int) -> dict[str, Any]:
    """Flows that all call each other and escalate."""
    calls = [{"intent": f"i{one}", "targetFlow": f"F{one}"} for one in range(number)]
    end = {"intent": "end", "targetPage": "END_FLOW_WITH_HUMAN_ESCALATION"}
    return {
        f"flows/F{one}/F{one}.json": {"displayName": f"F{one}", "transitionRoutes": [*calls, end]}
        for one in range(number)
    }


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(many_pages(400), id="pages of one name"),
        pytest.param(many_routes(400), id="pages before a page"),
        pytest.param(many_flows(30), id="flows that all call each other"),
        pytest.param(
            {"flows/Main/pages/X.json": {"form": {"parameters": [{"required": True}] * 2000}}},
            id="many parameters",
        ),
        pytest.param(
            {
                "flows/Main/pages/X.json": {
                    "transitionRoutes": [{"condition": "$a = 1", "targetFlow": "Help"}] * 2000
                }
            },
            id="many calls",
        ),
    ],
)
def test_much_of_everything_is_read_quickly(more: dict[str, Any]) -> None:
    document = zipped({**SAMPLE, **more})
    began = time.process_time()
    CX.read(document)
    assert time.process_time() - began < 20
