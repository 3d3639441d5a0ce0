"""The laws that every source keeps, on the project's examples and on real flows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cxlint import files
from cxlint.errors import UnreadableFile
from cxlint.plugins import load_plugins
from cxlint.sources.base import Document, Gatherer, Source
from cxlint.testing import check_source

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SOURCES = load_plugins(installed=False).sources
SMALL = 100_000
"""Bytes: reading a file a dozen times over has to be quick."""


@cache
def documents() -> tuple[tuple[Document, tuple[Source, ...]], ...]:
    """Every file of examples and real flows, with the sources that claim it."""
    return tuple(
        (document, tuple(source for source in SOURCES if source.recognises(document)))
        for document in _all_documents()
    )


def _all_documents() -> Iterator[Document]:
    for folder in (ROOT / "examples", CORPUS):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in (".svg", ".txt", ".py"):
                yield files.read_document(str(path))


def test_no_file_is_claimed_by_two_sources() -> None:
    claimed = {
        document.path: [source.name for source in claiming]
        for document, claiming in documents()
        if len(claiming) > 1
    }
    assert not claimed


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_keeps_the_laws(source: Source) -> None:
    own = [_with_parts(document, source) for document, claiming in documents() if source in claiming]
    small = [document for document in own if len(document.data) < SMALL and _is_read(source, document)]
    assert small or not CORPUS.is_dir(), "no file to try it on"
    check_source(source, *small)


def _with_parts(document: Document, source: Source) -> Document:
    if not isinstance(source, Gatherer) or document.parts:
        return document
    return files.gathered(document, source.belongs(document), lambda path: True)


def _is_read(source: Source, document: Document) -> bool:
    try:
        source.read(document)
    except UnreadableFile:
        return False
    return True
