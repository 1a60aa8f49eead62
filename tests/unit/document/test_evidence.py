"""What counts as written in a note, line by line, and for which themes it speaks."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.domain.meeting import ClosedItem
from tests.parsed_notes import meeting


def written(text: str) -> list[int]:
    return [line.line for line in meeting(text).written]


@pytest.mark.parametrize(
    "line",
    [
        "We talked.",
        "- a bullet",
        "1. a number",
        "> a quote",
        "- [ ] call Bob",
        "- [x] call Bob",
        "- [1] see the report",
        "| a | table |",
        "    some code",
        "`code`",
        "text <!-- and a comment -->",
        "<!-- a comment --> and text",
        "%% this is never closed",
        "[ref]: https://example.org",
        "<div>html</div>",
    ],
)
def test_what_somebody_put_down_is_written(line: str) -> None:
    assert written(f"# Notes\n\n{line}\n") == [3]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   \t",
        "\u00a0",
        "## A heading",
        "- ## A heading",
        "> ## A heading",
        "<!-- guidance -->",
        "<!-- one --> <!-- two -->",
        "%% guidance %%",
        "- <!-- guidance -->",
        "-",
        "- ",
        "*",
        "+",
        "1.",
        "2)",
        ">",
        "> >",
        "> -",
        "- >",
        "- -",
        "- [ ]",
        "- [ ] ",
        "- [x]",
        "1. [ ] ",
        "> - [ ] ",
        "- [ ] <!-- guidance -->",
        "[ ]",
        "- []",
        "---",
        "***",
    ],
)
def test_scaffold_is_not_written(line: str) -> None:
    assert written(f"# Notes\n\n{line}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n=========\n",
        "A heading\nof two lines\n---\n",
        "<!--\nguidance\n\nover lines\n-->\n",
        "%%\nguidance\n\nover lines\n%%\n",
        "---\nperson: alice\n---\n",
        "\ufeff---\nperson: alice\n---\n",
        "\ufeff",
        "",
    ],
)
def test_scaffold_of_several_lines_is_not_written(text: str) -> None:
    assert written(text) == []


def test_every_line_of_a_paragraph_counts() -> None:
    assert written("# Notes\none\ntwo\n\n- three\n  four\nfive\n") == [2, 3, 5, 6, 7]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_told_by_any_line_end(end: str) -> None:
    assert written(end.join(["# Notes", "", "one", "", "<!--", "x", "-->", "two"])) == [3, 8]


AGENDA = """\
## Their topics

- [{}] the reorganisation
  and what it changes
  - a thought
- another bullet
"""


@pytest.mark.parametrize("mark", [" ", "/", "-", ">", "?"])
def test_a_talking_point_is_scaffold_until_it_is_ticked(mark: str) -> None:
    assert written(AGENDA.format(mark)) == [5, 6]


def test_a_ticked_talking_point_is_written() -> None:
    assert written(AGENDA.format("x")) == [3, 4, 5, 6]


def test_lines_know_agenda_and_private_sections() -> None:
    text = (
        "a\n\n## Agenda\n- b\n\n### Growth\n- c\n\n## Private\nd\n\n### Notes\ne\n\n## Notes\nf\n"
    )
    found = [(line.line, line.in_agenda, line.private) for line in meeting(text).written]
    assert found == [
        (1, False, False),
        (4, True, False),
        (7, True, False),
        (10, False, True),
        (13, False, True),
        (16, False, False),
    ]


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("we talked #growth", ("growth",)),
        ("#growth and #wins", ("growth", "recognition")),
        ("- #growth/skills", ("growth",)),
        ("twice #growth #learning", ("growth",)),
        ("- [ ] read #growth", ("growth",)),
        ("> said #growth", ("growth",)),
        ("unknown #someday", ()),
        ("issue #12, C#growth", ()),
        ("`#growth` in code", ()),
        ("ä `#growth` ß #career", ("career",)),
        ("text <!-- #growth -->", ()),
        ("text %% #growth %%", ()),
        ("    #growth in a code block", ()),
    ],
)
def test_a_tag_on_a_written_line_names_its_theme(line: str, tags: tuple[str, ...]) -> None:
    (only,) = meeting(f"# Notes\n\n{line}\n").written
    assert only.tags == tags


def test_a_tag_on_scaffold_says_nothing() -> None:
    assert meeting("## Agenda\n- [ ] plans #growth\n\n<!-- #career -->\n").written == ()


def test_a_written_section_speaks_for_the_theme_that_heads_it() -> None:
    text = "## Growth\n\na\n\n### Details\n\nb\n\n### Wins\n\nc\n\n## Notes\n\nd\n\n## Career\n"
    found = [(line.line, line.section_theme) for line in meeting(text).written]
    assert found == [(3, "growth"), (7, "growth"), (11, "recognition"), (15, None)]


def test_a_heading_in_a_quote_rules_that_quote() -> None:
    text = "> ## Growth\n> a\n\nb\n"
    found = [(line.line, line.section_theme) for line in meeting(text).written]
    assert found == [(2, "growth"), (4, None)]


@pytest.mark.parametrize(
    ("mark", "item_id", "carry_id", "carry_open"),
    [
        (" ", "^A3f9", "a3f9", True),
        ("/", "^a3f9", "a3f9", True),
        (">", "^a3f9", "a3f9", False),
        ("-", "^a3f9", "a3f9", False),
        ("x", "^a3f9", None, False),
        (" ", "", None, False),
        (">", "", None, False),
        (" ", "🆔 a3f9", "a3f9", True),
    ],
)
def test_an_unticked_item_with_an_id_may_have_been_carried_in(
    mark: str, item_id: str, carry_id: str | None, carry_open: bool
) -> None:
    text = f"## Actions\n- [{mark}] call Bob\n  and Eve {item_id}\n  - a detail\n"
    lines = meeting(text).written
    assert [line.line for line in lines] == [2, 3, 4]
    assert [(line.carry_id, line.carry_open) for line in lines] == [
        (carry_id, carry_open),
        (carry_id, carry_open),
        (None, False),
    ]


def test_points_and_items_with_an_id_are_known_once_closed() -> None:
    text = (
        "## Agenda\n- [x] a done:2026-11-20\n- [-] b ❌ 2026-11-19\n- [ ] c\n- [>] d ^e1e1\n\n"
        "## Actions\n- [x] e ^A3f9\n- [x] f\n- [-] g ^b111 cancelled:2026-11-20\n- [/] h ^c111\n"
    )
    found = meeting(text)
    assert found.closed == (
        ClosedItem(is_topic=True, id=None, on=date(2026, 11, 20)),
        ClosedItem(is_topic=True, id=None, on=date(2026, 11, 19)),
        ClosedItem(is_topic=False, id="a3f9", on=None),
        ClosedItem(is_topic=False, id="b111", on=date(2026, 11, 20)),
    )
    assert found.item_ids == {"a3f9", "b111", "c111", "e1e1"}


@pytest.mark.parametrize("text", [" " * 20000 + "x", "- " * 5000 + "x", "1) " * 5000, ">" * 500])
def test_telling_scaffold_takes_linear_time(text: str) -> None:
    assert len(meeting(f"a\n\n{text}\n").written) in (1, 2)  # quadratic ones take minutes


def test_a_line_of_characters_that_show_nothing_was_not_written() -> None:
    assert meeting("\u200b\n- \ufeff\n\u2060 \u00ad\n").written == ()
