"""The plugin is found once it is installed."""

from __future__ import annotations

from importlib.metadata import entry_points

import cxlint_example


def test_cxlint_finds_the_plugin() -> None:
    found = entry_points(group="cxlint", name="example")
    assert [entry.load() for entry in found] == [cxlint_example]


def test_all_codes_have_the_prefix_that_the_plugin_owns() -> None:
    assert {rule.family for rule in cxlint_example.rules()} == {"EXAM"}
