"""What the README says is so: its commands, its table of commands, its plugin, its settings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from cxlint.cli import COMMANDS, run
from cxlint.config.entries import ENTRY_KEYS
from cxlint.config.load import KEYS, read_config
from cxlint.config.select import enabled_rules
from cxlint.plugins import load_plugins

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, holding: str) -> str:
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return next(text for text in blocks if holding in text)


def test_the_two_commands_set_everything_up() -> None:
    run_command, test_command = re.findall(r"<!-- (?:run|test) -->\n```sh\n(.+)\n```", README)

    assert run_command.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert "cxlint check" in run_command
    assert "cxlint map" in run_command
    assert test_command.endswith(".venv/bin/pytest")


def test_the_ci_script_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text()

    assert "<!-- test -->" in script
    assert script.startswith("#!/usr/bin/env bash")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_mentioned(command: str) -> None:
    assert f"`cxlint {command}" in README


def test_the_plugin_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my_rules.py").write_text(block("python", "ACME101"))
    Path("cxlint.toml").write_text('plugins = ["./my_rules.py"]\n')
    Path("a.journey.yaml").write_text("cxlint: 1\ntouchpoints:\n  a: {prompt: WELCOME, end: resolved}\n")

    status = run(["check", "--format", "concise", "a.journey.yaml"])

    assert "ACME101 shouting-prompt: “A” shouts at the customer." in capsys.readouterr().out
    assert status == 0


def test_the_plugin_has_five_lines() -> None:
    assert len(block("python", "ACME101").splitlines()) == 5


def test_the_settings_are_understood(tmp_path: Path) -> None:
    (tmp_path / "my_rules.py").write_text(block("python", "ACME101"))
    path = tmp_path / "cxlint.toml"
    path.write_text(block("toml", "fail-on"))

    config = read_config(path)
    rules = load_plugins(config.plugins, config.root, installed=False)

    assert rules.problems == ()
    assert enabled_rules(rules.rules, config)


@pytest.mark.parametrize("key", [*KEYS, *ENTRY_KEYS])
def test_every_key_of_the_settings_is_mentioned(key: str) -> None:
    _, _, settings = README.partition("## Settings")
    assert key in settings.partition("\n## ")[0]


def test_the_journeys_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    path.write_text(block("yaml", "cxlint: 1"))

    assert run(["check", "--isolated", str(path)]) == 0


def test_the_distribution_is_named_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert f"`{project['name']}`" in README


def test_the_hooks_for_pre_commit_exist() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()

    for identifier in re.findall(r"- id: ([a-z-]+)", block("yaml", "repo:")):
        assert f"- id: {identifier}\n" in hooks
