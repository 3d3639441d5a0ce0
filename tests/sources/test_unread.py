"""Formats that are not read are called by their names, and nothing else is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cxlint import files
from cxlint.cli import run
from cxlint.sources.base import Document
from cxlint.sources.unread import format_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def called(text: str) -> str:
    return format_of(Document("x", text.encode()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param('<Flow xmlns="http://soap.sforce.com/2006/04/metadata">', "a Salesforce flow", id="Salesforce"),
        pytest.param("kind: AdaptiveDialog\nbeginDialog: {}", "a topic of Copilot Studio", id="Copilot Studio"),
        pytest.param("[main]\nexten => s,1,Answer()", "an Asterisk dialplan", id="Asterisk"),
        pytest.param("version: '3'\nrules:\n- rule: greet\n", "a file of a Rasa bot", id="rules of Rasa"),
        pytest.param("## intent:hello\n- hi", "a file of a Rasa bot", id="examples of Rasa"),
        pytest.param('{"project": {"devVersion": "1", "platform": "a", "teamID": 1}}', "a Voiceflow project", id="Voiceflow"),
        pytest.param("rules:\n- apiGroups: [apps]", "", id="rules of something else"),
        pytest.param("## News\n* one\n* two", "", id="a list in a text"),
        pytest.param("{}", "", id="nothing in particular"),
    ],
)  # fmt: skip
def test_a_format_is_known_by_sight(text: str, name: str) -> None:
    assert called(text) == name


def test_a_named_file_of_such_a_format_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    topic = tmp_path / "Escalate.yaml"
    topic.write_text("kind: AdaptiveDialog\nbeginDialog:\n  kind: OnEscalate\n")
    assert run(["check", str(topic)]) == 2
    shown = " ".join(capsys.readouterr().out.split())
    assert "This looks like a topic of Copilot Studio, which is not a format that is read yet." in shown
    assert "Formats that are read:" in shown


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of real flows is not here")
@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("asterisk", {"an Asterisk dialplan": 8}),
        ("copilot-studio", {"a topic of Copilot Studio": 53, "a solution of Copilot Studio": 3}),
        ("rasa", {"a file of a Rasa bot": 35}),
        ("salesforce-flow", {"a Salesforce flow": 138}),
        ("voiceflow", {"a Voiceflow project": 1}),
        ("amazon-connect-cfn", {"a CloudFormation template with flows of Amazon Connect": 4}),
    ],
)
def test_real_files_are_known_by_sight(folder: str, names: dict[str, int]) -> None:
    found = [path for path in sorted((CORPUS / folder).rglob("*")) if path.is_file()]
    assert Counter(format_of(files.read_document(str(path))) for path in found) == names
