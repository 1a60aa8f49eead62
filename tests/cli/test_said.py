"""What commands say to a person, on standard error or on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.transcript import Terminal
from tests.notebooks import cli, notebook, ok


def said(root: Path, *words: str) -> str:
    ran = cli(root, *words)
    assert (ran.code, ran.out) == (0, "")
    return ran.err


def on_a_terminal(root: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    """Standard output of a command that has a terminal for it."""
    terminal = Terminal()
    monkeypatch.setattr("tests.notebooks.io.StringIO", lambda: terminal)
    cli(root, *words)
    return terminal.getvalue()


def test_init_says_what_it_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(tmp_path, "init", "notes") == (
        "notes is a notebook now, a git repository; its settings are in 1on1.yaml\n"
        "next: 1on1 new alice\n"
    )
    assert said(tmp_path, "init", "notes") == "notes is a notebook already\n"


def test_init_among_notes_of_an_obsidian_vault_says_what_it_took_over(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    (vault / "people/alice").mkdir(parents=True)
    (vault / "people/alice/2026-11-06.md").write_text("- [ ] call\n")
    plugin = vault / ".obsidian/plugins/obsidian-tasks-plugin/data.json"
    plugin.parent.mkdir(parents=True)
    plugin.write_text("{}")
    assert said(tmp_path, "init", str(vault), "--no-git").splitlines()[1:] == [
        "fields are written as tasks, by .obsidian/plugins/obsidian-tasks-plugin/data.json",
        "1 note was here already; see: 1on1 person list, 1on1 check",
    ]


def test_init_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    lines = said(tmp_path, "init", str(tmp_path / "notes")).splitlines()
    assert lines[0] == "no git repository was made: git is not installed"
    assert lines[1].endswith("notes is a notebook now; its settings are in 1on1.yaml")


def test_demo_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in said(tmp_path, "demo", str(tmp_path / "demo"))


def test_demo_says_what_to_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = said(tmp_path, "demo", "demo").splitlines()
    assert lines[-1] == "try: cd demo, then 1on1 status, 1on1 prep bob, 1on1 new alice"
    assert lines[-2].endswith("people are in demo")
    assert ok(tmp_path / "demo", "todo").count("\n") > 5
    assert cli(tmp_path / "demo", "check").code in (0, 1)


def test_new_says_what_had_no_room(tmp_path: Path) -> None:
    files = {"people/alice/2026-11-06.md": "- [ ] one\n- [ ] two\n- [ ] three\n"}
    ran = cli(notebook(tmp_path, files, settings="carry: {max: 1}\n"), "new", "alice")
    assert ran.out == "people/alice/2026-11-20.md\n"
    assert ran.err == (
        "carried on: 1 item\n2 more stay where they are (carry.max in 1on1.yaml)\n"
    )  # fmt: skip


def test_new_warns_of_a_templates_own_text(tmp_path: Path) -> None:
    files = {"templates/meeting/own.md.j2": "---\ndate: {{ date }}\n---\n\nBe kind.\n"}
    ran = cli(notebook(tmp_path, files), "new", "alice", "--template", "own")
    assert ran.code == 0
    assert "templates/meeting/own.md.j2: its text 'Be kind.' counts as written by you" in ran.err


@pytest.mark.parametrize(("status", "code"), [(0, 0), (3, 1)])
def test_new_opens_the_editor_and_says_where_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, code: int
) -> None:
    program = "import sys\nopen(sys.argv[2], 'w').write('edited')\nsys.exit(int(sys.argv[1]))\n"
    script = tmp_path / "editor.py"
    script.write_text(program)
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}' {status}")
    root = notebook(tmp_path / "notes")
    ran = cli(root, "new", "alice", "-e")
    assert ran.code == code
    assert (root / "people/alice/2026-11-20.md").read_text() == "edited"


def test_check_is_kind_to_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = notebook(tmp_path)
    assert on_a_terminal(root, monkeypatch, "check") == "nothing odd found\n"


def test_a_terminal_gets_colours_and_a_pipe_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {"people/alice/a.md": "- [ ] @me call due:2026-11-13\n"})
    assert "\x1b[31mOverdue" in on_a_terminal(root, monkeypatch, "todo")
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            shown = on_a_terminal(root, monkeypatch, "todo")
            assert shown.startswith("Overdue\n")
            assert "\x1b" not in shown


def test_assigning_to_a_stranger_whose_name_is_close_to_somebodys_is_mentioned(
    tmp_path: Path,
) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-20.md": "- [ ] call ^a3f9\n"})
    ran = cli(root, "assign", "a3f9", "alcie")
    assert (ran.code, ran.err) == (0, "nobody here is called alcie; did you mean alice?\n")
    assert "@alcie" in (root / "people/alice/2026-11-20.md").read_text()
    again = cli(root, "assign", "a3f9", "alcie")
    assert again.err == "already owned by alcie: call\n", "they own something now"


def test_new_says_that_a_template_is_for_a_new_note_only(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-20.md": "Hello.\n"})
    ran = cli(root, "new", "alice", "--template", "short")
    assert ran.err == "the note was there already; --template and --themes are for a new one\n"
