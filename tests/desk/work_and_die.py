"""A desk at work in a process that is killed: it pulls all the time, checks, and prints what it has acknowledged.

python -m tests.desk.work_and_die FOLDER
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from fairnotice.desk.checking import check
from fairnotice.desk.errors import DeskError
from fairnotice.desk.folder import alone
from fairnotice.desk.hits import verify
from fairnotice.desk.running import Running
from fairnotice.desk.standing import LIMIT
from tests.desk.a_register import SEEN, TRAVELLER


def main(folder: Path) -> None:
    with alone(folder):
        running = Running(folder, limit=LIMIT)
        running.start()
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        while True:
            try:
                done = check(
                    running.store, running.listing, TRAVELLER, purpose="entry", limit=LIMIT, at=datetime.now(UTC)
                )
            except DeskError:
                continue
            for one in done.raised:
                verify(running.store, one.id, same=True, compared=SEEN, officer="Ina", at=datetime.now(UTC))
                sys.stdout.write(f"{one.id}\n")
                sys.stdout.flush()
            time.sleep(0.02)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
