"""What was found by hand in published flows is found at the same block."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxlint.api import Journey, Rule, Severity
from cxlint.project import link
from cxlint.rules.escape.closed_hours_dead_end import closed_hours_dead_end
from cxlint.rules.escape.error_hangup import error_hangup
from cxlint.rules.escape.hidden_human import hidden_human
from cxlint.rules.escape.no_human_escape import no_human_escape
from cxlint.rules.loops.unbounded_loop import unbounded_loop
from cxlint.rules.queues.queue_overflow_hangup import queue_overflow_hangup
from cxlint.rules.structure.cannot_complete import cannot_complete
from cxlint.rules.structure.dangling_transition import dangling_transition
from cxlint.rules.structure.dead_end import dead_end
from cxlint.rules.structure.missing_entry import missing_entry
from cxlint.rules.structure.unreachable_touchpoint import unreachable_touchpoint
from cxlint.sources.base import Document
from cxlint.sources.connect.source import AmazonConnect
from cxlint.testing import problems

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "amazon-connect"
RULES = (
    missing_entry,
    dangling_transition,
    unreachable_touchpoint,
    dead_end,
    cannot_complete,
    no_human_escape,
    hidden_human,
    error_hangup,
    closed_hours_dead_end,
    unbounded_loop,
    queue_overflow_hangup,
)

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="The corpus is not here.")

BY_HAND = [
    ("*contact-flow-journey.content.json", unreachable_touchpoint, ["8477d377"], 3),
    ("*contact-flow-dtmf0.content.json", unreachable_touchpoint, ["667cd27c", "28cbeeac"], 0),
    ("*contact-flow-dtmf0.content.json", error_hangup, [], 0),
    ("*contact-flow-dtmf0.content.json", closed_hours_dead_end, ["9a38687b"], 0),
    ("*contact-flow-queue.content.json", closed_hours_dead_end, ["b297c220"], 0),
    ("*SimpleInboundFlow", hidden_human, [], 0),
    ("*AgentWorkspace_Handler.json", error_hangup, ["7290d274"], 7),
    ("*RulesEngineQueue.json", error_hangup, [], 0),
    ("*RulesEngineCallback.json", dead_end, ["76c95b63"], 0),
    ("*empty_customer_queue_flow.json", dead_end, [], 0),
    ("*RulesEngineTerminate.json", dead_end, [], 0),
    ("*__empty_flow.json", dead_end, [], 0),
]


def journey(pattern: str) -> Journey:
    path = next(CORPUS.rglob(pattern))
    return AmazonConnect().read(Document(path.name, path.read_bytes())).journeys[0]


@pytest.mark.parametrize(
    ("pattern", "rule", "at", "related"),
    [pytest.param(*row, id=f"{row[0].strip('*_')} {row[1].name}") for row in BY_HAND],
)
def test_found_by_hand(pattern: str, rule: Rule, at: list[str], related: int) -> None:
    found = problems(rule, journey(pattern))
    assert [problem.at[:8] for problem in found] == at
    assert sum(len(problem.related) for problem in found) == related


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_clean_control_has_no_error(rule: Rule) -> None:
    found = problems(rule, journey("*RulesEngineQueue.json"))
    assert all((problem.severity or rule.severity) < Severity.ERROR for problem in found)


def test_the_clean_control_has_no_error_beside_the_flows_it_leads_to() -> None:
    linked = link([journey(f"*{name}.json") for name in ("RulesEngineQueue", "RulesEngineError")]).journeys[0]
    found = [(problem, rule) for rule in RULES for problem in problems(rule, linked)]
    assert all((problem.severity or rule.severity) < Severity.ERROR for problem, rule in found)
    full = [problem for problem, rule in found if rule is queue_overflow_hangup]
    assert [problem.at[:8] for problem in full] == ["c0c6b20c"]
    assert {way[:8] for problem in full for way in problem.related} == {"c0c6b20c", "db52a2b2"}
    assert all("queueArn" in one.message and "unstaffedQueueArn" in one.message for one in full)
