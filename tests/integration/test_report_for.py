"""`1on1 report --for`: what of the meetings with one person they may see, over time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, write
from tests.report_pages import Page, page_of

NOTE = "people/alice/2026-10-16.md"
LAST = "people/alice/2026-11-06.md"
FILES = {
    "people/alice/person.md": "---\nname: Alice Example\n---\n",
    NOTE: """\
---
mood: 2/5
themes: [career]
---

## Their topics

- [x] a **quieter** place #team
- [ ] the search

## Notes

She is tired. #morale

## Summary

A good month. #growth

## Actions

- [>] @me ask finance due:2026-11-10 ^a3f9
- [x] @alice draft due:2026-10-30 done:2026-11-02
  - beside it
- [x] @me call done:2026-10-20
""",
    LAST: """\
---
mood: 4/5
---

## Follow-ups

- [ ] @me ask finance due:2026-11-10 ^a3f9

## Summary

She & I agreed.

## Actions

- [ ] @alice learn *Rust* due:2026-11-30
- [ ] look

## Private

- [ ] @me promote her due:2026-11-01
""",
    "people/alice/2026-11-13.md": "---\nstatus: skipped\nreason: fever\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES, settings="me: {name: Robin Manager}\n")


@pytest.fixture
def page(root: Path) -> Page:
    return page_of(root, "--for", "alice")


def test_it_is_spoken_to_the_person(page: Page) -> None:
    assert page.texts("h1") == ["Our one-on-ones"]
    assert "Alice Example and Robin Manager, 12 October 2026 to 20 November 2026" in page.text
    assert page.texts("h2") == [
        "Still open",
        "Promises over time",
        "What we talked about",
        "What we wrote down",
    ]


def test_open_promises_come_first_both_ways(page: Page) -> None:
    assert " ".join(page.all("section")[0].text.split()) == (
        "Still open I promised you "
        "ask finance, due 10 November 2026 (10 days late) look "
        "You promised me learn Rust, due 30 November 2026"
    )


def test_each_meeting_has_what_may_be_shared_the_latest_first(page: Page) -> None:
    assert page.texts("article") == [
        "6 November 2026 Follow-ups ☐ Robin Manager: ask finance (due 10 November 2026) "
        "Summary She & I agreed. "
        "Actions ☐ Alice Example: learn Rust (due 30 November 2026) ☐ look",
        "16 October 2026 Your topics a quieter place Summary A good month. #growth "
        "Actions Robin Manager: ask finance (carried on) "
        "☑ Alice Example: draft ☑ Robin Manager: call",
    ]


@pytest.mark.parametrize("older", [">", " "])
def test_a_promise_of_many_meetings_is_open_once_and_was_carried_on_from_the_older_ones(
    tmp_path: Path, older: str
) -> None:
    lines = {"2026-10-23": older, "2026-11-06": older, "2026-11-13": " "}
    files = {
        f"people/alice/{day}.md": f"## Summary\n\nx\n\n## Actions\n\n- [{box}] @me ask ^a3f9\n"
        for day, box in lines.items()
    }
    root = notebook(tmp_path, files)
    page = page_of(root, "--for", "alice")
    assert [one.split("Actions ")[1] for one in page.texts("article")] == [
        "☐ me: ask",
        "me: ask (carried on)",
        "me: ask (carried on)",
    ]
    ok(root, "done", "a3f9")
    page = page_of(root, "--for", "alice")
    assert next(one.split("Actions ")[1] for one in page.texts("article")) == "☑ me: ask"
    assert "☐" not in page.text


def test_a_promise_in_a_note_to_come_is_open_above_and_in_no_meeting_held(tmp_path: Path) -> None:
    files = {
        "people/alice/2026-11-13.md": "## Summary\n\nx\n\n## Actions\n\n- [>] @me ask ^a3f9\n",
        "people/alice/2026-11-27.md": "## Actions\n\n- [ ] @me ask ^a3f9\n",
    }
    page = page_of(notebook(tmp_path, files), "--for", "alice")
    assert page.texts("article") == ["13 November 2026 Summary x Actions me: ask (carried on)"]
    assert "Still open I promised you ask" in " ".join(page.all("section")[0].text.split())


def test_promises_are_counted_by_month_from_their_side(page: Page) -> None:
    said = page.texts("desc")
    assert said[0] == ("Oct: 2 promises made, 1 kept; Nov: 1 promise made, 0 kept.")
    assert said[1] == "Oct: 1 promise made, 0 kept; Nov: 1 promise made, 0 kept and 1 late."
    assert page.texts("h3")[2:4] == ["What I promised you", "What you promised me"]


def test_only_themes_that_shared_words_show_are_in_it(page: Page) -> None:
    assert page.texts("desc")[2] == "growth: 1 day, last 16 Oct; team: 1 day, last 16 Oct."
    assert "career" not in page.text
    assert "morale" not in page.text


def test_no_mood_no_skipped_meeting_and_no_reason_is_in_it(page: Page) -> None:
    for word in ("mood", "Mood", "4/5", "skipped", "fever", "13 November", "promote", "tired"):
        assert word not in page.source.split("</style>")[1], word


def test_what_stays_is_named_on_standard_error(root: Path) -> None:
    ran = cli(root, "report", "--for", "alice")
    assert ran.err.splitlines()[0] == (
        "left out: Their topics (a point that is not ticked), Notes, "
        "Actions (what stands beside its items), Private"
    )
    assert ran.out == ".1on1/report-for-alice.html\n"


def test_what_share_adds_is_added(root: Path) -> None:
    ok(root, "person", "set", "alice", "share", "notes")
    page = page_of(root, "--for", "alice")
    assert "Notes She is tired. #morale" in page.text
    assert page.texts("desc")[2].startswith("morale: 1 day")


def test_a_theme_s_own_section_counts_where_themes_are_shared(tmp_path: Path) -> None:
    note = "## Growth\n\nShe learns.\n\n### Summary\n\nShort.\n"
    root = notebook(tmp_path, {LAST: note})
    assert "growth" not in page_of(root, "--for", "alice").text.casefold()
    root = notebook(tmp_path, {LAST: note}, settings="share: [themes]\n")
    assert page_of(root, "--for", "alice").texts("desc") == ["growth: 1 day, last 6 Nov."]


def test_a_theme_of_ones_own_goes_by_the_word_in_the_text(tmp_path: Path) -> None:
    settings = "themes:\n  flight-risk: {window: 30d, aliases: [plans]}\n"
    root = notebook(tmp_path, {LAST: "## Summary\n\nShe has some. #plans\n"}, settings=settings)
    page = page_of(root, "--for", "alice")
    assert page.texts("desc") == ["plans: 1 day, last 6 Nov."]
    assert "flight" not in page.source


@pytest.mark.parametrize("place", ["<!-- #growth -->", "%% #growth %%", "`#growth`"])
def test_a_tag_that_is_not_shown_shows_no_theme(tmp_path: Path, place: str) -> None:
    note = f"## Summary\n\nwell {place} said\n\n## Actions\n\n- [ ] @alice draft {place} it\n"
    page = page_of(notebook(tmp_path, {LAST: note}), "--for", "alice")
    assert "What we talked about" not in page.texts("h2")


def test_where_nobody_can_tell_what_is_private_nothing_is_written(root: Path) -> None:
    write(root, {LAST: "---\nmood: 4\n---\n\n## Summary\n\nwell\n\n```\n## Private\n\nx\n"})
    ran = cli(root, "report", "--for", "alice")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(f"1on1: {LAST}:9: ")
    assert not (root / ".1on1/report-for-alice.html").exists()


def test_a_doubt_in_a_note_of_long_ago_refuses_nothing(root: Path) -> None:
    write(root, {"people/alice/2026-01-09.md": "## Summary\n\n```\nwell\n"})
    ok(root, "report", "--for", "alice")
    assert cli(root, "report", "--for", "alice", "--since", "2026-01-01").code == 5


def test_with_nothing_to_share_there_is_a_page_all_the_same(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "## Notes\n\nwell\n"})
    page = page_of(root, "--for", "alice")
    assert "Nothing is open between us." in page.text
    assert "Nothing was written down for both of us in this time." in page.text


def test_links_lead_to_the_web_alone(tmp_path: Path) -> None:
    links = (
        "[a](https://example.org/x) [b](javascript:alert(1)) [c](../bob/2026-11-06.md) ![d](p.png)"
    )
    page = page_of(notebook(tmp_path, {LAST: f"## Summary\n\n{links}\n"}), "--for", "alice")
    assert [one.attributes["href"] for one in page.all("a")] == ["#main", "https://example.org/x"]
    assert page.all("img") == []


def test_nobody_of_that_name_is_exit_3(root: Path) -> None:
    ran = cli(root, "report", "--for", "alise")
    assert (ran.code, ran.out) == (3, "")
    assert "did you mean alice?" in ran.err
