"""The error boundary: what fails becomes one message and one exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.__main__ import main
from oneonone.cli.boundary import error_boundary, escaped
from oneonone.cli.main import run
from tests.notebooks import cli, notebook


def failing_with(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
        (OSError(28, "No space left"), 7, "1on1: standard output: no space left\n"),
        (OSError(5, "Input/output error", "a.md"), 7, "1on1: a.md: input/output error\n"),
        (OSError(), 7, "1on1: standard output: oserror\n"),
        (KeyError("secret note"), 1, "1on1: a fault in 1on1 itself: KeyError\n      run it again"),
        (RecursionError(), 1, "1on1: a fault in 1on1 itself: RecursionError\n"),
    ],
)  # fmt: skip
def test_a_failure_ends_in_its_exit_code_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    monkeypatch.setattr("oneonone.app.list_items.list_rows", failing_with(error))
    ran = cli(notebook(tmp_path), "todo")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said)
    assert "Traceback" not in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize("words", [["--debug", "todo"], ["todo", "--debug"]])
def test_debug_shows_where_1on1_itself_is_at_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr("oneonone.app.list_items.list_rows", failing_with(KeyError("\x1b[2J")))
    ran = cli(notebook(tmp_path), *words)
    assert ran.code == 1
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert "run it again with --debug" not in ran.err
    assert "\x1b" not in ran.err


def test_nothing_is_caught_where_nothing_fails(capsys: pytest.CaptureFixture[str]) -> None:
    with error_boundary():
        pass
    assert capsys.readouterr() == ("", "")


def test_what_a_locale_cannot_show_is_escaped_as_json_escapes_it() -> None:
    error = UnicodeEncodeError("ascii", "a–😀b", 1, 3, "no")
    assert escaped(error) == ("\\u2013\\ud83d\\ude00", 3)
    with pytest.raises(UnicodeDecodeError):
        escaped(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"))


def test_closed_streams_are_told_as_far_as_anybody_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = notebook(tmp_path, {"people/alice/a.md": "- [ ] call\n"})
    words = ["-C", str(root), "todo"]
    with monkeypatch.context() as closed:
        closed.setattr("sys.stdout", None)
        assert run(words) == 7
    assert capsys.readouterr().err.startswith("1on1: standard output: closed\n")
    with monkeypatch.context() as closed:
        closed.setattr("sys.stderr", None)
        assert run([*words, "nobody"]) == 3
        assert run(["-C", str(root), "done", "call"]) == 0
        assert run(["-C", str(root), "init", str(root)]) == 0
        assert run(["-C", str(root), "done", "call", "-n"]) == 3
    assert capsys.readouterr().out.startswith("done: call")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_what_a_full_disk_refuses_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = notebook(tmp_path, {"people/alice/a.md": "- [ ] call\n"})
    with Path("/dev/full").open("w", encoding="utf-8") as full, monkeypatch.context() as changed:
        changed.setattr("sys.stdout", full)
        assert run(["-C", str(root), "todo"]) == 7
        full.flush()  # as the interpreter does at its end: now into nothing
    assert capsys.readouterr().err == "1on1: standard output: no space left on device\n"


@pytest.mark.parametrize(("ending", "code"), [(2, 2), (KeyboardInterrupt(), 130)])
def test_the_process_ends_with_the_code(
    monkeypatch: pytest.MonkeyPatch, ending: int | KeyboardInterrupt, code: int
) -> None:
    def instead(args: list[str]) -> int:
        assert args == ["todo", "alice"]
        if isinstance(ending, int):
            return ending
        raise ending

    monkeypatch.setattr("sys.argv", ["1on1", "todo", "alice"])
    monkeypatch.setattr("oneonone.cli.main.run", instead)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code


def test_a_folder_that_is_gone_is_no_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run(["todo"]) == 3
    assert capsys.readouterr().err == (
        "1on1: the folder you are in no longer exists\n      go to another one\n"
    )
    assert run(["todo", "-C", str(notebook(tmp_path / "notes"))]) == 0
