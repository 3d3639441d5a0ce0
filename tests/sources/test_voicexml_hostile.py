"""Broken, cut off, odd and hostile documents: a clear sentence, never a crash."""

from __future__ import annotations

import contextlib
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxlint.api import Document, Reading, UnreadableFile
from cxlint.sources.voicexml import VoiceXml

VOICEXML = VoiceXml()

WHOLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<vxml version="2.0" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US" application="root.vxml">
  <var name="tries" expr="0"/>
  <property name="timeout" value="4s"/>
  <noinput count="3"><prompt>Goodbye.</prompt><exit/></noinput>
  <link next="#agent" dtmf="0"><grammar>operator</grammar></link>
  <menu id="main" dtmf="true">
    <prompt>Choose. <enumerate/></prompt><prompt count="2">Choose now.</prompt>
    <choice next="#pin">balance</choice>
    <choice next="cards.vxml#start">cards</choice>
    <choice dtmf="9" event="help">help</choice>
    <help>Press a key.<reprompt/></help>
  </menu>
  <form id="pin">
    <initial name="begin"><prompt>Speak.</prompt></initial>
    <field name="number" type="digits"><prompt bargein="false">Number?</prompt>
      <option dtmf="1" value="a">first</option>
      <filled>
        <assign name="tries" expr="tries + 1"/>
        <if cond="number == 'a'"><clear namelist="number"/>
        <elseif cond="tries &gt;= 3"/><throw event="com.bank.many"/>
        <else/><goto nextitem="sum"/></if>
      </filled>
    </field>
    <subdialog name="look" src="look.vxml"><filled><log>x</log></filled></subdialog>
    <block name="sum" cond="look.ok"><value expr="look.sum"/><submit next="save.php"/></block>
    <record name="note" maxtime="60s"/>
    <object name="thing" classid="x"/>
    <filled mode="any" namelist="number look"><prompt>Thanks.</prompt></filled>
    <catch event="com.bank error">Sorry. <goto next="#agent"/></catch>
  </form>
  <form id="agent">
    <transfer name="call" dest="tel:+15550100" bridge="true"><filled>
      <if cond="call == 'busy'"><goto expr="next"/><else/><return event="done"/></if></filled></transfer>
    <block><data name="d" src="x.xml"/><foreach item="i" array="d">x</foreach><disconnect/></block>
  </form>
</vxml>
"""
TEMPLATES = {
    "JSP": '<%@ page language="java" %>\n<vxml version="2.0">\n<form><block><%= text %></block></form></vxml>',
    "PHP": '<?php header("x") ?>\n<vxml version="2.0"><form><block><?php echo 1 ?></block></form></vxml>',
    "short PHP": '<?xml version="1.0"?>\n<vxml version="2.0"><form><block><?= $x ?></block></form></vxml>',
}


def document(text: str, path: str = "main.vxml") -> Document:
    return Document(path, text.encode())


def refused(text: str) -> UnreadableFile:
    assert VOICEXML.recognises(document(text))
    with pytest.raises(UnreadableFile) as caught:
        VOICEXML.read(document(text))
    assert caught.value.hint
    assert caught.value.line >= 1
    return caught.value


def checked(read: Reading) -> Reading:
    """What holds for every journey that could be read, however broken the file."""
    for journey in read.journeys:
        assert all(way.source in journey for way in journey.transitions)
        assert len({way.id for way in journey.transitions}) == len(journey.transitions)
        assert all(name == one.id and one.title for name, one in journey.touchpoints.items())
        assert all(one.location.line >= 1 for one in journey.touchpoints.values())
        assert all(way.location.line >= 1 for way in journey.transitions)
        assert journey.id
        assert journey.title
        assert journey.entries
        assert journey.loops is not None
    for flaw in read.flaws:
        assert flaw.location.line >= 1
        assert flaw.message
    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_whole_document_is_read(encoding: str) -> None:
    file = Document("main.vxml", WHOLE.encode(encoding))
    assert VOICEXML.recognises(file)
    assert [flaw.code for flaw in checked(VOICEXML.read(file)).flaws] == ["CXL006"]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.99])
def test_cut_off_documents_are_recognised_and_refused(kept: float) -> None:
    assert "not valid XML" in refused(WHOLE[: int(len(WHOLE) * kept)]).message


@pytest.mark.parametrize("text", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_templates_are_named_as_such(text: str) -> None:
    assert "template" in refused(text).message


def test_what_stands_in_a_comment_is_no_template() -> None:
    checked(VOICEXML.read(document("<vxml><!-- <% old %> --><form><block>x</block></form></vxml>")))


FOREIGN = {
    "empty": "",
    "no XML": "vxml",
    "another format": '<?xml version="1.0"?><flow><vxml/></flow>',
    "a page about it": "<html><body>&lt;vxml version='2.0'&gt;</body></html>",
    "a page of a server": "<?php echo 1 ?><html></html>",
    "a call control document": '<ccxml version="1.0"/>',
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_other_files_are_not_claimed(text: str) -> None:
    assert not VOICEXML.recognises(document(text))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"<vxml {text}".encode()))
def test_recognising_never_raises(data: bytes) -> None:
    file = Document("f", data)
    assert VOICEXML.recognises(file) in (True, False)
    assert len(VOICEXML.belongs(file)) <= 1


FLAWS = {
    "two dialogs with one id": ('<form id="a"/><menu id="a"/>', "Two dialogs have the id “a”"),
    "a goto to nowhere": ("<form><block><goto/></block></form>", "This <goto> does not say where to go"),
    "a choice to nowhere": ("<menu><choice>x</choice></menu>", "This <choice> does not say where to go"),
    "a subdialog of nothing": ('<form><subdialog name="s"/></form>', "does not say which dialog"),
    "decisions in decisions": (
        "<form><block>" + '<if cond="x">' * 60 + "y" + "</if>" * 60 + "</block></form>",
        "nested more than 40 levels",
    ),
}


@pytest.mark.parametrize(("body", "words"), FLAWS.values(), ids=FLAWS.keys())
def test_flaws_are_told_and_the_rest_is_read(body: str, words: str) -> None:
    read = checked(VOICEXML.read(document(f"<vxml>{body}</vxml>")))
    assert [flaw.blocks for flaw in read.flaws] == [True]
    assert words in read.flaws[0].message
    assert read.flaws[0].fix


def test_a_dialog_that_does_not_exist_is_left_to_the_rules() -> None:
    read = checked(VOICEXML.read(document('<vxml><form><block><goto next="#x"/></block></form></vxml>')))
    assert [way.target for way in read.journeys[0].dangling] == ["x"]


TAGS = [
    "block",
    "field",
    "record",
    "transfer",
    "subdialog",
    "object",
    "initial",
    "filled",
    "if",
    "elseif",
    "else",
    "goto",
    "submit",
    "exit",
    "disconnect",
    "return",
    "throw",
    "noinput",
    "nomatch",
    "help",
    "error",
    "catch",
    "link",
    "prompt",
    "audio",
    "value",
    "enumerate",
    "menu",
    "form",
    "choice",
    "option",
    "clear",
    "assign",
    "foreach",
    "data",
    "foo",
    "property",
    "var",
    "script",
]
ATTRIBUTES = (
    'next="#pin"', 'next="x.vxml#y"', 'expr="a"', 'nextitem="sum"', 'expritem="z"', 'event="nomatch"', 'event=""',
    'count="3"', 'count="x"', 'cond="false"', "cond=\"a=='b'||c\"", 'name="number"', 'name=""', 'mode="any"',
    'namelist="number"', 'id="main"', 'dtmf="1"', 'type="boolean"', 'src="#main"', 'src=""', 'dest="tel:1"',
    'bridge="true"', 'expr="undefined"', 'expr="null"', 'timeout="5s"', 'next=""', 'next="#"', 'xml:lang="de"',
)  # fmt: skip
STEP = st.tuples(st.integers(0, 3), st.integers(0, 3000), st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))


def mutated(text: str, step: tuple[int, int, str, str]) -> str:
    kind, at, tag, attribute = step
    tags = list(re.finditer(r"<\w[^<>]*>", text))
    if not tags:
        return text
    found = tags[at % len(tags)]
    if kind == 0:
        return f"{text[: found.start()]}<{tag} {attribute}/>{text[found.start() :]}"
    if kind == 1:
        return text[: found.start()] + re.sub(r'\s[\w:]+="[^"]*"', "", found[0]) + text[found.end() :]
    if kind == 2 and found[0].endswith("/>"):
        return f"{text[: found.start()]}<{tag} {attribute}>{found[0]}word</{tag}>{text[found.end() :]}"
    return text[: found.start()] + text[found.end() :] if found[0].endswith("/>") else text


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(STEP, min_size=1, max_size=5))
def test_odd_elements_anywhere_never_crash(steps: list[tuple[int, int, str, str]]) -> None:
    text = WHOLE
    for step in steps:
        text = mutated(text, step)
    with contextlib.suppress(UnreadableFile):
        checked(VOICEXML.read(document(text)))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.sampled_from(list("<>&\"'/\x00{")), st.booleans())
def test_odd_characters_anywhere_never_crash(at: int, odd: str, insert: bool) -> None:
    file = document(WHOLE[:at] + odd + WHOLE[at if insert else at + 1 :])
    VOICEXML.recognises(file)
    with contextlib.suppress(UnreadableFile):
        checked(VOICEXML.read(file))


LARGE = {
    "fields": "<form>" + "".join(f'<field name="a{n}"/>' for n in range(1000)) + "</form>",
    "counted handlers": "".join(f'<noinput count="{n}"><if cond="x">y</if></noinput>' for n in range(1, 300))
    + "<form>" + "".join(f'<field name="a{n}"/>' for n in range(50)) + "</form>",
    "items that clear others": "<form>"
    + "".join(
        f'<field name="a{n}"><filled><if cond="x"><clear namelist="a{n * 7 % 40}"/></if></filled></field>'
        for n in range(40)
    )
    + "</form>",
    "what many fields lead to": "<form>" + "".join(f'<field name="a{n}"/>' for n in range(60))
    + '<filled mode="any"><if cond="x">y</if></filled>' * 60 + "</form>",
    "events that throw events": "".join(
        f'<catch event="e{n}."><throw event="e{n + 1}"/></catch>' for n in range(60)
    ) + '<form><block><throw event="e0"/></block></form>',
    "long expressions": f'<form><block cond="{"a" * 50000}"><if cond="{"(" * 50000}"/></block></form>',
}  # fmt: skip


@pytest.mark.parametrize("body", LARGE.values(), ids=LARGE.keys())
def test_large_documents_are_read_quickly(body: str) -> None:
    began = time.process_time()
    checked(VOICEXML.read(document(f"<vxml>{body}</vxml>")))
    assert time.process_time() - began < 25


def test_a_document_that_grows_without_end_is_refused() -> None:
    body = "".join(f'<link dtmf="{n % 10}" next="#f"/>' for n in range(400))
    body += '<form id="f">' + "".join(f'<field name="a{n}"/>' for n in range(400)) + "</form>"
    assert "more than 50,000 steps" in refused(f"<vxml>{body}</vxml>").message
