"""The two parts of a dossier: what recipients of a notice are shown of it."""

from dataclasses import replace

from fairnotice.domain.dossier import Dossier, Position, PositionKind
from fairnotice.domain.statement import Source, SourceKind, Statement
from fairnotice.domain.subject import Protection, ProtectionKind
from fairnotice.formats.dossier import dossier_to
from fairnotice.services.dossiers import for_subject, merge, split
from tests.builders import a_dossier

SECRET = "letter of the asylum office of Atlantis"


def with_reviewers_part() -> Dossier:
    """The ordinary case with a protection, a position and a statement, each resting on a paper that reviewers hold."""
    filed = a_dossier()
    subject = replace(filed.subjects[0], protections=(Protection(ProtectionKind.REFUGEE, sources=("letter",)),))
    said = Statement("s-secret", "context.similar_requests_refused", "the secretariat", "Refused before.", "letter")
    added = replace(
        filed,
        subjects=(subject,),
        positions=(Position("NZ", PositionKind.CALLS_CASE_POLITICAL, sources=("letter",)),),
        statements=(*filed.statements, said),
        sources=(*filed.sources, Source("letter", SourceKind.BUREAU, SECRET)),
    )
    return merge(split(filed)[0], added)


def test_a_published_document_does_not_even_name_the_papers_that_reviewers_hold() -> None:
    whole = with_reviewers_part()
    assert SECRET in str(dossier_to(whole))
    shown = str(dossier_to(for_subject(whole, whole.subjects[0].id)))
    assert SECRET not in shown
    assert "Refused before." not in shown
    assert "refugee" not in shown


def test_the_part_that_its_source_sees_does_not_name_them_either() -> None:
    assert SECRET not in str(dossier_to(split(with_reviewers_part())[0]))


def test_a_published_document_keeps_every_source_that_it_rests_on() -> None:
    filed = a_dossier()
    shown = for_subject(filed, filed.subjects[0].id)
    assert {source.id for source in shown.sources} == {"file", "warrant"}


def test_the_two_parts_put_together_again_are_the_whole() -> None:
    whole = with_reviewers_part()
    filed, added = split(whole)
    assert merge(filed, added) == whole
