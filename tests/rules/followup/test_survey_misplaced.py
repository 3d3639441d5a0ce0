"""FUP103 looks at when customers are asked how it went, and how often."""

from __future__ import annotations

import pytest

from cxlint.rules.followup.survey_misplaced import survey_misplaced
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Before the queue.", "m:menu -1-> s:survey! -> q:queue"),
    Case("Before the queue, with a message in between.", "m:menu -1-> s:survey! -> b -> q:queue -> a:agent"),
    Case("After the first person and after the second.", "m:menu -1-> a:agent -> s:survey -> b:agent -> t:survey! -> e:end"),
    Case("After a bot and after a person.", "m:menu -1-> b:bot -> s:survey -> q:queue -> a:agent -> t:survey! -> e:end"),
    Case("Sent round in between.", "a:agent -> s:survey -> b:agent -> c:agent -> b\nc -> t:survey!"),
    Case("Six questions.", "a:agent -> s:survey! {questions: 6} -> e:end"),
    Case("The limit can be set.", "a:agent -> s:survey! {questions: 3} -> e:end", {"questions": 2}),
    Case("After a person.", "m:menu -1-> q:queue -> a:agent -> s:survey -> e:end"),
    Case("After a task.", "m:menu -1-> t:task -> s:survey -> q:queue"),
    Case("After a page, for some.", "m:menu -1-> p:page -> s:survey -> q:queue\nm -2-> s"),
    Case("After another journey.", "m:menu -1-> other.journey.yaml"),
    Case("Unhappy customers get to a person.", "v:event -> s:survey -1-> a:agent\ns -5-> e:end"),
    Case("It is all there is, and unhappy customers get to a person.", "s:survey -1-> a:agent\ns -5-> e:end"),
    Case("After a question, and no person follows.", "m:menu -1-> s:survey -> e:end"),
    Case("Two questions of one survey.", "a:agent -> s:survey -> d:decision -> t:survey -> e:end"),
    Case("Two surveys for different customers.", "m:menu -1-> a:agent -> s:survey -> e:end\nm -2-> b:agent -> t:survey -> e"),
    Case("The same survey after each person.", "m:menu -1-> a:agent -> s:survey -> m"),
    Case("The second comes weeks later.", "a:agent -> s:survey -{wait: 14d}-> b:agent -> t:survey"),
    Case("The second comes after something has happened.", "a:agent -> s:survey -> v:event -> b:agent -> t:survey"),
    Case("The second is another journey's.", "a:agent -> s:survey -> other.journey.yaml"),
    Case("Five questions.", "a:agent -> s:survey {questions: 5} -> e:end"),
    Case("Nobody gets there.", "m:menu -1-> q:queue\ns:survey {questions: 20} -> q"),
    Case("A survey among the staff.", "a:agent -> s:survey {layer: backstage, questions: 20} -> e:end"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(survey_misplaced, case)


MESSAGES = [
    ("Early.", "m:menu -1-> s:survey -> q:queue", "Customers are asked how it went in “S” before anybody has helped them: “Q” comes only afterwards."),
    ("Again.", "a:agent -> s:survey -> b:agent -> t:survey", "Customers who have been asked how it went in “S” are asked again in “T” in the same contact."),
    ("Long.", "a:agent -> s:survey {questions: 12}", "Customers are asked 12 questions in “S”; many give up before the last."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [pytest.param(*row[1:], id=row[0]) for row in MESSAGES])
def test_message(text: str, message: str) -> None:
    (found,) = problems(survey_misplaced, sketch(text).journey)
    assert found.message == message


def test_the_first_survey_is_related() -> None:
    (found,) = problems(survey_misplaced, sketch("a:agent -> s:survey -> b:agent -> t:survey").journey)
    assert (found.at, found.related) == ("t", ("s",))
