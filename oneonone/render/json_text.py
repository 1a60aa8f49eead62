"""JSON for scripts: one object, stable keys, ISO dates, nothing a terminal would obey."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from oneonone.render.visible import escaped_for_json

SCHEMA = 1


def json_text(today: date, items: Sequence[Mapping[str, Any]], **more: Any) -> str:
    """`{"schema": 1, "today": …, "items": […]}` and what else belongs beside them."""
    whole = {"schema": SCHEMA, "today": today, **more, "items": list(items)}
    text = json.dumps(whole, ensure_ascii=False, indent=2, default=_plain)
    return escaped_for_json(text) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
