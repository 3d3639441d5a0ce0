"""A pytest plugin that puts a changed file in the place of a rule's module."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

NAME, FILE = os.environ["SWAPPED_MODULE"], os.environ["SWAPPED_FILE"]


class Swapper(importlib.abc.MetaPathFinder):
    """Finds the changed file when the rule's module is asked for."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where the module comes from; None for every other one."""
        return importlib.util.spec_from_file_location(name, FILE) if name == NAME else None


sys.meta_path.insert(0, Swapper())
