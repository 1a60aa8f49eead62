"""How each editor is told a file and a line, and what $EDITOR may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.errors import EditorFailed, EditorNotFound
from oneonone.store.editor import command_at, editor_command, open_editor

PLUS = (
    "vi vim vimx nvim gvim mvim neovide nano pico emacs emacsclient hx helix kak micro joe jmacs "
    "jstar jpico mg jed ne gedit xed pluma geany"
).split()
GOTO = "code code-insiders code-oss codium vscodium cursor windsurf".split()


@pytest.mark.parametrize(
    ("program", "place"),
    [
        *((program, ["+7", "/n/a b.md"]) for program in PLUS),
        *((program, ["-g", "/n/a b.md:7"]) for program in GOTO),
        ("subl", ["/n/a b.md:7"]),
        ("zed", ["/n/a b.md:7"]),
        ("zeditor", ["/n/a b.md:7"]),
        ("mate", ["-l", "7", "/n/a b.md"]),
        ("kate", ["-l", "7", "/n/a b.md"]),
        ("kwrite", ["-l", "7", "/n/a b.md"]),
        ("nvim-qt", ["--", "+7", "/n/a b.md"]),
        ("ed", ["/n/a b.md"]),
        ("gnome-text-editor", ["/n/a b.md"]),
        ("my-editor", ["/n/a b.md"]),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way_and_a_stranger_the_file_alone(
    program: str, place: list[str]
) -> None:
    assert command_at([program], "/n/a b.md", 7) == [program, *place]
    assert command_at([program], "/n/a b.md", None) == [program, "/n/a b.md"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["/usr/bin/nvim", "--clean"], ["/usr/bin/nvim", "--clean", "+3", "/n/x.md"]),
        (["emacsclient", "-c", "-a", ""], ["emacsclient", "-c", "-a", "", "+3", "/n/x.md"]),
        (["code", "--wait"], ["code", "--wait", "-g", "/n/x.md:3"]),
        (["Code.exe", "--wait"], ["Code.exe", "--wait", "-g", "/n/x.md:3"]),
        (["code.cmd"], ["code.cmd", "-g", "/n/x.md:3"]),
        (["flatpak", "run", "org.vim.Vim"], ["flatpak", "run", "org.vim.Vim", "/n/x.md"]),
    ],
)
def test_its_path_its_ending_and_its_options_are_no_hindrance(
    words: list[str], line: list[str]
) -> None:
    assert command_at(words, "/n/x.md", 3) == line


@pytest.mark.parametrize(
    "words",
    [
        *(f"vim.{build}" for build in "basic tiny nox gtk3 athena".split()),
        "/usr/bin/vim.basic -u NONE",
        "nvim.appimage",
        "emacs-nox",
        "emacs-gtk",
        "emacs-29.4 -nw",
        "emacsclient.emacs -c",
        "emacsclient-snapshot",
        "nano-tiny",
        "env FOO=1 vim",
        "/usr/bin/env EDITOR_MODE=a OTHER= vim.gtk3 -f",
    ],
)
def test_an_editor_keeps_its_line_whoever_built_it_and_with_a_variable_set(words: str) -> None:
    assert command_at(words.split(), "/n/x.md", 3) == [*words.split(), "+3", "/n/x.md"]


@pytest.mark.parametrize("words", ["env", "env A=1", "code-of-mine", "vi-like", "ed.vim"])
def test_what_only_looks_like_one_gets_the_file_alone(words: str) -> None:
    assert command_at(words.split(), "/n/x.md", 3) == [*words.split(), "/n/x.md"]


def test_a_link_is_the_editor_it_leads_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Debian's `editor`."""
    (tmp_path / "vim.basic").touch(mode=0o700)
    (tmp_path / "my-editor").symlink_to("vim.basic")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert command_at(["my-editor"], "/n/x.md", 3) == ["my-editor", "+3", "/n/x.md"]


def test_visual_comes_before_editor_and_an_empty_one_is_none(tmp_path: Path) -> None:
    (tmp_path / "ed").touch(mode=0o700)
    (tmp_path / "vis").touch(mode=0o700)
    path = {"PATH": str(tmp_path)}
    assert editor_command({**path, "EDITOR": "ed -p 'a b'", "VISUAL": "vis"}) == ["vis"]
    assert editor_command({**path, "EDITOR": "ed -p 'a b'", "VISUAL": ""}) == ["ed", "-p", "a b"]
    with pytest.raises(EditorNotFound, match="no editor is set"):
        editor_command({**path, "EDITOR": " "})


def test_an_editor_that_was_killed_is_named_with_the_signal(tmp_path: Path) -> None:
    with pytest.raises(EditorFailed, match=r"^sh was ended by signal 9$"):
        open_editor(["sh", "-c", "kill -9 $$"], tmp_path / "note.md")
