"""A journey as a tree of text, for terminals: where it starts, what is said, and which way leads where.

Each touchpoint is written out once, where a walk from the entries first comes by; further ways to it
name it with an arrow.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cxlint.journey.journey import Journey
from cxlint.journey.model import Duration, Touchpoint, Transition
from cxlint.renderers.lines import line_words
from cxlint.text import printable

MARK = "◀──"
DEEPEST = 24
"""Characters of branches after which the tree goes on further left."""

_LEFT_OUT = frozenset({"source", "cxlint", "journey"})


def outline(journey: Journey, marks: Mapping[str, str], width: int = 80) -> list[str]:
    """The lines of the tree, none longer than *width* where words can be wrapped.

    *marks* says what stands beside touchpoints and transitions, by their ids.
    """
    return list(_Outline(journey, marks, width).lines())


class _Outline:
    """A walk through a journey that writes down what it passes."""

    def __init__(self, journey: Journey, marks: Mapping[str, str], width: int) -> None:
        self.journey = journey
        self.marks = marks
        self.width = width
        self.seen: set[str] = set()

    def lines(self) -> Iterator[str]:
        yield from self._whole()
        starts = [entry.id for entry in self.journey.entries]
        for start in dict.fromkeys((*starts, *(one.id for one in self.journey.unreachable))):
            if start not in self.seen:
                yield from self._branch(start)

    def _whole(self) -> Iterator[str]:
        """What the design says of the journey as a whole."""
        journey = self.journey
        facts = {key: value for key, value in journey.attributes.items() if key not in _LEFT_OUT}
        if journey.role != "customer":
            facts = {"role": journey.role, **facts}
        if journey.locales:
            facts["locales"] = journey.locales
        for promise in journey.promises:
            within = f", within {promise.within}" if promise.within else ""
            facts[f"promise “{promise.says}”"] = (
                f"made at {_listed(promise.made_at)}, kept at {_listed(promise.kept_at) or 'no touchpoint'}{within}"
            )
        mark = self._mark("")
        if facts or mark:
            yield f"The journey as a whole{mark}"
            for key, value in facts.items():
                yield from self._wrapped(f"  {key}: {_shown(value)}", "    ")
            yield ""

    def _branch(self, start: str) -> Iterator[str]:
        """What is reached from *start*, depth first, without recursion."""
        yield from self._touchpoint(self.journey[start], "", "", start)
        self.seen.add(start)
        stack = [("", iter(_numbered(self.journey.out(start))))]
        while stack:
            indent, ways = stack[-1]
            following = next(ways, None)
            if following is None:
                stack.pop()
                continue
            way, last = following
            inner = indent + ("   " if last else "│  ")
            head = f"{indent}{'└' if last else '├'}─{_arrow(way)} "
            target = self.journey.touchpoints.get(way.target)
            if target is None or target.id in self.seen:
                back = f"{target.title or target.id}" if target else f"{way.target} (does not exist)"
                yield from self._wrapped(f"{head}↺ {printable(back)}{self._mark(way.id)}", inner + "  ")
                continue
            self.seen.add(target.id)
            yield from self._touchpoint(target, head, inner, way.id)
            deeper = inner if len(inner) < DEEPEST else inner[:3]
            stack.append((deeper, iter(_numbered(self.journey.out(target.id)))))

    def _touchpoint(self, touchpoint: Touchpoint, head: str, indent: str, way: str) -> Iterator[str]:
        marked = self._mark(touchpoint.id) + (self._mark(way) if way != touchpoint.id else "")
        name = printable(touchpoint.title or touchpoint.id)
        yield from self._wrapped(f"{head}{name}{_kind(touchpoint)}{marked}", indent + "  ")
        more = "│ " if self.journey.out(touchpoint.id) else "  "
        for text in _details(touchpoint):
            yield from self._wrapped(f"{indent}{more}  {printable(text)}", f"{indent}{more}  ")

    def _mark(self, identifier: str) -> str:
        said = self.marks.get(identifier)
        return f"  {MARK} {said}" if said else ""

    def _wrapped(self, text: str, indent: str) -> list[str]:
        if len(text) <= self.width:
            return [text]
        start = len(text) - len(text.lstrip("│├└─ "))
        lines = textwrap.wrap(
            text[start:], self.width, initial_indent=text[:start], subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False, drop_whitespace=True,
        )  # fmt: skip
        return lines or [text]


def _numbered(ways: Iterable[Transition]) -> list[tuple[Transition, bool]]:
    ways = list(ways)
    return [(way, number == len(ways)) for number, way in enumerate(ways, start=1)]


def _arrow(way: Transition) -> str:
    words = printable(line_words(way))
    said = [f"says “{' / '.join(way.say)}”"] if way.say else []
    carried = [f"hands over {_listed(way.carries) or 'nothing'}"] if way.carries is not None else []
    shares = [f"{way.probability:.0%}"] if way.probability is not None else []
    text = "; ".join(part for part in (words, *shares, *said, *carried) if part)
    return f" {printable(text)} →" if text else "→"


def _kind(touchpoint: Touchpoint) -> str:
    kind = "" if touchpoint.kind in ("message", "end") else touchpoint.kind
    ends = f"ends: {touchpoint.end}" if touchpoint.end else "ends" if touchpoint.is_end else ""
    facts = [fact for fact in (kind, touchpoint.channel or "", ends) if fact]
    return f" ({', '.join(facts)})" if facts else ""


def _details(touchpoint: Touchpoint) -> Iterator[str]:
    for locale, text in touchpoint.prompt.items():
        yield f"“{text}”" if not locale else f"{locale}: “{text}”"
    for name in ("stage", "layer", "owner", "asks", "wait", "duration", "tags"):
        value = getattr(touchpoint, name)
        if value:
            yield f"{name}: {_shown(value)}"
    yield from (
        f"{name}: {_shown(value)}" for name, value in touchpoint.attributes.items() if name not in _LEFT_OUT
    )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_shown(each)}" for key, each in value.items())
    if isinstance(value, (list, tuple)):
        return _listed(map(_shown, value))
    return str(value) if not isinstance(value, Duration) else value.text


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)
