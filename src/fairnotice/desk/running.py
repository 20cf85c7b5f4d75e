"""A desk at work: it keeps its copy current, sends what waits, screens a watched folder, until it is told to stop."""

import logging
import random
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from fairnotice.desk.errors import DeskError, NoLine, TurnedAway
from fairnotice.desk.faults import note_fault
from fairnotice.desk.folder import secret
from fairnotice.desk.heads import compare_others
from fairnotice.desk.held import enrolled
from fairnotice.desk.line import Line
from fairnotice.desk.listing import Listing
from fairnotice.desk.outbox import send_waiting, waiting
from fairnotice.desk.photos import fetch_photos
from fairnotice.desk.pull import Pulled, mend_missing, pull_all, wait_for_more
from fairnotice.desk.receipts import send_receipt
from fairnotice.desk.store import Store, set_state, state
from fairnotice.desk.times import Clock, now
from fairnotice.desk.watched import Watched, screen_ready
from fairnotice.domain.errors import FairnoticeError
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.instants import instant, text_of

log = logging.getLogger(__name__)

WAIT_SECONDS = 50
POLL_SECONDS = 5.0
LONGEST_PAUSE = 60.0
_ASK_AGAIN = timedelta(minutes=5)
_LEAVING_SECONDS = 1.0
_OUTBOX_SECONDS, _WATCH_SECONDS, _HEADS_SECONDS = 2.0, 1.0, 3600.0


class Running:
    """The threads of one desk. Each does one thing, and none of them ends for a line that is down or a full disk."""

    def __init__(self, folder: Path, *, limit: timedelta, watch: Path | None = None, clock: Clock = now) -> None:
        self.store = Store.open(folder)
        self.listing = Listing(self.store)
        self.limit, self.clock = limit, clock
        self._folder, self._watch = folder, watch
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._asked: datetime | None = None

    def start(self) -> None:
        """Begin."""
        works: list[Callable[[], None]] = [self._keep_current, self._send]
        if self._watch is not None:
            works.append(self._screen)
        self._threads = [threading.Thread(target=work, daemon=True, name=work.__name__) for work in works]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End soon: who waits for the register is not waited for, as whatever is applied is applied whole or not."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=_LEAVING_SECONDS)

    def _line(self) -> Line:
        return Line(enrolled(self.store.db).url, token=secret(self._folder, "register"))

    def _keep_current(self) -> None:
        """Pull to the end, then wait for more; ask from time to time where nobody waits; ever more slowly without a
        line."""
        pause = 1.0
        with self._line() as line:
            while not self._stop.is_set():
                self._tried(lambda: touch_clock(self.store, now=self.clock()))
                done = self._tried(lambda: self._once(line))
                if isinstance(done, Pulled) and not done.refused:
                    pause = 1.0
                    continue
                self._stop.wait(pause * random.uniform(0.7, 1.3))  # noqa: S311  not a secret
                pause = min(pause * 2, LONGEST_PAUSE)
        self.store.close()

    def _once(self, line: Line) -> Pulled:
        """Pull to the end; then wait once, where there is somebody to wait with."""
        done = pull_all(self.store, line, clock=self.clock)
        if done.refused:
            return done
        self.listing.watchlist()
        self._fetch_photos(line)
        live = self._live(line)
        try:
            while live and not self._stop.is_set():
                done = wait_for_more(self.store, line, live, seconds=WAIT_SECONDS, clock=self.clock)
                if done.refused or done.left:
                    return done
                touch_clock(self.store, now=self.clock())
                mend_missing(self.store, line, clock=self.clock)
                send_receipt(self.store, line, now=self.clock())
                self.listing.watchlist()
                self._fetch_photos(line)
        except (NoLine, TurnedAway) as error:
            log.info("Nobody waits at the register's live address: %s", error)
            with self.store.writing() as db:
                set_state(db, live="")
            self._asked = None  # a server that was started again waits with its desks at once
        self._stop.wait(POLL_SECONDS)
        return done

    def _fetch_photos(self, line: Line) -> None:
        """Those that are not here yet, after the documents, which count more."""
        while not self._stop.is_set() and fetch_photos(self.store, line, now=self.clock()):
            pass

    def _live(self, line: Line) -> str:
        """Where the register lets desks wait, asked anew every few minutes where it is not known.

        The token goes there too, so only an address of the register's own host is taken.
        """
        known = state(self.store.db, "live")
        if not known and (self._asked is None or self.clock() - self._asked > _ASK_AGAIN):
            self._asked = self.clock()
            known = str(line.about().get("live") or "")
        if not known or _host(known) != _host(line.url):
            return ""
        with self.store.writing() as db:
            set_state(db, live=known)
        return known

    def _send(self) -> None:
        """Send what waits; hold the others' heads against this copy once an hour."""
        compared_at: datetime | None = None
        with self._line() as line:
            while not self._stop.wait(_OUTBOX_SECONDS):
                self._tried(lambda: self._send_waiting(line))
                if compared_at is None or (self.clock() - compared_at).total_seconds() > _HEADS_SECONDS:
                    compared_at = self.clock()
                    self._tried(lambda: compare_others(self.store, line, now=self.clock()))
        self.store.close()

    def _send_waiting(self, line: Line) -> None:
        left = waiting(self.store.db)
        if left.findings or left.searches:
            send_waiting(self.store, line, now=self.clock())

    def _screen(self) -> None:
        assert self._watch is not None
        watched = Watched(self._watch)
        while not self._stop.wait(_WATCH_SECONDS):
            self._tried(lambda: screen_ready(watched, self.store, self.listing, limit=self.limit, at=self.clock()))
        self.store.close()

    def _tried(self, work: Callable[[], object]) -> object:
        """Do it. What went wrong is kept where it can be, and it is tried again."""
        try:
            return work()
        except NoLine as error:
            why = str(error)
            self._noted(lambda: keep_no_line(self.store, why, now=self.clock()))
        except (TurnedAway, NotGenuine) as error:
            fault = error.fault.value if isinstance(error, NotGenuine) else "turned_away"
            says = str(error)
            self._noted(lambda: note_fault(self.store, fault, says, now=self.clock()))
        except (sqlite3.Error, OSError) as error:
            log.error("The disk does not take it: %s. Nothing was acknowledged; it is tried again.", error)
        except (DeskError, FairnoticeError) as error:
            log.warning("%s", type(error).__name__)
        except Exception as error:  # a thread that ended would leave a desk that answers and never pulls
            log.error("Our fault: %s. It is tried again.", type(error).__name__)
            says = f"What the register answered was not foreseen ({type(error).__name__}). It is asked again."
            self._noted(lambda: note_fault(self.store, Fault.UNREADABLE.value, says, now=self.clock()))
        return None

    def _noted(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except (sqlite3.Error, OSError) as error:
            log.error("The disk does not take it: %s.", error)


def _host(address: str) -> str | None:
    """The host of an address; None where it is none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def keep_no_line(store: Store, says: str, *, now: datetime) -> None:
    """Keep that the line is down, and since when."""
    with store.writing() as db:
        since = state(db, "no_line_since") or text_of(now)
        set_state(db, no_line_since=since, no_line_says=says)


def touch_clock(store: Store, *, now: datetime) -> None:
    """Keep the latest time that the clock has shown, so that one set back makes no copy younger."""
    seen = state(store.db, "clock_seen")
    if not seen or instant(seen) < now:
        with store.writing() as db:
            set_state(db, clock_seen=text_of(now))
