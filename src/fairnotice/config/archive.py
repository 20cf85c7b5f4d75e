"""The file a backup is: a tar of named parts with a manifest of their digests, read without trusting it.

    manifest.json       format, made, and for each part its size and SHA-256
    folder.json         the data folder's identity
    secrets/<name>      its secrets
    database.dump       the database, in the custom format of pg_dump

Parts are read by the names this module knows and written by this module, so no path in an archive decides anything.
A digest finds damage and careless change; who can write the file can also write its manifest, so keep it safe.
"""

import contextlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import IO

from fairnotice.config.errors import BackupError, explain
from fairnotice.config.secretfiles import SECRETS

FORMAT = 1
DUMP = "database.dump"
CHECKPOINTS = "checkpoints.jsonl"
PARTS = ("folder.json", CHECKPOINTS, *(f"secrets/{name}" for name in SECRETS), DUMP)


def write_archive(target: Path, parts: dict[str, Path], made: datetime) -> None:
    """Write the parts to a new file that only its owner can read, complete before it takes its name.

    Raises BackupError when the file exists or cannot be written.
    """
    making = target.with_name(f".making-{os.getpid()}-{target.name}")
    try:
        making.unlink(missing_ok=True)
        if target.exists():
            raise BackupError(f"{target} exists: choose another name.")
        with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
                _add_manifest(archive, parts, made)
                for name in PARTS:
                    with parts[name].open("rb") as part:
                        archive.addfile(_entry(name, part.seek(0, os.SEEK_END), made), _rewound(part))
            file.flush()
            os.fsync(file.fileno())
        making.rename(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            making.unlink(missing_ok=True)
        raise BackupError(explain(error, target)) from error


def extract(source: Path, into: Path) -> None:
    """Write the parts of an archive below `into`, each checked against the manifest.

    Raises BackupError when the file is no backup, was made by a newer version, lacks a part, has one too many, or a
    part differs from its digest.
    """
    (into / "secrets").mkdir(mode=0o700)
    with _opened(source) as archive:
        found = archive.getmembers()
        members = {member.name: member for member in found if member.isreg()}
        if len(members) < len(found):
            raise BackupError(f"{source} is not a backup of fairnotice: it holds links, folders or a part twice.")
        digests = _read_manifest(archive, members.pop("manifest.json", None), source)
        if sorted(members) != sorted(PARTS) or sorted(digests) != sorted(PARTS):
            odd = sorted(set(members) ^ set(PARTS)) or sorted(set(digests) ^ set(PARTS))
            raise BackupError(f"{source} is not a whole backup: {', '.join(odd)} is missing or does not belong there.")
        for name in PARTS:
            content = archive.extractfile(members[name])
            assert content is not None  # a regular file has content
            _write(into / name, content)
            with (into / name).open("rb") as written:
                if file_digest(written, "sha256").hexdigest() != digests[name]:
                    raise BackupError(f"{source} is damaged or was changed: {name} differs from its digest.")


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(source, mode="r:") as archive:
            yield archive
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{source} is not a backup of fairnotice, or is cut short.") from error
    except OSError as error:
        raise BackupError(explain(error, source)) from error


def _read_manifest(archive: tarfile.TarFile, member: tarfile.TarInfo | None, source: Path) -> dict[str, str]:
    content = archive.extractfile(member) if member is not None else None
    try:
        if content is None:
            raise KeyError("manifest.json")
        manifest = json.load(content)
        if manifest["format"] > FORMAT:
            raise BackupError(f"{source} was made by a newer version of fairnotice: restore it with that version.")
        return {name: part["sha256"] for name, part in manifest["parts"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(f"{source} is not a backup of fairnotice: it has no readable manifest.") from error


def _add_manifest(archive: tarfile.TarFile, parts: dict[str, Path], made: datetime) -> None:
    listed = {}
    for name in PARTS:
        with parts[name].open("rb") as part:
            listed[name] = {"size": parts[name].stat().st_size, "sha256": file_digest(part, "sha256").hexdigest()}
    text = json.dumps({"format": FORMAT, "made": made.isoformat(), "parts": listed}, indent=2).encode()
    archive.addfile(_entry("manifest.json", len(text), made), io.BytesIO(text))


def _entry(name: str, size: int, made: datetime) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(made.timestamp())
    return entry


def _rewound(part: io.BufferedReader) -> io.BufferedReader:
    part.seek(0)
    return part


def _write(path: Path, content: IO[bytes]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(content, file)
