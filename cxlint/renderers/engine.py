"""The program that lays out and paints: found, run and given up on in time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cxlint.errors import RenderError

PURE = "graphviz-pure"
SYSTEM = "dot"
VARIABLE = "CXLINT_DOT"
"""Environment variable with the path of a ``dot`` program to use instead of graphviz-pure."""

HOW_TO_GO_ON = (
    "Install graphviz-pure (pip install graphviz-pure) or Graphviz (graphviz.org), "
    "or write the map as DOT text with “-o map.dot” and draw it elsewhere."
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz program: ``system`` is False for the one that comes with cxlint."""

    program: str
    system: bool


class DrawingFailed(Exception):
    """One run of the engine gave no usable result; a simpler drawing may."""


def choose(asked: str | None, *, system_only: bool = False, prefer_system: bool = False) -> Engine:
    """The engine to draw with.

    *asked* is ``graphviz-pure``, ``dot`` or None for the usual one. *system_only* is set where only
    Graphviz itself will do (PDF), *prefer_system* where it does better. Raises
    :class:`cxlint.errors.RenderError` when there is none, with a way out.
    """
    if asked not in (None, PURE, SYSTEM):
        raise RenderError(f"There is no drawing engine “{asked}”. Choose {PURE} or {SYSTEM}.")
    if system_only and asked == PURE:
        raise RenderError(f"{PURE} cannot write PDF; the program dot of Graphviz can. {_PDF_HINT}")
    system = None if asked == PURE else _system()
    named = VARIABLE in os.environ
    pure = None if system_only or asked == SYSTEM else _pure()
    first, second = (system, pure) if prefer_system or (named and asked != PURE) else (pure, system)
    engine = first or second
    if engine is not None:
        return engine
    if system_only:
        raise RenderError(f"PDF needs the program dot of Graphviz, which was not found. {_PDF_HINT}")
    if asked == SYSTEM:
        raise RenderError(
            f"The program dot of Graphviz was not found. Install Graphviz (graphviz.org), name the program "
            f"in {VARIABLE}, or leave out --engine to draw with {PURE}."
        )
    raise RenderError(f"No program to draw with was found. {HOW_TO_GO_ON}")


_PDF_HINT = (
    f"Install Graphviz (graphviz.org) or name its program in {VARIABLE}; "
    "SVG and PNG work without (-o map.svg)."
)


def _system() -> Engine | None:
    named = os.environ.get(VARIABLE)
    if named:
        program = shutil.which(named)
        if program is None:
            raise RenderError(f"{VARIABLE} names “{named}”, which is not a program that can be run.")
        return Engine(program, system=Path(program).stem != PURE)
    program = shutil.which(SYSTEM)
    return None if program is None else Engine(program, system=True)


def _pure() -> Engine | None:
    import sysconfig

    folders = [str(Path(sys.executable).parent), sysconfig.get_path("scripts")]
    program = shutil.which(PURE, path=os.pathsep.join(folders)) or _installed() or shutil.which(PURE)
    return None if program is None else Engine(program, system=False)


def _installed() -> str | None:
    """The program as the installed distribution lists it, wherever it was put."""
    from importlib import metadata

    try:
        files = metadata.files(PURE) or []
    except metadata.PackageNotFoundError:
        return None
    programs = [file for file in files if file.stem == PURE and file.suffix in ("", ".exe")]
    return next((str(path) for file in programs if (path := Path(str(file.locate()))).is_file()), None)


def run(engine: Engine, source: str, options: tuple[str, ...], seconds: float) -> bytes:
    """What the engine makes of DOT text, within *seconds*; raises :class:`DrawingFailed`."""
    command = [engine.program, *options]
    try:
        done = subprocess.run(
            command, input=source.encode("utf-8"), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise DrawingFailed(f"drawing took more than {seconds:.0f} seconds") from None
    except OSError as error:
        raise RenderError(f"{engine.program} could not be started: {error}. {HOW_TO_GO_ON}") from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", "replace")
        told = [text for text in said.splitlines() if text.strip() and "no value for width" not in text]
        raise DrawingFailed(told[0].strip() if told else f"the engine ended with status {done.returncode}")
    return done.stdout
