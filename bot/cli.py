"""The command line: chat, ask, the Discord surfaces, registration and the check of the knowledge."""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.app import Denki, assemble
from bot.config import Settings, read_settings
from bot.errors import Refusal
from bot.library import KnowledgeError, default_folder, open_library, read_library
from bot.library.check import check
from bot.render import Renderer
from bot.surfaces.contract import as_object
from bot.surfaces.lines import Stream, repaired
from bot.surfaces.terminal import chat, text_of

OK, BROKEN, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command of the command line and return its exit code: 0 an answer, 2 a usage error, 1 something broke."""
    args = _parser().parse_args(arguments)
    try:
        return int(args.run(args, read_settings()))
    except Refusal as refusal:
        print(Renderer(open_library()).refusal(refusal, "en").plain, file=sys.stderr)
        return USAGE
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return BROKEN
    except (BrokenPipeError, KeyboardInterrupt):
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="denki", description="What AI costs in electricity and carbon.")
    actions = parser.add_subparsers(required=True, metavar="COMMAND")
    actions.add_parser("chat", help="ask in the terminal").set_defaults(run=_chat)
    ask = actions.add_parser("ask", help="answer one question or slash command, or a stream of them")
    ask.add_argument("text", nargs="*", help="a question, or a slash command such as '/fact gpt3-training-552-t'")
    ask.add_argument("--lang", choices=("en", "ja"), help="the language of the answer (default: that of the question)")
    ask.add_argument("--json", action="store_true", help="print the whole answer as one JSON object")
    ask.add_argument(
        "--jsonl", action="store_true", help='read {"id", "question", "turns", "lang"} lines, write answers'
    )
    ask.add_argument("--explain", action="store_true", help="show how the question was read")
    ask.set_defaults(run=_ask, usage=ask.error)
    actions.add_parser("gateway", help="answer on Discord's gateway (needs DENKI_TOKEN)").set_defaults(run=_gateway)
    serve = actions.add_parser("serve", help="answer signed HTTP interactions (needs DENKI_PUBLIC_KEY)")
    serve.add_argument("--host")
    serve.add_argument("--port", type=int)
    serve.set_defaults(run=_serve)
    register = actions.add_parser("register", help="put the slash commands in place")
    register.add_argument("--guild", help="for one server only")
    register.set_defaults(run=_register)
    listing = actions.add_parser("commands", help="list the slash commands")
    listing.add_argument("--json", action="store_true", help="print the registration payload")
    listing.set_defaults(run=_commands)
    actions.add_parser("check", help="check the knowledge").set_defaults(run=_check)
    return parser


def _assemble(settings: Settings) -> Denki:
    return assemble(settings.knowledge, settings.make_cooldown())


def _chat(args: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001 - all actions have one shape
    return chat(assemble(settings.knowledge))


def _ask(args: argparse.Namespace, settings: Settings) -> int:
    if not args.text and not args.jsonl:
        args.usage("a question is needed, or --jsonl")
    denki, question = assemble(settings.knowledge), repaired(" ".join(args.text))
    if args.jsonl:
        return _ask_lines(denki, args.explain)
    if args.explain:
        print(json.dumps(denki.router.explain(question, lang=args.lang), ensure_ascii=False, indent=2))
        return OK
    message = denki.router.say(question, lang=args.lang)
    text = text_of(denki, message)
    if isinstance(message.content, Refusal):
        print(text, file=sys.stderr)
        return USAGE
    print(json.dumps(as_object(denki, message, text), ensure_ascii=False) if args.json else text)
    return OK


def _ask_lines(denki: Denki, explain: bool) -> int:
    """Answer questions from standard input, one JSON object a line, in order; 1 if one could not be answered."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return BROKEN if Stream(denki, sys.stdout, explain=explain).answer(sys.stdin) else OK


def _gateway(args: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    from bot.surfaces import gateway

    return gateway.run(_assemble(settings), settings)


def _serve(args: argparse.Namespace, settings: Settings) -> int:
    from bot.surfaces import http

    given = {name: value for name in ("host", "port") if (value := getattr(args, name)) is not None}
    return http.run(_assemble(settings), settings.model_copy(update=given))


def _register(args: argparse.Namespace, settings: Settings) -> int:
    from bot.surfaces import rest

    return rest.register(settings, args.guild)


def _commands(args: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    from bot.registration import payload

    if args.json:
        print(json.dumps(payload(), ensure_ascii=False, indent=2))
    else:
        for entry in payload():
            print(f"/{entry['name']}  {entry.get('description', '')}".rstrip())
    return OK


def _check(args: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    folder = settings.knowledge or default_folder()
    try:
        problems = check(read_library(folder), datetime.now(UTC).date())
    except KnowledgeError as error:
        problems = error.problems
    for problem in problems:
        print(f"{'warning: ' if problem.warning else ''}{problem}", file=sys.stderr)
    errors = sum(not problem.warning for problem in problems)
    print(f"{folder}: {errors} errors, {len(problems) - errors} warnings")
    return BROKEN if errors else OK
