"""How often customers may try, and what they are told in between."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from cxlint.sources.genesys_i3 import expressions, kinds
from cxlint.sources.genesys_i3.parts import Action, Flow, Sequence
from cxlint.sources.jsontext import mapping, string

MOST_ACTIONS: Final = 10_000
"""Actions that the platform runs for one contact before it ends the flow. Source: Genesys's answer to
"How many actions can I run in a flow?"."""

_BOTS: Final = frozenset({"bot", "digitalbot"})
_SETTINGS: Final = {"no_input": ("noInputsMax", "noInputs"), "no_match": ("noMatchesMax", "noMatches")}
_QUESTIONS: Final = kinds.ASKING | {"AskForNLUIntentAction", "AskForNLUNextIntentAction"}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that a flow sets."""

    flow: Flow

    def rounds(self, loop: Action) -> int | None:
        """How often a loop goes round at most; None for one that only data ends.

        A loop that counts does end: where a running contact knows how far, at the platform's limit.
        """
        if loop.type not in ("LoopAction", "EachLoopAction"):
            return None
        known = self.count(loop)
        return MOST_ACTIONS if known is None else max(known, 1)

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
        """How often a bot's question may go wrong in this way; None where that is not set."""
        if self.flow.type not in _BOTS or action.type not in _QUESTIONS or event not in _SETTINGS:
            return None
        settings = mapping(self.flow.raw.get("userInputSettings"))
        return expressions.number(settings.get(_SETTINGS[event][0]))

    def before(self, action: Action, event: str) -> tuple[int | None, tuple[str, ...]]:
        """How often a bot asks again before it gives up, and what it says then."""
        tries = self.tries(action, event)
        if not tries:
            return None, ()
        said = action.raw.get(_SETTINGS[event][1])
        texts = [expressions.words(one) for one in said] if isinstance(said, list) else []
        return tries - 1, tuple(text for text in texts if text) if tries > 1 else ()

    def gives_up(self, action: Action, handled: Collection[str]) -> bool:
        """Whether the flow's own settings say what happens to customers who are not understood.

        Source: Genesys's page on event handling: a recognition failure ends the bot or the contact.
        """
        if self.flow.type not in _BOTS or action.type not in _QUESTIONS:
            return False
        return self.ununderstood() in ("Exit", "Disconnect") and not {"no_input"} & set(handled)

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
