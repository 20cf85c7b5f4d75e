"""An installation to measure on: in a folder of its own, with members, their desks, notices about invented people."""

import os
import random
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from uuid import UUID, uuid4

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from fairnotice.config.embedded import erase
from fairnotice.config.installation import Installation, installation

ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class Member:
    """A desk ready to work: where it asks, as whom, and what it has pinned. Plain, to be given to a process."""

    desk: str
    recipient: str
    token: str
    key: bytes
    statement: str
    fingerprint: str
    checkpoint: str


@dataclass(frozen=True)
class Server:
    """The addresses of a server, and the tokens of those who publish and withdraw."""

    pages: str
    live: str
    decider: str
    source: str


@dataclass(frozen=True)
class Ready:
    """A request that waits only for its publication, and what the person is called, as nobody else is."""

    request: UUID
    name: str


@contextmanager
def anew() -> Iterator[Installation]:
    """An installation in a folder of its own. The folder and its database, wherever that is, are removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="fairnotice-bench-") as inside:
        made: Installation | None = None
        try:
            with installation(Path(inside) / "data", create=True) as made:
                yield made
        finally:
            if made is not None and made.cluster is not None:
                erase(made.data)


@contextmanager
def serving(workers: int) -> Iterator[tuple[str, str, dict[str, int]]]:
    """The web server and the process in which desks wait, on free ports, for the installation that this process has.

    Answers their addresses, and the ids of their processes as `pages` and `live`.
    """
    port, live = free_port(), free_port()
    os.environ["FAIRNOTICE_LIVE"] = f"http://127.0.0.1:{live}"
    commands = [["webserver", str(port), str(workers)], ["liveserver", str(live)]]
    running = [
        subprocess.Popen([sys.executable, "-P", "-m", f"fairnotice.config.{name}", *rest], stdin=subprocess.PIPE)
        for name, *rest in commands
    ]
    try:
        wait_for(f"http://127.0.0.1:{port}/api/health")
        wait_for(f"http://127.0.0.1:{live}/register/alive")
        pids = {"pages": running[0].pid, "live": running[1].pid}
        yield f"http://127.0.0.1:{port}", f"http://127.0.0.1:{live}", pids
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def member_with_code(bureau: str, at: datetime) -> str:
    """One more bureau, for a desk that enrols by itself: the code with which it does."""
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.services.administration import add_bureau
    from fairnotice.services.desks import make_desk_code

    add_bureau(code=bureau, name="Member", kind="bureau", country="FR", by=SYSTEM, at=at)
    return make_desk_code(bureau=bureau, name="desk", by=SYSTEM, at=at)


def members(numbers: Sequence[int], at: datetime) -> list[Member]:
    """A bureau for each of these numbers, with a desk."""
    from fairnotice.domain.officer import SYSTEM
    from fairnotice.services.administration import add_bureau
    from fairnotice.services.desks import about_register, enrol_desk, make_desk_code

    made = []
    for number in numbers:
        code = f"M{number:03}"
        add_bureau(code=code, name=f"Member {number}", kind="bureau", country=None, by=SYSTEM, at=at)
        key, wrap = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
        given = make_desk_code(bureau=code, name="desk", by=SYSTEM, at=at)
        desk = enrol_desk(code=given, key=_public(key), wrap=_public(wrap), at=at)
        made.append(
            Member(
                desk=str(desk.desk),
                recipient=code,
                token=desk.token,
                key=key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()),
                statement=about_register(at=at).keys[0],
                fingerprint=given.rpartition("-")[2],
                checkpoint=desk.checkpoint,
            )
        )
    return made


def fill(recipient: str, count: int, owner_url: str, at: datetime) -> None:
    """Put so many published notices at the end of one view, written by the owner: publishing each would take a day."""
    from django.db import connection

    from fairnotice.config.settings import database_settings

    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(database_settings(owner_url))
    try:
        for begins in range(0, count, ROWS_AT_ONCE):
            _filled(recipient, range(begins, min(count, begins + ROWS_AT_ONCE)), at)
    finally:
        connection.close()
        connection.settings_dict.update(before)


def _filled(recipient: str, numbers: range, at: datetime) -> None:
    from django.conf import settings

    from fairnotice.formats.dossier import dossier_to
    from fairnotice.records import chains
    from fairnotice.records.models import (
        BureauRecord,
        CaseRecord,
        DocumentRecord,
        NoticeRecord,
        RegisterEntryRecord,
        RequestRecord,
        ViewRecord,
    )
    from fairnotice.records.register_key import register_key
    from fairnotice.register.canonical import FIRST
    from fairnotice.register.document import seal
    from fairnotice.register.holding import EMPTY
    from fairnotice.register.instants import text_of
    from tests.builders import a_dossier
    from tests.stories import invented

    key = register_key(at)
    source = BureauRecord.objects.get(pk="PT")
    case = CaseRecord.objects.create(id=uuid4(), source=source, title="Measured", made_at=at)
    content = dossier_to(invented(a_dossier()))
    view, _ = ViewRecord.objects.get_or_create(
        recipient_id=recipient, defaults={"sequence": 0, "head": FIRST, "copy": EMPTY}
    )
    requests, notices, documents, entries = [], [], [], []
    expires = (at + timedelta(days=365 * 5)).date()
    for number in numbers:
        request = RequestRecord(
            id=uuid4(), case=case, source_code="PT", subject="s1", kind="red", state="published", drafted_at=at
        )
        content["subjects"][0]["identities"][0]["names"][0]["text"] = f"Orin Tavesk {number}"
        document = {"statement": "", "case": content, "warrants": ["w1"], "mark": "EXAMPLE"}
        notice = NoticeRecord(
            id=uuid4(),
            request=request,
            source_code="PT",
            number=f"EX-A-{number}/B-{at.year}",
            kind="red",
            state="published",
            document={},
            published_at=at,
            expires_on=expires,
        )
        said = {
            "notice": str(notice.pk),
            "number": notice.number,
            "kind": "red",
            "version": 1,
            "issued_at": text_of(at),
            "published_at": text_of(at),
            "expires_on": expires.isoformat(),
            "source": {"code": "PT", "name": source.name, "country": "PT", "telephone": ""},
            "confidentiality": "unrestricted",
            "conditions": [],
            "sensitive": [],
            "addenda": [],
            "attachments": [],
            **document,
        }
        sealed = seal(said, key, mode=settings.FAIRNOTICE_MODE)
        kept = DocumentRecord(
            notice=notice,
            version=1,
            digest=sealed.digest,
            cipher=sealed.cipher,
            size=len(sealed.data),
            data=sealed.data,
            key=sealed.key,
            issued_at=at,
        )
        row = RegisterEntryRecord(
            recipient_id=recipient, sequence=view.sequence + 1, notice=notice, kind="published", entered_at=at
        )
        chains.chained(row, view, state="published", document=kept, version=1, before=None)
        view.sequence, view.head, view.copy = row.sequence, row.head, row.copy
        requests.append(request)
        notices.append(notice)
        documents.append(kept)
        entries.append(row)
    RequestRecord.objects.bulk_create(requests)
    NoticeRecord.objects.bulk_create(notices)
    DocumentRecord.objects.bulk_create(documents)
    RegisterEntryRecord.objects.bulk_create(entries)
    view.save()


def approved(count: int, world: object, at: datetime) -> list[Ready]:
    """So many requests that wait only for their publication, each about a person of another name."""
    from tests.builders import a_dossier, a_subject
    from tests.stories import an_approved

    names = [_name(number) for number in range(count)]
    return [
        Ready(an_approved(world, a_dossier(subject=a_subject(name=name)), at=at), name)  # type: ignore[arg-type]
        for name in names
    ]


def _name(number: int) -> str:
    """Two words by chance, the same every time: to the matcher no two of a thousand are alike."""
    chance = random.Random(number)
    words = ["".join(chance.choice("bdfgjklmnprstvz") + chance.choice("aeiou") for _ in range(n)) for n in (3, 4)]
    return " ".join(word.capitalize() for word in words)


def _public(key: Ed25519PrivateKey | X25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def free_port() -> int:
    """A port of this machine that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    """Wait until an address answers. Raises RuntimeError after a minute."""
    patience = monotonic() + 60
    while monotonic() < patience:
        try:
            if httpx.get(url, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            sleep(0.2)
    raise RuntimeError(f"{url} does not answer")


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)
