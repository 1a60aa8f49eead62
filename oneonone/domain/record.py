"""`Record`: a NamedTuple without what importing `typing` costs, half of Python's own start.

All values of the package are made of it: a dataclass takes sixteen times as long to be made, and a
command loads fifty. What every `todo` and `coverage` loads imports no typing, enum or re either; a
test holds it.
"""

from __future__ import annotations

from collections import namedtuple
from types import MappingProxyType

__all__ = ["NOTHING", "Record"]

NOTHING: MappingProxyType[Any, Any] = MappingProxyType({})
"""A mapping without anything in it, for the default of a field."""

TYPE_CHECKING = False  # typing's own would have to be imported; type checkers know the name
if TYPE_CHECKING:
    from typing import Any
    from typing import NamedTuple as Record
else:

    class _AsNamedTuple(type):
        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = list(body.pop("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            base = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            return type(name, (base,), {**body, "__slots__": ()})

    class Record(metaclass=_AsNamedTuple):
        """A tuple whose places have names: annotate them, and give the last ones defaults."""
