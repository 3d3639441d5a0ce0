"""Whatever is in a file, the report says so in sentences, and the other files are checked."""

from __future__ import annotations

import io
import json
import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from cxlint.config.load import Config
from cxlint.findings import Severity
from cxlint.plugins import Plugin, Plugins, load_plugins
from cxlint.report import Report, Reporter, Style
from cxlint.reporters.concise import ConciseReporter
from cxlint.reporters.full import FullReporter
from cxlint.reporters.json import JsonReporter
from cxlint.session import Session
from cxlint.sources.native import JourneyFile

GOOD = "cxlint: 1\njourney: Good\ntouchpoints:\n  a: {next: b}\n  b: {end: resolved}\n"
REPORTERS: list[Reporter] = [FullReporter(), ConciseReporter(), JsonReporter()]
ONLY_JOURNEYS = Plugins((Plugin("cxlint", "built in", sources=(JourneyFile(),)),))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.journey.yaml").write_text(GOOD)
    return tmp_path


def check(*paths: str, plugins: Plugins = ONLY_JOURNEYS) -> Report:
    return Session(plugins, Config(Path.cwd())).check([*paths, "good.journey.yaml"])


def written(report: Report) -> dict[str, str]:
    texts = {}
    for reporter in REPORTERS:
        out = io.StringIO()
        reporter.write(report, out, Style())
        texts[reporter.name] = out.getvalue()
    return texts


def as_bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HEAD = "cxlint: 1\ntouchpoints:\n"

UNREADABLE: dict[str, tuple[str | bytes, str, int]] = {
    "empty": ("", "empty", 1),
    "only white space": (" \n\n", "empty", 1),
    "broken off in a bracket": (GOOD[: GOOD.index("}")], "not valid YAML", 4),
    "broken off in JSON": ('{"cxlint": 1, "touchpoints": {"a"', "not valid YAML", 1),
    "binary": (bytes(range(256)), "not UTF-8", 1),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "not UTF-8", 1),
    "a packed file": (b"\x1f\x8b\x08\x00" + b"\0" * 99, "not UTF-8", 1),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "cannot be part of text", 1),
    "Latin-1": (HEAD.encode() + "  a: {title: Für}".encode("latin-1"), "not UTF-8", 3),
    "null bytes": (HEAD + "  a: \0", "cannot be part of text", 3),
    "100,000 levels of YAML": (HEAD + "  a: " + "[" * 100_000, "levels deep", 3),
    "100,000 levels of mappings": (HEAD + "  a: " + "{a: " * 100_000, "levels deep", 3),
    "100,000 levels of JSON": ('{"cxlint": 1, "touchpoints": ' + '{"a":' * 100_000, "levels deep", 1),
    "100,000 levels of dashes": (HEAD + "  a:\n    " + "- " * 100_000, "levels deep", 4),
    "an alias bomb": (BOMB, "anchor", 1),
    "an alias to itself": ("cxlint: 1\na: &a [*a]", "anchor", 2),
    "Python in YAML": ('cxlint: 1\na: !!python/object/apply:os.system ["true"]', "tag", 2),
    "a second document": (GOOD + "---\n" + GOOD, "second document", 6),
    "a list": ("- cxlint: 1", "mapping", 1),
    "another version": ("cxlint: 9", "format version", 1),
    "a line of a million characters without an end": (
        'cxlint: 1\na: "' + "x" * 1_000_000,
        "not valid YAML",
        2,
    ),
    "a key of a million characters": ("cxlint: 1\n" + "x" * 1_000_000 + ": 1", "not valid YAML", 2),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_read(case: str, folder: Path) -> None:
    content, words, line = UNREADABLE[case]
    (folder / "bad.journey.yaml").write_bytes(as_bytes(content))
    report = check("bad.journey.yaml")
    (finding,) = report.findings
    assert words in finding.message
    assert (finding.location.file, finding.code, finding.blocks) == ("bad.journey.yaml", "CXL002", True)
    assert finding.location.line in (line, line + 1)
    assert finding.message.endswith(".")
    assert finding.fix
    assert report.exit_status(None) == 2
    assert [len(file.journeys) for file in report.files] == [0, 1]
    for text in written(report).values():
        assert "Traceback" not in text
        assert "bad.journey.yaml" in text
        assert len(text) < 10_000


FLAWED: dict[str, tuple[str | bytes, str, int]] = {
    "keys that stand twice": (GOOD + "journey: Bad\n", "stands twice", 6),
    "an unknown kind": (HEAD + "  a: {kind: manu}", "“manu” is no kind", 3),
    "no touchpoints": ("cxlint: 1\n", "no touchpoints", 1),
    "a target that cannot be": (HEAD + "  a: {next: [B]}", "neither an id", 3),
    "a line of a million characters": (HEAD + "  a: {kind: " + "x" * 1_000_000 + "}", "is no kind", 3),
    "an escape sequence": (HEAD + '  a: {kind: "\\e[31mred\\e]0;x\\a"}', "is no kind", 3),
    "UTF-16 with a mistake": ((HEAD + "  a: {kind: manu}").encode("utf-16"), "is no kind", 3),
    "CR with a mistake": ((HEAD + "  a: {kind: manu}").replace("\n", "\r"), "is no kind", 3),
}


@pytest.mark.parametrize("case", FLAWED)
def test_a_file_with_a_mistake(case: str, folder: Path) -> None:
    content, words, line = FLAWED[case]
    (folder / "bad.journey.yaml").write_bytes(as_bytes(content))
    report = check("bad.journey.yaml")
    (finding,) = report.findings
    assert words in finding.message
    assert (finding.location.line, finding.blocks) == (line, True)
    assert report.exit_status(Severity.ERROR) == 2
    assert [len(file.journeys) for file in report.files] == [1, 1]
    for text in written(report).values():
        assert "\x1b" not in text
        assert "\x07" not in text
        assert len(text) < 10_000


FINE: dict[str, str | bytes] = {
    "a mark of the byte order": "\ufeff" + GOOD,
    "CRLF": GOOD.replace("\n", "\r\n"),
    "CR": GOOD.replace("\n", "\r"),
    "UTF-16": GOOD.encode("utf-16"),
    "a text of a million characters": GOOD.replace("Good", "x" * 1_000_000),
    "a target that is not there": HEAD + "  a: {next: nowhere}",
}


@pytest.mark.parametrize("case", FINE)
def test_a_file_that_can_be_read(case: str, folder: Path) -> None:
    (folder / "fine.journey.yaml").write_bytes(as_bytes(FINE[case]))
    report = check("fine.journey.yaml")
    assert report.findings == ()
    assert report.exit_status(Severity.INFO) == 0


def _missing(_folder: Path) -> str:
    return "missing.journey.yaml"


def _too_large(folder: Path) -> str:
    with open(folder / "large.journey.yaml", "wb") as file:
        file.truncate(33 * 2**20)
    return "large.journey.yaml"


def _pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.journey.yaml")
    return "pipe.journey.yaml"


def _to_itself(folder: Path) -> str:
    (folder / "link.journey.yaml").symlink_to("link.journey.yaml")
    return "link.journey.yaml"


def _null(_folder: Path) -> str:
    return "a\0b.journey.yaml"


def _long(_folder: Path) -> str:
    return "x" * 5000 + ".journey.yaml"


def _other(folder: Path) -> str:
    (folder / "notes.txt").write_text("hello")
    return "notes.txt"


def _locked(folder: Path) -> str:
    (folder / "locked.journey.yaml").write_text(GOOD)
    (folder / "locked.journey.yaml").chmod(0)
    return "locked.journey.yaml"


PLACES: dict[str, tuple[Callable[[Path], str], str]] = {
    "a file that is not there": (_missing, "no such file"),
    "a file that is too large": (_too_large, "larger than 32 MB"),
    "a pipe": (_pipe, "not a file"),
    "a link to itself": (_to_itself, "cannot be opened"),
    "a name with a null byte": (_null, "holds a NUL character"),
    "a name that is too long": (_long, "cannot be opened"),
    "a file of another kind": (_other, "not a journey"),
    "a file that must not be read": (_locked, "cannot be opened"),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_place_that_is_no_journey(case: str, folder: Path) -> None:
    make, words = PLACES[case]
    if make is _locked and os.geteuid() == 0:
        pytest.skip("root may read every file")
    if make is _pipe and not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with names")
    report = check(make(folder))
    (finding,) = report.findings
    assert words in finding.message
    assert report.exit_status(None) == 2
    assert len(report.files[-1].journeys) == 1
    assert not any("\0" in text for text in written(report).values())


def test_a_folder_in_place_of_a_file_is_searched(folder: Path) -> None:
    (folder / "bad.journey.yaml").mkdir()
    (folder / "bad.journey.yaml" / "in.journey.yaml").write_text(GOOD)
    report = check("bad.journey.yaml")
    assert report.findings == ()
    assert [file.path for file in report.files] == ["bad.journey.yaml/in.journey.yaml", "good.journey.yaml"]


def test_all_bad_files_of_a_folder_are_told(folder: Path) -> None:
    for number, (content, _, _) in enumerate(UNREADABLE.values()):
        (folder / f"bad{number:02}.journey.yaml").write_bytes(as_bytes(content))
    report = Session(ONLY_JOURNEYS, Config(folder)).check(["."])
    assert len(report.findings) == len(UNREADABLE)
    assert len(report.files) == len(UNREADABLE) + 1


STEERING = "\\e[31mRed\\e[0m \\e]0;title\\a \\u202Eright to left \\u0085 \\x9b31m \\r over"


def test_nothing_in_a_design_steers_the_terminal(folder: Path) -> None:
    (folder / "bad.journey.yaml").write_text(
        f'cxlint: 1\njourney: "{STEERING}"\n"{STEERING}": 1\n'
        f'touchpoints:\n  "{STEERING}": {{title: "{STEERING}", next: "{STEERING}.journey.yaml"}}\n'
        f'  a: {{title: "{STEERING}", kind: "{STEERING}", next: "{STEERING}"}}\n'
        f'  loop: {{kind: menu, title: "{STEERING}", options: {{1: loop}}, on_no_input: loop}}\n'
    )
    for plugins in (ONLY_JOURNEYS, load_plugins(installed=False)):
        report = check("bad.journey.yaml", plugins=plugins)
        assert report.exit_status(None) == 2
        for name, text in written(report).items():
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text), name


def test_json_stays_json(folder: Path) -> None:
    (folder / "bad.journey.yaml").write_text(HEAD + '  a: {kind: "\\ud800x"}\n  b: {kind: "\\u2028<>"}\n')
    assert json.loads(written(check("bad.journey.yaml"))["json"])["summary"]["files"] == 2


MEMORY = {
    "an alias bomb": (BOMB, 20),
    "100,000 levels of YAML": (HEAD + "  a: " + "[" * 100_000, 20),
    "100,000 levels of JSON": ('{"cxlint": 1, "touchpoints": ' + '{"a":' * 100_000, 20),
    "a text of a million characters": (GOOD.replace("Good", "x" * 1_000_000), 40),
    "a million empty lines": (GOOD + "\n" * 1_000_000, 150),
}


@pytest.mark.parametrize("case", MEMORY)
def test_memory_is_bounded(case: str, folder: Path) -> None:
    content, megabytes = MEMORY[case]
    (folder / "bad.journey.yaml").write_text(content)
    tracemalloc.start()
    try:
        check("bad.journey.yaml")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < megabytes * 2**20


def test_a_source_that_crashes_is_a_finding_and_the_other_files_are_checked(folder: Path) -> None:
    class Crashing(JourneyFile):
        name = "crashing"

        def recognises(self, document: object) -> bool:
            return getattr(document, "path", "") == "bad.journey.yaml"

        def read(self, document: object) -> None:  # type: ignore[override]
            raise RecursionError("too \x1b[31m deep")

    (folder / "bad.journey.yaml").write_text(GOOD)
    plugins = Plugins((Plugin("p", "file", sources=(Crashing(), JourneyFile())),))
    report = check("bad.journey.yaml", plugins=plugins)
    (finding,) = report.findings
    assert "The source crashing failed" in finding.message
    assert report.exit_status(None) == 2
    assert len(report.files[1].journeys) == 1
    assert all("\x1b" not in text for text in written(report).values())
