"""Every way round gets the verdict that the design allows."""

from __future__ import annotations

import pytest

from cxlint.journey.loops import Verdict
from cxlint.testing import sketch

U, B, P = Verdict.UNBOUNDED, Verdict.BOUNDED, Verdict.UNPROVEN

CASES = [
    ("Silence repeats the menu.", "m:menu -1-> e:end\n m -no_input-> m", [U]),
    ("Silence repeats the menu by way of a message.", "m:menu -1-> e:end\n m -no_input-> s -> m", [U]),
    ("Silence and noise close one loop.", "m:menu -1-> e:end\n m -no_input-> m\n m -no_match-> m", [U]),
    ("A retry that leads back to the menu repeats for ever.", "m:menu -1-> e:end\n m -no_input{retry: 2}-> m", [U]),
    ("A fault sends the customer back to type again.", "i:input -> t:task -> e:end\n t -error-> i", [U]),
    ("Opening hours do not count tries.", "d:decision {basis: hours, next: [{to: e, if: open}, x]}\n x -> d\n e:end", [U]),
    ("A way can be taken three times.", "m:menu -1-> e:end\n m -no_input{max: 3}-> m", [B]),
    ("The menu has a limit of its own.", "m:menu {max_attempts: 3} -1-> e:end\n m -no_match-> m", [B]),
    ("A counter limits the way back.", "m:menu -1-> e:end\n m -no_input-> c:decision {basis: counter, next: [{to: m, if: again, max: 3}, e]}", [B]),
    ("A counter without a number ends it all the same.", "m:menu -1-> e:end\n m -no_input-> c:decision {basis: counter, next: [{to: m, if: again}, e]}", []),
    ("A counter inside a loop that data may end.", "i:input -> t:task -> c:decision {basis: counter, next: [{to: t, if: again}, d]}\n d:decision {next: [{to: i, if: more}, e]}\n e:end", [P]),
    ("A counter at the end of a loop inside one that data may end.", "i:input -> m:menu -1-> d\n m -no_input-> c:decision {basis: counter, next: [{to: m, if: again}, d]}\n d:decision {next: [{to: i, if: more}, e]}\n e:end", [P]),
    ("The loop inside has no counter.", "i:input -> t:task -> c:decision {next: [{to: t, if: again}, d]}\n d:decision {next: [{to: i, if: more}, e]}\n e:end", [P, P]),
    ("The counter goes round the larger loop only.", "i:input -> t:task -> d:decision {next: [{to: t, if: again}, c]}\n c:decision {basis: counter, next: [{to: i, if: more}, e]}\n e:end", [P]),
    ("A counter that leads nowhere else ends nothing.", "m:menu -1-> e:end\n m -no_input-> c:decision {basis: counter, next: m}", [U]),
    ("A decision may lead to an agent.", "i:input -> d:decision {next: [{to: a, if: good}, i]}\n a:agent", [P]),
    ("What follows a step may not have been read.", "m:menu -1-> e:end\n m -no_input-> c:task {incomplete: true} -> m", [P]),
    ("Data decides whether to ask again.", "i:input -> d:decision {next: [{to: e, if: good}, i]}\n e:end", [P]),
    ("Another journey decides.", "m:input {next: {call: look.journey.yaml, outcomes: {found: e, lost: m}}}\n e:end", [P]),
    ("Time passes and the customer may go on.", "i -> w:wait -> i\n w -timeout-> e:end", [P]),
    ("A queue sends customers back to choose again.", "m:menu -1-> q:queue -timeout-> m", [U]),
    ("Data decides whether they are sent back.", "m:menu -1-> q:queue -timeout-> d:decision {next: [{to: m, if: x}, e]}\n e:end", [P]),
    ("The customer asks to hear it again.", "m:menu -1-> e:end\n m -9-> m", []),
    ("The customer goes back to the menu.", "m:menu -1-> balance -> m", []),
    ("Customers wander between pages.", "a:page {next: [b, e]} -> b\n b:page {next: [a, e]}\n e:end", []),
    ("A page with one way on sends everybody round.", "a:page -> b:page -> a", [U]),
    ("Agents pass the customer among themselves.", "a:agent -> b:agent -> a", []),
    ("Hanging up is no way round.", "m:menu -1-> e:end\n m -hangup-> m", []),
    ("What nobody reaches is no loop.", "m -> e:end\n a -> a", []),
    ("A straight way.", "a -> b -> e:end", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdicts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdict(text: str, verdicts: list[Verdict]) -> None:
    journey = sketch(text).journey
    assert [loop.verdict for loop in journey.loops] == verdicts
    for loop in journey.loops:
        assert loop.cycle[-1] == loop.closing
        assert loop.cycle[0].source == loop.head == loop.cycle[-1].target


def test_bound_is_the_limit() -> None:
    (loop,) = sketch("m:menu -1-> e:end\n m -no_input{max: 3}-> m").journey.loops
    assert loop.bound == 3


def test_other_ways_that_close_the_loop() -> None:
    (loop,) = sketch("m:menu -1-> e:end\n m -no_input-> m\n m -no_match-> s -> m").journey.loops
    assert [way.id for way in (loop.closing, *loop.also)] == ["m.on_no_input", "s.next->m"]


def test_two_thousand_touchpoints_in_a_ring() -> None:
    ring = "\n".join(f"t{n} -> t{(n + 1) % 2000}" for n in range(2000))
    (loop,) = sketch(ring).journey.loops
    assert loop.verdict is U
    assert len(loop.cycle) == 2000


TRAPS = [
    ("Two menus lead to each other.", "a:menu -1-> b:menu -1-> a", ("a.option.1", "b.option.1")),
    ("The way round that nothing fails on is shown.", "a:menu -1-> b -> a\n a -no_input-> a", ("a.option.1", "b.next->a")),
    ("Only failing leads back.", "a:menu -no_input-> a", ("a.on_no_input",)),
    ("The member met first is the head.", "s -> b:menu -1-> a:menu -1-> b", ("b.option.1", "a.option.1")),
    ("A bad ending is no way out.", "a:menu -1-> b -> a\n a -2-> x:end(abandoned)", ("a.option.1", "b.next->a")),
    ("A person is a way out.", "a:menu -1-> a\n a -0-> q:queue", None),
    ("An ending is a way out.", "a:menu -1-> a\n a -2-> x:end", None),
    ("A person after a failure is a way out.", "a:menu -1-> a\n a -no_match-> q:queue", None),
    ("Another journey may be a way out.", "a:menu -1-> a\n a -2-> x.journey.yaml", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cycle"), [case[1:] for case in TRAPS], ids=[case[0] for case in TRAPS])
def test_trap(text: str, cycle: tuple[str, ...] | None) -> None:
    traps = sketch(text).journey.traps
    assert [tuple(way.id for way in trap.cycle) for trap in traps] == ([] if cycle is None else [cycle])
    for trap in traps:
        assert trap.head == trap.cycle[0].source
        assert trap.closing == trap.cycle[-1]


def test_nothing_is_sure_of_loops_that_are_nested_too_deeply() -> None:
    depth = 12
    inner = " -> ".join(f"a{n}:task" for n in range(depth))
    ends = [
        f"d{n}:decision {{next: [{{to: a{n}, if: again}}, {'d' + str(n - 1) if n else 'z'}]}}"
        for n in range(depth)
    ]
    journey = sketch(f"{inner} -> d{depth - 1}\n" + "\n".join(ends) + "\nz:end").journey
    assert [loop.verdict for loop in journey.loops] == [P] * depth
