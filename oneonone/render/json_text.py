"""JSON for scripts: one object, stable keys, ISO dates, nothing a terminal would obey.

Written by hand, as json.dumps would with an indent of 2: json takes half as long to load as Python
to start, and with an indent it does without its own quick half.
"""

from __future__ import annotations

from oneonone.domain.day import date
from oneonone.render.visible import escaped_for_json

TYPE_CHECKING = False  # every `todo` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from json.encoder import encode_basestring
    from typing import Any
else:
    try:
        from _json import encode_basestring
    except ImportError:
        from json.encoder import encode_basestring

SCHEMA = 1


def json_text(today: date, items: Sequence[Mapping[str, Any]], **more: Any) -> str:
    """`{"schema": 1, "today": …, "items": […]}` and what else belongs beside them."""
    whole = {"schema": SCHEMA, "today": today, **more, "items": list(items)}
    return escaped_for_json("".join(_written(whole, "\n"))) + "\n"


def _written(value: object, line_end: str) -> Iterator[str]:
    """A value in pieces; `line_end` goes on with the blanks of its own level."""
    if isinstance(value, str):
        yield encode_basestring(value)
    elif value is None:
        yield "null"
    elif value is True or value is False:
        yield "true" if value else "false"
    elif isinstance(value, int):
        yield int.__repr__(value)
    elif isinstance(value, float):
        yield float.__repr__(value)
    elif isinstance(value, date):
        yield f'"{value.isoformat()}"'
    elif isinstance(value, dict):
        inside = ((f"{encode_basestring(key)}: ", one) for key, one in value.items())
        yield from _listed("{", inside, "}", line_end)
    elif isinstance(value, (list, tuple)):
        yield from _listed("[", (("", one) for one in value), "]", line_end)
    else:
        raise TypeError(f"{type(value).__name__} has no JSON form")


def _listed(
    opening: str, values: Iterable[tuple[str, object]], closing: str, line_end: str
) -> Iterator[str]:
    yield opening
    inner = f"{line_end}  "
    before = inner
    for lead, value in values:
        yield before + lead
        yield from _written(value, inner)
        before = f",{inner}"
    yield closing if before is inner else line_end + closing
