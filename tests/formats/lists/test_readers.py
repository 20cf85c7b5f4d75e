"""Each format of others is read with everybody on it; what cannot be used is told, and the rest is kept."""

import json
from datetime import date
from pathlib import Path

import pytest

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import Unusable
from fairnotice.domain.subject import Document, Identity, Name, NameKind, Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.listfile import Listed, list_from
from fairnotice.formats.lists import ListRead, open_list
from fairnotice.formats.lists.mapped import Mapped, read_mapping
from fairnotice.formats.lists.writing import WRITERS

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-05-01T00:00:00.000Z"><INDIVIDUALS>
<INDIVIDUAL><FIRST_NAME>ORIN</FIRST_NAME><SECOND_NAME>TAVESK</SECOND_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER>
<GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>Орин Тавеск</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Uruguay</VALUE><VALUE>Utopia</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Orhin Tavesque</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Tall One</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1986-09-17</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>
<FROM_YEAR>1983</FROM_YEAR><TO_YEAR>1984</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1986-13-40</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>XQ 77</NUMBER>
<ISSUING_COUNTRY>Uruguay</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL>
<INDIVIDUAL><REFERENCE_NUMBER>XXi.002</REFERENCE_NUMBER></INDIVIDUAL>
<INDIVIDUAL><FIRST_NAME>LENA</FIRST_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER></INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>A BODY</FIRST_NAME><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER>
<NAME_ORIGINAL_SCRIPT>Тело</NAME_ORIGINAL_SCRIPT>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>AN OLDER BODY</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME/></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Uruguay</COUNTRY></ENTITY_ADDRESS><ENTITY_ADDRESS><COUNTRY>Utopia</COUNTRY></ENTITY_ADDRESS>
</ENTITY><ENTITY><REFERENCE_NUMBER>XXe.002</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>
"""
OFAC_XML = """<?xml version="1.0"?>
<sdnList xmlns="https://example.org/any"><publshInformation><Publish_Date>05/01/2026</Publish_Date></publshInformation>
<sdnEntry><uid>7</uid><firstName>Orin</firstName><lastName>TAVESK</lastName><sdnType>Individual</sdnType>
<idList><id><idType>Passport</idType><idNumber>XQ77</idNumber><idCountry>Uruguay</idCountry></id>
<id><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
<akaList><aka><type>a.k.a.</type><category>weak</category><lastName>THE TALL ONE</lastName></aka>
<aka><type>f.k.a.</type><category>strong</category><firstName>Orin</firstName><lastName>MAROV</lastName></aka></akaList>
<citizenshipList><citizenship><country>Uruguay</country></citizenship></citizenshipList>
<dateOfBirthList><dateOfBirthItem><dateOfBirth>17 Sep 1986</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry>
<sdnEntry><uid>8</uid><lastName>A SHIP</lastName><sdnType>Vessel</sdnType>
<idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 9112345</idNumber></id>
<id><idType>Vessel Year of Build</idType><idNumber>1999</idNumber></id>
<id><idType>Vessel Type</idType><idNumber>Tug</idNumber></id></idList>
<vesselInfo><callSign>9HXY</callSign><vesselFlag>Malta</vesselFlag></vesselInfo></sdnEntry>
<sdnEntry><uid>9</uid><lastName>A BODY LTD</lastName><sdnType>Entity</sdnType>
<addressList><address><country>Uruguay</country></address></addressList></sdnEntry>
<sdnEntry><uid>10</uid><lastName>A THING</lastName><sdnType>Idea</sdnType></sdnEntry></sdnList>
"""
SDN = (
    '7,"TAVESK, Orin","individual","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 17 Sep 1986; alt. DOB Sep 1987; '
    "alt. DOB 1988 to 1989; POB Nowhere; nationality Uruguay; Passport XQ77 (Uruguay) issued 01 Feb 2020; Gender Male; "
    "a.k.a. 'THE TALL ONE'.\"\n"
    '8,"A SHIP","vessel","ZZ",-0- ,"9HXY","Tug",-0- ,-0- ,"Malta",-0- ,"Vessel Registration Identification '
    "IMO 9112345; MMSI 215000111; f.k.a. 'AN OLD SHIP'; Linked To: A BODY.\"\n"
    '9,"A BODY LTD",-0- ,"ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 77-8122 (Uruguay); Organization '
    'Established Date 03 May 1999; Additional Sanctions Information - Subject to Secondary Sanctions."\n'
    '10,"EP-MRA","aircraft","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Aircraft Model B747; Aircraft '
    "Manufacturer's Serial Number (MSN) 23411.\"\n"
    '11,"A THING","idea","ZZ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    "\x1a\n"
)
ALT = '7,1,"aka","TAVESQUE, Orhin",-0- \n9,2,"fka","AN OLDER BODY",-0- \n'
ADD = '9,1,"1 Pier Road","Montevideo","Uruguay",-0- \n'
RED = {
    "_embedded": {
        "notices": [
            {"entity_id": "2026/1", "forename": "ORIN", "name": "TAVESK", "date_of_birth": "1986/09/17",
             "nationalities": ["UY"]},
            {"entity_id": "2026/2", "forename": None, "name": "MAROV", "date_of_birth": "1972", "nationalities": []},
        ]
    }
}  # fmt: skip
FTM = [
    {"id": "p1", "schema": "Passport", "properties": {"holder": ["o1"], "number": ["XQ77"], "country": ["uy"]}},
    {"id": "o1", "schema": "Person", "properties": {
        "name": ["Orin Tavesk"], "alias": ["Орин Тавеск"], "weakAlias": ["The Tall One"], "birthDate": ["1986-09-17"],
        "nationality": ["uy"], "gender": ["male"], "passportNumber": ["XQ77"]}},
    {"id": "c1", "schema": "Company", "properties": {
        "name": ["A Company"], "previousName": ["An Older Company"], "jurisdiction": ["uy"], "country": ["pt"],
        "registrationNumber": ["77-8122"], "leiCode": ["XQ77"], "incorporationDate": ["1999-05-03"]}},
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["A Ship"], "imoNumber": ["9112345"], "flag": ["mt"]}},
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["Another Ship"]}},
    {"id": "a1", "schema": "Address", "properties": {"full": ["1 Pier Road"]}},
]  # fmt: skip
BORN = PartialDate(1986, 9, 17)
TODAY = date(2026, 3, 2)
SOLAR, LUNAR = (PartialDate(1365, 6, 26, each) for each in (Calendar.SOLAR_HIJRI, Calendar.HIJRI))
PASSPORT = Document("passport", "XQ77", "UY")


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def jsonl(lines: list[object]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def read(path: Path) -> tuple[ListRead, list[Listed]]:
    found = open_list(path, today=TODAY)
    return found, list(found.entries)


def only(entries: list[Listed]) -> Identity:
    (identity,) = entries[0].identities
    return identity


def kinds(identity: Identity) -> dict[str, NameKind]:
    return {name.text: name.kind for name in identity.names}


def test_the_uns_list_with_what_cannot_be_used_of_it(tmp_path: Path) -> None:
    found, entries = read(written(tmp_path, "un.xml", UN))
    assert (found.version[:10], str(found.dated)) == ("2026-05-01", "2026-05-01")
    assert [entry.id for entry in entries] == ["XXi.001", "XXi.001#2"]
    one = only(entries)
    assert kinds(one) == {
        "ORIN TAVESK": NameKind.PRIMARY,
        "Орин Тавеск": NameKind.PRIMARY,
        "Orhin Tavesque": NameKind.ALIAS,
        "The Tall One": NameKind.LOW_QUALITY,
    }
    assert one.births == (BORN, PartialDate(1983), PartialDate(1984))
    assert (one.nationalities, one.sex, one.documents) == (("UY",), Sex.MALE, (Document("passport", "XQ 77", "UY"),))
    assert [problem.where for problem in found.notes.problems] == ["entry XXi.001"] * 2 + [
        "entry XXi.002",
        "entry XXi.001",
        "entry XXe.001",
        "entry XXe.002",
    ]
    assert found.notes.left_out == {}
    names = (Name("A BODY"), Name("Тело"), Name("AN OLDER BODY", NameKind.FORMER))
    assert found.notes.bodies == [Body("XXe.001", BodyKind.LEGAL_ENTITY, names, ("UY",))]


def test_the_us_treasurys_list_as_xml(tmp_path: Path) -> None:
    found, entries = read(written(tmp_path, "sdn.xml", OFAC_XML))
    assert str(found.dated) == "2026-05-01"
    one = only(entries)
    assert kinds(one) == {
        "Orin TAVESK": NameKind.PRIMARY,
        "THE TALL ONE": NameKind.LOW_QUALITY,
        "Orin MAROV": NameKind.FORMER,
    }
    assert (one.births, one.nationalities, one.documents) == ((BORN,), ("UY",), (PASSPORT,))
    assert found.notes.left_out == {"idea: no individual": 1}
    imo, sign = Document("vessel registration identification", "IMO 9112345"), Document("call sign", "9HXY")
    assert found.notes.bodies == [
        Body("ofac-8", BodyKind.VESSEL, (Name("A SHIP"),), ("MT",), (imo, sign), (PartialDate(1999),)),
        Body("ofac-9", BodyKind.LEGAL_ENTITY, (Name("A BODY LTD"),), ("UY",)),
    ]


@pytest.mark.parametrize("given", ["folder", "file"])
def test_the_us_treasurys_list_as_csv(tmp_path: Path, given: str) -> None:
    written(tmp_path, "alt.csv", ALT)
    written(tmp_path, "add.csv", ADD)
    file = written(tmp_path, "sdn.csv", SDN)
    found, entries = read(tmp_path if given == "folder" else file)
    one = only(entries)
    assert entries[0].id == "ofac-7"
    assert [name.text for name in one.names] == ["Orin TAVESK", "Orhin TAVESQUE", "THE TALL ONE"]
    assert one.births == (BORN, PartialDate(1987, 9), PartialDate(1988), PartialDate(1989))
    assert (one.nationalities, one.sex, one.documents) == (("UY",), Sex.MALE, (PASSPORT,))
    assert found.notes.count == 0
    assert found.notes.left_out == {"idea: no individual": 1}
    ship, body, plane = found.notes.bodies
    assert (ship.kind, ship.countries) == (BodyKind.VESSEL, ("MT",))
    assert ship.names == (Name("A SHIP"), Name("AN OLD SHIP", NameKind.LOW_QUALITY))
    assert [number.number for number in ship.numbers] == ["9HXY", "IMO 9112345", "215000111"]
    assert body.names == (Name("A BODY LTD"), Name("AN OLDER BODY", NameKind.FORMER))
    assert (body.countries, body.founded) == (("UY",), (PartialDate(1999, 5, 3),))
    assert body.numbers == (Document("tax id no.", "77-8122", "UY"),)
    assert (plane.kind, [number.number for number in plane.numbers]) == (BodyKind.AIRCRAFT, ["23411"])


@pytest.mark.parametrize("text", [json.dumps(RED), json.dumps([RED]), jsonl([RED]), json.dumps(RED, indent=1)])
def test_interpols_shape_in_one_document_or_one_a_line(tmp_path: Path, text: str) -> None:
    _found, entries = read(written(tmp_path, "red.json", text))
    assert [entry.id for entry in entries] == ["2026/1", "2026/2"]
    assert (only(entries).births, only(entries).nationalities) == ((BORN,), ("UY",))
    assert only(entries[1:]).births == (PartialDate(1972),)


def test_entities_of_the_un_in_interpols_shape_are_no_persons(tmp_path: Path) -> None:
    address = {"self": {"href": "https://example.org/notices/v1/un/entities/2026-3"}}
    entity = {"entity_id": "2026/3", "name": "A BODY", "aliases": [{"name": "AN OLDER BODY"}], "_links": address}
    page = {"_embedded": {"notices": [*RED["_embedded"]["notices"], entity]}}
    found, entries = read(written(tmp_path, "un.json", json.dumps(page)))
    assert [entry.id for entry in entries] == ["2026/1", "2026/2"]
    names = (Name("A BODY"), Name("AN OLDER BODY", NameKind.ALIAS))
    assert found.notes.bodies == [Body("2026/3", BodyKind.LEGAL_ENTITY, names)]


def test_followthemoney_with_a_paper_before_its_holder(tmp_path: Path) -> None:
    found, entries = read(written(tmp_path, "people.json", jsonl(list(FTM))))
    one = only(entries)
    assert set(kinds(one).values()) == {NameKind.PRIMARY, NameKind.ALIAS, NameKind.LOW_QUALITY}
    assert (one.births, one.nationalities, one.sex, one.documents) == ((BORN,), ("UY",), Sex.MALE, (PASSPORT,))
    assert found.notes.left_out == {"Address: neither a person nor a body or craft": 1}
    company, ship, again = found.notes.bodies
    numbers = (Document("registration number", "77-8122"), Document("lei", "XQ77"))
    names = (Name("A Company"), Name("An Older Company", NameKind.FORMER))
    assert company == Body("c1", BodyKind.COMPANY, names, ("PT", "UY"), numbers, (PartialDate(1999, 5, 3),))
    assert ship == Body("v1", BodyKind.VESSEL, (Name("A Ship"),), ("MT",), (Document("imo number", "9112345"),))
    assert (again.id, [problem.where for problem in found.notes.problems]) == ("v1#2", ["entry v1"])


def test_bodies_and_craft_go_through_followthemoney_and_come_back(tmp_path: Path) -> None:
    found, entries = read(written(tmp_path, "people.json", jsonl(list(FTM))))
    again, _entries = read(written(tmp_path, "again.json", "".join(WRITERS["ftm"]("x", entries, found.notes.bodies))))
    assert [
        (one.id, one.kind, one.names, set(one.countries), one.numbers, one.founded) for one in again.notes.bodies
    ] == [(one.id, one.kind, one.names, set(one.countries), one.numbers, one.founded) for one in found.notes.bodies]


def test_rows_with_a_mapping(tmp_path: Path) -> None:
    rows = written(tmp_path, "r.csv", "No;Name;Also;Birth;Of\n4;Orin Tavesk;Orhin T.|Tall One;17.09.1986;Nowhere\n")
    mapping = written(
        tmp_path,
        "m.toml",
        '[list]\nsource = "A court"\nversion = "3"\ndated = "2026-11-01"\n[file]\nbetween = "|"\ndate = "%d.%m.%Y"\n'
        '[columns]\nid = "No"\nname = ["Name", "Also"]\nborn = "Birth"\nnationality = "Of"\n',
    )
    found = open_list(rows, today=TODAY, mapped=read_mapping(mapping))
    entries = list(found.entries)
    assert (found.source, found.version, str(found.dated)) == ("A court", "3", "2026-11-01")
    assert [name.text for name in only(entries).names] == ["Orin Tavesk", "Orhin T.", "Tall One"]
    assert only(entries).births == (BORN,)
    assert [str(problem) for problem in found.notes.problems] == [
        "line 2, entry 4: the nationality 'Nowhere' is no country that is known: left out."
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[colums]\n", "is no part of a mapping"),
        ('[columns]\nname = "N"\nshoe = "S"\n', "columns.shoe"),
        ('[columns]\nborn = "B"\n', "no column for a name"),
        ('[columns]\nname = "N"\n[list]\ndated = "soon"\n', "list.dated"),
        ("name = ", "cannot be read"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_where(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Unusable) as caught:
        read_mapping(written(tmp_path, "m.toml", text))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.xml", UN[: len(UN) // 2], "no whole XML"),
        ("a.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST/>', "document type"),
        ("a.xml", '<?xml version="1.0" encoding="UTF-4"?><CONSOLIDATED_LIST/>', "encoding that cannot be read"),
        ("a.xml", '<?xml version="1.0" encoding="gb2312"?><CONSOLIDATED_LIST/>', "encoding that cannot be read"),
        ("a.xml", "<songs/>", "no format that is known"),
        (
            "a.json",
            '[{"entity_id": "1", "forename": "A", "date_of_birth": "1986"},\n{"entity_id"',
            "no format that is known",
        ),
        ("a.json", '{"songs": []}', "no format that is known"),
        ("a.csv", "colour,size\nred,3\n", "no column for a name"),
        ("a.csv", 'name\n"A B\n', "not valid CSV"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        read(written(tmp_path, name, text))


@pytest.mark.parametrize(
    ("name", "good", "bad", "says"),
    [
        ("a.jsonl", jsonl(list(FTM)), '{"id": "x", "schema"', "not valid JSON at letter 21"),
        ("a.jsonl", jsonl(list(FTM)), '{"id": "x", "properties": {}}', "no 'schema'"),
        ("a.jsonl", jsonl(list(FTM)), '{"id": "x", "schema": "Person", "properties": []}', "no 'properties'"),
        ("a.jsonl", jsonl(list(FTM)), '["x"]', "not one JSON object"),
        ("a.jsonl", jsonl(list(FTM)), f'{{"x": "{"x" * 5_000_000}"}}', "longer than 5,000,000"),
        ("a.jsonl", jsonl(RED["_embedded"]["notices"][:1]), '{"entity_id"', "not valid JSON at letter"),
        ("a.jsonl", jsonl(RED["_embedded"]["notices"][:1]), "3", "not one JSON object"),
        ("a.csv", "name,born\nOrin Tavesk,1986\n", 'Lena" Marov,"19"86', "not valid CSV"),
        ("a.csv", "name,born\nOrin Tavesk,1986\n", '"Lena Marov,1986', "opened and not closed"),
        ("sdn.csv", SDN, '7,"x","individual"', "has 3 columns, not 12"),
        ("sdn.csv", SDN, '7,"x,"individual"', "not valid CSV"),
    ],
)
def test_one_bad_line_is_told_with_its_line_and_reason_and_the_rest_kept(
    tmp_path: Path, name: str, good: str, bad: str, says: str
) -> None:
    for first in (False, True):
        if not first or name == "a.csv" or bad.startswith(("{", "[")):  # else nobody can say what the file is
            a_bad_line_is_told(tmp_path, name, good, bad, says, first=first)


def a_bad_line_is_told(tmp_path: Path, name: str, good: str, bad: str, says: str, *, first: bool) -> None:
    heading, _newline, rows = good.partition("\n") if name == "a.csv" else ("", "", good)
    before = [*([heading] if heading else []), *([] if first else rows.splitlines())]
    text = "\n".join([*before, bad, *rows.splitlines(), ""])
    whole = "\n".join([*before, *rows.splitlines(), ""])
    expected, those = read(written(tmp_path, name, whole))
    found, entries = read(written(tmp_path, name, text))
    assert [one.identities for one in entries] == [one.identities for one in those] != []
    assert found.notes.bodies == expected.notes.bodies
    more = [problem for problem in found.notes.problems if problem.where.endswith(f"line {len(before) + 1}")]
    assert len(more) == 1 and says in more[0].wrong


def test_a_page_says_what_in_it_is_no_notice(tmp_path: Path) -> None:
    page = {"_embedded": {"notices": [*RED["_embedded"]["notices"], "x"]}}
    found, entries = read(written(tmp_path, "a.jsonl", jsonl([page, {"songs": []}])))
    assert len(entries) == len(RED["_embedded"]["notices"])
    assert [problem.where for problem in found.notes.problems if "left out" in problem.wrong] == [
        "notice 3",
        "a notice",
    ]


def test_half_a_letter_far_down_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = written(tmp_path, "a.json", jsonl([*FTM, *FTM]))
    file.write_bytes(file.read_bytes()[:-40] + b"\xd0\n")
    with pytest.raises(Unusable, match="not UTF-8"):
        read(file)


@pytest.mark.parametrize(
    ("name", "text", "born"),
    [
        ("un.xml", UN, "1986-09-17"),
        ("sdn.xml", OFAC_XML, "17 Sep 1986"),
        ("sdn.csv", SDN, "17 Sep 1986"),
        ("red.json", json.dumps(RED), "1986/09/17"),
        ("people.json", jsonl(list(FTM)), "1986-09-17"),
        ("rows.csv", "name,born\nOrin Tavesk,1986-09-17\n", "1986-09-17"),
    ],
    ids=["un", "ofac-xml", "ofac-csv", "interpol", "ftm", "csv"],
)
def test_a_birth_year_of_another_calendar_is_kept_in_each_in_which_it_can_be(
    tmp_path: Path, name: str, text: str, born: str
) -> None:
    assert born in text
    other = born.replace("1986", "1365").replace("09", "06").replace("Sep", "Jun").replace("17", "26")
    _found, entries = read(written(tmp_path, name, text.replace(born, other)))
    assert set(only(entries).births) >= {SOLAR, LUNAR}
    come = born.replace("1986", "2999")
    (tmp_path / "later").mkdir()
    found, entries = read(written(tmp_path / "later", name, text.replace(born, come)))
    assert all(birth.year != 2999 for birth in only(entries).births)
    assert "the birth date cannot be used: the day has not come, in any calendar." in [
        problem.wrong for problem in found.notes.problems
    ]


def test_a_row_may_state_the_calendar_of_its_birth_date(tmp_path: Path) -> None:
    rows = "name,born,calendar\nOrin Tavesk,1365-06-26,solar_hijri\nLena Marov,1365-06-26,lunar\n"
    found, entries = read(written(tmp_path, "r.csv", rows))
    assert (only(entries).births, only(entries[1:]).births) == ((SOLAR,), ())
    assert [problem.where for problem in found.notes.problems] == ["line 3, entry line 3"]


def test_a_mapped_date_may_be_one_that_only_another_calendar_has(tmp_path: Path) -> None:
    rows = written(tmp_path, "r.csv", "name;born\nOrin Tavesk;31.02.1365\nLena Marov;۱۷.۰۹.۱۹۸۶\n")
    mapped = Mapped({"name": ("name",), "born": ("born",)}, delimiter=";", date_form="%d.%m.%Y")
    entries = list(open_list(rows, today=TODAY, mapped=mapped).entries)
    assert only(entries).births == (PartialDate(1365, 2, 31, Calendar.SOLAR_HIJRI),)
    assert only(entries[1:]).births == (BORN,)


@pytest.mark.parametrize("first", ["0000", "9" * 5000])
def test_a_span_from_a_year_that_no_calendar_has_is_told(tmp_path: Path, first: str) -> None:
    found, entries = read(written(tmp_path, "un.xml", UN.replace("1983", first)))
    assert only(entries).births == (BORN,)
    assert "entry XXi.001: the span of birth years cannot be used. Allowed: at most 10 years." in [
        str(problem) for problem in found.notes.problems
    ]


def test_a_country_that_is_not_known_is_named(tmp_path: Path) -> None:
    found, entries = read(written(tmp_path, "un.xml", UN.replace(">Uruguay<", ">Cape  Utopia. Previously Utopia.<")))
    assert (only(entries).nationalities, only(entries).documents[0].country) == ((), UNKNOWN)
    told = [problem.wrong for problem in found.notes.problems]
    assert "the nationality 'Cape Utopia. Previously Utopia.' is no country that is known: left out." in told
    assert (
        "the country 'Cape Utopia. Previously Utopia.' of a document is not known: the document is kept without it."
        in told
    )


def test_several_columns_of_one_kind_are_several_values(tmp_path: Path) -> None:
    text = "name,alias,alias,passport,document,country,citizenship\nOrin Tavesk,O. T.,Orhin,XQ77,ID88,NZ,UY\n"
    found, entries = read(written(tmp_path, "r.csv", text))
    one = only(entries)
    assert [name.text for name in one.names] == ["Orin Tavesk", "O. T.", "Orhin"]
    assert one.documents == (Document("document", "ID88"), Document("passport", "XQ77"))
    assert (one.nationalities, found.notes.not_read) == (("UY",), ["country"])


def test_interpols_shape_with_other_values_than_lists_in_it(tmp_path: Path) -> None:
    odd = {"entity_id": "2026/3", "forename": "LENA", "name": "MAROV", "date_of_birth": 1972, "_embedded": 5}
    odd |= {"aliases": [5, "Lena M."], "nationalities": "UY", "identity_documents": 7.5}
    found, entries = read(written(tmp_path, "red.json", json.dumps(odd)))
    one = only(entries)
    assert ([name.text for name in one.names], one.nationalities) == (["LENA MAROV", "Lena M."], ("UY",))
    assert [str(problem) for problem in found.notes.problems] == [
        "entry 2026/3: identity_documents cannot be used: left out. Allowed: a list."
    ]


def test_objects_are_told_and_never_read_as_names(tmp_path: Path) -> None:
    properties = {"name": ["Orin Tavesk", {"en": "Orhin"}], "birthDate": {"y": 1986}}
    found, entries = read(
        written(tmp_path, "p.json", json.dumps({"id": "p", "schema": "Person", "properties": properties}))
    )
    assert [name.text for name in only(entries).names] == ["Orin Tavesk"]
    said = "is an object where text is expected: it is left out."
    assert [str(one) for one in found.notes.problems] == [
        f"line 1, entry p: {key} {said}" for key in ("name", "birthDate")
    ]
    odd = {"entity_id": "2026/4", "forename": {"en": "LENA"}, "name": "MAROV", "date_of_birth": "1972"}
    found, entries = read(written(tmp_path, "red.json", json.dumps(odd)))
    assert [name.text for name in only(entries).names] == ["MAROV"]
    assert [str(one) for one in found.notes.problems] == [f"entry 2026/4: forename {said}"]


def test_a_row_with_more_cells_than_the_heading_is_told_and_the_entry_kept(tmp_path: Path) -> None:
    found, entries = read(written(tmp_path, "r.csv", "name,born\nOrin Tavesk,1986,UY\nLena Marov,1972,\n"))
    assert [entry.id for entry in entries] == ["line 2", "line 3"]
    (problem,) = found.notes.problems
    assert (problem.where, problem.wrong[:43]) == ("line 2", "has 3 cells where the heading has 2: is a c")


def test_another_format_than_said_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="looks like 'un', not 'ftm'"):
        open_list(written(tmp_path, "un.xml", UN), today=TODAY, form="ftm")


@pytest.fixture
def everybody(tmp_path: Path) -> list[Listed]:
    return read(written(tmp_path, "sdn.xml", OFAC_XML))[1]


def test_ours_keeps_everything(everybody: list[Listed]) -> None:
    data = json.loads("".join(WRITERS["fairnotice"]("invented", everybody, ())))
    assert list(list_from(data).entries) == everybody


@pytest.mark.parametrize("to", ["ftm", "csv"])
def test_another_format_comes_back_with_names_births_and_papers(
    tmp_path: Path, everybody: list[Listed], to: str
) -> None:
    _found, again = read(
        written(tmp_path, f"again.{'json' if to == 'ftm' else 'csv'}", "".join(WRITERS[to]("x", everybody, ())))
    )
    before, after = only(everybody), only(again)
    assert {name.text for name in after.names} == {name.text for name in before.names}
    assert (after.births, after.nationalities, after.sex) == (before.births, before.nationalities, before.sex)
    assert after.documents == before.documents


def test_nobody_is_dropped_without_a_word(tmp_path: Path) -> None:
    rows = "name,born,nationality,sex,document\n,,,,\nA B,1986-02-31,QQ,blue,\n,1980,,,X1\n"
    found, entries = read(written(tmp_path, "r.csv", rows))
    assert [entry.id for entry in entries] == ["line 3", "line 4"]
    assert (only(entries).births, only(entries).sex) == ((), UNKNOWN)
    assert [problem.where for problem in found.notes.problems] == ["entry line 2"] + ["line 3, entry line 3"] * 3


def test_half_a_letter_is_no_letter_and_loses_nobody(tmp_path: Path) -> None:
    properties = '{"name":["Orin Tavesk\\ud800"],"passportNumber":["XQ77\\udc0014203"]}'
    line = f'{{"id":"Q1","schema":"Person","properties":{properties}}}'
    _found, people = read(written(tmp_path, "half.ftm.json", line))
    assert [name.text for name in only(people).names] == ["Orin Tavesk?"]
    assert [paper.number.encode() for paper in only(people).documents] == [b"XQ77?14203"]
