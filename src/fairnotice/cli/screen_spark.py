"""`fairnotice screen --engine spark`: the same job, done on a cluster."""

from pathlib import Path
from tempfile import TemporaryDirectory

from fairnotice.bulk.job import Told
from fairnotice.bulk.journal import Progress
from fairnotice.bulk.sparkjob import run_on_spark, session
from fairnotice.cli.printing import note
from fairnotice.cli.screen_job import Asked
from fairnotice.domain.errors import Unusable
from fairnotice.screening.watchlist import is_index


def screen_on_spark(asked: Asked, master: str | None) -> Progress:
    """Screen on Spark, as it is configured or on this master.

    Raises Unusable as `session` and `run_on_spark`, and for a list that executors on other machines could not open.
    """
    with session(master) as spark, TemporaryDirectory(prefix="fairnotice-", ignore_cleanup_errors=True) as made:
        found = spark.sparkContext.master
        here = found.startswith("local")
        for path in asked.lists:
            if not here and not is_index(path):
                raise Unusable(
                    f"{path} is no index. Executors open one at the same path as here: fairnotice list build {path} "
                    "--out FOLDER, on a file system that all of them have."
                )
        note(f"Spark, {found}: it says how far it is.")
        wanted, read = asked.ready(Path(made), indexed=True)
        folders = [(one.source, one.folder) for one in read if one.folder]
        with asked.read():
            return run_on_spark(wanted, asked.file, spark, folders, Told(note))
