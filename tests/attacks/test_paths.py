"""No name, link or file that came with a notebook makes a command write outside of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from oneonone.store.journal import digest
from tests.attacks.every_command import Command, commands
from tests.attacks.hostile import Record, is_no_fault, run_all
from tests.notebooks import Ran, cli, notebook, run_git, write

OLD = "people/alice/2026-11-06.md"
FILES = {
    OLD: "---\nmood: 4\n---\n## Summary\n\nwell\n\n- [ ] @me call ^call\n",
    "people/alice/2026-11-25.md": "---\nstatus: planned\n---\n- [ ] look\n",
    "people/bob/a.md": "- [ ] b\n",
}
PLACES = [
    "../outside",
    "../../outside",
    "/1on1-outside",
    "..",
    ".",
    ".git/hooks/post-commit",
    ".git",
    "-rf",
    "--upload-pack=x",
    "a/../../outside",
    "..\\..\\outside",
    "C:\\outside",
    "//server/share",
    "~/outside",
    "$HOME/outside",
    "a\n../../outside",
    "people/../../outside",
    "‥/outside",  # a two-dot leader, which NFKD makes two dots
    "．．／outside",  # full-width
]


def everything(folder: Path, *, but: str = "") -> dict[str, bytes | str]:
    """Every file below a folder with its bytes, every link with its target, every folder.

    But for one of the folders in it, which is not even looked into.
    """
    found: dict[str, bytes | str] = {}
    inside = [path for path in folder.iterdir() if path.name != but]
    for path in sorted(path for one in inside for path in (one, *one.rglob("*"))):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        else:
            found[name] = "/" if path.is_dir() else path.read_bytes()
    return found


class Around:
    """What lies around a notebook, as it was."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, record: Record) -> None:
        self.folder = folder
        self.record = record
        self.root = folder / "notes"
        write(folder, {"outside": "mine\n", "else/file.md": "mine\n", "home/.bashrc": "mine\n"})
        monkeypatch.setenv("HOME", str(folder / "home"))
        monkeypatch.setenv("EDITOR", "true")
        monkeypatch.chdir(folder / "home")
        self.before = self.now()

    def now(self) -> dict[str, bytes | str]:
        """It, as it is."""
        return everything(self.folder, but="notes")

    def assert_untouched(self, ran: Ran, words: list[str]) -> None:
        """Nothing came, changed or went; and the command did not break down over it."""
        assert self.now() == self.before, words
        assert is_no_fault(ran), (words, ran.err)
        self.record("ways out of the notebook tried, successes 0", 1)


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Record) -> Around:
    return Around(tmp_path, monkeypatch, record_property)


WRITE_ANYWHERE = ("init", "demo", "report", "calendar")
"""They make a notebook, a page or a file wherever one says, and never over what is there."""


@pytest.mark.parametrize(
    "command",
    [one for one in commands() if one.name not in WRITE_ANYWHERE],
    ids=lambda one: one.name,
)
def test_no_word_of_a_command_line_leads_out(around: Around, command: Command) -> None:
    root = notebook(around.root, FILES)
    for words, ran in run_all(root, list(command.with_texts(*PLACES))):
        around.assert_untouched(ran, words)
    assert not (root / ".git").exists()


@pytest.mark.parametrize("key", ["person", "template", "moved_to", "date", "name", "aliases"])
def test_no_value_of_front_matter_leads_out(around: Around, key: str) -> None:
    for number, place in enumerate([*PLACES, "nul\0byte"]):
        head = f"---\n{key}: {json.dumps(place)}\nstatus: planned\n---\n- [ ] call ^call\n"
        profile = f"---\n{key}: {json.dumps(place)}\n---\n"
        files = {"people/alice/2026-11-25.md": head, "people/alice/person.md": profile}
        root = notebook(around.root / str(number), {**FILES, **files})
        for words in (
            ["new", "alice"],
            ["new", "alice", "--date", "2026-11-25"],
            ["move", "alice", "2026-11-26"],
            ["skip", "alice", "--reason", "ill"],
            ["message", "alice", "reschedule"],
            ["recap", "alice", "--sent"],
            ["edit", "alice", "--private"],
            ["done", "call"],
        ):
            around.assert_untouched(cli(root, *words), words)


def test_no_setting_leads_out(around: Around) -> None:
    listed = [{"category": place, "question": "What else?"} for place in PLACES]
    write(around.root, {"list.json": json.dumps(listed)})
    themes = ", ".join(f"{json.dumps(place)}: 90d" for place in PLACES)
    root = notebook(around.root / "book", FILES, settings=f"themes: {{{themes}}}\n")
    for words in (
        ["bank", "import", str(around.root / "list.json")],
        ["bank", "list"],
        ["bank", "show", PLACES[0]],
        ["ask", "alice", "--theme", PLACES[0]],
        ["new", "alice"],
        ["check"],
    ):
        around.assert_untouched(cli(root, *words), words)
    assert not [path for path in root.rglob("*.yaml") if path.name != "1on1.yaml"]


LINKED = {
    "a person": ("people/alice", ["new", "alice"]),
    "all people": ("people", ["new", "carol"]),
    "private": ("private", ["edit", "alice", "--private"]),
    "a private folder": ("private/alice", ["edit", "alice", "--private"]),
    "templates": ("templates", ["template", "copy", "short"]),
    "a template folder": ("templates/meeting", ["template", "copy", "short"]),
    "banks": ("question_banks", ["bank", "import", "list.json"]),
    "what is derived": (".1on1", ["log", "alice", "x"]),
    "the undo journal": (".1on1/undo", ["log", "alice", "x"]),
    "the repository": (".git", ["log", "alice", "x"]),
}


@pytest.mark.parametrize("name", LINKED)
def test_no_linked_folder_leads_out(around: Around, name: str) -> None:
    path, words = LINKED[name]
    files: dict[str, str | bytes] = {
        old: text for old, text in FILES.items() if not old.startswith(f"{path}/")
    }
    root = notebook(around.root, files)
    write(around.folder, {"else/2026-11-06.md": "- [ ] theirs\n"})
    listed = json.dumps([{"category": "growth", "question": "What else?"}])
    write(around.folder, {"home/list.json": listed})
    around.before = around.now()
    link = root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(around.folder / "else")
    for line in (words, ["new", "alice"], ["agenda", "alice", "x"], ["done", "call"], ["undo"]):
        around.assert_untouched(cli(root, *line), line)


LINKED_FILES = {
    "a note": (OLD, ["done", "theirs"]),
    "a profile": ("people/alice/person.md", ["person", "set", "alice", "cadence", "weekly"]),
    "an agenda": ("people/alice/agenda.md", ["agenda", "alice", "x"]),
    "a log": ("people/alice/log.md", ["log", "alice", "x"]),
    "a new note": ("people/alice/2026-11-20.md", ["new", "alice"]),
    "a bank": ("question_banks/growth.yaml", ["bank", "import", "list.json"]),
    "a template": ("templates/meeting/short.md.j2", ["template", "copy", "short"]),
    "the lock": (".1on1/lock", ["log", "alice", "x"]),
    "a journal entry": (".1on1/undo/000001.json", ["log", "alice", "x"]),
    "what git ignores": (".1on1/.gitignore", ["log", "alice", "x"]),
    "the index": (".1on1/index.db", ["todo"]),
}


@pytest.mark.parametrize("target", ["file", "nothing"])
@pytest.mark.parametrize("name", LINKED_FILES)
def test_no_linked_file_leads_out(around: Around, name: str, target: str) -> None:
    path, words = LINKED_FILES[name]
    root = notebook(around.root, {"people/alice/2026-10-30.md": "- [ ] call ^call\n", **FILES})
    write(around.folder, {"else/file.md": "- [ ] @me theirs\n"})
    listed = json.dumps([{"category": "growth", "question": "What else?"}])
    write(around.folder, {"home/list.json": listed})
    around.before = around.now()
    link = root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(around.folder / "else" / ("file.md" if target == "file" else "new.md"))
    for line in (words, words, ["todo"], ["log", "alice", "y"], ["undo"]):
        around.assert_untouched(cli(root, *line), line)


@pytest.mark.parametrize(
    "path",
    ["../outside", "/outside", ".git/config", "people/../../outside", "people/../.git/config"],
)
@pytest.mark.parametrize("kind", ["change", "removal"])
def test_no_journal_that_came_with_the_folder_leads_out(
    around: Around, path: str, kind: str
) -> None:
    """It says that a command changed or made some file, to have undo change it or take it away."""
    root = notebook(around.root, FILES, git=True)
    run_git(root, "config", "user.name", "x")
    assert cli(root, "log", "alice", "x").code == 0  # what it leaves in .git is there from now on
    (root / ".1on1/undo/000001.json").unlink()
    target = root / path
    data = target.read_bytes() if target.exists() else b""
    evil = b"[core]\n\tfsmonitor = touch ran\n"
    first = data.splitlines(keepends=True)[:1]
    change = {
        "path": path,
        "before": digest(evil + data) if kind == "change" else None,
        "after": digest(data),
        "hunks": [[0, [evil.decode(), *(line.decode() for line in first)],
                   [line.decode() for line in first]]] if kind == "change" else [],
    }  # fmt: skip
    write(root, {".1on1/undo/000001.json": json.dumps({"command": "x", "files": [change]})})
    kept = {name: data for name, data in everything(root).items() if "undo" not in name}
    for words in (["undo", "--list"], ["undo", "-n"], ["undo"]):
        around.assert_untouched(cli(root, *words), words)
    now = {name: data for name, data in everything(root).items() if "undo" not in name}
    assert {name: now.get(name) for name in kept} == kept


HIDDEN = [".git/config", ".git/hooks/post-commit", ".obsidian/app.json", ".1on1/lock"]


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("name", ["a profile", "an agenda", "a log", "a new note", "a bank"])
def test_no_link_within_the_notebook_leads_into_what_is_hidden(
    around: Around, name: str, hidden: str
) -> None:
    """Links come along with a clone; `agenda.md` may be one to .git/config."""
    path, words = LINKED_FILES[name]
    root = notebook(around.root, {"people/alice/2026-10-30.md": "- [ ] call\n"}, git=True)
    listed = json.dumps([{"category": "growth", "question": "What else?"}])
    write(around.folder, {"home/list.json": listed})
    around.before = around.now()
    write(root, {".obsidian/app.json": "{}", ".1on1/lock": "1\n"})
    before = {one: (root / one).read_bytes() for one in HIDDEN if (root / one).exists()}
    link = root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(root / hidden, link.parent))
    around.assert_untouched(cli(root, *words), words)
    after = {one: (root / one).read_bytes() for one in HIDDEN if (root / one).exists()}
    del before[".1on1/lock"], after[".1on1/lock"]
    assert after == before


def test_a_work_tree_elsewhere_is_not_written_to(around: Around) -> None:
    root = notebook(around.root, FILES, git=True)
    run_git(root, "config", "core.worktree", str(around.folder / "else"))
    for words in (["done", "call"], ["new", "alice"], ["sync"], ["sync", "--all"], ["undo"]):
        ran = cli(root, *words)
        around.assert_untouched(ran, words)
    assert os.path.lexists(root / "people/alice/2026-11-06.md")
