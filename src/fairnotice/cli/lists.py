"""The list that travellers are checked against: a case file, a folder of case files, or a list file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairnotice.cli.printing import note
from fairnotice.cli.text import counted
from fairnotice.domain.errors import Problem, Unusable
from fairnotice.domain.subject import Reality
from fairnotice.formats.dossier import read_dossier
from fairnotice.formats.dossier.limits import FILE_BYTES
from fairnotice.formats.listfile import is_list, list_from
from fairnotice.screening import Entry, Watchlist

_LARGEST = 500_000_000


ENGINE_FROM = 2_000
"""Entries from which on the screening engine pays: below, its kernels take longer to load than the list to compare."""


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list made ready. `left_out` is how many real people known from the press were not put on it."""

    watchlist: Watchlist
    source: str
    entries: int
    left_out: int
    invented: int


def read_list(path: Path) -> ReadList:
    """Read the list, and say on standard error who was left out.

    Raises Unusable for files that cannot be used, with every problem of every file.
    """
    found = [part for file in _files(path) for part in [_read(file)]]
    problems = [problem for part in found if isinstance(part, Unusable) for problem in _problems(part)]
    if problems:
        raise Unusable(f"The list {path} cannot be used.", problems)
    parts = [part for part in found if isinstance(part, _Part)]
    left_out = sum(part.left_out for part in parts)
    if left_out:
        note(f"{counted(left_out, 'person', 'people')} known from the press left out: never put on a list.")
    nameless = sum(part.nameless for part in parts)
    if nameless:
        note(f"{counted(nameless, 'person', 'people')} left out of whom neither a name nor a document is known.")
    entries = [entry for part in parts for entry in part.entries]
    if not entries:
        note(f"{path} names nobody who may be put on a list: nothing is compared.")
    long = len(entries) >= ENGINE_FROM
    if long:
        note(f"{len(entries):,} entries: the engine is made ready; on a machine's first time that takes half a minute.")
    return ReadList(
        Watchlist(entries, engine=long),
        source="; ".join(part.source for part in parts),
        entries=len(entries),
        left_out=left_out,
        invented=sum(part.invented for part in parts),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    source: str
    entries: tuple[Entry, ...]
    left_out: int
    invented: int
    nameless: int = 0  # with neither a name nor a document


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(each for each in path.iterdir() if each.suffix.lower() in {".toml", ".json"} and each.is_file())
    if not files:
        raise Unusable(f"The folder {path} holds no case file (.toml or .json).")
    return files


def _read(path: Path) -> "_Part | Unusable":
    try:
        return _list_part(path) or _case_part(path)
    except Unusable as error:
        return Unusable(f"{path.name}: {error.what}", error.problems)


def _list_part(path: Path) -> _Part | None:
    """The part from a list file; None when it is none."""
    data = _json(path)
    if data is None:
        return None
    read = list_from(data)
    entries = tuple(Entry(listed.id, listed.identities) for listed in read.entries)
    return _Part(source=read.source, entries=entries, left_out=0, invented=0)


def _json(path: Path) -> dict[str, Any] | None:
    """The object of a list file, or None for whatever else: the reader of case files says what is wrong with it."""
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".toml" or not file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
                return None
            size = path.stat().st_size
            if size > _LARGEST:
                raise Unusable(f"The list is too large: {size:,} bytes. At most {_LARGEST:,} are read.")
            file.seek(0)
            data = json.loads(file.read())
    except (OSError, UnicodeDecodeError, RecursionError):
        return None
    except ValueError as error:
        if path.stat().st_size <= FILE_BYTES:
            return None
        raise Unusable("The list is not valid JSON.", [Problem("the file", f"{error}.")]) from None
    return data if is_list(data) else None


def _case_part(path: Path) -> _Part:
    dossier = read_dossier(path)
    allowed = [subject for subject in dossier.subjects if subject.reality is not Reality.PRESS]
    found = (Entry.of(f"{dossier.id}/{subject.id}", subject) for subject in allowed)
    entries = tuple(entry for entry in found if entry)
    return _Part(
        source=dossier.title,
        entries=entries,
        left_out=len(dossier.subjects) - len(allowed),
        nameless=len(allowed) - len(entries),
        invented=sum(subject.reality is Reality.INVENTED for subject in allowed),
    )


def _problems(error: Unusable) -> Iterator[Problem]:
    name, _, what = error.what.partition(": ")
    if not error.problems:
        yield Problem(name, what.removeprefix(f"{name} "))
    for problem in error.problems:
        yield Problem(f"{name}: {problem.where}", problem.wrong, problem.allowed)
