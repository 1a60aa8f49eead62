"""`1on1 review`: what somebody promised in the notes of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.test_review import FILES, part
from tests.notebooks import cli, notebook, ok, write


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES)


BOBS = "people/bob/2026-11-13.md"


def test_what_they_promised_in_other_peoples_notes_is_theirs_too(notes: Path) -> None:
    ours = "## Actions\n- [ ] @alice read Bob's page due:2026-11-18\n- [ ] @me call Bob\n"
    write(notes, {BOBS: ours, "people/loose.md": "- [x] @alice a loose end done:2026-11-02\n"})
    ran = cli(notes, "review", "alice")
    theirs = part(ran.out, "### What they promised")
    assert theirs[0].startswith("0 of 2 kept on time, 1 kept late, 1 overdue,")
    assert theirs[1] == f"- overdue by 2 days: read Bob's page ({BOBS}:2)"
    assert "- done 2 November 2026: a loose end (people/loose.md:1)" in theirs
    assert "call Bob" not in ran.out
    assert ran.err.startswith("from other people's notes: 2 promises; look at the place before")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("## Private\n- [ ] @alice read\n", "left out: 1 private line"),
        ("- [ ] @alice read\n\n```\n", f"{BOBS}:3: "),
    ],
)
def test_of_other_peoples_notes_nothing_private_or_in_doubt_is_cited(
    notes: Path, note: str, said: str
) -> None:
    write(notes, {BOBS: note})
    ran = cli(notes, "review", "alice")
    assert "read (" not in ran.out
    assert said in ran.err
    assert "read (" in ok(notes, "review", "alice", "--private")
