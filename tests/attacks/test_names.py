"""Names as people, file systems and other programs make them: no two become one, none gets lost."""

from __future__ import annotations

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from tests.attacks.hostile import is_no_fault
from tests.notebooks import cli, notebook, ok, opened, text, todo, tree

REFUSED = [
    "CON", "con", "Con", "nul", "PRN", "aux", "com1", "LPT9",
    "-rf", "--help", "-", ".", "..", ".hidden", "a/b", "a\\b", "/", "C:", "C:\\x", "a:b",
    "a\nb", "a\rb", "a\tb", "a\x1b[2Jb", "a\x7fb", "", " ", "\u00a0", "漢字", "Ω", "👍",
    "x" * 300, "é" * 300, "\u0301",
]  # fmt: skip
TAKEN_AS = {
    "Zoë": "zoe",
    "Zoe\u0308": "zoe",
    "Ａｌｉｃｅ": "alice",
    "alice.": "alice",
    "alice ": "alice",
    "ALICE": "alice",
    "O'Brien": "o-brien",
    "Jean-Luc": "jean-luc",
    "com10": "com10",
    "x" * 256: "x" * 64,
}


def people(root: Path) -> list[str]:
    """What the folders of people are called."""
    return sorted(path.name for path in (root / "people").iterdir())


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_a_name_that_no_folder_can_have_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path, {"people/bob/a.md": ""})
    for words in (["person", "add", "--", name], ["new", "--", name], ["agenda", "--", name, "x"]):
        ran = cli(root, *words)
        assert ran.code in (2, 3, 5), (words, ran)
        assert is_no_fault(ran), words
    assert list(tree(root)) == ["people/bob/a.md"]
    assert people(root) == ["bob"]


@pytest.mark.parametrize("name", TAKEN_AS, ids=ascii)
def test_a_name_makes_a_handle_of_small_ascii_letters(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path)
    ok(root, "person", "add", "--", name)
    assert people(root) == [TAKEN_AS[name]]


@pytest.mark.parametrize(
    "twins",
    [
        ("Zoë", "Zoe\u0308"),
        ("Alice", "ALICE"),
        ("Zoë", "ZOË"),
        ("alice", "alice."),
        ("ﬁona", "fiona"),
    ],
    ids=ascii,
)
def test_twins_in_letters_are_one_person(tmp_path: Path, twins: tuple[str, str]) -> None:
    root = notebook(tmp_path)
    ok(root, "person", "add", twins[0])
    ran = cli(root, "person", "add", twins[1])
    assert (ran.code, "is already here" in ran.err) == (5, True), ran
    assert len(people(root)) == 1


def test_folders_that_differ_in_form_or_case_are_one_person_and_nothing_of_either_is_lost(
    tmp_path: Path,
) -> None:
    """A Mac writes NFD, the same clone elsewhere NFC; both may lie there after a merge."""
    folders = [unicodedata.normalize(form, "zoë") for form in ("NFC", "NFD")] + ["Zoe", "zoe"]
    root = notebook(
        tmp_path,
        {f"people/{name}/2026-11-0{day}.md": f"- [ ] @me item {day}\n"
         for day, name in enumerate(folders, 1)},
    )  # fmt: skip
    assert {item["text"] for item in todo(root)} == {f"item {day}" for day in range(1, 5)}
    assert [line.split("\t")[0] for line in ok(root, "person", "list").splitlines()] == ["zoe"]
    assert len(todo(root, "zoe")) == len(todo(root, "ZOE")) == 4
    ok(root, "new", "zoe")
    assert len(todo(root)) == 4
    assert "zoe" in cli(root, "check").out  # the folders are named


def test_files_that_differ_in_form_or_case_are_two_notes(tmp_path: Path) -> None:
    names = [unicodedata.normalize(form, "2026-11-06 café") for form in ("NFC", "NFD")]
    names += ["2026-11-06 CAFÉ"]
    files = {f"people/alice/{name}.md": f"- [ ] {n}\n" for n, name in enumerate(names)}
    root = notebook(tmp_path, files)
    assert sorted(item["text"] for item in todo(root)) == ["0", "1", "2"]
    before = tree(root)
    ok(root, "done", "1")
    changed = [path for path, data in tree(root).items() if data != before[path]]
    assert changed == [f"people/alice/{names[1]}.md"]


@pytest.mark.parametrize(
    "name",
    ["a" * 252 + ".md", "é" * 126 + ".md", "-rf.md", "--help.md", "con.md", "trailing .md",
     "a\nb.md", "'; touch x; '.md", "$(touch x).md", "`touch x`.md", "%s%n.md", "*.md", "a\\b.md",
     ":(glob)*.md", "~.md", "2026-11-06 -- x.md", "\U0001f600.md", "..md"],
    ids=ascii,
)  # fmt: skip
def test_a_note_of_any_name_is_read_changed_and_committed_and_no_other_is(
    tmp_path: Path, name: str
) -> None:
    files = {f"people/alice/{name}": "- [ ] call ^call\n", "people/alice/b.md": "- [ ] other\n"}
    root = notebook(tmp_path / "notes", files, git=True)
    if name.startswith("."):
        assert [item["text"] for item in todo(root)] == ["other"]  # a hidden file is none of ours
        return
    ran = cli(root, "done", "call")
    assert (ran.code, ran.err) == (0, ""), ran
    assert text(root, f"people/alice/{name}") == "- [x] call done:2026-11-20 ^call\n"
    assert text(root, "people/alice/b.md") == "- [ ] other\n"
    assert ok(root, "history", "alice")
    assert cli(root, "check").code in (0, 1)
    ok(root, "undo")
    assert text(root, f"people/alice/{name}") == "- [ ] call ^call\n"
    assert not (root / "x").exists()
    assert not (Path.cwd() / "x").exists()


def test_a_person_with_a_name_as_long_as_can_be_gets_notes(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    name = "Maximiliane " * 21
    assert len(name) == 252
    ok(root, "person", "add", name)
    (handle,) = people(root)
    assert len(handle) <= 64
    for words in (["new", handle], ["agenda", handle, "x"], ["log", handle, "y"], ["prep", handle]):
        ok(root, *words)


def test_what_is_no_regular_file_is_passed_over_and_nobody_waits_for_it(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "- [ ] call ^call\n"})
    people = root / "people"
    os.mkfifo(people / "alice/fifo.md")
    os.mkfifo(root / "private")
    (people / "alice/device.md").symlink_to("/dev/zero")
    (people / "alice/itself.md").symlink_to("itself.md")
    (people / "alice/up").symlink_to("..")
    (people / "loop").symlink_to("loop")
    (people / "out").symlink_to(tmp_path.parent)
    (people / "gone.md").symlink_to("nowhere.md")
    (people / "alice/folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(people / "s.md"))
        assert [item["text"] for item in todo(root)] == ["call"]
        for words in (["check"], ["history", "alice"], ["done", "call"], ["new", "alice"]):
            assert is_no_fault(cli(root, *words)), words
        skipped = {one.path for one in opened(root).listing.skipped}
    assert skipped >= {"people/alice/fifo.md", "people/alice/device.md", "people/s.md"}


@pytest.mark.parametrize("kind", ["fifo", "folder", "link to itself", "device"])
@pytest.mark.parametrize("path", ["1on1.yaml", "people/alice/agenda.md", "people/alice/log.md"])
def test_a_file_of_ours_that_is_none_is_refused_and_nobody_waits_for_it(
    tmp_path: Path, path: str, kind: str
) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "- [ ] call ^call\n"})
    (root / path).unlink(missing_ok=True)
    if kind == "fifo":
        os.mkfifo(root / path)
    elif kind == "folder":
        (root / path).mkdir()
    else:
        (root / path).symlink_to("/dev/zero" if kind == "device" else Path(path).name)
    for words in (
        ["agenda", "alice", "x"],
        ["log", "alice", "x"],
        ["todo"],
        ["check"],
        ["new", "alice"],
    ):
        ran = cli(root, *words)
        assert is_no_fault(ran), (words, ran.err)
