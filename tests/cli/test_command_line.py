"""Commands, options, exit status, streams: what people and pipelines rely on."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint import __version__
from cxlint.cli import COMMANDS, cli, run
from cxlint.own import OWN_RULES
from cxlint.plugins import load_plugins

ROOT = Path(__file__).resolve().parent.parent.parent
CLEAN = (
    "cxlint: 1\njourney: Fine\ntouchpoints:\n  hello: {kind: message, next: bye}\n  bye: {end: resolved}\n"
)
STUCK = "cxlint: 1\njourney: Stuck\ntouchpoints:\n  hello: {kind: message, next: stuck}\n  stuck: {kind: message}\n"
UNUSED = CLEAN + "ignore: {rule: dead-end, reason: it was there once}\n"
UNSEEN = CLEAN.replace("next: bye", "next: gone.journey.yaml").replace("  bye: {end: resolved}\n", "")
FILES = {
    "clean": CLEAN,
    "stuck": STUCK,
    "warned": UNUSED,
    "noted": UNSEEN,
    "broken": "cxlint: [",
    "part": CLEAN + "  x: {kind: y}\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name, text in FILES.items():
        (tmp_path / f"{name}.journey.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


Capture = pytest.CaptureFixture[str]


def ran(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    status = run(arguments)
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cxlint", *arguments],
        input=stdin, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        check=False, timeout=60,
    )  # fmt: skip


# --- help ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]], ids=" ".join)
def test_help_lists_every_command(capsys: Capture, arguments: list[str]) -> None:
    status, out, err = ran(capsys, *arguments)
    assert (status, err) == (0, "")
    assert all(f"  {name} " in out and sentence in out for name, sentence in COMMANDS.items())
    assert "Exit status: 0" in out


def test_without_a_command_help_is_shown(capsys: Capture) -> None:
    _, out, err = ran(capsys)
    assert "Usage: cxlint" in out + err


def commands() -> list[tuple[str, ...]]:
    return [(name,) for name in COMMANDS] + [("new", "journey")]


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_command_explains_each_of_its_options(capsys: Capture, path: tuple[str, ...]) -> None:
    status, out, _ = ran(capsys, *path, "--help")
    assert status == 0
    command: click.Command | None = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), name)
    assert command is not None
    text = " ".join(out.split())
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(name in out for name in parameter.opts)
            assert " ".join(parameter.help.split())[:30] in text
    assert max(map(len, out.splitlines())) <= 100


def test_the_version(capsys: Capture) -> None:
    assert ran(capsys, "--version") == (0, f"cxlint, version {__version__}\n", "")


# --- exit status ----------------------------------------------------------------------------------------------

STATUS = [
    (["check", "clean.journey.yaml"], 0),
    (["check", "noted.journey.yaml"], 0),
    (["check", "warned.journey.yaml"], 0),
    (["check", "stuck.journey.yaml"], 1),
    (["check", "clean.journey.yaml", "stuck.journey.yaml"], 1),
    (["check", "warned.journey.yaml", "--fail-on", "warning"], 1),
    (["check", "warned.journey.yaml", "--fail-on", "warning", "--show", "error"], 1),
    (["check", "noted.journey.yaml", "--fail-on", "warning"], 0),
    (["check", "noted.journey.yaml", "--fail-on", "info"], 1),
    (["check", "stuck.journey.yaml", "--fail-on", "never"], 0),
    (["check", "stuck.journey.yaml", "--ignore", "dead-end"], 0),
    (["check", "stuck.journey.yaml", "--ignore", "STR,ESC"], 0),
    (["check", "stuck.journey.yaml", "--select", "menu-too-wide"], 0),
    (["check", "broken.journey.yaml"], 2),
    (["check", "broken.journey.yaml", "--fail-on", "never"], 2),
    (["check", "part.journey.yaml", "--fail-on", "never"], 2),
    (["check", "stuck.journey.yaml", "broken.journey.yaml"], 2),
    (["check", "gone.journey.yaml"], 2),
    (["check", "*.nothing"], 2),
    (["check", "clean.journey.yaml", "gone/*.json"], 2),
    (["check", "."], 2),
    (["check", ".git"], 2),
    (["check", "clean.journey.yaml", "--select", "dead-edn"], 2),
    (["check", "clean.journey.yaml", "--config", "gone.toml"], 2),
    (["check", "clean.journey.yaml", "--format", "xml"], 2),
    (["check", "clean.journey.yaml", "--fail-on", "fatal"], 2),
    (["check", "clean.journey.yaml", "--frobnicate"], 2),
    (["check", "clean.journey.yaml", "-o", "gone/out.txt"], 2),
    (["chekc"], 2),
    (["rules"], 0),
    (["rules", "--select", "STR104"], 0),
    (["rules", "--select", "STR999"], 2),
    (["explain", "dead-end"], 0),
    (["explain", "str104"], 0),
    (["explain", "CXL001"], 0),
    (["explain", "amazon-connect"], 0),
    (["explain", "dead-edn"], 2),
    (["explain"], 2),
    (["plugins"], 0),
    (["schema"], 0),
    (["new", "journey", "fresh"], 0),
    (["new", "journey", "clean"], 2),
    (["new", "map"], 2),
]


@pytest.mark.parametrize(
    ("arguments", "status"), STATUS, ids=lambda value: value if isinstance(value, int) else " ".join(value)
)
def test_exit_status(capsys: Capture, arguments: list[str], status: int) -> None:
    got, out, err = ran(capsys, *arguments)
    assert got == status
    assert "Traceback" not in out + err
    if status == 2:
        assert out or err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chekc"], "There is no command “chekc”. Did you mean check?"),
        (["zzz"], "There is no command “zzz”. “cxlint --help” lists the commands."),
        (["check", "--selct", "STR"], "--select"),
        (["check", "--format", "jsno"], "There is no report format “jsno”. Did you mean json?"),
        (["check", "--format", "xml"], "There is no report format “xml”. There are full, concise, json"),
        (["check", "--select", "dead-edn"], "There is no rule “dead-edn”. Did you mean dead-end?"),
        (["explain", "dead-edn"], "There is no rule and no format “dead-edn”. Did you mean dead-end?"),
        (["explain", "zzz"], "There is no rule and no format “zzz”. “cxlint rules” lists all rules."),
        (["check", "--config", "x", "--isolated"], "--config and --isolated do not go together."),
        (["check", ".git"], "No journey was found in .git, so nothing was checked."),
        (["new", "journey", "clean"], "clean.journey.yaml exists already. Choose another name."),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_what_cannot_be_done_is_one_sentence_with_a_guess(
    capsys: Capture, arguments: list[str], sentence: str
) -> None:
    status, out, err = ran(capsys, *arguments)
    assert (status, out) == (2, "")
    assert sentence in err


def test_all_mistakes_of_the_configuration_are_told(folder: Path, capsys: Capture) -> None:
    (folder / "cxlint.toml").write_text('selct = 1\nfail-on = "x"\n', encoding="utf-8")
    status, out, err = ran(capsys, "check", "clean.journey.yaml")
    assert (status, out) == (2, "")
    assert [line.startswith("cxlint: ") for line in err.splitlines()] == [True, True]


def test_fail_on_of_the_configuration_and_of_the_command_line(folder: Path, capsys: Capture) -> None:
    (folder / "cxlint.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert ran(capsys, "check", "warned.journey.yaml")[0] == 1
    assert ran(capsys, "check", "warned.journey.yaml", "--fail-on", "error")[0] == 0
    (folder / "cxlint.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert ran(capsys, "check", "stuck.journey.yaml")[0] == 0
    assert ran(capsys, "check", "stuck.journey.yaml", "--isolated")[0] == 1


def test_what_is_not_shown_is_counted(capsys: Capture) -> None:
    _, out, _ = ran(capsys, "check", "warned.journey.yaml", "--show", "error")
    assert out.startswith("1 milder not shown (1 journey in 1 file")


def test_a_fault_of_cxlint_itself_is_no_finding(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxlint.session.Session.check", lambda *_: 1 // 0)
    status, out, err = ran(capsys, "check", "clean.journey.yaml")
    assert (status, out) == (2, "")
    assert err.startswith("cxlint: This is a fault of cxlint itself: ZeroDivisionError")
    assert "Traceback" in ran(capsys, "check", "clean.journey.yaml", "--debug")[2]


# --- check --------------------------------------------------------------------------------------------------


def test_this_folder_is_checked_when_nothing_is_named(folder: Path, capsys: Capture) -> None:
    (folder / "broken.journey.yaml").unlink()
    _, out, _ = ran(capsys, "check", "--format", "json")
    assert len(json.loads(out)["files"]) == 5


@pytest.mark.parametrize(("name", "shown"), [(None, "stdin"), ("x.journey.yaml", "x.journey.yaml")])
def test_standard_input(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str | None, shown: str
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps({"cxlint": 1}).encode())))
    named = ["--stdin-name", name] if name else []
    status, out, _ = ran(capsys, "check", "-", "--format", "concise", *named)
    assert status == 2
    assert out.startswith(f"{shown}:1:")


def test_yaml_and_json_are_read_from_standard_input() -> None:
    for text in (
        STUCK,
        json.dumps({"cxlint": 1, "journey": "S", "touchpoints": {"stuck": {"kind": "message"}}}),
    ):
        done = process("check", "-", "--format", "json", stdin=text.encode())
        shown = json.loads(done.stdout)
        assert (done.returncode, shown["files"][0]["path"], shown["findings"][0]["at"]) == (
            1,
            "stdin",
            "stuck",
        )


@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_a_report_is_written_to_a_file(folder: Path, capsys: Capture, format_: str) -> None:
    status, out, err = ran(capsys, "check", "stuck.journey.yaml", "--format", format_, "-o", "report.txt")
    assert (status, out, err) == (1, "", "")
    text = (folder / "report.txt").read_text(encoding="utf-8")
    assert "STR104" in text
    assert "\x1b" not in text


def test_a_report_that_cannot_be_written_leaves_the_old_one(folder: Path, capsys: Capture) -> None:
    (folder / "report.txt").mkdir()
    assert ran(capsys, "check", "stuck.journey.yaml", "-o", "report.txt")[0] == 2


def test_a_minus_as_output_is_standard_output(folder: Path, capsys: Capture) -> None:
    assert "STR104" in ran(capsys, "check", "stuck.journey.yaml", "-o", "-")[1]
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--colour", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ([], {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colours(
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for format_ in ("full", "concise"):
        out = ran(capsys, "check", "stuck.journey.yaml", "--format", format_, *arguments)[1]
        assert ("\x1b[" in out) is coloured
    assert "\x1b" not in ran(capsys, "check", "stuck.journey.yaml", "--format", "json", *arguments)[1]


# --- other streams ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["check", "many.journey.yaml"], ["rules"], ["schema"]], ids=" ".join)
def test_a_reader_who_has_seen_enough_is_no_error(folder: Path, arguments: list[str]) -> None:
    ends = "".join(f"  e{n}: {{kind: message}}\n" for n in range(400))
    options = ", ".join(f"{n}: e{n}" for n in range(400))
    text = f"cxlint: 1\njourney: M\ntouchpoints:\n  m: {{kind: menu, options: {{{options}}}}}\n{ends}"
    (folder / "many.journey.yaml").write_text(text, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cxlint", *arguments],
        stdout=writing, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, timeout=60,
    )  # fmt: skip
    os.close(writing)
    assert (done.stderr, done.returncode) == (b"", 141)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16"])
def test_a_terminal_that_lacks_characters_gets_others(encoding: str) -> None:
    for arguments in (
        ["check", "stuck.journey.yaml"],
        ["explain", "dead-end"],
        ["rules"],
        ["schema"],
        ["--help"],
    ):
        done = process(*arguments, PYTHONIOENCODING=encoding)
        assert done.returncode == (arguments[0] == "check")
        assert done.stdout.decode(encoding)
        assert done.stderr == b""


def test_json_is_ascii_on_every_terminal(folder: Path) -> None:
    (folder / "stuck.journey.yaml").write_text(
        STUCK.replace("hello", "h").replace("Stuck", "Más"), encoding="utf-8"
    )
    done = process("check", "stuck.journey.yaml", "--format", "json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["files"][0]["journeys"][0]["title"] == "Más"


# --- what stands in a flow never steers the terminal ---------------------------------------------------------

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
NASTY = st.text(
    st.one_of(st.characters(max_codepoint=0x9F), st.sampled_from("\u202e\u2066\u2028\x1b\ufeff\u200f日é")),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.tuples(NASTY, NASTY), prompt=NASTY, target=NASTY)
def test_text_of_a_flow_is_shown_and_never_obeyed(
    folder: Path, capsys: Capture, titles: tuple[str, str], prompt: str, target: str
) -> None:
    journey = {
        "cxlint": 1,
        "journey": titles[0],
        "touchpoints": {
            "a": {
                "kind": "menu",
                "title": titles[1],
                "prompt": prompt,
                "options": {prompt: "b", "2": target},
            },
            "b": {"title": titles[0], "next": "c", prompt: prompt},
            "c": {
                "title": prompt,
                "kind": target,
                "ignore": [{"rule": target, "reason": "it is known " + prompt}],
            },
        },
    }
    flow = {"StartAction": "a", "Version": "2019-10-30", "Actions": [
        {"Identifier": "a", "Type": "MessageParticipant", "Parameters": {"Text": prompt}, "Transitions": {"NextAction": target}},
        {"Identifier": titles[1], "Type": target, "Parameters": {}, "Transitions": {"NextAction": "a"}},
    ]}  # fmt: skip
    for data, name in ((journey, "x.journey.json"), (flow, "x.json")):
        (folder / name).write_text(json.dumps(data), encoding="utf-8")
        for format_ in ("full", "concise", "json"):
            status, out, err = ran(capsys, "check", "--format", format_, "--isolated", name)
            assert status in (0, 1, 2)
            assert STEERING.search(out) is None
            assert err == ""


def test_names_of_files_are_never_obeyed(folder: Path, capsys: Capture) -> None:
    name = "x\x1b[31m\u202e.journey.yaml"
    (folder / name).write_text(STUCK, encoding="utf-8")
    for arguments in (
        ["check", name],
        ["check", "--format", "concise", name],
        ["check", "--config", name],
        ["new", "journey", name],
    ):
        _, out, err = ran(capsys, *arguments)
        assert STEERING.search(out + err) is None


# --- explain, rules, new, schema ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", load_plugins().rules, ids=lambda rule: rule.name)
def test_the_page_of_every_rule_fits_a_terminal(capsys: Capture, rule: object) -> None:
    status, out, _ = ran(capsys, "explain", rule.name)  # type: ignore[attr-defined]
    assert status == 0
    assert max(map(len, out.splitlines())) <= 80
    assert out.isprintable() is False
    assert STEERING.search(out) is None
    assert all(f"\n{title}\n---" in out for title in ("Why", "Fix"))
    assert out == ran(capsys, "explain", rule.code)[1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("source", load_plugins().sources, ids=lambda source: source.name)
def test_every_format_has_a_page(capsys: Capture, source: Any) -> None:
    status, out, _ = ran(capsys, "explain", source.name)
    assert status == 0
    assert out.startswith(f"{source.title} ({source.name})\n===")
    assert "\nFiles: " in out
    assert len(out.splitlines()) >= 6
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("code", list(OWN_RULES))
def test_own_findings_have_a_page_too(capsys: Capture, code: str) -> None:
    status, out, _ = ran(capsys, "explain", code)
    assert status == 0
    assert out.startswith(f"{OWN_RULES[code].name} ({code})\n===")


def test_options_of_a_rule_are_shown_as_the_configuration_writes_them(folder: Path, capsys: Capture) -> None:
    (folder / "mine.py").write_text(
        "from dataclasses import dataclass\nfrom cxlint.api import option, rule\n"
        "@dataclass(frozen=True)\nclass Options:\n"
        "    loud: bool = option(True, 'How loud.')\n    words: tuple[str, ...] = option(('a', 'b'), 'Which.')\n"
        "@rule('MINE101', severity='info', options=Options)\ndef mine(journey, options):\n    'Mine.'\n    yield from ()\n",
        encoding="utf-8",
    )
    (folder / "cxlint.toml").write_text('plugins = ["./mine.py"]', encoding="utf-8")
    out = ran(capsys, "explain", "mine")[1]
    assert "loud = true: How loud." in out
    assert 'words = ["a", "b"]: Which.' in out


def test_the_list_of_rules(capsys: Capture) -> None:
    _, out, _ = ran(capsys, "rules", "--select", "STR", "--ignore", "STR105")
    first, *lines = out.splitlines()
    assert first == "Structure (STR)"
    assert all(line.startswith(("STR", "        ")) for line in lines)
    assert any(line.startswith("STR104  dead-end") for line in lines)
    assert not any("STR105" in line for line in lines)
    shown = json.loads(ran(capsys, "rules", "--format", "json", "--select", "dead-end")[1])
    assert [set(rule) for rule in shown] == [
        {"code", "name", "family", "severity", "here", "kind", "media", "fix", "profiles", "summary", "plugin", "since"}
    ]  # fmt: skip
    assert shown[0]["plugin"] == "cxlint"


def test_a_new_journey_is_clean(folder: Path, capsys: Capture) -> None:
    status, out, _ = ran(capsys, "new", "journey", "fresh")
    assert (status, out) == (0, "Wrote fresh.journey.yaml. Next: cxlint check fresh.journey.yaml\n")
    status, out, _ = ran(capsys, "check", "fresh.journey.yaml", "--format", "json", "--fail-on", "info")
    assert [finding["code"] for finding in json.loads(out)["findings"]] == []
    assert status == 0


def test_a_new_journey_never_overwrites(folder: Path, capsys: Capture) -> None:
    for name in ("clean", "clean.journey.yaml"):
        assert ran(capsys, "new", "journey", name)[0] == 2
    assert (folder / "clean.journey.yaml").read_text(encoding="utf-8") == CLEAN


def test_the_schema_is_printed_or_written(folder: Path, capsys: Capture) -> None:
    _, out, _ = ran(capsys, "schema")
    ran(capsys, "schema", "-o", "journey.schema.json")
    assert json.loads(out) == json.loads((folder / "journey.schema.json").read_text(encoding="utf-8"))


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys; from cxlint.cli import run; run(['--help']); run(['check', '--help']); "
        "sys.exit(','.join({'networkx', 'graphviz', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stderr == b"\n" or done.stderr == b""
