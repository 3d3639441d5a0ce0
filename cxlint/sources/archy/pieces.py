"""Takes a flow apart: the flow itself, and the tasks that are called and come back.

A task that several actions call is a journey of its own. Drawn in one graph, customers would seem to
enter it at one call and leave it at another, and go round where nobody can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from cxlint.journey.journey import Journey
from cxlint.journey.model import Reference, Stage, Touchpoint, Transition
from cxlint.sources.archy import nodes, references
from cxlint.sources.archy.draft import FORMAT, Draft
from cxlint.sources.archy.flowtypes import MESSAGING
from cxlint.sources.archy.links import reach
from cxlint.sources.archy.template import is_hole
from cxlint.sources.naming import numbered, slug

WHOLE: Final = ""
"""Stands for the flow itself, beside the ids of tasks."""


class Pieces:
    """The journeys of a flow; *start* is where it begins, *taken* holds ids of other journeys."""

    def __init__(self, draft: Draft, start: tuple[str, ...], taken: set[str]) -> None:
        self.draft = draft
        self.flow = draft.flow
        self.start = start
        self.taken = set(taken)

    # --- what belongs where -------------------------------------------------------------------

    @cached_property
    def entries(self) -> dict[str, str]:
        """The first touchpoints of the tasks that are called only, by the tasks' ids."""
        main = reach(self.draft.ways, self.start)
        found = {part: self.draft.entries[part] for part in self.draft.called.values()}
        return {part: entry for part, entry in found.items() if entry not in main}

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """The touchpoints of each piece. What nobody calls or jumps to belongs to the flow itself."""
        main = reach(self.draft.ways, self.start) & set(self.draft.touchpoints)
        tasks = {part: reach(self.draft.ways, [entry]) - main for part, entry in self.entries.items()}
        rest = set(self.draft.touchpoints).difference(*tasks.values())
        return {WHOLE: rest, **tasks}

    # --- journeys -----------------------------------------------------------------------------

    def journeys(self) -> Iterator[Journey]:
        """The flow itself first, then its tasks in the order in which they are called."""
        title = references.title(self.flow)
        yield self.journey(WHOLE, title, self.start, self.role())
        for part, entry in self.entries.items():
            role = "module" if self.flow.type.role != "agent" else "agent"
            yield self.journey(part, f"{title}: {self.part_name(part)}", (entry,), role)

    def journey(self, piece: str, title: str, start: tuple[str, ...], role: str) -> Journey:
        """One piece as a journey."""
        members = self.members[piece]
        drawn = {
            name: self.adapted(one, piece) for name, one in self.draft.touchpoints.items() if name in members
        }
        stages = self.stages(drawn.values(), start)
        if not stages:
            drawn = {name: replace(one, stage=None) for name, one in drawn.items()}
        ways = [self.within(way, members, drawn) for way in self.draft.ways if way.source in members]
        names = references.names(self.flow) if piece == WHOLE else ()
        return Journey(
            id=self.new_id(title),
            title=title,
            file=self.flow.file,
            format=references.SCHEME,
            touchpoints=drawn,
            transitions=tuple(numbered(ways)),
            start=start,
            role=role,
            stages=stages,
            channels={MESSAGING: "text"} if self.flow.type.channel == MESSAGING else {},
            attributes=self.attributes(),
            locales=self.languages(),
            names=(*names, references.task_name(self.flow, piece)) if self.draft.called else tuple(names),
            location=drawn[start[0]].location if piece != WHOLE else self.draft.place(self.flow.key),
        )

    def stages(self, drawn: Iterable[Touchpoint], start: tuple[str, ...]) -> tuple[Stage, ...]:
        """Menus, tasks and states, where there are several, so that maps show them as such."""
        used = {one.stage for one in drawn}
        first = {self.draft.touchpoints[one].stage for one in start if one in self.draft.touchpoints}
        shown = [part for part in self.draft.titles if part in used]
        shown.sort(key=lambda part: part not in first)
        return tuple(Stage(part, self.part_name(part)) for part in shown) if len(shown) > 1 else ()

    def new_id(self, title: str) -> str:
        """An id that no other journey of the file has."""
        wanted, number = slug(title), 1
        identifier = wanted
        while identifier in self.taken:
            number += 1
            identifier = f"{wanted}-{number}"
        self.taken.add(identifier)
        return identifier

    def part_name(self, part: str) -> str:
        """The name of a task for people."""
        return self.draft.titles.get(part, part)

    def role(self) -> str:
        """The role of the flow; bots and secure flows that never hand back are journeys of customers."""
        if self.flow.type.title == "Secure call":
            return self.flow.type.role if self.draft.returns_to_agent else "customer"
        if "bot" not in self.flow.written.lower():
            return self.flow.type.role
        here = (self.draft.touchpoints.get(one) for one in reach(self.draft.ways, self.start))
        hands_back = any(one.get("ends") == "piece" for one in here if one is not None and one.kind == "end")
        return "module" if hands_back else "customer"

    def languages(self) -> tuple[str, ...]:
        """The languages of the flow, its own first; holes in a template leave open which they are."""
        listed = nodes.child(self.flow.body, "supportedLanguages")
        pairs = [*nodes.entries(listed), *filter(None, map(nodes.only, nodes.items(listed)))]
        named = [nodes.text(self.flow.body.get("defaultLanguage")), *(key.text for key, _ in pairs)]
        return tuple(dict.fromkeys(one for one in named if one and not is_hole(one)))

    def attributes(self) -> dict[str, Any]:
        """What is known of the flow as a whole."""
        described = nodes.text(self.flow.body.get("description"))
        handling = nodes.only(self.flow.setting("settingsErrorHandling", "errorHandling"))
        source = {
            "format": FORMAT,
            "type": self.flow.written,
            "language": nodes.text(self.flow.body.get("defaultLanguage")),
            "error_handling": handling[0].text if handling else "",
        }
        found: dict[str, Any] = {"source": {key: value for key, value in source.items() if value}}
        return found | ({"description": described} if described else {})

    # --- touchpoints and ways -----------------------------------------------------------------

    def adapted(self, one: Touchpoint, piece: str) -> Touchpoint:
        """A touchpoint as it is in *piece*: links to tasks set, and tasks ending where they return."""
        part = self.draft.called.get(one.id)
        if part is not None:
            own = part in self.entries
            return replace(
                one, reference=self.link(part if own else WHOLE, "" if own else self.draft.entries[part])
            )
        returns = one.source.get("type") in ("endTask", "end of task")
        if piece != WHOLE and returns and one.kind == "end":
            return replace(one, attributes={**one.attributes, "ends": "piece"})
        return one

    def link(self, piece: str, touchpoint: str, returns: bool = True) -> Reference:
        """A reference to a piece of the same flow."""
        name = references.task_name(self.flow, piece)
        return Reference(name, references.SCHEME, returns=returns, touchpoint=touchpoint)

    def within(self, way: Transition, members: set[str], drawn: dict[str, Touchpoint]) -> Transition:
        """A way of one piece; where it leads into another one, a stand-in is drawn."""
        if way.target in members or way.target not in self.draft.touchpoints:
            return way
        there = self.draft.touchpoints[way.target]
        owner = next(piece for piece, inside in self.members.items() if way.target in inside)
        name = f"to {way.target}"
        drawn[name] = Touchpoint(
            name,
            "call",
            there.title,
            channel=there.channel,
            reference=self.link(owner, way.target, returns=False),
            source={"format": FORMAT, "id": way.target, "type": "jump"},
            location=way.location,
            synthetic=True,
        )
        return replace(way, target=name)
