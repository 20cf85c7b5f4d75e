"""Run as a script: keep the server of a data folder running until killed; says its pid, then each row it has stored."""

import sys
import time
from pathlib import Path

import psycopg

from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.embedded import running


def main(folder: str, *wishes: str) -> None:
    data = DataFolder.open_or_create(Path(folder), mode=Mode.TRAINING)
    with running(data, durable="durable" in wishes, stay="stay" in wishes) as cluster:
        say(cluster.pid)
        if "store" in wishes:
            store(cluster.url("owner"))
        elif "stay" not in wishes:
            time.sleep(120)


def store(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS stored (number bigserial)")
        while True:
            row = connection.execute("INSERT INTO stored DEFAULT VALUES RETURNING number").fetchone()
            say(row[0] if row else "")


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
