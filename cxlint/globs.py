"""Patterns for paths, as configuration writes them."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable
from pathlib import Path

USUALLY_LEFT_OUT = ("node_modules", "__pycache__", "venv", "site-packages", "dist", "build")
"""Folders in which nobody keeps designs."""

Parts = tuple[str, ...]


class Globs:
    """Some patterns, and the folder that those with a slash begin at.

    One without a slash is the name of a file or folder anywhere, one with a slash a path. ``*``
    stands for anything but a slash, ``**`` for any number of folders, ``?`` for one character,
    ``[ab]`` for one of these.
    """

    def __init__(self, patterns: Iterable[str], root: Path) -> None:
        kept = [pattern for pattern in patterns if pattern.strip("/")]
        names = {pattern for pattern in kept if not is_path(pattern) and not is_magic(pattern)}
        self.root = root
        self.names = frozenset(pattern.rstrip("/") for pattern in names)
        self.split = tuple(split(pattern) for pattern in kept if pattern not in names)
        self.folders: dict[str, Parts] = {}

    def cover(self, path: str) -> bool:
        """Whether a pattern fits *path* or a folder that it lies in."""
        if not self.split and not self.names:
            return False
        parts = self.parts(path)
        return not self.names.isdisjoint(parts) or any(fits(one, parts, below=True) for one in self.split)

    def fit(self, path: str) -> bool:
        """Whether a pattern fits *path* itself."""
        if os.path.basename(path) in self.names:
            return True
        return bool(self.split) and any(fits(one, self.parts(path)) for one in self.split)

    def parts(self, path: str) -> Parts:
        """The folders from the root to *path*, and its name."""
        folder, name = os.path.split(path)
        if folder not in self.folders:
            self.folders[folder] = _from(self.root, folder)
        return (*self.folders[folder], name)


def _from(root: Path, folder: str) -> Parts:
    try:
        path = os.path.relpath(os.path.realpath(folder or "."), os.path.realpath(root))
    except ValueError:  # another drive, or characters that no path can have
        path = folder
    return tuple(part for part in path.replace(os.sep, "/").split("/") if part != ".")


def split(pattern: str) -> Parts:
    """A pattern folder by folder, from the root on.

    >>> split("*.json"), split("flows/old/"), split("/flow.json")
    (('**', '*.json'), ('flows', 'old'), ('flow.json',))
    """
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    parts = parts if is_path(pattern) else ["**", *parts]
    return tuple(part for n, part in enumerate(parts) if part != "**" or parts[n - 1 : n] != ["**"])


def is_path(pattern: str) -> bool:
    """Whether the pattern begins at the root. A slash at the end only tells that a folder is meant."""
    return "/" in pattern.rstrip("/")


def is_magic(pattern: str) -> bool:
    """Whether the pattern can fit more than one path."""
    return not set("*?[").isdisjoint(pattern)


def fits(pattern: Parts, path: Parts, below: bool = False) -> bool:
    """Whether a pattern that was split fits a path; with *below*, also a folder of that path.

    >>> fits(("**", "*.json"), ("flows", "a.json")), fits(("flows",), ("flows", "a.json"), below=True)
    (True, True)
    """
    if not pattern:
        return below or not path
    if pattern[0] == "**":
        return any(fits(pattern[1:], path[start:], below) for start in range(len(path) + 1))
    return bool(path) and fnmatch.fnmatchcase(path[0], pattern[0]) and fits(pattern[1:], path[1:], below)
