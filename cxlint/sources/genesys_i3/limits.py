"""How often customers may try, and what they are told in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from cxlint.sources.genesys_i3 import expressions, kinds
from cxlint.sources.genesys_i3.parts import Action, Flow, Sequence
from cxlint.sources.jsontext import mapping, string

_BOTS: Final = frozenset({"bot", "digitalbot"})
_SETTINGS: Final = {"no_input": ("noInputsMax", "noInputs"), "no_match": ("noMatchesMax", "noMatches")}
_QUESTIONS: Final = kinds.ASKING | {"AskForNLUIntentAction", "AskForNLUNextIntentAction"}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that a flow sets."""

    flow: Flow

    def rounds(self, loop: Action) -> int | None:
        """How often a loop goes round at most; None where only a running contact knows."""
        known = self.count(loop) if loop.type in ("LoopAction", "EachLoopAction") else None
        return None if known is None else max(known, 1)

    def count(self, loop: Action) -> int | None:
        """The number up to which a loop counts; None where only a running contact knows."""
        count = loop.raw.get("loopCount")
        known = expressions.number(count)
        return self.flow.constants.get(expressions.variable(count)) if known is None else known

    def plays(self, menu: Sequence) -> int | None:
        """How often a menu is played before its default choice is taken."""
        for holder in (menu.raw, mapping(mapping(self.flow.raw.get("defaultSettings")).get("Menu"))):
            found = expressions.number(holder.get("promptRepeatCount"))
            if found is not None:
                return found
        return None

    def tries(self, action: Action, event: str) -> int | None:
        """How often a bot asks once more when a question goes wrong in this way; None where not set.

        Source: “Maximum number of no match retries” in the resource center of Genesys Cloud.
        """
        if self.flow.type not in _BOTS or action.type not in _QUESTIONS or event not in _SETTINGS:
            return None
        settings = mapping(self.flow.raw.get("userInputSettings"))
        return expressions.number(settings.get(_SETTINGS[event][0]))

    def before(self, action: Action, event: str) -> tuple[int | None, tuple[str, ...]]:
        """How often a bot asks again before it gives up, and what it says then."""
        tries = self.tries(action, event)
        if not tries:
            return tries, ()
        said = action.raw.get(_SETTINGS[event][1])
        texts = [expressions.words(one) for one in said] if isinstance(said, list) else []
        return tries, tuple(text for text in texts if text)

    def given_up(self, action: Action, handled: Collection[str]) -> Iterator[str]:
        """The events for which the flow's own settings say what happens, where the question does not.

        Source: Genesys's page on event handling: a recognition failure ends the bot or the contact.
        Silence is nothing special in text.
        """
        if self.flow.type not in _BOTS or action.type not in _QUESTIONS or "no_input" in handled:
            return
        if self.ununderstood() in ("Exit", "Disconnect"):
            if self.flow.type != "digitalbot":
                yield "no_input"
            if "no_match" not in handled:
                yield "no_match"

    def timeout(self, action: Action) -> float | None:
        """Seconds in which customers may answer a bot's question."""
        if self.flow.type not in _BOTS or action.type not in _QUESTIONS:
            return None
        return expressions.seconds(mapping(self.flow.raw.get("userInputSettings")).get("noInputsTimeout"))

    def escalates(self, action: Action) -> bool:
        """Whether a bot understands at a question that a customer asks for a person."""
        bot = self.flow.type in _BOTS and action.type in _QUESTIONS
        handling = mapping(self.flow.raw.get("errorHandling"))
        return bot and expressions.is_true(handling.get("enableAgentEscalation"))

    def ununderstood(self) -> str:
        """What a bot does with customers whom it did not understand: ``Exit``, ``Disconnect`` …"""
        return string(mapping(self.flow.raw.get("errorHandling")).get("recognitionHandlingType"))

    def said_when_failed(self, action: Action) -> tuple[str, ...]:
        """What customers hear when a transfer fails."""
        for key in ("failureTransferAudio", "failureTransferCommunication"):
            value: Any = action.raw.get(key)
            text = expressions.words(mapping(value).get("defaultAudio") or value)
            if text:
                return (text,)
        return ()
