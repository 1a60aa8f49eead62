"""The index beside private notes, odd names and readings that are broken off."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from oneonone.app.indexed_notebook import IndexedNotebook
from oneonone.app.notebook import Notebook
from oneonone.app.read_facts import read_facts
from tests.notebooks import cli, notebook

NOTE = "people/alice/2026-11-06.md"


@pytest.mark.parametrize("text", ["```\nnever closed\n", "<!-- open\n", "%% open\n", "- [] box\n"])
def test_what_is_odd_in_private_notes_is_found_with_an_index(tmp_path: Path, text: str) -> None:
    root = notebook(tmp_path / "notes", {NOTE: "- [ ] one\n", "private/alice/notes.md": text})
    time.sleep(0.06)
    first, again = cli(root, "check"), cli(root, "check")
    assert first == again == cli(root, "--no-index", "check")
    assert first.code == 1
    assert first.out.startswith("private/alice/notes.md:1:")


@pytest.mark.parametrize("name", ["a\\ud800", "a\\\\b", "a\\nb"])
def test_a_theme_with_any_name_is_shown_as_it_is(tmp_path: Path, name: str) -> None:
    files = {NOTE: "We spoke of it. #growth\n"}
    root = notebook(tmp_path / "notes", files, settings=f'themes: {{"{name}": 10d}}\n')
    time.sleep(0.06)
    for words in (("coverage",), ("coverage", "--json"), ("coverage", "--table"), ("status",)):
        assert cli(root, *words) == cli(root, *words) == cli(root, "--no-index", *words)


def test_what_became_private_is_gone_from_the_index_at_once(tmp_path: Path) -> None:
    """Even where no index can be kept any more."""
    files = {NOTE: "- [ ] SECRETWORD\n", "people/bob/2026-11-06.md": "- [ ] two\n"}
    root = notebook(tmp_path / "notes", files)
    time.sleep(0.06)
    assert cli(root, "todo").code == 0
    assert b"SECRETWORD" in (root / ".1on1/index.db").read_bytes()
    (root / "private").mkdir(exist_ok=True)
    (root / "people/alice").rename(root / "private/alice")
    time.sleep(0.06)
    assert "SECRETWORD" in cli(root, "todo").out
    kept = root / ".1on1/index.db"
    assert not kept.exists() or b"SECRETWORD" not in kept.read_bytes()


def test_a_reading_that_is_broken_off_keeps_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"people/{name}/2026-11-06.md": "- [ ] x\n" for name in ("alice", "bob", "carol")}
    root = notebook(tmp_path / "notes", files)
    time.sleep(0.06)
    read: list[str] = []

    def interrupted(reader: Notebook, handle: str) -> Any:
        if handle == "carol" and "carol" not in read:
            read.append(handle)
            raise KeyboardInterrupt
        read.append(handle)
        return read_facts(reader, handle)

    monkeypatch.setattr("oneonone.app.update_index.read_facts", interrupted)
    with pytest.raises(KeyboardInterrupt):
        IndexedNotebook(root, "1", lambda *_: None, ("items",)).known  # noqa: B018
    assert read == ["alice", "bob", "carol"]
    assert IndexedNotebook(root, "1", lambda *_: None, ("items",)).known is not None
    assert read == ["alice", "bob", "carol", "carol"]
