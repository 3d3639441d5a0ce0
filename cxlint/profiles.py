"""What a profile is: which rules run, how grave they are, with which options. And those that come along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cxlint.errors import PluginError
from cxlint.findings import Severity
from cxlint.rule import NAME, Rule
from cxlint.text import shorten
from cxlint.value import Value

USUAL = "recommended"
"""The profile of projects that name none."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Profile(Value):
    """A choice of rules under a name, for ``profile = "name"`` and ``--profile name``.

    ``doc`` is one sentence. ``wanted`` says of a rule whether it runs. Findings below ``lowest`` are
    left out, by the severity that the rule itself gives them. ``severity`` and ``options`` are what ``[severity]`` and ``[rules.NAME]`` are in a configuration, which counts more. A profile
    that goes further than another asks that one, too::

        Profile("acme-strict", "…", lambda rule: rule.family == "ACME" or STRICT.has(rule))

    Raises :class:`cxlint.errors.PluginError` when it is not as it must be.
    """

    name: str
    doc: str
    wanted: Callable[[Rule], bool]
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lowest: Severity = Severity.INFO

    def __post_init__(self) -> None:
        mistakes = "; ".join(self._mistakes())
        if mistakes:
            raise PluginError(f"Profile {self.name}: {mistakes}.")

    def _mistakes(self) -> Iterable[str]:
        if not NAME.match(self.name):
            yield "the name must be lower-case words joined by -"
        if not self.doc.strip():
            yield "the sentence that says what it is for is missing"
        if not callable(self.wanted):
            yield "wanted must be a function that says of a rule whether it runs"
        words = [severity.word for severity in Severity]
        for rule, word in self.severity.items():
            if word not in words:
                yield f"the severity of {rule} is “{word}”; write error, warning or info"

    def has(self, rule: Rule) -> bool:
        """Whether *rule* runs; raises :class:`cxlint.errors.PluginError` when the profile cannot tell."""
        try:
            return bool(self.wanted(rule))
        except Exception as error:
            said = f"{type(error).__name__}: {shorten(str(error))}"
            raise PluginError(f"The profile {self.name} failed on the rule {rule.name}: {said}.") from error


def _recommended(rule: Rule) -> bool:
    return rule.kind != "completeness"


def _about(*media: str) -> Callable[[Rule], bool]:
    """The recommended rules that are about one of *media*, or about any."""
    return lambda rule: _recommended(rule) and (not rule.media or not set(media).isdisjoint(rule.media))


CORE = Profile(
    "core",
    "Only errors that are wrong in whatever journey: begin with it where much is to be mended.",
    lambda rule: rule.certain,
    lowest=Severity.ERROR,
)
RECOMMENDED = Profile(
    USUAL,
    "Every rule that judges what the design says; none that asks for what it does not say.",
    _recommended,
)
STRICT = Profile(
    "strict",
    "Every rule, with stricter limits: also asks for what a design leaves unsaid.",
    lambda rule: True,
    severity={"missing-follow-up": "warning"},
    options={
        "buried-human": {"levels": 2},
        "flattenable-menu": {"most": 4},
        "menu-too-deep": {"most": 2},
        "menu-too-wide": {"most": 4},
        "text-hard-to-follow": {"most-words": 20},
        "too-many-retries": {"most": 2},
    },
)
VOICE = Profile(
    "voice", "As recommended, without rules that are only about what customers read.", _about("voice")
)
CHAT = Profile(
    "chat",
    "As recommended, without rules that are only about what customers hear.",
    _about("text", "screen"),
)

PROFILES = (CORE, RECOMMENDED, STRICT, VOICE, CHAT)
"""The profiles that come along."""
