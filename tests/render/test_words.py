"""The filters of the templates: quantities and values in both languages, and the asker's own words made harmless."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.footprint.quantity import Quantity, known
from bot.footprint.quantity import given as said
from bot.library import Value, open_library
from bot.render.ledger import Ledger
from bot.render.words import Printable, Words

LIBRARY = open_library()
LINES = st.text(st.sampled_from("@<>#:&!/*_`~|[]()\\{}%7 \n\teveryonehere1"), max_size=60)


@pytest.fixture(params=["en", "ja"])
def lang(request):
    return request.param


def words(lang: str) -> Words:
    return Words(LIBRARY, lang, Ledger())


def calculated(central: float, low: float, high: float, unit: str = "kWh") -> Quantity:
    return Quantity("energy", unit, central, low, high, "calculated")


@pytest.mark.parametrize(
    ("quantity", "unit", "en", "ja"),
    [
        (said("hours", 72, "h"), None, "72 hours", "72時間"),
        (said("hours", 1, "h"), None, "1 hour", "1時間"),
        (said("energy", 1_287_000, "kWh"), None, "1,287 MWh", "1287MWh"),
        (said("energy", 1_287_000, "kWh"), "kWh", "1,287,000 kWh", "128万7000kWh"),
        (said("energy", 1_287_000, "kWh"), "GWh", "1.287 GWh", "1.287GWh"),
        (said("carbon", 552_000, "kgCO2e"), None, "552 t", "552トン"),
        (calculated(612.949, 400, 900), None, "613 kWh", "613kWh"),
        (calculated(6129.49, 4000, 9000), None, "6,129 kWh", "6129kWh"),
        (calculated(1_289_160, 1_289_160, 1_289_160), None, "1,289 MWh", "1289MWh"),
        (known("pue", "1", 1.09, 1.14, 1.43), None, "1.14", "1.14"),
    ],
)
def test_a_quantity_prints_its_central_value(quantity, unit, en, ja):
    arguments = (quantity, unit) if unit else (quantity,)
    assert words("en")._q(*arguments) == en
    assert words("ja")._q(*arguments) == ja


def test_a_range_stands_in_the_unit_of_its_central_value():
    quantity = calculated(613, 398.4, 12_345)
    assert words("en")._range(quantity) == "398–12,300 kWh"
    assert words("ja")._range(quantity) == "398〜1万2300kWh"


@pytest.mark.parametrize(
    ("value", "unit", "en", "ja"),
    [
        (Value(value=1287, unit="MWh"), "kWh", "1,287,000 kWh", "128万7000kWh"),
        (Value(value=16, low=13.5, high=20, unit="GW"), None, "16 GW", "16GW"),
        (Value(low=13.5, high=20, unit="GW"), None, "13.5–20 GW", "13.5〜20GW"),
        (Value(low=13.5, high=20, unit="GW"), "kW", "13.5–20 million kW", "1350万kW〜2000万kW"),
        (Value(value=2_390_000_000, unit="USD"), None, "US$2.39 billion", "23億9000万ドル"),
        (Value(value="2022-04", unit="date"), None, "April 2022", "2022年4月"),
    ],
)
def test_a_curated_value_prints_as_it_was_written(value, unit, en, ja):
    assert words("en").value(value, unit) == en
    assert words("ja").value(value, unit) == ja


def test_a_value_inside_a_sentence_prints_itself_and_is_noted(lang):
    speech = words(lang)
    text = str(Printable(Value(value=123, unit="car"), speech))
    assert text in {"123 cars", "123台"}
    assert speech.ledger.printed == [text]


@pytest.mark.parametrize(
    "filtered",
    [
        lambda w: w._q(said("hours", 72, "h")),
        lambda w: w._range(calculated(3, 1, 5)),
        lambda w: w._likely(calculated(3, 1, 5)),
        lambda w: w._number((1, 2, 3)),
        lambda w: w._times(2.345),
        lambda w: w._year("2024-01-11"),
        lambda w: w._month("2024-01-11"),
        lambda w: w._on("2024-01-11"),
        lambda w: w._plain("2026.1"),
        lambda w: w._echo("8 H100"),
        lambda w: w._source("patterson-2021"),
        lambda w: w._name(LIBRARY.accelerators["h100-sxm"]),
    ],
)
def test_every_printed_number_is_in_the_ledger(filtered, lang):
    speech = words(lang)
    text = filtered(speech)
    assert re.search(r"\d", text)
    assert not re.search(r"\d", speech.ledger.unaccounted(text))


@given(LINES | st.text(max_size=300), st.sampled_from(["en", "ja"]))
def test_an_echo_pings_nobody_and_marks_nothing_up(text, lang):
    echo = words(lang)._echo(text)
    assert not re.search(r"@(?:everyone|here)", echo)
    assert not re.search(r"(?<!\\)<|<[@#:/]|<a:", re.sub(r"\\<(?![@#:/])", "", echo))
    assert not re.search(r"(?<!\\)[*_`~|\[\]>#]", echo.replace("\\\\", ""))
    assert "\n" not in echo


@pytest.mark.parametrize("name", ["everyone", "here"])
@pytest.mark.parametrize("before", ["@", "@@", "＠", "@\u200b", "@<@", "<@&@"])
def test_an_echo_never_becomes_a_mention(before, name):
    assert f"@{name}" not in words("en")._echo(f"{before}{name}")


def test_an_echo_is_one_short_line():
    echo = words("en")._echo("long " * 2000)
    assert len(echo) <= 200
    assert echo.endswith("…")


def test_an_echo_is_not_evaluated(denki):
    for lang in ("en", "ja"):
        from bot.errors import Refusal

        text = denki.renderer.refusal(Refusal("unknown-topic", given="{{7*7}} {% raise %}", near=[]), lang).plain
        assert "{{7*7}} {% raise %}" in text
        assert "49" not in text
