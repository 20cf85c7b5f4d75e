"""Who waits for what: woken by the database, read for all at once, answered each with its own.

One task reads for everybody who has something to look for; another keeps the receipts that came in meanwhile. The
database is asked in threads, which are few: waiting costs neither a thread nor a connection.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import Barrier, BrokenBarrierError
from typing import TypeVar

from django.db import close_old_connections, connections

from fairnotice.api.clock import now
from fairnotice.domain.officer import Officer
from fairnotice.services.news import Waiting, news_for
from fairnotice.services.receipts import Answered, Given, take_receipts
from fairnotice.services.views import ViewPart

log = logging.getLogger(__name__)
T = TypeVar("T")
THREADS = 2
MOST_RECEIPTS = 200
GATHER_SECONDS = 0.01
"""How long is waited for others before they are read for, or kept, together."""
PATIENCE_SECONDS = 5.0
"""How often is looked without having been woken, in case a word of the database was lost."""


@dataclass(eq=False)
class Hub:
    """The waiting and the receipts on their way. Made within the loop that it lives in."""

    waiting: dict[asyncio.Future[ViewPart | None], Waiting] = field(default_factory=dict)
    receipts: asyncio.Queue[tuple[Given, asyncio.Future[Answered]]] = field(default_factory=asyncio.Queue)
    known: dict[str, tuple[Officer, datetime]] = field(default_factory=dict)
    """Tokens that were asked for a moment ago, and until when that is believed."""
    leaving: bool = False  # whether the process was told to stop: nobody waits any more
    listens: bool = False  # whether the database can say that tokens have ended
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS, "fairnotice-live"))
    _look: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something may be new."""
        self._look.set()

    def release(self) -> None:
        """Let everybody who waits go with nothing new: each reads for itself, and may be asked for something."""
        for future in list(self.waiting):
            if not future.done():
                future.set_result(None)

    def leave(self) -> None:
        """Let everybody go, and whoever comes from now on: the process was told to stop."""
        self.leaving = True
        self.release()

    async def asked(self, do: Callable[[], T]) -> T:
        """Ask the database in a thread. Raises what the question raises."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, _in_thread, do)

    async def news(self, place: Waiting, seconds: float) -> ViewPart | None:
        """What is new after that place, as soon as there is something; None after that time, or when released."""
        if self.leaving:
            return None
        future: asyncio.Future[ViewPart | None] = asyncio.get_running_loop().create_future()
        self.waiting[future] = place
        self.wake()
        try:
            async with asyncio.timeout(seconds):
                return await future
        except TimeoutError:
            return None
        finally:
            self.waiting.pop(future, None)

    async def receipt(self, given: Given) -> Answered:
        """Keep a receipt, together with those that come in at the same time."""
        future: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        await self.receipts.put((given, future))
        return await future

    async def bring_news(self) -> None:
        """For ever: read for those who wait, whenever woken."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_SECONDS):  # `wait_for` of Python 3.11 can lose the word to end
                    await self._look.wait()
            await asyncio.sleep(GATHER_SECONDS)
            self._look.clear()
            places = list(self.waiting.values())
            if not places:
                continue
            try:
                found = await self.asked(partial(news_for, places, at=now()))
            except Exception as error:
                # Who waits goes on waiting, and is looked for again: this work must outlive whatever goes wrong once.
                log.error("News could not be read (%s). Trying again.", type(error).__name__)
                continue
            for future, place in list(self.waiting.items()):
                if place in found and not future.done():
                    future.set_result(found[place])

    async def keep_receipts(self) -> None:
        """For ever: keep the receipts that have come in, many in one transaction."""
        while True:
            held = [await self.receipts.get()]
            await asyncio.sleep(GATHER_SECONDS)
            while not self.receipts.empty() and len(held) < MOST_RECEIPTS:
                held.append(self.receipts.get_nowait())
            given = [one for one, _future in held]
            try:
                answers = await self.asked(partial(take_receipts, given, at=now()))
            except Exception as error:
                for _given, future in held:
                    if not future.done():
                        future.set_exception(error)
                continue
            for (_given, future), answer in zip(held, answers, strict=True):
                if not future.done():
                    future.set_result(answer)

    def close(self) -> None:
        """End the threads, each with its connection."""
        together = Barrier(THREADS)  # so that every thread does it, and none does it twice

        def ended() -> None:
            together.wait(PATIENCE_SECONDS)
            connections.close_all()

        for closing in [self.threads.submit(ended) for _ in range(THREADS)]:
            with suppress(BrokenBarrierError):
                closing.result(PATIENCE_SECONDS * 2)
        self.threads.shutdown()


def _in_thread(do: Callable[[], T]) -> T:
    try:
        return do()
    finally:
        close_old_connections()
