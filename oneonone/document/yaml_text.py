"""Values as YAML text that means just that value, whatever is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ._'/-]*[A-Za-z0-9.]|[A-Za-z]|[0-9]+[dw]")
_OTHER_MEANING = frozenset("null true false yes no on off y n nan inf".split())
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_text(value: object) -> str:
    """A value as YAML on one line: plain where that is safe, double-quoted where it is not.

    Takes None, texts, booleans, numbers, dates, and lists and mappings of these.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = (f"{yaml_text(str(key))}: {yaml_text(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(yaml_text(inner) for inner in value)}]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text.casefold() not in _OTHER_MEANING:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
