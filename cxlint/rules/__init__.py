"""The built-in rules: one file each, in the folder of their family."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from cxlint.rule import Rule

RULES = (
    "structure.missing_entry",
    "structure.dangling_transition",
    "structure.unreachable_touchpoint",
    "structure.dead_end",
    "structure.cannot_complete",
    "escape.no_human_escape",
    "escape.hidden_human",
    "escape.error_hangup",
    "escape.closed_hours_dead_end",
    "loops.trapped_loop",
    "loops.unbounded_loop",
    "menus.menu_too_wide",
    "menus.menu_too_deep",
    "menus.unannounced_option",
    "menus.announced_option_not_wired",
    "menus.options_changed_cliche",
    "queues.queue_overflow_hangup",
    "handoffs.excess_transfers",
    "followup.missing_follow_up",
)
"""Module of each rule; the rule has the name of its module."""


def all_rules() -> Iterator[Rule]:
    """Every built-in rule, in the order of the table."""
    for path in RULES:
        made = getattr(importlib.import_module(f"{__name__}.{path}"), path.rsplit(".", 1)[1])
        assert isinstance(made, Rule)
        yield made
