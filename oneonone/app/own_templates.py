"""Templates by name: the notebook's own before the bundled ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from oneonone.app.notebook import Notebook
from oneonone.assets import bundled
from oneonone.domain.words import near_matches
from oneonone.errors import TemplateFailed, TemplateNotFound, UnsafeName
from oneonone.store.notebook_dir import list_templates, read_file

FOLDER = "templates"
DEFAULT = "default"

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Template:
    """A template with all it may include or extend; `trusted` ones are all bundled."""

    name: str
    sources: Mapping[str, str]
    trusted: bool


def find_template(notebook: Notebook, kind: str, name: str) -> Template:
    """The template `kind`/`name`, `meeting/default` say.

    Raises UnsafeName, TemplateNotFound with near matches, TemplateFailed where one is no text.
    """
    if not _NAME.fullmatch(name):
        raise UnsafeName(
            f"{name!r} cannot be a template's name", "use small letters, digits and hyphens"
        )
    wanted = f"{kind}/{name}.md.j2"
    own = _own_sources(notebook)
    bundle = bundled.templates()
    if wanted not in own and wanted not in bundle:
        names = [
            source.removeprefix(f"{kind}/").removesuffix(".md.j2")
            for source in {**bundle, **own}
            if source.startswith(f"{kind}/")
        ]
        near = near_matches(name, names)
        raise TemplateNotFound(
            f"there is no {kind} template {name!r}",
            f"did you mean {', '.join(near)}?"
            if near
            else f"there are: {', '.join(sorted(names))}",
        )
    return Template(wanted, {**bundle, **own}, trusted=not own)


def _own_sources(notebook: Notebook) -> dict[str, str]:
    sources = {}
    for path in list_templates(notebook.root):
        name = path.removeprefix(f"{FOLDER}/")
        try:
            sources[name] = read_file(notebook.root, path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateFailed(f"{path}: not UTF-8 text", "save it as UTF-8") from error
    return sources
