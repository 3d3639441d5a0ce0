"""Maps of files that hold several journeys, and of journeys that are spread over several files."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxlint.cli import run

ROOT = Path(__file__).resolve().parents[2]
TWO = """\
# Sales

```mermaid
flowchart TD
  s([Caller]) --> m{{Main menu: press 1 for sales}}
  m -->|1| q[Wait in the queue]:::queue
  m -->|no input| v[Leave a voicemail]:::voicemail
```

# Complaints

```mermaid
flowchart TD
  t([Caller]) --> n{{Main menu: press 1 to complain}}
  n -->|1| r[Live agent]:::agent
  n -->|no input| n
```
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("lines.md").write_text(TWO, encoding="utf-8")
    return tmp_path


def drawn(capsys: Capture, *arguments: str) -> tuple[str, str]:
    """The map and what is told beside it."""
    assert run(["map", *arguments, "-o", "x.svg"]) == 0
    return Path("x.svg").read_text(encoding="utf-8"), " ".join(capsys.readouterr().err.split())


def test_of_several_journeys_the_one_with_the_worst_finding_is_drawn(capsys: Capture) -> None:
    picture, told = drawn(capsys, "lines.md")
    assert "complain" in picture
    assert "voicemail" not in picture
    assert "lines.md holds 2 journeys; this is “complaints”. Draw another one with --journey: sales." in told
    assert "with 1 finding" in told


def test_another_one_can_be_asked_for(capsys: Capture) -> None:
    picture, told = drawn(capsys, "lines.md", "--journey", "sales")
    assert "voicemail" in picture
    assert "holds" not in told


def test_a_journey_that_is_not_there_is_told(capsys: Capture) -> None:
    assert run(["map", "lines.md", "--journey", "sale", "-o", "x.svg"]) == 2
    assert "There is no journey “sale” in lines.md. Did you mean sales?" in " ".join(
        capsys.readouterr().err.split()
    )


def test_findings_in_all_files_of_an_agent_are_on_its_map(capsys: Capture) -> None:
    assert run(["check", "--fail-on", "never", "--format", "concise", str(ROOT / "examples/dialogflow")]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "Default Start Flow" in line]
    assert any("/pages/" in line for line in lines)
    _, told = drawn(capsys, str(ROOT / "examples/dialogflow/agent.json"))
    assert f"with {len(lines)} findings" in told


def test_a_folder_is_told(capsys: Capture) -> None:
    Path("agent").mkdir()
    assert run(["map", "agent"]) == 2
    assert "agent is a folder. Name the file to draw" in " ".join(capsys.readouterr().err.split())
