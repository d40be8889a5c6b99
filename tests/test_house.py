"""The house rules of the code: who may import whom, where the environment, Japanese and numbers may stand."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).resolve().parent.parent / "bot"
FILES = sorted(path for path in BOT.rglob("*.py") if "knowledge" not in path.parts)
LONGEST_FILE = 300

ANY = ("",)
GLUE = ("address", "answer", "app", "errors", "interaction", "reply", "router")
TYPES = ("footprint.quantity", "footprint.formula", "footprint.result")

# room -> (what of Denki it may import, which third-party packages); a room always has itself and the standard library
ROOMS: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "footprint": ((), set()),
    "answer": (TYPES, {"pydantic"}),
    "interaction": (TYPES, {"pydantic"}),
    "address": ((), set()),
    "errors": ((), set()),
    "cooldown": (("errors",), set()),
    "reply": (("address", "answer", "errors"), set()),
    "library": (TYPES, {"pydantic", "yaml", "rapidfuzz"}),
    "understanding": (("library", *TYPES), {"rapidfuzz"}),
    "commands": (
        ("answer", "interaction", "footprint", "library", "understanding", "errors", "__version__"),
        {"pydantic"},
    ),
    "render": (("answer", "library", "errors", *TYPES), {"jinja2", "babel", "yaml"}),
    "suggestions": (("library",), set()),
    "typed": (("commands", "errors", "library.spelling", "render.pages"), set()),
    "registration": (("commands", "render.pages"), {"pydantic"}),
    "router": ((*GLUE, "commands", "cooldown", "suggestions", "typed", "library", "understanding"), set()),
    "config": (("cooldown", "errors"), {"pydantic", "pydantic_settings"}),
    "app": ((*GLUE, "commands", "cooldown", "library", "render", "understanding"), set()),
    "surfaces": (
        (*GLUE, *TYPES, "render", "commands", "config", "registration", "suggestions", "__version__"),
        {"discord", "aiohttp", "nacl", "prompt_toolkit", "platformdirs"},
    ),
    "cli": (ANY, set()),
    "__main__": (("cli",), set()),
    "__init__": ((), set()),
}

JAPANESE = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]")
# how Japanese writes numbers, dates and lists; and its long-vowel mark, which spelling folds away
MAY_HOLD_JAPANESE = {"render/numbers.py", "render/words.py", "library/spelling.py"}
EXACT_CONVERSIONS = {"footprint/units.py"}


def _name(path: Path) -> str:
    return path.relative_to(BOT).as_posix()


def _room(path: Path) -> str:
    return path.relative_to(BOT).with_suffix("").parts[0]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"bot.{alias.name}" for alias in node.names) if node.module == "bot" else (node.module or "",)


def _within(module: str, rooms: tuple[str, ...]) -> bool:
    return any(room == "" or module == room or module.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_room_imports_only_what_it_may(path):
    assert _room(path) in ROOMS, "a new room: say in ROOMS what it may import"
    rooms, packages = ROOMS[_room(path)]
    wrong = set()
    for module in _imports(_tree(path)):
        top, _, inside = module.partition(".")
        if top == "bot":
            allowed = _within(inside, (_room(path), *rooms))
        else:
            allowed = top in sys.stdlib_module_names or top in packages
        if not allowed:
            wrong.add(module)
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_environment_is_read_in_config_only(path):
    if _name(path) == "config.py":
        return
    names = {node.attr for node in ast.walk(_tree(path)) if isinstance(node, ast.Attribute)}
    names |= {a.name for node in ast.walk(_tree(path)) if isinstance(node, ast.ImportFrom) for a in node.names}
    assert not names & {"environ", "getenv", "environb"}


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_words_of_japanese_outside_templates_and_knowledge(path):
    if _room(path) == "understanding" or _name(path) in MAY_HOLD_JAPANESE:
        return
    tree = _tree(path)
    said = [text for text in _strings(tree) if JAPANESE.search(text)]
    assert not said


@pytest.mark.parametrize("path", [p for p in FILES if _room(p) in {"commands", "footprint"}], ids=_name)
def test_no_scientific_number_in_the_calculator_or_the_commands(path):
    """Bounds of options, exact conversions, counts, roots and tolerances are not knowledge; other fractions are."""
    if _name(path) in EXACT_CONVERSIONS:
        return
    tree = _tree(path)
    bounds = {id(n) for call in ast.walk(tree) if _is_field(call) for n in ast.walk(call)}
    numbers = [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and type(n.value) is float and id(n) not in bounds
    ]
    assert not [x for x in numbers if not x.is_integer() and x not in {0.5, 0.1, 0.01, 0.001}]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_stay_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_modules_are_named_after_what_they_do():
    vague = {"utils", "util", "helpers", "helper", "manager", "core", "common", "misc"}
    assert not [_name(p) for p in FILES if vague & set(p.with_suffix("").parts[len(BOT.parts) :])]


def test_nothing_names_a_folder_outside_the_project():
    texts = [p for p in BOT.parent.rglob("*") if p.suffix in {".py", ".md", ".yaml", ".toml", ".csv"} and _ours(p)]
    outside = "shared" + "/"
    assert not [p for p in texts if re.search(rf"(?:\.\./|/work/){outside}", p.read_text(encoding="utf-8"))]


def _ours(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.relative_to(BOT.parent).parts)


def _is_field(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field"


def _strings(tree: ast.Module) -> Iterator[str]:
    """The string constants of a module, docstrings left out."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value
