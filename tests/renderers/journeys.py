"""Journeys to draw, made without reading files."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any

from cxlint.findings import Finding, Severity
from cxlint.journey.journey import Journey
from cxlint.journey.model import Duration, Stage, Touchpoint, Transition
from cxlint.locations import Location


def step(
    source: str, target: str, event: str = "next", *, key: str = "", share: float | None = None, **more: Any
) -> Transition:
    """A transition whose id is made of its source, event and key."""
    identifier = ".".join(part for part in (source, event, key, target) if part)
    return Transition(identifier, source, target, event, key, probability=share, **more)


def journey(
    touchpoints: Iterable[Touchpoint],
    transitions: Iterable[Transition],
    *,
    title: str = "A journey",
    stages: Sequence[Stage] = (),
    start: Sequence[str] = (),
    **more: Any,
) -> Journey:
    """A journey that starts at its first touchpoint."""
    listed = {touchpoint.id: touchpoint for touchpoint in touchpoints}
    return Journey(
        id="j",
        title=title,
        file="shop/a.journey.yaml",
        format="journey",
        touchpoints=listed,
        transitions=tuple(transitions),
        start=tuple(start) or tuple(listed)[:1],
        stages=tuple(stages),
        **more,
    )


def finding(
    number: int,
    at: str,
    message: str = "Customers get stuck.",
    *,
    severity: Severity = Severity.WARNING,
    steps: Sequence[str] = (),
    path: Sequence[str] = (),
    **more: Any,
) -> Finding:
    """A finding as the engine makes it."""
    return Finding(
        code="RPT001",
        name="endless-loop",
        severity=severity,
        location=Location("shop/a.journey.yaml", line=number + 10),
        journey="j",
        at=at,
        message=message,
        path=tuple(path),
        steps=tuple(steps),
        number=number,
        **more,
    )


def repair() -> Journey:
    """A repair by phone, with stages, a loop, a missing target and a moment of truth."""
    reach, fix = Stage("reach", "Get in touch"), Stage("fix", "Get it mended")
    return journey(
        [
            Touchpoint("menu", "menu", "Main menu", "phone", "reach", duration=Duration("12s", 12)),
            Touchpoint("ask", "input", "Say what is broken", "phone", "reach"),
            Touchpoint("look", "task", "Look up the contract", "backstage", "reach"),
            Touchpoint("wait", "queue", "Wait for a person", "phone", "fix", wait=Duration("6m", 360)),
            Touchpoint(
                "agent",
                "agent",
                "A person helps",
                "phone",
                "fix",
                attributes={"moment_of_truth": True, "emotion": -1},
            ),
            Touchpoint("done", "end", "Mended", stage="fix", end="resolved"),
            Touchpoint("lost", "end", "Gave up", stage="fix", end="abandoned"),
        ],
        [
            step("menu", "ask", "option", key="1", label="a fault", share=0.7),
            step("menu", "wait", "option", key="0", label="a person", share=0.25),
            step("menu", "menu", "no_input", retry=2),
            step("ask", "look"),
            step("look", "wait", share=0.9),
            step("look", "nowhere", "error", share=0.1),
            step("wait", "agent", share=0.8),
            step("wait", "menu", "timeout", after=Duration("15m", 900), share=0.1),
            step("wait", "lost", "hangup", share=0.1),
            step("agent", "done"),
        ],
        title="My washing machine is broken",
        stages=[reach, fix],
    )


def repair_findings() -> tuple[Finding, ...]:
    """One finding of each severity and of each kind of place."""
    steps = ("menu.option.0.wait", "wait.timeout.menu")
    return (
        finding(
            1,
            "wait.timeout.menu",
            "Customers who wait too long in “Wait for a person” start again at “Main menu”.",
            severity=Severity.ERROR,
            steps=steps,
            path=("menu", "wait", "menu"),
        ),
        finding(2, "agent", "“A person helps” asks again for what the customer has said."),
        finding(3, "", "Nobody owns this journey.", severity=Severity.INFO),
    )


def large(size: int, *, stages: int = 0, seed: int = 1) -> Journey:
    """A made-up journey of about *size* touchpoints, shaped as real flows are.

    Menus fan out into chains of messages, tasks and decisions, which come together again at
    queues and endings; some ways lead back to a menu.
    """
    chance = random.Random(seed)
    touchpoints = [Touchpoint("n0", "menu", "Main menu", "phone")]
    transitions: list[Transition] = []
    kinds = ("message", "task", "decision", "input", "message", "menu", "decision", "task")
    open_ways = ["n0"]
    while len(touchpoints) < size - 12:
        number = len(touchpoints)
        kind = chance.choice(kinds)
        name = f"n{number}"
        channel = "backstage" if kind in ("task", "decision") else "phone"
        touchpoints.append(Touchpoint(name, kind, f"{kind.title()} number {number}", channel))
        source = open_ways[chance.randrange(max(0, len(open_ways) - 8), len(open_ways))]
        event = "option" if touchpoints[int(source[1:])].kind == "menu" else "next"
        transitions.append(step(source, name, event, key=str(number % 10)))
        open_ways.append(name)
        if chance.random() < 0.12:
            transitions.append(step(name, f"n{chance.randrange(number)}", "error"))
    lasts = [Touchpoint(f"q{n}", "queue", f"Queue {n}", "phone") for n in range(6)]
    lasts += [
        Touchpoint(f"e{n}", "end", f"Ending {n}", end="resolved" if n % 2 else "abandoned") for n in range(6)
    ]
    leaving = {transition.source for transition in transitions}
    for touchpoint in touchpoints:
        if touchpoint.id not in leaving or chance.random() < 0.15:
            transitions.append(step(touchpoint.id, chance.choice(lasts).id, "else"))
    transitions += [step(f"q{n}", f"e{n}") for n in range(6)]
    touchpoints += lasts
    return _staged(touchpoints, transitions, stages)


def _staged(touchpoints: list[Touchpoint], transitions: list[Transition], stages: int) -> Journey:
    import dataclasses

    listed = [Stage(f"s{n}", f"Stage {n + 1}") for n in range(stages)]
    if stages:
        size = len(touchpoints)
        touchpoints = [
            dataclasses.replace(touchpoint, stage=f"s{min(stages - 1, place * stages // size)}")
            for place, touchpoint in enumerate(touchpoints)
        ]
    return journey(touchpoints, transitions, title="A large journey", stages=listed)
