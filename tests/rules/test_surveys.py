"""What counts as a survey, in several languages and in names that platforms give."""

from __future__ import annotations

import pytest

from cxlint.rules._surveys import is_survey, is_survey_journey, speaks_of_survey
from cxlint.testing import sketch

SURVEYS = [
    "SurveyDialTone",
    "CSATSurvey",
    "post_call-survey.json",
    "How was your service today?",
    "Please rate our team.",
    "Kundenumfrage",
    "Wie zufrieden waren Sie?",
    "Encuesta de satisfacción",
    "Enquête de satisfaction",
    "Pesquisa de satisfação",
    "Un breve sondaggio",
]
OTHERS = ["Our interest rate", "Narrating", "Rate of exchange", "Bewertung der Bewerbung", "Main menu", ""]


@pytest.mark.parametrize("text", SURVEYS)
def test_words_of_surveys(text: str) -> None:
    assert speaks_of_survey(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_words(text: str) -> None:
    assert not speaks_of_survey(text)


def test_touchpoints_speak_by_kind_title_and_prompt() -> None:
    journey = sketch("a:survey -> b {title: Feedback} -> c {prompt: How did we do?} -> d").journey
    assert [is_survey(one) for one in journey.touchpoints.values()] == [True, True, True, False]


def test_journeys_speak_by_their_names() -> None:
    assert is_survey_journey(sketch("@ {journey: Survey}\na").journey)
    assert is_survey_journey(sketch("@ {names: [AfterCallSurvey]}\na").journey)
    assert not is_survey_journey(sketch("a").journey)
