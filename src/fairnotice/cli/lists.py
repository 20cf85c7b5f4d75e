"""The list that travellers are checked against: case files, a list file of ours or of others, or an index."""

import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fairnotice.cli.copy_receipts import tell_held
from fairnotice.cli.printing import note
from fairnotice.cli.text import counted
from fairnotice.domain.body import Body
from fairnotice.domain.errors import Problem, Unusable, said_by_system
from fairnotice.domain.subject import Reality
from fairnotice.formats.columns import said_of
from fairnotice.formats.dossier import read_dossier
from fairnotice.formats.dossier.limits import FILE_BYTES
from fairnotice.formats.listfile import is_list, list_from
from fairnotice.formats.lists import ListRead as OfOthers
from fairnotice.formats.lists import open_list
from fairnotice.formats.lists.mapped import Mapped
from fairnotice.formats.lists.model import Notes, version_of
from fairnotice.formats.lists.opening import form_of
from fairnotice.formats.openfile import check_is_file
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.reading import NOTHING_SAID, Reading
from fairnotice.screening.tables import OtherTables
from fairnotice.screening.watchlist import ENGINE_FROM, is_index

_LARGEST = 500_000_000
_MOST_TOLD = 20
_FROM_THE_PRESS = "known from the press"


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list made ready. `left_out` is how many people or things on it are compared with nobody, and why is told."""

    watchlist: Watchlist
    source: str
    entries: int
    left_out: int
    invented: int
    version: str = ""
    dated: date | None = None
    expires: date | None = None
    problems: int = 0
    not_read: tuple[str, ...] = ()  # columns of it
    folder: Path | None = None  # where other processes can open it

    def as_json(self) -> dict[str, object]:
        """What an answer says of the list that it rests on."""
        return {
            "source": self.source,
            "version": self.version,
            "dated": self.dated.isoformat() if self.dated else None,
            "expires": self.expires.isoformat() if self.expires else None,
            "entries": self.entries,
            "left_out": self.left_out,
            "problems": self.problems,
            "not_read": list(self.not_read),
        }


def read_lists(paths: Sequence[Path], *, folder: Path | None = None) -> tuple[ReadList, ...]:
    """Every list, each kept apart, with what is said of it on standard error.

    `folder`: where an index is made of those that are none, so that several processes can open them.
    Raises Unusable as `read_list`, and for two lists of one name; NotPossibleNow for a copy that has expired.
    """
    lists = tuple(read_list(path, folder=folder / str(number) if folder else None) for number, path in enumerate(paths))
    names = [each.source for each in lists]
    if len(set(names)) < len(names):
        raise Unusable(f"Two of the lists have one name: {', '.join(sorted(names))}. Give each once.")
    return lists


def read_list(path: Path, *, folder: Path | None = None) -> ReadList:
    """Read the list, and say on standard error who was left out, of which day it is, and what of it cannot be used.

    Raises Unusable for files that cannot be used, with every problem of every file.
    """
    if path.is_dir() and is_index(path):
        return _opened(path)
    part = read_part(path)
    if part.others:
        note(age_of(part.source, part.dated))
    long = len(part.entries) >= ENGINE_FROM
    if long:
        note(f"{len(part.entries):,} entries: the engine is made ready.")
    watchlist = _indexed(part, folder) if folder else Watchlist(part.entries, engine=long)
    return ReadList(
        watchlist,
        source=part.source,
        entries=len(part.entries),
        left_out=part.reading.gone,
        invented=part.reading.invented,
        version=part.version,
        dated=part.dated,
        problems=part.reading.count + len(watchlist.unreadable),
        not_read=part.reading.not_read,
        folder=folder,
    )


def _indexed(part: "Part", folder: Path) -> Watchlist:
    from fairnotice.screening.engine import Origin

    try:
        return Watchlist.build(part.entries, folder, Origin(part.source, part.version, dated=part.dated), part.bodies)
    except OSError as error:
        raise Unusable(f"{folder} cannot be written: {said_by_system(error)}.") from error


def read_part(path: Path, *, form: str = "", mapped: Mapped | None = None, quiet: bool = False) -> "Part":
    """The entries of a list in any format. Notes and raises as `read_list`.

    `quiet`: the problems of another's list are not told here; the caller does.
    """
    check_is_file(path)
    if not form and not mapped and path.is_dir() and is_index(path):
        return _out_of_index(path)
    if form or mapped or _is_of_others(path):
        part = _of_others(open_list(path, today=today(), form=form, mapped=mapped))
        _tell(() if quiet else part.told)
        return part
    found = [part for file in _files(path) for part in [_read(file)]]
    problems = [problem for part in found if isinstance(part, Unusable) for problem in _problems(part)]
    if problems:
        raise Unusable(f"The list {path} cannot be used.", problems)
    parts = [part for part in found if isinstance(part, Part)]
    left_out = sum(part.reading.gone for part in parts)
    if left_out:
        note(f"{counted(left_out, 'person', 'people')} known from the press left out: never put on a list.")
    nameless = sum(part.nameless for part in parts)
    if nameless:
        note(f"{counted(nameless, 'person', 'people')} left out of whom neither a name nor a document is known.")
    entries = tuple(entry for part in parts for entry in part.entries)
    if not entries:
        note(f"{path} names nobody who may be put on a list: nothing is compared.")
    return Part(
        source="; ".join(part.source for part in parts),
        entries=entries,
        reading=Reading(
            left_out=((_FROM_THE_PRESS, left_out),) if left_out else (),
            invented=sum(part.reading.invented for part in parts),
        ),
        version=version_of(path) if path.is_file() else "",
    )


def today() -> date:
    """The day by which a copy may have expired."""
    return datetime.now(UTC).date()


def _opened(path: Path) -> ReadList:
    watchlist = _mapped(path)
    origin = watchlist.origin
    assert origin
    note(age_of(origin.source, origin.dated))
    if watchlist.outdated:
        note(f"{origin.source}: {watchlist.outdated}")
    if origin.given and (receipt := tell_held(path)):
        note(f"{receipt}: the receipt that this copy is held. Bring it: fairnotice list receipt {receipt.name}")
    return ReadList(
        watchlist,
        source=origin.source,
        entries=len(watchlist),
        left_out=origin.reading.gone,
        invented=origin.reading.invented,
        version=origin.version,
        dated=origin.dated,
        expires=origin.expires,
        problems=origin.reading.count + len(watchlist.unreadable),
        not_read=origin.reading.not_read,
        folder=path,
    )


def _mapped(path: Path) -> Watchlist:
    """The list of an index, compared with its digests: what it warns of is told where it is used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", OtherTables)
        return Watchlist.open(path, today=today())


def _out_of_index(path: Path) -> "Part":
    """What an index was made of. Raises NotPossibleNow for a copy that has expired."""
    watchlist = _mapped(path)
    origin = watchlist.origin
    assert origin
    return Part(
        source=origin.source,
        entries=tuple(watchlist.entries),
        reading=replace(origin.reading, problems=(*origin.reading.problems, *watchlist.unreadable)),
        version=origin.version,
        dated=origin.dated,
        recipient=origin.recipient,
        expires=origin.expires,
        bodies=bodies_in(path),
    )


def bodies_in(folder: Path) -> tuple[Body, ...]:
    """The bodies and craft in an index, whatever day it is."""
    from fairnotice.screening.bodies.opening import open_bodies  # it compiles: only where there is an index

    return tuple(open_bodies(folder, today=date.min)[0])


def age_of(source: str, dated: date | None) -> str:
    """How old a list is, in a sentence."""
    if dated is None:
        return f"{source}: it does not say of which day it is: how old it is is not known."
    return f"{source}: of {dated}, {counted((today() - dated).days, 'day')} old."


def _is_of_others(path: Path) -> bool:
    """Whether it is another's list; case files and our own lists have readers of their own."""
    if path.is_dir():
        return form_of(path) != ""
    if path.suffix.lower() == ".toml" or not path.is_file():
        return False
    form = form_of(path)
    return form != "" and (form != "csv" or path.suffix.lower() in {".csv", ".tsv", ".txt"})


def _of_others(read: OfOthers) -> "Part":
    entries = tuple(Entry(listed.id, listed.identities) for listed in read.entries)
    return Part(
        source=read.source,
        entries=entries,
        reading=_reading(read.notes),
        version=read.version,
        dated=read.dated,
        others=True,
        told=tuple(_told(read)),
        bodies=tuple(read.notes.bodies),
    )


def _reading(notes: Notes) -> Reading:
    left_out, problems = tuple(sorted(notes.left_out.items())), tuple(map(str, notes.problems))
    return Reading(left_out, problems, notes.more, tuple(notes.not_read))


def _told(read: OfOthers) -> Iterator[str]:
    if read.notes.not_read:
        yield f"{said_of(read.notes.not_read)} (in {read.source})."
    yield from map(str, read.notes.problems[:_MOST_TOLD])
    if read.notes.count > _MOST_TOLD:
        yield f"{counted(read.notes.count - _MOST_TOLD, 'further problem')}: fairnotice list stats tells them."
    if read.notes.bodies:
        many = counted(len(read.notes.bodies), "body or craft", "bodies and craft")
        yield f"{many}: kept apart, compared with no traveller."
    for reason, count in read.notes.left_out.items():
        yield f"{count:,} left out, {reason}."


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        note(line)


@dataclass(frozen=True, slots=True)
class Part:
    """A list as it was read, before it is made ready."""

    source: str
    entries: tuple[Entry, ...]
    reading: Reading = NOTHING_SAID
    nameless: int = 0  # with neither a name nor a document
    version: str = ""
    dated: date | None = None
    recipient: str = ""
    expires: date | None = None
    others: bool = False
    told: tuple[str, ...] = ()  # what is told of it where it is used
    bodies: tuple[Body, ...] = ()  # and craft: no traveller is compared with them


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(each for each in path.iterdir() if each.suffix.lower() in {".toml", ".json"} and each.is_file())
    if not files:
        raise Unusable(f"The folder {path} holds no case file (.toml or .json).")
    return files


def _read(path: Path) -> "Part | Unusable":
    try:
        return _list_part(path) or _case_part(path)
    except Unusable as error:
        return Unusable(f"{path.name}: {error.what}", error.problems)


def _list_part(path: Path) -> Part | None:
    """The part from a list file; None when it is none."""
    data = _json(path)
    if data is None:
        return None
    read = list_from(data)
    entries = tuple(Entry(listed.id, listed.identities) for listed in read.entries)
    return Part(source=read.source, entries=entries)


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


def _case_part(path: Path) -> Part:
    dossier = read_dossier(path)
    allowed = [subject for subject in dossier.subjects if subject.reality is not Reality.PRESS]
    found = (Entry.of(f"{dossier.id}/{subject.id}", subject) for subject in allowed)
    entries = tuple(entry for entry in found if entry)
    left_out = len(dossier.subjects) - len(allowed)
    return Part(
        source=dossier.title,
        entries=entries,
        reading=Reading(
            left_out=((_FROM_THE_PRESS, left_out),) if left_out else (),
            invented=sum(subject.reality is Reality.INVENTED for subject in allowed),
        ),
        nameless=len(allowed) - len(entries),
    )


def _problems(error: Unusable) -> Iterator[Problem]:
    name, _, what = error.what.partition(": ")
    if not error.problems:
        yield Problem(name, what.removeprefix(f"{name} "))
    for problem in error.problems:
        yield Problem(f"{name}: {problem.where}", problem.wrong, problem.allowed)
