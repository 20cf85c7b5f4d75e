"""A file made to do harm is refused in under a second, with a sentence."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fairnotice.domain.errors import Unusable
from fairnotice.formats.dossier import dossier_from, parse_dossier, read_dossier
from fairnotice.formats.dossier.limits import FILE_BYTES
from tests.builders import base_case

SECONDS = 1.0 if sys.gettrace() is None else 5.0
"""Measuring coverage slows every line down several times."""

HEAD = 'schema = "fairnotice-case/1"\n'


def refusal(act: Callable[[], object]) -> str:
    """The refusal's text; fails when the act is not refused or takes a second."""
    begun = time.process_time()  # not the clock on the wall: other tests may run on the machine
    with pytest.raises(Unusable) as caught:
        act()
    taken = time.process_time() - begun
    assert taken < SECONDS, f"refused only after {taken:.2f} s"
    return str(caught.value)


def refused_toml(text: str) -> str:
    return refusal(lambda: parse_dossier(text, form="toml"))


def refused_json(text: str) -> str:
    return refusal(lambda: parse_dossier(text, form="json"))


def test_a_file_of_50_megabytes_is_refused_from_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "50,000,000 bytes" in refusal(lambda: read_dossier(path))


def test_a_device_without_a_size_is_not_read_without_end() -> None:
    assert "too large" in refusal(lambda: read_dossier(Path("/dev/zero")))


@pytest.mark.parametrize("dots", [9, 1_000, 100_000])
def test_a_key_with_many_dots_is_refused_before_it_is_parsed(dots: int) -> None:
    assert "more than 8 dots" in refused_toml(".".join("a" * (dots + 1)) + " = 1")


@pytest.mark.parametrize("key", ["a . " * 50_000 + "a", '"a".' * 50_000 + "a", "'a'." * 50_000 + "a"])
def test_quotes_and_spaces_do_not_hide_the_dots_of_a_key(key: str) -> None:
    assert "more than 8 dots" in refused_toml(f"{key} = 1")
    assert "more than 8 dots" in refused_toml(f"[{key}]")
    assert "more than 8 dots" in refused_toml(f"x = {{{key} = 1}}")


@pytest.mark.parametrize("depth", [13, 500, 500_000])
@pytest.mark.parametrize("bracket", ["[", "{a=", "[\n", "[ # ]\n", '["]", '])
def test_deep_brackets_in_toml_are_refused(bracket: str, depth: int) -> None:
    text = "x = " + bracket * min(depth, FILE_BYTES // len(bracket) - 10)
    assert "more than 12 deep" in refused_toml(text)


@pytest.mark.parametrize("depth", [13, 900, 500_000])
@pytest.mark.parametrize("bracket", ["[", '{"a":', '["\\"]",', '["]",'])
def test_deep_brackets_in_json_are_refused(bracket: str, depth: int) -> None:
    text = bracket * min(depth, FILE_BYTES // len(bracket) - 10)
    assert "more than 12 deep" in refused_json(text)


def test_brackets_and_dots_inside_texts_and_comments_do_not_count() -> None:
    brackets, dots = "[" * 50, ".a" * 50
    lines = (f'# {brackets} {dots} "', f'title = "{brackets}{dots}"', f'summary = """\n{brackets} "" {dots}"""')
    text = "\n".join([HEAD, *lines, f"id = '{brackets}'"])
    wrong = refused_toml(text)
    assert "deep" not in wrong
    assert "dots" not in wrong
    assert "request: is missing" in wrong


def test_data_that_are_deep_without_a_file_are_refused() -> None:
    deep: dict[str, object] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    assert "more than 12 deep" in refusal(lambda: dossier_from(deep))


@pytest.mark.parametrize(
    "text",
    [
        "[[statements]]\n" * 130_000,
        "[[a]]\n[a.b]\n" * 140_000,
        "\n".join(f"[t{number}]" for number in range(200_000)),
        "\n".join(f"k{number}=1" for number in range(160_000)),
        "\n".join(f"a.b.c.d.e.f.g.h{number}=1" for number in range(85_000)),
        "\n".join(f"[a.b.c.d.e.f.g.h{number}]" for number in range(80_000)),
        "x = [" + "1," * 900_000 + "]",
        "x = [" + "{}," * 600_000 + "]",
        "x = [" + "[]," * 600_000 + "]",
        'x = "' + "\\u0301" * 300_000 + '"',
        'x = """' + "\\\n" * 900_000 + '"""',
        "#" * 1_900_000,
        "\n" * 1_900_000,
        "x = " + " " * 1_900_000 + "1",
        "'''" * 600_000,
        '"""' * 600_000,
        '"""' + '\\"""' * 450_000,
        "x = '" * 300_000,
        'x = "\\' * 300_000,
        "é" * 900_000,
        "x = 2020-01-01T00:00:00." + "1" * 1_000_000,
        "x = 1" + "_1" * 900_000,
        "x = 0x" + "f" * 1_900_000,
        "x = 0b" + "1" * 1_900_000,
        "x = 1." + "0" * 1_900_000,
        "x = 1e" + "9" * 1_900_000,
        "x = -" + "9" * 100_000,
        "x" * 1_900_000 + " = 1",
    ],
    ids=lambda text: f"{text[:12]!r}",
)
def test_a_large_toml_of_one_thing_is_refused_in_time(text: str) -> None:
    assert len(text.encode()) <= FILE_BYTES
    assert refused_toml(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" + "1," * 900_000 + "1]",
        '{"a":' + "9" * 100_000 + "}",
        '{"a":' + "9" * 5_000 + "}",
        '{"a":1e' + "9" * 10 + "}",
        '{"a":NaN}',
        '{"a":' + '"' * 1_900_000,
        '"' + "\\" * 1_900_000,
        '"' + "\\u0301" * 300_000 + '"',
        "{" + ",".join(f'"k{number}":1' for number in range(140_000)) + "}",
        "{" + ",".join('"a":1' for _ in range(100_000)) + "}",
        "{" + ",".join(f'"k{number % 50_000}":1' for number in range(100_000)) + "}",
        " " * 1_900_000,
        "t" * 1_900_000,
    ],
    ids=lambda text: f"{text[:12]!r}",
)
def test_a_large_json_of_one_thing_is_refused_in_time(text: str) -> None:
    assert refused_json(text)


def test_a_million_aliases_are_refused() -> None:
    case = base_case()
    case["subjects"][0]["identities"][0]["names"] = [{"text": "A"}] * 1_000_000
    assert "1,000,000 entries" in refusal(lambda: dossier_from(case))
    assert "more than 60,000 keys" in refused_toml("names = [" + "{text='A'}," * 150_000 + "]")


def test_a_subject_s_names_are_counted_over_all_identities() -> None:
    case = base_case()
    case["subjects"][0]["identities"] = [{"names": [{"text": "Tavesk"}] * 600}] * 2
    assert "subjects[0]: has 1,200 names in all. Allowed: at most 1,000" in refusal(lambda: dossier_from(case))


@pytest.mark.parametrize(("key", "limit"), [("subjects", 500), ("statements", 5_000), ("sources", 2_000)])
def test_one_entry_over_a_limit_is_refused(key: str, limit: int) -> None:
    case = base_case()
    case[key] = [case[key][0]] * (limit + 1)
    assert f"{key}: holds {limit + 1:,} entries. Allowed: at most {limit:,}" in refusal(lambda: dossier_from(case))


def test_a_table_with_many_keys_is_refused() -> None:
    case = base_case()
    case["incident"] |= {f"k{number}": 1 for number in range(101)}
    assert "incident: holds 106 keys" in refusal(lambda: dossier_from(case))


def test_a_file_full_of_mistakes_lists_the_first_500_and_says_so() -> None:
    case = base_case()
    case["statements"] = [{"id": "?", "about": "?", "bye": 1}] * 5_000
    wrong = refusal(lambda: dossier_from(case))
    assert len(wrong.splitlines()) == 502
    assert "only the first 500 problems are listed" in wrong


def test_many_small_lists_are_refused_by_the_number_of_their_values() -> None:
    case = base_case()
    case["statements"] = [{"id": ["a"] * 900} for _ in range(300)]
    assert "the file: holds more than 200,000 values" in refusal(lambda: dossier_from(case))


def test_a_number_with_many_digits_gives_a_sentence() -> None:
    assert "more than 18 digits" in refused_toml("x = " + "9" * 100_000)
    assert "more than 18 digits" in refused_json('{"x":' + "9" * 100_000 + "}")
    case = base_case()
    case["request"]["metadata"]["retention_months"] = 10**100_000
    assert "request.metadata.retention_months: is too large" in refusal(lambda: dossier_from(case))


def test_a_full_and_honest_file_is_still_read_quickly() -> None:
    case = base_case()
    case["statements"] = [{**case["statements"][0], "id": f"s{number}"} for number in range(5_000)]
    text = json.dumps(case)
    begun = time.perf_counter()
    assert len(parse_dossier(text, form="json").statements) == 5_000
    assert time.perf_counter() - begun < 3
