"""An index whose folder was cut short or altered: refused, or, where only its size is looked at, refused or opened."""

import io
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import open_index
from fairnotice.screening.engine.store import BESIDE, DATA, MANIFEST, Origin
from tests.fuzz.shapes import reshaped
from tests.fuzz.target import Target

LISTED = Identity((Name("Orin Tavesk"),), (PartialDate(1986, 9, 17),), documents=(Document("passport", "XQ77", "UY"),))
CUT, FLIP, REPLACE, INSERT, OVER, RESHAPE = range(6)
"""What the second byte says is done; the first names the file, the next two the place."""


def open_altered(data: bytes) -> None:
    """One file of a whole index is altered, the index opened, and the file put back."""
    files = _index()
    at, what, place = data[:1], data[1:2], int.from_bytes(data[2:4])
    name = sorted(files)[int.from_bytes(at) % len(files)]
    whole = files[name]
    altered = _altered(whole, int.from_bytes(what) % 6, place % (len(whole) + 1), data[4:])
    _write(name, altered)
    try:
        opened = _opens(verify=True)
        assert opened == (altered == whole) or name == MANIFEST, f"{name} was altered, and nobody was told"
        _opens(verify=False)
    finally:
        _write(name, whole)


def _altered(whole: bytes, what: int, place: int, rest: bytes) -> bytes:
    if what == CUT:
        return whole[:place]
    if what == REPLACE:
        return rest
    if what == RESHAPE:
        try:
            return json.dumps(reshaped(json.loads(whole), rest)).encode()
        except ValueError:
            return rest
    if what == FLIP:
        flipped = bytes(letter ^ mask for letter, mask in zip(whole[place:], rest, strict=False))
        return whole[:place] + flipped + whole[place + len(flipped) :]
    return whole[:place] + rest + whole[place + (len(rest) if what == OVER else 0) :]


def _opens(*, verify: bool) -> bool:
    try:
        open_index(_folder(), verify=verify)
    except InvalidValue:
        return False
    return True


def _folder() -> Path:
    return Path(tempfile.gettempdir()) / "index"


@cache
def _index() -> dict[str, bytes]:
    shutil.rmtree(_folder(), ignore_errors=True)
    Watchlist.build([Entry("e1", (LISTED,))], _folder(), Origin("invented list", "1"))
    return {
        file.relative_to(_folder()).as_posix(): file.read_bytes() for file in _folder().rglob("*") if file.is_file()
    }


def _write(name: str, data: bytes) -> None:
    path = _folder() / name
    path.unlink()  # never altered where it stands: it may still be mapped
    path.write_bytes(data)


def _seeds() -> list[bytes]:
    files = _index()
    names = sorted(files)
    told = json.loads(files[MANIFEST])
    manifest, beside = names.index(MANIFEST), names.index(f"{told[DATA]}/{BESIDE}")
    wrong = [
        {},
        {"files": {}},
        {"files": []},
        {"files": dict.fromkeys(told["files"], 1)},
        {"expires": 1},
        {"source": None},
    ]
    seeds = [bytes([manifest, REPLACE, 0, 0]) + json.dumps(told | change).encode() for change in wrong]
    seeds += [
        bytes([beside, REPLACE, 0, 0]) + text for text in (b"{}", b"[]", b"[" * 4000, b'{"countries":1,"unreadable":1}')
    ]
    seeds += [bytes([place, RESHAPE, 0, 0, at, at + 7]) for place in (manifest, beside) for at in range(12)]
    seeds += [bytes([place, what, 0, 20, 1]) for place in range(len(names)) for what in (CUT, FLIP)]
    arrays = [place for place, name in enumerate(names) if name.endswith(".npy")]
    seeds += [bytes([place, REPLACE, 0, 0]) + _saved(kind) for place in arrays for kind in ("S1", "f8", "u1", "V8")]
    return seeds


def _saved(kind: str) -> bytes:
    into = io.BytesIO()
    np.save(into, np.zeros(1, kind))
    return into.getvalue()


WORDS = (
    "\x93NUMPY",
    "PK\x03\x04",
    "'shape': (",
    "'descr': '|O'",
    "'descr': '<f8'",
    "null",
    '"files"',
    '"bytes"',
    "{}",
    "9" * 20,
)
TARGETS = (Target("index", open_altered, _seeds, WORDS),)
