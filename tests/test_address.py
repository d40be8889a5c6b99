"""Addresses say everything in a custom_id and come back the same."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.address import Address, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEY = st.from_regex(r"[a-z]{1,2}", fullmatch=True)
ADDRESSES = st.builds(
    Address,
    command=st.sampled_from(["fact", "footprint hardware", "convert"]),
    options=st.dictionaries(KEY, TEXT, max_size=4),
    lang=st.sampled_from(["en", "ja"]),
    view=st.sampled_from(["card", "steps", "sources", "form"]),
    page=st.integers(0, 999),
)


@given(ADDRESSES)
def test_an_address_comes_back_as_it_was(address):
    custom_id = address.custom_id()
    if custom_id is not None:
        assert len(custom_id) <= 100
        assert parse(custom_id) == address


def test_it_reads_as_it_is_written():
    address = Address("footprint hardware", {"g": "h100-sxm", "n": "8"}, "ja", "steps")
    assert address.custom_id() == "1/ja/steps.0/footprint hardware?g=h100-sxm&n=8"


def test_what_does_not_fit_has_no_custom_id():
    assert Address("fact", {"t": "x" * 90}).custom_id() is None


@pytest.mark.parametrize(
    "text",
    ["", "x", "2/en/card.0/fact?", "1/fr/card.0/fact?", "1/en/card/fact?", "1/en/a!.0/fact?", "1/en/card.-1/fact?",
     "1/en/card.²/fact?", "1/en/card.0/?t=x", "1/en/card.0/fact", "1/en/card.99999/fact?"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError, match="not an address"):
        parse(text)


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(ValueError):
        assert parse(text).command
