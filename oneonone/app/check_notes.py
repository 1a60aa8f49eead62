"""Everything odd in the notebook, file by file; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from oneonone.app.findings import findings
from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import FOLDER as TEMPLATE_FOLDER
from oneonone.app.themes import BANK_FOLDER
from oneonone.assets import bundled
from oneonone.document.bank import read_bank
from oneonone.document.diagnostics import Diagnostic
from oneonone.document.origin import PEOPLE, handle_of_folder
from oneonone.document.places import FILE_NAME
from oneonone.document.settings import read_settings
from oneonone.domain.action_item import ItemLine
from oneonone.domain.words import normalised
from oneonone.errors import OneOnOneError
from oneonone.store.notebook_dir import list_banks, list_templates, read_file

FAR_AWAY = timedelta(days=92)


def check_notebook(notebook: Notebook, today: date, *, strict: bool = False) -> list[Diagnostic]:
    """All findings in the order of files and lines; hints only with `strict`."""
    settings = read_settings(read_file(notebook.root, FILE_NAME))
    if settings.problem is not None:
        return [settings.problem]
    found = list(settings.diagnostics)
    found += findings(notebook)
    found += _folders(notebook)
    found += _names(notebook)
    for item in notebook.items if strict else ():
        found += hints(item.line, today) if item.state.is_open else ()
    found += _banks(notebook)
    found += _templates(notebook, today)
    wanted = [one for one in set(found) if strict or one.severity != "hint"]
    return sorted(wanted)


def _folders(notebook: Notebook) -> Iterable[Diagnostic]:
    """Folders below people/ that are nobody's, and pairs of them that are one person's."""
    seen: dict[str, str] = {}
    for origin in notebook.origins:
        if origin.private or origin.folder is None or origin.folder in seen.values():
            continue
        path = f"{PEOPLE}/{origin.folder}"
        handle = handle_of_folder(origin.folder)
        if handle is None:
            yield Diagnostic(path, 1, 1, "P01", "the folder's name makes no handle; rename it")
        elif handle in seen:
            message = f"this folder and {seen[handle]}/ are both {handle}'s; put them together"
            yield Diagnostic(path, 1, 1, "P01", message)
        else:
            seen[handle] = origin.folder


def _names(notebook: Notebook) -> Iterable[Diagnostic]:
    """Names that somebody else has already, in the order in which they are given away."""
    holders: dict[str, str] = {normalised(handle): handle for handle in notebook.handles}
    theirs = [origin for origin in notebook.origins if origin.person]
    for origin, (handle, names) in zip(theirs, notebook.named, strict=True):
        for name in names:
            other = holders.setdefault(normalised(name), handle)
            if other != handle:
                message = f"{name!r} also names {other}, who keeps it"
                yield Diagnostic(origin.path, 1, 1, "P02", message)


def hints(line: ItemLine, today: date) -> Iterable[Diagnostic]:
    """What an open action item lacks; talking points and goals need neither owner nor date."""
    place = line.place
    if line.kind != "action":
        return
    if line.owner is None:
        yield Diagnostic(
            place.path, place.line, 1, "I06", "nobody owns this item; begin it with @me, say"
        )
    if line.due is None:
        yield Diagnostic(place.path, place.line, 1, "I07", "this item has no due date")
    elif line.due - today > FAR_AWAY:
        message = "due more than a quarter away; what is the first short step?"
        yield Diagnostic(place.path, place.line, 1, "I08", message)


def _banks(notebook: Notebook) -> Iterable[Diagnostic]:
    themes = notebook.settings.themes
    for path in list_banks(notebook.root):
        theme = path.removeprefix(f"{BANK_FOLDER}/").removesuffix(".yaml")
        if themes.resolve(theme) != theme:
            yield Diagnostic(path, 1, 1, "B01", f"no theme is called {theme!r}")
        try:
            yield from read_bank(read_file(notebook.root, path), path, theme).diagnostics
        except OneOnOneError as error:
            yield Diagnostic(path, 1, 1, "B01", error.message)


def _templates(notebook: Notebook, today: date) -> Iterable[Diagnostic]:
    """The notebook's own templates must at least be templates."""
    paths = list_templates(notebook.root)
    if not paths:
        return
    from oneonone.scaffold.sandbox import syntax_problem

    known = {f"{TEMPLATE_FOLDER}/{name}" for name in bundled.templates()}
    meetings, messages = (f"{TEMPLATE_FOLDER}/{kind}/" for kind in ("meeting", "message"))
    for path in paths:
        try:
            problem = syntax_problem(read_file(notebook.root, path).decode("utf-8-sig"))
        except UnicodeDecodeError:
            problem = (1, "not UTF-8 text")
        except OneOnOneError as error:
            yield _refused(path, error)
            continue
        if problem is not None:
            yield Diagnostic(path, problem[0], 1, "T02", problem[1])
        elif path not in known and not path.endswith((".md.j2", ".html.j2")):
            yield Diagnostic(path, 1, 1, "T02", "a template's name ends in .md.j2")
        elif path.startswith(meetings):
            yield from _as_used(notebook, path, path.removeprefix(meetings), today)
        elif path.startswith(messages):
            yield from _as_sent(notebook, path, path.removeprefix(messages), today)


def _as_sent(notebook: Notebook, path: str, name: str, today: date) -> Iterable[Diagnostic]:
    """What `message` or `recap` would say of a template."""
    from oneonone.app import message, recap

    kind = name.removesuffix(".md.j2")
    try:
        if kind == recap.RECAP:
            recap.try_template(notebook, today)
        else:
            message.try_template(notebook, kind, today)
    except OneOnOneError as error:
        yield _refused(path, error)


def _refused(path: str, error: OneOnOneError) -> Diagnostic:
    """What an error says of a template, at the line it names."""
    said = error.message.removeprefix(f"{path}:")
    line, _, rest = said.partition(": ")
    if said != error.message and line.isdecimal():
        return Diagnostic(path, int(line), 1, "T02", rest)
    return Diagnostic(path, 1, 1, "T02", said.strip())


def _as_used(notebook: Notebook, path: str, name: str, today: date) -> Iterable[Diagnostic]:
    """What `new` would say of a template."""
    from oneonone.app.new_meeting import Wish, new_meeting

    person = next(iter(notebook.people), "somebody")
    wish = Wish(person, today, name.removesuffix(".md.j2"), themes=0, carry=False, again=True)
    try:
        warnings = new_meeting(notebook, wish, today, dry_run=True).warnings
    except OneOnOneError as error:
        yield _refused(path, error)
        return
    for warning in warnings:
        yield Diagnostic(path, 1, 1, "T01", warning.removeprefix(f"{path}: "))
