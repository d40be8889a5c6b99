"""Names that no row has are reported as such, and what only looks like one is left alone."""

import pytest

from bot.library import Library
from bot.library.spelling import clean, fold
from bot.understanding.mentions import Mentions
from bot.understanding.reading import Mention
from bot.understanding.unknown_names import UNKNOWN, unsettled
from tests.growth import grows_gently


@pytest.fixture(scope="module")
def mentions(library: Library) -> Mentions:
    return Mentions(library)


def read(mentions: Mentions, text: str) -> list[Mention]:
    cleaned = clean(text)
    return mentions.read(fold(text), cleaned)


def unknown(mentions: Mentions, text: str) -> list[str]:
    return [mention.id for mention in read(mentions, text) if mention.shelf == UNKNOWN]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1000 Rubin GPUs for a month", "rubin"),
        ("100 TPU v8 for 1 day", "tpu v8"),
        ("MI450Xを8枚で3日", "mi450x"),
        ("RTX 2075を4枚で24時間", "rtx 2075"),
        ("Zorblax-9の学習の電力は？", "zorblax-9"),
        ("フガ9の訓練で電力をどれだけ使った？", "フガ9"),
        ("RTX 3090 laptop for 8 hours", "rtx 3090 laptop"),
        ("RTX 4090 Ti", "rtx 4090 ti"),
        ("Maia 200 x 100 for 10 hours", "maia 200"),
        ("8xH300 for 3 days", "h300"),
        ("A100 MIG 1g.5gb slice for 24 hours", "mig 1g.5gb"),
        ("train an 8x22B MoE on 1T tokens", "8x22b"),
        ("p6.48xlarge for 24 hours", "p6.48xlarge"),
        ("4 DGX for a day", "dgx"),
        ("How much energy does one Claude Opus 5 answer use?", "claude opus 5"),
        ("a Gemini 3 Pro query", "gemini 3 pro"),
        ("GPT-5.6を1000回", "gpt-5.6"),
        ("DeepSeek V4 answers", "deepseek v4"),
        ("Llama 3.3 8B answers", "llama 3.3 8b"),
        ("クロード5の回答", "クロード5"),
        ("Mistral Large 9の1回", "mistral large 9"),
        ("GPT-5-Codex answers", "gpt-5-codex"),
        ("L40S 80GB for a day", "l40s 80gb"),
        ("8 H100 in us-east-9", "us-east-9"),
        ("8 H100 in the Middle East", "middle east"),
        ("ジェミニ3プロの1回", "ジェミニ3プロ"),
        ("8 H100 for 36h in Atlantis", "atlantis"),
        ("8 h100 for a day in kosovo", "kosovo"),
        ("8 H100 in New Albion for a day", "new albion"),
        ("two nodes of 8 H100 in Springfield", "springfield"),
        ("H100を8枚、知床で3日", "知床"),
        ("知床のデータセンターでH100を8枚", "知床"),
        ("コソボでH100を8枚", "コソボ"),
        ("10 kWh on the klingon grid", "klingon"),
    ],
)
def test_a_name_without_a_row_is_unknown_as_a_whole(mentions: Mentions, text: str, name: str):
    assert unknown(mentions, text) == [name]
    start = fold(text).index(name)
    inside = [m for m in read(mentions, text) if m.start < start + len(name) and start < m.end]
    assert [m.shelf for m in inside] == [UNKNOWN], "no row stands in for a piece of it"


@pytest.mark.parametrize(
    "text",
    [
        "100 Claude answers with reasoning",
        "Claude 100 answers",
        "GPU 8枚で3回の学習",
        "GPT-3の学習",
        "Gemini 3 queries",
        "ジェミニ3回分",
        "GPT-4 3 times a day",
        "Gemini 2.5 Pro 5 requests",
        "training DeepSeek-V3 671B parameters",
        "Qwen3 235B on 36T tokens",
        "gpt4o 0.3 wh",
        "gpt3 v100 14.8 days",
        "GPT-3-style models",
        "BLOOM 2 times",
        "10 kWh on a dirty grid",
        "8 A100 in São Paulo",
        "8 A100 in Sao Paulo",
        "L40S 48GB for a day",
        "長野でA100を4枚",
        "RTX 4090を10時間、自宅で",
        "研究室でA100を4枚",
        "データセンター向け売上、四半期でいくら？",
        "8 H100 in Python for 3 days",
        "In July 2023 Hive renamed itself",
        "What did Sam Altman say in Davos?",
        "the A380 uses more than a car",
        "8 H100 in Northern Ireland",
        "100 MW in total",
    ],
)
def test_what_is_known_or_counted_is_no_unknown_name(mentions: Mentions, text: str):
    assert unknown(mentions, text) == []


@pytest.mark.parametrize(
    ("text", "shelf", "entry"),
    [
        ("NVIDIA H100 80GB HBM3 for 3 days", "accelerators", "h100-sxm"),
        ("Tesla V100-SXM2-16GB x4 for 10 hours", "accelerators", "v100-sxm-16gb"),
        ("AMD Instinct MI300X OAM for 3 days", "accelerators", "mi300x"),
        ("RTX 4090 laptop for 8 hours", "accelerators", "rtx-4090-laptop"),
        ("8xH100 for 72h", "accelerators", "h100-sxm"),
        ("Qwen3 235B answers", "models", "qwen3-235b-a22b"),
        ("8 H100 in us-central1-a", "cloud_regions", "gcp:us-central1"),
        ("8 H100 in eu-west-1b", "cloud_regions", "aws:eu-west-1"),
        ("8 H100 in São Paulo", "grids", "BR"),
    ],
)
def test_a_longer_name_of_a_row_is_that_row(mentions: Mentions, text: str, shelf: str, entry: str):
    assert (shelf, entry) in {(m.shelf, m.id) for m in read(mentions, text)}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("8 H100 in Georgia", ("georgia",)),
        ("8 H100 in Georgia, USA", ()),
        ("コンゴで8枚のH100", ("コンゴ",)),
        ("8 Rubin in Japan", ("rubin",)),
        ("8 H100 in us-east-1", ()),
        ("8 H100 in Japan", ()),
    ],
)
def test_what_has_to_be_asked_back(mentions: Mentions, text: str, pieces: tuple[str, ...]):
    assert unsettled(fold(text), read(mentions, text)) == pieces


@pytest.mark.parametrize(
    "unit", ["rtx 4090 ", "gpt 4 ", "知床で", "In New York ", "a1-", "opus ", "1x", "nvidia tesla "]
)
def test_long_texts_are_read_in_time(mentions: Mentions, unit: str):
    assert grows_gently(lambda text: read(mentions, text), unit, 750, 6_000)
