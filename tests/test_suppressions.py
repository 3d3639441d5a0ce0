"""Findings that a design leaves out: with a reason, until a date, and never without being told when idle."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxlint.cli import run
from cxlint.config.load import Config
from cxlint.findings import Finding
from cxlint.plugins import load_plugins
from cxlint.session import Session

TODAY = date(2026, 5, 1)
JOURNEY = """\
cxlint: 1
journey: Two dead ends
{whole}
touchpoints:
  hello:
    kind: menu
    prompt: For sales, press 1. For help, press 2. To speak to someone, press 0.
    options: {{1: sales, 2: help, 0: people}}
  sales:
    kind: message
    {sales}
  help:
    kind: message
    {help}
  people: {{kind: queue}}
"""
REASON = "reason: agreed with marketing"


def check(folder: Path, config: Config | None = None, **entries: str) -> list[Finding]:
    path = folder / "a.journey.yaml"
    filled = dict.fromkeys(("whole", "sales", "help"), "") | {k: f"ignore: {v}" for k, v in entries.items()}
    path.write_text(JOURNEY.format(**filled), encoding="utf-8")
    session = Session(load_plugins(installed=False), config or Config(root=folder), today=TODAY)
    return list(session.check([str(path)]).findings)


def shown(findings: list[Finding]) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.at) for finding in findings if not finding.suppressed)


BOTH = [("STR104", "help"), ("STR104", "sales")]

TABLE: list[Any] = [
    pytest.param({}, BOTH, id="nothing is left out"),
    pytest.param({"sales": f"{{rule: dead-end, {REASON}}}"}, BOTH[:1], id="at a touchpoint, by name"),
    pytest.param({"sales": f"{{rule: STR104, {REASON}}}"}, BOTH[:1], id="at a touchpoint, by code"),
    pytest.param({"whole": f"[{{rule: dead-end, {REASON}}}]"}, [], id="in the whole journey"),
    pytest.param({"sales": f"{{rule: dead-end, {REASON}, until: 2026-05-01}}"}, BOTH[:1], id="until today"),
    pytest.param(
        {"sales": f"{{rule: dead-end, {REASON}, until: 2026-04-30}}"},
        [("CXL008", "sales"), *BOTH],
        id="until yesterday",
    ),
    pytest.param({"help": f"{{rule: dead-end, {REASON}}}"}, BOTH[1:], id="an entry covers its own touchpoint only"),
    pytest.param(
        {"sales": f"[{{rule: dead-end, {REASON}}}, {{rule: menu-too-wide, {REASON}}}]"},
        [("CXL007", "sales"), BOTH[0]],
        id="an entry that hides nothing is told",
    ),
    pytest.param(
        {"sales": f"{{rule: dead-ends, {REASON}}}"}, [("CXL009", "sales"), *BOTH], id="a rule that is not there"
    ),
    pytest.param(
        {"whole": f"{{rule: unused-suppression, {REASON}}}"}, [("CXL009", ""), *BOTH], id="own findings stay"
    ),
    pytest.param(
        {"whole": f"{{rule: dead-end, {REASON}}}", "sales": f"{{rule: dead-end, {REASON}}}"},
        [],
        id="two entries for one finding are both used",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), TABLE)
def test_what_is_left_out(tmp_path: Path, entries: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert shown(check(tmp_path, **entries)) == sorted(expected)


def test_an_entry_at_a_touchpoint_covers_the_ways_out_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.journey.yaml"
    text = (
        "cxlint: 1\njourney: Round\ntouchpoints:\n"
        "  main:\n    kind: menu\n    prompt: Press 1.\n    options: {1: people}\n    on_no_input: main\n"
        "    ignore: {rule: unbounded-loop, reason: measured as harmless}\n"
        "  people: {kind: queue}\n"
    )
    path.write_text(text, encoding="utf-8")
    session = Session(load_plugins(installed=False), Config(root=tmp_path), today=TODAY)
    (finding,) = [f for f in session.check([str(path)]).findings if f.code == "RPT102"]
    assert finding.at == "main.on_no_input"
    assert finding.suppressed


def test_a_misspelt_rule_gets_a_guess(tmp_path: Path) -> None:
    (told,) = [f for f in check(tmp_path, sales=f"{{rule: dead-ned, {REASON}}}") if f.code == "CXL009"]
    assert (told.message, told.fix) == ("There is no rule “dead-ned” to leave out.", "Did you mean dead-end?")


@pytest.mark.parametrize("word", ["CXL007", "unused-suppression"])
def test_what_is_said_about_the_check_itself_cannot_be_left_out(tmp_path: Path, word: str) -> None:
    (told,) = [f for f in check(tmp_path, whole=f"{{rule: {word}, {REASON}}}") if f.code == "CXL009"]
    assert told.message == f"{word} cannot be left out: it is about the check itself."


def test_an_entry_for_a_rule_that_does_not_run_is_not_called_unused(tmp_path: Path) -> None:
    config = Config(root=tmp_path, ignore=("menu-too-wide",))
    assert "CXL007" not in {
        f.code for f in check(tmp_path, config, sales=f"{{rule: menu-too-wide, {REASON}}}")
    }


@pytest.mark.parametrize("entry", ["{rule: dead-end}", "{rule: dead-end, reason: ok}", "dead-end"])
def test_without_a_reason_nothing_is_left_out(tmp_path: Path, entry: str) -> None:
    assert ("CXL003", "") in shown(check(tmp_path, sales=entry))


def test_findings_that_are_left_out_are_numbered_last_and_marked_in_json(tmp_path: Path, capsys: Any) -> None:
    findings = check(tmp_path, help=f"{{rule: dead-end, {REASON}}}")
    assert [(f.number, f.at, f.suppressed) for f in findings] == [(1, "sales", False), (2, "help", True)]
    status = run(["check", "--isolated", "--format", "json", str(tmp_path)])
    shown_as_json = json.loads(capsys.readouterr().out)
    assert [f["suppressed"] for f in shown_as_json["findings"]] == [False, True]
    assert shown_as_json["summary"]["error"] == 1
    assert status == 1


def test_a_journey_whose_findings_are_all_left_out_is_green(tmp_path: Path, capsys: Any) -> None:
    check(tmp_path, whole=f"{{rule: dead-end, {REASON}}}")
    assert run(["check", "--isolated", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("2 left out by the design (1 journey in 1 file")
