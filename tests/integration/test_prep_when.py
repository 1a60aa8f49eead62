"""`1on1 prep`: which meeting is prepared, and what is worth a thought before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.integration.test_prep import FILES, held, prep, shown
from tests.notebooks import cli, notebook, ok, write

# -- when ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "today", "said"),
    [
        (None, "2026-11-20", "due Fri 20 Nov at 10:30 (today), 30 minutes, by video"),
        (None, "2026-11-19", "due Fri 20 Nov at 10:30 (tomorrow)"),
        (None, "2026-11-21", "due Fri 20 Nov at 10:30 (yesterday)"),
        (None, "2027-01-02", "due Fri 20 Nov 2026 at 10:30 (43 days ago)"),
        ("---\nmode: walk\nduration: 50\n---\n", "2026-11-18", "50 minutes, on a walk"),
        ("", "2026-11-18", "Alice Example, Wed 25 Nov at 10:30 (in 7 days)"),
        ("---\nstatus: skipped\nreason: ill\n---\n", "2026-11-20", "due Wed 2 Dec"),
    ],
)
def test_the_head_says_when_and_how(
    tmp_path: Path, note: str | None, today: str, said: str
) -> None:
    files = FILES if note is None else FILES | {"people/alice/2026-11-25.md": note}
    page = shown(notebook(tmp_path, files), today=date.fromisoformat(today))
    assert said in page.partition("\n")[0] + page.partition("\n")[2].partition("\n  ")[0]


@pytest.mark.parametrize(
    ("note", "prepared"),
    [
        ("## Notes\nto be asked\n", True),
        ("---\nstatus: planned\nmood: 4\n---\n## Notes\nx\n", True),
        ("---\nmood: 4\n---\n", False),
        ("---\nthemes: [growth]\n---\n", False),
        ("---\nactual: 30\n---\n", False),
        ("---\nstatus: held\n---\n", False),
    ],
)
def test_a_note_of_today_is_prepared_until_it_says_how_it_went(
    tmp_path: Path, note: str, prepared: bool
) -> None:
    root = notebook(tmp_path, FILES | {"people/alice/2026-11-20.md": note})
    page = prep(root)
    assert (page["path"] == "people/alice/2026-11-20.md") is prepared
    assert (page["meetings"][0]["date"] == "2026-11-13") is prepared


def test_time_away_is_said(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES, settings="away: [{from: 2026-11-24, to: 2026-11-28}]\n")
    write(root, {"people/alice/2026-11-25.md": ""})
    assert "  one of you is away until Sat 28 Nov\n" in shown(root)


# -- thoughts --------------------------------------------------------------------------------------


def test_the_same_mode_over_and_over_is_a_thought(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    assert prep(root)["same_mode"] is None
    write(root, {"people/alice/2026-11-12.md": held()})
    assert prep(root)["same_mode"] == {"mode": "video", "count": 4}
    assert "the last 4 were all by video: one in person" in shown(root)
    write(root, {"people/alice/2026-11-14.md": "---\nmode: walk\nmood: 4\n---\n"})
    assert prep(root)["same_mode"] is None


def test_status_and_nothing_else_is_a_thought_where_it_grew(tmp_path: Path) -> None:
    status = {
        f"people/alice/2026-11-0{day}.md": "---\nthemes: [status]\n---\n" for day in range(7, 10)
    }
    root = notebook(tmp_path, FILES)
    assert "status" not in shown(root)
    write(root, status)
    assert "3 of the last 6 were status and nothing else\n" in shown(root)
    assert prep(root)["status"]["grew"]


def test_a_meeting_prepared_and_never_written_up_is_a_thought(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES | {"people/alice/2026-10-01.md": "## Notes\n"})
    assert prep(root)["unrecorded"] == [], "what is long ago nobody remembers"
    path = "people/alice/2026-11-17.md"
    write(root, {path: "## Notes\n", "people/alice/2026-11-20.md": "## Notes\n"})
    assert prep(root)["unrecorded"] == [{"date": "2026-11-17", "path": path}]
    said = "Tue 17 Nov was prepared and nothing says that you met"
    page = " ".join(shown(root).split())
    assert f"{said}: write it down, or 1on1 skip alice --date 2026-11-17 --reason …" in page
    paper = ok(root, "prep", "alice", "--paper")
    assert f"- {said}\n" in paper
    write(root, {path: "---\nstatus: skipped\nreason: ill\n---\n"})
    assert prep(root)["unrecorded"] == []


def test_a_recap_nobody_sent_is_a_thought(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    assert prep(root)["unsent_recap"] == "people/alice/2026-11-13.md"
    assert "no recap of Fri 13 Nov was sent: 1on1 recap alice" in shown(root)
    write(root, {"people/alice/2026-11-13.md": held("4").replace("mood", "recap_sent: true\nmood")})
    assert prep(root)["unsent_recap"] is None


def test_a_private_note_that_is_no_text_spoils_no_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "people/alice/2026-11-06.md": "Talked.\n",
        "private/alice/x.md": b"a line \xff bad\n",
    }
    root = notebook(tmp_path, files)
    for words in (("prep", "alice", "--private"), ("review", "alice")):
        ran = cli(root, *words)
        assert ran.code == 0
        assert "private/alice/x.md" in ran.err
