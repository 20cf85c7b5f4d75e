"""What circulates is changed: particulars, an addendum, more recipients. One office proposes, another decides."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Name, NameKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.records.models import ChangeRecord, DossierRecord, MessageRecord, NoticeRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.document import unseal
from fairnotice.register.entry import EntryKind
from fairnotice.screening import Query
from fairnotice.services import screening
from fairnotice.services.cases import add_facts, end_warrant
from fairnotice.services.changes import (
    decide_change,
    propose_addendum,
    propose_amendment,
    propose_recipients,
    take_back_change,
)
from fairnotice.services.publication import block_notice, withdraw_notice
from fairnotice.services.reading import read_case, read_notice
from fairnotice.services.views import read_view
from tests.builders import a_dossier, a_position, a_request, a_subject, an_identity
from tests.conftest import NOW, World
from tests.services.test_circulation import ADesk, a_desk
from tests.services.test_restrictions import kinds
from tests.stories import WHY, a_notice, invented

NEW_NAME = "Belmiro Quastrod"
SENT_TO = ("UY", "GB")


def with_name(dossier: Dossier, name: str = NEW_NAME) -> Dossier:
    """The same file with one more name of the person."""
    person = dossier.subjects[0]
    first = person.identities[0]
    more = replace(first, names=(*first.names, Name(text=name, kind=NameKind.ALIAS, script="Latn", language="pt")))
    changed = replace(person, identities=(more, *person.identities[1:]))
    return replace(dossier, subjects=(changed, *dossier.subjects[1:]))


def filed(world: World, notice: UUID) -> Dossier:
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case_id
    return read_case(case=case, purpose="test", by=world.source, at=NOW)[0]


def propose(world: World, notice: UUID, change: Callable[[Dossier], Dossier] = with_name) -> UUID:
    dossier = change(filed(world, notice))
    answer = propose_amendment(notice=notice, dossier=dossier, reasons=WHY, by=world.source, at=NOW)
    return UUID(answer["change"])


def accept(change: UUID, by: Officer) -> str:
    return str(decide_change(change=change, accept=True, reasons=WHY, by=by, at=NOW)["state"])


def latest_document(desk: ADesk, after: int) -> dict[str, Any]:
    part = read_view(after=after, limit=10, inline=True, by=desk.account, at=NOW)
    entry = part.entries[-1]
    return dict(unseal(part.documents[entry.cipher], entry.key, expected=entry.digest, ring=desk.ring))


def found_as(world: World, name: str) -> int:
    query = Query(names=(name,), births=an_identity().births)
    return len(
        screening.check_traveller(query=query, traveller={"names": [name]}, purpose="entry", by=world.border, at=NOW)
    )


def test_nothing_circulates_before_a_person_has_accepted_it(world: World) -> None:
    notice = a_notice(world)
    propose(world, notice)
    assert kinds(notice, "NZ") == ["published"]
    assert NEW_NAME not in str(read_notice(notice=notice, purpose="test", by=world.locating, at=NOW)["document"])


def test_who_may_decide_is_told_that_a_change_waits(world: World) -> None:
    propose(world, a_notice(world))
    with speaking_as(SYSTEM):
        told = MessageRecord.objects.filter(about="change.proposed").values_list("to_role", flat=True)
        assert sorted(told) == ["decider", "reviewer"]


def test_an_accepted_amendment_is_a_new_version_in_every_view_and_in_every_list(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    desk.pull(NOW)
    assert found_as(world, NEW_NAME) == 0
    assert accept(propose(world, notice), world.decider) == "accepted"
    (entry,) = desk.pull(NOW)
    assert (entry.kind, entry.version, entry.state) == (EntryKind.AMEND, 2, "published")
    assert NEW_NAME in str(latest_document(desk, 1)["case"])
    assert found_as(world, NEW_NAME) == 1
    assert NEW_NAME in str(read_notice(notice=notice, purpose="test", by=world.locating, at=NOW)["document"])


def test_the_file_of_the_source_follows(world: World) -> None:
    notice = a_notice(world)
    accept(propose(world, notice), world.decider)
    assert NEW_NAME in str(filed(world, notice))
    with speaking_as(SYSTEM):
        assert DossierRecord.objects.filter(part="filed").count() == 2


def test_recipients_are_told_to_read_it_again(world: World) -> None:
    notice = a_notice(world)
    accept(propose(world, notice), world.decider)
    with speaking_as(SYSTEM):
        told = MessageRecord.objects.filter(about="notice.amended").values_list("to_bureau", flat=True)
        assert set(told) == {"UY", "NZ", "GB", "FR", "IR", "US"}


def test_a_change_that_is_declined_changes_nothing(world: World) -> None:
    notice = a_notice(world)
    change = propose(world, notice)
    assert decide_change(change=change, accept=False, reasons=WHY, by=world.decider, at=NOW)["state"] == "declined"
    assert kinds(notice, "NZ") == ["published"]
    assert NEW_NAME not in str(filed(world, notice))
    with pytest.raises(NotPossibleNow, match="declined"):
        accept(change, world.decider)


@pytest.mark.parametrize("who", ["source", "other", "reviewer", "second_reviewer", "commission", "administrator"])
def test_a_change_is_decided_by_a_decider_alone(world: World, who: str) -> None:
    change = propose(world, a_notice(world))
    with pytest.raises((NotYourAct, NotFound)):
        accept(change, world.everybody()[who])


def test_a_decider_who_is_tied_to_a_state_involved_decides_no_change(world: World) -> None:
    from fairnotice.domain.officer import Role
    from fairnotice.services.administration import add_officer

    tied = add_officer(login="tied", bureau="secretariat", role=Role.DECIDER, states=["UY"], by=SYSTEM, at=NOW)
    change = propose(world, a_notice(world))
    with pytest.raises(NotYourAct, match="ties"):
        accept(change, tied)


def test_a_bar_that_the_change_brings_stands_in_its_way(world: World) -> None:
    notice = a_notice(world)

    def below_the_threshold(dossier: Dossier) -> Dossier:
        from fairnotice.domain.warrant import Penalty

        warrant = dossier.warrants[0]
        offences = tuple(replace(one, max_penalty=Penalty(months=6)) for one in warrant.offences)
        return replace(dossier, warrants=(replace(warrant, offences=offences), *dossier.warrants[1:]))

    change = propose(world, notice, below_the_threshold)
    with pytest.raises(NotPossibleNow, match="bar of the rules"):
        accept(change, world.decider)
    assert kinds(notice, "NZ") == ["published"]


def test_a_condition_that_the_change_opens_stands_in_its_way(world: World) -> None:
    notice = a_notice(world)

    def no_penalty(dossier: Dossier) -> Dossier:
        warrant = dossier.warrants[0]
        offences = tuple(replace(one, max_penalty=UNKNOWN) for one in warrant.offences)
        return replace(dossier, warrants=(replace(warrant, offences=offences), *dossier.warrants[1:]))

    change = propose(world, notice, no_penalty)
    with pytest.raises(NotPossibleNow, match="condition is open"):
        accept(change, world.decider)


def test_what_reviewers_hold_counts_against_a_change_and_does_not_reach_its_source(world: World) -> None:
    notice = a_notice(world)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case_id
    held = invented(a_dossier(positions=(a_position(),)))
    add_facts(case=case, dossier=held, by=world.reviewer, at=NOW)
    accept(propose(world, notice), world.decider)
    assert filed(world, notice).positions == ()
    assert read_case(case=case, purpose="test", by=world.decider, at=NOW)[0].positions == held.positions


def test_a_warrant_that_has_ended_carries_no_change(world: World) -> None:
    notice = a_notice(world)
    change = propose(world, notice)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case_id
    end_warrant(case=case, warrant="w1", reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="ended"):
        accept(change, world.decider)


def test_a_notice_that_is_blocked_or_over_is_not_changed(world: World) -> None:
    notice = a_notice(world)
    change = propose(world, notice)
    block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    with pytest.raises(NotPossibleNow, match="blocked"):
        accept(change, world.decider)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="withdrawn"):
        propose(world, notice)


def test_two_changes_of_one_kind_do_not_wait_at_once(world: World) -> None:
    notice = a_notice(world)
    change = propose(world, notice)
    with pytest.raises(NotPossibleNow, match="waits for a decision"):
        propose(world, notice)
    with pytest.raises((NotYourAct, NotFound)):
        take_back_change(change=change, by=world.reviewer, at=NOW)
    assert take_back_change(change=change, by=world.source, at=NOW)["state"] == "taken_back"
    propose(world, notice, lambda dossier: with_name(dossier, "Joran Vexler"))


def test_a_change_of_an_older_file_is_not_accepted(world: World) -> None:
    notice = a_notice(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=SENT_TO)))
    change = propose(world, notice)
    accept(more(world, notice), world.decider)
    with pytest.raises(Conflict, match="changed since"):
        accept(change, world.decider)


def other_kind(dossier: Dossier) -> Dossier:
    return replace(dossier, request=replace(dossier.request, kind=Kind.BLUE))


def other_limits(dossier: Dossier) -> Dossier:
    metadata = replace(dossier.request.metadata, access_limits=("NZ",))
    return replace(dossier, request=replace(dossier.request, metadata=metadata))


def other_person(dossier: Dossier) -> Dossier:
    warrants = tuple(replace(one, subjects=("s2",)) for one in dossier.warrants)
    return replace(dossier, subjects=(invented(a_dossier(subjects=(a_subject("s2"),))).subjects[0],), warrants=warrants)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda dossier: dossier, "Nothing is changed"),
        (other_kind, "request of its own"),
        (other_limits, "acts of their own"),
        (other_person, "stays in the file"),
    ],
)
def test_what_is_no_change_of_particulars_is_refused(
    world: World, change: Callable[[Dossier], Dossier], why: str
) -> None:
    notice = a_notice(world)
    with pytest.raises(InvalidValue, match=why):
        propose(world, notice, change)


def test_another_bureau_proposes_nothing(world: World) -> None:
    notice = a_notice(world)
    with pytest.raises(NotYourAct):
        propose_amendment(notice=notice, dossier=invented(a_dossier()), reasons=WHY, by=world.other, at=NOW)
    with pytest.raises(NotYourAct):
        propose_addendum(notice=notice, text="Something.", reasons=WHY, by=world.locating, at=NOW)


@pytest.mark.parametrize("who", ["source", "reviewer"])
def test_an_addendum_stands_in_the_document_under_its_day(world: World, who: str) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    desk.pull(NOW)
    text = "One state has refused to extradite on its own time bar."
    by = world.everybody()[who]
    made = propose_addendum(notice=notice, text=text, reasons=WHY, by=by, at=NOW)
    accept(UUID(made["change"]), world.decider)
    (entry,) = desk.pull(NOW)
    assert (entry.kind, entry.version) == (EntryKind.ADDENDUM, 2)
    assert latest_document(desk, 1)["addenda"] == [{"on": NOW.date().isoformat(), "text": text}]
    accept(propose(world, notice), world.decider)
    assert latest_document(desk, 2)["addenda"] == [{"on": NOW.date().isoformat(), "text": text}]


def test_what_the_secretariat_prepares_is_not_the_sources_to_read_before_it_stands(world: World) -> None:
    notice = a_notice(world)
    made = propose_addendum(notice=notice, text="A refusal elsewhere.", reasons=WHY, by=world.reviewer, at=NOW)
    with speaking_as(world.source):
        assert not ChangeRecord.objects.exists()
    with pytest.raises(NotFound):
        take_back_change(change=UUID(made["change"]), by=world.source, at=NOW)


def more(world: World, notice: UUID, *countries: str) -> UUID:
    made = propose_recipients(notice=notice, countries=countries or ("NZ",), reasons=WHY, by=world.source, at=NOW)
    return UUID(made["change"])


def test_more_recipients_get_it_and_those_before_are_told_nothing_new(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=SENT_TO)))
    change = more(world, notice)
    assert desk.pull(NOW) == ()
    accept(change, world.decider)
    (entry,) = desk.pull(NOW)
    assert (entry.kind, entry.version) == (EntryKind.PUBLISH, 2)
    assert kinds(notice, "UY") == ["published"]
    assert filed(world, notice).request.recipients == ("UY", "GB", "NZ")
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert kinds(notice, "NZ") == ["published", "withdrawn"]
    assert kinds(notice, "UY") == ["published", "withdrawn"]


@pytest.mark.parametrize(
    ("countries", "why"), [(("UY",), "nothing new"), (("QA",), "no bureau of QA"), ((), "nothing new")]
)
def test_who_cannot_be_added_is_said(world: World, countries: tuple[str, ...], why: str) -> None:
    notice = a_notice(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=SENT_TO)))
    with pytest.raises(InvalidValue, match=why):
        propose_recipients(notice=notice, countries=countries, reasons=WHY, by=world.source, at=NOW)


def test_a_notice_has_every_bureau_already(world: World) -> None:
    with pytest.raises(InvalidValue, match="every bureau already"):
        more(world, a_notice(world))


@pytest.mark.parametrize("who", ["source", "decider", "reviewer", "SYSTEM"])
def test_the_database_lets_nobody_replace_a_document_without_an_accepted_change(world: World, who: str) -> None:
    notice = a_notice(world)
    propose(world, notice)
    by = SYSTEM if who == "SYSTEM" else world.everybody()[who]
    with pytest.raises(DatabaseError, match="published document"), speaking_as(by):
        connection.cursor().execute("UPDATE notice SET document = '{\"a\": 1}' WHERE id = %s", [notice])


def test_every_recipient_has_the_same_entries(world: World) -> None:
    notice = a_notice(world)
    accept(propose(world, notice), world.decider)
    with speaking_as(SYSTEM):
        rows = RegisterEntryRecord.objects.filter(notice=notice, kind="amended")
        assert rows.values("recipient_id").distinct().count() == 7
