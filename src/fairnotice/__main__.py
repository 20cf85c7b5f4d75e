"""The command line."""

import sys
from typing import NoReturn

from fairnotice.cli.running import run
from fairnotice.config.commands.table import fairnotice
from fairnotice.config.errors import SetupError


def main() -> NoReturn:
    """Run the command line and end the process with its status."""
    sys.exit(run(fairnotice, sys.argv[1:], name="fairnotice", refusals=(SetupError,)))


if __name__ == "__main__":
    main()
