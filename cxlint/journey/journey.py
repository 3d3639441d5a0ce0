"""The facade that rules speak to: one journey, read-only, every shared analysis made once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cxlint import vocabulary as words
from cxlint.errors import JourneyError
from cxlint.journey import fates as ending
from cxlint.journey import graph as algorithms
from cxlint.journey import helping, knowing, walking
from cxlint.journey import loops as looping
from cxlint.journey import traps as trapping
from cxlint.journey.export import as_networkx
from cxlint.journey.model import Beyond, Promise, Stage, Suppression, Touchpoint, Transition, frozen
from cxlint.journey.searching import Search, Through, not_hanging_up
from cxlint.lexicon import ALONG, Lexicons, Tongue
from cxlint.locations import NOWHERE, Location

if TYPE_CHECKING:
    import networkx

LONGEST_WITNESS = 256
"""A witness keeps at most so many steps, those nearest to the finding: nobody reads more."""


@dataclass(frozen=True, eq=False)
class Journey:
    """What customers may go through to reach a goal: a frozen graph of touchpoints.

    ``touchpoints`` keeps the order of the design. A transition may name a target that is not
    there; such ones are in ``dangling`` and what lies behind them counts as unknown.
    No method costs more than touchpoints + transitions. Answers are kept.
    """

    id: str
    title: str
    file: str
    format: str
    touchpoints: Mapping[str, Touchpoint]
    transitions: tuple[Transition, ...]
    start: tuple[str, ...]
    role: str = "customer"
    locales: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    channels: Mapping[str, str] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    beyond: Mapping[str, Beyond] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    location: Location = NOWHERE
    lexicons: Lexicons = field(default=ALONG, repr=False)

    def __post_init__(self) -> None:
        for name in ("touchpoints", "channels", "attributes", "beyond"):
            object.__setattr__(self, name, frozen(getattr(self, name)))

    # --- elements -----------------------------------------------------------------------------

    def __getitem__(self, touchpoint: str) -> Touchpoint:
        try:
            return self.touchpoints[touchpoint]
        except KeyError:
            raise JourneyError(f"There is no touchpoint “{touchpoint}” in {self.title}.") from None

    def __contains__(self, touchpoint: object) -> bool:
        return touchpoint in self.touchpoints

    def transition(self, identifier: str) -> Transition:
        """The transition with this id; raises :class:`JourneyError` when there is none."""
        try:
            return self._transitions_by_id[identifier]
        except KeyError:
            raise JourneyError(f"There is no transition “{identifier}” in {self.title}.") from None

    def has_transition(self, identifier: str) -> bool:
        """Whether there is a transition with this id."""
        return identifier in self._transitions_by_id

    @cached_property
    def _transitions_by_id(self) -> dict[str, Transition]:
        return {transition.id: transition for transition in self.transitions}

    @cached_property
    def _out(self) -> dict[str, tuple[Transition, ...]]:
        return walking.grouped(self.touchpoints, self.transitions, lambda transition: transition.source)

    @cached_property
    def _into(self) -> dict[str, tuple[Transition, ...]]:
        return walking.grouped(self.touchpoints, self.transitions, lambda transition: transition.target)

    @cached_property
    def _ways_on(self) -> dict[str, tuple[Transition, ...]]:
        staying = filter(not_hanging_up, self.transitions)
        return walking.grouped(self.touchpoints, staying, lambda transition: transition.source)

    def out(self, touchpoint: str) -> tuple[Transition, ...]:
        """The transitions that leave a touchpoint, in the order of the design."""
        return self._out.get(touchpoint, ())

    def into(self, touchpoint: str) -> tuple[Transition, ...]:
        """The transitions that lead to a touchpoint, in the order of the design."""
        return self._into.get(touchpoint, ())

    def ways_on(self, touchpoint: str) -> tuple[Transition, ...]:
        """The transitions that leave a touchpoint, hanging up left out."""
        return self._ways_on.get(touchpoint, ())

    def leads_on(self, touchpoint: str) -> bool:
        """Whether some way leads on although nothing fails.

        What happens when an answer is not understood counts: bots often have no other way.
        """
        return any(not way.accidental or way.event == "no_match" for way in self.ways_on(touchpoint))

    @cached_property
    def entries(self) -> tuple[Touchpoint, ...]:
        """The touchpoints where the journey starts; empty when none of them exists."""
        starts = dict.fromkeys(self.start)
        return tuple(self.touchpoints[start] for start in starts if start in self.touchpoints)

    @cached_property
    def dangling(self) -> tuple[Transition, ...]:
        """Transitions whose target is not in the journey."""
        return tuple(t for t in self.transitions if t.target not in self.touchpoints)

    @property
    def origin(self) -> str:
        """The format it was first written in: ``journey`` for designs in format 1."""
        return helping.origin(self)

    def of_kind(self, *kinds: str) -> tuple[Touchpoint, ...]:
        """The touchpoints of these kinds, in the order of the design."""
        return tuple(touchpoint for kind in kinds for touchpoint in self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[str, list[Touchpoint]]:
        kinds: dict[str, list[Touchpoint]] = {}
        for touchpoint in self.touchpoints.values():
            kinds.setdefault(touchpoint.kind, []).append(touchpoint)
        return kinds

    def medium(self, touchpoint: Touchpoint) -> str | None:
        """voice, text, post, screen, person, physical or none; None when the channel is unknown."""
        channel = touchpoint.channel
        if channel is None:
            return None
        return self.channels.get(channel) or words.CHANNELS.get(channel)

    def tongue(self, locale: str = "") -> Tongue:
        """How to read a text in *locale*, or one that names none: in the journey's own locales."""
        return self.lexicons.tongue((locale,) if locale else self.locales)

    # --- who is where -------------------------------------------------------------------------

    @cached_property
    def people(self) -> frozenset[str]:
        """Touchpoints where customers get to a person, other journeys included."""
        return helping.people(self)

    @cached_property
    def help(self) -> frozenset[str]:
        """Touchpoints where customers get help from people, now or later."""
        return helping.help_from_people(self)

    @cached_property
    def opaque(self) -> frozenset[str]:
        """Touchpoints behind which something lies that nobody has read.

        A journey that could not be found, a target that does not exist, a touchpoint with errors.
        """
        return helping.opaque(self)

    def stops_at(self, touchpoint: Touchpoint) -> bool:
        """Whether a journey may properly stop here: an ending, or somebody takes over."""
        return helping.stops_at(self, touchpoint)

    # --- analyses -----------------------------------------------------------------------------

    @cached_property
    def _search(self) -> Search:
        return Search(self)

    @cached_property
    def reachable(self) -> frozenset[str]:
        """Ids of the touchpoints that some customer can get to."""
        return self._search.named(algorithms.reach(self._search.ways, self._search.starts))

    @cached_property
    def reached(self) -> tuple[Touchpoint, ...]:
        """Those touchpoints, in the order of the design."""
        return tuple(t for t in self.touchpoints.values() if t.id in self.reachable)

    @cached_property
    def unreachable(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that no customer can get to, in the order of the design."""
        return tuple(t for t in self.touchpoints.values() if t.id not in self.reachable)

    def reach(self, starts: Iterable[str], through: Through | None = None) -> frozenset[str]:
        """Ids of all touchpoints that can be reached from *starts*, these included.

        *through* tells which transitions may be taken (default: all).
        """
        return self._search.reach(starts, through)

    def can_reach(self, goals: Iterable[str], through: Through | None = None) -> frozenset[str]:
        """Ids of all touchpoints from which one of *goals* can be reached, these included.

        Hanging up is never a way. *through* tells which other transitions may be taken.
        """
        return self._search.can_reach(goals, through)

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """Groups of touchpoints that can be reached from each other, hanging up left out.

        Only groups in which one can go round; in the order of the design.
        """
        return self._search.components

    @cached_property
    def loops(self) -> tuple[looping.Loop, ...]:
        """Ways round that customers do not choose, with verdict and bound."""
        return looping.find_loops(self)

    @cached_property
    def traps(self) -> tuple[trapping.Trap, ...]:
        """Loops of touchpoints that customers can get into and not out of."""
        return trapping.find_traps(self)

    @cached_property
    def fates(self) -> Mapping[str, ending.Fate]:
        """How a contact ends by itself, at each touchpoint where that is sure; endings first.

        Each stands behind those that it is made of, so one walk through them can fold anything.
        """
        return ending.find_fates(self)

    def way_to_ending(self, touchpoint: str) -> tuple[Transition, ...]:
        """The transitions from a touchpoint that has a fate to the ending of it."""
        way: list[Transition] = []
        while (steps := self.fates[touchpoint].steps) and len(way) < LONGEST_WITNESS:
            way.append(steps[0])
            touchpoint = steps[0].target
        return tuple(way)

    @cached_property
    def walking_order(self) -> Mapping[str, int]:
        """The place of each reachable touchpoint in a walk from the entries, nearest first."""
        return walking.walking_order(self)

    def in_walking_order(self, touchpoints: Iterable[str]) -> list[str]:
        """*touchpoints* in the order in which customers come by; those never reached are left out."""
        order = self.walking_order
        return sorted((one for one in touchpoints if one in order), key=order.__getitem__)

    def regions(self, members: Collection[str]) -> list[list[str]]:
        """*members* in groups that hang together by ways among them, whichever way these lead.

        Groups, and the members of each, stand in the order of *members*.
        """
        return walking.regions(self, members)

    @cached_property
    def dominators(self) -> Mapping[str, str]:
        """For each reachable touchpoint, the last one that every way to it passes.

        An entry's is itself; with several entries, touchpoints that can be reached from more
        than one without a common step have themselves, too.
        """
        search = self._search
        return algorithms.named_dominators(search.ways, search.starts, search.ids)

    def visits(
        self, weigh: Callable[[Touchpoint], int], most: int
    ) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """Ways on which counted touchpoints pile up.

        Walks over pairs (touchpoint, count so far up to *most*), where *weigh* says how much a
        visit counts. Answers each pair that a customer can be in with the touchpoints of a
        shortest way to it, for counts of *most* only. Ways of more than ``LONGEST_WITNESS`` steps
        keep their last ones.
        """
        weights = [weigh(touchpoint) for touchpoint in self.touchpoints.values()]
        search = self._search
        return algorithms.named_piles(
            search.staying, search.starts, weights, (most, LONGEST_WITNESS), search.ids
        )

    def surely(
        self, gains: Callable[[Touchpoint], Iterable[str]], through: Through | None = None
    ) -> knowing.Known:
        """What is known on arriving at a touchpoint, whatever way a customer came: ``surely(…).at(id)``.

        *gains* names the facts that a touchpoint adds for those who leave it by ways for which
        *through* holds (default: all). At an entry nothing is known yet.
        """
        return knowing.surely(self, gains, through)

    def perhaps(
        self, gains: Callable[[Touchpoint], Iterable[str]], through: Through | None = None
    ) -> knowing.Known:
        """As :meth:`surely`, for facts that hold for those who came by some way."""
        return knowing.perhaps(self, gains, through)

    # --- witnesses ----------------------------------------------------------------------------

    @cached_property
    def _arrivals(self) -> dict[str, Transition | None]:
        return walking.arrivals(self)

    def witness(self, touchpoint: str, then: Sequence[Transition] = ()) -> tuple[str, ...]:
        """Ids of the transitions of a shortest way from an entry to *touchpoint*, then *then*.

        Empty for an entry and for what cannot be reached. Longer ways than
        ``LONGEST_WITNESS`` keep their last steps.
        """
        way = (*walking.way_back(self._arrivals, touchpoint, LONGEST_WITNESS), *then)
        return tuple(step.id for step in way[-LONGEST_WITNESS:])

    def steps(self, touchpoints: Sequence[str]) -> tuple[Transition, ...]:
        """The first transition between each two neighbours of *touchpoints*.

        Raises :class:`JourneyError` where there is none.
        """
        return tuple(walking.first_step(self, *pair) for pair in pairwise(touchpoints))

    def way(
        self, start: str, goals: Iterable[str], through: Through | None = None
    ) -> tuple[Transition, ...] | None:
        """The transitions of a shortest way from *start* to one of *goals*; None without one."""
        return walking.way(self, start, goals, through)

    # --- the rest of the world ----------------------------------------------------------------

    @cached_property
    def graph(self) -> networkx.MultiDiGraph[str]:
        """The journey as a frozen networkx graph, for everything the facade does not answer.

        Nodes are touchpoint ids with the attribute ``touchpoint``; edge keys are transition ids,
        each edge with the attribute ``transition``. A target that is not in the journey is a node
        whose ``touchpoint`` is None. Importing networkx costs about 0.2 s, so ask late.
        """
        return as_networkx(self)

    def linked(self, beyond: Mapping[str, Beyond]) -> Journey:
        """The same journey with what is known of the journeys behind its ``call`` touchpoints."""
        return replace(self, beyond=dict(beyond))
