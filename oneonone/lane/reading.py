"""What changed is read, and the index brought up to date: the parser, but still no Typer."""

from __future__ import annotations

import gc
from pathlib import Path

from oneonone import __version__
from oneonone.app.notebook import Notebook
from oneonone.app.person_facts import Known
from oneonone.app.person_notes import Progress
from oneonone.app.update_index import known_facts
from oneonone.errors import OneOnOneError


def facts_read_anew(root: str, progress: Progress) -> Known | None:
    """What is known of everybody; None where the command line proper has to say why not."""
    gc.enable()
    try:
        return known_facts(Notebook(Path(root)), __version__, progress)[0]
    except OneOnOneError:
        return None
