"""Real flows of every format that is read: converted, they give the same findings, element by element.

What differs on purpose is listed in cxlint/writers/journey.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from writers.same import checked, differences

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = sorted(path for path in CORPUS.glob("*") if path.is_dir())


@pytest.mark.skipif(not FOLDERS, reason="the real flows are not here")
def test_all_flows_in_one_folder_give_the_same_findings(tmp_path: Path) -> None:
    """Links among themselves included: names of other formats must not get in between."""
    report = checked(CORPUS, CORPUS)
    assert differences(report, tmp_path) == []


@pytest.mark.skipif(not FOLDERS, reason="the real flows are not here")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_each_file_alone_gives_the_same_findings(folder: Path, tmp_path: Path) -> None:
    """Files that are looked at together with others lying beside them are left to the tests above."""
    files = sorted(path for path in folder.glob("*/*") if path.is_file())[::7]
    for number, path in enumerate(files):
        report = checked(folder, path)
        beside = any(
            one.reference is not None and one.reference.scheme == "file"
            for file in report.files for journey in file.journeys for one in journey.of_kind("call")
        )  # fmt: skip
        place = tmp_path / str(number)
        place.mkdir()
        if not beside:
            assert differences(report, place) == []


def test_the_examples_give_the_same_findings(tmp_path: Path) -> None:
    report = checked(EXAMPLES, EXAMPLES)
    assert len(report.files) > 5
    assert differences(report, tmp_path) == []
