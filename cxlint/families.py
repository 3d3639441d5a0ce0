"""Titles of the families of rules, by the letters that their codes begin with."""

from __future__ import annotations

FAMILIES: dict[str, str] = {
    "STR": "structure",
    "ESC": "human escape",
    "RPT": "loops and retries",
    "MNU": "menus and prompts",
    "QUE": "wait and queue",
    "HND": "handoff and transfer",
    "AUT": "authentication",
    "EXP": "expectations and promises",
    "PRO": "proactive",
    "FUP": "follow-up and closure",
    "AGT": "agents",
    "OWN": "ownership and measures",
    "CHN": "channels",
    "TRU": "transparency and trust",
    "INC": "inclusion",
    "PRV": "privacy",
}
"""Letters and title of each family of cxlint's own, in the order in which lists show them."""
