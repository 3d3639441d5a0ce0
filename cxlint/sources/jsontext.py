"""JSON files: read with care, and find the place of a value in the text again.

``json.loads`` knows no positions, and looking up all of them costs ten times the parsing. So a
source keeps the *pointer* to a value, its keys and indices from the top, and :func:`find` walks
the text along it only when somebody wants to see the place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from cxlint.errors import UnreadableFile
from cxlint.locations import Location
from cxlint.sources.base import DEEPEST_NESTING, LARGEST_FILE, Document

Pointer = tuple[str | int, ...]
Memo = dict[tuple[Pointer, str], Any]

INSIDE: Final = "(json)"
"""A part of a pointer: what follows is inside this string, which holds JSON itself."""

_STRING = r'"(?:[^"\\]++|\\.)*+"'
_STRINGS = re.compile(_STRING + "?", re.DOTALL)
_BRACKETS = re.compile(r"[\[{]+|[\]}]+")
_KEYS_AND_BRACKETS = re.compile(rf"({_STRING})(\s*:)?|[\[{{\]}}]", re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_HEX = "[0-9a-fA-F]"
_PIECE = re.compile(
    rf"\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|\\u{_HEX}{{4}}|\\.|[^\\\"]+", re.DOTALL
)
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Json:
    """A value and the keys that stand twice in one object: name and place of the later one."""

    value: Any
    repeated: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a text is not JSON: a sentence, and where."""

    reason: str
    offset: int


def read(document: Document, hint: str = "") -> Json:
    """The JSON in a file; raises :class:`UnreadableFile` with place, reason and *hint*.

    Files of more than ``LARGEST_FILE`` bytes or ``DEEPEST_NESTING`` levels are refused.
    """
    if len(document.data) > LARGEST_FILE:
        most = LARGEST_FILE // (1024 * 1024)
        raise UnreadableFile(f"This file is larger than {most} MB and was not read.", hint=hint)
    loaded = load(document.text)
    if isinstance(loaded, Broken):
        line, column = line_and_column(document.text, loaded.offset)
        raise UnreadableFile(f"This file is not valid JSON: {loaded.reason}", line, column, hint)
    return loaded


def load(text: str) -> Json | Broken:
    """The JSON in *text*, or why there is none. Never raises."""
    if not text.strip():
        return Broken("it is empty.", 0)
    if too_deep(text):
        return Broken(f"its parts are nested more than {DEEPEST_NESTING} levels deep.", 0)
    repeats = False

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeats
        built = dict(pairs)
        repeats = repeats or len(built) < len(pairs)
        return built

    try:
        value = json.loads(text, object_pairs_hook=build)
    except json.JSONDecodeError as error:
        return Broken(_reason(error), error.pos)
    except ValueError:
        return Broken("it holds a number with far too many digits.", 0)
    except RecursionError:
        return Broken("its parts are nested too deep.", 0)
    if _ESCAPED_SURROGATE.search(text):
        value = _mended(value)
    return Json(value, tuple(repeated_keys(text)) if repeats else ())


_REASONS: Final = (
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing here."),
    ("Expecting ':' delimiter", "a colon is missing here."),
    ("Expecting property name", "a name in double quotes is missing here."),
    ("Illegal trailing comma", "there is a comma too many here."),
    ("Expecting value", "a value is missing here."),
    ("Extra data", "something follows after its end."),
    ("Invalid control character", "a text holds a line break or another control character."),
    ("Invalid \\", "a text holds a backslash that means nothing in JSON."),
)


def _reason(error: json.JSONDecodeError) -> str:
    if error.msg.startswith("Unterminated string") or error.pos >= len(error.doc.rstrip()):
        return "it ends in the middle, so a part is missing."
    return next((words for start, words in _REASONS if error.msg.startswith(start)), f"{error.msg}.")


def too_deep(text: str) -> bool:
    """Whether brackets are nested more than ``DEEPEST_NESTING`` deep. One pass, no recursion."""
    if text.count("[") + text.count("{") <= DEEPEST_NESTING:
        return False
    level = 0
    for run in _BRACKETS.finditer(_STRINGS.sub("", text)):
        length = run.end() - run.start()
        level += length if run[0][0] in "[{" else -length
        if level > DEEPEST_NESTING:
            return True
    return False


def _mended(value: Any) -> Any:
    """The same value with half characters, which no file and no terminal can show, replaced."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value


def repeated_keys(text: str) -> Iterator[tuple[str, int]]:
    """Keys that their object has already had, with their places; *text* must be valid JSON."""
    seen: list[set[str]] = []
    for token in _KEYS_AND_BRACKETS.finditer(text):
        if token[2]:
            key = json.loads(token[1])
            if key in seen[-1]:
                yield _mended(key), token.start()
            seen[-1].add(key)
        elif token[0] in "[{":
            seen.append(set())
        elif token[0] in "]}":
            seen.pop()


def top_keys(text: str) -> tuple[frozenset[str], bool]:
    """The keys of the outermost object as far as it can be read, and whether that was to its end.

    Works on broken and cut off text too. Never raises.
    """
    keys: set[str] = set()
    try:
        start = _blank(text, 0)
        if text[start] == "{":
            for key, _, _ in _members(text, start):
                keys.add(key)
            return frozenset(keys), True
    except (ValueError, IndexError, RecursionError):
        pass
    return frozenset(keys), False


# --- places ---------------------------------------------------------------------------------------


def find(text: str, pointer: Pointer, memo: Memo | None = None) -> tuple[int, int]:
    """Start and end of the value that *pointer* leads to, or of the last one on the way to it.

    Of keys that stand twice the last one counts, as for every reader of JSON. *memo* keeps what was
    found on the way, so that many values of one text cost little more than one.
    """
    known: Memo = {} if memo is None else memo
    start = 0
    try:
        start = _blank(text, 0)
        for number, part in enumerate(pointer):
            here = pointer[:number]
            if part == INSIDE and text[start] == '"':
                inner = _kept(known, here, INSIDE, _scan, text, start)[0]
                beyond = _kept(known, here, "memo", dict)
                found = find(inner, pointer[number + 1 :], beyond)
                return outward(text, start, found[0]), outward(text, start, found[1])
            child = _kept(known, here, "children", _children, text, start).get(part)
            if child is None:
                break
            start = child
        return start, _scan(text, start)[1]
    except (ValueError, IndexError, RecursionError):
        return start, min(start + 1, len(text))


def _kept(memo: Memo, here: Pointer, what: str, make: Callable[..., Any], *given: Any) -> Any:
    if (here, what) not in memo:
        memo[here, what] = make(*given)
    return memo[here, what]


def outward(text: str, start: int, offset: int) -> int:
    """Where the character number *offset* of a string stands, whose literal begins at *start*."""
    at = start + 1
    while offset > 0:
        piece = _PIECE.match(text, at)
        if piece is None:
            break
        length = piece.end() - at
        if text[at] == "\\":
            at, offset = at + length, offset - 1
        else:
            at, offset = at + min(length, offset), offset - min(length, offset)
    return at


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a place, from 1; ``\\n``, ``\\r\\n`` and ``\\r`` end a line."""
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    if "\r" in text:
        line += text.count("\r", 0, offset) - text.count("\r\n", 0, offset)
        start = max(start, text.rfind("\r", 0, offset) + 1)
    return line + 1, offset - start + 1


def locate(document: Document, location: Location) -> Location:
    """The same location with line, column and length, if it has a pointer and no line yet."""
    if location.line or not location.pointer:
        return location
    text = document.text
    start, end = find(text, location.pointer, document.memo)
    line, column = line_and_column(text, start)
    ends = [place for place in (text.find("\n", start, end), text.find("\r", start, end)) if place >= 0]
    length = max(1, min([end, *ends]) - start)
    return replace(location, line=line, column=column, length=length)


def locate_by(document: Document, location: Location, telling: Iterable[str]) -> Location:
    """The location of what people look for in an object: of the first of the keys *telling* that it has.

    The pointer stays that of the object, and so does the place where it has none of them.
    """
    whole_place = locate(document, location)
    for key in telling:
        part = locate(document, replace(location, pointer=(*location.pointer, key)))
        if (part.line, part.column) != (whole_place.line, whole_place.column):
            return replace(part, pointer=location.pointer)
    return whole_place


def _blank(text: str, at: int) -> int:
    """The first place from *at* on that is not blank."""
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _scan(text: str, at: int) -> tuple[Any, int]:
    return _DECODER.raw_decode(text, at)


def _members(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The key, its place and the place of its value for each member of the object at *start*."""
    at = _blank(text, start + 1)
    while text[at] == '"':
        key, end = _scan(text, at)
        value = _blank(text, _blank(text, end) + 1)
        yield key, at, value
        at = _blank(text, _scan(text, value)[1])
        if text[at] == "}":
            return
        if text[at] != ",":
            raise ValueError(at)
        at = _blank(text, at + 1)


def _items(text: str, start: int) -> Iterator[int]:
    at = _blank(text, start + 1)
    while text[at] != "]":
        yield at
        at = _blank(text, _scan(text, at)[1])
        if text[at] != ",":
            return
        at = _blank(text, at + 1)


def _children(text: str, start: int) -> Mapping[str | int, int]:
    """Where each member of the object or list at *start* begins."""
    if text[start] == "{":
        return {key: value for key, _, value in _members(text, start)}
    return dict(enumerate(_items(text, start))) if text[start] == "[" else {}


# --- values ---------------------------------------------------------------------------------------


def mapping(value: Any) -> Mapping[str, Any]:
    """*value* when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def string(value: Any) -> str:
    """*value* when it is a text, else an empty one."""
    return value if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    """The whole number that a value is or spells, None for everything else."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value.strip(), re.ASCII):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9:
        return value
    return None
