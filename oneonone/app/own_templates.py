"""Templates by name: the notebook's own before the bundled ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from oneonone.app.notebook import Notebook
from oneonone.assets import bundled
from oneonone.domain.words import near_matches
from oneonone.errors import TemplateFailed, TemplateNotFound, UnsafeName
from oneonone.store.notebook_dir import list_templates, read_file

FOLDER = "templates"
DEFAULT = "default"

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PLACE = re.compile(rf"(?P<kind>{_NAME.pattern})/(?P<name>{_NAME.pattern})\.md\.j2")


@dataclass(frozen=True, slots=True)
class KnownTemplate:
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


@dataclass(frozen=True, slots=True)
class Template:
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


def named_template(notebook: Notebook, kind: str, name: str) -> KnownTemplate:
    """The template of that kind and name. Raises UnsafeName, TemplateNotFound with near ones."""
    if not _NAME.fullmatch(name):
        raise UnsafeName(
            f"{name!r} cannot be a template's name", "use small letters, digits and hyphens"
        )
    known = known_templates(notebook)
    names = {one.name: one for one in known if one.kind == kind}
    if name not in names:
        kinds = sorted({one.kind for one in known})
        near = near_matches(name, names)
        hint = f"there are: {', '.join(names)}" if names else f"the kinds are: {', '.join(kinds)}"
        raise TemplateNotFound(
            f"there is no {kind} template {name!r}",
            f"did you mean {', '.join(near)}?" if near else hint,
        )
    return names[name]


def find_template(notebook: Notebook, kind: str, name: str) -> Template:
    """The template `kind`/`name`, `meeting/default` say.

    Raises UnsafeName, TemplateNotFound with near matches, TemplateFailed where one is no text.
    """
    wanted = named_template(notebook, kind, name)
    own = {
        path.removeprefix(f"{FOLDER}/"): own_source(notebook, path)
        for path in list_templates(notebook.root)
    }
    return Template(wanted.source_name, {**bundled.templates(), **own}, trusted=not own)


def own_source(notebook: Notebook, path: str) -> str:
    """The text of a template of the notebook's own. Raises TemplateFailed, FileFailure."""
    try:
        return read_file(notebook.root, path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateFailed(f"{path}: not UTF-8 text", "save it as UTF-8") from error
