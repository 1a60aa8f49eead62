"""Every diagnostic code: the note that gets it, and the exact line the user gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oneonone.document.diagnostics import CODES
from oneonone.errors import FileFailure
from oneonone.store import notebook_dir
from tests.errors.diagnostics import FINDINGS, NOTE
from tests.notebooks import cli, notebook, tree


def test_every_code_is_in_the_gallery() -> None:
    assert set(CODES) == {*FINDINGS, "N05"}


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_finding_is_one_line_with_its_place_and_what_to_do(tmp_path: Path, code: str) -> None:
    case = FINDINGS[code]
    root = notebook(tmp_path, case.files, settings=case.settings)
    before = tree(root)
    ran = cli(root, "check", *(["--strict"] if case.strict else []))
    assert ran.out == case.line + "\n"
    assert (ran.code, ran.err) == (1, "")
    assert f" {code} " in ran.out
    assert tree(root) == before, "check changes nothing"


@pytest.mark.parametrize("code", [code for code, case in FINDINGS.items() if case.strict])
def test_a_hint_shows_only_when_asked_for(tmp_path: Path, code: str) -> None:
    case = FINDINGS[code]
    ran = cli(notebook(tmp_path, case.files), "check")
    assert (ran.code, ran.out) == (0, "")
    assert CODES[code][0] == "hint"


def test_a_file_that_cannot_be_read_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a disk with an I/O error: the folder's mode would not stop root."""
    root = notebook(
        tmp_path, {NOTE: "- [ ] @me call\n", "people/bob/a.md": "- [ ] @me walk ^walk\n"}
    )
    read_file = notebook_dir.read_file

    def failing(root: Path, path: str) -> bytes:
        if path == NOTE:
            raise FileFailure(f"{path}: input/output error")
        return read_file(root, path)

    monkeypatch.setattr("oneonone.app.notebook.read_file", failing)
    ran = cli(root, "check")
    assert (ran.code, ran.out) == (1, f"{NOTE}:1:1: N05 {NOTE}: input/output error\n")
    listed = cli(root, "todo")
    assert listed.out.startswith("walk\t")
    assert listed.err == f"not read in full: {NOTE}; see: 1on1 check\n"


def test_json_has_every_key_and_no_other(tmp_path: Path) -> None:
    root = notebook(tmp_path, FINDINGS["F06"].files)
    ran = cli(root, "check", "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["items"] == [
        {
            "path": NOTE,
            "line": 2,
            "column": 1,
            "code": "F06",
            "severity": "warning",
            "message": "mood: 'great' is not a mood such as 4, 4/5 or 7/10",
        }
    ]


def test_findings_stand_in_the_order_of_files_and_lines_each_once(tmp_path: Path) -> None:
    files = {
        "people/bob/b.md": "- [~] x\n",
        "people/alice/b.md": "- [~] x\n" * 11,
        "people/alice/a.md": "- [~] x\n",
    }
    lines = cli(notebook(tmp_path, files), "check").out.splitlines()
    places = [(line.split(":")[0], int(line.split(":")[1])) for line in lines]
    assert places == sorted(set(places))
    assert len(places) == 13


def test_nothing_odd_is_no_output_and_exit_zero(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, {NOTE: "- [ ] @me call due:2026-11-30\n"}), "check", "--strict")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
