"""Decisions: what their branches mean to a customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cxlint.sources.naming import shortened
from cxlint.sources.voicexml.context import Context
from cxlint.sources.voicexml.drawing import Why
from cxlint.sources.voicexml.expressions import Compared, compared, length_in_words, measured, truth
from cxlint.sources.xmltext import Element

Labels = Mapping[str, tuple[str, str]]
"""For the value of an answer: the key that gives it, and what it is called."""

RESULTS: Final = {
    "busy": Why("busy"),
    "noanswer": Why("no_answer"),
    "network_busy": Why("fail", label="network busy"),
    "near_end_disconnect": Why("condition", label="the caller ended it"),
    "far_end_disconnect": Why("condition", label="the other side ended it"),
    "network_disconnect": Why("condition", label="the network ended it"),
    "maxtime_disconnect": Why("condition", label="time was up"),
    "unknown": Why("fail", label="unknown"),
}
"""Results of a transfer. Source: VoiceXML 2.0, 2.3.7.2.2."""

UNASKED: Final = ("busy", "noanswer")
"""Results that a document may leave out and that still happen."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What is executed under a condition; without one it is what is left over."""

    element: Element
    condition: str
    parts: tuple[Element | str, ...]
    is_else: bool = False


def branches(element: Element) -> list[Branch]:
    """The branches that can be taken, in order."""
    found: list[Branch] = []
    head, parts = element, list[Element | str]()
    for part in (*element.children, None):
        if part is not None and (isinstance(part, str) or part.name not in ("elseif", "else")):
            parts.append(part)
            continue
        holds = truth(head.get("cond"))
        is_else = head.name == "else" or holds is True
        if holds is not False or head.name == "else":
            found.append(Branch(head, head.get("cond"), tuple(parts), is_else))
        if is_else or part is None:
            break
        assert isinstance(part, Element)
        head, parts = part, []
    return found


class Meanings:
    """What the branches of one decision mean to a customer."""

    def __init__(self, context: Context, found: Sequence[Branch], labels: Labels) -> None:
        self.context = context
        self.labels = labels
        self.branches = found
        self.conditions = [one.condition for one in found if not one.is_else]
        self.tests = [compared(condition) for condition in self.conditions]
        self.basis = context.basis(self.conditions) if self.conditions else "data"

    @property
    def title(self) -> str:
        """What the decision is about, for people."""
        names = {test.name if test else "" for test in self.tests}
        if len(self.tests) > 1 and len(names) == 1 and names != {""}:
            return f"Check {names.pop()}"
        shown = " ".join((self.conditions or [""])[0].split())
        length = length_in_words(shown)
        if length:
            return f"If {length.name} is {length.phrase}"
        return f"If {shortened(shown)}" if shown else "If"

    @property
    def all_options(self) -> bool:
        """Whether every condition is an answer that callers choose."""
        return all(test is not None and self._is_answer(test) for test in self.tests)

    def whys(self, branch: Branch, hosted: bool) -> list[Why]:
        """Why a customer takes a branch; several reasons where a transfer can fail in several ways."""
        if branch.is_else:
            return self.otherwise(hosted)
        test = compared(branch.condition)
        if test is not None and test.name in self.context.transfers:
            meant = [RESULTS[value] for value in test.values if value in RESULTS]
            return meant or [Why("condition", condition=branch.condition)]
        if test is not None and self._is_answer(test):
            return [self._option(test)]
        told = length_in_words(branch.condition)
        why = Why("condition", label=told.phrase if told else "", condition=branch.condition)
        return [self._limited(why, positive=True)]

    def otherwise(self, hosted: bool) -> list[Why]:
        """Why a customer goes on when no condition holds."""
        if hosted and any(test and test.name in self.context.transfers for test in self.tests):
            asked = {value for test in self.tests if test for value in test.values}
            return [Why(), *(RESULTS[value] for value in UNASKED if value not in asked)]
        return [self._opposite() or self._limited(Why("else"))]

    def _is_answer(self, test: Compared) -> bool:
        if test.values in (("true",), ("false",)) and test.name not in self.context.sure:
            return False
        return test.name in self.context.answers

    def _option(self, test: Compared) -> Why:
        if test.name in self.context.sure:
            return Why("option", "yes" if test.values[0] == "true" else "no")
        known = [self.labels.get(value, (value, "")) for value in test.values]
        keys, names = [key for key, _ in known], [name for _, name in known if name]
        return Why("option", ", ".join(keys), ", ".join(names))

    def _opposite(self) -> Why | None:
        """The other answer to a question of yes or no."""
        test = self.tests[0] if len(self.tests) == 1 else None
        if test is None or test.name not in self.context.sure or not self._is_answer(test):
            return None
        return Why("option", "no" if test.values[0] == "true" else "yes")

    def _limited(self, why: Why, positive: bool = False) -> Why:
        """A branch that a counter allows only so many times."""
        test = measured(self.conditions[0]) if len(self.conditions) == 1 else None
        if test is None or test.name not in self.context.counters:
            return why
        below = test.sign.startswith("<")
        if below is not positive:
            return why
        included = test.sign in ("<=", ">")
        most = test.number - self.context.counters[test.name] + included
        return replace(why, max=max(most, 1))
