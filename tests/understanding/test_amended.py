"""A number that is put right takes the place of the one that it corrects, or Denki asks which one that is."""

import pytest

from bot.understanding import Understanding

PER_DAY = "RTX 4090を450Wで1日5時間、30日。PUEなしで何kWh？"
FORMULA = "3 kWh a day × 12 people × 5 days?"


@pytest.mark.parametrize(
    ("question", "line", "option", "value"),
    [
        (PER_DAY, "やっぱ3時間で", "hours", 90),
        (PER_DAY, "10日なら", "hours", 50),
        (PER_DAY, "0.3kWだったら", "power_w", 300),
        (FORMULA, "20 people", "formula", "3 kWh/day/person × 20 person × 5 day"),
        (FORMULA, "not 5 days, 2 weeks", "formula", "3 kWh/day/person × 12 person × 14 day"),
        ("80 MWh at 0.6 kg/kWh, how many t", "nah sorry the grid was 0.4", "grid", 0.4),
        ("1200 V100s for 30 days, 300 W, PUE 1.1 -> MWh?", "no wait 1500 of em", "count", 1500),
    ],
)
def test_a_number_takes_the_place_of_one_of_its_kind(
    understanding: Understanding, question: str, line: str, option: str, value: object
):
    assert understanding.read(line, [question]).options[option] == value


def test_what_was_changed_before_stays_changed(understanding: Understanding):
    turns = ["8 H100 for 3 days in Japan, kWh?", "and in France?", "and with A100s?"]
    options = understanding.read("make it 10 days", turns).options
    assert (options["region"], options["gpu"], options["days"]) == ("FR", "a100-sxm-80gb", 10)


def test_a_number_that_may_be_either_of_two_is_asked_back(understanding: Understanding):
    reading = understanding.read("what about 4?", [FORMULA])
    assert (reading.intent, reading.unused) == ("clarify", ("4",))


def test_no_day_has_more_hours_than_it_has(understanding: Understanding):
    assert understanding.read("72時間だと", [PER_DAY]).options.get("hours") != 72 * 30


def test_a_price_for_a_megawatt_hour_is_one_of_kilowatt_hours(understanding: Understanding):
    turn = "A site uses 8 MW around the clock for 30 days. How many MWh is that?"
    reading = understanding.read("What would that cost at 70 dollars per MWh?", [turn])
    assert (reading.options["price"], reading.lead) == ("0.07 USD/kWh", ("cost", ""))


def test_short_ways_to_go_on_amend_too(understanding: Understanding):
    turn = "64 h100 @ 700w 4 days pue 1.2 kwh??"
    assert understanding.read("ok n w/ pue 1.05", [turn]).options["pue"] == 1.05
    turn = "1日20万回、1回0.4Whのチャットボットは1日何kWhですか。"
    assert understanding.read("1回0.25Whに改善したらどうなりますか。", [turn]).options["wh_per_request"] == 0.25


@pytest.mark.parametrize("line", ["じゃ係数80g/kWhだと", "80g/kWhの国だと", "at 0.08 kg/kWh then"])
def test_what_was_said_in_another_way_is_replaced(understanding: Understanding, line: str):
    reading = understanding.read(line, ["1200kWhで係数0.5だとCO2何kg？"])
    assert reading.options == {"amount": "1200 kWh", "grid": 0.08}
