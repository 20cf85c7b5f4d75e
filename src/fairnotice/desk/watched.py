"""A watched folder: a file of travellers dropped in is screened, its results stand beside it, it moves to `done`.

Results are written beside their place and renamed, and the file moves last: after a kill it is screened once more, and
nobody reads half a file of results. While the copy is not current files wait, each with a note beside it that says why.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from fairnotice.bulk.rowproblem import RowProblem
from fairnotice.bulk.rows import Placed, Traveller, open_rows, traveller_of
from fairnotice.desk.checking import check_many
from fairnotice.desk.errors import NotCurrent
from fairnotice.desk.listing import Listing
from fairnotice.desk.standing import standing
from fairnotice.desk.store import Store
from fairnotice.domain.errors import InvalidValue, Unusable
from fairnotice.screening.age import possibly_minor

TAKEN = (".csv", ".json", ".jsonl", ".ndjson", ".parquet")
DONE, REFUSED = "done", "refused"
WAITS, WHY = ".waits.txt", ".why.txt"
OTHERS_STAY = timedelta(minutes=10)
"""How long a file of another ending lies: whoever writes a file may rename it when it is whole."""
PURPOSE = "file of travellers"
_AT_ONCE = 200
_TOLD = ("row", "line", "where", "wrong", "allowed")  # of a particular that was left out


class Watched:
    """The folder, with the sizes that its files had when they were last looked at: one that grows is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sizes: dict[Path, int] = {}

    def ready(self) -> list[Path]:
        """Files that are whole: as large as when they were last looked at."""
        found = [each for each in self._given() if each.suffix.lower() in TAKEN and not each.is_symlink()]
        sizes = {each: each.stat().st_size for each in found}
        ready = [each for each in found if self._sizes.get(each) == sizes[each]]
        self._sizes = sizes
        return ready

    def others(self, *, at: datetime) -> list[Path]:
        """Links, and files of other endings that nobody has touched for a while: nothing will be made of them."""
        untouched = (at - OTHERS_STAY).timestamp()
        others = [each for each in self._given() if each.suffix.lower() not in TAKEN]
        return [each for each in self._given() if each.is_symlink()] + [
            each for each in others if not each.is_symlink() and each.stat().st_mtime < untouched
        ]

    def _given(self) -> list[Path]:
        return [each for each in sorted(self.folder.iterdir()) if _is_given(each)]


def left_in(folder: Path) -> dict[str, int]:
    """How many files wait there, each with its note, and how many were refused."""
    refused = [each for each in (folder / REFUSED).glob("*") if not each.name.endswith(WHY)]
    waits = [each for each in folder.glob(f"*{WAITS}") if each.with_name(each.name.removesuffix(WAITS)).exists()]
    return {"waits": len(waits), "refused": len(refused)}


def screen_ready(watched: Watched, store: Store, listing: Listing, *, limit: timedelta, at: datetime) -> int:
    """Screen what is ready. Answers how many files were done. A copy that is not current leaves them where they are."""
    done = 0
    for file in watched.others(at=at):
        _refuse(file, f"Not read: only files whose names end in {', '.join(TAKEN)} are, and no links.")
    for file in watched.ready():
        try:
            stands = standing(store, limit=limit, now=at)
            if not stands.current:  # asked before: each row that is refused would be kept as an answer, at every try
                raise NotCurrent(stands.why_not)
            screen_file(file, store, listing, limit=limit, at=at)
        except NotCurrent as error:
            _waits(file, str(error))
            continue
        except (Unusable, OSError) as error:
            _refuse(file, str(error))
        _note(file).unlink(missing_ok=True)
        done += 1
    return done


def _refuse(file: Path, why: str) -> None:
    place = _put(file, REFUSED)
    place.with_name(f"{place.name}{WHY}").write_text(f"{why}\n", encoding="utf-8")


def _waits(file: Path, why: str) -> None:
    """Say once why nothing came of a file yet, and again only when that is something else."""
    note = _note(file)
    said = f"{file.name} waits. {why}\n"
    if not note.is_file() or note.read_text(encoding="utf-8") != said:
        note.write_text(said, encoding="utf-8")


def _note(file: Path) -> Path:
    return file.with_name(f"{file.name}{WAITS}")


def screen_file(file: Path, store: Store, listing: Listing, *, limit: timedelta, at: datetime) -> Path:
    """Screen a file; answers where the results are.

    A line for each traveller who may be meant, or who could not be read, for each particular that was left out because
    it could not be read, and one for columns that nothing is made of.

    Raises Unusable for a file that cannot be read, NotCurrent, OSError. Nothing is moved then.
    """
    place = _free(file, DONE)  # a second file of one name has results of its own, numbered as it is
    results = file.with_name(f"{place.name}.results.jsonl")
    beside = results.with_name(f".{results.name}.part")
    with open_rows(file) as rows, beside.open("w", encoding="utf-8") as out:
        if rows.not_read:
            _write(out, {"columns_not_read": list(rows.not_read)})
        read = (_read(number, each, at, out) for number, each in enumerate(rows, start=1))
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
                    if possibly_minor(one.query.births, at.date()):
                        line["possibly_minor"] = True
                    _write(out, {**line, "number": raised.number, "hit": raised.id})
    beside.replace(results)
    _put(file, DONE)
    return results


def _read(number: int, each: Placed, at: datetime, out: object) -> Traveller | dict[str, object]:
    """The traveller of a row. What of it was left out is told at once."""
    try:
        found = traveller_of(number, each.row, today=at.date())
    except (Unusable, InvalidValue) as error:
        return {"traveller": number, "unreadable": str(error)}
    for problem in found.problems:
        told = RowProblem.of(number, each.line, found.id, problem).as_json()
        _write(out, {"traveller": found.key, "left_out": {name: told[name] for name in _TOLD}})
    return found


def _parts(read: Iterator[Traveller | dict[str, object]]) -> Iterator[list[Traveller | dict[str, object]]]:
    while part := list(islice(read, _AT_ONCE)):
        yield part


def _write(out: object, line: object) -> None:
    print(json.dumps(line, ensure_ascii=False), file=out)  # type: ignore[call-overload]


def _put(file: Path, where: str) -> Path:
    place = _free(file, where)
    place.parent.mkdir(exist_ok=True)
    file.rename(place)
    return place


def _free(file: Path, where: str) -> Path:
    """Where the file goes in that folder: under its name, or the next number where one of that name lies."""
    folder = file.parent / where
    place, number = folder / file.name, 1
    while place.exists():
        place, number = folder / f"{file.stem}-{number}{file.suffix}", number + 1
    return place


def _is_given(file: Path) -> bool:
    own = (".results.jsonl", WAITS)
    return (file.is_file() or file.is_symlink()) and not file.name.startswith(".") and not file.name.endswith(own)
