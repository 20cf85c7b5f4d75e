"""This traveller is not that entry: remembered for a pair, and open again when either side changes."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.subject import Document
from fairnotice.records.models import EventRecord, HitRecord, WrongMatchRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services import hits, screening, wrong_matches
from fairnotice.services.clocks import sweep
from tests.builders import base_case
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice, a_query

COMPARED = {"photograph": "another face", "fingerprints": "not the same"}
PAPER = Document("passport", "PT9913375", "PT")


def check(world: World, query: Query, **when: object) -> list[UUID]:
    at = when.get("at", NOW)
    found = screening.check_traveller(
        query=query,
        traveller=screening.kept_of(query),
        purpose="border check, entry",
        by=world.border,
        at=at,  # type: ignore[arg-type]
    )
    return [one.id for one in found]


def namesake() -> Query:
    """Somebody with the listed name and birth date, and a paper of another country."""
    return replace(a_query(), documents=(PAPER,))


def remembered(world: World) -> Query:
    a_notice(world)
    query = namesake()
    (hit,) = check(world, query)
    hits.verify_hit(hit=hit, same=False, compared=COMPARED, remembered=True, by=world.border, at=NOW)
    return query


def test_the_same_person_with_the_same_paper_is_not_stopped_again(world: World) -> None:
    query = remembered(world)
    assert check(world, query) == []
    (pair,) = wrong_matches.wrong_matches_of(by=world.border, at=NOW)
    assert pair.holds(NOW.date())
    assert pair.officer == "border"


def test_without_the_wish_nothing_is_remembered(world: World) -> None:
    a_notice(world)
    (hit,) = check(world, namesake())
    hits.verify_hit(hit=hit, same=False, compared=COMPARED, by=world.border, at=NOW)
    assert len(check(world, namesake())) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"documents": (Document("passport", "PT1111111", "PT"),)},
        {"documents": (Document("passport", "PT9913375", "ES"),)},
        {"births": (PartialDate(1986, 9, 18),)},
        {"names": ("Orin Tavesk", "Arno Vesk")},
        {"documents": ()},
    ],
    ids=["another paper", "another country", "another birth date", "one more name", "no paper"],
)
def test_a_traveller_who_differs_in_anything_is_looked_at_anew(world: World, change: dict[str, object]) -> None:
    query = replace(remembered(world), **change)  # type: ignore[arg-type]
    assert len(check(world, query)) == 1


@pytest.mark.parametrize("kind", ["passport", "document"])
def test_a_paper_whose_country_cannot_be_said_is_known_by_all_the_rest(world: World, kind: str) -> None:
    query = replace(remembered(world), documents=(Document(kind, "PT9913375"),))
    assert check(world, query) == []


@pytest.mark.parametrize(
    "change",
    [
        {"documents": (Document("passport", "PT9913376"),)},
        {"documents": (Document("visa", "PT9913375"),)},
        {"documents": (Document("passport", "PT9913375"), Document("visa", "ZZ4410027"))},
        {"births": (PartialDate(1986, 9, 18),)},
        {"births": (PartialDate(1986),)},
        {"names": ("Orin Taveska",)},
    ],
    ids=["another number", "another kind", "one more paper", "another day", "a year", "another name"],
)
def test_without_the_country_whoever_differs_in_anything_is_looked_at_anew(
    world: World, change: dict[str, object]
) -> None:
    query = replace(remembered(world), **{"documents": (Document("passport", "PT9913375"),), **change})  # type: ignore[arg-type]
    assert len(check(world, query)) == 1


def test_what_was_set_aside_is_told_also_when_the_same_is_asked_again(world: World) -> None:
    query = replace(remembered(world), documents=(Document("passport", "PT9913375"),))
    question = screening.Question(query, screening.kept_of(query))
    for _time in range(2):
        (found,) = screening.check_travellers(
            questions=[question], purpose="entry", by=world.border, at=NOW, key="once"
        )
        (pair,) = wrong_matches.known_apart_from(query=query, apart=found.apart, by=world.border, at=NOW)
        assert (found, str(pair.notice)) == ((), found.apart[0])


def test_spelling_case_and_order_make_no_other_traveller(world: World) -> None:
    query = replace(remembered(world), names=("TAVESK Orin",))
    assert check(world, query) == []


def test_a_notice_that_gives_other_particulars_is_raised_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    query = remembered(world)
    monkeypatch.setattr(wrong_matches, "particulars_of", lambda _document: "other particulars")
    assert len(check(world, query)) == 1
    (pair,) = wrong_matches.wrong_matches_of(by=world.border, at=NOW)
    assert pair.ended_why == wrong_matches.CHANGED


def test_any_particular_of_the_notice_counts() -> None:
    document = {"case": base_case()}
    before = wrong_matches.particulars_of(document)
    document["case"]["subjects"][0]["identities"][0]["description"] = "1.70 m"
    assert wrong_matches.particulars_of(document) != before


OWN = Document("passport", "XQ7714203", "UY")


def test_one_known_paper_speaks_for_no_other(world: World) -> None:
    query = remembered(world)
    assert len(check(world, replace(query, documents=(PAPER, OWN)))) == 1
    assert len(check(world, replace(query, documents=(OWN,)))) == 1


@pytest.mark.parametrize("number", ["-", "??", "12"])
def test_a_number_that_says_nothing_makes_no_pair(world: World, number: str) -> None:
    a_notice(world)
    (hit,) = check(world, replace(a_query(), documents=(Document("passport", number, "PT"),)))
    with pytest.raises(InvalidValue, match="paper with its issuing country"):
        hits.verify_hit(hit=hit, same=False, compared=COMPARED, remembered=True, by=world.border, at=NOW)


@pytest.mark.parametrize("number", ["XQ7714203", "XQ77142O3"], ids=["the same", "one that looks like it"])
def test_the_paper_that_the_notice_names_is_never_remembered(world: World, number: str) -> None:
    a_notice(world)
    (hit,) = check(world, replace(a_query(), documents=(Document("passport", number, "UY"),)))
    with pytest.raises(InvalidValue, match="one that the notice names"):
        hits.verify_hit(hit=hit, same=False, compared=COMPARED, remembered=True, by=world.border, at=NOW)


def test_a_paper_that_only_looks_like_the_known_one_is_another(world: World) -> None:
    query = remembered(world)
    assert len(check(world, replace(query, documents=(Document("passport", "PT99I3375", "PT"),)))) == 1


def test_two_hits_on_one_traveller_make_one_pair_and_ending_it_ends_it(world: World) -> None:
    a_notice(world)
    query = namesake()
    for (hit,) in [check(world, query), check(world, query)]:
        hits.verify_hit(hit=hit, same=False, compared=COMPARED, remembered=True, by=world.border, at=NOW)
    (pair,) = wrong_matches.wrong_matches_of(by=world.locating, at=NOW)
    wrong_matches.end_wrong_match(wrong_match=pair.id, reasons=WHY, by=world.locating, at=NOW)
    assert len(check(world, query)) == 1


def test_things_without_a_name_were_not_compared(world: World) -> None:
    a_notice(world)
    (hit,) = check(world, namesake())
    with pytest.raises(InvalidValue, match="at least 2"):
        hits.verify_hit(hit=hit, same=False, compared={"": "x", " ": "y"}, remembered=True, by=world.border, at=NOW)


def test_it_holds_for_a_year_and_is_then_deleted(world: World) -> None:
    query = remembered(world)
    later = NOW + timedelta(days=366)
    assert len(check(world, query, at=later)) == 1
    assert sweep(at=later).forgotten == 1
    assert wrong_matches.wrong_matches_of(by=world.border, at=later) == ()


def test_a_check_without_paper_and_birth_date_cannot_be_remembered(world: World) -> None:
    a_notice(world)
    (hit,) = check(world, replace(a_query(), documents=()))
    with pytest.raises(InvalidValue, match="paper with its issuing country"):
        hits.verify_hit(hit=hit, same=False, compared=COMPARED, remembered=True, by=world.border, at=NOW)
    with speaking_as(world.border):
        assert HitRecord.objects.get(pk=hit).state == "raised"


@pytest.mark.parametrize(
    ("same", "compared", "says"),
    [(True, COMPARED, "not the person"), (False, {"photograph": "another face"}, "at least 2")],
)
def test_what_cannot_be_remembered(world: World, same: bool, compared: dict[str, str], says: str) -> None:
    a_notice(world)
    (hit,) = check(world, namesake())
    with pytest.raises(InvalidValue, match=says):
        hits.verify_hit(hit=hit, same=same, compared=compared, remembered=True, by=world.border, at=NOW)


def test_an_officer_of_the_bureau_ends_it_with_reasons(world: World) -> None:
    query = remembered(world)
    (pair,) = wrong_matches.wrong_matches_of(by=world.locating, at=NOW)
    with pytest.raises(NotYourAct):
        wrong_matches.end_wrong_match(wrong_match=pair.id, reasons=WHY, by=world.border, at=NOW)
    with pytest.raises(InvalidValue):
        wrong_matches.end_wrong_match(wrong_match=pair.id, reasons="no", by=world.locating, at=NOW)
    wrong_matches.end_wrong_match(wrong_match=pair.id, reasons=WHY, by=world.locating, at=NOW)
    with pytest.raises(NotPossibleNow):
        wrong_matches.end_wrong_match(wrong_match=pair.id, reasons=WHY, by=world.locating, at=NOW)
    assert len(check(world, query)) == 1


def test_no_other_bureau_and_no_reviewer_sees_or_ends_it(world: World) -> None:
    remembered(world)
    (pair,) = wrong_matches.wrong_matches_of(by=world.locating, at=NOW)
    assert wrong_matches.wrong_matches_of(by=world.source, at=NOW) == ()
    with pytest.raises(NotFound):
        wrong_matches.end_wrong_match(wrong_match=pair.id, reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotYourAct):
        wrong_matches.wrong_matches_of(by=world.reviewer, at=NOW)


def test_nothing_about_the_traveller_is_kept(world: World) -> None:
    remembered(world)
    with speaking_as(SYSTEM):
        rows = [str(vars(row)) for row in (*WrongMatchRecord.objects.all(), *HitRecord.objects.all())]
        events = [str(vars(event)) for event in EventRecord.objects.all()]
    for text in (*rows, *events):
        assert "PT9913375" not in text
        assert "Tavesk" not in text
