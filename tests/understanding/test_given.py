"""Numbers by role: the first of a role counts, what is asked for counts as used, and numbers can be put together."""

from bot.understanding.given import Given
from bot.understanding.reading import Amount


def _amount(start: int, value: float, unit: str = "gpu") -> Amount:
    return Amount(value, unit, "count", start, start + 1)


def test_what_is_asked_for_is_used_and_nothing_else():
    given = Given()
    for start, value in ((0, 8.0), (5, 3.0)):
        given.numbers["count"].append(value)
        given.said["count"].append(_amount(start, value))
    assert "count" in given
    assert given.get("hours") is None
    assert not given.used
    assert given["count"] == 8.0
    assert given.used == {0}


def test_what_several_amounts_make_uses_them_all():
    given = Given()
    nodes, each = _amount(0, 4.0, "machine"), _amount(9, 8.0)
    given.combine("count", 32.0, [nodes, each])
    assert given.get("count") == 32.0
    assert given.used == {0, 9}
    assert given.roles == {"count"}
