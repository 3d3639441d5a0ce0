"""Findings that a design leaves out: with a reason, until a date, and never without being told when idle."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxlint.cli import run
from cxlint.config.load import Config, read_config
from cxlint.findings import Finding
from cxlint.own import OWN_RULES
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


# --- entries of the configuration, for files that must not be edited ------------------------------------------

FILES = {"vendor/a.journey.yaml": JOURNEY, "vendor/deep/b.journey.yaml": JOURNEY, "c.journey.yaml": JOURNEY}
EMPTY = dict.fromkeys(("whole", "sales", "help"), "")
HEAD = "[[suppress]]\n"
WHY = 'reason = "the vendor is told"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.format(**EMPTY), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judged(folder: Path, text: str, *paths: str) -> list[Finding]:
    """Findings with the rules of dead ends and wide menus alone."""
    config = folder / "cxlint.toml"
    config.write_text('select = ["dead-end", "menu-too-wide"]\n' + text, encoding="utf-8")
    session = Session(load_plugins(installed=False), read_config(config), today=TODAY)
    return list(session.check(paths or (".",)).findings)


def left(findings: list[Finding]) -> list[str]:
    """What is shown: own findings by code and line, others by file and place."""
    shown = [finding for finding in findings if not finding.suppressed]
    own = [f"{one.code}:{one.location.line}" for one in shown if one.code in OWN_RULES]
    return own + sorted(
        f"{Path(one.location.file).name[0]}.{one.at}" for one in shown if one.code not in OWN_RULES
    )


def entry(files: str, rule: str = "dead-end", *more: str) -> str:
    return f'{HEAD}files = "{files}"\nrule = "{rule}"\n{WHY}' + "".join(f"{line}\n" for line in more)


EVERY = ["a.help", "a.sales", "b.help", "b.sales", "c.help", "c.sales"]

ENTRIES: list[Any] = [
    pytest.param(entry("vendor/*.yaml"), EVERY[2:], id="files of a folder"),
    pytest.param(entry("vendor/**"), EVERY[4:], id="files of a folder and those below it"),
    pytest.param(entry("vendor"), EVERY[4:], id="the folder itself"),
    pytest.param(entry("*.journey.yaml"), [], id="a name anywhere"),
    pytest.param(entry("c.journey.yaml", "STR104"), EVERY[:4], id="by code"),
    pytest.param(entry("vendor/**", "dead-end", 'element = "sales"'), ["a.help", "b.help", *EVERY[4:]], id="by id"),
    pytest.param(entry("vendor/**", "dead-end", 'element = "s*"'), ["a.help", "b.help", *EVERY[4:]], id="by glob of ids"),
    pytest.param(entry("vendor/**", "dead-end", 'element = "Sales"'), ["a.help", "b.help", *EVERY[4:]], id="by title"),
    pytest.param(entry("vendor/**", "dead-end", 'element = "*"'), EVERY[4:], id="every element"),
    pytest.param(entry("vendor/**", "dead-end", "until = 2026-05-01"), EVERY[4:], id="until today"),
    pytest.param(entry("**", "dead-end", "until = 2026-04-30"), ["CXL008:2", *EVERY], id="until yesterday"),
    pytest.param(entry("vendor/**", "dead-ned"), ["CXL009:2", *EVERY], id="a rule that is not there"),
    pytest.param(entry("vendor/**", "CXL002"), ["CXL009:2", *EVERY], id="an own finding"),
    pytest.param(entry("vendor/**", "menu-too-wide"), ["CXL007:2", *EVERY], id="a rule that finds nothing there"),
    pytest.param(entry("vendor/**", "dead-end", 'element = "hello"'), ["CXL007:2", *EVERY], id="an element without a finding"),
    pytest.param(entry("vendor/**", "dead-end", 'element = "nobody"'), ["CXL007:2", *EVERY], id="an element that is not there"),
    pytest.param(entry("nowhere/**"), EVERY, id="files that were not read"),
    pytest.param(entry("vendor/**", "trapped-loop"), EVERY, id="a rule that does not run"),
    pytest.param(entry("vendor") + entry("vendor/**"), EVERY[4:], id="two entries for one finding are both used"),
    pytest.param(
        entry("vendor") + "\n" + entry("nowhere") + entry("c.journey.yaml", "menu-too-wide") + entry("c.journey.yaml", "wide"),
        ["CXL007:11", "CXL009:15", *EVERY[4:]],
        id="each entry by its line",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_what_the_configuration_leaves_out(project: Path, text: str, expected: list[str]) -> None:
    assert left(judged(project, text)) == expected


@pytest.mark.parametrize(
    ("files", "paths", "unused"),
    [
        pytest.param("vendor/**", ("vendor",), True, id="the folder was searched"),
        pytest.param("vendor/**", (".",), True, id="the folder around it was searched"),
        pytest.param("vendor/**", ("vendor/deep",), False, id="only a folder below was searched"),
        pytest.param("vendor/**", ("vendor/a.journey.yaml",), False, id="only one of the files was read"),
        pytest.param("vendor/a.journey.yaml", ("vendor/a.journey.yaml",), True, id="the only file was read"),
        pytest.param("a.journey.yaml", ("vendor/a.journey.yaml",), False, id="a file of that name may be elsewhere"),
        pytest.param("vendor/**", ("c.journey.yaml",), False, id="none of the files was read"),
    ],
)  # fmt: skip
def test_an_entry_is_unused_only_when_all_its_files_were_looked_for(
    project: Path, files: str, paths: tuple[str, ...], unused: bool
) -> None:
    found = judged(project, entry(files, "menu-too-wide"), *paths)
    assert ("CXL007" in {one.code for one in found}) is unused


def test_an_entry_is_not_called_unused_where_a_file_could_not_be_read(project: Path) -> None:
    (project / "vendor" / "x.journey.yaml").write_text("cxlint: [", encoding="utf-8")
    assert "CXL007" not in {one.code for one in judged(project, entry("vendor/**", "menu-too-wide"))}


def test_nor_where_the_rule_does_not_run_for_one_of_the_files(project: Path) -> None:
    text = '[per-file-ignores]\n"vendor/deep" = ["menu-too-wide"]\n' + entry("vendor/**", "menu-too-wide")
    assert "CXL007" not in {one.code for one in judged(project, text)}


def test_an_entry_of_the_configuration_is_told_in_the_configuration(project: Path) -> None:
    found = judged(project, entry("vendor/**", "menu-too-wide", 'element = "hello"') + entry("*", "dead-ned"))
    told = [one for one in found if one.code in OWN_RULES]
    assert [(one.location.file, one.location.line, one.number) for one in told] == [
        ("cxlint.toml", 2, 1),
        ("cxlint.toml", 7, 2),
    ]
    assert [(one.message, one.fix) for one in told] == [
        ("There is nothing at hello in vendor/** that menu-too-wide would find.", "Take the entry out."),
        ("There is no rule “dead-ned” to leave out.", "Did you mean dead-end?"),
    ]
    assert len({one.fingerprint for one in found}) == len(found)


def test_a_way_is_left_out_by_its_id_or_by_the_touchpoint_it_leaves(project: Path) -> None:
    text = (
        "cxlint: 1\njourney: Round\ntouchpoints:\n"
        "  main:\n    kind: menu\n    title: The menu\n    prompt: Press 1.\n    options: {1: people}\n    on_no_input: main\n"
        "  people: {kind: queue}\n"
    )
    (project / "c.journey.yaml").write_text(text, encoding="utf-8")
    for element in ("main.on_no_input", "main.*", "main", "The menu", "*"):
        more = f"element = {json.dumps(element)}"
        config = project / "cxlint.toml"
        config.write_text(f'select = ["RPT102"]\n{entry("c.*", "RPT102", more)}', encoding="utf-8")
        session = Session(load_plugins(installed=False), read_config(config), today=TODAY)
        (finding,) = session.check(["c.journey.yaml"]).findings
        assert (finding.at, finding.suppressed) == ("main.on_no_input", True)


def test_a_journeys_own_entry_and_one_of_the_configuration_are_both_used(project: Path) -> None:
    text = JOURNEY.format(**EMPTY | {"whole": f"ignore: {{rule: dead-end, {REASON}}}"})
    (project / "c.journey.yaml").write_text(text, encoding="utf-8")
    assert left(judged(project, entry("c.journey.yaml"), "c.journey.yaml")) == []


def test_what_the_configuration_leaves_out_is_green(project: Path, capsys: Any) -> None:
    judged(project, entry("**"))
    assert run(["check", "."]) == 0
    assert capsys.readouterr().out.startswith("6 left out by the design (3 journeys in 3 files")


AGENT = Path(__file__).resolve().parent.parent / "examples" / "dialogflow"
FLOW = "flows/Default Start Flow/Default Start Flow.json"
PAGE = "flows/Default Start Flow/pages/Balance.json"


@pytest.mark.parametrize(
    ("files", "rule", "left_out"),
    [
        pytest.param(FLOW, "unbounded-loop", 2, id="a part of an agent, by the path that reports show"),
        pytest.param(PAGE, "error-hangup", 1, id="a page of it"),
        pytest.param(FLOW, "error-hangup", 0, id="what stands in a page does not stand in its flow"),
        pytest.param("flows/Default Start Flow", "error-hangup", 1, id="but it stands in the folder"),
        pytest.param("agent.json", "error-hangup", 1, id="the file that was named means all"),
    ],
)
def test_parts_of_a_file_have_paths_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: str, rule: str, left_out: int
) -> None:
    shutil.copytree(AGENT, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    rules = 'select = ["unbounded-loop", "error-hangup"]\n'
    for text in (entry(files, rule), f"[per-file-ignores]\n{json.dumps(files)} = [{json.dumps(rule)}]\n"):
        (tmp_path / "cxlint.toml").write_text(rules + text, encoding="utf-8")
        session = Session(load_plugins(installed=False), read_config(tmp_path / "cxlint.toml"), today=TODAY)
        findings = session.check(["agent.json"]).findings
        assert len([one for one in findings if not one.suppressed and one.name in rules]) == 3 - left_out
