"""A power source counts only where something runs on it."""

import pytest

from bot.library import Library
from bot.library.spelling import fold
from bot.understanding.power_sources import PowerSources


@pytest.fixture(scope="module")
def sources(library: Library) -> PowerSources:
    return PowerSources(library)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("8 H100 for 24 hours on coal power", "SOURCE-COAL"),
        ("8 H100 for 24 hours on solar", "SOURCE-SOLAR"),
        ("8 H100 with nuclear for a day", "SOURCE-NUCLEAR"),
        ("GPT-3 trained on pure coal", "SOURCE-COAL"),
        ("8 H100 using 100% wind power", "SOURCE-WIND"),
        ("石炭火力だけで学習したら", "SOURCE-COAL"),
        ("太陽光で動かしたら", "SOURCE-SOLAR"),
        ("原子力なら何トン", "SOURCE-NUCLEAR"),
        ("水力100%でH100を8枚", "SOURCE-HYDRO"),
        ("風力発電のみで3日", "SOURCE-WIND"),
    ],
)
def test_what_something_runs_on(sources: PowerSources, text: str, source: str):
    assert [mention.id for mention in sources.find(fold(text))] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "how much solar power was switched off in Kyushu",
        "nuclear fusion for data centres",
        "太陽光で余った電力は",
        "風力発電が多い地域",
        "原発の再稼働",
        "the wind in Texas",
        "natural gas prices",
    ],
)
def test_what_is_only_spoken_of(sources: PowerSources, text: str):
    assert list(sources.find(fold(text))) == []
