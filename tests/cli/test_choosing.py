"""What the command line says about rules and files, over what the configuration says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxlint.cli import run
from cxlint.cli.options import Choice, from_here, settings
from cxlint.config.load import KEYS, ConfigMistakes
from cxlint.errors import ConfigError
from cxlint.findings import Severity
from cxlint.globs import USUALLY_LEFT_OUT
from cxlint.plugins import load_plugins
from cxlint.profiles import PROFILES

E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO
STUCK = "cxlint: 1\njourney: Stuck\ntouchpoints:\n  hello: {kind: message, next: stuck}\n  stuck: {kind: message}\n"
OPTIONS = ", ".join(f"{n}: e{n}" for n in range(1, 8))
ENDS = "".join(f"  e{n}: {{end: resolved}}\n" for n in range(1, 8))
WIDE = f"cxlint: 1\ntouchpoints:\n  menu: {{kind: menu, channel: phone, options: {{{OPTIONS}}}}}\n{ENDS}"
CONFIG = """\
profile = "voice"
select = ["STR"]
extend-select = ["MNU101"]
ignore = ["STR103"]
locales = ["de"]

[per-file-ignores]
"old/*" = ["STR"]

[severity]
STR = "info"

[rules.menu-too-wide]
most = 6
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "old").mkdir()
    for name, text in {"stuck": STUCK, "old/stuck": STUCK, "wide": WIDE}.items():
        (tmp_path / f"{name}.journey.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    status = run(arguments)
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def found(capsys: Capture, *arguments: str) -> list[tuple[str, str, str]]:
    _, out, err = ran(capsys, "check", "--format", "json", *arguments)
    assert err == ""
    return [(one["file"], one["code"], one["severity"]) for one in json.loads(out)["findings"]]


# --- over the file -------------------------------------------------------------------------------------------

CHOICES = [
    pytest.param({}, {}, id="nothing is said"),
    pytest.param({"profile": "strict"}, {"profile": "strict", "select": ()}, id="a profile sets the select of the file aside"),
    pytest.param({"profile": "core", "select": ("ESC",)}, {"profile": "core", "select": ("ESC",), "extend_select": (), "ignore": ()}, id="a profile and a choice"),
    pytest.param({"select": ("ESC",)}, {"select": ("ESC",), "extend_select": (), "ignore": ()}, id="a choice starts afresh"),
    pytest.param({"select": ("ESC",), "extend_select": ("QUE",), "ignore": ("ESC101",)}, {"select": ("ESC",), "extend_select": ("QUE",), "ignore": ("ESC101",)}, id="three choices"),
    pytest.param({"extend_select": ("ESC,QUE",)}, {"extend_select": ("MNU101", "ESC", "QUE")}, id="more rules"),
    pytest.param({"ignore": ("STR104",)}, {"ignore": ("STR103", "STR104")}, id="fewer rules"),
    pytest.param({"severity": ("STR=error", "dead-end=warning")}, {"severity": {"STR": E, "dead-end": W}}, id="severities"),
    pytest.param({"option": ("menu-too-wide.most=4", "menu-too-wide.most-shown=a=b.c")}, {"written": {"menu-too-wide": {"most": "4", "most-shown": "a=b.c"}}}, id="options"),
    pytest.param({"per_file_ignores": ("old/*:MNU", "C:/x/*:STR,ESC")}, {"per_file_ignores": {"old/*": ("STR", "MNU"), "C:/x/*": ("STR", "ESC")}}, id="rules of some files"),
    pytest.param({"exclude": ("old", "new/*")}, {"exclude": (*USUALLY_LEFT_OUT, "old", "new/*")}, id="files to leave out"),
    pytest.param({"locales": "en, de-CH"}, {"locales": ("en", "de-CH")}, id="languages"),
]  # fmt: skip


@pytest.mark.parametrize(("choice", "changes"), CHOICES)
def test_the_command_line_over_the_file(
    folder: Path, choice: dict[str, Any], changes: dict[str, Any]
) -> None:
    (folder / "cxlint.toml").write_text(CONFIG, encoding="utf-8")
    before, after = settings(Choice()), settings(Choice(**choice))
    names = [name for name in before.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]
    assert {name: getattr(after, name) for name in names} == {k: changes[k] for k in names}
    assert all(getattr(after, name) == value for name, value in changes.items())


MISTAKES = [
    pytest.param({"severity": ("dead-end",)}, "--severity dead-end: write RULE=LEVEL, as in dead-end=info. Levels are error, warning and info.", id="no level"),
    pytest.param({"severity": ("dead-end=off",)}, "--severity dead-end=off: write RULE=LEVEL, as in dead-end=info. Levels are error, warning and info.", id="off"),
    pytest.param({"option": ("most=4",)}, "--option most=4: write RULE.KEY=VALUE, as in menu-too-wide.most=4.", id="no rule"),
    pytest.param({"option": ("menu-too-wide.most",)}, "--option menu-too-wide.most: write RULE.KEY=VALUE, as in menu-too-wide.most=4.", id="no value"),
    pytest.param({"per_file_ignores": ("old/*",)}, '--per-file-ignores old/*: write GLOB:RULE, as in "flows/old/*:MNU".', id="no rules"),
    pytest.param({"per_file_ignores": ("old/*:",)}, '--per-file-ignores old/*:: write GLOB:RULE, as in "flows/old/*:MNU".', id="empty rules"),
    pytest.param({"locales": "english"}, "--locales: “english” does not look like a language. Write en or de-CH.", id="no language"),
]  # fmt: skip


@pytest.mark.parametrize(("choice", "sentence"), MISTAKES)
def test_a_mistake_on_the_command_line_is_a_sentence(choice: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(Choice(**choice))
    assert caught.value.problems == [sentence]


def test_mistakes_of_file_and_command_line_are_told_at_once(folder: Path) -> None:
    (folder / "cxlint.toml").write_text('selct = []\nignore = ["STR"]', encoding="utf-8")
    with pytest.raises(ConfigMistakes) as caught:
        settings(Choice(severity=("x",), option=("y",), ignore=("ESC",)))
    assert len(caught.value.problems) == 3
    assert caught.value.partial.ignore == ("STR", "ESC")


@pytest.mark.parametrize(
    ("glob", "below", "expected"),
    [
        pytest.param("a/*", ".", "a/*", id="at the root"),
        pytest.param("a/*", "flows", "flows/a/*", id="in a folder"),
        pytest.param("./*.json", "flows", "flows/*.json", id="in this folder"),
        pytest.param("*.json", "flows", "*.json", id="a name is one anywhere"),
        pytest.param("/a/*", "flows", "/a/*", id="the root is meant"),
        pytest.param("a/*", "f[1]", "f[[]1]/a/*", id="a folder with a bracket"),
    ],
)
def test_globs_are_typed_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch, glob: str, below: str, expected: str
) -> None:
    (folder / below).mkdir(exist_ok=True)
    monkeypatch.chdir(folder / below)
    assert from_here(glob, folder) == expected


# --- as a whole ----------------------------------------------------------------------------------------------

ALL_STUCK = [("stuck.journey.yaml", "STR104", "error"), ("old/stuck.journey.yaml", "STR104", "error")]
TOP_STUCK = ALL_STUCK[:1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--select", "STR104", "."], ALL_STUCK, id="one rule"),
        pytest.param(["--select", "STR104", "--exclude", "old", "."], TOP_STUCK, id="a folder left out"),
        pytest.param(["--select", "STR104", "--exclude", "old/**", "."], TOP_STUCK, id="all in a folder"),
        pytest.param(["--select", "STR104", "--exclude", "stuck.*", ".", "stuck.journey.yaml"], TOP_STUCK, id="a file that is named is not left out"),
        pytest.param(["--select", "STR104", "--exclude", "old", "old"], ALL_STUCK[1:], id="nor is a folder that is named"),
        pytest.param(["--select", "STR104", "--per-file-ignores", "old/*:STR", "."], TOP_STUCK, id="rules of some files"),
        pytest.param(["--select", "STR104", "--per-file-ignores", "none/*:STR", "."], ALL_STUCK, id="rules of no files: nothing is said"),
        pytest.param(["--select", "STR104", "--severity", "STR=info", "stuck.journey.yaml"], [("stuck.journey.yaml", "STR104", "info")], id="a severity"),
        pytest.param(["--select", "MNU101", "wide.journey.yaml"], [("wide.journey.yaml", "MNU101", "warning")], id="a menu"),
        pytest.param(["--select", "MNU101", "--option", "MNU101.most=7", "wide.journey.yaml"], [], id="an option"),
    ],
)  # fmt: skip
def test_check_does_as_the_command_line_says(
    capsys: Capture, arguments: list[str], expected: list[tuple[str, str, str]]
) -> None:
    assert found(capsys, *arguments) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('select = ["STR104"]\nexclude = ["old"]', TOP_STUCK, id="exclude"),
        pytest.param('select = ["STR104"]\nextend-exclude = ["old/"]', TOP_STUCK, id="extend-exclude"),
        pytest.param('select = ["STR104"]\n[per-file-ignores]\n"old/*" = ["STR104"]', TOP_STUCK, id="per-file-ignores"),
        pytest.param('profile = "core"\nextend-select = ["STR104"]\nignore = ["STR104"]', [], id="ignore wins"),
    ],
)  # fmt: skip
def test_check_does_as_the_configuration_says(
    folder: Path, capsys: Capture, text: str, expected: list[tuple[str, str, str]]
) -> None:
    (folder / "cxlint.toml").write_text(text, encoding="utf-8")
    assert [one for one in found(capsys, ".") if one[1] == "STR104"] == expected


def test_a_folder_that_is_left_out_cannot_break_a_run(folder: Path, capsys: Capture) -> None:
    (folder / "fixtures").mkdir()
    (folder / "fixtures" / "broken.journey.yaml").write_text("cxlint: [", encoding="utf-8")
    chosen = ["check", "--select", "STR105", "."]
    assert ran(capsys, *chosen)[0] == 2
    assert ran(capsys, *chosen, "--exclude", "fixtures")[0] == 0
    assert ran(capsys, *chosen, "fixtures/broken.journey.yaml", "--exclude", "fixtures")[0] == 2
    (folder / "cxlint.toml").write_text('extend-exclude = ["fixtures"]', encoding="utf-8")
    assert ran(capsys, *chosen)[0] == 0


def test_an_option_is_read_with_its_type(folder: Path, capsys: Capture) -> None:
    (folder / "mine.py").write_text(
        "from dataclasses import dataclass\nfrom cxlint.api import Problem, option, rule\n"
        "@dataclass(frozen=True)\nclass Options:\n"
        "    most: int = option(1, 'How many.')\n    share: float = option(0.5, 'How much.')\n"
        "    loud: bool = option(True, 'How loud.')\n    tone: str = option('x', 'Which tone.')\n"
        "    also_words: tuple[str, ...] = option((), 'Which.')\n"
        "@rule('MINE101', severity='info', options=Options)\ndef mine(journey, options):\n    'Mine.'\n"
        "    yield Problem('', f'{options.most} {options.share} {options.loud} {options.tone} {options.also_words}')\n",
        encoding="utf-8",
    )
    (folder / "cxlint.toml").write_text('plugins = ["./mine.py"]\nselect = ["MINE"]', encoding="utf-8")
    typed = ["most=2", "share=2", "loud=false", "tone=a, b", "also-words=a, b"]
    arguments = [part for word in typed for part in ("--option", f"mine.{word}")]
    out = ran(capsys, "check", "stuck.journey.yaml", "--format", "json", *arguments)[1]
    assert json.loads(out)["findings"][0]["message"] == "2 2.0 False a, b ('a', 'b')"
    status, out, err = ran(
        capsys, "check", "stuck.journey.yaml", "--option", "mine.most=many", "--option", "mine.loud=1",
        "--option", "mine.shaer=1",
    )  # fmt: skip
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "cxlint: mine: most must be a whole number, not 'many'.",
        "cxlint: mine: loud must be true or false, not '1'.",
        "cxlint: The rule mine has no option “shaer”. Did you mean share?",
    ]


def test_all_that_is_wrong_anywhere_is_told_at_once(folder: Path, capsys: Capture) -> None:
    text = (
        'selct = 1\nprofile = "stirct"\nextend-select = ["dead-edn"]\n[per-file-ignores]\n"*" = ["MNU999"]\n'
        '[severity]\nnone = "info"\n[rules.menu-too-wide]\nmots = 1\n[[suppress]]\nfiels = "x"\n'
    )
    (folder / "cxlint.toml").write_text(text, encoding="utf-8")
    status, out, err = ran(capsys, "check", "stuck.journey.yaml", "--severity", "x")
    assert (status, out) == (2, "")
    words = ("selct", "fiels", "--severity x", "stirct", "dead-edn", "MNU999", "“none”", "mots")
    assert all(sum(word in line for line in err.splitlines()) == 1 for word in words)


def test_a_broken_plugin_is_told_with_the_rules_that_are_missed(folder: Path, capsys: Capture) -> None:
    (folder / "mine.py").write_text("1 / 0", encoding="utf-8")
    (folder / "cxlint.toml").write_text('plugins = ["./mine.py"]\nselect = ["MINE101"]', encoding="utf-8")
    status, _, err = ran(capsys, "check", "stuck.journey.yaml")
    assert status == 2
    assert "ZeroDivisionError" in err
    assert "There is no rule “MINE101”." in err


# --- cxlint rules --------------------------------------------------------------------------------------------


def listed(capsys: Capture, *arguments: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(ran(capsys, "rules", "--format", "json", *arguments)[1])
    return made


def test_all_rules_are_listed(folder: Path, capsys: Capture) -> None:
    (folder / "cxlint.toml").write_text(
        'ignore = ["STR"]\n[severity]\nmenu-too-wide = "info"', encoding="utf-8"
    )
    shown = {rule["code"]: rule for rule in listed(capsys)}
    assert list(shown) == [rule.code for rule in load_plugins().rules]
    assert (shown["STR104"]["severity"], shown["STR104"]["here"]) == ("error", "off")
    assert (shown["MNU101"]["severity"], shown["MNU101"]["here"]) == ("warning", "info")
    assert shown["MNU101"]["profiles"][:4] == ["recommended", "strict", "voice", "chat"]
    assert shown["MNU101"]["family"] == "menus and prompts"


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_the_rules_of_a_profile(capsys: Capture, profile: Any) -> None:
    shown = listed(capsys, "--profile", profile.name)
    assert [rule["code"] for rule in shown] == [r.code for r in load_plugins().rules if profile.has(r)]
    assert all(profile.name in rule["profiles"] for rule in shown)


def test_the_rules_of_a_family(capsys: Capture) -> None:
    shown = listed(capsys, "--family", "esc")
    assert {rule["family"] for rule in shown} == {"human escape"}
    assert len(shown) > 3
    status, out, err = ran(capsys, "rules", "--family", "ECS")
    assert (status, out) == (2, "")
    assert err.startswith("cxlint: There are no rules ECS. There are AGT, ")


def test_the_table_of_rules_fits_and_has_families(folder: Path, capsys: Capture) -> None:
    (folder / "mine.py").write_text(
        "from cxlint.api import Profile, hookimpl, rule\n"
        "@rule('MINE101', severity='info')\ndef mine(journey, options):\n    'Mine.'\n    yield from ()\n"
        "@hookimpl\ndef rules():\n    return [mine]\n"
        "@hookimpl\ndef profiles():\n    return [Profile('all-of-ours', 'Ours.', lambda rule: True)]\n",
        encoding="utf-8",
    )
    (folder / "cxlint.toml").write_text('plugins = ["./mine.py"]', encoding="utf-8")
    lines = ran(capsys, "rules")[1].splitlines()
    assert max(map(len, lines)) <= 100
    headings = [line for line in lines if line.endswith(")") and not line.startswith(" ")]
    assert headings[:3] == ["Structure (STR)", "Human escape (ESC)", "Loops and retries (RPT)"]
    assert headings[-1] == "./mine.py (MINE)"
    assert any(line.split()[:3] == ["STR104", "dead-end", "error"] for line in lines)
    assert sum("all-of-ours" in line for line in lines) == len(load_plugins().rules) + 1
    assert lines[-1].strip() == "Mine."


# --- cxlint explain ------------------------------------------------------------------------------------------


def test_a_page_tells_profiles_fix_and_what_is_set_here(folder: Path, capsys: Capture) -> None:
    (folder / "cxlint.toml").write_text(CONFIG, encoding="utf-8")
    page = " ".join(ran(capsys, "explain", "menu-too-wide")[1].split())
    assert "profiles recommended, strict, voice, chat" in page
    assert "no fix" in page
    assert "most = 5: Most options by key on the phone." in page
    assert " Here: 6." in page
    assert "\nHere: info.\n" in ran(capsys, "explain", "dead-end")[1]
    assert "\nHere: off.\n" in ran(capsys, "explain", "unreachable-touchpoint")[1]
    assert "\nHere: off, with the profile core.\n" in ran(capsys, "explain", "menu-too-wide", "--profile", "core", "--isolated")[1]  # fmt: skip
    assert "Here:" not in ran(capsys, "explain", "dead-end", "--isolated")[1]


def test_a_page_is_shown_even_where_the_configuration_names_what_is_not_there(
    folder: Path, capsys: Capture
) -> None:
    (folder / "cxlint.toml").write_text('ignore = ["dead-edn"]', encoding="utf-8")
    status, out, err = ran(capsys, "explain", "dead-end")
    assert (status, err) == (0, "cxlint: There is no rule “dead-edn”. Did you mean dead-end?\n")
    assert "Why\n---" in out


@pytest.mark.parametrize("name", [*(profile.name for profile in PROFILES), *KEYS])
def test_profiles_and_keys_have_a_page(capsys: Capture, name: str) -> None:
    status, out, err = ran(capsys, "explain", name)
    assert (status, err) == (0, "")
    assert out.startswith(f"{name} (")
    assert max(map(len, out.splitlines())) <= 80


def test_the_page_of_a_profile_tells_what_it_changes(capsys: Capture) -> None:
    out = ran(capsys, "explain", "strict")[1]
    assert "\nseverity of missing-follow-up: warning\n" in out
    assert "\nmenu-too-wide: most = 4\n" in out


@pytest.mark.parametrize("command", ["check", "rules"])
def test_an_unknown_profile_gets_a_guess(capsys: Capture, command: str) -> None:
    status, out, err = ran(capsys, command, "--profile", "stirct")
    assert (status, out, err) == (2, "", "cxlint: There is no profile “stirct”. Did you mean strict?\n")


def test_the_example_of_a_page_can_be_drawn(folder: Path, capsys: Capture) -> None:
    status, out, err = ran(capsys, "explain", "queue-overflow-hangup", "--picture", "page.svg")
    assert (status, err) == (0, "")
    assert "◀── !" in out
    assert "Queue overflow hangup" in (folder / "page.svg").read_text(encoding="utf-8")
    status, _, err = ran(capsys, "explain", "strict", "--picture", "page.svg")
    assert (status, err) == (2, "cxlint: “strict” has no example to draw.\n")
    status, _, err = ran(capsys, "explain", "dead-end", "--picture", "page.txt")
    assert status == 2
    assert "End the name in .svg" in err


def test_an_example_that_nobody_can_read_is_shown_as_it_is(folder: Path, capsys: Capture) -> None:
    (folder / "mine.py").write_text(
        "from cxlint.api import rule\n"
        "@rule('MINE101', severity='info')\ndef mine(journey, options):\n"
        '    """Mine.\n\n    Flagged::\n\n        a => b\n    """\n    yield from ()\n',
        encoding="utf-8",
    )
    (folder / "cxlint.toml").write_text('plugins = ["./mine.py"]', encoding="utf-8")
    assert "    a => b\n" in ran(capsys, "explain", "mine")[1]


def test_locales_without_a_lexicon_are_told(folder: Path, capsys: Capture) -> None:
    (folder / "cxlint.toml").write_text('locales = ["tlh"]', encoding="utf-8")
    (folder / "a.journey.yaml").write_text("cxlint: 1\njourney: A\ntouchpoints: {a: {end: resolved}}")
    status, _, err = ran(capsys, "check")
    assert status == 2
    assert err.startswith("cxlint: locales: there is no lexicon for “tlh”. There are da, de, en, ")


@pytest.mark.parametrize("rule", [rule.name for rule in load_plugins().rules])
def test_every_page_fits_into_80_columns(capsys: Capture, rule: str) -> None:
    lines = ran(capsys, "explain", rule)[1].splitlines()
    assert max(map(len, lines)) <= 80
    assert "Flagged" in lines
    assert any("◀──" in line for line in lines)
