"""Which touchpoints and journeys ask customers for their opinion."""

from __future__ import annotations

import re

from cxlint.api import Journey, Touchpoint

_SURVEY = re.compile(
    r"\b(survey|rating|feedback|satisfaction|nps|csat|umfrage|encuesta"
    r"|how (was|were) (your|our|the)|how did (we|i) do|how satisfied|how would you rate|rate (your|our|us)\b)",
    re.IGNORECASE,
)
"""Words with which customers are asked how it went."""

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-./]+")


def is_survey(touchpoint: Touchpoint) -> bool:
    """Whether the touchpoint's title or prompt speaks of a survey."""
    return touchpoint.kind == "survey" or speaks_of_survey(touchpoint.title, *touchpoint.prompt.values())


def is_survey_journey(journey: Journey) -> bool:
    """Whether the journey's names speak of a survey."""
    return speaks_of_survey(journey.title, *journey.names)


def speaks_of_survey(*texts: str) -> bool:
    """Whether any of *texts* has words of a survey, also in names such as ``SurveyDialTone``.

    >>> speaks_of_survey("SurveyDialTone"), speaks_of_survey("Our interest rate")
    (True, False)
    """
    return any(_SURVEY.search(_JOINED.sub(" ", text)) for text in texts)
