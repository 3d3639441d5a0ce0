"""The configuration: every key, every mistake at once, the nearest file, and what the command line changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Journey, Problem, Profile, Severity, option, rule
from cxlint.cli.options import Choice, settings
from cxlint.config.entries import ENTRY_KEYS
from cxlint.config.load import KEYS, Config, find_config, read_config
from cxlint.config.options import make_options
from cxlint.config.select import PerFileIgnores, enabled_rules
from cxlint.errors import ConfigError, UsageError
from cxlint.findings import Finding
from cxlint.globs import USUALLY_LEFT_OUT
from cxlint.locations import Location

E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Options:
    most: int = option(5, "How many.")
    share: float = option(0.5, "How much.")
    loud: bool = option(False, "How loud.")
    tone: str = option("calm", "Which tone.")
    also_words: tuple[str, ...] = option(("a",), "Which words.")


@rule("TEST101", severity="warning", options=Options)
def has_options(journey: Journey, options: Options) -> Iterator[Problem]:
    """Something."""
    yield from ()


@rule("TEST102", severity="warning")
def has_none(journey: Journey, options: object) -> Iterator[Problem]:
    """Something."""
    yield from ()


@rule("OTHER101", severity="error")
def quite_another(journey: Journey, options: object) -> Iterator[Problem]:
    """Something."""
    yield from ()


RULES = (quite_another, has_options, has_none)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder: Path, text: str, name: str = "cxlint.toml") -> Config:
    (folder / name).write_text(text, encoding="utf-8")
    return read_config(folder / name)


def mistakes(folder: Path, text: str, name: str = "cxlint.toml") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(folder, text, name)
    return [problem.removeprefix(f"{folder / name}: ") for problem in caught.value.problems]


EVERYTHING = """
plugins = ["./mine.py", "acme.rules"]
profile = "strict"
select = ["STR", "dead-end"]
extend-select = ["ESC"]
ignore = ["MNU101"]
exclude = ["old"]
extend-exclude = ["flows/drafts/**"]
fail-on = "warning"
locales = ["de-CH", "en"]

[per-file-ignores]
"flows/vendor/*" = ["MNU", "dead-end"]

[severity]
dead-end = "info"

[rules.menu-too-wide]
most = 4

[[suppress]]
files = "flows/vendor/*.json"
rule = "dead-end"
element = "bye_*"
reason = "the vendor says goodbye"
until = 2026-12-31

[[suppress]]
files = "old.json"
rule = "STR103"
reason = "nobody may change it"
"""
ENTRIES = (
    ("flows/vendor/*.json", "bye_*", "dead-end", "the vendor says goodbye", date(2026, 12, 31), 21),
    ("old.json", "", "STR103", "nobody may change it", None, 28),
)


def test_every_key_is_read(folder: Path) -> None:
    config = read(folder, EVERYTHING)
    assert config == Config(
        root=folder,
        file=folder / "cxlint.toml",
        plugins=("./mine.py", "acme.rules"),
        profile="strict",
        select=("STR", "dead-end"),
        extend_select=("ESC",),
        ignore=("MNU101",),
        per_file_ignores={"flows/vendor/*": ("MNU", "dead-end")},
        exclude=("old", "flows/drafts/**"),
        fail_on=W,
        locales=("de-CH", "en"),
        severity={"dead-end": N},
        rules={"menu-too-wide": {"most": 4}},
        suppress=config.suppress,
    )
    assert all(key in EVERYTHING for key in (*KEYS, *ENTRY_KEYS))
    assert entries(config) == list(ENTRIES)


def entries(config: Config) -> list[tuple[object, ...]]:
    return [
        (one.files, one.element, one.entry.rule, one.entry.reason, one.entry.until, one.entry.location.line)
        for one in config.suppress
    ]


def test_what_is_left_out_of_searches_is_added_to_the_usual(folder: Path) -> None:
    assert read(folder, 'extend-exclude = ["old"]').exclude == (*USUALLY_LEFT_OUT, "old")
    assert read(folder, "exclude = []").exclude == ()


def test_an_empty_file_is_the_defaults(folder: Path) -> None:
    assert read(folder, "") == Config(root=folder, file=folder / "cxlint.toml")
    assert Config(root=folder).fail_on is E


@pytest.mark.parametrize(
    ("word", "severity"), [("error", E), ("warning", W), ("info", N), ("never", None)], ids=str
)
def test_fail_on(folder: Path, word: str, severity: Severity | None) -> None:
    assert read(folder, f'fail-on = "{word}"').fail_on is severity


MISTAKES = [
    pytest.param('selct = ["STR"]', "there is no key “selct”. Did you mean select?", id="a misspelt key"),
    pytest.param("fail_on = 1", "there is no key “fail_on”. Did you mean fail-on?", id="an underscore"),
    pytest.param("zzz = 1", "there is no key “zzz”.", id="a key like no other"),
    pytest.param('select = "STR"', 'select must be a list of texts, such as ["…"].', id="text, not a list"),
    pytest.param("ignore = [1]", 'ignore must be a list of texts, such as ["…"].', id="numbers"),
    pytest.param("plugins = {}", 'plugins must be a list of texts, such as ["…"].', id="a table"),
    pytest.param('fail-on = "errors"', "fail-on must be error, warning, info or never, not 'errors'.", id="no severity"),
    pytest.param("fail-on = true", "fail-on must be error, warning, info or never, not True.", id="a truth"),
    pytest.param('severity = "info"', "severity must be a table of rule names and severities.", id="one severity"),
    pytest.param('[severity]\ndead-end = "off"', "the severity of dead-end must be error, warning or info, not 'off'.", id="off"),
    pytest.param('[severity]\ndead-end = "never"', "the severity of dead-end must be error, warning or info, not 'never'.", id="never"),
    pytest.param("[severity.dead-end]", "the severity of dead-end must be error, warning or info, not {}.", id="a table for a severity"),
    pytest.param('profile = ["strict"]', 'profile must be a text, such as "strict".', id="two profiles"),
    pytest.param("extend-select = true", 'extend-select must be a list of texts, such as ["…"].', id="a truth, not a list"),
    pytest.param('exclude = "old"', 'exclude must be a list of texts, such as ["…"].', id="one glob"),
    pytest.param("extend-exclude = [1]", 'extend-exclude must be a list of texts, such as ["…"].', id="a number for a glob"),
    pytest.param('extend_exclude = []', "there is no key “extend_exclude”. Did you mean extend-exclude?", id="another underscore"),
    pytest.param('per-file-ignores = ["MNU"]', 'per-file-ignores must be a table, such as "flows/old/*" = ["MNU"].', id="no table of globs"),
    pytest.param('[per-file-ignores]\n"a/*" = "MNU"', 'per-file-ignores: “a/*” must be a list of texts, such as ["…"].', id="a glob with one rule"),
    pytest.param('locales = ["english"]', "locales: “english” does not look like a language. Write en or de-CH.", id="the name of a language"),
    pytest.param('locales = ["en_GB"]', "locales: “en_GB” does not look like a language. Write en or de-CH.", id="an underscore in a language"),
    pytest.param('locales = "en"', 'locales must be a list of texts, such as ["…"].', id="one language"),
    pytest.param('suppress = "dead-end"', "suppress must be a list of tables: write [[suppress]] above each.", id="a rule to leave out"),
    pytest.param("[suppress]", "suppress must be a list of tables: write [[suppress]] above each.", id="one table"),
    pytest.param("[[supress]]", "there is no key “supress”. Did you mean suppress?", id="a misspelt table"),
    pytest.param("rules = []", "rules must hold a table for each rule.", id="a list of rules"),
    pytest.param("[rules]\nmenu-too-wide = 4", "rules must hold a table for each rule.", id="an option without a table"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_is_told_in_a_sentence(folder: Path, text: str, sentence: str) -> None:
    assert mistakes(folder, text) == [sentence]


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    text = 'selct = []\nignore = 1\nfail-on = "x"\nrules = 1\n[severity]\na = "x"\nb = "y"\n'
    assert len(mistakes(folder, text)) == 6


ENTRY = 'files = "a.json"\nrule = "dead-end"\nreason = "agreed with all"\n'
EXAMPLE = 'Write files = "flows/vendor/*.json".'
ENTRY_MISTAKES = [
    pytest.param(ENTRY + 'file = "a"', "there is no key “file”. Did you mean files?", id="a misspelt key"),
    pytest.param(ENTRY + "zzz = 1", "there is no key “zzz”.", id="a key like no other"),
    pytest.param(ENTRY.replace("files", "# files"), f"files is missing. {EXAMPLE}", id="no files"),
    pytest.param(ENTRY.replace('"a.json"', '["a.json"]'), f"files must be a text. {EXAMPLE}", id="a list of files"),
    pytest.param(ENTRY.replace("a.json", ""), f"files must be a text. {EXAMPLE}", id="an empty glob"),
    pytest.param(ENTRY.replace("rule", "# rule"), 'rule is missing. Write rule = "dead-end".', id="no rule"),
    pytest.param(ENTRY + "element = 1", 'element must be a text. Write element = "main_menu".', id="a number"),
    pytest.param(ENTRY.replace("agreed with all", "ok"), 'a finding can only be left out with a reason. Write reason = "at least eight letters".', id="no reason to speak of"),
    pytest.param(ENTRY.replace("reason", "# reason"), 'a finding can only be left out with a reason. Write reason = "at least eight letters".', id="no reason"),
    pytest.param(ENTRY + "until = 2026", "until must be a day, such as 2026-12-31, not 2026.", id="a year"),
    pytest.param(ENTRY + 'until = "2026-02-30"', "until must be a day, such as 2026-12-31, not '2026-02-30'.", id="no day"),
    pytest.param(ENTRY + "until = 2026-12-31T10:00:00", "until must be a day, such as 2026-12-31, not 2026-12-31 10:00:00.", id="an hour"),
    pytest.param(ENTRY + "until = true", "until must be a day, such as 2026-12-31, not True.", id="a truth"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), ENTRY_MISTAKES)
def test_a_mistake_in_an_entry_is_told_with_its_line(folder: Path, text: str, sentence: str) -> None:
    assert mistakes(folder, f"# 1\n[[suppress]]\n{text}") == [f"[[suppress]] in line 2: {sentence}"]


def test_all_mistakes_of_all_entries_are_told(folder: Path) -> None:
    told = mistakes(folder, "[[suppress]]\n[[suppress]]\nfiels = 1\n")
    assert [sentence.partition(":")[0] for sentence in told] == [
        *["[[suppress]] in line 1"] * 3,
        *["[[suppress]] in line 2"] * 4,
    ]


ONE = ("a.json", "", "dead-end", "agreed with all", None)


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        pytest.param(f"[[suppress]]\n{ENTRY}", "cxlint.toml", 1, id="a table"),
        pytest.param(f"\n  [[ suppress ]] # why\n{ENTRY}", "cxlint.toml", 2, id="blanks"),
        pytest.param(f"[[tool.cxlint.suppress]]\n{ENTRY}", "pyproject.toml", 1, id="in pyproject"),
        pytest.param(f"\n[[tool . cxlint . suppress]]\n{ENTRY}", "pyproject.toml", 2, id="in pyproject, with blanks"),
        pytest.param(f"suppress = [{{ {ENTRY.replace(chr(10), ', ').rstrip(', ')} }}]", "cxlint.toml", 0, id="inline: no line"),
        pytest.param(f'plugins = [\'\'\'\n[[suppress]]\n\'\'\']\n[[suppress]]\n{ENTRY}', "cxlint.toml", 0, id="one that is quoted, too: no line"),
    ],
)  # fmt: skip
def test_entries_know_their_line(folder: Path, text: str, name: str, line: int) -> None:
    assert entries(read(folder, text, name)) == [(*ONE, line)]


def test_a_day_may_be_quoted(folder: Path) -> None:
    (one,) = read(folder, f'[[suppress]]\n{ENTRY}until = "2026-12-31"').suppress
    assert one.entry.until == date(2026, 12, 31)


@pytest.mark.parametrize("word", ["en", "de-CH", "es-419", "zh-Hant-TW", "pt-br", "gsw"])
def test_languages(folder: Path, word: str) -> None:
    assert read(folder, f'locales = ["{word}"]').locales == (word,)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"select = [", "this is not valid TOML", id="cut off"),
        pytest.param(b"\xe9 = 1", "this is not valid TOML", id="another encoding"),
        pytest.param(b"a = " + b"[" * 100_000, "this is not valid TOML", id="a bottomless list"),
        pytest.param(None, "cannot be read: No such file or directory.", id="no file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(folder: Path, data: bytes | None, sentence: str) -> None:
    if data is not None:
        (folder / "cxlint.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=sentence):
        read_config(folder / "cxlint.toml")


def test_a_byte_order_mark_is_no_mistake(folder: Path) -> None:
    (folder / "cxlint.toml").write_bytes(b'\xef\xbb\xbfselect = ["STR"]')
    assert find_config(folder).select == ("STR",)


# --- where it is found ------------------------------------------------------------------------------------


def test_the_nearest_file_is_taken(folder: Path) -> None:
    below = folder / "flows" / "old"
    below.mkdir(parents=True)
    read(folder, 'select = ["TOP"]')
    assert find_config(below).select == ("TOP",)
    assert find_config(below).root == folder
    read(folder / "flows", 'select = ["NEAR"]')
    assert (find_config(below).select, find_config(below).root) == (("NEAR",), folder / "flows")


def test_a_file_of_its_own_comes_before_a_table_in_pyproject(folder: Path) -> None:
    read(folder, '[tool.cxlint]\nselect = ["PROJECT"]', "pyproject.toml")
    assert find_config(folder).select == ("PROJECT",)
    read(folder, 'select = ["OWN"]')
    assert find_config(folder).select == ("OWN",)


@pytest.mark.parametrize(
    "text",
    ["[tool.cxlint-other]\nselect = []", "# [tool.cxlint]\n", "[project]\nname = 'x'"],
    ids=["another tool", "a remark", "a project without it"],
)
def test_a_pyproject_that_says_nothing_is_passed_over(folder: Path, text: str) -> None:
    read(folder, 'select = ["TOP"]')
    (folder / "below").mkdir()
    (folder / "below" / "pyproject.toml").write_text(text, encoding="utf-8")
    assert find_config(folder / "below").select == ("TOP",)


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\ncxlint = 3", "", "[tool.other]"])
def test_a_pyproject_that_is_named_must_have_the_table(folder: Path, text: str) -> None:
    assert mistakes(folder, text, "pyproject.toml") == ["there is no table [tool.cxlint]."]


def test_entries_of_pyproject_are_found(folder: Path) -> None:
    read(folder, f"[[tool.cxlint.suppress]]\n{ENTRY}", "pyproject.toml")
    assert entries(find_config(folder)) == [(*ONE, 1)]


def test_sub_tables_of_pyproject_are_read(folder: Path) -> None:
    read(folder, '[tool.cxlint.severity]\ndead-end = "info"', "pyproject.toml")
    assert find_config(folder).severity == {"dead-end": N}


def test_without_a_file_the_root_is_the_repository(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    assert find_config(folder / "a" / "b") == Config(root=folder)


def test_nothing_above_the_repository_is_looked_at(folder: Path) -> None:
    inner = folder / "inner"
    (inner / ".git").mkdir(parents=True)
    read(folder, 'select = ["TOP"]')
    assert find_config(inner) == Config(root=inner)


# --- which rules run --------------------------------------------------------------------------------------


def running(profiles: tuple[Profile, ...] = (), **config: Any) -> list[str]:
    return [entry.rule.code for entry in enabled_rules(RULES, Config(root=Path(), **config), profiles)]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        pytest.param((), (), ["OTHER101", "TEST101", "TEST102"], id="all"),
        pytest.param(("ALL",), (), ["OTHER101", "TEST101", "TEST102"], id="all, said aloud"),
        pytest.param(("TEST",), (), ["TEST101", "TEST102"], id="a family"),
        pytest.param(("TEST101",), (), ["TEST101"], id="a code"),
        pytest.param(("has-none",), (), ["TEST102"], id="a name"),
        pytest.param(("TEST", "OTHER101"), ("has-none",), ["OTHER101", "TEST101"], id="some, but not one"),
        pytest.param((), ("TEST",), ["OTHER101"], id="all but a family"),
        pytest.param(("has-none",), ("TEST",), [], id="leaving out wins"),
        pytest.param((), ("ALL",), [], id="none"),
    ],
)
def test_selecting(select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]) -> None:
    assert running(select=select, ignore=ignore) == codes


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ({"extend_select": ("has-noen",)}, "There is no rule “has-noen”. Did you mean has-none?"),
        ({"per_file_ignores": {"a/*": ("has-noen",)}}, "There is no rule “has-noen”. Did you mean has-none?"),
        ({"written": {"has-optoins": {}}}, "There is no rule “has-optoins” to set options of. Did you mean has-options?"),
        ({"profile": "stirct"}, "There is no profile “stirct”. Did you mean strict?"),
        ({"profile": "zzz"}, "There is no profile “zzz”. There are core, recommended, strict, voice, chat."),
        ({"ignore": ("CXL002",)}, "CXL002 is always told, because it is about the check itself: it cannot be chosen, left out or graded. Leave out files that are no journeys with exclude."),
        ({"ignore": ("unused-suppression",)}, "unused-suppression is always told, because it is about the check itself: it cannot be chosen, left out or graded."),
        ({"severity": {"CXL005": N}}, "CXL005 is always told, because it is about the check itself: it cannot be chosen, left out or graded."),
        ({"select": ("has-noen",)}, "There is no rule “has-noen”. Did you mean has-none?"),
        ({"ignore": ("TEST103",)}, "There is no rule “TEST103”. Did you mean TEST102?"),
        ({"severity": {"has_none": E}}, "There is no rule “has_none”. Did you mean has-none?"),
        ({"select": ("zzz",)}, "There is no rule “zzz”."),
        ({"rules": {"has-optoins": {}}}, "There is no rule “has-optoins” to set options of. Did you mean has-options?"),
        ({"rules": {"ALL": {}}}, "There is no rule “ALL” to set options of."),
        ({"rules": {"has-options": {"mots": 1}}}, "The rule has-options has no option “mots”. Did you mean most?"),
        ({"rules": {"has-none": {"most": 1}}}, "The rule has-none has no option “most”."),
        ({"rules": {"has-options": {}, "TEST101": {}}}, "The options of has-options stand twice: by name and by code."),
    ],
)  # fmt: skip
def test_what_fits_no_rule_is_told(config: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        running(**config)
    assert caught.value.problems == [sentence]


def test_all_that_fits_no_rule_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        running(
            select=("x1",),
            ignore=("x2",),
            severity={"x3": E},
            rules={"x4": {}, "has-options": {"x5": 1, "most": "x"}},
        )
    assert len(caught.value.problems) == 6


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        pytest.param({}, None, id="the rule's own"),
        pytest.param({"has-none": E}, E, id="by name"),
        pytest.param({"TEST102": E}, E, id="by code"),
        pytest.param({"TEST": N}, N, id="by family"),
        pytest.param({"ALL": N}, N, id="all"),
        pytest.param(
            {"ALL": N, "TEST": W, "has-none": E}, E, id="what is said of the rule itself counts most"
        ),
        pytest.param({"OTHER": N}, None, id="what is said of others does not count"),
    ],
)
def test_severities(severity: dict[str, Severity], expected: Severity | None) -> None:
    enabled = enabled_rules(RULES, Config(root=Path(), severity=severity))
    assert next(entry.severity for entry in enabled if entry.rule is has_none) is expected


# --- for some files only -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ignored", "path", "codes"),
    [
        pytest.param({"vendor/*": ("TEST",)}, "vendor/a.json", ["OTHER101"], id="a family"),
        pytest.param({"vendor/*": ("has-none", "OTHER101")}, "vendor/a.json", ["TEST101"], id="a name and a code"),
        pytest.param({"vendor": ("ALL",)}, "vendor/deep/a.json", [], id="all, in a folder"),
        pytest.param({"vendor/*": ("ALL",)}, "a.json", ["OTHER101", "TEST101", "TEST102"], id="another file"),
        pytest.param({"*.json": ("TEST101",), "vendor/*": ("TEST102",)}, "vendor/a.json", ["OTHER101"], id="two globs"),
        pytest.param({"zzz": ("ALL",)}, "a.json", ["OTHER101", "TEST101", "TEST102"], id="a glob that fits nothing"),
    ],
)  # fmt: skip
def test_rules_that_do_not_run_for_some_files(
    folder: Path, ignored: dict[str, tuple[str, ...]], path: str, codes: list[str]
) -> None:
    config = Config(root=folder, per_file_ignores=ignored)
    left = PerFileIgnores(config).left(enabled_rules(RULES, config), path)
    assert [entry.rule.code for entry in left] == codes


def test_what_is_said_about_the_check_itself_is_never_dropped(folder: Path) -> None:
    ignores = PerFileIgnores(Config(root=folder, per_file_ignores={"*": ("ALL",)}))
    found = [
        Finding(code, "some-rule", E, Location("a.json"), "a", "", "Hm.") for code in ("CXL001", "STR104")
    ]
    assert [one.code for one in ignores.kept(found)] == ["CXL001"]


# --- options ------------------------------------------------------------------------------------------------

ALL = {"most": 7, "share": 1, "loud": True, "tone": "rough", "also-words": ["b", "c"]}


def test_options_get_their_types() -> None:
    made = make_options(has_options, ALL)
    assert made == Options(7, 1.0, True, "rough", ("b", "c"))
    assert isinstance(made.share, float)
    assert make_options(has_options, {}) == Options()
    assert make_options(has_options, {"also_words": []}).also_words == ()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param({"most": True}, "has-options: most must be a whole number, not True.", id="a truth is no number"),
        pytest.param({"most": 4.0}, "has-options: most must be a whole number, not 4.0.", id="a fraction"),
        pytest.param({"most": "4"}, "has-options: most must be a whole number, not '4'.", id="a text"),
        pytest.param({"share": False}, "has-options: share must be a number, not False.", id="no share"),
        pytest.param({"loud": 1}, "has-options: loud must be true or false, not 1.", id="a number is no truth"),
        pytest.param({"tone": ["x"]}, "has-options: tone must be text, not ['x'].", id="a list is no text"),
        pytest.param({"also-words": "x"}, "has-options: also-words must be a list of texts, not 'x'.", id="a text is no list"),
        pytest.param({"also-words": [1]}, "has-options: also-words must be a list of texts, not [1].", id="a list of numbers"),
    ],
)  # fmt: skip
def test_an_option_of_another_type_is_refused(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make_options(has_options, given)
    assert caught.value.problems == [sentence]


def test_options_reach_the_rule() -> None:
    enabled = enabled_rules(RULES, Config(root=Path(), rules={"TEST101": {"most": 9}}))
    assert [entry.options for entry in enabled if entry.rule is has_options] == [Options(most=9)]


def test_options_that_count_as_nothing_are_still_options() -> None:
    class Falsy(Options):
        def __bool__(self) -> bool:
            return False

    falsy = replace(has_options, options=Falsy)
    enabled = enabled_rules([falsy], Config(root=Path(), rules={"TEST101": {"most": 9}}))
    assert enabled[0].options.most == 9


# --- the command line over the file ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        pytest.param((), (), (("STR",), ("MNU101",)), id="nothing is said"),
        pytest.param((), ("STR104",), (("STR",), ("MNU101", "STR104")), id="more is left out"),
        pytest.param(("MNU",), (), (("MNU",), ()), id="what is asked for by hand is not left out"),
        pytest.param(("MNU,ESC",), (" STR101, STR102",), (("MNU", "ESC"), ("STR101", "STR102")), id="commas"),
    ],
)
def test_the_command_line_wins(
    folder: Path, select: tuple[str, ...], ignore: tuple[str, ...], expected: tuple[tuple[str, ...], ...]
) -> None:
    read(folder, 'select = ["STR"]\nignore = ["MNU101"]')
    config = settings(Choice(select=select, ignore=ignore))
    assert (config.select, config.ignore) == expected


def test_a_file_can_be_named(folder: Path) -> None:
    (folder / "other").mkdir()
    read(folder, 'select = ["TOP"]')
    read(folder / "other", 'select = ["OTHER"]', "strict.toml")
    config = settings(Choice(config="other/strict.toml"))
    assert (config.select, config.root) == (("OTHER",), folder / "other")


def test_isolated_means_no_configuration(folder: Path) -> None:
    (folder / "cxlint.toml").write_text("no", encoding="utf-8")
    assert settings(Choice(isolated=True)) == Config(root=folder)


def test_a_file_and_isolated_do_not_go_together(folder: Path) -> None:
    with pytest.raises(UsageError, match="do not go together"):
        settings(Choice(config="cxlint.toml", isolated=True))
