"""A bounded part of `make fuzz`."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.attacks.fuzz import Fuzz, fuzz, main, seeds


def test_no_bytes_whatever_make_reading_raise() -> None:
    size, failed = fuzz(2_000, seed=20261120)
    assert failed == []
    assert size > 1_000_000


def test_the_strings_are_many_and_the_same_for_a_seed() -> None:
    first = list(islice(Fuzz(1).strings(), 500))
    assert first == list(islice(Fuzz(1).strings(), 500))
    assert first != list(islice(Fuzz(2).strings(), 500))
    assert len({data for _, data in first}) > 450
    assert len(seeds()) > 40


def test_what_is_found_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises(path: str, data: bytes) -> None:
        raise ValueError(path)

    monkeypatch.setattr("tests.attacks.fuzz.read", raises)
    assert main(["--count", "3", "--seed", "7"]) == 1
    assert "byte strings read: 3 (0 MB, seed 7, 0 s), exceptions 3" in capsys.readouterr().out
