"""Whole sessions: tests/cli/*.transcript.md, recorded anew with `pytest tests/cli --record`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oneonone.cli.group import SECTIONS
from tests.cli.transcript import play

PAGES = sorted(Path(__file__).parent.glob("*.transcript.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name.partition(".")[0])
def test_a_session_prints_what_its_transcript_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    text = page.read_text(encoding="utf-8")
    played = play(text, tmp_path / "notes", monkeypatch)
    if pytestconfig.getoption("--record"):
        page.write_text(played, encoding="utf-8")
    else:
        assert played == text


def test_every_command_has_its_session() -> None:
    sessions = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    played = set(re.findall(r"^\$ .*?1on1 ([a-z]+)", sessions, re.MULTILINE))
    assert {name for names in SECTIONS.values() for name in names} <= played


def test_every_kind_of_line_stands_in_the_sessions() -> None:
    sessions = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for sign in ("[exit 2]", "[exit 3]", "[exit 4]", "[exit 5]", "! ", "--table", "--json", "\t"):
        assert sign in sessions
