"""The fields of the pages, and how a form is shown."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils.translation import override

from fairnotice.web.forms.fields import CountryField, DayField, LinesField, PartialDateField, YesNoUnknownField


def posted(name: str, day: str, month: str, year: str) -> QueryDict:
    given = QueryDict(mutable=True)
    given.update({f"{name}_day": day, f"{name}_month": month, f"{name}_year": year})
    return given


def form_of(data: Any = None, initial: dict[str, Any] | None = None, **fields: forms.Field) -> forms.Form:
    made: type[forms.Form] = type("Made", (forms.Form,), fields)
    return made(data, initial=initial)


def partial(day: str, month: str, year: str, *, required: bool = True) -> forms.Form:
    return form_of(posted("born", day, month, year), born=PartialDateField(label="Born", required=required))


# Dates as precise as they are known


@pytest.mark.parametrize(
    ("day", "month", "year", "text"),
    [
        ("17", "9", "1986", "1986-09-17"),
        ("", "09", "1986", "1986-09"),
        ("", "", "1986", "1986"),
        (" 7 ", "1", "2001", "2001-01-07"),
        ("١٧", "٩", "١٩٨٦", "1986-09-17"),
        ("۱۷", "۹", "۱۹۸۶", "1986-09-17"),
        ("29", "2", "1988", "1988-02-29"),
    ],
)
def test_a_date_is_taken_as_precisely_as_it_is_known(day: str, month: str, year: str, text: str) -> None:
    form = partial(day, month, year)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == text


@pytest.mark.parametrize(
    ("day", "month", "year", "code"),
    [
        ("17", "9", "", "no_year"),
        ("17", "", "1986", "no_month"),
        ("17", "9", "86", "short_year"),
        ("17", "13", "1986", "month"),
        ("17", "0", "1986", "month"),
        ("31", "2", "1986", "no_such_day"),
        ("0", "2", "1986", "no_such_day"),
        ("x", "2", "1986", "not_number"),
        ("1", "²", "1986", "not_number"),
        ("", "", "0000", "no_such_day"),
        ("", "", "", "required"),
    ],
)
def test_a_date_that_is_none_is_refused_with_what_is_wrong(day: str, month: str, year: str, code: str) -> None:
    (found,) = partial(day, month, year).errors.as_data()["born"]
    assert found.code == code


def test_an_empty_date_that_may_be_empty_is_no_date() -> None:
    form = partial("", "", "", required=False)
    assert form.is_valid()
    assert form.cleaned_data["born"] == ""


def test_what_was_typed_stands_in_the_boxes_again() -> None:
    shown = str(partial("31", "2", "1986")["born"])
    for value in ("31", "2", "1986"):
        assert f'value="{value}"' in shown


@pytest.mark.parametrize("kept", ["1986-09", date(1986, 9, 17)])
def test_a_stored_date_stands_in_the_boxes(kept: object) -> None:
    form = form_of(initial={"born": kept}, born=PartialDateField())
    assert 'name="born_month" value="9"' in str(form["born"])
    assert 'name="born_year" value="1986"' in str(form["born"])


def test_a_date_that_was_not_touched_has_not_changed() -> None:
    form = form_of(posted("born", "", "9", "1986"), {"born": "1986-09"}, born=PartialDateField())
    assert not form.has_changed()


def test_a_full_date_is_a_day() -> None:
    form = form_of(posted("issued", "3", "2", "2026"), issued=DayField())
    assert form.is_valid()
    assert form.cleaned_data["issued"] == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("day", "month", "code"), [("", "2", "no_day"), ("", "", "no_month"), ("30", "2", "no_such_day")]
)
def test_a_full_date_wants_every_box(day: str, month: str, code: str) -> None:
    (found,) = form_of(posted("issued", day, month, "2026"), issued=DayField()).errors.as_data()["issued"]
    assert found.code == code


def test_a_day_that_may_be_empty_is_none() -> None:
    form = form_of(posted("issued", "", "", ""), issued=DayField(required=False))
    assert form.is_valid()
    assert form.cleaned_data["issued"] is None


# Countries


def test_a_country_is_chosen_by_its_code_and_shown_by_its_name() -> None:
    form = form_of({"country": "GB"}, country=CountryField())
    assert form.is_valid()
    assert form.cleaned_data["country"] == "GB"
    assert '<option value="GB" selected>United Kingdom</option>' in str(form["country"])


def test_countries_are_named_in_the_language_of_the_page() -> None:
    with override("ar-xb"):
        assert "البرتغال" in str(form_of(country=CountryField())["country"])


def test_a_country_that_there_is_not_is_refused() -> None:
    assert form_of({"country": "XX"}, country=CountryField()).errors["country"] == ["Choose a country from the list."]


def test_a_country_may_be_left_out_where_it_is_optional() -> None:
    form = form_of({"country": ""}, country=CountryField(required=False))
    assert form.is_valid()
    assert form.cleaned_data["country"] == ""


# Yes, no, not known


@pytest.mark.parametrize(("given", "value"), [("yes", True), ("no", False), ("unknown", None)])
def test_not_known_is_an_answer_of_its_own(given: str, value: bool | None) -> None:
    form = form_of({"refugee": given}, refugee=YesNoUnknownField())
    assert form.is_valid()
    assert form.cleaned_data["refugee"] is value


def test_no_answer_is_not_taken_for_not_known() -> None:
    assert not form_of({}, refugee=YesNoUnknownField()).is_valid()


@pytest.mark.parametrize(("kept", "chosen"), [(True, "yes"), (False, "no"), ("unknown", "unknown")])
def test_a_stored_answer_is_chosen(kept: object, chosen: str) -> None:
    shown = str(form_of(initial={"refugee": kept}, refugee=YesNoUnknownField())["refugee"])
    assert shown.count("checked") == 1
    assert f'value="{chosen}" id="id_refugee_{("yes", "no", "unknown").index(chosen)}" checked' in shown


def test_nothing_is_chosen_beforehand() -> None:
    assert "checked" not in str(form_of(refugee=YesNoUnknownField())["refugee"])


# Lines


def test_lines_are_given_one_by_one_without_the_empty_ones() -> None:
    form = form_of({"names": " Mira Dolan \r\n\r\nMira D.\n"}, names=LinesField())
    assert form.is_valid()
    assert form.cleaned_data["names"] == ("Mira Dolan", "Mira D.")


def test_a_line_that_is_too_long_is_named() -> None:
    form = form_of({"names": "short\n" + "x" * 301}, names=LinesField())
    assert str(form.errors["names"][0]).startswith("Line 2 has more than 300 characters.")


def test_only_empty_lines_are_no_answer() -> None:
    assert form_of({"names": "\n \n"}, names=LinesField()).errors["names"] == ["Enter at least one line."]


def test_stored_lines_stand_one_under_the_other_and_have_not_changed() -> None:
    field = LinesField(required=False)
    assert "One\nTwo</textarea>" in str(form_of(initial={"names": ("One", "Two")}, names=field)["names"])
    assert not form_of({"names": "One\nTwo"}, {"names": ("One", "Two")}, names=field).has_changed()


# How a form is shown


def example(data: dict[str, str] | None = None) -> forms.Form:
    return form_of(
        data,
        name=forms.CharField(label="Name", help_text="As in the warrant."),
        note=forms.CharField(label="Note", required=False),
        refugee=YesNoUnknownField(label="A refugee?"),
        urgent=forms.BooleanField(label="Urgent", required=False, help_text="The same gates."),
        key=forms.CharField(widget=forms.HiddenInput),
    )


def test_every_control_has_a_label_and_its_hint() -> None:
    shown = str(example())
    assert '<label class="govuk-label govuk-label--s" for="id_name">Name' in shown
    assert 'aria-describedby="id_name_helptext"' in shown
    assert 'id="id_name_helptext">As in the warrant.' in shown
    assert 'aria-describedby="id_urgent_helptext"' in shown
    assert 'id="id_urgent_helptext">The same gates.' in shown


def test_a_group_has_a_legend() -> None:
    assert '<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">A refugee?' in str(example())


def test_optional_is_said_and_required_is_not() -> None:
    shown = str(example())
    assert shown.count("(optional)") == 1
    assert shown.index("(optional)") > shown.index("Note")


def test_a_form_that_narrows_a_list_says_optional_nowhere() -> None:
    form = example()
    setattr(form, "mark_optional", False)  # noqa: B010  a form's own attribute
    assert "(optional)" not in str(form)


def test_the_error_summary_leads_to_each_field() -> None:
    form = example({})
    form.add_error(None, "Somebody else changed it.")
    shown = str(form)
    assert "There is a problem" in shown
    assert "<li>Somebody else changed it.</li>" in shown
    assert '<a href="#id_name"><span class="fn-error-field">Name:</span> Fill this in. It is needed.</a>' in shown
    assert '<a href="#id_refugee_0"><span class="fn-error-field">A refugee?</span>' in shown
    for anchor in ("id_name", "id_refugee_0"):
        assert shown.count(f'id="{anchor}"') == 1


def test_an_error_of_a_hidden_field_is_not_lost() -> None:
    assert "<li>Fill this in. It is needed.</li>" in str(example({"name": "Mira Dolan", "refugee": "no"}))


def test_a_wrong_date_is_led_to_by_its_first_box() -> None:
    shown = str(partial("31", "2", "1986"))
    assert 'href="#id_born_day"' in shown
    assert shown.count('id="id_born_day"') == 1


def test_a_form_without_errors_shows_no_summary() -> None:
    assert "There is a problem" not in str(example())


def test_the_summary_can_stand_above_the_heading_of_the_page() -> None:
    form = example({})
    setattr(form, "error_summary_above", True)  # noqa: B010  a form's own attribute
    assert "There is a problem" not in str(form)


def test_a_control_with_an_error_says_so_to_a_screen_reader() -> None:
    shown = str(example({}))
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'id="id_name_error"' in shown


def test_forms_of_others_come_out_in_the_same_markup() -> None:
    form = example()
    assert form.as_p() == form.as_div() == str(form)


def test_a_message_that_a_field_brings_is_kept() -> None:
    form = form_of({}, name=forms.CharField(error_messages={"required": "Write the name."}))
    assert form.errors["name"] == ["Write the name."]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (forms.FileField(), "Choose a file. It is needed."),
        (forms.ChoiceField(choices=[("a", "A")]), "Choose one. An answer is needed."),
        (forms.MultipleChoiceField(choices=[("a", "A")]), "Choose at least one."),
        (forms.BooleanField(), "Tick the box to go on."),
    ],
)
def test_an_empty_answer_is_told_what_to_do(field: forms.Field, words: str) -> None:
    assert form_of({}, it=field).errors["it"] == [words]


def test_a_long_text_says_its_limit() -> None:
    assert "At most 4,000 characters." in str(form_of(facts=forms.CharField(widget=forms.Textarea, max_length=4000)))


def test_what_was_typed_cannot_break_out_of_its_box() -> None:
    shown = str(example({"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in shown
