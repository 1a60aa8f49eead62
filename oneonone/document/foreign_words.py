"""Words in names of files and folders, and in headings, that are nobody's name.

`NO_NAME` say that something is a note, and drop out: *weekly Alice* is about Alice. With one of
`TOPICS` in it a text is about a thing: *Retro*, *Project Phoenix*, *Book club*.
"""

from __future__ import annotations

NO_NAME = frozenset(
    "a an the of on for my our at in from to 's "
    "meeting meetings meet note notes minutes agenda call chat conversation conversations session "
    "sessions discussion discussions sync syncs catch up catchup catchups check checkin checkins "
    "weekly biweekly fortnightly monthly regular recurring ones "
    "log logs logbook journal journals diary daily dailies day days week weeks month months "
    "readme index summary recap running person people report reports directs direct team staff "
    "employees work office archive archived old misc inbox documents docs doc files folder "
    "md markdown txt text obsidian vault calendar periodic".split()
)
TOPICS = frozenset(
    "retro retros retrospective retrospectives standup standups stand-up sprint sprints refinement "
    "grooming backlog demo demos kickoff kick-off planning plan plans roadmap roadmaps okr okrs "
    "kpi kpis goal goals strategy vision budget budgets forecast review reviews "
    "project projects program programme product products release releases launch incident "
    "incidents postmortem post-mortem architecture design engineering marketing sales finance "
    "legal operations support customer customers client clients company board leadership "
    "management department tribe squad guild chapter everyone everybody all hands townhall "
    "hiring recruiting interview interviews candidate candidates onboarding offboarding training "
    "workshop workshops course courses conference offsite lunch party travel trip vacation holiday "
    "template templates untitled new draft drafts copy test tests scratch "
    "idea ideas thoughts brainstorm brainstorming brain dump changelog history todo todos to-do "
    "to-dos task tasks action actions item items done list lists checklist errands shopping "
    "groceries chores reminders reading book books club podcast podcasts recipes movies music "
    "therapy doctor dentist health workout gym sleep mood gratitude grateful reflection "
    "reflections highlights lowlights wins learnings focus priorities schedule morning "
    "afternoon evening tomorrow today yesterday weekend overview home dashboard random general "
    "other others various questions answers links resources research bugs issues decisions "
    "feedback career growth coaching performance salary compensation status update updates "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
PEOPLE = frozenset(
    ("people", "person", "persons", "directs", "direct reports", "my team", "reportees", "mentees")
)
"""Folders that hold people, one each."""
