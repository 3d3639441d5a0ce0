"""How findings name touchpoints, and which touchpoint a misspelt name may mean."""

from __future__ import annotations

from bisect import bisect_left

from cxlint.api import Journey, Touchpoint

ALIKE = 0.75
"""How alike two names must be, as :func:`difflib.get_close_matches` measures it. Our choice."""

NEIGHBOURS = 10
"""Names looked at on each side of where a misspelt one would stand in the alphabet. Our choice."""


def who(journey: Journey) -> str:
    """Whom the touchpoints of the journey happen to, at the beginning of a sentence."""
    return "Agents" if journey.role == "agent" else "Customers"


class Names:
    """The ids and titles of a journey, to find the one that a misspelt name may mean.

    A slip of the finger leaves the beginning or the end of a name as it is, so only the names are
    compared that stand near it in the alphabet, read from the front or from the back.
    """

    def __init__(self, journey: Journey) -> None:
        self.known: dict[str, Touchpoint] = {}
        for touchpoint in journey.touchpoints.values():
            if not touchpoint.synthetic:
                self.known.setdefault(touchpoint.id.lower(), touchpoint)
                self.known.setdefault(touchpoint.title.lower(), touchpoint)
        self.forwards = sorted(self.known)
        self.backwards = sorted(name[::-1] for name in self.known)

    def nearest(self, name: str) -> Touchpoint | None:
        """The touchpoint whose id or title is most like *name*; None when none is like it."""
        import difflib

        wanted = name.lower()
        near = dict.fromkeys(_around(self.forwards, wanted))
        near |= dict.fromkeys(other[::-1] for other in _around(self.backwards, wanted[::-1]))
        found = difflib.get_close_matches(wanted, list(near), n=1, cutoff=ALIKE)
        return self.known[found[0]] if found else None


def _around(names: list[str], wanted: str) -> list[str]:
    """The names nearest to where *wanted* would stand."""
    place = bisect_left(names, wanted)
    return names[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
