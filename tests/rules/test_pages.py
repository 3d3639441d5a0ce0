"""What the page of every built-in rule must tell: sources with their years, and whose choice a number is."""

from __future__ import annotations

import dataclasses
import re

import pytest

from cxlint.plugins import load_plugins
from cxlint.rule import Rule

RULES = load_plugins(installed=False).rules
YEAR = re.compile(r"\b(19|20)\d\d\b|\bundated\b")
OURS = re.compile(r"\bour (own )?(choice|count|conclusion|reading)\b", re.IGNORECASE)

WITHOUT_A_DATE = (
    "ACIxD",
    "Avaya",
    "COPC",
    "GetHuman",
    "Hathaway",
    "Huawei",
    "Plum",
    "SQM",
    "SSRN",
    "Siemens",
    "Twilio stops",
    "Vonage",
)
"""Sources that bear no date, which a page that leans on them has to say."""

SECOND_HAND = (
    "13714",
    "134/2009",
    "255/24",
    "Consumer Financial Protection",
    "ETR 096",
    "Gartner",
    "Maister",
    "Medicare",
    "NICE 2022",
    "ROSCA",
    "Vonage",
    "art. 11a",
)
"""Sources that we know from others who report them, which a page that leans on them has to say."""


def named(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}"


def why_of(rule: Rule) -> str:
    return " ".join(rule.page.text("Why").split())


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_summary_is_one_short_sentence(rule: Rule) -> None:
    assert len(rule.page.summary) <= 100, f"{rule.name}: the summary has {len(rule.page.summary)} characters"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_page_says_where_its_why_comes_from(rule: Rule) -> None:
    why = why_of(rule)
    assert YEAR.search(why) or OURS.search(why), f"{rule.name}: neither a year nor “our choice” in Why"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_page_says_which_of_its_sources_are_undated_or_second_hand(rule: Rule) -> None:
    why = why_of(rule)
    undated = [source for source in WITHOUT_A_DATE if source in why]
    assert not undated or "undated" in why, f"{rule.name}: {undated} bear no date"
    reported = [source for source in SECOND_HAND if source in why]
    assert not reported or "second-hand" in why, f"{rule.name}: {reported} are known second-hand"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_an_option_says_whose_choice_it_is(rule: Rule) -> None:
    for entry in dataclasses.fields(rule.options):
        doc = entry.metadata["doc"]
        sourced = OURS.search(doc) or len(doc.split(". ")) > 1
        assert sourced, f"{rule.name}: {entry.name} does not say where {entry.default} comes from"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_page_says_when_the_rule_is_silent(rule: Rule) -> None:
    assert rule.page.text("False alarms")


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_the_first_paragraphs_can_stand_alone_in_a_report(rule: Rule) -> None:
    for title in ("Why", "Fix"):
        first = " ".join(rule.page.text(title).split("\n\n")[0].split())
        assert first.endswith((".", "!", "?")), f"{rule.name}: {title} does not begin with whole sentences"
        assert len(first) <= 260, f"{rule.name}: the first paragraph of {title} has {len(first)} characters"
