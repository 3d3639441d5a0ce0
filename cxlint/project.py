"""Flows that name each other become one linked whole.

Each ``call`` touchpoint learns what lies behind it: whether a customer gets to a person, or to
help of any kind, over there. Cycles of calls are handled by going round until nothing changes.
What cannot be found stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxlint import vocabulary as words
from cxlint.journey.fates import Fate
from cxlint.journey.journey import Journey
from cxlint.journey.model import Beyond, Reference, Touchpoint
from cxlint.value import Value

Place = tuple[int, str]
"""A journey's number in the project, and the touchpoint where one arrives ("" for its start)."""

HOOK_ROLES = {
    "customerqueue": "queue",
    "customerhold": "hold",
    "agenthold": "hold",
    "customerwhisper": "whisper",
    "agentwhisper": "whisper",
    "outboundwhisper": "whisper",
    "defaultagentui": "agent",
    "disconnectagentui": "agent",
    "customerremaining": "closing",
}
"""Roles of the flows that a platform is told to run at certain moments."""

_HOOKED = tuple(dict.fromkeys(HOOK_ROLES.values()))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Unresolved(Value):
    """A link whose other end is not in the project, or not clear: ``alike`` journeys have its name."""

    journey: Journey
    touchpoint: Touchpoint
    alike: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Project(Value):
    """Linked journeys, in the order given, and the links that lead out of sight."""

    journeys: tuple[Journey, ...]
    unresolved: tuple[Unresolved, ...]


def link(journeys: Sequence[Journey]) -> Project:
    """Link *journeys* with each other."""
    index = _Index(journeys)
    named = _roles_by_hook(journeys, index)
    journeys = [replace(j, role=named[n]) if n in named else j for n, j in enumerate(journeys)]
    targets = {
        (number, touchpoint.id): index.find(journey, touchpoint.reference)
        for number, journey in enumerate(journeys)
        for touchpoint in journey.of_kind("call")
        if touchpoint.reference is not None
    }
    facts = _Facts(journeys, targets)
    linked = []
    missing = []
    for number, journey in enumerate(journeys):
        calls = journey.of_kind("call")
        found = {call.id: targets.get((number, call.id)) for call in calls}
        beyond = {call: facts.beyond(place) for call, place in found.items() if place is not None}
        linked.append(journey.linked(beyond) if beyond else journey)
        missing += [
            Unresolved(linked[-1], call, index.alike(journey, call.reference))
            for call in calls
            if found[call.id] is None
        ]
    return Project(tuple(linked), tuple(missing))


def finder(journeys: Sequence[Journey]) -> Callable[[Journey, Reference], Place | None]:
    """Tells where a reference that stands in one of *journeys* leads among them; None when nowhere."""
    return _Index(journeys).find


class _Index:
    """Finds the journey that a reference names."""

    def __init__(self, journeys: Sequence[Journey]) -> None:
        self.journeys = journeys
        self.by_name: dict[tuple[str, str], list[int]] = {}
        for number, journey in enumerate(journeys):
            self.by_name.setdefault(("file", journey.file), []).append(number)
            for name in dict.fromkeys(_key(journey.format, name) for name in journey.names):
                self.by_name.setdefault((journey.format, name), []).append(number)

    def find(self, journey: Journey, reference: Reference) -> Place | None:
        for name in (reference.ref, *reference.names):
            if reference.scheme == "file":
                name = resolve(journey.file, name) or ""
            numbers = self.by_name.get((reference.scheme, _key(reference.scheme, name)), [])
            number = self.nearest(journey, numbers)
            if number is not None:
                return self.place(number, reference)
        return None

    def alike(self, journey: Journey, reference: Reference | None) -> int:
        """How many journeys have the name that a reference gives."""
        names = (reference.ref, *reference.names) if reference is not None else ()
        scheme = reference.scheme if reference is not None else ""
        return max((len(self.by_name.get((scheme, _key(scheme, name)), ())) for name in names), default=0)

    def place(self, number: int, reference: Reference) -> Place | None:
        touchpoint = reference.touchpoint
        if touchpoint and touchpoint not in self.journeys[number]:
            return None
        return number, touchpoint

    def nearest(self, journey: Journey, numbers: Sequence[int]) -> int | None:
        """The only one of that name, or the only one in the same folder; otherwise none."""
        if len(numbers) > 1:
            here = _folder(journey.file)
            numbers = [number for number in numbers if _folder(self.journeys[number].file) == here]
        return numbers[0] if len(numbers) == 1 else None


def _key(scheme: str, name: str) -> str:
    return name if scheme == "file" else name.casefold().strip()


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0]


def resolve(base: str, relative: str) -> str | None:
    """The path that *relative* means when it stands in the file *base*; None when it is absolute.

    >>> resolve("flows/main.journey.yaml", "../shared/pay.journey.yaml")
    'shared/pay.journey.yaml'
    """
    relative = relative.replace("\\", "/")
    if relative.startswith("/") or ":" in relative:
        return None
    folder, slash, _ = base.replace("\\", "/").rpartition("/")
    top = "/" if folder.startswith("/") or (slash and not folder) else ""
    parts = [part for part in folder.split("/") if part not in ("", ".")]
    for part in relative.split("/"):
        if part == ".." and (parts or top) and parts[-1:] != [".."]:
            del parts[-1:]  # nothing is above the top
        elif part not in ("", "."):
            parts.append(part)
    return top + "/".join(parts)


def _roles_by_hook(journeys: Sequence[Journey], index: _Index) -> dict[int, str]:
    """Roles of the flows that others hang onto events such as waiting in the queue."""
    roles: dict[int, str] = {}
    for journey in journeys:
        for event, reference in _hooks(journey):
            role = HOOK_ROLES.get(event.replace("_", "").casefold())
            place = index.find(journey, reference) if role else None
            if role and place is not None and journeys[place[0]].role == "customer":
                roles[place[0]] = min(role, roles.get(place[0], role), key=_HOOKED.index)
    return roles


def _hooks(journey: Journey) -> Iterator[tuple[str, Reference]]:
    for touchpoint in journey.touchpoints.values():
        hooks = touchpoint.source.get("hooks")
        if isinstance(hooks, Mapping):
            for event, value in hooks.items():
                if isinstance(value, Reference):
                    yield str(event), value


class _Facts:
    """For each place that is called: do customers surely, or perhaps, get to a person or help?"""

    def __init__(self, journeys: Sequence[Journey], targets: Mapping[Place, Place | None]) -> None:
        self.journeys = journeys
        self.targets = targets
        self.places = sorted({place for place in targets.values() if place is not None})
        self.within = {place: self._within(place) for place in self.places}
        self.person = self._spread(lambda number: journeys[number].people)
        self.help = self._spread(lambda number: journeys[number].help)
        self.perhaps = self._spread(self._unread)
        self.asks = self._spread(self._questions)

    def _within(self, place: Place) -> frozenset[str]:
        journey = self.journeys[place[0]]
        starts = [place[1]] if place[1] else [entry.id for entry in journey.entries]
        return journey.reach(starts, through=lambda transition: transition.event != "hangup")

    def _unread(self, number: int) -> Iterable[str]:
        return (t for t in self.journeys[number].opaque if self.targets.get((number, t)) is None)

    def _questions(self, number: int) -> Iterable[str]:
        """Where a module asks customers something."""
        journey = self.journeys[number]
        if journey.role != "module":
            return ()
        return (one.id for one in journey.of_kind(*words.INPUT_KINDS) if not one.backstage)

    def _spread(self, own: Callable[[int], Iterable[str]]) -> frozenset[Place]:
        """The places from which a touchpoint in *own* of some journey can be reached."""
        owned = {number: frozenset(own(number)) for number in {place[0] for place in self.places}}
        true = {place for place in self.places if self.within[place] & owned[place[0]]}
        callers = self._callers()
        work = list(true)
        while work:
            for caller in callers.get(work.pop(), ()):
                if caller not in true:
                    true.add(caller)
                    work.append(caller)
        return frozenset(true)

    def _callers(self) -> dict[Place, list[Place]]:
        """For each place, the places from which a call to it can be reached."""
        callers: dict[Place, list[Place]] = {}
        for place in self.places:
            for touchpoint in self.within[place]:
                target = self.targets.get((place[0], touchpoint))
                if target is not None:
                    callers.setdefault(target, []).append(place)
        return callers

    def beyond(self, place: Place) -> Beyond:
        unsure = None if place in self.perhaps else False
        ended = self._ended(place)
        return Beyond(
            journey=self.journeys[place[0]].title,
            person=True if place in self.person else unsure,
            help=True if place in self.help else unsure,
            asks=place in self.asks,
            escalates=self._escalates(place),
            cut_off=self._leaves(place) and all(fate is not None and fate.cut_off for fate in ended),
            heard=any(fate is None or fate.heard for fate in ended),
        )

    def _leaves(self, place: Place) -> bool:
        """Whether nothing over there leads back to the journey that called."""
        journey = self.journeys[place[0]]
        return not any(journey[one].get("ends") == "piece" for one in self.within[place])

    def _ended(self, place: Place) -> list[Fate | None]:
        """How the contact ends by itself from each touchpoint that this place begins with."""
        journey = self.journeys[place[0]]
        return [journey.fates.get(one) for one in [place[1] or entry.id for entry in journey.entries]]

    def _escalates(self, place: Place) -> bool:
        """Whether a wish for a person ends this journey, as its source says, for the caller to fulfil."""
        journey = self.journeys[place[0]]
        return any(journey[one].source.get("escalates") is True for one in self.within[place])
