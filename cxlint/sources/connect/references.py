"""Which other flows a flow names, and by which names they may be found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from cxlint.journey.model import Reference
from cxlint.sources.connect.blocks import Block
from cxlint.sources.jsontext import mapping, string

SCHEME: Final = "amazon-connect"

_TYPED = re.compile(r"^\$\{[A-Za-z]+:(?P<name>[^{}]+?)(:[A-Za-z]*)?\}$")
_PLACEHOLDERS = (
    re.compile(r"^\$?\{\{?(?P<name>[^{}]+)\}\}?$"),
    re.compile(r"^%%(?P<name>[^%]+)%%$"),
    re.compile(r"^%(?P<name>[^%]+)%$"),
    re.compile(r"^<(?P<name>[^<>]+)>$"),
)
_ARN = re.compile(r"^arn:[^:]*:connect:.*/(contact-flow|flow-module)/(?P<name>[^/]+)")
_GENERIC = re.compile(
    "(contact)?flows?|modules?|lambda(function)?s?|queues|prompts|hours|arn|id|name", re.IGNORECASE
)
_ENDINGS = re.compile(r"[-_]?(Arn|ARN|arn|Id|ID)$")


def is_dynamic(ref: str) -> bool:
    """Whether only a running contact knows what this refers to."""
    return ref.startswith(("$.", "$["))


def reference(block: Block) -> Reference:
    """What a block that hands over to another flow or runs a module names."""
    module = block.type == "InvokeFlowModule"
    key = "FlowModuleId" if module else "ContactFlowId"
    ref = block.parameter(key)
    metadata = block.metadata
    shown = (
        _shown(mapping(mapping(metadata.get("parameters")).get(key)).get("displayName")),
        _label(metadata.get("ContactFlow")),
        _label(metadata.get("contactFlow")),
        _label(metadata.get("FlowModule")),
        _label(metadata.get("flowModule")),
        _shown(metadata.get("contactFlowModuleName")),
    )
    names = () if is_dynamic(ref) else _unique((*shown, *names_in(ref)))
    return Reference(
        ref or (names[0] if names else ""), SCHEME, returns=module, names=names, late=is_dynamic(ref)
    )


def hooks(block: Block) -> dict[str, Reference]:
    """The flows that a block sets for later moments, by moment."""
    remembered = mapping(block.metadata.get("parameters"))
    shown = mapping(remembered.get("EventHooks"))
    given = mapping(block.parameters.get("EventHooks"))
    found: dict[str, Reference] = {}
    for moment, value in given.items():
        ref = string(value)
        known = [mapping(shown.get(moment)).get("displayName")]
        if len(given) == 1:
            known.append(mapping(remembered.get("ContactFlowId")).get("displayName"))
            known.append(mapping(block.metadata.get("contactFlow")).get("text"))
        names = () if is_dynamic(ref) else _unique((*map(_shown, known), *names_in(ref)))
        found[moment] = Reference(
            ref or (names[0] if names else ""), SCHEME, names=names, late=is_dynamic(ref)
        )
    return found


def _label(raw: Any) -> str:
    return _shown(mapping(raw).get("text"))


def _shown(raw: Any) -> str:
    """A name that the designer shows; placeholders are none."""
    name = string(raw).strip()
    return "" if is_dynamic(name) or _is_placeholder(name) else name


def _is_placeholder(name: str) -> bool:
    return any(pattern.match(name) for pattern in _PLACEHOLDERS)


def names_in(ref: str) -> Iterator[str]:
    """Names that a reference may stand for: what is inside a placeholder, an id, or itself."""
    if not ref or is_dynamic(ref):
        return
    whole = _TYPED.match(ref) or _ARN.match(ref)
    if whole:
        yield whole["name"]
        return
    for pattern in _PLACEHOLDERS:
        placeholder = pattern.match(ref)
        if placeholder:
            yield from _inside(placeholder["name"].strip())
            return
    yield ref


def _inside(name: str) -> Iterator[str]:
    parts = [part for part in name.split(".") if not _GENERIC.fullmatch(part)]
    for part in parts or [name]:
        yield part
        short = _ENDINGS.sub("", part)
        if short != part:
            yield short


def _unique(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def resource(ref: str) -> str:
    """A short name for a resource that has no name for people; empty when there is none to read."""
    if ref.startswith("arn:"):
        match = re.search(r":function:(?P<name>[^:]+)", ref)
        return match["name"] if match else ""
    if re.fullmatch(r"[0-9a-fA-F-]{36}", ref):
        return ""
    return next(names_in(ref), ref)


def display(block: Block, parameter: str, *keys: str) -> str:
    """The name for people of what a parameter refers to, or what can be read from the reference."""
    shown = string(mapping(mapping(block.metadata.get("parameters")).get(parameter)).get("displayName"))
    olds = tuple(_old_name(block.metadata, key) for key in keys)
    names = [name.strip() for name in (shown, *olds)]
    named = next((name for name in names if name and not _is_placeholder(name)), "")
    filled_in = (resource(name) for name in names if name)
    return named or resource(block.parameter(parameter)) or next(filled_in, "")


def _old_name(metadata: Mapping[str, Any], key: str) -> str:
    raw = metadata.get(key)
    return string(raw if isinstance(raw, str) else mapping(raw).get("text")).strip()
