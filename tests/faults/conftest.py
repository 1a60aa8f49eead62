"""A process that forks command lines, for tests that start thousands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.warm import Warm


@pytest.fixture(scope="session")
def warm(isolated_session: None) -> Iterator[Warm]:
    """A process that forks command lines, in the environment of tests."""
    warm = Warm()
    yield warm
    warm.stop()
