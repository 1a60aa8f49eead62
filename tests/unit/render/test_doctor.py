"""The page of `doctor`: a line a check, a word and a colour for its state, what to do below."""

from __future__ import annotations

from oneonone.app.checkup import Answer, Check
from oneonone.render.doctor import check_as_json, checks_as_lines, checks_as_page
from oneonone.render.style import Style

PLAIN = Style(color=False)
CHECKS = [
    Check("machine", "git", Answer("ok", "2.39")),
    Check("notebook", "findings", Answer("problem", "1 error", "see: 1on1 check", ("a\tb.md:1",))),
    Check("git", "branch", Answer("note", "none \x1b[2J", "see: git switch")),
]


def test_the_page_has_a_part_for_each_and_sums_up() -> None:
    assert checks_as_page(CHECKS, PLAIN, 80, paths=False) == (
        "Machine\n"
        "  ok       git       2.39\n"
        "\n"
        "Notebook\n"
        "  problem  findings  1 error\n"
        "      see: 1on1 check\n"
        "\n"
        "Git\n"
        "  note     branch    none ␛[2J\n"
        "      see: git switch\n"
        "\n"
        "1 problem, 1 note.\n"
    )


def test_all_well_is_said() -> None:
    assert checks_as_page(CHECKS[:1], PLAIN, 80, paths=False).endswith("\n\nAll well.\n")


def test_paths_stand_below_what_to_do_and_nothing_is_wider_than_the_terminal() -> None:
    page = checks_as_page(CHECKS, PLAIN, 40, paths=True)
    assert "      see: 1on1 check\n      a␉b.md:1\n" in page
    long = [Check("git", "remotes", Answer("ok", "word " * 30, "hint " * 30))]
    assert max(map(len, checks_as_page(long, PLAIN, 40, paths=False).splitlines())) <= 40


def test_a_state_has_its_colour() -> None:
    page = checks_as_page(CHECKS, Style(color=True), 80, paths=False)
    for painted in ("\x1b[32mok\x1b[0m", "\x1b[31mproblem\x1b[0m", "\x1b[33mnote\x1b[0m"):
        assert painted in page


def test_lines_have_five_columns_and_the_paths_behind_them() -> None:
    assert checks_as_lines(CHECKS[:2], paths=True) == (
        "ok\tmachine\tgit\t2.39\t\n"
        "problem\tnotebook\tfindings\t1 error\tsee: 1on1 check\ta␉b.md:1\n"
    )
    assert checks_as_lines(CHECKS[1:2], paths=False).endswith("\tsee: 1on1 check\n")


def test_json_has_paths_only_if_they_were_asked_for() -> None:
    assert check_as_json(CHECKS[1], paths=True)["paths"] == ["a\tb.md:1"]
    assert check_as_json(CHECKS[1], paths=False) == {
        "part": "notebook",
        "name": "findings",
        "state": "problem",
        "text": "1 error",
        "hint": "see: 1on1 check",
        "paths": None,
    }
