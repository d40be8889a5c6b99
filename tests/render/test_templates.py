"""The templates: both languages complete, no digits and no arithmetic in them, a sentence for every refusal."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import bot
from bot.commands import commands
from bot.errors import Refusal
from bot.library.check import names_with_digits
from bot.render.pages import LANGUAGES, pages

ROOT = Path(bot.__file__).parent
PAGES = sorted(pages("en"))
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
# codes and data that are worked out when an option is refused
COMPUTED = {
    ("string-too-long", ("limit", "option")),
    ("string-too-short", ("limit", "option")),
    ("not-in-bounds", ("ge", "given", "le", "option")),
    ("not-in-bounds", ("given", "gt", "option")),
    ("not-in-bounds", ("given", "gt", "le", "option")),
}
SAMPLE = {
    "options": ["gpu", "hours"],
    "near": [],
    "choices": ["en", "ja"],
    "first_has": ["energy", "carbon"],
    "second_has": [],
    "limit": 200,
    "seconds": 2.5,
    "option": "gpu",
    "ge": 1,
    "gt": 0,
    "le": 5,
}
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


def test_both_languages_have_the_same_pages():
    assert set(pages("en")) == set(pages("ja"))


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_front_matter(name):
    en, ja = (_keys(pages(lang)[name].front) - {"name", "option_names"} for lang in LANGUAGES)
    assert {k for k in en if not k.startswith("option_names.")} == {k for k in ja if not k.startswith("option_names.")}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", commands().values(), ids=lambda c: c.path)
def test_a_command_and_its_options_are_described(command, lang):
    front = pages(lang)[command.template].front
    options = front.get("options") or {}
    assert set(options) == set(command.options.model_fields)
    assert all(0 < len(text) <= 100 for text in (front["description"], *options.values()))
    assert set(front.get("option_names") or {}) <= set(options)


@pytest.mark.parametrize("command", commands().values(), ids=lambda c: c.path)
def test_japanese_descriptions_are_japanese(command):
    front = pages("ja")[command.template].front
    assert all(JAPANESE.search(text) for text in (front["description"], *(front.get("options") or {}).values()))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_templates_hold_no_digit(name, lang, library):
    body = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", pages(lang)[name].body, flags=re.DOTALL)
    for known in sorted(names_with_digits(library), key=len, reverse=True):
        body = body.replace(known, " ")
    assert re.findall(r".*\d.*", body) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_templates_do_no_arithmetic(name, lang):
    tree = Environment(autoescape=False).parse(pages(lang)[name].body)
    assert [node for node in tree.find_all(ARITHMETIC) if not _repeats_a_mark(node) and not _joins_lists(node)] == []


def _repeats_a_mark(node: nodes.BinExpr) -> bool:
    return isinstance(node, nodes.Mul) and isinstance(node.left, nodes.Const) and isinstance(node.left.value, str)


def _joins_lists(node: nodes.BinExpr) -> bool:
    return isinstance(node, nodes.Add) and isinstance(node.right, nodes.List)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_labels_that_a_template_asks_for_exist(name, lang):
    asked = re.findall(r"label\(\s*[\"']([\w-]+)[\"']\s*\)", pages(lang)[name].body)
    assert set(asked) <= set(pages(lang)["_labels"].front)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_options_and_views_have_labels(lang):
    labels = set(pages(lang)["_labels"].front)
    changeable = {f"option_{name}" for command in commands().values() for name in command.changeable}
    assert changeable <= labels


def _raised() -> set[tuple[str, tuple[str, ...]]]:
    """Every code that a Refusal is raised with anywhere in bot/, with the names of the data that come along."""
    found = {(code, ("given", "near")) for code in _handed_on()}
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name == "Refusal" and call.args:
                data = tuple(sorted(keyword.arg for keyword in call.keywords if keyword.arg))
                found |= {(code, data) for code in _codes(call.args[0])}
    return found | COMPUTED


def _codes(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_codes(node.body), *_codes(node.orelse))


def _handed_on() -> set[str]:
    """Codes that the router hands to the function that looks a command up."""
    tree = ast.parse((ROOT / "router.py").read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "_known"]
    return {code for call in calls for code in _codes(call.args[1])}


RAISED = sorted(_raised())


@pytest.mark.parametrize(("code", "names"), RAISED)
def test_every_refusal_has_a_sentence_in_both_languages(code, names, denki):
    data = {name: SAMPLE.get(name, "7") for name in names}
    en, ja = (denki.renderer.refusal(Refusal(code, **data), lang).plain.strip() for lang in LANGUAGES)
    assert code not in en
    assert code not in ja
    assert len(en.split()) >= 3
    assert JAPANESE.search(ja)
    assert not JAPANESE.search(en)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("code", "names"), RAISED)
def test_a_refusal_shows_no_digit_of_its_own(code, names, lang, denki, library):
    data = {name: SAMPLE.get(name, "7") for name in names}
    rendered = denki.renderer.refusal(Refusal(code, **data), lang)
    assert not re.search(r"\d", rendered.ledger.unaccounted(rendered.markdown, names_with_digits(library)))


def _keys(front: object, prefix: str = "") -> set[str]:
    if not isinstance(front, dict):
        return set()
    return {f"{prefix}{k}" for k in front} | {
        k for key, value in front.items() for k in _keys(value, f"{prefix}{key}.")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_of_every_command_has_a_label(lang):
    wanted = {f"option_{name}" for command in commands().values() for name in command.options.model_fields}
    assert wanted <= set(pages(lang)["_labels"].front)
