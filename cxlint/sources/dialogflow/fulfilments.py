"""What an agent says and does when it is a handler's turn: texts, webhooks, handing over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cxlint.sources.jsontext import mapping, string
from cxlint.sources.naming import plain

HAND_OVER: Final = re.compile(
    r"(live|human)[ _-]?agent|hand(ing)?[ _-]?(off|over)|escalat|transfer", re.IGNORECASE
)
"""Words by which a payload or a webhook may hand over to a person; what it does cannot be seen."""

_SPACES = re.compile(r"\s+")
_QUESTION = re.compile("[?？؟;]\\s*$|[?？؟]")


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What happens at one place of an agent.

    ``said`` are the words by language, ``heard`` tells whether anything is said or shown at all,
    recordings and payloads included. ``person`` is how the customer is handed over: ``agent``, a
    phone number, or empty. ``opaque`` tells that a payload, a webhook or a condition may hand over,
    which the design does not show.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    heard: bool = False
    webhook: str = ""
    tag: str = ""
    person: str = ""
    opaque: bool = False
    generated: bool = False

    @property
    def noticed(self) -> bool:
        """Whether customers notice anything, or a system is asked."""
        return bool(self.heard or self.webhook or self.person or self.opaque)

    @property
    def silent(self) -> bool:
        """Whether nothing happens at all, not even a text that a model makes up."""
        return not (self.noticed or self.generated)

    @property
    def asks(self) -> bool:
        """Whether what is said is a question in any language."""
        return any(_QUESTION.search(text) for text in self.said.values())

    @property
    def texts(self) -> tuple[str, ...]:
        """The words, without their languages."""
        return tuple(self.said.values())


NOTHING: Final = Fulfilment()


def read(raw: Any, language: str) -> Fulfilment:
    """The fulfilment in a file; *language* is that of messages which do not name theirs."""
    if not isinstance(raw, dict) or not raw:
        return NOTHING
    plainly = _messages(raw.get("messages"))
    perhaps = [_all_messages(case) for case in _conditional(raw)]
    said: dict[str, list[str]] = {}
    for message in plainly:
        _add(said, message, language)
    for alternatives in perhaps:
        either: dict[str, list[str]] = {}
        for message in alternatives:
            _add(either, message, language)
        for locale, texts in either.items():
            said.setdefault(locale, []).append(" / ".join(dict.fromkeys(texts)))
    every = [*plainly, *(message for messages in perhaps for message in messages)]
    webhook, tag = string(raw.get("webhook")).rsplit("/", 1)[-1].strip(), string(raw.get("tag")).strip()
    return Fulfilment(
        said={locale: " ".join(dict.fromkeys(texts)) for locale, texts in said.items()},
        heard=any(_is_heard(message) for message in every),
        webhook=webhook,
        tag=tag,
        person=next((found for found in map(_person, plainly) if found), ""),
        opaque=_may_hand_over(f"{webhook} {tag}", every, plainly),
        generated=bool(raw.get("generators")) or raw.get("enableGenerativeFallback") is True,
    )


def _messages(raw: Any) -> list[Mapping[str, Any]]:
    return [message for message in raw if isinstance(message, dict)] if isinstance(raw, list) else []


def _conditional(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return _messages(raw.get("conditionalCases"))


def _all_messages(conditional: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The messages of all cases and of the cases within them, in order."""
    found: list[Mapping[str, Any]] = []
    waiting: list[Any] = [conditional]
    while waiting:
        holder = mapping(waiting.pop())
        if "message" in holder:
            found.append(mapping(holder["message"]))
        inner = [*_messages(holder.get("cases")), *_messages(holder.get("caseContent"))]
        if isinstance(holder.get("additionalCases"), dict):
            inner.append(holder["additionalCases"])
        waiting += reversed(inner)
    return found


def _add(said: dict[str, list[str]], message: Mapping[str, Any], language: str) -> None:
    words = _words(message)
    if words:
        said.setdefault(string(message.get("languageCode")) or language, []).append(words)


def _words(message: Mapping[str, Any]) -> str:
    """The words of a message; of several ways to say the same the first."""
    spoken = mapping(message.get("outputAudioText"))
    raw = string(spoken.get("text")) or string(spoken.get("ssml")) or _first(message.get("text"))
    text = plain(raw) if "<speak" in raw or "ssml" in spoken else raw
    return _SPACES.sub(" ", text).strip()


def _first(raw: Any) -> str:
    texts = mapping(raw).get("text")
    if not isinstance(texts, list):
        return string(texts)
    return next((text for text in texts if isinstance(text, str) and text.strip()), "")


_HEARD: Final = frozenset({"payload", "playAudio", "mixedAudio", "outputAudioText"})
"""Kinds of messages that customers hear or see, even if they hold no words."""


def _is_heard(message: Mapping[str, Any]) -> bool:
    return bool(_HEARD & message.keys()) or bool(_first(message.get("text")).strip())


def _person(message: Mapping[str, Any]) -> str:
    if "telephonyTransferCall" in message:
        return string(mapping(message["telephonyTransferCall"]).get("phoneNumber")) or "number"
    return "agent" if "liveAgentHandoff" in message else ""


def _may_hand_over(called: str, every: list[Mapping[str, Any]], plainly: list[Mapping[str, Any]]) -> bool:
    """Whether something may hand over of which the design does not show whether it does."""
    conditional = (message for message in every if not any(message is one for one in plainly))
    return (
        bool(HAND_OVER.search(called))
        or any(map(_person, conditional))
        or any(HAND_OVER.search(text) for text in _payloads(every))
    )


def _payloads(messages: list[Mapping[str, Any]]) -> Iterator[str]:
    for message in messages:
        if "payload" in message:
            yield json.dumps(message["payload"])
