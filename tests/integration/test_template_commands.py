"""`1on1 template`: which templates there are, what they say, and copies to change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oneonone.assets import bundled
from tests.notebooks import cli, notebook, ok, run_git, text

DEFAULT = "templates/meeting/default.md.j2"
HEAD = "---\nperson: {{ person.handle | yaml }}\ndate: {{ date }}\n---\n"


def listed(root: Path) -> dict[str, tuple[str, str]]:
    """Names with where they come from and the path, as a pipe gets them."""
    lines = [line.split("\t") for line in ok(root, "template", "list").splitlines()]
    return {f"{kind}/{name}": (origin, path) for kind, name, origin, path in lines}


class TestList:
    def test_holds_the_bundled_ones_of_meetings_and_messages_and_nothing_else_that_is_bundled(
        self, tmp_path: Path
    ) -> None:
        found = listed(notebook(tmp_path))
        kinds = ("meeting/", "message/")
        names = [n.removesuffix(".md.j2") for n in bundled.templates() if n.startswith(kinds)]
        assert found == dict.fromkeys(sorted(names), ("bundled", ""))

    def test_tells_ones_own_from_those_that_take_a_bundled_ones_place(self, tmp_path: Path) -> None:
        own = {DEFAULT: HEAD, "templates/meeting/mine.md.j2": HEAD, "templates/person/x.md.j2": ""}
        found = listed(notebook(tmp_path, own))
        assert found["meeting/default"] == ("overrides", DEFAULT)
        assert found["meeting/mine"] == ("own", "templates/meeting/mine.md.j2")
        assert found["person/x"] == ("own", "templates/person/x.md.j2")
        assert found["meeting/short"] == ("bundled", "")
        assert list(found) == sorted(found)

    def test_leaves_out_what_no_command_can_name(self, tmp_path: Path) -> None:
        paths = ("part.j2", "meeting/Own.md.j2", "meeting/own.html.j2", "meeting/a/b.md.j2")
        root = notebook(tmp_path, {f"templates/{path}": "" for path in paths})
        assert {origin for origin, _ in listed(root).values()} == {"bundled"}

    def test_opens_none_so_a_broken_one_is_listed_too(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"templates/meeting/broken.md.j2": b"\xff"})
        assert listed(root)["meeting/broken"][0] == "own"

    def test_as_json_has_every_key_always(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {DEFAULT: HEAD})
        items = json.loads(ok(root, "template", "list", "--json"))["items"]
        assert [one for one in items if one["name"] in ("default", "short")] == [
            {"kind": "meeting", "name": "default", "origin": "overrides", "path": DEFAULT},
            {"kind": "meeting", "name": "short", "origin": "bundled", "path": None},
        ]


class TestShow:
    @pytest.mark.parametrize("name", ["default", "ten-steps"])
    def test_prints_a_bundled_one_as_it_is(self, tmp_path: Path, name: str) -> None:
        shown = ok(notebook(tmp_path), "template", "show", name)
        assert shown == bundled.template(f"meeting/{name}.md.j2")

    def test_prints_ones_own_before_the_bundled_one(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {DEFAULT: b"\xef\xbb\xbfmine\r\n{{ date }}"})
        assert ok(root, "template", "show", "default") == "mine\n{{ date }}\n"

    def test_gives_json_the_source_untouched(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"templates/person/x.md.j2": "a\r\nb"})
        found = json.loads(ok(root, "template", "show", "x", "--kind", "person", "--json"))
        assert found["items"] == [
            {
                "kind": "person",
                "name": "x",
                "origin": "own",
                "path": "templates/person/x.md.j2",
                "source": "a\r\nb",
            }
        ]

    def test_makes_visible_what_a_terminal_would_obey(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {DEFAULT: "\x1b[2Jgone\u202e\n"})
        assert ok(root, "template", "show", "default") == "␛[2Jgone<U+202E>\n"

    def test_is_not_kept_from_one_by_another_that_is_no_text(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"templates/meeting/broken.md.j2": b"\xff"})
        assert ok(root, "template", "show", "default").startswith("---\n")
        ran = cli(root, "template", "show", "broken")
        assert (ran.code, ran.out) == (5, "")
        assert "templates/meeting/broken.md.j2: not UTF-8 text" in ran.err

    @pytest.mark.parametrize(
        "words", [["message/intro"], ["intro"], ["intro", "--kind", "message"]]
    )
    def test_finds_a_kind_before_the_name_or_by_a_name_that_only_one_kind_has(
        self, tmp_path: Path, words: list[str]
    ) -> None:
        shown = ok(notebook(tmp_path), "template", "show", *words)
        assert shown == bundled.template("message/intro.md.j2")

    def test_takes_a_name_of_several_kinds_as_that_of_a_meeting(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"templates/message/default.md.j2": "hello\n"})
        assert ok(root, "template", "show", "default") == bundled.template("meeting/default.md.j2")
        assert ok(root, "template", "show", "message/default") == "hello\n"

    def test_asks_which_where_several_other_kinds_have_the_name(self, tmp_path: Path) -> None:
        own = {"templates/message/x.md.j2": "", "templates/person/x.md.j2": ""}
        ran = cli(notebook(tmp_path, own), "template", "show", "x")
        assert (ran.code, ran.out) == (3, "")
        assert ran.err == (
            "1on1: 'x' is the name of more than one template\n      say message/x or person/x\n"
        )

    @pytest.mark.parametrize("command", ["show", "copy"])
    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (["defualt"], 3, "did you mean default?"),
            (["inttro"], 3, "did you mean message/intro?"),
            (["message/inttro"], 3, "did you mean intro?"),
            (["message/../intro"], 5, "cannot be a template's name"),
            (["zzz"], 3, "there are: career, default, "),
            (["notebook", "--kind", "demo"], 3, "the kinds are: meeting"),
            (["default", "--kind", "../meeting"], 3, "the kinds are: meeting"),
            (["../default"], 5, "cannot be a template's name"),
        ],
    )
    def test_names_what_there_is_instead_of_one_that_is_not_there(
        self, tmp_path: Path, command: str, words: list[str], code: int, said: str
    ) -> None:
        root = notebook(tmp_path)
        ran = cli(root, "template", command, *words)
        assert (ran.code, ran.out) == (code, "")
        assert said in ran.err
        assert not (root / "templates").exists()


class TestCopy:
    @pytest.mark.parametrize("name", ["default", "role-negotiation"])
    def test_puts_the_bundled_one_where_it_can_be_changed(self, tmp_path: Path, name: str) -> None:
        root = notebook(tmp_path, {"people/alice/person.md": ""})
        before = ok(root, "new", "alice", "--template", name, "--dry-run")
        path = f"templates/meeting/{name}.md.j2"
        assert ok(root, "template", "copy", name) == f"{path}\n"
        assert text(root, path) == bundled.template(f"meeting/{name}.md.j2")
        assert listed(root)[f"meeting/{name}"] == ("overrides", path)
        assert ok(root, "new", "alice", "--template", name, "--dry-run") == before
        assert cli(root, "check").out == ""

    def test_takes_a_message_as_well(self, tmp_path: Path) -> None:
        root = notebook(tmp_path)
        assert ok(root, "template", "copy", "agenda") == "templates/message/agenda.md.j2\n"

    def test_never_overwrites(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {DEFAULT: "mine"})
        ran = cli(root, "template", "copy", "default")
        assert (ran.code, ran.out) == (5, "")
        assert f"{DEFAULT} is already there" in ran.err
        assert cli(root, "template", "copy", "default", "--dry-run").code == 5
        assert text(root, DEFAULT) == "mine"

    def test_has_nothing_to_copy_where_a_template_is_ones_own(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"templates/meeting/mine.md.j2": HEAD})
        assert cli(root, "template", "copy", "mine").code == 5

    def test_shows_the_file_in_a_dry_run_and_writes_nothing(self, tmp_path: Path) -> None:
        root = notebook(tmp_path)
        shown = ok(root, "template", "copy", "short", "--dry-run")
        assert shown.startswith("--- /dev/null\n+++ b/templates/meeting/short.md.j2\n")
        assert '+{% extends "meeting/default.md.j2" %}\n' in shown
        assert not (root / "templates").exists()

    def test_is_committed_alone(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, settings="git: {autocommit: true}\n", git=True)
        (root / "other.md").write_text("mine")
        ok(root, "template", "copy", "short")
        assert run_git(root, "show", "--name-only", "--format=") == (
            "templates/meeting/short.md.j2\n"
        )
        assert run_git(root, "status", "--porcelain") == "?? other.md\n"

    def test_does_not_follow_a_link_out_of_the_notebook(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book")
        (tmp_path / "away").mkdir()
        (root / "templates").symlink_to(tmp_path / "away")
        ran = cli(root, "template", "copy", "short")
        assert (ran.code, "leads out of the notebook" in ran.err) == (5, True)
        assert list((tmp_path / "away").iterdir()) == []
