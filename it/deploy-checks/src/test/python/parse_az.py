"""Reads commands from standard input, a JSON array of arrays of arguments without the "az"; writes a JSON array that says
of each what the Azure CLI's own parser has against it, or null. Nothing is run: parsing ends in an event."""
import contextlib
import io
import json
import sys

from azure.cli.core import get_default_cli
from knack.events import EVENT_INVOKER_POST_PARSE_ARGS


class Parsed(Exception):
    pass


def stop(_, **kwargs):
    raise Parsed


def complaint(arguments):
    cli = get_default_cli()
    cli.register_event(EVENT_INVOKER_POST_PARSE_ARGS, stop)
    cli.invocation = cli.invocation_cls(
        cli_ctx=cli, parser_cls=cli.parser_cls, commands_loader_cls=cli.commands_loader_cls, help_cls=cli.help_cls)
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            cli.invocation.execute(list(arguments))
        except Parsed:
            return None
        except SystemExit as end:
            return said.getvalue().strip() or f"ended with {end.code}"
        except Exception as failure:
            return f"{type(failure).__name__}: {failure}"
    return "is no command, but a group"


print(json.dumps([complaint(arguments) for arguments in json.load(sys.stdin)]))
