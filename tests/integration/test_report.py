"""`1on1 report`: everybody over time, what needs attention first."""

from __future__ import annotations

from pathlib import Path

import pytest

from oneonone.app.report import report
from oneonone.store.notebook_dir import read_file
from tests.notebooks import TODAY, cli, notebook, ok, opened
from tests.report_pages import Page, page_of

FILES = {
    "people/alice/person.md": "---\nname: Alice Example\nsince: 2026-09-01\n---\n",
    "people/alice/2026-10-16.md": (
        "---\nmood: 4/5\nthemes: [growth]\n---\n## Actions\n\n"
        '- [ ] @me ask "R & D" due:2026-11-10\n- [x] @me call due:2026-10-30 done:2026-11-02\n'
        "- [x] @alice write due:2026-10-30 done:2026-10-28\n- [ ] @alice draft due:2026-11-13\n"
    ),
    "people/alice/2026-10-23.md": "---\nstatus: skipped\nreason: ill\n---\n",
    "people/alice/2026-10-30.md": "---\nstatus: moved\nmoved_to: 2026-11-02\nreason: x\n---\n",
    "people/alice/2026-11-02.md": "---\nmood: 2/5\nthemes: [morale]\n---\n",
    "people/alice/2026-11-06.md": "---\nmood: 6/10\nthemes: [growth]\n---\nwell #growth\n",
    "people/bob/person.md": (
        "---\ncadence: biweekly\naway: [{from: 2026-11-02, to: 2026-11-15}]\n---\n"
    ),
    "people/bob/2026-10-20.md": "---\nthemes: [status]\nmood: 5\n---\n",
    "people/carol/person.md": "---\narchived: 2026-10-01\n---\n",
    "people/carol/2026-09-01.md": "---\nmood: 1\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES)


def chart(page: Page, title: str) -> str:
    """What a chart says in words."""
    titles = page.texts("title")[1:]
    assert title in titles, titles
    svg = next(one for one in page.all("svg") if " ".join(one.text.split()).startswith(title))
    name, description = svg.attributes["aria-labelledby"].split()
    by_id = {one.attributes.get("id"): one.text for one in page.elements}
    assert by_id[name] == title
    return by_id[description]


def test_what_needs_attention_comes_first(root: Path) -> None:
    page = page_of(root)
    assert page.texts("h2")[0] == "Needs attention first"
    first = page.all("section")[0]
    assert " ".join(first.text.split()) == (
        "Needs attention first "
        "Late Alice Example: 7 days late, last met 6 Nov Bob: 4 days late, last met 20 Oct "
        'Overdue, yours Alice Example: 10 days late, ask "R & D" '
        "Overdue, theirs Alice Example: 7 days late, draft "
        "Gone quiet Alice Example: 4 themes, engagement (never), career (never), "
        "feedback (never), coaching (never) Mood Alice Example: falling, 4/5 → 2/5 → 6/10"
    )


def test_a_mood_that_falls_is_named(tmp_path: Path) -> None:
    moods = {f"people/alice/2026-11-{d:02}.md": f"---\nmood: {m}\n---\n" for d, m in
             ((2, 5), (6, 5), (13, 3), (18, 2))}  # fmt: skip
    assert "Mood Alice: falling, 5 → 3 → 2" in page_of(notebook(tmp_path, moods)).text


def test_meetings_are_marked_by_week_and_counted(root: Path) -> None:
    page = page_of(root)
    said = chart(page, "What became of the meetings, by week")
    assert said == "Alice Example: 3 held, 1 skipped, 1 moved; Bob: 1 held."
    marks = [one.attributes["class"] for one in page.all("rect", "path") if one.above[-1] == "g"]
    assert marks[:7] == ["held", "skipped", "moved", "held", "held", "away", "away"]
    assert "Alice Example weekly 6 Nov 13 Nov 3 1 1 75 %" in page.text


def test_a_mark_tells_its_days_and_all_of_it(root: Path) -> None:
    titles = page_of(root).texts("title")
    assert "2 Nov to 8 Nov: 2 held" in titles
    assert "9 Nov to 15 Nov: away" in titles


def test_themes_are_a_heat_map_by_person_and_week(root: Path) -> None:
    page = page_of(root)
    said = chart(page, "Themes with Alice Example, by week")
    assert "morale: 1 day, last 2 Nov; engagement: not once; growth: 2 days, last 6 Nov" in said
    heat = next(one for one in page.all("table") if one.attributes.get("class") == "heat")
    said = " ".join(heat.text.split())
    assert said.split(" Theme ")[1].startswith("Alice Example Bob morale 18 days soon ")
    assert "growth 14 days " in said
    assert "status" not in page.texts("th")


def test_no_colour_of_a_theme_goes_without_a_word_and_a_legend_right_below(root: Path) -> None:
    page = page_of(root)
    cells = [one for one in page.all("td") if one.attributes.get("class") in ("due", "stale")]
    assert {(one.attributes["class"], one.text.split()[-1]) for one in cells} == {
        ("due", "soon"),
        ("stale", "stale"),
    }
    places = {one.attributes.get("class"): number for number, one in enumerate(page.elements)}
    below = [one.text.strip() for one in page.elements[places["heat"] :] if one.tag == "li"]
    assert [words.split(":")[0] for words in below[:3]] == [
        "in the first half of its window",
        "soon",
        "stale",
    ]
    titles = page.texts("h2", "h3", "h4")
    assert titles[titles.index("Themes") : titles.index("Moods")] == [
        "Themes",
        "By week",
        "Alice Example",
        "Bob",
    ]


def test_a_week_with_a_meeting_held_and_another_moved_has_a_mark_for_both(tmp_path: Path) -> None:
    files = {
        "people/bob/2026-11-10.md": "---\nstatus: moved\nmoved_to: 2026-11-12\n---\n",
        "people/bob/2026-11-12.md": "---\nthemes: [growth]\n---\n",
        "people/bob/2026-11-17.md": "---\nthemes: [growth]\n---\n",
    }
    page = page_of(notebook(tmp_path, files))
    marks = [one.attributes["class"] for one in page.all("rect", "path") if one.above[-1] == "g"]
    assert marks[:3] == ["held", "on-held corner", "held"]
    assert "9 Nov to 15 Nov: 1 held, 1 moved" in page.texts("title")
    assert "held, and another skipped or moved in that week" in page.texts("li")


def test_moods_of_any_scale_are_on_one(root: Path) -> None:
    page = page_of(root)
    assert chart(page, "Mood of Alice Example") == "4/5 on 16 Oct, 2/5 on 2 Nov, 6/10 on 6 Nov."
    heights = [float(one.attributes["cy"]) for one in page.all("circle")[:3]]
    assert heights[0] < heights[2] < heights[1]


def test_promises_are_counted_by_month_both_sides(root: Path) -> None:
    page = page_of(root)
    mine = chart(page, "What you promised, by month: made, and kept")
    assert mine == "Oct: 2 promises made, 0 kept; Nov: 0 promises made, 0 kept and 1 late."
    theirs = chart(page, "What they promised you, by month: made, and kept")
    assert theirs == "Oct: 2 promises made, 1 kept; Nov: 0 promises made, 0 kept."
    assert "Alice Example 2 0 1 1 2 1 0 1 Bob 0 0 0 0 0 0 0 0" in page.text


def test_who_is_archived_is_not_in_it(root: Path) -> None:
    assert "Carol" not in page_of(root).text


def test_it_begins_with_the_first_note_or_26_weeks_ago_or_where_one_says(root: Path) -> None:
    assert page_of(root).texts("h1", "p")[:2] == [
        "One-on-ones",
        "12 October 2026 to 20 November 2026",
    ]
    assert report(opened(root), None, TODAY).period.since.isoformat() == "2026-10-12"
    ok(root, "log", "alice", "well", "--kind", "praise", "--date", "2020-01-01")
    assert report(opened(root), None, TODAY).period.since.isoformat() == "2026-05-25"
    found = report(opened(root), TODAY.replace(year=2019), TODAY)
    assert found.period.since.isoformat() == "2019-12-30"
    assert len(found.spans) == len(found.months) == 84
    assert "Themes with Bob, by month" in page_of(root, "--since", "2019-11-20").texts("title")


def test_a_day_to_come_is_refused(root: Path) -> None:
    ran = cli(root, "report", "--since", "+1d")
    assert (ran.code, ran.out) == (2, "")
    assert "2026-11-21 is still to come" in ran.err


def test_a_notebook_without_anybody_has_a_page_too(tmp_path: Path) -> None:
    page = page_of(notebook(tmp_path))
    assert page.texts("h2") == ["Needs attention first"]
    assert "There is nobody to meet yet." in page.text


def test_all_quiet_is_said(tmp_path: Path) -> None:
    files = {
        "people/bob/person.md": "---\nrelation: peer\nthemes: {feedback: off, meta: off}\n---\n"
    }
    text = page_of(notebook(tmp_path, files)).text
    assert "All quiet: nobody is late, nothing is overdue" in text
    assert "No theme is followed with anybody." in text
    assert "No mood was written down in this time." in text
    assert "Nothing was promised in this time." in text


def test_of_very_many_overdue_promises_the_rest_is_counted(tmp_path: Path) -> None:
    many = "".join(f"- [ ] @me call {n} due:2026-11-{n % 9 + 1}\n" for n in range(10, 40))
    many = many.replace("due:2026-11-", "due:2026-11-0")
    page = page_of(notebook(tmp_path, {"people/alice/2026-11-06.md": many}))
    assert "and 10 more; see: 1on1 todo" in page.text


def test_a_note_that_leaves_open_what_is_private_is_named_and_does_not_count(
    tmp_path: Path,
) -> None:
    note = "people/alice/2026-11-06.md"
    text = "---\nmood: 3\n---\nwell #growth\n\n- [ ] @me call due:2026-11-10\n\n<div>\n"
    root = notebook(tmp_path, {note: text})
    page = page_of(root)
    assert f"for they leave open what in them is private: {note}:8." in page.text
    assert chart(page, "Mood of Alice") == "3 on 6 Nov."
    assert "growth: not once" in chart(page, "Themes with Alice, by week")
    assert "call" not in page.text
    assert cli(root, "report").err.startswith(f"{note}:8: ")


def test_every_note_is_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(folder: Path, path: str) -> bytes:
        read.append(path)
        return read_file(folder, path)

    monkeypatch.setattr("oneonone.app.notebook.read_file", counted)
    page_of(root)
    assert len(read) == len(set(read)) == len(FILES) + 1


def test_the_same_day_makes_the_same_bytes(root: Path) -> None:
    assert ok(root, "report", "--out", "-") == ok(root, "report", "--out", "-")


def test_of_many_people_over_a_year_it_may_be_long(tmp_path: Path) -> None:
    words = "".join(f"word #{theme}\n" for theme in ("growth", "morale", "team", "trust", "goals"))
    files = {
        f"people/p{number}/2026-{month:02}-{day:02}.md": words
        for number in range(12)
        for month in range(1, 12)
        for day in (2, 9, 16)
    }
    source = ok(notebook(tmp_path, files), "report", "--since", "2025-12-01", "--out", "-")
    assert len(Page(source).all("figure")) == 1 + 12
