"""Templates by name: the notebook's own before the bundled ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from oneonone.app.notebook import Notebook
from oneonone.assets import bundled
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches
from oneonone.errors import TemplateFailed, TemplateNotFound, UnsafeName
from oneonone.store.notebook_dir import list_templates, read_file

FOLDER = "templates"
DEFAULT = "default"
MEETING = "meeting"
MESSAGE = "message"

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PLACE = re.compile(rf"(?P<kind>{_NAME.pattern})/(?P<name>{_NAME.pattern})\.md\.j2")


class KnownTemplate(Record):
    """A template that can be named; an own one that `overrides` takes a bundled one's place."""

    kind: str
    name: str
    origin: Literal["own", "bundled", "overrides"]

    @property
    def source_name(self) -> str:
        """What it is called among the sources: `meeting/default.md.j2`."""
        return f"{self.kind}/{self.name}.md.j2"

    @property
    def own_path(self) -> str:
        """Where the notebook's own one lies, or would."""
        return f"{FOLDER}/{self.source_name}"


class Template(Record):
    """A template with all it may include or extend; `trusted` ones are all bundled."""

    name: str
    sources: Mapping[str, str]
    trusted: bool


def known_templates(notebook: Notebook) -> list[KnownTemplate]:
    """Everything that can be named, in the order of kinds and names; none is opened."""
    own = {path.removeprefix(f"{FOLDER}/") for path in list_templates(notebook.root)}
    bundle = bundled.templates()
    places = filter(None, map(_PLACE.fullmatch, {*own, *bundle}))
    found = []
    for place in sorted(places, key=lambda place: (place["kind"], place["name"])):
        origin: Literal["own", "bundled", "overrides"] = "bundled"
        if place[0] in own:
            origin = "overrides" if place[0] in bundle else "own"
        found.append(KnownTemplate(place["kind"], place["name"], origin))
    return found


def named_template(notebook: Notebook, kind: str | None, name: str) -> KnownTemplate:
    """The template of that kind and name.

    Without a kind `name` may hold it, as in `message/intro`; else the kind is that of meetings, or
    the only one that has the name. Raises UnsafeName, TemplateNotFound with near ones.
    """
    known = known_templates(notebook)
    any_kind = kind is None
    if kind is None:
        kind, name = _kind_and_name(known, name)
    if not _NAME.fullmatch(name):
        raise UnsafeName(
            f"{name!r} cannot be a template's name", "use small letters, digits and hyphens"
        )
    names = {one.name: one for one in known if one.kind == kind}
    if name not in names:
        kinds = list(dict.fromkeys(one.kind for one in known))
        near = near_matches(name, names) or (_near(known, name) if any_kind else [])
        hint = f"there are: {', '.join(names)}" if names else f"the kinds are: {', '.join(kinds)}"
        raise TemplateNotFound(
            f"there is no {kind} template {name!r}",
            f"did you mean {', '.join(near)}?" if near else hint,
        )
    return names[name]


def _kind_and_name(known: Sequence[KnownTemplate], name: str) -> tuple[str, str]:
    kind, slash, rest = name.partition("/")
    if slash and _NAME.fullmatch(kind):
        return kind, rest
    kinds = [one.kind for one in known if one.name == name]
    if MEETING not in kinds and len(kinds) > 1:
        places = " or ".join(f"{one}/{name}" for one in kinds)
        raise TemplateNotFound(f"{name!r} is the name of more than one template", f"say {places}")
    return (kinds[0] if MEETING not in kinds and kinds else MEETING), name


def _near(known: Sequence[KnownTemplate], name: str) -> list[str]:
    near = near_matches(name, [one.name for one in known])
    return [f"{one.kind}/{one.name}" for word in near for one in known if one.name == word]


def find_template(notebook: Notebook, kind: str, name: str) -> Template:
    """The template `kind`/`name`, `meeting/default` say.

    Among its sources the bundled ones stand once more below `bundled/`, so that one of the same
    name can extend the one whose place it takes. Raises UnsafeName, TemplateNotFound with near
    matches, TemplateFailed where one is no text.
    """
    wanted = named_template(notebook, kind, name)
    own = {
        path.removeprefix(f"{FOLDER}/"): own_source(notebook, path)
        for path in list_templates(notebook.root)
    }
    bundle = bundled.templates()
    again = {f"bundled/{place}": source for place, source in bundle.items()}
    return Template(wanted.source_name, {**again, **bundle, **own}, trusted=not own)


def own_source(notebook: Notebook, path: str) -> str:
    """The text of a template of the notebook's own. Raises TemplateFailed, FileFailure."""
    try:
        return read_file(notebook.root, path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateFailed(f"{path}: not UTF-8 text", "save it as UTF-8") from error
