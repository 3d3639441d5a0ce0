"""Walks through the actions of a flow: trees whose branches go on with what stands below the action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from cxlint.sources.archy import kinds, nodes, outputs, touchpoints
from cxlint.sources.archy.asking import Asking
from cxlint.sources.archy.draft import BACK, Draft
from cxlint.sources.archy.expressions import words
from cxlint.sources.archy.kinds import Nature
from cxlint.sources.archy.outputs import NEXT, Output
from cxlint.sources.archy.shapes import Part
from cxlint.sources.archy.touchpoints import Step
from cxlint.sources.tree import Listing, Mapping, Scalar

END: Final = ""
"""What follows the last action of a part."""

JUMPS: Final = {"jumpToTask": "targetTaskRef", "jumpToMenu": "targetMenuRef", "changeState": "targetStateRef"}
"""Actions that go on somewhere else and never come back, and where they say so."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What surrounds an action: its part, the menu it belongs to, and the loop it is in."""

    part: Part
    menu: str = ""
    loop: str = ""
    after_loop: str = END


class Walker:
    """Draws the actions of a flow, and asks *asking* what happens where customers do not answer."""

    def __init__(self, draft: Draft, asking: Asking) -> None:
        self.draft = draft
        self.asking = asking
        self.ends: dict[str, str] = {}

    # --- actions ------------------------------------------------------------------------------

    def sequence(self, actions: Any, follow: str, scope: Scope) -> str:
        """Draw actions that stand below each other; the id of the first one, or *follow*."""
        steps = list(self.steps(actions, scope))
        following = [*(step.id for step in steps), follow]
        for step, later in zip(steps, following[1:], strict=True):
            self.step(step, later, scope)
        return following[0]

    def steps(self, actions: Any, scope: Scope) -> Iterator[Step]:
        """The actions of a list, with the ids that they will have."""
        for item in nodes.items(actions):
            pair = nodes.only(item)
            if pair is None:
                self.wrong("An action is missing here.", item)
                continue
            key, body = pair
            if not isinstance(body, Mapping) and isinstance(item, Mapping) and len(item.entries) > 1:
                self.wrong(f"What belongs to the action “{key.text}” is not indented.", key)
                body = item
            yield self.named(key, body, scope)
        if actions is not None and not isinstance(actions, Listing) and not nodes.is_unset(actions):
            self.wrong("Actions should be a list, but they are not.", actions)

    def named(self, key: Scalar, body: Any, scope: Scope, kind: str = "") -> Step:
        """An action with an id made of its part and its name."""
        wanted = nodes.text(nodes.child(body, "name")) or kinds.words_for(kind or key.text)
        return Step(self.draft.new_id(f"{scope.part.id} / {wanted}"), kind or key.text, key, body)

    def step(self, step: Step, follow: str, scope: Scope) -> None:
        """Draw one action, what leads out of it, and the actions on these ways."""
        nature = kinds.nature(step.kind, step.body)
        drawn = self.asking.completed(touchpoints.touchpoint(self.draft, step, nature), step.kind)
        self.draft.add(replace(drawn, stage=scope.part.id))
        if not kinds.is_known(step.kind):
            self.draft.unknown.append((step.key.text, step.id, self.draft.place(step.key)))
        inside = scope
        if step.kind == "loop":
            inside = replace(scope, loop=step.id, after_loop=follow)
        for output in self.leading_out(step, nature, follow, scope):
            goal = output.goal or self.sequence(output.actions, self.below(step, output, follow), inside)
            self.connect(step, nature, output, goal, scope)

    def below(self, step: Step, output: Output, follow: str) -> str:
        """What follows the last action of a branch: the loop again, or what stands below."""
        return step.id if step.kind == "loop" and output.why.label == "again" else follow

    def connect(self, step: Step, nature: Nature, output: Output, goal: str, scope: Scope) -> None:
        """Draw a way out. A transfer that fails with nothing below has none: nobody knows what comes."""
        if goal == END and nature.last:
            self.draft.amend(step.id, {"unconnected": (output.why.event,)})
            return
        place = output.place or step.key
        goal = goal or self.end_of(scope.part)
        self.draft.way(step.id, goal, output.why, place, say=said_before(step, output))

    def end_of(self, part: Part) -> str:
        """What happens when no action is left; drawn where it is needed."""
        if part.id not in self.ends:
            self.ends[part.id] = identifier = self.draft.new_id(f"{part.id} / end")
            self.draft.add(touchpoints.end_of(self.draft, part, identifier))
        return self.ends[part.id]

    def voicemail_left(self, part: Part) -> str:
        """The end of the call once a voicemail was left: the flow does not go on then."""
        key = f"{part.id} / voicemail"
        if key not in self.ends:
            self.ends[key] = identifier = self.draft.new_id(f"{part.id} / voicemail left")
            self.draft.add(touchpoints.voicemail_left(self.draft, part, identifier))
        return self.ends[key]

    # --- ways out -----------------------------------------------------------------------------

    def leading_out(self, step: Step, nature: Nature, follow: str, scope: Scope) -> Iterator[Output]:
        """The ways out of an action."""
        kind, body = step.kind, step.body
        if kind == "switch":
            yield from outputs.cases(body)
        elif kind == "loop":
            yield from outputs.rounds(body)
        elif kind in JUMPS:
            yield from self.jump(step, nodes.child(body, JUMPS[kind]))
        elif kind in ("loopNext", "loopExit", "repeatMenu", "previousMenu"):
            yield from self.back(step, scope)
        elif self.asking.is_question(kind):
            yield from self.asking.outputs(kind, body)
        elif kind in kinds.NATURES and nature.kind == "end":
            return
        else:
            yield from self.plain(step, nature, scope)

    def plain(self, step: Step, nature: Nature, scope: Scope) -> Iterator[Output]:
        """The outputs of any other action, and what follows when none of them stands for that."""
        if step.kind == "callTask":
            yield from self.called(step)
        if nature.last and nature.kind == "voicemail":
            yield Output(NEXT, goal=self.voicemail_left(scope.part))
        call = self.draft.flow.type.channel == "phone"
        found = [_worded(one, nature) for one in outputs.listed(step.kind, step.body, call)]
        if nature.last and self.draft.flow.type.title == "Secure call":
            return  # there the platform ends the call instead, says the reference of the transfers
        goes_on = any(output.why.event in ("next", "condition", "closed") for output in found)
        if not nature.last and not (goes_on and self.is_complete(step, found)):
            yield Output(NEXT)
        yield from found

    def is_complete(self, step: Step, found: list[Output]) -> bool:
        """Whether one of the outputs must be taken."""
        listed = step.kind in outputs.ALWAYS or step.kind.startswith("find")
        return listed or any(output.why == NEXT for output in found)

    def jump(self, step: Step, reference: Any) -> Iterator[Output]:
        """The way to another part of the flow."""
        goal = self.draft.part(reference)
        if goal:
            place = reference if isinstance(reference, Scalar) else step.key
            yield Output(NEXT, place, goal=goal)
        else:
            self.draft.add(replace(self.draft.touchpoints[step.id], incomplete=True))
            self.wrong(f"“{step.kind}” does not say where to.", step.key, step.id)

    def back(self, step: Step, scope: Scope) -> Iterator[Output]:
        """The way back to a loop or a menu, or out of a loop."""
        if step.kind == "loopExit" and scope.loop:
            yield Output(NEXT, goal=scope.after_loop or self.end_of(scope.part))
        elif step.kind == "loopNext" and scope.loop:
            yield Output(NEXT, goal=scope.loop)
        elif step.kind.endswith("Menu"):
            yield Output(NEXT, goal=scope.menu or BACK)
        else:
            self.draft.add(replace(self.draft.touchpoints[step.id], incomplete=True))
            self.wrong(f"“{step.kind}” stands outside of any loop.", step.key, step.id)

    def called(self, step: Step) -> Iterator[Output]:
        """Remember which task is called. One that does not exist is a way that leads nowhere."""
        written = nodes.child(step.body, "targetTaskRef")
        part = self.draft.parts.get(nodes.target(written))
        if part is not None:
            self.draft.called[step.id] = part
            return
        old = self.draft.touchpoints[step.id]
        self.draft.add(replace(old, kind="task", channel="backstage", reference=None))
        yield from self.jump(step, written)

    def wrong(self, message: str, node: Any, at: str = "") -> None:
        """Tell what could not be read."""
        self.draft.notes.wrong(message, self.draft.place(node), at)


UNDELIVERED: Final = frozenset({"transfer", "voicemail", "callback"})
"""Kinds whose failure need not be one of a system: nobody answers, or the line is busy."""

SAID: Final = {
    "error": "failureTransferAudio",
    "fail": "failureTransferAudio",
    "no_input": "noInput",
    "no_match": "noMatch",
}
"""Where an action holds the words that customers hear when something goes wrong, by the event."""


def _worded(output: Output, nature: Nature) -> Output:
    if output.why.event == "error" and nature.kind in UNDELIVERED:
        return replace(output, why=replace(output.why, event="fail"))
    return output


def said_before(step: Step, output: Output) -> tuple[str, ...]:
    """What customers hear at each further try, or when a transfer has failed."""
    field = SAID.get(output.why.event, "")
    if not field or output.why.retry == 0:
        return ()
    said = words(nodes.child(step.body, field)).text
    return (said,) if said else ()
