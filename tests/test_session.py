"""One run as a whole: order, numbers, fingerprints, and the same answer every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cxlint.config.load import Config
from cxlint.errors import UnreadableFile
from cxlint.files import gathered
from cxlint.findings import Finding, Severity
from cxlint.journey.journey import Journey
from cxlint.journey.model import Touchpoint
from cxlint.locations import Location
from cxlint.plugins import Plugin, Plugins, load_plugins
from cxlint.report import Report
from cxlint.session import Session
from cxlint.sources.base import Document, Reading

ROOT = Path(__file__).resolve().parent.parent
HEAD = "cxlint: 1\njourney: Three dead ends\ntouchpoints:\n"
MENU = "  menu: {kind: menu, prompt: 'Press 1, 2, 3 or 0.', options: {1: a, 2: b, 3: c, 0: p}}\n"
ENDS = {name: f"  {name}: {{kind: message}}\n" for name in "abc"}
PERSON = "  p: {kind: queue}\n"
TEXT = HEAD + MENU + "".join(ENDS.values()) + PERSON


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = TEXT) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def check(*paths: str) -> Report:
    return Session(load_plugins(installed=False), Config(root=Path.cwd())).check(paths)


def marks(findings: tuple[Finding, ...]) -> dict[str, str]:
    return {finding.at: finding.fingerprint for finding in findings}


def test_findings_are_numbered_from_one_in_each_file() -> None:
    report = check(write("x.journey.yaml"), write("y.journey.yaml"))
    numbered = [(finding.location.file, finding.number, finding.at) for finding in report.findings]
    assert numbered == [
        (f, n, at) for f in ("x.journey.yaml", "y.journey.yaml") for n, at in enumerate("abc", 1)
    ]


def test_the_worst_comes_first_then_the_top_of_the_file() -> None:
    text = TEXT.replace("  c: {kind: message}", "  c: {kind: message, next: gone}").replace(
        "{1: a,", "{1: a, 9: x,"
    )
    found = check(write("x.journey.yaml", text)).findings
    assert [f.number for f in found] == list(range(1, len(found) + 1))
    keys = [(-f.severity, f.location.line, f.location.column) for f in found]
    assert keys == sorted(keys)
    assert len({f.severity for f in found}) > 1


CHANGES = [
    pytest.param(TEXT.replace("touchpoints:", "\n\n# a remark\ntouchpoints:"), "abc", id="lines move"),
    pytest.param(HEAD + MENU + PERSON + "".join(reversed(ENDS.values())), "abc", id="touchpoints change places"),
    pytest.param(TEXT.replace("  a: {kind: message}", "  a: {end: resolved}"), "bc", id="another finding vanishes"),
    pytest.param(TEXT.replace("Three dead ends", "Ends"), "abc", id="the journey gets another name"),
    pytest.param(TEXT.replace("\n", "\r\n"), "abc", id="line ends change"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), CHANGES)
def test_fingerprints_stay_when(text: str, left: str) -> None:
    before = marks(check(write("x.journey.yaml")).findings)
    after = marks(check(write("x.journey.yaml", text)).findings)
    assert sorted(after) == list(left)
    assert after == {at: before[at] for at in left}


def test_fingerprints_differ() -> None:
    found = check(write("x.journey.yaml"), write("y.journey.yaml")).findings
    assert len({finding.fingerprint for finding in found}) == len(found) == 6


def plain(report: Report) -> dict[str, list[Finding]]:
    files: dict[str, list[Finding]] = {file.path: [] for file in report.files}
    for finding in report.findings:
        files[finding.location.file].append(finding)
    return files


def test_the_order_of_paths_changes_nothing_within_a_file() -> None:
    write("a.journey.yaml", TEXT.replace("kind: queue", "next: b.journey.yaml"))
    write("b.journey.yaml", TEXT.replace("kind: queue", "next: c.journey.yaml"))
    write("c.journey.yaml")
    names = [f"{name}.journey.yaml" for name in "abc"]
    expected = plain(check(*names))
    assert [len(found) for found in expected.values()] == [3, 3, 3]
    for order in permutations(names):
        assert plain(check(*order)) == expected


@pytest.mark.parametrize("arguments", [["check", "--format", "json"], ["check"], ["rules"]], ids=" ".join)
def test_the_seed_of_the_hashes_changes_nothing(arguments: list[str]) -> None:
    write("a.journey.yaml", TEXT.replace("kind: queue", "next: gone.journey.yaml"))
    write("b.journey.yaml", TEXT.replace("options: {", "on_no_input: menu, on_no_match: a, options: {4: a, "))
    outputs = {output(arguments, seed) for seed in ("0", "1", "4242")}
    assert len(outputs) == 1
    assert "STR104" in outputs.pop()


def output(arguments: list[str], seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "cxlint", *arguments, "--isolated"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60)
    text = done.stdout.decode()
    assert done.returncode in (0, 1), done.stderr
    if "json" in arguments:
        shown: dict[str, Any] = json.loads(text)
        shown["summary"].pop("seconds")
        return json.dumps(shown)
    return text.rpartition(" s)")[0].rpartition(", ")[0] if arguments == ["check"] else text


# --- what cannot be read --------------------------------------------------------------------------------

UNREADABLE = [
    pytest.param(b"", "This file is empty.", id="an empty file"),
    pytest.param(b"cxlint: [1", "This is not valid YAML", id="no YAML"),
    pytest.param(b"\xff\xfe\x00", "This file is not UTF-16 text", id="half a character"),
    pytest.param(b"cxlint: 1\njourney: \xe9", "This file is not UTF-8 text", id="another encoding"),
    pytest.param(b"[1, 2]", "A journey is a mapping", id="a list"),
    pytest.param(b"cxlint: 7\n", "is not a format version", id="a version to come"),
]


@pytest.mark.parametrize(("data", "sentence"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_a_finding_and_the_others_are_checked(
    data: bytes, sentence: str
) -> None:
    Path("bad.journey.yaml").write_bytes(data)
    report = check("bad.journey.yaml", write("x.journey.yaml"))
    first, *others = report.findings
    assert (first.code, first.blocks, first.location.file) == ("CXL002", True, "bad.journey.yaml")
    assert sentence in first.message
    assert [finding.at for finding in others] == ["a", "b", "c"]
    assert report.files[0].error == first.message
    assert report.exit_status(None) == 2


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.journey.yaml", "There is no such file."),
        ("gone/*.json", "No file matches this pattern."),
        ("notes.txt", "This is not a journey, or not a format that is read yet."),
        ("folder.json/..data", "There is no such file."),
        ("a\0b", "This name holds a NUL character, so no file can have it."),
    ],
)
def test_a_named_path_that_is_no_journey_is_told(name: str, sentence: str) -> None:
    write("notes.txt", "Buy milk.")
    report = check(name)
    assert [(f.code, f.message) for f in report.findings] == [("CXL002", sentence)]
    assert report.exit_status(None) == 2


def test_what_is_wrong_in_a_part_of_a_file_does_not_hide_the_rest() -> None:
    found = check(write("x.journey.yaml", TEXT + "  d: {kind: mesage, next: a}\n")).findings
    assert [(f.code, f.at) for f in found if f.blocks] == [("CXL003", "")]
    assert {"a", "b", "c"} <= {f.at for f in found}


def test_the_same_session_can_check_twice() -> None:
    session = Session(load_plugins(installed=False), Config(root=Path.cwd()))
    write("x.journey.yaml")
    assert session.check(["x.journey.yaml"]).findings == session.check(["x.journey.yaml"]).findings


def test_a_link_in_a_circle_hides_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("cxlint: 1\ntouchpoints: {a: {next: b.journey.yaml}}\n")
    (tmp_path / "self.journey.yaml").symlink_to("self.journey.yaml")

    report = Session(load_plugins(installed=False), Config(root=tmp_path)).check([str(tmp_path)])

    assert {finding.code for finding in report.findings} >= {"CXL002", "CXL006"}
    assert len(report.files) == 2


@pytest.mark.parametrize(
    ("name", "head", "status"),
    [
        pytest.param("data.json", b'{"rows": [', 0, id="a huge file that is no journey is passed over"),
        pytest.param("flow.json", b'{"StartAction": "a", "Actions": [', 2, id="a huge flow is told"),
    ],
)
def test_huge_files_in_a_folder(tmp_path: Path, name: str, head: bytes, status: int) -> None:
    (tmp_path / "a.journey.yaml").write_text("cxlint: 1\ntouchpoints: {a: {end: resolved}}\n")
    with (tmp_path / name).open("wb") as file:
        file.write(head)
        file.truncate(40 * 2**20)

    report = Session(load_plugins(installed=False), Config(root=tmp_path)).check([str(tmp_path)])

    assert report.exit_status(Severity.ERROR) == status


# --- files that belong together ---------------------------------------------------------------------


class Book:
    """A format of which the chapters stand in files of their own."""

    name = "book"
    title = "Book"
    suffixes = ("book.txt",)

    def recognises(self, document: Document) -> bool:
        return document.path.endswith("book.txt")

    def belongs(self, document: Document) -> list[str]:
        return document.text.splitlines()

    def read(self, document: Document) -> Reading:
        return Reading(
            tuple(
                Journey(
                    id=name,
                    title=name,
                    file=part.path,
                    format="book",
                    touchpoints={"a": Touchpoint("a", "queue", location=Location(part.path, pointer=("a",)))},
                    transitions=(),
                    start=(),
                )
                for name, part in document.parts.items()
            )
        )

    def locate(self, document: Document, location: Location) -> Location:
        part = document.at(location.file)
        assert part is not None
        return replace(location, line=len(part.lines))


def read_book(*paths: str) -> Report:
    return Session(Plugins((Plugin("x", "1", sources=(Book(),)),)), Config(root=Path.cwd())).check(paths)


def parts(report: Report) -> list[str]:
    return [journey.file for journey in report.files[0].journeys]


def test_files_that_belong_to_another_are_handed_to_its_source(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    Path("in/one.md").write_text("1")
    Path("in/deep/two.md").write_text("2")
    Path("in/book.txt").write_text("**/*.md\nbook.txt")
    assert parts(read_book("in")) == ["in/deep/two.md", "in/one.md", "in/book.txt"]


def test_files_outside_the_project_never_belong_to_one(tmp_path: Path) -> None:
    Path("in").mkdir()
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text("secret")
    Path("in/link.md").symlink_to(outside)
    Path("beside.md").write_text("in the project")
    Path("in/book.txt").write_text(f"../../{outside.name}\n{outside}\nlink.md\n../beside.md\n\0")
    assert parts(read_book("in/book.txt")) == ["beside.md"]


def test_a_part_that_cannot_be_read_raises_only_when_it_is_used(tmp_path: Path) -> None:
    folder = gathered(Document("book.txt", b""), ["*.md"], lambda path: True)
    assert not folder.parts
    Path("one.md").write_text("1")
    folder = gathered(Document("book.txt", b""), ["*.md"], lambda path: True)
    Path("one.md").unlink()
    assert list(folder.parts) == ["one.md"]
    with pytest.raises(UnreadableFile, match="no such file"):
        folder.parts["one.md"]
    assert folder.at("one.md") is None


def test_a_zip_is_handed_over_unpacked() -> None:
    import zipfile

    with zipfile.ZipFile("some.book.txt", "w") as archive:
        archive.writestr("ch/one.md", "1")
    assert parts(read_book("some.book.txt")) == ["some.book.txt/ch/one.md"]
