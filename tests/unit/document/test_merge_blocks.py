"""Merging lists that both sides add to and take from: both, or nothing."""

from __future__ import annotations

import pytest

from oneonone.document.merge_blocks import blocks_of, merge_blocks
from oneonone.document.merge_items import merge_items
from oneonone.document.merge_lines import LONGEST
from oneonone.document.origin import origin_of

AGENDA = "people/alice/agenda.md"
A, B, C, D = "- [ ] budget\n", "- [ ] holiday\n", "- [ ] office\n", "- [ ] career\n"


def merged(base: str, ours: str, theirs: str) -> str | None:
    data = merge_blocks(base.encode(), ours.encode(), theirs.encode())
    return None if data is None else data.decode()


class TestBlocks:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("", []),
            ("\n \n", ["\n \n"]),
            (A + B, [A, B]),
            ("- a\n  more\n\n  below\n- b\n", ["- a\n  more\n\n  below\n", "- b\n"]),
            ("- a\nlazily\n1. b\n", ["- a\nlazily\n", "1. b\n"]),
            ("# H\n\ntext\ngoes on\n\n- a\n\n", ["# H\n", "\ntext\ngoes on\n", "\n- a\n", "\n"]),
            ("  - a\r\n- b\r", ["  - a\r\n", "- b\r"]),
            ("-\n-x\n", ["-\n-x\n"]),
        ],
    )
    def test_are_entries_headings_and_paragraphs(self, text: str, parts: list[str]) -> None:
        assert [block.data.decode() for block in blocks_of(text.encode())] == parts


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        (A, A + B, A + C, A + B + C),
        ("", A + B, B + C, A + B + C),
        (A, A + B, A + B, A + B),
        (A, A + B + C, A + D + B, A + D + B + C),
        (A + B, "", A + B + C, C),
        (A + B, C, A + B + D, C + D),
        (A + B, "", "", ""),
        (A + B, B, A, ""),
        (A + B, "", C, C),
        (A + B, C, D, C + D),
        (A, "- [x] budget\n", A + B, "- [x] budget\n" + B),
        (A, "- [x] budget\n", "- [x] budget\n" + B, "- [x] budget\n" + B),
        (A, A, A + B, A + B),
        ("# H\n\n" + A, "# H\n\n" + A + B, "# H\n\n" + C + A, "# H\n\n" + C + A + B),
        (A + "\n# H\n", A + B + "\n# H\n", A + "\n# H\n\n" + C, A + B + "\n# H\n\n" + C),
        (A + "- b", A + "- b\n" + C, A + "- b\n- d", A + "- b\n" + C + "- d"),
        (A + "\n", A + "\n" + B, A + "\n" + C, A + "\n" + B + "\n" + C),
        (A.strip(), A + B.strip(), A + C.strip(), A + B + C.strip()),
        ("", "\ufeff" + A, "\ufeff" + B, "\ufeff" + A + B),
        (A, "", "\ufeff" + A + B, "\ufeff" + B),
    ],
)
def test_what_either_side_added_is_there_and_what_one_took_out_is_not(
    base: str, ours: str, theirs: str, result: str
) -> None:
    assert merged(base, ours, theirs) == result


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (A, "- [ ] the budget of spring\n", "- [ ] budget and rooms\n"),
        (A, "", "- [x] budget\n"),
        (A, "- [ ] budget\n  of spring\n", ""),
        (A + B + C + D, A + C + D + B, B + A + C + D),
        (A, A + A, ""),
    ],
    ids=["words twice", "drained and ticked", "added below and drained", "moved twice", "doubled"],
)
def test_what_both_sides_changed_is_left_to_a_person(base: str, ours: str, theirs: str) -> None:
    assert merged(base, ours, theirs) is None
    assert merged(base, theirs, ours) is None


def test_entries_of_a_log_stand_in_the_order_of_their_days() -> None:
    first, second, third = (f"- 2026-11-{day} note: {day}\n" for day in (18, 19, 20))
    assert merged(first, first + third, first + second) == first + second + third


def test_line_ends_stay_and_a_missing_one_is_made_as_the_others_are() -> None:
    assert merged("- a\r\n", "- a\r\n- b", "- a\r\n- c\r\n") == "- a\r\n- b\r\n- c\r\n"


def test_too_many_are_left_to_git() -> None:
    many = "".join(f"- {number}\n" for number in range(LONGEST))
    assert merged(many, many + A, many + B) is None
    assert merged(many[4:], many[4:] + A, many[4:] + B) is not None


class TestInANote:
    def union(self, base: str, ours: str, theirs: str, path: str = AGENDA) -> str | None:
        versions = (text.encode() for text in (base, ours, theirs))
        found = merge_items(origin_of(path), *versions)
        return found.data.decode() if found else None

    def test_only_agendas_and_logs_are_merged_so(self) -> None:
        assert self.union(A, A + B, A + C) == A + B + C
        assert self.union(A, A + B, A + C, "people/alice/2026-11-20.md") is None

    def test_boxes_and_fields_of_one_point_are_settled_along(self) -> None:
        found = self.union(A, "- [x] budget\n" + B, "- [ ] budget !high\n" + C)
        assert found == "- [x] budget !high\n" + B + C

    @pytest.mark.parametrize(
        "text",
        ["```\n\n- code\n```\n", "<!--\n\n- [ ] gone\n-->\n", "%%\n\n- x\n%%\n", "%%\n", "```\n"],
    )
    def test_code_and_comments_that_reach_over_entries_leave_all_to_a_person(
        self, text: str
    ) -> None:
        assert self.union(text, text + "\n" + A, text + "\n" + B) is None

    def test_a_comment_in_a_line_is_in_nobodys_way(self) -> None:
        head = "<!-- Points for the next meeting. -->\n\n- [ ] `code` <!-- why -->\n"
        assert self.union(head, head + A, head + B) == head + A + B

    def test_a_point_taken_out_here_and_ticked_there_is_for_a_person(self) -> None:
        assert self.union(A + B, B, "- [x] budget\n" + B) is None

    def test_a_point_that_would_stand_below_another_heading_leaves_all_to_a_person(self) -> None:
        """One side takes a heading away, the other adds a point to what stands below it."""
        base = "## Their topics\n\n" + A + "\n## Private\n\n" + B
        assert self.union(base, base.replace("## Private\n\n", ""), base + C) is None

    def test_front_matter_that_would_be_none_any_more_leaves_all_to_a_person(self) -> None:
        assert self.union("", A, "---\ntags: [x]\n---\n\n" + B) is None
