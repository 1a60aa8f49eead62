"""Nothing private stands in `1on1 review` unless one asks for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oneonone.app.review import ReviewWish, review
from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from oneonone.document.sections import Vocabulary
from oneonone.render.json_text import json_text
from oneonone.render.review import remarks, review_as_markdown
from oneonone.render.review_data import review_as_json
from tests.generated_notes import notes as generated_notes
from tests.notebooks import TODAY, cli, notebook, ok, opened, write

CANARY = "canary"
MEETING = "people/alice/2026-11-06.md"
OPEN_NOTE = "## Growth\n\nShe grows. #career\n"

PRIVATE_PLACES = {
    "a section": f"## Private\n\n{CANARY} #growth\n",
    "a section below one": f"## Private\n\n### Growth\n\n{CANARY}\n",
    "an underlined heading": f"Private\n-------\n\n{CANARY} #growth\n",
    "a decorated heading": f"## 3. **Pri\u200bvate** 🔒 (mine)\n\n{CANARY} #growth\n",
    "a full-width heading": f"## Ｐｒｉｖａｔｅ\n\n{CANARY} #growth\n",
    "a heading with an entity": f"## Pri&#118;ate\n\n{CANARY} #growth\n",
    "other words for it": f"## Confidential: pay\n\n- {CANARY} #growth\n",
    "a quote": f"> ## Private\n>\n> {CANARY} #growth\n",
    "a callout": f"> [!private]\n> {CANARY} #growth\n",
    "a list item": f"- ## Notes to self\n\n  {CANARY} #growth\n",
    "an answer": f"## Private\n\n> Why? <!-- ask: growth-004 -->\n\n{CANARY}\n",
    "an item": f"## Private\n\n- [ ] @me {CANARY} #growth\n- [x] @alice {CANARY} done:2026-11-07\n",
    "a comment": f"<!-- {CANARY} --> Words. #growth\n",
    "a comment over lines": f"Words. #growth <!--\n{CANARY}\n-->\n",
    "an Obsidian comment": f"%%\n{CANARY} #growth\n%%\n",
    "lines that end in CR": f"## Private\r\r{CANARY} #growth\r",
    "code never closed": f"```\n## Private\n{CANARY} #growth\n",
    "code that may be meant": f"~~~\n## Private\n~~~\n\n{CANARY} #growth\n",
    "a comment never closed": f"%%\n## Private\n\n{CANARY} #growth\n",
    "a heading in a comment": f"## Private\n\n%%\n## Notes\n%%\n\n{CANARY} #growth\n",
    "HTML": f"<details>\n## Private\n\n{CANARY} #growth\n\n</details>\n",
    "a conflict": f"<<<<<<< ours\n{CANARY} #growth\n=======\n>>>>>>> theirs\n",
}
OTHER_NOTES = {
    "private/": {"private/alice/2026-11-06.md": f"## Growth\n\n{CANARY} #growth\n- [ ] {CANARY}\n"},
    "a log note": {"people/alice/log.md": f"- 2026-11-06 note: {CANARY} #growth\n"},
    "a private entry": {
        "people/alice/log.md": f"# Private\n\n- 2026-11-06 praise: {CANARY} #growth\n"
    },
    "a private goal": {"people/alice/person.md": f"## Private\n\n### Goals\n\n- [ ] {CANARY}\n"},
    "somebody else's note": {
        "people/alice/2026-11-07.md": f"---\nperson: bob\nmood: 1\n---\n{CANARY} #growth\n"
    },
    "an item that stood in private once": {
        MEETING: f"## Private\n\n- [>] @me {CANARY} ^a3f9\n",
        "people/alice/2026-11-13.md": f"## Actions\n\n- [ ] @me {CANARY} ^a3f9\n",
    },
    "an item of a note in doubt": {
        MEETING: f"- [>] @me {CANARY} ^a3f9\n\n<div>\n",
        "people/alice/2026-11-13.md": f"## Actions\n\n- [ ] @me {CANARY} ^a3f9\n",
    },
    "a reason": {
        MEETING: f"---\nstatus: skipped\nreason: {CANARY}\n---\n",
    },
}


def said(root: Path, *words: str) -> str:
    """Both streams of both forms."""
    runs = [cli(root, "review", "alice", *form, *words) for form in ([], ["--json"])]
    assert [ran.code for ran in runs] == [0, 0]
    return "".join(ran.out + ran.err for ran in runs)


@pytest.mark.parametrize("place", PRIVATE_PLACES)
def test_no_private_place_of_a_note_is_cited(tmp_path: Path, place: str) -> None:
    root = notebook(tmp_path, {MEETING: f"{OPEN_NOTE}\n{PRIVATE_PLACES[place]}"})
    assert CANARY not in said(root)


@pytest.mark.parametrize("notes", OTHER_NOTES)
def test_no_private_note_is_cited(tmp_path: Path, notes: str) -> None:
    assert CANARY not in said(notebook(tmp_path, {MEETING: OPEN_NOTE, **OTHER_NOTES[notes]}))


@pytest.mark.parametrize("place", ["a section", "a quote", "an item", "an answer", "a callout"])
def test_what_stands_beside_it_is_cited_all_the_same(tmp_path: Path, place: str) -> None:
    root = notebook(tmp_path, {MEETING: f"{OPEN_NOTE}\n{PRIVATE_PLACES[place]}"})
    assert f"She grows. #career ({MEETING}:3)" in ok(root, "review", "alice")


def test_what_is_left_out_is_counted_and_a_doubt_named(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            MEETING: f"{OPEN_NOTE}\n## Private\n\n{CANARY}\n- [ ] {CANARY} #growth\n",
            "people/alice/2026-11-13.md": "Words. #growth\n\n```\nopen\n",
            "people/alice/log.md": f"- 2026-11-06 note: {CANARY}\n",
        },
    )
    ran = cli(root, "review", "alice")
    assert ran.err.splitlines()[0] == (
        "left out: 3 private lines; --private adds what is private, marked"
    )
    assert ran.err.splitlines()[1].startswith(
        "people/alice/2026-11-13.md:3: code or a comment is opened here and never closed; nothing"
    )
    found = json.loads(ok(root, "review", "alice", "--json"))["items"][0]
    assert found["left_out"] == 3
    assert [(one["path"], one["line"]) for one in found["doubts"]] == [
        ("people/alice/2026-11-13.md", 3)
    ]


def test_on_request_it_is_there_once_and_marked(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {
            MEETING: (
                f"{OPEN_NOTE}\n## Private\n\nabout pay\n\na worry #growth\n\n- [ ] @me ask ^a3f9\n"
            ),
            "people/alice/2026-11-13.md": "## Actions\n\n- [ ] @me ask ^a3f9\n\n```\nopen\n",
            "people/alice/log.md": "- 2026-11-06 note: her sister is ill\n",
            "private/alice/plan.md": "- leave long\n  pauses\n",
            "private/alice/2020-01-01.md": "long ago\n",
        },
    )
    ran = cli(root, "review", "alice", "--private")
    assert ran.err.startswith("not read in full: people/alice/2026-11-13.md") or not ran.err
    for line in (
        f"- 6 Nov: a worry #growth (private, {MEETING}:9)",
        "- open, carried once: ask (private, people/alice/2026-11-13.md:3)",
        "- 6 November 2026: her sister is ill (private, people/alice/log.md:1)",
        f"- 6 November 2026: about pay (private, {MEETING}:7)",
        "- without a day: leave long pauses (private, private/alice/plan.md:1)",
    ):
        assert ran.out.count(line) == 1
    assert "long ago" not in ran.out
    assert ran.out.count("a worry") == ran.out.count(": ask") == 1
    found = json.loads(ok(root, "review", "alice", "--private", "--json"))["items"][0]
    assert [one["text"] for one in found["private_lines"]] == ["about pay", "leave long pauses"]


def test_a_dossier_kept_in_private_is_not_quoted_by_the_next(tmp_path: Path) -> None:
    root = notebook(tmp_path, {MEETING: OPEN_NOTE, "private/alice/plan.md": "a plan\n"})
    first = ok(root, "review", "alice", "--private")
    assert "a plan" in first
    write(root, {"private/alice/review-2026.md": first})
    assert ok(root, "review", "alice", "--private") == first


PIECES = st.sampled_from(
    [
        *("Open words. #growth\n", "## Growth\n", "## Notes\n", "- [x] @me open done:2026-11-06\n"),
        *("### Career\n", "> quoted #team\n", "- listed #ideas\n", "```\ncode\n```\n"),
    ]
)
SECRETS = st.sampled_from(sorted(set(PRIVATE_PLACES) - {"a comment", "a comment over lines"}))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=5), st.lists(SECRETS, min_size=1, max_size=3))
def test_no_note_gives_a_secret_away_whatever_stands_before_it(
    tmp_path: Path, before: list[str], secrets: list[str]
) -> None:
    text = "\n".join([*before, *(PRIVATE_PLACES[name] for name in secrets)])
    root = notebook(tmp_path, {MEETING: f"---\nthemes: [growth]\n---\n\n{text}"})
    found = review(opened(root), ReviewWish("alice"), TODAY)
    shown = review_as_markdown(found) + json_text(TODAY, [review_as_json(found)])
    assert CANARY not in shown + "".join(remarks(found))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(generated_notes(), generated_notes())
def test_a_dossier_kept_among_the_notes_makes_no_promise_and_no_heading_of_theirs(
    tmp_path: Path, note: bytes, private: bytes
) -> None:
    root = notebook(tmp_path)
    write(root, {MEETING: b"## Growth\n\n" + note, "private/alice/plan.md": private})
    found = review(opened(root), ReviewWish("alice", private=True), TODAY)
    page = review_as_markdown(found)
    read = parse(page.encode(), origin_of("people/alice/review.md"), Vocabulary())
    assert read.boxes == ()
    ours = re.findall(r"^#{1,4} (.*)$", page, re.MULTILINE)
    assert [section.heading for section in read.sections] == ours
