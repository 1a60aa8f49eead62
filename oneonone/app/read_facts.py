"""What listings need, read from the notes themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from oneonone.app.brief import Brief, packed_brief
from oneonone.app.coverage import coverage_facts
from oneonone.app.coverage_facts import CoverageFacts, packed_coverage
from oneonone.app.findings import findings
from oneonone.app.item_rows import ItemRow, packed
from oneonone.app.list_items import item_row, owner_handle
from oneonone.app.notebook import Notebook
from oneonone.app.number_items import Keys, Parts, keys_of, number, of_kind, packed_keys
from oneonone.app.person_facts import FACTS, About, Known, packed_about, unpacked_about
from oneonone.app.person_notes import PersonNotes
from oneonone.app.share import has_recap
from oneonone.document.diagnostics import Diagnostic
from oneonone.domain.coverage import Occasion
from oneonone.domain.record import Record
from oneonone.store.traces import Looks

_RECAP_DAYS = 3  # the last one, and what may be written already of those to come


class PersonFacts(Record):
    """One person's notes; `rows` are the open action items, `texts` all items' ids and texts."""

    about: About
    rows: tuple[ItemRow, ...]
    coverage: CoverageFacts | None
    brief: Brief | None
    keys: Keys
    texts: tuple[tuple[str, str], ...]
    findings: tuple[Diagnostic, ...]


def read_facts(notebook: Notebook, handle: str) -> PersonFacts:
    """What a notebook says that holds the notes of one person alone, or with "" nobody's.

    The ids to show are left open: only the whole of the notes can tell.
    """
    notes = notebook.people[handle] if handle else None
    items = notes.items if notes else notebook.loose_items
    open_actions = (i for i in items if i.state.is_open and i.line.kind == "action")
    owners = {line.owner for item in items for line in item.lines if line.owner}
    return PersonFacts(
        about=About(
            owner_word=owner_handle(notebook, handle) if handle else "",
            problems=tuple(sorted(notebook.broken)),
            owners=tuple(sorted(owners)),
            folders=folders_of(notebook),
        ),
        rows=tuple(item_row("", item, item.line, item.state.value) for item in open_actions),
        coverage=coverage_facts(notes) if notes else None,
        brief=_brief(notebook, notes) if notes else None,
        keys=keys_of(items),
        findings=tuple(findings(notebook)),
        texts=tuple((item.key, item.line.text.casefold()) for item in items),
    )


def facts_of_notes(notebook: Notebook) -> Known:
    """What everybody's notes say, all of them read now."""
    parts: Parts = {}
    everybody = {}
    for handle, paths in notebook.paths_by_handle.items():
        reader = notebook.part(paths)
        reader.vocabulary = notebook.vocabulary
        everybody[handle] = read_facts(reader, handle)
        parts.update(parts_of(handle, everybody[handle]))
    number(parts, {}, {handle: facts.rows for handle, facts in everybody.items()})
    return known_of(parts, notebook.vocabulary.people, (), {})


def known_of(
    parts: Parts,
    names: Mapping[str, str],
    themes: Sequence[str],
    seen: Mapping[str, Looks],
    token: bytes | None = None,
) -> Known:
    """What is known, by its parts."""
    return Known(
        about={handle: unpacked_about(body) for handle, body in of_kind(parts, "about").items()},
        facts={kind: of_kind(parts, kind) for kind in FACTS},
        names=names,
        themes=themes,
        seen=seen,
        token=token,
    )


def parts_of(handle: str, facts: PersonFacts) -> Parts:
    """What the index keeps of a person; their items have no ids yet."""
    parts = {
        ("about", handle): packed_about(facts.about),
        ("keys", handle): packed_keys(facts.keys),
        ("texts", handle): packed(facts.texts),
        ("findings", handle): packed(
            [one.path, str(one.line), str(one.column), one.code, one.message]
            for one in facts.findings
        ),
    }
    if facts.coverage is not None:
        parts["coverage", handle] = packed_coverage(facts.coverage)
    if facts.brief is not None:
        parts["brief", handle] = packed_brief(facts.brief)
    return parts


def folders_of(notebook: Notebook) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The folders below people/ with a person's notes, and what the profile in each calls them."""
    found: dict[str, tuple[str, ...]] = {}
    theirs = [origin for origin in notebook.origins if origin.person]
    for origin, (_, names) in zip(theirs, notebook.named, strict=True):
        if origin.folder and not origin.private:
            found[origin.folder] = (*found.get(origin.folder, ()), *names)
    return tuple(found.items())


def _brief(notebook: Notebook, notes: PersonNotes) -> Brief:
    occasions = notes.story(date.max)  # a meeting still to come is held by what stands in its note
    looked_at = sorted({one.meeting.date for one in occasions if one.held})[-_RECAP_DAYS:]

    def recap(occasion: Occasion) -> str:
        if not occasion.held or occasion.meeting.recap_sent:
            return "-"
        if occasion.meeting.date not in looked_at:
            return ""
        document = notes.by_path[occasion.meeting.path]
        return "+" if has_recap(notebook, notes, document) else "-"

    return Brief(notes.person, notes.away, tuple(occasions), tuple(map(recap, occasions)))
