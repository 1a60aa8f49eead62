"""Setting a key of front matter as a byte splice: comments, order and style of the rest stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from oneonone.document.edits import Edit, apply
from oneonone.document.frontmatter import Header, find_header, key_line, read_header
from oneonone.document.lines import Lines
from oneonone.document.yaml_text import yaml_text
from oneonone.errors import EditRefused


def set_key(data: bytes, path: Sequence[str], value: object) -> bytes:
    """The note with front matter key `path` (one name, or two for a key inside a mapping) set.

    None leaves the key without a value. Front matter is added where there is none. Raises
    EditRefused where it is broken, or written in a way that cannot be changed safely.
    """
    lines, header, before = _read(data)
    outer = before.get(path[0]) or {}
    if len(path) > 1 and not isinstance(outer, Mapping):
        number = key_line(lines, header, path[0])
        raise EditRefused(
            f"{number}:1: {path[0]} is no list of `key: value`", "correct it in your editor first"
        )
    if header.present:
        after = apply(data, [_Editor(lines, header).edit(path, value)])
    else:
        end = lines.line_end.decode()
        text = f"---{end}{_new_line(path, value)}{end}---{end}"
        after = apply(data, [Edit(header.start, header.start, text.encode())])
    alone = _alone(path[-1], value)
    _check({**before, path[0]: alone if len(path) == 1 else {**outer, path[1]: alone}}, after, path)
    return after


def keys_alone(values: Mapping[str, object], line_end: bytes = b"\n") -> bytes:
    """A new note that holds nothing but front matter."""
    lines = ["---", *(_new_line([key], value) for key, value in values.items()), "---", ""]
    return line_end.decode().join(lines).encode()


def append_to_key(data: bytes, path: Sequence[str], value: object) -> bytes:
    """The note with `value` as one more entry of the list at a front matter key.

    The entries there are stay as they are written. Raises EditRefused.
    """
    lines, header, before = _read(data)
    entries = before.get(path[0])
    if not isinstance(entries, list) or not entries:
        return set_key(data, path, [value] if entries in (None, []) else [entries, value])
    after = apply(data, [_Editor(lines, header).append(path[0], value)])
    _check({**before, path[0]: [*entries, *_alone(path[0], [value])]}, after, path)
    return after


def _read(data: bytes) -> tuple[Lines, Header, Mapping[str, Any]]:
    lines = Lines(data)
    header = find_header(lines)
    metadata = read_header(lines, header)
    if metadata.problem:
        _, line, column, message = metadata.problem
        raise EditRefused(f"{line}:{column}: {message}", "correct the front matter first")
    return lines, header, metadata.values


def _new_line(path: Sequence[str], value: object) -> str:
    if len(path) == 1:
        return f"{path[0]}: {yaml_text(value)}".rstrip()
    return f"{path[0]}: {yaml_text({path[1]: value})}"


def _check(expected: Mapping[str, Any], after: bytes, path: Sequence[str]) -> None:
    lines = Lines(after)
    metadata = read_header(lines, find_header(lines))
    if metadata.problem or dict(metadata.values) != expected:
        raise EditRefused(
            f"1:1: {'.'.join(path)} cannot be changed safely: the rest would read differently",
            "change it in your editor",
        )


def _alone(key: str, value: object) -> Any:
    """What a value reads as where nothing else stands around it."""
    lines = Lines(f"---\n{_new_line([key], value)}\n---\n".encode())
    return read_header(lines, find_header(lines)).values[key]


class _Editor:
    """Finds the places in the YAML by ruamel's own nodes."""

    def __init__(self, lines: Lines, header: Header) -> None:
        from ruamel.yaml import YAML

        self.header = header
        self.line_end = lines.line_end.decode()
        raw = lines.data[header.start : header.end].decode()
        # As many characters as before, so that the nodes' places hold for the note.
        self.text = raw.replace("\r\n", " \n").replace("\r", "\n")
        self.root = YAML().compose(self.text) if self.text.strip() else None

    def edit(self, path: Sequence[str], value: object) -> Edit:
        if self.root is None or (not self.root.flow_style and not self._pair(self.root, path[0])):
            return self._insert(len(self.text), f"{_new_line(path, value)}{self.line_end}")
        found = self._pair(self.root, path[0])
        if found is None:
            return self._into_flow(self.root, _new_line(path, value))
        if len(path) == 1:
            return self._replace(found, yaml_text(value))
        return self._inside(found, path[1], value)

    def append(self, key: str, value: object) -> Edit:
        found = self._pair(self.root, key)
        assert found is not None  # noqa: S101 - the caller has read a list there
        entries = found[1]
        if entries.flow_style:
            return self._into_flow(entries, yaml_text(value))
        indent = " " * entries.start_mark.column
        return self._insert_line_after(entries, f"{indent}- {yaml_text(value)}")

    def _inside(self, found: tuple[Any, Any], key: str, value: object) -> Edit:
        inner = found[1]
        if not hasattr(inner, "flow_style") or not isinstance(inner.value, list):
            return self._replace(found, yaml_text({key: value}))
        pair = self._pair(inner, key)
        if pair is not None:
            return self._replace(pair, yaml_text(value))
        line = f"{key}: {yaml_text(value)}"
        if inner.flow_style:
            return self._into_flow(inner, line)
        indent = " " * inner.start_mark.column
        return self._insert_line_after(inner, f"{indent}{line}")

    def _insert_line_after(self, node: Any, line: str) -> Edit:
        at = self.text.index("\n", self._last(node)) + 1
        return self._insert(at, f"{line}{self.line_end}")

    def _pair(self, mapping: Any, key: str) -> tuple[Any, Any] | None:
        return next((pair for pair in mapping.value if pair[0].value == key), None)

    def _replace(self, pair: tuple[Any, Any], text: str) -> Edit:
        """Everything between the colon and the value's end becomes the new text."""
        key, value = pair
        start = self.text.index(":", key.end_mark.index) + 1
        is_empty = value.start_mark.index == value.end_mark.index  # and beyond any comment
        end = start if is_empty else self._last(value)
        return self._splice(start, end, f" {text}" if text else "")

    def _into_flow(self, mapping: Any, text: str) -> Edit:
        close = mapping.end_mark.index - 1
        return self._insert(close, f", {text}" if mapping.value else text)

    def _last(self, node: Any) -> int:
        """Where a node ends; a block's own end mark lies beyond comments and blank lines."""
        if isinstance(node.value, list) and node.value and not node.flow_style:
            last = node.value[-1]
            return self._last(last[1] if isinstance(last, tuple) else last)
        return len(self.text[: node.end_mark.index].rstrip())

    def _insert(self, index: int, text: str) -> Edit:
        return self._splice(index, index, text)

    def _splice(self, start: int, end: int, text: str) -> Edit:
        offset = self.header.start
        first = offset + len(self.text[:start].encode())
        last = offset + len(self.text[:end].encode())
        return Edit(first, last, text.encode())
