"""``cxlint convert``: what goes where, what is never overwritten, and what is told."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from cxlint.cli import run

Capture = pytest.CaptureFixture[str]


def block(identifier: str, kind: str, **more: str) -> dict[str, object]:
    return {"Identifier": identifier, "Type": kind, "Parameters": {}, "Transitions": more}


def flow(name: str, *blocks: dict[str, object]) -> str:
    start = blocks[0]["Identifier"]
    return json.dumps(
        {"Version": "2019-10-30", "StartAction": start, "Actions": blocks, "Metadata": {"name": name}}
    )


def passing_to(name: str) -> dict[str, object]:
    made = block("to", "TransferToFlow")
    made["Parameters"] = {"ContactFlowId": name}
    return made


MAIN = flow("Main line", block("hello", "Wait", NextAction="to"), passing_to("Billing"))
BILLING = flow("Billing", block("bye", "DisconnectParticipant"))
NATIVE = "cxlint: 1\ntouchpoints:\n  a: {next: b.journey.yaml}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    for name, text in {
        "main.json": MAIN, "billing.json": BILLING, "broken.json": MAIN[:-60], "a.journey.yaml": NATIVE,
        "b.journey.yaml": "cxlint: 1\ntouchpoints:\n  b: {end: resolved}\n", "note.txt": "Hello",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    status = run(["convert", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


# --- where to ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "first"),
    [("journey", "# Converted by cxlint from main.json"), ("mermaid", "---"), ("dot", "// Drawn by cxlint")],
)
def test_one_journey_goes_to_standard_output(capsys: Capture, target: str, first: str) -> None:
    status, out, err = ran(capsys, "main.json", "--to", target)
    assert (status, err) == (0, "")
    assert out.startswith(first)


def test_it_goes_to_a_file(capsys: Capture) -> None:
    status, out, err = ran(capsys, "main.json", "--to", "journey", "-o", "new.journey.yaml")
    assert (status, out, err) == (0, "", "Wrote new.journey.yaml.\n")
    assert "journey: Main line" in Path("new.journey.yaml").read_text(encoding="utf-8")
    assert run(["check", "new.journey.yaml"]) in (0, 1)


@pytest.mark.parametrize("output", ["out", "out/", "deep/er/out"])
def test_several_go_to_a_folder_and_go_on_referring_to_each_other(capsys: Capture, output: str) -> None:
    status, _, err = ran(capsys, "main.json", "billing.json", "--to", "journey", "-o", output)
    made = Path(output)
    assert (status, err) == (0, f"Wrote 2 files in {made}.\n")
    assert sorted(path.name for path in made.iterdir()) == ["billing.journey.yaml", "main-line.journey.yaml"]
    assert "journey: billing.journey.yaml" in (made / "main-line.journey.yaml").read_text(encoding="utf-8")


def test_what_is_converted_one_by_one_finds_each_other_by_name(capsys: Capture) -> None:
    for name in ("main.json", "billing.json"):
        assert ran(capsys, name, "--to", "journey", "-o", "out/")[0] == 0
    assert "journey: Billing" in Path("out/main-line.journey.yaml").read_text(encoding="utf-8")
    run(["check", "--format", "concise", "out"])
    assert "CXL006" not in capsys.readouterr().out
    run(["check", "--format", "concise", "out/main-line.journey.yaml"])
    assert "CXL006" in capsys.readouterr().out


def test_journeys_of_the_same_name_get_numbers(capsys: Capture) -> None:
    Path("other").mkdir()
    Path("other/billing.json").write_text(BILLING, encoding="utf-8")
    ran(capsys, "billing.json", "other", "--to", "dot", "-o", "out")
    assert sorted(path.name for path in Path("out").iterdir()) == ["billing-2.dot", "billing.dot"]


def test_several_do_not_fit_into_one_place(capsys: Capture) -> None:
    for place in ([], ["-o", "one.journey.yaml"]):
        status, out, err = ran(capsys, "main.json", "billing.json", "--to", "journey", *place)
        assert (status, out) == (2, "")
        assert "There are 2 journeys" in err
        assert "Name a folder with -o." in err
    assert not Path("one.journey.yaml").exists()


@pytest.mark.parametrize(
    ("target", "name"), [("journey", "x.json"), ("mermaid", "x.dot"), ("dot", "x.journey.yaml")]
)
def test_a_name_with_another_ending_is_refused(capsys: Capture, target: str, name: str) -> None:
    status, _, err = ran(capsys, "main.json", "--to", target, "-o", name)
    assert status == 2
    assert f"“{name}” is no name for a" in err
    assert not Path(name).exists()


def test_nothing_is_overwritten_without_force(capsys: Capture) -> None:
    Path("out").mkdir()
    Path("out/billing.mmd").write_text("mine", encoding="utf-8")
    status, _, err = ran(capsys, "main.json", "billing.json", "--to", "mermaid", "-o", "out")
    assert status == 2
    assert "billing.mmd would be overwritten, so nothing was written." in err
    assert "add --force" in err
    assert [path.name for path in Path("out").iterdir()] == ["billing.mmd"]
    assert ran(capsys, "main.json", "billing.json", "--to", "mermaid", "-o", "out", "--force")[0] == 0
    assert Path("out/billing.mmd").read_text(encoding="utf-8") != "mine"


def test_a_folder_that_cannot_be_made_is_told(capsys: Capture) -> None:
    status, _, err = ran(capsys, "main.json", "--to", "dot", "-o", "note.txt/out")
    assert status == 2
    assert "cannot be made" in err


def test_names_of_journeys_cannot_leave_the_folder(capsys: Capture) -> None:
    Path("evil.json").write_text(MAIN.replace("Main line", "../../evil"), encoding="utf-8")
    ran(capsys, "evil.json", "--to", "dot", "-o", "out")
    assert [path.name for path in Path("out").iterdir()] == ["evil.dot"]


# --- what is read -----------------------------------------------------------------------------------


def test_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(MAIN.encode())))
    status, out, _ = ran(capsys, "-", "--to", "journey", "--stdin-name", "main.json")
    assert status == 0
    assert out.startswith("# Converted by cxlint from main.json, Amazon Connect flow.\n")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone.json", "There is no such file."),
        ("note.txt", "This is not a journey, or not a format that is read yet."),
    ],
)
def test_what_cannot_be_read_is_told_as_check_tells_it(capsys: Capture, name: str, sentence: str) -> None:
    status, out, err = ran(capsys, name, "--to", "journey")
    assert (status, out) == (2, "")
    assert sentence in err
    run(["check", name])
    assert sentence in capsys.readouterr().out


def test_the_others_are_converted_all_the_same(capsys: Capture) -> None:
    status, _, err = ran(capsys, "broken.json", "main.json", "--to", "journey", "-o", "out")
    assert status == 2
    assert "CXL002" in err
    assert [path.name for path in Path("out").iterdir()] == ["main-line.journey.yaml"]


def test_a_folder_without_journeys_is_told(capsys: Capture) -> None:
    Path("empty").mkdir()
    status, _, err = ran(capsys, "empty", "--to", "dot")
    assert status == 2
    assert "No journey was found in empty, so nothing was converted." in err


def test_what_could_not_be_understood_stands_in_the_file(capsys: Capture) -> None:
    Path("odd.json").write_text(flow("Odd", block("a", "Teleport", NextAction="a")), encoding="utf-8")
    status, out, err = ran(capsys, "odd.json", "--to", "journey")
    assert status == 0
    assert "CXL005" in err
    assert "# cxlint does not know these types of blocks and takes them for tasks: Teleport (1×)." in out


def test_text_that_no_file_can_hold_becomes_a_sign(capsys: Capture) -> None:
    text = flow("Odd \\ud800", block("a", "DisconnectParticipant")).replace("\\\\", "\\")
    Path("odd.json").write_text(text, encoding="utf-8")
    status, out, _ = ran(capsys, "odd.json", "--to", "journey")
    assert status == 0
    assert "journey: Odd \N{REPLACEMENT CHARACTER}\n" in out


def test_journeys_without_touchpoints_are_told(capsys: Capture) -> None:
    Path("none.journey.yaml").write_text("cxlint: 1\njourney: None\n", encoding="utf-8")
    status, _, err = ran(capsys, "none.journey.yaml", "main.json", "--to", "journey")
    assert status == 2
    assert "“None” in none.journey.yaml has no touchpoints, so it was not converted." in err


def test_no_path_of_this_machine_gets_into_the_file(capsys: Capture, tmp_path: Path) -> None:
    _, out, _ = ran(capsys, str(tmp_path / "main.json"), "--to", "journey")
    assert str(tmp_path) not in out


def test_journey_files_go_on_naming_what_was_not_converted(capsys: Capture) -> None:
    ran(capsys, "a.journey.yaml", "--to", "journey", "-o", "out")
    assert "next: ../b.journey.yaml" in Path("out/a.journey.yaml").read_text(encoding="utf-8")
    run(["check", "--format", "concise", "out"])
    assert "CXL006" not in capsys.readouterr().out


def test_rules_that_the_project_sets_up_do_not_matter(capsys: Capture) -> None:
    Path("cxlint.toml").write_text('select = ["STR"]\n[severity]\ndead-end = "error"\n', encoding="utf-8")
    assert ran(capsys, "main.json", "--to", "journey")[0] == 0
