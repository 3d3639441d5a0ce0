"""Analyses that several rules share are made once for each journey."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from cxlint.api import Journey

Answer = TypeVar("Answer")


def once(analysis: Callable[[Journey], Answer]) -> Callable[[Journey], Answer]:
    """*analysis*, made once for each journey, whichever rules ask for it.

    All of them are given the same answer, so nobody may change it. It is forgotten with the journey.
    """
    known: WeakKeyDictionary[Journey, Answer] = WeakKeyDictionary()

    @wraps(analysis)
    def ask(journey: Journey) -> Answer:
        try:
            return known[journey]
        except KeyError:
            return known.setdefault(journey, analysis(journey))

    return ask
