"""The profile of the example plugin, as users choose it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import cxlint_example
import pytest

from cxlint.api import CORE, Rule

JOURNEY = """\
cxlint: 1
journey: Opening hours
touchpoints:
  hours: {kind: message, prompt: We are open from nine to five., next: bye}
  old: {kind: message, prompt: TODO, next: bye}
  bye: {end: resolved}
"""
"""Nobody gets to the unfinished prompt, which the rule looks at only when it is told to."""


def cxlint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxlint", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        pytest.param("example-launch", ["EXAM101"], id="the profile looks at prompts that nobody gets to"),
        pytest.param("recommended", [], id="usually they do not matter"),
    ],
)
def test_example_launch_finds_every_unfinished_prompt(tmp_path: Path, profile: str, found: list[str]) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "hours.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    done = cxlint(tmp_path, "check", "--profile", profile, "--format", "json", ".")
    codes = [finding["code"] for finding in json.loads(done.stdout)["findings"]]
    assert [code for code in codes if code.startswith("EXAM")] == found
    assert done.stderr == ""


def test_example_launch_has_the_rules_of_this_plugin_and_the_certain_ones() -> None:
    (profile,) = cxlint_example.profiles()
    (own,) = cxlint_example.rules()
    assert isinstance(own, Rule)
    assert profile.has(own)
    assert not CORE.has(own)
    assert set(profile.options) == {own.name}
