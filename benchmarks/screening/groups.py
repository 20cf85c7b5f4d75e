"""By what accuracy is told apart: script, region, sex and age, as far as the data say."""

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from benchmarks.screening.records import Record

YEAR = 2026
"""Ages are counted on the first day of this year, so that every run tells the same."""
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani", "HIRAGANA": "Kana",
    "KATAKANA": "Kana", "HANGUL": "Hang", "GREEK": "Grek", "ARMENIAN": "Armn", "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai", "ETHIOPIC": "Ethi",
}  # fmt: skip
_REGIONS = {
    "Africa": "DZ AO BJ BW BF BI CM CF TD KM CD CG CI DJ EG ER ET GA GM GH GN GW KE LR LY MG ML MR MA MZ NE NG RW SN "
    "SL SO ZA SS SD TZ TG TN UG ZM ZW",
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Central and South Asia": "AF BD IN KZ KG LK MV NP PK TJ TM UZ",
    "East and South-East Asia": "CN HK ID JP KH KP KR LA MM MN MY PH SG TH TL TW VN",
    "Europe": "AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO "
    "PL PT RO RS RU SE SI SK SU UA XK YU",
    "Americas": "AR BO BR CA CL CO CR CU DO EC GT HN HT JM MX NI PA PE PR PY SV TT US UY VE",
}
_REGION_OF = {code: region for region, codes in _REGIONS.items() for code in codes.split()}


@lru_cache(maxsize=100_000)
def script_of(text: str) -> str:
    """The script that most letters are of (ISO 15924); `none` without letters."""
    letters = Counter(unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha())
    most = letters.most_common(1)
    return _SCRIPTS.get(most[0][0], "other") if most else "none"


def _region(record: Record) -> str:
    return _REGION_OF.get(record.nationalities[0], "elsewhere") if record.nationalities else "not stated"


def _age(record: Record) -> str:
    if not record.births:
        return "not stated"
    age = YEAR - int(record.births[0][:4])
    return "under 18" if age < 18 else "18 to 39" if age < 40 else "40 to 59" if age < 60 else "60 and over"


GROUPS: dict[str, Callable[[Record], str]] = {
    "script": lambda record: script_of(record.names[0]) if record.names else "none",
    "region": _region,
    "sex": lambda record: record.sex or "not stated",
    "age": _age,
    "kind": lambda record: record.kind or "not stated",
}
