"""Courts and counsel: who names them, for how long, what they are then answered, and what is kept of it."""

import json
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.exposure import Question, Range
from fairnotice.domain.exposure_reader import Disclosure, Extent
from fairnotice.domain.officer import PUBLIC, SYSTEM, Officer
from fairnotice.domain.request import Assurances
from fairnotice.records.models import EventRecord, ExposureAnswerRecord, NamedReaderRecord, ReasonRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.accesslog import Wanted, read_access
from fairnotice.services.administration import add_bureau
from fairnotice.services.cases import add_facts
from fairnotice.services.exposure_answers import answers_of, asked_again, is_intact, read_answer
from fairnotice.services.exposure_readers import end_reader, name_reader, nameable, readers_of
from fairnotice.services.exposures import exposable
from tests.builders import a_dossier, a_protection, a_request, a_subject
from tests.conftest import NOW, World
from tests.stories import WHY, a_draft, a_naming, a_submitted, an_exposure, invented

PURPOSES = {"court": "proceedings", "counsel": "defence"}
LATER = NOW + timedelta(days=31)


def named(world: World, request: UUID, by: Officer, office: str, **given: Any) -> UUID:
    asked: dict[str, Any] = {
        "extent": Extent.FILED, "disclosure": Disclosure.OWNER_AGREED, "until": date(2026, 3, 31), "reasons": WHY,
    }  # fmt: skip
    return UUID(name_reader(request=request, office=office, by=by, at=NOW, **{**asked, **given})["reader"])


@pytest.mark.parametrize("who", ["court", "counsel"])
def test_whoever_is_named_is_answered_for_that_request_and_no_other(world: World, who: str) -> None:
    request, other = a_submitted(world), a_submitted(world)
    a_naming(world, request, who)
    by = getattr(world, who)
    assert exposable(request=request, by=by, at=NOW).extent is Extent.FILED
    assert an_exposure(request, by, purpose=PURPOSES[who]).exposure.countries[0].country == "NZ"
    with pytest.raises(NotFound):
        an_exposure(other, by, purpose=PURPOSES[who])
    assert [row.request for row in readers_of(by=by, at=NOW)] == [request]


@pytest.mark.parametrize("who", ["court", "counsel"])
def test_without_a_naming_after_its_last_day_and_after_its_end_there_is_nothing(world: World, who: str) -> None:
    request, by = a_submitted(world), getattr(world, who)
    with pytest.raises(NotFound):
        an_exposure(request, by, purpose=PURPOSES[who])
    reader = a_naming(world, request, who)
    kept = an_exposure(request, by, purpose=PURPOSES[who]).id
    with pytest.raises(NotFound):
        an_exposure(request, by, purpose=PURPOSES[who], at=LATER)
    with pytest.raises(NotFound):
        read_answer(answer=kept, by=by, at=LATER)
    assert readers_of(by=by, at=LATER) == ()
    end_reader(reader=reader, reasons=WHY, by=world.commission, at=NOW)
    for ask in (exposable, answers_of):
        with pytest.raises(NotFound):
            ask(request=request, by=by, at=NOW)
    with pytest.raises(NotFound):
        read_answer(answer=kept, by=by, at=NOW)
    with pytest.raises(NotPossibleNow, match="has ended"):
        end_reader(reader=reader, reasons=WHY, by=world.commission, at=NOW)


def test_a_decider_names_a_court_with_its_owner_s_word_and_no_counsel(world: World) -> None:
    request = a_submitted(world)
    assert named(world, request, world.decider, "court-nz")
    with pytest.raises(NotYourAct, match="Commission"):
        named(world, request, world.decider, "chambers")
    with pytest.raises(NotYourAct, match="owner's word"):
        named(world, a_submitted(world), world.decider, "court-nz", disclosure=Disclosure.NOT_WITHHELD)
    assert {code for code, _name, _role in nameable(by=world.decider)} == {"court-nz"}
    assert {code for code, _name, _role in nameable(by=world.commission)} == {"court-nz", "chambers"}


def test_nobody_else_names_ends_or_lists(world: World) -> None:
    request = a_submitted(world)
    reader = a_naming(world, request)
    others = {
        name: by
        for name, by in {**world.everybody(), "public": PUBLIC}.items()
        if name not in {"decider", "commission"}
    }
    for name, by in others.items():
        with pytest.raises((NotYourAct, NotFound)):
            named(world, request, by, "chambers")
        with pytest.raises((NotYourAct, NotFound)):
            end_reader(reader=reader, reasons=WHY, by=by, at=NOW)
        if name not in {"court", "counsel"}:
            with pytest.raises(NotYourAct):
                readers_of(by=by, at=NOW)


@pytest.mark.parametrize(
    ("office", "given", "says"),
    [
        ("PT", {}, "no court and no counsel"),
        ("nowhere", {}, "no court and no counsel"),
        ("court-pt", {}, "requesting state"),
        ("chambers", {"until": date(2026, 3, 1)}, "from today on"),
        ("chambers", {"until": date(2027, 3, 5)}, "366 days"),
        ("chambers", {"reasons": "because"}, "reasons"),
    ],
)
def test_what_is_not_named(world: World, office: str, given: dict[str, Any], says: str) -> None:
    add_bureau(code="court-pt", name="Court of Silvermouth", kind="court", country="PT", by=SYSTEM, at=NOW)
    with pytest.raises(InvalidValue, match=says):
        named(world, a_submitted(world), world.commission, office, **given)


def test_an_office_is_named_once_and_again_when_its_time_is_over(world: World) -> None:
    request = a_submitted(world)
    a_naming(world, request)
    with pytest.raises(NotPossibleNow, match="already"):
        a_naming(world, request)
    a_naming(world, request, at=LATER)
    assert [row.holds(LATER) for row in readers_of(by=world.commission, at=LATER, request=request)] == [True, False]


def test_a_draft_and_a_matter_of_ones_own_are_not_opened(world: World) -> None:
    with pytest.raises(NotFound):
        named(world, a_draft(world), world.commission, "chambers")
    tied = replace(world.commission, states=("PT",))
    with pytest.raises(NotYourAct, match="ties"):
        named(world, a_submitted(world), tied, "chambers")


def test_each_gives_a_purpose_of_their_own(world: World) -> None:
    request = a_submitted(world)
    for who, wrong in (("court", "defence"), ("counsel", "proceedings"), ("counsel", ""), ("court", "review")):
        by = getattr(world, who)
        if not readers_of(by=by, at=NOW):
            a_naming(world, request, who)
        with pytest.raises(InvalidValue, match="what it is read for"):
            an_exposure(request, by, purpose=wrong)
    an_exposure(request, world.counsel, purpose="remedy")
    (row,) = read_access(Wanted(operation="exposure"), by=world.commission).rows
    assert (row["thing"], row["purpose"], row["officer"]) == (f"request:{request}", "remedy", str(world.counsel.id))


@pytest.mark.parametrize(("extent", "way"), [(Extent.FILED, Range(0, 4)), (Extent.WHOLE, Range(0, 0))])
def test_what_reviewers_added_counts_where_the_naming_says_so(world: World, extent: Extent, way: Range) -> None:
    request = with_protection(world)
    a_naming(world, request, "counsel", extent=extent)
    found = an_exposure(request, world.counsel, purpose="defence")
    assert found.exposure.countries[0].answer(Question.SURRENDER).range == way
    assert ("UY" in kept_row(found.id).content) is False  # who protects is said to nobody


def with_protection(world: World) -> UUID:
    sought = a_request(assurances=Assurances(issuer_competent=True, extradition_will_be_sought=True))
    request = a_submitted(world, a_dossier(request=sought))
    person = a_subject(protections=(a_protection(against="PT", confirmed=True),))
    add_facts(case=case_of(request), dossier=invented(a_dossier(subject=person)), by=world.reviewer, at=NOW)
    return request


def case_of(request: UUID) -> UUID:
    with speaking_as(SYSTEM):
        return RequestRecord.objects.get(pk=request).case_id


def kept_row(answer: UUID) -> ExposureAnswerRecord:
    with speaking_as(SYSTEM):
        return ExposureAnswerRecord.objects.get(pk=answer)


def test_an_answer_is_kept_letter_by_letter_and_its_digest_stands_in_the_log(world: World) -> None:
    request = a_submitted(world)
    given = an_exposure(request, world.reviewer)
    found = read_answer(answer=given.id, by=world.reviewer, at=NOW)
    assert json.loads(found.text)["inputs_digest"] == given.exposure.inputs_digest
    assert found.intact
    with speaking_as(SYSTEM):
        body = json.loads(EventRecord.objects.get(thing=f"exposure:{given.id}").body)
    assert body["payload"]["digest"] == sha256(found.text.encode()).hexdigest()
    assert body["bureaus"] == []


def test_the_same_is_answered_on_the_versions_of_then_whatever_is_added_later(world: World) -> None:
    request = with_protection(world)
    before = an_exposure(request, world.decider, purpose="decision")
    other = a_subject(protections=(a_protection(against="PT", confirmed=False),))
    add_facts(case=case_of(request), dossier=invented(a_dossier(subject=other)), by=world.reviewer, at=NOW)
    again = read_answer(answer=before.id, by=world.decider, at=NOW).again
    assert again.same and not again.inputs
    now = an_exposure(request, world.decider, purpose="decision")
    assert dict(now.exposure.inputs)["case"] != dict(before.exposure.inputs)["case"]


def test_a_changed_answer_is_told(world: World) -> None:
    given = an_exposure(a_submitted(world), world.reviewer)
    row = kept_row(given.id)
    told = json.loads(row.content)
    told["countries"][0]["answers"][0]["high"] = 0
    told["countries"][0]["answers"][0]["low"] = 0
    row.content = json.dumps(told)  # as only the owner of the database could change it
    assert not is_intact(row)
    assert asked_again(row).answers


def test_who_sees_which_answers(world: World) -> None:
    request = a_submitted(world)
    for who in ("court", "counsel"):
        a_naming(world, request, who)
    for who, purpose in (
        ("reviewer", "review"), ("commission", "remedy"), ("court", "proceedings"), ("counsel", "defence"),
    ):  # fmt: skip
        an_exposure(request, getattr(world, who), purpose=purpose)

    def seen(who: str) -> set[str]:
        return {str(row.role) for row in answers_of(request=request, by=getattr(world, who), at=NOW)}

    assert seen("commission") == {"reviewer", "commission", "court", "counsel"}
    assert seen("decider") == seen("second_reviewer") == {"reviewer"}
    assert seen("court") == {"reviewer", "court"}
    assert seen("counsel") == {"counsel"}
    for who in ("source", "other", "locating", "border", "carrier", "compliance", "administrator"):
        with pytest.raises((NotYourAct, NotFound)):
            answers_of(request=request, by=getattr(world, who), at=NOW)


def test_a_court_of_another_case_sees_no_answer(world: World) -> None:
    request = a_submitted(world)
    answer = an_exposure(request, world.reviewer).id
    a_naming(world, a_submitted(world), "court")
    with pytest.raises(NotFound):
        read_answer(answer=answer, by=world.court, at=NOW)


def test_why_counsel_is_named_stays_with_the_commission(world: World) -> None:
    request = a_submitted(world)
    reader = a_naming(world, request, "counsel")

    def reasons(by: Officer) -> int:
        with speaking_as(by):
            return ReasonRecord.objects.filter(thing=f"reader:{reader}").count()

    assert reasons(world.commission) == 1
    assert not any(reasons(by) for name, by in world.everybody().items() if name != "commission")


@pytest.mark.parametrize("who", ["source", "locating", "reviewer", "decider", "court", "counsel", "administrator"])
def test_the_database_itself_lets_nobody_name_counsel_but_the_commission(world: World, who: str) -> None:
    request, by = a_submitted(world), getattr(world, who)
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(by):
        NamedReaderRecord.objects.create(
            request_id=request, office_id="chambers", role="counsel", extent="whole", disclosure="owner_agreed",
            named_by=by.bureau, officer_id=by.id, named_at=NOW, until=date(2026, 3, 31),
        )  # fmt: skip


def test_the_database_itself_keeps_no_answer_of_a_court_that_is_not_named(world: World) -> None:
    request = a_submitted(world)
    given = an_exposure(request, world.reviewer)
    row = kept_row(given.id)
    for by in (world.court, world.source):
        row.pk, row.role, row.office, row.officer_id = UUID(int=7), by.role.value, by.bureau, by.id
        row._state.adding = True
        with pytest.raises(DatabaseError, match="row-level security"), speaking_as(by):
            row.save(force_insert=True)


def test_whoever_is_named_reads_no_row_of_the_file(world: World) -> None:
    request = a_submitted(world)
    for who in ("court", "counsel"):
        a_naming(world, request, who)
        with speaking_as(getattr(world, who)):
            assert not RequestRecord.objects.exists()
