"""Which files to look at, and their bytes."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from cxlint.archives import Archive, is_zip
from cxlint.errors import FileTooLarge, UnreadableFile, UsageError
from cxlint.globs import USUALLY_LEFT_OUT, Globs
from cxlint.sources.base import LARGEST_FILE, Document, Source
from cxlint.value import Value

STDIN = "-"
HEAD = 64 * 1024
"""Bytes that tell what a file is."""
LeftOut = Callable[[str], bool]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Candidate(Value):
    """A file to look at. ``named`` tells that the user named it, so it must be a journey."""

    path: str
    named: bool


def candidates(
    paths: Iterable[str], sources: Sequence[Source], left_out: LeftOut | None = None
) -> Iterator[Candidate]:
    """The files that *paths* name, each once: files as they are, folders searched, patterns expanded.

    *left_out* tells of a file or a folder that a search must leave out; what begins with a dot is
    left out as well. A path that leads nowhere is passed on as named, so that reading it tells what
    is wrong.
    """
    usual = left_out or Globs(USUALLY_LEFT_OUT, Path()).fit
    endings = tuple(suffix for source in sources for suffix in source.suffixes)
    seen: set[str] = set()
    for path in paths:
        for candidate in _expanded(path, endings, usual):
            key = candidate.path if candidate.path == STDIN else os.path.abspath(candidate.path)
            if key not in seen:
                seen.add(key)
                yield candidate


def _expanded(path: str, endings: tuple[str, ...], left_out: LeftOut) -> Iterator[Candidate]:
    matches = [path]
    if path != STDIN and not os.path.lexists(path) and glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True)) or matches
    for match in matches:
        yield from _expanded_existing(match, endings, left_out)


def _expanded_existing(path: str, endings: tuple[str, ...], left_out: LeftOut) -> Iterator[Candidate]:
    if path != STDIN and os.path.isdir(path):
        closed: list[str] = []
        yield from (Candidate(found, named=False) for found in _walk(path, endings, left_out, closed))
        yield from (Candidate(folder, named=True) for folder in closed)
    else:
        yield Candidate(path, named=True)


def _walk(folder: str, endings: tuple[str, ...], left_out: LeftOut, closed: list[str]) -> Iterator[str]:
    """The files to look at below *folder*; folders that cannot be opened are added to *closed*."""
    for here, folders, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        seen = (name for name in folders if not name.startswith("."))
        folders[:] = sorted(name for name in seen if not left_out(os.path.join(here, name)))
        for name in sorted(names):
            if not name.startswith(".") and _fits(name, endings):
                path = os.path.join(here, name)
                if not left_out(path):
                    yield shown(path)


def _fits(name: str, endings: tuple[str, ...]) -> bool:
    return any(name.endswith(ending) if ending else "." not in name for ending in endings)


def shown(path: str) -> str:
    """A path as people write it: with slashes, without a leading ``./``."""
    return path.replace(os.sep, "/").removeprefix("./")


def from_here(path: Path) -> str:
    """A path as reports show it: from the current folder where it lies in that, else in full."""
    here = Path.cwd()
    return shown(str(path.relative_to(here) if path.is_relative_to(here) else path))


def read_document(path: str, stdin_name: str = STDIN, named: bool = False) -> Document:
    """The file at *path*, or standard input for ``-``; *named* as in :class:`Document`.

    Raises :class:`cxlint.errors.UnreadableFile` when it is missing, no ordinary file or too large;
    the size is looked at before anything is read.
    """
    if path == STDIN:
        data = sys.stdin.buffer.read(LARGEST_FILE + 1) if sys.stdin is not None else b""
        return _document(stdin_name, data, True) if len(data) <= LARGEST_FILE else _too_large(data)
    if "\0" in path:
        raise UnreadableFile(
            "This name holds a NUL character, so no file can have it.", hint="Check the name."
        )
    place = Path(path)
    try:
        size = place.stat().st_size
        if place.is_dir():
            os.scandir(place).close()  # says why a folder could not be searched
        if not place.is_file():
            raise UnreadableFile("This is not a file.", hint="Name a file or a folder with files.")
        with place.open("rb") as file:
            data = file.read(HEAD if size > LARGEST_FILE else -1)
        return _document(shown(path), data, named) if size <= LARGEST_FILE else _too_large(data)
    except FileNotFoundError:
        missing = "No file matches this pattern." if glob.has_magic(path) else "There is no such file."
        raise UnreadableFile(missing, hint="Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(
            f"This cannot be opened: {reason}.", hint="Check the name and the permissions."
        ) from None


def _document(path: str, data: bytes, named: bool) -> Document:
    return Document(path, data, Archive(path, data) if is_zip(data) else {}, named)


MOST_PARTS = 10_000
"""Files that may belong to one. The largest agent seen has some 700."""


class Folder(Mapping[str, Document]):
    """The files below a folder that belong to another file, read when used.

    Raises :class:`cxlint.errors.UnreadableFile` for one that cannot be opened.
    """

    def __init__(self, folder: str, names: Iterable[str]) -> None:
        self.folder = folder
        self.names = dict.fromkeys(names)
        self.kept: dict[str, Document] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, name: str) -> Document:
        if name not in self.names:
            raise KeyError(name)
        if name not in self.kept:
            self.kept[name] = read_document(os.path.normpath(os.path.join(self.folder, name)))
        return self.kept[name]


def gathered(document: Document, patterns: Iterable[str], allowed: Callable[[str], bool]) -> Document:
    """*document* with the files as parts that *patterns* name, relative to its folder.

    Only ordinary files for which *allowed* says so, at most ``MOST_PARTS``, in order of their names.
    """
    folder = os.path.dirname(document.path)
    names: list[str] = []
    for pattern in patterns:
        if os.path.isabs(pattern) or "\0" in pattern or len(names) >= MOST_PARTS:
            continue
        for name in sorted(glob.iglob(pattern, root_dir=folder or ".", recursive=True)):
            path = os.path.join(folder, name)
            if len(names) < MOST_PARTS and os.path.isfile(path) and allowed(path):
                names.append(shown(name))
    return replace(document, parts=Folder(folder, names))


def _too_large(head: bytes) -> NoReturn:
    limit = LARGEST_FILE // 2**20
    raise FileTooLarge(
        f"This file is larger than {limit} MB, so it was not read.",
        "Is it really a design? Split it, or leave it out.",
        head[:HEAD],
    )


def write_whole(path: Path, data: bytes) -> None:
    """Write *data* to *path* whole or not at all; devices and pipes are written to as they are.

    Raises :class:`cxlint.errors.UsageError` when the folder is missing or cannot be written to.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # such as /dev/null, which must never be replaced by a file
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from None


def _replace(path: Path, data: bytes) -> None:
    import tempfile

    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=".cxlint.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
