"""A diffusion that is kept from a bureau: no table shows that bureau anything of it.

Tables are read whole, as the database lets them be read, so that no filter of the application helps. What a bureau
keeps of one that it had is written out: the entries of its own view, which name the number and nobody, and what it
did itself.
"""

from django.db import DatabaseError, connection, transaction

from fairnotice.domain.officer import Officer
from fairnotice.records.session import speaking_as
from fairnotice.services.circulating import restrict_diffusion
from tests.conftest import NOW, World
from tests.restricted import NAMES, kept, secrets_of, taken, there
from tests.services.test_restrictions import A_DIFFUSION, on_a_diffusion
from tests.stories import WHY, a_notice

KEPT_OF_ITS_OWN = {
    *("hit", "verification", "confirmation", "protection_check", "disclosure", "measure", "traveller_count"),
    *("event", "reason", "message", "due", "looked"),
}
"""Where a bureau that acted on it, while it had it, keeps what it did and was told."""


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND relname NOT LIKE 'django\\_%%' ORDER BY relname"
        )
        return [name for (name,) in cursor.fetchall()]


def everything(by: Officer) -> dict[str, str]:
    """Every row of every table that this officer can read, as text."""
    found = {}
    for table in tables():
        with transaction.atomic(), speaking_as(by), connection.cursor() as cursor:
            try:
                with transaction.atomic():
                    cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t')
                    found[table] = "\n".join(row for (row,) in cursor.fetchall())
            except DatabaseError:
                found[table] = ""  # nobody but the door may read it at all
    return found


def test_what_is_looked_for_is_there_for_its_source(world: World) -> None:
    notice = taken(world)
    shown = "".join(everything(world.source).values())
    assert not [secret for secret in secrets_of(notice) if secret not in shown]


def test_of_what_it_never_had_no_table_shows_a_row(world: World) -> None:
    notice = kept(world)
    for name, by in there(world).items():
        told = [(table, one) for table, text in everything(by).items() for one in secrets_of(notice) if one in text]
        assert not told, name


def test_of_what_it_had_the_entries_of_its_own_view_are_left(world: World) -> None:
    notice = taken(world)
    for name, by in there(world).items():
        told = {table for table, text in everything(by).items() for one in secrets_of(notice) if one in text}
        assert told == (set() if name == "carrier" else {"register_entry"}), name
        entries = everything(by)["register_entry"]
        assert not [one for one in NAMES if one in entries]


def test_of_what_it_acted_on_it_keeps_what_it_did(world: World) -> None:
    notice, _hit, _measure = on_a_diffusion(world)
    restrict_diffusion(notice=notice, bureaus=["NZ"], reasons=WHY, by=world.source, at=NOW)
    for by in (world.locating, world.border):
        told = {table for table, text in everything(by).items() for one in secrets_of(notice) if one in text}
        assert told <= {"register_entry", *KEPT_OF_ITS_OWN}


def test_no_other_recipient_learns_of_it(world: World) -> None:
    notice = a_notice(world, A_DIFFUSION)
    before = everything(world.other)
    restrict_diffusion(notice=notice, bureaus=["NZ"], reasons=WHY, by=world.source, at=NOW)
    assert everything(world.other) == before
