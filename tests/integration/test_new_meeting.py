"""The dated note: where it goes, what stands in it, and what `new` says and refuses."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from oneonone.assets import bundled
from oneonone.domain.meeting import Status
from tests.notebooks import boxes, cli, notebook, ok, opened, text, tree, write

OLD = "people/alice/2026-11-06.md"
NEW = "people/alice/2026-11-20.md"
PROFILE = "people/alice/person.md"
MEETING_TEMPLATES = [
    Path(name).name.removesuffix(".md.j2")
    for name in bundled.templates()
    if name.startswith("meeting/")
]


def test_the_example_of_the_contract(tmp_path: Path) -> None:
    """Section 9: on Friday the 20th, after a meeting on the 6th."""
    old = (
        "## Notes\n\nWe talked.\n\n"
        "- [ ] @me ask for the conference budget due:fri ^a3f9\n"
        "- [ ] @alice draft the search RFC due:2026-11-30 ^k2mm\n"
    )
    point = "## My topics\n\n- [ ] what the reorganisation changes for the team ^p7qd\n"
    root = notebook(tmp_path, {OLD: old, "people/alice/2026-11-13.md": point})
    assert ok(root, "new", "alice") == f"{NEW}\n"
    head, rest = text(root, NEW).split("## Not talked about lately\n")
    questions, tail = rest.split("## Notes\n")
    assert head == (
        "---\nperson: alice\ndate: 2026-11-20\nthemes: []\nmood:\n---\n\n"
        "# Alice, 20 November 2026\n\n"
        "## Follow-ups\n\n"
        "- [ ] @me ask for the conference budget due:2026-11-13 ^a3f9\n"
        "- [ ] @alice draft the search RFC due:2026-11-30 ^k2mm\n\n"
        "## Their topics\n\n- [ ] \n\n"
        "## My topics\n\n- [ ] what the reorganisation changes for the team ^p7qd\n\n"
        "## Check-in\n\n<!-- Say first how you are yourself. -->\n\n"
    )
    asked = [line for line in questions.splitlines() if line]
    assert [line.startswith("> ") and " <!-- ask: " in line for line in asked] == [True] * 3
    assert tail == "\n## Summary\n\n## Decisions\n\n## Actions\n\n- [ ] \n\n## Private\n"


class TestWhere:
    def test_on_the_day_that_is_given(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {PROFILE: ""})
        assert ok(root, "new", "alice", "--date", "fri") == "people/alice/2026-11-27.md\n"
        assert ok(root, "new", "alice", "--date", "2026-11-02") == "people/alice/2026-11-02.md\n"

    def test_in_the_folder_as_its_name_is_written(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"people/Alice Smith/notes.md": "x\n"})
        assert ok(root, "new", "alice-smith") == "people/Alice Smith/2026-11-20.md\n"
        assert text(root, "people/Alice Smith/2026-11-20.md").startswith("---\nperson: alice-smith")

    @pytest.mark.parametrize("name", ["alice", "Alice Example", "al", "ALICE", "example"])
    def test_for_whoever_the_name_means(self, tmp_path: Path, name: str) -> None:
        root = notebook(tmp_path, {PROFILE: "---\nname: Alice Example\naliases: [Al]\n---\n"})
        assert ok(root, "new", name) == f"{NEW}\n"

    def test_the_second_of_a_day_is_numbered(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {NEW: "Mine.\n"})
        for number in (2, 3):
            assert ok(root, "new", "alice", "--again") == f"people/alice/2026-11-20-{number}.md\n"

    def test_an_odd_thing_of_that_name_is_never_written_over(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {PROFILE: ""})
        (root / NEW).mkdir()
        assert ok(root, "new", "alice") == "people/alice/2026-11-20-2.md\n"


class TestANoteThatIsThere:
    @pytest.mark.parametrize(
        "name", ["2026-11-20.md", "2026-11-20-2.md", "2026-11-20 with Alice.md", "2026-11-20.MD"]
    )
    @pytest.mark.parametrize("content", [b"Mine.\r\n", b"", b"\xff\xfe not text", b"a\0b"])
    def test_is_left_as_it_is_and_its_path_printed(
        self, tmp_path: Path, name: str, content: bytes
    ) -> None:
        root = notebook(tmp_path, {f"people/alice/{name}": content, OLD: "- [ ] call\n"})
        before = tree(root)
        ran = cli(root, "new", "alice")
        assert (ran.code, ran.out) == (0, f"people/alice/{name}\n")
        assert "the note was there already" in ran.err
        assert tree(root) == before

    def test_also_where_it_may_not_be_read(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {NEW: "Mine.\n"})
        (root / NEW).unlink()
        (root / NEW).symlink_to("gone.md")
        write(root, {OLD: "\n"})
        before = sorted(path.name for path in (root / "people/alice").iterdir())
        ran = cli(root, "new", "alice")
        assert ran.code == 0
        assert set(before) <= {path.name for path in (root / "people/alice").iterdir()}
        assert (root / NEW).is_symlink()

    def test_the_last_one_of_the_day_is_meant(self, tmp_path: Path) -> None:
        files = {f"people/alice/2026-11-20{n}.md": "x\n" for n in ("", "-2", "-10")}
        assert ok(notebook(tmp_path, files), "new", "alice") == "people/alice/2026-11-20-10.md\n"

    def test_one_of_somebody_else_is_no_reason(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {"people/bob/2026-11-20.md": "x\n", PROFILE: ""})
        assert ok(root, "new", "alice") == f"{NEW}\n"


class TestSomebodyNew:
    def test_is_created_and_it_is_said(self, tmp_path: Path) -> None:
        root = notebook(tmp_path)
        ran = cli(root, "new", "alice")
        assert (ran.code, ran.out, ran.err) == (0, f"{NEW}\n", "alice is new here\n")
        assert list(tree(root)) == [NEW]

    def test_a_name_that_is_more_than_its_handle_makes_a_profile(self, tmp_path: Path) -> None:
        root = notebook(tmp_path)
        path = "people/zoe-o-hara/person.md"
        ok(root, "new", "Zoë O'Hara")
        assert text(root, path) == '---\nname: "Zoë O\'Hara"\n---\n'
        assert "# Zoë O'Hara, 20 November 2026" in text(root, "people/zoe-o-hara/2026-11-20.md")

    @pytest.mark.parametrize("name", ["alcie", "Alise", "Álice"])
    def test_a_name_close_to_a_known_one_is_a_slip(self, tmp_path: Path, name: str) -> None:
        root = notebook(tmp_path, {PROFILE: ""})
        ran = cli(root, "new", name)
        assert ran.code == 3
        assert "alice is close" in ran.err
        assert f"1on1 person add {name!r}" in ran.err
        assert list(tree(root)) == [PROFILE]

    @pytest.mark.parametrize(
        ("name", "code"),
        [("", 2), ("  ", 2), ("../bob", 5), ("a/b", 5), ("C:\\x", 5), ("con", 5), ("漢字", 5)],
    )
    def test_a_name_no_folder_can_have_is_refused(
        self, tmp_path: Path, name: str, code: int
    ) -> None:
        root = notebook(tmp_path / "book")
        assert cli(root, "new", "--", name).code == code
        assert tree(root) == {}
        assert [path.name for path in tmp_path.iterdir()] == ["book"]

    def test_a_first_name_of_two_is_ambiguous(self, tmp_path: Path) -> None:
        files = {f"people/{h}/person.md": "" for h in ("alice-a", "alice-b")}
        files |= {f"people/{h}/person.md": f"---\nname: Sam {h}\n---\n" for h in ("bob", "carol")}
        ran = cli(notebook(tmp_path, files), "new", "sam")
        assert ran.code == 4
        assert "bob, carol" in ran.err


class TestQuestions:
    def test_as_many_as_are_wished_for(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {PROFILE: ""}, settings="new: {themes: 1}\n")
        for number, words in enumerate([["--themes", "0"], [], ["--themes", "2"]]):
            day = (date(2026, 11, 20) + timedelta(days=number)).isoformat()
            ok(root, "new", "alice", "--date", day, *words)
            assert text(root, f"people/alice/{day}.md").count("<!-- ask: ") == number

    def test_themes_that_just_came_up_are_not_among_them(self, tmp_path: Path) -> None:
        covered = "---\nthemes: [morale, growth, career]\n---\n"
        root = notebook(tmp_path, {"people/alice/2026-11-19.md": covered})
        ok(root, "new", "alice")
        asked = text(root, NEW)
        assert [theme for theme in ("engagement", "feedback", "coaching") if theme in asked] == [
            "engagement",
            "feedback",
            "coaching",
        ]

    def test_one_of_ones_own_takes_the_place_of_the_bundled_one_with_its_id(
        self, tmp_path: Path
    ) -> None:
        root = notebook(tmp_path, {PROFILE: ""}, settings="new: {themes: 1}\n")
        (line,) = (one for one in ok(root, "new", "alice", "-n").splitlines() if "ask: " in one)
        name = line.partition("ask: ")[2].removesuffix(" -->")
        bank = f"theme: morale\nquestions:\n- id: {name}\n  text: How is the sea?\n"
        write(root, {"question_banks/morale.yaml": bank})
        ok(root, "new", "alice")
        assert f"> How is the sea? <!-- ask: {name} -->\n" in text(root, NEW)

    def test_but_not_one_that_is_a_link(self, tmp_path: Path) -> None:
        bank = "theme: morale\nquestions:\n- id: morale-900\n  text: How is the sea?\n"
        write(tmp_path, {"away.yaml": bank})
        root = notebook(tmp_path / "book", {PROFILE: "", "question_banks/growth.yaml": "x: y\n"})
        (root / "question_banks/morale.yaml").symlink_to(tmp_path / "away.yaml")
        ok(root, "new", "alice")
        assert "the sea" not in text(root, NEW)

    def test_a_theme_without_any_bank_is_passed_over(self, tmp_path: Path) -> None:
        settings = "themes: {craft: 10d, ../../secret: 10d}\nnew: {themes: 16}\n"
        root = notebook(tmp_path, {PROFILE: ""}, settings=settings)
        ok(root, "new", "alice")
        assert "craft" not in text(root, NEW)


@pytest.mark.parametrize("name", MEETING_TEMPLATES)
@pytest.mark.parametrize("themes", ["0", "16"])
def test_a_fresh_note_is_scaffold_only_so_nobody_was_met(
    tmp_path: Path, name: str, themes: str
) -> None:
    items = "## Agenda\n- [ ] point\n\n## Actions\n- [ ] call\n  the hotel\n"
    root = notebook(tmp_path, {"people/alice/2026-10-30.md": items, PROFILE: ""})
    ok(root, "new", "alice", "--date", Path(OLD).stem, "--template", name, "--themes", themes)
    notes = opened(root).people["alice"]
    occasion = notes.story(date(2026, 11, 20))[-1]
    assert occasion.meeting.path == OLD
    assert (occasion.held, occasion.written, occasion.meeting.status) == (False, (), None)
    assert len(occasion.meeting.prompts) == len({p.question_id for p in occasion.meeting.prompts})
    assert Status.HELD not in {one.meeting.status for one in notes.story(date(2026, 11, 20))}
    # A template may leave the items out, for talks that are about one thing; none are lost then.
    moved = "[>] point" in boxes(root, "people/alice/2026-10-30.md")
    fresh = {"[ ] call the hotel", "[ ] point"} if moved else set()
    assert set(boxes(root, OLD)) == fresh
    assert cli(root, "check").out == ""


def test_a_dry_run_shows_the_note_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, {OLD: "- [ ] call ^k2mm\n"})
    before = tree(root)
    ran = cli(root, "new", "alice", "-n")
    assert tree(root) == before
    assert "+# Alice, 20 November 2026" in ran.out
    assert "-- [ ] call ^k2mm\n+- [>] call ^k2mm" in ran.out


def test_a_template_without_a_place_for_carried_items_says_how_many_stay(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "- [ ] call\n- [ ] write\n"})
    ran = cli(root, "new", "alice", "--template", "difficult")
    assert "2 items stay open in older notes: the template has no place for carried" in ran.err
    assert boxes(root, "people/alice/2026-11-06.md") == ["[ ] call", "[ ] write"]
