"""Another build of the same product takes its place in the last question."""

import pytest

from bot.understanding import Understanding


@pytest.mark.parametrize(
    ("turn", "line", "row"),
    [
        ("how many watts does an A100 draw?", "no, the PCIe one with 40 GB", "a100-pcie-40gb"),
        ("H100って何W？", "ちがう、PCIeのほう", "h100-pcie"),
        ("how many watts does an RTX 4070 draw?", "and the Ti Super?", "rtx-4070-ti-super"),
    ],
)
def test_a_build_is_found_by_what_it_adds(understanding: Understanding, turn: str, line: str, row: str):
    assert understanding.read(line, [turn]).options["topic"] == f"accelerators/{row}/tdp_w"


def test_two_builds_that_fit_are_none(understanding: Understanding):
    assert understanding.read("PCIeだと？", ["A100って何W？"]).intent == "decline"
