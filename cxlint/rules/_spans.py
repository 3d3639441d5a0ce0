"""Spans of time as sentences say them."""

from __future__ import annotations


def spell(seconds: float) -> str:
    """A span of time for sentences.

    >>> spell(60), spell(90), spell(540), spell(7200), spell(150)
    ('1 minute', '90 seconds', '9 minutes', '2 hours', '2.5 minutes')
    """
    for size, unit, least in ((3600, "hour", 2.0), (60, "minute", 2.0), (60, "minute", 1.0)):
        amount = seconds / size
        if amount >= least and (least > 1 or amount == 1):
            return _amount(amount, unit)
    return _amount(seconds, "second")


def _amount(number: float, unit: str) -> str:
    shown = f"{number:.1f}".removesuffix(".0")
    return f"{shown} {unit}{'' if shown == '1' else 's'}"
