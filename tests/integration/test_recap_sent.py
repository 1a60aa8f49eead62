"""`1on1 recap --sent`, and which recaps nobody has sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.app.recap import unsent_recap
from tests.notebooks import TODAY, cli, notebook, ok, opened, run_git, text, tree, write

NOTE = "people/alice/2026-11-13.md"


def unsent(root: Path) -> str | None:
    """The path of the note whose recap waits to be sent."""
    found = opened(root)
    document = unsent_recap(found, found.people["alice"], TODAY)
    return document.origin.path if document else None


def test_that_it_was_sent_is_a_key_of_the_note(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "---\r\nmood: 4 # well\r\n---\r\n## Summary\r\na"}, git=True)
    said = ok(root, "recap", "alice", "--sent")
    assert said == f"the recap of Fri 13 Nov is marked as sent  ({NOTE})\n"
    assert text(root, NOTE) == (
        "---\r\nmood: 4 # well\r\nrecap_sent: 2026-11-20\r\n---\r\n## Summary\r\na"
    )
    assert run_git(root, "log", "--format=%s", "-1") == "1on1 recap: 1 note\n"


def test_a_recap_that_was_sent_stays_so(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "---\nrecap_sent: 2026-11-14\n---\n## Summary\na\n"})
    before = tree(root)
    ran = cli(root, "recap", "alice", "--sent")
    assert (ran.code, ran.out, tree(root)) == (0, "", before)
    assert ran.err == f"the recap of Fri 13 Nov was marked as sent before  ({NOTE})\n"
    assert "## Summary" in ok(root, "recap", "alice")


def test_a_dry_run_shows_the_change_and_makes_none(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Summary\na\n"})
    before = tree(root)
    assert "+recap_sent: 2026-11-20\n" in ok(root, "recap", "alice", "--sent", "-n")
    assert tree(root) == before


def test_with_a_form_it_prints_and_records(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Summary\na\n"})
    ran = cli(root, "recap", "alice", "--sent", "--format", "text")
    assert ran.out.endswith("Summary\n-------\n\na\n")
    assert ran.err == f"the recap of Fri 13 Nov is marked as sent  ({NOTE})\n"
    assert "recap_sent: 2026-11-20" in text(root, NOTE)


def test_a_recap_that_is_refused_was_not_sent(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Summary\n<b>a</b>\n"})
    before = tree(root)
    ran = cli(root, "recap", "alice", "--sent")
    assert (ran.code, ran.out, tree(root)) == (5, "", before)
    assert f"{NOTE}:2: " in ran.err
    assert "or write `recap_sent: 2026-11-20` there" in ran.err


def test_what_was_written_by_hand_instead_can_be_recorded_too(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "## Notes\na\n"})
    assert cli(root, "recap", "alice").code == 3
    ok(root, "recap", "alice", "--sent")
    assert "recap_sent" in text(root, NOTE)


@pytest.mark.parametrize(
    ("note", "words", "code", "said"),
    [
        ("---\nstatus: planned\n---\na\n", [], 3, "only planned"),
        ("---\na: [\n---\n## Summary\na\n", [], 5, f"{NOTE}:2:"),
        ("<<<<<<< a\n## Summary\na\n>>>>>>> b\n", [], 5, "conflict"),
        ("## Summary\na\n", ["--date", "someday"], 2, "'someday' is no date"),
        ("## Summary\na\n", ["--json", "--format", "md"], 2, "exclude each other"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_written(
    tmp_path: Path, note: str, words: list[str], code: int, said: str
) -> None:
    root = notebook(tmp_path, {NOTE: note})
    before = tree(root)
    ran = cli(root, "recap", "alice", "--sent", *words)
    assert (ran.code, ran.out, tree(root)) == (code, "", before)
    assert said in ran.err


def test_a_dry_run_of_nothing_is_a_usage_error(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, {NOTE: "a\n"}), "recap", "alice", "-n")
    assert (ran.code, "--dry-run needs --sent" in ran.err) == (2, True)


def test_the_last_recap_waits_while_there_is_something_to_send(tmp_path: Path) -> None:
    root = notebook(
        tmp_path, {NOTE: "## Summary\na\n", "people/alice/2026-11-06.md": "## Summary\nb\n"}
    )
    assert unsent(root) == NOTE
    write(root, {NOTE: "---\nrecap_sent: true\n---\n## Summary\na\n"})
    assert unsent(root) is None, "nobody is nagged about older ones"
    write(root, {NOTE: "## Notes\na\n"})
    assert unsent(root) is None
    write(root, {NOTE: "## Notes\na\n```\n"})
    assert unsent(root) == NOTE, "who knows what is below the fence"
    write(root, {NOTE: "---\nstatus: planned\n---\n"})
    assert unsent(root) == "people/alice/2026-11-06.md"


def test_nobody_met_nothing_to_send(tmp_path: Path) -> None:
    assert unsent(notebook(tmp_path, {"people/alice/person.md": ""})) is None
