"""Every class of oneonone/errors.py: how a user meets it, and the exact message that is his."""

from __future__ import annotations

import errno
import inspect
from pathlib import Path

import pytest

from oneonone import errors
from oneonone.errors import OneOnOneError
from oneonone.store import atomic, lock
from tests.errors.refusal import Refusal
from tests.errors.sync_refusals import SYNC_REFUSALS
from tests.notebooks import cli, failing, notebook, tree

NOTE = "people/alice/2026-11-06.md"
CALL = {NOTE: "- [ ] @me call the bank ^call\n- [ ] @me call the vet ^vets\n"}
HELD = "---\nmood: 4\n---\n"
DATES = (
    "a date is 2026-11-30, today, tomorrow, yesterday, a weekday such as fri (the next one), "
    "+3d, +2w, +1m or eom (the end of the month)"
)


def folder_leads_out(root: Path, _: pytest.MonkeyPatch) -> None:
    (root.parent / "elsewhere").mkdir()
    (root / "people").mkdir()
    (root / "people/bob").symlink_to(root.parent / "elsewhere")


def editor_saves_meanwhile(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file = atomic.replace_file

    def slower(root: Path, path: str, before: bytes, after: bytes) -> None:
        (root / path).write_bytes(before + b"one more line\n")
        replace_file(root, path, before, after)

    monkeypatch.setattr(atomic, "replace_file", slower)


def another_command_does_not_end(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0)
    monkeypatch.setattr(lock, "_lock", failing(errno.EAGAIN))


REFUSALS: dict[type[OneOnOneError], Refusal] = {
    errors.UsageError: Refusal(
        "todo --mine --theirs", "--mine and --theirs exclude each other", "use one of them"
    ),
    errors.BadDate: Refusal("todo --before someday", "'someday' is no date", DATES),
    errors.BadValue: Refusal(
        "todo --theme grwth", "no theme is called 'grwth'", "did you mean growth?"
    ),
    errors.NotFound: Refusal(
        "person set alice cadance weekly",
        "a profile has no key 'cadance'",
        "did you mean cadence?",
        CALL,
    ),
    errors.NotebookNotFound: Refusal(
        "todo -C nowhere",
        "nowhere is no notebook: it holds no 1on1.yaml",
        "make one with: 1on1 init nowhere",
    ),
    errors.PersonNotFound: Refusal(
        "todo alise", "nobody here is called 'alise'", "did you mean alice?", CALL
    ),
    errors.MeetingNotFound: Refusal(
        "move alice mon",
        "nothing is planned with alice",
        "plan the new day at once: 1on1 new alice --date 2026-11-23",
        {NOTE: HELD},
    ),
    errors.ItemNotFound: Refusal(
        "done zzzz",
        "no item has the id or the text 'zzzz'",
        "see the ids with: 1on1 todo (closed ones: 1on1 todo --all)",
        CALL,
    ),
    errors.NothingToUndo: Refusal(
        "undo", "there is no change of 1on1's own to take back", "see: 1on1 undo --list", CALL
    ),
    errors.TemplateNotFound: Refusal(
        "new alice --template defalt",
        "there is no meeting template 'defalt'",
        "did you mean default?",
    ),
    errors.NotHeld: Refusal(
        "recap alice --date 2026-11-06",
        f"{NOTE}: that meeting was skipped",
        "begin with: 1on1 new alice",
        {NOTE: "---\nstatus: skipped\nreason: ill\n---\n"},
    ),
    errors.NothingToShare: Refusal(
        "recap alice",
        f"{NOTE}: nothing in it may be shared",
        "left out: Notes, Private",
        {NOTE: "## Notes\n\nShe is tired.\n\n## Private\n\nSo am I.\n"},
    ),
    errors.NothingToImport: Refusal(
        "import pictures",
        "pictures holds no note",
        "notes are files that end in .md, .markdown or .txt",
        {"pictures/alice.png": ""},
    ),
    errors.EditorNotFound: Refusal(
        "new alice -e",
        "no editor is set",
        "set $EDITOR, to vim or `code --wait`, say",
    ),
    errors.EditorFailed: Refusal(
        "edit alice",
        "false ended with 1",
        "what you saved there is kept; check the note",
        CALL,
        prepare=lambda _, patch: patch.setenv("EDITOR", "false"),
    ),
    errors.BrowserNotFound: Refusal(
        "report --open",
        "the browser 'nosuch' cannot be found",
        "the report is in .1on1/report.html; open it yourself, or check $BROWSER",
        CALL,
        prepare=lambda _, patch: patch.setenv("BROWSER", "nosuch"),
    ),
    errors.AmbiguousItem: Refusal(
        "done call",
        "'call' fits 2 items:\n"
        f"  c1ll  alice  call the bank  ({NOTE}:1)\n"
        f"  vets  alice  call the vet  ({NOTE}:2)",
        "use one of these ids",
        {NOTE: CALL[NOTE].replace("^call", "^c1ll")},
    ),
    errors.AmbiguousPerson: Refusal(
        "person show alice",
        "'alice' fits more than one person: alice-a, alice-b",
        "use the handle",
        {f"people/alice-{n}/person.md": f"---\nname: Alice {n}\n---\n" for n in "ab"},
    ),
    errors.NoteChanged: Refusal(
        "done bank",
        f"{NOTE} was changed by another program meanwhile",
        "look at it and try again",
        CALL,
        prepare=editor_saves_meanwhile,
    ),
    errors.UnsafeName: Refusal(
        "person add ../x",
        "'../x' cannot be a person's name",
        "use letters, digits, blanks and hyphens; it becomes a folder",
    ),
    errors.UnsafePath: Refusal(
        "person add bob",
        "people/bob/person.md leads out of the notebook",
        "nothing was written",
        prepare=folder_leads_out,
    ),
    errors.UndecodableNote: Refusal(
        "person set alice cadence weekly",
        "people/alice/person.md:1:3: not UTF-8 text; save the note as UTF-8 to have it read",
        "repair the note in an editor first",
        {"people/alice/person.md": b"Zo\xeb\n"},
    ),
    errors.EditRefused: Refusal(
        "done call",
        f"{NOTE}:1: git conflict markers stand in the note",
        "keep what you want in your editor and take the marks out; "
        "a merge is then finished by: 1on1 sync",
        {NOTE: "<<<<<<< a\n- [ ] @me call ^call\n=======\n>>>>>>> b\n"},
    ),
    errors.InDoubt: Refusal(
        "message alice agenda",
        f"{NOTE}:3: HTML stands here, and it is unclear what it shows",
        "nothing was shared; correct it and try again",
        {NOTE: "## Actions\n\n<div>\n\n- [ ] @me call the bank\n"},
    ),
    errors.TemplateFailed: Refusal(
        "new alice --template own",
        "templates/meeting/own.md.j2:2: 'nobody' is undefined",
        "nothing was written; correct the template, or use another one with --template",
        {"templates/meeting/own.md.j2": "# Hello\n{{ nobody.name }}\n"},
    ),
    errors.AlreadyThere: Refusal(
        "person add alice",
        "'alice' is already here: alice",
        "see: 1on1 person show alice",
        {"people/alice/person.md": ""},
    ),
    errors.NotPlanned: Refusal(
        "skip alice --reason ill --date 2026-11-06",
        f"{NOTE}: the meeting of Fri 6 Nov was held",
        "if it was not, write `status: planned` into its front matter",
        {NOTE: HELD},
    ),
    errors.SettingsBroken: Refusal(
        "todo",
        "1on1.yaml:1:8: not YAML: expected ',' or ']', but got '<stream end>'",
        "correct 1on1.yaml; until then nothing is read, for it says what is private",
        settings="share: [notes\n",
    ),
    errors.NotebookBusy: Refusal(
        "done bank",
        "another command of 1on1 is still writing to this notebook",
        "wait for it, or end it; try again",
        CALL,
        prepare=another_command_does_not_end,
    ),
    errors.FileFailure: Refusal(
        "init readme.md",
        "/notes/readme.md: a file stands where a folder is needed",
        "nothing else was changed",
        {"readme.md": ""},
    ),
} | SYNC_REFUSALS

NEVER_RAISED = {OneOnOneError, errors.Unsafe}
"""The families; what is raised is always one of their members."""


def test_every_class_is_in_the_gallery() -> None:
    classes = {
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if issubclass(one, OneOnOneError)
    }
    assert classes == {*REFUSALS, *NEVER_RAISED}


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_is_wrong_and_what_to_do_and_changes_nothing(
    kind: type[OneOnOneError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = REFUSALS[kind]
    root = notebook(tmp_path / "notes", case.files, settings=case.settings)
    case.prepare(root, monkeypatch)
    monkeypatch.chdir(root)
    before = tree(root)
    ran = cli(root, *case.words.split())
    assert ran.err.replace(str(root), "/notes") == f"1on1: {case.message}\n      {case.hint}\n"
    assert (ran.code, ran.out) == (kind.exit_code, "")
    if kind is not errors.NoteChanged:
        assert tree(root) == before


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_debug_adds_the_traceback_and_keeps_message_and_code(
    kind: type[OneOnOneError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = REFUSALS[kind]
    root = notebook(tmp_path / "notes", case.files, settings=case.settings)
    case.prepare(root, monkeypatch)
    monkeypatch.chdir(root)
    ran = cli(root, *case.words.split(), "--debug")
    assert ran.code == kind.exit_code
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert f"oneonone.errors.{kind.__name__}: " in ran.err
    assert ran.err.endswith(f"      {case.hint}\n")


def test_a_line_of_the_users_own_saved_meanwhile_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, CALL)
    editor_saves_meanwhile(root, monkeypatch)
    assert cli(root, "done", "bank").code == 4
    assert (root / NOTE).read_text().endswith("^vets\none more line\n")
    assert "- [x]" not in (root / NOTE).read_text()
