"""Whom an import takes notes to be about: people, each of them once, and nobody unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, text, tree, write

PROFILE = {"people/alice/person.md": "---\nname: Alice\n---\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook that knows nobody; what is to be imported lies beside it."""
    return notebook(tmp_path / "notes")


def said(root: Path, paths: str | dict[str, str], *words: str) -> dict[str, tuple[str, str]]:
    """What becomes of files: by source and line who it is about and the note or the reason.

    Paths alone, with a blank between them, make notes with other text in each.
    """
    files = {path: f"about {path}\n" for path in paths.split()} if isinstance(paths, str) else paths
    write(root.parent / "old", {path.replace("~", " "): data for path, data in files.items()})
    ran = cli(root, "import", str(root.parent / "old"), "-n", *words)
    assert ran.code == 0, ran.err
    rows = [line.split("\t") for line in ran.out.splitlines()]
    return {f"{row[1]}:{row[2]}".rstrip(":"): (row[3], row[4]) for row in rows}


def people(root: Path, paths: str | dict[str, str], *words: str) -> set[str]:
    return {person for person, _ in said(root, paths, *words).values() if person}


class TestSure:
    @pytest.mark.parametrize(
        "path",
        [
            *("1on1s/2026-11-20~Dan.md", "people/dan/2026-11-20.md", "Dan~1-1~2026-11-20.md"),
            *("Direct~Reports/Dan/2026-11-20.md", "dan/2026-11-20~one~on~one.md"),
        ],
    )
    def test_what_says_that_it_is_a_persons_comes_unasked(self, root: Path, path: str) -> None:
        assert people(root, path) == {"dan"}

    def test_so_does_front_matter(self, root: Path) -> None:
        assert people(root, {"2026-11-20.md": "---\nwith: Dan\n---\nhi\n"}) == {"dan"}

    def test_a_name_that_only_comes_again_is_asked_about(self, root: Path) -> None:
        twice = "2026-11-20~Phoenix.md 2026-11-13~Phoenix.md"
        question = (
            "is phoenix a person? then first: 1on1 person add Phoenix; --yes takes every such name"
        )
        assert {reason for _, reason in said(root, twice).values()} == {question}
        assert people(root, twice, "--yes") == {"phoenix"}

    def test_so_is_a_folder(self, root: Path) -> None:
        twice = "phoenix/2026-11-20.md phoenix/2026-11-13.md"
        assert people(root, twice) == set()
        assert people(root, twice, "--yes") == {"phoenix"}

    @pytest.mark.parametrize(
        "name", ["Retro", "Sprint", "Template", "OKRs", "All~hands", "Book~club", "Project~X"]
    )
    def test_a_thing_is_nobody_even_with_a_yes(self, root: Path, name: str) -> None:
        assert people(root, f"2026-11-20~{name}.md 2026-11-13~{name}.md", "--yes") == set()

    def test_what_lies_below_projects_is_none_of_the_people(self, root: Path) -> None:
        assert people(root, "people/projects/phoenix/2026-11-20.md") == set()

    def test_the_terminal_and_the_program_are_told(self, root: Path) -> None:
        said(root, "phoenix/2026-11-20.md phoenix/2026-11-13.md")
        words = ("import", str(root.parent / "old"), "-n", "--yes")
        assert "phoenix (new; a person?)" in ok(root, "--table", *words)
        assert '"sure": false' in ok(root, *words, "--json")


class TestNeighbours:
    def test_a_name_that_one_note_settles_is_settled_for_the_others(self, root: Path) -> None:
        found = said(root, "bob/2026-11-12~1on1.md meeting-notes-bob-2026-11-05.md")
        assert found["meeting-notes-bob-2026-11-05.md"] == ("bob", "people/bob/2026-11-05.md")

    def test_it_makes_nobody_of_a_topic(self, root: Path) -> None:
        found = said(
            root, "1on1s/bob/2026-11-12.md 1on1s/bob/2026-11-05~dan.md 1on1s/dan/2026-11-05.md"
        )
        assert found["1on1s/bob/2026-11-05 dan.md"] == ("bob", "people/bob/2026-11-05 dan.md")

    def test_a_name_in_a_heading_that_says_one_on_one_heads_the_other_days_too(
        self, root: Path
    ) -> None:
        days = {"2026-11-20.md": "# 1:1 Dan\nhi\n", "2026-11-13.md": "# Dan\nho\n"}
        assert people(root, days) == {"dan"}
        assert said(root, days)["2026-11-13.md"] == ("dan", "people/dan/2026-11-13.md")


THREE = "people/Alice/2026-11-20.md people/Alice~Example/2026-11-13.md people/alice_e/2026-11-06.md"


class TestTwins:
    def test_a_name_and_its_beginnings_may_be_one_person(self, root: Path) -> None:
        (question,) = {reason for _, reason in said(root, THREE).values()}
        assert question == (
            "is alice, alice-e the same as alice-example? if so: 1on1 person add 'Alice Example', "
            "then 1on1 person set alice-example aliases '[Alice, alice e]'; --yes takes each name "
            "as a new person"
        )
        assert len(people(root, THREE, "--yes")) == 3

    def test_what_the_question_says_to_do_makes_them_one(self, root: Path) -> None:
        ok(root, "person", "add", "Alice Example")
        ok(root, "person", "set", "alice-example", "aliases", "[Alice, alice e]")
        assert people(root, THREE) == {"alice-example"}

    def test_front_matter_and_headings_are_compared_too(self, root: Path) -> None:
        files = {
            "2026-11-20.md": "---\nwith: Erin\n---\nhi\n",
            "2026-11-13.md": "---\nwith: '[[Erin Smith]]'\n---\nho\n",
        }
        reasons = {reason for _, reason in said(root, files).values()}
        assert all(reason.startswith("is erin the same as erin-smith?") for reason in reasons)
        assert len(reasons) == 1

    def test_a_first_name_alone_that_two_have_makes_nobody_of_them_one(self, root: Path) -> None:
        two = "people/Dan~Miller/2026-11-20.md people/Dan~Okafor/2026-11-13.md"
        assert people(root, two) == {"dan-miller", "dan-okafor"}

    def test_somebody_of_the_notebook_is_who_they_may_be(self, root: Path) -> None:
        write(root, PROFILE)
        found = said(root, "people/Alise/2026-11-20.md")
        assert found["people/Alise/2026-11-20.md"][1] == (
            "is alise the same as alice? if so: 1on1 person set alice aliases '[Alise]'; "
            "--yes takes each name as a new person"
        )

    def test_the_aliases_they_have_stay_in_what_is_to_be_set(self, root: Path) -> None:
        write(root, {"people/alice/person.md": "---\naliases: [Al]\n---\n"})
        ((_, reason),) = said(root, "people/Alise/2026-11-20.md").values()
        assert "1on1 person set alice aliases '[al, Alise]'" in reason

    def test_the_terminal_marks_them(self, root: Path) -> None:
        said(root, "people/Alice/2026-11-20.md people/Alice~Example/2026-11-13.md")
        page = ok(root, "--table", "import", str(root.parent / "old"), "-n", "--yes")
        assert "alice (new; the same as alice-example?)" in page


class TestHeadings:
    def test_one_that_looks_like_a_persons_is_named_with_what_to_do(self, root: Path) -> None:
        day = "# Friday\n\nBread.\n\n## Alice\n\nhi\n\n## Errands\n\nMilk.\n"
        found = said(root, {"2026-11-20.md": day})
        assert found == {
            "2026-11-20.md:3": ("", "it stands below nobody's heading"),
            "2026-11-20.md:5": (
                "",
                "is Alice a person? then first: 1on1 person add Alice, and import again",
            ),
        }

    def test_what_comes_every_day_is_asked_about_and_never_taken(self, root: Path) -> None:
        days = {f"2026-11-{day}.md": f"## Standstill\nx{day}\n" for day in (18, 19, 20)}
        assert people(root, days, "--yes") == set()
        assert all("is Standstill a person?" in reason for _, reason in said(root, days).values())

    def test_beside_the_parts_of_somebody_known_it_is_named_too(self, root: Path) -> None:
        write(root, PROFILE)
        found = said(
            root, {"2026-11-20.md": "## Alice\nhi\n## [[erin]]\nho\n## quick thought\nx\n"}
        )
        assert [reason for _, reason in found.values()] == [
            "people/alice/2026-11-20.md",
            "is erin a person? then first: 1on1 person add erin, and import again",
        ]


class TestReasons:
    def test_front_matter_nobody_can_read_is_named_with_its_line(self, root: Path) -> None:
        found = said(root, {"Dan.md": "---\nwith: dan\ndate: [2026\n---\nhi\n"})
        ((place, (_, reason)),) = found.items()
        assert place.startswith("Dan.md:")
        assert reason.startswith("its front matter cannot be read: ")

    def test_so_it_is_where_the_name_says_the_day_but_nobody(self, root: Path) -> None:
        found = said(root, {"2026-11-20.md": "---\nwith: [dan\n---\nhi\n"})
        assert "its front matter cannot be read" in next(iter(found.values()))[1]

    def test_a_comment_that_is_never_closed_is_named_where_days_stand_behind_it(
        self, root: Path
    ) -> None:
        write(root, PROFILE)
        running = "---\ncreated: 2026-11-21\n---\n## 2026-11-20\nx\n<!-- later\n## 2026-11-13\ny\n"
        assert said(root, {"Alice.md": running})["Alice.md"][1].startswith(
            "line 6: code or a comment"
        )

    def test_a_name_in_another_script_says_what_to_do(self, root: Path) -> None:
        name = "people/山田太郎/2026-11-20.md"
        reason = said(root, name)[name][1]
        assert "1on1 person add yamada" in reason
        ok(root, "person", "add", "yamada")
        ok(root, "person", "set", "yamada", "name", "山田太郎")
        assert people(root, name) == {"yamada"}

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("Nobody New", "for somebody new: 1on1 person add 'Nobody New'"),
            ("Erin Smoth", "the folder names erin smith; for somebody new"),
        ],
    )
    def test_into_somebody_unknown_says_how_to_add_them(
        self, root: Path, name: str, hint: str
    ) -> None:
        write(root.parent / "old", {"people/Erin Smith/2026-11-20.md": "x\n"})
        ran = cli(root, "import", str(root.parent / "old"), "--into", name)
        assert (ran.code, ran.out) == (3, "")
        assert hint in ran.err


def test_a_new_person_keeps_the_fullest_name_seen(root: Path) -> None:
    said(root, "people/zoe-bright/2026-11-20.md people/Zoë~Bright/2026-11-13.md")
    before = tree(root)
    ok(root, "import", str(root.parent / "old"))
    assert text(root, "people/zoe-bright/person.md") == '---\nname: "Zoë Bright"\n---\n'
    ok(root, "undo")
    assert tree(root) == before
    assert not (root / "people/zoe-bright").exists()
