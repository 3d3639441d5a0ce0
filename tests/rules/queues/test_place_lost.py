"""QUE107 finds places that are lost."""

from __future__ import annotations

import pytest

from cxlint.api import Safety, SetAttribute
from cxlint.rules.queues.place_lost import place_lost
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("For an assistant.", "q:queue! {keeps_place: false} -1-> b:bot -> q"),
    Case("By itself after a while.", "q:queue! {keeps_place: false} -timeout-> m:menu -1-> q\n m -2-> e:end"),
    Case("For a call-back.", "q:queue -1-> c:callback! {keeps_place: false}"),
    Case("For a call-back that is offered in a menu.", "q:queue -timeout-> m:menu -1-> c:callback! {keeps_place: false}\n m -2-> q"),
    Case("The place is kept.", "q:queue {keeps_place: true} -1-> b:bot -> q"),
    Case("The place is kept for those who are called back.", "q:queue -1-> c:callback {keeps_place: true}"),
    Case("It is not said.", "q:queue -1-> b:bot -> q"),
    Case("It is not said of the call-back.", "q:queue -1-> c:callback"),
    Case("They do not come back.", "q:queue {keeps_place: false} -1-> b:bot -> e:end"),
    Case("Nobody leaves it.", "q:queue {keeps_place: false} -> a:agent"),
    Case("They come back after the talk.", "q:queue {keeps_place: false} -> a:agent -> q"),
    Case("They had no place.", "m:menu -1-> c:callback {keeps_place: false}\n m -2-> q:queue"),
    Case("They had none in a full queue.", "q:queue -queue_full-> c:callback {keeps_place: false}"),
    Case("They were served before.", "q:queue -> a:agent -> c:callback {keeps_place: false}"),
    Case("They are led to another team.", "q:queue {keeps_place: false} -1-> p:queue -timeout-> q"),
    Case("Nobody gets there.", "e:end\n q:queue {keeps_place: false} -1-> b:bot -> q"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(place_lost, case)


def test_sentences_and_fix() -> None:
    text = "q:queue {keeps_place: false} -1-> b:bot -> q\n q -2-> c:callback {keeps_place: false}"
    left, called = problems(place_lost, sketch(text).journey)
    assert (
        left.message
        == "Customers who leave “Q” for “B” lose their place and have to queue from the end again."
    )
    assert left.related == ("q.option.1",)
    assert called.message == "Customers who leave the queue for “C” lose their place in it."
    for one in (left, called):
        assert one.edits is not None
        assert one.edits.safety is Safety.SAFE
        assert one.edits.edits == (SetAttribute(one.at, "keeps_place", True),)
