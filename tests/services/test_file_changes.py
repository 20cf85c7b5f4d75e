"""What the bureau changed since the file was last read: since one's own worksheet, anybody's, or the handing in."""

from datetime import timedelta
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.officer import Officer
from fairnotice.law.versions import Group, How
from fairnotice.records.models import RequestRecord
from fairnotice.services.acting import act_as
from fairnotice.services.cases import add_facts, amend_case
from fairnotice.services.file_changes import ChangedSince, Since
from fairnotice.services.reviews import ask_requester
from fairnotice.services.workbench import read_workbench
from tests.builders import a_dossier, a_participation, a_protection, a_subject, a_warrant
from tests.conftest import NOW, World
from tests.stories import a_draft, a_submitted, assess, invented


def changed(request: UUID, by: Officer) -> ChangedSince | None:
    moment = Moment.on_day(NOW.date(), now=NOW)
    return read_workbench(request=request, by=by, moment=moment, at=NOW).changed


def case_of(world: World, request: UUID) -> UUID:
    with act_as(world.decider):
        return RequestRecord.objects.get(pk=request).case_id


def ask(world: World, request: UUID) -> None:
    ask_requester(request=request, questions=[("r", "Who was hurt?")], by=world.reviewer, at=NOW)


def refile(world: World, request: UUID, dossier: Dossier, *, hours: int = 1) -> None:
    at = NOW + timedelta(hours=hours)
    amend_case(case=case_of(world, request), dossier=invented(dossier), by=world.source, at=at)


def penalty(text: str) -> Dossier:
    return a_dossier(warrant=a_warrant(max_penalty=text))


def test_nothing_is_told_while_there_is_one_version(world: World) -> None:
    assert changed(a_submitted(world), world.reviewer) is None


def test_without_a_worksheet_it_is_what_changed_since_the_request_was_handed_in(world: World) -> None:
    request = a_submitted(world)
    ask(world, request)
    refile(world, request, penalty("2 years"))
    found = changed(request, world.reviewer)
    assert found is not None
    assert (found.since, found.first, found.second) == (Since.HANDED_IN, 1, 2)
    (lower,) = found.changes
    assert (lower.group, lower.how, lower.before, lower.after) == (Group.PENALTY, How.LOWERED, "15 years", "2 years")


def test_a_reader_who_signed_sees_what_is_new_since_and_others_since_somebody_signed(world: World) -> None:
    request = a_submitted(world)
    assess(request, world.reviewer)
    ask(world, request)
    refile(world, request, penalty("2 years"))
    own, others = changed(request, world.reviewer), changed(request, world.second_reviewer)
    assert own is not None
    assert others is not None
    assert (own.since, others.since) == (Since.OWN_WORKSHEET, Since.WORKSHEET)
    assert own.changes == others.changes


def test_a_version_that_was_signed_is_what_the_next_is_compared_with(world: World) -> None:
    request = a_submitted(world)
    ask(world, request)
    refile(world, request, penalty("2 years"))
    assess(request, world.reviewer, at=NOW + timedelta(hours=2))
    assert changed(request, world.reviewer) is None
    refile(world, request, penalty("3 years"), hours=3)
    found = changed(request, world.reviewer)
    assert found is not None
    assert [(one.before, one.after) for one in found.changes] == [("2 years", "3 years")]


def test_what_reviewers_add_is_no_change_of_the_bureau(world: World) -> None:
    request = a_submitted(world)
    protected = invented(a_dossier(subject=a_subject(protections=(a_protection(),))))
    add_facts(case=case_of(world, request), dossier=protected, by=world.reviewer, at=NOW)
    assess(request, world.reviewer)
    assert changed(request, world.reviewer) is None
    ask(world, request)
    refile(world, request, penalty("2 years"))
    found = changed(request, world.reviewer)
    assert found is not None
    assert {one.group for one in found.changes} == {Group.PENALTY}


def test_of_other_people_of_the_matter_only_the_number_of_changes_is_told(world: World) -> None:
    def bundle(role: str) -> Dossier:
        other = a_subject("s2", name="Ana Sarto", participation=a_participation(role=role))
        return a_dossier(subjects=(a_subject(), other))

    request = a_submitted(world, bundle("kept watch"))
    ask(world, request)
    refile(world, request, bundle("drove"))
    found = changed(request, world.reviewer)
    assert found is not None
    assert (found.changes, found.others) == ((), 1)


def test_a_draft_tells_nothing_yet(world: World) -> None:
    request = a_draft(world)
    refile(world, request, penalty("2 years"))
    assert changed(request, world.decider) is None
