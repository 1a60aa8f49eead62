"""`Record`: a NamedTuple without what importing `typing` costs, half of Python's own start.

For the few modules that every `todo` and `coverage` loads. They import no typing, enum, re or
dataclasses either; a test holds it.
"""

from __future__ import annotations

from collections import namedtuple

__all__ = ["Record"]

TYPE_CHECKING = False  # typing's own would have to be imported; type checkers know the name
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class _AsNamedTuple(type):
        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = list(body.pop("__annotations__"))
            defaults = [body.pop(field) for field in fields if field in body]
            base = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            return type(name, (base,), {**body, "__slots__": ()})

    class Record(metaclass=_AsNamedTuple):
        """A tuple whose places have names: annotate them, and give the last ones defaults."""
