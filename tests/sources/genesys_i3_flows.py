"""Builds small flows of Genesys Architect for the tests, packed as Architect exports them."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from cxlint.api import Document, Journey, Reading, Transition
from cxlint.sources.genesys_i3 import GenesysExport

I3 = GenesysExport()
ENDINGS = {
    "inboundcall": "i3InboundFlow",
    "inboundshortmessage": "i3InboundMessage",
    "bot": "i3BotFlow",
    "workflow": "i3WorkFlow",
    "inqueuecall": "i3InQueueFlow",
}


def literal(text: object, kind: str = "str") -> dict[str, Any]:
    """A constant."""
    return {"config": {"lit": {"text": str(text), "type": kind}}, "text": str(text), "type": kind}


def variable(name: str, id: str) -> dict[str, Any]:
    """A variable where a value is wanted."""
    return {"config": {"ref": {"text": name, "type": "int", "val": id}}, "text": name}


def spoken(text: str, **others: str) -> dict[str, Any]:
    """A prompt of a call flow, with the texts of other languages."""

    def audio(words: str) -> dict[str, Any]:
        said = {"ToAudioTTS": {"operands": [{"lit": {"text": words, "type": "str"}}]}}
        yes = {"lit": {"text": "true", "type": "bln"}}
        return {"config": {"AudioPlaybackOptions": {"operands": [said, yes]}}, "text": "…"}

    cases = [
        {"langCode": code.replace("_", "-"), "audioExpression": audio(words)}
        for code, words in others.items()
    ]
    return {"defaultAudio": audio(text), "cases": cases}


def message(*parts: str) -> dict[str, Any]:
    """A text of a bot; parts that begin with $ are variables."""
    operands = [
        {"ref": {"text": part[1:], "val": "v"}} if part.startswith("$") else {"lit": {"text": part}}
        for part in parts
    ]
    return {"config": {"MakeCommunication": {"operands": operands}}, "text": "…"}


def action(
    kind: str,
    id: str,
    next: str | None = None,
    paths: Mapping[str, str | None] | None = None,
    name: str = "",
    **more: Any,
) -> dict[str, Any]:
    """An action; paths are written ``{"YES": "where", "NO": None}``."""
    made: dict[str, Any] = {"__type": f"{kind}Action", "id": id, "name": name, "trackingId": 7, **more}
    if next is not None:
        made["nextAction"] = next
    if paths is not None:
        made["paths"] = [path(output, target) for output, target in paths.items()]
    return made


def path(output: str, target: str | None = None) -> dict[str, Any]:
    """A way out: capitals are an output of the platform, anything else the name of a case."""
    known = output.isupper()
    made = {"outputId": f"__{output}__" if known else f"id of {output}", "label": output}
    return made | ({"nextActionId": target} if target else {})


def loop(id: str, body: str, next: str | None = None, count: Any = None, **more: Any) -> dict[str, Any]:
    """A loop that repeats *body*."""
    made = action("Loop", id, next, **more)
    return made | {"path": path("LOOP", body), "loopCount": count or literal(3, "int")}


def task(id: str, *actions: Any, start: str | None = None, kind: str = "Task", **more: Any) -> dict[str, Any]:
    """A task, state or bot, which begins with its first action."""
    first = actions[0]["id"] if actions and isinstance(actions[0], dict) else None
    made = {"__type": kind, "id": id, "name": id.title(), "trackingId": 3, "actionList": list(actions)}
    return {**made, "startAction": start or first, **more}


def menu(id: str, choices: Mapping[str, Any], default: Any = None, **more: Any) -> dict[str, Any]:
    """A menu; choices by key or, longer ones, by the word that is said."""
    listed = [
        {"id": f"choice {key}", "name": f"Option {key}", "action": chosen, **_chosen_by(key)}
        for key, chosen in choices.items()
    ]
    made = {"__type": "Menu", "id": id, "name": id.title(), "trackingId": 9, "menuChoiceList": listed}
    return {**made, **({"defaultMenuChoice": default} if default is not None else {}), **more}


def _chosen_by(key: str) -> dict[str, Any]:
    if len(key) > 2:
        return {"speechRecTerms": {"en-US": [key]}} if key != "nothing" else {}
    return {"digit": int(key) if key.isdigit() else key}


def flow(*sequences: Any, type: str = "inboundcall", start: str | None = None, **more: Any) -> dict[str, Any]:
    """A flow that begins with its first sequence."""
    return {
        "name": "Reception",
        "type": type,
        "defaultLanguage": "en-US",
        "initialSequence": start or sequences[0]["id"],
        "flowSequenceItemList": list(sequences),
        **more,
    }


def packed(value: Any) -> bytes:
    """The bytes of an export."""
    return base64.b64encode(quote(json.dumps(value), safe="").encode())


def document(value: Any, path: str = "") -> Document:
    """An export as a file."""
    ending = ENDINGS.get(value.get("type", ""), "i3InboundFlow") if isinstance(value, dict) else "i3WorkFlow"
    return Document(path or f"flows/Reception.{ending}", packed(value))


def reading(value: Any, path: str = "") -> Reading:
    """What is read from a flow."""
    made = document(value, path)
    assert I3.recognises(made)
    return I3.read(made)


def journey(value: Any, path: str = "") -> Journey:
    """The journey of a flow in which nothing is wrong."""
    found = reading(value, path)
    assert found.flaws == ()
    (made,) = found.journeys
    return made


def ways(made: Journey, source: str) -> list[str]:
    """The ways out of a touchpoint in short: ``option 1 -> sales``."""
    return [_in_short(way) for way in made.out(source)]


def _in_short(way: Transition) -> str:
    told = " ".join(part for part in (way.event, way.key or way.label) if part)
    return f"{told} -> {way.target}"
