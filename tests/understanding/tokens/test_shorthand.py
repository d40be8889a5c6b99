"""Numbers whose unit the rest of the question says."""

from bot.understanding.reading import Amount
from bot.understanding.tokens.shorthand import spelled_out

COUNT = Amount(1e6, "request", "count", 0, 10)


def _in(folded: str, piece: str, value: float, unit: str, dimension: str, per: str = "") -> Amount:
    start = folded.index(piece)
    return Amount(value, unit, dimension, start, start + len(piece), per)


def test_an_amount_is_for_so_many_of_what_is_counted():
    folded = "1m queries at 2.9 kwh per 1000"
    used, number = _in(folded, "2.9 kwh", 2.9, "kWh", "energy"), _in(folded, "1000", 1000.0, "", "")
    count, one = spelled_out(folded, [COUNT, used, number])
    assert count == COUNT
    assert (one.value, one.unit, one.per) == (2.9 / 1000, "kWh", "request")


def test_a_number_elsewhere_is_nothing_it_is_for():
    folded = "1m queries at 2.9 kwh, and 1000"
    amounts = [COUNT, _in(folded, "2.9 kwh", 2.9, "kWh", "energy"), _in(folded, "1000", 1000.0, "", "")]
    assert spelled_out(folded, amounts) == amounts


def test_a_bare_price_is_in_the_currency_that_is_named():
    folded = "cost in dollars at 0.18/kwh"
    price = _in(folded, "0.18/kwh", 0.18, "", "", "kWh")
    assert [a.unit for a in spelled_out(folded, [price])] == ["USD"]
    assert spelled_out("cost at 0.18/kwh", [price]) == [price]
