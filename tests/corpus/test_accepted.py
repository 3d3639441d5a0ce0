"""What is kept of accepted findings, and how changes are told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from corpus import accepted

from cxlint.findings import Finding, Severity
from cxlint.locations import Location

STUCK = accepted.Known("dead-end", "error", "a/b.yaml", "main", "stuck")
ROUND = accepted.Known("unbounded-loop", "warning", "a/b.yaml", "main", "round")


def test_findings_are_kept_as_lines_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "accepted.tsv"
    accepted.write([ROUND, STUCK, STUCK], file)
    assert file.read_text().splitlines()[0] == "dead-end\terror\ta/b.yaml\tmain\tstuck"
    assert accepted.read(file) == Counter({STUCK: 2, ROUND: 1})
    assert accepted.read(tmp_path / "none.tsv") == Counter()


def test_what_is_kept_of_a_finding(tmp_path: Path) -> None:
    place = Location(str(tmp_path / "a" / "b.yaml"), 3, 1)
    finding = Finding("STR104", "dead-end", Severity.ERROR, place, "main", "odd\tid\n", "Nobody helps.")
    assert accepted.known(finding, tmp_path) == STUCK._replace(at="odd id")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param([STUCK], [STUCK], [], id="nothing changed"),
        pytest.param(
            [], [STUCK], ["dead-end: 1 new, 0 gone", "  + error   a/b.yaml  main  stuck"], id="one is new"
        ),
        pytest.param(
            [STUCK, STUCK],
            [STUCK],
            ["dead-end: 0 new, 1 gone", "  - error   a/b.yaml  main  stuck"],
            id="one of two alike is gone",
        ),
        pytest.param(
            [STUCK],
            [ROUND],
            [
                "dead-end: 0 new, 1 gone",
                "  - error   a/b.yaml  main  stuck",
                "unbounded-loop: 1 new, 0 gone",
                "  + warning a/b.yaml  main  round",
            ],
            id="rule by rule",
        ),
    ],
)
def test_changes(before: list[accepted.Known], after: list[accepted.Known], told: list[str]) -> None:
    assert list(accepted.changes(Counter(before), Counter(after))) == told


def test_many_changes_of_one_rule_are_summed_up() -> None:
    many = [STUCK._replace(at=f"n{number:02}") for number in range(20)]
    told = list(accepted.changes(Counter(), Counter(many)))
    assert len(told) == 2 + accepted.MOST
    assert told[-1] == "  + … and 8 more"
