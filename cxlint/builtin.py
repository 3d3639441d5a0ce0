"""What cxlint brings along, handed in through the same hooks as any plugin's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.profiles import Profile
    from cxlint.report import Reporter
    from cxlint.rule import Rule
    from cxlint.sources.base import Source


@hookimpl
def rules() -> Iterable[Rule]:
    """The built-in rules, family by family."""
    from cxlint.rules import all_rules

    return all_rules()


@hookimpl
def sources() -> Iterable[Source]:
    """The built-in formats; the own format is asked first."""
    from cxlint.sources.archy import GenesysArchy
    from cxlint.sources.bpmn import Bpmn
    from cxlint.sources.connect import AmazonConnect
    from cxlint.sources.dialogflow import DialogflowCx
    from cxlint.sources.dot import Dot
    from cxlint.sources.drawio import DrawIo
    from cxlint.sources.genesys_i3 import GenesysExport
    from cxlint.sources.mermaid import Mermaid
    from cxlint.sources.native import JourneyFile
    from cxlint.sources.twilio import TwilioStudio
    from cxlint.sources.voicexml import VoiceXml

    return (
        JourneyFile(),
        AmazonConnect(),
        TwilioStudio(),
        GenesysArchy(),
        GenesysExport(),
        DialogflowCx(),
        VoiceXml(),
        Bpmn(),
        Mermaid(),
        Dot(),
        DrawIo(),
    )


@hookimpl
def reporters() -> Iterable[Reporter]:
    """The built-in ways to write findings."""
    from cxlint.reporters.concise import ConciseReporter
    from cxlint.reporters.full import FullReporter
    from cxlint.reporters.json import JsonReporter

    return (FullReporter(), ConciseReporter(), JsonReporter())


@hookimpl
def profiles() -> Iterable[Profile]:
    """The built-in choices of rules, from the smallest to those for one medium."""
    from cxlint.profiles import PROFILES

    return PROFILES
