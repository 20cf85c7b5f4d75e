"""Desks as light tasks in one process: each waits, checks what came as a desk does, and sends its receipt.

    python -m benchmarks.circulation.member   (started by `desks`; reads its members and the addresses from its input)

It prints one JSON object a line: {"ready"}, and for each receipt that was answered {"desk", "sequence", "kinds",
"at", "agrees"}. `at` is the clock of the machine, the same for every process.
"""

import asyncio
import json
import sys
import time
from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairnotice.register.checkpoint import checkpoint_from, judge
from fairnotice.register.document import unseal
from fairnotice.register.entry import entry_from
from fairnotice.register.holding import EMPTY, Holding, copy_after, held_after
from fairnotice.register.keys import pinned
from fairnotice.register.receipt import Receipt, sign_receipt

WAIT_SECONDS = 50


class Desk:
    """One desk: what it holds, and its way round."""

    def __init__(self, given: dict[str, Any], live: str) -> None:
        """From what `world.Member` says."""
        self.given, self.place = given, urlsplit(live)
        self.line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.came = self.sent = 0
        self.key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(given["key"]))
        self.ring = pinned(given["statement"], mode="training", fingerprint=given["fingerprint"])
        self.held = checkpoint_from(given["checkpoint"], self.ring)
        self.copy, self.holdings = EMPTY, dict[str, Holding]()
        self.head = f"Host: {self.place.netloc}\r\nAuthorization: Bearer {given['token']}\r\n"

    async def work(self) -> None:
        """For ever."""
        while True:
            try:
                if told := await self.round():
                    print(json.dumps(told), flush=True)
            except (OSError, ValueError, EOFError) as error:
                self.line = None
                print(json.dumps({"error": type(error).__name__}), flush=True)
                await asyncio.sleep(0.5)

    async def round(self) -> dict[str, object]:
        """Wait for what is new, check and apply it. Answers what is told of its receipt; nothing where nothing came."""
        said = await self._ask(f"GET /register/entries?after={self.held.sequence}&wait={WAIT_SECONDS}", b"")
        entries = [entry_from(line) for line in said["entries"]]
        point = checkpoint_from(said["checkpoint"], self.ring)
        judge(point, entries, held=self.held, now=datetime.now(UTC))
        for entry in entries:
            if entry.key:
                data = said["documents"][entry.cipher]
                unseal(
                    urlsafe_b64decode(data + "=" * (-len(data) % 4)), entry.key, expected=entry.digest, ring=self.ring
                )
            before = self.holdings.get(entry.notice)
            after = held_after(before, entry)
            self.copy, self.holdings[entry.notice] = copy_after(self.copy, before, after), after
        self.held = point
        return await self._receipt([str(entry.kind) for entry in entries]) if entries else {}

    def leave(self) -> None:
        """Let go of the line; the next round takes another."""
        if self.line is not None:
            self.line[1].close()
            self.line = None

    async def _receipt(self, kinds: list[str]) -> dict[str, object]:
        receipt = Receipt(
            desk=self.given["desk"],
            register=self.held.register,
            recipient=self.held.recipient,
            sequence=self.held.sequence,
            head=self.held.head,
            copy=self.copy,
            applied_at=datetime.now(UTC),
        )
        body = json.dumps({"receipt": sign_receipt(receipt, self.key)}).encode()
        answer = await self._ask("POST /register/receipts", body)
        told = {"desk": self.given["desk"], "sequence": self.held.sequence, "kinds": kinds, "at": time.time()}
        return {**told, "agrees": answer["agrees"]}

    async def _ask(self, what: str, body: bytes) -> Any:
        """One request on the line that stays open, with little of its own: desks share the server's cores."""
        if self.line is None:
            self.line = await asyncio.open_connection(self.place.hostname, self.place.port)
        reader, writer = self.line
        kind = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        asked = f"{what} HTTP/1.1\r\n{self.head}{kind}\r\n".encode() + body
        writer.write(asked)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        size = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        answer = await reader.readexactly(size)
        self.sent, self.came = self.sent + len(asked), self.came + len(head) + size
        if head.split(b" ", 2)[1] != b"200":
            raise ValueError(answer[:200].decode())
        return json.loads(answer)


async def main() -> None:
    """Every desk of this process."""
    given = json.loads(sys.stdin.readline())
    desks = [Desk(one, given["live"]) for one in given["members"]]
    print(json.dumps({"ready": len(desks)}), flush=True)
    await asyncio.gather(*(desk.work() for desk in desks))


if __name__ == "__main__":
    asyncio.run(main())
