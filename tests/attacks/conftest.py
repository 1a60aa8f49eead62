"""What makes walks over every command quick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from oneonone.cli import main


@pytest.fixture(autouse=True, scope="session")
def built_once(isolated_session: None) -> Iterator[None]:
    """Typer would build all commands anew for each of some thousand command lines."""
    command: Any = typer.main.get_command(main.app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(main, "app", command)
        yield
