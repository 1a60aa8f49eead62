"""Whether a meeting took place, as its note tells it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.parsed_notes import meeting

DAY = date(2026, 11, 20)

UNTOUCHED = """\
---
person: alice
date: 2026-11-20
themes: []
mood:
---

# Alice, 20 November 2026

## Follow-ups

- [ ] @me ask for the conference budget due:2026-11-13 ^a3f9
- [ ] @alice draft the search RFC due:2026-11-30 ^k2mm

## Their topics

- [ ]{space}

## My topics

- [ ] what the reorganisation changes for the team ^p7qd

## Check-in

<!-- Say first how you are yourself. -->

## Not talked about lately

> What would you like to be better at? <!-- ask: growth-004 -->

> Where did you have to guess what I expect of you? <!-- ask: feedback-011 -->

## Notes

## Actions

- [ ]{space}

## Private
""".format(space=" ")

EARLIER = frozenset({"a3f9", "k2mm"})


def held(text: str, today: date = DAY) -> bool:
    return meeting(text).took_place(today, EARLIER)


def test_a_note_as_new_wrote_it_was_not_held() -> None:
    assert not held(UNTOUCHED)
    assert meeting(UNTOUCHED).written_lines(EARLIER) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Notes\n", "## Notes\n\nShe is well.\n"),
        ("## Check-in\n", "## Check-in\n\n- fine\n"),
        ("growth-004 -->\n", "growth-004 -->\nTalks.\n"),
        ("growth-004 -->\n", "growth-004 --> Talks.\n"),
        ("## Actions\n", "## Actions\n\n- [ ] @alice try it\n"),
        ("- [ ] @me ask", "- [x] @me ask"),  # a carried item
        ("- [ ] @me ask", "- [-] @me ask"),
        ("^a3f9", "^a3f9\n  - asked, they think about it"),
        ("- [ ] what the", "- [x] what the"),  # a talking point
        ("- [ ] what the", "- [-] what the"),
        ("mood:", "mood: 4/5"),
        ("themes: []", "themes: [growth]"),
        ("themes: []", "actual: 25"),
        ("themes: []", "recap_sent: 2026-11-21"),
        ("themes: []", "recap_sent: true"),
    ],
)
def test_a_trace_of_the_meeting_says_it_was_held(before: str, after: str) -> None:
    assert UNTOUCHED.count(before) == 1
    text = UNTOUCHED.replace(before, after)
    assert held(text)
    assert held(text, date(2026, 12, 31))
    assert not held(text, date(2026, 11, 19))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## My topics\n", "## My topics\n\n- [ ] and one more point\n"),
        ("## My topics\n", "## My topics\n\nsome preparation\n"),
        ("## Private\n", "## Private\n\nShe seemed tired.\n"),
        ("## Private\n", "## Private\n\n### Notes\n\nShe seemed tired.\n"),
        ("## Notes\n", "## Notes\n\n- [ ] \n<!-- x -->\n"),
        ("- [ ] @me ask", "- [/] @me ask"),
        ("- [ ] @me ask", "- [>] @me ask"),
        # closed before the meeting, on the way there
        ("^a3f9", "done:2026-11-18 ^a3f9"),
        ("mood:", "mood: fine"),
        ("mood:", "mood:\nrecap_sent: false"),
        ("mood:", "mood:\nrecap_sent:"),
        ("mood:", "mood:\nrecap_sent: no"),  # a text in YAML 1.2
        ("mood:", "mood:\nduration: 30"),
        ("mood:", "mood:\ntags: [remote]"),
    ],
)
def test_preparing_is_not_holding(before: str, after: str) -> None:
    assert UNTOUCHED.count(before) == 1
    text = UNTOUCHED.replace(before, after)
    if "done:" in after:
        text = text.replace("- [ ] @me", "- [-] @me")
    assert not held(text)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("held", True),
        ("planned", False),
        ("moved\nmoved_to: 2026-11-27", False),
        ("skipped\nreason: ill", False),
    ],
)
def test_a_status_decides_alone(status: str, expected: bool) -> None:
    empty = f"---\nstatus: {status}\n---\n"
    written = f"---\nstatus: {status}\nmood: 4\n---\n\n## Notes\n\nWe talked.\n"
    for text in (empty, written):
        assert held(text) is expected
        assert not held(text, date(2026, 11, 19))  # a future meeting never counts
