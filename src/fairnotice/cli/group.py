"""A group whose commands are loaded only when they are asked for, so that a small one starts fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module

import click


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its name, where it is (`module:attribute`), one line for the list, and its heading there."""

    name: str
    where: str
    says: str
    heading: str = "Commands"


class LazyGroup(click.Group):
    """A group made from a table of entries."""

    def __init__(self, name: str, entries: Sequence[Entry], help: str) -> None:
        super().__init__(name=name, help=help)
        self.entries = {entry.name: entry for entry in entries}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module, attribute = entry.where.split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a name that there is not, say which one was probably meant."""
        name = args[0]
        if name not in self.entries and not name.startswith("-"):
            meant = get_close_matches(name, self.entries, n=1)
            hint = f" Did you mean '{meant[0]}'?" if meant else " See: fairnotice --help"
            raise click.UsageError(f"There is no command '{name}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        for heading in dict.fromkeys(entry.heading for entry in self.entries.values()):
            rows = [(entry.name, entry.says) for entry in self.entries.values() if entry.heading == heading]
            with formatter.section(heading):
                formatter.write_dl(rows)
