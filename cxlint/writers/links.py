"""Journeys that are written together: their ids, their files, and how they refer to each other."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from cxlint.journey.journey import Journey
from cxlint.journey.model import Reference, Touchpoint, Transition
from cxlint.project import Place, finder, resolve
from cxlint.writers.slugs import stage_ids, touchpoint_ids

OWN: Final = "journey"
"""The format of journey files, and the scheme of names in them."""

FILE: Final = re.compile(r"[^#]+\.journey\.(ya?ml|json)")
_TARGET: Final = re.compile(r"[^#]+\.journey\.(ya?ml|json)(#[a-z][a-z0-9_-]{0,63})?")


@dataclass(frozen=True)
class Together:
    """Journeys that are written at the same time.

    ``files`` are the names of the files they go to, all in ``folder``; a journey without one goes
    to standard output, where nothing can refer to it by its file.
    """

    journeys: Sequence[Journey]
    files: Sequence[str | None]
    folder: str | None = None

    @cached_property
    def find(self) -> Callable[[Journey, Reference], Place | None]:
        """Tells which of the journeys a reference means."""
        return finder(self.journeys)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """What has to be known of each journey to write it."""
        return tuple(Part(self, journey) for journey in self.journeys)

    def moved(self, journey: Journey, file: str) -> str:
        """A path in *journey* as it has to be written in ``folder``."""
        place = resolve(journey.file, file) if self.folder is not None else None
        if place is None or self.folder is None:
            return file
        try:
            return os.path.relpath(place, self.folder or ".").replace(os.sep, "/")
        except ValueError:  # on another drive
            return file


class Part:
    """One of the journeys: new ids of its elements, and how its references are written."""

    def __init__(self, together: Together, journey: Journey) -> None:
        self.together = together
        self.journey = journey
        source = journey.attributes.get("source")
        named = source.get("format") if isinstance(source, Mapping) else None
        self.space = named if isinstance(named, str) else ""
        self.stand_ins = {one.id: one for one in journey.touchpoints.values() if self._stands_in(one)}
        self.ids = touchpoint_ids(journey, self.stand_ins)
        self.stages = stage_ids(journey)

    # --- other files that a way leads to --------------------------------------------------------

    def _stands_in(self, one: Touchpoint) -> bool:
        """Whether a touchpoint is no more than the file that a way leads to, or calls."""
        reference = one.reference
        if not one.synthetic or one.kind != "call" or reference is None or reference.scheme != "file":
            return False
        text = _path(reference.ref, reference.touchpoint)
        if reference.names or reference.late or not _TARGET.fullmatch(text):
            return False
        if not reference.returns:
            return one.id == text and not self.journey.out(one.id)
        into = self.journey.into(one.id)
        return len(into) == 1 and one.id == f"{into[0].id}>{text}" and self._comes_back(one)

    def _comes_back(self, one: Touchpoint) -> bool:
        """Whether the ways on of a called file can stand in the way that calls it: outcomes, then to."""
        ways = self.journey.out(one.id)
        keys = [way.key for way in ways if way.event == "outcome"]
        after = [way for way in ways if way.event == "next"]
        ordered = [way.event for way in ways] == ["outcome"] * len(keys) + ["next"] * len(after)
        fits = len(set(keys)) == len(keys) and "" not in keys and len(after) <= 1
        return ordered and fits and all(not way.key for way in after) and all(map(_is_bare, after))

    def target(self, way: Transition) -> dict[str, Any]:
        """Where a way leads, as ``to`` or ``call``."""
        other = self.stand_ins.get(way.target)
        if other is None or other.reference is None:
            return {"to": self.ids[way.target]}
        place = self.together.find(self.journey, other.reference)
        file = self._file(place, other.reference)
        return {"call" if other.reference.returns else "to": file}

    def _file(self, place: Place | None, reference: Reference) -> str:
        """The file, and the touchpoint in it, that a reference by file means from now on."""
        if place is not None and self.together.files[place[0]] is not None:
            return self._known(place)
        return _path(self.together.moved(self.journey, reference.ref), reference.touchpoint)

    def _known(self, place: Place) -> str:
        number, touchpoint = place
        at = self.together.parts[number].ids[touchpoint] if touchpoint else ""
        return _path(str(self.together.files[number]), at)

    # --- references -------------------------------------------------------------------------------

    def reference(self, reference: Reference) -> Any:
        """A reference as it stands under ``journey:``."""
        place = self.together.find(self.journey, reference)
        more: dict[str, Any] = {"returns": True} if reference.returns else {}
        more |= {"late": True} if reference.late else {}
        if place is not None and self.together.files[place[0]] is not None:
            path, _, at = self._known(place).partition("#")
            return _short({"file": path} | ({"at": at} if at else {}) | more)
        here = f"{self.journey.file}#"
        others = (one for one in reference.names if one != reference.ref and not one.startswith(here))
        also = list(dict.fromkeys(others))
        more = ({"at": reference.touchpoint} if reference.touchpoint else {}) | more
        if reference.scheme == "file":
            files = [self.together.moved(self.journey, name) for name in (reference.ref, *also)]
            return _short({"file": files[0]} | ({"also": files[1:]} if also else {}) | more)
        return _short(self._named(reference, also) | more)

    def _named(self, reference: Reference, also: Sequence[str]) -> dict[str, Any]:
        names = [reference.ref, *also]
        space = self.space if reference.scheme == self.journey.format else reference.scheme
        if reference.scheme == OWN:
            space = self._space_of(names)
            names = [name.removeprefix(f"{space}:") if space else name for name in names]
        found: dict[str, Any] = {"name": names[0]}
        if space != self.space:
            found["format"] = space
        return found | ({"also": names[1:]} if also else {})

    def _space_of(self, names: Sequence[str]) -> str:
        """Whose names these are that a journey file refers to; all have the same format before them."""
        own = f"{self.space}:"
        if not self.space or all(name.startswith(own) for name in names):
            return self.space
        spaces = {name.partition(":")[0] if ":" in name else "" for name in names}
        return spaces.pop() if len(spaces) == 1 else ""

    def names(self) -> list[str]:
        """The names by which others refer to the journey; none that tells where its file lies."""
        journey = self.journey
        if journey.format != OWN:
            return [name for name in journey.names if not name.startswith(f"{journey.file}#")]
        own = f"{self.space}:" if self.space else ""
        return [name.removeprefix(own) for name in journey.names]


def _path(file: str, at: str) -> str:
    return f"{file}#{at}" if at else file


def _is_bare(way: Transition) -> bool:
    """Whether nothing is said about a way but where it leads."""
    return way == Transition(way.id, way.source, way.target, location=way.location)


def _short(found: dict[str, Any]) -> Any:
    """A reference as one text where that is enough."""
    if set(found) == {"name"} and not _TARGET.fullmatch(found["name"]) and found["name"]:
        return found["name"]
    if set(found) <= {"file", "at"} and _TARGET.fullmatch(_path(found.get("file", ""), found.get("at", ""))):
        return _path(found["file"], found.get("at", ""))
    return found
