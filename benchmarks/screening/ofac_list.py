"""The US Treasury's SDN list (a folder of CSV): its individuals as records, read as the product reads them."""

from datetime import UTC, datetime
from pathlib import Path

from benchmarks.screening.records import Record, of_entry
from fairnotice.formats.lists import open_list
from fairnotice.screening import Entry


def individuals(folder: Path) -> list[Record]:
    """Everybody on `sdn.csv`, with the names of `alt.csv`."""
    return [
        of_entry(Entry(one.id, one.identities))
        for one in open_list(folder, today=datetime.now(UTC).date(), form="ofac-csv").entries
    ]
