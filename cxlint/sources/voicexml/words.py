"""What callers hear: prompts, recordings and what is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cxlint.sources.naming import shortened
from cxlint.sources.voicexml.expressions import constant, truth
from cxlint.sources.xmltext import Element

PARTS: Final = frozenset({"audio", "value", "enumerate"})
SPEECH: Final = frozenset(
    {
        "break", "emphasis", "p", "paragraph", "phoneme", "prosody", "s", "say-as", "sentence", "speak", "sub",
        "voice", "w", "token", "div", "emp", "pros", "sayas", "ack",
    }
)  # fmt: skip
"""Elements of SSML, and of JSML in VoiceXML 1.0."""

UNHEARD: Final = frozenset({"desc", "grammar", "lexicon", "mark", "meta", "metadata", "dtmf", "tag"})
_HOLE = re.compile(r"\{\{[^{}]*\}\}")
_APART: Final = frozenset({"break", "p", "paragraph", "s", "sentence", "prompt", "div", "audio"})
LONGEST_HOLE: Final = 80
"""Characters of an expression that stands in a text: enough to recognise it."""

Choices = Callable[[Element], str]


@dataclass(frozen=True, slots=True)
class Said:
    """What is heard in one place.

    ``texts`` are pairs of language and text in order; ``later`` the texts of repeated prompts, which
    are heard from the second time on; ``audio`` the recordings as the file names them.
    """

    texts: tuple[tuple[str, str], ...] = ()
    later: tuple[str, ...] = ()
    audio: tuple[str, ...] = ()
    barge_in: bool | None = None

    @property
    def prompt(self) -> dict[str, str]:
        """The text by language; one text without language where several are mixed."""
        if not self.texts:
            return {}
        languages = {language for language, _ in self.texts}
        joined = " ".join(text for _, text in self.texts)
        return {languages.pop() if len(languages) == 1 else "": joined}

    @property
    def beginning(self) -> str:
        """The text for a title: without what is filled in, as long as words are left."""
        plain = _HOLE.sub("…", self.text).lstrip("… ")
        return plain if any(sign.isalnum() for sign in plain) else self.text

    @property
    def text(self) -> str:
        """The whole text, whatever the language."""
        return " ".join(text for _, text in self.texts)


def is_heard(part: Element | str) -> bool:
    """Whether a part of what is executed is heard; blanks are not."""
    if isinstance(part, str):
        return bool(part.strip())
    return part.name == "prompt" or part.name in PARTS or part.name in SPEECH


def said(parts: Iterable[Element | str], language: str, choices: Choices | None = None) -> Said:
    """What *parts* say, in *language* unless a prompt tells another one."""
    texts: list[tuple[str, str]] = []
    later: list[str] = []
    audio: list[str] = []
    barge_in: bool | None = None
    for part, spoken, audible in _prompts(parts, choices):
        first = part is None or _count(part) <= 1
        if audible and first:
            texts.append(((part.get("lang") if part else "") or language, audible))
        elif audible:
            later.append(audible)
        audio += [src for one in spoken for src in _sources(one)] if first else []
        if part is not None and part.get("bargein") in ("true", "false"):
            barge_in = part.get("bargein") == "true" and barge_in is not False
    return Said(tuple(texts), tuple(later), tuple(audio), barge_in)


def _prompts(
    parts: Iterable[Element | str], choices: Choices | None
) -> Iterator[tuple[Element | None, Sequence[Element | str], str]]:
    """Each prompt with its parts and its text; parts between prompts make one of their own."""
    loose: list[Element | str] = []
    for part in parts:
        if isinstance(part, str) or part.name != "prompt":
            loose.append(part)
            continue
        if loose:
            yield None, loose, _text(loose, choices)
            loose = []
        if truth(part.get("cond")) is not False:
            yield part, part.children, _conditional(part.get("cond"), _text(part.children, choices))
    if loose:
        yield None, loose, _text(loose, choices)


def _conditional(condition: str, text: str) -> str:
    if not text or not condition or truth(condition):
        return text
    return f"{hole('if ' + condition)} {text}"


def _count(prompt: Element) -> int:
    written = prompt.get("count")
    return int(written) if written.isdecimal() and len(written) < 6 else 1


def hole(expression: str) -> str:
    """A placeholder for what is filled in when the text is spoken."""
    plain = re.sub(r"[{}\s]+", " ", expression).strip()
    return "{{" + (shortened(plain, LONGEST_HOLE) or "…") + "}}"


def _text(parts: Sequence[Element | str], choices: Choices | None) -> str:
    found: list[str] = []
    stack: list[Element | str] = list(reversed(parts))
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            found.append(part)
            continue
        known = _known_text(part, choices)
        if known is not None:
            found.append(known)
        elif part.name not in UNHEARD:
            found.append(" " if part.name in _APART else "")
            stack += [" ", *reversed(part.children)] if part.name in _APART else reversed(part.children)
    return " ".join("".join(found).split())


def _known_text(part: Element, choices: Choices | None) -> str | None:
    """The text of an element that has one of its own; None when what is inside counts."""
    if part.name == "value":
        fixed = constant(part.get("expr"))
        return hole(part.get("expr")) if fixed is None else fixed
    if part.name == "enumerate":
        return f" {choices(part) if choices else hole('choices')} "
    if part.name == "sub" and part.get("alias"):
        return part.get("alias")
    if part.name == "audio" and not _has_words(part):
        return f" {hole(_file_name(part))} "
    return None


def _has_words(part: Element) -> bool:
    """Whether an element holds words besides recordings and their descriptions."""
    inner = (one for one in part.children if isinstance(one, str) or one.name not in UNHEARD)
    return any(one.strip() if isinstance(one, str) else one.name != "break" for one in inner)


def _file_name(audio: Element) -> str:
    written = audio.get("src") or constant(audio.get("expr")) or audio.get("expr")
    return written.split("?")[0].rstrip("/").rsplit("/", 1)[-1] or "recording"


def _sources(part: Element | str) -> Iterator[str]:
    if isinstance(part, Element):
        for one in part.walk():
            if one.name == "audio":
                yield one.get("src") or one.get("expr")


def languages(root: Element) -> tuple[str, ...]:
    """The languages of a document and of its prompts, the document's first."""
    found = [root.get("lang"), *(one.get("lang") for one in root.walk() if one.name == "prompt")]
    return tuple(dict.fromkeys(language for language in found if language))
