"""A diffusion that is kept from New Zealand's bureau, and everything that would point to it."""

from dataclasses import replace
from uuid import UUID

from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.subject import Document
from fairnotice.records.models import DocumentRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.circulating import restrict_diffusion
from fairnotice.services.misused import record_misused
from tests.builders import a_name, a_subject, an_identity
from tests.conftest import NOW, World
from tests.services.test_circulation import a_desk
from tests.services.test_restrictions import A_DIFFUSION
from tests.stories import WHY, a_notice

NAMES = ("Lindqvarn", "ZQ0098117")
"""What would tell who the person is, and stands in no example."""

_PERSON = an_identity(names=(a_name("Vasko Lindqvarn"),), documents=(Document("passport", "ZQ0098117", "UY"),))
_FILE = replace(A_DIFFUSION, subjects=(a_subject(identities=(_PERSON,)),))


def kept(world: World) -> UUID:
    """A diffusion that the bureau never had."""
    return a_notice(world, _FILE, restricted=("NZ",))


def taken(world: World) -> UUID:
    """A diffusion that the bureau had, and that was taken out of its view."""
    notice = a_notice(world, _FILE)
    record_misused(
        notice=notice,
        place="document:0.0",
        verify_by="Fingerprints.",
        evidence=WHY,
        agrees=True,
        by=world.source,
        at=NOW,
    )
    restrict_diffusion(notice=notice, bureaus=["NZ"], reasons=WHY, by=world.source, at=NOW)
    return notice


STORIES = {"kept": kept, "taken": taken}


def there(world: World) -> dict[str, Officer]:
    """Everybody of the bureau that it is kept from, its desk among them."""
    desk = a_desk(world, name="North pier").account
    return {"locating": world.locating, "border": world.border, "carrier": world.carrier, "desk": desk}


def secrets_of(notice: UUID) -> tuple[str, ...]:
    """Everything that points to a notice: its ids, its number, what opens its documents, who it is about."""
    with speaking_as(SYSTEM):
        row = NoticeRecord.objects.get(pk=notice)
        opened = [part for one in DocumentRecord.objects.filter(notice=row) for part in (one.cipher, one.key)]
        ids = (str(row.pk), str(row.request_id), str(row.request.case_id), row.number)
    return (*ids, *opened, *NAMES)
