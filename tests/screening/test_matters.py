"""A refused matter that comes back: what is kept of it, and how it is known again. Invented people."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.dossier import Dossier, Incident
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Identity, Name, Subject
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.screening.likeness import Alike, MatterKey, MatterLikeness, compare_matters, matter_key
from tests.builders import a_dossier, a_request, a_requester, a_subject, a_warrant, an_identity, an_offence

INCIDENT = Incident(what="a robbery", when=PartialDate(2023, 11, 9), place="Lisbon", country="PT")


def the_old() -> MatterKey:
    dossier = a_dossier(subject=named("Karim Farokhzadi"), incident=INCIDENT)
    return matter_key(dossier, "s1", matter="m1", decided=date(2024, 5, 6), grounds=("political",))


def named(*names: str, births: tuple[PartialDate, ...] = (PartialDate(1986, 9, 17),)) -> Subject:
    identity = replace(an_identity(), names=tuple(Name(text) for text in names), births=births)
    return a_subject(identities=(identity,))


def a_new(*names: str, births: tuple[PartialDate, ...] = (PartialDate(1986),), **changes: Any) -> Dossier:
    changes = {"incident": INCIDENT, **changes}
    return a_dossier(subject=named(*names, births=births), **changes)


def the_likeness(new: Dossier) -> MatterLikeness:
    found = compare_matters(new, the_old())
    assert found is not None
    return found


@pytest.mark.parametrize(
    "name", ["FAROKHZADI, Kareem", "Karim Farrokhzady", "کریم فرخزادی", "Karim Maltus Farokhzadi", "Karim Farokh Zadi"]
)
def test_the_same_matter_is_known_again_under_another_spelling_or_script(name: str) -> None:
    likeness = the_likeness(a_new(name))
    assert (likeness.alike, likeness.subject) == (Alike.SAME_MATTER, "s1")


def test_another_colour_and_charge_hide_nothing() -> None:
    charge = a_warrant(offences=(an_offence(category=OffenceCategory.FRAUD, charge="fraud"),))
    new = a_new("Karim Farokhzadi", request=a_request(Kind.WANTED_DIFFUSION), warrant=charge)
    assert the_likeness(new).alike is Alike.SAME_MATTER


def test_a_birth_year_in_another_calendar_agrees() -> None:
    likeness = the_likeness(a_new("Karim Farokhzadi", births=(PartialDate(1365, calendar=Calendar.SOLAR_HIJRI),)))
    assert any("birth years agree" in reason for reason in likeness.reasons)


def test_the_same_person_in_another_incident_is_the_same_subject() -> None:
    other = replace(INCIDENT, when=PartialDate(2021, 2, 3))
    likeness = the_likeness(a_new("Karim Farokhzadi", incident=other))
    assert likeness.alike is Alike.SAME_SUBJECT
    assert any("incident is another one" in difference for difference in likeness.differs)


def test_another_person_of_the_same_incident_is_shown_without_naming_a_subject() -> None:
    likeness = the_likeness(a_new("Orin Tavesk"))
    assert (likeness.alike, likeness.subject) == (Alike.SAME_INCIDENT, None)


def test_a_like_name_asked_for_by_somebody_else_with_nothing_else_known_is_a_name_only() -> None:
    request = a_request(requester=a_requester(name="National Central Bureau of New Zealand", country="NZ"))
    likeness = the_likeness(a_new("Karim Farokhzadi", births=(), incident=None, request=request))
    assert likeness.alike is Alike.NAME_ONLY


@pytest.mark.parametrize(
    "new",
    [
        a_new("Orin Tavesk", incident=replace(INCIDENT, when=PartialDate(2023))),
        a_new("Orin Tavesk", incident=None),
        a_new("Karim Bustari", incident=replace(INCIDENT, country="NZ")),
        a_new("Karim Farokhzadi", births=(PartialDate(1951),), incident=replace(INCIDENT, country="NZ")),
    ],
)
def test_an_unlike_matter_is_not_shown(new: Dossier) -> None:
    assert compare_matters(new, the_old()) is None


def test_the_stronger_likeness_has_the_higher_score() -> None:
    other = replace(INCIDENT, when=PartialDate(2021, 2, 3))
    same_matter = the_likeness(a_new("Karim Farokhzadi")).score
    same_subject = the_likeness(a_new("Karim Farokhzadi", incident=other)).score
    assert same_matter > same_subject > the_likeness(a_new("Orin Tavesk")).score


def test_only_the_subject_asked_about_is_compared() -> None:
    new = replace(
        a_new("Karim Farokhzadi"), subjects=(named("Karim Farokhzadi"), replace(named("Ivo Belmar"), id="s2"))
    )
    second = compare_matters(new, the_old(), subject="s2")
    assert second is not None
    assert second.alike is Alike.SAME_INCIDENT


def test_a_likeness_says_when_and_on_what_ground_the_earlier_matter_was_decided() -> None:
    shown = the_likeness(a_new("Karim Farokhzadi")).as_json()
    assert shown["decided"] == "2024-05-06"
    assert any("2024-05-06 on political" in reason for reason in shown["reasons"])  # type: ignore[attr-defined]  # a list


def test_a_key_survives_the_way_through_json() -> None:
    key = the_old()
    assert MatterKey.from_json(json.loads(json.dumps(key.as_json()))) == key


def test_what_is_kept_holds_no_name_charge_or_account() -> None:
    kept = json.dumps(the_old().as_json()).lower()
    assert not [word for word in ("karim", "farokhzadi", "robbery", "lisbon", "pistol", "xq7714203") if word in kept]


@pytest.mark.parametrize("stored", [{}, {"matter": "m1", "requester": "PT", "names": "karim"}, {"matter": 1}])
def test_what_is_not_a_key_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        MatterKey.from_json(stored)


def test_a_subject_who_is_not_in_the_dossier_has_no_key() -> None:
    with pytest.raises(KeyError):
        matter_key(a_dossier(), "nobody", matter="m1")


def test_a_name_that_cannot_be_read_is_left_out_of_the_key() -> None:
    subject = a_subject(identities=(Identity(names=(Name("\x00"), Name("Karim Farokhzadi"))),))
    assert len(matter_key(a_dossier(subject=subject), "s1", matter="m1").names) == 1
