"""How fast is cxlint? Prints times as multiples of starting Python, and peak memory, in one table.

::

    python benchmarks/run.py              the whole table, some two minutes
    python benchmarks/run.py --rounds 9   steadier medians
    python benchmarks/run.py --quick      no large journeys

Times of machines differ, and of one machine from hour to hour. So every command is run once a
round, one after the other, and what counts is the ratio of medians within one run. Nothing here
passes or fails: the aims stand beside the figures, and the exit status is 0.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = Path(tempfile.gettempdir()) / "cxlint-benchmarks"
BPMNLINT = "bpmnlint@11.15.0"
TYPICAL = 40
"""Touchpoints of an ordinary design; diagrams for bpmnlint get as many elements."""

MANY = 100
SIZES = (5_000, 10_000, 20_000)
MEGABYTE = 1_000_000


@dataclass
class Case:
    """A command, how often it runs, and what was measured: seconds and bytes."""

    name: str
    command: list[str]
    folder: Path
    rounds: int
    aim: str = ""
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    status: int = 0

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def megabytes(self) -> float:
        """Largest peak of all rounds; 0 where the system does not tell."""
        return max(self.memory, default=0) / MEGABYTE


def environment() -> dict[str, str]:
    """The environment of every command: this checkout, byte code kept, in a folder of its own."""
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    settings["PYTHONPATH"] = str(HERE.parent)
    settings["PYTHONPYCACHEPREFIX"] = str(CACHE / "bytecode")
    return settings


def run_once(case: Case) -> None:
    """Run a case in a fresh process and note what it took."""
    with open(os.devnull, "wb") as nowhere:
        began = time.perf_counter()
        process = subprocess.Popen(
            case.command, cwd=case.folder, env=environment(), stdout=nowhere, stderr=nowhere
        )
        if hasattr(os, "wait4"):
            _, code, usage = os.wait4(process.pid, 0)
            case.seconds.append(time.perf_counter() - began)
            case.memory.append(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
            process.returncode = os.waitstatus_to_exitcode(code)
        else:
            process.wait()
            case.seconds.append(time.perf_counter() - began)
    case.status = process.returncode


def measure(cases: list[Case]) -> None:
    """Run all cases, interleaved. The first round only fills caches and is forgotten."""
    for number in range(-1, max(case.rounds for case in cases)):
        for case in cases:
            if number < case.rounds:
                run_once(case)
        if number < 0:
            for case in cases:
                case.seconds.clear()
                case.memory.clear()


def write_design(kind: str, size: int, name: str) -> Path:
    """A generated design in the cache folder, made by a process of its own.

    This process has to stay small: what it holds counts as peak memory of the commands it starts.
    """
    path = CACHE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        subprocess.run([sys.executable, str(HERE / "generate.py"), kind, str(size)], stdout=file, check=True)
    return path


def own_cases(rounds: int, quick: bool) -> list[Case]:
    """Bare Python, and cxlint in all sizes."""
    write_design("journey", TYPICAL, "one.journey.yaml")
    write_design("connect", TYPICAL, "flow.json")
    first = write_design("journey", TYPICAL, "many/journey0.journey.yaml")
    for number in range(1, MANY):
        shutil.copy(first, first.with_name(f"journey{number}.journey.yaml"))
    cxlint = [sys.executable, "-m", "cxlint"]
    check = [*cxlint, "check", "--isolated"]
    cases = [
        Case("bare Python", [sys.executable, "-c", "pass"], CACHE, rounds),
        Case("cxlint --version", [*cxlint, "--version"], CACHE, rounds),
        Case("cxlint --help", [*cxlint, "--help"], CACHE, rounds, "below 5 times bare Python"),
        Case("one journey", [*check, "one.journey.yaml"], CACHE, rounds, "below 0.8 of bpmnlint"),
        Case("one Connect flow", [*check, "flow.json"], CACHE, rounds),
        Case(f"{MANY} journeys", [*check, "many"], CACHE, rounds),
    ]
    return cases if quick else [*cases, *large_cases(check, min(rounds, 3))]


def large_cases(check: list[str], rounds: int) -> list[Case]:
    """Journeys that double in size, and a chain."""
    cases = []
    for size in SIZES:
        path = write_design("journey", size, f"large{size}.journey.yaml")
        aim = "below 3 s and 500 MB" if size == SIZES[-1] else ""
        cases.append(Case(f"{size:,} touchpoints", [*check, path.name], CACHE, rounds, aim))
    path = write_design("chain", SIZES[-1], "chain.journey.yaml")
    cases.append(Case(f"{SIZES[-1]:,} in a chain", [*check, path.name], CACHE, rounds))
    return cases


def bpmnlint_cases(rounds: int) -> list[Case]:
    """bpmnlint on one and on many diagrams; nothing, and a sentence, where it cannot be had."""
    program = installed_bpmnlint()
    if program is None:
        return []
    folder = CACHE / "diagrams"
    first = write_design("diagram", TYPICAL, "diagrams/diagram0.bpmn")
    names = [first.name] + [f"diagram{number}.bpmn" for number in range(1, MANY)]
    for name in names[1:]:
        shutil.copy(first, folder / name)
    (folder / ".bpmnlintrc").write_text('{"extends": "bpmnlint:recommended"}\n', encoding="utf-8")
    return [
        Case("bpmnlint, one diagram", [program, names[0]], folder, rounds),
        Case(f"bpmnlint, {MANY} diagrams", [program, *names], folder, rounds),
    ]


def installed_bpmnlint() -> str | None:
    """The program, installed into the cache folder when it is not there yet."""
    home = CACHE / BPMNLINT.replace("@", "-")
    program = home / "node_modules" / ".bin" / ("bpmnlint.cmd" if os.name == "nt" else "bpmnlint")
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            print("npm is not installed, so there is no comparison with bpmnlint.\n")
            return None
        print(f"Installing {BPMNLINT} into {home} …", file=sys.stderr)
        done = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--prefix", str(home), BPMNLINT], capture_output=True
        )
        if done.returncode != 0 or not program.exists():
            print(f"{BPMNLINT} could not be installed, so there is no comparison with it.\n")
            return None
    return str(program)


def table(cases: list[Case]) -> str:
    """The figures, one case in a line."""
    bare = cases[0].median
    rows = [f"{'':24}{'median':>10}{'bare Python':>13}{'peak':>9}  aim"]
    for case in cases:
        note = f"{case.aim}  (exit status {case.status})" if case.status > 1 else case.aim
        rows.append(
            f"{case.name:24}{case.median * 1000:7.0f} ms{case.median / bare:11.1f} ×"
            f"{case.megabytes:6.0f} MB  {note}".rstrip()
        )
    return "\n".join(rows)


def ratios(cases: list[Case]) -> str:
    """What the aims are about: growth by doubling, and the comparison with bpmnlint."""
    found = {case.name: case.median for case in cases}
    pairs = [
        (f"{large:,} touchpoints", f"{small:,} touchpoints", "linear is 2 or less")
        for small, large in pairwise(SIZES)
    ]
    pairs.append(("one journey", "bpmnlint, one diagram", "below 0.8"))
    pairs.append((f"{MANY} journeys", f"bpmnlint, {MANY} diagrams", ""))
    rows = [
        f"{above + ' / ' + below:48}{found[above] / found[below]:6.2f}  {aim}".rstrip()
        for above, below, aim in pairs
        if above in found and below in found
    ]
    return "\n".join(rows)


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description="How fast is cxlint?")
    parser.add_argument("--rounds", type=int, default=7, help="runs of each command; large ones at most 3")
    parser.add_argument("--quick", action="store_true", help="leave the large journeys out")
    chosen = parser.parse_args()
    cases = own_cases(max(1, chosen.rounds), chosen.quick) + bpmnlint_cases(max(1, chosen.rounds))
    measure(cases)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {chosen.rounds} rounds\n")
    print(table(cases))
    print(f"\n{ratios(cases)}")


if __name__ == "__main__":
    main()
