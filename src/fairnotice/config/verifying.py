"""Verify the event log of the installation that this process works on. Import it when Django has been started."""

from fairnotice.config.datafolder import DataFolder
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.checkpoints import Verdict, verify_log
from fairnotice.records.log import checkpoint_file
from fairnotice.records.queries import log_rows
from fairnotice.records.session import speaking_as


def verdict_of(data: DataFolder) -> Verdict:
    """The verdict on the whole log, with the key of its folder."""
    # The checkpoints first: an event appended meanwhile is then in the rows and not in them, which is no fault.
    path = checkpoint_file()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    with speaking_as(SYSTEM):
        rows = log_rows()
    return verify_log(rows, lines, data.signing_key().private.public_key())
