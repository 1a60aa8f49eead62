"""A template of somebody else's can read nothing, change nothing and take only so much."""

from __future__ import annotations

import re
import resource
import sys
import time
from pathlib import Path

import pytest

from oneonone.errors import TemplateFailed
from oneonone.scaffold import render as limited
from oneonone.scaffold.limits import limit_memory
from oneonone.scaffold.render import render
from oneonone.scaffold.sandbox import main
from tests.notebooks import cli, notebook, tree, write

PROFILE = "people/alice/person.md"
HEAD = "---\nperson: {{ person.handle | yaml }}\ndate: {{ date }}\n---\n"


def refused(folder: Path, template: str) -> str:
    """What is said of a template that fails; nothing is written."""
    root = notebook(folder, {PROFILE: "", "templates/meeting/mine.md.j2": template})
    ran = cli(root, "new", "alice", "--template", "mine")
    assert ran.code == 5
    assert "nothing was written" in ran.err
    assert list(tree(folder)) == [PROFILE]
    return ran.err.splitlines()[0].removeprefix("1on1: ")


class TestTheSandbox:
    @pytest.mark.parametrize(
        "body",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ ''['__class__'] }}",
            "{{ ''|attr('__class__') }}",
            "{{ '{0.__class__}'.format('') }}",
            "{{ '{0.__class__}'|format('') }}{{ ().__class__ }}",
            "{{ self.__init__.__globals__ }}",
            "{{ cycler.__init__.__globals__.os }}",
            "{{ lipsum.__globals__ }}",
            "{{ person.update({'name': 'x'}) }}",
            "{{ carried.append('x') }}",
            "{% set x = person.__class__.__base__.__subclasses__() %}{{ x }}",
            "{% include '/etc/passwd' %}",
            "{% include '../1on1.yaml' %}",
            "{% import 'os' as os %}{{ os.system('true') }}",
            "{{ ().__class__.__base__ }}",
            "{{ range(10**9) | list }}",
        ],
    )
    def test_lets_nothing_out(self, tmp_path: Path, body: str) -> None:
        assert refused(tmp_path, HEAD + body).startswith("templates/meeting/mine.md.j2")

    def test_stops_what_never_ends(self, tmp_path: Path) -> None:
        loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
        start = time.monotonic()
        assert "it took longer than 3 seconds" in refused(tmp_path, HEAD + loop)
        assert time.monotonic() - start < 8

    @pytest.mark.parametrize(
        "bomb",
        [
            "{{ 'x' * 10**9 }}",
            "{% set ns = namespace(x='x') %}"
            "{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
            "{{ 9 ** (9 ** 9) }}",
            "{{ 'x' * 150000000 }}",
            "{{ '%0300000000d' % 1 }}",
        ],
    )
    def test_stops_what_takes_too_much(self, tmp_path: Path, bomb: str) -> None:
        message = refused(tmp_path, HEAD + bomb)
        assert "memory" in message or "MB" in message or "3 seconds" in message

    def test_guards_the_trusted_ones_as_well(self) -> None:
        with pytest.raises(TemplateFailed):
            render("a", {"a": "{{ ''.__class__.__mro__ }}"}, {}, trusted=True)
        assert render("a", {"a": "{{ x | yaml }}\n"}, {"x": "no"}, trusted=True) == '"no"\n'

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("{% if %}", "templates/a:1: Expected an expression"),
            ("{{ 1 / 0 }}", "templates/a:1: ZeroDivisionError: division by zero"),
            ("{% include 'b' %}", "templates/a:1: there is no template b"),
            ("{% include 'a' %}", "templates/a: it calls itself without end"),
        ],
    )
    def test_says_of_a_trusted_one_what_it_says_of_others(self, source: str, said: str) -> None:
        with pytest.raises(TemplateFailed, match=re.escape(said)):
            render("a", {"a": source}, {}, trusted=True)

    def test_a_renderer_that_dies_is_a_template_that_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limited, "MEGABYTES", 1)
        assert "it needed more than 1 MB, or ended its process" in refused(tmp_path, HEAD)

    def test_tells_a_lack_of_memory_from_a_mistake(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def out_of_memory(_: object) -> str:
            raise MemoryError

        monkeypatch.setattr("oneonone.scaffold.sandbox.yaml_text", out_of_memory)
        with pytest.raises(TemplateFailed, match="it needs too much memory"):
            render("a", {"a": "{{ 1 | yaml }}"}, {}, trusted=True)

    def test_does_not_hear_of_the_environment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A module in the current folder, or on PYTHONPATH, must not run in the renderer."""
        write(tmp_path, {"json.py": "raise SystemExit('ran')\n", "jinja2.py": "1/0\n"})
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        root = notebook(tmp_path / "book", {"templates/meeting/default.md.j2": HEAD})
        assert cli(root, "new", "alice").code == 0

    def test_the_limited_process_answers_in_json(
        self, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        main({"name": "a", "sources": {"a": "ü{{ x }}"}, "context": {"x": 1}})
        assert capfdbinary.readouterr().out == b'{"text": "\\u00fc1"}'

    def test_the_process_is_limited(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[object] = []
        monkeypatch.setattr("resource.setrlimit", lambda *limit: seen.append(limit))
        limit_memory(7)
        assert seen == [(resource.RLIMIT_AS, (7 << 20, 7 << 20))]

    def test_a_system_without_limits_has_the_clock_alone(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = resource.getrlimit(resource.RLIMIT_AS)
        monkeypatch.setitem(sys.modules, "resource", None)
        limit_memory(7)
        assert resource.getrlimit(resource.RLIMIT_AS) == before

    def test_the_limit_is_the_one_of_the_contract(self) -> None:
        assert (limited.SECONDS, limited.MEGABYTES) == (3, 256)
