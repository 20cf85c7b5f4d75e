"""`fairnotice list`: what is done with a list before anybody is checked against it, on files alone."""

from fairnotice.cli.group import Entry

ENTRIES = (
    Entry("build", "fairnotice.cli.list_build:build", "Make an index of a list, which is opened at once."),
    Entry("convert", "fairnotice.cli.list_convert:convert", "Write a list in another format."),
    Entry("stats", "fairnotice.cli.list_stats:stats", "What is on a list, and what cannot be used of it."),
    Entry("destroy", "fairnotice.cli.list_destroy:destroy", "Take an index away, with a receipt."),
)
HELP = "Build, convert and look at lists: the UN's, the US Treasury's, INTERPOL's shape, FollowTheMoney, CSV."
