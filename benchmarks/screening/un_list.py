"""The UN Security Council's consolidated list (XML): its individuals as records, read as the product reads them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.screening.records import Record, of_entry
from fairnotice.formats.lists import open_list
from fairnotice.formats.lists.xml import elements, text_of
from fairnotice.screening import Entry


def individuals(path: Path) -> list[Record]:
    """Everybody on the list; names in the original script come last, after the Latin ones."""
    own = original_names(path)
    found = [
        of_entry(Entry(one.id, one.identities))
        for one in open_list(path, today=datetime.now(UTC).date(), form="un").entries
    ]
    return [replace(one, names=sorted(one.names, key=own.get(one.id, []).__contains__)) for one in found]


def original_names(path: Path) -> dict[str, list[str]]:
    """The names in the original script, by the id of the record."""
    found = {}
    for one in elements(path, "INDIVIDUAL"):
        names = [text for name in one.findall("NAME_ORIGINAL_SCRIPT") if (text := text_of(name))]
        if names:
            found[text_of(one, "REFERENCE_NUMBER")] = names
    return found
