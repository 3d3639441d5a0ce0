"""The hooks a plugin can implement. Hooks return values; nothing is registered by side effect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from cxlint.lexicon import Lexicon
    from cxlint.profiles import Profile
    from cxlint.report import Reporter
    from cxlint.rule import Rule
    from cxlint.sources.base import Source

PROJECT = "cxlint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a plugin's function as the implementation of the hook of that name."""


class Hooks:
    """Called once at the start of a command that needs them, plugin by plugin."""

    @hookspec
    def rules(self) -> Iterable[Rule]:  # type: ignore[empty-body]
        """Rules this plugin brings, all with the code prefix it owns (four letters or more)."""

    @hookspec
    def sources(self) -> Iterable[Source]:  # type: ignore[empty-body]
        """File formats this plugin can read journeys from."""

    @hookspec
    def reporters(self) -> Iterable[Reporter]:  # type: ignore[empty-body]
        """Ways this plugin can write a report, for ``--format``."""

    @hookspec
    def profiles(self) -> Iterable[Profile]:  # type: ignore[empty-body]
        """Choices of rules, for ``--profile``, such as what a firm wants of all its projects."""

    @hookspec
    def lexicons(self) -> Iterable[Lexicon]:  # type: ignore[empty-body]
        """Words and phrases for further languages, or further ones for languages that have a lexicon."""


HOOKS = ("rules", "sources", "reporters", "profiles", "lexicons")
