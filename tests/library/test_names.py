"""Finding entries by any name: exactly, with a slip, nearly, and as one types."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library import open_library
from bot.library.spelling import fold

LIBRARY = open_library()  # for strategies, which are built before fixtures
FIND = LIBRARY.find
SHELVES = (
    "facts",
    "topics",
    "names",
    "terms",
    "sources",
    "accelerators",
    "systems",
    "grids",
    "cloud_regions",
    "models",
    "training_runs",
)


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_spelling_leads_to_its_entry(shelf):
    shared = {fold(name) for name in LIBRARY.ambiguous}
    owners: dict[str, set[str]] = {}
    for spelling, entry in FIND.spellings(shelf):
        owners.setdefault(fold(spelling), set()).add(entry)
    lost = {s for s, ids in owners.items() if s and s not in shared and FIND.exact(shelf, s) not in ids}
    assert not lost


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_id_leads_to_itself(shelf):
    assert [i for i in getattr(LIBRARY, shelf) if FIND.exact(shelf, i) != i] == []


@pytest.mark.parametrize(
    ("shelf", "text", "entry"),
    [
        ("accelerators", "H100", "h100-sxm"),
        ("accelerators", "ｈ１００", "h100-sxm"),
        ("grids", "日本", "JP"),
        ("grids", "japan", "JP"),
        ("grids", "フランス", "FR"),
        ("names", "エヌビディア", "nvidia"),
        ("names", "オープンエーアイ", "openai"),
        ("terms", "ピーユーイー", "pue"),
        ("systems", "DGX H100", "dgx-h100"),
        ("systems", "Standard_ND96isr_H100_v5", "azure:ND96isr H100 v5"),
        ("grids", "石炭火力", "SOURCE-COAL"),
        ("grids", "北アイルランド", "GB"),
    ],
)
def test_names_people_use(shelf, text, entry):
    assert FIND.exact(shelf, text) == entry
    assert FIND.close(shelf, text) == entry


@pytest.mark.parametrize(
    ("shelf", "slip", "entry"),
    [
        ("names", "エヌビデア", "nvidia"),
        ("names", "Nvidea", "nvidia"),
        ("grids", "Germny", "DE"),
        ("names", "microsft", "microsoft"),
        ("accelerators", "Gefore RTX 4090", "rtx-4090"),
        ("models", "llma 3.1 70b", "llama-3.1-70b"),
    ],
)
def test_a_typing_slip_is_forgiven(shelf, slip, entry):
    assert FIND.close(shelf, slip) == entry


@pytest.mark.parametrize(
    ("shelf", "text"),
    [
        *[("accelerators", t) for t in ("RTX 2075", "RTX 3050", "RTX 3080 Super", "MI450X", "MI300B", "MTIA 300")],
        *[
            ("accelerators", t)
            for t in ("Maia 200", "Gaudi 4", "Trainium 4", "Ascend 950", "TPU v8", "DGX B200", "H1000")
        ],
        *[("accelerators", t) for t in ("half H100", "A100 MIG 1g.5gb", "RTX 3090 laptop", "RTX 6000", "H300")],
        *[("models", t) for t in ("Gemini 3 Pro", "DeepSeek V4", "DeepSeek R2", "GPT-5.6", "GPT-6", "GPT-4o nano")],
        *[
            ("models", t)
            for t in ("Claude Opus 5", "Claude Opus 4.6", "Gemma 5", "Grok 5", "Llama 3.3 8B", "Gemini 1.5")
        ],
        *[("systems", t) for t in ("DGX H300", "GB200 NVL36", "p6.48xlarge")],
        *[("grids", t) for t in ("Atlantis", "Kosovo", "Monaco", "SE3", "Georgia", "Congo")],
    ],
)
def test_a_name_is_never_replaced_by_a_similar_one(shelf, text):
    assert FIND.close(shelf, text) is None


@pytest.mark.parametrize(
    ("shelf", "text", "entry"),
    [
        ("accelerators", "NVIDIA H100 80GB HBM3", "h100-sxm"),
        ("accelerators", "AMD Instinct MI300X OAM", "mi300x"),
        ("accelerators", "Tesla V100-SXM2-16GB", "v100-sxm-16gb"),
        ("accelerators", "NVIDIA A100-SXM4-80GB", "a100-sxm-80gb"),
        ("accelerators", "NVIDIA A100 80GB PCIe", "a100-pcie-80gb"),
        ("accelerators", "NVIDIA GeForce RTX 4090 Laptop GPU", "rtx-4090-laptop"),
        ("accelerators", "NVIDIA RTX 6000 Ada Generation", "rtx-6000-ada"),
        ("accelerators", "H100s", "h100-sxm"),
        ("models", "Qwen3 235B", "qwen3-235b-a22b"),
        ("models", "Meta Llama 3 8B", "llama-3-8b"),
        ("models", "GPT-5 nano", "gpt-5-nano"),
    ],
)
def test_what_drivers_and_people_write_around_a_name_does_not_hide_it(shelf, text, entry):
    assert FIND.close(shelf, text) == entry


@pytest.mark.parametrize("text", ["", " ", "?", "🙂", "zzzzzzzz", "{{7*7}}", "H", "GPT", "@everyone"])
def test_what_is_no_name_is_not_guessed(text):
    assert FIND.close("accelerators", text) is None


@pytest.mark.parametrize(("shelf", "text", "entry"), [("accelerators", "H1000", "h100-sxm"), ("grids", "Japn", "JP")])
def test_the_nearest_names_hold_the_one_that_was_meant(shelf, text, entry):
    assert entry in FIND.nearest(shelf, text)


@given(st.sampled_from(SHELVES), st.text(max_size=40))
def test_whatever_is_typed_the_finders_give_ids_of_the_shelf(shelf, text):
    shelf_ids = getattr(LIBRARY, shelf)
    near, starting = FIND.nearest(shelf, text), FIND.starting(shelf, text)
    assert len(near) <= 3
    assert len(starting) <= 25
    for found in (near, starting):
        assert len(set(found)) == len(found)
        assert set(found) <= set(shelf_ids)
    exact, close = FIND.exact(shelf, text), FIND.close(shelf, text)
    assert exact is None or close == exact
    assert close is None or close in shelf_ids


@settings(max_examples=50)
@given(
    st.sampled_from([(s, i) for s in ("accelerators", "grids", "terms", "names") for i in getattr(LIBRARY, s)]),
    st.data(),
)
def test_typing_the_start_of_a_name_suggests_it(place, data):
    shelf, entry = place
    name = data.draw(st.sampled_from([s for s, owner in FIND.spellings(shelf) if owner == entry]))
    length = data.draw(st.integers(min_value=1, max_value=len(name)))
    found = FIND.starting(shelf, name[:length], limit=10_000)
    assert entry in found or _claimed_by_another(shelf, name, entry)


def test_without_a_word_the_shelf_is_shown_from_its_start():
    assert FIND.starting("accelerators", "", 5) == list(LIBRARY.accelerators)[:5]


def _claimed_by_another(shelf: str, name: str, entry: str) -> bool:
    return FIND.exact(shelf, name) != entry
