"""`1on1 fmt`: the words become days, and nothing else changes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneonone.app.format_notes import NO_DAY, NO_NEXT, UNSAFE, format_notes
from oneonone.errors import NoteChanged, UnsafePath
from oneonone.store.notebook_dir import path_in_notebook
from tests.notebooks import cli, notebook, ok, opened, run_git, text, todo, tree, write

NOTE = "people/alice/2026-11-06.md"  # a Friday
LATER = "people/alice/2026-11-20.md"


def formatted(folder: Path, note: str, path: str = NOTE, **more: str) -> str:
    """What a note becomes."""
    root = notebook(folder, {path: note, **more})
    ok(root, "fmt")
    return text(root, path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] @me call due:fri ^call\n", "- [ ] @me call due:2026-11-13 ^call\n"),
        ("- [ ] call due:FRI.\n", "- [ ] call due:2026-11-13.\n"),
        ("* [x] call 📅 +2w ✅ tomorrow", "* [x] call 📅 2026-11-20 ✅ 2026-11-07"),
        ("- [/] call [due:: eom]\r\n", "- [/] call [due:: 2026-11-30]\r\n"),
        ("> - [ ] call\r>   created:today\r", "> - [ ] call\r>   created:2026-11-06\r"),
        ("- [ ] call due:fri due:+1m\n", "- [ ] call due:2026-11-13 due:2026-12-06\n"),
        ("- [ ] a ✅ fri\n  - [ ] b ✅ fri\n", "- [ ] a ✅ 2026-11-13\n  - [ ] b ✅ 2026-11-13\n"),
    ],
)  # fmt: skip
def test_a_word_becomes_the_day_it_means_in_its_note(
    tmp_path: Path, before: str, after: str
) -> None:
    assert formatted(tmp_path, before) == after


@pytest.mark.parametrize(
    "note",
    [
        "- [ ] call due:2026-11-30\n",
        "- [ ] call due:someday\n",
        "- [ ] call `due:fri` <!-- due:fri -->\n",
        "we meet due:fri\n",
        "```\n- [ ] call due:fri\n```\n",
        "---\nreason: due:fri\n---\n",
    ],
)
def test_what_is_no_word_in_a_field_stays(tmp_path: Path, note: str) -> None:
    root = notebook(tmp_path, {NOTE: note})
    assert cli(root, "fmt").err == "no date word to write out\n"
    assert text(root, NOTE) == note


def test_next_is_written_out_once_the_next_meeting_has_a_note(tmp_path: Path) -> None:
    note = "- [ ] call due:next\n"
    root = notebook(tmp_path, {NOTE: note})
    assert cli(root, "fmt").err == f"{NOTE}:1: next stays: {NO_NEXT}\nno date word to write out\n"
    write(root, {LATER: ""})
    ok(root, "fmt")
    assert text(root, NOTE) == "- [ ] call due:2026-11-20\n"


def test_a_note_without_a_day_keeps_its_words_and_says_why(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/agenda.md": "- [ ] call due:fri\n" * 7})
    said = cli(root, "fmt").err.splitlines()
    assert said[0] == f"people/alice/agenda.md:1: fri stays: {NO_DAY}"
    assert said[5:] == ["and 2 more words stay", "no date word to write out"]


def test_private_notes_and_loose_ones_are_the_users_as_well(tmp_path: Path) -> None:
    paths = ("private/alice/2026-11-06.md", "people/2026-11-06.md")
    root = notebook(tmp_path, dict.fromkeys(paths, "- [ ] call due:fri\n"))
    ok(root, "fmt")
    assert [text(root, path) for path in paths] == ["- [ ] call due:2026-11-13\n"] * 2


def test_a_conflicted_note_stays_and_the_others_do_not(tmp_path: Path) -> None:
    conflict = "<<<<<<< a\n- [ ] call due:fri\n=======\n>>>>>>> b\n"
    root = notebook(tmp_path, {NOTE: conflict, LATER: "- [ ] call due:fri\n"})
    assert f"{NOTE}:2: fri stays: {UNSAFE}" in cli(root, "fmt").err
    assert text(root, NOTE) == conflict
    assert text(root, LATER) == "- [ ] call due:2026-11-27\n"


def test_a_line_that_cannot_be_changed_safely_keeps_no_other_from_it(tmp_path: Path) -> None:
    # `done:next` is no day to whoever reads it, so writing one there would change what it says.
    root = notebook(
        tmp_path,
        {NOTE: "- [ ] a due:fri\n- [x] b done:next\n- [ ] c due:fri\n", LATER: ""},
    )
    ran = cli(root, "fmt")
    assert f"{NOTE}:2: next stays: {UNSAFE}\nwritten: 2 lines in 1 note\n" in ran.err
    assert text(root, NOTE) == (
        "- [ ] a due:2026-11-13\n- [x] b done:next\n- [ ] c due:2026-11-13\n"
    )


# -- which notes -----------------------------------------------------------------------------------

TWO = {NOTE: "- [ ] a due:fri\n", "people/bob/2026-11-06.md": "- [ ] b due:fri\n"}


@pytest.mark.parametrize("path", ["people/bob", "people/bob/", "people/bob/2026-11-06.md"])
def test_only_the_notes_named_change(tmp_path: Path, path: str) -> None:
    root = notebook(tmp_path, TWO)
    ok(root, "fmt", path)
    assert text(root, NOTE) == TWO[NOTE]
    assert "2026-11-13" in text(root, "people/bob/2026-11-06.md")


def test_a_path_is_seen_from_here_first_and_then_from_the_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, TWO)
    folder = root / "people/bob"
    assert path_in_notebook(root, "2026-11-06.md", folder) == "people/bob/2026-11-06.md"
    assert path_in_notebook(root, "../alice", folder) == "people/alice"
    assert path_in_notebook(root, "people/alice", folder) == "people/alice"
    assert path_in_notebook(root, str(root), folder) == ""
    monkeypatch.chdir(folder)
    assert ok(root, "fmt", "-n", ".").count("+++ b/") == 1
    with pytest.raises(UnsafePath, match="is not in the notebook"):
        path_in_notebook(root, "../..", root)


@pytest.mark.parametrize(("path", "code"), [("nowhere", 3), ("1on1.yaml", 3), ("../x", 5)])
def test_a_path_without_a_note_is_refused(tmp_path: Path, path: str, code: int) -> None:
    root = notebook(tmp_path / "notes", TWO)
    before = tree(root)
    assert cli(root, "fmt", NOTE, path).code == code
    assert tree(root) == before


# -- showing, asking, checking ---------------------------------------------------------------------


def test_the_change_is_shown_before_it_is_written(tmp_path: Path) -> None:
    root = notebook(tmp_path, TWO)
    ran = cli(root, "fmt", "people/alice")
    assert ran.out.splitlines()[3:] == ["-- [ ] a due:fri", "+- [ ] a due:2026-11-13"]
    assert (ran.code, ran.err) == (0, "written: 1 line in 1 note\n")
    assert cli(root, "fmt", "people/alice").out == ""


@pytest.mark.parametrize(("words", "code"), [(["--dry-run"], 0), (["--check"], 1)])
def test_a_dry_run_and_a_check_write_nothing(tmp_path: Path, words: list[str], code: int) -> None:
    root = notebook(tmp_path, TWO)
    before = tree(root)
    ran = cli(root, "fmt", *words)
    assert (ran.code, ran.out.count("+++ ")) == (code, 2)
    assert tree(root) == before
    ok(root, "fmt")
    assert cli(root, "fmt", *words).code == 0


class Keyboard:
    """A terminal somebody types a line at."""

    def __init__(self, line: str) -> None:
        self.line = line

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self.line


@pytest.mark.parametrize(
    ("typed", "words", "written"),
    [
        ("y\n", [], True),
        ("Yes\n", [], True),
        ("\n", [], False),
        ("n\n", [], False),
        ("", [], False),
        ("n\n", ["--yes"], True),
        ("n\n", ["--no-input"], True),
    ],
)
def test_somebody_at_a_terminal_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, words: list[str], written: bool
) -> None:
    root = notebook(tmp_path, TWO)
    monkeypatch.setattr(sys, "stdin", Keyboard(typed))
    ran = cli(root, "fmt", *words)
    asked = "write 2 lines in 2 notes? [y/N] "
    assert ran.code == 0
    assert (asked in ran.err) is (not words)
    assert ("2026-11-13" in text(root, NOTE)) is written
    assert ("nothing was written" in ran.err) is (not written)


def test_what_was_not_shown_is_not_written(tmp_path: Path) -> None:
    root = notebook(tmp_path, TWO)
    shown = format_notes(opened(root), dry_run=True).written.changes
    write(root, {NOTE: "- [ ] another due:fri\n"})
    before = tree(root)
    with pytest.raises(NoteChanged, match="while you were asked"):
        format_notes(opened(root), shown=shown)
    assert tree(root) == before


def test_it_is_committed_and_can_be_taken_back(tmp_path: Path) -> None:
    root = notebook(tmp_path, TWO, git=True)
    before = tree(root)
    ok(root, "fmt")
    assert run_git(root, "log", "-1", "--format=%s") == "1on1 fmt: 2 notes\n"
    ok(root, "undo")
    assert tree(root) == before


# -- for any note ----------------------------------------------------------------------------------

WORDS = st.sampled_from(["fri", "TODAY", "+3d", "+2w", "eom", "next", "2026-11-30", "someday"])
FIELDS = st.sampled_from(["due:{}", "📅 {}", "[due:: {}]", "done:{}", "created:{}", "✅ {}"])
LINES = st.builds(
    lambda box, field, word, end: f"- [{box}] do it {field.format(word)} ^x{end}",
    st.sampled_from(" x/->"), FIELDS, WORDS, st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=4).map("".join))
def test_items_say_what_they_said_and_a_second_time_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, note: str
) -> None:
    root = notebook(tmp_path_factory.mktemp("notes"), {NOTE: note, LATER: ""})
    before = [{**item, "raw": ""} for item in todo(root, "--all")]
    ok(root, "fmt")
    after = text(root, NOTE)
    assert [{**item, "raw": ""} for item in todo(root, "--all")] == before
    assert ok(root, "fmt") == ""
    assert text(root, NOTE) == after
    assert after.count("\n") == note.count("\n")
