"""PRV103 finds sensitive data in logs."""

from __future__ import annotations

import pytest

from cxlint.api import Safety
from cxlint.rules.privacy.sensitive_in_logs import sensitive_in_logs
from cxlint.testing import Case, check, problems, sketch

CASES = [
    Case("Declared as sensitive.", "who:input {asks: [illness], sensitive: [illness], logs: on}! -> e:end"),
    Case("A PIN needs no declaration.", "who:input {asks: [pin], logs: on}! -> e:end"),
    Case("Two questions in a row are one finding.", "a:input {asks: [pin], logs: on}! -> b:input {sensitive: [income], logs: on} -> e:end"),
    Case("By the journey's defaults.", "@ {defaults: {logs: on}}\n a:input {sensitive: [income]}! -> e:end"),
    Case("In a module.", "@ {role: module}\n who:input {asks: [pin], logs: on}! -> e:end"),
    Case("The logs are masked.", "who:input {sensitive: [illness], logs: masked} -> e:end"),
    Case("Nothing is logged.", "who:input {sensitive: [illness], logs: off} -> e:end"),
    Case("Nothing is said of logs.", "who:input {sensitive: [illness], asks: [pin]} -> e:end"),
    Case("Nothing is sensitive.", "who:input {asks: [account], logs: on} -> e:end"),
    Case("Nothing is asked.", "hello {logs: on} -> e:end"),
    Case("Nobody gets there.", "a -> e:end\n who:input {asks: [pin], logs: on} -> e"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check(sensitive_in_logs, case)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("sensitive: [illness]", "Customers give “illness” at “Who”, and the logs show it."),
        ("sensitive: [illness], asks: [pin]", "Customers give “illness” and “pin” at “Who”, and the logs show them."),
    ],
)  # fmt: skip
def test_message(asked: str, said: str) -> None:
    (found,) = problems(sensitive_in_logs, sketch(f"who:input {{{asked}, logs: on}} -> e:end").journey)
    assert found.message == said
    assert found.edits is not None
    assert found.edits.safety is Safety.SAFE
    assert [edit.value for edit in found.edits.edits] == ["masked"]  # type: ignore[union-attr]
