"""The command line (first draft: ask with a typed command)."""

import sys

from bot.app import assemble
from bot.errors import Refusal
from bot.typed import read_typed


def main() -> int:
    denki = assemble()
    lang = "ja" if "--lang=ja" in sys.argv else "en"
    view = next((a[7:] for a in sys.argv if a.startswith("--view=")), "card")
    try:
        path, raw = read_typed(sys.argv[2])
        _, answer = denki.router.run(path, raw)
        print(denki.renderer.answer(answer, lang, view).plain)
    except Refusal as refusal:
        print(denki.renderer.refusal(refusal, lang).plain, file=sys.stderr)
        return 2
    return 0
