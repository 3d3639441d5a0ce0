"""Writes everything that is generated: expected reports and maps, the schema, the table of rules.

    python examples/regenerate.py            write
    python examples/regenerate.py --check    only tell what is not up to date (exit status 1)

Look at the difference before you commit it: these files are what users see.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from cxlint.config.load import Config
from cxlint.files import write_whole
from cxlint.plugins import Plugins, load_plugins
from cxlint.profiles import CHAT, CORE, RECOMMENDED, STRICT, VOICE
from cxlint.renderers import draw
from cxlint.report import Report, Style
from cxlint.reporters.full import FullReporter
from cxlint.rule import Rule
from cxlint.schema import journey_schema
from cxlint.session import Session

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 21)
"""The day the reports are made for; some rules ask for it."""

EXAMPLES = {
    "examples/minimal": ("examples/minimal/minimal.journey.yaml",),
    "examples/clean": ("examples/clean/parcel.journey.yaml",),
    "examples/telecom-billing": ("examples/telecom-billing/telecom-billing.journey.yaml",),
    "examples/retail": ("examples/retail/retail.journey.yaml",),
    "examples/connect": (
        "examples/connect/main-line.json",
        "examples/connect/billing.json",
        "examples/connect/waiting.json",
    ),
    "examples/twilio": ("examples/twilio/parcel-line.json",),
    "examples/genesys": ("examples/genesys/clinic.yaml",),
    "examples/dialogflow": ("examples/dialogflow/agent.json",),
    "examples/voicexml": ("examples/voicexml/library.vxml", "examples/voicexml/hours.vxml"),
    "examples/bpmn": ("examples/bpmn/complaint.bpmn",),
    "examples/mermaid": ("examples/mermaid/booking.md",),
    "examples/dot": ("examples/dot/survey.dot",),
    "examples/drawio": ("examples/drawio/returns.drawio",),
}
"""Folder of each example, and its files; the first one is drawn."""

DARK = frozenset({"examples/telecom-billing"})
DRAWN = {"examples/telecom-billing": "agent_queue.on_timeout"}
"""What the finding stands at whose way is drawn; the worst one where nothing is said."""
START, END = "<!-- rules: begin -->", "<!-- rules: end -->"


def generated() -> Iterator[tuple[str, bytes]]:
    """Path (from the root) and contents of every generated file. The root is the current folder."""
    plugins = load_plugins(installed=False)
    if plugins.problems:
        raise SystemExit(plugins.problems[0].message)
    session = Session(plugins, Config(root=ROOT), today=TODAY)
    for folder, files in EXAMPLES.items():
        report = session.check(files)
        yield f"{folder}/expected.txt", _text(report)
        yield f"{folder}/map.svg", _map(report, DRAWN.get(folder), "light")
        if folder in DARK:
            yield f"{folder}/map-dark.svg", _map(report, DRAWN.get(folder), "dark")
    schema = json.dumps(journey_schema(), indent=1, ensure_ascii=False) + "\n"
    yield "examples/journey.schema.json", schema.encode()
    yield "README.md", _readme(plugins)


def _text(report: Report) -> bytes:
    out = io.StringIO()
    FullReporter().write(replace(report, seconds=0.0), out, Style())
    return out.getvalue().encode()


def _map(report: Report, at: str | None, theme: str) -> bytes:
    drawn = report.files[0]
    journey = drawn.journeys[0]
    findings = [
        f for f in report.shown if f.journey == journey.id and report.file_of(f.location.file) is drawn
    ]
    highlight = next((finding for finding in findings if finding.at == at), None)
    return draw(journey, findings, format="svg", theme=theme, highlight=highlight).data


def _readme(plugins: Plugins) -> bytes:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{_table(plugins)}{END}{after}".encode()


def _table(plugins: Plugins) -> str:
    head = ["| rule | code | severity | profile | fix | what it finds |", "|---|---|---|---|---|---|"]
    rows = [
        f"| `{r.name}` | {r.code} | {r.severity.word} | {_profile(r)} | {r.fix or '–'} | {r.page.summary} |"
        for r in plugins.rules
    ]
    return "\n".join([*head, *rows]) + "\n"


def _profile(rule: Rule) -> str:
    """The smallest profile that has a rule, and the medium that it is about when it is only one."""
    smallest = next(profile.name for profile in (CORE, RECOMMENDED, STRICT) if profile.has(rule))
    only = [one.name for one in (VOICE, CHAT) if one.has(rule)]
    return f"{smallest}, {only[0]}" if len(only) == 1 else smallest


def main(arguments: list[str]) -> int:
    """Write or check; answers the exit status."""
    os.chdir(ROOT)
    stale = 0
    for path, data in generated():
        place = Path(path)
        if place.is_file() and place.read_bytes() == data:
            continue
        stale += 1
        print(f"{path} is not up to date" if "--check" in arguments else f"wrote {path}")
        if "--check" not in arguments:
            write_whole(place, data)
    return int(stale > 0 and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
