"""Which rules run, with which options and severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxlint.config.load import Config
from cxlint.config.options import make_options, read_text
from cxlint.errors import ConfigError
from cxlint.findings import Finding, Severity
from cxlint.globs import Globs
from cxlint.own import OWN_RULES
from cxlint.profiles import PROFILES, Profile
from cxlint.rule import Rule
from cxlint.text import did_you_mean
from cxlint.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Enabled(Value):
    """A rule that runs, its options and the severity of its findings (None: the rule's own).

    Problems that the rule itself finds less grave than ``lowest`` are left out.
    """

    rule: Rule
    options: Any
    severity: Severity | None = None
    lowest: Severity = Severity.INFO


def enabled_rules(
    rules: Sequence[Rule], config: Config, profiles: Sequence[Profile] = ()
) -> tuple[Enabled, ...]:
    """The rules that *config* wants, out of *rules*; *profiles* are known beside those that come along.

    Raises :class:`cxlint.errors.ConfigError` for profiles, selectors, severities and options that
    fit nothing.
    """
    made, running = settled(rules, config, profiles), running_codes(rules, config, profiles)
    return tuple(entry for entry in made if entry.rule.code in running)


def settled(rules: Sequence[Rule], config: Config, profiles: Sequence[Profile] = ()) -> tuple[Enabled, ...]:
    """Every rule with the options and the severity that it has or would have; raises as above."""
    profile = find_profile(config.profile, profiles)
    options = _Options(rules)
    mistakes = [] if profile else [_unknown_profile(config.profile, profiles)]
    mistakes += _unknown(rules, config)
    if profile is not None:
        mistakes += (f"The profile {profile.name}: {mistake}" for mistake in _strange(rules, profile))
        options.add(profile.options)
    options.add(config.rules)
    options.add(config.written, written=True)
    mistakes += options.mistakes
    if profile is None or mistakes:
        raise ConfigError(mistakes)
    grades = [{word: Severity.of(grade) for word, grade in profile.severity.items()}, config.severity]
    said = [grade for grade in grades if grade]
    lowest = _lowest(config, profile)
    return tuple(Enabled(rule, options.of(rule), _severity(rule, said), lowest(rule)) for rule in rules)


def _lowest(config: Config, profile: Profile) -> Callable[[Rule], Severity]:
    """The profile's own limit, which does not hold for rules that were chosen by hand."""

    def limit(rule: Rule) -> Severity:
        by_hand = bool(config.select) or any_of(config.extend_select, rule)
        return Severity.INFO if by_hand else profile.lowest

    return limit


def find_profile(name: str, profiles: Iterable[Profile] = ()) -> Profile | None:
    """The profile of that name: one that comes along, or one of *profiles*."""
    return next((profile for profile in (*PROFILES, *profiles) if profile.name == name), None)


def running_codes(rules: Iterable[Rule], config: Config, profiles: Iterable[Profile] = ()) -> frozenset[str]:
    """The codes of the rules that run: those selected, else the profile's; more of them, and less."""
    profile = find_profile(config.profile, profiles)

    def runs(rule: Rule) -> bool:
        chosen = any_of(config.select, rule) if config.select else profile is not None and profile.has(rule)
        return (chosen or any_of(config.extend_select, rule)) and not any_of(config.ignore, rule)

    return frozenset(rule.code for rule in rules if runs(rule))


class PerFileIgnores:
    """The rules that do not run for some files."""

    def __init__(self, config: Config) -> None:
        self.tables = [(Globs([glob], config.root), words) for glob, words in config.per_file_ignores.items()]

    def left(self, enabled: Sequence[Enabled], path: str) -> Sequence[Enabled]:
        """The rules that run for the file at *path*."""
        words = self._words(path)
        return [entry for entry in enabled if not any_of(words, entry.rule)] if words else enabled

    def kept(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """The findings but those in parts of a file, with paths of their own, where their rule is left out."""
        return [one for one in findings if not self._drops(one)] if self.tables else findings

    def _drops(self, one: Finding) -> bool:
        return one.code not in OWN_RULES and _selected(self._words(one.location.file), one.name, one.code)

    def _words(self, path: str) -> list[str]:
        return [word for globs, words in self.tables if globs.cover(path) for word in words]


def any_of(selectors: Iterable[str], rule: Rule) -> bool:
    """Whether a name, a code, the letters of a family or ALL selects *rule*."""
    return _selected(selectors, rule.name, rule.code)


def _selected(selectors: Iterable[str], name: str, code: str) -> bool:
    return any(word in (name, code, code[:-3], "ALL") for word in selectors)


def _severity(rule: Rule, grades: Iterable[Mapping[str, Severity]]) -> Severity | None:
    """What the last who says something says of the rule itself, else of its family, else of all."""
    found = None
    for grade in grades:
        said = (grade.get(word) for word in (rule.name, rule.code, rule.family, "ALL"))
        found = next((severity for severity in said if severity is not None), found)
    return found


class _Options:
    """Options of rules from several places; who comes later counts more."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {word: rule for rule in rules for word in (rule.name, rule.code)}
        self.given: dict[str, dict[str, Any]] = {}
        self.mistakes: list[str] = []

    def add(self, tables: Mapping[str, Mapping[str, Any]], written: bool = False) -> None:
        """Add a table for each rule; *written* are texts, of which only the rule knows the types."""
        seen: set[str] = set()
        for word in (word for word in tables if word in self.rules):
            rule = self.rules[word]
            if rule.code in seen:
                self.mistakes.append(f"The options of {rule.name} stand twice: by name and by code.")
            seen.add(rule.code)
            table = read_text(rule, tables[word]) if written else tables[word]
            try:
                make_options(rule, table)
            except ConfigError as error:
                self.mistakes += error.problems
            kept = self.given.setdefault(rule.code, {})
            kept.update({key.replace("-", "_"): value for key, value in table.items()})

    def of(self, rule: Rule) -> Any:
        given = self.given.get(rule.code)
        return make_options(rule, given) if given is not None else rule.options()


# --- mistakes -----------------------------------------------------------------------------------------


def _unknown_profile(name: str, profiles: Iterable[Profile]) -> str:
    known = [profile.name for profile in (*PROFILES, *profiles)]
    guess = did_you_mean(name, known) or f"There are {', '.join(dict.fromkeys(known))}."
    return f"There is no profile “{name}”. {guess}"


def _unknown(rules: Iterable[Rule], config: Config) -> Iterator[str]:
    ignored = [word for words in config.per_file_ignores.values() for word in words]
    yield from _no_rules(
        rules, (*config.select, *config.extend_select, *config.ignore, *ignored, *config.severity)
    )
    yield from _no_options(rules, (*config.rules, *config.written))


def _strange(rules: Iterable[Rule], profile: Profile) -> Iterator[str]:
    yield from _no_rules(rules, profile.severity)
    yield from _no_options(rules, profile.options)


def _no_rules(rules: Iterable[Rule], words: Iterable[str]) -> Iterator[str]:
    words = dict.fromkeys(words)
    if not words:
        return
    known = {word: None for rule in rules for word in (rule.name, rule.code, rule.family)}
    own = {word for rule in OWN_RULES.values() for word in (rule.name, rule.code)}
    for word in words:
        if word in own:
            yield _about_the_check(word)
        elif word not in known and word != "ALL":
            yield f"There is no rule “{word}”. {did_you_mean(word, known)}".rstrip()


def _about_the_check(word: str) -> str:
    rule = next(rule for rule in OWN_RULES.values() if word in (rule.name, rule.code))
    said = f"{word} is always told, because it is about the check itself: it cannot be chosen, left out or graded."
    if rule.code == "CXL002":
        return f"{said} Leave out files that are no journeys with exclude."
    return said


def _no_options(rules: Iterable[Rule], words: Iterable[str]) -> Iterator[str]:
    known = [word for rule in rules for word in (rule.name, rule.code)]
    for word in dict.fromkeys(words):
        if word not in known:
            yield f"There is no rule “{word}” to set options of. {did_you_mean(word, known)}".rstrip()
