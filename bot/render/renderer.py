"""Turns an Answer into text: the page of its template, in one language, with a ledger of what was printed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.answer import Answer, Link
from bot.errors import Refusal
from bot.footprint.quantity import Quantity
from bot.library import Both, Library, Value
from bot.render.ledger import Ledger
from bot.render.pages import LANGUAGES, Page, pages
from bot.render.words import Printable, Words

_GAP = "▢▢▢"
_BLANK = re.compile(r"\n{3,}")
_PLAIN = re.compile(r"^(?:> )?(?:#{1,3}|-#) |^> |\*\*|(?<!\\)`|\\(?=[\\`*_~|<>\[\]#])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text in Discord's Markdown and the ledger of what it shows."""

    markdown: str
    ledger: Ledger

    @property
    def plain(self) -> str:
        """The text without Markdown, as a terminal shows it."""
        return _PLAIN.sub("", self.markdown)


class Renderer:
    """Words for answers, in both languages."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._environments = {lang: _environment(lang) for lang in LANGUAGES}
        self._sentences = _sandbox()
        self._sentence = lru_cache(maxsize=None)(self._compile)

    def page(self, name: str, lang: str) -> Page:
        """A page of the templates; raises KeyError."""
        return pages(lang)[name]

    def label(self, name: str, lang: str) -> str:
        """A short label of the interface, from the page `_labels`."""
        return str(pages(lang)["_labels"].front.get(name, name))

    def answer(self, answer: Answer, lang: str, view: str = "card") -> Rendered:
        """The text of an answer: its card, or one of the views that all calculations share (steps, sources ...)."""
        page = answer.template if view == "card" else f"_{view}"
        return self._render(page, lang, {"answer": answer, "view": view, **answer.data})

    def refusal(self, refusal: Refusal, lang: str) -> Rendered:
        """What to tell a person whose request cannot be answered as asked."""
        return self._render("_refusals", lang, {"code": refusal.code, **refusal.data})

    def statement(self, fact_id: str, lang: str) -> str:
        """What a fact says, in one language."""
        words = Words(self.library, lang, Ledger())
        return self._statement(words, fact_id)

    def link(self, link: Link, lang: str) -> str:
        """What a way on is called: a label, what the fact says, or the amount in its own unit."""
        if isinstance(link.label, Quantity):
            return Words(self.library, lang, Ledger()).amount(link.label)
        if not isinstance(link.label, str):
            return link.label[lang]
        return self.statement(link.label, lang) if link.label in self.library.facts else self.label(link.label, lang)

    def greeting(self) -> str:
        """The first words of the terminal, in both languages."""
        return "\n".join(self._render("_greeting", lang, {}).plain for lang in LANGUAGES)

    def _render(self, page: str, lang: str, data: Mapping[str, Any]) -> Rendered:
        ledger = Ledger()
        words = Words(self.library, lang, ledger)
        template = self._environments[lang].get_template(page)
        speech = {
            "words": words,
            "lib": self.library,
            "label": lambda name: self.label(name, lang),
            "statement": lambda fact_id: self._statement(words, fact_id),
            "cloze": lambda fact_id, name: self._cloze(words, fact_id, name),
            "sentence": lambda owner, text: self._fill(words, owner.values, text, getattr(owner, "date", None)),
        }
        text = template.render({**data, **speech})
        return Rendered(_BLANK.sub("\n\n", text).strip(), ledger)

    def _statement(self, words: Words, fact_id: str) -> str:
        fact = self.library.facts[fact_id]
        return self._fill(words, fact.values, fact.statement, fact.date)

    def _cloze(self, words: Words, fact_id: str, name: str) -> str:
        """What a fact says, with a blank for one of its values."""
        fact = self.library.facts[fact_id]
        blanked = re.sub(rf"\{{\{{\s*{re.escape(name)}\b[^}}]*\}}\}}", _GAP, fact.statement[words.lang])
        return self._fill(words, fact.values, fact.statement.model_copy(update={words.lang: blanked}), fact.date)

    def _fill(self, words: Words, values: Mapping[str, Value], text: Both, when: str | None) -> str:
        printable = {name: Printable(value, words) for name, value in values.items()}
        if when is not None:
            printable["date"] = Printable(Value(value=when, unit="date"), words)
        return self._sentence(text[words.lang]).render(printable, words=words)

    def _compile(self, text: str) -> Template:
        return self._sentences.from_string(text)


class _Sandbox(ImmutableSandboxedEnvironment):
    """What curated sentences are filled in: they are data, even where the grammar's check should miss something."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - jinja2 gives them
        """No arithmetic: a text times a billion is a gigabyte."""
        raise SecurityError(f"{operator} in a sentence")


def _sandbox() -> Environment:
    sandbox = _Sandbox(undefined=StrictUndefined, autoescape=False)
    sandbox.globals.clear()
    sandbox.filters.clear()
    sandbox.tests.clear()
    return _with_words(sandbox)


def _environment(lang: str) -> Environment:
    environment = Environment(
        loader=DictLoader({name: page.body for name, page in pages(lang).items()}),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - Discord's Markdown, not HTML; the asker's words pass through `echo`
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return _with_words(environment)


def _with_words(environment: Environment) -> Environment:
    for name in Words.FILTERS:
        environment.filters[name] = _filter(name)
    return environment


def _filter(name: str) -> Callable[..., str]:
    """A filter that prints through the words of the text being rendered."""

    @pass_context
    def apply(context: Context, *args: Any) -> str:
        return str(getattr(context["words"], f"_{name}")(*args))

    return apply
