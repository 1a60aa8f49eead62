"""The entries of log.md and what they are evidence of."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.log import KINDS, LogEntry, evidence_of_log
from oneonone.domain.coverage import Evidence
from tests.parsed_notes import AGENDA, LOG, MEETING, findings, note

DAY = date(2026, 11, 20)


def entries(text: str) -> tuple[LogEntry, ...]:
    return note(text, LOG).log


def entry(text: str) -> LogEntry:
    (only,) = entries(text)
    return only


def test_an_entry_has_date_kind_text_and_themes() -> None:
    assert entry("# Log\n\n- 2026-11-20 praise: ran the retro #team #wins\n") == LogEntry(
        DAY, "praise", "ran the retro #team #wins", ("team", "recognition"), 3, private=False
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "line",
    [
        "- 2026-11-20 {}: well done",
        "* 2026-11-20 {}: well done",
        "1. 2026-11-20  {} :well done",
        "> - 2026-11-20\t{}:  well   done  ",
        "- some list\n  - 2026-11-20 {}: well done",
        "- 2026-11-20 {}: well\n  done",  # wrapped
        "- 2026-11-20 {}: well <!-- very --> done",
    ],
)
def test_an_entry_is_any_list_item_of_that_form(line: str, kind: str) -> None:
    found = entry(line.format(kind) + "\n")
    assert (found.date, found.kind, found.text) == (DAY, kind, "well done")


def test_the_case_of_a_kind_is_free() -> None:
    assert entry("- 2026-11-20 Feedback-Given: spoke too fast\n").kind == "feedback-given"


def test_entries_come_in_the_order_of_the_file() -> None:
    text = "- 2026-11-20 note: b\n- 2026-11-06 note: a\n"
    assert [(one.line, one.text) for one in entries(text)] == [(1, "b"), (2, "a")]


@pytest.mark.parametrize(
    "text",
    [
        "- `2026-11-20 note: x`\n",
        "    - 2026-11-20 note: x\n",
        "```\n- 2026-11-20 note: x\n```\n",
        "<!--\n- 2026-11-20 note: x\n-->\n",
        "%%\n- 2026-11-20 note: x\n%%\n",
        "2026-11-20 note: x\n",
        "- a plain bullet\n- [ ] 2026-11-20 note: an item\n- on 2026-11-20: x\n",
    ],
)
def test_other_text_is_no_entry_and_in_order(text: str) -> None:
    document = note(text, LOG)
    assert (document.log, findings(document)) == ((), [])


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 kudos: x",  # no such kind
        "2026-11-20 x",
        "2026-11-20",
        "2026-11-20 praise:",
        "2026-13-01 praise: x",  # no such day
        "praise: x",  # no date
        "Note: x",
        "feedback-given : x",
    ],
)
def test_what_is_nearly_an_entry_is_found(text: str) -> None:
    document = note(f"# Log\n\n  - {text}\n", LOG)
    assert (document.log, findings(document)) == ((), [("L01", 3, 5)])
    assert "praise, feedback-given, feedback-received, note" in document.diagnostics[0].message


def test_tags_in_code_and_comments_name_no_theme() -> None:
    found = entry("- 2026-11-20 note: see `#growth` <!-- #career --> #12 #someday #team\n")
    assert found.themes == ("team",)


def test_entries_know_whether_they_are_private() -> None:
    text = "- 2026-11-20 note: a\n\n## Private\n\n- 2026-11-20 note: b\n"
    assert [one.private for one in entries(text)] == [False, True]


@pytest.mark.parametrize("path", [AGENDA, MEETING, "people/alice/notes.md", "private/alice/log.md"])
def test_other_notes_have_no_log(path: str) -> None:
    assert note("- 2026-11-20 note: a\n- 2026-11-20 b\n", path).log == ()


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("praise: a", ["recognition"]),
        ("feedback-given: a", ["feedback"]),
        ("feedback-received: a", ["feedback"]),
        ("feedback-given: a #growth", ["feedback", "growth"]),
        ("praise: a #wins", ["recognition"]),
        ("note: a #growth", []),
    ],
)
def test_praise_and_feedback_are_evidence_on_their_date(text: str, themes: list[str]) -> None:
    found = evidence_of_log(LOG, entries(f"\n- 2026-11-20 {text}\n"))
    assert found == [Evidence(theme, DAY, LOG, 2, "log") for theme in themes]
