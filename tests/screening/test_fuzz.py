"""Whatever is typed or listed, a check answers or says what is wrong, the same way by the engine and without it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.screening import Entry, Query, Watchlist

LETTERS = st.characters(codec=None)  # half of a surrogate pair as well
TRICKS = st.sampled_from(list("\u202e\u200f\u200c\u200d\ufeff\x00🙂ﷺİßﬁⅧ王김اא-' "))
PARTS = st.sampled_from(["Orin", "Tavesk", "bin", "al", "Abdul", "O", "李"])
NAMES = st.one_of(
    st.text(LETTERS, max_size=40),
    st.lists(st.one_of(PARTS, TRICKS), max_size=30).map(" ".join),
    st.lists(st.one_of(TRICKS, st.text(LETTERS, max_size=3)), max_size=12).map("".join),
    st.text("ab ", min_size=200, max_size=400),
)


@st.composite
def births(draw: st.DrawFn) -> PartialDate:
    """Any date that can exist, in any calendar."""
    calendar = draw(st.sampled_from(list(Calendar)))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return PartialDate(draw(st.integers(1, 9999)), month, day, calendar)


DOCUMENTS = st.builds(Document, st.text(LETTERS, max_size=5), st.text(LETTERS, min_size=1, max_size=20))
QUERIES = st.builds(
    Query,
    names=st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    births=st.lists(births(), max_size=2).map(tuple),
    nationalities=st.lists(st.sampled_from(["UY", "XK", "QQ", ""]), max_size=3).map(tuple),
    sex=st.sampled_from([UNKNOWN, *Sex]),
    documents=st.lists(DOCUMENTS, max_size=2).map(tuple),
)
IDENTITIES = st.builds(
    Identity,
    names=st.lists(NAMES.map(Name), min_size=1, max_size=3).map(tuple),
    births=st.lists(births(), max_size=6).map(tuple),
    nationalities=st.lists(st.sampled_from(["UY", "PT"]), max_size=3).map(tuple),
    documents=st.lists(DOCUMENTS, max_size=2).map(tuple),
)
ROUGH = settings(deadline=None, suppress_health_check=list(HealthCheck))


def answers_or_says_why(listed: list[Identity], query: Query) -> None:
    known = Identity(names=(Name("Orin Tavesk"),), births=(PartialDate(1986, 9, 17),))
    entries = [Entry("known", (known,)), *(Entry(f"e{n}", (one,)) for n, one in enumerate(listed))]
    small, engine = Watchlist(entries), Watchlist(entries, engine=True)
    assert small.unreadable == engine.unreadable
    try:
        all_found = small.screen_all(query)
    except InvalidValue:
        for each in (small, engine):
            with pytest.raises(InvalidValue):
                each.screen(query)
        return
    for each in (small, engine):
        found = each.screen(query)
        assert set(found) <= set(all_found)
        assert all(0.0 <= hit.score <= 1.0 for hit in found)
    same = {hit.entry for hit in engine.screen(Query(("Tavesk Orin",), births=known.births))}
    assert "known" in same, "whoever else is listed hides nobody"
    papers = {hit.entry for hit in all_found if hit.decision is HitDecision.HIT and _by_paper(hit)}
    assert papers <= {hit.entry for hit in engine.screen(query)}


def _by_paper(hit: object) -> bool:
    from fairnotice.domain.hit import Feature, Hit

    assert isinstance(hit, Hit)
    return hit.reason(Feature.DOCUMENT).score > 0


@settings(ROUGH, max_examples=250)
@given(st.lists(IDENTITIES, max_size=4), QUERIES)
def test_a_check_answers_or_says_what_is_wrong(listed: list[Identity], query: Query) -> None:
    answers_or_says_why(listed, query)


@pytest.mark.soak
@settings(ROUGH, max_examples=20_000)
@given(st.lists(IDENTITIES, max_size=4), QUERIES)
def test_a_check_answers_or_says_what_is_wrong_for_long(listed: list[Identity], query: Query) -> None:
    answers_or_says_why(listed, query)
