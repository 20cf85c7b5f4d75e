"""What a source files and what only reviewers hold are two parts, and make one whole again."""

from dataclasses import replace

from fairnotice.domain.dossier import Dossier, PositionKind
from fairnotice.domain.statement import SourceKind
from fairnotice.formats.dossier import dossier_from, dossier_to
from fairnotice.services.dossiers import for_subject, merge, places_for_reviewers, split
from tests.builders import a_dossier, a_position, a_protection, a_request, a_source, a_statement, a_subject, a_warrant


def whole() -> Dossier:
    plain = a_dossier()
    return a_dossier(
        subject=a_subject(protections=(a_protection(against="PT", sources=("shelter",)),)),
        positions=(a_position(PositionKind.PROTEST, sources=("shelter",)),),
        statements=(*plain.statements, a_statement("context.coup", True, id="ours", source="paper")),
        sources=(
            *plain.sources,
            a_source("shelter", SourceKind.BUREAU, title="Letter of the sheltering state"),
            a_source("paper", SourceKind.PRESS, title="A newspaper"),
        ),
    )


def test_the_filed_part_holds_nothing_of_the_other_not_even_a_source() -> None:
    filed, ours = split(whole())
    assert ours is not None
    text = str(dossier_to(filed))
    assert "sheltering" not in text
    assert "newspaper" not in text
    assert "protections': [{" not in text


def test_both_parts_together_are_the_whole() -> None:
    given = whole()
    filed, ours = split(given)
    again = merge(dossier_from(dossier_to(filed)), ours)
    assert (again.subjects, again.statements, again.positions) == (given.subjects, given.statements, given.positions)
    assert {source.id for source in again.sources} == {source.id for source in given.sources}


def test_a_file_without_a_reviewers_part_has_one_part() -> None:
    filed, ours = split(a_dossier())
    assert ours is None
    assert merge(filed, None) == filed


def test_recipients_get_one_subject_without_the_bound_on_the_others() -> None:
    given = a_dossier(subject=a_subject())
    shown = for_subject(given, "s1")
    assert [s.id for s in shown.subjects] == ["s1"]
    assert all(warrant.at_least is None for warrant in shown.warrants)


def test_what_is_said_of_a_whole_list_of_people_does_not_go_out_with_one_of_them() -> None:
    """Title and summary of such a matter name the others, or say how many there are."""
    warrant = a_warrant(at_least=36)
    listed = a_dossier(warrant=warrant, title="Thirty-six people and Ruvo Stalk", summary="Ruvo Stalk led the others.")
    shown = for_subject(listed, "s1")
    assert (shown.title, shown.summary) == ("Orin Tavesk", "")
    two = a_dossier(title="Both of them", summary="Ruvo Stalk led.")
    two = replace(two, subjects=(*two.subjects, a_subject("s2", name="Ruvo Stalk")))
    assert "Stalk" not in str(dossier_to(for_subject(two, "s1")))
    alone = a_dossier(title="A robbery", summary="He took watches.")
    assert (for_subject(alone, "s1").title, for_subject(alone, "s1").summary) == ("A robbery", "He took watches.")


def test_a_waiver_is_the_secretariats_to_say_and_not_the_sources() -> None:
    waived = a_dossier(request=a_request(waiver_consulted=True, waiver_reasons="Of particular importance."))
    filed, ours = split(waived)
    assert (filed.request.waiver_consulted, filed.request.waiver_reasons) == (False, "")
    assert places_for_reviewers(waived) == ["request.waiver_consulted"]
    assert merge(filed, ours).request == waived.request
