"""What the listings load: with an index, neither the parser of notes nor that of YAML."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.notebooks import TODAY, cli, notebook

HEAVY = {
    "git",
    "jinja2",
    "pyromark",
    "rich",
    "ruamel",
    "oneonone.app.notebook",
    "oneonone.document.meeting_document",
    "oneonone.document.metadata",
}


def loaded(root: Path, *words: str) -> set[str]:
    script = (
        "import sys; from oneonone.__main__ import main\n"
        f"sys.argv = ['1on1', '--notebook', {str(root)!r}, '--today', '{TODAY}', *{words!r}]\n"
        "try: main()\nexcept SystemExit as ended: assert not ended.code, ended.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
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
