"""Menus: what customers can choose, and what happens to those who do not choose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from cxlint.journey.model import Touchpoint
from cxlint.sources.archy import kinds, nodes
from cxlint.sources.archy.draft import BACK, FORMAT
from cxlint.sources.archy.expressions import Words, words
from cxlint.sources.archy.outputs import Meaning
from cxlint.sources.archy.shapes import Part
from cxlint.sources.archy.walk import END, Scope, Walker
from cxlint.sources.naming import duration
from cxlint.sources.tree import Mapping, Scalar

USUAL_REPEATS: Final = 3
"""How often a menu is played when nothing else is set. Source: “Configure default menu settings”
in the resource center of Genesys Cloud."""

USUAL_TIMEOUT: Final = 10.0
"""Seconds in which customers may choose when nothing else is set; from the same page."""

SETTINGS: Final = "settingsMenu"

_KEYS: Final = {"star": "*", "pound": "#", "asterisk": "*", "hash": "#"}
_JUMPS: Final = {"menuJumpToTask": "targetTaskRef", "menuJumpToMenu": "targetMenuRef"}


def draw(walker: Walker, part: Part) -> str:
    """Draw a menu and all that stands in it; its id."""
    draft = walker.draft
    identifier = draft.new_id(part.id)
    draft.add(_touchpoint(walker, part, identifier))
    goals: dict[str, str] = {}
    for item in nodes.items(nodes.child(part.body, "choices")):
        pair = nodes.only(item)
        if pair is None:
            walker.wrong("A choice is missing here.", item, identifier)
            continue
        goal = _goal(walker, part, identifier, *pair)
        choice = pair[1]
        why = Meaning("option", key_of(choice), nodes.text(nodes.child(choice, "name")))
        if goal:
            draft.way(identifier, goal, why, pair[0])
            for name in (nodes.text(nodes.child(choice, field)) for field in ("refId", "name")):
                goals.setdefault(name, goal)
        else:
            draft.add(replace(draft.touchpoints[identifier], incomplete=True))
            walker.wrong(
                f"The choice “{why.label or pair[0].text}” does not say where to.", pair[0], identifier
            )
    _default(walker, part, identifier, goals)
    return identifier


def key_of(choice: Any) -> str:
    """What customers press or say for a choice: ``digit_1`` is 1."""
    dtmf = nodes.text(nodes.child(choice, "dtmf"))
    dtmf = dtmf.removeprefix("digit_")
    if dtmf and dtmf not in ("noValue", "none"):
        return _KEYS.get(dtmf, dtmf)
    spoken = next(_terms(nodes.child(choice, "speechRecTerms")), "")
    return spoken or nodes.text(nodes.child(choice, "name"))


def _terms(node: Any) -> Any:
    """Words that can be said for a choice, by language or without."""
    for item in nodes.items(node):
        yield from (one for one in (nodes.text(item), nodes.name(item)) if one)
    for _, value in nodes.entries(node):
        yield from _terms(value)


def _goal(walker: Walker, part: Part, menu: str, key: Scalar, choice: Any) -> str:
    """Where a choice leads; empty when it does not say."""
    kind = key.text
    if kind in _JUMPS:
        return walker.draft.part(nodes.child(choice, _JUMPS[kind]))
    if kind in ("menuRepeat", "menuRepeatMenu"):
        return menu
    if kind in ("menuPrevious", "menuPreviousMenu"):
        return BACK
    if kind in ("menuSubMenu", "menu") and isinstance(choice, Mapping):
        return _submenu(walker, key, choice)
    scope = Scope(part, menu=menu)
    if kind == "menuTask":
        actions = nodes.child(choice, "task", "actions") or nodes.child(choice, "actions")
        return walker.sequence(actions, END, scope) or walker.end_of(part)
    return _action(walker, key, choice, scope)


def _submenu(walker: Walker, key: Scalar, choice: Mapping) -> str:
    draft = walker.draft
    named = nodes.text(choice.get("name"))
    own = nodes.text(choice.get("refId")) or named or key.text
    part = Part(own, "menu", named or own, choice, key)
    identifier = draw(walker, part)
    draft.parts.setdefault(own, own)
    draft.titles.setdefault(own, part.name)
    draft.entries.setdefault(own, identifier)
    return identifier


def _action(walker: Walker, key: Scalar, choice: Any, scope: Scope) -> str:
    """A choice that is an action itself: ``menuTransferToAcd`` is ``transferToAcd``.

    A transfer that fails here has no way of its own: Architect plays the menu again.
    """
    plain = key.text.removeprefix("menu")
    step = walker.named(key, choice, scope, plain[:1].lower() + plain[1:] or key.text)
    walker.step(step, END, scope)
    if not kinds.nature(step.kind, choice).last:
        drawn = walker.draft.touchpoints[step.id]
        walker.draft.add(replace(drawn, incomplete=True))
    return step.id


# --- those who do not choose ----------------------------------------------------------------------


def _default(walker: Walker, part: Part, menu: str, goals: dict[str, str]) -> None:
    """The default choice, which is taken when the menu has been played as often as is allowed.

    What happens without one is not documented, so nothing is drawn.
    """
    named = next((value for key, value in nodes.entries(part.body) if _is_default(key.text)), None)
    goal = goals.get(nodes.target(named)) if named is not None else ""
    if named is not None and not goal and not nodes.is_unset(named):
        goal = walker.draft.part(named)
    if goal and named is not None:
        walker.draft.way(menu, goal, Meaning("retries_exhausted"), named)
    else:
        walker.draft.amend(menu, {"unconnected": ("retries_exhausted",)})


def _is_default(key: str) -> bool:
    return key.startswith("default") and key.endswith("Ref")


def _setting(walker: Walker, part: Part, key: str) -> Any:
    """A setting of the menu, or else of the flow."""
    own = nodes.child(part.body, SETTINGS, key)
    return walker.draft.flow.setting(SETTINGS, key) if nodes.is_unset(own) else own


def _touchpoint(walker: Walker, part: Part, identifier: str) -> Touchpoint:
    draft = walker.draft
    said = words(nodes.child(part.body, "audio"))
    return Touchpoint(
        identifier,
        "menu",
        part.name,
        channel=draft.flow.type.channel,
        stage=part.id,
        prompt={"": said.text} if said.text else {},
        attributes=_facts(walker, part),
        source=_source(walker, part, said),
        location=draft.place(part.key),
    )


def _source(walker: Walker, part: Part, said: Words) -> dict[str, Any]:
    """Where the menu comes from; callers who know an extension may dial it where that is switched on."""
    found = {"format": FORMAT, "id": part.id, "type": part.key.text, "audio": said.recordings}
    dialing = nodes.flag(_setting(walker, part, "listenForExtensionDialing"))
    return {name: value for name, value in (found | {"extension_dialing": dialing}).items() if value}


def _facts(walker: Walker, part: Part) -> dict[str, Any]:
    repeats = _setting(walker, part, "repeatCount")
    timeout = _setting(walker, part, "menuSelectionTimeout")
    most = USUAL_REPEATS if nodes.is_unset(repeats) else nodes.whole(repeats)
    wait = USUAL_TIMEOUT if nodes.is_unset(timeout) else nodes.seconds(timeout)
    facts = {"inputs": _inputs(part), "input_timeout": duration(wait), "max_attempts": most or None}
    return {name: value for name, value in facts.items() if value is not None}


def _inputs(part: Part) -> tuple[str, ...]:
    choices = [
        pair[1] for item in nodes.items(nodes.child(part.body, "choices")) if (pair := nodes.only(item))
    ]
    spoken = any(True for choice in choices for _ in _terms(nodes.child(choice, "speechRecTerms")))
    return ("dtmf", "speech") if spoken else ("dtmf",)
