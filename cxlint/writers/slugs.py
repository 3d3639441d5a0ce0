"""Ids of format 1 for elements that other tools know by numbers, long codes or whole sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from cxlint.journey.journey import Journey
from cxlint.vocabulary import ID_PATTERN

LONGEST: Final = 40
"""Characters of an id that is made of a title; format 1 allows 64."""

_ID: Final = re.compile(ID_PATTERN)
_MADE_BY_MACHINES: Final = re.compile(
    r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|(?=.*[0-9])[0-9a-f-]{12,}"
)
_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


class Slugs:
    """Hands out ids of format 1, each once, always the same ones for the same journey."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.times: dict[str, int] = {}

    def keep(self, identifier: str) -> str:
        """An id that stays as it is."""
        self.taken.add(identifier)
        return identifier

    def make(self, *names: str) -> str:
        """An id made of the first of *names* that has letters in it."""
        made = next((found for found in map(slug, names) if found), "step")
        unique = made
        while unique in self.taken:
            self.times[made] = self.times.get(made, 1) + 1
            unique = f"{made}_{self.times[made]}"
        return self.keep(unique)


def slug(name: str) -> str:
    """A name as an id; empty when it has no Latin letters at its beginning.

    >>> slug("Spiel „Grüezi, Zürich“ ab"), slug("PlayMenu"), slug("24h-Linie"), slug("日本")
    ('spiel_gruezi_zurich_ab', 'play_menu', '', '')
    """
    spaced = name if " " in name else _HUMPS.sub(" ", name)
    bare = unicodedata.normalize("NFKD", spaced.casefold().translate(_LETTERS))
    made = re.sub(r"[^a-z0-9]+", "_", "".join(c for c in bare if not unicodedata.combining(c))).strip("_")
    if len(made) > LONGEST:
        cut = made[: LONGEST + 1]
        made = (cut.rpartition("_")[0] if "_" in cut[LONGEST // 2 :] else cut[:LONGEST]).strip("_")
    return made if made[:1].isalpha() else ""


def is_readable(identifier: str) -> bool:
    """Whether an id can stay: format 1 takes it, and no machine has made it up.

    >>> is_readable("main-menu"), is_readable("Main menu"), is_readable("a4b1c2d3-0000-4000-8000-000000000001")
    (True, False, False)
    """
    return bool(_ID.fullmatch(identifier)) and not _MADE_BY_MACHINES.fullmatch(identifier)


def touchpoint_ids(journey: Journey, leave_out: Iterable[str] = ()) -> dict[str, str]:
    """For each touchpoint, and each one that is only referred to, its id in a journey file.

    Touchpoints in *leave_out* get none.
    """
    slugs, skipped = Slugs(), frozenset(leave_out)
    own = [one for one in journey.touchpoints.values() if one.id not in skipped]
    missing = [name for name in dict.fromkeys(_referred(journey)) if name not in journey.touchpoints]
    kept = [name for name in (*(one.id for one in own), *missing) if is_readable(name)]
    made = {name: slugs.keep(name) for name in kept}
    for one in own:
        if one.id not in made:
            given = "" if _MADE_BY_MACHINES.fullmatch(one.id.casefold()) else one.id
            made[one.id] = slugs.make(one.title, given, f"{one.kind} {one.title}", one.kind)
    for name in missing:
        if name not in made:
            made[name] = slugs.make(name, f"missing {name}")
    return made


def _referred(journey: Journey) -> Iterator[str]:
    """The ids of touchpoints that something in the journey names."""
    yield from (way.target for way in journey.transitions)
    yield from journey.start
    for promise in journey.promises:
        yield from (*promise.made_at, *promise.kept_at)
    for one in journey.touchpoints.values():
        named = one.get("low_score_to")
        if isinstance(named, str):
            yield named


def stage_ids(journey: Journey) -> dict[str, str]:
    """For each stage, listed or only named at a touchpoint, its id in a journey file."""
    slugs = Slugs()
    titles = {stage.id: stage.name for stage in journey.stages}
    for one in journey.touchpoints.values():
        if one.stage is not None:
            titles.setdefault(one.stage, one.stage)
    kept = {name: slugs.keep(name) for name in titles if is_readable(name)}
    made = {
        name: slugs.make(title, name, f"stage {name}") for name, title in titles.items() if name not in kept
    }
    return kept | made
