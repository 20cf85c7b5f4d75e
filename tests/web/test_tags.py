"""How pages write values, and the blocks that they are built from."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.utils.translation import override

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.web import writing
from fairnotice.web.tones import TONES, tone_of

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def show(source: str, **values: Any) -> str:
    template = engines["django"].from_string("{% load fairnotice %}" + source)
    return str(template.render(values))


@pytest.fixture
def arabic() -> Iterator[None]:
    with override("ar-xb"):
        yield


# Dates and times


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(1986, 9, 17), '<time datetime="1986-09-17">17 September 1986</time>'),
        (NOON, '<time datetime="2026-03-02">2 March 2026</time>'),
        ("1986-09-17", '<time datetime="1986-09-17">17 September 1986</time>'),
        ("1986-09", '<time datetime="1986-09">September 1986</time>'),
        (PartialDate(1986), '<time datetime="1986">1986</time>'),
        (PartialDate(1365, 6, calendar=Calendar.SOLAR_HIJRI), '<bdi dir="ltr">1365-06</bdi> (Solar Hijri)'),
        ("about 1986", "<bdi>about 1986</bdi>"),
        ("<b>", "<bdi>&lt;b&gt;</bdi>"),
        (None, ""),
    ],
)
def test_a_day_is_written_out_as_precisely_as_it_is_known(value: object, shown: str) -> None:
    assert show("{{ value|day }}", value=value) == shown


def test_a_day_is_written_with_arabic_words_and_digits(arabic: None) -> None:
    assert show("{{ value|day }}", value="1986-09-17") == '<time datetime="1986-09-17">١٧ سبتمبر ١٩٨٦</time>'


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (NOON, '<time datetime="2026-03-02T12:00:00+00:00">2 March 2026, 12:00 UTC</time>'),
        ("2026-03-02T12:00:00Z", '<time datetime="2026-03-02T12:00:00+00:00">2 March 2026, 12:00 UTC</time>'),
        ("2026-03-02", '<time datetime="2026-03-02">2 March 2026</time>'),
        (date(2026, 3, 2), '<time datetime="2026-03-02">2 March 2026</time>'),
        ("not a time at all", "<bdi>not a time at all</bdi>"),
        ("", ""),
    ],
)
def test_an_instant_says_its_day_its_hour_and_its_zone(value: object, shown: str) -> None:
    assert show("{{ value|instant }}", value=value) == shown


def test_an_instant_of_another_zone_is_said_in_utc() -> None:
    there = datetime(2026, 3, 3, 1, 0, tzinfo=timezone(timedelta(hours=13)))
    assert "2 March 2026, 12:00 UTC" in show("{{ value|instant }}", value=there)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=3, hours=4, minutes=50), "3 days 4 hours"),
        (timedelta(days=30, hours=21), "30 days"),
        (timedelta(days=1, minutes=5), "1 day"),
        (timedelta(hours=1, minutes=1), "1 hour 1 minute"),
        (timedelta(minutes=45, seconds=59), "45 minutes"),
        (timedelta(seconds=20), "0 minutes"),
        (timedelta(hours=-1), "0 minutes"),
    ],
)
def test_what_is_left_is_said_in_its_two_largest_units(span: timedelta, words: str) -> None:
    assert show("{{ later|left:now }}", later=NOON + span, now=NOON) == words


# Numbers, countries, words


@pytest.mark.parametrize(("value", "shown"), [(1204, "1,204"), (0, "0"), (2.5, "2.5"), ("many", "many"), (None, "")])
def test_a_number_is_written_with_separators(value: object, shown: str) -> None:
    assert show("{{ value|number }}", value=value) == shown


def test_a_number_is_written_with_arabic_digits_and_separators(arabic: None) -> None:
    assert show("{{ value|number }}", value=1204) == "١٬٢٠٤"


def test_a_number_is_written_with_persian_digits() -> None:
    with override("fa"):
        assert show("{{ value|number }}", value=1204) == "۱٬۲۰۴"


def test_a_country_has_its_name_and_its_code() -> None:
    assert show("{{ code|country }}", code="gb") == 'United Kingdom <bdi dir="ltr" class="fn-code">GB</bdi>'


def test_a_country_that_the_standard_does_not_have_is_shown_by_its_code() -> None:
    assert show("{{ code|country }}", code="XX") == '<bdi dir="ltr" class="fn-code">XX</bdi>'
    assert show("{{ code|country }}", code=None) == ""


def test_a_country_is_named_in_the_language_of_the_page(arabic: None) -> None:
    assert show("{{ code|country }}", code="PT").startswith("البرتغال ")


def test_a_word_comes_from_its_table() -> None:
    assert show('{{ state|word:"request_state" }}', state="in_review") == "In review"


def test_a_word_that_no_table_has_is_the_state_itself() -> None:
    assert show('{{ state|word:"request_state" }}', state="half_done") == "half done"
    assert show('{{ state|word:"no such table" }}', state="half_done") == "half done"


def test_content_is_marked_as_english_and_cannot_be_markup() -> None:
    assert show("{{ text|says }}", text="Below <24> months.") == (
        '<span lang="en" dir="ltr">Below &lt;24&gt; months.</span>'
    )


def test_an_identifier_is_shown_by_its_first_letters() -> None:
    number = UUID("1a2b3c4d-0000-4000-8000-000000000000")
    assert show("{{ number|short }}", number=number) == '<bdi dir="ltr" class="fn-code">1a2b3c4d</bdi>'


def test_every_state_of_the_tables_has_a_tone() -> None:
    from fairnotice.domain.lifecycle import MACHINES

    states = {state.value for machine in MACHINES for move in machine.moves for state in (move.state, move.target)}
    assert states - set(TONES) == set()


def test_a_state_that_nobody_named_is_grey() -> None:
    assert tone_of("half done") == "govuk-tag--grey"


# Blocks


def test_what_stands_in_a_block_goes_into_its_part() -> None:
    shown = show('{% rows %}{% row "Name" change="/x/" what="the name" %}<b>Mira</b>{% endrow %}{% endrows %}')
    assert "<dt" in shown
    assert "<b>Mira</b>" in shown
    assert 'href="/x/"' in shown
    assert "the name</span>" in shown


def test_a_block_reads_nothing_from_the_page_around_it() -> None:
    shown = show('{% row "Name" %}{% endrow %}', text="of the page", change="/of-the-page/")
    assert "Not given" in shown
    assert "of-the-page" not in shown


def test_a_value_in_a_block_is_escaped() -> None:
    shown = show("{% details summary %}{{ text }}{% enddetails %}", summary="<i>", text="<script>")
    assert "&lt;i&gt;" in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize(
    "block",
    [
        "{% inset %}Mira{% endinset %}",
        "{% warning %}Mira{% endwarning %}",
        '{% banner tone="success" %}Mira{% endbanner %}',
        '{% scroll "Requests" %}Mira{% endscroll %}',
        '{% timeline %}{% event "Sent" at="2026-03-02" by="Mira" level=3 %}{% endevent %}{% endtimeline %}',
        '{% filters clear="/x/" %}Mira{% endfilters %}',
    ],
)
def test_every_block_shows_what_it_is_given(block: str) -> None:
    assert show(block).count("Mira") == 1


@pytest.mark.parametrize(
    ("due", "done", "words"),
    [
        (NOON + timedelta(hours=2), False, "2 hours left"),
        (NOON - timedelta(days=2), False, "overdue by 2 days"),
        (NOON - timedelta(days=2), True, "Done"),
    ],
)
def test_a_clock_says_in_words_how_long_is_left(due: datetime, done: bool, words: str) -> None:
    clock = '{% include "parts/clock.html" with due=due now=now what="Answer" done=done only %}'
    assert words in show(clock, due=due, now=NOON, done=done)


def test_a_finding_points_at_the_words_that_it_rests_on() -> None:
    facts = [SimpleNamespace(anchor="fact-1", label="Penalty", said_by="Bureau Lisbon")]
    finding = SimpleNamespace(
        rule="rpd-83", outcome="not_met", citation="RPD, art. 83", title="A threshold.", reason="Below it.", facts=facts
    )
    shown = show('{% include "parts/finding.html" with finding=finding only %}', finding=finding)
    assert 'data-points-to="fact-1 "' in shown
    assert 'href="#fact-1"' in shown
    assert "Not met" in shown


def test_the_next_page_keeps_the_filters() -> None:
    page = Paginator(range(30), 10).page(2)
    shown = show('{% include "parts/pagination.html" with page=page query="state=open" only %}', page=page)
    assert 'href="?state=open&amp;page=3"' in shown
    assert "Page 2 of 3" in shown


def test_a_list_of_one_page_has_no_links_to_others() -> None:
    page = Paginator(range(3), 10).page(1)
    assert show('{% include "parts/pagination.html" with page=page only %}', page=page).strip() == ""


def test_the_card_says_what_must_not_be_done_first() -> None:
    card = '{% include "parts/card.html" with title="Locate" may=may must=must must_not=stop call=call only %}'
    call = [SimpleNamespace(name="Bureau", number="+64 555 0101", hours="")]
    shown = show(card, may=["Ask."], must=["Tell."], stop=["Arrest."], call=call)
    assert shown.index("Arrest.") < shown.index("Tell.") < shown.index("Ask.")
    assert 'href="tel:+64 555 0101"' in shown


def test_the_plain_page_of_a_database_that_is_away_needs_nothing() -> None:
    with override("en"):
        template = engines["django"].get_template("503.html")
        shown = str(template.render({"typed": (("name", "Mira"),), "path": "/bureau/"}))
    assert 'name="name" value="Mira"' in shown
    assert 'action="/bureau/"' in shown


def test_countries_stand_where_a_reader_looks_for_them() -> None:
    names = [name for _code, name in writing.countries()]
    assert names.index("Åland Islands") < names.index("Albania")
    assert names[-1] == "Zimbabwe"


# Times where somebody is


@pytest.mark.parametrize(
    ("zone", "local", "until"),
    [
        ("UTC", "11 April 2026, 12:00", "11 April 2026, 12:00"),
        ("Pacific/Auckland", "12 April 2026, 00:00", "end of 11 April 2026"),
        ("America/New_York", "11 April 2026, 08:00", "11 April 2026, 08:00"),
    ],
)
def test_a_time_is_written_where_somebody_is_and_midnight_ends_the_day_before(
    zone: str, local: str, until: str
) -> None:
    at = datetime(2026, 4, 11, 12, 0, tzinfo=UTC)
    text = "{{ at|local_here:zone }}|{{ at|local:zone }}|{{ at|until_here:zone }}|{{ at|until:zone }}"
    shown = show(text, at=at, zone=zone)
    times = [part.removesuffix("</time>").partition(">")[2] for part in shown.split("|")]
    assert times == [local, f"{local}, {zone}", until, f"{until}, {zone}"]
