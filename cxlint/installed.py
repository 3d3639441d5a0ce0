"""Whether any installed distribution has entry points of a group, without reading them all.

``importlib.metadata`` costs 20 to 50 ms to import and opens a file of every distribution, and most
people have no plugin installed. Listing the folders of ``sys.path`` and looking for one heading takes
a few milliseconds. Where distributions may hide elsewhere (archives, finders of other programs), the
answer is "perhaps", so nothing is ever missed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator


def may_have_entry_points(group: str, folders: Iterable[str] | None = None) -> bool:
    """False only when it is sure that no distribution in *folders* has entry points of *group*.

    The default for *folders* is ``sys.path``.
    """
    if any(_finds_distributions(finder) for finder in sys.meta_path):
        return True
    heading = f"[{group}]".encode()
    return any(
        _declares(folder or ".", heading)
        for folder in dict.fromkeys(sys.path if folders is None else folders)
    )


def _finds_distributions(finder: object) -> bool:
    ordinary = getattr(finder, "__module__", "") == "_frozen_importlib_external"
    return hasattr(finder, "find_distributions") and not ordinary


def _declares(folder: str, heading: bytes) -> bool:
    """Whether a distribution in *folder* has the heading; an archive may."""
    if not os.path.isdir(folder):
        return os.path.exists(folder)
    return any(_holds(path, heading) for path in _tables(folder))


def _tables(folder: str) -> Iterator[str]:
    """The files in which distributions in *folder* may list entry points."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    if folder.casefold().endswith(".egg"):
        yield os.path.join(folder, "EGG-INFO", "entry_points.txt")
    for name in names:
        lower = name.casefold()
        if lower.endswith((".dist-info", ".egg-info")):
            yield os.path.join(folder, name, "entry_points.txt")


def _holds(path: str, heading: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return heading in file.read()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
