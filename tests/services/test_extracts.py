"""The public part of a notice: when there is one, what is in it, and how it follows its notice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.domain.officer import PUBLIC
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Name, NameKind, Reality
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.services import cases, clocks, extracts, public_register, publication
from fairnotice.services.public_register import (
    Extract,
    extract_of_number,
    extracts_in_force,
    read_extract,
    search_extracts,
    seen_by_the_public,
)
from fairnotice.services.reading import list_rows
from tests.builders import (
    a_dossier,
    a_moment,
    a_participation,
    a_protection,
    a_request,
    a_subject,
    an_identity,
)
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice, an_approved, invented

LATER = NOW + timedelta(days=3)


def agreed(**changes: Any) -> Dossier:
    """The ordinary dossier, its source agreeing to a public part."""
    return a_dossier(request=a_request(public_extract=True), **changes)


def silent() -> Dossier:
    """The same, its source not agreeing."""
    return a_dossier(request=a_request(public_extract=False))


def the_one() -> Extract:
    (found,) = extracts_in_force(by=PUBLIC)
    return found


def test_a_published_notice_of_an_agreeing_source_has_a_public_part(world: World) -> None:
    a_notice(world, agreed())
    extract = the_one()
    assert extract.number.startswith("EX-A-1/")
    (identity,) = extract.content["identities"]
    assert identity == {
        "names": [{"text": "Orin Tavesk", "kind": "primary", "family": "Tavesk", "given": "Orin"}],
        "births": ["1986-09-17"],
        "birth_place": "Marvela",
        "sex": "male",
        "nationalities": ["UY"],
        "description": "1.82 m, scar on the left forearm",
    }
    assert extract.content["charges"] == ["armed robbery causing grave injury"]
    assert extract.content["country"] == "PT"
    assert extract.content["warrants"] == [{"country": "PT", "charges": ["armed robbery causing grave injury"]}]
    assert extract.content["mark"] == "EXAMPLE"


def test_without_the_sources_agreement_there_is_none(world: World) -> None:
    a_notice(world, silent())
    assert extracts_in_force(by=PUBLIC) == ()


def test_nothing_but_the_listed_particulars_is_in_it(world: World) -> None:
    """Papers' numbers, statements, sources and reviewers' facts stay where they are."""
    dossier = agreed()
    a_notice(world, dossier)
    content = the_one().content
    assert set(content) == {
        "status", "identities", "charges", "sentenced", "language", "country", "requester", "mark", "left_out",
        "warrants",
    }  # fmt: skip
    text = str(content)
    told = [statement.words for statement in dossier.statements] + [source.title for source in dossier.sources]
    secret = ["XQ7714203", *told, *dossier.subjects[0].participation.acts]  # type: ignore[union-attr]  # it has a part
    assert not [words for words in secret if words in text]


def test_a_name_that_the_source_calls_doubtful_stays_out() -> None:
    doubtful = an_identity(names=(Name("Orhin Tavesque", kind=NameKind.LOW_QUALITY),))
    both = a_subject(identities=(an_identity(), doubtful))
    part = extracts.public_part(agreed(subjects=(both,)))
    assert len(part["identities"]) == 1
    assert "Tavesque" not in str(part)


def test_a_person_without_a_name_is_shown_as_they_look() -> None:
    nameless = a_subject(identities=(an_identity(names=(), documents=()),))
    assert extracts.public_part(agreed(subjects=(nameless,)))["identities"][0]["description"]


BARRED: dict[str, Callable[[], Dossier]] = {
    "the source does not agree": silent,
    "known from the press": lambda: agreed(subjects=(a_subject(reality=Reality.PRESS),)),
    "a minor at the time": lambda: agreed(
        subjects=(a_subject(identities=(an_identity(births=(PartialDate(2007, 1, 1),)),)),)
    ),
    "an age that is not known": lambda: agreed(subjects=(a_subject(identities=(an_identity(births=()),)),)),
    "a day of the act that is not known": lambda: agreed(
        subjects=(a_subject(participation=a_participation(when=UNKNOWN)),), incident=None
    ),
    "a blue notice": lambda: a_dossier(request=a_request(Kind.BLUE, public_extract=True)),
    "a diffusion": lambda: a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=("UY",), public_extract=True)),
}


@pytest.mark.parametrize("why", list(BARRED))
def test_there_is_none_where_a_rule_stands_against_it(why: str) -> None:
    assert not extracts.allowed(BARRED[why](), "s1", a_moment())


def test_there_may_be_one_for_a_missing_person() -> None:
    assert extracts.allowed(a_dossier(request=a_request(Kind.YELLOW, public_extract=True)), "s1", a_moment())


Act = Callable[[World, UUID], Any]
HIDES: dict[str, Act] = {
    "suspended": lambda w, n: publication.suspend_notice(notice=n, reasons=WHY, by=w.source, at=LATER),
    "blocked": lambda w, n: publication.block_notice(notice=n, reasons=WHY, by=w.reviewer, at=LATER),
    "blocked_by_commission": lambda w, n: publication.block_notice(notice=n, reasons=WHY, by=w.commission, at=LATER),
    "withdrawn": lambda w, n: publication.withdraw_notice(notice=n, reasons=WHY, by=w.source, at=LATER),
    "cancelled": lambda w, n: publication.cancel_notice(notice=n, reasons=WHY, by=w.decider, at=LATER),
    "deleted": lambda w, n: publication.delete_notice(notice=n, reasons=WHY, by=w.decider, at=LATER),
    "expired": lambda w, n: clocks.sweep(at=NOW + timedelta(days=3000)),
}


@pytest.mark.parametrize("state", list(HIDES))
def test_what_is_not_in_force_has_a_number_and_no_name(world: World, state: str) -> None:
    notice = a_notice(world, agreed())
    address = the_one().id
    HIDES[state](world, notice)
    assert extracts_in_force(by=PUBLIC) == ()
    assert search_extracts(name="Orin Tavesk", by=PUBLIC) == ()
    extract = read_extract(extract=address, by=PUBLIC)
    assert extract.state == state
    assert extract.content == {}
    assert extract.over == (state in {"withdrawn", "cancelled", "deleted", "expired"})
    assert extract_of_number(number=extract.number.lower(), by=PUBLIC) == address


def test_after_a_pause_or_a_block_it_is_shown_again(world: World) -> None:
    notice = a_notice(world, agreed())
    before = the_one().content
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=LATER)
    publication.resume_notice(notice=notice, reasons=WHY, by=world.source, at=LATER)
    assert the_one().content == before
    publication.block_notice(notice=notice, reasons=WHY, by=world.commission, at=LATER)
    publication.unblock_notice(notice=notice, reasons=WHY, by=world.commission, at=LATER)
    assert the_one().content == before
    assert turns() == ["shown", "hidden", "shown_again", "hidden", "shown_again"]


def turns() -> list[str]:
    return [turn for turn, _at in seen_by_the_public(extract=the_one().id, by=PUBLIC)]


def test_a_block_over_a_pause_is_one_time_out_of_view(world: World) -> None:
    notice = a_notice(world, agreed())
    address = the_one().id
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=LATER)
    publication.block_notice(notice=notice, reasons=WHY, by=world.commission, at=LATER)
    publication.unblock_notice(notice=notice, reasons=WHY, by=world.commission, at=LATER)
    assert not read_extract(extract=address, by=PUBLIC).shown
    assert [turn for turn, _at in seen_by_the_public(extract=address, by=PUBLIC)] == ["shown", "hidden"]
    publication.resume_notice(notice=notice, reasons=WHY, by=world.source, at=LATER)
    assert turns() == ["shown", "hidden", "shown_again"]


def test_what_reviewers_learn_later_takes_it_from_view(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = invented(agreed())
    request = an_approved(world, dossier)
    publication.publish_notice(request=request, by=world.decider, at=NOW)
    assert extracts_in_force(by=PUBLIC)
    matter = UUID(list_rows("cases", by=world.reviewer, at=NOW)[0]["case"])
    told = replace(dossier, subjects=(replace(dossier.subjects[0], protections=(a_protection(),)),))
    monkeypatch.setattr(extracts, "allowed", lambda *_given: False)
    cases.add_facts(case=matter, dossier=told, by=world.reviewer, at=LATER)
    assert extracts_in_force(by=PUBLIC) == ()


def test_it_is_found_in_another_script_and_spelling_and_not_by_anything(world: World) -> None:
    a_notice(world, agreed())
    for name in ("Orin Tavesk", "TAVESK, ORIN", "Орин Тавеск", "Orhin Tavesc", "Tavesk", "тавеск"):
        assert [each.id for each in search_extracts(name=name, by=PUBLIC)] == [the_one().id], name
    for name in ("Brynja Holtegaard", "Orin Holtegaard", "Tavares"):
        assert search_extracts(name=name, by=PUBLIC) == (), name


def test_a_person_without_a_name_is_shown_and_cannot_be_searched_by_one(world: World) -> None:
    a_notice(world, agreed())
    nameless = replace(the_one(), content={"identities": [{"names": []}]})
    assert public_register._entry(nameless) is None


def test_a_name_that_cannot_be_one_is_refused(world: World) -> None:
    with pytest.raises(InvalidValue):
        search_extracts(name="!!!", by=PUBLIC)


def test_what_the_public_does_not_know_has_no_address(world: World) -> None:
    a_notice(world, silent())
    assert extract_of_number(number="EX-A-1/3-2026", by=PUBLIC) is None
    with pytest.raises(NotFound):
        read_extract(extract=UUID(int=5), by=PUBLIC)
