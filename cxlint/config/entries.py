"""The ``[[suppress]]`` tables: findings to leave out in files that must not be edited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cxlint.journey.model import Suppression
from cxlint.locations import Location
from cxlint.text import did_you_mean
from cxlint.value import Value

ENTRY_KEYS: dict[str, str] = {
    "files": "A glob: the files whose findings are meant.",
    "rule": "The name or code of a rule.",
    "element": "Id of a touchpoint or a way, a glob of ids, or the title of a touchpoint. Default: all.",
    "reason": "Why, in eight letters or more.",
    "until": "The last day on which it holds, as in 2026-12-31. Default: for ever.",
}
"""Every key of an entry and what it does."""

SHORTEST_REASON = 8
"""Letters; as many as ``ignore:`` in a journey asks for."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FileSuppression(Value):
    """An entry: which files and elements it is about, and what a journey's own entry says, too."""

    files: str
    entry: Suppression
    element: str = ""


_HEAD = r"(?m)^[ \t]*\[\[[ \t]*(?:tool[ \t]*\.[ \t]*cxlint[ \t]*\.[ \t]*)?suppress[ \t]*\]\]"


def read_entries(
    value: Any, text: str, file: str, mistake: Callable[[str], None]
) -> Iterator[FileSuppression]:
    """The entries in *value*, which stands in *text*; what is wrong with one is told to *mistake*."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        mistake("suppress must be a list of tables: write [[suppress]] above each.")
        return
    lines = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(_HEAD, text)]
    if len(lines) != len(value):  # written as suppress = [{…}], or quoted somewhere
        lines = [0] * len(value)
    for number, (item, line) in enumerate(zip(value, lines, strict=True), start=1):
        where = f"[[suppress]] in line {line}" if line else f"entry {number} of suppress"
        made = _Entry(item, lambda sentence, where=where: mistake(f"{where}: {sentence}")).read()  # type: ignore[misc]
        if made is not None:
            rule, reason, until = made
            place = Location(file, line, 1 if line else 0)
            yield FileSuppression(
                item["files"], Suppression(rule, reason, until, place), item.get("element", "")
            )


class _Entry:
    """Checks one entry key by key."""

    def __init__(self, table: Mapping[str, Any], mistake: Callable[[str], None]) -> None:
        self.table = table
        self.good = True
        self.tell = mistake

    def mistake(self, sentence: str) -> None:
        self.good = False
        self.tell(sentence)

    def read(self) -> tuple[str, str, date | None] | None:
        for key in self.table:
            if key not in ENTRY_KEYS:
                self.mistake(f"there is no key “{key}”. {did_you_mean(key, ENTRY_KEYS)}".rstrip())
        self.text("files", "flows/vendor/*.json")
        rule = self.text("rule", "dead-end")
        if "element" in self.table:
            self.text("element", "main_menu")
        until = self.until()
        reason = self.reason()
        return (rule, reason, until) if self.good else None

    def text(self, key: str, example: str) -> str:
        value = self.table.get(key)
        if isinstance(value, str) and value.strip("/ "):
            return value
        said = f"{key} must be a text" if key in self.table else f"{key} is missing"
        self.mistake(f'{said}. Write {key} = "{example}".')
        return ""

    def reason(self) -> str:
        value = self.table.get("reason")
        if isinstance(value, str) and len(value.strip()) >= SHORTEST_REASON:
            return value
        self.mistake('a finding can only be left out with a reason. Write reason = "at least eight letters".')
        return ""

    def until(self) -> date | None:
        value = self.table.get("until")
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass  # told below
        elif value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.mistake(f"until must be a day, such as 2026-12-31, not {_shown(value)}.")
        return None


def _shown(value: Any) -> str:
    return repr(value) if isinstance(value, (str, int, float, bool)) else f"{value}"
