"""Opens zip files with care: bounded in number, size and ratio, nothing outside, nothing nested."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Final

from cxlint.errors import UnreadableFile
from cxlint.sources.base import LARGEST_FILE, Document

MAGIC: Final = b"PK\x03\x04"
EMPTY: Final = b"PK\x05\x06"
"""How a zip without anything in it begins."""

MOST_ENTRIES: Final = 10_000
"""Files in one zip. The largest agent seen has some 700."""

MOST_BYTES: Final = 2 * LARGEST_FILE
"""Bytes that one zip may hold, unpacked."""

MOST_RATIO: Final = 200
"""Times that a file in a zip may be larger than packed; designs pack to a tenth or so."""

_SMALL: Final = 1024 * 1024
"""Bytes up to which the ratio does not matter."""

_PACK_AGAIN: Final = "Export it again from the platform, or unpack it and name the folder."


def is_zip(data: bytes) -> bool:
    """Whether *data* begins as zip files do."""
    return data.startswith((MAGIC, EMPTY))


class Archive(Mapping[str, Document]):
    """The files in a zip, by their path in it. Read when used, and only as much as is allowed.

    Raises :class:`cxlint.errors.UnreadableFile` when it is damaged, locked, too large, packed
    more tightly than a design can be, or names a path outside of itself.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        self.left = MOST_BYTES
        self.kept: dict[str, Document] = {}

    @cached_property
    def opened(self) -> zipfile.ZipFile:
        """The zip itself; its list of entries is read once, however many of them are."""
        try:
            return zipfile.ZipFile(BytesIO(self.data))
        except Exception as error:  # noqa: BLE001 - a damaged list of entries raises whatever it likes
            raise _unreadable(f"This zip file is damaged: {error}") from None

    @cached_property
    def entries(self) -> Mapping[str, zipfile.ZipInfo]:
        """The entries by name, folders and a Mac's own remarks left out."""
        found = self.opened.infolist()
        if len(found) > MOST_ENTRIES:
            raise _unreadable(f"This zip file holds more than {MOST_ENTRIES:,} files.")
        if sum(entry.file_size for entry in found) > MOST_BYTES:
            raise _unreadable(f"This zip file holds more than {MOST_BYTES // 2**20} MB.")
        return {
            entry.filename: entry
            for entry in found
            if not entry.filename.endswith(("/", "\\")) and _counts(entry)
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def __getitem__(self, name: str) -> Document:
        if name not in self.kept:
            self.kept[name] = Document(f"{self.path}/{name}", self._unpacked(self.entries[name]))
        return self.kept[name]

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise _unreadable(f"“{entry.filename}” in this zip file is locked with a password.")
        most = min(LARGEST_FILE, self.left)
        if entry.file_size > max(_SMALL, entry.compress_size * MOST_RATIO):
            raise _unreadable(f"“{entry.filename}” in this zip file is packed more tightly than any design.")
        try:
            with self.opened.open(entry) as file:
                data = file.read(most + 1)
        except Exception as error:  # noqa: BLE001 - decoders of damaged data raise whatever they like
            raise _unreadable(f"“{entry.filename}” in this zip file is damaged: {error}") from None
        if len(data) > most:
            raise _unreadable(f"“{entry.filename}” in this zip file is too large.")
        self.left -= len(data)
        return data


def _counts(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    if not name:
        raise _unreadable("This zip file is damaged: a file in it has no name")
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in steps or ":" in steps[0] or "\0" in name:
        raise _unreadable(f"This zip file names a path outside of itself: “{name}”.")
    return steps[0] != "__MACOSX" and not steps[-1].startswith("._")


def _unreadable(message: str) -> UnreadableFile:
    return UnreadableFile(f"{message.rstrip('.')}.", hint=_PACK_AGAIN)
