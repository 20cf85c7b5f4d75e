"""A server of its own whose list is as long as wanted, without as many notices behind it.

The list is put where a bureau's workers share theirs (`services.list_folders`); they open it as if one of them had made
it. Who is found on it is looked up in the register as ever, and is no notice there: nobody's hit is written down.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter
from uuid import UUID

from benchmarks.circulation import world
from benchmarks.screening.peer import PeerFailed
from benchmarks.screening.timing import say
from fairnotice.screening import Entry


@contextmanager
def serving_list(entries: Sequence[Entry], workers: int) -> Iterator[tuple[str, str]]:
    """The address of a server that screens against these people, and a token that may check travellers."""
    with world.anew() as found:
        from fairnotice.domain.officer import SYSTEM
        from fairnotice.records.models import RegisterEntryRecord
        from fairnotice.records.session import speaking_as
        from fairnotice.screening.watchlist import ENGINE_FROM
        from fairnotice.services.administration import make_token
        from fairnotice.services.list_folders import Place, keep_list, kept_list
        from tests.conftest import make_world

        at = world.now()
        officer = make_world(at).border
        assert found.urls.owner is not None
        world.fill(officer.bureau, ENGINE_FROM, found.urls.owner, at)
        began = perf_counter()
        with speaking_as(officer):
            last = RegisterEntryRecord.objects.filter(recipient_id=officer.bureau).order_by("sequence").last()
            assert last is not None
            place = Place(last.pk, last.sequence, last.head)
            kept = keep_list(officer.bureau, place, [_with_id(number, one) for number, one in enumerate(entries)])
        say(f"a list of {len(kept.watchlist):,} made and shared in {perf_counter() - began:.0f} s")
        token = make_token(officer=officer.id, name="bench", by=SYSTEM, at=at)
        with world.serving(workers) as (pages, _live, _pids):
            yield pages, token
            with speaking_as(officer):
                used = kept_list(officer.bureau)
            if used is None or len(used.watchlist) != len(kept.watchlist):
                raise PeerFailed("the workers made a list of their own: what was measured is another one")


def _with_id(number: int, entry: Entry) -> Entry:
    """The entry under an id as notices have it."""
    return replace(entry, id=str(UUID(int=number)))
