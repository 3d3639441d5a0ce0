"""What can be told of ECMAScript expressions without running them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_STRING = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_NAME = r"[A-Za-z_$][\w$.]*"
_VALUE = rf"{_STRING}|-?\d+(?:\.\d+)?|true|false"
_STRINGS = re.compile(_STRING)
_JOINED = re.compile(rf"\s*(?:{_STRING})\s*(?:\+\s*(?:{_STRING})\s*)*")
_EQUAL = re.compile(rf"(?P<name>{_NAME})\s*={{2,3}}\s*(?P<value>{_VALUE})")
_LAUQE = re.compile(rf"(?P<value>{_VALUE})\s*={{2,3}}\s*(?P<name>{_NAME})")
_ALONE = re.compile(rf"(?P<no>!\s*)?(?P<name>{_NAME})")
_IDENTIFIER = re.compile(r"(?<![\w$.])[A-Za-z_$][\w$]*(?:\.[\w$]+)*")
_MEASURED = re.compile(rf"(?P<name>{_NAME})\s*(?P<sign><=?|>=?|===?)\s*(?P<number>\d{{1,9}})")
_LENGTH = re.compile(rf"(?P<name>{_NAME}?)\.length\s*(?P<sign><=?|>=?|===?|!==?)\s*(?P<number>\d{{1,9}})")
_WORDS: Final = frozenset({"true", "false", "null", "undefined", "typeof", "new", "in", "instanceof"})
_SCOPES: Final = ("dialog.", "document.", "application.")
_LONGEST: Final = 2000
"""Characters of an expression that is looked into; longer ones are programs."""


LENGTHS: Final = {
    "<": "shorter than {}",
    "<=": "not longer than {}",
    ">": "longer than {}",
    ">=": "not shorter than {}",
    "==": "just {} long",
    "!=": "not {} long",
}
"""What comparing the length of an answer with a number means, by the sign."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A test for equality: the variable, and the values of which one must be met."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A test of a variable against a number: ``tries >= 3``."""

    name: str
    sign: str
    number: int


def constant(expression: str) -> str | None:
    """The text that an expression of literals always gives; None for anything else.

    >>> constant("'fin' + 'ish'"), constant("3"), constant("page")
    ('finish', '3', None)
    """
    if len(expression) > _LONGEST:
        return None
    if _JOINED.fullmatch(expression):
        return "".join(found[0][1:-1] for found in _STRINGS.finditer(expression))
    plain = expression.strip()
    return plain if re.fullmatch(r"-?\d+(\.\d+)?|true|false", plain) else None


def truth(expression: str) -> bool | None:
    """Whether a condition always or never holds; None when that depends on something.

    >>> truth("false"), truth("'x'"), truth(""), truth("n > 1")
    (False, True, None, None)
    """
    plain = expression.strip()
    if plain in ("undefined", "null"):
        return False
    value = constant(plain)
    return None if value is None or not plain else value not in ("false", "0", "")


def compared(condition: str) -> Compared | None:
    """The variable that a condition tests for being equal to one or several values.

    >>> compared("choice == 'sales' || choice == 'support'")
    Compared(name='choice', values=('sales', 'support'))
    >>> compared("!sure"), compared("tries > 2")
    (Compared(name='sure', values=('false',)), None)
    """
    if len(condition) > _LONGEST:
        return None
    tests = [_one_test(part) for part in condition.split("||")]
    names = {test.name for test in tests if test is not None}
    if None in tests or len(names) != 1:
        return None
    values = [value for test in tests if test is not None for value in test.values]
    return Compared(names.pop(), tuple(dict.fromkeys(values)))


def _one_test(part: str) -> Compared | None:
    plain = part.strip()
    while plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    equal = _EQUAL.fullmatch(plain) or _LAUQE.fullmatch(plain)
    if equal and equal["name"] not in _WORDS:
        return Compared(_bare(equal["name"]), (_unquoted(equal["value"]),))
    alone = _ALONE.fullmatch(plain)
    if alone and alone["name"] not in _WORDS:
        return Compared(_bare(alone["name"]), ("false" if alone["no"] else "true",))
    return None


def measured(condition: str) -> Measured | None:
    """The variable that a condition compares with a number by size; None for other conditions."""
    found = _MEASURED.fullmatch(condition.strip()) if len(condition) <= _LONGEST else None
    return Measured(_bare(found["name"]), found["sign"], int(found["number"])) if found else None


@dataclass(frozen=True, slots=True)
class Length:
    """What a test of how long an answer is says about it."""

    name: str
    phrase: str


def length_in_words(condition: str) -> Length | None:
    """A test of the length of an answer in words; None for other conditions.

    >>> length_in_words("card.length < 12")
    Length(name='card', phrase='shorter than 12')
    """
    found = _LENGTH.fullmatch(condition.strip()) if len(condition) <= _LONGEST else None
    if found is None:
        return None
    return Length(_bare(found["name"]), LENGTHS[found["sign"][:2]].format(found["number"]))


def names(expressions: Iterable[str]) -> frozenset[str]:
    """The variables that expressions use.

    >>> sorted(names(["pin == '1' && pin$.confidence > 0.5 && dialog.tries < 3"]))
    ['pin', 'tries']
    """
    found = (
        _bare(match[0])
        for expression in expressions
        for match in _IDENTIFIER.finditer(_STRINGS.sub(" ", expression[:_LONGEST]))
    )
    return frozenset(name for name in found if name not in _WORDS)


def is_increment(name: str, expression: str) -> bool:
    """Whether an expression adds one to the variable *name*."""
    plain = re.sub(r"\s", "", expression)
    return plain in {f"{name}+1", f"1+{name}", f"document.{name}+1", f"Number({name})+1"}


def _bare(name: str) -> str:
    """A variable without its scope, its properties and its shadow: ``dialog.x$.utterance`` as ``x``."""
    for scope in _SCOPES:
        name = name.removeprefix(scope)
    return name.split(".")[0].rstrip("$") or name


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in "'\"" else value
