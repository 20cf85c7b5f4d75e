"""The UN Security Council's consolidated list (XML): its individuals as records."""

from pathlib import Path
from xml.etree.ElementTree import Element, parse

from benchmarks.screening.records import Record
from fairnotice.formats.dossier.values import country_meant

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_COUNTRIES = {
    "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA": "KP",
    "DEMOCRATIC REPUBLIC OF THE CONGO": "CD",
    "IRAN (ISLAMIC REPUBLIC OF)": "IR",
    "IRAN": "IR",
    "LIBYA": "LY",
    "PALESTINIAN": "PS",
    "RUSSIAN FEDERATION": "RU",
    "SYRIAN ARAB REPUBLIC": "SY",
    "SYRIA": "SY",
    "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND": "GB",
    "UNITED REPUBLIC OF TANZANIA": "TZ",
    "UNITED STATES OF AMERICA": "US",
    "TURKEY": "TR",
    "TANZANIA": "TZ",
    "RUSSIA": "RU",
    "NORTH KOREA": "KP",
    "COTE D'IVOIRE": "CI",
    "CÔTE D'IVOIRE": "CI",
    "BOLIVIA": "BO",
    "BURMA": "MM",
    "KOREA, NORTH": "KP",
    "MACEDONIA, THE FORMER YUGOSLAV REPUBLIC OF": "MK",
    "POSSIBLY PALESTINIAN": "PS",
    "STATE OF PALESTINE": "PS",
    "THE GAMBIA": "GM",
    "FORMER SOVIET UNION": "SU",
    "UNITED KINGDOM": "GB",
    "UNITED STATES": "US",
    "VENEZUELA": "VE",
    "VIETNAM": "VN",
}


def individuals(path: Path) -> list[Record]:
    """Everybody on the list; names in the original script come last, after the Latin ones."""
    return [_record(one) for one in parse(path).getroot().iter("INDIVIDUAL")]


def original_names(path: Path) -> dict[str, list[str]]:
    """The names in the original script, by the id of the record."""
    found = {}
    for one in parse(path).getroot().iter("INDIVIDUAL"):
        names = [text for name in one.findall("NAME_ORIGINAL_SCRIPT") if (text := _text(name))]
        if names:
            found[_text(one.find("REFERENCE_NUMBER"))] = names
    return found


def country(name: str) -> str | None:
    """The code of a country as these lists write it; None for a name that is not known."""
    plain = " ".join(name.split()).strip(" .")
    return _COUNTRIES.get(plain.upper()) or country_meant(plain)


def _record(one: Element) -> Record:
    names = [" ".join(part for tag in _NAMES if (part := _text(one.find(tag))))]
    names += [_text(alias.find("ALIAS_NAME")) for alias in one.findall("INDIVIDUAL_ALIAS")]
    names += [_text(name) for name in one.findall("NAME_ORIGINAL_SCRIPT")]
    nations = [_text(value) for nation in one.findall("NATIONALITY") for value in nation.findall("VALUE")]
    births = [day for birth in one.findall("INDIVIDUAL_DATE_OF_BIRTH") if (day := _birth(birth))]
    papers = [_text(paper.find("NUMBER")) for paper in one.findall("INDIVIDUAL_DOCUMENT")]
    return Record(
        id=_text(one.find("REFERENCE_NUMBER")),
        names=list(dict.fromkeys(name for name in names if name)),
        births=list(dict.fromkeys(births)),
        nationalities=list(dict.fromkeys(code for nation in nations if (code := country(nation)))),
        sex=_text(one.find("GENDER")).lower(),
        documents=list(dict.fromkeys(paper for paper in papers if paper)),
    )


def _birth(birth: Element) -> str:
    """The day or the year; of a span of years nothing, because no peer reads one."""
    day = _text(birth.find("DATE")) or _text(birth.find("YEAR"))
    return day[:10] if day[:4].isdigit() else ""


def _text(element: Element | None) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""
