"""What names of Korea are measured by, and what the table of Han characters is made of."""

from pathlib import Path

import pytest

from benchmarks.screening import learn_hanja, run
from benchmarks.screening.korean_systems import full_name, romanised
from fairnotice.screening.hanja import family_in_hangul, given_in_hangul


@pytest.mark.parametrize(
    ("family", "given", "revised", "north"),
    [
        ("김", "영희", "Gim Yeonghui", "Kim Yong Hui"),
        ("이", "현철", "I Hyeoncheol", "Ri Hyon Chol"),
        ("박", "승욱", "Bak Seunguk", "Pak Sung Uk"),
        ("최", "태준", "Choe Taejun", "Choe Thae Jun"),
        ("남궁", "빈", "Namgung Bin", "Nam Kung Pin"),
    ],
)
def test_a_name_is_written_by_the_rules_of_each_system(family: str, given: str, revised: str, north: str) -> None:
    assert full_name(family, given, "revised") == revised
    assert full_name(family, given, "north") == north


def test_ends_of_syllables_are_written_as_they_sound() -> None:
    assert romanised("빛꽃값", "revised") == ["bit", "kkot", "gap"]


def test_characters_that_no_name_has_are_left_out_of_the_table() -> None:
    lines = list(learn_hanja.lines_of({"金": "금", "賢": "현", "烈": "렬", "㐀": "구", "乫": "갸"}))
    assert lines == ["금\t金", "렬\t烈", "현\t賢"]


def test_the_table_is_made_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "hanja" / "hanja").mkdir(parents=True)
    source = tmp_path / "hanja" / "hanja" / "table.yml"
    source.write_text('"\\u91D1": "\\uAE08"\n"\\u8CE2": "\\uD604"\n', encoding="utf-8")
    out = tmp_path / "out.tsv"
    assert run.main(["learn-hanja", str(tmp_path), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == "금\t金\n현\t賢\n"


def test_without_the_package_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["learn-hanja", str(tmp_path)]) == 2
    assert "hanja is not in" in capsys.readouterr().err


def test_characters_are_read_as_the_north_and_the_south_read_them() -> None:
    assert (family_in_hangul("金"), family_in_hangul("李"), family_in_hangul("南宮")) == ("김", "이", "남궁")
    assert set(given_in_hangul("基烈")) == {"기렬", "기열"}
    assert set(given_in_hangul("蘭姬")) == {"란희", "난희"}
    assert given_in_hangul("龍") == {"용": 1.0}
    assert given_in_hangul("龘") == {}
