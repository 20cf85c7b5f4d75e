"""The line to the register: its addresses (docs/reference/register.md), asked over HTTP. Nothing is believed here."""

from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps, loads
from time import monotonic
from typing import Any, Self

import httpx

from fairnotice.desk.errors import NoLine, TurnedAway, plain
from fairnotice.register.errors import Fault, NotGenuine

MOST_BYTES = 512_000_000
"""Of one answer. More is not read."""
LONGEST_SECONDS = 1800.0
_SLOWEST, _PATIENCE = 1000, 30.0
"""Bytes a second that are waited for, after some patience."""
_AGENT, _PROBLEM = "fairnotice-desk", "application/problem+json"
_FOR_GOOD = range(400, 500)
_FOR_NOW = {408, 423, 425, 429}


@dataclass(frozen=True, slots=True)
class Feed:
    """An answer with entries, unpacked and not believed yet. `documents` by the digest of their ciphertext.

    `asks`: what the register asks this desk for now; words that are not known here are passed over.
    """

    entries: tuple[Mapping[str, Any], ...]
    documents: Mapping[str, bytes]
    checkpoint: str
    keys: tuple[str, ...]
    etag: str = ""
    asks: tuple[str, ...] = ()


class Line:
    """One register as one desk reaches it. Raises NoLine, TurnedAway, NotGenuine (what came cannot be read)."""

    def __init__(self, url: str, *, token: str = "", client: httpx.Client | None = None) -> None:
        self.url = url.rstrip("/")
        self._client = client or httpx.Client(
            timeout=httpx.Timeout(_PATIENCE, connect=10.0), headers={"User-Agent": _AGENT}, follow_redirects=False
        )
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def about(self) -> dict[str, Any]:
        """Who the register is."""
        return self._object(self._asked("GET", f"{self.url}/api/register/about"))

    def enrol(self, said: Mapping[str, str]) -> dict[str, Any]:
        """Enrol with a code."""
        return self._object(self._asked("POST", f"{self.url}/api/register/desks", json=dict(said)))

    def entries(self, *, after: int, limit: int, etag: str = "") -> Feed:
        """What comes after an entry, with its documents."""
        params = {"after": after, "limit": limit, "inline": 1}
        headers = {"If-None-Match": etag} if etag else {}
        return self._feed(
            self._asked("GET", f"{self.url}/api/register/entries", params=params, headers=headers), etag=etag
        )

    def wait(self, live: str, *, after: int, seconds: int) -> Feed:
        """The same from the process that waits until there is something."""
        address = f"{live.rstrip('/')}/register/entries"
        params = {"after": after, "wait": seconds, "inline": 1, "limit": 1000}
        return self._feed(self._asked("GET", address, params=params, timeout=seconds + 15.0), etag="")

    def document(self, cipher: str) -> bytes | None:
        """A ciphertext; None when it is gone for good."""
        try:
            return self._asked("GET", f"{self.url}/api/register/documents/{cipher}").content
        except TurnedAway as refused:
            if refused.status in {404, 410}:
                return None
            raise

    def receipt(self, statement: str) -> dict[str, Any]:
        """Hand in a receipt."""
        return self._object(self._asked("POST", f"{self.url}/api/register/receipts", json={"receipt": statement}))

    def send(self, kind: str, body: Mapping[str, Any], *, key: str) -> dict[str, Any]:
        """Hand in findings or searches, once under one key."""
        headers = {"Idempotency-Key": key}
        return self._object(self._asked("POST", f"{self.url}/api/register/{kind}", json=dict(body), headers=headers))

    def heads(self) -> dict[str, Any]:
        """The latest receipts of this bureau's other desks."""
        return self._object(self._asked("GET", f"{self.url}/api/register/heads"))

    def __enter__(self) -> Self:
        """The line, closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connections."""
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _asked(
        self,
        method: str,
        address: str,
        *,
        params: Mapping[str, int] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> httpx.Response:
        sent = {**self._headers, "Cache-Control": "no-cache", **(headers or {})}
        wait = httpx.Timeout(timeout, connect=10.0) if timeout else self._client.timeout
        try:
            with self._client.stream(
                method, address, params=dict(params or {}), json=json, headers=sent, timeout=wait
            ) as response:
                _read(response, patience=(timeout or _PATIENCE) + _PATIENCE)
        except httpx.HTTPError as error:
            raise NoLine(f"The register at {self.url} does not answer ({type(error).__name__}).") from error
        except httpx.InvalidURL as error:
            raise NoLine(f"{self.url} is no address of a register.") from error
        return _answered(response)

    def _feed(self, response: httpx.Response, *, etag: str) -> Feed:
        if response.status_code == 304:
            return Feed((), {}, response.headers.get("Fairnotice-Checkpoint", ""), (), etag)
        said = self._object(response)
        try:
            return Feed(
                entries=tuple(dict(one) for one in said["entries"]),
                documents={str(cipher): _bytes(text) for cipher, text in said.get("documents", {}).items()},
                checkpoint=str(said["checkpoint"]),
                keys=tuple(str(one) for one in said.get("keys", ())),
                etag=response.headers.get("ETag", ""),
                asks=tuple(str(one) for one in said.get("asks", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _unreadable() from error

    @staticmethod
    def _object(response: httpx.Response) -> dict[str, Any]:
        try:
            said = _json(response.content)
        except (ValueError, RecursionError) as error:
            raise _unreadable() from error
        if not isinstance(said, dict):
            raise _unreadable()
        return said


def _read(response: httpx.Response, *, patience: float) -> None:
    """Read an answer of a size that can be. It stands in the response afterwards, as if read whole.

    One that comes letter by letter is given up: who waits for it hears nothing else meanwhile.
    """
    parts, size, begun = [], 0, monotonic()
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise NotGenuine(Fault.UNREADABLE, "The register's answer is larger than any may be.")
        if monotonic() - begun > min(patience + size / _SLOWEST, LONGEST_SECONDS):
            raise NoLine("The register's answer comes too slowly: it was given up, and is asked for again.")
    response._content = b"".join(parts)


def _answered(response: httpx.Response) -> httpx.Response:
    status = response.status_code
    if status == 304 or 200 <= status < 300:
        return response
    says = _problem(response)
    # A register says no with a problem; a page of something on the way, such as one to sign in at, is no answer of it.
    own = response.headers.get("Content-Type", "").partition(";")[0].strip() == _PROBLEM
    if own and status in _FOR_GOOD and status not in _FOR_NOW:
        raise TurnedAway(status, f"The register refuses ({status}): {says}")
    raise NoLine(f"The register cannot answer now ({status}): {says}", status)


def _problem(response: httpx.Response) -> str:
    try:
        said = _json(response.content)
        return plain(said.get("detail") or said.get("title") or "it says no more.")
    except (ValueError, AttributeError, RecursionError):
        return "it says no more."


def _json(body: bytes) -> Any:
    """What an answer says. Raises ValueError, also for half a character, which no file and no database takes."""
    said = loads(body.decode())
    if b"\\u" in body:
        dumps(said, ensure_ascii=False).encode()
    return said


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _unreadable() -> NotGenuine:
    return NotGenuine(Fault.UNREADABLE, "The register's answer cannot be read: it is cut off, or something else.")
