"""The lexicon of the example plugin, as users meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

JOURNEY = """\
cxlint: 1
journey: Surf reports
locales: [{locale}]
touchpoints:
  hello: {{kind: message, channel: phone, prompt: "{prompt}", next: report}}
  report: {{kind: message, channel: phone, prompt: The waves are two metres high., end: resolved}}
"""


@pytest.mark.parametrize(
    ("locale", "prompt", "found"),
    [
        pytest.param("en-AU", "Thanks a million for holding. Here is the surf.", True, id="a certain phrase"),
        pytest.param("en-AU", "No worries. Here is the surf.", True, id="a likely one, where it is declared"),
        pytest.param("en-GB", "No worries. Here is the surf.", False, id="not in another country"),
        pytest.param("en-AU", "Your call is important to us. Surf.", True, id="the phrases that come along"),
    ],
)
def test_phrases_of_the_plugin_are_found(tmp_path: Path, locale: str, prompt: str, found: bool) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "surf.journey.yaml").write_text(JOURNEY.format(locale=locale, prompt=prompt), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cxlint", "check", "--select", "empty-courtesy", "--format", "json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [one["name"] for one in json.loads(done.stdout)["findings"]] == ["empty-courtesy"] * found
