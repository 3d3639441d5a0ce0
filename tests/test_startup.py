"""What is loaded when: a command must not wait for what it does not use."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

import pytest

from cxlint.installed import may_have_entry_points

ROOT = Path(__file__).resolve().parent.parent

JOURNEY = """\
cxlint: 1
journey: Where is my parcel?
touchpoints:
  menu:
    kind: menu
    prompt: To track a parcel, press 1.
    options: {1: say}
    on_no_input: menu
  say: {prompt: It arrives today., end: resolved}
"""
FLOW = """\
{"Version": "2019-10-30", "StartAction": "a", "Actions": [
  {"Identifier": "a", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}
]}
"""

HELP = "from cxlint.cli import run; run(['--help'])"
VERSION = "from cxlint.cli import run; run(['--version'])"
CHECK_JOURNEY = "from cxlint.cli import run; run(['check', '--isolated', 'parcel.journey.yaml'])"
CHECK_WITH_PLUGINS = "from cxlint.cli import run; run(['check', 'parcel.journey.yaml'])"
CHECK_FLOW = "from cxlint.cli import run; run(['check', '--isolated', 'flow.json'])"

DRAWING = ("networkx", "graphviz", "cxlint.renderers")
HEAVY = ("asyncio", "importlib.metadata", "multiprocessing", "numpy", "scipy", "sqlite3", "tomllib", "xml")

WITHOUT_WORDS = tuple(name for name in HEAVY if name != "tomllib")
"""What is not needed even where prompts are read, for which a lexicon is."""


def loaded_after(code: str, folder: Path) -> set[str]:
    """Names of the modules, and of the packages around them, that are loaded once *code* has run."""
    (folder / "parcel.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (folder / "flow.json").write_text(FLOW, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print('LOADED', *sys.modules)"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    ("code", "needed", "unwanted"),
    [
        pytest.param(
            HELP,
            "click",
            ("yaml", "pluggy", "importlib.metadata", "dataclasses", "cxlint.rule", "cxlint.rules", *DRAWING),
            id="the help loads neither rules nor plugins nor readers",
        ),
        pytest.param(
            VERSION,
            "click",
            ("yaml", "pluggy", "importlib.metadata", "cxlint.rules", *DRAWING),
            id="nor does the version",
        ),
        pytest.param(
            CHECK_JOURNEY,
            "cxlint.rules.structure.dead_end",
            ("cxlint.sources.connect.build", "cxlint.sources.jsontext", *DRAWING, *WITHOUT_WORDS),
            id="checking a journey loads nothing that draws and no other format",
        ),
        pytest.param(
            CHECK_FLOW,
            "cxlint.sources.connect.build",
            ("yaml", "cxlint.sources.native.journeys", *DRAWING, *WITHOUT_WORDS),
            id="checking a Connect flow loads no YAML",
        ),
        pytest.param(
            "import cxlint.api",
            "cxlint.rule",
            ("click", "yaml", "cxlint.rules", *DRAWING, *HEAVY),
            id="what plugins import loads neither the command line nor networkx",
        ),
    ],
)
def test_loads_only_what_it_uses(code: str, needed: str, unwanted: tuple[str, ...], tmp_path: Path) -> None:
    loaded = loaded_after(code, tmp_path)
    assert needed in loaded
    assert not loaded.intersection(unwanted)


def _distribution(folder: Path, name: str, table: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "METADATA").write_text("Metadata-Version: 2.1\nName: some\nVersion: 1\n", "utf-8")
    (folder / name / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: some\nVersion: 1\n", "utf-8")
    (folder / name / "entry_points.txt").write_text(table, "utf-8")
    return folder


def _archive(folder: Path, table: str) -> Path:
    archive = folder / "some.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("some-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: some\nVersion: 1\n")
        made.writestr("some-1.dist-info/entry_points.txt", table)
    return archive


OURS = "[cxlint]\nsome = some_rules\n"
OTHER = "[console_scripts]\ncxlint = cxlint.__main__:main\n"


@pytest.mark.parametrize(
    ("place", "may_have"),
    [
        pytest.param(lambda f: _distribution(f, "some-1.dist-info", OURS), True, id="a wheel with a plugin"),
        pytest.param(lambda f: _distribution(f, "some.egg-info", OURS), True, id="an old one with a plugin"),
        pytest.param(
            lambda f: _distribution(f / "some-1.egg", "EGG-INFO", OURS), True, id="an egg with a plugin"
        ),
        pytest.param(lambda f: _archive(f, OURS), True, id="an archive with a plugin"),
        pytest.param(lambda f: _archive(f, OTHER), True, id="perhaps, in an archive without one"),
        pytest.param(lambda f: _distribution(f, "some-1.dist-info", OTHER), False, id="a wheel without one"),
        pytest.param(lambda f: _distribution(f, "some", OURS), False, id="not in a folder that is none"),
        pytest.param(lambda f: f, False, id="not in an empty folder"),
        pytest.param(lambda f: f / "missing", False, id="not in a folder that is not there"),
    ],
)
def test_plugins_are_never_overlooked(place: Callable[[Path], Path], may_have: bool, tmp_path: Path) -> None:
    folder = str(place(tmp_path))
    assert may_have_entry_points("cxlint", [folder]) is may_have
    found = [entry for one in distributions(path=[folder]) for entry in one.entry_points]
    assert may_have or all(entry.group != "cxlint" for entry in found)


def test_an_installed_plugin_is_found(tmp_path: Path) -> None:
    _distribution(tmp_path, "some-1.dist-info", "[cxlint]\nsome = some_rules_that_are_missing\n")
    code = f"sys.path.append({str(tmp_path)!r}); {CHECK_WITH_PLUGINS}"
    assert "importlib.metadata" in loaded_after(code, tmp_path)
