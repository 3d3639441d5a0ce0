"""What the formats of Genesys Cloud Architect have in common: cases, schedules, loops, call-backs.

Both formats hold the same flows, so both must tell the same of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cxlint import vocabulary
from cxlint.journey.model import Touchpoint, Transition
from cxlint.sources.naming import numbered, quoted, shortened, spaced
from cxlint.sources.reaching import backward, onward, reached

LONGEST_CASE: Final = 60
"""Characters of a condition beside an arrow."""

ACTIVE: Final = "active"
INACTIVE: Final = "inactive"
"""Outputs of a schedule. Source: “Evaluate schedule action” in the resource center of Genesys Cloud."""

ON_HOLIDAYS: Final = "on holidays"

STEPS: Final = 1_000_000
"""Ways followed while looking for loops whose counter is set back; beyond it, they count as such."""

_NO_REQUEST: Final = re.compile(
    r"\b(get|find|check|list|search|lookup|look|read|fetch|query|count|update|cancel|delete|remove|is|has"
    r"|validate|estimate|priority|status|disconnect|end|close)\b"
)
_LONGEST_CONDITION: Final = 4000
_HELP: Final = vocabulary.PERSON_KINDS | vocabulary.DEFERRED_KINDS
_VARIABLE: Final = (
    r"(?<![\w.])(?P<wrap>(?:Lower|Upper|Trim|ToString)\(\s*)?(?P<name>[A-Za-z_][\w.]*)\s*(?(wrap)\))"
)
_TEXT: Final = r'"(?P<text>(?:[^"\\]|\\.)*)"'
_COMPARED: Final = (
    re.compile(
        rf"(?P<how>Contains|StartsWith|EndsWith|AreEqual)\(\s*{_VARIABLE}\s*,\s*{_TEXT}\s*(?:,\s*\w+\s*)?\)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<how>AreEqual)\(\s*{_TEXT}\s*,\s*{_VARIABLE}\s*\)", re.IGNORECASE),
    re.compile(rf"{_VARIABLE}\s*(?P<how>==|!=)\s*{_TEXT}", re.IGNORECASE),
)
_HOW: Final = {
    "contains": "contains",
    "startswith": "starts with",
    "endswith": "ends with",
    "areequal": "is",
    "==": "is",
    "!=": "is not",
}


def asks_for_callback(*names: str) -> bool:
    """Whether a data action of these names sees to a call-back: ``Schedule Callback``.

    One that only looks a call-back up or changes it does not.
    """
    told = [spaced(name) for name in names]
    named = any(re.search(r"\bcall ?back", words) for words in told)
    return named and not any(_NO_REQUEST.search(words) for words in told)


# --- words ----------------------------------------------------------------------------------------


def cases_in_words(conditions: Sequence[str]) -> list[str]:
    """The conditions of a switch in a few words each, without what they have in common.

    >>> cases_in_words(['Contains(Lower(Flow.said),"agent")', 'Contains(Flow.said, "faq")'])
    ['contains “agent”', 'contains “faq”']
    """
    conditions = [one[:_LONGEST_CONDITION] for one in conditions]
    found = (match["name"] for one in conditions for shape in _COMPARED for match in shape.finditer(one))
    only = len(set(found)) == 1
    return cut_apart([_in_words(one, only) for one in conditions], LONGEST_CASE)


def _in_words(condition: str, only: bool) -> str:
    """One condition; *only* tells that all of them look at the same variable."""

    def told(match: re.Match[str]) -> str:
        about = "" if only else f"{match['name'].rpartition('.')[2]} "
        return f"{about}{_HOW[match['how'].lower()]} “{match['text']}”"

    for shape in _COMPARED:
        condition = shape.sub(told, condition)
    return condition


def cut_apart(texts: Sequence[str], most: int) -> list[str]:
    """The beginnings of texts; those that would look the same begin shortly before they differ."""
    alike: dict[str, dict[str, None]] = {}
    for text in texts:
        alike.setdefault(shortened(text, most), {})[text] = None
    return [_cut(text, list(alike[shortened(text, most)]), most) for text in texts]


def _cut(text: str, alike: list[str], most: int) -> str:
    if len(alike) == 1:
        return shortened(text, most)
    same = _same(min(alike), max(alike))
    word = text.rfind(" ", 0, same)
    before = text.rfind(" ", 0, max(word, 0)) + 1
    start = before if same - before <= most // 2 else same - most // 2
    return f"…{shortened(text[start:], most)}"


def _same(first: str, second: str) -> int:
    """How many characters two texts have in common at the beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(first), len(second)))


def says_nothing(said: str) -> bool:
    """Whether a text is only a gap that is filled in later, whose name is not known either."""
    return not re.sub(r"\W", "", said)


def told_apart(touchpoints: Iterable[Touchpoint]) -> dict[str, Touchpoint]:
    """The touchpoints by id; titles that end in the same beginning of different prompts show more."""
    made = {one.id: one for one in touchpoints}
    groups: dict[tuple[str, str], list[Touchpoint]] = {}
    for one in made.values():
        words = _words(one)
        if words and (mark := quoted(words)) in one.title:
            groups.setdefault((one.title.partition(mark)[0], mark), []).append(one)
    for (_, mark), group in groups.items():
        texts = [_words(one) for one in group]
        if len(set(texts)) > 1:
            for one, text in zip(group, cut_apart(texts, len(mark) - 2), strict=True):
                made[one.id] = replace(one, title=one.title.replace(mark, f"“{text}”", 1))
    return made


def _words(touchpoint: Touchpoint) -> str:
    return next(iter(touchpoint.prompt.values()), "")


# --- ways -----------------------------------------------------------------------------------------


def settled(
    touchpoints: Mapping[str, Touchpoint], ways: Sequence[Transition]
) -> tuple[dict[str, Touchpoint], list[Transition]]:
    """The same flow with what only all of it shows: which loops count, and when it is closed.

    ``source["counter"]`` names the variable that a loop counts with, and ``source["sets"]`` those that
    an action gives new values.
    """
    endless = _set_back(touchpoints, ways)
    hours = _opening(touchpoints, ways)
    made = dict(touchpoints)
    for identifier in endless:
        one = made[identifier]
        made[identifier] = replace(one, attributes={**one.attributes, "basis": "data"})
    changed = [replace(way, max=None) if way.source in endless else way for way in ways]
    return made, list(numbered(_of_schedule(way, hours.get(way.source, "")) for way in changed))


def _set_back(touchpoints: Mapping[str, Touchpoint], ways: Sequence[Transition]) -> set[str]:
    """The loops whose counter is set again on a way round, so that it does not bound them."""
    setters: dict[str, set[str]] = {}
    for one in touchpoints.values():
        for name in one.source.get("sets", ()):
            setters.setdefault(name, set()).add(one.id)
    loops = {one.id: one.source["counter"] for one in touchpoints.values() if "counter" in one.source}
    ahead, before = onward(ways), backward(ways)
    found, left = set(), STEPS
    for loop, counter in loops.items():
        if counter in setters:
            body = [way.target for way in ways if way.source == loop and way.label == "again"]
            inside = reached(ahead, body, {loop}) & reached(before, before.get(loop, ()), {loop})
            left -= len(ways)
            if left < 0 or inside & setters[counter]:
                found.add(loop)
    return found


def _opening(touchpoints: Mapping[str, Touchpoint], ways: Sequence[Transition]) -> dict[str, str]:
    """For each schedule that surely tells whether somebody is there: the output on which nobody is."""
    outputs: dict[str, dict[str, str]] = {}
    schedules = {one.id for one in touchpoints.values() if one.get("basis") == "hours"}
    for way in ways:
        if way.source in schedules and way.label in (ACTIVE, INACTIVE):
            outputs.setdefault(way.source, {})[way.label] = way.target
    if not outputs:
        return {}
    before = backward(ways)
    helps = reached(before, (one.id for one in touchpoints.values() if one.kind in _HELP))
    open_ended = (one.id for one in touchpoints.values() if one.kind == "call" or one.incomplete)
    nowhere = (way.target for way in ways if way.target not in touchpoints)
    perhaps = reached(before, (*open_ended, *nowhere)) | helps
    return {source: closed for source, led in outputs.items() if (closed := _closed(led, helps, perhaps))}


def _closed(led: Mapping[str, str], helps: Collection[str], perhaps: Collection[str]) -> str:
    """The output on which nobody is there; empty when that is not sure."""
    for here, other in ((INACTIVE, ACTIVE), (ACTIVE, INACTIVE)):
        if other in led and here in led and led[other] in helps and led[here] not in perhaps:
            return here
    return ""


def _of_schedule(way: Transition, closed: str) -> Transition:
    if not closed or way.label not in (ACTIVE, INACTIVE):
        return way
    if way.label == closed:
        return replace(way, id=f"{way.source}.closed", event="closed", label="")
    return replace(way, id=f"{way.source}.condition.open", label="open")
