"""VoiceXML documents become journeys: dialogs, items, events, links and what the platform does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxlint.api import Document, Journey, Reading, Touchpoint, UnreadableFile
from cxlint.config.load import Config
from cxlint.plugins import load_plugins
from cxlint.session import Session
from cxlint.sources.voicexml import VoiceXml, expressions

VOICEXML = VoiceXml()


def reading(body: str, more: str = "", path: str = "ivr/main.vxml", **parts: str) -> Reading:
    text = f'<vxml version="2.1" {more}>\n{body}\n</vxml>'
    files = {f"{name}.vxml": Document(f"ivr/{name}.vxml", part.encode()) for name, part in parts.items()}
    return VOICEXML.read(Document(path, text.encode(), files))


def read(body: str, more: str = "", **parts: str) -> Journey:
    return reading(body, more, **parts).journeys[0]


def ways(journey: Journey, source: str) -> list[str]:
    """The ways out as ``event key -> target``."""
    return [
        f"{way.event} {way.key}".strip() + f" -> {way.target}"
        for way in journey.out(source)
    ]  # fmt: skip


def one(journey: Journey, kind: str) -> Touchpoint:
    (found,) = journey.of_kind(kind)
    return found


# --- forms ----------------------------------------------------------------------------------------

ORDERS = {
    "items come in the order of the document": (
        '<form id="f"><block>a</block><field name="x"/><block>b</block></form>',
        ["f", "f.block1", "f.x", "f.block2", "f.end"],
    ),
    "an item whose condition never holds is passed by": (
        '<form id="f"><block cond="false">a</block><block>b</block></form>',
        ["f", "f.block2", "f.end"],
    ),
    "an item that is filled from the beginning is passed by": (
        "<form id=\"f\"><field name=\"x\" expr=\"'y'\"/><block>b</block></form>",
        ["f", "f.block1", "f.end"],
    ),
    "after a jump the items that were left out follow": (
        ('<form id="f"><block name="a"><goto nextitem="c"/></block><block name="b">b</block>'
        '<block name="c">c</block></form>'),
        ["f", "f.a", "f.c", "f.b", "f.end"],
    ),
    "a jump may be an expression of literals": (
        "<form id=\"f\"><block name=\"a\"><goto expritem=\"'b' + '2'\"/></block><block name=\"b2\">b</block></form>",
        ["f", "f.a", "f.b2", "f.end"],
    ),
    "goto leads to another dialog": (
        '<form id="f"><block><goto next="#g"/></block></form><form id="g"><block>hi<exit/></block></form>',
        ["f", "f.block1", "g", "g.block1", "g.exit"],
    ),
    "a form without a name is counted": ("<form/><form><block>x</block></form>", ["form1", "form1.end"]),
    "what all fields together lead to comes after the last": (
        '<form id="f"><field name="x"/><field name="y"/><filled><prompt>Thanks</prompt></filled></form>',
        ["f", "f.x", "f.y", "f.filled.say", "f.end"],
    ),
    "a variable that is set stands for its item": (
        '<form id="f"><block><assign name="x" expr="1"/></block><field name="x"/><field name="y"/></form>',
        ["f", "f.block1", "f.y", "f.end"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ORDERS.values(), ids=ORDERS.keys())
def test_the_order_of_a_form(body: str, expected: list[str]) -> None:
    journey = read(body)
    way = [journey.start[0]]
    while onward := [step.target for step in journey.out(way[-1]) if not step.accidental]:
        way.append(onward[0])
    assert way == expected


def test_a_condition_on_an_item_is_a_decision() -> None:
    journey = read('<form id="f"><block cond="vip">a</block><block>b</block></form>')
    assert ways(journey, "f") == ["next -> f.block1.cond"]
    assert ways(journey, "f.block1.cond") == ["condition -> f.block1", "else -> f.block2"]
    assert journey["f.block1.cond"].get("basis") == "data"


def test_clearing_a_field_asks_it_again() -> None:
    journey = read(
        '<form id="f"><field name="pin"><filled><if cond="pin != code"><clear namelist="pin"/></if></filled>'
        "</field><block>ok</block></form>"
    )
    assert ways(journey, "f.pin.if") == ["condition -> f.pin", "else -> f.block1"]


def test_a_filled_for_any_field_follows_each() -> None:
    journey = read(
        '<form id="f"><field name="x"/><field name="y"/><filled mode="any"><prompt>ok</prompt></filled></form>'
    )
    assert {way.source for way in journey.into("f.filled.say")} == {"f.x", "f.y"}
    assert {way.target for way in journey.out("f.filled.say")} == {"f.y", "f.end"}


def test_what_stands_behind_a_goto_is_never_reached() -> None:
    journey = read('<form id="f"><block><goto next="#f"/><prompt>never</prompt></block></form>')
    assert [one.title for one in journey.unreachable] == ["Say “never”", "Nothing follows: the call ends"]


def test_a_form_that_comes_to_its_end_ends_the_call() -> None:
    end = one(read("<form><block>Bye</block></form>"), "end")
    assert (end.get("ends"), end.source["type"]) == ("contact", "nothing follows")


# --- menus and answers ----------------------------------------------------------------------------


def test_a_menu_gives_out_keys_to_choices_without_one() -> None:
    journey = read(
        '<menu id="m" dtmf="true"><prompt>Choose. <enumerate/></prompt><choice next="#m">sales</choice>'
        '<choice dtmf="0" next="#m">a person</choice><choice next="#m">bills</choice></menu>'
    )
    options = [(way.key, way.label) for way in journey.out("m") if way.deliberate]
    assert options == [("1", "sales"), ("0", "a person"), ("2", "bills")]
    assert journey["m"].prompt == {"": "Choose. {{choices: 1 sales, 0 a person, 2 bills}}"}
    assert journey["m"].get("inputs") == ("dtmf", "speech")


def test_the_template_of_enumerate_is_filled_in() -> None:
    journey = read(
        '<menu id="m" dtmf="true"><enumerate>For <value expr="_prompt"/> press <value expr="_dtmf"/>.</enumerate>'
        '<choice next="#m">sales</choice><choice next="#m">bills</choice></menu>'
    )
    assert journey["m"].prompt[""] == "For sales press 1. For bills press 2."


FIELD = '<form id="f"><field name="x" {}>{}<filled>{}</filled></field></form><form id="g"/>'
ANSWERS = {
    "answers that are told apart are options": (
        FIELD.format("", "<grammar/>", "<if cond=\"x == 'a' || x == 'b'\"><goto next='#g'/><else/><exit/></if>"),
        "menu",
        ["option a, b -> g", "else -> f.exit"],
    ),
    "an option has a key": (
        FIELD.format("", '<option dtmf="1" value="a">first</option>', "<if cond=\"x=='a'\"><goto next='#g'/></if>"),
        "menu",
        ["option 1 -> g", "else -> f.end"],
    ),
    "yes and no": (
        FIELD.format('type="boolean"', "", "<if cond=\"x\"><goto next='#g'/><else/><disconnect/></if>"),
        "menu",
        ["option yes -> g", "option no -> f.disconnect"],
    ),
    "an answer that is only stored": (FIELD.format("", "<grammar/>", "<log>x</log>"), "input", ["next -> f.end"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "kind", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_what_answers_lead_to(body: str, kind: str, expected: list[str]) -> None:
    journey = read(body)
    assert journey["f.x"].kind == kind
    assert [way for way in ways(journey, "f.x") if not way.startswith("no_")] == expected


def test_a_counter_of_the_document_bounds_what_it_allows() -> None:
    journey = read(
        '<var name="n" expr="0"/><form id="f"><field name="x"><filled><assign name="n" expr="n + 1"/>'
        '<if cond="n &lt; 3"><clear/><else/><exit/></if></filled></field></form>'
    )
    assert journey["f.x.if"].get("basis") == "counter"
    assert {way.target: way.max for way in journey.out("f.x.if")} == {"f.x": 3, "f.exit": None}


# --- events ---------------------------------------------------------------------------------------


def failures(journey: Journey, source: str) -> Iterator[tuple[str, str, int | None, int | None]]:
    for way in journey.out(source):
        if way.accidental:
            yield way.event, way.target, way.retry, way.max


EVENTS = {
    "the platform asks again for ever": (
        "",
        "",
        [("no_input", "m", None, None), ("no_match", "m", None, None)],
    ),
    "a counted handler leads away": (
        "",
        '<noinput count="3"><exit/></noinput><nomatch count="2"><goto next="#g"/></nomatch>',
        [("no_input", "m.exit", 2, None), ("no_match", "g", 1, None), ("no_input", "m", None, 2), ("no_match", "m", None, 1)],
    ),
    "handlers of the document hold, the innermost first": (
        '<noinput><exit/></noinput><catch event="nomatch noinput" count="2"><disconnect/></catch>',
        "<noinput>Again</noinput>",
        [("no_input", "disconnect", 1, None), ("no_match", "disconnect", 1, None), ("no_input", "m", None, 1), ("no_match", "m", None, 1)],
    ),
    "a handler for everything counts": (
        "<catch><exit/></catch>",
        "",
        [("no_input", "exit", None, None), ("no_match", "exit", None, None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("shared", "own", "expected"), EVENTS.values(), ids=EVENTS.keys())
def test_silence_and_misunderstanding(
    shared: str, own: str, expected: list[tuple[str, str, int | None, int | None]]
) -> None:
    body = f'{shared}<menu id="m"><choice next="#g">x</choice>{own}</menu><form id="g"/>'
    assert list(failures(read(body), "m")) == expected


def test_what_is_said_when_asked_again() -> None:
    journey = read(
        '<menu id="m"><prompt>One</prompt><prompt count="2">Two</prompt><choice next="#m">x</choice>'
        "<noinput>Pardon?<reprompt/></noinput></menu>"
    )
    said = {way.event: way.say for way in journey.out("m")}
    assert said["no_input"] == ("Pardon?", "Two")
    assert journey["m"].prompt == {"": "One"}


def test_a_shared_handler_is_drawn_once() -> None:
    journey = read(
        '<noinput count="3">Goodbye<exit/></noinput><form id="f"><grammar src="g"/><field name="x"/><field name="y"/></form>'
    )
    said = one(journey, "message")
    assert {way.source for way in journey.into(said.id)} == {"f.x", "f.y"}


def test_thrown_events_lead_to_their_handler() -> None:
    journey = read(
        '<form id="f"><block><throw event="com.bank.closed"/></block>'
        '<catch event="com.bank">Closed<exit/></catch></form>'
    )
    assert [one.title for one in journey.reached][2:] == ["Say “Closed”", "Exit"]


def test_errors_that_nobody_handles_end_the_call() -> None:
    journey = read('<form id="f"><subdialog name="s" src="s.vxml"/></form>')
    assert "error -> platform-error" in ways(journey, "f.s")
    assert journey["platform-error"].get("ends") == "contact"


DEAF = {
    "nothing listens": '<form id="f"><field name="x"><prompt>Your name?</prompt><filled/></field></form>',
    "only what the field itself listens for counts": (
        '<link dtmf="0" next="#f"/><form id="f"><field name="x" modal="true"/></form>'
    ),
    "a grammar of another form": '<form id="f"><field name="x"/></form><form><grammar src="g"/></form>',
}
LISTENING = {
    "a grammar": '<form id="f"><field name="x"><grammar src="g"/></field></form>',
    "keys": '<form id="f"><field name="x"><dtmf>1</dtmf></field></form>',
    "a type": '<form id="f"><field name="x" type="digits"/></form>',
    "an option": '<form id="f"><field name="x"><option>a</option></field></form>',
    "a link of its own": '<form id="f"><field name="x" modal="true"><link dtmf="0" next="#f"/></field></form>',
    "a grammar of the form": '<form id="f"><grammar src="g"/><field name="x"/></form>',
    "a link of the document": '<link dtmf="0" next="#f"/><form id="f"><field name="x"/></form>',
    "a menu that holds everywhere": (
        '<form id="f"><field name="x"/></form><menu scope="document"><choice next="#f">a</choice></menu>'
    ),
    "words of the platform": (
        '<property name="universals" value="all"/><form id="f"><field name="x"/></form>'
    ),
    "an element that nobody knows may listen": '<form id="f"><field name="x"><recogniser/></field></form>',
}


@pytest.mark.parametrize("body", DEAF.values(), ids=DEAF.keys())
def test_where_nothing_listens_nobody_can_answer(body: str) -> None:
    found = reading(body)
    assert not [way for way in found.journeys[0].out("f.x") if way.accidental]
    assert [(one.code, one.at) for one in found.flaws if "listens for nothing" in one.message] == [
        ("CXL010", "f.x")
    ]


@pytest.mark.parametrize("body", LISTENING.values(), ids=LISTENING.keys())
def test_where_something_listens_customers_may_stay_silent(body: str) -> None:
    found = reading(body)
    assert "no_input -> f.x" in ways(found.journeys[0], "f.x")
    assert not [one for one in found.flaws if one.code == "CXL010"]


def test_a_field_that_begins_with_a_value_need_not_listen() -> None:
    assert not reading('<form id="f"><field name="x" expr="\'y\'"/></form>').flaws


def test_a_root_document_that_was_not_read_may_listen() -> None:
    found = reading('<form id="f"><field name="x"/></form>', 'application="gone.vxml"')
    assert "CXL010" not in {one.code for one in found.flaws}


@pytest.mark.parametrize(
    "shared",
    ['<link dtmf="0" next="main.vxml"/>', '<menu scope="document"><choice next="#m">a</choice></menu>'],
)
def test_a_root_document_may_listen(shared: str) -> None:
    root = f'<vxml version="2.1">{shared}</vxml>'
    found = reading('<form id="f"><field name="x"/></form>', 'application="root.vxml"', root=root)
    assert "CXL010" not in {one.code for one in found.flaws}


def test_what_is_done_about_nothing_that_listens() -> None:
    journey = read('<form id="f"><field name="x"><error>Sorry<exit/></error></field></form>')
    assert "error -> f.x.error.semantic" in " ".join(ways(journey, "f.x"))


def test_handlers_that_throw_to_each_other_end() -> None:
    journey = read(
        '<catch event="a"><throw event="b"/></catch><catch event="b"><throw event="a"/></catch>'
        '<form id="f"><block>x<throw event="a"/></block></form>'
    )
    assert journey["f.block1"].incomplete


def test_links_are_options_everywhere_in_their_scope() -> None:
    journey = read(
        '<link dtmf="0" next="#people"><grammar>operator</grammar></link><form id="f"><field name="x"/>'
        '<field name="y"/></form><form id="people"><transfer dest="tel:+15550100"/></form>'
    )
    for source in ("f.x", "f.y"):
        assert "option 0 -> people" in ways(journey, source)


# --- transfers, subdialogs, other documents --------------------------------------------------------

TRANSFERS = {
    "a blind one is for good": ('<transfer name="t" dest="tel:1"/>', []),
    "a bridged one may find nobody": (
        '<transfer name="t" dest="tel:1" bridge="true"/>',
        ["next -> f.end", "busy -> f.end", "no_answer -> f.end"],
    ),
    "its result decides": (
        ("<transfer name=\"t\" dest=\"tel:1\" type=\"bridge\"><filled><if cond=\"t == 'busy'\"><goto next='#f'/>"
        "<elseif cond=\"t=='noanswer'\"/><disconnect/></if></filled></transfer>"),
        ["busy -> f", "no_answer -> f.disconnect", "next -> f.end"],
    ),
    "a result that is left out goes on": (
        ("<transfer name=\"t\" dest=\"tel:1\" type=\"bridge\"><filled><if cond=\"t == 'busy'\"><goto next='#f'/>"
        "</if></filled></transfer>"),
        ["busy -> f", "next -> f.end", "no_answer -> f.end"],
    ),
    "one that asks first comes back when it fails": (
        '<transfer name="t" dest="tel:1" type="consultation"/>',
        ["busy -> f.end", "no_answer -> f.end"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TRANSFERS.values(), ids=TRANSFERS.keys())
def test_transfers(body: str, expected: list[str]) -> None:
    journey = read(f'<form id="f">{body}</form>')
    assert journey["f.t"].kind == "transfer"
    assert journey["f.t"].get("transfer_target") == "number"
    assert ways(journey, "f.t") == expected


def test_what_follows_a_blind_transfer_is_for_those_who_are_not_put_through() -> None:
    journey = read('<form id="f"><transfer name="t" dest="tel:1"/><block>Sorry.</block></form>')
    assert ways(journey, "f.t") == ["fail -> f.block1"]


LINKS = {
    "a document beside": ('next="page.vxml"', ("page.vxml", "file", "", False)),
    "a dialog in it": ('next="../x/page.vxml#menu"', ("../x/page.vxml", "file", "menu", False)),
    "a query belongs to the server": ('next="page.vxml?x=1#m"', ("page.vxml", "file", "m", False)),
    "an expression of literals": ("expr=\"'page' + '.vxml'\"", ("page.vxml", "file", "", False)),
    "a program of a server": ('next="menu.jsp"', ("menu.jsp", "voicexml", "", True)),
    "an expression": ('expr="page"', ("page", "voicexml", "", True)),
}


@pytest.mark.parametrize(("attribute", "expected"), LINKS.values(), ids=LINKS.keys())
def test_links_to_other_documents(attribute: str, expected: tuple[str, str, str, bool]) -> None:
    reference = one(read(f"<form><block><goto {attribute}/></block></form>"), "call").reference
    assert reference is not None
    assert (reference.ref, reference.scheme, reference.touchpoint, reference.late) == expected


def test_the_base_of_a_document_counts() -> None:
    journey = read('<form><block><goto next="a.vxml"/></block></form>', 'xml:base="http://x.example/ivr/"')
    reference = one(journey, "call").reference
    assert reference is not None
    assert reference.ref == "http://x.example/ivr/a.vxml"


def test_the_own_file_is_this_document() -> None:
    journey = read('<form id="f"><block><goto next="main.vxml#f"/></block></form>')
    assert ways(journey, "f.block1") == ["next -> f"]


def test_a_document_that_returns_is_a_module() -> None:
    journey = read("<form><block><return/></block></form>")
    assert journey.role == "module"
    assert one(journey, "end").get("ends") == "piece"


def test_a_subdialog_of_the_same_document_is_a_start() -> None:
    journey = read(
        '<form id="f"><subdialog name="s" src="#ask"/></form><form id="ask"><block><return/></block></form>'
    )
    assert journey.start == ("f", "ask")
    assert journey.role == "customer"


def test_dialogs_that_others_may_start_are_tagged() -> None:
    journey = read('<form id="f"/><form id="open"><block>x</block></form><form><block>y</block></form>')
    assert [one.id for one in journey.touchpoints.values() if "entry" in one.tags] == ["open"]


# --- the application root document -----------------------------------------------------------------

ROOT = (
    '<vxml version="2.0"><noinput count="2"><exit/></noinput><link next="#people" dtmf="0"/>'
    '<form id="people"><transfer dest="tel:1"/></form></vxml>'
)
USER = '<menu id="m"><choice next="#m">x</choice></menu>'


def test_the_root_document_is_asked_for() -> None:
    asked = VOICEXML.belongs(
        Document("a.vxml", b'<?xml version="1.0"?><vxml application="./app/[root].vxml#x">')
    )
    assert asked == ("app/[[]root].vxml",)
    for data in (
        b"<vxml>",
        b'<vxml application="http://x/y.vxml">',
        b'<vxml application="/y.vxml">',
        b"\xff<",
    ):
        assert VOICEXML.belongs(Document("a.vxml", data)) == ()


def test_handlers_and_links_of_the_root_document_hold() -> None:
    journey = read(USER, 'application="root.vxml"', root=ROOT)
    assert next(iter(failures(journey, "m"))) == ("no_input", "exit", 1, None)
    reference = one(journey, "call").reference
    assert reference is not None
    assert (reference.ref, reference.touchpoint) == ("root.vxml", "people")
    assert not journey["m"].incomplete


def test_a_handler_of_the_root_document_leads_to_a_dialog_of_either() -> None:
    root = '<vxml><noinput><goto next="#{}"/></noinput><form id="people"/></vxml>'
    here = read(USER, 'application="root.vxml"', root=root.format("m"))
    assert ("no_input", "m", None, None) in failures(here, "m")
    there = one(read(USER, 'application="root.vxml"', root=root.format("people")), "call").reference
    assert there is not None
    assert (there.ref, there.touchpoint) == ("root.vxml", "people")


def test_nothing_is_claimed_when_the_root_document_is_not_there() -> None:
    found = reading(USER, 'application="root.vxml"')
    journey = found.journeys[0]
    assert list(failures(journey, "m")) == []
    assert journey["m"].incomplete
    assert [(flaw.code, flaw.blocks) for flaw in found.flaws] == [("CXL006", False)]


def test_a_document_with_nothing_but_what_others_share() -> None:
    found = reading('<link next="x.vxml"/><noinput>Again</noinput><error/>')
    assert found.journeys == ()
    assert [flaw.blocks for flaw in found.flaws] == [False]
    assert "2 event handlers and 1 link" in found.flaws[0].message


def test_documents_are_linked_and_the_root_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("root.vxml").write_text(ROOT)
    Path("main.vxml").write_text(f'<vxml version="2.0" application="root.vxml">{USER}</vxml>')
    report = Session(load_plugins(installed=False), Config(root=tmp_path)).check(["main.vxml"])
    journey = report.files[0].journeys[0]
    assert one(journey, "call").id in journey.people
    assert not [finding for finding in report.findings if finding.code == "CXL006"]


# --- words ----------------------------------------------------------------------------------------

WORDS = {
    "text": ("Hello  there", {"": "Hello there"}),
    "a value": ('Hi <value expr="name"/>!', {"": "Hi {{name}}!"}),
    "a value that is known": ("Hi <value expr=\"'Ann'\"/>!", {"": "Hi Ann!"}),
    "a recording with its words": ('<audio src="a/hi.wav">Hi!</audio>', {"": "Hi!"}),
    "a recording alone": ('<audio src="a/hi.wav"/>', {"": "{{hi.wav}}"}),
    "a language": ('<prompt xml:lang="de">Guten Tag</prompt>', {"de": "Guten Tag"}),
    "two languages": ('<prompt xml:lang="de">Ja</prompt><prompt xml:lang="fr">Oui</prompt>', {"": "Ja Oui"}),
    "a condition": ('<prompt cond="vip">Dear</prompt>', {"": "{{if vip}} Dear"}),
    "a condition that never holds": ('<prompt cond="false">Dear</prompt>Hi', {"": "Hi"}),
    "speech marks": (
        '<prompt>a<break/>b<emphasis>c</emphasis> <sub alias="d">e</sub></prompt>',
        {"": "a bc d"},
    ),
}


@pytest.mark.parametrize(("body", "prompt"), WORDS.values(), ids=WORDS.keys())
def test_what_is_heard(body: str, prompt: dict[str, str]) -> None:
    assert dict(read(f'<form id="f"><block>{body}</block></form>')["f.block1"].prompt) == prompt


def test_the_language_of_the_document_counts() -> None:
    journey = read("<form><block>Hola</block></form>", 'xml:lang="es-ES"')
    assert journey.locales == ("es-ES",)
    assert dict(journey["form1.block1"].prompt) == {"es-ES": "Hola"}


RECORDS = {
    "a message": ('name="message" maxtime="60s"', "voicemail"),
    "a name": ('name="caller_name"', "input"),
    "a short answer": ('name="x" maxtime="5s"', "input"),
}


@pytest.mark.parametrize(("attributes", "kind"), RECORDS.values(), ids=RECORDS.keys())
def test_recordings(attributes: str, kind: str) -> None:
    journey = read(f'<form id="f"><record {attributes}/></form>')
    assert [touchpoint.kind for touchpoint in journey.touchpoints.values()] == ["task", kind, "end"]


def test_settings_of_a_question() -> None:
    journey = read(
        '<property name="timeout" value="4s"/><property name="inputmodes" value="dtmf"/>'
        '<form id="f"><field name="x" type="phone"><prompt bargein="false">Number?</prompt></field></form>'
    )
    asked = journey["f.x"]
    assert asked.get("input_timeout").seconds == 4
    assert (asked.get("barge_in"), asked.get("inputs"), asked.asks) == (False, ("dtmf",), ("phone number",))


def test_unknown_elements_are_kept_and_told() -> None:
    found = reading('<form id="f"><dance/><block>x<sing/></block></form>')
    assert [flaw.code for flaw in found.flaws] == ["CXL005"]
    assert "dance (1×), sing (1×)" in found.flaws[0].message
    assert found.journeys[0]["f.dance1"].kind == "task"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [("'a' + 'b'", "ab"), ("1", "1"), ("a", None), ("'a' + b", None), ("'it\\'s'", "it\\'s")],
)
def test_constants(expression: str, expected: str | None) -> None:
    assert expressions.constant(expression) == expected


def test_the_source_is_told() -> None:
    journey = read('<meta name="description" content="Bank"/><form id="f"/>')
    assert journey.attributes["source"] == {"format": "voicexml", "type": "document", "version": "2.1"}
    assert journey.attributes["description"] == "Bank"
    assert dict(journey["f"].source) == {"format": "voicexml", "id": "f", "type": "form"}


def test_a_document_without_dialogs_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="There is no dialog"):
        reading("<var name='x'/>")


def test_recordings_and_transfers_listen_to_nothing_else() -> None:
    journey = read(
        '<link dtmf="0" next="#f"/><form id="f"><record name="note"/><field name="x" modal="true"/>'
        '<transfer name="t" dest="tel:1" bridge="true"/></form>'
    )
    assert not [way for way in journey.transitions if way.deliberate]


def test_a_misunderstanding_that_leads_to_help_stays_one() -> None:
    journey = read(
        '<menu id="m"><choice next="#m">x</choice><nomatch><throw event="help"/></nomatch>'
        "<help>Say x.</help></menu>"
    )
    assert [way.say for way in journey.out("m") if way.event == "no_match"] == [("Say x.",)]


TITLES = {
    "a short name gives way to the words of the prompt": (
        '<form id="f"><field name="l"><prompt>Which city?</prompt></field></form>',
        {"f.l": "“Which city?”", "f": "Form f"},
    ),
    "a short name without words stays": ('<form id="f"><field name="l"/></form>', {"f.l": "Ask l"}),
    "a name that tells something stays": (
        '<form id="travel"><field name="city"><prompt>Which city?</prompt></field></form>',
        {"travel.city": "Ask city", "travel": "Travel"},
    ),
    "a menu with a short name": (
        '<menu id="m"><prompt>Bills or repairs?</prompt><choice next="#m">bills</choice></menu>',
        {"m": "Menu “Bills or repairs?”"},
    ),
    "a recording with a short name": (
        '<form id="vm"><record name="msg"><prompt>Speak now.</prompt></record></form>',
        {"vm.msg": "Record “Speak now.”", "vm": "Form vm"},
    ),
    "a decision on the length of an answer": (
        '<form id="f"><field name="card"><filled><if cond="card.length &lt; 12"><clear/></if></filled></field></form>',
        {"f.card.if": "If card is shorter than 12"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "titles"), TITLES.values(), ids=TITLES.keys())
def test_titles(body: str, titles: dict[str, str]) -> None:
    journey = read(body)
    assert {name: journey[name].title for name in titles} == titles


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("card.length < 12", "shorter than 12"),
        ("dialog.card.length >= 8", "not shorter than 8"),
        ("x.length === 4", "just 4 long"),
        ("x < 12", None),
        ("x.length < y", None),
    ],
)
def test_the_length_of_an_answer_in_words(condition: str, expected: str | None) -> None:
    found = expressions.length_in_words(condition)
    assert (found.phrase if found else None) == expected


def test_a_condition_on_the_length_of_an_answer_is_told_in_words() -> None:
    journey = read(
        '<form id="f"><field name="card"><filled><if cond="card.length &lt; 12"><clear/></if></filled></field></form>'
    )
    assert [way.label for way in journey.out("f.card.if")] == ["shorter than 12", ""]


FAILING = (
    '<catch event="error">Sorry.<goto next="#desk"/></catch><menu id="m"><choice next="#{}">x</choice></menu>'
)
DESK = '<form id="desk"><transfer dest="tel:1"/></form>'
PLACES = {
    "a server that is sent data": ("<block><submit next='x.jsp'/></block>", {"send x.jsp"}),
    "a subdialog of another document": ('<subdialog name="s" src="s.vxml"/>', {"w.s"}),
    "data that are fetched": ('<block><data src="x.xml"/></block>', {"w.block1.data"}),
    "data that the form fetches": ('<data name="d" src="x.xml"/><block>Bye</block>', {"w.d"}),
    "an object": ('<object name="o" classid="x"/>', {"w.o"}),
    "nothing that can fail": ("<block>Bye</block>", set()),
}


@pytest.mark.parametrize(("item", "sources"), PLACES.values(), ids=PLACES.keys())
def test_a_handler_of_the_document_for_errors_is_for_what_can_fail(item: str, sources: set[str]) -> None:
    journey = read(f'{FAILING.format("w")}<form id="w">{item}</form>{DESK}')
    assert {way.source for way in journey.transitions if way.event == "error"} == sources


def test_a_failing_server_that_is_only_asked_again_is_not_spoken_of() -> None:
    journey = read(
        f'{FAILING.format("w")}<form id="w"><block><submit next="a.jsp"/></block></form>'
        '<form id="desk"><transfer dest="tel:1" type="consultation"/><block><submit next="b.jsp"/></block></form>'
    )
    assert {way.source for way in journey.transitions if way.event == "error"} == {"send a.jsp"}


def test_a_server_that_fails_without_a_handler_is_not_spoken_of() -> None:
    journey = read('<form id="w"><block><submit next="x.jsp"/></block></form>')
    assert not journey.out("send x.jsp")


def test_an_error_handler_that_asks_a_server_ends() -> None:
    journey = read(
        '<catch event="error"><submit next="log.jsp"/></catch><form id="w"><block><submit next="x.jsp"/></block></form>'
    )
    assert ways(journey, "send x.jsp") == ["error -> send log.jsp"]
    assert not journey.out("send log.jsp")


ODD = {
    "a prompt between the items": ('<form id="f"><prompt>Hi</prompt></form>', "<prompt> directly inside"),
    "capitals": (
        "<form id=\"f\"><block name=\"a\"><goto exprItem=\"'b'\"/></block><block name=\"b\"/></form>",
        "“exprItem” was read as “expritem”",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "message"), ODD.values(), ids=ODD.keys())
def test_what_is_odd_but_read_is_told_as_such(body: str, message: str) -> None:
    (flaw,) = reading(body).flaws
    assert (flaw.code, flaw.blocks) == ("CXL010", False)
    assert message in flaw.message
