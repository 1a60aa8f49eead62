"""Named tuples and dates that cost next to nothing to load."""

from __future__ import annotations

import datetime
import hashlib
import runpy
import sys
from unittest.mock import patch

import pytest

from oneonone.domain import day, digest
from oneonone.domain.record import Record


class Thing(Record):
    """A thing."""

    name: str
    size: int = 1

    @property
    def double(self) -> int:
        return 2 * self.size


def test_a_record_is_a_tuple_with_names_defaults_and_properties() -> None:
    thing = Thing("a")
    assert (thing.name, thing.size, thing.double) == ("a", 1, 2)
    assert thing == ("a", 1)
    assert thing._replace(size=3) == Thing("a", 3)
    assert (Thing.__doc__, Thing.__module__) == ("A thing.", __name__)


def test_a_record_cannot_be_changed_or_given_more() -> None:
    thing = Thing("a")
    with pytest.raises(AttributeError):
        thing.size = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        thing.other = 2  # type: ignore[attr-defined]


def test_a_date_is_that_of_datetime_with_or_without_its_compiled_half() -> None:
    assert day.date is datetime.date
    assert day.timedelta is datetime.timedelta
    with patch.dict(sys.modules, {"_datetime": None}):
        assert runpy.run_path(day.__file__)["date"] is datetime.date


def test_a_digest_is_that_of_hashlib_with_or_without_its_compiled_half() -> None:
    expected = hashlib.blake2b(b"alice", digest_size=8).digest()
    assert digest.blake2b(b"alice", digest_size=8).digest() == expected
    with patch.dict(sys.modules, {"_blake2": None}):
        other = runpy.run_path(digest.__file__)["blake2b"]
    assert other(b"alice", digest_size=8).digest() == expected


def test_a_record_of_nothing_is_equal_to_itself() -> None:
    class Nothing(Record):
        """Says it all."""

    assert Nothing() == Nothing()
