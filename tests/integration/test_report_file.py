"""Where `1on1 report` writes, what it never overwrites, and what opens it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.notebooks import cli, failing, notebook, ok, run_git, tree, write

FILES = {"people/alice/2026-11-06.md": "---\nmood: 4\n---\n## Summary\n\nwell\n"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook in git, and an empty folder to call the command from."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return notebook(tmp_path / "notes", FILES, git=True)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_goes_where_git_ignores_it_for_its_owner_s_eyes(root: Path) -> None:
    assert ok(root, "report") == ".1on1/report.html\n"
    assert ok(root, "report", "--for", "alice") == ".1on1/report-for-alice.html\n"
    assert mode(root / ".1on1/report.html") == 0o600
    assert run_git(root, "status", "--porcelain") == ""


def test_a_place_where_nothing_can_be_written_is_named_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    monkeypatch.setattr(os, "link", failing(errno.EROFS))
    monkeypatch.setattr("oneonone.store.atomic.move_to_free_name", failing(errno.EROFS))
    (root.parent / "out").mkdir()
    for words in (["report"], ["report", "--for", "alice"], ["calendar"]):
        out = f"{root.parent}/out/x"
        ran = cli(root, *words, "--out", out)
        assert (ran.code, ran.out) == (7, "")
        assert ran.err == (
            f"1on1: cannot write {out}: read-only file system\n"
            "      give another place with --out\n"
        )
    assert tree(root) == before
    assert not any((root.parent / "out").iterdir())


def test_an_older_one_of_ours_is_replaced_and_keeps_its_mode(root: Path) -> None:
    ok(root, "report")
    page = root / ".1on1/report.html"
    page.chmod(0o640)
    before = page.read_bytes()
    write(root, {"people/alice/2026-11-13.md": "---\nmood: 5\n---\n"})
    ok(root, "report")
    assert page.read_bytes() != before
    assert mode(page) == 0o640


def test_a_file_that_is_none_of_ours_is_refused(root: Path) -> None:
    page = Path("page.html")
    page.write_text("<h1>mine</h1>")
    ran = cli(root, "report", "--out", "page.html")
    assert (ran.code, ran.out) == (5, "")
    assert "page.html is already there, and is no report of ours" in ran.err
    assert page.read_text() == "<h1>mine</h1>"


def test_it_goes_where_one_says(root: Path) -> None:
    assert ok(root, "report", "--out", "page.html") == "page.html\n"
    assert mode(Path("page.html")) == 0o600
    assert cli(root, "report", "--out", "page.html").code == 0
    assert list(Path().iterdir()) == [Path("page.html")]


def test_inside_the_notebook_one_is_told_that_git_may_commit_it(root: Path) -> None:
    ran = cli(root, "report", "--out", str(root / "report.html"))
    assert (ran.code, ran.err) == (
        0,
        "it lies in the notebook, where git may commit it; without --out it would not\n",
    )
    ok(root, "report")
    assert cli(root, "report", "--out", str(root / ".1on1/other.html")).err == ""


@pytest.mark.parametrize("place", ["people/alice", "private", "templates", ".git", "people/x"])
def test_among_the_notes_it_is_refused(root: Path, place: str) -> None:
    (root / place).mkdir(parents=True, exist_ok=True)
    before = tree(root)
    ran = cli(root, "report", "--out", str(root / place / "report.html"))
    assert (ran.code, ran.out) == (5, "")
    assert "is where the notebook keeps" in ran.err
    assert tree(root) == before


def test_a_link_into_the_notes_does_not_help(root: Path) -> None:
    Path("link").symlink_to(root / "people")
    assert cli(root, "report", "--out", "link/report.html").code == 5
    Path("page.html").symlink_to(root / "people/alice/2026-11-06.md")
    before = tree(root)
    assert cli(root, "report", "--out", "page.html").code == 5
    assert tree(root) == before


@pytest.mark.parametrize(
    ("out", "code", "message"),
    [
        ("nowhere/page.html", 3, "there is no folder 'nowhere'"),
        ("", 2, "--out needs the name of a file"),
        (".", 5, ". is a folder"),
        ("..", 5, ".. is a folder"),
        ("/dev/null", 5, "/dev/null is not a regular file"),
    ],
)
def test_where_no_file_can_be_is_refused(root: Path, out: str, code: int, message: str) -> None:
    ran = cli(root, "report", "--out", out)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"1on1: {message}")


def test_a_folder_one_may_not_write_to_is_exit_7(root: Path, unwritable: Path) -> None:
    ran = cli(root, "report", "--out", str(unwritable / "page.html"))
    assert (ran.code, ran.out) == (7, "")
    assert "page.html" in ran.err


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which no file can be made; root may write anywhere, so the system says no."""
    from oneonone.store import atomic

    real = atomic.os.open  # type: ignore[attr-defined]

    def refuse(path: str, flags: int, *rest: int) -> int:
        if str(path).startswith(str(Path.cwd())) and flags & atomic.os.O_CREAT:  # type: ignore[attr-defined]
            raise PermissionError(13, "Permission denied", path)
        opened: int = real(path, flags, *rest)
        return opened

    monkeypatch.setattr(atomic.os, "open", refuse)  # type: ignore[attr-defined]
    return Path.cwd()


def test_a_hyphen_is_standard_output_and_nothing_is_written(root: Path) -> None:
    assert ok(root, "report", "--out", "-").startswith("<!DOCTYPE html>")
    assert not (root / ".1on1").exists()
    ran = cli(root, "report", "--out", "-", "--open")
    assert (ran.code, ran.out) == (2, "")


def test_open_starts_the_browser_on_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    see = Path("see")
    see.write_text(f'#!/bin/sh\necho "$1" >{Path.cwd()}/told\n')
    see.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(see.resolve()))
    assert ok(root, "report", "--open") == ".1on1/report.html\n"
    assert Path("told").read_text() == f"{(root / '.1on1/report.html').as_uri()}\n"


def test_without_a_browser_the_page_is_there_and_its_place_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "nosuchbrowser")
    ran = cli(root, "report", "--open")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "1on1: the browser 'nosuchbrowser' cannot be found\n"
        "      the report is in .1on1/report.html; open it yourself, or check $BROWSER\n"
    )
    assert (root / ".1on1/report.html").exists()


def test_a_browser_that_fails_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "false")
    ran = cli(root, "report", "--open")
    assert ran.code == 3
    assert "the browser 'false' ended with exit code 1" in ran.err
