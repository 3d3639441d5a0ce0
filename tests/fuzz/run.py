"""Feeds mutated files to every source: ``python tests/fuzz/run.py --inputs 1000000``.

Needs ``pip install .[fuzz]``. Seeds are the files below ``--seeds`` (the examples of the project, and
any folder of real flows), each given to the source that recognises it. Ends with a table; the exit
status is 1 when an input crashed a source, took more than ``--seconds`` or more than ``--megabytes``.
The input is then kept in ``--keep``, to become a test.
"""

from __future__ import annotations

import argparse
import base64
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from cxlint import files
from cxlint.errors import UnreadableFile
from cxlint.plugins import load_plugins
from cxlint.sources.base import Document, Source

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(__file__).with_name("target.py")
LARGEST_SEED = 24 * 1024
"""Bytes: small seeds are changed at more of their places in the same time."""

WORDS = (
    '"', '":', "{", "}", "[", "]", "null", "true", "-1", "1e999", "[[[[[[[[", "\\\\ud800", "\\\\u0000", "${x}", "{{x}}",
    "<", "</", "/>", "<!--", "]]>", "<![CDATA[", "&#0;", "<!DOCTYPE", "<!ENTITY", "- ", ": ", "&a", "*a", "!!", "|\\\\n",
    "-->", "-.->", "==>", "subgraph", "end", "digraph", "strict", "->", "```mermaid", "%%{init", ":::", "@{",
)  # fmt: skip
"""Pieces of the formats, for the fuzzer to put in."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source."""

    source: str
    inputs: int
    megabytes: int
    slowest: int
    kept: str


def main() -> int:
    """Run the fuzzer as the command line says."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--inputs", type=int, default=100_000, help="for all sources together")
    asked.add_argument("--source", action="append", help="only this one; may be given several times")
    asked.add_argument(
        "--seeds", type=Path, action="append", default=[ROOT / "examples"], help="folder of files"
    )
    asked.add_argument("--seconds", type=int, default=10, help="that one input may take")
    asked.add_argument("--megabytes", type=int, default=1024, help="that one process may take")
    asked.add_argument(
        "--keep", type=Path, default=Path(tempfile.gettempdir()), help="folder for what is found"
    )
    asked.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    wanted = asked.parse_args()
    sources = [
        s for s in load_plugins(installed=False).sources if not wanted.source or s.name in wanted.source
    ]
    wanted.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        dictionary = folder / "words.dict"
        dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
        counts = sow(sources, wanted.seeds, folder)
        share = -(-wanted.inputs // len(sources))
        options = [f"-runs={share}", f"-timeout={wanted.seconds}", f"-rss_limit_mb={wanted.megabytes}"]
        options += [
            f"-dict={dictionary}",
            "-max_len=65536",
            f"-artifact_prefix={wanted.keep}/",
            "-print_final_stats=1",
        ]
        with concurrent.futures.ThreadPoolExecutor(wanted.processes) as pool:
            found = list(pool.map(lambda source: fuzz(source.name, folder / source.name, options), sources))
    for one in found:
        told = f"FOUND {one.kept}" if one.kept else "nothing found"
        print(
            f"{one.source:16} {counts[one.source]:4} seeds {one.inputs:9,} inputs  slowest {one.slowest} s"
            f"  {one.megabytes:5} MB  {told}"
        )
    print(f"{'all':16} {sum(counts.values()):4} seeds {sum(one.inputs for one in found):9,} inputs")
    return int(any(one.kept for one in found))


def _escaped(word: str) -> str:
    return word.replace("\\\\", "\\").replace("\\", "\\\\").replace('"', '\\"')


def sow(sources: list[Source], folders: list[Path], scratch: Path) -> dict[str, int]:
    """Put the seeds of each source into a folder of its own; answers how many there are."""
    counts = {source.name: 0 for source in sources}
    for source in sources:
        (scratch / source.name).mkdir()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        try:
            document = files.read_document(str(path), named=True)
        except UnreadableFile:
            continue
        source = next((source for source in sources if source.recognises(document)), None)
        seed = _seed(source.name, document) if source else b""
        if source and 0 < len(seed) <= LARGEST_SEED:
            counts[source.name] += 1
            (scratch / source.name / f"{counts[source.name]:04}").write_bytes(seed)
    return counts


def _seed(source: str, document: Document) -> bytes:
    """The bytes to change: for packed formats what is inside, as ``target.py`` packs it again."""
    if source == "genesys-i3":
        return urllib.parse.unquote(base64.b64decode(document.data).decode("ascii", "ignore")).encode()
    if source == "dialogflow-cx":
        wanted = [name for name in document.parts if re.search(r"agent\.json$|/flows/|^flows/", name)]
        texts = [
            f"{name}\n{document.parts[name].text}" for name in wanted if len(document.parts[name].data) < 4000
        ]
        return "\n=====\n".join(texts[:8]).encode()
    return document.data


def fuzz(source: str, seeds: Path, options: list[str]) -> Outcome:
    """Fuzz one source in a process of its own."""
    command = [sys.executable, str(TARGET), source, str(seeds), *options]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, cwd=ROOT)
    told = done.stdout + done.stderr
    kept = re.search(r"Test unit written to (\S+)", told)
    if done.returncode and not kept:
        print(told[-4000:], file=sys.stderr)
    elif kept:
        print(told[max(0, told.find("=== Uncaught")) :][:3000], file=sys.stderr)
    return Outcome(
        source,
        _number(r"number_of_executed_units:\s*(\d+)", told),
        _number(r"peak_rss_mb:\s*(\d+)", told),
        _number(r"slowest_unit_time_sec:\s*(\d+)", told),
        kept[1] if kept else f"exit status {done.returncode}" if done.returncode else "",
    )


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    sys.exit(main())
