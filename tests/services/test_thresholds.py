"""What the installation states about hits and alerts holds for every door that a traveller is checked at."""

from dataclasses import asdict
from typing import Any

import pytest
from django.test import override_settings

from fairnotice.bulk.thresholds import SHIPPED, Own, Thresholds
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.subject import Document
from fairnotice.records.models import EventRecord, HitRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services.health import measure
from fairnotice.services.hits import verify_hit
from fairnotice.services.manifest_screening import screen_manifests
from fairnotice.services.manifests import Submitted, submit_travellers
from fairnotice.services.matching import match_travellers, search_list
from fairnotice.services.screening import check_traveller, kept_of
from tests.conftest import NOW, World
from tests.stories import a_notice, a_query

HIT, REVIEW = HitDecision.HIT, HitDecision.REVIEW
HARDLY_ANY = Thresholds(alerts_a_day=0.001, travellers_a_day=10**12)
SAME_PAPER = Query(names=("Somebody Else",), documents=(Document("passport", "XQ7714203", "UY"),))


def stating(thresholds: Thresholds) -> Any:
    return override_settings(FAIRNOTICE_SCREENING=asdict(thresholds))


def checked(world: World, query: Query) -> list[HitDecision]:
    found = check_traveller(query=query, traveller=kept_of(query), purpose="entry", by=world.border, at=NOW)
    return [one.hit.decision for one in found]


def of_the_carrier(world: World, query: Query) -> list[str]:
    """What was proposed of a traveller whom a carrier submitted."""
    submit_travellers(travellers=[Submitted(query)], journey="ZZ 123, 2 March", by=world.carrier, at=NOW)
    assert screen_manifests(at=NOW).travellers == 1
    with speaking_as(SYSTEM):
        bodies = EventRecord.objects.filter(type="hit.raised").order_by("sequence").values_list("body", flat=True)
        return [word for body in bodies for word in ("hit", "review") if f'"decision":"{word}"' in body]


def hits() -> int:
    with speaking_as(SYSTEM):
        return int(HitRecord.objects.count())


def test_a_hit_is_what_reaches_the_stated_score_at_the_border(world: World) -> None:
    a_notice(world)
    assert checked(world, a_query()) == [HIT]
    with stating(Thresholds(hit=1.0)):
        assert checked(world, a_query()) == [REVIEW]


def test_a_bureau_may_have_thresholds_of_its_own(world: World) -> None:
    a_notice(world)
    with stating(Thresholds(own=(Own(world.border.bureau, 1.0),))):
        assert of_the_carrier(world, a_query()) == ["review"]
        assert checked(world, a_query()) == [REVIEW]
    with stating(Thresholds(1.0, own=(Own(world.border.bureau, 0.8),))):
        assert checked(world, a_query()) == [HIT]
    with stating(Thresholds(own=(Own("XX", 1.0),))):
        assert checked(world, a_query()) == [HIT]


def test_a_hit_is_what_reaches_the_stated_score_among_a_carriers_travellers(world: World) -> None:
    a_notice(world)
    with stating(Thresholds(hit=1.0)):
        assert of_the_carrier(world, a_query()) == ["review"]


def test_who_has_too_little_evidence_is_raised_at_no_door(world: World) -> None:
    a_notice(world)
    with stating(HARDLY_ANY):
        assert checked(world, a_query()) == []
        assert of_the_carrier(world, a_query()) == []
        (matched,) = match_travellers(queries=[a_query()], at_least=0.1, purpose="entry", by=world.border, at=NOW)
    assert (matched.matches, matched.raised, matched.set_aside) == ((), (), ())
    assert hits() == 0


def test_the_same_document_is_raised_whatever_is_stated(world: World) -> None:
    a_notice(world)
    with stating(Thresholds(1.0, HARDLY_ANY.alerts_a_day, HARDLY_ANY.travellers_a_day)):
        assert checked(world, SAME_PAPER) == [HIT]
        assert of_the_carrier(world, SAME_PAPER) == ["hit", "hit"]
        (matched,) = match_travellers(queries=[SAME_PAPER], at_least=None, purpose="entry", by=world.border, at=NOW)
    assert [match.raised for match in matched.matches] == [one.id for one in matched.raised]
    assert len(matched.raised) == 1


def test_of_a_match_is_raised_and_shown_what_the_stated_score_lets_be_looked_at(world: World) -> None:
    a_notice(world)
    weak = Query(names=("Tavesk",))
    (shipped,) = match_travellers(queries=[weak], at_least=None, purpose="entry", by=world.border, at=NOW)
    assert (shipped.matches, shipped.raised) == ((), ())
    with stating(Thresholds(hit=0.1)):
        (low,) = match_travellers(queries=[weak], at_least=None, purpose="entry", by=world.border, at=NOW)
    assert [match.raised for match in low.matches] == [one.id for one in low.raised]
    assert [one.hit.decision for one in low.raised] == [REVIEW]  # no identifier agrees, however low the score may be
    assert low.set_aside == ()


def test_a_reader_finds_in_a_search_whoever_is_listed(world: World) -> None:
    a_notice(world)
    with stating(HARDLY_ANY):
        assert len(search_list(text="Tavesk", purpose="look", by=world.border, at=NOW)) == 1


def test_the_administrator_sees_what_is_stated_and_nobody_else(world: World) -> None:
    with stating(HARDLY_ANY):
        assert measure(by=world.administrator, at=NOW).thresholds == HARDLY_ANY
        with pytest.raises(NotYourAct):
            measure(by=world.border, at=NOW)


def test_who_was_told_apart_below_the_shipped_scores_is_set_aside(world: World) -> None:
    a_notice(world)
    paper = Document("passport", "PT9913375", "PT")
    unlike = Query(names=("Orin Tavesk",), births=(PartialDate(1961, 4, 5),), documents=(paper,))
    with stating(Thresholds(hit=0.1)):
        (raised,) = check_traveller(query=unlike, traveller=kept_of(unlike), purpose="entry", by=world.border, at=NOW)
        assert raised.hit.score < SHIPPED.level(1).review
        compared = {"photograph": "another face", "fingerprints": "not the same"}
        verify_hit(hit=raised.id, same=False, compared=compared, remembered=True, by=world.border, at=NOW)
        (matched,) = match_travellers(queries=[unlike], at_least=None, purpose="entry", by=world.border, at=NOW)
    assert (matched.matches, matched.raised, matched.set_aside) == ((), (), (raised.notice,))
