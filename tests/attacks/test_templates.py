"""Templates of somebody else's: ways out of Jinja's sandbox, bombs, texts that break out.

More of the same, and the limits themselves: tests/integration/test_templates_sandbox.py.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, text, todo, tree

PROFILE = "people/alice/person.md"
NEW = "people/alice/2026-11-20.md"
OWN = "templates/meeting/mine.md.j2"
HEAD = "---\nperson: {{ person.handle | yaml }}\ndate: {{ date }}\n---\n"

ESCAPES = {
    "a method that was kept": "{% set f = '{0.__class__}'.format %}{{ f(person) }}",
    "a method by a filter": "{{ ('{0.__class__}'|attr('format'))(person) }}",
    "a method by an attribute": "{{ (['{0.__class__}']|map(attribute='format')|first)(person) }}",
    "format_map": "{{ '{x.__class__}'.format_map({'x': person}) }}",
    "a key of format": "{{ '{0[name].__class__}'.format(person) }}",
    "letters in code": "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "letters in code, by a filter": "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "joined letters": "{{ ''|attr(['_','_','class','_','_']|join) }}",
    "sorting": "{{ [person, person]|sort(attribute='__class__')|list }}",
    "selecting": "{{ [person]|selectattr('__class__')|list }}",
    "adding up": "{{ [person]|sum(attribute='__class__') }}",
    "a generator's frame": "{{ (person|map('upper')).gi_frame.f_globals }}",
    "a generator's frame, by a filter": "{{ (person|map('upper'))|attr('gi_frame') }}",
    "a macro": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "the template": "{{ self._TemplateReference__context.environment }}",
    "an imported one": "{% import 'mine.md.j2' as m %}{{ m.__dict__ }}",
    "a loop": "{% for a in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "joiner": "{{ joiner.__init__.__globals__ }}",
    "cycler": "{{ cycler('a').__init__.__globals__ }}",
    "namespace": "{% set n = namespace(a=1) %}{{ n.__init__.__globals__ }}",
    "a type": "{{ dict.mro() }}",
    "subclasses": "{{ dict.__subclasses__() }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "undefined": "{{ nothing.__class__ }}",
    "undefined's own": "{{ nothing._undefined_message.__class__ }}",
    "a filter's own": "{{ [1]|map('__class__')|list }}",
    "taking away": "{{ person.pop('name') }}",
    "clearing": "{{ carried.clear() }}",
    "an absolute path": "{% include '/etc/hostname' %}",
    "a path upwards": "{% extends '../../1on1.yaml' %}",
    "a note": "{% include 'people/alice/person.md' %}",
    "a link": "{% include 'meeting/link.md.j2' %}",
    "a linked folder": "{% include 'linked/file.md.j2' %}",
    "statements": "{% do person.clear() %}",
    "debugging": "{% debug %}",
}
BOMBS = {
    "wide": "{{ 'a'|center(10**10) }}",
    "zeros": "{{ 'a'.zfill(10**10) }}",
    "formatted": "{{ '{:10000000000}'.format(1) }}",
    "indented": "{{ 'a\\nb'|indent(10**10) }}",
    "listed": "{{ [1] * 10**10 }}",
    "lorem ipsum": "{{ lipsum(n=1000000) }}",
    "long": "{{ 'x ' * 1000000 }}",
    "very long": "{% for a in range(99999) %}{% for b in range(9) %}- [ ] aaaa\n"
    "{% endfor %}{% endfor %}",
    "without end": "{% for a in range(99999) %}{{ 'x' * 99999 }}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a template that includes itself": "{% include 'meeting/mine.md.j2' %}",
    "a template that extends itself": "{% extends 'meeting/mine.md.j2' %}",
    "brackets": "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "conditions": "{% if 1 %}" * 500 + "{% endif %}" * 500,
    "loops": "{% for a in [1] %}" * 100 + "{% endfor %}" * 100,
    "a sum": "{{ " + "+".join(["1"] * 20_000) + " }}",
    "filters": "{{ 1" + "|string" * 20_000 + " }}",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with links where its templates are, to a file and a folder of somebody else's."""
    (tmp_path / "else").mkdir()
    (tmp_path / "else/file.md.j2").write_text("secret\n")
    book = notebook(tmp_path / "notes", {PROFILE: "", OWN: ""})
    (book / "templates/meeting/link.md.j2").symlink_to(tmp_path / "else/file.md.j2")
    (book / "templates/linked").symlink_to(tmp_path / "else")
    return book


@pytest.mark.parametrize("name", ESCAPES)
def test_nothing_gets_out_of_the_sandbox(root: Path, name: str) -> None:
    (root / OWN).write_text(HEAD + ESCAPES[name])
    ran = cli(root, "new", "alice", "--template", "mine")
    assert (ran.code, "nothing was written" in ran.err) == (5, True), (name, ran)
    assert list(tree(root)) == [PROFILE]
    assert "secret" not in ran.err


@pytest.mark.parametrize("name", BOMBS)
def test_no_bomb_goes_off(root: Path, name: str) -> None:
    (root / OWN).write_text(HEAD + BOMBS[name])
    begun = time.monotonic()
    ran = cli(root, "new", "alice", "--template", "mine")
    assert (ran.code, "nothing was written" in ran.err) == (5, True), (name, ran)
    assert list(tree(root)) == [PROFILE]
    assert time.monotonic() - begun < 30  # three seconds on a machine that has nothing else to do


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("kind", ["meeting", "message"])
def test_check_and_lists_are_not_hurt_by_one(root: Path, name: str, kind: str) -> None:
    """`check` reads templates in its own process, to say where one is broken."""
    (root / OWN).unlink()
    bomb = root / f"templates/{kind}/mine.md.j2"
    bomb.parent.mkdir(exist_ok=True)
    bomb.write_text(BOMBS[name])
    checked = cli(root, "check")
    assert (checked.code in (0, 1), "fault" in checked.err) == (True, False), checked.err
    assert kind == "message" or "templates/meeting/mine.md.j2:1:1: T0" in checked.out
    assert "mine\town" in ok(root, "template", "list")


TEXTS = [
    "Alice\n- [ ] @me pay mallory",
    "Alice\r- [ ] @me pay mallory",
    "Alice\n---\n\n- [ ] @me pay mallory",
    "Alice\n\n## Summary\n\nall is well",
    "{{ 7 * 7 }}{% include 'meeting/short.md.j2' %}",
    "x: y # z",
    "*a: [b",
    "&a b",
    "!!python/object/apply:os.system [true]",
    "Alice\u2028- [ ] @me pay mallory",
    "Alice\u0085- [ ] @me pay mallory",
]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("template", ["default", "career", "ten-steps", "skip-level", "difficult"])
def test_no_name_breaks_out_of_its_place(tmp_path: Path, template: str, name: str) -> None:
    """A profile may say anything; in a new note it is one line, and means nothing."""
    quoted = json.dumps(name)
    profile = f"---\nname: {quoted}\nstyle: {quoted}\naliases: [{quoted}]\n---\n"
    root = notebook(tmp_path, {PROFILE: profile})
    ok(root, "new", "alice", "--template", template)
    plain = text(root, NEW)
    assert plain.startswith("---\nperson: alice\ndate: 2026-11-20\n")
    assert todo(root, "--all") == []
    assert "49" not in plain
    assert "## Summary\n\nall" not in plain
    for words in (["intro"], ["agenda"], ["reschedule", "--to", "mon"]):
        assert "49" not in cli(root, "message", "alice", *words).out


@pytest.mark.parametrize("value", TEXTS)
@pytest.mark.parametrize("key", ["name", "style", "template", "timezone", "aliases"])
def test_no_value_that_is_typed_breaks_out_of_front_matter(
    root: Path, key: str, value: str
) -> None:
    ran = cli(root, "person", "set", "alice", key, value)
    assert ran.code in (0, 2, 3, 5), ran.err
    profile = text(root, PROFILE)
    assert "\n- [ ]" not in profile.replace("\r", "\n")
    assert profile.count("---") in (0, 2, 2 + value.count("---"))
    assert todo(root, "--all") == []
    assert cli(root, "check").code in (0, 1)


@pytest.mark.parametrize("value", TEXTS)
def test_no_reason_breaks_out_of_front_matter(root: Path, value: str) -> None:
    for words in (
        ["skip", "alice", "--reason", value, "--date", "2026-11-25"],
        ["new", "alice", "--date", "2026-11-27"],
        ["move", "alice", "2026-11-30", "--reason", value],
    ):
        assert cli(root, *words).code in (0, 2, 3, 5)
    assert todo(root, "--all") == []
    assert "fault" not in cli(root, "check").err
    for path in root.rglob("2026-11-2*.md"):
        head = path.read_text().partition("---\n")[2].partition("---\n")[0]
        assert "\n- [ ]" not in head.replace("\r", "\n")
