"""What this plugin brings: cxlint imports this module, and asks the functions below."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cxlint.api import CORE, Lexicon, Profile, Rule, hookimpl, read_lexicon
from cxlint_example.placeholder_left_in_prompt import placeholder_left_in_prompt


@hookimpl
def rules() -> Iterable[Rule]:
    """The rules of this plugin. Their codes all begin with EXAM."""
    return [placeholder_left_in_prompt]


@hookimpl
def profiles() -> Iterable[Profile]:
    """The choices of rules that this plugin offers for ``cxlint check --profile NAME``."""
    return [
        Profile(
            "example-launch",
            "What must be mended before customers use a flow: what is surely wrong, and unfinished prompts.",
            wanted=lambda rule: rule.family == "EXAM" or CORE.has(rule),
            options={"placeholder-left-in-prompt": {"unreachable": True}},
        )
    ]


@hookimpl
def lexicons() -> Iterable[Lexicon]:
    """Further phrases for a language that has a lexicon, or the first ones for one that has none."""
    return [read_lexicon(Path(__file__).with_name("en_AU.toml"))]
