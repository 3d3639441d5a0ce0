"""What small frozen values have in common."""

from __future__ import annotations

from typing import Any, ClassVar


class Value:
    """Compares, hashes and shows itself by its fields. A base for dataclasses.

    ``@dataclass`` can make these methods, too, but writes and compiles them for every class at
    every start, which took a tenth of a short run. Its subclasses say ``eq=False, repr=False``.
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    def _fields(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__dataclass_fields__])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash(self._fields())

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={getattr(self, name)!r}"
            for name, field in self.__dataclass_fields__.items()
            if field.repr
        )
        return f"{type(self).__name__}({shown})"
