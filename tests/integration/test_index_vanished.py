"""Somebody whose folder goes right after its notes were written is nobody the index knows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.notebooks import notebook, ok, write


@pytest.mark.parametrize("command", [("person", "list"), ("todo",), ("status",)])
def test_who_went_before_the_index_was_sure_of_their_notes_is_gone(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "hi\n\n- [ ] call\n"})
    write(root, {"people/dan/2026-11-06.md": "hi\n\n- [ ] draft\n"})
    assert "dan" in ok(root, *command)
    shutil.rmtree(root / "people/dan")
    assert "dan" not in ok(root, *command)
