"""What is asked of journey files only: exported flows have no place for it."""

from __future__ import annotations

from cxlint.api import Journey


def is_written_here(journey: Journey) -> bool:
    """Whether the journey is a journey file of its own, not read or converted from something else."""
    return journey.origin == "journey"
