"""What customers hear at a touchpoint, in its own words; and whether these name another way to get help."""

from __future__ import annotations

import re

from cxlint.api import Journey, Touchpoint, Transition
from cxlint.prompts import Hit, find, find_all, is_known, texts
from cxlint.rules._endings import on_every_way
from cxlint.rules._once import once

LONGEST = 60
"""Characters of a text that is quoted. Our choice."""

_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")

_INNER = str.maketrans("“”„", "‘’‚")
_SIGNS = frozenset("@.")


def words_of(journey: Journey, touchpoint: Touchpoint) -> str:
    """The first words of its text between quotation marks; empty where nobody knows them for sure."""
    said = texts(journey, touchpoint)
    return quote(said[0].text) if len(said) == 1 and said[0].known else ""


def quote(text: str, most: int = LONGEST) -> str:
    """A text between quotation marks, cut at a word where it is long.

    >>> quote("Sorry."), quote("All of our agents are busy now, so please be so kind as to wait.")
    ('“Sorry”', '“All of our agents are busy now, so please be so kind as to…”')
    """
    line = " ".join(text.split()).translate(_INNER)
    if len(line) > most:
        line = line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.!") + "…"
    return f"“{line.rstrip('.!')}”"


def told_elsewhere(journey: Journey, way: Transition, medium: str | None) -> str:
    """The sentence that surely tells another way to get help, on *way* or after it; empty without one.

    In writing only an address counts: the name of a channel may be that of the one customers are in.
    """
    if way.target not in _surely(journey, written=medium != "voice"):
        return ""
    steps = (way, *journey.way_to_ending(way.target))
    hits = (_elsewhere(journey, journey[step.target], medium != "voice") for step in steps)
    hit = next(filter(None, hits), None)
    return _sentence(hit) if hit else ""


def _surely(journey: Journey, written: bool) -> frozenset[str]:
    return _in_writing(journey) if written else _aloud(journey)


@once
def _in_writing(journey: Journey) -> frozenset[str]:
    return on_every_way(journey, lambda one: _elsewhere(journey, one, written=True) is not None)


@once
def _aloud(journey: Journey) -> frozenset[str]:
    return on_every_way(journey, lambda one: _elsewhere(journey, one, written=False) is not None)


def _elsewhere(journey: Journey, touchpoint: Touchpoint, written: bool) -> Hit | None:
    """The words of its text that name another way; those in a sentence that denies something do not count."""
    if touchpoint.backstage:
        return None
    for text in texts(journey, touchpoint):
        for hit in find_all(text.text, text.tongue, "elsewhere", text.locale):
            said = _sentence(hit)
            addressed = not written or bool(_SIGNS & set(hit.words))
            if addressed and is_known(said) and find(said, text.tongue, "negation") is None:
                return hit
    return None


def _sentence(hit: Hit) -> str:
    """The sentence around the words; unlike other sentences, one with addresses has full stops inside."""
    ends = [found.end() for found in _SENTENCE_END.finditer(hit.text)]
    first = max((end for end in ends if end <= hit.span.start), default=0)
    last = min((end for end in ends if end >= hit.span.end), default=len(hit.text))
    return hit.text[first:last].strip()
