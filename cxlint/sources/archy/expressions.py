"""What customers hear or read: the words in texts, expressions and names of recordings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from cxlint.sources.archy import nodes
from cxlint.sources.naming import plain

DEEPEST: Final = 40
"""Calls inside each other in an expression; what lies deeper counts as filled in later."""

UNKNOWN: Final = "{{…}}"
"""Stands for what only a running flow knows."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[A-Za-z_][\w.]*|[(),]|\S')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_RECORDING = re.compile(r"\{\{(Prompt\w*\.[\w.]+)\}\}")
_FIRST_ONLY: Final = frozenset({"toaudiotts", "audioplaybackoptions"})
_JOINING: Final = frozenset({"append", "concat", "trim", "todisplaystring", "tostring", "toaudio"})
_SPOKEN: Final = frozenset({"makecommunication", "tocommunication"})
_SILENT: Final = frozenset({"toaudioblank", "findsystemprompt", "finduserprompt"})


@dataclass(frozen=True, slots=True)
class Words:
    """A text for customers, and the names of recordings in it."""

    text: str = ""
    recordings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.recordings)


def words(node: Any) -> Words:
    """What a value such as ``tts: Hello`` says; nothing when it is not set."""
    recorded = nodes.text(nodes.child(node, "prompt")) or _recorded(node)
    if recorded:
        return Words(recordings=(recorded,))
    written = nodes.text(nodes.child(node, "tts")) or nodes.text(nodes.child(node, "lit"))
    said = written or spoken(nodes.text(nodes.child(node, "exp")))
    recordings = tuple(_RECORDING.findall(said))
    if recordings and not _RECORDING.sub("", said).strip(" .,"):
        return Words(recordings=recordings)
    return Words(plain(said), recordings)


def _recorded(node: Any) -> str:
    named = nodes.text(nodes.child(node, "lit", "name"))
    return named if named.startswith("Prompt") else ""


def spoken(expression: str) -> str:
    """The texts in an expression, with ``{{Flow.Name}}`` for what is filled in later.

    >>> spoken('MakeCommunication("Your order is", ToCommunication(Slot.Order), ".")')
    'Your order is {{Slot.Order}}.'
    """
    joined = " ".join(_Reader(expression).argument(0).split())
    return re.sub(r" ([.,;:!?])", r"\1", joined)


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str) -> None:
        self.tokens = _TOKEN.findall(expression)
        self.at = 0

    def argument(self, depth: int) -> str:
        """The words up to the next comma or closing bracket, or the end at the top."""
        found: list[str] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if depth and token in (",", ")"):
                break
            self.at += 1
            if token.startswith('"') and len(token) > 1:
                found.append(_ESCAPE.sub(_unescaped, token[1:-1]))
            elif token[0].isalpha() or token[0] == "_":
                found.append(self.named(token, depth))
        return "".join(found)

    def named(self, token: str, depth: int) -> str:
        """What a variable or a call of a function stands for."""
        if self.at >= len(self.tokens) or self.tokens[self.at] != "(":
            return f"{{{{{token}}}}}"
        self.at += 1
        if depth >= DEEPEST:
            self.skip()
            return UNKNOWN
        return _said(token.lower(), self.arguments(depth + 1))

    def arguments(self, depth: int) -> list[str]:
        """The words of each argument, the closing bracket passed."""
        found = [self.argument(depth)]
        while self.at < len(self.tokens) and self.tokens[self.at] == ",":
            self.at += 1
            found.append(self.argument(depth))
        self.at += 1
        return found

    def skip(self) -> None:
        """Pass everything up to the bracket that closes."""
        level = 1
        while self.at < len(self.tokens) and level:
            level += {"(": 1, ")": -1}.get(self.tokens[self.at], 0)
            self.at += 1


def _unescaped(found: re.Match[str]) -> str:
    return {"n": "\n", "t": " ", "r": ""}.get(found[1], found[1])


def _said(function: str, arguments: list[str]) -> str:
    if function in _SPOKEN:
        return " ".join(one for one in arguments if one)
    if function in _JOINING:
        return "".join(arguments)
    if function in _FIRST_ONLY:
        return arguments[0]
    if function in _SILENT:
        return ""
    if function == "if" and not any(one.strip() for one in arguments[1:]):
        return " "
    return UNKNOWN
