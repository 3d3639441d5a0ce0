"""AGT103 finds scripts where thinking is needed."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.agents.agent_over_scripted import agent_over_scripted
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("A hard matter.", "a:agent! {script: mandatory, complexity: high}"),
    Case("One that is not simple.", "a:agent! {script: mandatory, complexity: mid}"),
    Case("A simple one.", "a:agent {script: mandatory, complexity: low}"),
    Case("It is only a guide.", "a:agent {script: guide, complexity: high}"),
    Case("There is none.", "a:agent {script: none, complexity: high}"),
    Case("It is not known how hard it is.", "a:agent {script: mandatory}"),
    Case("It is not known what there is.", "a:agent {complexity: high}"),
    Case("The law wants it.", "a:agent {script: mandatory, complexity: high, tags: [legal]}"),
    Case("Nobody gets there.", "e:end\n a:agent {script: mandatory, complexity: high}"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(agent_over_scripted, case)


@pytest.mark.parametrize(("complexity", "words"), [("mid", "is not simple."), ("high", "is hard.")])
def test_sentence_and_fix(complexity: str, words: str) -> None:
    (found,) = problems(
        agent_over_scripted, sketch(f"a:agent {{script: mandatory, complexity: {complexity}}}").journey
    )
    assert found.message == f"“A” has to keep to a script although the matter customers come with {words}"
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert found.edits.edits == (SetAttribute("a", "script", "guide"),)
