"""Laws that every source keeps, whatever it reads.

:func:`check_source` asserts them all for the documents it is given; each ``check_…`` function here
asserts one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from cxlint import vocabulary as words
from cxlint.errors import UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint, Transition
from cxlint.journey.values import typed
from cxlint.locations import Location
from cxlint.sources.base import Document, Reading, Source

EVENT = re.compile(r"^[a-z][a-z0-9_]*$")
CUTS = 12
"""Places at which a document is cut off to see what becomes of it."""


def check_source(source: Source, *documents: Document) -> None:
    """Assert every law for *source*, on documents that it recognises."""
    assert all((source.name, source.title, source.suffixes)), "A source has a name, a title and suffixes."
    for document in documents:
        assert source.recognises(document) is True, f"{source.name} does not recognise {document.path}."
        reading = check_reading(source, document)
        for journey in reading.journeys:
            check_elements(source, journey)
            check_words(source, journey)
            check_places(source, document, journey)
        check_damage(source, document)


def check_reading(source: Source, document: Document) -> Reading:
    """Assert that the file is read, twice in the same way, into journeys that can be told apart."""
    first, second = source.read(document), source.read(document)
    assert isinstance(first, Reading), f"{source.name} answers {type(first).__name__} instead of a Reading."
    told = [list(map(_values, reading.journeys)) for reading in (first, second)]
    assert told[0] == told[1], f"{source.name} reads it otherwise the second time."
    assert first.flaws == second.flaws, f"{source.name} finds other flaws the second time."
    twice = _twice((journey.file, journey.id) for journey in first.journeys)
    assert not twice, f"{source.name}: two journeys of {document.path} have the id {twice}."
    return first


def _values(journey: Journey) -> tuple[Any, ...]:
    return (
        journey.id, journey.title, journey.file, journey.format, list(journey.touchpoints.values()), journey.transitions,
        journey.start, journey.role, dict(journey.attributes), journey.names,
    )  # fmt: skip


def check_elements(source: Source, journey: Journey) -> None:
    """Assert that ids are unique and ways begin somewhere, and that everything has a name for people."""
    at = f"{source.name}, {journey.title}"
    assert journey.id, f"{at}: the journey has no id."
    assert journey.title.strip(), f"{at}: the journey has no name."
    twice = _twice(way.id for way in journey.transitions)
    assert not twice, f"{at}: two ways have the id {twice}."
    for identifier, one in journey.touchpoints.items():
        assert identifier == one.id, f"{at}: “{one.id}” is listed as “{identifier}”."
        assert one.id, f"{at}: a touchpoint has no id."
        assert one.title.strip(), f"{at}: “{one.id}” has no title."
        assert (one.kind == "call") == (one.reference is not None), (
            f"{at}: “{one.id}” calls, or refers, alone."
        )
    for way in journey.transitions:
        assert way.source in journey, f"{at}: “{way.id}” begins at “{way.source}”, which is not there."
        assert way.target, f"{at}: “{way.id}” leads to nothing."


def check_words(source: Source, journey: Journey) -> None:
    """Assert that kinds, events, channels, roles and attributes are words of format 1."""
    at = f"{source.name}, {journey.title}"
    channels = {*words.CHANNELS, *journey.channels, None}
    assert journey.role in words.ROLES, f"{at}: there is no role “{journey.role}”."
    for one in journey.touchpoints.values():
        assert one.kind in words.KINDS, f"{at}: there is no kind “{one.kind}” ({one.id})."
        assert one.channel in channels, f"{at}: there is no channel “{one.channel}” ({one.id})."
        assert one.layer in (*words.LAYERS, None), f"{at}: there is no layer “{one.layer}” ({one.id})."
        assert one.end in (*words.OUTCOMES, None), f"{at}: there is no outcome “{one.end}” ({one.id})."
        assert one.split in words.SPLITS, f"{at}: there is no split “{one.split}” ({one.id})."
        for name, value in one.attributes.items():
            _check_attribute(at, one, name, value)
    for way in journey.transitions:
        assert EVENT.match(way.event), f"{at}: “{way.event}” cannot be an event ({way.id})."
        assert way.event != "option" or way.key, f"{at}: the option “{way.id}” has no key."


def _check_attribute(at: str, touchpoint: Touchpoint, name: str, value: Any) -> None:
    attribute = words.TOUCHPOINT_ATTRIBUTES.get(name)
    assert attribute is not None, f"{at}: there is no attribute “{name}” ({touchpoint.id})."
    assert typed(attribute, value) == value, f"{at}: {name} of {touchpoint.id} cannot be {value!r}."


def check_places(source: Source, document: Document, journey: Journey) -> None:
    """Assert that elements are found again: in the document or a part of it, on a line that it has."""
    elements: list[Touchpoint | Transition] = [*journey.touchpoints.values(), *journey.transitions]
    for element in elements:
        place = source.locate(document, element.location)
        at = f"{source.name}, {journey.title}: “{element.id}”"
        assert isinstance(place, Location), f"{at} is not located."
        here = document.at(place.file)
        assert here is not None, f"{at} stands in {place.file}, which is not part of {document.path}."
        assert 0 <= place.line <= _lines(here), f"{at} stands in line {place.line} of {_lines(here)}."
        assert min(place.column, place.length) >= 0, f"{at} stands in column {place.column}."


def _lines(document: Document) -> int:
    try:
        return len(document.lines)
    except UnreadableFile:
        return document.data.count(b"\n") + 1


def check_damage(source: Source, document: Document) -> None:
    """Assert that a file that is cut off is read as far as it goes, or refused with a sentence."""
    for cut in _cuts(document.data):
        damaged = Document(document.path, cut, document.parts if cut else {})
        assert isinstance(source.recognises(damaged), bool), f"{source.name} is not sure about a cut file."
        told = _refusal(source, damaged)
        if told is not None:
            ending = told.message.strip()[-1:]
            assert ending in (".", "…", "?"), f"“{told.message}” is not a sentence."
            assert told.hint, f"“{told.message}” comes without a hint what to do."


def _refusal(source: Source, document: Document) -> UnreadableFile | None:
    try:
        source.read(document)
    except UnreadableFile as error:
        return error
    return None


def _cuts(data: bytes) -> Iterator[bytes]:
    return (data[: len(data) * part // CUTS] for part in range(CUTS))


def _twice(names: Iterable[Any]) -> Any:
    return next((name for name, count in Counter(names).items() if count > 1), None)
