"""A watched folder: a file of travellers dropped in is screened, its results stand beside it, it moves to `done`.

Results are written beside their place and renamed, and the file moves last: after a kill it is screened once more, and
nobody reads half a file of results.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from fairnotice.bulk.rows import Traveller, open_rows, traveller_of
from fairnotice.desk.checking import check_many
from fairnotice.desk.errors import NotCurrent
from fairnotice.desk.listing import Listing
from fairnotice.desk.store import Store
from fairnotice.domain.errors import InvalidValue, Unusable

TAKEN = frozenset({".csv", ".json", ".jsonl", ".ndjson"})
DONE, REFUSED = "done", "refused"
PURPOSE = "file of travellers"
_AT_ONCE = 200


class Watched:
    """The folder, with the sizes that its files had when they were last looked at: one that grows is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sizes: dict[Path, int] = {}

    def ready(self) -> list[Path]:
        """Files that are whole: as large as when they were last looked at."""
        found = [each for each in sorted(self.folder.iterdir()) if each.suffix.lower() in TAKEN and _is_given(each)]
        sizes = {each: each.stat().st_size for each in found}
        ready = [each for each in found if self._sizes.get(each) == sizes[each]]
        self._sizes = sizes
        return ready


def screen_ready(watched: Watched, store: Store, listing: Listing, *, limit: timedelta, at: datetime) -> int:
    """Screen what is ready. Answers how many files were done. A copy that is not current leaves them where they are."""
    done = 0
    for file in watched.ready():
        try:
            screen_file(file, store, listing, limit=limit, at=at)
        except NotCurrent:
            return done
        except (Unusable, OSError) as error:
            _put(file, REFUSED)
            (watched.folder / REFUSED / f"{file.name}.why.txt").write_text(f"{error}\n", encoding="utf-8")
        done += 1
    return done


def screen_file(file: Path, store: Store, listing: Listing, *, limit: timedelta, at: datetime) -> Path:
    """Screen a file; answers where the results are. One line a traveller who may be meant, or who could not be read.

    Raises Unusable for a file that cannot be read, NotCurrent, OSError. Nothing is moved then.
    """
    place = _free(file, DONE)  # a second file of one name has results of its own, numbered as it is
    results = file.with_name(f"{place.name}.results.jsonl")
    beside = results.with_name(f".{results.name}.part")
    with open_rows(file) as rows, beside.open("w", encoding="utf-8") as out:
        read = (_read(number, each.row, at) for number, each in enumerate(rows, start=1))
        for part in _parts(read):
            good = [one for one in part if isinstance(one, Traveller)]
            checked = check_many(
                store,
                listing,
                [one.query for one in good],
                purpose=PURPOSE,
                limit=limit,
                at=at,
                kind="file",
            )
            for bad in part:
                if not isinstance(bad, Traveller):
                    _write(out, bad)
            for one, answer in zip(good, checked, strict=True):
                for raised in answer.raised:
                    line = raised.hit.as_json(one.key)
                    _write(out, {**line, "number": raised.number, "hit": raised.id})
    beside.replace(results)
    _put(file, DONE)
    return results


def _read(number: int, row: object, at: datetime) -> Traveller | dict[str, object]:
    try:
        return traveller_of(number, row, today=at.date())  # type: ignore[arg-type]  # a row as it was read
    except (Unusable, InvalidValue) as error:
        return {"traveller": number, "unreadable": str(error)}


def _parts(read: Iterator[Traveller | dict[str, object]]) -> Iterator[list[Traveller | dict[str, object]]]:
    while part := list(islice(read, _AT_ONCE)):
        yield part


def _write(out: object, line: object) -> None:
    print(json.dumps(line, ensure_ascii=False), file=out)  # type: ignore[call-overload]


def _put(file: Path, where: str) -> None:
    place = _free(file, where)
    place.parent.mkdir(exist_ok=True)
    file.rename(place)


def _free(file: Path, where: str) -> Path:
    """Where the file goes in that folder: under its name, or the next number where one of that name lies."""
    folder = file.parent / where
    place, number = folder / file.name, 1
    while place.exists():
        place, number = folder / f"{file.stem}-{number}{file.suffix}", number + 1
    return place


def _is_given(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".") and not file.name.endswith(".results.jsonl")
