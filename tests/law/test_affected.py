"""Which countries a matter concerns, and why."""

from dataclasses import replace

from fairnotice.domain.dossier import PositionKind
from fairnotice.law.affected import affected_countries
from tests.builders import a_dossier, a_position, a_protection, a_subject, an_incident, an_office


def said(dossier: object) -> dict[str, tuple[str, ...]]:
    return {one.country: one.because for one in affected_countries(dossier, "s1")}  # type: ignore[arg-type]


def test_the_nationality_the_state_served_and_the_place_of_the_offence_are_concerned() -> None:
    person = a_subject(offices=(an_office(state="KE"),))
    found = said(a_dossier(subjects=(person,), incident=replace(an_incident(), country="NZ")))
    assert found == {
        "KE": ("an office held there",),
        "NZ": ("the place of the offence",),
        "UY": ("nationality",),
    }


def test_the_country_that_asks_is_not_listed() -> None:
    assert "PT" not in said(a_dossier(incident=replace(an_incident(), country="PT")))


def test_a_state_whose_position_is_in_the_file_is_concerned_but_for_one_that_protects() -> None:
    protest = a_position(by="GB", kind=PositionKind.PROTEST)
    asylum = a_position(by="FR", kind=PositionKind.ASYLUM_GRANTED)
    found = said(a_dossier(positions=(protest, asylum), subjects=(a_subject(protections=(a_protection(),)),)))
    assert found["GB"] == ("its position in the file",)
    assert "FR" not in found


def test_another_person_of_the_matter_does_not_count() -> None:
    from tests.builders import an_identity

    other = a_subject("s2", identities=(an_identity(nationalities=("US",)),))
    assert "US" not in said(a_dossier(subjects=(a_subject(), other)))
