"""Which other flows a flow names, and by which names a flow may be found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, Final

from cxlint.journey.model import Reference
from cxlint.sources.archy import nodes
from cxlint.sources.archy.shapes import Flow
from cxlint.sources.archy.template import is_hole
from cxlint.sources.naming import file_stem
from cxlint.sources.tree import Mapping

SCHEME: Final = "genesys"
"""All flows of Genesys Cloud share their names, whichever format they were exported in."""

FIELDS: Final = {
    "transferToFlow": ("targetFlow", "flow"),
    "transferToFlowSecure": ("targetFlow", "flow"),
    "callBotFlow": ("botFlow",),
    "callDigitalBotFlow": ("digitalBotFlow", "botFlow"),
    "callCommonModule": ("commonModule",),
}
"""Where an action names the flow that it goes to."""

_VERSION = re.compile(r"_v[0-9]+-[0-9]+$")
_VALUES: Final = frozenset({"lit", "exp", "var", "name", "noValue"})


def reference(kind: str, body: Any) -> Reference:
    """What an action that hands over to another flow names."""
    returns = not kind.startswith("transfer")
    for field in FIELDS.get(kind, ()):
        node = nodes.child(body, field)
        if nodes.expression(node):
            return Reference(nodes.expression(node), SCHEME, returns=returns, late=True)
        if named := _named(node):
            return Reference(named, SCHEME, returns=returns)
    return Reference("", SCHEME, returns=returns)


def _named(node: Any) -> str:
    """A flow stands as ``name: …``, as a literal, or as the key above its version."""
    first = nodes.only(node)
    if isinstance(node, Mapping) and first is not None and first[0].text not in _VALUES:
        return first[0].text.strip()
    return nodes.name(node)


def task_name(flow: Flow, part: str) -> str:
    """A name for a task that no other flow has, for links inside the file.

    Made of figures only, because rules look for words in the names of journeys.
    """
    told = f"{flow.file}#{flow.key.line}#{part}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=8).hexdigest()


def title(flow: Flow) -> str:
    """The name of a flow for people; where it is a hole in a template, that of the file."""
    named = flow.name
    return named if named and not is_hole(named) else _readable(flow.file)


def _readable(file: str) -> str:
    last = _VERSION.sub("", _stem(file).rsplit("__", 1)[-1])
    return re.sub(r"_+", " ", last).strip() or "Flow"


def _stem(file: str) -> str:
    return file_stem(file, ".yaml", ".yml")


def names(flow: Flow) -> Iterator[str]:
    """Every name by which other flows may refer to this one, each once.

    Archy names files after flows, with the version behind.
    """
    stem = _stem(flow.file)
    plain = _VERSION.sub("", stem)
    own = flow.name if not is_hole(flow.name) else ""
    found = (own, stem, plain, plain.rsplit("__", 1)[-1]) if not own else (own,)
    yield from dict.fromkeys(one for one in found if one)
