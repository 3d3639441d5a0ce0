"""Small diagrams for tests of the BPMN source, written as short as a test needs them."""

from __future__ import annotations

from cxlint.api import Document, Journey, Reading, Touchpoint
from cxlint.sources.bpmn import Bpmn

BPMN = Bpmn()
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def diagram(*parts: str, path: str = "order.bpmn") -> Document:
    """A file with these root elements, one on each line from line 2 on."""
    text = "\n".join([f'<definitions xmlns="{MODEL}">', *parts, "</definitions>"])
    return Document(path, text.encode())


def process(*parts: str, id: str = "p", more: str = "") -> str:
    """A process with these steps and flows."""
    return f'<process id="{id}" {more}>{"".join(parts)}</process>'


def step(type: str, id: str, *inside: str, **attributes: str) -> str:
    """A step; ``_`` at the end of a keyword is left out, so that ``default_`` can be written."""
    told = "".join(f' {key.rstrip("_")}="{value}"' for key, value in attributes.items())
    return f'<{type} id="{id}"{told}>{"".join(inside)}</{type}>'


def flows(*ways: str) -> str:
    """Sequence flows such as ``a b c``, which leads from a to b and on to c; ids are ``a-b``, ``b-c``."""
    pairs = [pair for way in ways for pair in zip(way.split(), way.split()[1:], strict=False)]
    return "".join(
        f'<sequenceFlow id="{here}-{there}" sourceRef="{here}" targetRef="{there}"/>' for here, there in pairs
    )


def pools(*held: str, messages: tuple[str, ...] = ()) -> str:
    """A collaboration: pools as ``Customer=p`` or ``Customer``, messages as ``a b``."""
    made = []
    for number, pool in enumerate(held):
        name, _, ref = pool.partition("=")
        shown = f' processRef="{ref}"' if ref else ""
        made.append(f'<participant id="pool{number}" name="{name}"{shown}/>')
    for number, message in enumerate(messages):
        source, target = message.split()
        made.append(f'<messageFlow id="m{number}" sourceRef="{source}" targetRef="{target}"/>')
    return f'<collaboration id="c">{"".join(made)}</collaboration>'


def lanes(**held: str) -> str:
    """Lanes by name, each with the steps in it."""
    made = (
        f'<lane id="lane-{name}" name="{name}">'
        + "".join(f"<flowNodeRef>{one}</flowNodeRef>" for one in steps.split())
        + "</lane>"
        for name, steps in held.items()
    )
    return f"<laneSet>{''.join(made)}</laneSet>"


def read(*parts: str) -> Reading:
    """What is read from a file with these root elements."""
    return BPMN.read(diagram(*parts))


def journey(*steps: str, **more: str) -> Journey:
    """The one journey of a file with one process of these steps."""
    (only,) = read(process(*steps, **more)).journeys
    return only


def touchpoint(*steps: str, at: str = "a") -> Touchpoint:
    """One touchpoint of a process of these steps."""
    return journey(*steps)[at]


def ways(of: Journey) -> list[str]:
    """All ways, as ``a -> b`` or ``a -timeout-> b``."""
    return [
        f"{way.source} -> {way.target}"
        if way.event == "next"
        else f"{way.source} -{way.event}-> {way.target}"
        for way in of.transitions
    ]


START = step("startEvent", "start")
END = step("endEvent", "end")
TIMER = "<timerEventDefinition><timeDuration>PT15M</timeDuration></timerEventDefinition>"
MESSAGE = "<messageEventDefinition/>"
ERROR = "<errorEventDefinition/>"
