"""Which files are looked at, and how a file is written whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from cxlint import files
from cxlint.cli import run
from cxlint.errors import UnreadableFile, UsageError
from cxlint.globs import USUALLY_LEFT_OUT, Globs
from cxlint.sources.connect import AmazonConnect
from cxlint.sources.native import JourneyFile

SOURCES = (JourneyFile(), AmazonConnect())
JOURNEY = "cxlint: 1\njourney: J\ntouchpoints:\n  bye: {end: resolved}\n"
TREE = (
    "b.journey.yaml", "a.journey.yml", "c.journey.json", "flow.json", "flow", "notes.txt", "x.yaml",
    "sub/d.journey.yaml", "sub/deep/e.json", ".hidden.journey.yaml", ".git/f.json", "node_modules/g.json",
    "venv/h.json", "__pycache__/i.json", "dist/j.json", "build/k.json",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tree(folder: Path) -> Path:
    for name in TREE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(JOURNEY, encoding="utf-8")
    return folder


def found(*paths: str) -> list[str]:
    return [candidate.path for candidate in files.candidates(paths, SOURCES)]


TOP = ["a.journey.yml", "b.journey.yaml", "c.journey.json", "flow", "flow.json"]
SUB = ["sub/d.journey.yaml", "sub/deep/e.json"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(
            ["."], TOP + SUB, id="a folder: what can be a journey, hidden and vendored folders left out"
        ),
        pytest.param(["sub"], SUB, id="another folder"),
        pytest.param(["sub/"], SUB, id="a folder with a slash"),
        pytest.param([".git"], [".git/f.json"], id="a hidden folder that is named"),
        pytest.param(["notes.txt"], ["notes.txt"], id="any file that is named"),
        pytest.param(["*.json"], ["c.journey.json", "flow.json"], id="a pattern"),
        pytest.param(["**/e.json"], ["sub/deep/e.json"], id="a pattern over folders"),
        pytest.param(["su*"], SUB, id="a pattern that names a folder"),
        pytest.param(["*.xml"], ["*.xml"], id="a pattern without a match is passed on, to be told"),
        pytest.param(["gone.json"], ["gone.json"], id="a file that is not there is passed on, to be told"),
        pytest.param(["-"], ["-"], id="standard input"),
        pytest.param(
            ["flow.json", "./flow.json", "sub/../flow.json"], ["flow.json"], id="a file is looked at once"
        ),
        pytest.param(["sub", ".", "sub/d.journey.yaml"], SUB + TOP, id="a file of two folders as well"),
        pytest.param(["-", "-"], ["-"], id="standard input is read once"),
    ],
)
def test_candidates(tree: Path, paths: list[str], expected: list[str]) -> None:
    assert found(*paths) == expected


@pytest.mark.parametrize(
    ("exclude", "paths", "expected"),
    [
        pytest.param(["sub"], ["."], TOP, id="a folder"),
        pytest.param(["sub/deep"], ["."], [*TOP, SUB[0]], id="the path of a folder"),
        pytest.param(["sub/**/*.json"], ["sub"], SUB[:1], id="files of a folder"),
        pytest.param(["*.journey.*"], ["."], ["flow", "flow.json", SUB[1]], id="names"),
        pytest.param(["*"], [".", "flow"], ["flow"], id="a file that is named is there nevertheless"),
        pytest.param(["sub"], ["sub"], SUB, id="and so is a folder"),
    ],
)
def test_what_a_search_leaves_out(
    tree: Path, exclude: list[str], paths: list[str], expected: list[str]
) -> None:
    left_out = Globs((*USUALLY_LEFT_OUT, *exclude), tree).fit
    assert [one.path for one in files.candidates(paths, SOURCES, left_out)] == expected


def test_the_usual_ones_may_be_searched(tree: Path) -> None:
    found = files.candidates(["."], SOURCES, lambda path: False)
    assert {"build/k.json", "venv/h.json"} <= {one.path for one in found}


def test_paths_are_shown_from_here(tree: Path) -> None:
    assert files.from_here(tree / "sub" / "a.toml") == "sub/a.toml"
    assert files.from_here(tree.parent / "a.toml") == str(tree.parent / "a.toml").replace(os.sep, "/")


def test_an_absolute_and_a_relative_path_are_one_file(tree: Path) -> None:
    assert found("flow.json", str(tree / "flow.json")) == ["flow.json"]


def test_a_name_that_looks_like_a_pattern_is_a_name(folder: Path) -> None:
    (folder / "flow[1].json").write_text("{}", encoding="utf-8")
    assert found("flow[1].json") == ["flow[1].json"]


def test_links_to_folders_are_not_followed(tree: Path) -> None:
    os.symlink("..", tree / "sub" / "round")
    assert found("sub") == SUB


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may open everything"
)
def test_a_folder_that_cannot_be_opened_is_told(tree: Path) -> None:
    (tree / "sub" / "deep").chmod(0)
    try:
        assert found("sub") == ["sub/d.journey.yaml", "sub/deep"]
        with pytest.raises(UnreadableFile, match="Permission denied"):
            files.read_document("sub/deep")
    finally:
        (tree / "sub" / "deep").chmod(0o700)


def test_a_folder_is_searched_by_content_too(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "data.json").write_text('{"rows": [1, 2]}', encoding="utf-8")
    assert run(["check", "--isolated", "sub", "data.json"]) == 2
    assert run(["check", "--isolated", "--format", "json", "sub"]) == 0
    assert "sub/d.journey.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["."], ["empty"], []], ids=str)
def test_when_nothing_is_there_nothing_was_checked(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (folder / "empty").mkdir()
    (folder / "data.json").write_text("{}", encoding="utf-8")
    assert run(["check", "--isolated", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "so nothing was checked" in shown.err


def test_a_huge_file_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "huge.journey.yaml").open("wb") as file:
        file.truncate(2**30)  # a hole of 1 GB
    began = time.process_time()
    with pytest.raises(UnreadableFile, match="larger than 32 MB, so it was not read"):
        files.read_document("huge.journey.yaml")
    assert time.process_time() - began < 5


def test_standard_input_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 11)))
    with pytest.raises(UnreadableFile, match="larger than"):
        files.read_document("-")


def test_without_standard_input_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert files.read_document("-", "name").data == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    with pytest.raises(UnreadableFile, match="This is not a file"):
        files.read_document("pipe.json")


# --- writing ------------------------------------------------------------------------------------------------


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written(folder: Path) -> None:
    files.write_whole(Path("out.txt"), b"new")
    assert Path("out.txt").read_bytes() == b"new"
    assert leftovers(folder) == ["out.txt"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(Path("out.txt").stat().st_mode) == 0o666 & ~mask


def test_a_file_that_is_replaced_keeps_its_permissions(folder: Path) -> None:
    Path("out.txt").write_bytes(b"old")
    Path("out.txt").chmod(0o600)
    files.write_whole(Path("out.txt"), b"new")
    assert stat.S_IMODE(Path("out.txt").stat().st_mode) == 0o600


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("where", ["replace", "fdopen"])
def test_when_writing_is_cut_short_the_old_file_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, where: str
) -> None:
    def fail(*_: object) -> None:
        raise stop

    Path("out.txt").write_bytes(b"old")
    monkeypatch.setattr(os, where, fail)
    with pytest.raises((UsageError, KeyboardInterrupt)):
        files.write_whole(Path("out.txt"), b"new")
    assert Path("out.txt").read_bytes() == b"old"
    assert leftovers(folder) == ["out.txt"]


def test_a_link_is_written_through(folder: Path) -> None:
    Path("real.txt").write_bytes(b"old")
    os.symlink("real.txt", "link.txt")
    files.write_whole(Path("link.txt"), b"new")
    assert Path("link.txt").is_symlink()
    assert Path("real.txt").read_bytes() == b"new"


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="there is no such device here")
def test_a_device_is_never_replaced_by_a_file() -> None:
    files.write_whole(Path(os.devnull), b"new")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("name", ["gone/out.txt", ".", "x" * 300], ids=["no folder", "a folder", "too long"])
def test_what_cannot_be_written_is_told_in_a_sentence(name: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be written: .+\."):
        files.write_whole(Path(name), b"new")


def test_a_long_name_leaves_room_for_the_temporary_file(folder: Path) -> None:
    name = "x" * 250 + ".txt"
    files.write_whole(folder / name, b"new")
    assert leftovers(folder) == [name]
