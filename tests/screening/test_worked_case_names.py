"""The names of the worked case, which are real and stand in this file alone: one name in several spellings.

Nobody here is on any list: the comparison is made on the bare names.
"""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from fairnotice.domain.errors import NotInThisMode
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Name, Reality
from fairnotice.formats.dossier import read_dossier
from fairnotice.screening import Entry
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.likeness import Alike, compare_matters, matter_key

SPELLINGS = ("Qassem Soleimani", "Qasem Soleymani", "Kassem Sulaimani", "قاسم سلیمانی", "قاسم سليماني")
UNRELATED = ("Qassem Farahani", "Salim Kassemi", "Orin Tavesk", "کریم فرخزادی")


@pytest.mark.parametrize(("one", "other"), list(combinations(SPELLINGS, 2)))
def test_every_spelling_matches_every_other(one: str, other: str) -> None:
    assert compare_names([one], [other]).score >= ALIKE + 0.1


@pytest.mark.parametrize("one", SPELLINGS)
@pytest.mark.parametrize("other", UNRELATED)
def test_unrelated_names_stay_well_below(one: str, other: str) -> None:
    assert compare_names([one], [other]).score < ALIKE - 0.1


def test_a_near_miss_in_both_words_stays_below_every_true_spelling() -> None:
    worst = min(compare_names([one], [other]).score for one, other in combinations(SPELLINGS, 2))
    assert max(compare_names([one], ["Sulaiman Qassar"]).score for one in SPELLINGS) < worst - 0.05


CASE = Path(__file__).parents[2] / "examples" / "worked-case.toml"


@pytest.mark.parametrize(
    "spelling", ["TRUMP, Donald John", "Donald J. Tramp", "دونالد ترامپ", "دونالد ترامب", "Дональд Трамп"]
)
def test_the_refused_matter_is_known_again_as_a_diffusion_under_another_spelling(spelling: str) -> None:
    case = read_dossier(CASE)
    old = matter_key(case, "s1", matter="refused")
    subject = case.subjects[0]
    again = replace(subject, identities=(replace(subject.identities[0], names=(Name(spelling),)),))
    new = replace(case, subjects=(again,), request=replace(case.request, kind=Kind.WANTED_DIFFUSION), warrants=())
    likeness = compare_matters(new, old)
    assert likeness is not None
    assert likeness.alike is Alike.SAME_MATTER


def test_a_person_known_from_the_press_never_gets_onto_a_list() -> None:
    subject = read_dossier(CASE).subjects[0]
    assert subject.reality is Reality.PRESS
    with pytest.raises(NotInThisMode):
        Entry.of("s1", subject)
