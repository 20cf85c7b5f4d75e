"""Beside a request: an earlier version, another person of the matter, accounts that are alike, what would change it."""

from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.officer import Officer
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.records.models import RequestRecord
from fairnotice.services import beside
from fairnotice.services.acting import act_as
from fairnotice.services.cases import amend_case, draft_request
from fairnotice.services.requests import submit_request
from tests.builders import a_dossier, a_participation, a_subject, a_warrant, an_offence
from tests.conftest import NOW, World
from tests.stories import a_draft, a_refused, a_submitted, assess, invented

LATER = NOW + timedelta(hours=1)
COPIED = "Took part in the theft of copper from the depot at Marvela and shared what was sold of it afterwards."


def bundle(many: int) -> Dossier:
    people = tuple(
        a_subject(f"s{n}", name=f"Person Nr{n}", participation=a_participation(summary=COPIED, acts=()))
        for n in range(1, many + 1)
    )
    return a_dossier(subjects=people, warrants=(a_warrant(subjects=tuple(one.id for one in people)),))


def handed_in(world: World, case: UUID, subject: str) -> UUID:
    request = UUID(draft_request(case=case, subject=subject, by=world.source, at=NOW)["request"])
    submit_request(request=request, by=world.source, at=NOW)
    return request


def case_of(world: World, request: UUID) -> UUID:
    with act_as(world.decider):
        return RequestRecord.objects.get(pk=request).case_id


def test_two_people_of_one_matter_are_compared_in_rules_and_words(world: World) -> None:
    first = a_submitted(world, bundle(2))
    second = handed_in(world, case_of(world, first), "s2")
    found = beside.compare_persons(request=first, other=second, by=world.reviewer, at=NOW)
    assert found.share == 1.0
    assert [piece.shared for piece in found.texts[0]] == [True, False], "all but the last stop"
    assert found.differs.before.subject == "s1"


def test_the_roles_of_two_people_are_marked_and_a_role_that_is_not_known_is_empty(world: World) -> None:
    people = (
        a_subject(participation=a_participation(role="kept watch at the gate")),
        a_subject("s2", name="Ana Sarto", participation=a_participation(role=UNKNOWN)),
        a_subject("s3", name="Ivo Lenk", participation=a_participation(role="he kept watch at the gate")),
        a_subject("s4", name="Mara Osk", participation=None),
    )
    papers = (a_warrant(subjects=tuple(one.id for one in people)),)
    first = a_submitted(world, a_dossier(subjects=people, warrants=papers))
    case = case_of(world, first)
    shown = {}
    for subject in ("s2", "s3", "s4"):
        other = handed_in(world, case, subject)
        found = beside.compare_persons(request=first, other=other, by=world.reviewer, at=NOW)
        shown[subject] = [[(piece.text, piece.shared) for piece in role] for role in found.roles]
    role = "kept watch at the gate"
    assert shown["s2"] == shown["s4"] == [[(role, False)], []]
    assert shown["s3"] == [[(role, True)], [("he ", False), (role, True)]]


@pytest.mark.parametrize("other", ["itself", "another matter"])
def test_only_people_of_the_same_matter_stand_side_by_side(world: World, other: str) -> None:
    first = a_submitted(world, bundle(2))
    beside_it = first if other == "itself" else a_submitted(world)
    with pytest.raises(NotFound):
        beside.compare_persons(request=first, other=beside_it, by=world.reviewer, at=NOW)


def test_forty_people_with_one_account_are_all_found_alike(world: World) -> None:
    request = a_submitted(world, bundle(40))
    found = beside.texts_alike(request=request, by=world.reviewer, at=NOW)
    assert (len(found.found), found.more) == (beside.MOST, 39 - beside.MOST)
    assert {one.share for one in found.found} == {1.0}
    assert all(one.same_matter for one in found.found)


def test_an_account_of_another_matter_is_found_with_its_state(world: World) -> None:
    earlier = a_submitted(world, bundle(1))
    request = a_submitted(world, bundle(1))
    (one,) = beside.texts_alike(request=request, by=world.reviewer, at=NOW).found
    assert (one.request, one.state, one.same_matter) == (earlier, "submitted", False)


def test_a_draft_is_its_bureaus_own_and_found_alike_with_nothing(world: World) -> None:
    a_draft(world, bundle(1))
    assert beside.texts_alike(request=a_submitted(world, bundle(1)), by=world.reviewer, at=NOW).found == ()


def test_a_refused_request_is_found_too(world: World) -> None:
    refused = a_refused(world, bundle(1))
    (one,) = beside.texts_alike(request=a_submitted(world, bundle(1)), by=world.reviewer, at=NOW).found
    assert (one.request, one.state) == (refused, "refused")


def test_without_a_name_the_first_other_person_stands_beside(world: World) -> None:
    first = a_submitted(world, bundle(3))
    with pytest.raises(NotFound, match="another person"):
        beside.compare_persons(request=first, by=world.reviewer, at=NOW)
    second = handed_in(world, case_of(world, first), "s3")
    assert beside.compare_persons(request=first, by=world.reviewer, at=NOW).other == second


def test_other_words_are_not_alike(world: World) -> None:
    a_submitted(world, bundle(1))
    assert beside.texts_alike(request=a_submitted(world), by=world.reviewer, at=NOW).found == ()


def refiled(world: World) -> UUID:
    """A request whose file was changed before it was handed in: a lower penalty."""
    request = a_draft(world)
    with act_as(world.source):
        row = RequestRecord.objects.get(pk=request)
    lower = a_dossier(warrants=(a_warrant(offences=(an_offence(max_penalty="12 months"),)),))
    amend_case(case=row.case_id, dossier=invented(lower), by=world.source, at=NOW)
    submit_request(request=request, by=world.source, at=NOW)
    return request


def test_versions_tell_what_the_bureau_changed_and_what_the_rules_answer_otherwise(world: World) -> None:
    request = refiled(world)
    found = beside.compare_versions(request=request, first=None, second=None, by=world.decider, at=NOW)
    assert (found.first, found.second) == (1, 2)
    assert [(one.before, one.after) for one in found.changes] == [("15 years", "1 year")]
    assert found.differs is not None
    assert "rpd-83-1-a-ii-pros" in {change.rule for change in found.differs.changes}


def test_a_reviewer_who_has_not_signed_sees_the_changes_and_no_recommendation(world: World) -> None:
    request = refiled(world)
    found = beside.compare_versions(request=request, first=1, second=2, by=world.reviewer, at=NOW)
    assert found.changes
    assert found.differs is None


def test_a_person_who_was_not_in_the_older_version_has_no_review_to_differ_from(world: World) -> None:
    case = case_of(world, a_draft(world, bundle(1)))
    amend_case(case=case, dossier=invented(bundle(2)), by=world.source, at=LATER)
    found = beside.compare_versions(request=handed_in(world, case, "s2"), first=1, second=2, by=world.decider, at=LATER)
    assert found.differs is None
    assert "Person Nr2" in {change.after for change in found.changes}


def test_of_a_file_in_two_versions_the_newest_is_looked_through_and_people_of_whom_nothing_is_told_are_not(
    world: World,
) -> None:
    untold = a_dossier(subjects=(a_subject("s1"), a_subject("s2", name="Ana Sarto", participation=None)))
    earlier = a_draft(world, bundle(1))
    amend_case(case=case_of(world, earlier), dossier=invented(untold), by=world.source, at=LATER)
    submit_request(request=earlier, by=world.source, at=LATER)
    found = beside.texts_alike(request=a_submitted(world, bundle(1)), by=world.reviewer, at=LATER)
    assert (found.found, found.looked_through) == ((), 2)


def test_a_version_that_there_is_not(world: World) -> None:
    with pytest.raises(NotFound, match="1 to 1"):
        beside.compare_versions(request=a_submitted(world), first=1, second=7, by=world.decider, at=NOW)


def test_what_would_change_it_waits_for_the_own_worksheet(world: World) -> None:
    request, moment = a_submitted(world), Moment.on_day(NOW.date(), now=NOW)
    with pytest.raises(NotYourAct, match="own worksheet"):
        beside.would_change(request=request, moment=moment, by=world.reviewer, at=NOW)
    assess(request, world.reviewer)
    assert beside.would_change(request=request, moment=moment, by=world.reviewer, at=NOW).turns


def acts(request: UUID, by: Officer) -> None:
    moment = Moment.on_day(NOW.date(), now=NOW)
    for act in (
        lambda: beside.would_change(request=request, moment=moment, by=by, at=NOW),
        lambda: beside.texts_alike(request=request, by=by, at=NOW),
        lambda: beside.compare_versions(request=request, first=None, second=None, by=by, at=NOW),
        lambda: beside.compare_persons(request=request, other=request, by=by, at=NOW),
    ):
        with pytest.raises((NotYourAct, NotFound)):
            act()


@pytest.mark.parametrize("role", ["source", "other", "border", "compliance", "administrator"])
def test_nobody_outside_the_secretariat_and_the_commission_sees_any_of_it(world: World, role: str) -> None:
    acts(a_submitted(world), getattr(world, role))


def test_who_has_not_signed_on_the_other_person_sees_neither_recommendation(world: World) -> None:
    first = a_submitted(world, bundle(2))
    second = handed_in(world, case_of(world, first), "s2")
    assess(first, world.reviewer)
    assert beside.compare_persons(request=first, other=second, by=world.reviewer, at=NOW).blind
    assess(second, world.reviewer)
    assert not beside.compare_persons(request=first, other=second, by=world.reviewer, at=NOW).blind
