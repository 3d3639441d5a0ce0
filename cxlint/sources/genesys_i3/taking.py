"""Takes the JSON of a flow apart into sequences and actions; what makes no sense goes to the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from cxlint.sources.genesys_i3 import constants
from cxlint.sources.genesys_i3.parts import Action, Choice, Flow, Path, Sequence
from cxlint.sources.jsontext import Pointer, mapping, string
from cxlint.sources.notes import Notes, kind_of

KEYS: Final = {"10": "*", "11": "#"}
"""Numbers that stand for keys without a digit. Source: tools that draw exported flows."""


def flow_of(raw: Mapping[str, Any], notes: Notes) -> Flow:
    """The flow in the JSON of an export."""
    known: dict[str, int] = {}
    found = []
    for number, item in enumerate(raw["flowSequenceItemList"], start=1):
        pointer: Pointer = ("flowSequenceItemList", number - 1)
        if isinstance(item, dict):
            found.append(_sequence(item, number, pointer, known, notes))
        else:
            notes.wrong(
                f"Part {number} of the flow should be a task, state or menu, but it is {kind_of(item)}.",
                pointer,
            )
    return Flow(
        name=string(raw.get("name")).strip(),
        type=string(raw.get("type")).strip().lower(),
        initial=string(raw.get("initialSequence")),
        sequences=tuple(found),
        raw=raw,
        constants=constants.numbers(raw),
    )


def _sequence(
    raw: Mapping[str, Any], number: int, pointer: Pointer, known: dict[str, int], notes: Notes
) -> Sequence:
    before = len(notes.flaws) + notes.left_out
    name = string(raw.get("name")).strip()
    what = f"“{name}”" if name else f"part {number}"
    identifier = _identifier(raw, f"({what})", what, pointer, known, notes)
    actions = list(_actions(raw.get("actionList"), identifier, what, (*pointer, "actionList"), known, notes))
    choices = []
    for item, place in _members(raw.get("menuChoiceList"), (*pointer, "menuChoiceList"), what, notes):
        action = _chosen(item, identifier, what, place, known, notes)
        if action is not None:
            actions.append(action)
            choices.append(_choice(item, action, place))
    default = _default_among(raw, choices)
    inner = raw.get("defaultMenuChoice")
    if isinstance(inner, dict) and not default and "action" in inner:
        own = _chosen(inner, identifier, what, (*pointer, "defaultMenuChoice"), known, notes)
        if own is not None:
            actions.append(own)
            default = own.id
    return Sequence(
        id=identifier,
        type=string(raw.get("__type")),
        name=name,
        number=_number(raw),
        start=string(raw.get("startAction")),
        pointer=pointer,
        actions=tuple(actions),
        choices=tuple(choices),
        default=default,
        raw=raw,
        incomplete=len(notes.flaws) + notes.left_out > before,
    )


def _identifier(
    raw: Mapping[str, Any], otherwise: str, what: str, pointer: Pointer, known: dict[str, int], notes: Notes
) -> str:
    """The id of a sequence or an action, made unique; a flaw where there is none or it stands twice."""
    wanted = string(raw.get("id"))
    if not wanted:
        notes.wrong(f"There is no id of {what}, so nothing can lead there.", pointer)
    elif wanted in known:
        notes.wrong(
            f"The id of {what} stands twice in the flow, so it is unclear which one is meant.", pointer
        )
    first = found = wanted or otherwise
    times = known.get(first, 0) + 1
    while found in known:
        times += 1
        found = f"{first}.{times}"
    known[first] = times
    known.setdefault(found, 1)
    return found


def _number(raw: Mapping[str, Any]) -> str:
    number = raw.get("trackingId")
    return str(number) if isinstance(number, int | str) and not isinstance(number, bool) else ""


# --- actions --------------------------------------------------------------------------------------


def _members(
    raw: Any, pointer: Pointer, what: str, notes: Notes
) -> Iterator[tuple[Mapping[str, Any], Pointer]]:
    if raw is None:
        return
    if not isinstance(raw, list):
        notes.wrong(f"“{pointer[-1]}” of {what} should be a list, but it is {kind_of(raw)}.", pointer)
        return
    for number, item in enumerate(raw):
        if isinstance(item, dict):
            yield item, (*pointer, number)
        else:
            message = f"An entry of “{pointer[-1]}” of {what} should be an object, but it is {kind_of(item)}."
            notes.wrong(message, (*pointer, number))


def _actions(
    raw: Any, sequence: str, what: str, pointer: Pointer, known: dict[str, int], notes: Notes
) -> Iterator[Action]:
    for item, place in _members(raw, pointer, what, notes):
        yield _action(item, sequence, what, place, known, notes)


def _action(
    raw: Mapping[str, Any], sequence: str, where: str, pointer: Pointer, known: dict[str, int], notes: Notes
) -> Action:
    before = len(notes.flaws) + notes.left_out
    name, number = string(raw.get("name")).strip(), _number(raw)
    what = f"the action “{name} #{number}” in {where}" if name else f"an action in {where}"
    identifier = _identifier(raw, f"({where}, action {number or pointer[-1]})", what, pointer, known, notes)
    kind = string(raw.get("__type"))
    if not kind:
        notes.wrong(f"There is no type of {what}.", pointer, identifier)
    following = raw.get("nextAction")
    if following is not None and not isinstance(following, str):
        notes.wrong(f"What follows {what} is {kind_of(following)} instead of an action.", pointer, identifier)
    paths = tuple(
        path
        for item, place in _members(raw.get("paths"), (*pointer, "paths"), what, notes)
        if (path := _path(item, place)) is not None
    )
    body = raw.get("path")
    return Action(
        identifier,
        kind,
        name,
        number,
        sequence,
        pointer,
        next=string(following),
        paths=paths,
        body=_path(body, (*pointer, "path")) if isinstance(body, dict) else None,
        raw=raw,
        incomplete=len(notes.flaws) + notes.left_out > before,
    )


def _path(raw: Mapping[str, Any], pointer: Pointer) -> Path | None:
    """A way out; None for one that is switched off."""
    if raw.get("disabled") is True or raw.get("outOfService") is True:
        return None
    output = string(raw.get("outputId"))
    label = string(raw.get("localizedLabel")) or string(raw.get("label"))
    return Path(output, label.strip(), string(raw.get("nextActionId")), pointer)


# --- menus ----------------------------------------------------------------------------------------


def _chosen(
    raw: Mapping[str, Any], menu: str, what: str, pointer: Pointer, known: dict[str, int], notes: Notes
) -> Action | None:
    """The action of a menu choice."""
    inner = raw.get("action")
    if not isinstance(inner, dict):
        notes.wrong(f"A choice of {what} should hold an action, but it is {kind_of(inner)}.", pointer)
        return None
    action = _action(inner, menu, what, (*pointer, "action"), known, notes)
    name = string(raw.get("name")).strip()
    return replace(action, choice=True, name=action.name or name)


def _choice(raw: Mapping[str, Any], action: Action, pointer: Pointer) -> Choice:
    digit = raw.get("digit")
    key = str(digit) if isinstance(digit, int | str) and not isinstance(digit, bool) else ""
    return Choice(
        key=KEYS.get(key, key),
        words=tuple(_spoken(raw.get("speechRecTerms"))),
        label=string(raw.get("name")).strip() or action.name,
        action=action.id,
        pointer=pointer,
    )


def _spoken(raw: Any) -> Iterator[str]:
    """Words that choose an option, of every language."""
    for terms in mapping(raw).values():
        if isinstance(terms, list):
            yield from (term for term in terms if isinstance(term, str) and term)


def _default_among(raw: Mapping[str, Any], choices: list[Choice]) -> str:
    """The action of the choice that is the default one, when that is one of the listed ones."""
    given = raw.get("defaultMenuChoice")
    if isinstance(given, dict):
        wanted = {string(given.get("id")), string(mapping(given.get("action")).get("id"))}
    else:
        wanted = {string(given)}
    wanted.discard("")
    same = (one.action for one in choices if wanted & {one.action, _id_of(raw, one)})
    return next(same, "")


def _id_of(raw: Mapping[str, Any], choice: Choice) -> str:
    listed, place = raw.get("menuChoiceList"), choice.pointer[-1]
    item = listed[place] if isinstance(listed, list) and isinstance(place, int) else None
    return string(mapping(item).get("id"))
