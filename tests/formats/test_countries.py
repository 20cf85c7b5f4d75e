"""Countries as documents, airlines and lists name them."""

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.countries import NO_STATE, country_of, nationality_of
from fairnotice.formats.sexes import sex_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("D", "DE"),
        ("d<<", "DE"),
        ("GBO", "GB"),
        ("RKS", "XK"),
        ("XK", "XK"),
        ("ury", "UY"),
        ("Egypt", "EG"),
        ("SU", "SU"),
        ("Iran", "IR"),
        ("United States", "US"),
        ("UK", "GB"),
        ("Macau", "MO"),
        ("Brunei", "BN"),
        ("China, Hong Kong Special Administrative Region", "HK"),
        ("", ""),
    ],
)
def test_a_nationality_is_read_by_code_or_name(text: str, code: str) -> None:
    assert nationality_of(text) == code


@pytest.mark.parametrize("code", sorted(NO_STATE))
def test_a_code_of_no_state_is_known_and_is_no_country(code: str) -> None:
    assert nationality_of(code) == ""
    assert country_of(code) is None


@pytest.mark.parametrize("text", ["ZZ9", "QQ", "Atlantis", "-"])
def test_another_word_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        nationality_of(text)
    assert text == "-" or text not in str(refused.value)


def test_the_sex_is_read_as_documents_state_it() -> None:
    assert [sex_of(text) for text in ("F", "m", "X", "Female")] == [Sex.FEMALE, Sex.MALE, Sex.OTHER, Sex.FEMALE]
    assert all(sex_of(text) is UNKNOWN for text in ("U", "<", "unknown", ""))
    with pytest.raises(InvalidValue):
        sex_of("q")
