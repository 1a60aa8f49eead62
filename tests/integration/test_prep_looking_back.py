"""`1on1 prep`: what it recalls of the last meetings, and how the mood went."""

from __future__ import annotations

from pathlib import Path

from tests.integration.test_prep import FILES, held, prep, shown
from tests.notebooks import notebook, ok


def test_the_last_three_meetings_with_summary_and_decisions(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES | {"people/alice/2026-10-02.md": held()})
    meetings = prep(root)["meetings"]
    assert [one["date"] for one in meetings] == ["2026-11-13", "2026-11-06", "2026-10-30"]
    first = meetings[0]
    assert first["summary"] == [
        "The search is hers. She will say how far it is.",
        "budget first",
    ]
    assert first["decisions"] == ["two reviewers, not five"]
    assert first["mood"] == {"value": 5.0, "scale": 5}
    page = shown(root)
    assert "Last time: Fri 13 Nov, mood 5/5, growth\n  - The search is hers." in page
    assert "  - decided: two reviewers, not five\n" in page
    assert "Long words." not in page, "who has a summary needs no notes"


def test_without_a_summary_the_notes_begin_to_tell(tmp_path: Path) -> None:
    note = "## Agenda\n- [x] ticked\n## Notes\n- one\n- two\n- three\n- four\n"
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": note})
    assert "  - one\n  - two\n  - three\n  - and 1 more in people/alice/2026-11-13.md\n" in shown(
        root
    )
    assert "ticked" not in shown(root)


def test_a_meeting_of_which_only_the_mood_is_known_is_shown(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": "---\nmood: 4\n---\n"})
    assert "Last time: Fri 13 Nov, mood 4\n  - nothing in short" in shown(root)


def test_last_time_repeats_no_promise_that_is_still_open(tmp_path: Path) -> None:
    note = "## Notes\n\nWe met.\n\n- [ ] @me call the bank\n- [x] @alice wrote\n"
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": note})
    assert prep(root)["meetings"][0]["notes"] == ["We met.", "[x] @alice wrote"]
    assert shown(root).count("call the bank") == 1


def test_moods_of_any_scale_have_a_trend_in_words(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    page = prep(root)
    assert [one["level"] for one in page["moods"]] == [0.6, 0.6, 1.0]
    assert page["mood_trend"] == "rising"
    assert "  - 3/5, 3/5, 5/5: rising  ▅▅█\n" in shown(root)
    assert "\n- 3/5, 3/5, 5/5: rising\n" in ok(root, "prep", "alice", "--paper")


def test_a_last_mood_far_below_the_usual_is_said(tmp_path: Path) -> None:
    files = {
        f"people/alice/2026-11-0{number}.md": f"---\nmood: {mood}/5\n---\n"
        for number, mood in enumerate((3, 3, 5, 1), 1)
    }
    root = notebook(tmp_path, files)
    page = prep(root)
    assert (page["mood_trend"], page["mood_usual"]) == ("steady", {"value": 3.0, "scale": 5})
    said = "3/5, 3/5, 5/5, 1/5: steady, the last far below the usual 3/5"
    assert said in shown(root)
    stats = " ".join(ok(root, "--table", "stats", "alice").split())
    assert "steady; the last is far below the usual 3/5" in stats
    assert "steady; the last is far below the usual 3/5." in ok(root, "review", "alice")
