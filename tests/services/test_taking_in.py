"""Who files what, in which mode, and what becomes of accounts and tokens."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import override_settings

from fairnotice.domain.errors import InvalidValue, NotFound, NotInThisMode, NotYourAct
from fairnotice.domain.officer import Role
from fairnotice.domain.subject import Reality
from fairnotice.services import administration, cases, publication, reading, requests
from fairnotice.services.decisions import may_be_published
from tests.builders import a_dossier, a_request, a_requester, a_subject
from tests.conftest import NOW, World
from tests.stories import WHY, a_case, a_notice, assess, decide, invented


def test_a_real_person_has_no_place_in_a_training_installation(world: World) -> None:
    with pytest.raises(NotInThisMode, match="'actual'"):
        cases.open_case(dossier=a_dossier(subject=a_subject(reality=Reality.ACTUAL)), by=world.source, at=NOW)


@override_settings(FAIRNOTICE_MODE="live")
def test_an_invented_person_has_no_place_in_a_live_installation(world: World) -> None:
    with pytest.raises(NotInThisMode, match="takes: actual"):
        cases.open_case(dossier=invented(a_dossier()), by=world.source, at=NOW)


def test_a_person_known_from_the_press_is_reviewed_and_never_published(world: World) -> None:
    press = a_dossier(subject=a_subject(reality=Reality.PRESS))
    case = UUID(cases.open_case(dossier=press, by=world.source, at=NOW)["case"])
    request = UUID(cases.draft_request(case=case, subject="s1", by=world.source, at=NOW)["request"])
    requests.submit_request(request=request, by=world.source, at=NOW)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    assert decide(request, world.decider)["state"] == "approved"
    with pytest.raises(NotInThisMode, match="never published"):
        publication.publish_notice(request=request, by=world.decider, at=NOW)


def test_nobody_files_in_the_name_of_another_country(world: World) -> None:
    with pytest.raises(NotYourAct, match="in the name of UY"):
        cases.open_case(
            dossier=invented(a_dossier(request=a_request(requester=a_requester(country="UY")))), by=world.source, at=NOW
        )


@pytest.mark.parametrize("name", ["reviewer", "decider", "border", "administrator", "commission"])
def test_only_a_bureau_files(world: World, name: str) -> None:
    with pytest.raises(NotYourAct):
        cases.open_case(dossier=invented(a_dossier()), by=world.everybody()[name], at=NOW)


def test_a_request_is_about_a_subject_of_the_dossier(world: World) -> None:
    with pytest.raises(InvalidValue, match="It has: s1"):
        cases.draft_request(case=a_case(world), subject="s9", by=world.source, at=NOW)


def test_a_request_is_drafted_by_the_bureau_whose_matter_it_is(world: World) -> None:
    with pytest.raises(NotYourAct):
        cases.draft_request(case=a_case(world), subject="s1", by=world.reviewer, at=NOW)
    with pytest.raises(NotFound):
        cases.draft_request(case=a_case(world), subject="s1", by=world.other, at=NOW)


def test_a_warrant_that_ends_asks_for_the_withdrawal_of_what_rests_on_it(world: World) -> None:
    notice = a_notice(world)
    row = reading.read_notice(notice=notice, purpose="look", by=world.source, at=NOW)
    case = reading.list_rows("cases", by=world.source, at=NOW)[0]["case"]
    cases.end_warrant(case=case, warrant="w1", reasons=WHY, by=world.source, at=NOW)
    dues = reading.list_rows("dues", by=world.source)
    assert [due["thing"] for due in dues if due["code"] == "withdraw-at-once"] == [f"notice:{row['notice']}"]


def test_a_warrant_that_there_is_not_cannot_end(world: World) -> None:
    with pytest.raises(InvalidValue, match="no warrant 'w9'"):
        cases.end_warrant(case=a_case(world), warrant="w9", reasons=WHY, by=world.source, at=NOW)


def test_a_token_is_its_officers_until_it_ends_is_revoked_or_the_officer_leaves(world: World) -> None:
    def make() -> str:
        return administration.make_token(officer=world.source.id, name="desk", by=world.administrator, at=NOW)

    token = make()
    assert administration.officer_of_token(token, at=NOW) == world.source
    assert administration.officer_of_token(token, at=NOW + timedelta(days=91)) is None
    assert administration.officer_of_token("fn_nobodys", at=NOW) is None
    assert administration.revoke_tokens(officer=world.source.id, by=world.administrator, at=NOW) == 1
    assert administration.officer_of_token(token, at=NOW) is None
    again = make()
    administration.remove_officer(officer=world.source.id, by=world.administrator, at=NOW)
    assert administration.officer_of_token(again, at=NOW) is None


def test_bureaus_accounts_and_tokens_are_the_administrators(world: World) -> None:
    with pytest.raises(NotYourAct):
        administration.add_bureau(code="XX", name="X", kind="bureau", country=None, by=world.decider, at=NOW)
    with pytest.raises(NotYourAct):
        administration.make_token(officer=world.source.id, name="x", by=world.source, at=NOW)


def test_what_is_taken_or_impossible_is_refused(world: World) -> None:
    add = administration.add_officer
    with pytest.raises(InvalidValue, match="already"):
        administration.add_bureau(code="PT", name="X", kind="bureau", country="PT", by=world.administrator, at=NOW)
    with pytest.raises(InvalidValue, match="already"):
        add(login="source", bureau="PT", role=Role.BUREAU, by=world.administrator, at=NOW)
    with pytest.raises(InvalidValue, match="No account"):
        add(login="ghost", bureau="PT", role=Role.SYSTEM, by=world.administrator, at=NOW)
    with pytest.raises(NotFound):
        add(login="ghost", bureau="QQ", role=Role.BUREAU, by=world.administrator, at=NOW)
    with pytest.raises(NotFound):
        administration.make_token(officer=uuid4(), name="x", by=world.administrator, at=NOW)


@pytest.mark.parametrize("reality", list(Reality))
def test_nobody_marked_otherwise_is_published_in_training(reality: Reality) -> None:
    from fairnotice.domain.mode import Mode

    if reality is Reality.INVENTED:
        may_be_published(reality, Mode.TRAINING)
    else:
        with pytest.raises(NotInThisMode):
            may_be_published(reality, Mode.TRAINING)


@pytest.mark.parametrize(
    ("bureau", "role"),
    [
        ("PT", Role.REVIEWER),
        ("PT", Role.DECIDER),
        ("PT", Role.COMMISSION),
        ("PT", Role.COMPLIANCE),
        ("secretariat", Role.BUREAU),
        ("secretariat", Role.BORDER),
        ("secretariat", Role.COMMISSION),
        ("commission", Role.DECIDER),
    ],
)
def test_a_role_belongs_to_its_kind_of_office(world: World, bureau: str, role: Role) -> None:
    with pytest.raises(InvalidValue, match="office"):
        administration.add_officer(login="new", bureau=bureau, role=role, by=world.administrator, at=NOW)


@pytest.mark.parametrize("code", ["reviewer", "decider", "system", "public"])
def test_no_bureau_is_named_like_a_role_and_reads_its_messages_and_clocks(world: World, code: str) -> None:
    with pytest.raises(InvalidValue, match="role"):
        administration.add_bureau(code=code, name="X", kind="bureau", country="BR", by=world.administrator, at=NOW)
