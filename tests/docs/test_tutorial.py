"""The sessions in README and tutorial are what really happens."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.docs.console import outputs_of, recorded, steps_of
from tests.docs.pages import read

pytestmark = pytest.mark.skipif(
    not shutil.which("bash") or not shutil.which("git") or sys.platform == "win32",
    reason="the sessions need bash, git and a terminal",
)


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_every_command_prints_what_the_page_says(name: str, tmp_path: Path) -> None:
    page = read(name)
    steps = steps_of(page)
    assert len(steps) > 5
    # Both as pages, so that a difference shows where it stands; `make record-docs` accepts it.
    assert recorded(page, outputs_of(steps, tmp_path)) == page


def test_a_diff_is_applied_to_the_one_place_it_fits(tmp_path: Path) -> None:
    page = (
        "```console\n$ printf 'a\\nb \\nc\\n' > note.md\n```\n"
        "```diff\n+++ note.md\n@@\n a\n-b\n+B\n```\n"
        "```console\n$ cat note.md\na\nB\nc\n```\n"
    )
    steps = steps_of(page)
    assert outputs_of(steps, tmp_path) == [[], [], ["a", "B", "c"]]


def test_a_diff_that_fits_nowhere_is_told(tmp_path: Path) -> None:
    page = "```console\n$ echo a > note.md\n```\n```diff\n+++ note.md\n@@\n-b\n+B\n```\n"
    _, told = outputs_of(steps_of(page), tmp_path)
    assert "ValueError: 0 places fit:" in told


def test_a_command_may_go_on_and_ask_how_the_last_one_ended(tmp_path: Path) -> None:
    page = "```console\n$ cat <<END\n> one\n> END\none\n$ false\n$ echo $?\n1\n```\n"
    steps = steps_of(page)
    assert outputs_of(steps, tmp_path) == [step.expected for step in steps]
