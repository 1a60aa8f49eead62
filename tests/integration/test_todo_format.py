"""`1on1 todo --format`: a line of one's own for every item."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.render.item_lines import KEYS
from tests.docs.reference import ITEM
from tests.notebooks import cli, notebook, ok

FILES = {
    "people/alice/2026-11-06.md": (
        "- [ ] @me ask for the\n  *budget* due:2026-11-13 #growth ^a3f9\n"
        "- [ ] @alice draft it ^k2mm\n"
        "- [ ] bell \x1b[31m here\tand there ^b3ll\n"
    ),
}


def lines(folder: Path, line: str, *words: str) -> list[str]:
    return ok(notebook(folder, FILES), "todo", "--format", line, *words).splitlines()


def refused(folder: Path, line: str) -> tuple[int, str]:
    ran = cli(notebook(folder, FILES), "todo", "--format", line)
    assert ran.out == ""
    return ran.code, ran.err.removeprefix("1on1: --format: ").partition("\n")[0]


def test_each_item_is_one_line(tmp_path: Path) -> None:
    found = lines(tmp_path, "{{ id }} {{ text }}", "alice")
    assert found == ["a3f9 ask for the *budget*", "k2mm draft it", "b3ll bell ␛[31m here and there"]


def test_what_is_not_known_is_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path, "{{ due }}|{{ overdue_days }}|{{ priority }}") == [
        "2026-11-13|7|", "||", "||",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("{{ text|upper }}", "ASK FOR THE *BUDGET*"),
        ("{{ text|truncate(9, True) }}", "ask fo..."),
        ("{% if overdue_days %}late{% else %}fine{% endif %}", "late"),
        ("{{ themes|join(',') }} {{ owner or 'nobody' }}", "growth me"),
        ("{{ '%-6s|'|format(id) }}", "a3f9  |"),
        ('{{ id }}{{ "\\t" }}{{ status }}', "a3f9\topen"),
        ("{# nothing #}plain", "plain"),
        ("{{ id }}\\t{{ status }}\\n", "a3f9\topen"),
        (r"{{ id }}\\t\x", r"a3f9\t\x"),
        (r"{{ 'a\\n' }}\tb", "a\\n\tb"),
        ("{{ raw }}", "- [ ] @me ask for the"),
    ],
)
def test_jinja_is_there(tmp_path: Path, line: str, first: str) -> None:
    assert lines(tmp_path, line)[0] == first


def test_a_line_may_be_several(tmp_path: Path) -> None:
    assert lines(tmp_path, r"{{ id }}\n  {{ text }}", "--overdue") == [
        "a3f9",
        "  ask for the *budget*",
    ]


@pytest.mark.parametrize("line", ["", " ", "\t"])
def test_no_line_at_all_is_a_usage_error(tmp_path: Path, line: str) -> None:
    ran = cli(notebook(tmp_path, FILES), "todo", "--format", line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "1on1: --format needs a line",
        "      as in: --format '{{ id }} {{ text }}'",
    ]


def test_no_item_is_no_line_and_the_line_is_looked_at_all_the_same(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    assert ok(root, "todo", "--format", "{{ id }}") == ""
    assert cli(root, "todo", "--format", "{{ ide }}").code == 2


def test_control_characters_of_the_line_are_made_visible(tmp_path: Path) -> None:
    assert lines(tmp_path, "\x1b[1m{{ id }}")[0] == "␛[1ma3f9"


def test_the_names_are_the_keys_of_the_json(tmp_path: Path) -> None:
    assert list(ITEM) == KEYS
    whole = "|".join(f"{{{{ {key} }}}}" for key in KEYS)
    assert lines(tmp_path, whole)[0].startswith("a3f9|action|open|alice|me|ask for the *budget*|")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ ide }}", "there is no 'ide'"),
        ("{{ id ", "character 1: unexpected end of template"),
        ("{{ id }} {{ text| }}", "character 10: "),
        ("{{ id }} {{ text|foo }}", "character 10: No filter named 'foo'"),
        ("a {% foo %}", "character 3: Encountered unknown tag 'foo'"),
        ("{% if id %}{{ id }}", "character 20: Unexpected end of template"),
        ("{% if id %}{{ id }}{% endfor %}", "character 32: "),
        ("{% if id", "character 1: "),
        ("{# id", "character 1: "),
        ("(" * 9000 + "{{" + "(" * 9000, "character "),
    ],
)
def test_a_malformed_line_is_a_usage_error_with_its_place(
    tmp_path: Path, line: str, said: str
) -> None:
    code, message = refused(tmp_path, line)
    assert code == 2
    assert message.startswith(said)


def test_an_unknown_name_lists_those_there_are(tmp_path: Path) -> None:
    hint = cli(notebook(tmp_path), "todo", "--format", "{{ persn }}").err.splitlines()[1].strip()
    assert hint == f"did you mean person? there are: {', '.join(KEYS)}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ id.__class__ }}", "access to attribute '__class__' of 'str' object is unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ text.nothing }}", "'str object' has no attribute 'nothing'"),
        ("{{ 'x' * 10**9 }}", "it needs too much memory"),
        ("{% include 'a' %}", "no loader for this environment specified"),
        ("{{ 'x' * 2000000 }}", "it makes a line of more than 1,000,000 characters"),
    ],
)
def test_a_line_that_fails_prints_nothing(tmp_path: Path, line: str, said: str) -> None:
    code, message = refused(tmp_path, line)
    assert (code, message.rstrip(".")) == (5, said)


def test_two_forms_at_once_are_refused(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path), "todo", "--json", "--format", "x")
    assert (ran.code, ran.err.partition("\n")[0]) == (
        2, "1on1: --json and --format exclude each other",
    )  # fmt: skip


def test_before_a_word_says_its_day_to_eyes_alone(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES)
    assert cli(root, "todo", "--table", "--before", "fri").err == "fri is Fri 27 Nov\n"
    assert cli(root, "todo", "--table", "--before", "2026-11-27").err == ""
    assert cli(root, "todo", "--before", "fri").err == ""
