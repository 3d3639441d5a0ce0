"""Reads a journey of format 1 from a tree of values. Everything that is wrong is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cxlint import vocabulary as words
from cxlint.errors import UnreadableFile
from cxlint.journey.journey import Journey
from cxlint.journey.model import Promise, Stage, Touchpoint
from cxlint.locations import Location
from cxlint.sources.base import Document, Flaw, Reading
from cxlint.sources.native.references import Links
from cxlint.sources.native.transitions import Ways
from cxlint.sources.native.values import BAD, ID_HINT, Values, is_nothing
from cxlint.sources.tree import AnyNode, Listing, Mapping, Scalar
from cxlint.text import in_words, shorten
from cxlint.vocabulary import JOURNEY_ATTRIBUTES, TOUCHPOINT_ATTRIBUTES, Attribute

_WAYS = ("next", "options", "ways")
_MODEL_FIELDS = frozenset(
    {"title", "kind", "channel", "stage", "layer", "owner", "prompt", "says", "asks",
     "duration", "wait", "end", "split", "tags"}
)  # fmt: skip
_ERRORS_INHERITED_BY = words.INPUT_KINDS | {"task", "page"}
_HASH_KEY = re.compile(r"^[ \t]+#[ \t]*:[ \t]*[a-z{]", re.MULTILINE)
_OPTIONS_KEY = re.compile(r"""[ \t]*["']?options["']?[ \t]*:[ \t]*(#.*)?$""")
_OWN_ONLY = (*_WAYS, "journey", "incomplete", "ignore", "source")
"""Keys of touchpoints that make no sense as defaults."""


def read_journey(document: Document, root: Mapping, flaws: list[Flaw]) -> Reading:
    """The journey that *root* writes, with all that is wrong in it."""
    reader = _Reader(document, root, flaws)
    journey = reader.read()
    told = dict.fromkeys(reader.flaws)
    return Reading((journey,), tuple(sorted(told, key=lambda flaw: flaw.location)))


class _Reader:
    """Reads one journey; holds what its parts share."""

    def __init__(self, document: Document, root: Mapping, flaws: list[Flaw]) -> None:
        self.document = document
        self.root = root
        self.flaws = flaws
        self.values = Values(document, flaws)
        self.ways = Ways(self.values)
        self.links = Links(self.values, root)
        self.channels = self._channels()
        self.stages = self._stages()
        self.defaults = self._defaults()

    def read(self) -> Journey:
        self._version()
        self.values.known_keys(self.root, JOURNEY_ATTRIBUTES, "a journey")
        self._hidden_hash_keys()
        touchpoints = self._touchpoints()
        facts = self._facts()
        title = facts.pop("journey", None) or _title_of(self.document.path)
        return Journey(
            id=_stem(self.document.path),
            title=title,
            file=self.document.path,
            format="journey",
            touchpoints=touchpoints,
            transitions=tuple(self.ways.transitions),
            start=self._start(touchpoints),
            role=facts.pop("role", "customer"),
            locales=facts.pop("locales", ()),
            stages=self.stages,
            channels=self.channels,
            promises=self._promises(),
            suppressions=self._ignored(self.root),
            attributes=facts,
            names=tuple(map(self.links.known_as, facts.pop("names", ()))),
            location=Location(self.document.path, self.root.line, self.root.column, 1),
        )

    def _version(self) -> None:
        entry = self.root.entries.get("cxlint")
        if entry is None:
            place = next(iter(self.root.entries.values()), (self.root, None))[0]
            self.values.flaw(place, "The format version is missing.", "Begin the file with cxlint: 1.")
        elif not isinstance(entry[1], Scalar) or entry[1].text != str(words.FORMAT_VERSION):
            written = shorten(entry[1].text) if isinstance(entry[1], Scalar) else "this"
            raise UnreadableFile(
                f"“{written}” is not a format version that this cxlint reads.",
                line=entry[1].line,
                column=entry[1].column,
                hint="Write cxlint: 1, or use a newer cxlint.",
            )

    def _hidden_hash_keys(self) -> None:
        if not _HASH_KEY.search(self.document.text):
            return
        for line, column in _lost_options(self.document.lines):
            self.flaws.append(
                Flaw(
                    "The option # is lost here: # begins a comment.",
                    Location(self.document.path, line, column, 1),
                    fix='Put the key in quotation marks: "#".',
                )
            )

    def _facts(self) -> dict[str, Any]:
        found = {}
        for key, (_, node) in self.root.entries.items():
            attribute = JOURNEY_ATTRIBUTES.get(key)
            if attribute is not None and attribute.type in self.values.readers and key != "cxlint":
                value = self.values.value(node, attribute)
                if value is not BAD:
                    found[key] = value
        return found

    # --- header -------------------------------------------------------------------------------

    def _channels(self) -> dict[str, str]:
        node = self.root.get("channels")
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.values.flaw(
                node, "channels needs a key for each channel.", "Write {locker: {name: Locker}}."
            )
            return {}
        found = {}
        medium = Attribute("medium", "enum", "", words.MEDIA)
        for key, (_, entry) in node.entries.items():
            if isinstance(entry, Mapping):
                self.values.known_keys(entry, ("name", "medium"), "a channel")
                self._texts(entry, "name")
            elif not is_nothing(entry):
                self.values.flaw(entry, "A channel has a name and a medium.", "Write {name: Locker}.")
            part = entry.get("medium") if isinstance(entry, Mapping) else None
            value = self.values.enum(part, medium) if part is not None else "physical"
            found[key] = "physical" if value is BAD else value
        return found

    def _stages(self) -> tuple[Stage, ...]:
        node = self.root.get("stages")
        if node is None:
            return ()
        if not isinstance(node, Listing):
            self.values.flaw(
                node, "stages is a list.", "Write [reach, solve, {id: follow_up, name: Follow-up}]."
            )
            return ()
        return tuple(stage for item in node.items for stage in self._stage(item))

    def _stage(self, node: AnyNode) -> Iterator[Stage]:
        attribute = Attribute("stage", "id", "")
        if not isinstance(node, Mapping):
            identifier = self.values.id(node, attribute)
            if identifier is not BAD:
                yield Stage(identifier, in_words(identifier))
            return
        self.values.known_keys(node, ("id", "name", "goal"), "a stage")
        own = node.get("id")
        identifier = self.values.id(own, attribute) if own is not None else BAD
        if own is None:
            self.values.flaw(node, "This stage has no id.", "Write {id: reach, name: Get in touch}.")
        if identifier is not BAD:
            name, goal = self._texts(node, "name", "goal")
            yield Stage(identifier, name or in_words(identifier), goal)

    def _texts(self, node: Mapping, *keys: str) -> Iterator[str]:
        """The texts of these keys, empty where there is none."""
        for key in keys:
            part = node.get(key)
            text = self.values.value(part, Attribute(key, "text", "")) if part is not None else BAD
            yield "" if text is BAD else text

    def _promises(self) -> tuple[Promise, ...]:
        node = self.root.get("promises")
        if node is None:
            return ()
        nodes = node.items if isinstance(node, Listing) else [node]
        return tuple(promise for item in nodes for promise in self._promise(item))

    def _promise(self, node: AnyNode) -> Iterator[Promise]:
        if not isinstance(node, Mapping) or node.get("made_at") is None or node.get("kept_at") is None:
            self.values.flaw(
                node, "A promise needs id, made_at and kept_at.", "Say where it is made and where kept."
            )
            return
        self.values.known_keys(node, ("id", "says", "made_at", "kept_at", "within"), "a promise")
        identifier, says = self._texts(node, "id", "says")
        ids = Attribute("id", "ids", "")
        made, kept = (self.values.ids(node.get(key), ids) for key in ("made_at", "kept_at"))
        term = node.get("within")
        within = self.values.duration(term, Attribute("within", "duration", "")) if term is not None else None
        yield Promise(
            identifier, says, made, kept, None if within is BAD else within, self.values.place(node)
        )

    def _start(self, touchpoints: dict[str, Touchpoint]) -> tuple[str, ...]:
        node = self.root.get("start")
        if node is None:
            return tuple(identifier for identifier, t in touchpoints.items() if not t.synthetic)[:1]
        places = node.items if isinstance(node, Listing) else [node]
        named = [(place, self.values.id(place, Attribute("start", "id", ""))) for place in places]
        found = [(place, identifier) for place, identifier in named if identifier is not BAD]
        for place, identifier in found:
            if identifier not in touchpoints:
                hint = self.values.hint(identifier, touchpoints)
                self.values.flaw(place, f"The start “{identifier}” is no touchpoint.", hint, hint)
        return tuple(identifier for _, identifier in found)

    def _defaults(self) -> Mapping:
        node = self.root.get("defaults")
        if isinstance(node, Mapping):
            for key in _OWN_ONLY:
                if key in node.entries:
                    place = node.entries[key][0]
                    self.values.flaw(place, f"{key} cannot be a default.", "Write it at each touchpoint.")
            return node
        if node is None:
            return Mapping(0, 0, 0)
        self.values.flaw(node, "defaults holds keys of touchpoints.", "Write {channel: phone}.")
        return Mapping(0, 0, 0)

    def _ignored(self, node: Mapping) -> tuple[Any, ...]:
        entry = node.get("ignore")
        return self.values.suppressions(entry) if entry is not None else ()

    # --- touchpoints --------------------------------------------------------------------------

    def _touchpoints(self) -> dict[str, Touchpoint]:
        node = self.root.get("touchpoints")
        if not isinstance(node, Mapping) or not node.entries:
            self.values.flaw(
                node or self.root,
                "This journey has no touchpoints.",
                "List them under touchpoints:, each with an id.",
            )
            return {}
        inherited = self._inherited()
        self.ways.touchpoints = frozenset(node.entries)
        found: dict[str, Touchpoint] = {}
        for identifier, (place, body) in node.entries.items():
            if not re.fullmatch(words.ID_PATTERN, identifier):
                self.values.flaw(place, f"“{shorten(identifier)}” cannot be an id.", ID_HINT)
            found[identifier] = self._touchpoint(identifier, place, body, inherited)
        found.update(self.ways.others)
        for identifier in self.ways.incomplete & found.keys():
            found[identifier] = replace(found[identifier], incomplete=True)
        return found

    def _inherited(self) -> dict[str, Any]:
        rehearsal = Ways(self.values)
        for key, (place, node) in self.defaults.entries.items():
            if key.startswith("on_"):
                rehearsal.read("defaults", key, node, place)
        return {
            key: value
            for key, value in self._attributes(self.defaults, "defaults").items()
            if key not in _OWN_ONLY
        }

    def _touchpoint(
        self, identifier: str, place: Scalar, body: AnyNode, inherited: dict[str, Any]
    ) -> Touchpoint:
        where = self.values.place(place)
        if isinstance(body, Scalar) and body.value is None:
            body = Mapping(place.line, place.column, place.length)
        if not isinstance(body, Mapping):
            self.values.flaw(
                body, f"The touchpoint “{shorten(identifier)}” has no keys.", "Write kind:, next: and so on."
            )
            return Touchpoint(
                identifier, "message", location=where, incomplete=True, title=in_words(identifier)
            )
        own = self._attributes(body, "a touchpoint")
        broken = own.pop("broken", False)
        facts = {**inherited, **own}
        facts.pop("broken", None)
        kind = facts.pop("kind", None) or _usual_kind(body, facts)
        first = len(self.ways.transitions)
        self._ways_of(identifier, kind, body)
        self._low_scores_of(identifier, body, first)
        self.ways.check_shares(first, identifier, facts.get("split", "one"), body)
        fields = {key: facts.pop(key) for key in list(facts) if key in _MODEL_FIELDS}
        fields.setdefault("title", in_words(identifier))
        source = self.links.with_hooks(facts.pop("source", {}), body)
        broken = facts.pop("incomplete", False) or broken
        return Touchpoint(
            identifier, kind, **fields, reference=self.links.of(body), attributes=facts, source=source,
            location=where, suppressions=self._ignored(body), incomplete=broken,
        )  # fmt: skip

    def _low_scores_of(self, identifier: str, body: Mapping, first: int) -> None:
        """The way of unhappy customers out of a survey, unless it is among the ways read since *first*."""
        told = any(way.event == "low_score" for way in self.ways.transitions[first:])
        if "low_score_to" in body.entries and not told:
            place, node = body.entries["low_score_to"]
            if isinstance(node, Scalar) and not is_nothing(node):
                self.ways.read(identifier, "on_low_score", node, place)

    def _attributes(self, body: Mapping, where: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, (place, node) in body.entries.items():
            if key in _WAYS or key in ("journey", "ignore") or key.startswith(("on_", "x-")):
                continue
            attribute = TOUCHPOINT_ATTRIBUTES.get(key)
            if attribute is None:
                self._unknown_key(key, place, where)
                continue
            value = self._value(node, attribute)
            if value is not BAD:
                found[key] = value
            elif key in ("kind", "end"):
                found["broken"] = True
        return found

    def _unknown_key(self, key: str, place: Scalar, where: str) -> None:
        events = [f"on_{event}" for event in words.EVENTS]
        hint = self.values.hint(key, [*TOUCHPOINT_ATTRIBUTES, *events])
        self.values.flaw(
            place, f"{where[0].upper()}{where[1:]} has no key “{shorten(key)}”.",
            f"{hint} Own keys begin with x-.".strip(), hint,
        )  # fmt: skip

    def _value(self, node: AnyNode, attribute: Attribute) -> Any:
        if attribute.type == "channel":
            known = (*words.CHANNELS, *self.channels)
            return self.values.enum(node, Attribute("channel", "enum", "", known))
        value = self.values.value(node, attribute)
        if attribute.name == "stage" and value is not BAD and self.stages:
            known = tuple(stage.id for stage in self.stages)
            return self.values.enum(node, Attribute("stage", "enum", "", known))
        return value

    def _ways_of(self, identifier: str, kind: str, body: Mapping) -> None:
        for key, (place, node) in body.entries.items():
            if key in _WAYS or key.startswith("on_"):
                self.ways.read(identifier, key, node, place)
        if body.get("end") is not None:
            return
        for key, (place, node) in self.defaults.entries.items():
            if key.startswith("on_") and key not in body.entries and _inherits(kind, key, node, identifier):
                self.ways.read(identifier, key, node, place)


def _inherits(kind: str, key: str, node: AnyNode, identifier: str) -> bool:
    """Whether a touchpoint of this kind takes a default way; nobody is led to where they are."""
    target = node.get("to") if isinstance(node, Mapping) else node
    if isinstance(target, Scalar) and target.text == identifier:
        return False
    if key in ("on_no_input", "on_no_match"):
        return kind in words.INPUT_KINDS
    return kind in _ERRORS_INHERITED_BY


def _usual_kind(body: Mapping, facts: dict[str, Any]) -> str:
    if "end" in facts or body.get("end") is not None:
        return "end"
    if body.get("options") is not None:
        return "menu"
    if body.get("journey") is not None:
        return "call"
    return "input" if "asks" in facts else "message"


def _lost_options(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Line and column of every unquoted # that stands where a key of ``options`` is expected."""
    options: int | None = None
    for number, line in enumerate(lines, start=1):
        body = line.lstrip(" \t")
        indent = len(line) - len(body)
        if body.startswith("#"):
            if options is not None and indent > options and _HASH_KEY.match(line):
                yield number, indent + 1
        elif _OPTIONS_KEY.match(line):
            options = indent
        elif body.strip() and options is not None and indent <= options:
            options = None


def _stem(path: str) -> str:
    name = re.split(r"[/\\]", path)[-1]
    return re.sub(r"(\.journey)?\.(ya?ml|json)$", "", name) or name


def _title_of(path: str) -> str:
    return in_words(_stem(path))
