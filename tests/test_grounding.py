"""No digit comes from nowhere: every command, in both languages and all views, over generated inputs.

What is left of a text after everything the ledger noted and the names that have digits must hold no digit.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from bot.answer import Answer
from bot.commands import Command, commands
from bot.commands.options import Option
from bot.errors import Refusal
from bot.library import open_library
from bot.library.check import names_with_digits
from bot.render.pages import LANGUAGES, pages
from bot.render.renderer import Rendered

LIBRARY = open_library()
NAMES = sorted(set(names_with_digits(LIBRARY)), key=len, reverse=True)
EXAMPLES = settings(max_examples=40)

AMOUNTS = [
    "552 t",
    "1287 MWh",
    "3億kWh",
    "1.3 GWh",
    "5 kg",
    "800 g",
    "2トン",
    "40,000 kWh",
    "0.3 Wh",
    "16 GW",
    "７２時間",
    "12",
]
QUESTIONS = [
    q for fact in LIBRARY.facts.values() for phrases in (fact.questions.en, fact.questions.ja) for q in phrases
]
HOSTILE = [
    "",
    "?",
    "{{7*7}}",
    "@everyone 123",
    "**7**",
    "9" * 150,
    "１２３４",
    "🙂 4",
    "gpt-99",
    "H100 H100 42",
    "2030年の3倍",
]
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
IDENTIFIER = re.compile(r"(?<![\w/.:-])[a-z]+(?:_[a-z0-9]+)+(?![\w/:])")


def _inputs(command: Command) -> st.SearchStrategy[dict[str, Any]]:
    """Options of a command: each one given or not, from its own type, bounds and shelf."""
    described = command.options.described()
    fields = command.options.model_fields
    required = {n: _value(f, described[n]) for n, f in fields.items() if f.is_required()}
    optional = {n: _value(f, described[n]) for n, f in fields.items() if not f.is_required()}
    return st.fixed_dictionaries(required, optional=optional)


def _value(info: FieldInfo, option: Option) -> st.SearchStrategy[Any]:
    kind = _plain(info.annotation)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if kind is bool:
        return st.booleans()
    if kind in {int, float}:
        return _number(kind, info)
    if option.suggest:
        spellings = [spelling for spelling, _ in LIBRARY.find.spellings(option.suggest)]
        return st.one_of(st.sampled_from(spellings), st.sampled_from(HOSTILE), st.sampled_from(QUESTIONS))
    return st.one_of(*map(st.sampled_from, (AMOUNTS, QUESTIONS, HOSTILE)), st.text(max_size=30))


def _number(kind: type, info: FieldInfo) -> st.SearchStrategy[Any]:
    """Numbers over the whole scale between the bounds, as people type them: to four digits."""
    bounds = {name: getattr(m, name) for m in info.metadata for name in ("ge", "gt", "le", "lt") if hasattr(m, name)}
    low, high = float(bounds.get("ge", bounds.get("gt", 0))), float(bounds.get("le", bounds.get("lt", 1e9)))
    if kind is int:
        small = st.integers(int(low), int(min(high, low + 20)))
        return small | st.integers(int(low), int(high))
    near, far = st.floats(low, min(high, low + 10)), st.floats(low, high)
    return (near | far).map(lambda x: float(f"{x:.4g}")).filter(lambda x: x > low or "ge" in bounds)


def _plain(annotation: Any) -> Any:
    if get_origin(annotation) in {Union, UnionType}:
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _texts(denki, content: Answer | Refusal) -> Iterator[tuple[str, Rendered]]:
    """Everything that one answer can show, with where it was shown."""
    for lang in LANGUAGES:
        if isinstance(content, Refusal):
            yield f"{lang} refusal {content.code}", denki.renderer.refusal(content, lang)
            continue
        for brief in (False, True):
            yield f"{lang} brief={brief}", denki.renderer.answer(replace(content, brief=brief), lang)
        for view in content.views:
            yield f"{lang} {view}", denki.renderer.answer(content, lang, view)


def _content(denki, command: Command, raw: dict[str, Any]) -> Answer | Refusal:
    try:
        return denki.router.run(command.path, raw)
    except Refusal as refusal:
        return refusal


def unaccounted(rendered: Rendered) -> list[str]:
    """The lines with digits that came from nowhere."""
    return re.findall(r".*\d.*", rendered.ledger.unaccounted(rendered.markdown, NAMES))


@pytest.mark.parametrize("command", commands().values(), ids=lambda c: c.path)
def test_every_digit_is_accounted_for(command, denki):
    @EXAMPLES
    @given(_inputs(command))
    def holds(raw):
        for where, rendered in _texts(denki, _content(denki, command, raw)):
            assert not unaccounted(rendered), where

    holds()


@pytest.mark.parametrize("command", commands().values(), ids=lambda c: c.path)
def test_no_text_shows_its_own_machinery(command, denki):
    """No braces of templates, no None, no name of a label or an input that nobody translated."""
    typed = {name for c in commands().values() for name in c.options.model_fields}
    asked = _given_words()

    @EXAMPLES
    @given(_inputs(command))
    def holds(raw):
        echoed = " ".join(map(str, raw.values()))
        for where, rendered in _texts(denki, _content(denki, command, raw)):
            text = rendered.plain
            assert text.strip(), where
            assert "{{" in echoed or "{{" not in text, where
            assert not re.search(r"\bNone\b(?! of)", text), where
            assert not {word for word in IDENTIFIER.findall(text) if word not in echoed} - typed - asked, where

    holds()


@pytest.mark.parametrize("fact", LIBRARY.facts.values(), ids=lambda f: f.id)
def test_every_fact_card_is_grounded(fact, denki):
    content = _content(denki, commands()["fact"], {"topic": fact.id})
    for where, rendered in _texts(denki, content):
        assert not unaccounted(rendered), where


@pytest.mark.parametrize("shelf", ["names", "terms"])
def test_every_name_and_term_is_grounded(shelf, denki):
    path, option = {"names": ("fact", "topic"), "terms": ("glossary", "term")}[shelf]
    for entry in getattr(LIBRARY, shelf):
        for where, rendered in _texts(denki, _content(denki, commands()[path], {option: entry})):
            assert not unaccounted(rendered), f"{entry} {where}"


def _given_words() -> set[str]:
    """Identifiers that a page shows on purpose, in its examples; and the tables, which `/sources` takes by name."""
    bodies = [JINJA.sub(" ", page.body) for lang in LANGUAGES for page in pages(lang).values()]
    return {word for body in bodies for word in IDENTIFIER.findall(body)} | set(LIBRARY.tables)
