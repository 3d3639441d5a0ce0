"""One process of the fuzzer: feeds mutated files to the source named on the command line.

Started by ``run.py``; by hand: ``python tests/fuzz/target.py NAME SEEDS_FOLDER -runs=1000``.
Everything but a reading or an ``UnreadableFile`` is a crash.
"""

from __future__ import annotations

import base64
import importlib
import itertools
import pkgutil
import sys
import urllib.parse
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import atheris

with atheris.instrument_imports(include=["cxlint"], enable_loader_override=False):
    import cxlint.sources

    for found in pkgutil.walk_packages(cxlint.sources.__path__, "cxlint.sources."):
        importlib.import_module(found.name)
    from cxlint.archives import Archive, is_zip
    from cxlint.errors import UnreadableFile
    from cxlint.plugins import load_plugins
    from cxlint.sources.base import Document, Gatherer, Source

MOST_PLACES = 20
"""Touchpoints and transitions of one journey that are looked up again: enough to find faults."""

SPLIT = b"\n=====\n"
"""Stands between the files of a seed that is several files."""


def as_it_is(path: str, data: bytes) -> Document:
    """The bytes as the file."""
    return Document(path, data, Archive(path, data) if is_zip(data) else {}, named=True)


def packed_as_text(path: str, data: bytes) -> Document:
    """JSON packed as Genesys packs it, so that changes get through to what is inside."""
    return as_it_is(path, base64.b64encode(urllib.parse.quote(data, safe="").encode()))


def zipped(path: str, data: bytes) -> Document:
    """Files of an agent put into a zip: each begins with its path on a line of its own."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part in data.split(SPLIT):
            name, _, body = part.partition(b"\n")
            shown = name.decode("utf-8", "replace").partition("\0")[0][:80]
            with suppress(ValueError, UserWarning):
                archive.writestr(shown or "agent.json", body)
    return as_it_is(path, made.getvalue())


PACKERS: dict[str, Callable[[str, bytes], Document]] = {"genesys-i3": packed_as_text, "dialogflow-cx": zipped}
"""Sources whose files must be packed for changes to get through."""


def read(source: Source, document: Document) -> None:
    """What a run does with one file, as far as the source has to do with it."""
    recognised = source.recognises(document)
    if not isinstance(recognised, bool):
        raise TypeError("recognises does not answer with True or False")
    if isinstance(source, Gatherer):
        list(source.belongs(document))
    try:
        reading = source.read(document)
    except UnreadableFile:
        return
    for journey in reading.journeys:
        journey.opaque, journey.reachable, journey.loops  # noqa: B018 - whatever rules begin with
        elements = itertools.chain(journey.touchpoints.values(), journey.transitions)
        for element in itertools.islice(elements, MOST_PLACES):
            source.locate(document, element.location)


def target(source: Source) -> Callable[[bytes], None]:
    """What the fuzzer calls with each input."""
    paths = [
        ending if ending and not ending.startswith(".") else f"file{ending}" for ending in source.suffixes
    ]
    packer = PACKERS.get(source.name, as_it_is)

    def one_input(data: bytes) -> None:
        path = paths[sum(data[:4]) % len(paths)]
        packed = packer is not as_it_is and len(data) % 8 != 0
        read(source, packer(path, data) if packed else as_it_is(path, data))

    return one_input


def main() -> None:
    """Fuzz the source that the first argument names; the rest is for the fuzzer."""
    name = sys.argv.pop(1)
    source = next(source for source in load_plugins(installed=False).sources if source.name == name)
    atheris.Setup(sys.argv, target(source))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
