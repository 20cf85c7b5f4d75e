"""A register in memory that answers the addresses of docs/reference/register.md over real HTTP, with switches for bad
answers. Built from the pure package alone; everybody in it is invented."""

import json
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document
from fairnotice.formats.dossier import dossier_to
from fairnotice.register.canonical import FIRST, digest
from fairnotice.register.checkpoint import Checkpoint, sign_checkpoint
from fairnotice.register.document import Sealed, encrypt, seal
from fairnotice.register.entry import TAKES, Entry, EntryKind
from fairnotice.register.holding import EMPTY, Holding, copy_after, held_after
from fairnotice.register.instants import text_of
from fairnotice.register.keys import first_statement, next_statement
from fairnotice.register.pack import make_pack
from fairnotice.register.receipt import Receipt, receipt_from
from fairnotice.register.ring import public_key, raw
from fairnotice.screening import Query
from tests.builders import a_dossier, a_name, a_subject, an_identity

STATES = {
    EntryKind.SUSPEND: "suspended",
    EntryKind.BLOCK: "blocked",
    EntryKind.WITHDRAW: "withdrawn",
    EntryKind.CANCEL: "cancelled",
    EntryKind.EXPIRE: "expired",
    EntryKind.RESTRICT: "withdrawn",
    EntryKind.DELETE: "deleted",
}
RECIPIENT = "NZ"
TRAVELLER = Query(names=("Orin Tavesk",), documents=(Document(kind="passport", number="XQ7714203"),))
OTHER = {"photograph": "another face"}
SEEN = {"document": "the same number", "scars": "on the left forearm"}
Tamper = Callable[[dict[str, Any]], dict[str, Any]]


def now() -> datetime:
    return datetime.now(UTC)


class ARegister:
    """One view, for New Zealand."""

    def __init__(self, *, mode: str = "training", begun: datetime | None = None) -> None:
        self.mode, self.id = mode, str(uuid4())
        self.key = Ed25519PrivateKey.generate()
        self.begun = begun or now() - timedelta(days=30)
        self.keys = [first_statement(self.key, mode=mode, at=self.begun)]
        self.fingerprint = _fingerprint(self.key)
        self.secret = "".join(secrets.choice("abcdefghijkmnopqrstuvwxyz") for _ in range(20))
        self.entries: list[Entry] = []
        self.documents: dict[str, bytes] = {}
        self.photo: bytes = b""
        self.also_in_packs: set[str] = set()
        self.holdings: dict[str, Holding] = {}
        self.copies = [EMPTY]
        self.desks: dict[str, dict[str, str]] = {}
        self.receipts: list[Receipt] = []
        self.statements: dict[str, str] = {}
        self.findings: dict[str, dict[str, Any]] = {}
        self.searches: dict[str, dict[str, Any]] = {}
        self.asked: list[tuple[str, str]] = []
        self.numbers = 0
        self.ahead = timedelta(0)
        self.tamper: Tamper | None = None
        self.raw: Callable[[bytes], bytes] | None = None
        self.lose_receipts = self.lose_answers = self.down = self.refuse_findings = False
        self.short_whatever_the_keys = False
        self.refuse_receipts = self.captive = False
        self.down_says = "Not now."
        self.inline, self.fails_at = True, ""
        self.live = False
        self.changed = threading.Condition()

    @property
    def code(self) -> str:
        return f"{self.secret}-{self.fingerprint}"

    @property
    def head(self) -> str:
        return self.entries[-1].head if self.entries else FIRST

    def publish(self, name: str = "Orin Tavesk", *, expires_on: str = "2099-01-01", **changes: Any) -> str:
        """A notice about an invented person. Answers its id."""
        self.numbers += 1
        notice, number = str(uuid4()), f"EX-A-{self.numbers}/11-2026"
        self._enter(EntryKind.PUBLISH, notice, number, 1, self._document(notice, number, 1, name, expires_on, changes))
        return notice

    def amend(self, notice: str, name: str, *, kind: EntryKind = EntryKind.AMEND, **changes: Any) -> None:
        before = self.holdings[notice]
        version = before.version + 1
        sealed = self._document(notice, before.number, version, name, "2099-01-01", changes)
        self._enter(kind, notice, before.number, version, sealed)

    def end(self, notice: str, kind: EntryKind) -> None:
        """Suspend, block, withdraw, cancel, expire, restrict, delete."""
        before = self.holdings[notice]
        if kind is EntryKind.DELETE:
            for place, entry in enumerate(self.entries):
                if entry.notice == notice:
                    self.documents.pop(entry.cipher, None)
                    self.entries[place] = entry.without_key
        self._enter(kind, notice, before.number, before.version, None)

    def rotate(self, *, overlap: timedelta = timedelta(days=7), at: datetime | None = None) -> Ed25519PrivateKey:
        """A new key follows the one that signs. Answers the old one."""
        old, self.key, at = self.key, Ed25519PrivateKey.generate(), at or now()
        said = next_statement(old, self.key.public_key(), mode=self.mode, at=at, until=at + overlap)
        self.keys.append(said)
        return old

    def point(self, sequence: int, *, at: datetime | None = None, head: str | None = None) -> str:
        """A signed checkpoint."""
        found = self.entries[sequence - 1].head if sequence else FIRST
        at = at or now() + self.ahead
        return sign_checkpoint(
            Checkpoint(self.id, self.mode, RECIPIENT, sequence, head or found, len(self.entries), at), self.key
        )

    def pack(self, *, at: datetime | None = None, days: float = 7.0, desks: list[str] | None = None) -> bytes:
        """The view as a file."""
        at = at or now()
        held = {holding.notice for holding in self.holdings.values() if holding.digest}
        wanted = {entry.cipher for entry in self.entries if entry.notice in held and entry.key}
        return make_pack(
            checkpoint=self.point(len(self.entries), at=at),
            keys=self.keys,
            entries=self.entries,
            documents={
                cipher: data for cipher, data in self.documents.items() if cipher in wanted | self.also_in_packs
            },
            desks={
                desk: X25519PublicKey.from_public_bytes(bytes.fromhex(one["wrap"]))
                for desk, one in self.desks.items()
                if desks is None or desk in desks
            },
            key=self.key,
            mode=self.mode,
            at=at,
            until=at + timedelta(days=days),
        )

    def answer(self, after: int, limit: int) -> dict[str, Any]:
        """What GET entries says."""
        entries = self.entries[after : after + limit]
        ciphers = [entry.cipher for entry in entries if entry.cipher in self.documents and entry.key]
        documents = {cipher: _text(self.documents[cipher]) for cipher in ciphers} if self.inline else {}
        said = {
            "entries": [entry.to_json() for entry in entries],
            "documents": documents,
            "checkpoint": self.point(
                min(after + limit, len(self.entries)) if entries else min(after, len(self.entries))
            ),
            "keys": self.keys,
        }
        return self.tamper(said) if self.tamper else said

    def enrol(self, said: dict[str, str]) -> dict[str, Any] | None:
        if said["code"] != self.code:
            return None
        desk, token = f"desk-{len(self.desks) + 1}", secrets.token_urlsafe(16)
        self.desks[desk] = {"token": token, "key": said["key"], "wrap": said["wrap"], "name": "A desk"}
        return {
            "desk": desk,
            "name": "A desk",
            "recipient": RECIPIENT,
            "bureau": "Bureau NZ",
            "country": "NZ",
            "token": token,
            "checkpoint": sign_checkpoint(
                Checkpoint(self.id, self.mode, RECIPIENT, 0, FIRST, len(self.entries), now() + self.ahead), self.key
            ),
        }

    def receive(self, statement: str, desk: str) -> dict[str, Any]:
        receipt = receipt_from(statement, public_key(self.desks[desk]["key"]))
        self.statements[desk] = statement
        assert receipt.head == (self.entries[receipt.sequence - 1].head if receipt.sequence else FIRST)
        self.receipts.append(receipt)
        agrees = receipt.copy == self.copies[receipt.sequence]
        return {"sequence": receipt.sequence, "agrees": agrees, "says": "" if agrees else "Another copy."}

    def heads(self, asks: str) -> list[dict[str, str]]:
        """The latest receipts of the other desks."""
        return [
            {"desk": desk, "name": one["name"], "key": one["key"], "receipt": self.statements.get(desk, "")}
            for desk, one in self.desks.items()
            if desk != asks
        ]

    def _document(
        self, notice: str, number: str, version: int, name: str, expires_on: str, changes: dict[str, Any]
    ) -> Sealed:
        if not name.startswith("Orin"):  # somebody else has other papers
            paper = Document(kind="passport", number=f"ZV{self.numbers:07}", country="UY")
            born = PartialDate(1950 + self.numbers % 50, 1 + self.numbers % 12, 1 + self.numbers % 28)
            changes = {
                "identities": (an_identity(names=(a_name(name),), documents=(paper,), births=(born,)),)
            } | changes
        subject = a_subject(**({} if "identities" in changes else {"name": name}), **changes)
        dossier = replace(a_dossier(subject=subject), title=f"About {name}")
        said = {
            "notice": notice,
            "number": number,
            "kind": "red",
            "version": version,
            "issued_at": text_of(now()),
            "expires_on": expires_on,
            "statement": "",
            "case": dossier_to(dossier),
            "confidentiality": "RESTRICTED",
            "conditions": ["Not to be passed to other authorities."],
            "sensitive": ["health"],
            "attachments": [self._photograph()] if self.photo else [],
        }
        sealed = seal(said, self.key, mode=self.mode)
        self.documents[sealed.cipher] = sealed.data
        return sealed

    def _photograph(self) -> dict[str, Any]:
        data, key = encrypt(self.photo)
        self.documents[digest(data)] = data
        file = {"sha256": sha256(self.photo).hexdigest(), "media_type": "image/png", "bytes": len(self.photo)}
        return {"name": "photograph", "role": "photo", **file, "cipher": digest(data), "key": key}

    def _enter(self, kind: EntryKind, notice: str, number: str, version: int, sealed: Sealed | None) -> None:
        with self.changed:
            entry = Entry(
                recipient=RECIPIENT,
                sequence=len(self.entries) + 1,
                kind=kind,
                notice=notice,
                number=number,
                version=version,
                state=STATES.get(kind, "published"),
                entered_at=text_of(now()),
                previous=self.head,
                digest=sealed.digest if sealed else "",
                cipher=sealed.cipher if sealed else "",
                size=len(sealed.data) if sealed else 0,
                key=sealed.key if sealed else "",
            )
            before = self.holdings.get(notice)
            self.holdings[notice] = held_after(before, entry)
            self.copies.append(copy_after(self.copies[-1], before, self.holdings[notice]))
            self.entries.append(entry)
            self.changed.notify_all()


def gone(register: ARegister) -> list[str]:
    """Ciphertexts whose notices were taken."""
    taken = {entry.notice for entry in register.entries if entry.kind in TAKES}
    return [entry.cipher for entry in register.entries if entry.notice in taken and entry.cipher]


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A desk that was killed hangs up in the middle."""


class Served:
    """The register at an address, until it is closed."""

    def __init__(self, register: ARegister) -> None:
        self.register = register
        self.server = _Server(("127.0.0.1", 0), _handler(register))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def first(self) -> list[str]:
        """What `fairnotice desk` is given the first time."""
        return ["--from", self.url, "--code", self.register.code]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _handler(register: ARegister) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = (
            True  # head and body are written apart: each answer would wait 40 ms for the other side
        )

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed."""

        def do_GET(self) -> None:
            where = urlsplit(self.path)
            given = {name: values[0] for name, values in parse_qs(where.query).items()}
            register.asked.append(("GET", where.path))
            if register.down:
                return self._say(503, {"detail": register.down_says})
            if where.path == "/api/register/about":
                live = f"http://{self.headers['Host']}" if register.live else ""
                return self._say(
                    200,
                    {
                        "register": register.id,
                        "mode": register.mode,
                        "name": "A register",
                        "keys": register.keys,
                        "live": live,
                        "at": text_of(now()),
                    },
                )
            if where.path.startswith("/api/register/documents/"):
                data = register.documents.get(where.path.rpartition("/")[2])
                return (
                    self._send(200, data, "application/octet-stream") if data else self._say(410, {"detail": "Gone."})
                )
            if not self._desk():
                return self._say(401, {"detail": "No desk of this register."})
            after = int(given.get("after", "0"))
            if where.path == "/register/entries":
                with register.changed:
                    register.changed.wait_for(lambda: len(register.entries) > after, timeout=float(given["wait"]))
            elif where.path == "/api/register/heads":
                return self._say(200, {"heads": register.heads(self._desk())})
            elif where.path != "/api/register/entries":
                return self._say(404, {"detail": "There is no such address."})
            keys = 1 if register.short_whatever_the_keys else len(register.keys)
            etag = f'"{after}-{len(register.entries)}-{keys}"'
            if self.headers.get("If-None-Match") == etag:
                return self._send(304, b"", "", {"Fairnotice-Checkpoint": register.point(after)})
            body = json.dumps(register.answer(after, int(given.get("limit", "100")))).encode()
            return self._send(200, body, "application/json", {"ETag": etag}, raw=register.raw)

        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            register.asked.append(("POST", self.path))
            if register.down:
                return self._say(503, {"detail": register.down_says})
            if self.path == "/api/register/desks":
                answer = register.enrol(said)
                return self._say(200, answer) if answer else self._say(403, {"detail": "The code is over."})
            desk = self._desk()
            if not desk:
                return self._say(401, {"detail": "No desk of this register."})
            if self.path.endswith("/register/receipts"):
                if register.lose_receipts:
                    return self._drop()
                if register.refuse_receipts:
                    return self._say(403, {"detail": "Not through here."})
                return self._say(200, register.receive(said["receipt"], desk))
            if register.fails_at and register.fails_at in self.headers["Idempotency-Key"]:
                return self._say(500, {"detail": "Our fault."})
            kept = register.findings if self.path.endswith("findings") else register.searches
            if register.refuse_findings:
                return self._say(422, {"detail": "This finding cannot be taken."})
            kept.setdefault(self.headers["Idempotency-Key"], said)
            if register.lose_answers:
                return self._drop()
            return self._say(200, {"hit": self.headers["Idempotency-Key"], "state": "raised", "incident": None})

        def _desk(self) -> str:
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            return next((desk for desk, one in register.desks.items() if one["token"] == token), "")

        def _say(self, status: int, said: dict[str, Any]) -> None:
            kind = "application/problem+json" if status >= 400 and not register.captive else "application/json"
            self._send(status, json.dumps(said).encode(), kind)

        def _drop(self) -> None:
            self.close_connection = True

        def _send(
            self,
            status: int,
            body: bytes,
            kind: str,
            headers: dict[str, str] | None = None,
            raw: Callable[[bytes], bytes] | None = None,
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            sent = raw(body) if raw else body
            self.wfile.write(sent)
            if len(sent) < len(body):
                self.close_connection = True

    return Handler


def _fingerprint(key: Ed25519PrivateKey) -> str:
    return sha256(raw(key.public_key())).hexdigest()[:16]


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
