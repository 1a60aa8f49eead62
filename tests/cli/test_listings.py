"""What commands load: with an index a listing neither the parser of notes nor that of YAML; what
reads or changes a note nothing that it does not use.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.notebooks import TODAY, cli, notebook

NOBODYS = {"_hashlib", "dataclasses", "git", "jinja2", "rich", "ruamel", "sqlite3"}
HEAVY = NOBODYS | {
    "pyromark",
    "oneonone.app.notebook",
    "oneonone.document.meeting_document",
    "oneonone.document.metadata",
}


def loaded(root: Path, *words: str) -> set[str]:
    """The modules that a command line loads."""
    return modules_after(
        "import sys; from oneonone.__main__ import main\n"
        f"sys.argv = ['1on1', *{named(root, words)!r}]\n"
        "try: main()\nexcept SystemExit as ended: assert not ended.code, ended.code\n"
    )


def loaded_in_the_lane(root: Path, *words: str) -> set[str]:
    """The modules that the fast lane loads where notes are to be read."""
    return modules_after(
        "import sys; from oneonone.lane.answer import answer\n"
        "from oneonone.cli.progress import Progress\n"
        f"assert answer({named(root, words)!r}, lambda: Progress('reading'))\n"
    )


def named(root: Path, words: tuple[str, ...]) -> list[str]:
    return ["--notebook", str(root), "--today", str(TODAY), *words]


def modules_after(script: str) -> set[str]:
    script += "print(*sys.modules, file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=True
    )
    return set(ran.stderr.decode().split())


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("status", "--table"),
        ("status", "--json"),
        ("person", "list"),
        ("person", "list", "--table"),
    ],
    ids=" ".join,
)
def test_a_listing_loads_no_parser(tmp_path: Path, words: tuple[str, ...]) -> None:
    text = "---\nmood: 4\n---\n\n## Actions\n\n- [ ] call due:2026-11-13 ^a3f9\n"
    root = notebook(tmp_path / "notes", {"people/alice/2026-11-06.md": text})
    time.sleep(0.06)
    assert cli(root, *words).code == 0
    assert loaded(root, *words) & HEAVY == set()


@pytest.mark.parametrize(
    "words",
    [("todo",), ("done", "a3f9"), ("due", "a3f9", "2026-12-01"), ("agenda", "alice")],
    ids=" ".join,
)
def test_what_reads_a_note_loads_only_what_reads_it(tmp_path: Path, words: tuple[str, ...]) -> None:
    """OpenSSL and the writing of classes took a fifth of `todo` after an edit."""
    path = "people/alice/2026-11-06.md"
    root = notebook(tmp_path / "notes", {path: "- [ ] call due:2026-11-13 ^a3f9\n"}, git=True)
    time.sleep(0.06)
    assert cli(root, "todo").code == 0
    with (root / path).open("a", encoding="utf-8") as note:
        note.write("- [ ] one more\n")
    modules = loaded_in_the_lane(root, "todo") if words == ("todo",) else loaded(root, *words)
    assert modules & NOBODYS == set()
    assert "pyromark" in modules
