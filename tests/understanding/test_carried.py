"""What was named just now is what a calculation counts; the power that was told is used where it is pointed to."""

from bot.understanding import Understanding


def test_the_accelerator_of_the_last_answer_is_counted(understanding: Understanding):
    reading = understanding.read("so 72 of those for a week, kWh?", ["tdp of a B200?"])
    assert (reading.options["gpu"], reading.options["count"]) == ("b200-sxm", 72)
    assert "power_w" not in reading.options


def test_the_power_that_was_told_is_stated(understanding: Understanding):
    reading = understanding.read("16 of them for 5 days at that power, kWh?", ["What is the TDP of an A100 SXM?"])
    assert (reading.options["gpu"], reading.options["power_w"]) == ("a100-sxm-80gb", 400)


def test_a_line_with_a_name_of_its_own_counts_that(understanding: Understanding):
    reading = understanding.read("16 H100 for 5 days at 700 W, kWh?", ["What is the TDP of an A100 SXM?"])
    assert reading.options["gpu"] == "h100-sxm"
