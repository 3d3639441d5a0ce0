"""XML read with care: positions, names without prefixes, and nothing that could grow or reach out."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.errors import UnreadableFile
from cxlint.sources import xmltext
from cxlint.sources.base import Document
from cxlint.sources.xmltext import Element, root_name


def read(text: str | bytes) -> Element:
    return xmltext.read(
        Document("x.xml", text.encode() if isinstance(text, str) else text), "Export it again."
    )


def problem(text: str | bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(text)
    assert caught.value.hint == "Export it again."
    return caught.value


SMALL = """<?xml version="1.0"?>
<bpmn:process xmlns:bpmn="urn:x" id=" p1 ">
  <bpmn:task bpmn:id="a" name="Ärger"/>text <b>and <i>more</i></b>
</bpmn:process>
"""


def test_names_lose_their_prefix_and_keep_their_namespace() -> None:
    root = read(SMALL)
    assert (root.name, root.space, root.get("id")) == ("process", "urn:x", "p1")
    task = root.first("task")
    assert task is not None
    assert (task.get("id"), task.get("name"), task.get("gone", "none")) == ("a", "Ärger", "none")


def test_elements_know_their_place() -> None:
    task = read(SMALL).first("task")
    assert task is not None
    place = task.place("x.xml")
    assert (place.line, place.column, place.length) == (3, 3, 5)


def test_text_of_all_levels_is_made_one() -> None:
    assert read(SMALL).text == "text and more"


def test_elements_are_walked_in_the_order_of_the_file() -> None:
    assert [one.name for one in read(SMALL).walk()] == ["process", "task", "b", "i"]
    assert [one.name for one in read(SMALL).all("task", "b")] == ["task", "b"]


def test_an_attribute_without_prefix_counts_before_one_with() -> None:
    assert read('<a xmlns:x="urn:x" x:id="far" id="near"/>').get("id") == "near"


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        pytest.param("<a>\n<b></a>", "what is closed here is not what was opened last", 2, id="a tag that is not closed"),
        pytest.param("<a", "it stops in the middle", 1, id="a file that is cut off"),
        pytest.param("", "it stops before the first element is complete", 1, id="an empty file"),
        pytest.param("<a/><b/>", "something follows after its end", 1, id="two top elements"),
        pytest.param("<x:a/>", "is explained nowhere", 1, id="a prefix without a meaning"),
        pytest.param("<a>&nbsp;</a>", "the name between & and ; is explained nowhere", 1, id="an entity that nobody declares"),
        pytest.param('<?xml version="1.0" encoding="x-none"?><a/>', "unknown encoding", 1, id="an odd encoding"),
        pytest.param(b"<a>\n\xff</a>", "a sign here that cannot stand", 2, id="bytes that are no text"),
    ],
)  # fmt: skip
def test_broken_xml_gets_a_sentence_with_its_place(text: str | bytes, message: str, line: int) -> None:
    error = problem(text)
    assert message in error.message
    assert error.line == line


LAUGHS = (
    "<!DOCTYPE a ["
    '<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LAUGHS, id="entities that grow to gigabytes"),
        pytest.param('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', id="a file of the machine"),
        pytest.param('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x.test/e.dtd"> %x;]><a/>', id="another machine"),
    ],
)  # fmt: skip
def test_entities_of_its_own_are_refused(text: str) -> None:
    assert "declares an entity of its own" in problem(text).message


def test_a_document_type_elsewhere_is_not_looked_at() -> None:
    root = read('<!DOCTYPE vxml PUBLIC "-//W3C//DTD" "http://x.test/vxml.dtd"><vxml>a&nbsp;b</vxml>')
    assert root.text == "a&nbsp;b"


def test_deep_nesting_is_refused() -> None:
    assert "nested more than 200 levels deep" in problem("<a>" * 5000 + "</a>" * 5000).message


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmltext, "MOST_ELEMENTS", 10)
    assert "more than 10 elements" in problem(f"<a>{'<b/>' * 10}</a>").message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("<vxml/>", "vxml", id="bare"),
        pytest.param("\n <?xml version='1.0'?><!-- <x> --><bpmn:definitions>", "definitions", id="a comment before"),
        pytest.param('<!DOCTYPE a [<!ENTITY x "<y>">]><a>', "a", id="a document type before"),
        pytest.param("<vxml version='2.0'><form", "vxml", id="cut off"),
        pytest.param("{}", "", id="no XML"),
        pytest.param("<!-- never closed <a>", "", id="only a comment"),
    ],
)  # fmt: skip
def test_the_first_element_tells_the_format(text: str, name: str) -> None:
    assert root_name(text) == name


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80), st.integers(0, len(SMALL)))
def test_any_bytes_give_a_tree_or_a_sentence(garbage: bytes, cut: int) -> None:
    data = SMALL.encode()[:cut] + garbage + SMALL.encode()[cut:]
    with suppress(UnreadableFile):
        assert read(data).name
