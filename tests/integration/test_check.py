"""`1on1 check` over the whole notebook: folders, names, items, banks, templates, settings.

tests/errors has a case for every code; here is what the codes are about.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.errors import FileFailure
from oneonone.store.notebook_dir import read_file
from tests.notebooks import cli, notebook, tree

NOTE = "people/alice/2026-11-06.md"
DATED = "---\ndate: {{ date }}\n---\n"


def findings(root: Path, *words: str) -> list[str]:
    ran = cli(root, "check", *words)
    assert ran.code == (1 if ran.out else 0)
    assert ran.err == ""
    return ran.out.splitlines()


# -- folders and names -----------------------------------------------------------------------------


def test_two_folders_of_one_person_are_named_once(tmp_path: Path) -> None:
    files = {
        "people/Alice/a.md": "",
        "people/Alice/b.md": "",
        "people/alice/a.md": "",
        "private/alice/a.md": "",
    }
    assert findings(notebook(tmp_path, files)) == [
        "people/alice:1:1: P01 this folder and Alice/ are both alice's; put them together"
    ]


def test_a_folder_that_is_nobodys_is_named_once_and_private_ones_not_at_all(tmp_path: Path) -> None:
    files = {
        "people/日本/a.md": "",
        "people/日本/b.md": "",
        "people/con/a.md": "",
        "people/a.md": "",
    }
    root = notebook(tmp_path, {**files, "private/日本/a.md": ""})
    message = "P01 the folder's name makes no handle; rename it"
    assert findings(root) == [f"people/con:1:1: {message}", f"people/日本:1:1: {message}"]


@pytest.mark.parametrize(
    ("alice", "bob", "line"),
    [
        ("name: Sam", "name: sam", "bob/person.md:1:1: P02 'sam' also names alice, who keeps it"),
        ("name: Bob", "", "alice/person.md:1:1: P02 'Bob' also names bob, who keeps it"),
        ("aliases: [A, a, Alice]", "aliases: [B]", None),
    ],
)  # fmt: skip
def test_a_name_that_two_people_share_is_named(
    tmp_path: Path, alice: str, bob: str, line: str | None
) -> None:
    files = {
        "people/alice/person.md": f"---\n{alice}\n---\n",
        "people/bob/person.md": f"---\n{bob}\n---\n",
    }
    assert findings(notebook(tmp_path, files)) == ([f"people/{line}"] if line else [])


# -- items -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("- [ ] call", ["I06", "I07"]),
        ("- [ ] @me call", ["I07"]),
        ("- [ ] call due:2026-11-30", ["I06"]),
        ("- [ ] @me call due:2027-02-20", []),  # 92 days
        ("- [ ] @me call due:2027-02-21", ["I08"]),
        ("- [x] call", []),
        ("## Agenda\n\n- [ ] call", []),  # a talking point needs neither owner nor date
    ],
)
def test_hints_are_about_open_action_items_and_only_if_asked_for(
    tmp_path: Path, line: str, codes: list[str]
) -> None:
    root = notebook(tmp_path, {NOTE: f"{line}\n"})
    assert [found.split()[1] for found in findings(root, "--strict")] == codes
    assert findings(root) == []


def test_both_places_of_a_contradiction_are_named(tmp_path: Path) -> None:
    files = {
        "people/alice/2026-10-02.md": "- [x] @me call done:2026-10-03 ^call\n",
        NOTE: "- [ ] @me call due:2026-11-30 ^call\n",
    }
    (line,) = findings(notebook(tmp_path, files))
    assert line.startswith(f"{NOTE}:1:1: I05 ")
    assert "closed in people/alice/2026-10-02.md:1" in line


def test_an_item_carried_into_a_note_that_is_gone_stays_open(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "- [>] @me call due:2026-11-30 ^call\n- [>] by hand\n"})
    (line,) = findings(root)
    assert " I10 " in line
    assert cli(root, "todo").out.startswith("call\topen\t")


# -- banks -----------------------------------------------------------------------------------------


def test_a_bank_of_no_known_theme_is_named_and_one_of_the_users_own_theme_is_not(
    tmp_path: Path,
) -> None:
    bank = "theme: craft\nquestions: [{id: craft-1, text: Why?}]\n"
    files = {"question_banks/craft.yaml": bank}
    assert findings(notebook(tmp_path / "a", files)) == [
        "question_banks/craft.yaml:1:1: B01 no theme is called 'craft'"
    ]
    settings = "themes: {craft: 31d}\n"
    assert findings(notebook(tmp_path / "b", files, settings=settings)) == []


def test_a_bank_or_template_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(root: Path, path: str) -> bytes:
        if path == "1on1.yaml":
            return read_file(root, path)
        raise FileFailure(f"{path}: input/output error")

    files = {"question_banks/growth.yaml": "", "templates/meeting/own.md.j2": ""}
    root = notebook(tmp_path, files)
    monkeypatch.setattr("oneonone.app.check_notes.read_file", failing)
    assert findings(root) == [
        "question_banks/growth.yaml:1:1: B01 question_banks/growth.yaml: input/output error",
        "templates/meeting/own.md.j2:1:1: T02 input/output error",
    ]


# -- templates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("meeting/own.md.j2", DATED + "# {{ person.name }}\n\n<!-- be kind -->\n", None),
        ("meeting/own.md.j2", DATED + "{{ nobody }}\n", "4:1: T02 'nobody' is undefined"),
        ("meeting/own.md.j2", "# no front matter\n", "1:1: T02 the note it makes cannot be used"),
        ("meeting/own.md.j2", DATED + "Be kind.\n", "1:1: T01 its text 'Be kind.' counts"),
        ("meeting/own.md.j2", "{% if %}", "1:1: T02 "),
        ("meeting/own.md.j2", b"\xff", "1:1: T02 not UTF-8 text"),
        ("meeting/Own.md.j2", DATED, "1:1: T02 'Own' cannot be a template's name"),
        ("meeting/own.j2", DATED, "1:1: T02 a template's name ends in .md.j2"),
        ("meeting/default.md.j2", DATED + "Be kind.\n", "1:1: T01 "),
        ("message/own.md.j2", "Hi {{ person.first_name }}\n", None),
        ("message/own.md.j2", "Hi\n{{ person.mood }}\n", "2:1: T02 "),
        ("message/recap.md.j2", "{% for part in parts %}{{ part.title }}{% endfor %}\n", None),
        ("message/recap.md.j2", "\n\n{{ nobody }}\n", "3:1: T02 'nobody' is undefined"),
        ("person/own.md.j2", "{{ whatever }}", None),  # only `new` can tell what it needs
    ],
)  # fmt: skip
def test_a_template_of_the_notebooks_own_is_tried(
    tmp_path: Path, path: str, text: str | bytes, found: str | None
) -> None:
    root = notebook(tmp_path, {f"templates/{path}": text, "people/alice/person.md": ""})
    before = tree(root)
    lines = findings(root)
    assert len(lines) == (1 if found else 0)
    assert all(line.startswith(f"templates/{path}:{found}") for line in lines), lines
    assert tree(root) == before


def test_a_template_is_tried_in_a_notebook_without_people_too(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"templates/meeting/own.md.j2": DATED + "Be kind.\n"})
    assert [line.split()[1] for line in findings(root)] == ["T01"]


# -- settings --------------------------------------------------------------------------------------


def test_settings_that_are_no_yaml_are_all_check_looks_at(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "- [~] x\n"}, settings="share: [notes\n")
    (line,) = findings(root)
    assert line.startswith("1on1.yaml:1:")
    assert " S01 not YAML" in line


def test_a_single_wrong_setting_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "- [~] x\n"}, settings="carry: {max: lots}\n")
    assert [line.split()[1] for line in findings(root)] == ["S01", "I01"]
    assert cli(root, "todo").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["todo"],
        ["coverage"],
        ["new", "alice"],
        ["done", "x"],
        ["due", "x", "fri"],
        ["assign", "x", "me"],
        ["person", "list"],
        ["person", "show", "alice"],
        ["person", "add", "bob"],
        ["person", "set", "alice", "cadence", "weekly"],
        ["person", "archive", "alice"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("files", [{}, {NOTE: "- [ ] x\n"}], ids=["empty", "with notes"])
def test_every_other_command_refuses_broken_settings(
    tmp_path: Path, words: list[str], files: dict[str, str | bytes]
) -> None:
    root = notebook(tmp_path, files, settings="share: [notes\n")
    before = tree(root)
    ran = cli(root, *words)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("1on1: 1on1.yaml:1:")
    assert tree(root) == before
