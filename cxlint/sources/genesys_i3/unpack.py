"""From the bytes of an export to the JSON in it: base64, then percent-encoding, each step bounded."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources import jsontext
from cxlint.sources.base import LARGEST_FILE, Document, Flaw
from cxlint.sources.genesys_i3.parts import EXPORT_AGAIN
from cxlint.sources.jsontext import Json
from cxlint.sources.notes import Notes, kind_of

_NAME = re.compile(r"\.i3\w{0,40}(flow|message|module|invite)$", re.IGNORECASE)
_WRAPPED: Final = (b"JTdC", b"JTdi")
"""How ``%7B``, an opening brace, begins in base64."""

_MARKS: Final = (b"%22flowSequenceItemList%22", b"%22initialSequence%22", b"%22nextTrackingN", b"%22default")
_BARE = re.compile(r'"flowSequenceItemList"\s*:')
_BLANKS = re.compile(rb"\s+")
_SIGHT: Final = 4096
_NO_EXPORT: Final = "This is not an export of Genesys Architect, or it is damaged"
_PIECE: Final = 256 * 1024
_TAIL: Final = 3
"""Characters that the rest of a percent sign leaves behind where a file was cut off."""


def looks_like_export(document: Document) -> bool:
    """Whether a file is an export, by its name or its first bytes. Cheap, never raises."""
    if _NAME.search(document.path):
        return True
    head = document.data[:_SIGHT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_WRAPPED):
        return any(mark in _decoded_head(head) for mark in _MARKS)
    return is_bare(document)


def _decoded_head(head: bytes) -> bytes:
    packed = _BLANKS.sub(b"", head)
    try:
        return b64decode(packed[: len(packed) // 4 * 4])
    except (binascii.Error, ValueError):
        return b""


def is_bare(document: Document) -> bool:
    """Whether the file holds the JSON as it is, such as the answer of the platform's API."""
    head = document.data[:_SIGHT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"{") or b"flowSequenceItemList" not in document.data:
        return False
    return bool(_BARE.search(document.peek)) and '"__type"' in document.peek


def contents(document: Document, notes: Notes) -> Mapping[str, Any]:
    """The flow in a file; raises :class:`UnreadableFile` with a sentence when there is none."""
    if len(document.data) > LARGEST_FILE:
        raise _refused(f"This file is larger than {LARGEST_FILE // 2**20} MB and was not read.")
    if not document.data.strip():
        raise _refused("This file is empty.")
    loaded = jsontext.read(document, EXPORT_AGAIN) if is_bare(document) else _unwrapped(document.data)
    for key, _ in loaded.repeated[:1]:
        place = Location(document.path)
        notes.add(Flaw(f"“{key}” stands twice in the same object of this flow.", place, fix=EXPORT_AGAIN))
    return _checked(loaded.value)


def _unwrapped(data: bytes) -> Json:
    packed = _BLANKS.sub(b"", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        encoded = b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise _refused(
            f"{_NO_EXPORT}: such a file is base64 text, and this one holds other characters."
        ) from None
    # Both steps make the text shorter, so the size of the file bounds them, too.
    text = b"".join(_percent_decoded(encoded)).decode("utf-8", "replace")
    loaded = jsontext.load(text)
    if isinstance(loaded, jsontext.Broken):
        if not text.lstrip().startswith(("{", "[")):
            raise _refused(f"{_NO_EXPORT}: what is packed in it is no flow.")
        cut = loaded.offset >= len(text) - _TAIL
        reason = (
            "it ends in the middle, so a part is missing." if cut else loaded.reason.replace(" here.", ".")
        )
        raise _refused(f"The flow in this export is damaged: {reason}")
    return loaded


def _percent_decoded(encoded: bytes) -> Iterator[bytes]:
    """The text without percent-encoding, piece by piece: the library makes an object of every sign."""
    start = 0
    while start < len(encoded):
        end = start + _PIECE
        split = encoded.rfind(b"%", end - 2, end)
        end = split if split > start else end
        yield unquote_to_bytes(encoded[start:end])
        start = end


def _checked(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _refused(f"There is no flow in this export: it holds {kind_of(value)} instead.")
    listed = value.get("flowSequenceItemList")
    if not isinstance(listed, list):
        found = "is missing" if "flowSequenceItemList" not in value else f"is {kind_of(listed)}"
        raise _refused(f"There is no flow in this export: the list of its tasks, states and menus {found}.")
    if not listed:
        raise _refused("This flow is empty: it has no tasks, states or menus.")
    return value


def _refused(message: str) -> UnreadableFile:
    return UnreadableFile(message, hint=EXPORT_AGAIN)
