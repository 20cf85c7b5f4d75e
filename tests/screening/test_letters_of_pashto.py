"""Letters that Pashto, Urdu, Sindhi and Kurdish have beside the Arabic and Persian ones: none is read as nothing."""

import pytest

from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.normalise import words
from fairnotice.screening.transliterate import read

CONSONANTS = "ټډړڼګځڅږښٹڈڑٽٺٿڌڏڊڍڀڄڇڦڳڱڻڃڙڕڵڤڭگچپژ"


@pytest.mark.parametrize("letter", CONSONANTS)
def test_no_letter_is_read_as_nothing(letter: str) -> None:
    (word,) = words(f"م{letter}م")
    assert all(len(roman) > 2 for roman in read(word).romans)


@pytest.mark.parametrize(
    ("latin", "native"), [("Gulalai Khattak", "ګلالۍ خټک"), ("Pashtun Rond", "پښتون ړوند"), ("Tipu Dar", "ٹیپو ڈار")]
)
def test_names_with_them_agree_across_scripts(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score >= ALIKE
