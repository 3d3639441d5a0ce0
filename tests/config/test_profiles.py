"""Profiles: those that come along are sound, and the project's word counts more than a profile's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import CORE, RECOMMENDED, STRICT, Journey, Problem, Profile, Rule, Severity, option, rule
from cxlint.config.load import Config
from cxlint.config.select import enabled_rules, find_profile, settled
from cxlint.engine import run_rules
from cxlint.errors import ConfigError, PluginError
from cxlint.families import FAMILIES
from cxlint.plugins import load_plugins
from cxlint.profiles import PROFILES
from cxlint.testing import sketch

BUILT_IN = load_plugins(installed=False).rules
E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Options:
    most: int = option(5, "How many.")
    least: int = option(1, "How few.")


def made(code: str, severity: str = "warning", **facts: Any) -> Rule:
    def check(journey: Journey, options: Options) -> Iterator[Problem]:
        """Something."""
        yield from ()

    check.__name__ = f"rule_{code.lower()}"
    return rule(code, severity=severity, options=Options, **facts)(check)


SURE = made("SURE101", "error", certain=True)
USUAL = made("USUAL101", kind="declared")
ASKS = made("ASKS101", "info", kind="completeness")
HEARD = made("HEARD101", media=("voice",))
READ = made("READ101", media=("text", "screen"))
POST = made("POST101", media=("post",))
RULES = (ASKS, HEARD, POST, READ, SURE, USUAL)


def codes(profile: str, *own: Profile, **config: Any) -> list[str]:
    enabled = enabled_rules(RULES, Config(root=Path(), profile=profile, **config), own)
    return [entry.rule.family for entry in enabled]


ALL = ["ASKS", "HEARD", "POST", "READ", "SURE", "USUAL"]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        pytest.param("core", ["SURE"], id="core: what is certain"),
        pytest.param("recommended", ALL[1:], id="recommended: all but what asks for more"),
        pytest.param("strict", ALL, id="strict: all"),
        pytest.param("voice", ["HEARD", "SURE", "USUAL"], id="voice: what is heard, or of any medium"),
        pytest.param("chat", ["READ", "SURE", "USUAL"], id="chat: what is read, or of any medium"),
    ],
)
def test_which_rules_a_profile_has(profile: str, expected: list[str]) -> None:
    found = find_profile(profile)
    assert found is not None
    assert [one.family for one in RULES if found.has(one)] == expected


def test_recommended_is_the_usual_one() -> None:
    assert Config(root=Path()).profile == "recommended"
    assert [entry.rule for entry in enabled_rules(RULES, Config(root=Path()))] == [
        one for one in RULES if RECOMMENDED.has(one)
    ]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        pytest.param({"select": ("ASKS",)}, ["ASKS"], id="select is instead of the profile"),
        pytest.param({"select": ("ALL",)}, ALL, id="select may be all"),
        pytest.param({"extend_select": ("ASKS101",)}, ["ASKS", "SURE"], id="extend-select adds to the profile"),
        pytest.param({"select": ("USUAL",), "extend_select": ("ASKS",)}, ["ASKS", "USUAL"], id="and to select"),
        pytest.param({"ignore": ("rule-sure101",)}, [], id="ignore takes away from the profile"),
        pytest.param({"select": ("ALL",), "ignore": ("SURE", "ASKS")}, ALL[1:4] + ALL[5:], id="and from select"),
        pytest.param({"extend_select": ("ASKS",), "ignore": ("ASKS",)}, ["SURE"], id="and from extend-select"),
        pytest.param({"extend_select": ("ALL",), "ignore": ("ALL",)}, [], id="whatever wants them"),
    ],
)  # fmt: skip
def test_what_the_project_chooses_beside_a_profile(config: dict[str, Any], expected: list[str]) -> None:
    assert codes("core", **config) == expected


OWN = Profile(
    "acme-strict",
    "What Acme wants.",
    lambda one: one.family == "ASKS" or CORE.has(one),
    severity={"ALL": "warning", "ASKS": "error"},
    options={"rule-asks101": {"most": 2, "least": 2}, "SURE101": {"most": 1}},
)


def set_up(code: str, **config: Any) -> tuple[int, int, Severity | None]:
    entries = enabled_rules(RULES, Config(root=Path(), profile="acme-strict", **config), [OWN])
    (found,) = [entry for entry in entries if entry.rule.code == code]
    return found.options.most, found.options.least, found.severity


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        pytest.param({}, (2, 2, E), id="the profile's"),
        pytest.param({"rules": {"ASKS101": {"most": 9}}}, (9, 2, E), id="an option of the project"),
        pytest.param({"written": {"ASKS101": {"most": "8"}}}, (8, 2, E), id="an option of the command line"),
        pytest.param(
            {"rules": {"rule-asks101": {"most": 9, "least": 9}}, "written": {"ASKS101": {"most": "8"}}},
            (8, 9, E),
            id="one of each, by name and by code",
        ),
        pytest.param({"severity": {"ASKS101": N}}, (2, 2, N), id="the project's severity"),
        pytest.param({"severity": {"ALL": N}}, (2, 2, N), id="the project's for all, over the profile's for one"),
        pytest.param({"severity": {"SURE": N}}, (2, 2, E), id="the project's for others"),
    ],
)  # fmt: skip
def test_the_project_counts_more_than_the_profile(
    config: dict[str, Any], expected: tuple[int, int, Severity]
) -> None:
    assert set_up("ASKS101", **config) == expected
    assert set_up("SURE101")[0] == 1


def test_a_profile_of_a_plugin_may_go_further_than_another() -> None:
    assert codes("acme-strict", OWN) == ["ASKS", "SURE"]


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        pytest.param({"severity": {"rule-sure": "info"}}, "There is no rule “rule-sure”.", id="a severity of none"),
        pytest.param({"options": {"SUER101": {}}}, "There is no rule “SUER101” to set options of. Did you mean SURE101?", id="options of none"),
        pytest.param({"options": {"SURE101": {"mots": 1}}}, "The rule rule-sure101 has no option “mots”. Did you mean most?", id="an option that is none"),
        pytest.param({"options": {"SURE101": {"most": "x"}}}, "rule-sure101: most must be a whole number, not 'x'.", id="an option of another type"),
    ],
)  # fmt: skip
def test_a_profile_that_names_what_is_not_there_is_told(profile: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        codes("odd", Profile("odd", "Odd.", CORE.has, **profile))
    assert caught.value.problems[0].removeprefix("The profile odd: ").startswith(sentence)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param({"name": "Acme"}, "Profile Acme: the name must be lower-case words joined by -.", id="a name in capitals"),
        pytest.param({"doc": " "}, "Profile acme: the sentence that says what it is for is missing.", id="no sentence"),
        pytest.param({"wanted": ("STR",)}, "Profile acme: wanted must be a function that says of a rule whether it runs.", id="a list of rules"),
        pytest.param({"severity": {"STR": "off"}}, "Profile acme: the severity of STR is “off”; write error, warning or info.", id="a severity that is none"),
    ],
)  # fmt: skip
def test_a_profile_that_is_made_wrongly_is_refused(facts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PluginError) as caught:
        Profile(**({"name": "acme", "doc": "Acme.", "wanted": CORE.has} | facts))
    assert str(caught.value) == sentence


def test_a_profile_that_fails_is_told_with_the_rule() -> None:
    broken = Profile("broken", "Broken.", lambda one: one.nothing)  # type: ignore[attr-defined]
    with pytest.raises(
        PluginError, match="The profile broken failed on the rule rule-asks101: AttributeError"
    ):
        codes("broken", broken)


# --- those that come along ---------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_a_built_in_profile_names_only_rules_and_options_that_are_there(profile: Profile) -> None:
    assert len(settled(BUILT_IN, Config(root=Path(), profile=profile.name))) == len(BUILT_IN)
    assert profile.doc.endswith(".")


def test_each_profile_goes_further_than_the_one_before() -> None:
    for one in BUILT_IN:
        assert STRICT.has(one)
        assert RECOMMENDED.has(one) or not CORE.has(one)


def test_strict_is_nowhere_milder() -> None:
    grades = {one.name: one.severity for one in BUILT_IN}
    assert all(Severity.of(word) > grades[name] for name, word in STRICT.severity.items())
    usual = {one.name: one.options() for one in BUILT_IN}
    for name, table in STRICT.options.items():
        for key, value in table.items():
            before = getattr(usual[name], key.replace("-", "_"))
            assert value < before or (value, before) == (True, False), f"{name}: {key}"


def test_every_family_has_a_title() -> None:
    assert {one.family for one in BUILT_IN} <= set(FAMILIES)
    assert all(title == title.lower() for title in FAMILIES.values())


@pytest.mark.parametrize(
    ("config", "found"),
    [
        pytest.param({}, ["error-hangup", "error-hangup"], id="recommended tells all that a rule finds"),
        pytest.param({"profile": "core"}, ["error-hangup"], id="core tells only the errors"),
        pytest.param(
            {"profile": "core", "select": ("error-hangup",)},
            ["error-hangup", "error-hangup"],
            id="what is selected by hand is told whole",
        ),
        pytest.param(
            {"profile": "core", "extend_select": ("ESC",)},
            ["error-hangup", "error-hangup"],
            id="what is added by hand is told whole",
        ),
        pytest.param(
            {"profile": "core", "severity": {"error-hangup": Severity.INFO}},
            ["error-hangup"],
            id="the rule's own severity decides",
        ),
    ],
)
def test_core_leaves_out_what_is_no_error(config: dict[str, Any], found: list[str]) -> None:
    journey = sketch(
        "look:task -> main:menu -1-> people:queue; main -no_input-> off:end;"
        "look -error-> sorry {prompt: We are sorry.} -> off"
    ).journey
    enabled = enabled_rules(BUILT_IN, Config(root=Path(), **config))
    names = [one.name for one in run_rules(journey, enabled, lambda rule: "cxlint")]
    assert [name for name in names if name == "error-hangup"] == found
