"""Patterns for paths: what fits, what lies in a folder that fits, and the same answer as the shell's."""

from __future__ import annotations

import glob
import os
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.globs import Globs, fits, split

PATHS = (
    "a.json",
    "flows/a.json",
    "flows/old/a.json",
    "flows/b.yaml",
    "vendor/flows/a.json",
    "vendor/x[1].json",
)

TABLE = [
    pytest.param("a.json", (0, 1, 2, 4), id="a name without a slash fits in any folder"),
    pytest.param("*.json", (0, 1, 2, 4, 5), id="so does one with a star"),
    pytest.param("/a.json", (0,), id="a slash at the beginning means the root"),
    pytest.param("./a.json", (0,), id="so does a dot and a slash"),
    pytest.param("flows/a.json", (1,), id="a path begins at the root"),
    pytest.param("flows/*.json", (1,), id="a star stays in its folder"),
    pytest.param("flows/**", (1, 2, 3), id="two stars stand for all that is below"),
    pytest.param("flows/**/a.json", (1, 2), id="two stars may stand for no folder"),
    pytest.param("**/flows/a.json", (1, 4), id="two stars at the beginning"),
    pytest.param("**", (0, 1, 2, 3, 4, 5), id="everything"),
    pytest.param("**/**/b.yaml", (3,), id="more stars mean no more"),
    pytest.param("flows", (1, 2, 3, 4), id="the name of a folder fits all that lies in it"),
    pytest.param("flows/", (1, 2, 3, 4), id="with a slash at the end, too"),
    pytest.param("vendor/flows", (4,), id="the path of a folder fits all that lies in it"),
    pytest.param("fl?ws/?.json", (1,), id="a question mark is one character"),
    pytest.param("flows/[ab].*", (1, 3), id="one of several characters"),
    pytest.param("vendor/x[[]1].json", (5,), id="a bracket that is meant"),
    pytest.param("A.json", (), id="capitals count"),
    pytest.param("json", (), id="a part of a name is no name"),
    pytest.param("", (), id="nothing fits nothing"),
    pytest.param("/", (), id="nor does a slash"),
]


@pytest.mark.parametrize(("pattern", "expected"), TABLE)
def test_what_a_pattern_covers(
    pattern: str, expected: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    globs = Globs([pattern], tmp_path)
    assert [n for n, path in enumerate(PATHS) if globs.cover(path)] == list(expected)
    assert [n for n, path in enumerate(PATHS) if globs.cover(str(tmp_path / path))] == list(expected)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        pytest.param("build", "build", True, id="a folder itself"),
        pytest.param("build", "build/a.json", False, id="not what lies in it"),
        pytest.param("flows/build", "flows/build", True, id="a path itself"),
        pytest.param("flows/**", "flows", True, id="a folder of which all is meant"),
        pytest.param("*.json", "build/a.json", True, id="a name with a star"),
    ],
)
def test_what_a_pattern_fits_itself(
    pattern: str, path: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Globs([pattern], tmp_path).fit(path) is expected


def test_no_patterns_cover_nothing(tmp_path: Path) -> None:
    assert not Globs((), tmp_path).cover("a.json")
    assert not Globs((), tmp_path).fit("a.json")


def test_patterns_begin_at_the_root_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "flows" / "old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "flows" / "old")
    globs = Globs(["flows/*.json", "../beside/*.json"], tmp_path)
    assert globs.cover("../a.json")
    assert not globs.cover("a.json")
    assert globs.cover("../../../beside/a.json")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_reached_through_a_link_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "real" / "flows").mkdir(parents=True)
    os.symlink(tmp_path / "real", tmp_path / "link")
    assert Globs(["flows/*"], tmp_path / "link").cover(str(tmp_path / "real" / "flows" / "a.json"))
    assert Globs(["flows/*"], tmp_path / "real").cover(str(tmp_path / "link" / "flows" / "a.json"))


def test_names_that_no_file_can_have_are_no_fault(tmp_path: Path) -> None:
    assert not Globs(["flows/*"], tmp_path).cover("x\0/y")


NAMES = ("a", "b", "ab")
EVERY_PATH = [parts for length in (1, 2, 3) for parts in product(NAMES, repeat=length)]
SEGMENTS = st.sampled_from(["a", "b", "ab", "*", "?", "a*", "*b", "[ab]", "**"])


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("tree")
    for parts in EVERY_PATH:
        root.joinpath(*parts).mkdir(parents=True, exist_ok=True)
    return str(root)


@given(pattern=st.lists(SEGMENTS, min_size=1, max_size=4))
def test_a_path_fits_what_the_shell_would_find(tree: str, pattern: list[str]) -> None:
    found = glob.glob("/".join(pattern), root_dir=tree, recursive=True)
    known = {tuple(path.strip("/").split("/")) for path in found}
    made = split("/" + "/".join(pattern))
    assert {path for path in EVERY_PATH if fits(made, path)} == known & set(EVERY_PATH)


@given(pattern=st.lists(SEGMENTS, min_size=1, max_size=4), path=st.sampled_from(EVERY_PATH))
def test_what_lies_in_a_folder_that_fits_is_covered(pattern: list[str], path: tuple[str, ...]) -> None:
    made = split("/" + "/".join(pattern))
    folders = [path[:length] for length in range(1, len(path) + 1)]
    assert fits(made, path, below=True) == any(fits(made, folder) for folder in folders)
