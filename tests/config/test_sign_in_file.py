"""`sign_in.toml`: what it may say, and what is told of its mistakes."""

from pathlib import Path

import pytest

from fairnotice.config.errors import DataFolderError
from fairnotice.config.signinfile import read_providers

GOOD = """
[[provider]]
id = "justice"
name = "Ministry of Justice"
issuer = "https://id.example.org/realms/justice/"
client_id = "fairnotice"
client_secret_file = "secrets/justice"
offices = ["PT"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with one secret."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "justice").write_text("between the two\n", encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "sign_in.toml").write_text(text, encoding="utf-8")


def test_without_a_file_there_is_no_provider(folder: Path) -> None:
    assert read_providers(folder) == []


def test_a_provider_as_it_is_told_to_the_pages(folder: Path) -> None:
    write(folder, GOOD)
    (found,) = read_providers(folder)
    assert found["secret"] == "between the two"
    assert found["settings"]["server_url"] == "https://id.example.org/realms/justice"
    assert found["settings"]["origins"] == ["https://id.example.org"]
    assert found["settings"]["login_claim"] == "preferred_username"
    assert found["settings"]["match_email"] is False


def test_other_addresses_on_the_way_may_be_named(folder: Path) -> None:
    write(folder, GOOD + 'sends_to = ["https://login.example.org"]\n')
    assert read_providers(folder)[0]["settings"]["origins"] == ["https://id.example.org", "https://login.example.org"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GOOD.replace("https://id", "http://id"), "provider.1.issuer: Value error, must begin with https://"),
        (GOOD.replace('offices = ["PT"]', "offices = []"), "provider.1.offices"),
        (GOOD.replace('offices = ["PT"]', ""), "provider.1.offices: Field required"),
        (GOOD.replace('id = "justice"', 'id = "../x"'), "provider.1.id"),
        (GOOD + 'client_secret = "x"', "one of them"),
        (GOOD.replace('client_secret_file = "secrets/justice"', ""), "one of them"),
        (GOOD + "colour = 1", "provider.1.colour: Extra inputs are not permitted"),
        (GOOD + GOOD, "two providers have the same id"),
        (GOOD.replace("secrets/justice", "secrets/nothing"), "the secret of the provider 'justice', cannot be read"),
        ("[[provider", "is not TOML"),
        ("\x00", "is not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(folder: Path, wrong: str, told: str) -> None:
    write(folder, wrong)
    with pytest.raises(DataFolderError) as refused:
        read_providers(folder)
    assert told in str(refused.value)


def test_what_is_told_of_a_mistake_holds_no_secret(folder: Path) -> None:
    write(folder, GOOD.replace("https://id", "http://id").replace("client_secret_file", "client_secret"))
    with pytest.raises(DataFolderError) as refused:
        read_providers(folder)
    assert "secrets/justice" not in str(refused.value)
