"""Makes the journeys of all drawings in one file."""

from __future__ import annotations

from collections.abc import Sequence

from cxlint.errors import UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.sources.base import Flaw, Reading
from cxlint.sources.diagrams import build, events
from cxlint.sources.diagrams.drawing import Drawing


def reading(drawings: Sequence[Drawing], hint: str, *, named: bool) -> Reading:
    """A journey for each drawing that holds something.

    Raises :class:`UnreadableFile` with *hint* where none does. Where the user has *named* the file,
    a flow in which nothing tells of customers gets a remark, because no rule about customers judges
    it; drawings that only lie in the same folder may well be of other things.
    """
    kept = [drawing for drawing in drawings if drawing.nodes]
    if not kept:
        raise UnreadableFile(
            "This drawing shows no customer journey: there is nothing in it.", line=1, hint=hint
        )
    ids = build.unique([drawing.title for drawing in kept])
    made = tuple(build.journey(drawing, one) for drawing, one in zip(kept, ids, strict=True))
    pairs = zip(kept, made, strict=True)
    unjudged = [journey for drawing, journey in pairs if named and _is_unjudged_flow(drawing, journey)]
    return Reading(made, (_remark(unjudged),) if unjudged else ())


def _is_unjudged_flow(drawing: Drawing, journey: Journey) -> bool:
    """Whether a drawing without customers has decisions, so that somebody may have meant a journey."""
    if journey.role == "customer":
        return False
    decisions = {node.id for node in drawing.nodes if node.shape == "decision"}
    return any(
        edge.source in decisions and events.answer_of(edge.label) is not None for edge in drawing.edges
    )


def _remark(journeys: Sequence[Journey]) -> Flaw:
    """One remark on all drawings of a file that nobody can judge, at the first of them."""
    first, more = journeys[0], len(journeys) - 1
    others = f" The same goes for {more} further drawing{'s' * (more > 1)} in this file." if more else ""
    return Flaw(
        "This drawing shows no customer journey as far as cxlint can tell from its words, so no rule about"
        f" customers has judged it.{others}",
        first.location,
        "If customers go through it, give its boxes a kind, such as the class “menu” or “queue”.",
        code="CXL011",
        blocks=False,
        journey=first.id,
        label="no sign of customers",
    )
