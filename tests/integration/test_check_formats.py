"""`1on1 check --format`: for vim, VS Code and GitHub."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from oneonone.app.finding_places import FindingPlaces
from oneonone.document.diagnostics import Diagnostic
from oneonone.render.findings import findings_as_annotations
from tests.docs.pages import read
from tests.notebooks import cli, notebook, opened

NOTE = "people/alice/2026-11-06.md"
FILES = {NOTE: "---\nmood: great\n---\n- [ ] @me 日本 😀 call due:someday\n- [ ] @me walk\n"}


def shown(root: Path, form: str, *words: str) -> list[str]:
    ran = cli(root, "check", "--format", form, *words)
    assert ran.code == 1
    return ran.out.splitlines()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(notebook(tmp_path, FILES))
    return tmp_path


def test_text_is_what_check_says_anyway(root: Path) -> None:
    assert shown(root, "text") == cli(root, "check").out.splitlines()


def test_json_is_that_of_the_option(root: Path) -> None:
    assert cli(root, "check", "--format", "json").out == cli(root, "check", "--json").out


def test_vim_gets_severities_and_columns_in_bytes(root: Path) -> None:
    line = next(line for line in FILES[NOTE].splitlines() if "someday" in line)
    column = len(line.partition("someday")[0].encode()) + 1
    assert shown(root, "quickfix", "--strict") == [
        f"{NOTE}:2:1: warning: F06 mood: 'great' is not a mood such as 4, 4/5 or 7/10",
        f"{NOTE}:4:1: info: I07 this item has no due date",
        f"{NOTE}:4:{column}: warning: I03 due holds no date: someday",
        f"{NOTE}:5:1: info: I07 this item has no due date",
    ]


def test_vs_code_gets_columns_as_it_counts_them(root: Path) -> None:
    line = next(line for line in FILES[NOTE].splitlines() if "someday" in line)
    column = len(line.partition("someday")[0].encode("utf-16-le")) // 2 + 1
    assert shown(root, "vscode")[1] == (
        f"{NOTE}:4:{column}: warning: I03 due holds no date: someday"
    )


def test_github_gets_annotations(root: Path) -> None:
    assert shown(root, "github", "--strict")[:2] == [
        f"::warning file={NOTE},line=2,col=1,title=F06::"
        "mood: 'great' is not a mood such as 4, 4/5 or 7/10",
        f"::notice file={NOTE},line=4,col=1,title=I07::this item has no due date",
    ]


def test_an_error_is_an_error_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notebook(tmp_path, {NOTE: b"\xff\n"}))
    assert shown(tmp_path, "github")[0].startswith(f"::error file={NOTE},line=1,col=1,title=N01::")
    assert shown(tmp_path, "quickfix")[0].startswith(f"{NOTE}:1:1: error: N01 ")


def test_what_means_something_in_an_annotation_is_escaped(tmp_path: Path) -> None:
    places = FindingPlaces(opened(notebook(tmp_path)), tmp_path)
    odd = Diagnostic("people/a,b:c%/x.md", 1, 1, "F06", "100%: a, b\r\n::error::no\x1b")
    assert findings_as_annotations([odd], places) == (
        "::warning file=people/a%2Cb%3Ac%25/x.md,line=1,col=1,title=F06::"
        "100%25: a, b␍␊::error::no␛\n"
    )


def test_paths_are_seen_from_the_folder_the_program_was_started_in(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, path in {
        "people": NOTE.removeprefix("people/"),
        "..": f"{root.name}/{NOTE}",
    }.items():
        monkeypatch.chdir(root / folder)
        assert shown(root, "vscode")[0].startswith(f"{path}:2:1: ")
        assert shown(root, "text")[0].startswith(f"{NOTE}:2:1: "), "as in all listings"


def test_a_finding_in_no_note_keeps_its_column(tmp_path: Path) -> None:
    places = FindingPlaces(opened(notebook(tmp_path, FILES)), tmp_path)
    for path, line in (("1on1.yaml", 1), (NOTE, 99)):
        odd = Diagnostic(path, line, 7, "S01", "")
        assert (places.byte_column(odd), places.utf16_column(odd)) == (7, 7)


def test_two_forms_at_once_are_refused(root: Path) -> None:
    ran = cli(root, "check", "--format", "github", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "--json and --format github exclude each other" in ran.err
    assert json.loads(cli(root, "check", "--format", "json", "--json").out)["items"]
    assert cli(root, "check", "--format", "emacs").code == 2


def test_nothing_odd_is_no_line(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "- [ ] @me call\n"})
    for form in ("quickfix", "vscode", "github"):
        assert cli(root, "check", "--format", form).out == ""


# -- the snippets of docs/howto/use-your-editor.md -------------------------------------------------

PAGE = "docs/howto/use-your-editor.md"


def test_the_problem_matcher_of_the_page_understands_the_lines(root: Path) -> None:
    tasks = json.loads(re.search(r"```json\n(.*?)```", read(PAGE), re.DOTALL)[1])  # type: ignore[index]
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    found = re.fullmatch(pattern["regexp"], shown(root, "vscode")[1])
    assert found is not None
    named = {key: found[number] for key, number in pattern.items() if key != "regexp"}
    assert named == {
        "file": NOTE, "line": "4", "column": "26", "severity": "warning", "code": "I03",
        "message": "due holds no date: someday",
    }  # fmt: skip


@pytest.mark.skipif(shutil.which("vim") is None, reason="no vim here")
def test_vim_jumps_to_the_place(root: Path) -> None:
    errorformat = re.search(r"errorformat=(.+)", read(PAGE))
    assert errorformat is not None
    (root / "found.txt").write_text("\n".join(shown(root, "quickfix", "--strict")) + "\n")
    script = (
        f"set encoding=utf-8 errorformat={errorformat[1]}\ncfile found.txt\n"
        "call writefile(map(getqflist(), {_, q -> join([bufname(q.bufnr), q.lnum, q.col, q.type, "
        "q.text], '|')}), 'seen.txt')\ncc 3\n"
        "call writefile([strpart(getline('.'), col('.') - 1)], 'here.txt')\nqall!\n"
    )
    (root / "look.vim").write_text(script)
    subprocess.run(
        ["vim", "-u", "NONE", "-es", "-N", "-S", "look.vim"],
        cwd=root, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    seen = (root / "seen.txt").read_text().splitlines()
    assert seen[0].startswith(f"{NOTE}|2|1|w|F06 mood")
    assert seen[1] == f"{NOTE}|4|1|i|I07 this item has no due date"
    assert (root / "here.txt").read_text() == "someday\n"
