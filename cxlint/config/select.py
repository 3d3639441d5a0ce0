"""Which rules run, with which options and severity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cxlint.config.load import Config
from cxlint.config.options import make_options
from cxlint.errors import ConfigError
from cxlint.findings import Severity
from cxlint.rule import Rule
from cxlint.text import did_you_mean


@dataclass(frozen=True, slots=True)
class Enabled:
    """A rule that runs, its options and the severity of its findings."""

    rule: Rule
    options: Any
    severity: Severity | None = None


def enabled_rules(rules: Sequence[Rule], config: Config) -> tuple[Enabled, ...]:
    """The rules that *config* wants.

    Raises :class:`cxlint.errors.ConfigError` for selectors, severities and options that fit no rule.
    """
    mistakes = [*_unknown(rules, config)]
    by_name = {rule.name: rule for rule in rules} | {rule.code: rule for rule in rules}
    options = {}
    for name, given in config.rules.items():
        if name in by_name:
            try:
                options[by_name[name].code] = make_options(by_name[name], given)
            except ConfigError as error:
                mistakes += error.problems
    if mistakes:
        raise ConfigError(mistakes)
    severities = {by_name[name].code: severity for name, severity in config.severity.items()}
    return tuple(
        Enabled(rule, options.get(rule.code) or rule.options(), severities.get(rule.code))
        for rule in rules
        if _wanted(rule, config)
    )


def _wanted(rule: Rule, config: Config) -> bool:
    selected = not config.select or any(matches(word, rule) for word in config.select)
    return selected and not any(matches(word, rule) for word in config.ignore)


def matches(selector: str, rule: Rule) -> bool:
    """Whether a name, a code, the letters of a family or ALL selects *rule*."""
    return selector in (rule.name, rule.code, rule.family, "ALL")


def _unknown(rules: Iterable[Rule], config: Config) -> Iterable[str]:
    known = [word for rule in rules for word in (rule.name, rule.code, rule.family)]
    words = [*config.select, *config.ignore, *config.severity, *config.rules]
    for word in dict.fromkeys(words):
        if word not in known and word != "ALL":
            yield f"There is no rule “{word}”. {did_you_mean(word, known)}".rstrip()
