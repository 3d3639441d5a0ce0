"""Plugins: found, loaded and asked one at a time; a broken one is loud and harms no other."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cxlint.cli import run
from cxlint.plugins import Plugins, load_plugins

HEAD = "from cxlint.api import Problem, hookimpl, rule\n"
RULE = '''
@rule("{code}", severity="warning")
def {name}(journey, options):
    """Something is wrong."""
    yield Problem(journey.entries[0].id, "Customers start here.")
'''
GOOD = HEAD + RULE.format(code="ACME101", name="starts_here")
HOOKED = GOOD + "\n@hookimpl\ndef rules():\n    return [starts_here]\n"
JOURNEY = """\
cxlint: 1
journey: Stuck
touchpoints:
  hello: {kind: message, next: stuck}
  stuck: {kind: message}
"""


def with_profile(made: str) -> str:
    return f"from cxlint.api import Profile, RECOMMENDED, hookimpl\n@hookimpl\ndef profiles():\n    return [{made}]\n"


Write = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes plugins, a configuration that names them, and a journey with a dead end."""

    def write(*sources: str, names: Sequence[str] = ()) -> Path:
        named = list(names)
        for number, source in enumerate(sources):
            (tmp_path / f"plugin{number}.py").write_text(source, encoding="utf-8")
            named.append(f"./plugin{number}.py")
        (tmp_path / "cxlint.toml").write_text(f"plugins = {json.dumps(named)}\n", encoding="utf-8")
        (tmp_path / "a.journey.yaml").write_text(JOURNEY, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write


def loaded(folder: Path, *names: str) -> Plugins:
    return load_plugins(names or ["./plugin0.py"], folder, installed=False)


def codes(plugins: Plugins) -> set[str]:
    return {rule.code for rule in plugins.rules}


@dataclass(frozen=True)
class Checked:
    status: int
    findings: list[dict[str, Any]]

    def of(self, code: str) -> list[dict[str, Any]]:
        return [finding for finding in self.findings if finding["code"] == code]


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Checked:
    status = run(["check", "--format", "json", "a.journey.yaml", *arguments])
    return Checked(status, json.loads(capsys.readouterr().out)["findings"])


@pytest.mark.parametrize("source", [GOOD, HOOKED], ids=["without a hook", "with a hook"])
def test_a_few_lines_in_one_file_add_a_rule(project: Write, capsys: Any, source: str) -> None:
    project(source)
    assert len(source.splitlines()) <= 12
    found = checked(capsys)
    assert [finding["at"] for finding in found.of("ACME101")] == ["hello"]
    assert found.of("STR104"), "the built-in rules run as well"
    assert found.status == 1


def test_names_of_files_are_relative_to_the_configuration(
    project: Write, monkeypatch: Any, capsys: Any
) -> None:
    folder = project(GOOD)
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert run(["rules", "--select", "ACME"]) == 0
    assert "ACME101  starts-here" in capsys.readouterr().out


def test_an_installed_module_can_be_named(tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "acme_rules_for_test.py").write_text(GOOD, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    plugins = load_plugins(["acme_rules_for_test", "acme_rules_for_test"], tmp_path, installed=False)
    assert plugins.problems == (), "naming what is there already is no mistake"
    assert "ACME101" in codes(plugins)


BROKEN = [
    pytest.param("1 / 0", "could not be loaded: ZeroDivisionError: division by zero (line 1 of plugin0.py).", id="raises at import"),
    pytest.param("def", "could not be loaded: SyntaxError: invalid syntax (plugin0.py, line 1).", id="is no Python"),
    pytest.param("raise SystemExit(3)", "could not be loaded: SystemExit: 3 (line 1 of plugin0.py).", id="leaves at import"),
    pytest.param("import acme_nowhere", "could not be loaded: ModuleNotFoundError: No module named 'acme_nowhere' (line 1 of plugin0.py).", id="lacks a module"),
    pytest.param("raise ValueError('a\\x1b[31m\\nb')", "could not be loaded: ValueError: a\\x1b[31m b (line 1 of plugin0.py).", id="steers the terminal"),
    pytest.param("raise ValueError('x' * 9999)", "xx…", id="talks too much"),
    pytest.param("", "brings nothing.", id="is empty"),
    pytest.param(GOOD.replace("ACME101", "acme1"), "could not be loaded: Rule acme1 starts-here: the code “acme1” is not capital letters followed by three digits.", id="has a code that is none"),
    pytest.param(HEAD + "@hookimpl\ndef rulez():\n    return []\n", "implements a hook “rulez” that does not exist.", id="misspells a hook"),
    pytest.param(HEAD + "@hookimpl\ndef rules(journey):\n    return []\n", "could not be loaded: a hook has arguments; none of them takes any.", id="has a hook with arguments"),
    pytest.param(HEAD + "@hookimpl\ndef rules():\n    pass\n", "The hook rules of “./plugin0.py” failed: it answered NoneType instead of a list of rules.", id="forgets to return"),
    pytest.param(GOOD + "@hookimpl\ndef rules():\n    return starts_here\n", "failed: it answered Rule instead of a list of rules.", id="returns one rule bare"),
    pytest.param(GOOD + "@hookimpl\ndef rules():\n    yield starts_here\n    raise OSError('no')\n", "The hook rules of “./plugin0.py” failed: OSError: no (line 10 of plugin0.py).", id="raises after one rule"),
    pytest.param(HEAD + "@hookimpl\ndef rules():\n    raise SystemExit\n", "failed: SystemExit (line 4 of plugin0.py).", id="leaves in a hook"),
    pytest.param(HEAD + "@hookimpl\ndef rules():\n    return ['dead-end']\n", "answered str, which is no Rule.", id="returns a word"),
    pytest.param(HEAD + "@hookimpl\ndef reporters():\n    return [7]\n", "answered int, which is no Reporter.", id="returns a number as a reporter"),
    pytest.param(HEAD + "class Csv:\n    name = summary = 'csv'\n    def write(self, *_): ...\n@hookimpl\ndef reporters():\n    return [Csv]\n", "answered the class Csv itself.", id="returns a class"),
    pytest.param(GOOD.replace("ACME101", "ACM101"), "The code ACM101 of “./plugin0.py” is kept for cxlint itself.", id="takes a reserved prefix"),
    pytest.param(GOOD.replace("ACME101", "STR104"), "“./plugin0.py” brings STR104, which cxlint has already.", id="takes a built-in code"),
    pytest.param(GOOD.replace("starts_here", "dead_end"), "“./plugin0.py” brings dead-end, which cxlint has already.", id="takes a built-in name"),
    pytest.param(GOOD.replace("starts_here", "rule_crashed"), "brings rule-crashed, which cxlint has already.", id="takes the name of an own finding"),
    pytest.param(with_profile("Profile('strict', 'Ours.', bool)"), "“./plugin0.py” brings the profile strict, which cxlint has already.", id="takes the name of a profile"),
    pytest.param(with_profile("Profile('Ours', 'Ours.', bool)"), "The hook profiles of “./plugin0.py” failed: Profile Ours: the name must be lower-case words joined by -.", id="has a profile that is none"),
    pytest.param(with_profile("'strict'"), "answered str, which is no Profile.", id="returns the name of a profile"),
    pytest.param(HEAD + "class Csv:\n    name = summary = 'json'\n    def write(self, *_): ...\n@hookimpl\ndef reporters():\n    return [Csv()]\n", "brings the reporter json, which cxlint has already.", id="takes the name of a report format"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "sentence"), BROKEN)
def test_a_broken_plugin_is_told_and_all_others_run(
    project: Write, capsys: Any, source: str, sentence: str
) -> None:
    project(source, HEAD + RULE.format(code="FINE101", name="fine"))
    found = checked(capsys)
    (told,) = found.of("CXL004")
    assert sentence in told["message"]
    assert "\n" not in told["message"]
    assert len(told["message"]) < 350
    assert told["file"].endswith("cxlint.toml")
    assert found.status == 2
    assert found.of("STR104"), "a built-in rule"
    assert found.of("FINE101"), "a rule of the plugin after the broken one"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("./nowhere.py", "There is no file"),
        ("acme_nowhere", "No module named 'acme_nowhere'."),
        (".", "could not be loaded"),
    ],
)
def test_a_missing_plugin_is_told(project: Write, capsys: Any, name: str, sentence: str) -> None:
    project(names=[name])
    found = checked(capsys)
    (told,) = found.of("CXL004")
    assert sentence in told["message"]
    assert (found.status, bool(found.of("STR104"))) == (2, True)


def test_a_misspelt_hook_gets_a_guess(project: Write) -> None:
    (problem,) = loaded(project(HEAD + "@hookimpl\ndef rulez():\n    return []\n")).problems
    assert problem.fix == "Did you mean rules?"


def test_two_plugins_that_want_one_code_are_both_named(project: Write) -> None:
    plugins = loaded(project(GOOD, GOOD.replace("starts_here", "other")), "./plugin0.py", "./plugin1.py")
    assert [problem.message for problem in plugins.problems] == [
        "“./plugin1.py” brings ACME101, which ./plugin0.py has already."
    ]
    assert [rule.name for rule in plugins.rules if rule.code == "ACME101"] == ["starts-here"]


def test_a_prefix_that_only_begins_like_cxlints_own_is_free(project: Write, capsys: Any) -> None:
    folder = project(GOOD.replace("ACME101", "CXLX101"))
    text = JOURNEY + "ignore: {rule: CXLX101, reason: we know that well}\n"
    (folder / "a.journey.yaml").write_text(text, encoding="utf-8")
    (finding,) = checked(capsys).of("CXLX101")
    assert finding["suppressed"]


def test_loading_leaves_no_trace_in_the_import_system(project: Write) -> None:
    folder = project(GOOD, "x = 1 / 0")
    path, modules = list(sys.path), set(sys.modules)
    loaded(folder, "./plugin0.py", "./plugin1.py")
    assert sys.path == path
    new = {name for name in set(sys.modules) - modules if "plugin" in name}
    assert all(name.startswith("cxlint_local_") for name in new)
    assert not any("plugin1" in name for name in new), "a module that failed is not kept"


# --- rules that fail while they run -------------------------------------------------------------------

CRASHES = [
    pytest.param("raise ValueError('boom')", "crashed: ValueError: boom (plugin0.py, line 6).", id="raises"),
    pytest.param("raise SystemExit(0)", "crashed: SystemExit: 0 (plugin0.py, line 6).", id="leaves"),
    pytest.param("return [][1]", "crashed: IndexError: list index out of range (plugin0.py, line 6).", id="raises at once"),
    pytest.param("def f(): return f()\n    return f()", "crashed: RecursionError", id="recurses for ever"),
    pytest.param("raise ValueError('x' * 9999)", "xx…", id="talks too much"),
    pytest.param("return None", "is broken: it answers NoneType instead of yielding problems.", id="answers nothing"),
    pytest.param("yield 'hello'", "is broken: it yields str instead of a Problem.", id="yields a word"),
    pytest.param("yield Problem('nobody', 'Hm.')", "is broken: it names “nobody”, which is not in the journey.", id="names nobody"),
    pytest.param("yield Problem('hello', 'Hm.', path=('nobody',))", "crashed: JourneyError: There is no transition “nobody”", id="a path of nothing"),
    pytest.param("yield Problem('hello', None)", "is broken: it yields a problem without a sentence.", id="says None"),
    pytest.param("yield Problem('hello', '')", "is broken: it yields a problem without a sentence.", id="says nothing"),
    pytest.param("yield from (Problem('hello', str(n)) for n in range(10**6))", "is broken: it finds more than 100,000 problems here", id="never ends"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "sentence"), CRASHES)
def test_a_rule_that_fails_is_a_finding_and_the_rest_runs(
    project: Write, capsys: Any, body: str, sentence: str
) -> None:
    source = f'{HEAD}@rule("ACME101", severity="info")\ndef broken(journey, options):\n    """Broken."""\n\n    {body}\n'
    project(source, HEAD + RULE.format(code="FINE101", name="fine"))
    found = checked(capsys)
    (told,) = found.of("CXL001")
    assert told["message"].startswith("The rule broken of “./plugin0.py” ")
    assert sentence in told["message"]
    assert len(told["message"]) < 350
    assert (told["severity"], told["file"], told["journey"]) == ("error", "a.journey.yaml", "a")
    assert found.of("STR104")
    assert found.of("FINE101")
    assert found.status == 2


def test_what_a_rule_found_before_it_failed_is_kept(project: Write, capsys: Any) -> None:
    body = "    yield Problem('hello', 'Hm.')\n    raise ValueError\n"
    project(
        f'{HEAD}@rule("ACME101", severity="info")\ndef broken(journey, options):\n    """Broken."""\n{body}'
    )
    found = checked(capsys)
    assert len(found.of("ACME101")) == len(found.of("CXL001")) == 1


def test_the_traceback_is_shown_when_asked_for(project: Write, capsys: Any) -> None:
    project(GOOD.replace("yield Problem", "raise ValueError('boom')\n    yield Problem"))
    run(["check", "a.journey.yaml", "--debug"])
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_an_entry_for_a_rule_that_crashed_is_not_called_unused(project: Write, capsys: Any) -> None:
    folder = project(GOOD.replace("yield Problem", "raise ValueError('boom')\n    yield Problem"))
    text = JOURNEY + "ignore: {rule: ACME101, reason: we know that well}\n"
    (folder / "a.journey.yaml").write_text(text, encoding="utf-8")
    assert not checked(capsys).of("CXL007")


# --- sources and reporters ------------------------------------------------------------------------------

SOURCE = """
class Odd:
    name, title, suffixes = "odd", "Odd format", (".odd",)
    def recognises(self, document):
        {recognises}
    def read(self, document):
        {read}
    def locate(self, document, location):
        raise ValueError

@hookimpl
def sources():
    return [Odd()]
"""


def with_source(recognises: str, read: str = "raise OSError('no')") -> str:
    return HEAD + SOURCE.format(recognises=recognises, read=read)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        pytest.param(with_source("raise KeyError('x')"), "The source odd failed on this file: KeyError", id="recognises raises"),
        pytest.param(with_source("return True"), "The source odd failed on this file: OSError: no.", id="read raises"),
        pytest.param(with_source("return True", "raise SystemExit"), "The source odd failed on this file: SystemExit", id="read leaves"),
        pytest.param(with_source("return True", "return None"), "it answers NoneType instead of a Reading.", id="read answers nothing"),
    ],
)  # fmt: skip
def test_a_source_that_fails_is_told_and_other_files_are_read(
    project: Write, capsys: Any, source: str, sentence: str
) -> None:
    folder = project(source)
    (folder / "b.odd").write_text("odd", encoding="utf-8")
    found = checked(capsys, "b.odd")
    assert any(sentence in finding["message"] for finding in found.of("CXL002"))
    assert found.of("STR104")
    assert found.status == 2


def test_a_source_of_a_plugin_is_searched_for_in_folders(project: Write, capsys: Any) -> None:
    read = (
        "from cxlint.api import Journey, Location, Reading, Touchpoint\n"
        "        a = Touchpoint('a', 'message', location=Location(document.path))\n"
        "        return Reading((Journey('odd', 'Odd', document.path, 'odd', {'a': a}, (), ('a',)),))"
    )
    folder = project(with_source("return document.data == b'odd'", read))
    (folder / "b.odd").write_text("odd", encoding="utf-8")
    assert run(["check", "--format", "json", "."]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [file["format"] for file in found["files"]] == ["journey", "odd"]
    assert {("b.odd", 0)} == {(f["file"], f["line"]) for f in found["findings"] if f["file"] == "b.odd"}, (
        "a place that cannot be looked up is no place"
    )


# --- profiles ---------------------------------------------------------------------------------------------


def test_a_profile_of_a_plugin_can_be_chosen(project: Write, capsys: Any) -> None:
    made = "Profile('ours', 'Ours.', lambda rule: rule.code == 'STR104', severity={'STR': 'info'})"
    folder = project(with_profile(made))
    assert [(one["code"], one["severity"]) for one in checked(capsys, "--profile", "ours").findings] == [
        ("STR104", "info")
    ]
    (folder / "cxlint.toml").write_text('plugins = ["./plugin0.py"]\nprofile = "ours"\n', encoding="utf-8")
    assert checked(capsys).status == 0
    assert run(["plugins"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("plugin0.py): 1 profile")


def test_a_profile_needs_no_hook(project: Write) -> None:
    text = "from cxlint.api import STRICT, Profile\nours = Profile('ours', 'Ours.', STRICT.has)\n"
    plugins = loaded(project(text))
    assert plugins.problems == ()
    assert [profile.name for profile in plugins.profiles][-1] == "ours"
    assert len(plugins.profiles) == 6, "what was only imported is nobody's own"


@pytest.mark.parametrize("command", [["check", "."], ["rules"], ["explain", "dead-end"]], ids=" ".join)
def test_a_profile_that_fails_is_one_sentence(project: Write, capsys: Any, command: list[str]) -> None:
    project(with_profile("Profile('ours', 'Ours.', lambda rule: 1 / 0)"))
    assert run([*command, "--profile", "ours"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("cxlint: The profile ours failed on the rule ")
    assert shown.err.endswith(": ZeroDivisionError: division by zero.\n")


REPORTER = """
class Loud:
    name, summary = "loud", "in capitals"
    def write(self, report, out, style):
        {write}

@hookimpl
def reporters():
    return [Loud()]
"""


def test_a_reporter_of_a_plugin_writes_the_report(project: Write, capsys: Any) -> None:
    project(HEAD + REPORTER.format(write="out.write(f'{len(report.findings)} FINDINGS')"))
    assert run(["check", "--format", "loud", "a.journey.yaml"]) == 1
    assert capsys.readouterr().out == "1 FINDINGS"


def test_a_reporter_that_fails_is_one_sentence(project: Write, capsys: Any) -> None:
    project(HEAD + REPORTER.format(write="raise KeyError('x')"))
    assert run(["check", "--format", "loud", "a.journey.yaml"]) == 2
    assert capsys.readouterr().err == "cxlint: The report format loud failed: KeyError: 'x'.\n"


# --- cxlint plugins ---------------------------------------------------------------------------------------


def test_the_list_of_plugins_says_what_each_brings(project: Write, capsys: Any) -> None:
    folder = project(GOOD)
    assert run(["plugins"]) == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"cxlint \(built in\): \d+ rules, \d+ sources, \d+ reporters, 5 profiles", first)
    assert last == f"./plugin0.py ({folder / 'plugin0.py'}): 1 rule"


def test_the_list_of_plugins_tells_what_is_broken(project: Write, capsys: Any) -> None:
    project("1 / 0", GOOD)
    assert run(["plugins"]) == 2
    shown = capsys.readouterr().out
    assert "./plugin0.py: broken. The plugin “./plugin0.py” could not be loaded: ZeroDivisionError" in shown
    assert "./plugin1.py (" in shown


def test_isolated_runs_know_no_plugins(project: Write, capsys: Any) -> None:
    project("1 / 0")
    assert run(["plugins", "--isolated"]) == 0
    assert capsys.readouterr().out.startswith("cxlint (built in)")


@pytest.mark.parametrize("command", [["rules"], ["explain", "dead-end"]], ids=str)
def test_other_commands_tell_of_a_broken_plugin_too(project: Write, capsys: Any, command: list[str]) -> None:
    project("1 / 0")
    run(command)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_what_a_plugin_prints_stays_out_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loud.py").write_text(
        "from cxlint.api import rule\nprint('hi')\n@rule('LOUD101', severity='info')\n"
        "def loud(journey, options):\n    'Loud.'\n    print('ho')\n    return []\n"
    )
    Path("cxlint.toml").write_text('plugins = ["./loud.py"]\n')
    Path("a.journey.yaml").write_text("cxlint: 1\ntouchpoints: {a: {end: resolved}}\n")

    assert run(["check", "--format", "json", "."]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["files"] == 1
    assert "hi\nho\n" in err
