"""Limits on access that a source sets for a diffusion (RPD 58): kept to, by whole countries, and not told."""

from fairnotice.domain.request import Kind, Metadata
from fairnotice.formats.dossier import dossier_to
from fairnotice.records.models import NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.came_in import read_notice_here
from fairnotice.services.dossiers import for_subject
from fairnotice.services.reading import list_rows
from fairnotice.services.recipients import recipients_of
from fairnotice.services.register import shut_out
from tests.builders import a_dossier, a_request
from tests.conftest import BUREAUS, NOW, World
from tests.stories import a_notice, an_approved

LIMITED = a_dossier(
    request=a_request(
        Kind.WANTED_DIFFUSION,
        recipients=BUREAUS,
        metadata=Metadata(
            confidentiality="OFFICIAL_USE_ONLY",
            retention_months=12,
            access_limits=("UY", "PT"),
            linked_event="robbery in Lisbon",
            relevance="He is believed to have left the country.",
        ),
    )
)


def test_a_country_that_the_source_shuts_out_is_told_that_there_is_no_such_notice(world: World) -> None:
    notice = a_notice(world, LIMITED, left_out=("UY",))
    assert read_notice_here(notice=notice, by=world.locating, at=NOW).dossier is not None
    with speaking_as(world.other):
        assert not NoticeRecord.objects.filter(pk=notice).exists()
    assert list_rows("register", by=world.other, at=NOW) == []


def test_a_source_is_never_shut_out_of_its_own(world: World) -> None:
    notice = a_notice(world, LIMITED, left_out=("UY",))
    with speaking_as(world.source):
        assert NoticeRecord.objects.filter(pk=notice).exists()


def test_who_is_shut_out_is_not_among_those_who_are_shown_as_recipients_before(world: World) -> None:
    request = an_approved(world, LIMITED)
    assert {one.code for one in recipients_of(request=request, by=world.decider)} == set(BUREAUS) - {"UY"}


def test_recipients_do_not_learn_that_there_are_limits_or_against_whom(world: World) -> None:
    shown = dossier_to(for_subject(LIMITED, "s1"))
    assert (
        "access_limits" not in shown["request"]["metadata"]
        or shown["request"]["metadata"]["access_limits"] == "unknown"
    )
    read = read_notice_here(notice=a_notice(world, LIMITED, left_out=("UY",)), by=world.locating, at=NOW)
    assert read.dossier is not None
    assert str(read.dossier.request.metadata.access_limits) == "unknown"


def test_a_notice_goes_to_every_bureau_whatever_limits_are_asked_for() -> None:
    asked = a_dossier(request=a_request(metadata=LIMITED.request.metadata))
    assert shut_out(asked) == frozenset()
    assert shut_out(a_dossier(request=a_request(Kind.DIFFUSION, metadata=Metadata()))) == frozenset()
    assert shut_out(LIMITED) == {"UY", "PT"}
