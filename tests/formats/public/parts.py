"""Public parts of invented people, and any public part that there can be."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from fairnotice.domain.request import Kind
from fairnotice.formats.public.notice import PublicNotice

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BASE = "https://register.example.org"
JOINED = "نمونه\u200cای"
"""A Persian name with the mark that keeps letters apart within a word."""


def an_identity(**changes: Any) -> dict[str, Any]:
    """One set of particulars."""
    return {
        "names": [{"text": "Orin Tavesk", "kind": "primary", "family": "Tavesk", "given": "Orin"}],
        "births": ["1986-09-17"],
        "birth_place": "Marvela",
        "sex": "male",
        "nationalities": ["UY"],
        "description": "1.82 m, scar on the left forearm",
        **changes,
    }


def a_part(kind: Kind = Kind.RED, number: str = "EX-A-12/3-2026", **content: Any) -> PublicNotice:
    """The public part of a notice in force."""
    told = {
        "status": "",
        "identities": [an_identity()],
        "charges": ["armed robbery", "theft"],
        "warrants": [{"country": "PT", "charges": ["armed robbery"]}, {"country": "", "charges": ["theft"]}],
        "sentenced": False,
        "language": "en",
        "country": "PT",
        "requester": "National Central Bureau of Portugal",
        "mark": "EXAMPLE",
        "left_out": False,
        **content,
    }
    return PublicNotice(number, kind.value, AT, AT, "/register/1/", told)


NAMES = st.text(alphabet="abzéöñŠÄ -'Жя中文نمای\u200c", min_size=1, max_size=12).map(str.strip).filter(bool)
NAME = st.fixed_dictionaries(
    {"text": NAMES, "kind": st.sampled_from(["primary", "alias", "maiden", "former"])},
    optional={"family": NAMES, "given": NAMES},
)
IDENTITY = st.builds(
    an_identity,
    names=st.lists(NAME, min_size=1, max_size=3),
    births=st.lists(st.sampled_from(["1972", "1972-05", "1986-09-17", "1351 (solar_hijri)"]), max_size=2),
    sex=st.sampled_from(["male", "female", "other", "unknown"]),
    nationalities=st.lists(st.sampled_from(["UY", "FR", "IR", "XK"]), max_size=2, unique=True),
    description=st.sampled_from(["", "tall"]),
    birth_place=st.sampled_from(["", "Marvela"]),
)
PARTS = st.builds(
    a_part,
    kind=st.sampled_from([Kind.RED, Kind.YELLOW, Kind.UN_SPECIAL]),
    identities=st.lists(IDENTITY, min_size=1, max_size=2),
    charges=st.lists(st.sampled_from(["fraud", "theft"]), max_size=2),
    warrants=st.lists(st.fixed_dictionaries({"country": st.just("PT"), "charges": st.just(["fraud"])}), max_size=2),
)
