"""Flows that were drawn to be looked at, not to be run."""

from __future__ import annotations

CHARTS = frozenset({"mermaid", "dot", "drawio"})
"""Formats whose boxes hold a few words each, which are seldom those that customers hear."""

DRAWINGS = CHARTS | {"bpmn"}
"""Formats in which a box is one thing that is done, and the next box of the same person another."""
