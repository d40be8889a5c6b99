"""What every test may ask for: the real knowledge, and Denki put together on it, once per run."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from bot.library import Library, open_library

if TYPE_CHECKING:
    from bot.app import Denki

# a slow or busy machine is no reason to fail
settings.register_profile("denki", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("denki")


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="session")
def denki() -> "Denki":
    from bot.app import assemble  # here, so that the tests of one room do not import all the others

    return assemble()
