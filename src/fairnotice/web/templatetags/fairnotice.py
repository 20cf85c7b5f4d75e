"""How pages write values, and the blocks that pages are built from.

Filters write one value: `says day instant local until left number country word tone short control_id`. Block tags put
what stands between them into a part of `templates/parts`: `rows row details inset warning banner scroll timeline event
filters`.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any
from uuid import UUID

from django import template
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from fairnotice.border.saying import said
from fairnotice.border.words import CALENDARS
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.effect import Line
from fairnotice.domain.errors import InvalidValue
from fairnotice.web import writing
from fairnotice.web.tones import tone_of

register = template.Library()


@register.filter
def says(value: object) -> SafeString:
    """A sentence from a rule, a service or a country file: content, not interface. English, unless it is one of the
    card's and stands on a card in another language."""
    return said(value)


@register.filter
def is_stale(line: Line, on: date) -> bool:
    """Whether what a line rests on was said, or read, more than three years before that day."""
    return line.seen and line.stale(on)


@register.filter
def day(value: object) -> SafeString:
    """A date, a partial date or its ISO text as the page's language writes it; anything else as it is."""
    if value is None or value == "":
        return SafeString("")
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        try:
            value = PartialDate.parse(value)
        except InvalidValue:
            return format_html("<bdi>{}</bdi>", value)
    if isinstance(value, date) or (isinstance(value, PartialDate) and value.calendar == "gregorian"):
        return format_html('<time datetime="{}">{}</time>', str(value), writing.day_text(value))
    if isinstance(value, PartialDate):
        text = str(value).partition(" ")[0]
        return format_html('<bdi dir="ltr">{}</bdi> ({})', text, CALENDARS[value.calendar.value])
    return format_html('<bdi dir="ltr">{}</bdi>', value)


@register.filter
def instant(value: object) -> SafeString:
    """A day and a time in UTC, from a datetime or its ISO text."""
    if value is None or value == "":
        return SafeString("")
    if isinstance(value, str):
        if len(value) <= len("2026-03-02"):
            return day(value)
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return format_html("<bdi>{}</bdi>", value)
    if not isinstance(value, datetime):
        return day(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), writing.instant_text(value))


@register.filter
def local(value: datetime, zone: str) -> SafeString:
    """A day and a time where somebody is, with the zone said."""
    words = writing.zoned_text(writing.local_text(value, zone), zone)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def local_here(value: datetime, zone: str) -> SafeString:
    """The same on a page that says the zone once."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), writing.local_text(value, zone))


@register.filter
def until(value: datetime, zone: str) -> SafeString:
    """Until when, where somebody is, with the zone said: midnight is the end of the day before."""
    words = writing.zoned_text(writing.until_text(value, zone), zone)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def until_here(value: datetime, zone: str) -> SafeString:
    """The same on a page that says the zone once."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), writing.until_text(value, zone))


@register.filter
def left(later: datetime, earlier: datetime) -> str:
    """How long it is from one instant to another, in words: "3 days 4 hours"."""
    return writing.span_text(later - earlier)


@register.filter
def within_a_minute(later: datetime, earlier: datetime) -> bool:
    """Whether so little time lies between two instants that a page says "just now"."""
    return later - earlier < timedelta(minutes=1)


@register.filter
def number(value: object) -> str:
    """A number with the digits and separators of the page's language."""
    return writing.number_text(value) if isinstance(value, int | float) else "" if value is None else str(value)


@register.filter
def country(code: object) -> SafeString:
    """A country's name and its code. What is no code of ISO 3166-1 is shown as it is."""
    key = str(code or "").strip().upper()
    if not key:
        return SafeString("")
    name = writing.country_text(key)
    if name == key:
        return format_html('<bdi dir="ltr" class="fn-code">{}</bdi>', key)
    return format_html('{} <bdi dir="ltr" class="fn-code">{}</bdi>', name, key)


@register.filter
def country_said(code: object) -> SafeString:
    """The same within a sentence: with the article that some have in English."""
    key = str(code or "").strip().upper()
    return format_html('{} <bdi dir="ltr" class="fn-code">{}</bdi>', writing.country_said(key), key)


@register.filter
def word(value: object, table: str) -> str:
    """The word for a state, kind, ground, role or act, from a table of `fairnotice.web.words`."""
    key = str(getattr(value, "value", value) if value is not None else "")
    found = _tables().get(table, {}).get(key)
    return str(found) if found is not None else key.replace("_", " ")


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, object]]:
    try:
        words = import_module("fairnotice.web.words")
    except ModuleNotFoundError:  # pragma: no cover  while the words are being written
        return {}
    tables: Mapping[str, Mapping[str, object]] = words.TABLES
    return tables


@register.filter
def tone(state: object) -> str:
    """The class that colours the tag of a state."""
    return tone_of(str(getattr(state, "value", state) if state is not None else ""))


@register.filter
def short(identifier: object) -> SafeString:
    """The first eight letters of an identifier, as a code."""
    text = str(identifier) if isinstance(identifier, UUID) else str(identifier or "")
    return format_html('<bdi dir="ltr" class="fn-code">{}</bdi>', text[:8])


@register.filter
def control_id(field: BoundField) -> str:
    """The id of a field's first control: where a link of the error summary leads."""
    return field.id_for_label or (field.subwidgets[0].id_for_label if field.use_fieldset else "") or field.auto_id


def _part(context: Context, name: str, **values: object) -> SafeString:
    """A part of `templates/parts`, given these values and nothing else of the page."""
    assert context.template is not None
    found = context.template.engine.get_template(f"parts/{name}.html").render(context.new(values))
    return mark_safe(found)  # noqa: S308  a template's output


@register.simple_block_tag(takes_context=True)
def rows(context: Context, content: str, style: str = "") -> SafeString:
    """A summary list around `row` blocks. Styles: "bare" (no lines), "card"."""
    return _part(context, "summary_list", content=content, rows=(), style=style)


@register.simple_block_tag(takes_context=True)
def row(context: Context, content: str, key: str, change: str = "", what: str = "") -> SafeString:
    """One row of a summary list. `change` is where it can be changed; `what` completes that link's words."""
    return _part(context, "row", content=content, key=key, change=change, what=what)


@register.simple_block_tag(takes_context=True)
def details(context: Context, content: str, summary: str, open: bool = False) -> SafeString:
    """What is shown when asked for."""
    return _part(context, "details", content=content, summary=summary, open=open)


@register.simple_block_tag(takes_context=True)
def inset(context: Context, content: str) -> SafeString:
    """A passage set apart from the text."""
    return _part(context, "inset", content=content)


@register.simple_block_tag(takes_context=True)
def warning(context: Context, content: str) -> SafeString:
    """A warning with its mark and the hidden word "Warning"."""
    return _part(context, "warning_text", content=content)


@register.simple_block_tag(takes_context=True)
def banner(context: Context, content: str, tone: str = "important", heading: str = "") -> SafeString:
    """A banner: "success", "important" or "warning"."""
    return _part(context, "banner", content=content, tone=tone, heading=heading)


@register.simple_block_tag(takes_context=True)
def scroll(context: Context, content: str, label: str) -> SafeString:
    """A box in which a wide table scrolls by itself. The label names the table."""
    return _part(context, "scroll", content=content, label=label)


@register.simple_block_tag(takes_context=True)
def timeline(context: Context, content: str) -> SafeString:
    """A timeline around `event` blocks."""
    return _part(context, "timeline", content=content, events=())


@register.simple_block_tag(takes_context=True)
def event(context: Context, content: str, title: str, at: Any = None, by: str = "", level: int = 2) -> SafeString:
    """One event of a timeline. `at` is a datetime or a date; the heading has this level."""
    return _part(context, "event", content=content, title=title, at=at, by=by, level=level)


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str, title: str = "", clear: str = "", button: str = "") -> SafeString:
    """A form that narrows a list (GET). `clear` is the address of the whole list."""
    return _part(context, "filter", content=content, title=title, clear=clear, button=button)
