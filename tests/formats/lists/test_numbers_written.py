"""Numbers of ships and bodies as other systems' schemas write them; else as their list does."""

import pytest

from fairnotice.api.watchman.body_entities import body_entity
from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.subject import Document, Name
from fairnotice.formats.lists.writing import body_properties
from fairnotice.services.others import OnList


@pytest.mark.parametrize(
    ("number", "ftm", "watchman"),
    [
        (Document("vessel registration identification", "IMO 9112345"), {"imoNumber": ["IMO9112345"]}, "9112345"),
        (Document("imo number", "IMO9112345"), {"imoNumber": ["IMO9112345"]}, "9112345"),
        (Document("imo number", "9112345"), {"imoNumber": ["9112345"]}, "9112345"),
        (Document("mmsi", "MMSI 215000111"), {"mmsi": ["215000111"]}, "215000111"),
        (Document("mmsi", "215 000 111"), {"mmsi": ["215 000 111"]}, "215 000 111"),
        (Document("call sign", "IMO 7"), {"callSign": ["IMO 7"]}, "IMO 7"),
    ],
)
def test_a_number_of_a_ship_is_written_as_each_schema_writes_it(
    number: Document, ftm: dict[str, list[str]], watchman: str
) -> None:
    ship = Body("s1", BodyKind.VESSEL, (Name("Lady Orina"),), (), (number,))
    told = body_properties(ship)
    assert {key: told[key] for key in ftm} == ftm
    entity = body_entity(OnList("ofac", "OFAC", None, ship), "vessel")
    (key,) = ftm
    assert entity["vessel"][key] == watchman
    assert entity["sourceData"]["numbers"] == [f"{number.kind} {number.number}"]


def test_a_number_of_a_body_is_as_its_list_has_it() -> None:
    body = Body("c1", BodyKind.COMPANY, (Name("Tavesk Ltd"),), (), (Document("registration number", "HRB 77-8122"),))
    assert body_properties(body)["registrationNumber"] == ["HRB 77-8122"]
