"""What this plugin brings: cxlint imports this module, and asks the function below."""

from __future__ import annotations

from collections.abc import Iterable

from cxlint.api import Rule, hookimpl
from cxlint_example.placeholder_left_in_prompt import placeholder_left_in_prompt


@hookimpl
def rules() -> Iterable[Rule]:
    """The rules of this plugin. Their codes all begin with EXAM."""
    return [placeholder_left_in_prompt]
