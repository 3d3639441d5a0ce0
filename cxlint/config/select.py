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
from cxlint.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Enabled(Value):
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
    options: dict[str, Any] = {}
    for name, given in config.rules.items():
        if name in by_name:
            if by_name[name].code in options:
                mistakes.append(f"The options of {by_name[name].name} stand twice: by name and by code.")
            try:
                options[by_name[name].code] = make_options(by_name[name], given)
            except ConfigError as error:
                mistakes += error.problems
    if mistakes:
        raise ConfigError(mistakes)
    return tuple(
        Enabled(rule, options[rule.code] if rule.code in options else rule.options(), _severity(rule, config))
        for rule in rules
        if _wanted(rule, config)
    )


def _severity(rule: Rule, config: Config) -> Severity | None:
    """What the project says of the rule itself, else of its family, else of all."""
    said = (config.severity.get(word) for word in (rule.name, rule.code, rule.family, "ALL"))
    return next((severity for severity in said if severity is not None), None)


def _wanted(rule: Rule, config: Config) -> bool:
    selected = not config.select or any(matches(word, rule) for word in config.select)
    return selected and not any(matches(word, rule) for word in config.ignore)


def matches(selector: str, rule: Rule) -> bool:
    """Whether a name, a code, the letters of a family or ALL selects *rule*."""
    return selector in (rule.name, rule.code, rule.family, "ALL")


def _unknown(rules: Iterable[Rule], config: Config) -> Iterable[str]:
    known = [word for rule in rules for word in (rule.name, rule.code, rule.family)]
    for word in dict.fromkeys((*config.select, *config.ignore, *config.severity)):
        if word not in known and word != "ALL":
            yield f"There is no rule “{word}”. {did_you_mean(word, known)}".rstrip()
    known = [word for rule in rules for word in (rule.name, rule.code)]
    for word in config.rules:
        if word not in known:
            yield f"There is no rule “{word}” to set options of. {did_you_mean(word, known)}".rstrip()
