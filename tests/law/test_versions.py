"""What changed between two versions of a file: every field, in sentences with both values."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any

import pytest

from fairnotice.domain.dates import PartialDate, Period
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.domain.warrant import Penalty, Sentence
from fairnotice.law.versions import FileChange, Group, How, changed_words, concerning, file_changes
from tests.builders import (
    a_dossier,
    a_participation,
    a_position,
    a_protection,
    a_source,
    a_statement,
    a_subject,
    a_warrant,
    an_offence,
    an_office,
)


def one(before: Dossier, after: Dossier) -> FileChange:
    (change,) = file_changes(before, after)
    return change


def charged(*offences: Any) -> Dossier:
    return a_dossier(warrant=a_warrant(offences=offences))


def test_the_same_file_has_no_changes() -> None:
    assert file_changes(a_dossier(), a_dossier()) == ()


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [("5 years", "10 years", How.RAISED), ("30 days", "1 month", How.CHANGED), ("life", "24 months", How.LOWERED)],
)
def test_a_penalty_is_raised_or_lowered(before: str, after: str, how: How) -> None:
    change = one(charged(an_offence(max_penalty=before)), charged(an_offence(max_penalty=after)))
    assert (change.group, change.how) == (Group.PENALTY, how)
    old, new = Penalty.parse(before), Penalty.parse(after)
    assert change.says.endswith(f"maximum penalty {how.value} from {old} to {new}.")


def test_a_penalty_that_is_given_at_last_or_no_longer() -> None:
    without, with_it = charged(an_offence(max_penalty=UNKNOWN)), charged(an_offence(max_penalty="5 years"))
    assert one(without, with_it).says.endswith("maximum penalty now given: 5 years; before: nothing.")
    assert one(with_it, without).says.endswith("maximum penalty no longer given; before: 5 years.")


def test_a_charge_is_added_and_another_withdrawn() -> None:
    more = an_offence("o2", charge="theft", max_penalty="3 years")
    added = one(charged(an_offence()), charged(an_offence(), more))
    assert added.says == "The warrant 417/24.0XPLSB: charge added: “theft (maximum penalty: 3 years)”."
    assert added.group is Group.CHARGE
    assert one(charged(an_offence(), more), charged(an_offence())).how is How.WITHDRAWN


def test_a_charge_with_another_id_and_the_same_words_is_the_same_charge() -> None:
    assert file_changes(charged(an_offence("o1")), charged(an_offence("x"))) == ()
    raised = file_changes(charged(an_offence("o1")), charged(an_offence("x", max_penalty="20 years")))
    assert [change.how for change in raised] == [How.RAISED]


def test_a_charge_is_re_worded_and_the_words_that_differ_are_marked() -> None:
    change = one(charged(an_offence()), charged(an_offence(charge="armed robbery causing death")))
    assert (change.group, change.what) == (Group.CHARGE, "wording of the charge")
    assert change.passages is not None
    assert [piece.text for piece in change.passages[1] if not piece.shared] == ["death"]


def test_a_role_and_a_summary_are_groups_of_their_own() -> None:
    before = a_dossier(subject=a_subject(participation=a_participation(role="kept watch", summary="He kept watch.")))
    after = a_dossier(subject=a_subject(participation=a_participation(role="led it", summary="He led the gang.")))
    role, summary = file_changes(before, after)
    assert role.says == "Orin Tavesk: role changed from “kept watch” to “led it”."
    assert (role.group, summary.group) == (Group.ROLE, Group.SUMMARY)


def test_a_part_that_is_told_for_the_first_time() -> None:
    untold = a_dossier(subject=a_subject(participation=None))
    found = file_changes(untold, a_dossier())
    assert {change.before for change in found} == {None}
    assert Group.SUMMARY in {change.group for change in found}
    assert {change.after for change in file_changes(a_dossier(), untold)} == {None}


def test_acts_names_and_documents_are_added_and_withdrawn_one_by_one() -> None:
    acts = a_participation().acts
    change = one(a_dossier(), a_dossier(subject=a_subject(participation=a_participation(acts=(*acts, "fled")))))
    assert change.says == "Orin Tavesk: act added: “fled”."
    reordered = a_dossier(subject=a_subject(participation=a_participation(acts=acts[::-1])))
    assert file_changes(a_dossier(), reordered) == ()
    assert [change.how for change in file_changes(a_dossier(), a_dossier(subject=a_subject(name="Ana Sarto")))] == [
        How.ADDED,
        How.WITHDRAWN,
    ], "a name"


def test_warrants_come_and_go_with_their_charges() -> None:
    two = a_dossier(warrants=(a_warrant(), a_warrant("w2", reference=UNKNOWN, issued=UNKNOWN)))
    added = file_changes(a_dossier(), two)
    assert [(change.group, change.how) for change in added] == [
        (Group.CHARGE, How.ADDED),
        (Group.WARRANT, How.ADDED),
    ]
    assert [change.how for change in file_changes(two, a_dossier())] == [How.WITHDRAWN, How.WITHDRAWN]
    dated = one(a_dossier(), a_dossier(warrant=a_warrant(issued="2024-03-01")))
    assert dated.says == "The warrant 417/24.0XPLSB: day of issue changed from 12 February 2024 to 1 March 2024."


def test_a_sentence_is_given_among_the_penalties() -> None:
    given = a_dossier(warrant=a_warrant(sentence=Sentence(imposed=Penalty(months=60), in_absentia=True)))
    found = file_changes(a_dossier(), given)
    assert {(change.group, change.what) for change in found} == {
        (Group.PENALTY, "sentence imposed"),
        (Group.PENALTY, "sentence passed in absence"),
    }


def test_people_are_named_and_named_no_more() -> None:
    two = a_dossier(subjects=(a_subject(), a_subject("s2", name="Ana Sarto")))
    added = one(a_dossier(), two)
    assert (added.group, added.says) == (Group.PERSON, "The file: person added: “Ana Sarto”.")
    assert one(two, a_dossier()).how is How.WITHDRAWN


def test_what_is_about_another_person_does_not_concern_this_one() -> None:
    def with_role(role: str) -> Dossier:
        other = a_subject("s2", name="Ana Sarto", participation=a_participation(role=role))
        return a_dossier(subjects=(a_subject(), other), title=role)

    found = file_changes(with_role("one"), with_role("two"))
    assert [change.what for change in concerning(found, "s1")] == ["title"]
    assert {change.what for change in concerning(found, "s2")} == {"title", "role"}


def test_offices_are_told_apart_by_term() -> None:
    def held(*offices: Any) -> Dossier:
        return a_dossier(subject=a_subject(offices=offices))

    first = an_office(scheduled_end="2023-12-31")
    second = an_office(began="2024-01-01")
    assert one(held(first), held(first, second)).how is How.ADDED
    assert one(held(first, second), held(first)).how is How.WITHDRAWN
    ended = one(held(first), held(replace(first, ended=date(2023, 6, 1))))
    assert (ended.group, ended.what, ended.after) == (Group.OFFICE, "ended", "1 June 2023")


def test_statements_and_sources_come_go_and_change() -> None:
    said = a_statement("act.peaceful", False, id="new", words="It was not.", subject="s1")
    base = a_dossier()
    more = replace(base, statements=(*base.statements, said))
    added = one(base, more)
    assert added.says == (
        "The account of National Central Bureau of Portugal: account added: “It was not. (act, peaceful)”."
    )
    assert added.subjects == ("s1",)
    assert one(more, base).how is How.WITHDRAWN
    turned = one(more, replace(base, statements=(*base.statements, replace(said, value=True))))
    assert (turned.before, turned.after) == ("no", "yes")
    paper = replace(base, sources=(*base.sources, a_source("extra", title="a letter")))
    assert one(base, paper).group is Group.SOURCE
    assert one(paper, base).how is How.WITHDRAWN


def test_what_reviewers_hold_is_a_group_of_its_own() -> None:
    held = a_dossier(subject=a_subject(protections=(a_protection(),)), positions=(a_position(),))
    assert {change.group for change in file_changes(a_dossier(), held)} == {Group.KEPT}


def test_a_mark_between_words_is_no_changed_word() -> None:
    old, new = changed_words("He drove, then he ran.", "He drove; then she ran!")
    assert [piece.text for piece in (*old, *new) if not piece.shared] == ["he", "she"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "new words"),
        ("same", "same"),
        ("...", "!"),
        ("a long one, cut", "a short one, cut"),
        ("قاد السيارة", "قاد"),
    ],
)
def test_both_wordings_stay_whole(before: str, after: str) -> None:
    old, new = changed_words(before, after)
    assert ("".join(piece.text for piece in old), "".join(piece.text for piece in new)) == (before, after)


def a_full_file() -> Dossier:
    """A file in which every list has something and every part is there."""
    warrant = a_warrant(sentence=Sentence(imposed=Penalty(months=60)), at_least=4)
    subject = a_subject(offices=(an_office(),), protections=(a_protection(),))
    return a_dossier(warrant=warrant, subject=subject, positions=(a_position(),))


def other_value(value: Any, field: str) -> Any:
    """Something else that could stand in a field, of the same kind."""
    others: list[tuple[Any, Any]] = [
        (bool, not value if isinstance(value, bool) else None),
        (Enum, next((each for each in type(value) if each is not value), None) if isinstance(value, Enum) else None),
        (str, f"{value} and more"),
        (int, 77),
        (datetime, datetime(2020, 1, 1, tzinfo=UTC)),
        (date, value + timedelta(days=1) if isinstance(value, date) else None),
        (Penalty, Penalty(months=7)),
        (PartialDate, PartialDate(1911)),
        (Period, Period(begins=date(1999, 9, 9))),
        (tuple, ()),
    ]
    if isinstance(value, Unknown) or value is None:
        return datetime(2020, 1, 1, tzinfo=UTC) if "learnt" in field else date(2020, 1, 1)
    return next(other for kind, other in others if isinstance(value, kind))


def mutants(record: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The record with one field, anywhere in it, changed; every field once."""
    for field in fields(record):
        value, where = getattr(record, field.name), f"{place}/{field.name}"
        if where in {"/id", "/warrants/subjects"} or field.name == "id":
            continue  # a matter keeps its id; whom a warrant covers has a test of its own
        if is_dataclass(value) and not isinstance(value, (PartialDate, Penalty, Period)):
            for name, inner in mutants(value, where):
                yield name, replace(record, **{field.name: inner})
        elif isinstance(value, tuple) and value and is_dataclass(value[0]) and not isinstance(value[0], PartialDate):
            for name, inner in mutants(value[0], where):
                yield name, replace(record, **{field.name: (inner, *value[1:])})
            yield f"{where}[]", replace(record, **{field.name: value[1:]})
        elif value == ():
            yield where, replace(record, **{field.name: ("XX",)})
        else:
            yield where, replace(record, **{field.name: other_value(value, field.name)})


@pytest.mark.parametrize(("place", "changed"), [pytest.param(p, d, id=p) for p, d in mutants(a_full_file())])
def test_no_field_of_a_file_changes_unseen(place: str, changed: Dossier) -> None:
    found = file_changes(a_full_file(), changed)
    assert found, place
    assert all(change.says.endswith(".") and str(change.before or change.after) in change.says for change in found)


def test_whom_a_warrant_covers_is_told_by_name() -> None:
    people = (a_subject(), a_subject("s2", name="Ana Sarto"))
    before = a_dossier(subjects=people, warrant=a_warrant(subjects=("s1",)))
    after = a_dossier(subjects=people, warrant=a_warrant(subjects=("s1", "s2")))
    change = one(before, after)
    assert (change.what, change.after, change.subjects) == ("person covered", "Ana Sarto", ("s1", "s2"))
