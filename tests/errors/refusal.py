"""A line of the gallery of refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest


def nothing(_: Path, __: pytest.MonkeyPatch) -> None:
    """The notebook as the files make it."""


@dataclass(frozen=True)
class Refusal:
    """A command line, and the message and hint it ends with."""

    words: str
    message: str
    hint: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    settings: str = ""
    prepare: Callable[[Path, pytest.MonkeyPatch], None] = nothing
