import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.spelling import fold
from bot.understanding.mentions import Mentions
from bot.understanding.tokens import Quantities


@pytest.fixture(scope="module")
def read(library):
    mentions, quantities = Mentions(library), Quantities(library)

    def read(text):
        folded = fold(text)
        return [
            f"{a.value:g} {a.unit}{'/' + a.per if a.per else ''}"
            for a in quantities.find(folded, mentions.find(folded))
        ]

    return read


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("700W", ["700 W"]),
        ("3日間", ["3 day"]),
        ("48 hrs", ["48 h"]),
        ("2.9Ｗｈ", ["2.9 Wh"]),
        ("12メガワットアワー", ["12 MWh"]),
        ("80 percent", ["80 %"]),
        ("8割の負荷", ["80 %"]),
        ("2.39bn dollars", ["2.39e+09 USD"]),
        ("¥30 per kWh", ["30 JPY/kWh"]),
        ("12 cents per kWh", ["12 cent/kWh"]),
        ("kWhあたり25円", ["25 JPY/kWh"]),
        ("1kWh25円", ["25 JPY/kWh"]),
        ("0.4 kg per kWh", ["0.4 kg/kWh"]),
        ("1kWhあたり0.5kg", ["0.5 kg/kWh"]),
        ("0.43 kgCO2e per kWh", ["0.43 kg/kWh"]),
        ("0.000431t-CO2/kWh", ["0.431 kg/kWh"]),
        ("WUE 1.8 L/kWh", ["1.8 L/kWh"]),
        ("3 Wh each", ["3 Wh/each"]),
        ("350w each for 48 hrs", ["350 W/each", "48 h"]),
        ("1回3Wh", ["3 Wh/request"]),
        ("one chat takes 3 watt-hours", ["3 Wh/request"]),
        ("0.5 Wh per 1,000 tokens", ["0.0005 Wh/token"]),
        ("1枚700W", ["700 W/gpu"]),
        ("each GPU draws 700 W", ["700 W/gpu"]),
        ("10,000 kWh/yr per home", ["10000 kWh/home"]),
        ("one home uses 10,000 kWh a year", ["10000 kWh/home"]),
        ("a home uses 30 kWh a day", ["10950 kWh/home"]),
        ("車1台の年間排出を4.6トン", ["4.6 t/car"]),
        ("1台4.6トン", ["4.6 t/car"]),
        ("1日200万回", ["2e+06 request/day"]),
        ("300 questions/day", ["300 request/day"]),
        ("毎日20回", ["20 request/day"]),
        ("20 times a day", ["20 request/day"]),
        ("月100万回", ["1e+06 request/month"]),
        ("20 prompts a day each", ["20 request/day"]),
        ("1日8時間、30日", ["8 h/day", "30 day"]),
        ("24時間365日", ["24 h/day", "365 day"]),
        ("1年(365日)", ["365 day"]),
        ("a month of 30 days", ["30 day"]),
        ("half a megawatt for half an hour", ["0.5 MW", "0.5 h"]),
        ("1時間半", ["1.5 h"]),
        ("how many kWh a year", ["1 year"]),
        ("電気代は月いくら", ["1 month"]),
        ("1.2万枚のA100", ["12000 gpu"]),
        ("8 H100s", ["8 gpu"]),
        ("H100 x8", ["8 gpu"]),
        ("8xA100", ["8 gpu"]),
        ("500 H100-hours", ["500 GPU-h"]),
        ("10万GPU時間", ["100000 GPU-h"]),
        ("画像を10万枚", ["100000 image"]),
        ("四万社", ["40000 company"]),
        ("20世帯", ["20 home"]),
        ("7B model on 2T tokens", ["7e+09 parameter", "2e+12 token"]),
        ("パラメータ130億、トークン3000億", ["1.3e+10 parameter", "3e+11 token"]),
        ("N=13e9, D=1e12", ["1.3e+10 parameter", "1e+12 token"]),
        ("312TFLOPS", ["312 TFLOP/s"]),
        ("3e23 FLOP", ["3e+23 FLOP"]),
        ("PUE1.1", ["1.1 1"]),
        ("pue of 1.2", ["1.2 1"]),
        ("load 0.6", ["60 %"]),
        ("稼働率80%", ["80 %"]),
        ("a 100-megawatt site", ["100 MW"]),
        ("from a 10 MW facility", ["10 MW"]),
    ],
)
def test_amounts_have_their_unit_and_what_they_are_for(read, text, amounts):
    assert read(text) == amounts


@pytest.mark.parametrize(
    "text",
    [
        "2030年の市場",
        "１月１１日に",
        "on January 11, 2024",
        "in 2030",
        "23年→30年",
        "GPT-3",
        "H100とA100",
        "6×N×Dで",
        "the 2030 gpu forecast",
        "1/3",
        "80GB",
        "二酸化炭素",
        "千葉",
        "一般的",
    ],
)
def test_dates_names_and_parts_of_words_are_no_amounts(read, text):
    assert read(text) == []


def test_amounts_know_where_they_stand(library):
    folded = fold("50MWを30日間")
    found = Quantities(library).find(folded)
    assert [folded[a.start : a.end] for a in found] == ["50mw", "30日間"]


_MARKS = st.text(alphabet=st.sampled_from("0123456789abekwht/.,% 万千円枚日あたり毎gpuone"), max_size=300)


def test_any_text_can_be_read(library):
    quantities = Quantities(library)

    @given(_MARKS)
    def check(text):
        folded = fold(text)
        assert all(0 <= a.start < a.end <= len(folded) for a in quantities.find(folded))

    check()
