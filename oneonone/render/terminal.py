"""How wide the terminal is; as shutil has it, which takes longer to load than `todo` to answer."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # every `todo` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Mapping

_USUAL = 80
_NARROWEST = 20


def terminal_width(environment: Mapping[str, str]) -> int:
    """$COLUMNS, else the width of the terminal that standard output is, else 80; 20 at least."""
    try:
        columns = int(environment["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            columns = _USUAL
    return max(columns or _USUAL, _NARROWEST)
