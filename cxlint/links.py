"""Tells which links between journeys lead out of sight, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxlint.engine import own_finding
from cxlint.findings import Finding
from cxlint.journey.journey import Journey
from cxlint.project import Unresolved
from cxlint.text import counted

_HOLE = re.compile(r"\$?\{|%%|<%|<[A-Z_]+>|\bREPLACE")
"""What stands in a name that a template leaves open."""

NAMED_AT_MOST = 3
"""Names in one sentence. Our choice: the map shows them all."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link leads out of sight: what is said of one and of several, the fix, and a label."""

    one: str
    several: str
    fix: str
    label: str


UNREAD = Reason(
    "leads to a {flow} that was not read",
    "lead to {flow}s that were not read",
    "Check the {flow}s together, or check that the names are right.",
    "not read",
)
LATE = Reason(
    "leads to a {flow} that is only decided while a contact runs",
    "lead to {flow}s that are only decided while a contact runs",
    "Data or a server decides which {flow} comes next. Check that each one it can be leads to help.",
    "decided later",
)
NAMELESS = Reason(
    "does not say which {flow} it leads to",
    "do not say which {flow}s they lead to",
    "Name the {flow} that comes next.",
    "leads to no name",
)
ALIKE = Reason(
    "leads to a {flow} whose name others have, too, so it is unclear which one is meant",
    "lead to {flow}s whose names others have, too, so it is unclear which ones are meant",
    "Give each {flow} a name of its own, or check only those that belong together.",
    "not clear which",
)
TEMPLATE = Reason(
    "leads to a {flow} whose name is still to be filled in",
    "lead to {flow}s whose names are still to be filled in",
    "Check again when the names are filled in.",
    "name to be filled in",
)


def findings(unresolved: Sequence[Unresolved], journeys: Sequence[Journey]) -> Iterator[Finding]:
    """One finding for each of *journeys* and each reason why links of it lead out of sight."""
    own = {id(journey) for journey in journeys}
    groups: dict[tuple[int, str], list[Unresolved]] = {}
    for link in unresolved:
        if id(link.journey) in own:
            groups.setdefault((id(link.journey), reason(link).label), []).append(link)
    for group in groups.values():
        yield _finding(group)


def reason(link: Unresolved) -> Reason:
    """Why a link leads out of sight."""
    reference = link.touchpoint.reference
    if reference is None:
        return NAMELESS
    if reference.late:
        return LATE
    if link.alike > 1:
        return ALIKE
    names = [name for name in (reference.ref, *reference.names) if name]
    if not names:
        return NAMELESS
    return TEMPLATE if all(_HOLE.search(name) for name in names) else UNREAD


def _finding(links: Sequence[Unresolved]) -> Finding:
    journey, first, why = links[0].journey, links[0].touchpoint, reason(links[0])
    names = list(dict.fromkeys(link.touchpoint.name for link in links))
    more = len(names) - NAMED_AT_MOST
    shown = ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")
    flow = "flow" if "source" in journey.attributes else "journey"
    told = (why.one if len(names) == 1 else why.several).format(flow=flow)
    return own_finding(
        "CXL006",
        f"{counted(len(names), 'link')} {told}: {shown}.",
        first.location,
        fix=why.fix.format(flow=flow),
        journey=journey.id,
        at=first.id,
        label=why.label,
    )
