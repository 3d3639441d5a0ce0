"""A drawing as it stands in a file: boxes, arrows and the words at them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from cxlint.locations import NOWHERE, Location
from cxlint.value import Value

LONGEST_WORDS: Final = 400
"""Characters of a text in which words are looked for; boxes hold far fewer."""

LONGEST_HEADING: Final = 50
"""Characters of a first line that names a box."""

_SENTENCES = re.compile(r"\w[.!?][)\]\"']?(?:\s|$)")
_TO_CUSTOMERS = re.compile(
    r"\b(?:you|your|please|we|our|press|this is|sie|ihre?|bitte|usted|su|por favor|vous|votre|voce|prego)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w\s?!.,:;/()'\"+*#<>=≤≥&%@~{}\[\]\\|-]+")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Node(Value):
    """One box.

    ``text`` are its words, in the lines of the box. ``shape`` is ``decision``, ``terminal`` (where flowcharts
    begin and end), ``store``, ``note`` or empty for all that say nothing. ``kind`` is one of the
    vocabulary where the drawing names it. ``facts`` are further attributes that it names, ``group``
    is the title of the frame around it. ``broken`` tells that a part of it could not be understood.
    """

    id: str
    text: str
    shape: str = ""
    kind: str = ""
    drawn: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    location: Location = NOWHERE
    broken: bool = False

    @property
    def heading(self) -> str:
        """The first line of a box that says something to customers below it; empty without one."""
        return self.text.partition("\n")[0].strip() if self.below else ""

    @property
    def below(self) -> str:
        """What is said to customers below a heading, in sentences of its own; empty otherwise."""
        first, _, rest = self.text.partition("\n")
        if len(first) > LONGEST_HEADING or first.rstrip().endswith((".", "!", "?", ",", ":")):
            return ""
        rest = rest.strip()
        said = rest[:LONGEST_WORDS]
        begins = _TO_CUSTOMERS.match(said) is not None
        return rest if begins or (_SENTENCES.search(said) and _TO_CUSTOMERS.search(said)) else ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Edge(Value):
    """One arrow, with the words at it; ``event`` and ``key`` where the drawing names them."""

    source: str
    target: str
    label: str = ""
    event: str = ""
    key: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Drawing(Value):
    """All boxes and arrows of one drawing.

    ``format`` is the name of the source and ``type`` what the format calls such a drawing. ``told``
    tells that the file was made to hold a journey; ``names`` are those by which other drawings may
    refer to it.
    """

    format: str
    type: str
    title: str
    file: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    names: tuple[str, ...] = ()
    location: Location = NOWHERE
    told: bool = False


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The beginning of a text in small letters, without accents and pictures, for finding words.

    >>> folded("  Schließt um 18 h – adiós 👋 ")
    'schliesst um 18 h - adios'
    """
    plain = text[:LONGEST_WORDS].replace("–", "-").replace("—", "-").replace("’", "'").replace("ß", "ss")
    parts = unicodedata.normalize("NFKD", plain)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", bare).lower().split())
