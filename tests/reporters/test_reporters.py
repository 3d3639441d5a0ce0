"""Reports: for people in full, in one line a finding, and for programs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cxlint.api import Journey, Problem, Report, Rule, Severity, Style, rule
from cxlint.config.load import Config
from cxlint.findings import Finding
from cxlint.locations import Location
from cxlint.plugins import Plugin, Plugins
from cxlint.report import FileReport, by_file
from cxlint.reporters.concise import ConciseReporter
from cxlint.reporters.frame import MOST_CHARACTERS, code_frame
from cxlint.reporters.full import MOST_STEPS, FullReporter
from cxlint.reporters.json import JsonReporter
from cxlint.reporters.paint import Paint, wrap
from cxlint.session import Session
from cxlint.sources.base import Document
from cxlint.sources.connect import AmazonConnect
from cxlint.sources.native import JourneyFile

PLAIN = Paint(False)
TEXT = """\
cxlint: 1
journey: Round
touchpoints:
  main: {title: Main menu, kind: menu, options: {1: pay}, on_no_input: {to: main, retry: 2}}
  pay: {title: Pay now, next: thanks}
  thanks: {title: Thank you, end: resolved}
"""


@rule("TEST101", severity="error")
def goes_round(journey: Journey, options: object) -> Iterator[Problem]:
    """Somebody goes round.

    Why:
    It takes time.

    Fix:
    Stop it.
    """
    back = journey.transition("main.on_no_input")
    yield Problem(back.id, "Customers go round.", path=journey.witness("main", then=[back]), label="here")
    yield Problem("thanks", "Customers are thanked.", path=journey.witness("thanks"), severity=Severity.INFO)


def report_of(folder: Path, text: str = TEXT, *rules: Rule, name: str = "x.journey.yaml") -> Report:
    brought = Plugin("test", "here", "", rules or (goes_round,), (JourneyFile(), AmazonConnect()))
    (folder / name).write_bytes(text.encode())
    return Session(Plugins((brought,)), Config(root=folder)).check([name])


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    return replace(report_of(tmp_path), seconds=0.125)


def written(reporter: Any, report: Report, style: Style | None = None) -> str:
    out = io.StringIO()
    reporter.write(report, out, style or Style())
    return out.getvalue()


# --- in full ---------------------------------------------------------------------------------------------------

FULL = """\
1 error[TEST101] Customers go round.
  --> x.journey.yaml:4:77
  |
4 |   main: {title: Main menu, kind: menu, options: {1: pay}, on_no_input: {to: main, retry: 2}}
  |                                                                             ^^^^ here
  |
  = how it happens
     1. Main menu
        │ no input, after 3 tries
     ↺ back to Main menu
  = why: It takes time.
  = fix: Stop it.
  = more: cxlint explain goes-round

2 info[TEST101] Customers are thanked.
 --> x.journey.yaml:6:3
  |
6 |   thanks: {title: Thank you, end: resolved}
  |   ^^^^^^
  |
  = how it happens
     1. Main menu
        │ 1
     2. Pay now
        │
     3. Thank you
  = why: It takes time.
  = fix: Stop it.
  = more: cxlint explain goes-round

1 error, 1 note (1 journey in 1 file, 0.12 s)
"""


def test_the_full_report(report: Report) -> None:
    assert _without_frames(written(FullReporter(), report)) == _without_frames(FULL)


def _without_frames(text: str) -> list[str]:
    return [line for line in text.splitlines() if not re.match(r"\s*\d* (\||-->)", line)]


def test_the_frame_shows_the_line_and_marks_the_place(report: Report) -> None:
    _, _, line, mark, _ = [
        line for line in written(FullReporter(), report).splitlines() if " |" in line or "-->" in line
    ][:5]
    code, place = line.partition("| ")[2], mark.partition("| ")[2]
    start = place.index("^")
    assert code[start:].startswith(("main, retry", "{to: main", "on_no_input"))
    assert place.endswith("^ here")


def test_colours_change_nothing_but_colours(report: Report) -> None:
    plain = written(FullReporter(), report)
    coloured = written(FullReporter(), report, Style(colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9]", coloured))


@pytest.mark.parametrize("width", [40, 60, 100])
def test_sentences_fit_the_width(report: Report, width: int) -> None:
    long = replace(
        report.findings[0], message="Customers " + "go round and " * 30 + "round.", why="word " * 80, fix=""
    )
    shown = written(FullReporter(), replace(report, findings=(long,)), Style(width=width))
    sentences = [line for line in shown.splitlines() if "|" not in line and "(1 journey" not in line]
    assert max(map(len, sentences)) <= width
    assert " ".join(shown.split()).count("go round and") == 30


@pytest.mark.parametrize(
    ("length", "hidden"), [(MOST_STEPS, 0), (MOST_STEPS + 1, 1), (MOST_STEPS + 5, 5), (300, 300 - MOST_STEPS)]
)
def test_the_middle_of_a_long_path_is_left_out(
    tmp_path: Path, monkeypatch: Any, length: int, hidden: int
) -> None:
    @rule("TEST102", severity="error")
    def far_away(journey: Journey, options: object) -> Iterator[Problem]:
        """Far."""
        yield Problem("", "Far.", path=tuple(way.id for way in journey.transitions))

    monkeypatch.chdir(tmp_path)
    steps = "".join(f"  s{n}: {{next: s{n + 1}}}\n" for n in range(1, length))
    text = f"cxlint: 1\njourney: Long\ntouchpoints:\n{steps}  s{length}: {{end: resolved}}\n"
    shown = written(FullReporter(), report_of(tmp_path, text, far_away)).splitlines()
    numbers = [int(found[1]) for line in shown if (found := re.match(r"    +(\d+)\. S", line))]
    assert len(numbers) == min(length, MOST_STEPS)
    assert (numbers[0], numbers[-1]) == (1, length)
    gap = [line.strip() for line in shown if "more step" in line]
    assert gap == ([f"… {hidden} more step{'s' if hidden > 1 else ''}"] if hidden else [])


def test_a_path_that_comes_by_again_later_has_no_loop_at_its_end(report: Report) -> None:
    finding = replace(
        report.findings[0], path=("main", "main", "pay"), steps=("main.on_no_input", "main.option.1")
    )
    shown = written(FullReporter(), replace(report, findings=(finding,)))
    assert "↺" not in shown
    assert "     3. Pay now" in shown


def test_a_step_that_is_not_there_is_shown_by_its_id_and_safely(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    flow = {"StartAction": "a", "Version": "2019-10-30", "Actions": [
        {"Identifier": "a", "Type": "MessageParticipant", "Parameters": {"Text": "Hi"}, "Transitions": {"NextAction": "\x1b[31mgone"}},
    ]}  # fmt: skip

    @rule("TEST103", severity="error")
    def leads_nowhere(journey: Journey, options: object) -> Iterator[Problem]:
        """Nowhere."""
        yield from (Problem(way.id, "Nowhere.", path=(way.id,)) for way in journey.dangling)

    shown = written(FullReporter(), report_of(tmp_path, json.dumps(flow), leads_nowhere, name="x.json"))
    assert "     2. \\x1b[31mgone" in shown
    assert "\x1b" not in shown


# --- the frame -------------------------------------------------------------------------------------------------


def frame(line: str, column: int, length: int = 1, label: str = "", before: str = "") -> list[str]:
    document = Document("f", (before + line).encode())
    number = len(re.split(r"\r\n|\r|\n", before))
    return code_frame(document, Location("f", number, column, length), label, PLAIN)


def marked(lines: list[str]) -> tuple[str, str]:
    return lines[2].partition("| ")[2], lines[3].partition("| ")[2]


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "mark"),
    [
        pytest.param("next: gone", 7, 4, "next: gone", "      ^^^^", id="plain text"),
        pytest.param("a", 1, 0, "a", "^", id="a length that is not known"),
        pytest.param("a", 1, 99, "a", "^", id="a length beyond the line"),
        pytest.param("ab", 9, 1, "ab", "  ^", id="a column beyond the line"),
        pytest.param("", 1, 1, "", "^", id="an empty line"),
        pytest.param("電話: gone", 5, 4, "電話: gone", "      ^^^^", id="wide characters before"),
        pytest.param("x: 電話", 4, 2, "x: 電話", "   ^^^^", id="wide characters marked"),
        pytest.param("e\u0301: gone", 5, 4, "e\u0301: gone", "   ^^^^", id="an accent of its own"),
        pytest.param("क्षे: x", 7, 1, "क्षे: x", "    ^", id="vowel signs"),
        pytest.param("👍\ufe0f: x", 5, 1, "👍\ufe0f: x", "    ^", id="a picture with a selector"),
        pytest.param("\tx: y", 5, 1, " x: y", "    ^", id="a tab"),
        pytest.param("\x1b[1m: y", 7, 1, "\\x1b[1m: y", "         ^", id="a sign that steers"),
        pytest.param("\u202ex: y", 5, 1, "\\u202ex: y", "         ^", id="a sign that turns text round"),
    ],
)
def test_the_mark_stands_under_what_is_meant(
    line: str, column: int, length: int, shown: str, mark: str
) -> None:
    assert marked(frame(line, column, length)) == (shown, mark)


@pytest.mark.parametrize(
    "before", ["\ufeff", "a\r\n", "a\rb\r", "a\n\n"], ids=["mark of order", "CRLF", "CR", "LF"]
)
def test_line_ends_and_marks_of_byte_order_do_not_count(before: str) -> None:
    assert marked(frame("next: gone", 7, 4, before=before)) == ("next: gone", "      ^^^^")


@pytest.mark.parametrize("at", [0, 10, 500, 5_000, 99_990])
def test_of_a_line_without_end_the_part_that_matters_is_shown(at: int) -> None:
    line = "." * at + "GONE" + "." * (100_000 - at - 4)
    shown, mark = marked(frame(line, at + 1, 4, "here"))
    assert len(shown) <= MOST_CHARACTERS + 2
    place = mark.index("^")
    assert shown[place : place + 4] == "GONE"
    assert mark[place:] == "^^^^ here"
    assert shown.startswith("…") is (at > MOST_CHARACTERS)
    assert shown.endswith("…") is (at < 99_000)


def test_a_mark_is_never_longer_than_the_line_shown() -> None:
    shown, mark = marked(frame("x" * 1000, 1, 1000))
    assert len(mark) <= len(shown)


@pytest.mark.parametrize(
    ("data", "line"),
    [(None, 3), (b"a", 0), (b"\xff", 1)],
    ids=["no document", "no line", "no text"],
)
def test_without_a_line_only_the_place_is_shown(data: bytes | None, line: int) -> None:
    document = None if data is None else Document("f", data)
    place = f"f:{line}:1" if line else "f"
    assert code_frame(document, Location("f", line, 1), "", PLAIN) == [f"  --> {place}"]


def test_a_line_after_the_last_is_empty() -> None:
    assert marked(code_frame(Document("f", b"a"), Location("f", 9, 1), "", PLAIN)) == ("", "^")


def test_the_gutter_grows_with_the_number() -> None:
    lines = code_frame(Document("f", b"\n" * 120 + b"a"), Location("f", 121, 1), "", PLAIN)
    assert [line.index("|") for line in lines[1:]] == [4] * 4
    assert lines[0].index("-->") == 4


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.replace("Main menu", "電話 é\u0301"),
        json.dumps({"cxlint": 1, "journey": "Round", "touchpoints": {
            "main": {"kind": "menu", "options": {"1": "pay"}, "on_no_input": {"to": "main"}},
            "pay": {"next": "thanks"}, "thanks": {"end": "resolved"}}}),
    ],
    ids=["as it is", "CRLF", "mark of order", "wide titles", "one line of JSON"],
)  # fmt: skip
def test_the_marks_of_real_findings_stand_under_their_elements(
    tmp_path: Path, monkeypatch: Any, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = report_of(tmp_path, text)
    thanks = found.findings[1]
    lines = code_frame(found.files[0].document, thanks.location, "", PLAIN)
    shown, mark = marked(lines)
    assert shown[mark.index("^") :].lstrip('"').startswith("thanks")


# --- one line a finding ------------------------------------------------------------------------------------------


def test_the_concise_report(report: Report) -> None:
    first, second, last = written(ConciseReporter(), report).splitlines()
    assert re.fullmatch(r"x\.journey\.yaml:4:\d+: error TEST101 goes-round: Customers go round\.", first)
    assert second == "x.journey.yaml:6:3: info TEST101 goes-round: Customers are thanked."
    assert last == "1 error, 1 note (1 journey in 1 file, 0.12 s)"


def test_a_finding_is_one_line_whatever_it_says(report: Report) -> None:
    odd = replace(report.findings[0], message="a\nb\r\x1b[2J\u2028c")
    line, _ = written(ConciseReporter(), replace(report, findings=(odd,))).splitlines()
    assert line.endswith("a b \\x1b[2J\\u2028c")


# --- the last line ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reporter", [FullReporter(), ConciseReporter()], ids=lambda reporter: reporter.name)
@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({}, "1 error, 1 note (1 journey in 1 file, 0.12 s)"),
        ({"findings": ()}, "Nothing found (1 journey in 1 file, 0.12 s)"),
        ({"findings": (), "files": ()}, "Nothing found (0 journeys in 0 files, 0.12 s)"),
        ({"findings": (), "milder": 3}, "3 milder not shown (1 journey in 1 file, 0.12 s)"),
    ],
)
def test_the_last_line_sums_up(report: Report, reporter: Any, change: dict[str, Any], line: str) -> None:
    assert written(reporter, replace(report, **change)).splitlines()[-1] == line


def test_the_last_line_counts_what_is_left_out(report: Report) -> None:
    hidden = tuple(replace(finding, suppressed=True) for finding in report.findings)
    shown = written(FullReporter(), replace(report, findings=hidden))
    assert shown == "2 left out by the design (1 journey in 1 file, 0.12 s)\n"


# --- for programs ------------------------------------------------------------------------------------------------------

TEXT_OR_NOTHING = (str, type(None))
CONTRACT: dict[str, Any] = {
    "version": int,
    "files": [{"path": str, "format": str, "error": TEXT_OR_NOTHING, "journeys": [
        {"id": str, "title": str, "touchpoints": int, "transitions": int}]}],
    "findings": [{
        "number": int, "code": str, "name": str, "severity": str, "file": str, "line": int, "column": int,
        "journey": str, "at": str, "message": str, "why": str, "fix": str, "path": [str],
        "fingerprint": str, "suppressed": bool}],
    "summary": {"error": int, "warning": int, "info": int, "files": int, "journeys": int, "seconds": float},
}  # fmt: skip


def fits(value: Any, contract: Any, where: str = "report") -> None:
    if isinstance(contract, dict):
        assert set(value) == set(contract), where
        for key, part in contract.items():
            fits(value[key], part, f"{where}.{key}")
    elif isinstance(contract, list):
        assert isinstance(value, list), where
        for number, part in enumerate(value):
            fits(part, contract[0], f"{where}[{number}]")
    else:
        assert isinstance(value, contract), where
        assert isinstance(value, bool) is (contract is bool), where


def test_the_report_for_programs_keeps_its_contract(report: Report) -> None:
    unread = FileReport("y.json", "", error="This file is empty.")
    unplaced = Finding(
        "CXL002", "unreadable-file", Severity.ERROR, Location("y.json"), "", "", "Empty.", number=1
    )
    whole = replace(report, files=(*report.files, unread), findings=(*report.findings, unplaced))
    shown = json.loads(written(JsonReporter(), whole))
    fits(shown, CONTRACT)
    assert shown["version"] == 1
    assert shown["files"][0] == {
        "path": "x.journey.yaml", "format": "journey", "error": None,
        "journeys": [{"id": "x", "title": "Round", "touchpoints": 3, "transitions": 3}],
    }  # fmt: skip
    assert shown["findings"][0]["path"] == ["main", "main"]
    assert shown["summary"] == {
        "error": 2, "warning": 0, "info": 1, "files": 2, "journeys": 1, "seconds": 0.125,
    }  # fmt: skip


def test_suppressed_findings_are_in_the_report_for_programs_and_not_counted(report: Report) -> None:
    hidden = tuple(replace(finding, suppressed=True) for finding in report.findings)
    shown = json.loads(written(JsonReporter(), replace(report, findings=hidden)))
    assert [finding["suppressed"] for finding in shown["findings"]] == [True, True]
    assert shown["summary"]["error"] == 0


def test_the_report_for_programs_is_ascii_and_ends_the_line(report: Report) -> None:
    odd = replace(report.findings[0], message="é\u2028\x1b\ud800")
    text = written(JsonReporter(), replace(report, findings=(odd,)))
    assert text.isascii()
    assert text.endswith("}\n")
    assert json.loads(text)["findings"][0]["message"] == "é\u2028\x1b\ud800"


def test_stand_ins_for_other_files_are_not_counted_as_touchpoints(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    text = TEXT.replace("next: thanks", "next: other.journey.yaml")
    shown = json.loads(written(JsonReporter(), report_of(tmp_path, text)))
    assert shown["files"][0]["journeys"][0]["touchpoints"] == 3


# --- small parts --------------------------------------------------------------------------------------------------------


def test_findings_are_grouped_by_file_in_their_order(report: Report) -> None:
    other = replace(report.findings[0], location=Location("a"))
    grouped = by_file([report.findings[0], other, report.findings[1]])
    assert {file: [f.message for f in found] for file, found in grouped.items()} == {
        "x.journey.yaml": ["Customers go round.", "Customers are thanked."],
        "a": ["Customers go round."],
    }


def test_a_word_longer_than_the_width_is_broken_up() -> None:
    assert wrap("x" * 50, 20, "- ", "  ") == ["- " + "x" * 18, "  " + "x" * 18, "  " + "x" * 14]
    assert wrap("", 20, "- ") == ["-"]
