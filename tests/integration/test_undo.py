"""`1on1 undo` takes back the last command: all of it or nothing, with git and without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.notebooks import at_nine_thirty, cli, notebook, ok, run_git, text, tree, write

OLD, NEW = "people/alice/2026-11-13.md", "people/alice/2026-11-20.md"
CALL = "# Alice\r\n\r\n- [ ] @me call Bob due:fri\r\n- [ ] @alice draft\r\n"
POINT = "- [ ] the reorganisation\n"


def alice(folder: Path, *, git: bool = False) -> Path:
    return notebook(folder, {OLD: CALL, "people/alice/agenda.md": POINT}, git=git)


@pytest.mark.parametrize("git", [False, True], ids=["plain", "git"])
@pytest.mark.parametrize(
    "words",
    [
        ("done", "call", "draft"),
        ("drop", "draft"),
        ("due", "call", "2026-12-01"),
        ("assign", "draft", "bob"),
        ("agenda", "alice", "one more point"),
        ("agenda", "--all-people", "the office"),
        ("log", "alice", "a kind word", "--kind", "praise"),
        ("new", "alice"),
        ("new", "Bob Sample"),
        ("person", "add", "bob", "--cadence", "weekly"),
        ("person", "set", "alice", "cadence", "weekly"),
        ("skip", "alice", "--reason", "ill"),
        ("template", "copy", "short"),
    ],
    ids=" ".join,
)
def test_every_command_is_taken_back_byte_for_byte(
    tmp_path: Path, words: tuple[str, ...], git: bool
) -> None:
    root = alice(tmp_path, git=git)
    before = everything(root)
    ok(root, *words)
    assert everything(root) != before
    assert ok(root, "undo").startswith("taken back: ")
    assert everything(root) == before
    if git:
        assert run_git(root, "status", "--porcelain") == ""
        assert run_git(root, "log", "-1", "--format=%s").startswith("1on1 undo: ")


def everything(root: Path) -> dict[str, bytes]:
    templates = sorted(root.glob("templates/**/*.j2"))
    return {**tree(root), **{path.name: path.read_bytes() for path in templates}}


def test_again_takes_back_the_command_before(tmp_path: Path) -> None:
    root = alice(tmp_path)
    ok(root, "done", "call")
    after_first = tree(root)
    ok(root, "new", "alice")
    ok(root, "undo")
    assert tree(root) == after_first
    ok(root, "undo")
    assert text(root, OLD) == CALL
    ran = cli(root, "undo")
    assert (ran.code, ran.err.splitlines()[0]) == (
        3,
        "1on1: there is no change of 1on1's own to take back",
    )


def test_what_was_written_elsewhere_in_the_note_since_stays(tmp_path: Path) -> None:
    root = alice(tmp_path)
    ok(root, "done", "draft")
    write(root, {OLD: "new first line\n" + text(root, OLD) + "and a last one\n"})
    ok(root, "undo")
    assert text(root, OLD) == "new first line\n" + CALL + "and a last one\n"


def test_a_changed_line_that_was_edited_since_keeps_everything_as_it_is(tmp_path: Path) -> None:
    root = alice(tmp_path)
    ok(root, "new", "alice")
    write(root, {NEW: text(root, NEW) + "what we said\n"})
    before = tree(root)
    ran = cli(root, "undo")
    assert ran.code == 4
    assert ran.err.startswith(f"1on1: {NEW}: what `new` wrote there was edited since\n")
    assert tree(root) == before


def test_a_note_that_is_gone_since_keeps_the_others_as_they_are(tmp_path: Path) -> None:
    root = alice(tmp_path)
    write(root, {"people/bob/2026-11-13.md": "- [ ] @me write\n"})
    ok(root, "done", "call", "write")
    (root / OLD).unlink()
    before = tree(root)
    assert cli(root, "undo").code == 4
    assert tree(root) == before


def test_a_command_that_was_taken_back_by_hand_is_passed_over(tmp_path: Path) -> None:
    root = alice(tmp_path)
    ok(root, "log", "alice", "a kind word")
    ok(root, "done", "draft")
    write(root, {OLD: CALL})
    assert ok(root, "undo").startswith("taken back: log")


def test_a_dry_run_shows_the_way_back_and_goes_nowhere(tmp_path: Path) -> None:
    root = alice(tmp_path)
    ok(root, "new", "alice")
    before = tree(root)
    shown = ok(root, "undo", "--dry-run")
    assert f"--- a/{NEW}\n+++ /dev/null\n" in shown
    assert "+- [ ] @alice draft" in shown
    assert tree(root) == before
    ok(root, "undo")
    assert not (root / NEW).exists()


def test_the_list_names_commands_and_files_the_latest_first(tmp_path: Path) -> None:
    root = alice(tmp_path)
    assert ok(root, "--table", "undo", "--list") == "Nothing to take back.\n"
    ok(root, "done", "draft")
    ok(root, "new", "alice")
    at_nine_thirty(root)
    assert ok(root, "undo", "--list") == (
        f"2\t2026-11-20T09:30:00\tnew\talice\t\t{NEW}\t{OLD}\tpeople/alice/agenda.md\n"
        f"1\t2026-11-20T09:30:00\tdone\talice\t\t{OLD}\n"
    )
    items = json.loads(ok(root, "undo", "--list", "--json"))["items"]
    assert items[1] == {
        "number": 1,
        "time": "2026-11-20T09:30:00",
        "command": "done",
        "people": ["alice"],
        "paths": [OLD],
        "refusal": None,
    }
    assert "1  Fri 20 Nov 09:30  done  people/alice" in ok(root, "--table", "undo", "-l")


def test_json_is_for_the_list(tmp_path: Path) -> None:
    assert cli(notebook(tmp_path), "undo", "--json").code == 2


# -- the journal -----------------------------------------------------------------------------------


def test_nothing_of_private_notes_is_kept_and_so_nothing_of_them_taken_back(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"private/alice/plan.md": "- [ ] @me xyzzy\n", OLD: CALL})
    ok(root, "done", "xyzzy", "call")
    kept = b"".join(path.read_bytes() for path in (root / ".1on1/undo").iterdir())
    assert b"xyzzy" not in kept
    assert b"call Bob" in kept
    before = tree(root)
    ran = cli(root, "undo")
    assert ran.code == 5
    assert ran.err.startswith("1on1: private/alice/plan.md was changed by `done` too")
    assert tree(root) == before
    write(root, {"private/alice/plan.md": "- [ ] @me xyzzy\n"})  # as the hint says
    ok(root, "undo")
    assert text(root, OLD) == CALL


def test_a_new_note_in_private_goes_again_unless_somebody_wrote_in_it(tmp_path: Path) -> None:
    root = alice(tmp_path)
    plan = root / "private/alice/notes.md"
    ok(root, "edit", "alice", "--private", "--dry-run")
    opened(root, "edit", "alice", "--private")
    ok(root, "undo")
    assert not plan.exists()
    opened(root, "edit", "alice", "--private")
    plan.write_bytes(plan.read_bytes() + b"be gentle\n")
    assert cli(root, "undo").code == 4


def opened(root: Path, *words: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISUAL", "true")
        ok(root, *words)


def test_the_journal_is_for_its_owner_alone_and_git_never_sees_it(tmp_path: Path) -> None:
    root = alice(tmp_path, git=True)
    ok(root, "done", "draft")
    (entry,) = (root / ".1on1/undo").iterdir()
    assert entry.stat().st_mode & 0o077 == 0
    assert entry.parent.stat().st_mode & 0o077 == 0
    assert run_git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"command": "done", "files": [{"path": "../../etc/passwd", "before": null, "after": null,'
        b' "hunks": []}]}',
        b'{"command": "done", "files": [{"path": "/etc/passwd", "before": "", "after": "x",'
        b' "hunks": []}]}',
        b'{"command": "done", "files": 7}',
    ],
)
def test_a_journal_that_is_damaged_or_somebody_elses_is_passed_over(
    tmp_path: Path, content: bytes
) -> None:
    root = alice(tmp_path)
    ok(root, "done", "draft")
    write(root, {".1on1/undo/000002.json": content, ".1on1/undo/notes.txt": b"mine"})
    assert ok(root, "undo").startswith("taken back: done")
    assert text(root, OLD) == CALL


def test_only_the_last_commands_are_kept(tmp_path: Path) -> None:
    root = alice(tmp_path)
    for number in range(53):
        ok(root, "log", "alice", f"entry {number}")
    names = sorted(path.name for path in (root / ".1on1/undo").iterdir())
    assert (len(names), names[0], names[-1]) == (50, "000004.json", "000053.json")


def test_a_journal_that_cannot_be_written_stops_no_command(tmp_path: Path) -> None:
    root = alice(tmp_path)
    write(root, {".1on1/undo": "a file where a folder is needed"})
    ok(root, "done", "draft")
    assert "- [x] @alice draft" in text(root, OLD)
    assert cli(root, "undo").code == 3


def test_a_command_cut_short_between_two_notes_is_taken_back_as_far_as_it_came(
    tmp_path: Path,
) -> None:
    root = alice(tmp_path)
    before = tree(root)
    ok(root, "new", "alice")
    # As a kill after the new note and before the old ones were marked would have left it.
    write(root, {path: content for path, content in before.items() if path != NEW})
    ok(root, "undo")
    assert tree(root) == before


def test_an_undo_cut_short_is_completed_by_the_next_one(tmp_path: Path) -> None:
    root = alice(tmp_path)
    before = tree(root)
    ok(root, "new", "alice")
    write(root, {OLD: CALL})
    ok(root, "undo")
    assert tree(root) == before
