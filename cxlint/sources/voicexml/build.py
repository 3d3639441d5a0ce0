"""Makes a journey of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from cxlint.journey.journey import Journey
from cxlint.journey.model import Transition
from cxlint.locations import Location
from cxlint.sources.naming import file_stem, numbered, slug
from cxlint.sources.reaching import onward, reached
from cxlint.sources.voicexml import asking, forms, menus, words
from cxlint.sources.voicexml.content import Walker
from cxlint.sources.voicexml.context import Context
from cxlint.sources.voicexml.drawing import FORMAT
from cxlint.sources.voicexml.shapes import Page

MOST_SERVERS: Final = 100
"""Servers of one document that are looked at. Real documents have some ten."""

CAPITALS = (
    "VoiceXML writes attributes in small letters; “{written}” was read as “{meant}”, but platforms may not "
    "know it."
)


def journey(page: Page) -> Journey:
    """The journey of a document; what is wrong with it goes to the page's notes."""
    context = Context(page)
    for dialog in page.dialogs:
        (menus if dialog.element.name == "menu" else forms).draw(context, dialog)
    _shared_faults(context)
    _without_rounds(context)
    ways = tuple(numbered(context.drawing.ways))
    start = _start(context)
    _tag_open_dialogs(context, start, ways)
    _report(context)
    name = slug(page.title)
    return Journey(
        id=name,
        title=page.title,
        file=page.file,
        format=FORMAT,
        touchpoints=context.drawing.touchpoints,
        transitions=ways,
        start=start,
        role=_role(context, ways),
        locales=words.languages(page.root),
        attributes=_attributes(page),
        names=tuple(dict.fromkeys((page.title, file_stem(page.file, ".vxml", ".xml")))),
        location=Location(page.file, page.root.line, page.root.column, len(page.root.name) + 1),
    )


def _shared_faults(context: Context) -> None:
    """Handlers of the document for hanging up, drawn at the dialog that comes first.

    Those for failing systems are drawn at what can fail: at servers, subdialogs and the like.
    """
    first = context.page.dialogs[0]
    place = first.element.place(context.page.file)
    walker = Walker(context, context.scopes, "", first.id, context.page.file)
    open_ends = asking.faults(walker, place, first.id, ("connection", "telephone"))
    context.drawing.connect([*open_ends, *walker.again, *walker.jumps], first.id)


def _without_rounds(context: Context) -> None:
    """Leave out that a server fails where this leads round to the same server, if others fail so, too.

    Only the server decides then whether customers go round, and what is done is drawn at the others.
    """
    ways = context.drawing.ways
    failing = [way for way in ways if way.event == "error" and way.source in context.servers]
    entered = Counter(way.target for way in ways)
    for way in failing[:MOST_SERVERS]:
        if entered[way.target] > 1 and way.source in reached(onward(ways), [way.target]):
            ways.remove(way)
            entered[way.target] -= 1


def _start(context: Context) -> tuple[str, ...]:
    """The first dialog, and those that are run as subdialogs of this document."""
    called = [name for name in context.called_here if name in context.page.by_name]
    return tuple(dict.fromkeys([context.page.dialogs[0].id, *called]))


def _tag_open_dialogs(context: Context, start: Sequence[str], ways: Sequence[Transition]) -> None:
    """Dialogs with a name that nothing here leads to: other documents and servers can start them."""
    entered = reached(onward(ways), start)
    for dialog in context.page.dialogs:
        if dialog.named and dialog.id not in entered:
            context.drawing.change(dialog.id, tags=("entry",))


def _role(context: Context, ways: Sequence[Transition]) -> str:
    """``module`` for a document that is run as a subdialog: it returns where it is entered."""
    entered = reached(onward(ways), [context.page.dialogs[0].id])
    touchpoints = context.drawing.touchpoints
    returning = [name for name in entered if name in touchpoints and touchpoints[name].get("ends") == "piece"]
    return "module" if returning else "customer"


def _attributes(page: Page) -> dict[str, Any]:
    source = {"format": FORMAT, "type": "document", "version": page.root.get("version")}
    found: dict[str, Any] = {"source": {key: value for key, value in source.items() if value}}
    for meta in page.root.all("meta"):
        if meta.get("name").lower() == "description" and meta.get("content"):
            found["description"] = meta.get("content")
    return found


def _report(context: Context) -> None:
    """Tell of elements that are not known and of attributes in capitals."""
    notes = context.page.notes
    notes.unknown("elements", context.strange, "steps that go on")
    if context.capitals is not None:
        written, place = context.capitals
        message = CAPITALS.format(written=written, meant=written.lower())
        context.remark(message, place, "", "Write the attribute in small letters.")
