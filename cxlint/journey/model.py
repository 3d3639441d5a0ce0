"""Frozen values a journey is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, TypeVar

from cxlint import vocabulary as words
from cxlint.locations import NOWHERE, Location
from cxlint.value import Value

_INNER_QUOTES = str.maketrans("“”„", "‘’‚")

Held = TypeVar("Held")


class Frozen(dict[str, Held]):
    """A dict that cannot be changed: shared analyses rely on it.

    Unlike a mapping proxy, it can be copied, pickled and written as JSON.
    """

    __slots__ = ()

    def _refuse(self, *_args: Any, **_more: Any) -> NoReturn:
        raise TypeError("Journeys cannot be changed; apply edits to get another one.")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return Frozen, (dict(self),)


def frozen(values: Mapping[str, Held]) -> Mapping[str, Held]:
    """The same keys and values, safe from changes."""
    return values if isinstance(values, Frozen) else Frozen(values)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Duration(Value):
    """A span of time: ``seconds``, plus working days where the design counts in those.

    Where a design says how times spread, it is the mean, and ``p95`` what 95 of 100 customers stay
    below.
    """

    text: str
    seconds: float
    working_days: float = 0.0
    p95: Duration | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Suppression(Value):
    """A finding that the designer has decided to live with, and why."""

    rule: str
    reason: str
    until: date | None = None
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Stage(Value):
    """A phase of a journey."""

    id: str
    name: str
    goal: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Promise(Value):
    """Something said to customers that must come true: where it is made and where it is kept."""

    id: str
    says: str
    made_at: tuple[str, ...]
    kept_at: tuple[str, ...]
    within: Duration | None = None
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reference(Value):
    """What a ``call`` touchpoint hands over to.

    ``ref`` is how the design names it: a file, a flow id, a name, or a placeholder.
    ``returns`` tells whether the customer comes back. ``scheme`` says whose names these are:
    ``file`` for paths relative to the file at hand, or the name of a source for the ids and names
    that its journeys have in :attr:`Journey.names`; ``names`` are further ones to look for.
    ``touchpoint`` is where one arrives, empty for the start. ``late`` tells that only data of a
    running contact says what is meant.
    """

    ref: str
    scheme: str
    returns: bool = False
    touchpoint: str = ""
    names: tuple[str, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Touchpoint(Value):
    """One contact between customer and organisation, in front of the scenes or behind them.

    ``prompt`` maps a locale (empty when the design declares none) to what is heard or read.
    ``end`` is the outcome when the journey ends here, and None when it does not or does not say.
    ``attributes`` holds the further attributes of the vocabulary that the design declares;
    what is not there is unknown, which is not the same as false.
    ``incomplete`` marks a touchpoint of which a part could not be read: what follows it is unknown.
    ``synthetic`` marks a stand-in that the design does not list, such as another journey's file.
    """

    id: str
    kind: str
    title: str = ""
    channel: str | None = None
    stage: str | None = None
    layer: str | None = None
    owner: str | None = None
    prompt: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    duration: Duration | None = None
    wait: Duration | None = None
    end: str | None = None
    split: str = "one"
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    reference: Reference | None = None
    source: Mapping[str, Any] = field(default_factory=dict)
    location: Location = NOWHERE
    incomplete: bool = False
    synthetic: bool = False

    def __post_init__(self) -> None:
        for name in ("prompt", "says", "attributes", "source"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    @property
    def is_end(self) -> bool:
        """Whether the journey ends here."""
        return self.end is not None or self.kind == "end"

    @property
    def backstage(self) -> bool:
        """Whether the customer does not see this touchpoint."""
        return self.channel == "backstage" or self.layer in ("backstage", "support")

    @property
    def name(self) -> str:
        """The title for people, between quotation marks; marks inside become single ones."""
        return f"“{(self.title or self.id).translate(_INNER_QUOTES)}”"

    def get(self, attribute: str, default: Any = None) -> Any:
        """A further attribute, or *default* when the design does not declare it."""
        return self.attributes.get(attribute, default)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Transition(Value):
    """A way from one touchpoint to another.

    ``event`` says what makes the customer go this way: ``next`` (what usually follows),
    ``option`` (the customer chose; ``key`` is what was pressed or said), ``condition``, ``else``,
    ``outcome`` (of a journey that was called; ``key`` names it) or an event of the vocabulary
    such as ``no_input``. ``retry`` is the number of further attempts before this way is taken,
    ``max`` how often it can be taken at all by one customer.
    """

    id: str
    source: str
    target: str
    event: str = "next"
    key: str = ""
    label: str = ""
    condition: str = ""
    probability: float | None = None
    wait: Duration | None = None
    after: Duration | None = None
    retry: int | None = None
    max: int | None = None
    say: tuple[str, ...] = ()
    carries: tuple[str, ...] | None = None
    location: Location = NOWHERE

    @property
    def deliberate(self) -> bool:
        """Whether the customer chose to go this way."""
        return self.event in words.DELIBERATE

    @property
    def automatic(self) -> bool:
        """Whether the journey goes on this way by itself."""
        return self.event in words.AUTOMATIC

    @property
    def accidental(self) -> bool:
        """Whether the customer gets here because something went wrong."""
        return self.event in words.FAILURES

    @property
    def words(self) -> str:
        """What happens, in a few words: ``0, a person`` or ``no input, after 3 tries``."""
        return transition_words(self)


_EVENT_WORDS = {"next": "", "condition": "", "else": "otherwise", "outcome": "", "option": ""}


def transition_words(transition: Transition) -> str:
    """A transition in a few words for reports and maps; empty for a plain next step."""
    event = _EVENT_WORDS.get(transition.event, transition.event.replace("_", " "))
    parts = [event, transition.key, transition.label or transition.condition]
    if transition.after is not None:
        parts.append(f"after {transition.after}")
    if transition.retry:
        parts.append(f"after {transition.retry + 1} tries")
    if transition.max is not None:
        parts.append(f"at most {transition.max}×")
    if transition.probability is not None:
        parts.append(f"{transition.probability * 100:.3g}%")
    kept: list[str] = []
    for part in parts:
        if part and part not in kept:
            kept.append(part)
    return ", ".join(kept)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Beyond(Value):
    """What is known of the journey behind a ``call`` touchpoint once the project is linked.

    ``person`` and ``help`` tell whether a customer can get to a person, or to help of any kind
    (a call-back, a voicemail), over there: True, False, or None when that cannot be told.
    ``asks`` tells that customers have to answer a machine in a module over there, which no rule
    judges by itself; ``escalates`` that customers who ask for a person over there surely come back
    without one, because the journey that called is meant to find one. ``cut_off`` tells that the
    contact surely ends over there by itself, without help, and ``heard`` that something may be said
    before it does.
    """

    journey: str
    person: bool | None = None
    help: bool | None = None
    asks: bool = False
    escalates: bool = False
    cut_off: bool = False
    heard: bool = True
