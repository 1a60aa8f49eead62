"""Templates of one's own: they take the bundled ones' place, and can do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.app.own_templates import find_template
from oneonone.assets import bundled
from oneonone.scaffold.sandbox import syntax_problem
from tests.notebooks import Ran, boxes, cli, notebook, ok, opened, text, tree, write

NEW = "people/alice/2026-11-20.md"
PROFILE = "people/alice/person.md"
HEAD = "---\nperson: {{ person.handle | yaml }}\ndate: {{ date }}\n---\n"


def made(folder: Path, template: str | bytes, *, profile: str = "", name: str = "mine") -> Ran:
    """What `new` says with a template of one's own."""
    path = f"templates/meeting/{name}.md.j2"
    root = notebook(folder, {PROFILE: profile, path: template})
    return cli(root, "new", "alice", "--template", name)


def refused(folder: Path, template: str | bytes) -> str:
    """What is said of a template that fails; nothing is written."""
    ran = made(folder, template)
    assert ran.code == 5
    assert "nothing was written" in ran.err
    assert list(tree(folder)) == [PROFILE]
    return ran.err.splitlines()[0].removeprefix("1on1: ")


class TestOnesOwn:
    def test_takes_the_bundled_ones_place(self, tmp_path: Path) -> None:
        assert made(tmp_path, f"{HEAD}# {{{{ long_date }}}}\n", name="default").code == 0
        assert text(tmp_path, NEW) == (
            "---\nperson: alice\ndate: 2026-11-20\n---\n# 20 November 2026\n"
        )

    def test_extends_and_includes_bundled_ones(self, tmp_path: Path) -> None:
        write(tmp_path, {"templates/part.j2": "<!-- {{ person.name }} -->\n"})
        extended = (
            '{% extends "meeting/default.md.j2" %}\n'
            '{% block notes %}\n## Notes\n\n{% include "part.j2" %}\n\n{% endblock %}\n'
        )
        assert made(tmp_path, extended).code == 0
        assert "template: mine\n" in text(tmp_path, NEW)
        assert "## Notes\n\n<!-- Alice -->\n\n## Summary\n" in text(tmp_path, NEW)

    def test_is_the_one_the_profile_names(self, tmp_path: Path) -> None:
        files = {PROFILE: "---\ntemplate: mine\n---\n", "templates/meeting/mine.md.j2": HEAD}
        root = notebook(tmp_path, files)
        ok(root, "new", "alice")
        assert text(root, NEW) == "---\nperson: alice\ndate: 2026-11-20\n---\n"

    def test_may_use_everything_that_is_told_it(self, tmp_path: Path) -> None:
        profile = "---\nrelation: peer\nstyle: calm\nduration: 45\n---\n"
        template = HEAD + (
            "<!-- {{ person.relation }} {{ person.style }} {{ person.duration }} {{ template }}\n"
            "{{ prompts | map(attribute='theme') | join(',') }} -->\n"
            "{% for line in carried + their_topics + my_topics %}\n{{ line }}\n{% endfor %}\n"
        )
        write(tmp_path, {"people/alice/agenda.md": "- [ ] @alice a\n- [ ] b\n"})
        write(tmp_path, {"people/alice/2026-11-06.md": "- [ ] c\n"})
        assert made(tmp_path, template, profile=profile).code == 0
        assert "<!-- peer calm 45 mine\nfeedback,meta -->" in text(tmp_path, NEW)
        assert boxes(tmp_path, NEW) == ["[ ] c", "[ ] @alice a", "[ ] b"]

    def test_may_begin_with_a_byte_order_mark(self, tmp_path: Path) -> None:
        assert made(tmp_path, b"\xef\xbb\xbf" + HEAD.encode()).code == 0
        assert text(tmp_path, NEW).startswith("---\n")

    def test_quotes_what_yaml_would_misread(self, tmp_path: Path) -> None:
        for name in ('a: "b" #c', "no", "- y", "'", "2026-11-20"):
            profile = f"---\nname: '{name.replace(chr(39), chr(39) * 2)}'\n---\n"
            template = HEAD.replace("---\n", "---\nname: {{ person.name | yaml }}\n", 1)
            assert made(tmp_path, template, profile=profile).code == 0
            (document,) = (d for d in opened(tmp_path).people["alice"].documents if d.meeting)
            assert document.values["name"] == name
            (tmp_path / NEW).unlink()

    def test_that_holds_text_of_its_own_is_warned_about(self, tmp_path: Path) -> None:
        ran = made(tmp_path, f"{HEAD}<!-- fine -->\nHow are you?\n")
        assert ran.code == 0
        assert (
            "templates/meeting/mine.md.j2: its text 'How are you?' counts as written by you; "
            "make it a comment <!-- … -->" in ran.err
        )

    def test_with_comments_and_empty_boxes_is_not(self, tmp_path: Path) -> None:
        write(tmp_path, {"people/alice/2026-11-06.md": "- [ ] call\n"})
        scaffold = "## Notes\n<!-- How? -->\n%% or so %%\n- [ ] \n-\n{{ carried[0] }}\n"
        assert "counts as written" not in made(tmp_path, HEAD + scaffold).err


class TestFinding:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("defualt", "did you mean default?"),
            ("mien", "did you mean mine?"),
            ("zzz", "there are: "),
            ("notebook", "there are: "),
        ],
    )
    def test_one_that_is_missing_is_met_with_near_ones(
        self, tmp_path: Path, name: str, hint: str
    ) -> None:
        root = notebook(tmp_path, {PROFILE: "", "templates/meeting/mine.md.j2": HEAD})
        ran = cli(root, "new", "alice", "--template", name)
        assert ran.code == 3
        assert f"there is no meeting template {name!r}" in ran.err
        assert hint in ran.err
        assert list(tree(root)) == [PROFILE]

    @pytest.mark.parametrize("name", ["../default", "a/b", "", "Default", ".x", "-", "a.md", "a\n"])
    def test_a_name_that_is_no_name_is_refused(self, tmp_path: Path, name: str) -> None:
        root = notebook(tmp_path, {PROFILE: ""})
        ran = cli(root, "new", "alice", f"--template={name}")
        assert ran.code == (0 if not name else 5)

    def test_also_one_in_a_profile(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {PROFILE: "---\ntemplate: ../../secret\n---\n"})
        ran = cli(root, "new", "alice")
        assert (ran.code, "'../../secret' cannot be a template's name" in ran.err) == (5, True)

    def test_links_are_passed_over(self, tmp_path: Path) -> None:
        write(tmp_path, {"away/meeting/mine.md.j2": HEAD, "away/part.j2": "secret"})
        root = notebook(tmp_path / "book", {PROFILE: "", "templates/own/x.txt": ""})
        (root / "templates/meeting").symlink_to(tmp_path / "away/meeting")
        (root / "templates/part.j2").symlink_to(tmp_path / "away/part.j2")
        assert cli(root, "new", "alice", "--template", "mine").code == 3
        include = HEAD + '{% include "part.j2" %}'
        write(root, {"templates/own/.hidden.md.j2/x.j2": "", "templates/.git/y.j2": ""})
        (root / "templates/meeting").unlink()
        write(root, {"templates/meeting/in.md.j2": include})
        ran = cli(root, "new", "alice", "--template", "in")
        assert (ran.code, "there is no template part.j2" in ran.err) == (5, True)
        assert find_template(opened(root), "meeting", "in").trusted is False

    def test_a_linked_folder_of_templates_holds_none(self, tmp_path: Path) -> None:
        write(tmp_path, {"away/meeting/mine.md.j2": HEAD})
        root = notebook(tmp_path / "book", {PROFILE: ""})
        (root / "templates").symlink_to(tmp_path / "away")
        assert cli(root, "new", "alice", "--template", "mine").code == 3
        assert find_template(opened(root), "meeting", "default").trusted is True

    def test_one_that_is_no_text_is_named(self, tmp_path: Path) -> None:
        ran = made(tmp_path, b"\xff\xfe")
        assert ran.code == 5
        assert "templates/meeting/mine.md.j2: not UTF-8 text" in ran.err


class TestErrors:
    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ("{% if %}", "meeting/mine.md.j2:5: Expected an expression"),
            ("\n{{ nobody }}", "meeting/mine.md.j2:6: 'nobody' is undefined"),
            ("\n\n{{ person.nothing.x }}", "meeting/mine.md.j2:7: 'dict object' has no attribute"),
            ("{{ 1 / 0 }}", "meeting/mine.md.j2:5: ZeroDivisionError: division by zero"),
            ('{% include "gone.j2" %}', "meeting/mine.md.j2:5: there is no template gone.j2"),
            ('{% include "part.j2" %}', "part.j2:2: 'nobody' is undefined"),
            ('{% include "bad.j2" %}', "bad.j2:1: "),
            ('{% include "meeting/mine.md.j2" %}', "meeting/mine.md.j2: it calls itself"),
            ("{{ date | nothing }}", "meeting/mine.md.j2:5: No filter named 'nothing'"),
        ],
    )
    def test_name_template_and_line(self, tmp_path: Path, body: str, said: str) -> None:
        write(tmp_path, {"templates/part.j2": "a\n{{ nobody }}", "templates/bad.j2": "{{"})
        assert refused(tmp_path, HEAD + body).startswith(f"templates/{said}")

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("no front matter\n", "its front matter has no date"),
            ("---\nperson: alice\n---\n", "its front matter has no date"),
            ("---\ndate: 2026-11-21\n---\n", "the file name says 2026-11-20"),
            ("---\nperson: bob\ndate: {{ date }}\n---\n", "the note lies in alice/"),
            ("---\ndate: {{ date }}\nx: [\n---\n", "cannot be used"),
            ("---\ndate: {{ date }}\n---\n\0", "cannot be used"),
            ("---\ndate: {{ date }}\n---\n<<<<<<< a\n", "git left a conflict"),
        ],
    )
    def test_a_note_that_would_not_say_whose_and_when_is_not_made(
        self, tmp_path: Path, template: str, said: str
    ) -> None:
        message = refused(tmp_path, template)
        assert message.startswith("templates/meeting/mine.md.j2: the note it makes cannot be used")
        assert said in message

    def test_half_a_character_harms_nobody(self, tmp_path: Path) -> None:
        assert made(tmp_path, HEAD + '{{ "\\ud800" }}\n').code == 0
        assert text(tmp_path, NEW).endswith("---\n?\n")


def test_a_template_that_cannot_be_compiled_is_found_without_rendering_it() -> None:
    assert syntax_problem("{{ x }}\n{% for a in b %}{% endfor %}") is None
    assert syntax_problem("a\n{% if %}") == (
        2,
        "Expected an expression, got 'end of statement block'",
    )


@pytest.mark.parametrize("name", bundled.templates())
def test_every_bundled_template_compiles(name: str) -> None:
    assert syntax_problem(bundled.template(name)) is None
