"""What is longer than the terminal is high: shown in the user's pager."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from oneonone.render.terminal import fits


def page(text: str, environment: Mapping[str, str]) -> bool:
    """Show a safe text in the pager; False where the terminal can show it at once, or no pager
    works: it is to be printed then.
    """
    if fits(text, environment):
        return False
    from oneonone.store.pager import pager_command, show_in_pager

    words = pager_command(environment)
    if not words:
        return False
    sys.stdout.flush()
    data = text.encode(sys.stdout.encoding or "utf-8", "oneonone")
    return show_in_pager(words, data, environment)
