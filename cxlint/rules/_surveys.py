"""Which touchpoints and journeys ask customers for their opinion."""

from __future__ import annotations

import re

from cxlint.api import Journey, Touchpoint
from cxlint.prompts import find
from cxlint.prompts.lexicon import ANY

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-./]+")


def is_survey(touchpoint: Touchpoint) -> bool:
    """Whether the touchpoint's title or prompt speaks of a survey."""
    return touchpoint.kind == "survey" or speaks_of_survey(touchpoint.title, *touchpoint.prompt.values())


def is_survey_journey(journey: Journey) -> bool:
    """Whether the journey's names speak of a survey."""
    return speaks_of_survey(journey.title, *journey.names)


def speaks_of_survey(*texts: str) -> bool:
    """Whether any of *texts* has words of a survey in some language, also in names such as ``SurveyDialTone``.

    >>> speaks_of_survey("SurveyDialTone"), speaks_of_survey("Our interest rate")
    (True, False)
    """
    return any(find(_JOINED.sub(" ", text), ANY, "survey") is not None for text in texts)
