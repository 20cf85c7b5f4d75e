"""What changed between two versions of a case file."""

from dataclasses import replace
from datetime import date

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.formats.dossier import dossier_to
from fairnotice.formats.dossier.changes import Changed, changes_between
from tests.builders import a_dossier, a_participation, a_statement, a_subject, an_identity


def test_the_same_file_has_no_changes() -> None:
    content = dossier_to(a_dossier())
    assert changes_between(content, content) == ()


def test_a_value_that_changed_is_named_by_its_place_with_both_values() -> None:
    before = a_dossier()
    person = a_subject(participation=a_participation(role="drove the car"))
    found = changes_between(dossier_to(before), dossier_to(a_dossier(subject=person)))
    role = before.subjects[0].participation
    assert role is not None
    assert found == (Changed("subjects/s1/participation/role", str(role.role), "drove the car"),)


def test_a_row_is_found_by_its_id_wherever_it_stands() -> None:
    before = a_dossier()
    turned = replace(before, statements=before.statements[::-1])
    assert changes_between(dossier_to(before), dossier_to(turned)) == ()


def test_what_is_new_has_nothing_before_and_what_is_gone_nothing_after() -> None:
    before = a_dossier()
    more = replace(
        before, statements=(*before.statements, a_statement("act.peaceful", False, id="new", words="It was not."))
    )
    added = changes_between(dossier_to(before), dossier_to(more))
    assert {(change.before, change.after) for change in added if change.where == "statements/new/words"} == {
        (None, "It was not.")
    }
    gone = changes_between(dossier_to(more), dossier_to(before))
    assert all(change.after is None for change in gone)


def test_lists_flags_and_dates_of_other_calendars_are_written_as_one_value() -> None:
    before = a_dossier(subject=a_subject(identities=(an_identity(nationalities=("UY",), biometrics=True),)))
    identity = an_identity(
        nationalities=("UY", "PT"), biometrics=False, births=(PartialDate(1365, 6, 26, Calendar.SOLAR_HIJRI),)
    )
    found = changes_between(dossier_to(before), dossier_to(a_dossier(subject=a_subject(identities=(identity,)))))
    texts = {change.where.rpartition("/")[2]: (change.before, change.after) for change in found}
    assert texts["nationalities"] == ("UY", "UY, PT")
    assert texts["biometrics"] == ("yes", "no")
    assert texts["births"] == ("1986-09-17", "1365-06-26 (solar_hijri)")


def test_a_day_is_written_as_it_stands_in_the_file() -> None:
    before = a_dossier()
    request = replace(before.request, filed=date(2024, 4, 20))
    found = changes_between(dossier_to(before), dossier_to(replace(before, request=request)))
    assert [(change.where, change.after) for change in found] == [("request/filed", "2024-04-20")]
