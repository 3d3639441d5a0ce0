"""Which files to look at, and their bytes."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxlint.errors import UnreadableFile, UsageError
from cxlint.sources.base import LARGEST_FILE, Document, Source

STDIN = "-"
SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "dist", "build"})
"""Folders in which nobody keeps designs. Those that begin with a dot are skipped, too."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to look at. ``named`` tells that the user named it, so it must be a journey."""

    path: str
    named: bool


def candidates(paths: Iterable[str], sources: Sequence[Source]) -> Iterator[Candidate]:
    """The files that *paths* name, each once: files as they are, folders searched, patterns expanded.

    A path that leads nowhere is passed on as named, so that reading it tells what is wrong.
    """
    endings = tuple(suffix for source in sources for suffix in source.suffixes)
    seen: set[str] = set()
    for path in paths:
        for candidate in _expanded(path, endings):
            key = os.path.normpath(candidate.path)
            if key not in seen:
                seen.add(key)
                yield candidate


def _expanded(path: str, endings: tuple[str, ...]) -> Iterator[Candidate]:
    if path != STDIN and not os.path.exists(path) and glob.has_magic(path):
        for match in sorted(glob.glob(path, recursive=True)):
            yield from _expanded_existing(match, endings)
    else:
        yield from _expanded_existing(path, endings)


def _expanded_existing(path: str, endings: tuple[str, ...]) -> Iterator[Candidate]:
    if path != STDIN and os.path.isdir(path):
        yield from (Candidate(found, named=False) for found in _walk(path, endings))
    else:
        yield Candidate(path, named=True)


def _walk(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED)
        for name in sorted(names):
            if not name.startswith(".") and _fits(name, endings):
                yield shown(os.path.join(here, name))


def _fits(name: str, endings: tuple[str, ...]) -> bool:
    return any(name.endswith(ending) if ending else "." not in name for ending in endings)


def shown(path: str) -> str:
    """A path as people write it: with slashes, without a leading ``./``."""
    return path.replace(os.sep, "/").removeprefix("./")


def read_document(path: str, stdin_name: str = STDIN) -> Document:
    """The file at *path*, or standard input for ``-``.

    Raises :class:`cxlint.errors.UnreadableFile` when it is missing, no ordinary file or too large;
    the size is looked at before anything is read.
    """
    if path == STDIN:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        return _bounded(Document(stdin_name, data), len(data))
    place = Path(path)
    try:
        size = place.stat().st_size
        if not place.is_file():
            raise UnreadableFile("This is not a file.", hint="Name a file or a folder with files.")
        return _bounded(Document(shown(path), b""), size) if size > LARGEST_FILE else _read(place, path)
    except FileNotFoundError:
        raise UnreadableFile("There is no such file.", hint="Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(
            f"This file cannot be opened: {reason}.", hint="Check the permissions."
        ) from None


def _read(place: Path, path: str) -> Document:
    return Document(shown(path), place.read_bytes())


def _bounded(document: Document, size: int) -> Document:
    if size <= LARGEST_FILE:
        return document
    limit = LARGEST_FILE // 2**20
    raise UnreadableFile(
        f"This file is larger than {limit} MB, so it was not read.",
        hint="Is it really a design? Split it, or leave it out.",
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write *data* to *path* whole or not at all.

    Raises :class:`cxlint.errors.UsageError` when the folder is missing or cannot be written to.
    """
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
