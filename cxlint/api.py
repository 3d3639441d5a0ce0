"""Everything a plugin may import. What is not here may change at any time."""

from cxlint import vocabulary
from cxlint.errors import CxlintError, RuleDefinitionError, UnreadableFile
from cxlint.findings import (
    AddTouchpoint,
    AddTransition,
    Edit,
    Finding,
    Fix,
    Problem,
    RemoveTouchpoint,
    RemoveTransition,
    Retarget,
    Safety,
    SetAttribute,
    Severity,
)
from cxlint.hookspecs import hookimpl
from cxlint.journey.durations import parse_duration
from cxlint.journey.edit import apply as apply_edits
from cxlint.journey.fates import Fate
from cxlint.journey.journey import Journey
from cxlint.journey.loops import Loop, Verdict
from cxlint.journey.model import (
    Beyond,
    Duration,
    Promise,
    Reference,
    Stage,
    Suppression,
    Touchpoint,
    Transition,
)
from cxlint.journey.traps import Trap
from cxlint.lexicon import Lexicon, Lexicons, Tongue, parse_lexicon, read_lexicon
from cxlint.locations import Location
from cxlint.profiles import CORE, RECOMMENDED, STRICT, Profile
from cxlint.report import FileReport, Report, Reporter, Style
from cxlint.rule import EVERY_ROLE, Rule, RuleOptions, option, rule
from cxlint.sources.base import Document, Flaw, Gatherer, Reading, Source
from cxlint.text import counted
from cxlint.wording import hear, listed, named

__all__ = [
    "CORE",
    "EVERY_ROLE",
    "RECOMMENDED",
    "STRICT",
    "AddTouchpoint",
    "AddTransition",
    "Beyond",
    "CxlintError",
    "Document",
    "Duration",
    "Edit",
    "Fate",
    "FileReport",
    "Finding",
    "Fix",
    "Flaw",
    "Gatherer",
    "Journey",
    "Lexicon",
    "Lexicons",
    "Location",
    "Loop",
    "Problem",
    "Profile",
    "Promise",
    "Reading",
    "Reference",
    "RemoveTouchpoint",
    "RemoveTransition",
    "Report",
    "Reporter",
    "Retarget",
    "Rule",
    "RuleDefinitionError",
    "RuleOptions",
    "Safety",
    "SetAttribute",
    "Severity",
    "Source",
    "Stage",
    "Style",
    "Suppression",
    "Tongue",
    "Touchpoint",
    "Transition",
    "Trap",
    "UnreadableFile",
    "Verdict",
    "apply_edits",
    "counted",
    "hear",
    "hookimpl",
    "listed",
    "named",
    "option",
    "parse_duration",
    "parse_lexicon",
    "read_lexicon",
    "rule",
    "vocabulary",
]
