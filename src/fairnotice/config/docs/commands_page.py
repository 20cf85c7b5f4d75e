"""The page of the commands, from the commands themselves."""

from collections.abc import Iterator

import click

from fairnotice.config.commands.table import COMMANDS, fairnotice

_TOP = """# Commands

`--json` prints one JSON object on standard output and nothing else; notes go to standard error.

| status | means |
| --- | --- |
| 0 | done |
| 1 | a bar was found (`review`), somebody is alike (`check`; `screen` with `--fail-on-hit`), a fault (`log verify`) |
| 2 | the input cannot be used, or the act is refused; the message says why |
| 70 | a fault of fairnotice; the message says where to report it |
| 130 | stopped with Ctrl-C |
"""


def commands_page() -> str:
    """The whole page, in Markdown."""
    context = click.Context(fairnotice, info_name="fairnotice", terminal_width=80, max_content_width=80)
    parts = [_TOP]
    for heading in dict.fromkeys(entry.heading for entry in COMMANDS):
        for entry in COMMANDS:
            if entry.heading == heading:
                command = fairnotice.get_command(context, entry.name)
                assert command is not None
                parts += _sections(command, context, entry.name)
    return "\n".join(parts)


def _sections(command: click.Command, parent: click.Context, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=80, max_content_width=80)
    yield f"## {context.command_path}\n"
    yield f"```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            yield from _sections(found, context, inner)
