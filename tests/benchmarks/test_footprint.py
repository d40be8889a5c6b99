"""The calculator: time of a full answer, beside EcoLogits where it is installed; and own ÷ published per run."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

import pytest

from bot.commands import Desk
from bot.footprint import (
    Footprint,
    Place,
    Quantity,
    equivalents,
    given,
    hardware,
    inference,
)
from bot.library import Library, open_library
from bot.understanding import Understanding
from tests.footprint.test_published_runs import own_over_published

LIBRARY = open_library()


def _place(library: Library) -> Place:
    japan = library.grids["JP"]
    grid = japan.figure("grid", "kg/kWh", japan.intensity_g / 1000)
    return Place(library.constants["pue"], grid, library.constants["wue_grid_world"].named("wue_grid"))


def _one(library: Library, row: str, unit: str) -> Quantity:
    found = library.equivalents[row]
    return found.figure("one", unit, found.central, found.low, found.high)


def _whole(footprint: Footprint, homes: tuple[Quantity, ...], cars: tuple[Quantity, ...]) -> Footprint:
    """Everything a card shows: the comparisons, and likely range and driver of each figure."""
    equivalents(footprint.figures["energy"], homes)
    equivalents(footprint.figures["carbon"], cars)
    for figure in footprint.figures.values():
        _ = figure.likely_low, figure.likely_high, figure.driver
    return footprint


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Writes a line that is seen although the test passes."""

    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {line}")

    return write


@pytest.fixture(scope="module")
def request_answer() -> Callable[[], Footprint]:
    """The answer to one chat of 400 tokens."""
    place, size = _place(LIBRARY), LIBRARY.inference_classes["XL"]
    joules = size.figure("joules_per_token", "J", size.chat_j, size.chat_low_j, size.chat_high_j)
    homes = (_one(LIBRARY, "household-electricity-japan", "kWh"),)
    cars = (_one(LIBRARY, "car-year-us", "kgCO2e"),)

    def answer() -> Footprint:
        count, length = given("requests", 1, "request"), given("output_tokens", 400, "token")
        run = inference(count, length, joules, place, LIBRARY.constants, given("accelerator_w", 700, "W"))
        return _whole(run, homes, cars)

    return answer


@pytest.fixture(scope="module")
def hardware_answer() -> Callable[[], Footprint]:
    """The answer to 8 H100 for 72 hours."""
    place, row = _place(LIBRARY), LIBRARY.accelerators["h100-sxm"]
    power = row.figure("power_w", "W", row.node_w or 0, row.node_low_w, row.node_high_w)
    homes = (_one(LIBRARY, "household-electricity-japan", "kWh"),)
    cars = (_one(LIBRARY, "car-year-us", "kgCO2e"),)

    def answer() -> Footprint:
        run = hardware(given("count", 8, "gpu"), given("hours", 72, "h"), power, place, LIBRARY.constants)
        return _whole(run, homes, cars)

    return answer


def test_hardware_with_ranges_working_and_comparisons(benchmark, hardware_answer):
    assert benchmark(hardware_answer).figures["energy"].central > 0


def test_inference_with_ranges_working_and_comparisons(benchmark, request_answer):
    assert benchmark(request_answer).figures["energy"].central > 0


def test_at_least_five_times_as_fast_as_ecologits(benchmark, request_answer, say):
    if importlib.util.find_spec("ecologits") is None:
        pytest.skip("ecologits is not installed (pip install denki[ecologits])")
    from ecologits.tracers.utils import llm_impacts

    def theirs() -> object:
        return llm_impacts("openai", "gpt-4o", 400, float("inf"), "JPN")

    other = _median(theirs)
    benchmark(request_answer)
    own = _median(request_answer)
    say(f"own {own * 1e6:.1f} µs, EcoLogits {other * 1e6:.1f} µs: {other / own:.1f} times")
    assert other / own >= 5


def test_importing_the_calculator_is_quick(benchmark, say):
    code = "import time; t = time.perf_counter(); import bot.footprint; print(time.perf_counter() - t)"

    def fresh() -> float:
        return float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)

    took = benchmark.pedantic(fresh, rounds=3, iterations=1)
    say(f"import bot.footprint: {took * 1e3:.1f} ms")


def test_own_over_published(benchmark, say):
    desk = Desk(LIBRARY, Understanding(LIBRARY))
    ratios = benchmark.pedantic(own_over_published, args=(LIBRARY, desk), rounds=1)
    for name, ratio in sorted(ratios.items(), key=lambda pair: pair[1]):
        say(f"{ratio:6.2f}  {LIBRARY.training_runs[name].boundary:8} {name}")
    low, middle, high = quantiles(ratios.values(), n=4)
    say(f"own ÷ published: median {middle:.2f}, middle half {low:.2f} to {high:.2f}, n = {len(ratios)}")


def _median(work: Callable[[], object], rounds: int = 300) -> float:
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)
