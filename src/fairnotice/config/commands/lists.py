"""`fairnotice list` with what needs an installation beside what works on files alone."""

from fairnotice.cli.group import Entry, LazyGroup
from fairnotice.cli.list_group import ENTRIES, HELP

list_ = LazyGroup(
    "list",
    (
        *ENTRIES,
        Entry("give", "fairnotice.config.commands.list_give:give", "Make an index of a bureau's notices, with an end."),
        Entry("receipt", "fairnotice.config.commands.list_give:receipt", "Take in what the holder of an index signed."),
    ),
    help=HELP,
)
