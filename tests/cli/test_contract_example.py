"""The example of the contract, word for word; the transcript a-friday shows the whole session."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).with_name("a-friday.transcript.md")

NOTE = """\
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

- [ ]\x20

## My topics

- [ ] what the reorganisation changes for the team ^p7qd

## Check-in

<!-- Say first how you are yourself. -->

## Not talked about lately

> QUESTION <!-- ask: ID -->

> QUESTION <!-- ask: ID -->

> QUESTION <!-- ask: ID -->

## Notes

## Summary

## Decisions

## Actions

- [ ]\x20

## Private
"""

TODO = """\
$ tty 1on1 todo
Overdue
  a3f9   7 days late  alice  ask for the conference budget   me
Next
  k2mm   Mon 30 Nov   alice  draft the search RFC            alice
"""

COVERAGE = """\
$ tty 1on1 coverage --month
November 2026   morale  engagement  growth  career  feedback  coaching
alice            6 Nov       –       6 Nov     –      6 Nov       –
Not yet this month: alice: career (never), coaching (41 days), engagement (55 days)
"""


def test_the_contracts_note_list_and_table_come_out_as_written() -> None:
    session = PAGE.read_text(encoding="utf-8")
    asked = re.sub(r"> .+ <!-- ask: [a-z]+-\d+ -->", "> QUESTION <!-- ask: ID -->", session)
    for wanted in (NOTE, TODO, COVERAGE):
        assert wanted in asked


def test_the_three_questions_are_of_the_three_stalest_themes() -> None:
    asked = re.findall(r"ask: ([a-z]+)-\d+", PAGE.read_text(encoding="utf-8"))
    assert asked == ["career", "engagement", "coaching"]
