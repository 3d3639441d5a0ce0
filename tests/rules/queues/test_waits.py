"""How rules about waiting speak of time."""

from __future__ import annotations

import pytest

from cxlint.rules.queues._waits import each, in_minutes, spell

SPELLED = [
    (1, "1 second"),
    (20, "20 seconds"),
    (60, "1 minute"),
    (90, "90 seconds"),
    (120, "2 minutes"),
    (150, "2.5 minutes"),
    (3600, "60 minutes"),
    (7200, "2 hours"),
]


@pytest.mark.parametrize(("seconds", "words"), SPELLED, ids=[words for _, words in SPELLED])
def test_a_span_of_time_in_words(seconds: float, words: str) -> None:
    assert spell(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(60, "every minute"), (180, "every 3 minutes")])
def test_how_often(seconds: float, words: str) -> None:
    assert each(seconds) == words


@pytest.mark.parametrize(("seconds", "written"), [(5, "1m"), (60, "1m"), (61, "2m")])
def test_whole_minutes_that_are_enough(seconds: float, written: str) -> None:
    assert in_minutes(seconds) == written
