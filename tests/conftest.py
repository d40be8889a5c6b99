"""What every test may ask for: the real knowledge, and Denki put together on it, once per run."""

from typing import TYPE_CHECKING

import pytest

from bot.library import Library, open_library

if TYPE_CHECKING:
    from bot.app import Denki


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="session")
def denki() -> "Denki":
    from bot.app import assemble

    return assemble()
