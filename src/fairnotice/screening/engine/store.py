"""An index as a folder of files that are mapped, not read: shared by processes, checked, and swapped whole.

`manifest.json` names the format, the list's source, version, day, recipient and expiry, a digest of the tables that its
names were read by (`screening.tables`), and every file with its size and SHA-256. The files lie in a folder named after
what they hold, so that another index, also one that somebody copies over this one, stands beside files that are mapped
and writes into none of them. It is written whole beside its place, and takes it when its manifest does.
"""

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.screening.bodies.index import KINDS as BODY_KINDS
from fairnotice.screening.bodies.index import BodyArrays, build_bodies
from fairnotice.screening.engine.arrays import INDEX_KINDS, IndexArrays
from fairnotice.screening.engine.entries import START_KINDS, StoredEntries
from fairnotice.screening.engine.index import EngineIndex
from fairnotice.screening.engine.side import SIDE_KINDS, SideArrays
from fairnotice.screening.reading import NOTHING_SAID, Reading
from fairnotice.screening.stated import Stated
from fairnotice.screening.tables import tables_digest

if sys.platform != "win32":
    import fcntl

FORMAT = "fairnotice-index/13"
MANIFEST = "manifest.json"
DATA = "data"
"""In the manifest, the folder of the files; where its name begins."""
_DATA = re.compile(rf"{DATA}-[0-9a-f]{{16}}")
BESIDE = "beside.json"
"""What is no array: countries, what of the list could not be read, and what was said when it was."""
ENTRIES, STARTS, SAMPLE = "entries.bin", "entry_start.npy", "entry_sample.bin"
_FILES = {
    BESIDE,
    ENTRIES,
    STARTS,
    SAMPLE,
    *(f"{name}.npy" for kind in (IndexArrays, SideArrays, BodyArrays) for name in kind._fields),
}


Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a list comes from, of which day it is, and who may use this copy of it until when (None: not said).

    `reading`: what was said of it when it was read. `stated`: from where on it shows somebody, and as what, unless who
    asks says otherwise. `given`: what the register that gave this copy wrote into it, which is kept and not read here.
    """

    source: str
    version: str
    recipient: str = ""
    expires: date | None = None
    dated: date | None = None
    reading: Reading = NOTHING_SAID
    stated: Stated | None = None
    given: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An index out of its folder: whom it finds, the entries by their places, and where they come from."""

    index: EngineIndex
    entries: StoredEntries
    origin: Origin
    tables: str = ""  # the digest of those that it was built with; empty where it does not say


def save(
    index: EngineIndex, entries: StoredEntries, folder: Path, origin: Origin, bodies: BodyArrays | None = None
) -> None:
    """Write the index of these entries, and beside it the list's bodies and craft. What stood there is replaced at one
    stroke; a failure leaves it as it was."""
    beside_persons = bodies or build_bodies((), [])
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    making = beside / "index"  # unlike the one that holds it, for whoever may look into folders here
    data = making / DATA
    try:
        data.mkdir(parents=True)
        for name, array in (index.arrays._asdict() | index.side._asdict() | beside_persons._asdict()).items():
            np.save(data / f"{name}.npy", array, allow_pickle=False)
        np.save(data / STARTS, entries.starts, allow_pickle=False)
        entries.blob.tofile(data / ENTRIES)
        (data / SAMPLE).write_bytes(entries.sample)
        told = {
            "countries": dict(index.countries),
            "unreadable": list(index.unreadable),
            "reading": origin.reading.as_json(),
        }
        (data / BESIDE).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        files = {file.name: _described(file) for file in sorted(data.iterdir())}
        named = f"{DATA}-{sha256(json.dumps(files).encode()).hexdigest()[:16]}"
        data.rename(making / named)
        manifest = {"format": FORMAT, "tables": tables_digest(), DATA: named, "files": files, **_told(origin)}
        (making / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        put_in_place(making, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def open_index(folder: Path, *, today: date | None = None, verify: bool = False) -> Opened:
    """Map the index. `today`: refuse a copy that has expired by then. `verify`: read every file and check its digest.

    Raises InvalidValue naming the file that is missing, cut short or altered, and NotPossibleNow for an expired copy.
    """
    return _steady(folder, lambda: _open_index(folder, today=today, verify=verify))


def _steady(folder: Path, opens: Callable[[], Found]) -> Found:
    """What is opened; once more where another index took the place meanwhile."""
    while True:
        stands = _told_of(folder)
        try:
            return opens()
        except (InvalidValue, OSError):
            if _told_of(folder) == stands:
                raise


def _told_of(folder: Path) -> bytes:
    try:
        return (folder / MANIFEST).read_bytes()
    except OSError:
        return b""


def _open_index(folder: Path, *, today: date | None, verify: bool) -> Opened:
    origin, tables, data = _checked(folder, today=today, verify=verify)
    arrays, side = (
        {name: _mapped(data / f"{name}.npy") for name in kind._fields} for kind in (IndexArrays, SideArrays)
    )
    starts = _mapped(data / STARTS)
    for name, array in arrays.items():
        kind, columns = INDEX_KINDS[name]
        _is_kind(data / f"{name}.npy", array, (kind,), columns)
    for name, kind in SIDE_KINDS.items():
        _is_kind(data / f"{name}.npy", side[name], (kind,))
    _is_kind(data / STARTS, starts, START_KINDS)
    entries = StoredEntries(_bytes(data / ENTRIES), starts, (data / SAMPLE).read_bytes())
    countries, unreadable, reading = _beside(data / BESIDE)
    index = EngineIndex(
        arrays=IndexArrays(**arrays),
        side=SideArrays(**side),
        size=len(entries),
        countries=countries,
        unreadable=unreadable,
    )
    return Opened(index, entries, replace(origin, reading=reading), tables)


def _expired(folder: Path, source: str, expires: date, today: date) -> str:
    days = (today - expires).days
    since = f"It was to be used until {expires}, {days} day{'' if days == 1 else 's'} ago"
    return f"The copy of the list '{source}' in {folder.name} has expired. {since}: fetch a new one."


def open_body_arrays(folder: Path, *, today: date | None = None, verify: bool = False) -> tuple[BodyArrays, Origin]:
    """Map what is kept of the list's bodies and craft. Raises as `open_index`."""
    return _steady(folder, lambda: _open_body_arrays(folder, today=today, verify=verify))


def _open_body_arrays(folder: Path, *, today: date | None, verify: bool) -> tuple[BodyArrays, Origin]:
    origin, _tables, data = _checked(folder, today=today, verify=verify)
    arrays = {name: _mapped(data / f"{name}.npy") for name in BodyArrays._fields}
    for name, kind in BODY_KINDS.items():
        _is_kind(data / f"{name}.npy", arrays[name], (np.dtype(kind),))
    return BodyArrays(**arrays), origin


def _checked(folder: Path, *, today: date | None, verify: bool) -> tuple[Origin, str, Path]:
    """Where the list comes from, but for how it was read, which stands in a file; the digest of the tables that it was
    built with; and the folder of its files. Every one is there, and whole.

    Raises as `open_index`.
    """
    manifest = _manifest(folder)
    origin = _origin(manifest)
    if today is not None and origin.expires is not None and today > origin.expires:
        raise NotPossibleNow(_expired(folder, origin.source, origin.expires, today))
    data = folder / manifest[DATA]
    for name, told in manifest["files"].items():
        _check(data / name, told, whole=verify)
    return origin, str(manifest.get("tables", "")), data


def put_in_place(making: Path, folder: Path) -> None:
    """Give a whole folder its name. An index that stands there is replaced at the stroke at which its manifest is, so
    that there is a whole one at any time. Raises InvalidValue where what stands there is no index.
    """
    if not folder.exists():
        with suppress(OSError):  # another process may have made one now
            making.replace(folder)
            return
    if not (folder / MANIFEST).is_file():
        raise InvalidValue(f"{folder} is there and is no index: nothing was written.")
    files = _manifest(making)["files"]
    with _alone(folder):
        before = {each.name for each in folder.iterdir()}
        new = sorted(each.name for each in making.iterdir() if each.name != MANIFEST)
        for name in new:
            _move(making / name, folder / name, files)
        (making / MANIFEST).replace(folder / MANIFEST)
        for name in before.difference(new, {MANIFEST}):
            _remove(folder / name)


def _move(made: Path, to: Path, files: Mapping[str, Any]) -> None:
    if to.is_dir():
        if all(_is_whole(to / name, told) for name, told in files.items()):
            return  # the same files, which others may have mapped
        to.replace(made.with_name(f"{made.name}-was"))
    made.replace(to)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other processes that would put an index there; on Windows nothing holds it."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def digest_of(folder: Path) -> str:
    """The digest of an index: of its manifest, in which those of its files are. Raises InvalidValue."""
    try:
        return _digest(folder / MANIFEST)
    except OSError as error:
        raise InvalidValue(f"{folder / MANIFEST} is missing or cannot be read: this is no whole index") from error


def data_of(folder: Path) -> Path:
    """The folder of an index's files, none of them looked at. Raises InvalidValue."""
    return folder / str(_manifest(folder)[DATA])


def origin_of(folder: Path) -> Origin:
    """Where the list in a folder comes from, its files unread. Raises InvalidValue."""
    return _origin(_manifest(folder))


def _described(file: Path) -> dict[str, Any]:
    return {"bytes": file.stat().st_size, "sha256": _digest(file)}


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _told(origin: Origin) -> dict[str, Any]:
    expires, dated = (day.isoformat() if day else None for day in (origin.expires, origin.dated))
    named = {"source": origin.source, "version": origin.version, "recipient": origin.recipient}
    stated = origin.stated.as_json() if origin.stated else None
    given = dict(origin.given) if origin.given else None
    return {**named, "expires": expires, "dated": dated, "thresholds": stated, "given": given}


def _origin(manifest: Mapping[str, Any]) -> Origin:
    expires, dated, stated, given = (manifest.get(name) for name in ("expires", "dated", "thresholds", "given"))
    try:
        ends, day = (date.fromisoformat(text) if text else None for text in (expires, dated))
        return Origin(
            source=str(manifest["source"]),
            version=str(manifest["version"]),
            recipient=str(manifest.get("recipient", "")),
            expires=ends,
            dated=day,
            stated=None if stated is None else Stated.from_json(stated),
            given=given if isinstance(given, dict) else None,
        )
    except InvalidValue as error:
        raise InvalidValue(f"the thresholds in the index's {MANIFEST} cannot be used: {error}") from None
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValue(f"the index's {MANIFEST} does not say where the list comes from") from error


def _manifest(folder: Path) -> dict[str, Any]:
    manifest = _json(folder / MANIFEST)
    if manifest.get("format") != FORMAT:
        raise InvalidValue(f"{folder} was written by another version ({manifest.get('format')}): build it again")
    files = manifest.get("files")
    if not isinstance(files, dict) or not all(isinstance(told, dict) for told in files.values()):
        raise InvalidValue(f"{folder / MANIFEST} names no files")
    if not isinstance(data := manifest.get(DATA), str) or not _DATA.fullmatch(data):
        raise InvalidValue(f"{folder / MANIFEST} does not say where the files are: build the index again")
    if set(files) != _FILES:  # one that is not named would be opened unchecked
        raise InvalidValue(f"{folder / MANIFEST} names other files than an index has: build the index again")
    return manifest


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InvalidValue(f"{file} is missing or cannot be read: this is no whole index") from error
    if not isinstance(found, dict):
        raise InvalidValue(f"{file} holds something else than an index's data")
    return found


def _beside(file: Path) -> tuple[dict[str, int], tuple[str, ...], Reading]:
    found = _json(file)
    countries, unreadable = found.get("countries"), found.get("unreadable")
    if not isinstance(countries, dict) or not isinstance(unreadable, list):
        raise InvalidValue(f"{file} holds something else than an index's data")
    try:
        return countries, tuple(unreadable), Reading.from_json(found.get("reading"))
    except InvalidValue as error:
        raise InvalidValue(f"{file} holds something else than an index's data: {error}") from None


def _is_whole(file: Path, told: Mapping[str, Any]) -> bool:
    try:
        _check(file, told, whole=True)
    except (InvalidValue, OSError):
        return False
    return True


def _check(file: Path, told: Mapping[str, Any], *, whole: bool) -> None:
    size = file.stat().st_size if file.is_file() else -1
    if size != told.get("bytes"):
        raise InvalidValue(f"{file} is {'missing' if size < 0 else 'cut short or altered'}: build the index again")
    if whole and _digest(file) != told.get("sha256"):
        raise InvalidValue(f"{file} was altered: build the index again")


def _is_kind(file: Path, array: np.ndarray, kinds: Iterable[Any], columns: tuple[int, ...] = ()) -> None:
    told = (array.ndim, array.shape[1:], array.flags.c_contiguous)
    if array.dtype not in kinds or told != (1 + len(columns), columns, True):
        raise InvalidValue(f"{file} holds something else than an index's data: build the index again")


def _mapped(file: Path) -> np.ndarray:
    try:
        return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))  # a plain array: kernels know it at once
    except Exception as error:  # whatever the parser of its heading stumbles over: TokenError, TypeError and others
        raise InvalidValue(f"{file} cannot be read: build the index again") from error


def _bytes(file: Path) -> np.ndarray:
    if file.stat().st_size == 0:
        return np.zeros(0, np.uint8)
    return np.asarray(np.memmap(file, np.uint8, mode="r"))
