"""Everything that is generated is up to date; ``python examples/regenerate.py`` writes it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cxlint.config.load import Config
from cxlint.findings import Severity
from cxlint.plugins import load_plugins
from cxlint.session import Session

ROOT = Path(__file__).resolve().parent.parent


def regenerate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("regenerate", ROOT / "examples" / "regenerate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["regenerate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated() -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return dict(regenerate().generated())


def test_generated_files_are_up_to_date(generated: dict[str, bytes]) -> None:
    stale = [path for path, data in generated.items() if (ROOT / path).read_bytes() != data]

    assert stale == []


def test_every_example_has_a_report_and_a_map(generated: dict[str, bytes]) -> None:
    folders = {path for path in (ROOT / "examples").iterdir() if path.is_dir() and path.name[0] not in "._"}
    folders -= {ROOT / "examples" / "shared"}

    for folder in folders:
        assert f"examples/{folder.name}/expected.txt" in generated
        assert f"examples/{folder.name}/map.svg" in generated


def check(*paths: str) -> list[tuple[Severity, str]]:
    session = Session(load_plugins(installed=False), Config(root=ROOT))
    report = session.check([str(ROOT / path) for path in paths])
    return [(finding.severity, finding.name) for finding in report.shown]


@pytest.mark.parametrize("path", ["examples/clean", "examples/minimal"])
def test_clean_examples_are_clean(path: str) -> None:
    assert check(path) == []


def test_planted_faults_are_found() -> None:
    found = {name for _, name in check("examples/telecom-billing", "examples/connect")}

    assert found >= {
        "announced-option-not-wired",
        "closed-hours-dead-end",
        "dead-end",
        "error-hangup",
        "excess-transfers",
        "menu-too-wide",
        "options-changed-cliche",
        "queue-overflow-hangup",
        "unannounced-option",
        "unbounded-loop",
        "unreachable-touchpoint",
    }
