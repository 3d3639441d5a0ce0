"""Finds where ways lead that were drawn before their goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxlint.journey.model import Transition
from cxlint.sources.archy.draft import BACK, PART, Draft
from cxlint.sources.reaching import backward, onward, reached


def resolved(draft: Draft) -> list[Transition]:
    """The ways of a flow with their goals; a way back that nobody can tell is left out."""
    ways = [replace(way, target=goal(draft, way.target)) for way in draft.ways]
    known = [way for way in ways if way.target != BACK]
    before = backward(known)
    return [end for way in ways for end in _ends(draft, way, before)]


def goal(draft: Draft, target: str) -> str:
    """The touchpoint that stands first in a part of the flow; a part that is not there keeps its name."""
    if not target.startswith(PART):
        return target
    named = target.removeprefix(PART)
    return draft.entries.get(draft.parts.get(named, named), named)


def _ends(draft: Draft, way: Transition, before: Mapping[str, list[str]]) -> Iterator[Transition]:
    if way.target != BACK:
        yield way
        return
    menus = _menus_before(draft, way.source, before)
    for menu in menus:
        label = way.label if len(menus) == 1 else draft.touchpoints[menu].title
        yield replace(way, target=menu, label=label)
    if not menus:
        draft.add(replace(draft.touchpoints[way.source], incomplete=True))


def _menus_before(draft: Draft, start: str, before: Mapping[str, list[str]]) -> list[str]:
    """The menus from which customers come here without passing another one."""
    found, seen, work = [], {start}, [start]
    while work:
        for source in before.get(work.pop(), ()):
            if source in seen:
                continue
            seen.add(source)
            if draft.touchpoints[source].kind == "menu":
                found.append(source)
            else:
                work.append(source)
    return sorted(found, key=list(draft.touchpoints).index)


def reach(ways: Iterable[Transition], starts: Iterable[str]) -> set[str]:
    """Ids of all that can be reached from *starts*, these included."""
    return reached(onward(ways), starts)
