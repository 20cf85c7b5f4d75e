"""The command line. Each command is loaded only when it is asked for."""

import sys
from typing import NoReturn

from fairnotice.cli.group import Entry, LazyGroup
from fairnotice.cli.running import run
from fairnotice.cli.version import version_option
from fairnotice.config.errors import SetupError

FILES = "On files (no server needed)"
PLACE = "On an installation"

COMMANDS = (
    Entry("review", "fairnotice.cli.review:review", "Review a case file against the rules.", FILES),
    Entry("effect", "fairnotice.cli.effect:effect", "What a warrant or notice means in one country.", FILES),
    Entry("check", "fairnotice.cli.check:check", "Check one name against a list.", FILES),
    Entry("screen", "fairnotice.cli.screen:screen", "Check a file of travellers against a list.", FILES),
    Entry("schema", "fairnotice.cli.schema:schema", "Print a JSON Schema.", FILES),
    Entry("serve", "fairnotice.config.commands.serve:serve", "Serve the HTTP API, with its database.", PLACE),
    Entry("demo", "fairnotice.config.commands.demo:demo", "Tell the worked case, step by step.", PLACE),
    Entry("log", "fairnotice.config.commands.log:log", "Verify the event log.", PLACE),
    Entry("init", "fairnotice.config.commands.init:init", "Make a data folder.", PLACE),
    Entry("token", "fairnotice.config.commands.token:token", "Make and revoke tokens.", PLACE),
    Entry("sweep", "fairnotice.config.commands.sweep:sweep", "Act on every due date that is over.", PLACE),
    Entry("backup", "fairnotice.config.commands.backup:backup", "Back up an installation into one file.", PLACE),
    Entry("restore", "fairnotice.config.commands.backup:restore", "Make a data folder from a backup.", PLACE),
    Entry("docs", "fairnotice.config.commands.docs:docs", "Write or check the generated pages.", "For developers"),
)

fairnotice = LazyGroup(
    "fairnotice",
    COMMANDS,
    help="The life of an international wanted-person notice: review, decision, circulation, border check, withdrawal.",
)
fairnotice.params.append(version_option())


def main() -> NoReturn:
    """Run the command line and end the process with its status."""
    sys.exit(run(fairnotice, sys.argv[1:], name="fairnotice", refusals=(SetupError,)))


if __name__ == "__main__":
    main()
