"""The linter's own findings: what it says about itself, its input and its configuration."""

from __future__ import annotations

from dataclasses import dataclass

from cxlint.findings import Severity
from cxlint.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OwnRule(Value):
    """A code of cxlint's own, its name and what it means."""

    code: str
    name: str
    severity: Severity
    why: str


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

OWN_RULES: dict[str, OwnRule] = {
    rule.code: rule
    for rule in (
        OwnRule("CXL001", "rule-crashed", _E, "A rule stopped with an error of its own, so what it looks for was not checked. Everything else was."),
        OwnRule("CXL002", "unreadable-file", _E, "Nothing in this file could be checked."),
        OwnRule("CXL003", "invalid-journey", _E, "This part of the file could not be understood, so it was not checked. The rest was."),
        OwnRule("CXL004", "broken-plugin", _E, "The rules of this plugin did not run. Everything else did."),
        OwnRule("CXL005", "unknown-block", _I, "The step is kept on the map and its ways on are checked, but what it does to the customer is not known."),
        OwnRule("CXL006", "unresolved-link", _I, "What lies behind such a link counts as unknown: no finding is made from what cannot be seen."),
        OwnRule("CXL007", "unused-suppression", _W, "It hides nothing now and might hide a new finding later."),
        OwnRule("CXL008", "expired-suppression", _W, "The date until which the finding was accepted has passed, so it is shown again."),
        OwnRule("CXL009", "unknown-rule", _W, "The entry has no effect, and what it was meant to leave out is shown."),
        OwnRule("CXL010", "odd-notation", _I, "It was read as what it seems to mean; nothing was left out."),
        OwnRule("CXL011", "unjudged-journey", _I, "Rules about customers look only at journeys that customers go through, and nothing here tells of any."),
    )
}  # fmt: skip
