"""What a rule is: a generator function with a code, options and a page.

A rule's docstring is its page. It starts with one sentence that says what is wrong and goes on in
plain paragraphs. ``Flagged::`` and ``Clean::`` begin examples in the notation of
:mod:`cxlint.testing.sketch`, which :func:`cxlint.testing.check_examples` runs as tests and demands.
Further sections start with a word and a colon on a line of its own: ``Why:``, ``Fix:``,
``False alarms:``.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, dataclass_transform

from cxlint import vocabulary as words
from cxlint.errors import RuleDefinitionError
from cxlint.findings import Problem, Severity
from cxlint.journey.journey import Journey
from cxlint.value import Value

CODE = re.compile(r"^[A-Z]{3,12}[0-9]{3}$")
NAME = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
KINDS = ("structural", "declared", "completeness")
FIXES = ("", "safe", "unsafe")
EVERY_ROLE = tuple(words.ROLES)

Check = Callable[[Journey, Any], Iterable[Problem]]


def option(default: Any, doc: str) -> Any:
    """A field of a rule's options: its default and one sentence that says what it does.

    Use it in a :class:`RuleOptions`: ``most: int = option(5, "Most options in one menu. Source: …")``.
    The type of the field is checked when configuration is read; ``bool``, ``int``, ``float``,
    ``str`` and ``tuple[str, ...]`` are understood.
    """
    return field(default=default, metadata={"doc": doc})


@dataclass_transform(frozen_default=True, field_specifiers=(option,))
class RuleOptions(Value):
    """Base of the options of a rule; each field is an :func:`option`.

    A subclass is a dataclass that cannot be changed. Its methods are not compiled for each class, as
    those of ``@dataclass(frozen=True)`` are, because a run begins with all rules being imported.
    """

    def __init_subclass__(cls) -> None:
        dataclass(init=False, eq=False, repr=False)(cls)

    def __init__(self, **given: Any) -> None:
        for name, entry in self.__dataclass_fields__.items():
            object.__setattr__(self, name, given.get(name, entry.default))

    def __setattr__(self, name: str, value: Any) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


class NoOptions(RuleOptions):
    """Options of a rule that has none."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Section(Value):
    """A part of a rule's page; ``example`` when it is code."""

    title: str
    text: str
    example: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RuleDoc(Value):
    """A docstring, taken apart."""

    summary: str
    sections: tuple[Section, ...]

    def text(self, title: str) -> str:
        """The text of the section with this title, or nothing."""
        return next((section.text for section in self.sections if section.title == title), "")

    def examples(self, title: str) -> tuple[str, ...]:
        """The code of every ``Flagged`` or ``Clean`` example."""
        return tuple(s.text for s in self.sections if s.example and s.title == title)


@dataclass(frozen=True)
class Rule:
    """One rule, as plugins return it and as the engine runs it.

    ``name`` is kebab-case and reads as "allow NAME"; ``code`` is letters and three digits.
    ``kind`` is ``structural`` (touchpoints and transitions suffice), ``declared`` (speaks only where
    an attribute is there) or ``completeness`` (asks for an attribute). ``roles`` are the roles of
    journeys that the rule looks at. ``since`` is the version that brought it.

    ``certain`` tells that what it finds as errors is wrong in whatever journey, so that the profile
    ``core`` has the rule. ``media`` are the media it is about, empty for any: ``("voice",)`` keeps it
    out of the profile ``chat``. ``fix`` tells whether its problems can come with edits: ``safe``
    ones, ``unsafe`` ones, or none. ``reads_ids`` tells that the rule looks at ids on purpose, such as
    one about how they are made; all others say the same whatever ids there are.
    """

    code: str
    name: str
    severity: Severity
    check: Check = field(repr=False)
    kind: str = "structural"
    roles: tuple[str, ...] = ("customer",)
    options: type[Any] = NoOptions
    since: str = ""
    certain: bool = False
    media: tuple[str, ...] = ()
    fix: str = ""
    reads_ids: bool = False
    doc: str = field(default="", repr=False)

    def __call__(self, journey: Journey, options: Any = None) -> list[Problem]:
        """The problems of *journey*; none when its role is not one of the rule's."""
        if journey.role not in self.roles:
            return []
        return list(self.check(journey, self.options() if options is None else options))

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code[:-3]

    @cached_property
    def page(self) -> RuleDoc:
        """The docstring, taken apart."""
        return parse_doc(self.doc)


def rule(
    code: str,
    *,
    severity: str,
    since: str = "",
    kind: str = "structural",
    roles: Iterable[str] = ("customer",),
    options: type[Any] = NoOptions,
    certain: bool = False,
    media: Iterable[str] = (),
    fix: str = "",
    reads_ids: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; the function's name gives the rule's name.

    What the arguments mean stands at :class:`Rule`.

    Raises :class:`cxlint.errors.RuleDefinitionError` when the code, the name, the options or the
    docstring is not as it must be.
    """

    def make(check: Check) -> Rule:
        name = getattr(check, "__name__", "").replace("_", "-")
        made = Rule(
            code=code,
            name=name,
            severity=_severity(name, severity),
            check=check,
            kind=kind,
            roles=tuple(roles),
            options=options,
            since=since,
            certain=certain,
            media=tuple(media),
            fix=fix,
            reads_ids=reads_ids,
            doc=inspect.cleandoc(check.__doc__ or ""),
        )
        _refuse(made, list(_mistakes(made)))
        return made

    return make


def _severity(name: str, word: str) -> Severity:
    try:
        return Severity.of(word)
    except KeyError:
        raise RuleDefinitionError(
            f"Rule {name}: the severity is “{word}”; write error, warning or info."
        ) from None


def _mistakes(made: Rule) -> Iterable[str]:
    if not CODE.match(made.code):
        yield f"the code “{made.code}” is not capital letters followed by three digits"
    if not NAME.match(made.name):
        yield "the name must be lower-case words joined by _ in the function's name"
    if made.kind not in KINDS:
        yield f"the kind “{made.kind}” is none of {', '.join(KINDS)}"
    unknown = [role for role in made.roles if role not in words.ROLES]
    if unknown:
        yield f"there is no role “{unknown[0]}”"
    strange = [medium for medium in made.media if medium not in words.MEDIA]
    if strange:
        yield f"there is no medium “{strange[0]}”"
    if made.fix not in FIXES:
        yield f"the fix “{made.fix}” is neither safe nor unsafe"
    if made.certain and made.severity is not Severity.ERROR:
        yield "only rules whose findings are errors can be certain"
    if not made.doc.strip():
        yield "the docstring is missing; its first line says what is wrong"
    if not dataclasses.is_dataclass(made.options):
        yield "the options must be a class of RuleOptions, or a frozen dataclass"
    else:
        for entry in dataclasses.fields(made.options):
            if not entry.metadata.get("doc"):
                yield f"the option “{entry.name}” is not declared with option(default, doc)"


def _refuse(made: Rule, mistakes: list[str]) -> None:
    if mistakes:
        raise RuleDefinitionError(f"Rule {made.code or '?'} {made.name}: " + "; ".join(mistakes) + ".")


_HEADING = re.compile(r"^(?P<title>[A-Z][A-Za-z ]{1,30}):(?P<code>:)?$")


def parse_doc(doc: str) -> RuleDoc:
    """Take a rule's docstring apart into its first sentence and its sections.

    The paragraphs before the first heading become the section ``What``.
    """
    lines = doc.splitlines()
    summary = lines[0] if lines else ""
    sections: list[Section] = []
    title, code, held = "What", False, list[str]()
    for line in [*lines[1:], "End:"]:
        heading = _HEADING.match(line)
        if heading is None:
            held.append(line)
            continue
        text = inspect.cleandoc("\n".join(held)).strip("\n") if code else "\n".join(held).strip()
        if text:
            sections.append(Section(title, inspect.cleandoc("\n" + text), code))
        title, code, held = heading["title"], heading["code"] is not None, []
    return RuleDoc(summary, tuple(sections))
