"""The quality of a request: on stated traffic, to each reader from what that reader may see."""

from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

import pytest
from django.test import override_settings

from fairnotice.bulk.thresholds import Own, Thresholds
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.request import Kind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.records.models import TrafficRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening.quality import ASSUMED, Adds, Quality
from fairnotice.services import quality
from tests.builders import a_dossier, a_request, a_subject, an_identity
from tests.conftest import NOW, World
from tests.stories import a_draft, a_submitted

COMMON = an_identity(
    names=(replace(an_identity().names[0], text="Mohammed Ali", family="Ali", given="Mohammed"),),
    births=(PartialDate(1980),), sex=UNKNOWN, nationalities=(), documents=(),
)  # fmt: skip


def vague(kind: Kind = Kind.RED) -> Dossier:
    return a_dossier(subjects=(replace(a_subject(), identities=(COMMON,)),), request=a_request(kind))


def test_source_and_secretariat_read_the_same_of_the_same_file(world: World) -> None:
    request = a_submitted(world, vague())
    found = [
        quality.quality_of_request(request=request, by=by, at=NOW).quality
        for by in (world.source, world.reviewer, world.decider, world.commission)
    ]
    assert found[0].a_month > 10
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("kind", [Kind.RED, Kind.BLUE, Kind.GREEN, Kind.YELLOW])
def test_every_kind_of_notice_has_it_before_it_is_handed_in(world: World, kind: Kind) -> None:
    request = a_draft(world, vague(kind))
    best = quality.quality_of_request(request=request, by=world.source, at=NOW).quality.best
    assert best is not None and best.adds in set(Adds)


@pytest.mark.parametrize("name", ["border", "carrier", "compliance", "administrator"])
def test_for_others_it_is_not(world: World, name: str) -> None:
    request = a_submitted(world)
    with pytest.raises(NotYourAct):
        quality.quality_of_request(request=request, by=getattr(world, name), at=NOW)
    with pytest.raises(NotFound):
        quality.quality_of_request(request=request, by=world.other, at=NOW)


def test_until_an_administrator_states_the_traffic_it_is_said_to_be_assumed(world: World) -> None:
    request = a_submitted(world, vague())
    before = quality.quality_of_request(request=request, by=world.source, at=NOW)
    assert before.traffic.assumed and before.traffic.travellers == ASSUMED
    quality.state_traffic(travellers=2_000_000, source="Yearly figures", by=world.administrator, at=NOW)
    after = quality.quality_of_request(request=request, by=world.reviewer, at=NOW)
    assert not after.traffic.assumed
    assert after.quality.a_month == pytest.approx(2 * before.quality.a_month)


def test_an_administrator_alone_states_it_and_says_where_it_is_known_from(world: World) -> None:
    for by in (world.source, world.reviewer, world.carrier):
        with pytest.raises(NotYourAct):
            quality.state_traffic(travellers=1, source="Figures", by=by, at=NOW)
    for travellers, source in ((0, "Figures"), (-1, "Figures"), (10**12, "Figures"), (1, " "), (1, "x" * 301)):
        with pytest.raises(InvalidValue):
            quality.state_traffic(travellers=travellers, source=source, by=world.administrator, at=NOW)
    with speaking_as(world.carrier):
        assert not TrafficRecord.objects.exists()


def estimated(world: World, request: UUID, **stated: Any) -> Quality:
    with override_settings(FAIRNOTICE_SCREENING=asdict(Thresholds(**stated))):
        return quality.quality_of_request(request=request, by=world.source, at=NOW).quality


def test_it_is_reckoned_with_the_thresholds_in_force(world: World) -> None:
    request = a_submitted(world, vague())
    usual, strict = estimated(world, request), estimated(world, request, hit=1.0)
    assert usual.hits > strict.hits
    assert usual.a_month == strict.a_month, "who is no hit any more is still looked at"
    wide = estimated(world, request, hit=0.4)
    assert wide.a_month > usual.a_month
    limited = estimated(world, request, alerts_a_day=0.001, travellers_a_day=10**9)
    assert limited.a_month == 0.0


def test_where_bureaus_have_their_own_the_lowest_of_all_hold(world: World) -> None:
    request = a_submitted(world, vague())
    wide = estimated(world, request, hit=0.4)
    assert estimated(world, request, own=(Own("NZ", 0.4), Own("FR", 1.0))) == wide
